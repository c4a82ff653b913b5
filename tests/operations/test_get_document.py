import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.errors import BriefError, NotFound
from mcp_server.limits import ANSWER_CHARACTERS
from mcp_server.operations._compose import document_of, whole
from mcp_server.operations.get_document import ROOM, data_pages, text_pages
from mcp_server.registry import run
from mcp_server.render.markdown import sections
from mcp_server.render.show import compact, show
from tests.conftest import METHOD

pytestmark = pytest.mark.anyio

LONG = "为了让华东与华南两个区域的交付节奏一致，需要逐项确认负责人、验收标准与数据口径。"
BRIEF = {
    "department": {"name": "交付部", "situation": f"“{LONG * 300}”"},
    "period": "2026",
    "kpis": [
        {"id": f"k/{n}~", "name": f"第{n}项交付准时率", "baseline": "81%", "target": "≥90%"} for n in range(1, 61)
    ],
    "initiatives": [
        {"id": f"i{n}", "name": f"举措{n}", "goal": LONG, "start": "2026-03-02", "duration": "5天"}
        for n in range(1, 121)
    ],
}


@pytest.fixture
async def plan(desk):
    await run("generate_plan", BRIEF, desk)
    return desk


async def every_page(desk, **asked):
    """Return what the pages of a document, one after the other, hold; each fits into an answer."""
    out, pages = [], 1
    while len(out) < pages:
        part = await run("get_document", {"id": "doc-1", "page": len(out) + 1, **asked}, desk)
        text, data = show("get_document", part, ANSWER_CHARACTERS)
        assert max(len(text), len(compact(data))) <= ANSWER_CHARACTERS
        pages = part.pages
        out.append(part.data if part.data is not None else part.text)
    return out


def kept(desk, revision=None):
    return document_of(desk.store.get(desk.principal, "doc-1", revision))


async def test_pages_of_a_document_joined_are_the_whole_text(plan):
    pages = await every_page(plan)
    assert len(pages) > 2
    assert "".join(pages) == whole(kept(plan))


async def test_pages_of_a_section_joined_are_the_section_under_its_title(plan):
    (work,) = sections(kept(plan), METHOD["generate_plan"], only="work")
    pages = await every_page(plan, view="section", section="work")
    assert len(pages) > 1
    assert "".join(pages) == f"## {work.title}\n\n{work.markdown}"


async def test_pages_of_data_joined_are_the_whole_list(plan):
    pages = await every_page(plan, view="data", at="/tasks")
    assert len(pages) > 1
    dumped = kept(plan).body.model_dump(mode="json", exclude_defaults=True)
    assert [task for page in pages for task in page] == dumped["tasks"]


async def test_pages_of_a_text_in_the_brief_joined_are_the_text(plan):
    pages = await every_page(plan, view="brief", at="/department/situation")
    assert len(pages) > 1
    assert "".join(pages) == f"“{LONG * 300}”"


async def test_what_is_larger_than_a_page_is_named_with_the_pointer_that_gets_it(plan):
    (page,) = await every_page(plan, view="brief")
    assert page["initiatives"] == "… 120 in a list: read it at /initiatives"
    assert page["department"] == "… 2 fields: read it at /department"
    assert await every_page(plan, view="brief", at="/department") == [
        {"name": "交付部", "situation": f"… {len(LONG) * 300 + 2} characters: read it at /department/situation"}
    ]


async def test_a_pointer_names_a_member_by_its_place_or_by_its_id(plan):
    (by_place,) = await every_page(plan, view="brief", at="/kpis/6")
    (by_id,) = await every_page(plan, view="brief", at="/kpis/id=k~17~0")
    assert by_place == by_id == {"id": "k/7~", "name": "第7项交付准时率", "baseline": "81%", "target": "≥90%"}


async def test_what_is_empty_is_there_when_it_is_asked_for(plan):
    assert await every_page(plan, view="data", at="/milestones") == [[]]
    assert await every_page(plan, view="brief", at="/kpis/0/owner") == [""]


@pytest.mark.parametrize(
    ("asked", "error", "told"),
    [
        (
            {"view": "section", "section": "nowhere"},
            BriefError,
            "/section: there is no such section; there are: overview",
        ),
        ({"view": "section"}, BriefError, "/section: there is no such section; there are: overview"),
        ({"view": "data", "at": "/tasks/999"}, BriefError, "/tasks/999: there is nothing here"),
        ({"view": "data", "at": "/tasks/²"}, BriefError, "/tasks/²: there is nothing here"),
        ({"view": "data", "at": "/tasks/" + "9" * 150}, BriefError, "there is nothing here"),
        ({"view": "data", "at": "/tasks/-1"}, BriefError, "there is nothing here"),
        ({"view": "data", "at": "tasks"}, BriefError, "a pointer begins with /"),
        ({"view": "brief", "at": "/kpis/id=none"}, BriefError, "nothing in this list has the id 'none'"),
        ({"view": "brief", "at": "/boss"}, BriefError, "there is nothing here; there is: locale, "),
        ({"page": 0}, NotFound, "只有"),
        ({"page": 10**6}, NotFound, "只有"),
        ({"revision": 2}, NotFound, "revision"),
        ({"revision": -1}, NotFound, "revision"),
        ({"view": "changes"}, NotFound, "The first revision differs from nothing"),
        ({"id": "doc-2"}, NotFound, "No document has the id 'doc-2'."),
    ],
    ids=str,
)
async def test_what_is_not_there_is_said_with_what_there_is(plan, asked, error, told):
    with pytest.raises(error) as caught:
        await run("get_document", {"id": "doc-1"} | asked, plan)
    assert told in str(caught.value)


async def test_an_empty_section_says_so(plan):
    (page,) = await every_page(plan, view="section", section="risks")
    assert page == "## 风险\n\n（暂无内容）"


async def test_an_earlier_revision_stays_as_it_was(plan):
    patch = [{"op": "replace", "path": "/department/name", "value": "交付与服务部"}]
    await run("revise_document", {"id": "doc-1", "revision": 1, "patch": patch}, plan)
    assert await every_page(plan, view="brief", at="/department/name") == ["交付与服务部"]
    assert await every_page(plan, view="brief", at="/department/name", revision=1) == ["交付部"]


async def test_changes_are_a_patch_with_what_was_there_before(plan):
    patch = [
        {"op": "add", "path": "/kpis/id=k~13~0/owner", "value": "李娜"},
        {"op": "replace", "path": "/kpis/id=k~14~0/target", "value": "≥95%"},
        {"op": "remove", "path": "/initiatives/id=i1"},
        {"op": "add", "path": "/initiatives/-", "value": {"name": "复盘会"}},
    ]
    await run("revise_document", {"id": "doc-1", "revision": 1, "patch": patch}, plan)
    (changes,) = await every_page(plan, view="changes")
    first = kept(plan, 1).brief.model_dump(mode="json", exclude_defaults=True)
    assert changes == [
        {"op": "add", "path": "/kpis/id=k~13~0/owner", "value": "李娜"},
        {"op": "replace", "path": "/kpis/id=k~14~0/target", "value": "≥95%", "was": "≥90%"},
        {"op": "add", "path": "/initiatives/-", "value": {"id": "initiative-1", "name": "复盘会"}},
        {"op": "remove", "path": "/initiatives/id=i1", "was": first["initiatives"][0]},
    ]


async def test_changes_applied_to_the_revision_before_give_the_one_after(plan):
    patch = [{"op": "remove", "path": "/kpis/0"}, {"op": "add", "path": "/title", "value": "新标题"}]
    await run("revise_document", {"id": "doc-1", "revision": 1, "patch": patch}, plan)
    (changes,) = await every_page(plan, view="changes")
    await run("revise_document", {"id": "doc-1", "revision": 2, "patch": [
        {"op": "add", "path": "/kpis/0", "value": changes[0]["was"]}, {"op": "remove", "path": "/title"}
    ]}, plan)  # fmt: skip
    assert kept(plan).brief == kept(plan, 1).brief


async def test_history_lists_every_revision_newest_first_with_its_author(plan):
    await run("revise_document", {"id": "doc-1", "revision": 1, "patch": []}, plan)
    other = replace(plan, principal=replace(plan.principal, actor="李娜"), now=lambda: datetime(2026, 1, 6, tzinfo=UTC))
    await run("revise_document", {"id": "doc-1", "revision": 2, "patch": []}, other)
    (rows,) = await every_page(plan, view="history")
    assert [(row["revision"], row["by"], row["at"][:10]) for row in rows] == [
        (3, "李娜", "2026-01-06"),
        (2, "tester", "2026-01-05"),
        (1, "tester", "2026-01-05"),
    ]


async def test_a_body_of_a_newer_version_is_read_without_what_is_not_known(plan):
    row = plan.store.get(plan.principal, "doc-1")
    content = json.loads(row.content)
    content["body"]["forecast"] = {"p50": "2026-05-01"}
    content["brief"]["kpis"][0]["mood"] = "good"
    plan.store.revise(plan.principal, replace(row, content=json.dumps(content)), 1)
    assert kept(plan).body == kept(plan, 1).body


@given(st.text(alphabet='ab\n\x01\\"|字\u2028😀', max_size=3_000), st.integers(60, 400))
def test_pages_of_any_text_fit_and_join_to_the_text(text, room):
    pages = text_pages(text, room)
    assert "".join(pages) == text
    assert all(len(json.dumps(page, ensure_ascii=False)) <= room + 2 for page in pages)


SMALL = st.recursive(
    st.text(alphabet="a字\\\x01", max_size=4) | st.integers(0, 99) | st.none(), lambda x: st.lists(x, max_size=2)
)


@given(st.lists(SMALL, max_size=60), st.dictionaries(st.text(alphabet="ab/~字", max_size=3), SMALL, max_size=40))
def test_pages_of_any_list_or_object_fit_and_join_to_it(members, fields):
    lists, objects = data_pages(members, "", 200), data_pages(fields, "", 200)
    assert [member for page in lists for member in page] == members
    assert {name: member for page in objects for name, member in page.items()} == fields
    assert all(len(compact(page)) <= 200 for page in (*lists, *objects))


def test_a_page_leaves_room_for_its_frame():
    frame = {"title": '"' * 200, "at": "\x01" * 190, "id": "0" * 16, "kind": "five_whys", "view": "section"}
    assert ROOM + len(compact(frame)) + 60 <= ANSWER_CHARACTERS
