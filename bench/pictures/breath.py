"""Box breathing that moves: a circle grows, stays, shrinks, stays, four seconds each, while a dot walks the square.

No letter stands in it, so that it serves every language; its own calm ground makes it the same on light and dark.
"""

import io
import math

from PIL import Image, ImageColor, ImageDraw

SIDE = 240
FINE = 3  # drawn so many times larger, and made smaller again, so that edges are smooth
EDGE, SMALL, LARGE, DOT = 26, 34, 80, 9
SECONDS, A_SECOND = 4, 10
GROUND, TRACK, SOFT, CIRCLE, MARK = "#2f5249", "#4b7468", "#3b6259", "#8ccab6", "#fbdfcb"
BETWEEN = 3  # colours between two that touch, for smooth edges


def frames() -> list[Image.Image]:
    """Sixteen seconds: in, hold, out, wait."""
    steps = SECONDS * A_SECOND
    return [_frame(phase, step / steps) for phase in range(4) for step in range(steps)]


def moving(pictures: list[Image.Image]) -> bytes:
    """The frames as a GIF without an end; every frame says only what has changed."""
    first, *others = [_few_colours(picture) for picture in pictures]
    out = io.BytesIO()
    first.save(out, "GIF", save_all=True, append_images=others, duration=1000 // A_SECOND, loop=0, optimize=True)
    return out.getvalue()


def still(pictures: list[Image.Image]) -> bytes:
    """The same for whom movement troubles: the circle full, the dot at a corner."""
    out = io.BytesIO()
    _few_colours(pictures[SECONDS * A_SECOND]).save(out, "PNG", optimize=True)
    return out.getvalue()


def _few_colours(picture: Image.Image) -> Image.Image:
    palette = Image.new("P", (1, 1))
    palette.putpalette([value for colour in _colours() for value in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def _colours() -> list[tuple[int, ...]]:
    touching = ((GROUND, TRACK), (GROUND, SOFT), (SOFT, CIRCLE), (GROUND, MARK), (TRACK, MARK))
    pairs = [(ImageColor.getrgb(one), ImageColor.getrgb(other)) for one, other in touching]
    shares = [step / BETWEEN for step in range(BETWEEN + 1)]
    mixed = [
        tuple(round(a + (b - a) * share) for a, b in zip(*pair, strict=True)) for pair in pairs for share in shares
    ]
    return list(dict.fromkeys(mixed))


def _frame(phase: int, done: float) -> Image.Image:
    image = Image.new("RGB", (SIDE * FINE, SIDE * FINE), GROUND)
    draw = ImageDraw.Draw(image)
    low, high = EDGE * FINE, (SIDE - EDGE) * FINE
    draw.rounded_rectangle((low, low, high, high), radius=20 * FINE, outline=TRACK, width=5 * FINE)
    _disc(draw, SIDE / 2, SIDE / 2, LARGE, SOFT)
    _disc(draw, SIDE / 2, SIDE / 2, _radius(phase, done), CIRCLE)
    _disc(draw, *_place(phase, done), DOT, MARK)
    return image.resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def _disc(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float, colour: str) -> None:
    draw.ellipse([FINE * edge for edge in (x - radius, y - radius, x + radius, y + radius)], fill=colour)


def _radius(phase: int, done: float) -> float:
    eased = (1 - math.cos(math.pi * done)) / 2
    share = (eased, 1.0, 1 - eased, 0.0)[phase]
    return SMALL + (LARGE - SMALL) * share


def _place(phase: int, done: float) -> tuple[float, float]:
    """Up the left side while breathing in, along the top, down the right side, and back along the bottom."""
    low, way = float(EDGE), SIDE - 2.0 * EDGE
    high = low + way
    return ((low, high - way * done), (low + way * done, low), (high, low + way * done), (high - way * done, high))[
        phase
    ]
