"""A chart says what the document says, and its drawing holds every letter of it and nothing that acts."""

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from PIL import Image

from mcp_server.errors import BriefError
from mcp_server.model.base import called
from mcp_server.model.swot import Factor
from mcp_server.render import glyphs
from mcp_server.render.canvas import COLOURS
from mcp_server.render.charts_of import LARGEST, charts
from mcp_server.render.markdown import sections
from mcp_server.render.png import png
from mcp_server.render.svg import drawn, missing, svg
from tests.conftest import METHOD, document

CLEAN = sorted((Path(__file__).parents[1] / "examples" / "clean").glob("*.yaml"))
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "desc", "defs", "path", "rect", "circle", "g", "use"}
ATTRIBUTES = {
    "viewBox", "width", "height", "role", "aria-label", "id", "d", "class", "fill", "x", "y", "rx", "stroke",
    "stroke-width", "stroke-dasharray", "fill-opacity", "cx", "cy", "r", "transform", "href",
}  # fmt: skip


def made(path):
    brief = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    return document(brief.pop("tool"), brief)


EVERY = [pytest.param(path, id=path.stem) for path in CLEAN]


@pytest.mark.parametrize("path", EVERY)
def test_every_document_that_holds_has_charts_with_names_of_their_own_in_sections_that_are_there(path):
    whole = made(path)
    found = charts(whole)
    assert found or not getattr(whole.body, "attained", True)
    assert len({chart.id for chart in found}) == len(found)
    method = next(m for m in METHOD.values() if m.kind == whole.kind)
    assert {chart.section for chart in found} <= {section.id for section in sections(whole, method)}


@pytest.mark.parametrize("path", EVERY)
def test_every_figure_of_a_chart_stands_in_the_section_that_it_belongs_to(path):
    whole = made(path)
    method = next(m for m in METHOD.values() if m.kind == whole.kind)
    texts = {s.id: s.markdown for s in sections(whole, method)}
    for chart in charts(whole):
        if chart.form == "capacity":  # the table gives demand and capacity, of which the bars show what is beyond
            continue
        figures = {text for row in chart.series for text in row.shown if text}
        assert {text for text in figures if text not in texts[chart.section]} == set(), chart.id


@pytest.mark.parametrize("path", EVERY)
def test_a_drawing_is_plain_svg_whose_letters_are_outlines_that_come_with_it(path):
    for chart in charts(made(path)):
        tree = ET.fromstring(svg(chart))
        assert {e.tag.removeprefix(SVG) for e in tree.iter()} <= ELEMENTS
        assert {name for e in tree.iter() for name in e.attrib} <= ATTRIBUTES
        shapes = {f"#{e.get('id')}" for e in tree.iter(f"{SVG}path") if e.get("id")}
        assert {e.get("href") for e in tree.iter(f"{SVG}use")} == shapes
        assert tree.find(f"{SVG}title").text == chart.title
        assert tree.find(f"{SVG}desc").text == chart.told


@pytest.mark.parametrize("path", EVERY)
def test_nothing_is_drawn_beyond_the_edge(path):
    for chart in charts(made(path)):
        canvas = drawn(chart)
        for shape in canvas.shapes:
            if type(shape).__name__ == "Words":
                right = shape.x + glyphs.width(shape.text, shape.size)
                assert shape.x >= -1, (chart.id, shape)
                assert right <= canvas.width + 1, (chart.id, shape)
                assert 0 <= shape.y <= canvas.height, (chart.id, shape)


@pytest.mark.parametrize("path", EVERY[:3])
def test_a_picture_is_as_wide_as_is_asked_and_shows_something(path):
    for chart in charts(made(path)):
        picture = Image.open(BytesIO(png(chart, 800)))
        assert picture.width == 800
        assert len(picture.convert("RGB").getcolors()) > 3


def test_long_names_are_wrapped_and_never_cut():
    name = "华东大区社区团购与即时零售前置仓数字化改造及供应链协同能力建设一期工程总包项目"
    assert len(name) == 39
    plan = {
        "department": "IT", "period": "2026",
        "initiatives": [{"id": "a", "name": name, "start": "2026-02-02", "duration": "30天"}],
    }  # fmt: skip
    (chart,) = charts(document("generate_plan", plan))
    lines = [s.text for s in drawn(chart, title=False).shapes if type(s).__name__ == "Words"]
    assert name in "".join(lines)
    assert all(glyphs.width(line, 13) <= 300 for line in lines)


@pytest.mark.parametrize("text", ["", "a" * 500, "汉" * 300, "word " * 80, "，" * 50, "a，b。" * 30, "₂ ① ㎡ é ß Ж α"])
@pytest.mark.parametrize("room", [1, 40, 300])
def test_wrapping_loses_no_letter(text, room):
    whole = glyphs.legible(text).replace(" ", "")
    assert "".join(glyphs.wrapped(text, 13, room)).replace(" ", "") == whole


@pytest.mark.parametrize(
    ("text", "drawn_as"),
    [
        ("🚀 上线", "上线"),
        ("上线🎉🎉", "上线"),
        ("👩‍💻", "[woman, personal computer]"),
        ("🚀", "[rocket]"),
        ("a\u202eb\u200bc\0d", "abcd"),
        ("“plan”", '"plan"'),
        ("“规划”", "“规划”"),
        ("Z̸a̸l̸g̸o", "Zalgo"),
        ("  two\n lines ", "two lines"),
    ],
)
def test_pictographs_beside_words_are_left_out_and_alone_they_are_named(text, drawn_as):
    assert glyphs.legible(text) == drawn_as
    assert glyphs.missing([text]) == ""


@pytest.mark.parametrize("text", ["خطة", "תוכנית", "แผน", "한국어", "𠮷野家\U00020bb7"])
def test_a_letter_that_the_font_lacks_is_an_error_and_never_a_box(text):
    plan = {
        "department": "IT", "period": "2026",
        "initiatives": [{"id": "a", "name": text, "start": "2026-02-02", "duration": "30 days"}],
    }  # fmt: skip
    (chart,) = charts(document("generate_plan", plan))
    assert missing(chart)
    for draw in (svg, png):
        with pytest.raises(BriefError, match=r"/initiatives: the charts' font has no letters for U\+[0-9A-F]{4,5}"):
            draw(chart)


HOSTILE = [
    "<script>alert(1)</script>",
    '"/><image href=x onerror=alert(1)>',
    "]]>&lt;!ENTITY",
    "\x01\x0b\ufffe",
    "</svg>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_in_a_name_is_text(text):
    plan = {
        "title": text, "department": "IT", "period": "2026",
        "kpis": [{"id": "k", "name": text, "baseline": "1", "target": "5", "behaviour": "stock", "unit": text}],
        "initiatives": [{"id": "a", "name": text, "owner": text, "start": "2026-02-02", "duration": "30 days"}],
        "risks": [{"text": text, "probability": "30%", "impact": "4"}],
    }  # fmt: skip
    found = charts(document("generate_plan", plan))
    assert {chart.form for chart in found} == {"target_path", "gantt", "risk_matrix"}
    for chart in found:
        tree = ET.fromstring(svg(chart))
        assert {e.tag.removeprefix(SVG) for e in tree.iter()} <= ELEMENTS
        assert {name for e in tree.iter() for name in e.attrib} <= ATTRIBUTES


def test_figures_beyond_all_measure_have_no_chart():
    kpi = {"id": "k", "name": "Visits", "baseline": "0", "target": "9" * 27, "behaviour": "stock"}
    plan = {"department": "IT", "period": "2026", "kpis": [kpi]}
    assert charts(document("generate_plan", plan)) == ()
    assert LARGEST < 9 * 10**17


@pytest.mark.parametrize(("baseline", "target"), [("0", "0"), ("5", "5"), ("-3", "-9"), ("0.0000001", "0.0000009")])
def test_figures_that_hardly_differ_still_have_an_axis(baseline, target):
    kpi = {"id": "k", "name": "Visits", "baseline": baseline, "target": target, "behaviour": "stock"}
    for chart in charts(document("generate_plan", {"department": "IT", "period": "2026", "kpis": [kpi]})):
        ET.fromstring(svg(chart))


def test_hundreds_of_tasks_are_drawn_as_the_first_of_them_and_that_is_said():
    tasks = [
        {"id": f"t{n}", "name": f"Task {n}", "start": f"2026-{n % 12 + 1:02}-02", "duration": "9 days"}
        for n in range(500)
    ]
    found = charts(document("generate_plan", {"department": "IT", "period": "2026", "initiatives": tasks}))
    assert [(chart.id, len(chart.bars)) for chart in found] == [("gantt", 40), ("gantt-2", 40), ("gantt-3", 40)]
    assert [chart.title[-8:] for chart in found] == ["(1 of 3)", "(2 of 3)", "(3 of 3)"]
    assert [chart.note for chart in found] == ["", "", "The first 120 of 500."]
    assert png(found[0])


def test_lines_and_bars_differ_in_grey_too():
    def light(ink):
        red, green, blue = (int(COLOURS[ink][i : i + 2], 16) for i in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    # Bars: full dark, full light, hatched on paper, and pale with an edge.
    assert light("main") + 40 < light("amber")
    assert light("main") + 90 < light("grid")
    assert light("ink") + 100 < light("amber")


PROPOSAL = {
    "as_of": "2026-11-02", "aim": "Open a repair desk",
    "phases": [
        {"id": "p1", "name": "Design", "start": "2026-12-01", "duration": "4 weeks"},
        {"id": "p2", "name": "Build", "duration": "6 weeks", "after": ["p1"]},
    ],
    "architecture": [
        {"id": "a", "name": "Desk", "uses": ["b"]}, {"id": "b", "name": "Orders", "uses": ["c"]},
        {"id": "c", "name": "Stock", "uses": ["b"]}, {"id": "d", "name": "Ring", "uses": ["e"]},
        {"id": "e", "name": "Circle", "uses": ["d"]},
    ],
    "cases": [{"id": "c", "name": "Ours", "whose": "ours", "outlay": "$1,000", "rate": "10%", "horizon": "3 years",
               "benefits": [{"id": "fees", "name": "Fees", "counts_as": "revenue", "amount": "$400"}]}],
    "risks": [{"text": "Nobody comes", "probability": "40%", "impact": "5"}],
}  # fmt: skip


def test_a_proposal_is_drawn_with_its_money_over_time_and_what_that_hangs_on():
    whole = document("build_proposal", PROPOSAL)
    found = {chart.id: chart for chart in charts(whole)}
    assert list(found) == ["gantt", "architecture", "cash-c", "tornado-c", "risk-matrix"]
    (result,) = whole.body.results
    bars, line, _ = found["cash-c"].series
    assert bars.values == tuple(point.net.value for point in result.points)
    assert line.values == tuple(point.balance.value for point in result.points)
    low, high, _ = found["tornado-c"].series
    assert set(low.base) == set(high.base) == {result.npv.value}
    for chart in found.values():
        ET.fromstring(svg(chart))


def test_components_that_use_each_other_in_a_circle_are_all_drawn():
    chart = next(chart for chart in charts(document("build_proposal", PROPOSAL)) if chart.form == "structure")
    words = {shape.text for shape in drawn(chart).shapes if type(shape).__name__ == "Words"}
    assert {"Desk", "Orders", "Stock", "Ring", "Circle"} <= words


def test_a_waterfall_leads_from_one_figure_to_the_other_step_by_step():
    tree = {"nodes": [
        {"id": "revenue", "unit": "USD", "formula": "customers * price"},
        {"id": "customers", "scenarios": {"baseline": "40", "actual": "50"}},
        {"id": "price", "unit": "USD", "scenarios": {"baseline": "$30", "actual": "$27"}},
    ]}  # fmt: skip
    chart = next(chart for chart in charts(document("build_kpi_tree", tree)) if chart.form == "waterfall")
    totals, rise, fall = chart.series
    assert (totals.values[0], totals.values[-1]) == (1200, 1350)
    steps = sorted(
        (row.base[i], row.values[i])
        for row in (rise, fall)
        for i in range(len(row.values))
        if row.values[i] is not None
    )
    assert {begin for begin, _ in steps} | {end for _, end in steps} >= {1200, 1350}
    assert sum(end - begin for begin, end in steps) == 150


def test_a_chart_of_behaviour_has_the_limits_that_the_document_gives():
    retro = {
        "as_of": "2025-06-09", "project": "Pilot", "phases": "2025-03-01~2025-05-31",
        "series": [{"id": "s", "metric": "Errors", "better": "lower",
                    "values": {f"2025-W{n:02}": str(10 + n % 3) for n in range(1, 16)}}],
    }  # fmt: skip
    whole = document("run_retrospective", retro)
    chart = next(chart for chart in charts(whole) if chart.form == "behaviour")
    (found,) = whole.body.charts
    limits = [row.values[0] for row in chart.series if row.role == "limit"]
    assert limits == [value for value in (found.centre, found.upper, found.lower) if value is not None]
    assert len(chart.series[0].values) == 15


def test_a_ranking_is_drawn_in_its_order():
    figures = {"reach": "500", "impact": "2", "confidence": "80%", "effort": "5"}
    options = [{"id": f"o{n}", "name": f"Option {n}", "figures": {**figures, "reach": f"{n}00"}} for n in range(1, 5)]
    (chart,) = charts(document("prioritize", {"scheme": "RICE", "options": options}))
    assert chart.categories == ("Option 4", "Option 3", "Option 2", "Option 1")
    assert chart.title == "Option 4 first of 4, with 128"
    ET.fromstring(svg(chart))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Run the load test at 120% of the last peak before each release of it",
            "Run the load test at 120% of the last peak before each…",
        ),
        (
            "Customers of the pilot customers look for a light tool as in",
            "Customers of the pilot customers look for a light tool as in",
        ),
        ("x" * 70, "x" * 59 + "…"),
        ("预冷十二小时" * 12, ("预冷十二小时" * 12)[:59] + "…"),
    ],
)
def test_a_text_that_serves_as_a_name_is_cut_between_words(text, name):
    assert called(Factor(text=text)) == name


def test_what_stands_on_a_board_is_not_cut():
    text = "Customers of the pilot customers look for a light tool as well as for boards and a chat"
    made = document("swot", {"aim": "Open?", "locale": "en", "items": [{"text": text, "quadrant": "opportunity"}]})
    (board,) = (c for c in charts(made) if c.form == "swot")
    assert [item for panel in board.panels for item in panel.items] == [text]
