"""Plans whose work is moved so that nobody is over-booked; dates were worked out by hand from the calendar."""

import time
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.calendar import work_calendar
from mcp_server.model.plan import Levelling, Move
from mcp_server.operations._compose import whole
from tests.conftest import document


def plan(initiatives, allocations, *, heads="1", locale="en", levelled="yes", **more):
    brief = {
        "locale": locale, "department": "Platform", "period": "2026-03-02 to 2026-05-29", "levelled": levelled,
        "resources": {"roles": [{"name": "dev", "heads": heads}]}, "initiatives": initiatives,
        "allocations": allocations, **more,
    }  # fmt: skip
    return document("generate_plan", brief)


def work(id_, duration="5 days", **more):
    return {"id": id_, "name": id_.upper(), "owner": "Ann", "start": "2026-03-02", "duration": duration, **more}


def takes(id_, effort="100%"):
    return {"work": [id_], "effort": {"dev": effort}}


def dates(made):
    return {t.id: (t.start, t.finish) for t in made.body.tasks if t.level == "initiative"}


def one_of(id_):
    return takes(id_, "1 people")


TWO = ([work("a"), work("b")], [takes("a"), takes("b")])
WEEK = (date(2026, 3, 2), date(2026, 3, 6))
NEXT = (date(2026, 3, 9), date(2026, 3, 13))


def test_two_weeks_of_one_person_come_one_after_the_other():
    made = plan(*TWO)
    assert sorted(dates(made).values()) == [WEEK, NEXT]
    (later,) = (t for t in made.body.tasks if t.start == NEXT[0])
    assert (later.unlevelled_start, later.unlevelled_finish, later.slack) == (*WEEK, None)
    assert made.body.finish == NEXT[1]
    assert made.body.levelling == Levelling(
        at="/levelled",
        moves=(
            Move(at=later.at, id=later.id, name=later.name, owner="Ann", was=WEEK[0], now=NEXT[0], was_finish=WEEK[1],
                 now_finish=NEXT[1], days=5),
        ),
        was=WEEK[1], now=NEXT[1], days=5, length=10, lower_bound=10, gap=Decimal(0), proved=True, schedules=1,
    )  # fmt: skip
    text = whole(made)
    assert (
        "Levelled against capacity, with nobody over-booked on any day: 1 piece of work ends later; all is over on "
        "2026-03-13 in place of 2026-03-06, 5 working days later"
    ) in text
    assert "It takes 10 working days from the first day of the period; by dependencies and capacity it cannot be fewer than 10, so it is as short as can be." in text  # fmt: skip


def test_a_plan_that_is_not_to_be_levelled_stays_as_it_is_and_is_told_that_it_can_be():
    made = plan(*TWO, heads="1", levelled="")
    assert dates(made) == {"a": WEEK, "b": WEEK}
    assert (made.body.levelling, made.body.tasks[0].unlevelled_start) == (None, None)
    crowded = plan([work("a", "20 days"), work("b", "20 days")], TWO[1], levelled="")
    assert "RES101" in {finding.code for finding in crowded.findings}
    assert "some months ask more than there is of: dev (2026-03); `levelled: yes` moves the work apart" in whole(
        crowded
    )


def test_what_exceeds_capacity_is_judged_after_levelling():
    made = plan([work("a", "20 days"), work("b", "20 days")], TWO[1])
    assert "RES101" not in {finding.code for finding in made.findings}
    assert [(x.demand, x.capacity) for x in made.body.loads[0].loads] == [
        (Decimal("1.00"), Decimal("1.00")),
        (Decimal("0.82"), Decimal("1.00")),
        (Decimal("0.00"), Decimal("1.00")),
    ]


def test_work_that_fits_does_not_move():
    made = plan(TWO[0], [*map(one_of, "ab")], heads="2")
    assert dates(made) == {"a": WEEK, "b": WEEK}
    assert made.body.levelling.moves == ()
    assert "nothing has to move; all is still over on 2026-03-06" in whole(made)


def test_dependencies_given_starts_and_lines_without_work_are_kept():
    items = [work("a"), work("b", after=["a"], start=""), work("c", start="2026-04-01")]
    rows = [takes("a"), takes("b"), takes("c"), {"effort": {"dev": "50%"}}]
    made = plan(items, rows, heads="2")
    placed = dates(made)
    assert placed["b"][0] > placed["a"][1]
    assert placed["c"][0] == date(2026, 4, 1)
    crowded = plan([work("a"), work("b")], [*map(one_of, "ab"), {"effort": {"dev": "0.5 people"}}], heads="2")
    assert sorted(dates(crowded).values()) == [WEEK, NEXT]  # one and a half people are left, not two


def test_work_that_no_day_can_hold_is_named_and_stays_with_what_waits_for_it():
    items = [work("a"), work("b"), work("c", after=["b"], start="")]
    made = plan(items, [takes("a"), takes("b", "3 people"), takes("c")])
    assert dates(made)["b"] == WEEK
    assert [(x.name, x.role, x.need, x.there) for x in made.body.levelling.too_much] == [("B", "dev", 3, 1)]
    assert made.body.levelling.left_out == ("C",)
    text = whole(made)
    assert '- "B" needs 3 people of "dev" a day and 1 are there: it fits on no day, and stays where it was.' in text
    assert "- Waiting for such work, and left where they were: C" in text
    assert "RES101" not in {finding.code for finding in plan([work("a")], [takes("a")]).findings}


def test_a_person_month_is_one_person_in_a_short_month_and_in_a_long_one():
    for start, days in (("2026-03-02", "22 days"), ("2026-05-01", "21 days"), ("2026-03-02", "19 days")):
        made = plan([work("a", days, start=start)], [takes("a", "1 person-month")])
        assert (made.body.levelling.moves, made.body.levelling.too_much) == ((), ())
        assert "RES101" not in {finding.code for finding in made.findings}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"period": ""}, "the dates of the period or of the work are not clear yet"),
        ({"initiatives": []}, "the dates of the period or of the work are not clear yet"),
        ({"allocations": []}, "no dated work says which role of known capacity it takes"),
        ({"resources": {"roles": []}}, "no dated work says which role of known capacity it takes"),
        ({"resources": {"roles": [{"name": "dev", "heads": "99999999999999"}]}}, "are too large to compute"),
        ({"initiatives": [work(f"w{n}", "3000 days") for n in range(40)], "allocations": [takes("w1")]}, "are too large to compute"),
    ],
    ids=["no period", "no work", "no allocation", "no capacity", "huge capacity", "centuries of work"],
)  # fmt: skip
def test_what_cannot_be_levelled_is_said_plainly(change, told):
    made = plan(**{"initiatives": TWO[0], "allocations": TWO[1], **change})
    assert told in made.body.levelling.fault
    assert told in whole(made)


def test_work_in_a_circle_is_a_finding_and_the_rest_is_levelled():
    made = plan([work("a"), work("b"), work("x", after=["y"]), work("y", after=["x"])], TWO[1])
    assert "PLN201" in {finding.code for finding in made.findings}
    assert sorted(v for v in dates(made).values() if v[0]) == [WEEK, NEXT]


@st.composite
def crews(draw):
    """Some pieces of work with lengths, people and what they wait for."""
    count = draw(st.integers(1, 9))
    return [
        (
            draw(st.integers(1, 12)),
            draw(st.integers(0, 3)),
            draw(st.lists(st.integers(0, place - 1), max_size=2)) if place else [],
        )
        for place in range(count)
    ]


@settings(max_examples=40)
@given(crews(), st.integers(3, 5))
def test_nobody_is_over_booked_on_any_day_and_nothing_starts_too_early(crew, heads):
    items = [
        work(f"w{n}", f"{days} days", after=[f"w{other}" for other in after]) for n, (days, _, after) in enumerate(crew)
    ]
    rows = [takes(f"w{n}", f"{people} people") for n, (_, people, _) in enumerate(crew) if people]
    made = plan(items, rows, heads=str(heads))
    placed, calendar = dates(made), work_calendar("", 2026, 2027)
    used = {}
    for n, (days, people, after) in enumerate(crew):
        start, finish = placed[f"w{n}"]
        assert calendar.working_days(start, finish) == days
        assert all(placed[f"w{other}"][1] < start for other in after)
        for step in range((finish - start).days + 1):
            day = start + timedelta(step)
            used[day] = used.get(day, 0) + people
    assert max(used.values()) <= heads


def test_a_levelled_plan_reads_well_in_chinese():
    made = plan(*TWO, locale="zh-CN")
    text = whole(made)
    assert (
        "**按产能错开**：按产能错开后，任何一天都不超配：1 项工作推迟，全部完成由 2026-03-06 推迟到 2026-03-13，晚 5 个工作日"
        in text
    )
    assert "从周期首日起共 10 个工作日，按依赖与产能推算的下限为 10 个，已证明不能更短。" in text
    assert "| 2026-03-02 | 2026-03-09 | 2026-03-06 | 2026-03-13 | 5 |" in text


def test_five_hundred_pieces_of_work_are_levelled_in_time():
    items = [work(f"w{n}", f"{1 + n % 7} days", after=[f"w{n // 2}"] if n else []) for n in range(500)]
    rows = [takes(f"w{n}", f"{1 + n % 3} people") for n in range(500)]
    started = time.process_time()
    made = plan(items, rows, heads="8", period={"start": "2026-03-02", "end": "2027-02-26"})
    assert len(made.body.levelling.moves) > 100
    assert time.process_time() - started < 4
