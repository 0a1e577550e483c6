"""The picture of some weeks: a face where there is a mark, a dot where there is none, nothing where no day has been."""

import base64
import io

import pytest
from PIL import Image

from core.pictures import measure, path, sheets, weeks

SIDE = sheets.read(path("faces").read_bytes()).width


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def cell(image: Image.Image, day: int) -> Image.Image:
    left, top = weeks.EDGE + day % 7 * SIDE, weeks.EDGE + day // 7 * SIDE
    return image.crop((left, top, left + SIDE, top + SIDE))


def face(number: int) -> Image.Image:
    return opened(path("faces").read_bytes()).crop((0, number * SIDE, SIDE, (number + 1) * SIDE))


def is_same(one: Image.Image, other: Image.Image) -> bool:
    return one.tobytes() == other.tobytes()


@pytest.mark.parametrize("number", range(1, 6))
def test_a_day_shows_the_face_of_its_mark(number: int) -> None:
    picture = opened(weeks.draw([None] * 9 + [number] + [None] * 18, today=27))

    assert is_same(cell(picture, 9), face(number))
    assert is_same(cell(picture, 8), face(0))


def test_the_faces_differ() -> None:
    assert len({face(number).tobytes() for number in range(6)}) == 6


def test_days_to_come_show_nothing() -> None:
    picture = opened(weeks.draw([None] * 28, today=22))

    assert len(set(cell(picture, 24).tobytes())) == 3
    assert not is_same(cell(picture, 24), face(0))


def test_today_alone_is_underlined() -> None:
    one, other = (opened(weeks.draw([3] * 28, today=day)) for day in (27, 26))
    below = weeks.EDGE + 4 * SIDE + 2

    at = {day: weeks.EDGE + day % 7 * SIDE + SIDE // 2 for day in (26, 27)}
    ground = one.getpixel((1, 1))
    assert one.getpixel((at[27], below)) != ground == one.getpixel((at[26], below))
    assert other.getpixel((at[26], below)) != ground == other.getpixel((at[27], below))


def test_it_is_eight_hundred_wide_and_light_enough_for_an_outbox() -> None:
    drawn = weeks.drawn([1, 2, 3, 4, 5, 4, 3] * 4, today=27)

    assert measure(base64.b64decode(drawn))[0] == 800
    assert len(drawn) < 24_000


def test_a_sheet_is_read_as_it_was_written() -> None:
    sheet = sheets.Sheet((b"\0\1\2", b"\2\1\0"), bytes(range(9)))

    again = sheets.read(sheet.as_png())

    assert again == sheet
    assert list(opened(sheet.as_png()).crop((0, 0, 3, 1)).tobytes()) == list(range(9))
    assert sheet.place_of(bytes([3, 4, 6])) == 1
