"""The critical path method, by its laws and by a textbook."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.calendar import work_calendar
from mcp_server.compute.critical_path import Job, Schedule, Timing, cycle, order, schedule, whole_days

WEEKENDS = work_calendar("", 2026, 2026)
CHINA = work_calendar("CN", 2026, 2027)
MONDAY = date(2026, 1, 5)
SOME_DAY = st.dates(date(2025, 11, 1), date(2027, 3, 1))

# Hillier and Lieberman, Introduction to Operations Research, the Reliable Construction Co.: mean durations and what
# each activity waits for.
HOUSE = ["A2", "B4A", "C10B", "D6C", "E4C", "F5E", "G7D", "H9EG", "I7C", "J8FI", "K4J", "L5J", "M2H", "N6KL"]

LAW = settings(max_examples=50, deadline=None)


@st.composite
def plans(draw: st.DrawFn, *, limits: bool = True) -> list[Job]:
    """Some jobs of up to ten days, each waiting for earlier ones, in any order."""
    days = draw(st.lists(st.integers(0, 10), min_size=1, max_size=9))
    waits = draw(st.lists(st.integers(0, 2**9 - 1), min_size=len(days), max_size=len(days)))
    some_day = (st.none() | SOME_DAY) if limits else st.none()
    jobs = [
        Job(f"j{i}", n, tuple(f"j{k}" for k in range(i) if waits[i] >> k & 1), draw(some_day), draw(some_day))
        for i, n in enumerate(days)
    ]
    return draw(st.permutations(jobs))


def planned(plan: list[Job], end: date | None = None) -> Schedule:
    return schedule(plan, CHINA, MONDAY, end)


def test_the_textbook_house_takes_44_days_on_the_textbook_path() -> None:
    jobs = [Job(one[0], int(one[1:].rstrip("ABCDEFGHIJKLM")), tuple(one[1:].lstrip("0123456789"))) for one in HOUSE]
    result = schedule(jobs, WEEKENDS, MONDAY)
    assert (result.days, "".join(result.path)) == (44, "ABCEFJLN")
    assert {job.id: job.slack for job in result.jobs if job.slack} == {"D": 4, "G": 4, "H": 4, "I": 2, "K": 1, "M": 4}
    assert result.finish == date(2026, 3, 5)


def test_a_plan_comes_out_in_whole() -> None:
    """Two jobs side by side, a wait over the spring festival of 2026 (15 to 23 February), a milestone at the end."""
    plan = [
        Job("build", Decimal("2.5"), due=date(2026, 2, 12)),
        Job("train", 1),
        Job("move", 2, ("build", "train", "nobody"), not_before=date(2026, 2, 15)),
        Job("done", 0, ("move",), due=date(2026, 2, 27)),
    ]
    assert schedule(plan, CHINA, date(2026, 2, 11), date(2026, 2, 24)) == Schedule(
        jobs=(
            Timing(
                id="build",
                days=3,
                start=date(2026, 2, 11),
                finish=date(2026, 2, 13),
                latest_start=date(2026, 2, 10),
                latest_finish=date(2026, 2, 12),
                slack=-1,
                free_slack=1,
                critical=True,
                lateness=1,
            ),
            Timing(
                id="train",
                days=1,
                start=date(2026, 2, 11),
                finish=date(2026, 2, 11),
                latest_start=date(2026, 2, 14),
                latest_finish=date(2026, 2, 14),
                slack=3,
                free_slack=3,
                critical=False,
                lateness=None,
            ),
            Timing(
                id="move",
                days=2,
                start=date(2026, 2, 24),
                finish=date(2026, 2, 25),
                latest_start=date(2026, 2, 24),
                latest_finish=date(2026, 2, 25),
                slack=0,
                free_slack=0,
                critical=True,
                lateness=None,
            ),
            Timing(
                id="done",
                days=0,
                start=date(2026, 2, 25),
                finish=date(2026, 2, 25),
                latest_start=date(2026, 2, 25),
                latest_finish=date(2026, 2, 25),
                slack=0,
                free_slack=0,
                critical=True,
                lateness=-2,
            ),
        ),
        path=("move", "done"),
        start=date(2026, 2, 11),
        finish=date(2026, 2, 25),
        days=6,
        lateness=1,
        unscheduled=(),
    )


def test_a_milestone_that_waits_for_nothing_falls_on_its_own_morning() -> None:
    result = schedule([Job("go", 0, not_before=date(2026, 1, 10), due=date(2026, 1, 12))], WEEKENDS, MONDAY)
    assert [(job.start, job.finish, job.lateness) for job in result.jobs] == [(date(2026, 1, 12), date(2026, 1, 12), 0)]
    assert (result.days, result.path) == (5, ("go",))


def test_a_milestone_falls_on_the_day_on_which_the_last_job_before_it_is_over() -> None:
    result = schedule([Job("work", 5), Job("done", 0, ("work",), due=date(2026, 1, 9))], WEEKENDS, MONDAY, MONDAY)
    assert [(job.finish, job.lateness) for job in result.jobs] == [(date(2026, 1, 9), None), (date(2026, 1, 9), 0)]
    assert (result.lateness, result.path) == (4, ("work", "done"))


def test_nothing_to_do_has_no_end() -> None:
    assert schedule([], WEEKENDS, date(2026, 1, 3), MONDAY) == Schedule((), (), MONDAY, None, 0, None, ())


def test_a_circle_and_all_behind_it_are_left_out_and_the_rest_is_scheduled() -> None:
    plan = [Job("c", 1, ("b",)), Job("a", 1, ("b",)), Job("b", 1, ("a", "x")), Job("x", 2), Job("me", 1, ("me",))]
    result = planned(plan)
    assert (result.unscheduled, [job.id for job in result.jobs], result.days) == (("c", "a", "b", "me"), ["x"], 2)
    assert cycle({job.id: job.after for job in plan[:-1]}) in {("a", "b"), ("b", "a")}
    assert cycle({"me": ("me",)}) == ("me",)


def test_a_circle_is_told_in_the_order_of_waiting() -> None:
    after = {"a": ("b",), "b": ("c", "gone"), "c": ("d",), "d": ("b",)}
    circle = cycle(after)
    assert sorted(circle) == ["b", "c", "d"]
    assert all(other in after[one] for one, other in pairwise((*circle, circle[0])))


def test_a_chain_of_ten_thousand_is_no_circle() -> None:
    after = {str(i): (str(i - 1),) for i in range(10_000)}
    assert cycle(after) == ()
    assert order(after) == tuple(after)
    assert len(cycle({**after, "0": ("9999",)})) == 10_000


def test_two_jobs_with_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="same id"):
        planned([Job("a", 1), Job("a", 2)])


@pytest.mark.parametrize(
    "days", [-1, 1_000_001, Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity"), Decimal("1e999999")]
)
def test_a_duration_that_is_none_is_refused(days: int | Decimal) -> None:
    with pytest.raises(ValueError, match="duration"):
        planned([Job("a", days)])


def test_a_broken_day_is_taken_as_a_whole() -> None:
    assert [whole_days(days) for days in (0, 3, Decimal("0.1"), Decimal("3.0"), Decimal("3.01"))] == [0, 3, 1, 3, 4]


def test_jobs_past_the_last_year_are_refused() -> None:
    with pytest.raises(ValueError, match="9999"):
        planned([Job("a", 1_000_000), Job("b", 1_000_000, ("a",)), Job("c", 1_000_000, ("b",))])


def test_a_due_day_long_gone_is_only_late() -> None:
    (job,) = planned([Job("a", 3, due=date(1, 1, 1))]).jobs
    assert (job.slack, job.latest_finish, job.critical) == (-3, date(2026, 1, 4), True)
    assert job.lateness == CHINA.working_days(date(1, 1, 2), job.finish)


@LAW
@given(plans())
def test_no_job_starts_before_those_it_waits_for_are_over(plan: list[Job]) -> None:
    times = {job.id: job for job in planned(plan).jobs}
    for job in plan:
        for other in job.after:
            before, then = times[other], times[job.id]
            assert before.finish < then.start if before.days and then.days else before.finish <= then.start


@LAW
@given(plans())
def test_jobs_run_on_working_days_for_as_long_as_they_take(plan: list[Job]) -> None:
    wanted = {job.id: job for job in plan}
    for job in planned(plan).jobs:
        assert all(map(CHINA.is_working, (job.start, job.finish, job.latest_start, job.latest_finish)))
        assert CHINA.working_days(job.start, job.finish) == (job.days or 1)
        assert CHINA.working_days(job.latest_start, job.latest_finish) == (job.days or 1)
        assert job.start >= max(MONDAY, wanted[job.id].not_before or MONDAY)


@LAW
@given(plans(limits=False))
def test_slack_is_never_below_zero_without_due_days(plan: list[Job]) -> None:
    assert all(0 <= job.free_slack <= job.slack for job in planned(plan).jobs)


@LAW
@given(plans(limits=False))
def test_a_critical_path_is_as_long_as_the_whole(plan: list[Job]) -> None:
    result = planned(plan)
    times, wanted = {job.id: job for job in result.jobs}, {job.id: job for job in plan}
    assert sum(times[one].days for one in result.path) == result.days
    assert all(times[one].critical for one in result.path)
    assert all(one in wanted[other].after for one, other in pairwise(result.path))


@LAW
@given(plans())
def test_slack_is_the_working_days_between_earliest_and_latest_finish(plan: list[Job]) -> None:
    for job in planned(plan).jobs:
        assert CHINA.offset(job.latest_finish) - CHINA.offset(job.finish) == job.slack
        assert CHINA.offset(job.latest_start) - CHINA.offset(job.start) == job.slack


@LAW
@given(plans(limits=False), st.data())
def test_using_up_the_slack_of_one_job_does_not_move_the_end(plan: list[Job], data: st.DataObject) -> None:
    result = planned(plan)
    job = data.draw(st.sampled_from(result.jobs))
    late = [one._replace(not_before=job.latest_start) if one.id == job.id and job.days else one for one in plan]
    assert planned(late).finish == result.finish


@LAW
@given(plans(limits=False), st.data())
def test_using_up_the_free_slack_of_one_job_moves_no_other(plan: list[Job], data: st.DataObject) -> None:
    result = planned(plan)
    job = data.draw(st.sampled_from([one for one in result.jobs if one.days] or list(result.jobs)))
    wait = CHINA.day(CHINA.offset(job.start) + job.free_slack) if job.days else None
    late = planned([one._replace(not_before=wait) if one.id == job.id else one for one in plan])
    assert [(one.id, one.start) for one in late.jobs if one.id != job.id] == [
        (one.id, one.start) for one in result.jobs if one.id != job.id
    ]


@LAW
@given(plans(), st.data())
def test_dropping_a_dependency_never_makes_it_longer(plan: list[Job], data: st.DataObject) -> None:
    loose = [job._replace(after=tuple(one for one in job.after if data.draw(st.booleans()))) for job in plan]
    assert planned(loose).days <= planned(plan).days


@LAW
@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_input_does_not_change_the_result(plan: list[Job], random: object) -> None:
    result, again = planned(plan, date(2026, 6, 1)), planned(sorted(plan), date(2026, 6, 1))
    assert again == result._replace(jobs=tuple(sorted(result.jobs)))


@LAW
@given(st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefghxyz"), max_size=3)))
def test_there_is_an_order_of_all_exactly_where_there_is_no_circle(after: dict[str, list[str]]) -> None:
    circle, ids = cycle(after), order(after)
    assert bool(circle) == (len(ids) < len(after))
    assert all(other in after[one] for one, other in pairwise((*circle, *circle[:1])))
    assert all(ids.index(other) < ids.index(one) for one in ids for other in after[one] if other in after)
