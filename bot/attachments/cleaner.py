"""The cleaner, a process of its own: a file comes in at one end, its pixels or its sound alone go out at the other.

``python -I cleaner.py picture|voice`` reads standard input and writes standard output; whatever is not a plain picture
or voice ends it with a code other than 0. Before it looks at the first byte it gives up what a broken decoder could be
made to use: opening anything, reaching the network, writing a file, starting a program, memory and time without end.
"""

import ctypes
import io
import itertools
import resource
import struct
import sys
import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mutagen import ogg
from PIL import Image, ImageOps, JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin

MOST_BYTES = 10 * 1024 * 1024
MOST_MEMORY = 512 * 1024 * 1024  # measured: enough for a JPEG of 40 million pixels, progressive or not
MOST_SECONDS = 10

FORMATS = ("JPEG", "PNG", "WEBP")
LOADED = (JpegImagePlugin, MpoImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin)  # while files still open
PLAIN = frozenset({"RGB", "RGBA", "L", "CMYK"})
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 1600
QUALITY = 82

RATE = 48_000
LONGEST_VOICE = 10 * 60 * RATE
Page: Any = ogg.OggPage  # it says nothing of its types
OPUS_HEAD = struct.Struct("<8sBBHIhB")
OPUS_TAGS = b"OpusTags" + bytes(8)  # no maker, no comment
FRAME_SAMPLES = (*(480, 960, 1920, 2880) * 3, *(480, 960) * 2, *(120, 240, 480, 960) * 4)
PADDED, COUNTED = 0x40, 0x3F
PACKETS_ON_A_PAGE, SEGMENTS_ON_A_PAGE = 50, 255

CLONE_NEWUSER, CLONE_NEWNET = 0x1000_0000, 0x4000_0000
PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 4, 38


class Refused(Exception):
    """Not a plain picture or voice."""


def give_up_rights() -> None:
    """From here on nothing can be opened or started; and a network with nobody in it, where the system grants one."""
    Image.preinit()
    libc = ctypes.CDLL(None)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    libc.prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    libc.unshare(CLONE_NEWUSER | CLONE_NEWNET)
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS + 1))
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, 0),  # the two pipes stay open; no file and no socket can join them
    ):
        resource.setrlimit(what, (most, most))


def clean_picture(data: bytes) -> bytes:
    """A new JPEG with the pixels of the old picture: upright, on white, at most 1600 pixels a side."""
    warnings.simplefilter("ignore")
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(io.BytesIO(data), formats=FORMATS) as looked_at:
        looked_at.verify()
    with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
        fresh = _drawn_anew(_upright(_small(picture)))
    out = io.BytesIO()
    fresh.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _small(picture: Image.Image) -> Image.Image:
    """In plain colours and no larger than it is shown; a palette or sixteen bits cannot be made smaller as they are."""
    if picture.mode.startswith("I"):
        picture = picture.point(lambda grey: grey / 257).convert("L")
    elif picture.mode not in PLAIN or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # noqa: BLE001  better a picture that lies on its side than none
        return picture


def _drawn_anew(picture: Image.Image) -> Image.Image:
    fresh = Image.new("RGB", picture.size, "white")
    if picture.mode == "RGBA":
        fresh.paste(picture, mask=picture.getchannel("A"))
    else:
        fresh.paste(picture.convert("RGB"))
    return fresh


def clean_voice(data: bytes) -> bytes:
    """A new Ogg file around the sound of the old one: no tags, no padding, nothing behind its end."""
    pages = list(_pages(io.BytesIO(data)))
    head, tags, *sound = Page.to_packets(pages, strict=True)
    magic, version, channels, skipped, _rate, gain, mapping = OPUS_HEAD.unpack(head)
    if (magic, version >> 4, mapping, tags[:8]) != (b"OpusHead", 0, 0, b"OpusTags") or channels not in {1, 2}:
        raise Refused("not one voice")
    length = sum(_samples(packet) for packet in sound)
    if not 0 < length <= LONGEST_VOICE + skipped:
        raise Refused("silent or too long")
    fresh_head = OPUS_HEAD.pack(b"OpusHead", 1, channels, skipped, RATE, gain, 0)
    end = pages[-1].position if 0 < pages[-1].position < length else length
    return _written([[fresh_head], [OPUS_TAGS], *_shared_out(_unpadded(packet) for packet in sound)], end)


def _pages(file: io.BytesIO) -> Iterator[Any]:
    """The pages of the first stream, up to its last one."""
    while True:
        try:
            page = Page(file)
        except EOFError:
            return
        yield page
        if page.last:
            return


def _samples(packet: bytes) -> int:
    """How long a packet sounds (RFC 6716, section 3.1)."""
    how = packet[0] & 3
    frames = packet[1] & COUNTED if how == 3 else min(how + 1, 2)
    return FRAME_SAMPLES[packet[0] >> 3] * frames


def _unpadded(packet: bytes) -> bytes:
    """The packet with zeros where padding could carry anything (RFC 6716, section 3.2.5)."""
    if packet[0] & 3 != 3 or not packet[1] & PADDED:
        return packet
    lengths = list(itertools.takewhile(lambda length: length == 255, packet[2:]))
    padding = 254 * len(lengths) + packet[2 + len(lengths)]
    if padding > len(packet) - 3 - len(lengths):
        raise Refused("more padding than packet")
    return packet[: len(packet) - padding] + bytes(padding)


def _shared_out(packets: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Packets by page: about a second on each, and never more than a page can hold."""
    group: list[bytes] = []
    segments = 0
    for packet in packets:
        needed = len(packet) // 255 + 1
        if len(group) == PACKETS_ON_A_PAGE or segments + needed > SEGMENTS_ON_A_PAGE:
            yield group
            group, segments = [], 0
        group.append(packet)
        segments += needed
    yield group


def _written(groups: Sequence[list[bytes]], end: int) -> bytes:
    """The pages, numbered anew; ``end`` is the sample at which the voice stops."""
    written, heard = [], 0
    for number, group in enumerate(groups):
        page = Page()
        page.serial, page.sequence, page.packets = 1, number, group
        page.first, page.last = number == 0, number == len(groups) - 1
        heard += sum(map(_samples, group)) if number > 1 else 0
        page.position = min(heard, end)
        written.append(page.write())
    return b"".join(written)


def main() -> None:
    """Clean what comes in."""
    clean = {"picture": clean_picture, "voice": clean_voice}[sys.argv[1]]
    give_up_rights()
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Refused("too big")
    sys.stdout.buffer.write(clean(data))


if __name__ == "__main__":
    main()
