"""Cleaning: of a picture its pixels are left, of a voice its sound; the process that does it can do nothing else."""

import asyncio
import io
import json
import os
import signal
import struct
from pathlib import Path

import pytest
from mutagen.ogg import OggPage
from mutagen.oggopus import OggOpus
from PIL import Image

from bot.attachments import cleaning
from bot.attachments.cleaning import CleanerInterrupted, NotClean, clean
from db.models.help_requests import AttachmentKind
from tests.bot.attachments import files
from tests.bot.attachments.files import CANARY, SECOND, SILENCE, jpeg, picture, png, saved, voice, webp, with_archive

PICTURE, VOICE = AttachmentKind.PICTURE, AttachmentKind.VOICE
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

SEEN = """
import json, os, sys
sys.stdin.read()
descriptors = [number for number in range(3, 256) if os.path.exists(f"/proc/self/fd/{number}")]
print(json.dumps([dict(os.environ), os.getcwd(), descriptors, os.getsid(0)]))
"""
CONFINED = """
import importlib.util, os, socket, subprocess
spec = importlib.util.spec_from_file_location("cleaner", path)
cleaner = importlib.util.module_from_spec(spec)
spec.loader.exec_module(cleaner)
cleaner.give_up_rights()
"""
WAITING = "import os, time; open({mark!r}, 'w').write(str(os.getpid())); time.sleep(3600)"


def is_alive(mark: Path) -> bool:
    """Whether the process that wrote its number there still runs."""
    return Path(f"/proc/{mark.read_text()}").exists()


async def cleaned(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(await clean(PICTURE, data)))
    image.load()
    return image


def colour(image: Image.Image, x: int, y: int) -> str:
    red, green, blue = image.getpixel((x, y))  # type: ignore[misc]
    if min(red, green, blue) > 240:
        return "white"
    return "red" if red > blue else "blue"


def probe(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Something else runs in the cleaner's place."""
    script = tmp_path / "probe.py"
    script.write_text(code)
    monkeypatch.setattr(cleaning, "CLEANER", script)


class TestPictures:
    @pytest.mark.parametrize(
        "data",
        [jpeg(), png(), webp(), with_archive(jpeg()), with_archive(png())],
        ids=["jpeg", "png", "webp", "j+", "p+"],
    )
    async def test_lose_everything_but_their_pixels(self, data: bytes) -> None:
        assert b"Exif" in data or b"eXIf" in data or b"EXIF" in data

        image = await cleaned(data)
        new = await clean(PICTURE, data)

        assert CANARY.encode() not in new
        assert not any(mark in new for mark in (b"Exif", b"ICC_PROFILE", b"http", b"PK\x03\x04", b"\xff\xfe"))
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert (image.format, image.size, colour(image, 30, 35)) == ("JPEG", (60, 40), "blue")
        assert new.endswith(b"\xff\xd9")

    @pytest.mark.parametrize(
        ("orientation", "size", "top_left"),
        [(1, (60, 40), "red"), (3, (60, 40), "blue"), (6, (40, 60), "blue"), (8, (40, 60), "red")],
    )
    async def test_stand_upright_without_saying_so(
        self, orientation: int, size: tuple[int, int], top_left: str
    ) -> None:
        image = await cleaned(jpeg(orientation=orientation))

        assert (image.size, colour(image, 2, 2)) == (size, top_left)
        assert not image.getexif()

    async def test_lie_on_white_where_they_let_through(self) -> None:
        assert colour(await cleaned(png()), 2, 2) == "white"

    @pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "I;16", "CMYK"])
    async def test_of_every_kind_of_colour_are_drawn(self, mode: str) -> None:
        source = Image.new("I;16", (60, 40), 65_535) if mode == "I;16" else picture(mode="RGB").convert(mode)
        image = await cleaned(saved(source, "JPEG" if mode == "CMYK" else "PNG"))

        assert (image.mode, image.size) == ("RGB", (60, 40))
        assert colour(image, 2, 2) == {"P": "red", "CMYK": "red", "I;16": "white", "1": colour(image, 2, 2)}.get(
            mode, "blue"
        )

    async def test_are_no_larger_than_a_screen_needs(self) -> None:
        assert (await cleaned(saved(picture(5000, 2500), "JPEG"))).size == (1600, 800)

    @pytest.mark.parametrize(
        "data",
        [
            files.bomb(7_000, 7_000),
            files.bomb(60_000, 60_000),
            jpeg()[:-200],
            png()[:-60],
            b"",
            SVG,
            saved(picture(), "GIF"),
            saved(picture(), "BMP"),
            saved(picture(), "TIFF"),
            saved(picture(), "PDF"),
            voice(),
        ],
        ids=["bomb", "big bomb", "cut jpeg", "cut png", "nothing", "svg", "gif", "bmp", "tiff", "pdf", "voice"],
    )
    async def test_that_are_none_are_refused(self, data: bytes) -> None:
        with pytest.raises(NotClean):
            await clean(PICTURE, data)

    async def test_of_more_than_ten_megabytes_are_refused(self) -> None:
        with pytest.raises(NotClean):
            await clean(PICTURE, jpeg() + bytes(cleaning.MOST_BYTES))


class TestVoices:
    @pytest.mark.parametrize("data", [voice(), with_archive(voice()), voice() + voice()], ids=["one", "+zip", "+voice"])
    async def test_lose_everything_but_their_sound(self, data: bytes) -> None:
        new = await clean(VOICE, data)

        heard = OggOpus(io.BytesIO(new))
        assert (CANARY.encode() in data, CANARY.encode() in new, b"PK\x03\x04" in new) == (True, False, False)
        assert (heard.tags.vendor, list(heard.tags)) == ("", [])
        assert round(heard.info.length, 2) == round(2 - 312 / SECOND, 2)
        assert struct.pack("<I", 7391) not in new  # not even the number of its stream
        assert struct.pack("<I", 16_000) not in new

    async def test_keep_every_packet_in_order(self) -> None:
        sound = [SILENCE[:1] + bytes([number, 7]) for number in range(130)]

        file, heard = io.BytesIO(await clean(VOICE, voice(sound))), []
        while len(heard) < 132:
            heard += OggPage(file).packets

        assert heard[2:] == sound

    async def test_carry_nothing_in_their_padding(self) -> None:
        hidden = CANARY.encode()
        padded = bytes([0xFB, 0x41, len(hidden)]) + SILENCE[1:] + hidden

        new = await clean(VOICE, voice([padded] * 3))

        assert hidden not in new
        assert bytes([0xFB, 0x41, len(hidden)]) + SILENCE[1:] + bytes(len(hidden)) in new

    async def test_of_ten_minutes_are_kept_and_longer_ones_refused(self) -> None:
        assert await clean(VOICE, voice([SILENCE] * 30_000))
        with pytest.raises(NotClean):
            await clean(VOICE, voice([SILENCE] * 30_001))

    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"OggS",
            voice()[:-10],
            voice([]),
            voice(head=b"\x01vorbis" + bytes(23)),
            voice(head=struct.pack("<8sBBHIhB", b"OpusHead", 1, 6, 312, 48_000, 0, 1)),
            voice([bytes([0xFB, 0x41, 200]) + SILENCE]),
            voice([b"\xfb"]),
            voice()[:200] + b"garbage" + voice()[200:],
            b"ID3" + voice(),
            jpeg(),
        ],
        ids=["nothing", "start", "cut", "silent", "vorbis", "six", "padding", "half", "torn", "id3", "jpeg"],
    )
    async def test_that_are_none_are_refused(self, data: bytes) -> None:
        with pytest.raises(NotClean):
            await clean(VOICE, data)


class TestTheProcess:
    async def test_sees_nothing_of_ours(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("SENIM_TELEGRAM__TOKEN", CANARY)
        opened = os.open(tmp_path, os.O_RDONLY)
        os.set_inheritable(opened, True)
        probe(tmp_path, monkeypatch, SEEN)

        environment, folder, descriptors, session = json.loads(await clean(PICTURE, b""))
        os.close(opened)

        assert CANARY not in str(environment)
        assert set(environment) <= {"LC_CTYPE"}  # Python's own
        assert (folder, descriptors) == ("/", [])
        assert session != os.getsid(0)

    @pytest.mark.parametrize(
        "attempt",
        [
            "open('/etc/passwd')",
            "import os; os.close(0); open('/etc/passwd')",
            "import socket; socket.socket()",
            "import os; os.pipe()",
            "import subprocess; subprocess.run(['/bin/true'])",
            "bytearray(700_000_000)",
        ],
    )
    async def test_can_open_reach_and_start_nothing(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attempt: str
    ) -> None:
        start = f"path = {str(cleaning.CLEANER)!r}\n{CONFINED}"
        probe(tmp_path, monkeypatch, f"{start}\nprint('free')")
        assert await clean(PICTURE, b"") == b"free\n"

        probe(tmp_path, monkeypatch, f"{start}\n{attempt}\nprint('free')")
        with pytest.raises(NotClean):
            await clean(PICTURE, b"")

    async def test_that_hangs_is_ended_and_the_file_tried_another_time(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cleaning, "MOST_SECONDS", 0.5)
        mark = tmp_path / "pid"
        probe(tmp_path, monkeypatch, WAITING.format(mark=str(mark)))

        with pytest.raises(CleanerInterrupted):
            await clean(PICTURE, bytes(1_000_000))

        assert not is_alive(mark)

    async def test_that_the_system_ended_did_not_refuse_the_file(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        probe(tmp_path, monkeypatch, f"import os; os.kill(os.getpid(), {int(signal.SIGKILL)})")

        with pytest.raises(CleanerInterrupted):
            await clean(PICTURE, b"")

    async def test_that_answers_without_end_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        probe(tmp_path, monkeypatch, "import sys\nwhile True: sys.stdout.write('x' * 100_000)")

        with pytest.raises(NotClean):
            await clean(PICTURE, b"")

    async def test_ends_with_the_turn_that_waited_for_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        mark = tmp_path / "pid"
        probe(tmp_path, monkeypatch, WAITING.format(mark=str(mark)))
        waiting = asyncio.ensure_future(clean(PICTURE, b""))
        while not mark.exists() or not mark.read_text():
            await asyncio.sleep(0.01)

        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

        assert not is_alive(mark)
