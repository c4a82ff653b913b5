"""One client, two servers: the tasks of a plan by Fupan become tasks of a tracker that knows nothing of it.

The fields go over by their names, which both schemas declare; no text is read.

Usage: python benchmarks/clients/chain.py
"""

import json
import sys
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import anyio
from mcp import Client, StdioServerParameters

HERE = Path(__file__).parent
BRIEF = json.loads((HERE / "brief.json").read_text(encoding="utf-8"))


async def data(fupan: Client, identity: str, at: str) -> list[Any]:
    """Return a list of a document's data, all pages of it."""
    found: list[Any] = []
    page, pages = 1, 1
    while page <= pages:
        asked = {"id": identity, "view": "data", "at": at, "page": page}
        part = (await fupan.call_tool("get_document", asked)).structured_content
        found += part["data"]
        page, pages = page + 1, part["pages"]
    return found


async def hand_over(fupan: Client, tracker: Client, brief: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """Return the tasks of a plan, and the tracker's tasks made of them."""
    plan = (await fupan.call_tool("generate_plan", brief)).structured_content
    tasks = await data(fupan, plan["id"], "/tasks")
    create = next(tool for tool in (await tracker.list_tools()).tools if tool.name == "create_task")
    fields = create.input_schema["properties"]
    for task in tasks:
        made = await tracker.call_tool("create_task", {name: task[name] for name in fields if name in task})
        if made.is_error:
            raise SystemExit(f"{task['id']}: {made.content[0].text}")
    return tasks, (await tracker.call_tool("list_tasks", {})).structured_content["tasks"]


async def chained(brief: dict[str, Any], store: Path) -> tuple[list[Any], list[Any]]:
    """Start both servers on stdio, and hand the tasks over."""
    servers = (["-m", "mcp_server", "serve", "--store", str(store)], [str(HERE / "tracker.py")])
    async with AsyncExitStack() as open_ones:
        fupan, tracker = [
            await open_ones.enter_async_context(
                Client(StdioServerParameters(command=sys.executable, args=arguments, cwd=str(HERE.parents[1])))
            )
            for arguments in servers
        ]
        return await hand_over(fupan, tracker, brief)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        tasks, made = anyio.run(chained, BRIEF, Path(folder) / "fupan.db")
    for task in made:
        print(f"{task['number']:2}  {task['start']} to {task['finish']}  {task['owner']:8} {task['name']}")
    print(f"ok      {len(made)} of {len(tasks)} tasks went from Fupan to the tracker by the names of their fields")
    sys.exit(len(made) != len(tasks))


if __name__ == "__main__":
    main()
