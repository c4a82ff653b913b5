"""The outlines and widths of the letters that charts are drawn with: Noto Sans SC, one open font that comes along.

Text in a picture is drawn as outlines, so it looks the same wherever it is opened, and no other font is ever asked for.
What the font has no outline for is never drawn as an empty box: pictographs that stand beside words are left out, one
that stands alone is named in brackets, and any other letter is `missing`, so that the chart is not drawn.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from threading import Lock
from typing import Any, Final, NamedTuple

from mcp_server.render.markdown import one_line

LONGEST: Final = 160
"""Characters of one label; the document holds all of it."""
EM: Final = 1000
_SPACE: Final = "\u0020"
_DROPPED: Final = frozenset({"So", "Sk", "Mn", "Me", "Cf", "Cn", "Co"})
"""Pictographs, marks upon letters and signs that nobody sees: left out where the font does not have them."""
_PIECE: Final = re.compile(r"[!-~\u00a1-\u024f\u0370-\u04ff]+|\s|.", re.DOTALL)
"""A word of letters with spaces between them, or one character that a line may break at."""
_CHINESE: Final = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_NARROW: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "…": "..."})
"""Marks that the font draws as wide as a Chinese character, where there is none beside them."""
_CLOSING: Final = frozenset("，。、；：！？）》”’」』】〕…％%,.;:!?)]}")
"""What does not begin a line."""


_READING: Final = Lock()
"""The font is read from its file letter by letter, by one thread at a time."""


class _Font(NamedTuple):
    names: dict[int, str]
    glyphs: Any
    widths: Any


@cache
def _font() -> _Font:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - loads with the first chart
    from pylopdf_fonts_zh_cn import sans_path  # noqa: PLC0415

    font = TTFont(sans_path(), lazy=True)
    return _Font(font.getBestCmap(), font.getGlyphSet(), font["hmtx"].metrics)


@cache
def outline(letter: str) -> str:
    """Return the outline of a letter as an SVG path, 1,000 units an em, upwards from the line that it stands on."""
    from fontTools.pens.svgPathPen import SVGPathPen  # noqa: PLC0415

    font = _font()
    pen = SVGPathPen(font.glyphs, ntos=lambda number: str(round(number)))
    with _READING:
        font.glyphs[font.names[ord(letter)]].draw(pen)
    return str(pen.getCommands())


@cache
def advance(letter: str) -> int:
    """Return how wide a letter is, in thousandths of an em; one that the font does not have is taken for a wide one."""
    font = _font()
    name = font.names.get(ord(letter))
    return int(font.widths[name][0]) if name else EM


@lru_cache(maxsize=4_096)
def legible(text: str) -> str:
    """Return a person's text as one line of what can be drawn; what is `missing` stays in it."""
    line = unicodedata.normalize("NFC", one_line(text))
    if not _CHINESE.search(line):
        line = line.translate(_NARROW)
    names = _font().names
    line = "".join(c if ord(c) in names else unicodedata.normalize("NFKC", c) for c in line)  # CO₂ is CO2
    kept = one_line("".join(c for c in line if ord(c) in names or unicodedata.category(c) not in _DROPPED))
    if line and not kept:
        called = [unicodedata.name(c, "").lower() for c in line if unicodedata.category(c) == "So"]
        kept = f"[{', '.join(filter(None, called)) or '…'}]"
    return kept if len(kept) <= LONGEST else kept[: LONGEST - 1] + "…"


def missing(texts: Iterable[str]) -> str:
    """Return the letters of some texts that the font does not have, each once."""
    names = _font().names
    return "".join(sorted({c for text in texts for c in legible(text) if ord(c) not in names}))


def width(text: str, size: float) -> float:
    """Return how wide a line is that is drawn at a size."""
    return sum(map(advance, text)) * size / EM


def wrapped(text: str, size: float, room: float) -> list[str]:
    """Return a text as lines that fit into a room, broken between words or between Chinese characters; never cut."""
    lines, line, used = [], "", 0.0
    for piece in _PIECE.findall(legible(text)):
        wide = width(piece, size)
        if used + wide > room and line and piece not in _CLOSING:
            lines.append(line.rstrip())
            line, used = "", 0.0
        if not line and piece == _SPACE:
            continue
        while wide > room and len(piece) > 1:  # a word that is longer than the line
            fits = next((n for n in range(len(piece) - 1, 1, -1) if width(piece[:n], size) <= room), 1)
            lines.append(piece[:fits])
            piece = piece[fits:]  # noqa: PLW2901 - the rest of the word
            wide = width(piece, size)
        line, used = line + piece, used + wide
    return [*lines, line.rstrip()] if line.strip() or not lines else lines
