"""Every face gives the same document, and the same error."""

import httpx2
import pytest

from mcp_server.registry import TOOLS, run
from mcp_server.render.show import data, show
from tests.conftest import a_desk
from tests.faces.conftest import BASE, an_app
from tests.faces.examples import EXAMPLES, WRONG

pytestmark = pytest.mark.anyio


def test_every_tool_has_an_example():
    assert set(EXAMPLES) == set(TOOLS)


async def before(desk, name):
    """Put a plan on the desk for the tools that need one there."""
    if name in {"revise_document", "get_document", "find_documents", "export_document"}:
        await run("generate_plan", EXAMPLES["generate_plan"], desk)


@pytest.mark.parametrize("name", EXAMPLES)
async def test_every_face_gives_what_the_registry_gives(face, name, tmp_path):
    here, there = a_desk(exports=tmp_path), a_desk(exports=tmp_path)
    await before(here, name)
    await before(there, name)

    seen = await face(name, EXAMPLES[name], there)

    _, expected = show(name, await run(name, EXAMPLES[name], here), 10_000)
    for answer in (seen, expected):
        answer.pop("sections", None)  # a face with more room shows more of them whole
        answer.pop("kept", None)
    assert seen == expected


@pytest.mark.parametrize("name", ["generate_plan", "swot", "run_5whys", "build_kpi_tree"])
async def test_faces_with_more_room_show_the_same_sections(face, name):
    whole = data(await run(name, EXAMPLES[name], a_desk()))["sections"]
    seen = (await face(name, EXAMPLES[name]))["sections"]
    assert [s["id"] for s in seen] == [s["id"] for s in whole]
    assert all(s["markdown"] == w.get("markdown") for s, w in zip(seen, whole, strict=True) if s.get("markdown"))


@pytest.mark.parametrize(("name", "brief", "text"), WRONG, ids=lambda x: x if isinstance(x, str) else "")
async def test_every_face_says_the_same_about_what_is_wrong(face, name, brief, text):
    assert await face(name, brief) == text


@pytest.mark.parametrize(
    ("verb", "path", "allowed"),
    [
        ("GET", "/v1/generate_plan", "POST"),
        ("DELETE", "/v1/documents/doc-1", "GET, HEAD"),
        ("POST", "/v1/tools/x", ""),
        ("PUT", "/v1/tools", "GET, HEAD"),
        ("POST", "/health", "GET, HEAD"),
        ("GET", "/nowhere", ""),
    ],
)
async def test_a_verb_that_a_path_does_not_take_is_answered_with_those_that_it_does(verb, path, allowed):
    transport = httpx2.ASGITransport(an_app(a_desk()))
    async with httpx2.AsyncClient(transport=transport, base_url=BASE) as client:
        response = await client.request(verb, path)
    assert response.status_code == (405 if allowed else 404)
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == response.status_code
    assert ", ".join(sorted(response.headers.get("allow", "").split(", "))) == allowed
