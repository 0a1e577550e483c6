"""Real files with real traces in them, as phones and other people make them."""

import io
import struct
import zipfile
import zlib
from collections.abc import Sequence

from mutagen.ogg import OggPage
from PIL import Image, PngImagePlugin
from PIL.ExifTags import GPS, IFD, Base

CANARY = "kanareika-7391"
SILENCE = b"\xf8\xff\xfe"  # twenty milliseconds of nothing, as Opus says it
SECOND = 48_000


def picture(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """Red above, blue below."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (0, height // 2, width, height))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """The bytes of an image file."""
    out = io.BytesIO()
    image.save(out, kind, **options)  # type: ignore[arg-type]
    return out.getvalue()


def exif(*, orientation: int = 1) -> bytes:
    """Where the phone was, which phone it was, whose it is."""
    traces = Image.Exif()
    traces[Base.Orientation] = orientation
    traces[Base.Artist] = CANARY
    traces[Base.BodySerialNumber] = CANARY
    traces.get_ifd(IFD.GPSInfo).update({GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (43.0, 14.0, 7391.0)})
    traces.get_ifd(IFD.GPSInfo)[GPS.GPSAreaInformation] = CANARY
    return traces.tobytes()


def jpeg(*, orientation: int = 1) -> bytes:
    """A photo with everything a phone writes into it."""
    return saved(
        picture(), "JPEG", exif=exif(orientation=orientation), comment=CANARY.encode(), icc_profile=CANARY.encode()
    )


def png() -> bytes:
    """A picture with words in its text chunks, and half of it transparent."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", CANARY)
    words.add_itxt("XML:com.adobe.xmp", CANARY, zip=True)
    image = picture(mode="RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 60, 20))
    return saved(image, "PNG", pnginfo=words, exif=exif())


def webp() -> bytes:
    """A picture with XMP in it."""
    return saved(picture(), "WEBP", lossless=True, exif=exif(), xmp=CANARY.encode())


def with_archive(data: bytes) -> bytes:
    """The file with a ZIP archive behind its end: both are valid."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(CANARY, CANARY)
    return data + out.getvalue()


def bomb(width: int, height: int) -> bytes:
    """A PNG that says how large it is, and never gets that far."""
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", size) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def voice(
    sound: Sequence[bytes] = (SILENCE,) * 100,
    *,
    tags: str = CANARY,
    head: bytes = struct.pack("<8sBBHIhB", b"OpusHead", 1, 1, 312, 16_000, 0, 0),
    serial: int = 7391,
) -> bytes:
    """A voice message: a head, what the phone says of itself, pages of a second each."""
    label = tags.encode()
    comment = b"ARTIST=" + label
    lists = struct.pack("<I", len(label)) + label + struct.pack("<II", 1, len(comment)) + comment
    groups = [sound[start : start + 50] for start in range(0, len(sound), 50)]
    pages = [[head], [b"OpusTags" + lists + b"\x01" + label], *groups]
    written = []
    for number, packets in enumerate(pages):
        page = OggPage()
        page.serial, page.sequence, page.packets = serial, number, list(packets)
        page.position = max(0, number - 1) * SECOND
        page.first, page.last = number == 0, number == len(pages) - 1
        written.append(page.write())
    return b"".join(written)
