"""Durations and three-point estimates as people write them."""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final, Literal

from mcp_server.language.folding import fold, words
from mcp_server.language.number_words import english
from mcp_server.language.numerals import ARABIC, DIGIT, SCALE, arabic, chinese
from mcp_server.model.time import Estimate

_Name = Literal["days", "weeks", "months", "hours"]
_MOST: Final = Decimal(100_000)

_UNITS: Final[dict[str, tuple[_Name, Decimal]]] = {
    **dict.fromkeys(
        words("个工作日 工作日 个自然日 自然日 日历日 天 日 d days day workdays workday"), ("days", Decimal(1))
    ),
    **dict.fromkeys(
        ("working days", "working day", "business days", "business day", "calendar days", "calendar day"),
        ("days", Decimal(1)),
    ),
    **dict.fromkeys(words("周 个星期 星期 个礼拜 礼拜 w wk wks week weeks"), ("weeks", Decimal(1))),
    **dict.fromkeys(("working week", "working weeks"), ("weeks", Decimal(1))),
    **dict.fromkeys(words("个月 月 mo mos month months"), ("months", Decimal(1))),
    **dict.fromkeys(words("个季度 季度 quarter quarters"), ("months", Decimal(3))),
    **dict.fromkeys(words("年 个年度 year years yr yrs"), ("months", Decimal(12))),
    **dict.fromkeys(words("个小时 小时 个钟头 钟头 时 h hr hrs hour hours"), ("hours", Decimal(1))),
}  # fmt: skip
_WORD: Final = "|".join(re.escape(word).replace(r"\ ", r"[\s-]") for word in sorted(_UNITS, key=len, reverse=True))
_SPELLED: Final = (
    r"(?!half)[a-z]{3,9}(?:[ -](?!day|week|month|year|hour|quarter|work|business|calendar)[a-z]{3,9}){0,2}"
)
_NUMERAL: Final = rf"{ARABIC}|[{DIGIT}{SCALE}]++(?:点[{DIGIT}]++)?|半|an?(?![a-z])|{_SPELLED}"
_ONE: Final = re.compile(
    rf"(?P<about>约|大约|大概|about|around|approx\.?|~)?\s?(?P<number>half\san?|{_NUMERAL})(?P<half>个半(?=月|小时|星期|季度))?"
    rf"(?:[\s-]?(?P<unit>{_WORD}))?(?P<more>半|\sand\sa\shalf)?(?:左右|以内|内)?",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\s?(?:/|-|–|~|,|、|至|到|to|and)\s?", re.IGNORECASE)
_LEAD: Final = re.compile(r"(?:工期|历时|为期|耗时|预计|duration|takes?|for|between)\s?[::]?\s?", re.IGNORECASE)


def _value(text: str) -> Decimal | None:
    """The number that a duration counts."""
    low = text.lower()
    if low in {"半", "half a", "half an"}:
        return Decimal("0.5")
    if low in {"a", "an"}:
        return Decimal(1)
    if low[0].isascii() and (low[0].isdigit() or low[0] == "."):
        read = arabic(low)
    elif low[0].isascii():
        read = english(low)
    else:
        read = chinese(low)
    return read.value if read else None


@lru_cache(maxsize=4096)
def estimate(text: str) -> Estimate | None:
    """A duration, or low, likely and high: "2 weeks", "半个月", "5/8/15 days", "10" (working days); else nothing."""
    if len(text) > 80:
        return None
    folded = fold(text).text.strip().rstrip("。.")
    lead = _LEAD.match(folded)
    at = lead.end() if lead else 0
    points: list[tuple[Decimal, tuple[_Name, Decimal] | None]] = []
    while True:
        found = _ONE.match(folded, at)
        value = _value(found["number"]) if found else None
        if found is None or value is None or len(points) == 3:
            return None
        unit_word = re.sub(r"[\s-]+", " ", found["unit"].lower()) if found["unit"] else ""
        if found["half"]:
            unit_word = _halved(folded, found.end("half"))
            at = found.end("half") + len(unit_word)
            value += Decimal("0.5")
        else:
            at = found.end()
            value += Decimal("0.5") if found["more"] else 0
        points.append((value, _UNITS[unit_word] if unit_word else None))
        if at == len(folded):
            break
        gap = _BETWEEN.match(folded, at)
        if gap is None:
            return None
        at = gap.end()
    return _estimate(points, text)


def _halved(text: str, at: int) -> str:
    """The unit behind 一个半."""
    return next(word for word in ("小时", "星期", "季度", "月") if text.startswith(word, at))


def _estimate(points: list[tuple[Decimal, tuple[_Name, Decimal] | None]], text: str) -> Estimate | None:
    """Points in one unit, that of the last where the others name none; two points have their middle as likely."""
    last = points[-1][1] or ("days", Decimal(1))
    units = [unit or last for _, unit in points]
    if any(one[0] != two[0] for one, two in pairwise(units)):
        return None
    values = [value * unit[1] for (value, _), unit in zip(points, units, strict=True)]
    if any(one > two for one, two in pairwise(values)) or not all(0 <= value <= _MOST for value in values):
        return None
    middle = values[1] if len(values) == 3 else (values[0] + values[-1]) / 2
    return Estimate(low=values[0], likely=middle, high=values[-1], unit=last[0], text=text)
