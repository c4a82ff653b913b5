"""How a JSON pointer (RFC 6901) is written."""

from collections.abc import Iterable


def escaped(name: str) -> str:
    """Return a name as a step of a pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def joined(names: Iterable[str]) -> str:
    """Return the pointer that goes through names, one a step."""
    return "".join(f"/{escaped(name)}" for name in names)
