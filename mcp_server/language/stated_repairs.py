"""Times to repair and to resolve an incident against the labelled moments of its list."""

import re
from collections.abc import Iterator
from typing import Final

from mcp_server.language.pages import Page, Sentence
from mcp_server.language.quantities import quantities
from mcp_server.language.relations import Said
from mcp_server.regex import regex

_LABELS: Final = {
    "repair": regex(r"repaired|restored|mitigated|恢复|修复|止损", re.IGNORECASE),
    "resolve": regex(r"resolved|closed|end(?:ed|s)?\b|解决|关闭|结束", re.IGNORECASE),
    "start": regex(
        r"fault occurs?|first detected|detected|started|begins?|began|declared|aware|发生|开始|发现|故障"
        r"|报警|告警|宣布|响应",
        re.IGNORECASE,
    ),
}
_STATED: Final = (
    (
        regex(
            r"time to (?:repair|restore|recover\w*|mitigate)|修复(?:时长|用时|耗时)|恢复(?:时长|用时|耗时)|mttr",
            re.IGNORECASE,
        ),
        ("repair", "resolve"),
    ),
    (regex(r"time to resol\w+|解决(?:时长|用时|耗时)|处理时长", re.IGNORECASE), ("resolve",)),
)
_DAY_CLOCK: Final = regex(
    r"([12][0-9]{3}-[0-9]{2}-[0-9]{2})(?:[ t]+([0-9]{1,2})[:.]?([0-9]{2})(?![0-9]))?", re.IGNORECASE
)
_SERVICE: Final = regex(r"([0-9]{1,2}:[0-9]{2})\s?[-–~至到]\s?([0-9]{1,2}:[0-9]{2})")


def repairs(page: Page) -> Iterator[tuple[Said, Sentence]]:
    """Yield the stated times to repair and to resolve of an incident, from the labelled moments of its list.

    Whether the clock begins with the fault, its detection or its declaration differs from team to team: each is
    tried, and one that fits is what was meant.
    """
    marks: dict[str, list[str]] = {"start": [], "repair": [], "resolve": []}
    for sentence in page.sentences:
        if sentence.sort not in {"item", "prose"} or len(sentence.text) > 300:
            continue
        found = _DAY_CLOCK.search(sentence.text)
        head = sentence.text[: found.start()] if found else ""
        if found and 3 < len(head) < 60 and len(head.split()) <= 6:
            for name, pattern in _LABELS.items():
                if pattern.search(head):
                    marks[name].append(f"{found[1]} {found[2]}:{found[3]}" if found[2] else "")
                    break
            continue
        yield from ((one, sentence) for one in _repair(sentence, marks))


def _repair(sentence: Sentence, marks: dict[str, list[str]]) -> Iterator[Said]:
    for pattern, names in _STATED:
        label = pattern.search(sentence.text)
        if not label or label.start() > 12:
            continue
        figures = [one for one in quantities(sentence.text) if one.dimension == "duration"]
        ends = next((marks[name] for name in names if marks[name]), [])
        hours = _SERVICE.search(sentence.text)
        counted = (f"{hours[1]}-{hours[2]}",) if hours else ()
        if len(figures) == 1 and marks["start"] and ends:
            stated = figures[0]
            for start in marks["start"]:
                for end in ends:
                    yield Said(sentence.start + stated.start, "elapsed", (start, end, *counted), stated, clear=True)
