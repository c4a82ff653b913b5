import time
from dataclasses import replace

import pytest
import yaml

from mcp_server.config import data_folder
from mcp_server.errors import BriefError, Conflict, TooLarge
from mcp_server.operations._compose import document_of
from mcp_server.operations.revise_document import apply
from mcp_server.registry import run

pytestmark = pytest.mark.anyio

BRIEF = {
    "department": "Field service. Team: 12 engineers.",
    "period": "2026",
    "kpis": [
        {"id": "first", "name": "First-time fix rate", "baseline": "71%", "target": "≥80%"},
        {"id": "visit/day", "name": "Visits per day", "baseline": "3.1", "target": "≥4"},
    ],
    "initiatives": [{"id": "kit", "name": "Spare parts kit", "owner": "Ines"}],
}


@pytest.fixture
async def plan(desk):
    await run("generate_plan", BRIEF, desk)
    return desk


def brief(desk, revision=None):
    """Return the brief as read, as JSON without what is empty."""
    kept = document_of(desk.store.get(desk.principal, "doc-1", revision))
    return kept.brief.model_dump(mode="json", exclude_defaults=True)


async def revise(desk, *patch, revision=1):
    return await run("revise_document", {"id": "doc-1", "revision": revision, "patch": list(patch)}, desk)


def step(op, path, value=None, **more):
    return {"op": op, "path": path, **({} if value is None else {"value": value}), **more}


@pytest.mark.parametrize(
    ("patch", "pointer", "expected"),
    [
        ([step("add", "/kpis/id=first/owner", "Marek")], "/kpis/0/owner", "Marek"),
        ([step("add", "/kpis/id=visit~1day/owner", "Marek")], "/kpis/1/owner", "Marek"),
        ([step("replace", "/kpis/id=first/target", "≥85%")], "/kpis/0/target", "≥85%"),
        ([step("replace", "/kpis/id=first/source", "Service log")], "/kpis/0/source", "Service log"),
        ([step("replace", "/swot/items", ["Threats: price war"])], "/swot/items/0/text", "Threats: price war"),
        ([step("add", "/risks/-", {"text": "Parts run short"})], "/risks/0/text", "Parts run short"),
        ([step("add", "/period/plan_type", "annual")], "/period/plan_type", "annual"),
        ([step("add", "/resources/roles/-", {"name": "Engineer", "heads": "12"})], "/resources/roles/0/name", "Engineer"),
        ([step("add", "/initiatives/id=kit/actions/-", "Agree the list")], "/initiatives/0/actions/0/text", "Agree the list"),
        ([step("remove", "/kpis/id=first")], "/kpis/0/id", "visit/day"),
        ([step("move", "/kpis/0", **{"from": "/kpis/id=visit~1day"})], "/kpis/0/id", "visit/day"),
        ([step("copy", "/kpis/id=visit~1day/owner", **{"from": "/initiatives/id=kit/owner"})], "/kpis/1/owner", "Ines"),
        ([step("test", "/kpis/id=first/target", "≥80%"), step("add", "/title", "Plan")], "/title", "Plan"),
        ([step("replace", "/as_of", "2026-02-02")], "/as_of", "2026-02-02"),
        ([step("replace", "/kpis/id=first/target", 85)], "/kpis/0/target", "85"),
        ([step("add", "/kpis/id=first/负责人", "Marek")], "/kpis/0/owner", "Marek"),
        ([step("add", "/allocations/-", {"work": "kit"}), step("add", "/allocations/0/effort/a~1b", "2 person-months")],
         "/allocations/0/effort/a~1b", "2 person-months"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)  # fmt: skip
async def test_every_step_of_a_patch_does_what_rfc_6902_says(plan, patch, pointer, expected):
    answer = await revise(plan, *patch)
    assert answer.revision == 2
    part = await run("get_document", {"id": "doc-1", "view": "brief", "at": pointer}, plan)
    assert part.data == expected


async def test_a_field_that_is_cleared_is_left_out_and_asked_for_again(plan):
    assert "PLN101" not in {q.code for q in (await revise(plan)).questions}
    answer = await revise(plan, {"op": "replace", "path": "/initiatives/id=kit/owner", "value": None}, revision=2)
    assert brief(plan)["initiatives"] == [{"id": "kit", "name": "Spare parts kit"}]
    assert [q.at for q in answer.questions if q.code == "PLN101"] == [("/initiatives/id=kit/owner",)]


@pytest.mark.parametrize(
    ("patch", "told"),
    [
        ([step("remove", "/boss")], ["/patch/0/path: /boss: nothing can be done there"]),
        ([step("add", "/title", "x"), step("replace", "/kpis/7/name", "x")], ["/patch/1/path: /kpis/7/name: nothing can"]),
        ([step("replace", "/kpis/id=none/name", "x")], ["/patch/0/path: nothing in this list has the id 'none'"]),
        ([step("add", "/kpis/²", "x")], ["/patch/0/path: /kpis/²: nothing can be done there"]),
        ([step("remove", "/kpis/" + "9" * 5_000)], ["/patch/0/path: /kpis/9999"]),
        ([step("add", "kpis/0", "x")], ["/patch/0/path: a pointer begins with /"]),
        ([step("move", "/kpis/-", **{"from": "/boss"})], ["/patch/0/path: /kpis/-: nothing can be done there"]),
        ([step("test", "/kpis/id=first/target", "≥81%")], ["/patch/0/path: /kpis/id=first/target: the test fails"]),
        ([step("add", "/kpis/-")], ["/patch/0/path: /kpis/-: nothing can be done there"]),
        ([step("mend", "/kpis/-")], ["/patch/0: a step is {op, path, value}; op: add, replace, remove, move, copy, test"]),
        ([{"op": [], "path": "/title"}], ["/patch/0: a step is {op, path, value}"]),
        ([{"op": "add", "path": 3}], ["/patch/0: a step is {op, path, value}"]),
        ([step("remove", "/locale")], ["/patch/0: /locale is always there: replace it"]),
        (["add"], ["/patch/0: must be an object"]),
        ([step("add", "/kpis/id=first/boss", "x"), step("add", "/kpis/id=first/target", "soonish"), step("add", "/title", ["x"])],
         ["/kpis/0/target: cannot be read as a quantity", "/title: must be text", "/kpis/0/boss: there is no such field"]),
        ([step("replace", "", "all of it")], ["/: must be an object, or a text"]),
        ([step("add", "/kpis/-", {"id": "first", "name": "Twice"})], ["/kpis/2/id: two have the id 'first'"]),
        ([step("add", "/title", "\ud800")], ["/patch/0/value: half a surrogate pair"]),
    ],
    ids=str,
)  # fmt: skip
async def test_a_patch_that_cannot_be_done_keeps_nothing_and_says_where(plan, patch, told):
    with pytest.raises(BriefError) as caught:
        await revise(plan, *patch)
    assert all(line in str(caught.value) for line in told), caught.value
    assert plan.store.get(plan.principal, "doc-1").revision == 1


async def test_a_patch_against_an_older_revision_is_a_conflict_and_keeps_nothing(plan):
    await revise(plan, step("add", "/title", "One"))
    with pytest.raises(Conflict, match=r"Revision 1 is not the newest: 2 is"):
        await revise(plan, step("add", "/title", "Two"))
    with pytest.raises(Conflict, match=r"Revision 9 is not the newest: 2 is"):
        await revise(plan, step("add", "/title", "Two"), revision=9)
    assert brief(plan)["title"] == "One"


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
async def test_revising_neither_reads_again_nor_doubles_what_was_read(desk, locale):
    example = yaml.load(
        (data_folder("prompts") / f"examples/annual-sales-plan.{locale}.yaml").read_text("utf-8"), yaml.BaseLoader
    )
    await run("generate_plan", example["brief"], desk)
    first = document_of(desk.store.get(desk.principal, "doc-1"))
    await revise(desk)
    again = document_of(desk.store.get(desk.principal, "doc-1"))
    assert (again.brief, again.body, again.findings, again.questions) == (
        *(first.brief, first.body, first.findings, first.questions),
    )


async def test_what_was_read_wrongly_can_be_mended_or_taken_out_for_good(desk):
    await run(
        "generate_plan", {"department": "Sales", "objectives": "Reach revenue of $57 million; win 180 customers"}, desk
    )
    read = brief(desk)["kpis"]
    assert [kpi["target"] for kpi in read] == ["$57 million", "180 customers"]
    target = f"/kpis/id={read[0]['id']}/target"
    await revise(desk, step("replace", target, "$58 million"), step("remove", f"/kpis/id={read[1]['id']}"))
    await revise(desk, step("add", "/title", "Plan"), revision=2)
    assert brief(desk)["kpis"] == [read[0] | {"target": "$58 million"}]


async def test_the_same_call_under_one_key_is_done_once(plan):
    once = replace(plan, key="retry-1")
    patch = step("add", "/kpis/id=first/owner", "Marek")
    first, again = await revise(once, patch), await revise(once, patch)
    assert again == first
    await revise(plan, step("add", "/title", "Later"), revision=2)
    assert await revise(once, patch) == first
    assert plan.store.get(plan.principal, "doc-1").revision == 3


async def test_another_call_under_the_same_key_is_a_conflict(plan):
    once = replace(plan, key="retry-1")
    await revise(once, step("add", "/title", "One"))
    with pytest.raises(Conflict, match="This key came before with other arguments"):
        await revise(once, step("add", "/title", "Two"))
    with pytest.raises(Conflict, match="This key came before with other arguments"):
        await run("generate_plan", brief(plan), once)
    assert plan.store.get(plan.principal, "doc-1").revision == 2


async def test_a_method_called_again_under_one_key_makes_one_document(desk):
    once = replace(desk, key="retry-2")
    first, again = await run("swot", {"aim": "Open a shop"}, once), await run("swot", {"aim": "Open a shop"}, once)
    assert again == first
    assert (await run("find_documents", {}, desk)).total == 1


async def test_copies_of_the_whole_into_itself_end_at_the_limit(plan):
    started = time.process_time()
    with pytest.raises(TooLarge, match=r"limit (VALUES|DEPTH)"):
        await revise(plan, *[step("copy", f"/notes/{index}", **{"from": ""}) for index in range(400)])
    assert time.process_time() - started < 5


async def test_a_patch_of_too_many_steps_is_told_its_limit(plan):
    with pytest.raises(TooLarge, match=r"More than 500 steps in one patch \(limit ITEMS\)"):
        await revise(plan, *[step("test", "/as_of", "2026-01-05")] * 501)


def test_a_patch_applied_leaves_the_patch_as_it_was():
    patch = ({"op": "add", "path": "/a", "value": {"b": []}}, {"op": "add", "path": "/a/b/-", "value": 1})
    assert apply({}, patch) == {"a": {"b": [1]}}
    assert patch[0]["value"] == {"b": []}
