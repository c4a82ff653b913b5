"""Lengths of time as people say them: 2 hours 10 minutes, 一个半月, a fortnight, half an hour, each with its place."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.clock_times import number
from mcp_server.language.instants import Instant
from mcp_server.language.number_words import english
from mcp_server.language.numerals import chinese
from mcp_server.language.quantities import quantity
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_UNITS: Final = (
    ("working days", r"(?:working|business|work)[\s-]days?\b|workdays?\b|个?工作日"),
    ("seconds", r"seconds?\b|secs?\b|秒钟?"),
    ("minutes", r"minutes?\b|mins?\b|分钟"),
    ("hours", r"hours?\b|hrs?\b|个?半?小时|个?钟头"),
    (
        "weeks",
        (
            r"(?:working\s|calendar\s|school\s)?weeks?\b|wks?\b|周(?![年岁边末报会转刊一二三四五六日])"
            r"|个?(?:星期|礼拜)(?![一二三四五六日天])"
        ),
    ),
    ("months", r"months?\b|个?整?月(?![份初中末底])"),
    ("quarters", r"quarters\b|个季度"),
    ("years", r"years?\b|yrs?\b|周?(?<![0-9]{4})年(?![级度代初底末中会前份报检轻])"),
    (
        "days",
        (
            r"(?:calendar\s|full\s|consecutive\s|whole\s|trading\s|straight\s)?days?\b|nights?\b"
            r"|晚(?![上间会点餐宴班报])|个?自然日|天(?![气然候空线使津])"
        ),
    ),
)  # fmt: skip
_UNIT: Final = "|".join(f"(?P<u{n}>{pattern})" for n, (_, pattern) in enumerate(_UNITS))
_NUMBER: Final = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,5})(?:\.[0-9]{1,2})?|(?:twenty|thirty|forty|fifty|sixty|seventy"
    r"|eighty|ninety)(?:[\s-](?:one|two"
    r"|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|half\san|half\sa|an|a|"
    r"[零一二两三四五六七八九十百]{1,5}|半"
)
_PIECE: Final = regex(
    rf"(?P<n>{_NUMBER})(?:½|¼|¾)?(?:\s(?:full|whole|solid|clear|complete|straight|long))?\s?[整足满]?(?P<halfway>\sand\s(?:a"
    rf"\s(?:half|quarter)|three[\s-]quarters?))?[\s-]?(?P<ge>个半)?(?:{_UNIT})(?P<more>半)?(?P<ahalf>\sand\sa\s(?:half|quarter)\b)?"
)
_ODD: Final = regex(
    r"(?P<h>[0-9]{1,2})\s?h\s?(?P<m>[0-9]{1,2})\s?(?:m|min|mins|minutes)?\b"
    r"|(?P<zh>[0-9]{1,2})\s?(?:个)?小时零?\s?(?P<zm>[0-9]{1,2})\s?分(?!之)钟?"
    r"|(?P<q>(?:three[\s-]|a\s)quarters?\sof\san\shour)|(?P<f>a\sfortnight|(?:(?P<fn>[0-9]+|two"
    r"|three)\s)?fortnights?)|(?P<k>[一三])刻钟"
    r"|(?P<half>半)个?(?:小时|钟头|天|月|年)"
)
_FINER: Final = {
    ("hours", "minutes"): 60, ("minutes", "seconds"): 60, ("hours", "seconds"): 3_600,
    ("days", "hours"): 24, ("weeks", "days"): 7, ("years", "months"): 12,
}  # fmt: skip
"""How many of a finer unit a unit has, where one is said behind the other."""
_LINK: Final = regex(r"(?:\sand\s|,\s|\s|零|又)?")


TEXT: Final = 40
"""Characters of a length of time."""


UNITS: Final = (
    ("minutes", r"minutes?\b|mins?\b", "分钟?"),
    ("hours", r"hours?\b|hrs?\b|h\b", "小时|钟头"),
    ("weeks", r"(?:working\s|calendar\s|school\s)?weeks?\b|wks?\b", "周(?!期)|星期"),
    ("months", r"months?\b", "月"),
    ("days", r"days?\b", "天|日数"),
)
"""Units of time as the head of a column names them."""


_BARE: Final = regex(
    r"\s(?:and\s(?P<q>three[\s-]quarters)(?!\sof)"
    r"|(?P<n>(?:twenty|thirty|forty|fifty)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|ten|five|fifteen|[0-5]?[05])"
    r"(?=[,.;:)]|$|\s(?:later|after|in|of|before|long)\b))"
)


def number_of(text: str) -> int:
    """Return a whole number in words or digits; 0 for what is none."""
    read = english(text.replace("-", " "))
    return int(read.value) if read else 0


class Length(NamedTuple):
    """A length of time as it is said, and where it stands."""

    figure: Quantity
    start: int
    end: int


def lengths(low: str, taken: Sequence[Instant], offset: int = 0) -> list[Length]:
    """Return the lengths of time of a sentence that are no days or times of day; figures are placed from *offset*."""
    found: list[Length] = []
    at = 0
    pieces = list(_pieces(low))
    busy = [(one.start, one.end) for one in taken]
    for place, (first, name, start, end) in enumerate(pieces):
        value, unit = first, name
        if start < at or any(low_ < end and start < high for low_, high in busy):
            continue
        at = end
        if place + 1 < len(pieces):
            more, small, begins, stops = pieces[place + 1]
            size = _FINER.get((unit, small))
            if size and more < size and value == int(value) and begins >= end and _LINK.fullmatch(low[end:begins]):
                value, unit, at = value * size + more, small, stops
        bare = _BARE.match(low, at)
        if unit == "hours" and bare and value == int(value):
            # one hour fifty, an hour and three quarters
            value, unit, at = value * 60 + (45 if bare["q"] else number_of(bare["n"])), "minutes", bare.end()
        plain = quantity(low[start:at]) if at - start < TEXT else None
        text = (
            low[start:at] if plain and (plain.value, plain.unit, plain.dimension) == (value, unit, "duration") else ""
        )
        step = Decimal("0.1") if value % 1 else Decimal(1)
        figure = Quantity(value=value, unit=unit, dimension="duration", text=text, step=step)
        found.append(Length(figure.model_copy(update={"start": offset + start, "end": offset + at}), start, at))
    return found


def _pieces(low: str) -> list[tuple[Decimal, str, int, int]]:
    """Return numbers with a unit of time, and where they stand, none within another."""
    every = [one for found in _ODD.finditer(low) if (one := _odd(found))]
    every += [one for found in _PIECE.finditer(low) if (one := _piece(low, found))]
    kept: list[tuple[Decimal, str, int, int]] = []
    for one in sorted(every, key=lambda one: (one[2], -one[3])):
        if not kept or one[2] >= kept[-1][3]:
            kept.append(one)
    return kept


_ONE: Final = regex(r"\s(?:later|afterwards|after|before|earlier|long|from|in all|to the day|exactly)\b")
"""What stands behind a length of one: a week later; not behind a rate: twice a week."""
_PARTS: Final = (("½", Decimal("0.5")), ("¼", Decimal("0.25")), ("¾", Decimal("0.75")))


def _odd(found: re.Match[str]) -> tuple[Decimal, str, int, int] | None:
    start, end = found.span()
    if found["h"] or found["zh"]:
        return (
            Decimal(number(found["h"] or found["zh"]) * 60 + number(found["m"] or found["zm"])),
            "minutes",
            start,
            end,
        )
    if found["q"]:
        return Decimal(45 if found["q"][0] == "t" else 15), "minutes", start, end
    if found["f"]:
        count = {"two": 2, "three": 3}.get(
            found["fn"] or "", number(found["fn"]) if (found["fn"] or "").isdigit() else 1
        )
        return Decimal(2 * count), "weeks", start, end
    if found["k"]:
        return Decimal(15 if found["k"] == "一" else 45), "minutes", start, end
    unit = {"时": "hours", "头": "hours", "天": "days", "月": "months", "年": "years"}[found[0][-1]]
    return Decimal("0.5"), unit, start, end


def _piece(low: str, found: re.Match[str]) -> tuple[Decimal, str, int, int] | None:
    start, end = found.span()
    text = found["n"]
    if start and (low[start - 1].isalnum() and (low[start - 1].isascii() or low[start - 1] in "第几数十")):
        return None
    if low[max(0, start - 2) : start].startswith("第"):
        return None
    if start and low[start - 1] in ".,:/" and start > 1 and low[start - 2].isdigit():
        return None
    unit = next(name for n, (name, _) in enumerate(_UNITS) if found[f"u{n}"])
    if text.startswith("half") or text == "半":
        value: Decimal | None = Decimal("0.5")
    elif text in {"a", "an"}:
        value = Decimal(1) if found["ahalf"] or unit == "hours" or _ONE.match(low, end) else None
    elif text[0].isdigit():
        value = Decimal(text.replace(",", ""))
    else:
        read = english(text.replace("-", " ")) if text.isascii() else chinese(text)
        value = read.value if read else None
    if value is None:
        return None
    if found["ge"] or found["more"] or (unit == "hours" and "半" in found[0][len(text) :]):
        value += Decimal("0.5")
    value += next((part for mark, part in _PARTS if mark in found[0]), Decimal(0))
    for name in ("halfway", "ahalf"):
        if found[name]:
            part = "0.75" if "three" in found[name] else "0.25" if "quarter" in found[name] else "0.5"
            value += Decimal(part)
    return value, unit, start, end
