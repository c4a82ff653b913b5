import json
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from threading import Event

import anyio
import pytest

from mcp_server.errors import BriefError, NotFound, TooLarge
from mcp_server.methods.swot import SwotBrief
from mcp_server.model.document import Next
from mcp_server.model.record import Record
from mcp_server.model.swot import Factor, Strategy
from mcp_server.operations._compose import accept, answer, as_read, compose, document_of, in_time, named, record, whole
from mcp_server.registry import parse, run
from tests.conftest import METHOD, a_desk, document


def refused(brief, tool="generate_plan"):
    with pytest.raises(BriefError) as caught:
        accept(brief, METHOD[tool].brief)
    return str(caught.value).splitlines()


def test_every_fault_of_a_brief_is_told_at_once_with_its_pointer():
    assert refused(
        {
            "title": ["x"],
            "period": {"plan_type": "decade"},
            "kpis": [{"name": "x", "target": "soonish"}, 5],
            "resources": {"roles": [{"heads": "ten-ish"}]},
            "initiatives": [{"name": "a", "duration": "a while", "boss": "b"}],
        }
    ) == [
        '/kpis/0/target: cannot be read as a quantity: "soonish". Write it like 57 million, ≥92%, 3 person-months',
        '/resources/roles/0/heads: cannot be read as a quantity: "ten-ish". Write it like 57 million, ≥92%, 3 person-months',
        '/initiatives/0/duration: cannot be read as a duration: "a while". Write it like 10 days, 2 weeks, 5/8/15 days',
        "/title: must be text",
        "/department: is required",
        "/period/plan_type: must be one of: annual, quarter, project, new_business",
        "/kpis/1: must be an object, or a text",
        (
            "/initiatives/0/boss: there is no such field: take it out, or use one that exists (id, text, name, priority, goal, "
            "actions, owner, team, deliverables, acceptance, start, duration, end, after, kpis, cost)"
        ),
    ]


def test_faults_are_told_in_the_language_of_the_brief():
    assert refused({"部门": "华东销售部", "关键绩效指标": [{"名称": "续费率", "目标值": "很高"}]}) == [
        "/kpis/0/target: 读不出数量：“很高”。请写成 5,700万、≥92%、3人月 这样"
    ]
    assert refused({"department": 5, "locale": "zh-CN"}) == ["/department: 应为对象，或一段文字"]


def test_chinese_names_of_fields_and_choices_become_the_canonical_ones():
    brief = accept({"条目": [{"内容": "老客户多", "象限": "优势", "内外": "内部"}]}, SwotBrief)
    assert brief.items == (Factor(text="老客户多", quadrant="strength", origin="internal"),)


def test_a_field_given_under_both_its_names_is_refused():
    assert refused({"items": [{"text": "a", "内容": "b"}]}, "swot") == [
        (
            "/items/0/内容: there is no such field: take it out, or use one that exists (id, text, quadrant, origin, evidence, "
            "weight, rating)"
        )
    ]


def test_null_and_bare_texts_are_taken_for_what_they_mean():
    brief = accept(
        {"aim": None, "items": "Loyal regulars", "strategies": [None, "Open earlier"][1:], "title": 7}, SwotBrief
    )
    assert brief == SwotBrief(
        items=(Factor(text="Loyal regulars"),), strategies=(Strategy(text="Open earlier"),), title="7"
    )


def test_a_long_name_of_a_field_leaves_room_for_what_is_wrong_with_it():
    assert refused({"x" * 5_000: 1, "department": "IT"}) == [
        f"/{'x' * 79}…: there is no such field: take it out, or use one that exists"
    ]


def test_a_thousand_faults_are_counted_and_stay_within_four_thousand_characters():
    lines = refused({"department": "IT", "initiatives": [{"boss": "x" * 300} for _ in range(1_000)]})
    assert len(lines) == 21
    assert lines[-1] == "… and 980 more of the same."


@pytest.mark.parametrize("digits", ["1e3", "1000.0", "0.0000001", "1E-7", "123456789012345"])
def test_a_number_in_json_is_taken_as_its_digits(digits):
    for number in (json.loads(digits), parse(digits.encode())):
        brief = accept({"nodes": [{"id": "a", "value": number}]}, METHOD["build_kpi_tree"].brief)
        assert Decimal(brief.nodes[0].value) == Decimal(str(number))


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"NaN", b'{"a": Infinity}', b"[" * 100_000, b"9" * 5_000])
def test_what_is_not_json_is_refused(body):
    with pytest.raises(BriefError, match="this is not JSON as RFC 8259 has it"):
        parse(body)


def test_a_body_of_more_than_a_mebibyte_is_told_its_limit():
    with pytest.raises(TooLarge, match="BODY_BYTES"):
        parse(b" " * (2**20 + 1))


def test_items_without_an_id_get_one_that_nobody_has():
    brief = named(SwotBrief(items=(Factor(text="a"), Factor(id="item-1", text="b"), Factor(text="c"))))
    assert [item.id for item in brief.items] == ["item-2", "item-1", "item-3"]
    assert named(brief) == brief


def test_two_items_with_one_id_are_refused_with_both_lists_told():
    with pytest.raises(BriefError) as caught:
        named(
            SwotBrief(
                items=(Factor(id="a"), Factor(id="a")),
                strategies=(Strategy(id="b"), Strategy(id="b"), Strategy(id="b")),
            )
        )
    assert str(caught.value).splitlines() == [
        "/items/1/id: two have the id 'a': give each its own",
        "/strategies/1/id: two have the id 'b': give each its own",
        "/strategies/2/id: two have the id 'b': give each its own",
    ]


@pytest.mark.parametrize(
    ("asked", "day"),
    [("", "2026-01-05"), ("2026-02-03", "2026-02-03"), ("2026年3月1日", "2026-03-01"), ("yesterday", "2026-01-04")],
)
def test_the_day_of_a_brief_is_the_one_given_or_today(asked, day):
    assert as_read({"aim": "x", "as_of": asked}, METHOD["swot"], date(2026, 1, 5)).as_of == day


@pytest.mark.parametrize("asked", ["2026", "Q3", "M2"])
def test_a_day_that_is_none_is_refused(asked):
    with pytest.raises(BriefError, match="/as_of: must be a day, for example 2026-01-05"):
        as_read({"aim": "x", "as_of": asked}, METHOD["swot"], date(2026, 1, 5))


@pytest.mark.parametrize(
    ("brief", "title"),
    [
        ({"aim": "Open a second shop"}, "SWOT: Open a second shop"),
        ({"aim": "Open a shop", "title": "Second  shop\n\u202e\x07now"}, "Second shop now"),
        ({"locale": "zh-CN"}, "SWOT 分析"),
        ({"locale": "en"}, "SWOT"),
        ({"aim": "长" * 400}, f"SWOT：{'长' * 29}…"),
        ({"aim": "在华东开第二家社区烘焙店，主打早餐和下午茶，面向周边写字楼的白领"}, "SWOT：在华东开第二家社区烘焙店"),
        (
            {"aim": "今年上半年，客户投诉持续上升，主要集中在物流环节，客服人手也不够"},
            "SWOT：今年上半年，客户投诉持续上升",
        ),
        (
            {"aim": "Sell 1,250,000 units in all regions, 3.5 times as many as last year"},
            "SWOT: Sell 1,250,000 units in all regions",
        ),
        (
            {"aim": "Open a bakery that sells breakfast to the office workers around the square"},
            "SWOT: Open a bakery that sells breakfast to the office workers…",
        ),
        ({"title": "长" * 200}, "长" * 200),
    ],
    ids=str,
)
def test_a_document_is_called_what_the_brief_says_on_one_line(brief, title):
    assert document("swot", brief).title == title


def test_the_same_brief_gives_the_same_document():
    brief = {"department": "华东销售部，36名销售", "objectives": "续费率达到92%", "risks": "价格战"}
    assert document("generate_plan", brief) == document("generate_plan", brief)


def test_an_answer_names_the_calls_that_make_sense_now():
    made = document("run_5whys", {"problem": "Checkout failed for 3% of orders"})
    assert [step.tool for step in answer(made, kept=True).next] == ["revise_document", "explain", "get_document"]
    whole_one = made.model_copy(update={"findings": (), "questions": ()})
    assert answer(whole_one, kept=True).next == (
        Next(tool="export_document", why="Write it as a file that people can take away."),
        Next(tool="get_document", why="Read other sections, or hand its data to other tools."),
    )


def test_a_document_is_found_by_its_title_and_every_text_of_its_brief_but_no_id():
    made = document(
        "swot", {"aim": "Open a shop", "items": [{"id": "secret-handle", "text": "Loyal regulars", "evidence": "Till"}]}
    )
    row = record(made, "ines")
    assert row.words.split("\n")[:2] == ["SWOT: Open a shop", "en"]
    assert {"Open a shop", "Loyal regulars", "Till"} <= set(row.words.split("\n"))
    assert "secret-handle" not in row.words
    assert document_of(row).model_dump() == made.model_dump()


def test_a_kind_that_this_version_does_not_know_is_said():
    row = Record(
        id="x",
        kind="novel",
        title="",
        locale="en",
        at=datetime(2026, 1, 5, tzinfo=UTC),
        actor="",
        version="9",
        words="",
        content="{}",
    )
    with pytest.raises(NotFound, match="This version knows no documents of kind 'novel'"):
        document_of(row)


def test_the_whole_text_leaves_empty_sections_out():
    text = whole(document("swot", {"aim": "Open a shop"}))
    assert text == "# SWOT: Open a shop\n\n## Overview\n\nTo decide: Open a shop\n"


def test_work_that_takes_too_long_is_told_its_limit():
    never = Event()
    with pytest.raises(TooLarge, match=r"Not done within 0\.05 seconds \(limit METHOD_SECONDS\)"):
        anyio.run(in_time, never.wait, 0.05)
    never.set()


HUGE, TINY = "9" * 20, "0.0000000001"
WORK = {
    "department": "IT",
    "period": "2026",
    "initiatives": [{"id": "i", "name": "Move", "start": "2026-02-02", "duration": "5 days"}],
}


@pytest.mark.parametrize(
    "brief",
    [
        WORK | {"kpis": [{"name": "Visits", "baseline": TINY, "target": HUGE, "behaviour": "stock"}]},
        WORK | {"allocations": [{"work": "i", "effort": {"Engineer": f"{HUGE}0000000 person-months"}}]},
        WORK | {"resources": {"budget": [{"name": "All", "amount": f"{TINY} USD", "work": "i"}]}, "risks": [{"text": "x", "cost": HUGE}]},
    ],
    ids=["growth", "effort", "budget"],
)  # fmt: skip
def test_figures_too_far_apart_give_a_document_or_are_told_as_that(brief):
    with suppress(TooLarge):
        assert document("generate_plan", brief).kind == "plan"


def test_a_method_tells_its_progress_from_reading_to_done():
    told = []

    async def progress(done, what):
        told.append((done, what))

    anyio.run(run, "swot", {"aim": "x"}, replace(a_desk(), progress=progress))
    assert told == [(0.0, "read"), (0.7, "keep"), (1.0, "done")]


def test_nothing_is_kept_by_composing():
    desk = a_desk()
    compose({"aim": "x"}, METHOD["swot"], desk, "doc-1", 1)
    with pytest.raises(NotFound):
        desk.store.get(desk.principal, "doc-1")
