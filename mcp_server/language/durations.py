"""Durations and three-point estimates as people write them."""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from mcp_server.language.folding import fold, words
from mcp_server.language.number_words import english
from mcp_server.language.numerals import ARABIC, DIGIT, SCALE, arabic, chinese
from mcp_server.model.time import Estimate
from mcp_server.regex import regex

DURATION_CHARACTERS: Final = 80
LONGEST: Final = Decimal(100_000)
"""A longer duration, in its own unit, was misread."""

_Name = Literal["days", "weeks", "months", "hours"]


class _Unit(NamedTuple):
    name: _Name
    factor: Decimal = Decimal(1)


_DAY: Final = _Unit("days")
_CALENDAR_DAY: Final = _Unit("weeks", 1 / Decimal(7))
_WEEK, _MONTH, _HOUR = _Unit("weeks"), _Unit("months"), _Unit("hours")
_UNITS: Final[dict[str, _Unit]] = {
    **dict.fromkeys(words("个工作日 工作日 天 日 d days day workdays workday"), _DAY),
    **dict.fromkeys(("working days", "working day", "business days", "business day"), _DAY),
    **dict.fromkeys(words("个自然日 自然日 个日历日 日历日"), _CALENDAR_DAY),
    **dict.fromkeys(("calendar days", "calendar day", "natural days"), _CALENDAR_DAY),
    **dict.fromkeys(words("周 个星期 星期 个礼拜 礼拜 w wk wks week weeks"), _WEEK),
    **dict.fromkeys(("working week", "working weeks", "fortnight"), _WEEK),
    **dict.fromkeys(words("个月 月 mo mos month months"), _MONTH),
    **dict.fromkeys(words("个季度 季度 quarter quarters"), _Unit("months", Decimal(3))),
    **dict.fromkeys(words("年 个年度 year years yr yrs"), _Unit("months", Decimal(12))),
    **dict.fromkeys(words("个小时 小时 个钟头 钟头 h hr hrs hour hours"), _HOUR),
}
_UNITS["fortnight"] = _Unit("weeks", Decimal(2))

_WORD: Final = "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in sorted(_UNITS, key=len, reverse=True))
_SPELLED: Final = (
    r"(?!half|to\b|and\b|or\b)[a-z]{3,9}"
    r"(?:[ -](?!day|week|month|year|hour|quarter|work|business|calendar|natural|to\b|and\b|or\b)[a-z]{3,9}){0,3}"
)
_NUMERAL: Final = (
    rf"half\san?|{ARABIC}|[{DIGIT}{SCALE}]++(?:点[{DIGIT}]++)?|半|an?(?=\s(?:{_WORD})(?![a-z]))|{_SPELLED}"
)
_POINT: Final = regex(
    rf"(?P<number>{_NUMERAL})(?P<half>个半(?=月|小时|星期|季度))?(?P<half_word>\sand\sa\shalf)?"
    rf"(?:[\s-]?(?P<unit>{_WORD})(?![a-z]))?(?P<more>半)?(?P<half_behind>\sand\sa\shalf)?(?:左右|以内|之内|内)?"
)
_SPLIT_UNITS: Final = ("小时", "星期", "季度", "月")
_BETWEEN: Final = regex(r"\s?(?:/|-|–|~|,|、|;|\||至|到|\bto\b|\band\b)\s?")
_REMARK: Final = regex(r"\s?\([^()]{0,60}\)$")
_LEAD: Final = regex(
    r"(?:工期|周期|历时|为期|耗时|预计|约需?|大约|大概|需要?|共|duration|takes?|lasts?|for|between|about|around|approx\.?|approximately|"
    r"roughly|estimated?|~)\s?:?\s?"
)
_NAMED: Final = regex(
    r"(?:最快|最短|最少|最好|乐观|最可能|一般|正常|最慢|最长|最多|最坏|悲观|optimistic|best(?:\scase)?|low|min(?:imum)?|most\slikely|likely|"
    r"normal|expected|pessimistic|worst(?:\scase)?|high|max(?:imum)?|p10|p50|p90)\s?[:=]?\s?"
)


@lru_cache(maxsize=4096)
def estimate(text: str) -> Estimate | None:
    """Return a duration as low, likely and high: "2 weeks", "半个月", "5/8/15 days", "10" (working days); else nothing.

    One figure is all three, two are low and high with their middle as likely. Days are working days; calendar days
    come back as sevenths of a week, quarters and years as months. A range that falls is no duration.
    """
    if len(text) > DURATION_CHARACTERS:
        return None
    low = _REMARK.sub("", " ".join(fold(text).text.lower().split())).rstrip("。.")
    lead = _LEAD.match(low)
    at = lead.end() if lead else 0
    points: list[tuple[Decimal, _Unit | None]] = []
    while len(points) < 3:
        named = _NAMED.match(low, at)
        point = _point(low, named.end() if named else at)
        if point is None:
            return None
        value, unit, at = point
        points.append((value, unit))
        if at == len(low):
            return _estimate(points, text)
        gap = _BETWEEN.match(low, at)
        if gap is None:
            return None
        at = gap.end()
    return None


def _point(low: str, at: int) -> tuple[Decimal, _Unit | None, int] | None:
    """Return one figure with its unit, and where it ends."""
    found = _POINT.match(low, at)
    value = _value(found["number"]) if found else None
    if found is None or value is None:
        return None
    halves = [found[name] for name in ("half", "half_word", "more", "half_behind") if found[name]]
    if len(halves) > 1:
        return None
    if halves:
        value += Decimal("0.5")
    if found["half"]:
        word = next(word for word in _SPLIT_UNITS if low.startswith(word, found.end("half")))
        return value, _UNITS[word], found.end("half") + len(word)
    unit = _UNITS[re.sub(r"[\s-]+", " ", found["unit"])] if found["unit"] else None
    return value, unit, found.end()


def _value(text: str) -> Decimal | None:
    """Return the number that a duration counts."""
    if text == "半" or text.startswith("half"):
        return Decimal("0.5")
    if text in {"a", "an"}:
        return Decimal(1)
    reader = arabic if text[0].isdigit() or text[0] == "." else english if text.isascii() else chinese
    read = reader(text)
    return read.value if read else None


def _estimate(points: list[tuple[Decimal, _Unit | None]], text: str) -> Estimate | None:
    """Return points as an estimate in the unit of the last, which holds where the others name none."""
    last = points[-1][1] or _DAY
    units = [unit or last for _, unit in points]
    if any(one.name != two.name for one, two in pairwise(units)):
        return None
    values = [value * unit.factor for (value, _), unit in zip(points, units, strict=True)]
    if any(one > two for one, two in pairwise(values)) or not all(0 <= value <= LONGEST for value in values):
        return None
    middle = values[1] if len(values) == 3 else values[0] if len(values) == 1 else (values[0] + values[1]) / 2
    return Estimate(low=values[0], likely=middle, high=values[-1], unit=last.name, text=text)
