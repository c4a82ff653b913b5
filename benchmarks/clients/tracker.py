"""A task tracker that knows nothing of Fupan: an MCP server on stdio, made with the SDK alone."""

from datetime import date

from mcp.server import MCPServer
from pydantic import BaseModel

server = MCPServer("tracker", version="1")
TASKS: list["Task"] = []


class Task(BaseModel):
    number: int
    name: str
    owner: str
    start: date
    finish: date


class Tasks(BaseModel):
    tasks: list[Task]


@server.tool()
def create_task(name: str, owner: str, start: date, finish: date) -> Task:
    """Create a task; it has to begin before it ends."""
    if not name or not owner or start > finish:
        raise ValueError("a task has a name, an owner, and begins before it ends")
    TASKS.append(Task(number=len(TASKS) + 1, name=name, owner=owner, start=start, finish=finish))
    return TASKS[-1]


@server.tool()
def list_tasks() -> Tasks:
    """List the tasks, in the order made."""
    return Tasks(tasks=TASKS)


if __name__ == "__main__":
    server.run("stdio")
