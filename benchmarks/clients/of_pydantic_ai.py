"""pydantic-ai: lists the tools, has an agent without a language model make a plan, and gets a prompt.

Its toolset has no prompts: fastmcp, on which it stands, gets that one.

Usage: of_pydantic_ai.py (stdio COMMAND… | http URL)
"""

import asyncio
import json
import sys
from typing import Any

from fastmcp import Client
from fastmcp.client.transports import StdioTransport
from pydantic_ai import Agent
from pydantic_ai.mcp import MCPToolset
from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart, ToolCallPart, ToolReturnPart
from pydantic_ai.models.function import AgentInfo, FunctionModel
from shared import BRIEF, PROMPT, report


async def main(wire: str, *target: str) -> None:
    def server() -> Any:
        return StdioTransport(command=target[0], args=list(target[1:])) if wire == "stdio" else target[0]

    tools: list[str] = []

    def scripted(messages: list[ModelMessage], info: AgentInfo) -> ModelResponse:
        tools[:] = [tool.name for tool in info.function_tools]
        came = [p for m in messages for p in m.parts if isinstance(p, ToolReturnPart)]
        if came:
            return ModelResponse(parts=[TextPart(came[-1].model_response_str())])
        return ModelResponse(parts=[ToolCallPart("generate_plan", BRIEF)])

    agent = Agent(FunctionModel(scripted), toolsets=[MCPToolset(server())])
    async with agent:
        done = await agent.run("Plan the second quarter of the support desk.")
    async with Client(server()) as client:
        prompt = await client.get_prompt(*PROMPT)
    report(tools, json.loads(done.output), prompt.messages[0].content.text)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
