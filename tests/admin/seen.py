"""What a person sees of a page: its words without its markup."""

import re


def seen(page: str) -> str:
    """The text of a page, tags and attributes taken away."""
    return re.sub(r"<[^>]+>", " ", page)
