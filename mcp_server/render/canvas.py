"""A drawing as shapes and words on paper, written down as SVG here and as pixels in `png`."""

from collections.abc import Sequence
from html import escape
from typing import Final, Literal, NamedTuple

from mcp_server.render import glyphs
from mcp_server.render.chart import Tone
from mcp_server.render.markdown import one_line

Anchor = Literal["start", "middle", "end"]
Ink = Literal["ink", "soft", "grid", "paper", "main", "good", "bad", "amber", "quiet"]
Place = tuple[float, float]
COLOURS: Final[dict[Ink, str]] = {
    "ink": "#1f2328", "soft": "#57606a", "grid": "#d8dee4", "paper": "#ffffff",
    "main": "#0072b2", "good": "#009e73", "bad": "#d55e00", "amber": "#e69f00", "quiet": "#8c959f",
}  # fmt: skip
"""Okabe and Ito's palette, which people with any colour vision tell apart; a page may set other colours by class."""
DASHES: Final[dict[Tone, tuple[float, ...]]] = {
    "main": (),
    "good": (12, 4),
    "bad": (2, 4),
    "amber": (7, 4),
    "quiet": (4, 3),
}
"""Strokes and gaps: lines differ in print without colour, too."""
HATCH: Final = 6.0
"""Between the strokes across a bar."""
LIGHT: Final = 0.25
"""How much of its colour a light area has."""
EDGE: Final = 1.3
BOLD: Final = 36
"""Thickness of the edge that makes letters bold, in thousandths of an em."""


class Box(NamedTuple):
    """A rectangle."""

    x: float
    y: float
    w: float
    h: float
    fill: Ink
    edge: Ink | None
    corner: float


class Strokes(NamedTuple):
    """Lines of one look, each through some points."""

    lines: Sequence[Sequence[Place]]
    ink: Ink
    wide: float
    dash: tuple[float, ...]


class Area(NamedTuple):
    """What lies within points, filled lightly or fully."""

    points: Sequence[Place]
    ink: Ink
    light: bool


class Disc(NamedTuple):
    """A disc with an edge."""

    x: float
    y: float
    r: float
    fill: Ink
    edge: Ink


class Words(NamedTuple):
    """One line of text that stands on *y* and begins at *x*."""

    x: float
    y: float
    text: str
    size: float
    ink: Ink
    bold: bool


Shape = Box | Strokes | Area | Disc | Words


class Canvas:
    """Collects shapes; each one lies upon those before it."""

    def __init__(self, width: float) -> None:
        """Begin an empty drawing; its height is set when it is known."""
        self.width = width
        self.height = 0.0
        self.shapes: list[Shape] = []

    @property
    def letters(self) -> set[str]:
        """The letters that it is written with."""
        return {c for shape in self.shapes if isinstance(shape, Words) for c in shape.text if not c.isspace()}

    def rect(
        self, x: float, y: float, w: float, h: float, fill: Ink, edge: Ink | None = None, corner: float = 0
    ) -> None:
        """Draw a box, filled, with or without an edge."""
        self.shapes.append(Box(x, y, max(w, 0), max(h, 0), fill, edge, corner))

    def bar(self, x: float, y: float, w: float, h: float, tone: Tone) -> None:
        """Draw a bar so that its tone shows in grey, too: full, hatched, or light with an edge."""
        x, w = (x + w, -w) if w < 0 else (x, w)
        y, h = (y + h, -h) if h < 0 else (y, h)
        w, h = max(w, 1), max(h, 1)
        if tone == "bad":
            self.rect(x, y, w, h, "paper", "bad")
            strokes = []
            for k in range(1, int((w + h) / HATCH) + 1):
                d = k * HATCH  # the stroke on which (x' - x) + (y' - y) = d
                left, top = max(0.0, d - h), max(0.0, d - w)
                strokes.append([(x + left, y + d - left), (x + d - top, y + top)])
            self.shapes.append(Strokes(strokes, "bad", 2, ()))
        elif tone == "quiet":
            self.rect(x, y, w, h, "grid", "quiet")
        else:
            self.rect(x, y, w, h, tone)

    def line(self, points: Sequence[Place], ink: Ink, wide: float = 1, dash: tuple[float, ...] = ()) -> None:
        """Draw a line through points."""
        if len(points) > 1:
            self.shapes.append(Strokes([points], ink, wide, dash))

    def area(self, points: Sequence[Place], ink: Ink, light: bool = True) -> None:
        """Fill the area within points."""
        if len(points) > 2:
            self.shapes.append(Area(points, ink, light))

    def dot(self, x: float, y: float, r: float, ink: Ink, edge: Ink | None = None) -> None:
        """Draw a disc."""
        self.shapes.append(Disc(x, y, r, ink, edge or ink))

    def diamond(self, x: float, y: float, r: float, ink: Ink) -> None:
        """Draw a diamond: a day, where bars are times."""
        self.area([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], ink, light=False)

    def text(
        self, x: float, y: float, text: str, size: float = 13, anchor: Anchor = "start", ink: Ink = "ink",
        bold: bool = False,
    ) -> None:  # fmt: skip
        """Draw one line that stands on *y*."""
        text = glyphs.legible(text)
        wide = glyphs.width(text, size)
        x -= {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        self.shapes.append(Words(x, y, text, size, ink, bold))

    def texts(
        self, x: float, y: float, lines: Sequence[str], size: float = 13, anchor: Anchor = "start", ink: Ink = "ink",
        bold: bool = False,
    ) -> float:  # fmt: skip
        """Draw lines below each other, the first one standing on *y*; return where the next would stand."""
        for line in lines:
            self.text(x, y, line, size, anchor, ink, bold)
            y += size * 1.35
        return y

    def svg(self, title: str, told: str, letters: bool = True) -> str:
        """Return the drawing as plain SVG: no script, no style sheet, nothing from elsewhere.

        *title* and *told* are for those who do not see it. Without *letters*, `definitions` must be near by.
        """
        title, told = (escape(one_line(text)) for text in (title, told))
        size = f'viewBox="0 0 {_n(self.width)} {_n(self.height)}" width="{_n(self.width)}" height="{_n(self.height)}"'
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{title}"><title>{title}</title>'
            f"<desc>{told}</desc>{definitions(self.letters) if letters else ''}"
            f'<rect class="f-paper" width="100%" height="100%" fill="#ffffff"/>{"".join(map(_svg, self.shapes))}</svg>'
        )


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".") if value else "0"


def _d(points: Sequence[Place]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _svg(shape: Shape) -> str:
    """Return a shape as an element, with its colours as attributes and as classes."""
    match shape:
        case Box(x, y, w, h, fill, edge, corner):
            place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}"' + (
                f' rx="{_n(corner)}"' if corner else ""
            )
            stroke = f' stroke="{COLOURS[edge]}" stroke-width="{EDGE}"' if edge else ""
            names = f"f-{fill} s-{edge}" if edge else f"f-{fill}"
            return f'<rect class="{names}" {place} fill="{COLOURS[fill]}"{stroke}/>'
        case Strokes(lines, ink, wide, dash):
            dashed = f' stroke-dasharray="{" ".join(map(_n, dash))}"' if dash else ""
            d = "".join(map(_d, lines))
            return (
                f'<path class="s-{ink}" d="{d}" fill="none" stroke="{COLOURS[ink]}" stroke-width="{_n(wide)}"{dashed}/>'
            )
        case Area(points, ink, light):
            pale = f' fill-opacity="{LIGHT}"' if light else ""
            return f'<path class="f-{ink}" d="{_d(points)}Z" fill="{COLOURS[ink]}"{pale}/>'
        case Disc(x, y, r, fill, edge):
            place = f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}"'
            colours = f'fill="{COLOURS[fill]}" stroke="{COLOURS[edge]}" stroke-width="{EDGE}"'
            return f'<circle class="f-{fill} s-{edge}" {place} {colours}/>'
        case Words(x, y, text, size, ink, bold):
            return _words(x, y, text, size, ink, bold=bold)


def _words(x: float, y: float, text: str, size: float, ink: Ink, *, bold: bool) -> str:
    uses, at = [], 0
    for letter in text:
        if not letter.isspace():
            uses.append(f'<use href="#g{ord(letter):x}" x="{at}"/>' if at else f'<use href="#g{ord(letter):x}"/>')
        at += glyphs.advance(letter)
    stroke = f' stroke="{COLOURS[ink]}" stroke-width="{BOLD}"' if bold else ""
    names = f"f-{ink} s-{ink}" if bold else f"f-{ink}"
    move = f"translate({_n(x)} {_n(y)}) scale({size / glyphs.EM:.4f} {-size / glyphs.EM:.4f})"
    return f'<g class="{names}" fill="{COLOURS[ink]}"{stroke} transform="{move}">{"".join(uses)}</g>'


def definitions(letters: set[str]) -> str:
    """Return the outlines of letters, once each, for drawings to refer to."""
    shapes = "".join(f'<path id="g{ord(c):x}" d="{glyphs.outline(c)}"/>' for c in sorted(letters))
    return f"<defs>{shapes}</defs>"
