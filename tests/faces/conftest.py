"""One call through each face, with what it gives back in one form: the data, or the text of the error."""

import json
from functools import partial

import anyio
import httpx2
import pytest
import yaml
from click.testing import CliRunner
from mcp import Client

from mcp_server.config import Settings
from mcp_server.faces import cli, http
from mcp_server.faces.mcp import FupanServer
from tests.conftest import a_desk

BASE = "http://127.0.0.1:8321"


def a_server(desk):
    return FupanServer(lambda: desk, Settings(store=None))


def an_app(desk):
    server = a_server(desk)
    return http.app(server, http.routes(server.at_desk))


async def over_mcp(mode, desk, name, brief):
    async with Client(a_server(desk), mode=mode) as client:
        result = await client.call_tool(name, brief)
    return result.content[0].text if result.is_error else result.structured_content


async def over_http(desk, name, brief):
    transport = httpx2.ASGITransport(an_app(desk))
    async with httpx2.AsyncClient(transport=transport, base_url=BASE) as client:
        response = await client.post(f"/v1/{name}", json=brief)
    return response.json() if response.is_success else response.json()["detail"]


async def over_cli(desk, name, brief):
    def call():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(cli, "_desk", lambda _: desk)
            return CliRunner().invoke(
                cli.fupan, ["call", name, "-", "--format", "json"], input=yaml.safe_dump(brief, allow_unicode=True)
            )

    result = await anyio.to_thread.run_sync(call)
    return json.loads(result.stdout) if result.exit_code == 0 else result.stderr.strip()


FACES = {"mcp": partial(over_mcp, "auto"), "mcp-2025": partial(over_mcp, "legacy"), "http": over_http, "cli": over_cli}


@pytest.fixture(params=FACES)
def face(request):
    async def call(name, brief, desk=None):
        return await FACES[request.param](desk or a_desk(), name, brief)

    return call
