"""What rules about texts share."""

from mcp_server.language.terms import terms
from mcp_server.regex import regex

_MARKS = regex(r"[\W_]+")


def plain(text: str) -> str:
    """Return a text without case, spaces and punctuation, to see whether two say the same."""
    return _MARKS.sub("", text.casefold())


def likeness(one: str, other: str) -> float:
    """Return how much of the words of two texts is the same: 0 for nothing, 1 for all (Jaccard 1901)."""
    first, second = set(terms(one)), set(terms(other))
    return len(first & second) / len(first | second) if first and second else 0.0
