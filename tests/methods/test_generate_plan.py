"""Whole plans from typed briefs; the figures in the tables were worked out by hand from the calendar."""

from datetime import date
from decimal import Decimal
from time import perf_counter, process_time

import pytest

from mcp_server.compute.calendar import work_calendar
from mcp_server.compute.critical_path import Job, schedule
from mcp_server.operations._compose import whole
from tests.conftest import document

BRIEF = {
    "department": {"name": "客户成功部", "teams": [{"name": "续费组", "heads": "4"}]},
    "period": "2026",
    "objectives": [{"id": "o1", "text": "留住老客户", "owner": "王芳", "serves": ["r1"]}],
    "requirements": [{"id": "r1", "text": "集团要求收入质量提升"}, {"id": "r2", "text": "压缩应收"}],
    "kpis": [
        {
            "id": "grr",
            "name": "续费率",
            "behaviour": "rate",
            "better": "higher",
            "baseline": "88%",
            "target": "≥92%",
            "objective": "o1",
        },
        {
            "id": "up",
            "name": "增购收入",
            "behaviour": "flow",
            "better": "higher",
            "baseline": "0万元",
            "target": "≥400万元",
            "profile": "10/30/60/100%",
            "splits": [{"name": "华东", "target": "250万元"}, {"name": "华北", "target": "150万元"}],
        },
    ],
    "resources": {
        "roles": [{"id": "csm", "name": "客户成功经理", "heads": "2"}],
        "budget": [
            {"id": "all", "name": "总预算", "limit": "100万元"},
            {"id": "sys", "name": "系统", "amount": "60万元", "parent": "all", "work": ["data", "desk"]},
            {"id": "train", "name": "培训", "amount": "20万元", "parent": "all", "work": ["roll"]},
        ],
    },
    "risks": [
        {"id": "y", "text": "数据清洗延期", "probability": "低", "impact": "中", "cost": "10万元"},
        {"id": "x", "text": "关键客户流失", "probability": "30%", "impact": "高", "cost": "50万元", "owner": "王芳"},
        {"id": "z", "text": "系统停机"},
    ],
    "initiatives": [
        {
            "id": "data",
            "name": "合同数据清洗",
            "priority": "P0",
            "owner": "李雷",
            "team": ["赵敏"],
            "deliverables": ["客户台账"],
            "start": "2026-03-02",
            "duration": "4周",
            "cost": "24万元",
        },
        {
            "id": "desk",
            "name": "续费专班",
            "owner": "王芳",
            "duration": "8周",
            "after": ["data"],
            "kpis": ["grr"],
            "cost": "30万元",
            "actions": [{"id": "pilot", "text": "试点 20 家客户", "when": "2026-05", "kpis": ["up"]}],
        },
        {"id": "roll", "name": "全员推广", "owner": "王芳", "duration": "10天", "after": ["desk"], "cost": "12万元"},
        {"id": "tool", "name": "看板上线", "owner": "赵敏", "start": "2026-03-02", "duration": "3/5/10天"},
    ],
    "allocations": [
        {"id": "a1", "work": ["data"], "effort": {"客户成功经理": "1人月"}},
        {"id": "a2", "work": ["desk"], "effort": {"客户成功经理": "50%", "数据工程师": "0.4人月"}},
        {"id": "a3", "work": ["desk"], "effort": {"客户成功经理": "0.5人月"}, "within": "a2"},
    ],
    "milestones": [{"id": "m1", "name": "M1 试点结束", "date": "6月底", "after": ["desk"]}],
    "interfaces": [{"name": "财务部", "what": "续费专班需要回款数据", "when": "每月"}],
    "reviews": [{"id": "rv", "rhythm": "每季度", "owner": "李雷", "decides": "销售副总", "metrics": ["grr", "up"]}],
}
NOTHING = dict.fromkeys(
    ("paths", "alignment", "tasks", "critical_path", "circle", "loads", "accounts", "planned_value"), ()
) | {"ranked": (), "reserve": None, "raci": (), "meetings": (), "finish": None}


@pytest.fixture(scope="module")
def plan():
    return document("generate_plan", BRIEF).body


def figures(*quantities):
    return tuple(None if q is None else (q.value, q.unit) for q in quantities)


def test_the_period_falls_into_quarters_with_their_working_days(plan):
    # 2026 in China has 248 working days: 261 weekdays, 20 of them off, 7 weekend days worked in exchange.
    period = plan.horizon
    assert (period.start, period.end, period.plan_type, period.region, period.days, period.provisional) == (
        date(2026, 1, 1), date(2026, 12, 31), "annual", "CN", 248, (),
    )  # fmt: skip
    assert [(b.name, b.days) for b in period.buckets] == [
        ("2026Q1", 59),
        ("2026Q2", 61),
        ("2026Q3", 66),
        ("2026Q4", 62),
    ]


def test_a_rate_rises_by_the_days_that_have_passed_with_alarms_below_the_path(plan):
    # After 90, 181 and 273 of 365 days, 88 + 4 × 90/365 = 88.99 …; amber is a tenth of the way left below the path,
    # red a tenth of the whole way (0.4) below amber; alarms are rounded down.
    rate = plan.paths[0]
    assert [(c.name, *figures(c.expected, c.amber, c.red)) for c in rate.checkpoints] == [
        ("2026Q1", (Decimal("89.0"), "%"), (Decimal("88.6"), "%"), (Decimal("88.2"), "%")),
        ("2026Q2", (Decimal("90.0"), "%"), (Decimal("89.7"), "%"), (Decimal("89.3"), "%")),
        ("2026Q3", (Decimal("91.0"), "%"), (Decimal("90.8"), "%"), (Decimal("90.4"), "%")),
        ("2026Q4", (Decimal(92), "%"), (Decimal(92), "%"), (Decimal("91.6"), "%")),
    ]
    assert (rate.kpi, rate.behaviour, rate.better, rate.due, rate.growth, rate.roll_up) == (
        "续费率", "rate", "higher", date(2026, 12, 31), None, None,
    )  # fmt: skip


def test_a_flow_follows_the_shares_given_and_its_parts_add_up(plan):
    flow = plan.paths[1]
    assert [(c.date, *figures(c.expected, c.amber, c.red)) for c in flow.checkpoints] == [
        (date(2026, 3, 31), (Decimal(400_000), "CNY"), (Decimal(40_000), "CNY"), None),
        (date(2026, 6, 30), (Decimal(1_200_000), "CNY"), (Decimal(920_000), "CNY"), (Decimal(520_000), "CNY")),
        (date(2026, 9, 30), (Decimal(2_400_000), "CNY"), (Decimal(2_240_000), "CNY"), (Decimal(1_840_000), "CNY")),
        (date(2026, 12, 31), (Decimal(4_000_000), "CNY"), (Decimal(4_000_000), "CNY"), (Decimal(3_600_000), "CNY")),
    ]
    assert figures(flow.roll_up) == ((Decimal(4_000_000), "CNY"),)


def test_what_serves_what_is_listed_and_what_nothing_serves_shows(plan):
    assert [(cover.at, cover.by) for cover in plan.alignment] == [
        ("/requirements/id=r1", ("留住老客户",)),
        ("/requirements/id=r2", ()),
        ("/objectives/id=o1", ("续费率",)),
        ("/kpis/id=grr", ("续费专班",)),
        ("/kpis/id=up", ("续费专班",)),
    ]


def test_work_is_dated_on_the_chinese_calendar_with_slack_and_a_critical_path(plan):
    # 8 weeks from 30 March pass Qingming (6 April) and Labour Day (1 to 5 May) and work on Saturday, 9 May.
    assert [(t.id, t.level, t.start, t.finish, t.latest_finish, t.slack, t.critical, t.days) for t in plan.tasks] == [
        ("tool", "initiative", date(2026, 3, 2), date(2026, 3, 6), date(2026, 6, 10), 65, False, 5),
        ("data", "initiative", date(2026, 3, 2), date(2026, 3, 27), date(2026, 3, 27), 0, True, 20),
        ("desk", "initiative", date(2026, 3, 30), date(2026, 5, 27), date(2026, 5, 27), 0, True, 40),
        ("pilot", "step", date(2026, 5, 1), date(2026, 5, 31), None, None, False, None),
        ("roll", "initiative", date(2026, 5, 28), date(2026, 6, 10), date(2026, 6, 10), 0, True, 10),
        ("m1", "milestone", date(2026, 6, 30), date(2026, 6, 30), None, None, False, None),
    ]
    assert (plan.critical_path, plan.circle, plan.finish) == (("data", "desk", "roll"), (), date(2026, 6, 10))


def test_people_are_counted_by_role_without_the_row_that_another_contains(plan):
    # Half of two people for 2 of 22 working days in March, all of April and 17 of 19 in May: 1.99 person-months; 1 beside it.
    assert [(load.at, load.role, load.listed, load.demand, load.capacity) for load in plan.loads] == [
        ("/resources/roles/id=csm", "客户成功经理", True, Decimal("2.99"), Decimal("24.00")),
        ("/allocations/id=a2/effort", "数据工程师", False, Decimal("0.40"), None),
    ]
    busy = {x.bucket: x.demand for x in plan.loads[0].loads if x.demand}
    # One person-month lies in March, and of the half share a part of March, the whole of April and a part of May.
    assert busy == {"2026-03": Decimal("1.09"), "2026-04": Decimal("1.00"), "2026-05": Decimal("0.89")}
    assert plan.overbooked == ()


def test_the_budget_is_a_tree_with_what_is_left_of_each_line(plan):
    assert [(a.name, a.depth, *figures(a.amount, a.limit, a.parts, a.cost, a.left)) for a in plan.accounts] == [
        ("总预算", 0, None, (1_000_000, "CNY"), (800_000, "CNY"), None, (200_000, "CNY")),
        ("系统", 1, (600_000, "CNY"), None, None, (540_000, "CNY"), (60_000, "CNY")),
        ("培训", 1, (200_000, "CNY"), None, None, (120_000, "CNY"), (80_000, "CNY")),
    ]
    assert figures(plan.budget_total) == ((800_000, "CNY"),)


def test_planned_value_is_the_cost_of_the_working_days_passed(plan):
    # Two of the 40 days of the second piece lie in March: 240,000 + 300,000 × 2/40.
    assert [(p.bucket, p.planned.value, p.cumulative.value) for p in plan.planned_value] == [
        ("2026Q1", 255_000, 255_000), ("2026Q2", 405_000, 660_000), ("2026Q3", 0, 660_000), ("2026Q4", 0, 660_000),
    ]  # fmt: skip


def test_risks_are_ranked_by_score_and_the_expected_cost_is_the_reserve(plan):
    assert [(r.at, r.rank, r.score, r.band, r.expected and r.expected.value) for r in plan.ranked] == [
        ("/risks/id=x", 1, 8, "medium", 150_000),
        ("/risks/id=y", 2, 6, "medium", 20_000),
        ("/risks/id=z", None, None, "", None),
    ]
    assert figures(plan.reserve) == ((170_000, "CNY"),)


def test_everybody_has_a_part_and_reviews_have_days(plan):
    assert [(r.work, r.accountable, r.responsible, r.consulted, r.informed) for r in plan.raci] == [
        ("合同数据清洗", "李雷", ("赵敏",), (), ("销售副总",)),
        ("续费专班", "王芳", ("王芳",), ("财务部",), ("销售副总",)),
        ("全员推广", "王芳", ("王芳",), (), ("销售副总",)),
        ("看板上线", "赵敏", ("赵敏",), (), ("销售副总",)),
    ]
    quarter_ends = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 31))
    assert [(m.name, m.owner, m.decides, m.dates, m.count) for m in plan.meetings] == [
        ("每季度", "李雷", "销售副总", quarter_ends, 4)
    ]


def test_what_was_given_stands_in_the_body_unchanged(plan):
    made = document("generate_plan", BRIEF)
    assert {name: getattr(made.body, name) for name in type(made.brief).model_fields} == {
        name: getattr(made.brief, name) for name in type(made.brief).model_fields
    }
    assert made.body == plan


def test_a_chinese_year_without_announced_holidays_is_provisional():
    body = document("generate_plan", {"department": "销售部", "period": "2027"}).body
    assert (body.horizon.region, body.horizon.provisional) == ("CN", (2027,))


def test_a_department_alone_gives_a_plan_without_anything_computed():
    body = document("generate_plan", {"department": "销售部"}).body
    assert {name: getattr(body, name) for name in NOTHING} == NOTHING
    assert body.horizon is None


def test_work_that_goes_round_in_a_circle_and_what_waits_for_it_has_no_dates():
    body = document(
        "generate_plan",
        {
            "department": "IT",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "Move", "duration": "2 weeks", "after": ["b"]},
                {"id": "b", "name": "Switch", "duration": "1 week", "after": ["a"]},
                {"id": "c", "name": "Train", "duration": "1 week", "after": ["b"]},
                {"id": "d", "name": "Icons", "start": "2026-03-02", "duration": "1 week"},
            ],
        },
    ).body
    dates = {task.id: (task.start, task.finish) for task in body.tasks}
    assert dates == {
        "a": (None, None), "b": (None, None), "c": (None, None), "d": (date(2026, 3, 2), date(2026, 3, 6)),
    }  # fmt: skip
    assert (set(body.circle), body.critical_path, body.finish) == ({"a", "b"}, ("d",), date(2026, 3, 6))


def test_without_a_period_work_counts_from_today_and_nothing_is_spread_over_months():
    without = {key: value for key, value in BRIEF.items() if key not in {"period", "initiatives"}}
    first = {"id": "data", "name": "合同数据清洗", "duration": "4周", "cost": "24万元"}
    body = document("generate_plan", {**without, "initiatives": [first], "as_of": "2026-01-05"}).body
    assert (body.horizon, body.loads, body.planned_value) == (None, (), ())
    assert [path.checkpoints for path in body.paths] == [(), ()]
    assert [(t.start, t.finish) for t in body.tasks if t.id == "data"] == [(date(2026, 1, 5), date(2026, 1, 30))]
    assert [(m.dates, m.count) for m in body.meetings] == [((), 0)]


@pytest.mark.parametrize(
    ("period", "plan_type", "first", "count"),
    [
        ("2026", "annual", "2026Q1", 4),
        ("2026Q3", "quarter", "2026-W27", 14),
        ({"start": "2026-03-02", "end": "2026-08-28"}, "project", "2026-03", 6),
        ({"start": "2026-03-02", "end": "2026-04-30"}, "project", "2026-W10", 9),
        ({"start": "2026-01-01", "end": "2026-12-31", "plan_type": "new_business"}, "new_business", "2026Q1", 4),
    ],
)
def test_a_type_of_plan_sets_the_steps_of_its_period(period, plan_type, first, count):
    horizon = document("generate_plan", {"department": "Sales", "period": period}).body.horizon
    assert (horizon.plan_type, horizon.buckets[0].name, len(horizon.buckets)) == (plan_type, first, count)
    assert sum(bucket.days for bucket in horizon.buckets) == horizon.days


def layered(count, width):
    """Return pieces of work in layers, each waiting for two of the layer before."""
    for index in range(count):
        above = index - width - index % width
        yield index, tuple(above + (index * k) % width for k in (1, 7)) if above >= 0 else ()


def test_a_thousand_initiatives_are_planned_in_five_seconds_and_none_starts_before_what_it_waits_for():
    initiatives = [
        {"id": f"t{i}", "name": f"Work {i}", "duration": f"{1 + i % 5} days", "after": [f"t{b}" for b in before]}
        for i, before in layered(1_000, 40)
    ]
    begin = perf_counter()
    body = document("generate_plan", {"department": "IT", "period": "2026", "initiatives": initiatives}).body
    assert perf_counter() - begin < 5
    tasks = {task.id: task for task in body.tasks}
    assert len(tasks) == 1_000
    assert all(tasks[before].finish < task.start for task in tasks.values() for before in task.after)


def test_a_schedule_of_a_thousand_jobs_takes_fifty_milliseconds():
    jobs = [
        Job(f"t{i}", 1 + i % 5, tuple(f"t{b}" for b in before), date(2026, 1, 5)) for i, before in layered(1_000, 40)
    ]
    calendar = work_calendar("CN", 2026, 2028)
    spent = []
    for _ in range(7):
        begin = process_time()
        schedule(jobs, calendar, date(2026, 1, 5))
        spent.append(process_time() - begin)
    assert min(spent) <= 0.05


def test_targets_say_what_they_ask_for_in_an_average_period():
    kpis = [
        {"id": "a", "name": "Customers", "behaviour": "stock", "baseline": "100", "target": "146.41"},
        {"id": "b", "name": "Renewal rate", "behaviour": "rate", "baseline": "80%", "target": "90%"},
        {"id": "c", "name": "Sales", "behaviour": "flow", "baseline": "$100,000", "target": "$120,000"},
        {"id": "d", "name": "Debt", "behaviour": "stock", "baseline": "-5", "target": "0"},
    ]
    made = document("generate_plan", {"locale": "en", "department": "Sales", "period": "2026", "kpis": kpis})
    paths = {p.kpi: p for p in made.body.paths}
    assert (paths["Customers"].pace.value, paths["Renewal rate"].pace.value) == (Decimal("10.0"), Decimal("2.50"))
    assert (paths["Sales"].growth, paths["Sales"].pace, paths["Debt"].pace) == (Decimal("20.0"), None, None)
    text = whole(made)
    assert "- Customers: a change of 46.4% in all; +10% in each of 4 periods on average" in text
    assert "- Renewal rate: +2.5 percentage points in each of 4 periods on average" in text
    assert "- Sales: a change of 20% in all\n" in text


def test_risks_stand_in_a_matrix_by_probability_and_impact():
    risks = [
        {"text": "Late", "probability": "90%", "impact": "2"},
        {"text": "Gone", "probability": "low", "impact": "5"},
        {"text": "Dear", "probability": "low", "impact": "5"},
    ]
    made = document("generate_plan", {"locale": "en", "department": "Sales", "risks": risks})
    assert made.body.matrix == (
        ("5", "—", "Late", "—", "—", "—"),
        ("4", "—", "—", "—", "—", "—"),
        ("3", "—", "—", "—", "—", "—"),
        ("2", "—", "—", "—", "—", "Gone, Dear"),
        ("1", "—", "—", "—", "—", "—"),
    )
    assert document("generate_plan", {"department": "Sales", "risks": risks[:1]}).body.matrix == ()


def test_over_booked_roles_are_told_with_their_months():
    made = document("generate_plan", {
        "locale": "en", "department": "Sales", "period": "2026Q1", "resources": {"roles": [{"name": "Desk", "heads": "1"}]},
        "initiatives": [{"id": "a", "name": "A", "start": "2026-02-02", "end": "2026-02-27"}],
        "allocations": [{"work": ["a"], "effort": {"Desk": "2 person-months"}}],
    })  # fmt: skip
    assert made.body.overbooked_when == ("Desk (2026-02)",)


def test_the_overview_counts_the_lines_of_the_budget_that_have_none_below_them():
    lines = [
        {"id": "all", "name": "Channel", "amount": "$300"}, {"id": "shop", "name": "Shops", "amount": "$180", "parent": "all"},
        {"id": "ads", "name": "Ads", "amount": "$60", "parent": "all"}, {"id": "trips", "name": "Trips", "amount": "$9"},
    ]  # fmt: skip
    for count, budget in ((3, lines), (1, lines[-1:]), (0, [])):
        brief = {"department": "x", "locale": "en", "resources": {"budget": budget}}
        assert document("generate_plan", brief).body.budget_items == count
