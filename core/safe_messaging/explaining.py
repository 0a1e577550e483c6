"""A finding in the words of the person who writes: what is wrong, why, and what to write instead."""

from core.safe_messaging.linter import Finding
from core.texts import texts


def named(finding: Finding, locale: str) -> str:
    """The rule's short name in the reader's language."""
    return texts(locale)(f"safe-messaging-rule-{finding.rule}")


def explain(finding: Finding, locale: str) -> str:
    """What is wrong, why it matters and what to write instead, in the reader's language."""
    return texts(locale)(f"safe-messaging-why-{finding.rule}")
