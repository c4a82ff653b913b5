"""Fupan's server with faults planted in it, on stdio: `python tests/faces/planted.py`."""

import sys
from pathlib import Path

import anyio

sys.path.insert(0, str(Path(__file__).parents[2]))

from mcp_server.config import Settings
from mcp_server.faces.desk import desk
from mcp_server.faces.mcp import FupanServer
from mcp_server.faces.stdio import serve_stdio

CANARY = "the canary sings"


def sing():
    raise ValueError(CANARY)


class Planted(FupanServer):
    async def list_resources(self):
        return sing()


def planted():
    """Return a server on which a tool, a prompt, two resources, the completion and a list raise."""
    settings = Settings(store=None)
    server = Planted(lambda: desk(settings), settings)

    @server.tool()
    def singing_tool() -> str:
        """Sing."""
        return sing()

    @server.prompt()
    def singing_prompt() -> str:
        """Sing."""
        return sing()

    @server.resource("canary://here")
    def singing_resource() -> str:
        return sing()

    @server.resource("canary://{name}/there")
    def singing_template(name: str) -> str:
        return sing()

    @server.completion()
    async def singing_completion(ref, argument, context):
        return sing()

    return server


if __name__ == "__main__":
    anyio.run(serve_stdio, planted())
