"""Python mcp: lists the tools, makes a plan and gets a prompt. Usage: of_mcp.py MODE (stdio COMMAND… | http URL)."""

import sys

import anyio
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from shared import BRIEF, PROMPT, report


async def main(mode: str, wire: str, *target: str) -> None:
    server = (
        StdioServerParameters(command=target[0], args=list(target[1:]))
        if wire == "stdio"
        else streamable_http_client(target[0])
    )
    async with Client(server, mode=mode) as client:
        tools = await client.list_tools()
        plan = await client.call_tool("generate_plan", BRIEF)
        prompt = await client.get_prompt(*PROMPT)
        report([t.name for t in tools.tools], plan.structured_content, prompt.messages[0].content.text)


if __name__ == "__main__":
    anyio.run(main, *sys.argv[1:])
