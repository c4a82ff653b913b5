"""A value and the limit that it may be held against: whether they are counted in the same, and which is more."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.folding import stretch_of
from mcp_server.language.limits_said import Limit, Value
from mcp_server.language.shapes import Shape
from mcp_server.language.sides import side
from mcp_server.language.units import times_as_long
from mcp_server.language.verdict_words import Claim
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

OF: Final = regex(r"[,;。!?，；()（）]")
"""What parts the clauses of a sentence."""
FAR: Final = 2
"""Times from one figure to another beyond which they are not of one measure, where a unit is left out."""
APART: Final = 8
"""Times from one amount or number to another beyond which they are not of one measure, whatever their unit."""

_STOCK: Final = regex(
    r"库存|补货|余额|储备|存量|\breorder|\bstock|\binventor|\breserve|\bcash\b|\bbattery\b|\bfuel\b|\bbuffer\b"
)
"""What an alarm watches that should not run out."""
_BUDGET: Final = regex(r"预算|\bbudget")

CHANGED: Final = regex(
    r"放宽|放到|收紧|原(?:为|来|先|定)|[新老旧][规线标]|\b(?:[Uu]ntil|[Ff]rom) .{0,40}(?:limit|threshold|target)\b"
    r"|\b(?:not|no) .{0,20}any (?:more|longer)\b|\b[Ff]rom .{0,30}\b(?:it is|it will be|it becomes)\b"
    r"|\b(?:[Uu]ntil|[Ff]rom) .{0,60}\band [0-9][0-9,.]* (?:afterwards|thereafter|from then|after that)\b"
    r"|\b(?:limit|threshold|target|cap)s? (?:was|were|has been|had been) (?:raised|lowered|tightened|loosened|relaxed)"
)
"""What says that a limit was another one before."""


class Pair(NamedTuple):
    """A value and the limit that it is held against."""

    value: Value
    limit: Limit


def alike(value: Value, limit: Limit | Value) -> bool:
    """Whether a value and a limit are counted in the same, or one says nothing of it and they are not far apart."""
    one, other = value.value, limit.value
    if other.per and not one.per and _IN_ALL.match(value.shape.text, value.place + 1):
        return False
    if one.dimension == other.dimension == "duration":
        return times_as_long(_time(one), _time(other)) is not None
    if one.dimension in {"money", "count"} and one.value and other.value and not close(one, other, APART):
        # the whole is not held against so much for each
        return False
    if one.dimension == other.dimension and one.unit == other.unit:
        return bool(one.unit) or value.shape is limit.shape or close(one, other)
    if one.dimension == other.dimension == "count" and value.shape is limit.shape:
        return close(one, other)
    if "percent" in {one.dimension, other.dimension}:
        return one.dimension == other.dimension or (not one.unit and other.upper is not None and close(one, other))
    counted = one.dimension == other.dimension == "count"
    bare = {"", "times", "次", "个"} if counted else {""}
    return any(each.dimension == "count" and each.unit in bare for each in (one, other)) and close(one, other)


_IN_ALL: Final = regex(r"\s(?:in all|in total|altogether|together|overall|combined)\b")


def _time(one: Quantity) -> str:
    return one.unit.removeprefix("working ")


def close(one: Quantity, other: Quantity, far: Decimal | int = FAR) -> bool:
    """Whether one of two figures is at most so many times the other."""
    ends = [abs(other.value), abs(other.value if other.upper is None else other.upper)]
    return any(0 < max(abs(one.value), end) <= min(abs(one.value), end) * far for end in ends)


def beyond(value: Value, limit: Limit) -> int:
    """Return 1 where a value lies above its limit, -1 where it lies below, 0 where they are the same as shown."""
    one, other = value.value.value, limit.value.value
    if value.value.dimension == limit.value.dimension == "duration":
        one *= times_as_long(_time(value.value), _time(limit.value)) or 1
    if limit.value.upper is not None:
        return 1 if one > limit.value.upper else -1 if one < other else 0
    return (one > other) - (one < other)


def clause_of(text: str, place: int) -> str:
    """Return the clause of a figure without it."""
    low, high = stretch_of(OF, text, place, place)
    return f"{text[low:place]} {text[place + 1 : high]}"


def gap_of_another(shape: Shape, claim: Claim, pair: Pair) -> bool:
    """Whether words say by how much something is more or less than a limit, and that fits another value."""
    if claim.sort not in {"over", "under"}:
        return False
    gap = next((one for _, one in shape.figures(claim.end, claim.end + 2)), None)
    one, other = pair.value.value, pair.limit.value
    if gap is None or gap.unit != other.unit or one.unit != other.unit or gap.start == other.start:
        return False
    apart = abs(one.value - other.value)
    return abs(apart - gap.value) * 2 > apart


def watched(limits: Sequence[Limit], values: Sequence[Value], end: int) -> Pair | None:
    """Return the one value that the one alarm of a sentence watches, whatever else is a limit there."""
    rings = [one for one in limits if one.rings]
    same = [one for one in values if alike(one, rings[0]) and one.place < end] if len(rings) == 1 else []
    return Pair(same[0], rings[0]) if len(same) == 1 else None


def need_of(value: Value, limit: Limit) -> int:
    """Return on which side of a limit a measure should be, by what it is called."""
    clauses = [clause_of(one.shape.text, one.place) for one in (value, limit)]
    for text in (*clauses, _ahead(value), _ahead(limit)):
        if found := side(text):
            return found
    if limit.rings:
        return 1 if _STOCK.search(limit.shape.text) else -1
    spending = limit.value.dimension == "money" and _BUDGET.search(limit.shape.text)
    if _STOCK.search(limit.shape.text):
        return 1
    return -1 if "duration" in {limit.value.dimension, value.value.dimension} or spending else 1


def _ahead(one: Value | Limit) -> str:
    """Return what stands before a figure in its sentence, with what other figures count."""
    return one.shape.sentence.text[: max(0, one.value.start - one.shape.sentence.start)].lower()
