"""Draw the shipped pictures anew from their sources: ``python -m bench.pictures`` (needs the lab's resvg-py)."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import resvg_py
from PIL import Image

from bench.pictures import breath
from core import pictures
from core.pictures.sheets import Sheet

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "core" / "pictures" / "svg"
WIDTH = 800
COLOURS = 48
PNG_LIMIT, GIF_LIMIT = 60 * 1024, 150 * 1024


def main() -> None:
    """Every picture and the manifest that says which source it was drawn from."""
    manifest: dict[str, dict[str, Any]] = {}
    for source in sorted(SOURCES.glob("area-*.svg")):
        manifest[source.stem] = _kept(f"{source.stem}.png", _drawn(source), source, limit=PNG_LIMIT)
    moving = breath.frames()
    source = Path(breath.__file__)
    manifest["breathing"] = _kept("breathing.gif", breath.moving(moving), source, limit=GIF_LIMIT)
    manifest["breathing"]["still"] = "breathing-still"
    manifest["breathing-still"] = _kept("breathing.png", breath.still(moving), source, limit=PNG_LIMIT)
    manifest["faces"] = _kept("faces.png", _sheet(SOURCES / "faces.svg"), SOURCES / "faces.svg", limit=PNG_LIMIT)
    written = json.dumps(manifest, indent=1, sort_keys=True)
    (pictures.FOLDER / "manifest.json").write_text(f"{written}\n", encoding="utf-8")


def _drawn(source: Path) -> bytes:
    """A source as a PNG of few colours."""
    out = io.BytesIO()
    _few_colours(source).save(out, "PNG", optimize=True)
    return out.getvalue()


def _sheet(source: Path) -> bytes:
    """A source as a sheet that the rules can read."""
    image = _few_colours(source)
    width, height = image.size
    pixels = image.tobytes()
    rows = tuple(pixels[line * width : (line + 1) * width] for line in range(height))
    return Sheet(rows, bytes(image.getpalette() or ())).as_png()


def _few_colours(source: Path) -> Image.Image:
    image = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_path=str(source))))).convert("RGB")
    return image.quantize(COLOURS, dither=Image.Dither.NONE)


def _kept(file: str, data: bytes, source: Path, *, limit: int) -> dict[str, Any]:
    if len(data) > limit:
        raise ValueError(f"{file}: {len(data)} bytes")
    (pictures.FOLDER / file).write_bytes(data)
    width, height = Image.open(io.BytesIO(data)).size
    return {
        "file": file,
        "width": width,
        "height": height,
        "digest": hashlib.sha256(data).hexdigest(),
        "source": source.relative_to(ROOT).as_posix(),
        "source_digest": hashlib.sha256(source.read_bytes()).hexdigest(),
    }


if __name__ == "__main__":
    main()
