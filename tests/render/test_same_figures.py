"""Files are read back: every format shows the figures of the document, and none of its own.

A writer's author adds here how his files are read.
"""

import csv
import json
import re
from collections import defaultdict
from datetime import datetime, timedelta
from decimal import Decimal
from html.parser import HTMLParser
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET

import docx
import icalendar
import pptx
import pytest
from docx.oxml.ns import qn

from mcp_server.errors import NotFound
from mcp_server.language.quantities import quantity
from mcp_server.operations._compose import answer
from mcp_server.render._blocks import Table, words
from mcp_server.render._chapters import chapters
from mcp_server.render.conclusions import Conclusions
from mcp_server.render.formats import RENDERERS
from mcp_server.render.markdown import markdown
from tests.render.examples import FILES, WHOLE, example, export
from tests.render.sheets import stored

FIGURE = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")


class _Text(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.found, self._hidden = [], False
        self.feed(text)

    def handle_starttag(self, tag, _attrs):
        self._hidden = tag in {"style", "title"}

    def handle_data(self, data):
        if not self._hidden:
            self.found.append(data)


def of_html(blob):
    return "\n".join(_Text(blob.decode()).found)


def of_docx(blob):
    body = docx.Document(BytesIO(blob)).element.body
    return "\n".join("".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def of_svg(blob):
    return "\n".join(e.text or "" for e in ET.fromstring(blob).iter() if e.tag.endswith(("title", "desc")))


def of_csv(blob):
    return "\n".join(cell for row in csv.reader(StringIO(blob.decode("utf-8-sig"))) for cell in row)


def of_pptx(blob):
    """Return what stands on slides and in notes, without the titles, which say what follows from other figures, and
    without the numbers of slides."""
    out = []
    for slide in pptx.Presentation(BytesIO(blob)).slides:
        title = slide.shapes.title._element
        shapes = [shape._element for shape in slide.shapes if "sldNum" not in shape.name]
        out += ["".join(t.text or "" for t in p.iter(qn("a:t"))) for e in shapes if e is not title
                for p in e.iter(qn("a:p"))]  # fmt: skip
        out.append(slide.notes_slide.notes_text_frame.text)
        out += [str(name) for shape in slide.shapes if shape.has_chart for name in shape.chart.plots[0].categories]
    return "\n".join(out)


def of_ics(blob):
    events = icalendar.Calendar.from_ical(blob).walk("VEVENT")
    return "\n".join(f"{e.start} {e['summary']}\n{e.get('description', '')}" for e in events)


READERS = {
    "html": of_html, "docx": of_docx, "md": bytes.decode, "svg": of_svg, "csv": of_csv, "pptx": of_pptx,
    "ics": of_ics, "json": bytes.decode, "mermaid": bytes.decode,
}  # fmt: skip
WHOLE_TEXT = ("html", "docx")
"""Formats that hold all of the text."""
OWN = ("html", "svg", "csv", "pptx", "ics", "json", "mermaid")
"""Formats that write no figures of their own, such as the numbers of headings."""


DAY = re.compile(r"\d{4}-\d\d-\d\d")
COUNTED = {str(n) for n in range(201)}
"""How many there are of something, in the title of a chart."""


def figures(text):
    return set(FIGURE.findall(text))


def every(made):
    """Return all that a document says: its text, its data, its charts."""
    return markdown(answer(made, kept=True), made.locale) + made.model_dump_json() + str(export(made).charts)


def rendered(form, made):
    try:
        return READERS[form](RENDERERS[form].render(export(made)))
    except NotFound:  # no charts, no tasks
        return ""


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("form", WHOLE_TEXT)
def test_every_figure_of_the_text_stands_in_the_file(form, name):
    made = example(name)
    without_diagrams = re.sub(r"```mermaid.*?```", "", rendered("md", made), flags=re.DOTALL)
    assert figures(without_diagrams) - figures(rendered(form, made)) == set()


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize("form", OWN)
def test_no_figure_of_the_file_is_another_than_those_of_the_document(form, name):
    made = example(name)
    assert figures(rendered(form, made)) - figures(every(made)) - COUNTED == set()


@pytest.mark.parametrize("name", sorted(FILES))
def test_no_figure_of_a_conclusion_is_another_than_those_of_the_document(name):
    made = example(name)
    parts = {f"{n}%" for n in range(101)}
    told = "\n".join(c.text for c in Conclusions(made).found)
    assert figures(told) - figures(every(made)) - COUNTED - parts == set()


@pytest.mark.parametrize("name", WHOLE)
def test_what_native_charts_plot_are_the_figures_of_the_document(name):
    made = example(name)
    charts = {chart.id: chart for chart in export(made).charts}
    slides = pptx.Presentation(BytesIO(RENDERERS["pptx"].render(export(made)))).slides
    for shape in (shape for slide in slides for shape in slide.shapes if shape.has_chart):
        rows = charts[shape.name].series
        known = {v for row in rows for v in (*row.values, *row.base) if v is not None} | {Decimal(0)}
        floats = any(row.base and row.role == "bar" for row in rows)
        known = {abs(one - two) for one in known for two in known} if floats else known
        plotted = [v for plot in shape.chart.plots for row in plot.series for v in row.values if v is not None]
        assert plotted
        for value in plotted:
            near = min(known, key=lambda v: abs(abs(v) - abs(Decimal(str(value)))))
            assert abs(abs(near) - abs(Decimal(str(value)))) <= max(Decimal("0.011"), abs(near) / 1_000)


@pytest.mark.parametrize("name", [n for n in WHOLE if "mermaid" in rendered("md", example(n))])
def test_bars_of_a_diagram_in_words_end_when_the_chart_says(name):
    made = example(name)
    bars = {(str(b.start), str(b.finish)) for c in export(made).charts for b in c.bars}
    lines = re.findall(r":(?:crit, |milestone, )*(\d{4}-\d\d-\d\d), (\d+)d", rendered("mermaid", made))
    assert bool(lines) == bool(bars)
    for start, days in lines:
        finish = datetime.fromisoformat(start) + timedelta(int(days) - 1)
        assert (start, str(finish.date())) in bars


def test_json_is_the_document():
    made = example("mvp-retrospective.en")
    assert json.loads(rendered("json", made)) == made.model_dump(mode="json", exclude_defaults=True)


def displayed(cell):
    """Return a cell as a person reads it: a figure with the decimals and the unit of its format, or a day."""
    if isinstance(cell.value, datetime):
        return str(cell.value.date())
    if isinstance(cell.value, str | bool | None):
        return ""
    form = cell.number_format.split(";")[0]
    share = "%" in re.sub(r'"[^"]*"', "", form)
    bare = re.sub(r'"[^"]*"|\\.', "", form)
    places = len(bare.partition(".")[2].rstrip("%").replace("#", "")) if "." in bare else 0
    value = f"{cell.value * (100 if share else 1):.{places}f}" if "0" in bare else f"{cell.value:g}"
    before, _, after = re.sub(r"[#0,.]+", "\0", form.replace('"', "").replace("\\", ""), count=1).partition("\0")
    sign = "-" * value.startswith("-")
    return f"{sign}{before.lstrip('+-≥≤<>~ ')}{value.lstrip('-')}{after}"


def told_of(made):
    """Return the cells of the tables of a document, by the name of their row and the head of their column."""
    found = defaultdict(set)
    for table in (b for c in chapters(export(made)) for b in c.blocks if isinstance(b, Table)):
        for row in table.rows:
            for name in (words(cell) for cell in row):
                for head, cell in zip(table.head, row, strict=True):
                    found[name.lstrip("· "), words(head)].add(words(cell))
    return found


def rendered_book(name):
    return RENDERERS["xlsx"].render(export(example(name)))


def pairs(name):
    """Yield a figure of a workbook, and those that the document shows where row and column have the same names."""
    told = told_of(example(name))
    heads, names = {head for _, head in told}, {name for name, _ in told}
    for sheet in stored(rendered_book(name)):
        above = {}
        for row in sheet.iter_rows():
            texts = [cell.value for cell in row if isinstance(cell.value, str)]
            if sum(text in heads for text in texts) > 1:
                above = {cell.column: cell.value for cell in row if cell.value}
                continue
            named = next((text.lstrip("· ") for text in texts if text.lstrip("· ") in names), "")
            if not named:  # what follows a row that the document does not have is another table
                above = {}
            for cell in row:
                shown = displayed(cell)
                wanted = told.get((named, above.get(cell.column)))
                if shown and wanted and named:
                    yield f"{sheet.title}!{cell.coordinate}", shown, wanted


def alike(one, two):
    """Return whether two figures are the same in the decimals that both show (parts of a change are rounded together), whether as a share or in percent; a day is
    compared with a day alone, and demand, capacity or how much of it is taken with both as they stand together."""
    if DAY.fullmatch(one) or DAY.fullmatch(two):
        return one == two or not DAY.fullmatch(two)
    if found := re.fullmatch(r"([\d.]+)/([\d.]+)", two):
        demand, capacity = map(Decimal, found.groups())
        return any(alike(one, text) for text in (f"{demand}", f"{capacity}", f"{demand / capacity * 100:.0f}%"))
    one_, two_ = quantity(one), quantity(two)
    bare = [Decimal(f[0].rstrip("%").replace(",", "")) for f in map(FIGURE.findall, (one, two)) if f]
    if one_ is None or two_ is None or two_.dimension != one_.dimension != "percent":  # a unit stands elsewhere
        return one == two or (len(bare) == 2 and bare[0] == bare[1])
    scale = 100 if one_.unit == "%" and not two_.unit else 1
    last, apart = max(one_.step, two_.step * scale), abs(one_.value - two_.value * scale)
    return apart <= last / 2 or (one_.signed and two_.signed and apart < last)


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_cell_of_the_workbook_shows_the_figure_of_the_same_row_and_column_of_the_document(name):
    found = list(pairs(name))
    assert len(found) > 9
    assert [(at, shown, told) for at, shown, told in found if not any(alike(shown, text) for text in told)] == []


def test_a_figure_that_is_only_about_right_says_so_in_the_workbook():
    shown = {
        displayed(cell) for sheet in stored(rendered_book("mvp-retrospective.en")) for row in sheet for cell in row
    }
    assert {"about 1.1 hours", "about 924"} <= shown
