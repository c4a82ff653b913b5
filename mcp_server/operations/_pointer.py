"""Pointers into a brief: RFC 6901, and members of a list by their id."""

import re
from typing import Any

from mcp_server.errors import BriefError, Fault
from mcp_server.model.pointer import escaped, joined


def steps(at: str) -> list[str]:
    """Return the steps of a pointer as they are named; raise BriefError where it is none."""
    if at and not at.startswith("/"):
        raise BriefError([Fault(at[:100], "a pointer begins with /, for example /kpis/id=kpi-1/target")])
    return [part.replace("~1", "/").replace("~0", "~") for part in at.split("/")[1:]]


def step(member: Any, place: int) -> str:
    """Return how a pointer names a member of a list: by its id where it has one, else by its place."""
    handle = member.get("id") if isinstance(member, dict) else ""
    return f"id={escaped(handle)}" if isinstance(handle, str) and handle else str(place)


def place_of(name: str, members: list[Any]) -> int | None:
    """Return the place that a step names in a list, where there is one."""
    return int(name) if re.fullmatch(r"0|[1-9][0-9]{0,9}", name) and int(name) < len(members) else None


def plain(whole: Any, at: str) -> str:
    """Return *at* as a plain RFC 6901 pointer: `id=NAME` becomes the place of the member that has this id."""
    value, out = whole, []
    for name in steps(at):
        here = name
        if isinstance(value, list) and name.startswith("id="):
            wanted = name.removeprefix("id=")
            place = next((i for i, m in enumerate(value) if isinstance(m, dict) and m.get("id") == wanted), None)
            if place is None:
                raise BriefError([Fault(at, f"nothing in this list has the id {wanted!r}")])
            here = str(place)
        if isinstance(value, dict):
            value = value.get(here)
        elif isinstance(value, list) and (place := place_of(here, value)) is not None:
            value = value[place]
        else:
            value = None
        out.append(here)
    return joined(out)


def find(whole: Any, at: str) -> Any:
    """Return what lies at a pointer; raise BriefError where there is nothing."""
    value = whole
    for name in steps(plain(whole, at)):
        if isinstance(value, dict) and name in value:
            value = value[name]
        elif isinstance(value, list) and (place := place_of(name, value)) is not None:
            value = value[place]
        else:
            below = ", ".join(value) if isinstance(value, dict) else ""
            raise BriefError([Fault(at, f"there is nothing here{'; there is: ' + below[:300] if below else ''}")])
    return value
