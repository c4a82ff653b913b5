"""Days and times that are said to be moved one way, and go the other: brought forward from 18:00 to 19:00."""

from collections.abc import Iterator
from datetime import date, time
from typing import Final

from mcp_server.language.directions import Turned
from mcp_server.language.points import point_of_day
from mcp_server.language.shapes import CLOCK, DATE, TIME, Shape
from mcp_server.language.times import clock
from mcp_server.regex import regex

_WHEN: Final = f"[{DATE}{CLOCK}]"
_SOON: Final = "提前|提早|前移"
_LATE: Final = "推迟|延后|延迟|推后|顺延|延期|延长|后移|延"
_MOVED: Final = regex(
    rf"(?P<one>{_WHEN})[^,，。;；\ue000-\ue009]{{0,4}}?(?:(?P<soon>{_SOON})|(?P<late>{_LATE}))了?(?:至|到|为)\s?(?P<two>{_WHEN})"
    rf"|\b(?:(?P<soon2>(?:brought|moved|pulled) (?:forward|up|ahead)|advanced)|(?P<late2>postponed|delayed|deferred"
    rf"|(?:put|pushed|moved) (?:back|off)|put off))(?: [a-z]+){{0,2}} from (?P<one2>{_WHEN}) to (?P<two2>{_WHEN})"
)
_LATER: Final = regex(
    rf"(?:原定|原计划|计划|应于?|约定|目标)[^,，。;；\ue000-\ue009]{{0,6}}(?P<one>{DATE})[^。;；\ue000-\ue009]{{0,14}}?"
    rf"(?:实际|结果|直到|直至|拖到)[^,，。;；\ue000-\ue009]{{0,8}}(?P<two>{DATE})[^。;；\ue000-\ue009]{{0,12}}?[,，]\s?[^,，。;；\ue000-\ue009]{{0,4}}?"
    rf"(?:(?P<soon>提前|提早|早)|(?P<late>推迟|延后|延迟|晚|逾期|延误|拖期|滞后))了?\s?(?={TIME}|\ue000|完|交|到)"
    rf"|\b(?:due|planned|scheduled|promised|expected)(?: [a-z]+){{0,4}} (?P<one2>{DATE})"
    rf"[^.;\ue000-\ue009]{{0,40}}?(?P<two2>{DATE})[^.;\ue000-\ue009]{{0,12}}{TIME}\s"
    rf"(?:(?P<soon2>early|earlier|ahead)|(?P<late2>late|later|behind))\b"
)
LIKELY: Final = regex(
    rf"{_SOON}|{_LATE}|早|晚|逾期|滞后|拖期|forward|moved|advanced|postponed|delayed|deferred|put|pushed|late|earl"
)
"""What a sentence has that may move a day."""


def moved_days(shape: Shape, year: int | None) -> Iterator[Turned]:
    """Yield two days or times of a sentence of which the second does not lie where the words move it."""
    if not LIKELY.search(shape.text):
        return
    for pattern in (_MOVED, _LATER):
        for found in pattern.finditer(shape.text):
            groups = found.groupdict()
            one, two = (found.start(name) if groups[name] else found.start(f"{name}2") for name in ("one", "two"))
            first, second = (_when(shape, place, year) for place in (one, two))
            later = bool(groups["late"] or groups["late2"])
            if type(first) is not type(second) or first is None or second is None or first == second:
                continue
            if isinstance(first, date) and isinstance(second, date) and abs((second - first).days) > _FAR:
                continue
            if (second > first) != later:  # type: ignore[operator]
                words = next(groups[name] for name in ("soon", "soon2", "late", "late2") if groups[name])
                yield Turned(words, shape.token(one).text.strip(" ."), shape.token(two).text.strip(" ."))


_FAR: Final = 200
"""Days between which, without a year, it is not known which came first."""


def _when(shape: Shape, place: int, year: int | None) -> date | time | None:
    token = shape.token(place)
    return clock(token.text) if shape.text[place] == CLOCK else point_of_day(token.text, year)
