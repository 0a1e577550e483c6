"""Uploads: a few pages take in a file; every other page refuses, unread, what is longer than words are."""

from typing import Final

from flask import Flask, request

from core import files

# the pages that take a file in, by the view's name
TAKE_FILES: Final = frozenset({"broadcasts", "exports", "importing", "materials", "normative"})
BESIDE_THE_FILE: Final = 256 * 1024


def install_uploads(app: Flask) -> None:
    """Hear these pages out before anything (the token's check as well) reads the form."""
    app.before_request(_hear_out)


def _hear_out() -> None:
    if request.method == "POST" and request.blueprint in TAKE_FILES:
        request.max_content_length = files.LARGEST + BESIDE_THE_FILE
