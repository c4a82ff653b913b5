"""An exported file is named by every face, and its bytes are there over MCP and over HTTP."""

import base64
import json
from urllib.parse import quote

import httpx2
import pytest
from click.testing import CliRunner
from mcp import Client

from mcp_server.faces import cli
from mcp_server.registry import run
from tests.conftest import a_desk
from tests.faces.conftest import BASE, a_server, an_app

pytestmark = pytest.mark.anyio

SWOT = {"title": "开第二家店", "aim": "开第二家店", "items": [{"text": "老客户多", "quadrant": "strength"}]}
NAME = "开第二家店-r1-2026-01-05-doc-1.html"


@pytest.fixture
async def desk(tmp_path):
    desk = a_desk(exports=tmp_path)
    await run("swot", SWOT, desk)
    return desk


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_over_mcp_a_link_leads_to_the_bytes(desk, mode):
    async with Client(a_server(desk), mode=mode) as client:
        result = await client.call_tool("export_document", {"id": "doc-1", "format": "html"})
        text, link = result.content
        (read,) = (await client.read_resource(link.uri)).contents
    path = desk.exports / NAME
    assert (link.type, link.name, link.mime_type, link.size) == (
        "resource_link",
        NAME,
        "text/html",
        path.stat().st_size,
    )
    assert str(path) in text.text
    assert result.structured_content["path"] == str(path)
    assert result.structured_content["uri"] == str(link.uri) == f"fupan://exports/{quote(NAME)}"
    assert base64.b64decode(read.blob) == path.read_bytes()


async def test_over_http_the_file_is_fetched_and_never_shown_in_place(desk):
    transport = httpx2.ASGITransport(an_app(desk))
    async with httpx2.AsyncClient(transport=transport, base_url=BASE) as client:
        made = (await client.post("/v1/export_document", json={"id": "doc-1", "format": "html"})).json()
        got = await client.get(f"/v1/exports/{quote(made['name'])}")
        strange = [
            await client.get(f"/v1/exports/{name}")
            for name in ("nothing.html", "..%2F..%2Fetc%2Fpasswd", "%2Fetc%2Fpasswd", "fupan.db", ".html", "a%00.html")
        ]
    assert got.content == (desk.exports / NAME).read_bytes()
    assert got.headers["content-type"] == "text/html; charset=utf-8"
    assert got.headers["content-disposition"] == f"attachment; filename*=UTF-8''{quote(NAME)}"
    assert got.headers["x-content-type-options"] == "nosniff"
    assert {response.status_code for response in strange} == {404}


async def test_over_http_another_host_or_origin_gets_no_file(desk):
    await run("export_document", {"id": "doc-1", "format": "html"}, desk)
    transport = httpx2.ASGITransport(an_app(desk))
    async with httpx2.AsyncClient(transport=transport, base_url=BASE) as client:
        address = f"/v1/exports/{quote(NAME)}"
        by_host = await client.get(address, headers={"host": "evil.test"})
        by_origin = await client.get(address, headers={"origin": "https://evil.test"})
    assert (by_host.status_code, by_origin.status_code) == (421, 403)


def test_at_the_terminal_the_folder_is_an_option_and_the_answer_says_where_the_file_is(tmp_path):
    def call(tool, brief):
        options = ["--store", str(tmp_path / "store.db"), "--exports", str(tmp_path / "out"), "--format", "json"]
        done = CliRunner().invoke(cli.fupan, ["call", tool, "-", *options], input=json.dumps(brief))
        assert done.exit_code == 0, done.output
        return json.loads(done.stdout)

    made = call("export_document", {"id": call("swot", SWOT)["id"], "format": "md"})
    (path,) = (tmp_path / "out").iterdir()
    assert made["path"] == str(path)
    assert "老客户多" in path.read_text("utf-8")
