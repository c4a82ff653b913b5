"""Every kind of document leaves as a workbook: its figures live, its texts harmless, its sheets safe to open."""

import re
from decimal import Decimal
from io import BytesIO
from time import perf_counter
from typing import get_args
from zipfile import ZipFile

import openpyxl
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.errors import BriefError, FupanError, NotFound
from mcp_server.model.brief import ClaimOp
from mcp_server.render._xlsx_book import Book, Page
from mcp_server.render._xlsx_gauge import Figure, gauge
from mcp_server.render.formats import RENDERERS, Export
from mcp_server.render.xlsx import render
from tests.conftest import METHOD, document
from tests.render.sheets import cells, differing, find, formulas, made, recalculated, stored
from tests.test_hostile import Maker
from tests.test_house_rules import CLEAN

TREE = {
    "locale": "en",
    "nodes": [
        {"id": "revenue", "name": "Revenue", "unit": "万元", "formula": "customers * price / 10000", "scenarios": {"now": "1,200", "goal": "1,500"}},
        {"id": "customers", "name": "Customers", "formula": "max(visits, 100) * rate + min(3, visits)"},
        {"id": "visits", "name": "Visits", "scenarios": {"now": "4,000", "goal": "5,000"}},
        {"id": "rate", "name": "Rate", "unit": "%", "scenarios": {"now": "40%", "goal": "42%"}},
        {"id": "price", "name": "Price", "unit": "元", "formula": "wavg(a, 2, b, 1) - avg(a, b) * 10%"},
        {"id": "a", "name": "A", "unit": "元", "scenarios": {"now": "7200", "goal": "7200"}},
        {"id": "b", "name": "B", "unit": "元", "scenarios": {"now": "9000", "goal": "9900"}},
        {"id": "lost", "name": "Lost", "formula": "visits / nowhere"},
    ],
}  # fmt: skip
RETRO = {
    "project": "Lockers", "as_of": "2026-01-05", "locale": "en",
    "goals": [
        {"id": "g1", "metric": "Orders a day", "baseline": "300", "target": "≥400", "actual": "436"},
        {"id": "g2", "metric": "Waste", "unit": "%", "baseline": "9%", "target": "≤5%", "actual": "6%", "better": "lower"},
        {"id": "g3", "metric": "Answer time", "target": "≤3 hours", "actual": "90 minutes", "better": "lower"},
        {"id": "g4", "metric": "Conversion", "baseline": "20%", "target": "+5pp", "actual": "24%"},
        {"id": "g5", "metric": "Load", "target": "60%-80%", "actual": "70%", "better": "range"},
        {"id": "g6", "metric": "Score", "target": "≥90"},
    ],
    "budget": [
        {"name": "Staff", "planned": "$60,000", "actual": "$58,000", "earned": "$50,000", "total": "$120,000"},
        {"name": "Tools", "planned": "$9,000", "actual": "$9,500"},
    ],
    "series": [{"metric": "Faults", "values": {f"2026-W{n:02}": str(v) for n, v in enumerate((31, 29, 33, 30, 28, 35, 31, 60), 1)}}],
    "problems": [
        {"text": "Doors jam", "impact": "12 days", "cause": "hinges"}, {"text": "Late", "impact": "3 days", "cause": "supplier"},
    ],
    "actions": [{"text": "Order hinges", "owner": "Mei", "due": "2026-02-27", "priority": "P0"}],
    "kpi_tree": [{"id": "x", "name": "X", "formula": "y * 2"}, {"id": "y", "name": "Y", "value": "3"}],
}  # fmt: skip
PROPOSAL = {
    "aim": "Open a service", "locale": "en", "as_of": "2026-01-05",
    "costs": [
        {"id": "all", "name": "Build", "amount": "$500,000"},
        {"id": "dev", "name": "Development", "share": "60%", "parent": "all"},
        {"id": "tools", "name": "Tools", "amount": "$80,000", "parent": "all"},
    ],
    "cases": [
        {"id": "y", "name": "Years", "whose": "ours", "outlay": "$500,000", "rate": "8%", "horizon": "4 years",
         "benefits": [{"name": "Saved", "counts_as": "saving", "amount": "$220,000"}]},
        {"id": "m", "name": "Months", "whose": "ours", "outlay": "$100,000", "rate": "10%", "horizon": "18 months",
         "benefits": [{"name": "Sold", "counts_as": "revenue", "amount": "$120,000"}]},
        {"id": "never", "name": "Never", "outlay": "$9,000,000", "horizon": "3 years",
         "benefits": [{"name": "Little", "counts_as": "saving", "amount": "$1,000"}]},
    ],
}  # fmt: skip
RICE = {"scheme": "RICE", "options": [
    {"id": "a", "name": "A", "figures": {"reach": "900", "impact": "2", "confidence": "80%", "effort": "3"}},
    {"id": "b", "name": "B", "figures": {"reach": "500", "impact": "3", "confidence": "50%", "effort": "1"}},
    {"id": "c", "name": "C", "figures": {"reach": "480", "impact": "1", "confidence": "100%", "effort": "1"}},
]}  # fmt: skip
WEIGHTED = {"scheme": "weighted", "criteria": [
    {"id": "v", "name": "Value", "weight": "60%", "scale": "1-5"}, {"id": "e", "name": "Ease", "weight": "20%", "scale": "1-5"},
], "options": [
    {"id": "a", "name": "A", "figures": {"v": "5", "e": "1"}}, {"id": "b", "name": "B", "figures": {"v": "3", "e": "5"}},
]}  # fmt: skip
TURNED = {"scheme": "weighted", "criteria": [
    {"id": "v", "name": "Value", "weight": "3"}, {"id": "c", "name": "Cost", "weight": "2", "better": "lower"},
    {"id": "r", "name": "Risk", "weight": "1", "better": "lower", "scale": "1-5"},
], "options": [
    {"id": "a", "name": "A", "figures": {"v": "120", "c": "$30,000", "r": "2"}},
    {"id": "b", "name": "B", "figures": {"v": "300", "c": "$90,000", "r": "5"}},
    {"id": "c", "name": "C", "figures": {"v": "200", "c": "$45,000", "r": "1"}},
]}  # fmt: skip
KINDS = {"turned": ("prioritize", TURNED), "tree": ("build_kpi_tree", TREE), "retro": ("run_retrospective", RETRO), "proposal": ("build_proposal", PROPOSAL),
         "rice": ("prioritize", RICE), "weighted": ("prioritize", WEIGHTED)}  # fmt: skip


def row_of(sheet, first, *, under):
    """Return the cells of a row by the heads of its table."""
    heads = next(r for r in sheet.iter_rows() if under in [c.value for c in r])
    row = next(r for r in sheet.iter_rows(min_row=heads[0].row + 1) if first in [c.value for c in r[:2]])
    return {head.value: cell.value for head, cell in zip(heads, row, strict=True) if head.value}


@pytest.mark.parametrize("name", KINDS)
def test_libreoffice_computes_every_stored_value(name, tmp_path):
    _, content = made(*KINDS[name])
    count, wrong = differing(content, recalculated(content, tmp_path))
    assert (count >= 4, wrong) == (True, [])


def test_each_measure_of_a_tree_is_its_formula_over_cells_and_moves_with_them(tmp_path):
    found, content = made("build_kpi_tree", TREE)
    sheet = stored(content)["Tree"]
    for measure in found.body.measures:
        for figure in measure.figures:
            if figure.computed:
                scale = 100 if measure.unit == "%" else 1
                assert row_of(sheet, measure.name, under="Now")[figure.scenario.title()] == pytest.approx(
                    float(figure.computed.value) / scale
                )
    changed = {
        **TREE,
        "nodes": [{**n, "scenarios": {"now": "50%", "goal": "42%"}} if n["id"] == "rate" else n for n in TREE["nodes"]],
    }
    expected = {
        f.name: f.computed
        for m in document("build_kpi_tree", changed).body.measures
        for f in m.figures
        if f.scenario == "now"
    }

    def change(book):
        (cell,) = [r[2] for r in book["Tree"].iter_rows() if r[0].value == "Rate"]
        cell.value = 0.5

    again = recalculated(content, tmp_path, change)["Tree"]
    for name in ("Revenue", "Customers", "Price"):
        assert row_of(again, name, under="Now")["Now"] == pytest.approx(float(expected[name].value))


def test_a_unit_is_called_as_the_locale_calls_it():
    nodes = [
        {"id": "x", "name": "收入", "value": "5,700万元"},
        {"id": "y", "name": "工期", "unit": "days", "value": "3"},
    ]
    for locale, names in (("zh-CN", ["元", "天"]), ("en", ["CNY", "days"])):
        _, content = made("build_kpi_tree", {"locale": locale, "nodes": nodes})
        (sheet,) = [s for s in stored(content) if s["A4"].value == "收入"]
        assert [sheet["B4"].value, sheet["B5"].value] == names


def test_goals_money_and_causes_show_the_servers_figures():
    found, content = made("run_retrospective", RETRO)
    body, book = found.body, stored(content)
    results = book["Results"]
    for goal in body.attained:
        row = row_of(results, goal.name, under="Of the target")
        reached = float(goal.reached.value / 100) if goal.reached else None
        assert row["Of the target"] == (pytest.approx(reached) if reached is not None else None), goal.name
    row = row_of(results, "Staff", under="CPI")
    assert (Decimal(str(row["CPI"])), Decimal(str(row["SPI"]))) == (body.spent[0].cpi, body.spent[0].spi)
    assert row["EAC"] == pytest.approx(float(body.spent[0].eac.value))
    (chart,) = body.charts
    point = row_of(results, "2026-W08", under="Centre")
    assert [Decimal(str(point[k])) for k in ("Centre", "Lower limit", "Upper limit")] == [
        chart.centre,
        chart.lower,
        chart.upper,
    ]
    bar = row_of(book["Problems"], "hinges", under="Among the few")
    assert (bar["Amount"], bar["Share"]) == (12, 0.8)
    live = formulas(content)["Results"]
    assert sum(str(c.value).startswith("=") for r in live.iter_rows() for c in r) > 30


def test_a_case_shows_the_servers_present_value_and_returns():
    found, content = made("build_proposal", PROPOSAL)
    book = stored(content)
    for case, sheet in zip(found.body.results, ("Years", "Months", "Never"), strict=True):
        page = book[f"Case {sheet}"]
        for figure in case.figures:
            if figure.values:
                label = {"total": "Net sum", "npv": "NPV", "irr": "IRR"}.get(figure.name)
                shown = [
                    r[1].value for r in page.iter_rows() if r[0].value and label and str(r[0].value).startswith(label)
                ]
                scale = 100 if figure.values[0].unit == "%" else 1
                assert not label or shown[0] == pytest.approx(float(figure.values[0].value) / scale), (
                    sheet,
                    figure.name,
                )


def test_options_are_ordered_by_formulas():
    found, content = made("prioritize", RICE)
    book = stored(content)["Scores"]
    for score in found.body.scores:
        row = row_of(book, score.option, under="Score")
        assert (row["Rank"], row["Score"]) == (score.rank, pytest.approx(float(score.score)))
    assert [c for c in cells(formulas(content)).values() if isinstance(c, str) and c.startswith("=(C")]


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_every_whole_document_becomes_a_workbook_without_faults(path):
    brief = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    found, content = made(brief.pop("tool"), brief)
    book = stored(content)
    assert len(book.sheetnames) == len({n.lower() for n in book.sheetnames})
    assert all(len(n) <= 31 and not re.search(r"[\[\]:*?/\\']", n) for n in book.sheetnames)
    assert not [v for v in cells(book).values() if isinstance(v, str) and v.startswith("#")]
    assert found.title in [s["A1"].value for s in book]


NASTY = (
    "=cmd|' /C calc'!A0", "+1+1", "-1", "@SUM(A1)", "{=1+1}", '=HYPERLINK("http://a")', "http://example.com/x", "mailto:a@b.c",
    "a\x07b\u202ec", "_x0041_", "<script>alert(1)</script>", "]]>", "'quoted'", "😀" * 30, "مرحبا", "长" * 200, "a\tb\r\nc", "#REF!", "TRUE", "1e5",
)  # fmt: skip


@pytest.mark.parametrize("text", NASTY)
def test_a_persons_text_is_text_in_every_cell(text):
    name = text[:40]
    brief = {
        "title": text, "department": name, "period": "2026", "locale": "en",
        "kpis": [{"id": "k", "name": name, "baseline": "10 " + re.sub(r"\W", "", name)[:8], "target": "20", "behaviour": "stock", "owner": name}],
        "initiatives": [{"id": "i", "name": name, "owner": name, "start": "2026-02-02", "duration": "5 days", "actions": [{"text": text}]}],
        "risks": [{"text": text, "probability": "30%", "impact": "4", "cost": "$5", "prevention": text}],
        "resources": {"roles": [{"name": name, "heads": "2"}], "budget": [{"name": name, "amount": "$5"}]},
        "allocations": [{"work": ["i"], "effort": {name: "1 person-month"}}], "evidence": [{"text": text, "source": text}],
    }  # fmt: skip
    try:
        _, content = made("generate_plan", brief)
    except BriefError:  # the text is no name of a measure or a role
        brief = {**brief, "kpis": [], "allocations": []}
        _, content = made("generate_plan", brief)
    live = [c for s in formulas(content) for row in s.iter_rows() for c in row if c.data_type == "f"]
    tail = text.lstrip("=+-@{ ").rstrip("}")
    assert len(live) > 20
    assert not [c.value for c in live if text in {c.value, c.value[1:]} or (len(tail) > 5 and tail in c.value)]
    with ZipFile(BytesIO(content)) as files:
        assert not [n for n in files.namelist() if "external" in n.lower() or "vba" in n.lower()]
        every = b"".join(files.read(n) for n in files.namelist() if n.startswith("xl/worksheets/"))
    assert b"<hyperlink" not in every


def test_a_text_longer_than_a_cell_is_cut_with_a_sign():
    _, content = made(
        "run_retrospective", {"project": "P", "locale": "en", "successes": [{"text": "x" * 60_000, "why": "y"}]}
    )
    longest = max((v for v in cells(stored(content)).values() if isinstance(v, str)), key=len)
    assert (len(longest), longest[-1]) == (32_767, "…")


@given(st.lists(st.text(alphabet="[]:*?/\\'abcAB字 \x00", max_size=40), min_size=1, max_size=12))
@settings(max_examples=40)
def test_whatever_sheets_are_called_names_are_safe_and_none_comes_twice(titles):
    from datetime import UTC, datetime

    book = Book("en", "t", datetime(2026, 1, 5, tzinfo=UTC))
    for title in [*titles, "History"]:
        assert isinstance(book.page(title), Page)
    names = openpyxl.load_workbook(BytesIO(book.done())).sheetnames
    assert len({n.lower() for n in names}) == len(names) == len(titles) + 1
    assert all(0 < len(n) <= 31 and not re.search(r"[\[\]:*?/\\']", n) for n in names)


@pytest.mark.parametrize(
    ("values", "unit", "locale", "shown"),
    [
        (["57000000", "9000000"], "CNY", "zh-CN", (5700.0, '#,##0"万元"')),
        (["57000000", "300"], "CNY", "zh-CN", (57000000.0, '#,##0"元"')),
        (["320"], "家", "zh-CN", (320.0, '#,##0"家"')),
        (["92.5"], "%", "en", (0.925, "0.0%")),
        (["57000000"], "USD", "en", (57.0, '"$"#,##0" million";-"$"#,##0" million"')),
        (["48000", "500"], "USD", "en", (48000.0, '"$"#,##0;-"$"#,##0')),
        (["3.5"], "person-months", "en", (3.5, '#,##0.0" person-months"')),
        (["3"], 'a"b;c[Red]', "en", (3.0, '#,##0" abcRed"')),
    ],
)
def test_figures_stand_in_the_unit_that_their_format_says(values, unit, locale, shown):
    figures = [Decimal(v) for v in values]
    cell = gauge(figures, unit, locale).cell(figures[0])
    assert isinstance(cell, Figure)
    assert (cell.value, cell.format) == shown


def test_a_figure_too_large_for_a_cell_is_text():
    assert gauge([], "", "en").cell(Decimal("1e400")) == "1E+400"


def test_a_part_without_a_table_is_said():
    with pytest.raises(NotFound, match="no table"):
        made("generate_plan", {"department": "x", "locale": "en"}, "targets")


def test_a_hundred_tasks_are_written_within_a_second():
    brief = {
        "department": "IT", "period": "2026", "locale": "en",
        "kpis": [{"id": f"k{n}", "name": f"KPI {n}", "behaviour": "stock", "baseline": "10", "target": str(20 + n)} for n in range(10)],
        "initiatives": [
            {"id": f"i{n}", "name": f"Task {n}", "owner": f"P{n % 7}", "start": "2026-02-02", "duration": "15 days", "cost": "$5,000",
             "after": [f"i{n - 1}"] if n % 9 else [], "kpis": [f"k{n % 10}"]}
            for n in range(100)
        ],
        "resources": {"roles": [{"name": "Dev", "heads": "5"}], "budget": [{"name": "All", "amount": "$500,000"}]},
    }  # fmt: skip
    made("generate_plan", brief)
    export = Export(document("generate_plan", brief), METHOD["generate_plan"])
    begun = perf_counter()
    render(export)
    assert perf_counter() - begun < 3  # the bar of one second is measured in benchmarks


def test_more_units_than_excel_has_formats_for_are_still_a_workbook():
    units = [f"{a}{b}{c}s" for a in "bcdfghjk" for b in "aeiou" for c in "lmnpr"]
    kpis = [
        {"id": f"k{n}", "name": f"KPI {n}", "behaviour": "stock", "baseline": f"10 {u}", "target": f"20 {u}"}
        for n, u in enumerate(units)
    ]
    _, content = made("generate_plan", {"department": "IT", "period": "2026", "locale": "en", "kpis": kpis})
    assert find(stored(content)["Target paths"], "KPI 199", "Expected")[-1].value == 20
    with ZipFile(BytesIO(content)) as files:
        assert files.read("xl/styles.xml").count(b"<numFmt ") <= 160


def test_no_word_of_the_program_stands_among_those_of_a_chinese_workbook():
    ops = [op for op in get_args(ClaimOp) if op]
    brief = {
        "department": "质量部", "period": "2026", "locale": "zh-CN",
        "kpis": [{"id": "k1", "name": "投诉率", "baseline": "2%", "target": "1%"}],
        "claims": [{"text": f"说法{n}", "op": op, "of": ["k1"], "value": "3"} for n, op in enumerate(ops)],
        "notes": [{"section": "overview", "text": "请看第二页"}],
    }  # fmt: skip
    _, content = made("generate_plan", brief)
    told = {value for value in cells(stored(content)).values() if isinstance(value, str)}
    assert not told & {*ops, "k1", "overview"}
    assert told >= {"求和", "投诉率", "总览"}


def test_hostile_briefs_end_in_a_workbook_or_a_clear_statement():
    brief = {
        "nodes": [
            {"id": "a", "formula": "b/0", "value": "1"},
            {"id": "b", "formula": "a"},
            {"id": "c", "value": "9" * 150},
            {"id": "d", "formula": "c*c*c"},
        ]
    }
    try:
        _, content = made("build_kpi_tree", brief)
    except FupanError:
        return
    assert not [v for v in cells(stored(content)).values() if str(v) in {"nan", "inf"}]


@pytest.mark.parametrize("form", ["xlsx", "csv", "ics"])
@pytest.mark.parametrize("tool", METHOD)
def test_whatever_a_document_holds_a_file_or_a_clear_statement_comes_out(tool, form):
    ends = set()
    for seed in range(12):
        try:
            found = document(tool, Maker(f"{tool}{seed}", 0.0).fields(METHOD[tool].brief))
        except FupanError:
            continue
        try:
            ends.add(bool(RENDERERS[form].render(Export(found, METHOD[tool]))))
        except NotFound:
            ends.add(form != "xlsx")
    assert ends == {True}
