"""The tools, and the only way in."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from mcp_server.errors import BriefError, Fault, NotFound, TooLarge
from mcp_server.limits import BODY_BYTES
from mcp_server.methods import METHODS
from mcp_server.methods._method import Method
from mcp_server.model.base import Model
from mcp_server.model.document import Answer
from mcp_server.operations import OPERATIONS
from mcp_server.operations._compose import accept, perform
from mcp_server.tool import Desk, Tool


def _of(method: Method) -> Tool:
    async def run(raw: Any, desk: Desk) -> Model:
        return await perform(raw, method, desk)

    return Tool(
        name=method.name,
        title=method.title,
        description=method.description,
        input=method.brief,
        output=Answer,
        read_only=False,
        idempotent=False,
        run=run,
    )


class _Tools(Mapping[str, Tool]):
    """The tools by their names: methods, made of them when they are asked for, then operations."""

    def __getitem__(self, name: str) -> Tool:
        return _of(METHODS[name]) if name in METHODS else OPERATIONS[name]

    def __iter__(self) -> Iterator[str]:
        yield from METHODS
        yield from OPERATIONS

    def __len__(self) -> int:
        return len(METHODS) + len(OPERATIONS)


TOOLS: Mapping[str, Tool] = _Tools()


async def run(name: str, arguments: Any, desk: Desk) -> Model:
    """Carry out a tool; raises FupanError where the caller, or a limit, stands in the way."""
    tool = TOOLS.get(name)
    if tool is None:
        raise NotFound(f"No tool is called {name[:60]!r}; there are: {', '.join(TOOLS)}.")
    if not isinstance(arguments, dict):
        raise BriefError([Fault("", "arguments are an object: {field: value}")])
    # A method reads its brief itself, with the day and the language; an operation takes its input as it is.
    taken = arguments if name in METHODS else accept(arguments, tool.input)
    return await tool.run(taken, desk)


def parse(body: bytes) -> Any:
    """Return JSON from bytes; raises BriefError or TooLarge. Numbers keep their digits."""
    if len(body) > BODY_BYTES:
        raise TooLarge(f"More than {BODY_BYTES:,} bytes in one call (limit BODY_BYTES).")

    def refuse(word: str) -> Any:
        raise ValueError(word)

    try:
        return json.loads(body.decode(), parse_float=Decimal, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise BriefError([Fault("", "this is not JSON as RFC 8259 has it")]) from error
