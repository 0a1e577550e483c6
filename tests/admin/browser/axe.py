"""Accessibility as axe-core sees it: what is serious or critical, in words that find the place."""

from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import Page

SCRIPT = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
GRAVE = frozenset({"serious", "critical"})
ASKED = "async () => (await axe.run(document, {resultTypes: ['violations'], iframes: false})).violations"


def grave(page: Page) -> list[str]:
    """What axe finds serious or critical on a page as it stands."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(SCRIPT)
    found: list[dict[str, Any]] = page.evaluate(ASKED)
    return [
        f"axe {rule['impact']} {rule['id']}: {node['target']} {_why(node)}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"][:3]
    ]


def _why(node: dict[str, Any]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return str(checks[0]["message"])[:200] if checks else ""
