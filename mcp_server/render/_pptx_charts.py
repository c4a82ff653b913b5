"""A chart of figures as a native one: its data lies in a sheet that PowerPoint opens and edits."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Final, NamedTuple

from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt
from xlsxwriter import Workbook

from mcp_server.render._office import xml_safe
from mcp_server.render.canvas import COLOURS, Ink
from mcp_server.render.chart import HORIZONTAL, Chart, Series, Tone
from mcp_server.render.plots import scale

LABELS: Final = 14
"""Categories up to which every figure is written."""
SIZE: Final = 12
AXES: Final = ("c:catAx", "c:valAx")
_DASHES: Final[dict[Tone, Any]] = {
    "main": None, "good": MSO_LINE.LONG_DASH, "bad": MSO_LINE.ROUND_DOT, "amber": MSO_LINE.DASH,
    "quiet": MSO_LINE.SQUARE_DOT,
}  # fmt: skip
_MARKS: Final[dict[Tone, Any]] = {"bad": XL_MARKER_STYLE.DIAMOND, "amber": XL_MARKER_STYLE.TRIANGLE}
_DIGITS: Final = re.compile(r"\d(?:[\d,]*\d)?(?:\.(\d+))?")


class Row(NamedTuple):
    """A row of the sheet, and how it is drawn."""

    name: str
    values: tuple[float | None, ...]
    source: Series | None
    """Nothing for what only holds bars up."""
    places: int
    """Decimals that the document shows."""
    first: bool = True
    """Whether the legend names it."""


class _Sheet(CategoryWorkbookWriter):  # type: ignore[misc]
    """The sheet of a chart: a person's text in it stays text."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        book = Workbook(xlsx_file, options)
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
        yield book, book.add_worksheet()
        book.close()


class _Data(CategoryChartData):  # type: ignore[misc]
    """What a chart is made from."""

    @property
    def _workbook_writer(self) -> _Sheet:
        return _Sheet(self)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _form(row: Row) -> str:
    """Return how figures are written: as short as they are, or in groups of three."""
    if max((abs(value) for value in row.values if value is not None), default=0) < 1000:
        return "General"
    return f"#,##0{'.' * bool(row.places)}{'0' * row.places}"


def _row(row: Series, values: Sequence[float | None], *, first: bool = True) -> Row:
    """Return a row whose figures have the decimals that the document shows."""
    places = _places(row)
    return Row(row.name, tuple(None if v is None else round(v, places) for v in values), row, places, first)


def _places(row: Series) -> int:
    """Return how many decimals the document shows of a row."""
    found = [m[1] or "" for text in row.shown if text and (m := _DIGITS.search(text))]
    return max(map(len, found), default=2)


def _clipped(row: Series, index: int, sign: int) -> tuple[float, float] | None:
    """Return from where to where a bar goes on one side of zero."""
    end, base = row.values[index], row.base[index] if row.base else None
    if end is None:
        return None
    low, high = sorted((sign * float(end), sign * float(base or 0)))
    return (max(low, 0.0), high) if high > 0 else None


def _floating(bars: Sequence[Series], count: int) -> Iterator[Row]:
    """Yield bars that begin above zero as stacks: what is below them is there, and is not seen.

    Bars of one category follow each other; two rounds of the rows allow either order.
    """
    named: set[str] = set()
    for sign in (1, -1):
        spans = [[_clipped(row, i, sign) for row in bars] for i in range(count)]
        if not any(span for column in spans for span in column):
            continue
        under = [min((span[0] for span in column if span), default=0.0) for column in spans]
        rounds = [[[0.0] * count for _ in bars] for _ in range(2)]
        for i, column in enumerate(spans):
            reached, last, turn = under[i], -1, 0
            for n in sorted((n for n, span in enumerate(column) if span), key=lambda n: column[n] or (0, 0)):
                low, high = column[n] or (0.0, 0.0)
                turn += n < last
                rounds[min(turn, 1)][n][i] = max(high - max(low, reached), 0.0)
                reached, last = max(reached, high), n
        yield Row(" ", tuple(sign * value for value in under), None, 0)
        for rows in rounds:
            for row, values in zip(bars, rows, strict=True):
                if any(values):
                    yield _row(row, [sign * value or None for value in values], first=row.name not in named)
                    named.add(row.name)


def rows_of(chart: Chart) -> list[Row]:
    """Return the rows of the sheet in the order in which they are drawn: bars first."""
    bars = [row for row in chart.series if row.role == "bar"]
    if any(any(base is not None for base in row.base) for row in bars):
        out = list(_floating(bars, len(chart.categories)))
    else:
        out = [_row(row, tuple(map(_float, row.values))) for row in bars]
    for row in (row for row in chart.series if row.role != "bar"):
        out.append(_row(row, tuple(map(_float, row.values))))
        if row.role == "band":
            out.append(_row(row, tuple(map(_float, row.base)), first=False))
    return out


def _categories(chart: Chart) -> list[str]:
    """Return the names below the bars; where bars float, with the figures that the document shows of them."""
    names = [xml_safe(name) for name in chart.categories]
    rows = [row for row in chart.series if row.role == "bar" and row.base and any(row.shown)]
    if not rows:
        return names
    said = [" … ".join(dict.fromkeys(row.shown[i] for row in rows if row.shown[i])) for i in range(len(names))]
    others = [row for row in chart.series if row.role == "bar" and not row.base and any(row.shown)]
    said = [text or "".join(row.shown[i] for row in others if row.shown[i]) for i, text in enumerate(said)]
    return [f"{name}\n{text}" if text else name for name, text in zip(names, said, strict=True)]


def add_chart(slide: Any, chart: Chart, place: Sequence[int], size: float = SIZE) -> Any:
    """Return the frame of a new native chart on a slide, at left, top, width and height."""
    rows, lying = rows_of(chart), chart.form in HORIZONTAL
    bars = [row for row in rows if row.source is None or row.source.role == "bar"]
    floating = any(row.source is None for row in bars)
    if floating and lying:  # no line can run up beside them: the title says what they are held against
        rows = bars
    data = _Data(number_format="General")
    data.categories = _categories(chart)
    for row in rows:
        data.add_series(xml_safe(row.name), row.values, _form(row))
    form = XL_CHART_TYPE.LINE_MARKERS
    if bars and lying:
        form = XL_CHART_TYPE.BAR_STACKED if floating else XL_CHART_TYPE.BAR_CLUSTERED
        # A line cannot run up beside bars that lie: what they are held against is a bar, too.
    elif bars:
        form = XL_CHART_TYPE.COLUMN_STACKED if floating else XL_CHART_TYPE.COLUMN_CLUSTERED
    frame = slide.shapes.add_chart(form, *place, data)
    made = frame.chart
    _numbered(made)
    made.font.size = Pt(size)
    made.font.color.rgb = _colour("ink")
    made.has_title = False
    plot = made.plots[0]
    if bars:
        plot.gap_width = 50
        plot.overlap = 100 if floating else -5
    shapes = list(plot.series)
    few = len(chart.categories) <= LABELS
    crossed = bars and any(row.source and row.source.role == "line" and row.source.tone == "main" for row in rows)
    # Where a line runs through the bars, what is written of them stands at their feet.
    beside = XL_LABEL_POSITION.INSIDE_BASE if crossed and not lying else XL_LABEL_POSITION.OUTSIDE_END
    for row, shape in zip(rows, shapes, strict=True):
        if not bars or lying or row in bars:
            _look(row, shape, labels=few and not floating, bar=bool(bars), beside=beside)
    _axes(made, chart, lying=lying)
    if bars and not lying:
        _lines(made, [(row, shape) for row, shape in zip(rows, shapes, strict=True) if row not in bars], labels=few)
    if floating and lying:
        made.has_legend = False
    else:
        _legend(made, rows)
    return frame


def keys(chart: Chart) -> list[tuple[Ink, str]]:
    """Return what each row of a chart is drawn in, where it has no legend of its own: of bars that lie and float, each
    program counts the entries from another end."""
    rows = rows_of(chart)
    if chart.form not in HORIZONTAL or not any(row.source is None for row in rows):
        return []
    return [(row.source.tone, row.name) for row in rows if row.source and row.first and row.source.role == "bar"]


def _numbered(made: Any) -> None:
    """Give the axes numbers that the format allows: those of the library are below zero."""
    area = made._chartSpace.chart.plotArea  # noqa: SLF001
    ids = {axis.find(qn("c:axId")).get("val"): str(50_001 + i) for i, axis in enumerate(area.iter(*map(qn, AXES)))}
    for element in area.iter(qn("c:axId"), qn("c:crossAx")):
        element.set("val", ids[element.get("val")])


def _colour(ink: Ink) -> RGBColor:
    return RGBColor.from_string(COLOURS[ink][1:].upper())


def _look(
    row: Row, shape: Any, *, labels: bool, bar: bool, beside: XL_LABEL_POSITION = XL_LABEL_POSITION.OUTSIDE_END
) -> None:
    """Colour a row so that it can be told from the others in grey, too."""
    source = row.source
    if source is None:
        shape.format.fill.background()
        shape.format.line.fill.background()
        return
    if bar:
        shape.invert_if_negative = False
        fill = shape.format.fill
        if source.tone == "bad":
            fill.patterned()
            fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            fill.fore_color.rgb, fill.back_color.rgb = _colour("bad"), _colour("paper")
            shape.format.line.color.rgb = _colour("bad")
        else:
            fill.solid()
            fill.fore_color.rgb = _colour("grid" if source.role == "limit" else source.tone)
    else:
        shape.smooth = False
        line = shape.format.line
        line.width = Pt(2.5 if source.tone == "main" else 1.75)
        line.color.rgb = _colour(source.tone)
        line.dash_style = MSO_LINE.DASH if source.role == "limit" else _DASHES[source.tone]
        marker = shape.marker
        pointed = source.role == "mark" or (source.role == "line" and source.tone == "main")
        round_ = XL_MARKER_STYLE.CIRCLE if pointed else XL_MARKER_STYLE.NONE
        marker.style = _MARKS.get(source.tone, round_) if source.role == "mark" else round_
        marker.size = 9 if source.role == "mark" else 6
        marker.format.fill.solid()
        marker.format.fill.fore_color.rgb = _colour(source.tone)
        marker.format.line.fill.background()
        if source.role == "mark":
            line.fill.background()
    alone = source.role == "mark" and len(list(filter(None, source.shown))) <= LABELS
    told = alone or (labels and (bar or source.tone == "main"))
    if told and any(source.shown) and source.role != "limit":
        shown = shape.data_labels
        shown.show_value = True
        shown.number_format, shown.number_format_is_linked = _form(row), False
        below = source.role == "mark" and source.tone != "quiet"
        side = XL_LABEL_POSITION.BELOW if below else XL_LABEL_POSITION.ABOVE
        shown.position = beside if bar else side
        shown.font.size = Pt(SIZE - 1)
        for index in [i for i, text in enumerate(source.shown) if not text and row.values[i] is not None]:
            hidden = f'<c:dLbl {nsdecls("c")}><c:idx val="{index}"/><c:delete val="1"/></c:dLbl>'
            shown._element.insert(0, parse_xml(hidden))  # noqa: SLF001 - the library cannot leave a label out


def _axes(made: Any, chart: Chart, *, lying: bool) -> None:
    across, up = made.category_axis, made.value_axis
    across.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    across.format.line.color.rgb = _colour("quiet")
    across.has_major_gridlines = False
    up.has_major_gridlines = True
    up.major_gridlines.format.line.color.rgb = _colour("grid")
    up.format.line.fill.background()
    up.tick_labels.font.color.rgb = _colour("soft")
    amounts = [float(v) for row in chart.series if not row.share for v in (*row.values, *row.base) if v is not None]
    most = max(map(abs, amounts), default=0)
    grouped = most >= 1000 or (most >= 10 and all(value == round(value) for value in amounts))
    up.tick_labels.number_format = "#,##0" if grouped else "General"
    up.tick_labels.number_format_is_linked = False
    if chart.unit:
        up.has_title = True
        up.axis_title.text_frame.text = xml_safe(chart.unit)
        up.axis_title.text_frame.paragraphs[0].runs[0].font.size = Pt(SIZE - 1)
        up.axis_title.text_frame.paragraphs[0].runs[0].font.bold = False
    if amounts and not lying and not any(row.role == "bar" for row in chart.series) and min(amounts) > max(amounts) / 2:
        # Lines that lie far above zero would run into one; from here on all of them are seen.
        up.minimum_scale = scale(amounts, 0, 1, zero=False).low
    if chart.floor is not None:
        up.minimum_scale = float(chart.floor)
    if lying:
        across.reverse_order = True
        up.tick_label_position = XL_TICK_LABEL_POSITION.HIGH


def _lines(made: Any, moved: Sequence[tuple[Row, Any]], *, labels: bool) -> None:
    """Move rows out of the bars into lines on the same axes; those in percent into lines on axes of their own."""
    area = made._chartSpace.chart.plotArea  # noqa: SLF001 - the library has no charts of bars and lines
    bars = area.find(qn("c:barChart"))
    axes = [axis.get("val") for axis in bars.findall(qn("c:axId"))]
    for share in (False, True):
        group = [(row, shape) for row, shape in moved if row.source and row.source.share == share]
        if not group:
            continue
        ids = ["50010", "50020"] if share else axes
        lines = parse_xml(
            f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/><c:varyColors val="0"/><c:marker val="1"/>'
            f'<c:axId val="{ids[0]}"/><c:axId val="{ids[1]}"/></c:lineChart>'
        )
        for row, shape in group:
            element = deepcopy(shape._element)  # noqa: SLF001 - likewise
            shape._element.getparent().remove(shape._element)  # noqa: SLF001
            for tag in ("c:invertIfNegative", "c:spPr", "c:dLbls"):
                for child in element.findall(qn(tag)):
                    element.remove(child)
            lines.find(qn("c:marker")).addprevious(element)
            _line_look(row, element, labels=labels)
        area.findall(qn("c:barChart"))[-1].addnext(lines) if not share else area.find(qn("c:catAx")).addprevious(lines)
        if share:
            _percent(area, ids)


def _line_look(row: Row, element: Any, *, labels: bool) -> None:
    """Give a row that was a bar the look of a line."""
    from pptx.chart.series import LineSeries  # noqa: PLC0415

    element.append(parse_xml(f'<c:smooth {nsdecls("c")} val="0"/>'))
    _look(row, LineSeries(element), labels=labels, bar=False)


def _percent(area: Any, ids: Sequence[str]) -> None:
    """Add axes for shares: the categories again, unseen, and percent at the right."""
    last = area.findall(qn("c:valAx"))[-1]
    face = f'<a:p><a:pPr><a:defRPr sz="{(SIZE - 1) * 100}"/></a:pPr><a:endParaRPr/></a:p>'
    text = f"<c:txPr><a:bodyPr/><a:lstStyle/>{face}</c:txPr>"
    value = parse_xml(
        f'<c:valAx {nsdecls("c", "a")}><c:axId val="{ids[1]}"/><c:scaling><c:orientation val="minMax"/>'
        '<c:max val="100"/><c:min val="0"/></c:scaling><c:delete val="0"/><c:axPos val="r"/>'
        f'<c:numFmt formatCode="0&quot;%&quot;" sourceLinked="0"/>'
        f'<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>{text}'
        f'<c:crossAx val="{ids[0]}"/><c:crosses val="max"/></c:valAx>'
    )
    category = parse_xml(
        f'<c:catAx {nsdecls("c")}><c:axId val="{ids[0]}"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="b"/><c:crossAx val="{ids[1]}"/><c:crosses val="autoZero"/></c:catAx>'
    )
    last.addnext(value)
    value.addnext(category)


def _legend(made: Any, rows: Sequence[Row]) -> None:
    named = [row for row in rows if row.source and row.first]
    made.has_legend = len(named) > 1
    if not made.has_legend:
        return
    made.legend.position = XL_LEGEND_POSITION.TOP
    made.legend.include_in_layout = False
    element = made.legend._element  # noqa: SLF001 - the library cannot leave an entry out
    place = element.find(qn("c:legendPos"))
    for index in reversed([i for i, row in enumerate(rows) if row.source is None or not row.first]):
        place.addnext(
            parse_xml(f'<c:legendEntry {nsdecls("c")}><c:idx val="{index}"/><c:delete val="1"/></c:legendEntry>')
        )
