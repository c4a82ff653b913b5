"""langchain-mcp-adapters: lists the tools, makes a plan and gets a prompt.

Usage: of_langchain.py (stdio COMMAND… | http URL)
"""

import asyncio
import sys
from typing import Any

from langchain_mcp_adapters.client import MultiServerMCPClient
from shared import BRIEF, PROMPT, report


async def main(wire: str, *target: str) -> None:
    server: dict[str, Any] = (
        {"transport": "stdio", "command": target[0], "args": list(target[1:])}
        if wire == "stdio"
        else {"transport": "streamable_http", "url": target[0]}
    )
    client = MultiServerMCPClient({"fupan": server})
    tools = await client.get_tools()
    plan = next(tool for tool in tools if tool.name == "generate_plan")
    message = await plan.ainvoke({"type": "tool_call", "id": "1", "name": "generate_plan", "args": BRIEF})
    prompt = await client.get_prompt("fupan", PROMPT[0], arguments=PROMPT[1])
    report([tool.name for tool in tools], message.artifact["structured_content"], prompt[0].content)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
