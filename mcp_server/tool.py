"""What every face offers, and what the shell hands to it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from inspect import getdoc, signature
from pathlib import Path
from typing import Any, get_type_hints

from mcp_server.model.base import Model
from mcp_server.model.record import Principal
from mcp_server.store import Store


async def _silence(_done: float, _what: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Desk:
    """Where documents are kept, who asks, what time it is, and how a document is named."""

    store: Store
    principal: Principal
    now: Callable[[], datetime]
    """The time, in UTC."""
    today: Callable[[], date]
    """The day where the caller is."""
    new_id: Callable[[], str]
    templates: Path | None = None
    """A team's own prompts and wording."""
    exports: Path | None = None
    """The folder into which documents are exported."""
    key: str = ""
    """Under which the same call may come again without being done twice."""
    progress: Callable[[float, str], Awaitable[None]] = _silence
    """Told how far a call is (0 to 1), and at what."""


@dataclass(frozen=True)
class Tool:
    """One thing that every face offers under the same name."""

    name: str
    title: str
    description: str
    input: type[Model]
    output: type[Model]
    read_only: bool
    """Leaves everything as it was."""
    idempotent: bool
    """Doing it twice is the same as doing it once."""
    run: Callable[[Any, Desk], Awaitable[Model]]


def tool(title: str, *, read_only: bool, idempotent: bool) -> Callable[[Callable[[Any, Desk], Awaitable[Model]]], Tool]:
    """Declare an operation: its name, input, output and description are the function's own."""

    def declare(run: Callable[[Any, Desk], Awaitable[Model]]) -> Tool:
        hints = get_type_hints(run)
        (taken, _) = (hints[name] for name in signature(run).parameters)
        return Tool(run.__name__, title, getdoc(run) or "", taken, hints["return"], read_only, idempotent, run)

    return declare
