import re
import shutil
import subprocess
from decimal import Decimal
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pptx
import pytest
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Pt

from mcp_server.errors import BriefError
from mcp_server.methods._retro_plan import planned_by
from mcp_server.render._blocks import Table, words
from mcp_server.render._chapters import Picture, chapters, closing, verdict
from mcp_server.render._pptx_charts import rows_of
from mcp_server.render.canvas import COLOURS
from mcp_server.render.chart import Chart, Series
from mcp_server.render.conclusions import Conclusions
from mcp_server.render.pptx import render
from tests.conftest import document
from tests.render.examples import FILES, WHOLE, example, export, hostile

BARE = {"zh-CN": {"department": "销售部"}, "en": {"department": "Sales", "locale": "en"}}


@cache
def rendered(name):
    return render(export(example(name)))


def deck(blob):
    return pptx.Presentation(BytesIO(blob))


def parts(blob):
    with ZipFile(BytesIO(blob)) as file:
        return {name: file.read(name) for name in file.namelist()}


def texts(element):
    """Return the paragraphs of a slide or a shape, in order."""
    return ["".join(t.text or "" for t in p.iter(qn("a:t"))) for p in element.iter(qn("a:p"))]


def titles(file):
    return [slide.shapes.title.text_frame.text for slide in file.slides]


def pictures(made):
    return {b.chart.id: b.chart for c in chapters(export(made)) for b in c.blocks if isinstance(b, Picture)}


def native(file):
    return {shape.name: shape.chart for slide in file.slides for shape in slide.shapes if shape.has_chart}


@pytest.mark.parametrize("name", WHOLE)
def test_ten_slides_at_most_and_over_each_stands_what_the_document_says(name):
    made = example(name)
    file = deck(rendered(name))
    parts_ = chapters(export(made))
    said = {made.title, verdict(made), *(chart.title for chart in pictures(made).values())}
    said |= {words(b.line) for c in parts_ for b in c.blocks if hasattr(b, "line")} | {c.title for c in parts_}
    said |= {c.text for c in Conclusions(made).found}
    assert len(file.slides) <= 10
    assert set(titles(file)) - said == set()


def test_each_title_of_a_project_says_what_its_slide_shows():
    assert titles(deck(rendered("warehouse-project.zh-CN"))) == [
        "南仓仓储系统上线项目",
        "3 项举措对应 2 个指标；最后一项 2026-07-16 完成，比期末早 43 天",
        "拣货差错率：2026-08-28 前由 0.42% 到 ≤0.1%",
        "2 个指标中，拣货差错率要走的路最长：由 0.42% 到 ≤0.1%",
        "3 项举措在 2026-07-16 前完成；关键路径上有 3 项，最后一项是“分区切换”",
        "最先完成的是“流程设计与主数据”（2026-04-03）；3 项中邵峰牵头 2 项",
        "2 道关口：首道“联调通过”2026-06-12，末道“全部库区切换完成”2026-07-31",
        "实施顾问：各期人手都够，2026-04 最紧（占用 83%）",
        "到 2026-08，计划工作共需 89万元",
        "没有高风险；首先应对“货位主数据错误多”（6/25 分）",
    ]


def test_each_title_of_a_retrospective_says_what_its_slide_shows():
    assert titles(deck(rendered("mvp-retrospective.en"))) == [
        "Retrospective: B2B collaboration tool, MVP",
        "2 of 5 goals met, 3 cannot be judged; 96% of the planned money spent",
        "5 of 6 verdicts shown by evidence",
        "5 phases from 2025-03-01 to 2025-05-31",
        "2 of 5 goals met",
        "As many strengths as weaknesses (1 each); as many opportunities as threats (1 each)",
        "1 root cause; 1 of 3 answers not shown by evidence",
        "Cost per activated user comes down to 3 figures: Money spent, Registrations, Activation rate",
        "2 of 3 due within 30 days; first “Keep DAU, feedback items and retention…” on 2025-06-27",
        "Checked: 0 errors, 2 warnings, 3 open questions.",
    ]


@pytest.mark.parametrize("name", [*FILES, "hostile"])
def test_no_slide_has_but_the_name_of_its_section_for_a_title(name):
    made = hostile() if name == "hostile" else example(name)
    assert not {c.title for c in chapters(export(made))} & set(titles(deck(render(export(made))))[1:])


OPEN = {
    "en": {"2 weaknesses to improve, in no order yet", "No work is planned yet for 2 roles",
           "2 risks, none rated by probability and impact yet"},
    "zh-CN": {"2 项待改进，先后尚未排定", "2 个角色都还没有排上工作", "2 项风险都还没有评估概率和影响"},
}  # fmt: skip


@pytest.mark.parametrize("locale", OPEN)
def test_what_a_first_brief_leaves_open_is_said_over_its_slides(locale):
    brief = {
        "locale": locale,
        "period": "2026",
        "department": {"name": "Sales", "improvements": ["Leads vary", "Reports come late"]},
        "resources": {"roles": [{"name": "Seller", "heads": "4"}, {"name": "Analyst", "heads": "1"}]},
        "risks": ["Budgets are frozen", "Prices fall"],
    }
    assert set(titles(deck(render(export(document("generate_plan", brief)))))) >= OPEN[locale]


@pytest.mark.parametrize("name", [*WHOLE, "hostile"])
def test_no_two_slides_have_one_title(name):
    said = titles(deck(render(export(hostile())) if name == "hostile" else rendered(name)))
    assert len(said) == len(set(said))


@pytest.mark.parametrize("name", WHOLE)
def test_the_charts_are_native_and_their_sheets_hold_the_figures_of_the_document(name):
    made = example(name)
    file, charts = deck(rendered(name)), pictures(made)
    found = native(file)
    assert bool(found) == any(chart.series for chart in charts.values())
    for id_, chart in found.items():
        described = charts[id_]
        book = openpyxl.load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
        assert [cell.value.split("\n")[0] for cell in book["A"][1:]] == list(described.categories)
        plotted = {s.name: tuple(s.values) for plot in chart.plots for s in plot.series}
        for series in described.series:
            if series.base or (chart.plots[0].categories and series.role == "band"):
                continue
            for written, shown, value in zip(
                plotted[series.name], series.shown or [""] * 99, series.values, strict=False
            ):
                if shown and value is not None:
                    decimals = len((re.search(r"\.(\d+)", shown) or ["", ""])[1])
                    assert abs(Decimal(str(written)) - value) <= Decimal(10) ** -decimals
                    assert f"{written:,.{decimals}f}" in shown


@pytest.mark.parametrize("name", WHOLE)
def test_drawings_are_shapes_that_show_the_words_of_the_chart(name):
    made = example(name)
    file = deck(rendered(name))
    for chart in pictures(made).values():
        for slide in file.slides:
            for shape in slide.shapes:
                if shape.name == chart.id and not chart.series:
                    text = "".join(texts(shape._element)).replace(" ", "")
                    for label in (*(n.text for n in chart.nodes), *(i for p in chart.panels for i in p.items)):
                        assert label.replace(" ", "")[:20] in text
                    assert shape._element.find(f".//{qn('p:cNvPr')}").get("descr") == chart.told


@pytest.mark.parametrize("name", WHOLE)
def test_the_cells_of_every_table_are_those_of_the_document_or_their_beginnings(name):
    made = example(name)
    cells = {words(cell) for c in chapters(export(made)) for b in c.blocks if isinstance(b, Table)
             for row in (b.head, *b.rows) for cell in row}  # fmt: skip
    tables = [shape.table for slide in deck(rendered(name)).slides for shape in slide.shapes if shape.has_table]
    for table in tables:
        for cell in (cell for row in table.rows for cell in row.cells):
            assert cell.text in cells or any(c.startswith(cell.text.removesuffix("…")) for c in cells)


@pytest.mark.parametrize("name", [*WHOLE, "hostile"])
def test_nothing_stands_outside_its_slide(name):
    file = deck(render(export(hostile())) if name == "hostile" else rendered(name))
    for slide in file.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= file.slide_width + Pt(1)
            assert shape.top + shape.height <= file.slide_height
        sizes = [int(e.get("sz")) for e in slide._element.iter(qn("a:rPr")) if e.get("sz")]
        assert min(sizes) >= 850


def test_what_does_not_fit_is_counted_and_points_to_the_whole():
    file = deck(render(export(hostile(tasks=100))))
    shown = [line for slide in file.slides for line in texts(slide._element)]
    more = [re.fullmatch(r"……另有 (\d+) 项，见完整文档", line) for line in shown]
    (gantt,) = [s for slide in file.slides for s in slide.shapes if s.name == "gantt"]
    bars = pictures(hostile(tasks=100))["gantt"].bars
    drawn = [e for e in gantt._element.iter(qn("a:pattFill"), qn("a:prstGeom")) if e.tag == qn("a:pattFill")]
    assert any(found and int(found[1]) > len(bars) / 2 for found in more)
    assert len(drawn) < len(bars)


@pytest.mark.parametrize("name", WHOLE)
def test_the_notes_name_the_section_and_where_its_figures_come_from(name):
    made = example(name)
    file = deck(rendered(name))
    notes = [slide.notes_slide.notes_text_frame.text for slide in file.slides]
    sections = {c.title for c in chapters(export(made))} | {closing(made).title if closing(made) else ""}
    assert all(note.split("\n")[0] in sections for note in notes[1:])


def test_the_notes_of_a_slide_hold_evidence_sources_and_formulas():
    notes = "\n".join(s.notes_slide.notes_text_frame.text for s in deck(rendered("revenue-tree.zh-CN")).slides)
    assert "月收入 · 公式：付费客户 × 单价" in notes
    notes = "\n".join(s.notes_slide.notes_text_frame.text for s in deck(rendered("payment-failures.en")).slides)
    assert "Evidence: Heap dump of 12 December: 480 connections without an owner" in notes


def test_findings_and_questions_close_the_deck():
    made = example("mvp-retrospective.en")
    last = deck(rendered("mvp-retrospective.en")).slides[-1]
    shown = texts(last._element)
    assert shown[0] == verdict(made) == "Checked: 0 errors, 2 warnings, 3 open questions."
    for said in (*(f.message for f in made.findings), *(q.ask for q in made.questions)):
        assert said in shown


@pytest.mark.parametrize("locale", BARE)
def test_an_almost_empty_document_gives_three_slides_that_say_what_is_asked(locale):
    made = document("generate_plan", BARE[locale])
    file = deck(render(export(made)))
    assert len(file.slides) == 3
    assert all(q.ask in texts(file.slides[-1]._element) for q in made.questions)


def test_the_deck_is_wide_and_has_a_font_for_chinese():
    file = deck(rendered("tea-shop-swot.zh-CN"))
    assert file.slide_width * 9 == file.slide_height * 16
    theme = next(data for name, data in parts(rendered("tea-shop-swot.zh-CN")).items() if "theme1" in name).decode()
    assert theme.count('<a:ea typeface="Microsoft YaHei"/>') == 2
    runs = [r for slide in file.slides for r in slide._element.iter(qn("a:r"))]
    han = [r for r in runs if any(c > "\u2e7f" for c in "".join(t.text or "" for t in r.iter(qn("a:t"))))]
    assert {r.find(qn("a:rPr")).get("lang", "zh-CN") for r in han} == {"zh-CN"}


@pytest.mark.parametrize("name", ["annual-sales-plan.zh-CN", "mvp-retrospective.en"])
def test_the_same_document_gives_the_same_bytes(name):
    assert rendered(name) == render(export(example(name)))


def test_the_axes_of_a_chart_have_numbers_that_the_format_allows():
    for name, data in parts(rendered("payment-failures.en")).items():
        if "/charts/chart" in name and name.endswith(".xml"):
            axes = [int(e.get("val")) for e in etree.fromstring(data).iter(qn("c:axId"), qn("c:crossAx"))]
            assert axes
            assert min(axes) > 0


def test_hostile_names_are_text_and_no_formula():
    blob = render(export(hostile()))
    for name, data in parts(blob).items():
        if name.endswith((".xml", ".rels")):
            root = etree.fromstring(data)
            assert not root.xpath("//@*[local-name()='TargetMode' and .='External']")
            assert not list(root.iter(qn("a:hlinkClick")))
        if name.endswith(".xlsx"):
            for row in openpyxl.load_workbook(BytesIO(data)).active.iter_rows():
                assert all(cell.data_type in {"s", "n", "inlineStr"} and not cell.hyperlink for cell in row)


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([(0, 10), (10, 14), (14, 8), (0, 8)], [(0, 10), (10, 14), (8, 14), (0, 8)]),
        ([(0, -5), (-5, -9), (-9, -2), (0, -2)], [(-5, 0), (-9, -5), (-9, -2), (-2, 0)]),
        ([(0, 4), (4, -3), (-3, 6), (0, 6)], [(0, 4), (-3, 4), (-3, 6), (0, 6)]),
    ],
)
def test_bars_that_float_reach_from_where_they_begin_to_where_they_end(spans, shown):
    count = len(spans)
    series = Series(
        name="x", role="bar", values=tuple(Decimal(end) for _, end in spans), shown=("1.0",) * count,
        base=tuple(Decimal(base) for base, _ in spans),
    )  # fmt: skip
    chart = Chart(id="c", section="s", form="waterfall", title="t", categories=tuple("abcd"), series=(series,))
    rows = rows_of(chart)
    for i, (low, high) in enumerate(shown):
        ends = []
        for sign in (1, -1):
            at = 0.0
            for row in rows:
                value = row.values[i] or 0
                if value * sign > 0:
                    ends += [] if row.source is None else [at, at + value]
                    at += value
        assert (min(ends), max(ends)) == (low, high)


def test_bars_that_lie_and_float_have_their_names_above_them_in_their_colours():
    made = example("linen-service.en")
    file = deck(render(export(made)))
    (slide,) = [
        s for s in file.slides if any(shape.has_chart and shape.name.startswith("tornado") for shape in s.shapes)
    ]
    (line,) = [s.text_frame.paragraphs[0] for s in slide.shapes if s.has_text_frame and "■" in s.text_frame.text]
    assert line.text.split() == ["■", "−20%", "■", "+20%"]
    assert [str(run.font.color.rgb) for run in line.runs[::2]] == [
        COLOURS[tone][1:].upper() for tone in ("quiet", "main")
    ]
    assert not any(shape.chart.has_legend for shape in slide.shapes if shape.has_chart)


def test_two_lines_of_one_point_are_parted_where_no_sentence_ends():
    made = example("linen-service.en")
    shown = texts(deck(render(export(made))).slides[1]._element)
    assert any("Payback 2.68 years; Hangs most on: Weekly linen" in line for line in shown)


def test_columns_that_do_not_fit_are_named():
    kpis = [{"name": "Availability", "baseline": "99.6%", "target": "≥99.9%", "behaviour": "rate"}]
    brief = {"locale": "en", "department": "Ops", "period": "2026Q2", "as_of": "2026-03-30", "kpis": kpis}
    plan = document("generate_plan", brief)
    planned = planned_by(plan.body, plan.title, plan.revision).model_dump(mode="json", exclude_defaults=True)
    given = {"planned": planned, "goals": [{"metric": "Availability", "actual": "99.83%"}]}
    made = document("run_retrospective", {"locale": "en", "project": "Q2", "period": "2026Q2", **given})
    shown = [line for slide in deck(render(export(made))).slides for line in texts(slide._element)]
    left = [line for line in shown if line.startswith("Without the columns ")]
    assert left == ["Without the columns 2026-W27: see the full document"]


@pytest.fixture
def team(tmp_path):
    """A team's template: 4 to 3, its own colour of titles, a slide that shows how it looks."""
    file = pptx.Presentation()
    file.slides.add_slide(file.slide_layouts[1]).shapes.title.text_frame.text = "How to use this"
    title = file.slide_layouts[5].placeholders[0]
    title.text_frame.paragraphs[0].font.color.rgb = RGBColor(0xC0, 0, 0)
    out = BytesIO()
    file.save(out)
    with ZipFile(out) as source, ZipFile(tmp_path / "slides.potx", "w") as target:
        for name in source.namelist():
            data = source.read(name)
            kind = b"presentation.main+xml"
            target.writestr(name, data.replace(kind, b"template.main+xml") if "Types" in name else data)
    return tmp_path


def test_a_teams_template_gives_size_and_layouts_and_its_own_slides_are_left_out(team):
    made = example("annual-sales-plan.zh-CN")
    file = deck(render(export(made, templates=team)))
    assert (file.slide_width, file.slide_height) == (9144000, 6858000)
    assert titles(file)[0] == made.title
    assert "How to use this" not in titles(file)
    assert {slide.slide_layout.name for slide in file.slides} == {"Title Slide", "Title Only"}
    for slide in file.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= file.slide_width + Pt(1)
            assert shape.top + shape.height <= file.slide_height


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken"])
def test_a_broken_template_is_named(tmp_path, content):
    (tmp_path / "slides.potx").write_bytes(content)
    with pytest.raises(BriefError, match=r"slides\.potx: is no Word or PowerPoint file"):
        render(export(example("tea-shop-swot.zh-CN"), templates=tmp_path))


def test_the_file_says_what_it_is():
    made = example("revenue-tree.zh-CN")
    about = deck(rendered("revenue-tree.zh-CN")).core_properties
    assert (about.title, about.subject, about.identifier, about.language) == (made.title, "指标树", "doc-1", "zh-CN")
    assert about.created.isoformat()[:19] == "2026-01-05T09:00:00"


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_deck_and_makes_a_page_of_each_slide(tmp_path):
    import pypdf

    for name in ("annual-sales-plan.zh-CN", "payment-failures.en"):
        (tmp_path / f"{name}.pptx").write_bytes(rendered(name))
    command = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/home",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
    ]
    subprocess.run([*command, tmp_path, *tmp_path.glob("*.pptx")], check=True, capture_output=True, timeout=110)
    for name in ("annual-sales-plan.zh-CN", "payment-failures.en"):
        pages = pypdf.PdfReader(tmp_path / f"{name}.pdf").pages
        assert len(pages) == len(deck(rendered(name)).slides)
    assert "1 of 2 countermeasures due within 30 days" in " ".join(page.extract_text() for page in pages)
