from dataclasses import replace
from datetime import UTC, datetime

import pytest

from mcp_server.errors import BriefError
from mcp_server.limits import ANSWER_CHARACTERS
from mcp_server.model.record import Principal
from mcp_server.operations.find_documents import Found, Row
from mcp_server.registry import run
from mcp_server.render.show import compact, show

pytestmark = pytest.mark.anyio


@pytest.fixture
async def shelf(desk):
    """Four documents, one a month, and one of somebody else."""
    calls = (
        ("generate_plan", {"department": {"name": "华东销售部"}, "objectives": "续费率达到92%", "locale": "zh-CN"}),
        ("generate_plan", {"department": {"name": "Field service"}, "risks": "Spare parts run short"}),
        ("run_5whys", {"problem": "Checkout failed for 3% of orders"}),
        ("swot", {"aim": "Open a second shop", "title": "华南 second shop"}),
    )
    for month, (tool, brief) in enumerate(calls, 1):
        await run(tool, brief, replace(desk, now=lambda month=month: datetime(2026, month, 15, tzinfo=UTC)))
    other = replace(
        desk, principal=Principal(tenant="elsewhere", actor="spy"), now=lambda: datetime(2026, 5, 1, tzinfo=UTC)
    )
    await run("swot", {"aim": "Open a shop in secret", "title": "Other people's 销售"}, other)
    return desk


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, ["doc-4", "doc-3", "doc-2", "doc-1"]),
        ({"words": "续费率"}, ["doc-1"]),
        ({"words": "销售"}, ["doc-1"]),
        ({"words": "spare part"}, ["doc-2"]),
        ({"words": "CHECKOUT"}, ["doc-3"]),
        ({"words": "shop"}, ["doc-4"]),
        ({"words": "second 华南"}, ["doc-4"]),
        ({"words": "nothing like it at all"}, []),
        ({"kind": "plan"}, ["doc-2", "doc-1"]),
        ({"kind": "five_whys"}, ["doc-3"]),
        ({"title": "SERVICE"}, ["doc-2"]),
        ({"title": "华"}, ["doc-4", "doc-1"]),
        ({"since": "2026-03-01"}, ["doc-4", "doc-3"]),
        ({"until": "2026-02"}, ["doc-2", "doc-1"]),
        ({"since": "2026-02", "until": "2026-02"}, ["doc-2"]),
        ({"since": "2026Q1", "until": "一季度", "kind": "plan"}, ["doc-2", "doc-1"]),
        ({"words": "%' OR 'x'='x"}, []),
        ({"page": 2}, []),
        ({"page": 10**15}, []),
    ],
    ids=str,
)
async def test_documents_are_found_by_words_kind_title_and_date(shelf, asked, found):
    assert [row.id for row in (await run("find_documents", asked, shelf)).documents] == found


async def test_a_page_of_what_was_found_says_what_it_is_and_how_much_there_is(shelf):
    assert await run("find_documents", {"words": "续费率"}, shelf) == Found(
        total=1,
        page=1,
        pages=1,
        documents=(Row(id="doc-1", revision=1, kind="plan", title="规划：华东销售部", at="2026-01-15", by="tester"),),
        locale="zh-CN",
    )


async def test_the_newest_revision_is_the_one_that_is_found(shelf):
    patch = [{"op": "replace", "path": "/problem", "value": "Refunds took 9 days"}]
    await run("revise_document", {"id": "doc-3", "revision": 1, "patch": patch}, shelf)
    assert (await run("find_documents", {"words": "checkout"}, shelf)).total == 0
    assert [(r.id, r.revision) for r in (await run("find_documents", {"words": "refunds"}, shelf)).documents] == [
        ("doc-3", 2)
    ]


async def test_pages_joined_are_all_documents_once(desk):
    for number in range(45):
        await run("swot", {"aim": f"Decision {number}"}, desk)
    pages = [await run("find_documents", {"page": page}, desk) for page in (1, 2, 3)]
    assert [(page.total, page.pages, len(page.documents)) for page in pages] == [(45, 3, 20), (45, 3, 20), (45, 3, 5)]
    assert len({row.id for page in pages for row in page.documents}) == 45


@pytest.mark.parametrize("title", ['"' * 200, "<a" * 100, "|" * 200, "\x01" * 200, "长" * 200, "😀" * 200])
async def test_a_full_page_fits_into_an_answer_whatever_the_titles(desk, title):
    for _ in range(20):
        await run("swot", {"title": title}, desk)
    text, data = show("find_documents", await run("find_documents", {}, desk), ANSWER_CHARACTERS)
    assert len(data["documents"]) == 20
    assert max(len(text), len(compact(data))) <= ANSWER_CHARACTERS


async def test_what_was_found_is_told_in_the_language_of_the_words(shelf):
    assert show("find_documents", await run("find_documents", {"words": "续费率"}, shelf), 10_000)[0] == (
        "共 1 份文档，第 1/1 页\n\n- doc-1 · 规划 · 规划：华东销售部 · 第 1 版 · 2026-01-15\n"
    )
    assert show("find_documents", await run("find_documents", {"words": "spare"}, shelf), 10_000)[0] == (
        "1 document, page 1 of 1\n\n- doc-2 · plan · Plan: Field service · revision 1 · 2026-02-15\n"
    )


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"kind": "novel"}, "/kind: no such kind; there are: "),
        ({"page": 0}, "/page: pages begin at 1"),
        ({"page": -3}, "/page: pages begin at 1"),
        ({"since": "in the year dot"}, "/since: write a day, a month"),
        ({"since": "M2"}, "/since: write a day, a month, a quarter or a year"),
        ({"boss": "x"}, "/boss: there is no such field"),
        ({"words": "a" * 201}, "/words: too long: the limit is 200"),
    ],
    ids=str,
)
async def test_what_cannot_be_looked_for_is_said_at_its_field(desk, asked, told):
    with pytest.raises(BriefError) as caught:
        await run("find_documents", asked, desk)
    assert str(caught.value).startswith(told)
