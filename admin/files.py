"""The panel's own files: every address carries a mark of all of them, so a browser asks for each once.

The mark stands in the path, not behind it: what a script imports and a style sheet names lies beside it, and so has it
too. A school's line is slow, and a page is made of thirty files.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final
from urllib.parse import quote

from flask import Flask, Response, current_app, request

MARKED: Final = "marked_static"
_LETTERS: Final = 12


def install_files(app: Flask) -> None:
    """Serve the files under their marked addresses too, and give templates ``asset``."""
    app.add_url_rule(f"{app.static_url_path}/v-<mark>/<path:filename>", MARKED, _serve)
    app.jinja_env.globals.update(asset=asset)


def asset(name: str) -> str:
    """Address of a file that browsers may keep for a year."""
    return _address(request.script_root + str(current_app.static_url_path), str(current_app.static_folder), name)


def is_file() -> bool:
    """Whether a file is asked for, and no page."""
    return request.endpoint in {"static", MARKED} or str(request.endpoint).endswith(".static")


def may_be_kept() -> bool:
    """Whether the address changes with the file: that of an older page shows what is here now, and is not kept."""
    return request.endpoint == MARKED and (request.view_args or {})["mark"] == _mark(str(current_app.static_folder))


def _serve(mark: str, filename: str) -> Response:  # noqa: ARG001  the mark is for browsers
    return current_app.send_static_file(filename)


@cache
def _address(root: str, folder: str, name: str) -> str:
    """A page asks a hundred times, nearly always for the same drawing: the address is not built anew."""
    return f"{root}/v-{_mark(folder)}/{quote(name)}"


@cache
def _mark(folder: str) -> str:
    """A mark of the names and contents of all files."""
    found = hashlib.sha256()
    for path in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
        found.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return found.hexdigest()[:_LETTERS]
