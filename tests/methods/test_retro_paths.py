import pytest

from mcp_server.methods._retro_plan import PATHS, planned_by
from mcp_server.render.charts_of import charts
from tests.conftest import document

KPIS = [
    {"id": "rate", "name": "Complaint rate", "baseline": "1.4%", "target": "≤0.8%", "behaviour": "rate"},
    {"id": "sold", "name": "Contracts", "baseline": "80", "target": "120", "behaviour": "flow"},
    {"id": "wait", "name": "Waiting time", "baseline": "9 days", "target": "4–6 days", "behaviour": "rate"},
]
PLAN = {"locale": "en", "department": "Quality", "period": "2026", "as_of": "2026-01-05", "kpis": KPIS}
YEAR = {"start": "2026-01-01", "end": "2026-12-31"}


def planned(brief=PLAN):
    plan = document("generate_plan", brief)
    return planned_by(plan.body, plan.title, plan.revision).model_dump(mode="json", exclude_defaults=True)


def look(tool="run_retrospective", **given):
    own = {"project": {"name": "Quality 2026"}} if tool == "run_retrospective" else {"who": "Quality"}
    made = {"locale": "en", "as_of": "2027-01-05", "period": YEAR, "planned": planned(), **own, **given}
    return document(tool, made)


def stands(made):
    return {
        one.name: [(p.name, p.actual.text, p.standing) for p in one.points if p.actual] for one in made.body.followed
    }


def test_a_plan_hands_over_where_each_measure_was_to_stand_and_when():
    rate = planned()["kpis"][0]
    assert [(p["name"], p["date"], p["expected"], p["amber"], p["red"]) for p in rate["path"]] == [
        ("2026Q1", "2026-03-31", "1.25%", "1.3%", "1.36%"),
        ("2026Q2", "2026-06-30", "1.1%", "1.14%", "1.2%"),
        ("2026Q3", "2026-09-30", "0.95%", "0.97%", "1.03%"),
        ("2026Q4", "2026-12-31", "0.8%", "0.8%", "0.86%"),
    ]


def test_figures_over_time_and_at_the_end_stand_against_their_checkpoints():
    made = look(
        series=[{"metric": "Complaint rate", "values": {"2026Q1": "1.3%", "2026-06": "1.18%", "2026-09-30": "1.1%"}}],
        goals=[{"kpi": "rate", "metric": "Complaints", "actual": "0.75%"}],
    )
    assert stands(made) == {
        "Complaint rate": [
            ("2026Q1", "1.3%", "on_track"),
            ("2026Q2", "1.18%", "amber"),
            ("2026Q3", "1.1%", "red"),
            ("2026Q4", "0.75%", "on_track"),
        ]
    }


def test_a_goals_figure_stands_on_the_day_of_the_fact_that_gives_it_and_is_not_moved_to_the_end():
    made = look(
        goals=[{"metric": "Complaint rate", "target": "≤0.8%", "actual": "1.1%"}],
        evidence=[{"metric": "Complaint rate", "value": "1.1%", "when": "2026-05-20", "source": "desk"}],
    )
    assert stands(made) == {"Complaint rate": [("2026Q2", "1.1%", "")]}


def test_figures_by_month_do_not_stand_on_the_way_of_a_flow_that_counts_up():
    series = [{"metric": "Contracts", "values": {"2026Q1": "25", "2026Q2": "30"}}]
    assert stands(look(series=series)) == {}
    made = look(series=series, goals=[{"metric": "Contracts", "actual": "118"}])
    assert stands(made) == {"Contracts": [("2026Q4", "118", "amber")]}


def test_a_range_is_kept_from_both_sides():
    figures = {"2026Q1": "8 days", "2026Q4": "2 days"}
    made = look(series=[{"metric": "Waiting time", "values": figures}])
    (found,) = stands(made).values()
    assert [(name, text) for name, text, _ in found] == list(figures.items())
    assert found[1][2] == "red"


@pytest.mark.parametrize("figures", [{"Q9": "1.2%"}, {"2025Q4": "1.4"}, {"2026Q2": "5 hours"}, {"2027Q2": "1%"}, {}])
def test_what_fits_no_checkpoint_or_unit_is_left_out(figures):
    assert stands(look(series=[{"metric": "Complaint rate", "values": figures}])) == {}


def test_a_summary_of_a_kept_plan_follows_it_too():
    made = look("summarize_work", goals=[{"metric": "Complaint rate", "target": "≤0.8%", "actual": "0.9%"}])
    assert stands(made) == {"Complaint rate": [("2026Q4", "0.9%", "red")]}
    (chart,) = (c for c in charts(made) if c.form == "target_path")
    assert chart.title == "Complaint rate: 0.9% in 2026Q4, 0.8% planned: red"


def test_the_chart_shows_the_way_its_limits_and_the_actuals():
    made = look(goals=[{"metric": "Complaint rate", "actual": "0.9%"}])
    (chart,) = (c for c in charts(made) if c.form == "target_path")
    assert chart.categories == ("Baseline", "2026Q1", "2026Q2", "2026Q3", "2026Q4")
    assert [(s.name, s.role, s.shown) for s in chart.series] == [
        ("Baseline", "mark", ("1.4%", "", "", "", "")),
        ("Expected", "line", ("", "1.25%", "1.1%", "0.95%", "0.8%")),
        ("Amber", "line", ("", "1.3%", "1.14%", "0.97%", "0.8%")),
        ("Red", "line", ("", "1.36%", "1.2%", "1.03%", "0.86%")),
        ("Actual (red)", "mark", ("", "", "", "", "0.9%")),
    ]


def test_a_plan_of_very_many_measures_hands_over_the_ways_of_the_first():
    kpis = [{"name": f"Rate {n}", "baseline": "10%", "target": "20%", "behaviour": "rate"} for n in range(500)]
    made = look(planned=planned({**PLAN, "kpis": kpis}))
    assert sum(bool(k.path) for k in made.brief.planned.kpis) == PATHS
