"""Levelled schedules: that they hold, that small ones are as short as can be, and that broken ones are seen."""

from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute import levelling_search
from mcp_server.compute.calendar import work_calendar
from mcp_server.compute.critical_path import Job, schedule
from mcp_server.compute.levelling import Broken, Levelled, Placed, Work, broken, level

WEEKENDS = work_calendar("", 2026, 2026)
CHINA = work_calendar("CN", 2026, 2027)
MONDAY = date(2026, 1, 5)
LAW = settings(max_examples=50, deadline=None)
TWO = {"dev": Decimal(2), "ops": Decimal("1.5")}


@st.composite
def plans(draw: st.DrawFn, most: int = 9) -> list[Work]:
    """Some jobs of up to five days that share two roles, each waiting for earlier ones, in any order."""
    row = st.tuples(
        st.integers(0, 5),
        st.sampled_from(["0", "0.5", "1", "2"]),
        st.sampled_from(["0", "0.75", "1.5"]),
        st.integers(0, 2**most - 1).map(lambda bits: bits & bits >> 2),
    )
    some_day = st.none() | st.dates(MONDAY, date(2026, 2, 28))
    jobs = [
        Work(
            f"j{i}",
            days,
            (("dev", Decimal(dev)), ("ops", Decimal(ops)), ("free", Decimal(1))),
            tuple(f"j{k}" for k in range(i) if waits >> k & 1),
            draw(some_day) if i % 3 == 2 else None,
        )
        for i, (days, dev, ops, waits) in enumerate(draw(st.lists(row, min_size=1, max_size=most)))
    ]
    return draw(st.permutations(jobs))


def shortest(plan: list[Work], capacity: dict[str, Decimal]) -> int:
    """The length of the shortest schedule: of all orders, each job in turn as early as all before it allow."""
    best = 10**9
    for turn in permutations(plan):
        over: dict[str, int] = {}
        used: Counter[tuple[str, int]] = Counter()
        for job in turn:
            if any(other not in over for other in job.after):
                break
            begin = max((over[other] for other in job.after), default=0)
            if job.not_before:
                begin = max(begin, WEEKENDS.offset(job.not_before) - WEEKENDS.offset(MONDAY))
            limited = [(name, Decimal(need)) for name, need in job.needs if name in capacity]
            while any(
                used[name, day] + need > capacity[name]
                for name, need in limited
                for day in range(begin, begin + int(job.days))
            ):
                begin += 1
            over[job.id] = begin + int(job.days)
            for name, need in limited:
                for day in range(begin, over[job.id]):
                    used[name, day] += need  # type: ignore[assignment]
        else:
            best = min(best, max(over.values()))
    return best


def test_jobs_of_one_person_follow_each_other_over_a_holiday() -> None:
    """15 to 23 February 2026 is the spring festival; the Saturdays before and after it are worked."""
    plan = [
        Work("write", 2, (("ann", Decimal(1)),)),
        Work("test", Decimal("2.5"), (("ann", Decimal("0.6")),), ("write",)),
        Work("teach", 2, (("ann", Decimal("0.5")),), not_before=date(2026, 2, 20)),
        Work("done", 0, (("ann", Decimal(9)),), ("test", "teach")),
    ]
    assert level(plan, {"ann": Decimal(1)}, CHINA, date(2026, 2, 12)) == Levelled(
        jobs=(
            Placed("write", date(2026, 2, 12), date(2026, 2, 13)),
            Placed("test", date(2026, 2, 14), date(2026, 2, 25)),
            Placed("teach", date(2026, 2, 26), date(2026, 2, 27)),
            Placed("done", date(2026, 2, 27), date(2026, 2, 27)),
        ),
        finish=date(2026, 2, 27),
        days=7,
        lower_bound=5,
        gap_to_lower_bound=Decimal("0.4000"),
        proved=False,
        schedules=5000,
        unscheduled=(),
    )


def test_a_resource_that_is_always_busy_proves_the_schedule() -> None:
    plan = [Work(one, 3, (("ann", Decimal(1)),)) for one in "abc"]
    result = level(plan, {"ann": Decimal(1)}, WEEKENDS, MONDAY)
    assert (result.days, result.lower_bound, result.proved, result.schedules) == (9, 9, True, 1)
    assert result.gap_to_lower_bound == 0


def test_nothing_to_do_takes_no_days() -> None:
    assert level([], {"ann": Decimal(1)}, WEEKENDS, MONDAY) == Levelled((), None, 0, 0, Decimal("0.0000"), True, 1, ())


def test_what_can_never_run_is_left_out_with_all_behind_it() -> None:
    plan = [
        Work("both", 1, (("ann", Decimal(1)), ("ann", Decimal("0.5")))),
        Work("next", 1, after=("both",)),
        Work("loop", 1, after=("pool",)),
        Work("pool", 1, after=("loop",)),
        Work("fine", 1, (("ann", Decimal(1)),), ("nobody",)),
    ]
    result = level(plan, {"ann": Decimal(1)}, WEEKENDS, MONDAY)
    assert result.unscheduled == ("both", "next", "loop", "pool")
    assert result.jobs == (Placed("fine", MONDAY, MONDAY),)


def test_a_third_of_a_person_fits_three_times() -> None:
    plan = [Work(one, 1, (("ann", Decimal(1) / 3),)) for one in "abc"]
    assert level(plan, {"ann": Decimal(1)}, WEEKENDS, MONDAY).days == 1


def test_two_jobs_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="same id"):
        level([Work("a", 1), Work("a", 1)], {}, WEEKENDS, MONDAY)


@pytest.mark.parametrize("amount", ["-1", "1000000001", "NaN", "Infinity", "1e999999"])
def test_an_amount_that_is_none_is_refused(amount: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        level([], {"ann": Decimal(amount)}, WEEKENDS, MONDAY)
    with pytest.raises(ValueError, match="amount"):
        level([Work("a", 1, (("ann", Decimal(amount)),))], {"ann": Decimal(1)}, WEEKENDS, MONDAY)


@pytest.mark.parametrize("job", [Work("a", 100_001), Work("a", 1, not_before=date(9999, 1, 1))])
def test_jobs_of_centuries_are_refused(job: Work) -> None:
    with pytest.raises(ValueError, match="100000 working days"):
        level([job], {}, WEEKENDS, MONDAY)


def test_a_thousand_jobs_are_levelled_close_to_the_bound() -> None:
    plan = [Work(f"t{i}", 1 + i % 9, (("dev", Decimal(1 + i % 3)),), (f"t{i // 2}",)) for i in range(1, 1000)]
    result = level(plan, {"dev": Decimal(5)}, WEEKENDS, MONDAY, 5)
    assert (len(result.jobs), result.schedules) == (999, 5)
    assert result.lower_bound <= result.days <= 1.02 * result.lower_bound


def test_a_search_ends_when_it_has_looked_at_days_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """No two of three jobs fit side by side for want of 0.2 of a person, so the bound cannot be reached."""
    plan = [Work(one, 100, (("ann", Decimal("0.6")),)) for one in "abc"]
    whole = level(plan, {"ann": Decimal(1)}, WEEKENDS, MONDAY)
    monkeypatch.setattr(levelling_search, "STEPS", 10_000)
    ended = level(plan, {"ann": Decimal(1)}, WEEKENDS, MONDAY)
    assert (whole.days, whole.lower_bound, whole.proved, whole.schedules) == (300, 180, False, 5_000)
    assert 10 < ended.schedules < 50
    assert ended == whole._replace(schedules=ended.schedules)


@pytest.mark.parametrize(
    ("placed", "faults"),
    [
        ([], (Broken("missing", "a"), Broken("missing", "b"), Broken("missing", "end"))),
        ([("a", 5, 7), ("b", 7, 7), ("end", 7, 7)], (Broken("order", "b", date(2026, 1, 7)), Broken("capacity", "ann", date(2026, 1, 7)))),
        ([("a", 2, 6), ("b", 7, 7), ("end", 7, 7)], (Broken("start", "a", date(2026, 1, 2)),)),
        ([("a", 5, 6), ("b", 8, 8), ("end", 8, 8)], (Broken("duration", "a", date(2026, 1, 6)),)),
        ([("a", 5, 7), ("b", 10, 10), ("end", 12, 12)], (Broken("duration", "b", date(2026, 1, 10)), Broken("start", "b", date(2026, 1, 10)))),
        ([("a", 5, 7), ("b", 8, 8), ("end", 7, 7)], (Broken("order", "end", date(2026, 1, 7)),)),
        ([("a", 5, 7), ("b", 8, 8), ("end", 8, 8)], ()),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_seen(placed: list[tuple[str, int, int]], faults: tuple[Broken, ...]) -> None:
    need = (("ann", Decimal("0.6")),)
    plan = [Work("a", 3, need), Work("b", 1, need, ("a",)), Work("end", 0, need, ("b",))]
    jobs = tuple(Placed(one, date(2026, 1, first), date(2026, 1, last)) for one, first, last in placed)
    levelled = Levelled(jobs, None, 0, 0, Decimal(0), False, 0, ())
    assert broken(levelled, plan, {"ann": Decimal(1)}, WEEKENDS, MONDAY) == faults


@LAW
@given(plans())
def test_no_resource_is_over_booked_on_any_day_and_no_job_starts_too_soon(plan: list[Work]) -> None:
    result = level(plan, TWO, CHINA, MONDAY, 60)
    times = {one.id: one for one in result.jobs}
    used: Counter[tuple[str, date]] = Counter()
    for job in plan:
        first, last = times[job.id].start, times[job.id].finish
        assert CHINA.working_days(first, last) == max(1, int(job.days))
        assert all(map(CHINA.is_working, (first, last)))
        assert first >= (job.not_before or MONDAY)
        for other in job.after:
            assert times[other].finish <= first
            assert times[other].finish < first or not job.days or not next(o.days for o in plan if o.id == other)
        for day in CHINA.days(first, last) if job.days else ():
            for name, need in job.needs:
                used[name, day] += need  # type: ignore[assignment]
    assert all(amount <= TWO.get(name, 99) for (name, _), amount in used.items())
    assert broken(result, plan, TWO, CHINA, MONDAY) == ()


@settings(LAW, max_examples=25)
@given(plans(most=5))
def test_a_small_plan_is_as_short_as_can_be(plan: list[Work]) -> None:
    result = level(plan, TWO, WEEKENDS, MONDAY, 300)
    best = shortest(plan, TWO)
    assert result.lower_bound <= best == result.days
    assert result.proved == (result.days == result.lower_bound)


@LAW
@given(plans())
def test_without_limits_it_is_the_critical_path(plan: list[Work]) -> None:
    free = schedule([Job(job.id, job.days, job.after, job.not_before) for job in plan], CHINA, MONDAY)
    result = level(plan, {}, CHINA, MONDAY)
    assert [tuple(one) for one in result.jobs] == [(one.id, one.start, one.finish) for one in free.jobs]
    assert (result.days, result.lower_bound, result.proved, result.schedules) == (free.days, free.days, True, 1)


@LAW
@given(plans(), st.integers(1, 80))
def test_no_more_schedules_are_generated_than_allowed(plan: list[Work], schedules: int) -> None:
    result = level(plan, TWO, CHINA, MONDAY, schedules)
    assert 1 <= result.schedules <= schedules
    assert result.proved or result.schedules == schedules


@LAW
@given(plans())
def test_more_schedules_never_make_it_longer(plan: list[Work]) -> None:
    lengths = [level(plan, TWO, CHINA, MONDAY, schedules).days for schedules in (1, 10, 40)]
    assert lengths == sorted(lengths, reverse=True)


@settings(LAW, max_examples=25)
@given(plans())
def test_the_order_of_input_does_not_change_the_result(plan: list[Work]) -> None:
    result, again = level(plan, TWO, CHINA, MONDAY, 60), level(sorted(plan), TWO, CHINA, MONDAY, 60)
    assert again == result._replace(jobs=tuple(sorted(result.jobs)))
