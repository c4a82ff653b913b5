"""Days and times of day that are written but do not exist: 30 February, 31 April, 25:00."""

import re
from calendar import isleap
from collections.abc import Iterator
from typing import Final

from mcp_server.language.times import DAYS_IN, MONTHS
from mcp_server.regex import regex

_NAME: Final = (
    r"(?P<name>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_YEAR: Final = r"(?:,? (?P<year>20[0-9]{2})\b)?"
_LED: Final = (
    r"(?<![A-Za-z])(?:[Oo]n|[Ff]or|[Uu]p to|[Bb]y|[Ff]rom|[Uu]ntil|[Tt]ill|[Tt]o|[Ss]ince|[Bb]efore|[Aa]fter|[Dd]ue"
    r"|and|[Tt]he|between"
    r"|of) "
)
_CLOSED: Final = (
    r"(?=\s?(?:[.,;:)–—|\-]|$)| (?:to|at|and|until|is|was|are|the|we|between|in|with|when|for|as|or|but|from|after"
    r"|before|instead|because|so|it|he|she|they|our|this|there|if)\b)"
)
_DAYS: Final = (
    regex(rf"{_LED}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? {_NAME}\b{_YEAR}"),
    regex(rf"(?<![0-9.,])(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? {_NAME}\b{_YEAR}{_CLOSED}"),
    regex(rf"\b{_NAME} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\b{_YEAR}{_CLOSED}"),
    regex(r"(?<![0-9-])(?P<year>20[0-9]{2})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-9]{2})(?![0-9-])"),
    regex(
        r"(?<![0-9农阴旧])(?:(?P<year>20[0-9]{2})\s?年\s?)?(?P<month>[0-9]{1,2})\s?月\s?(?P<day>[0-9]{1,2})\s?[日号](?![线楼店馆])"
    ),
)
_COUNTED: Final = regex(r"(?:共|为期|历时|[满近约仅达计长为用]|至[多少]|第|每)\s?$")
_LASTS: Final = regex(r"\s?(?:游|行|[以之]?[内后前]|左右)")
_LUNAR: Final = regex(r"[农阴旧]历\s?$")
_CLOCK: Final = regex(r"(?<![0-9:：./])(?P<hour>[0-9]{1,2})[:：](?P<minute>[0-9]{2})(?![0-9]|[:：][0-9])")
_AT: Final = regex(
    r"(?:\b(?:at|from|until|till|opens?|closes?|starts?|ends?|begins?|between|by|since|before|after)(?: at)? ?"
    r"|[0-9]{1,2}[:：][0-9]{2}\s?(?:to|until|[-–—~至到])\s?|(?:每天|每日|上午|下午|晚上|凌晨|早上|中午|夜里"
    r"|[日号于在从到至前])\s?)$"
    r"|^\W*$",
    re.IGNORECASE,
)
_HOUR: Final = regex(
    r"(?:(?:开[放门馆]|营业|闭馆|关门|打烊|值[班守]|运[行营]|服务|延长|供应)[^,，。;；0-9]{0,8}[到至]|[上下]午|晚上?|夜[里间]|凌晨|中午|早上|傍晚)"
    r"\s?(?P<hour>2[5-9]|[3-9][0-9])\s?(?:点(?!建议|意见|要求|原因|[0-9]{3})|时(?!间|长|段|候))"
)
"""An hour that no day has: 夜间开放到 32 点."""
_NO_CLOCK: Final = regex(
    r"\b(?:ratio|score|won|lost|beat|lap|pace|record|video|clip|runs?|ran|race|minutes?|seconds?|split|odds|mix)\b"
    r"|比分|比例|成绩|用时|配速"
    r"|时长|视频|跑|占比",
    re.IGNORECASE,
)


def no_such(text: str) -> Iterator[str]:
    """Yield each day or time of day of a sentence that does not exist, as it is written."""
    seen: set[int] = set()
    for pattern in _DAYS:
        for found in pattern.finditer(text):
            if found.start("day") not in seen and not _exists(found) and not _LUNAR.search(text[: found.start()]):
                seen.add(found.start("day"))
                yield re.sub(rf"^{_LED}", "", found[0]).strip()
    for found in () if _NO_CLOCK.search(text) else _CLOCK.finditer(text):
        hour, minute = int(found["hour"]), int(found["minute"])
        if (hour > 24 or minute > 59) and hour + minute != 100 and _AT.search(text[: found.start()][-16:]):
            yield found[0]
    for found in _HOUR.finditer(text):
        yield found[0][found.start("hour") - found.start() :]


def _exists(found: re.Match[str]) -> bool:
    said = found.groupdict()
    month = MONTHS.index(said["name"][:3].lower()) + 1 if said.get("name") else int(said["month"])
    day = int(said["day"])
    if not 1 <= month <= len(DAYS_IN):
        # 行程共 13 月 5 日: unless it counts months, as 13 月 may
        counted = _COUNTED.search(found.string[: found.start()]) or _LASTS.match(found.string[found.end() :])
        return month > 2 * len(DAYS_IN) or (said["year"] is None and counted is not None)
    if not said["year"] and day > 31 and said.get("name"):
        return True  # 45 May deliveries
    if month == 2 and day == 29 and said["year"]:
        return isleap(int(said["year"]))
    return 1 <= day <= DAYS_IN[month - 1]
