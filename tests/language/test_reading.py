"""Objectives, requirements, periods, risks, SWOT items and problems are read as far as a text is clear."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.language import reading
from mcp_server.limits import ITEMS
from mcp_server.model.brief import Threshold
from mcp_server.model.causes import Problem
from mcp_server.model.goals import Objective, Requirement
from mcp_server.model.period import Period
from mcp_server.model.risk import Risk
from mcp_server.model.swot import Factor

TODAY = date(2026, 5, 20)


def test_each_clause_is_an_objective_as_written():
    assert reading.read_objectives("年度目标:良率达到98.5%,能耗下降8%;建成二号线(负责人:周航)。") == (
        Objective(text="良率达到98.5%", read=True),
        Objective(text="能耗下降8%", read=True),
        Objective(text="建成二号线(负责人:周航)", read=True, owner="周航"),
    )


def test_a_requirement_has_its_measure_only_where_a_figure_has_a_bound():
    assert reading.read_requirements("Overtime ≤6% of hours; no lay-offs; revenue of 9 million euros") == (
        Requirement(text="Overtime ≤6% of hours", read=True, measure="Overtime ≤6%"),
        Requirement(text="no lay-offs", read=True),
        Requirement(text="revenue of 9 million euros", read=True),
    )


def test_the_limits_of_a_clause_are_standing_promises():
    (clause,) = reading.clauses("全年工伤率≤0.1%")
    assert reading.limits_in(clause) == (
        Threshold(text="全年工伤率≤0.1%", read=True, metric="工伤率", role="objective", value="≤0.1%"),
    )


@pytest.mark.parametrize(
    ("text", "start", "end", "plan_type"),
    [
        ("2026年度", "2026-01-01", "2026-12-31", "annual"),
        ("next year", "2027-01-01", "2027-12-31", "annual"),
        ("2026Q3", "2026-07-01", "2026-09-30", "quarter"),
        ("下季度", "2026-07-01", "2026-09-30", "quarter"),
        ("13 weeks from 2026-07-06", "2026-07-06", "2026-10-04", "quarter"),
        ("2026-03-01至2026-08-31的改造项目", "2026-03-01", "2026-08-31", "project"),
        ("2026 pilot of the new business", "2026-01-01", "2026-12-31", "new_business"),
        ("H2 2026", "2026-07-01", "2026-12-31", ""),
    ],
)
def test_a_period_is_read_as_days_with_its_type(text, start, end, plan_type):
    assert reading.read_period(text, TODAY) == Period(text=text, read=True, start=start, end=end, plan_type=plan_type)


@pytest.mark.parametrize("text", ["", "尽快", "when the boss says so", "9999-99-99", "x" * 5_000])
def test_a_period_that_is_not_clear_stays_text(text):
    assert reading.read_period(text, TODAY) == Period(text=text)


RISKS = [
    ("供应商停产;汇率波动", [Risk(text="供应商停产", read=True), Risk(text="汇率波动", read=True)]),
    (
        "主轴断裂(概率:中;影响:高),应对:备件寄售,负责人:周航",
        [Risk(text="主轴断裂(概率:中;影响:高),应对:备件寄售,负责人:周航", read=True, probability="中", impact="高", contingency="备件寄售", owner="周航")],
    ),
    (
        "Flood in the depot - probability 5%, cost $400k; strike. Trigger: ballot announced",
        [
            Risk(text="Flood in the depot - probability 5%, cost $400k", read=True, probability="5%", cost="$400k"),
            Risk(text="strike. Trigger: ballot announced", read=True, trigger="ballot announced"),
        ],
    ),
    ("high probability of rain", [Risk(text="high probability of rain", read=True, probability="high")]),
    ("停电造成损失约20万元", [Risk(text="停电造成损失约20万元", read=True, cost="20万元")]),
    ("设备老化、关键岗位离职、来料波动", [
        Risk(text="设备老化", read=True), Risk(text="关键岗位离职", read=True), Risk(text="来料波动", read=True),
    ]),
    ("成本上升的影响很难估计", [Risk(text="成本上升的影响很难估计", read=True)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RISKS)
def test_a_risk_has_only_what_is_stated(text, expected):
    assert reading.read_risks(text) == tuple(expected)


def test_swot_items_stand_under_their_headings():
    text = "优势:自有车队、线路成熟、司机稳定;劣势:单证靠手工。机会:跨境电商\nThreats:\n- toll rises\n- new depots"
    assert reading.read_factors(text) == (
        Factor(text="自有车队", read=True, quadrant="strength", origin="internal"),
        Factor(text="线路成熟", read=True, quadrant="strength", origin="internal"),
        Factor(text="司机稳定", read=True, quadrant="strength", origin="internal"),
        Factor(text="单证靠手工", read=True, quadrant="weakness", origin="internal"),
        Factor(text="跨境电商", read=True, quadrant="opportunity", origin="external"),
        Factor(text="toll rises", read=True, quadrant="threat", origin="external"),
        Factor(text="new depots", read=True, quadrant="threat", origin="external"),
    )


def test_what_stands_under_no_heading_has_no_quadrant():
    assert reading.read_factors("司机稳定") == (Factor(text="司机稳定", read=True),)


PROBLEMS = [
    (
        "2026年4月涂装线良率从97%降至91%",
        {"read": True, "when": "2026年4月", "size": "从97%降至91%"},
    ),
    (
        "On 2026-04-12 the scrap rate rose from 2% to 6% in the paint area",
        {"read": True, "when": "2026-04-12", "where": "the paint area", "size": "from 2% to 6%"},
    ),
    ("3月1日停机,4月9日又停", {}),
    ("Parts got lost", {}),
]


@pytest.mark.parametrize(("text", "fields"), PROBLEMS)
def test_a_problem_has_day_place_and_size_where_they_are_clear(text, fields):
    assert reading.read_problem(text) == Problem(text=text, **fields)


READERS = [
    reading.read_objectives,
    reading.read_requirements,
    reading.read_risks,
    reading.read_factors,
    reading.read_problem,
    lambda text: reading.read_period(text, TODAY),
]
HOSTILE = st.text(max_size=200) | st.lists(
    st.sampled_from(["概率", "高", "损失", "20万", ":", "(", ")", ";", "。", "优势", "S", "2026", "Q3", "至", "负责人", "\n", "- ", "、", "cost ", "$5", " in the ", "area", "影响", "5%"]),
    max_size=20,
).map("".join)  # fmt: skip


@given(HOSTILE)
def test_any_text_is_read_without_an_error(text):
    for reader in READERS:
        reader(text)


@given(HOSTILE)
def test_what_a_list_of_statements_says_is_in_its_items(text):
    letters = [c for c in text if c.isalpha()]
    for reader in (reading.read_requirements, reading.read_risks):
        kept = [c for item in reader(text) for c in item.text if c.isalpha()]
        assert kept == letters[len(letters) - len(kept) :]
        assert len(letters) - len(kept) <= 0 or reading.clauses(text)


def test_a_text_of_full_length_gives_no_more_items_than_a_list_may_hold():
    text = "良率达到98%,能耗下降8%;" * 10_000
    found = reading.read_objectives(text)
    assert len(found) == ITEMS
    assert sum(item.text.count("能耗") for item in found) == 10_000
