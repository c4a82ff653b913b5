"""fastmcp: lists the tools, makes a plan and gets a prompt. Usage: of_fastmcp.py (stdio COMMAND… | http URL)."""

import asyncio
import sys

from fastmcp import Client
from fastmcp.client.transports import StdioTransport
from shared import BRIEF, PROMPT, report


async def main(wire: str, *target: str) -> None:
    server = StdioTransport(command=target[0], args=list(target[1:])) if wire == "stdio" else target[0]
    async with Client(server) as client:
        tools = await client.list_tools()
        plan = await client.call_tool("generate_plan", BRIEF)
        prompt = await client.get_prompt(*PROMPT)
        report([t.name for t in tools], plan.structured_content, prompt.messages[0].content.text)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
