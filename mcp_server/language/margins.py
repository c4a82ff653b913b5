"""Distances from a target that a text gives on the wrong side: 1.3 points above a target that was missed by them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.limit_words import CEILING, FLOOR, NEUTRAL
from mcp_server.language.limits_said import Limit, Value
from mcp_server.language.shapes import COUNT, EFFORT, MARKS, MONEY, PERCENT, POINTS, TIME, Shape
from mcp_server.language.units import times_as_long
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_MARK: Final = f"[{COUNT}{MONEY}{PERCENT}{POINTS}{TIME}{EFFORT}]"
_GOAL: Final = rf"(?:{FLOOR}|{CEILING}|{NEUTRAL}|\b(?:schedule|programme|forecast)\b|进度|时限|工期|期限)"
_UP: Final = (
    "(?<!增)多出?|(?<![提增])高出?|长出?|超出?|超过|高于|多于|大出?|贵|重|above|over|more than|beyond"
    "|higher than|longer than|in excess of"
)
_DOWN: Final = (
    "节?省下?|节约|欠|(?<![减缺])少|(?<!降)低|短|低于|少于|不足|小|便宜|轻|below|under|less than|fewer than"
    "|lower than|shorter than|short of|shy of"
)
_SOON: Final = "提前|超前|领先|快|早|ahead of|in front of|faster than|quicker than|earlier than"
_LATE: Final = "落后|滞后|拖后|拖延|慢|晚|延后|延误|推迟|behind|slower than|later than|adrift of"
_WAYS: Final = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN})|(?P<soon>{_SOON})|(?P<late>{_LATE}))"
_BEHIND: Final = regex(
    rf"(?P<far>{_MARK})\s?(?:[a-z]+\s){{0,2}}?{_WAYS}\s(?:(?:the|our|its|their|this"
    rf"|that)\s)?(?:[a-z]+\s){{0,2}}?{_GOAL}"
)
"""1.3 points above target, 130 m ahead of plan."""
_AHEAD: Final = regex(
    rf"比[^,，。;；{MARKS}]{{0,8}}?{_GOAL}[^,，。;；{MARKS}]{{0,6}}?{_WAYS}了?[^,，。;；\x00-\x7f]{{0,3}}?\s?(?P<far>{_MARK})"
)
"""比时限提前 2.5 天."""
_SHORT: Final = regex(
    rf"(?P<far>{_MARK})\s(?:(?P<up>over|above|too many)|(?P<down>short|under|below|too few)|(?P<soon>ahead)"
    r"|(?P<late>behind))(?=[,.;]|$)"
)
"""15 behind."""
_LONE: Final = regex(
    rf"(?:^|[,;:，；。：、\s])(?:(?!比)[\u4e00-\u9fff]){{0,6}}?{_WAYS}(?:了|出|于|进度|计划|目标"
    rf"|[约近])*\s?(?P<far>{_MARK})"
)
"""落后 2 个百分点, in a clause that says no more."""
LIKELY: Final = regex(rf"{_UP}|{_DOWN}|{_SOON}|{_LATE}|short|too (?:many|few)|ahead")


class Margin(NamedTuple):
    """A distance, and the value and the limit between which it lies the other way round."""

    words: str
    value: Value
    limit: Limit


def margins(shape: Shape, limits: Sequence[Limit], values: Sequence[Value]) -> Iterator[Margin]:
    """Yield the distances of a sentence that its only target and value lie apart, but on the other side."""
    seen: set[int] = set()
    for pattern in (_BEHIND, _AHEAD, _SHORT, _LONE):
        for found in pattern.finditer(shape.text):
            place = found.start("far")
            if place in seen:
                continue
            seen.add(place)
            far = shape.figure(place)
            pairs = [
                (value, limit, sign)
                for limit in limits
                for value in values
                if place not in {value.place, limit.place} or value.shape is not shape
                if (sign := apart(value.value, limit.value, far))
            ]
            if far.upper is not None or not pairs:
                continue
            way = 1 if found["up"] else -1 if found["down"] else 0
            ahead = 1 if found["soon"] else -1
            wrong = [
                one
                for one in pairs
                if one[2] * (way or ahead * (-1 if one[1].value.dimension == "duration" else 1)) < 0
            ]
            if len(wrong) == len(pairs):
                yield Margin(
                    found.group().replace(shape.text[place], far.text.strip()).strip(" ,，;；:：。、"),
                    wrong[-1][0],
                    wrong[-1][1],
                )


def apart(value: Quantity, limit: Quantity, far: Quantity) -> int:
    """Return on which side of a limit a value lies, where they are as far apart as is said; else 0."""
    if limit.upper is not None or value.upper is not None or (value.dimension != limit.dimension):
        return 0
    points = far.dimension in {"points", "percent"} or far.unit in {"points", "point"}
    percent = limit.dimension == "percent" and points
    if not percent and far.dimension != limit.dimension:
        return 0
    one, other, step = value.value, limit.value, far.value
    if limit.dimension == "duration":
        unit = value.unit.removeprefix("working ")
        units = [times_as_long(each.unit.removeprefix("working "), unit) for each in (value, limit, far)]
        if None in units:
            return 0
        one, other, step = (x * (u or 1) for x, u in zip((one, other, step), units, strict=True))
    elif not percent and len({value.unit, limit.unit} - {""}) > 1:
        return 0
    off = abs(abs(one - other) - abs(step))
    if not step or off > max(far.step, Decimal(0)) * (step / far.value if far.value else 1):
        return 0
    return (one > other) - (one < other)
