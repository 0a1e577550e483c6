"""The front-end files taken from others are exactly the ones the manifest names."""

import hashlib
import json
import re
from pathlib import Path

STATIC = Path(__file__).resolve().parents[2] / "admin" / "static"
MANIFEST = STATIC / "vendor" / "manifest.json"
FIELDS = {"file", "package", "version", "licence", "sha256"}
LICENCES = {"0BSD", "Apache-2.0", "MIT", "OFL-1.1"}


def _rows() -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return rows


def test_every_row_is_complete_and_freely_licensed() -> None:
    for row in _rows():
        assert set(row) == FIELDS
        assert row["licence"] in LICENCES
        assert re.fullmatch(r"\d+\.\d+\.\d+", row["version"])


def test_every_listed_file_has_the_listed_sum() -> None:
    for row in _rows():
        found = hashlib.sha256((STATIC / row["file"]).read_bytes()).hexdigest()
        assert found == row["sha256"], row["file"]


def test_no_vendored_file_is_unlisted() -> None:
    listed = {row["file"] for row in _rows()}
    files = [path for path in (STATIC / "vendor").rglob("*") if path.is_file()]
    stored = {path.relative_to(STATIC).as_posix() for path in files}
    assert stored - {"vendor/manifest.json"} == {name for name in listed if name.startswith("vendor/")}
    assert "icons.svg" in listed


def test_every_icon_a_template_asks_for_is_in_the_sprite() -> None:
    drawn = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text(encoding="utf-8")))
    asked: set[str] = set()
    for template in (STATIC.parent).rglob("*.html"):
        asked |= set(re.findall(r"icon\('([a-z0-9-]+)'", template.read_text(encoding="utf-8")))
    assert asked
    assert asked <= drawn
