"""A chart as a picture of pixels, for documents that cannot hold drawings."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from itertools import pairwise
from math import dist
from typing import Any, Final

from mcp_server.render.canvas import (
    BOLD,
    COLOURS,
    EDGE,
    LIGHT,
    Area,
    Box,
    Disc,
    Ink,
    Place,
    Shape,
    Strokes,
    Words,
)
from mcp_server.render.chart import Chart
from mcp_server.render.svg import WIDE, drawn

FINE: Final = 2
"""Shapes are drawn so many times as large and then made small, so that their edges are smooth."""
COLOURS_KEPT: Final = 64
PIXELS: Final = 40_000_000
"""In one picture at most: a taller one is drawn smaller."""


def png(chart: Chart, width: int = 1280, title: bool = True, wide: float = WIDE) -> bytes:
    """Return a chart, *wide* units across, as a PNG of *width* pixels; BriefError where its font lacks a letter."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - loads with the first picture

    canvas = drawn(chart, title, wide)
    scale = min(width / canvas.width, (PIXELS / canvas.width / canvas.height) ** 0.5)
    size = (round(canvas.width * scale), round(canvas.height * scale))
    large = Image.new("RGB", (size[0] * FINE, size[1] * FINE), COLOURS["paper"])
    pen = ImageDraw.Draw(large)
    for shape in canvas.shapes:
        _draw(pen, shape, scale * FINE)
    picture = large.reduce(FINE)
    pen = ImageDraw.Draw(picture)
    for shape in canvas.shapes:
        if isinstance(shape, Words):
            stroke = shape.size * scale * BOLD / 2000 if shape.bold else 0
            pen.text(
                (shape.x * scale, shape.y * scale),
                shape.text,
                COLOURS[shape.ink],
                _font(shape.size * scale),
                "ls",
                stroke_width=stroke,
            )
    file = BytesIO()
    picture.quantize(COLOURS_KEPT, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
        file, "PNG", dpi=(200, 200)
    )
    return file.getvalue()


@lru_cache(maxsize=64)
def _font(size: float) -> Any:
    from PIL import ImageFont  # noqa: PLC0415
    from pylopdf_fonts_zh_cn import sans_path  # noqa: PLC0415

    return ImageFont.truetype(str(sans_path()), size, layout_engine=ImageFont.Layout.BASIC)


def _draw(pen: Any, shape: Shape, k: float) -> None:
    def big(points: Sequence[Place]) -> list[Place]:
        return [(x * k, y * k) for x, y in points]

    match shape:
        case Box(x, y, w, h, fill, edge, corner):
            outline = COLOURS[edge] if edge else None
            pen.rounded_rectangle(
                (x * k, y * k, (x + w) * k, (y + h) * k),
                corner * k,
                COLOURS[fill],
                outline,
                round(EDGE * k) if edge else 0,
            )
        case Strokes(lines, ink, wide, dash):
            for line in lines:
                for part in _dashes(line, dash) if dash else (line,):
                    pen.line(big(part), COLOURS[ink], round(wide * k), joint="curve")
        case Area(points, ink, light):
            pen.polygon(big(points), _pale(ink) if light else COLOURS[ink])
        case Disc(x, y, r, fill, edge):
            pen.ellipse(
                ((x - r) * k, (y - r) * k, (x + r) * k, (y + r) * k), COLOURS[fill], COLOURS[edge], round(EDGE * k)
            )


def _pale(ink: Ink) -> tuple[int, ...]:
    """Return a colour as it looks on paper when only a part of it is there."""
    return tuple(round(255 - LIGHT * (255 - int(COLOURS[ink][i : i + 2], 16))) for i in (1, 3, 5))


def _dashes(line: Sequence[Place], dash: Sequence[float]) -> Iterator[list[Place]]:
    """Yield the strokes of a dashed line, which go around its corners."""
    turn, left, part = 0, dash[0], [line[0]]
    for begin, end in pairwise(line):
        length, gone = dist(begin, end), 0.0
        while length - gone > left:
            gone += left
            share = gone / length
            at = (begin[0] + (end[0] - begin[0]) * share, begin[1] + (end[1] - begin[1]) * share)
            if turn % 2 == 0:
                yield [*part, at]
            turn += 1
            left, part = dash[turn % len(dash)], [at]
        left -= length - gone
        part.append(end)
    if turn % 2 == 0 and len(part) > 1:
        yield part
