"""Charts as plain SVG."""

from typing import Final

from mcp_server.errors import BriefError, Fault, NotFound
from mcp_server.render import glyphs
from mcp_server.render.canvas import Canvas, definitions
from mcp_server.render.chart import Chart
from mcp_server.render.formats import Export

WIDE: Final = 960.0
EDGE: Final = 16.0


def texts_of(chart: Chart) -> list[str]:
    """Return every text that the picture of a chart may hold."""
    return [
        chart.title, chart.unit, chart.across, chart.up, chart.head, chart.note, *chart.categories, *chart.rows,
        *(text for s in chart.series for text in (s.name, *s.shown)),
        *(text for b in chart.bars for text in (b.name, b.owner)),
        *(text for n in chart.nodes for text in (n.text, *n.lines)),
        *(text for p in chart.panels for text in (p.title, *p.items)),
        *(text for p in chart.points for text in (p.text, p.shown)),
    ]  # fmt: skip


def missing(chart: Chart) -> str:
    """Return the letters of a chart that the font does not have: with any, the chart cannot be drawn."""
    return glyphs.missing(texts_of(chart))


def drawn(chart: Chart, title: bool = True, wide: float = WIDE) -> Canvas:
    """Return the drawing of a chart, *wide* units across; BriefError where its font lacks a letter."""
    if lost := missing(chart):
        named = ", ".join(f"U+{ord(c):04X}" for c in lost[:5])
        raise BriefError([Fault(chart.at[0] if chart.at else "", f"the charts' font has no letters for {named}")])
    from mcp_server.render import diagrams, plots  # noqa: PLC0415 - one of them draws

    canvas = Canvas(wide)
    y = EDGE
    if title:
        y = canvas.texts(EDGE / 2, y + 12, glyphs.wrapped(chart.title, 17, wide - EDGE), 17, bold=True)
    y = (plots if chart.series else diagrams).draw(canvas, chart, y)
    if chart.note:
        y = canvas.texts(EDGE / 2, y + 14, glyphs.wrapped(chart.note, 12, wide - EDGE), 12, ink="soft")
    canvas.height = y + EDGE / 2
    return canvas


def svg(chart: Chart, title: bool = True, letters: bool = True) -> str:
    """Return a chart as SVG."""
    return drawn(chart, title).svg(chart.title, chart.told, letters)


def render(export: Export) -> bytes:
    """Return the wanted charts below each other in one drawing; NotFound where there is none."""
    made = [(chart, drawn(chart)) for chart in export.charts]
    if not made:
        raise NotFound("No chart follows from this document, or from this part of it.")
    if len(made) == 1:
        return (svg(made[0][0]) + "\n").encode()
    y, parts, letters = 0.0, [], set[str]()
    for chart, canvas in made:
        parts.append(f'<g transform="translate(0 {y:.0f})">{canvas.svg(chart.title, chart.told, letters=False)}</g>')
        y += canvas.height + 2 * EDGE
        letters |= canvas.letters
    whole = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE:.0f} {y:.0f}" width="{WIDE:.0f}" height="{y:.0f}">'
        f"{definitions(letters)}{''.join(parts)}</svg>\n"
    )
    return whole.encode()
