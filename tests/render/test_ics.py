"""Days to be kept leave as events of a calendar that any calendar reads, and that move when the plan moves."""

from datetime import date

import pytest
from icalendar import Calendar

from mcp_server.errors import NotFound
from mcp_server.render.formats import Export
from mcp_server.render.ics import render
from mcp_server.render.markdown import one_line
from tests.conftest import METHOD, document

PLAN = {
    "department": "渠道部",
    "period": "2026",
    "initiatives": [{"id": "open", "name": "开店", "owner": "张三", "start": "2026-02-02", "duration": "30天"}],
    "milestones": [{"id": "m", "name": "首店开业；剪彩, 合影", "date": "2026-03-31"}],
    "reviews": [{"id": "r", "rhythm": "每季度", "owner": "王五", "decides": "总经理"}],
}


def events(brief, tool="generate_plan", revision=1):
    made = document(tool, brief).model_copy(update={"revision": revision})
    content = render(Export(made, METHOD[tool]))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return made, Calendar.from_ical(content).walk("VEVENT")


def test_every_day_is_an_event_on_that_day_alone():
    made, found = events(PLAN)
    told = {(str(e["summary"]), e.decoded("dtstart"), (e.decoded("dtend") - e.decoded("dtstart")).days) for e in found}
    finish = next(t.finish for t in made.body.tasks if t.id == "open")
    assert told == {
        ("到期：开店", finish, 1),
        ("里程碑：首店开业；剪彩, 合影", date(2026, 3, 31), 1),
        *((f"评审：{made.body.meetings[0].name}", day, 1) for day in made.body.meetings[0].dates),
    }
    assert len(made.body.meetings[0].dates) == 4
    assert {str(e.get("description", "")) for e in found} == {"负责人：王五\n决策人：总经理", "负责人：张三", ""}


def test_an_event_keeps_its_id_when_its_day_moves_and_counts_the_revision():
    moved = {**PLAN, "milestones": [{**PLAN["milestones"][0], "date": "2026-04-30"}]}
    (_, before), (_, after) = events(PLAN), events(moved, revision=2)
    assert {str(e["uid"]) for e in before} == {str(e["uid"]) for e in after}
    assert len({str(e["uid"]) for e in before}) == len(before) == 6
    assert ({int(e["sequence"]) for e in before}, {int(e["sequence"]) for e in after}) == ({1}, {2})


def test_actions_and_the_days_on_which_one_looks_are_kept():
    brief = {
        "problem": "Payroll late", "as_of": "2026-01-05",
        "countermeasures": [{"action": "Add a second approver", "owner": "Ann", "due": "2026-02-13", "metric": "late runs",
                             "baseline": "3", "expected": "0", "check": "2026-05-29"}],
    }  # fmt: skip
    _, found = events(brief, "run_5whys")
    assert [(str(e["summary"]), e.decoded("dtstart")) for e in found] == [
        ("Due: Add a second approver", date(2026, 2, 13)),
        ("Check: late runs", date(2026, 5, 29)),
    ]


NASTY = ("BEGIN:VEVENT\r\nUID:1", "a;b,c\\n", "\x07bell\u202e", "长" * 200, "😀" * 60, "END:VCALENDAR")


@pytest.mark.parametrize("text", NASTY)
def test_no_text_breaks_out_of_its_line(text):
    _, found = events(
        {"project": "P", "locale": "en", "actions": [{"text": text, "owner": text, "due": "2026-02-13"}]},
        "run_retrospective",
    )
    assert [str(e["summary"]) for e in found] == [f"Due: {one_line(text)}"]


def test_a_document_without_days_says_so():
    with pytest.raises(NotFound, match="no dated milestone"):
        events({"problem": "Payroll late"}, "run_5whys")
