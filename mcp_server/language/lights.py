"""Lights of a text whose amber comes on only beyond its red."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mcp_server.language.alarm_roles import SIGNS, bad_side
from mcp_server.language.folding import fold
from mcp_server.language.pages import Page
from mcp_server.language.quantities import quantity
from mcp_server.language.shapes import Shape
from mcp_server.model.paper import EXCERPT, Lights
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_CLAUSE: Final = regex(r"[,;。!?，；、]|\band\b")
_AMBER: Final = regex(r"[黄橙](?:灯|线|色|牌|区)|\bamber\b|\byellow\b")
_RED: Final = regex(r"红(?:灯|线|色|牌|区)|\bred\b")
SHORT: Final = 40
"""Characters of a cell that may be a figure."""


class _Light(NamedTuple):
    red: bool
    value: Quantity
    line: int
    excerpt: str


def lights(page: Page, shapes: Sequence[Shape]) -> Iterator[Lights]:
    """Yield pairs of amber and red, of one sentence, list or row, of which red comes on first."""
    last: tuple[tuple[object, ...], _Light, str] | None = None
    for shape in shapes:
        sentence = shape.sentence
        found = list(_in_clauses(shape)) if sentence.sort != "heading" else []
        place = (sentence.under, sentence.lead, sentence.sort)
        if len(found) == 1 and last and last[0] == place and 0 <= sentence.line - last[1].line < 2:
            yield from _swapped([last[1], *found], f"{last[2]} {shape.text}")
        elif len(found) > 1:
            yield from _swapped(found, shape.text)
        last = (place, found[0], f"{sentence.lead} {shape.text}".lower()) if len(found) == 1 else None
    for table in page.tables:
        heads = [fold(cell.text).text.lower() for cell in table.heads.cells]
        columns = [c for c, head in enumerate(heads) if c and bool(_AMBER.search(head)) != bool(_RED.search(head))]
        for row in table.rows if len(columns) > 1 else ():
            line = " | ".join(cell.text for cell in row.cells)[:EXCERPT]
            values = [(c, _cell(row.cells[c].text)) for c in columns if c < len(row.cells)]
            found = [_Light(bool(_RED.search(heads[c])), value, row.line, line) for c, value in values if value]
            yield from _swapped(found, f"{row.cells[0].text} {' '.join(heads[c] for c in columns)}".lower())


def _in_clauses(shape: Shape) -> Iterator[_Light]:
    text, low = shape.text, 0
    for high in (*(found.start() for found in _CLAUSE.finditer(text)), len(text)):
        figures = list(shape.figures(low, high))
        amber, red = _AMBER.search(text, low, high), _RED.search(text, low, high)
        if len(figures) == 1 and bool(amber) != bool(red) and figures[0][1].upper is None:
            excerpt = " ".join(shape.sentence.text.split())[:EXCERPT]
            yield _Light(bool(red), figures[0][1], shape.sentence.line, excerpt)
        low = high + 1


def _cell(text: str) -> Quantity | None:
    found = quantity(fold(text).text) if len(text) <= SHORT else None
    return found if found and found.upper is None else None


def _swapped(found: Sequence[_Light], about: str) -> Iterator[Lights]:
    ambers, reds = [one for one in found if not one.red], [one for one in found if one.red]
    if len(ambers) != 1 or len(reds) != 1:
        return
    amber, red = ambers[0], reds[0]
    if (amber.value.unit, amber.value.dimension) != (red.value.unit, red.value.dimension):
        return
    signs = {SIGNS.get(one.value.bound, 0) for one in (amber, red)} - {0} or {bad_side(about)}
    sign = signs.pop()
    if not signs and sign and (amber.value.value - red.value.value) * sign > 0:
        yield Lights(
            line=red.line, excerpt=red.excerpt, name=red.excerpt[:40],
            amber=amber.value.text.strip(), red=red.value.text.strip(),
        )  # fmt: skip
