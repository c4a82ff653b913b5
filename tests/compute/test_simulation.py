"""Simulated and approximated ends, by their laws and by a textbook."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.calendar import work_calendar
from mcp_server.compute.critical_path import Job, schedule
from mcp_server.compute.simulation import Estimated, Outlook, Percentile, Simulation, simulate

WEEKENDS = work_calendar("", 2026, 2026)
CHINA = work_calendar("CN", 2026, 2027)
MONDAY = date(2026, 1, 5)
LAW = settings(max_examples=20, deadline=None)

# Hillier and Lieberman, Introduction to Operations Research, the Reliable Construction Co.: three-point estimates in
# days and what each activity waits for.
HOUSE = """A 1 2 3 | B 2 3.5 8 A | C 6 9 18 B | D 4 5.5 10 C | E 1 4.5 5 C | F 4 4 10 E | G 5 6.5 11 D | H 5 8 17 EG |
I 3 7.5 9 C | J 3 9 9 FI | K 4 4 4 J | L 1 5.5 7 J | M 1 2 3 H | N 5 5.5 9 KL"""


def house() -> list[Estimated]:
    rows = [(*row.split(), "")[:5] for row in HOUSE.split("|")]
    return [Estimated(one, Decimal(a), Decimal(m), Decimal(b), tuple(after)) for one, a, m, b, after in rows]


def simulated(jobs: list[Estimated], end: date | None = None, seed: int = 0) -> Simulation:
    result = simulate(jobs, WEEKENDS, MONDAY, end, seed=seed)
    assert result is not None
    return result


@st.composite
def plans(draw: st.DrawFn) -> list[Estimated]:
    """Up to six jobs of up to thirty days, each waiting for earlier ones, in any order."""
    days = st.lists(st.decimals(0, 30, places=1), min_size=3, max_size=3).map(sorted)
    estimates = draw(st.lists(days, min_size=1, max_size=6))
    waits = draw(st.lists(st.integers(0, 2**6 - 1), min_size=len(estimates), max_size=len(estimates)))
    jobs = [
        Estimated(f"j{i}", low, likely, high, tuple(f"j{k}" for k in range(i) if waits[i] >> k & 1))
        for i, (low, likely, high) in enumerate(estimates)
    ]
    return draw(st.permutations(jobs))


def test_the_textbook_house_is_ready_in_47_days_with_the_textbook_chance() -> None:
    """Mean 44, variance 9, P(T <= 47) = 0.8413 on ABCEFJLN; 46.52 = 44 + 0.8416 · 3, 47.84 = 44 + 1.2816 · 3."""
    result = simulated(house(), WEEKENDS.add(MONDAY, 46))
    assert "".join(result.path) == "ABCEFJLN"
    assert result.normal == Outlook(
        mean=Decimal("44.00"),
        deviation=Decimal("3.00"),
        percentiles=(
            Percentile(50, Decimal("44.00"), date(2026, 3, 5)),
            Percentile(80, Decimal("46.52"), date(2026, 3, 10)),
            Percentile(90, Decimal("47.84"), date(2026, 3, 11)),
        ),
        on_time=Decimal("0.8413"),
    )


def test_the_simulated_house_is_later_than_one_path_alone_says() -> None:
    """A million runs of the same network with numpy's own beta generator: mean 44.32, P(T <= 47) 0.817, P80 46.80."""
    result = simulated(house(), WEEKENDS.add(MONDAY, 46))
    assert abs(result.simulated.mean - Decimal("44.32")) < Decimal("0.12")
    assert abs(result.simulated.percentiles[1].days - Decimal("46.80")) < Decimal("0.15")
    assert result.simulated.on_time is not None
    assert abs(result.simulated.on_time - Decimal("0.817")) < Decimal("0.015")
    shares = dict(result.criticality)
    assert shares["A"] == shares["B"] == shares["C"] == 1
    assert shares["E"] == shares["F"] > Decimal("0.7") > shares["K"] > shares["I"] > 0


@pytest.mark.parametrize("likely", [0, 1, 35, 50, 99, 100])
def test_one_job_has_the_mean_and_the_variance_of_its_beta_distribution(likely: int) -> None:
    """Mean (low + 4 likely + high)/6; variance (mean - low)(high - mean)/7, for the two shapes add up to 6."""
    outlook = simulated([Estimated("a", Decimal(0), Decimal(likely), Decimal(100))]).simulated
    mean = (4 * likely + 100) / 6
    assert abs(float(outlook.mean) - mean) < 0.7
    assert abs(float(outlook.deviation) - (mean * (100 - mean) / 7) ** 0.5) < 0.5


def test_jobs_without_doubt_end_on_the_day_of_the_critical_path() -> None:
    sure = [("a", 3, ()), ("b", 2, ("a",)), ("c", 4, ()), ("done", 0, ("b", "c"))]
    result = simulated([Estimated(one, Decimal(n), Decimal(n), Decimal(n), after) for one, n, after in sure], MONDAY)
    finish = schedule([Job(one, n, after) for one, n, after in sure], WEEKENDS, MONDAY).finish
    assert finish == date(2026, 1, 9)
    points = tuple(Percentile(chance, Decimal("5.00"), finish) for chance in (50, 80, 90))
    same = Outlook(Decimal("5.00"), Decimal("0.00"), points, Decimal("0.0000"))
    shares = tuple((one, Decimal(one != "c").quantize(Decimal("0.0001"))) for one, *_ in sure)
    assert result == Simulation(0, same, shares, same, ("a", "b", "done"), ())


def test_a_job_does_not_begin_before_its_day() -> None:
    late = Estimated("late", Decimal(1), Decimal(1), Decimal(1), ("soon",), date(2026, 1, 17))
    result = simulated([Estimated("soon", Decimal(1), Decimal(2), Decimal(3)), late], date(2026, 1, 19))
    assert [point.day for point in result.simulated.percentiles] == [date(2026, 1, 19)] * 3
    assert (result.criticality, result.path) == ((("soon", Decimal("0.0000")), ("late", Decimal("1.0000"))), ("late",))
    assert result.simulated.on_time == result.normal.on_time == 1


def test_jobs_on_a_circle_are_left_out() -> None:
    jobs = [
        Estimated("a", Decimal(1), Decimal(2), Decimal(3)),
        Estimated("b", Decimal(1), Decimal(2), Decimal(3), ("b",)),
    ]
    result = simulated(jobs)
    assert (result.unscheduled, [one for one, _ in result.criticality]) == (("b",), ["a"])
    assert simulate(jobs[1:], WEEKENDS, MONDAY) is None
    assert simulate([], WEEKENDS, MONDAY) is None


@pytest.mark.parametrize(
    "points", ["2 1 3", "1 3 2", "-1 1 2", "1 2 NaN", "1 2 Infinity", "1 2 1000001", "1 2 1e999999"]
)
def test_an_estimate_that_is_none_is_refused(points: str) -> None:
    low, likely, high = map(Decimal, points.split())
    with pytest.raises(ValueError, match="low, likely and high"):
        simulated([Estimated("a", low, likely, high)])


def test_a_seed_below_zero_and_two_jobs_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="seed"):
        simulated(house(), seed=-1)
    with pytest.raises(ValueError, match="same id"):
        simulated(house() * 2)


def test_another_seed_gives_other_runs() -> None:
    one, other = simulated(house(), seed=1), simulated(house(), seed=2)
    assert one.simulated != other.simulated
    assert one.normal == other.normal


def test_a_changed_estimate_leaves_the_random_numbers_of_other_jobs_alone() -> None:
    """The job added is over before the other can be, so no run changes."""
    long = Estimated("long", Decimal(10), Decimal(12), Decimal(30))
    alone, beside = simulated([long]), simulated([Estimated("short", Decimal(1), Decimal(2), Decimal(9)), long])
    assert alone.simulated == beside.simulated


@LAW
@given(plans(), st.integers(0, 10**20))
def test_the_order_of_input_does_not_change_the_result(plan: list[Estimated], seed: int) -> None:
    result, again = simulated(plan, seed=seed), simulated(sorted(plan), seed=seed)
    assert again == result._replace(criticality=tuple(sorted(result.criticality)))


@LAW
@given(plans(), st.dates(date(2025, 12, 1), date(2026, 8, 1)))
def test_no_run_is_over_before_the_shortest_or_after_the_longest_durations_allow(
    plan: list[Estimated], end: date
) -> None:
    result = simulate(plan, CHINA, MONDAY, end)
    assert result is not None
    # In tenths of days, for the critical path counts whole ones.
    soonest = schedule([Job(job.id, 10 * job.low, job.after) for job in plan], CHINA, MONDAY).days
    latest = schedule([Job(job.id, 10 * job.high, job.after) for job in plan], CHINA, MONDAY).days
    days = [point.days for point in result.simulated.percentiles]
    assert days == sorted(days)
    assert soonest - Decimal("0.05") <= 10 * days[0] <= 10 * days[-1] <= latest + Decimal("0.05")
    assert all(0 <= share <= 1 for _, share in result.criticality)
    assert result.simulated.on_time is not None
    for point in result.simulated.percentiles:
        assert point.day > end or 100 * result.simulated.on_time >= point.chance


@LAW
@given(plans())
def test_some_job_that_nothing_waits_for_is_critical_in_every_run(plan: list[Estimated]) -> None:
    waited = {other for job in plan for other in job.after}
    result = simulated(plan)
    assert sum(share for one, share in result.criticality if one not in waited) >= 1
