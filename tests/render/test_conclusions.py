from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.render._conclusions import ROOM, short
from mcp_server.render._office import width
from mcp_server.render.chart import Chart, Series
from mcp_server.render.charts_of import charts
from mcp_server.render.conclusions import Conclusions
from mcp_server.render.formats import RENDERERS
from tests.conftest import document
from tests.render.examples import FILES, example, export, hostile

LINES = 100
"""Ems of two lines of a title in its smallest letters, and of three in its largest."""


def said(made, section, column=""):
    return next((c.text for c in Conclusions(made).found if (c.section, c.column) == (section, column)), "")


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_conclusion_is_one_line_of_text_that_fits_over_a_slide(name):
    found = Conclusions(example(name)).found
    assert found
    for each in found:
        assert each.text == " ".join(each.text.split())
        assert width(each.text, 1) < LINES


def test_hostile_names_are_cut_between_their_words_with_dots():
    for each in Conclusions(hostile()).found:
        assert "\n" not in each.text
        assert width(each.text, 1) < LINES


@given(st.text())
def test_a_short_name_is_the_whole_or_a_beginning_with_dots(text):
    found = short(text)
    assert width(found, 1) <= ROOM + 0.01
    assert found.endswith("…") or width(found, 1) <= width(text, 1)


def test_a_long_name_is_cut_between_words():
    assert short("Budget freezes through macro-economic swings of the year") == "Budget freezes through macro-economic…"
    assert (
        short("调度系统不区分冷链与普货线路，因此车辆常常混装两种货物") == "调度系统不区分冷链与普货线路，因此车辆常常…"
    )
    assert short("x" * 99).endswith("x…")


PLAN = {
    "locale": "en", "department": "Sales", "period": "2026", "as_of": "2026-01-05",
    "kpis": [
        {"name": "Customers", "baseline": "100", "target": "150", "behaviour": "stock"},
        {"name": "Leads", "baseline": "1,000", "target": "1,100", "behaviour": "stock"},
    ],
    "initiatives": [
        {"name": "Launch", "owner": "Ann", "start": "2026-02-02", "end": "2026-06-30"},
        {"name": "Renew", "owner": "Ann", "start": "2026-03-02", "end": "2027-01-10"},
        {"name": "Tidy", "owner": "Bob", "start": "2026-03-02", "end": "2026-04-10"},
    ],
    "resources": {"budget": [{"name": "People", "amount": "$620,000"}, {"name": "Tools", "amount": "$380,000"}]},
    "risks": [
        {"text": "A key engineer leaves", "probability": "50%", "impact": "4", "cost": "$10,000", "owner": "Ann"},
        {"text": "The vendor is late", "probability": "20%", "impact": "4", "cost": "$50,000", "owner": "Bob"},
    ],
}  # fmt: skip


def test_a_plan_says_how_it_ends_who_leads_and_what_costs_most():
    made = document("generate_plan", PLAN)
    assert said(made, "overview") == (
        "3 initiatives for 2 targets; the last ends on 2027-01-08, 8 days after the period does"
    )
    assert said(made, "targets", "kpi") == "Customers has the longest way to go of 2 targets: from 100 to 150"
    assert said(made, "work", "initiative") == "“Tidy” is done first, on 2026-04-10; Ann leads 2 of 3"
    assert said(made, "resources", "budget") == "Budget $1 million, 62% of it for People"
    assert said(made, "risks", "risk") == "Expected loss from 2 risks: $15,000; “The vendor is late” alone $10,000"


def test_a_plan_in_chinese_says_the_same():
    made = document("generate_plan", {**PLAN, "locale": "zh-CN"})
    assert said(made, "overview") == "3 项举措对应 2 个指标；最后一项 2027-01-08 才完成，比期末晚 8 天"
    assert said(made, "work", "initiative") == "最先完成的是“Tidy”（2026-04-10）；3 项中Ann牵头 2 项"
    assert said(made, "resources", "budget") == "预算 100万美元，其中People占 62%"
    assert said(made, "risks", "risk") == "2 项风险的期望损失共 1.5万美元，仅“The vendor is late”就有 1万美元"


def test_nothing_is_concluded_where_nothing_is_known():
    for tool, brief in (
        ("generate_plan", {"department": "Sales", "locale": "en"}),
        ("build_proposal", {"aim": "Open a shop", "locale": "en"}),
        ("run_5whys", {"problem": "It broke", "locale": "en"}),
        ("swot", {"aim": "Open a shop?", "locale": "en"}),
        ("prioritize", {"aim": "What first?", "options": ["a", "b"], "locale": "en"}),
    ):
        assert Conclusions(document(tool, brief)).found == ()


@pytest.mark.parametrize(
    ("dues", "told"),
    [
        (("2026-01-20", "2026-02-04", "2026-02-05"), "2 of 3 due within 30 days; first “a” on 2026-01-20"),
        (("2026-03-01", "2026-04-01", ""), "First of 3 to be done: “a” by 2026-03-01"),
        (("2025-12-01", "2026-01-05", ""), "1 of 3 due within 30 days; first “b” on 2026-01-05"),
        (("", "", ""), "None of 3 has a clear date yet"),
    ],
)
def test_actions_are_counted_thirty_days_on(dues, told):
    actions = [{"text": name, "owner": "Ann", "due": due} for name, due in zip("abc", dues, strict=True)]
    brief = {"locale": "en", "as_of": "2026-01-05", "project": {"name": "x"}, "actions": actions}
    assert said(document("run_retrospective", brief), "actions", "action") == told


def test_a_retrospective_names_the_goal_that_is_furthest_off():
    goals = [
        {"metric": "Retention", "baseline": "20%", "target": "≥30%", "actual": "28.8%", "better": "higher"},
        {"metric": "Downtime", "baseline": "9 hours", "target": "≤4 hours", "actual": "6 hours", "better": "lower"},
        {"metric": "Orders", "baseline": "100", "target": "≥200", "actual": "240", "better": "higher"},
    ]
    made = document("run_retrospective", {"locale": "en", "project": {"name": "x"}, "goals": goals})
    assert next(c for c in charts(made) if c.id == "goals").title == "1 of 3 goals met; “Downtime” misses by 2 hours"
    assert said(made, "results", "objective_line") == "“Orders” went furthest: 240 against ≥200 (120% of it)"


def test_a_fall_is_laid_to_what_fell():
    nodes = [
        {"id": "r", "name": "Revenue", "formula": "a + b", "unit": "yuan"},
        {"id": "a", "name": "Shops", "scenarios": {"last": "100", "now": "130"}},
        {"id": "b", "name": "Web", "scenarios": {"last": "90", "now": "70"}},
    ]
    made = document("build_kpi_tree", {"locale": "en", "nodes": nodes, "compare": ["now", "last"]})
    (chart,) = (c for c in charts(made) if c.form == "waterfall")
    assert chart.title == "Revenue: from 200 yuan to 190 yuan, most of it through Shops (-30 yuan)"
    assert said(made, "changes", "change") == "Web adds most (+20 yuan), Shops takes most (-30 yuan)"


@pytest.mark.parametrize(
    ("ends", "floor"),
    [
        ((578, 588, 569), Decimal(560)),
        ((1000, 1010, 1001), Decimal(990)),
        ((100, 60, 90), None),  # the steps are seen from zero
        ((-578, -588, -569), None),
        ((5, 5, 5), None),
    ],
)
def test_a_waterfall_far_above_zero_begins_where_its_steps_are_seen(ends, floor):
    row = Series(name="x", role="bar", values=tuple(map(Decimal, ends)))
    chart = Chart(id="c", section="s", form="waterfall", title="t", categories=tuple("abc"), series=(row,))
    assert chart.floor == floor


def test_a_cut_axis_is_said_below_the_chart():
    (chart,) = (c for c in charts(example("subscription-tree.zh-CN")) if c.form == "waterfall")
    assert chart.note == "纵轴从 560 起，不从零起。"


def test_a_ranking_says_who_leads_and_how_firmly():
    options = [
        {"name": name, "figures": {"impact": impact, "confidence": "8", "ease": "5"}}
        for name, impact in (("Portal", "9"), ("App", "6"), ("Shop", "3"))
    ]
    made = document("prioritize", {"locale": "en", "aim": "What first?", "scheme": "ICE", "options": options})
    assert said(made, "scores", "formula") == "“Portal” leads “App”: 360 against 240"
    kept = made.body.stability.kept * Decimal(100)
    assert said(made, "overview") == (
        f"“Portal” first, and still first in {kept.normalize():f}% of random changes by up to 20%"
    )


def test_roots_that_nothing_is_done_about_are_said_to_be_so():
    brief = {"problem": "Orders were late", "causes": [{"because": "The list was old"}, {"because": "Nobody counted"}]}
    for locale, told in (
        ("en", "2 root causes, first “The list was old”; nothing is done about them yet"),
        ("zh-CN", "2 个根因，首先是“The list was old”；都还没有对策"),
    ):
        assert said(document("run_5whys", {**brief, "locale": locale}), "overview") == told


def test_risks_that_share_the_first_place_are_said_to_do_so():
    risks = [{"text": text, "probability": "3", "impact": "4"} for text in ("Rain", "Snow")]
    made = document("generate_plan", {"locale": "en", "department": "x", "risks": risks})
    assert said(made, "risks", "risk") == "2 of 2 risks share the top score of 12 of 25"
    (chart,) = charts(made)
    assert chart.title == "2 of 2 risks lead with a score of 12 of 25; 2 of 2 high"


def test_levers_that_are_alike_are_not_ranked():
    made = example("stores-tree.zh-CN")
    assert (
        said(made, "levers", "elasticity") == "4 个杠杆中 4 个可以调动，最强的力度相同：进店人数、成交率、每单件数、…"
    )
    assert "对日均营业额影响最大的 4 个杠杆力度相同：各变 1%，日均营业额变 1%" in {c.title for c in charts(made)}
    assert (
        "最有力的杠杆（力度相同）：进店人数、成交率、每单件数、件均价，各变动 1% 带动顶层变动 1%"
        in RENDERERS["md"].render(export(made)).decode()
    )
