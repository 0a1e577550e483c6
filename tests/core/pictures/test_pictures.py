"""Shipped pictures: each belongs to its source, is small, and is told in words in three languages."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from core import pictures
from core.texts import LOCALES, texts
from core.tips.areas import AREAS

ROOT = Path(__file__).resolve().parents[3]
MANIFEST: dict[str, dict[str, Any]] = json.loads((pictures.FOLDER / "manifest.json").read_text("utf-8"))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("name", sorted(MANIFEST))
def test_a_file_and_its_source_are_the_ones_that_were_drawn_together(name: str) -> None:
    row = MANIFEST[name]

    assert digest(pictures.path(name)) == row["digest"]
    assert digest(ROOT / row["source"]) == row["source_digest"], "draw it anew: python -m bench.pictures"
    with Image.open(pictures.path(name)) as image:
        assert image.size == (row["width"], row["height"])


def test_nothing_lies_there_that_the_manifest_does_not_know() -> None:
    shipped = {path.name for path in pictures.FOLDER.iterdir()} - {"manifest.json"}
    drawn = {f"core/pictures/svg/{path.name}" for path in (ROOT / "core" / "pictures" / "svg").iterdir()}

    assert shipped == {row["file"] for row in MANIFEST.values()}
    assert drawn <= {row["source"] for row in MANIFEST.values()}


def test_every_area_of_tips_has_its_own_picture() -> None:
    names = [f"area-{code}" for code in AREAS]

    assert {*names, "breathing"} == set(pictures.NAMES)
    assert len({MANIFEST[name]["digest"] for name in names}) == len(AREAS)


@pytest.mark.parametrize("name", pictures.NAMES)
@pytest.mark.parametrize("locale", LOCALES)
def test_each_is_told_in_words(locale: str, name: str) -> None:
    words = texts(locale)(f"pictures-{name}")

    assert words != f"pictures-{name}"
    assert 40 <= len(words) <= 200


@pytest.mark.parametrize("name", sorted(MANIFEST))
def test_each_is_small_enough_for_a_poor_connection(name: str) -> None:
    most = 150 if pictures.moves(name) else 60

    assert pictures.path(name).stat().st_size <= most * 1024


def test_sources_have_no_letters_no_scripts_and_no_addresses() -> None:
    for path in (ROOT / "core" / "pictures" / "svg").glob("*.svg"):
        source = path.read_text("utf-8").replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert not [sign for sign in ("<text", "<script", "<image", "href", "http") if sign in source], path.name


def test_box_breathing_takes_four_seconds_a_side_and_never_ends() -> None:
    with Image.open(pictures.path("breathing")) as image:
        assert image.info["loop"] == 0
        frames = getattr(image, "n_frames", 1)
        taken = 0
        for frame in range(frames):
            image.seek(frame)
            taken += image.info["duration"]

    assert taken == 16_000
    assert pictures.media_type("breathing") == "image/gif"


def test_the_one_that_moves_has_one_that_stands_still() -> None:
    still = pictures.shipped("breathing").still
    assert still is not None

    assert pictures.moves("breathing")
    assert not pictures.moves(still)
    assert pictures.media_type(still) == "image/png"


def test_an_unknown_name_is_refused() -> None:
    for name in ("", "../manifest", "area-nothing", "faces.png"):
        with pytest.raises(pictures.PictureUnknown):
            pictures.path(name)
