"""The charts of a document as native ones, over cells that stand on the same sheet or on the one they are about."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from mcp_server.render._xlsx_book import INK, Book, Cell, Drawn, Page
from mcp_server.render._xlsx_gauge import gauge
from mcp_server.render.chart import HORIZONTAL, Chart
from mcp_server.words import label, say

_WIDTH: Final = 860
_HEIGHT: Final = 320
_PAGE: Final = 42
"""Rows of a printed page."""
_ROW: Final = 20
"""Pixels of a row."""
_TONES: Final = {"main": INK["main"], "good": INK["good"], "bad": INK["bad"], "amber": INK["amber"], "quiet": "#8A94A0"}
_DASHES: Final = {"amber": "dash", "bad": "square_dot", "quiet": "round_dot", "good": "solid", "main": "solid"}
_MARKS: Final = {"amber": "triangle", "bad": "diamond", "quiet": "circle", "good": "circle", "main": "circle"}
Line = tuple[str, str, str, list[Any]]
"""Role, tone, what it is called, and its cells."""


def write_charts(book: Book, charts: Sequence[Chart]) -> None:
    """Write a sheet with each chart that has figures in rows."""
    wanted = [c for c in charts if c.series and c.categories]
    if not wanted:
        return
    page = book.page(say(book.locale, "sheet.charts"))
    page.title(say(book.locale, "sheet.charts"))
    page.right = 11
    page.fixed = {0: 18.0} | dict.fromkeys(range(1, 12), 11.0)
    room = _PAGE
    for chart in wanted:
        begin = page.row
        page.heading(chart.title)
        title = page.row - 1
        known = book.drawn.get(f"{chart.form}:{chart.at[0] if chart.at else ''}")
        if known:
            _over(page, chart, title, known)
        elif not _path(page, chart, title):
            _own(page, chart, title)
        if chart.note:
            page.note(chart.note)
        room -= page.row - begin
        if room < 0 and begin > 1:
            page.breaks.append(begin)
            room = _PAGE - (page.row - begin)


def _path(page: Page, chart: Chart, title: int) -> bool:
    """Draw the way of a KPI over the lines of its sheet; say whether they are there."""
    book, kpi = page.book, chart.id.removeprefix("path-")
    sheet = book.cells.get("paths.sheet", "")
    found: list[tuple[str, str, int, int]] = []
    for name, tone in (("expected", "main"), ("amber", "amber"), ("red", "bad"), ("actual", "good")):
        for side in ("", ":higher", ":lower"):
            if known := book.cells.get(f"path.{name}:{kpi}{side}"):
                row, count = map(int, known.split(":"))
                found.append((name, tone, row, count))
    if chart.form != "target_path" or not sheet or not found:
        return False
    drawn = book.chart("line")
    head = int(book.cells["paths.head"])
    for name, tone, row, count in found:
        line = {"color": _TONES[tone], "width": 2.25 if name in {"expected", "actual"} else 1.25}
        marker = {"type": "circle", "size": 6, "fill": {"color": "#FFFFFF"}, "border": {"color": _TONES[tone]}}
        drawn.add_series({
            "name": [sheet, row, 1],
            "categories": [sheet, head, 2, head, 1 + count],
            "values": [sheet, row, 2, row, 1 + count],
            "line": {**line, "dash_type": _DASHES[tone]},
            "marker": marker if name in {"expected", "actual"} else {"type": "none"},
        })  # fmt: skip
    _place(page, drawn, chart, title, axis={"num_format": book.cells[f"path.format:{kpi}"]})
    return True


def _over(page: Page, chart: Chart, title: int, known: Sequence[Drawn]) -> None:
    """Draw a chart over the cells of the sheet that it is about."""
    parts: dict[str, Any] = {}
    flat = chart.form in HORIZONTAL
    for one in known:
        form = "line" if one.role != "bar" else "bar" if flat else "column"
        drawn = parts.setdefault(one.role, page.book.chart(form))
        ink = _TONES[one.tone]
        look = {"fill": {"color": ink}} if one.role == "bar" else {"line": {"color": ink, "width": 2}}
        wide = {"overlap": 100, "gap": 60} if flat else {}
        cells = {"categories": [one.sheet, *one.categories], "values": [one.sheet, *one.values]}
        drawn.add_series({"name": [one.sheet, *one.name], **cells, **look, **wide})
    first, *others = parts.values()
    for other in others:
        first.combine(other)
    lines = {"major_gridlines": {"visible": True, "line": {"color": "#E3E6EA"}}}
    first.set_x_axis({**lines, "num_format": known[0].format} if flat else {"label_position": "low"})
    if flat:
        first.set_y_axis({"reverse": True, "label_position": "low"})
    _place(page, first, chart, title, axis={"num_format": known[0].format})


def _own(page: Page, chart: Chart, title: int) -> None:
    """Draw a chart over its own figures, written above it."""
    lines = list(_lines(chart, page.book.locale))
    heads = [chart.across or label(page.book.locale, "category"), *(name for _, _, name, _ in lines)]
    rows: list[list[Cell]] = [
        [category, *(values[n] for _, _, _, values in lines)] for n, category in enumerate(chart.categories)
    ]
    units = ["", *("%" if role == "share" else chart.unit for role, _, _, _ in lines)]
    named = [f"{head} ({unit})" if unit else head for head, unit in zip(heads, units, strict=True)]
    area = page.table(named, rows)
    page.row -= 1
    drawn, over, aside = None, None, None
    flat = chart.form in HORIZONTAL
    stacked = any(s.role == "bar" and s.base for s in chart.series)
    for column, (role, tone, _, _) in enumerate(lines, 1):
        series: dict[str, Any] = {
            "name": [page.name, area.head, column],
            "categories": [page.name, area.first, 0, area.last, 0],
            "values": [page.name, area.first, column, area.last, column],
        }
        if role in {"bar", "hidden"}:
            drawn = drawn or page.book.chart("bar" if flat else "column", "stacked" if stacked else "")
            fill = {"none": True} if role == "hidden" else {"color": _TONES[tone]}
            drawn.add_series({**series, "fill": fill, "border": {"none": True}, "gap": 60})
            continue
        if role == "mark":
            ink = {"color": _TONES[tone]}
            series |= {"line": {"none": True}, "marker": {"type": _MARKS[tone], "size": 9, "fill": ink, "border": ink}}
        else:
            series["line"] = {"color": _TONES[tone], "width": 2, "dash_type": "dash" if role == "limit" else "solid"}
        if role == "share":
            aside = aside or page.book.chart("line")
            aside.add_series({**series, "y2_axis": True})
        else:
            over = over or page.book.chart("line")
            over.add_series(series)
    first, *others = [c for c in (drawn, over, aside) if c]
    if others and not flat:
        first.combine(others[0])
    if flat:
        first.set_y_axis({"reverse": True})
    low = min((v for s in chart.series for v in (*s.values, *s.base) if v is not None), default=Decimal(0))
    zero = {"min": float(chart.floor or 0)} if drawn and low >= 0 else {}
    if flat:
        first.set_x_axis({**zero, "major_gridlines": {"visible": True, "line": {"color": "#E3E6EA"}}})
    _place(page, first, chart, title, axis=zero, hidden=[0] if lines[0][0] == "hidden" else [])


def _lines(chart: Chart, locale: str) -> Iterator[Line]:
    """Yield what is drawn: bars that begin somewhere stand on hidden ones, a band is its two ends.

    Bars are stacked away from zero, upwards and downwards: one that crosses it is drawn in two parts.
    """
    based = [s for s in chart.series if s.role == "bar" and s.base]
    if based:
        floor: list[Any] = []
        for n in range(len(chart.categories)):
            ends = [(b, v) for s in based if (b := s.base[n]) is not None and (v := s.values[n]) is not None]
            held = sum((s.values[n] or 0 for s in chart.series if s.role == "bar" and not s.base), Decimal(0))
            low, high = (min(map(min, ends)), max(map(max, ends))) if ends else (Decimal(0), Decimal(0))
            floor.append(_cell(max(low - held, Decimal(0)) + min(high, Decimal(0)) if ends else None))
        yield "hidden", "quiet", label(locale, "start"), floor
    for series in chart.series:
        if series.role == "band":
            yield "line", series.tone, f"{series.name} ≥", list(map(_cell, series.base))
            yield "line", series.tone, f"{series.name} ≤", list(map(_cell, series.values))
        elif series.role == "bar" and series.base:
            spans = [_ends(b, v) for b, v in zip(series.base, series.values, strict=True)]
            yield "bar", series.tone, series.name, [_cell(_above(*e) if e else None) for e in spans]
            if any(e and e[0] < 0 < e[1] for e in spans):
                below = [_cell(e[0] if e and e[0] < 0 < e[1] else None) for e in spans]
                yield "bar", series.tone, f"{series.name} < 0", below
        else:
            role = "share" if series.share and series.role != "bar" else series.role
            yield role, series.tone, series.name, list(map(_cell, series.values))


def _ends(one: Decimal | None, other: Decimal | None) -> tuple[Decimal, Decimal] | None:
    """Return the lower and the upper end of a bar; nothing where it has none."""
    return None if one is None or other is None else (min(one, other), max(one, other))


def _above(low: Decimal, high: Decimal) -> Decimal:
    """Return how far a bar reaches from where it stands: upwards, or down where all of it lies below zero."""
    return low - high if high <= 0 else high - max(low, Decimal(0))


def _cell(value: Decimal | None) -> Cell:
    return None if value is None else gauge([value], "", "en")._replace(scale=Decimal(1)).cell(value)


def _place(
    page: Page, drawn: Any, chart: Chart, title: int, *, axis: Mapping[str, Any], hidden: Sequence[int] = ()
) -> None:
    drawn.set_title({"name": [page.name, title, 0], "name_font": {"size": 11, "bold": True}, "overlay": False})
    drawn.set_legend({"position": "bottom", "delete_series": list(hidden)})
    drawn.set_size({"width": _WIDTH, "height": _HEIGHT})
    if chart.form not in HORIZONTAL:
        lines = {"major_gridlines": {"visible": True, "line": {"color": "#E3E6EA"}}}
        drawn.set_y_axis({**lines, **axis})
    drawn.show_blanks_as("gap")
    page.sheet.insert_chart(page.row, 0, drawn, {"description": chart.title.lstrip("=")})
    page.row += _HEIGHT // _ROW + 1
