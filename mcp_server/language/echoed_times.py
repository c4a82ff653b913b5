"""Spans of hours in prose against a log of the same hours, one end of which the log does not know: 9:25 to 10:40."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from mcp_server.language.folding import fold
from mcp_server.language.pages import Page, excerpt_of
from mcp_server.model.paper import Echo
from mcp_server.regex import regex

_CLOCK: Final = r"(?<![0-9:.])(?:[01]?[0-9]|2[0-3])[:.h点][0-5][0-9](?![0-9:]|\s?%)"
_LEADS: Final = regex(rf"^[\W|]*(?P<at>{_CLOCK})")
_SPAN: Final = regex(
    rf"(?P<from>{_CLOCK})\s?(?:分)?(?:\s?(?:to|until|till|and|-|–|—|~|至|到|直到)\s?|[^0-9.;。；]{{0,30}}?(?:until|till|直到|至|到)\s?)"
    rf"(?P<to>{_CLOCK})"
)
ENTRIES: Final = 3
"""Entries of a log."""
HOURS: Final = 90
"""Minutes beyond an end of a log up to which a time may be of it."""


class _Entry(NamedTuple):
    minute: int
    text: str
    line: int


def echoed_times(page: Page) -> Iterator[Echo]:
    """Yield the ends of spans of which a log has the other one, and has none at that time."""
    log: list[_Entry] = []
    spans: list[tuple[re.Match[str], int, str]] = []
    for line in page.lines:
        if ":" not in line.text and "：" not in line.text and "." not in line.text and "点" not in line.text:
            continue
        low = fold(line.text).text.lower()
        if found := _LEADS.match(low):
            log.append(_Entry(_minute(found["at"]), found["at"], line.number))
        else:
            spans.extend((one, line.number, line.text) for one in _SPAN.finditer(low))
    if len(log) < ENTRIES or any(one.minute < ahead.minute for ahead, one in pairwise(log)):
        return
    for span, number, text in spans:
        if pair := _off(span, log):
            said_, entry = pair
            off, right = ((number, said_), (entry.line, entry.text))
            if entry.line > number:
                off, right = right, off
            yield Echo(line=off[0], excerpt=excerpt_of(text if off[0] == number else page.lines[off[0] - 1].text),
                       one=right[1], two=off[1], there=right[0])  # fmt: skip


def _minute(text: str) -> int:
    hour, minute = re.split("[:.h点]", text)
    return int(hour) * 60 + int(minute)


def _off(span: re.Match[str], log: Sequence[_Entry]) -> tuple[str, _Entry] | None:
    """Return the end of a span that no entry of a log has, and the entry that should."""
    first, last = _minute(span["from"]), _minute(span["to"])
    times = [one.minute for one in log]
    if first >= last or (first in times) is (last in times):
        return None
    if first in times and last > first and abs(times[-1] - last) <= HOURS:
        return span["to"], log[-1]
    if last in times and abs(times[0] - first) <= HOURS:
        return span["from"], log[0]
    return None
