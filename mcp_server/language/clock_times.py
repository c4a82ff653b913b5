"""Times of day of a sentence, however they are written: 22:40, 2 p.m., 下午4点半, half past two."""

from collections.abc import Iterator
from typing import Final

from mcp_server.language.number_words import english
from mcp_server.language.numerals import whole_number
from mcp_server.regex import regex

HAN: Final = "[〇零一二两三四五六七八九十]"
ND: Final = rf"(?:[0-9]{{1,2}}|{HAN}{{1,3}})"
_PART: Final = (
    r"(?:凌晨|清晨|清早|早晨|早上|早间|上午|中午|正午|午后|下午|傍晚|晚上|晚间|夜里|夜间|深夜|当晚|今晚|次日晨|晨|晚)"
)
_CLOCKS: Final = (
    # 22:40, 2:15 p.m.
    regex(
        rf"(?:(?P<part>{_PART})\s?)?(?<![0-9:.])(?P<h>[0-9]{{1,2}}):(?P<n>[0-9]{{2}})(?::[0-9]{{2}})?(?![0-9:])(?:\s?(?P<ap>[ap])\.?m\b\.?)?"
    ),
    # 2 pm, 2.15 p.m.
    regex(r"(?<![0-9:.$€£])(?P<h>[0-9]{1,2})(?:[.h](?P<n>[0-9]{2}))?\s?(?P<ap>[ap])\.?\s?m\b\.?"),
    # 14h30, 0930 hrs
    regex(r"(?<![0-9:.])\b(?P<h>[01][0-9]|2[0-3])h(?P<n>[0-5][0-9])\b"),
    regex(r"(?<![0-9:.])\b(?P<h>[01][0-9]|2[0-3])(?P<n>[0-5][0-9])\s?(?:hrs|hours|h)\b"),
    # 下午4点半, 19时06分
    regex(
        rf"(?:(?P<part>{_PART})\s?)?(?<![0-9.百个])(?P<h>{ND})\s?(?:点(?!建议|意见|要求|体会|看法|原因|感受|说明|提示"
        rf"|[0-9]{{1,2}}(?![0-9分]))"
        rf"|时(?![间长期段常候效代速刻机薪隔不而]))(?:(?P<half>半)|(?P<q>[一三])刻|(?P<n>[0-9]{{1,2}}(?=分|(?![0-9]))"
        rf"|{HAN}{{1,3}}(?=分)|{HAN}{{2,3}})分?|整|钟)?"
    ),
    # half past two, two o'clock
    regex(
        r"\b(?:(?P<half>half)|(?P<past>quarter|five|ten|twenty|twenty-five"
        r"|[0-9]{1,2}))(?:\sminutes)?\s(?P<to>past|to|after|before)\s"
        r"(?P<word>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
        r"|\b(?P<oclock>[a-z]+|[0-9]{1,2})\so'?\s?clock"
    ),
    regex(r"\b(?P<noon>noon|midday|midnight)\b|(?P<zh>零点|午夜|正午)"),
)
_LATE: Final = frozenset({"午后", "下午", "傍晚", "晚上", "晚间", "夜里", "夜间", "深夜", "当晚", "今晚", "晚"})
ROUND_THE_CLOCK: Final = regex(r"(?<![0-9:])(?:1[3-9]|2[0-3]|0[0-9])(?::[0-5][0-9]|[点时])")


_PLAIN: Final = frozenset({"ap", "part", "half", "n", "q", "word", "oclock"})


def number(text: str | None) -> int:
    """Return a number of one or two places, 99 for what is none."""
    return whole_number(text, 99)


def timed(low: str) -> Iterator[tuple[int, int, int, bool, bool]]:
    """Yield where each time of day stands, its minute, whether it may be twelve hours later, whether it is plain."""
    for form in _CLOCKS:
        for found in form.finditer(low):
            groups = {name: text for name, text in found.groupdict().items() if text}
            if read := _clock(groups):
                zone = _ZONE.match(low, found.end())
                end = zone.end() if zone else found.end()
                yield found.start(), end, *read, ":" in found[0] or bool(groups.keys() & _PLAIN)


_ZONE: Final = regex(
    r"\s?(?:\((?:utc|gmt|cet|cest|[pmce][sd]?t|bst)\)|(?:utc|gmt|cet|cest|[pmce][sd]?t|bst|pacific|eastern"
    r"|central|local(?: time)?)\b)"
)


def _clock(groups: dict[str, str]) -> tuple[int, bool] | None:
    if word := groups.get("noon") or groups.get("zh"):
        return (0 if word in {"midnight", "零点", "午夜"} else 720), False
    if word := groups.get("word") or groups.get("oclock"):
        read = english(word)
        hour = int(read.value) if read else 99
        past = 30 if groups.get("half") else _past(groups.get("past"))
        if groups.get("to") in {"to", "before"}:
            past = -past
        return (hour * 60 + past, hour <= 12) if 1 <= hour <= 12 else None
    hour, minute = number(groups.get("h")), number(groups.get("n"))
    minute = 30 if groups.get("half") else {"一": 15, "三": 45}.get(groups.get("q", ""), minute)
    part, half = groups.get("part", ""), groups.get("ap")
    if hour > 24 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif (part in _LATE and 1 <= hour < 12) or (part in {"中午", "正午"} and 1 <= hour <= 3):
        hour += 12
    elif part in _LATE and hour == 12 and part not in {"午后", "下午"}:
        hour = 24
    return (hour % 24) * 60 + minute, not half and not part and 1 <= hour <= 12


def _past(word: str | None) -> int:
    if not word:
        return 0
    if word == "quarter":
        return 15
    if word.isdigit():
        return int(word)
    read = english(word)
    return int(read.value) if read else 0


def alone(found: Iterator[tuple[int, int, int, bool, bool]]) -> list[tuple[int, int, int, bool, bool]]:
    """Return times of day of which none lies in another."""
    kept: list[tuple[int, int, int, bool, bool]] = []
    for one in sorted(found, key=lambda one: (one[0], -one[1])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept
