"""The course of a project as its texts tell it: period, phases and milestones."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Final, NamedTuple, TypeVar

from mcp_server.language import reading
from mcp_server.language.dates import Dated, moments
from mcp_server.language.durations import estimate
from mcp_server.language.reading_clauses import split
from mcp_server.limits import ITEMS, NAME_CHARACTERS
from mcp_server.model.base import Item
from mcp_server.model.period import Period
from mcp_server.model.retrospective import Event, Phase, Reached, RetrospectiveBrief
from mcp_server.regex import regex

HEAD: Final = regex(r"\s*([^:：,，;；。()（）\n]{1,40}?)\s?[:：]\s*(?=\S)")
"""The name that a statement is headed with."""
_MARKS: Final = frozenset({"id", "text", "read"})
_MILESTONES: Final = regex(r"(?:关键)?里程碑|(?:key\s)?milestones?", re.IGNORECASE)
_WHOLE: Final = regex(r"全程|贯穿|全周期|throughout|whole\s(?:period|project)|all\salong", re.IGNORECASE)
_PLANNED: Final = regex(
    r"(?:计划|原定|原计划|预计)(?:于|为|是|从|自|时间)*\s?[:：]?\s?$|\b(?:planned|scheduled|plan)(?:\s(?:for|from|on|to\srun))?\s?:?\s?$",
    re.IGNORECASE,
)
_COUNT: Final = r"(?P<count>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})"
_ROUNDS: Final = (
    regex(rf"{_COUNT}\s?个\s?(?P<length>[0-9一二两双三四]{{1,2}}\s?[周天])的?(?:迭代|冲刺|sprint|周期)", re.IGNORECASE),
    regex(
        r"\b(?P<count>[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve)\s(?P<length>(?:[0-9]{1,2}|one|two|three|four)"
        r"-(?:week|day))\s(?:iterations|sprints|cycles)",
        re.IGNORECASE,
    ),
)

T = TypeVar("T", bound=Item)


class CourseTold(NamedTuple):
    """When a project ran, in which phases, with which milestones."""

    period: Period
    phases: tuple[Phase, ...]
    milestones: tuple[Reached, ...]


def is_bare(item: Item) -> bool:
    """Whether a text is all that an item has."""
    given = (getattr(item, name) for name in type(item).model_fields if name not in _MARKS)
    return bool(item.text.strip()) and not item.read and not any(given)


def spread(items: Sequence[T], reader: Callable[[str], tuple[T, ...]]) -> tuple[T, ...]:
    """A list in which a text with several things is replaced by them; the first keeps the id of the text."""
    out: list[T] = []
    for index, item in enumerate(items):
        room = ITEMS - len(out) - (len(items) - index - 1)
        parts = reader(item.text) if is_bare(item) else ()
        if parts and len(parts) <= room:
            out += [parts[0].model_copy(update={"id": item.id}), *parts[1:]]
        else:
            out.append(item)
    return tuple(out)


def period_of(given: Period, as_of: str) -> Period:
    """A period with the first and the last day that its text means, where they are clear."""
    if given.text and not given.read and not (given.start or given.end):
        found = reading.read_period(given.text, date.fromisoformat(as_of))
        if found.start:
            return given.model_copy(update={"start": found.start, "end": found.end, "read": True})
    return given


def course(brief: RetrospectiveBrief) -> CourseTold:
    """The period, the phases and the milestones, as far as texts tell them."""
    given = period_of(brief.period, brief.as_of)
    phases: list[Phase] = []
    milestones = list(brief.milestones)
    for index, item in enumerate(brief.phases):
        parts = _told(item.text, given, brief.as_of) if is_bare(item) else None
        room = ITEMS - len(phases) - (len(brief.phases) - index - 1)
        if parts is None or not parts.phases or len(parts.phases) > room:
            phases.append(item)
            continue
        given = parts.period
        phases += [parts.phases[0].model_copy(update={"id": item.id}), *parts.phases[1:]]
        if not brief.milestones:
            milestones += parts.milestones
    return CourseTold(given, tuple(phases), tuple(milestones[:ITEMS]))


def _told(text: str, period: Period, as_of: str) -> CourseTold:
    phases: list[Phase] = []
    milestones: list[Reached] = []
    within = False
    for clause in reading.clauses(text, commas=False):
        head = HEAD.match(clause.text)
        dates = moments(clause.text)
        if head and _MILESTONES.fullmatch(head[1].strip()):
            within, rest = True, clause.text[head.end() :]
            milestones += [_milestone(piece) for piece in split(rest, "、,，")]
        elif within and not head:
            milestones += [_milestone(piece) for piece in split(clause.text, "、,，")]
        elif not head and not phases and len(dates) == 1 and len(clause.text) - len(dates[0].text) <= 6:
            found = reading.read_period(dates[0].text, date.fromisoformat(as_of))
            if found.start and not (period.start or period.end):
                period = period.model_copy(
                    update={"start": found.start, "end": found.end, "text": period.text or clause.text, "read": True}
                )
        else:
            within = False
            phases.append(_phase(clause.text, head, dates, period))
    # A text in which nothing is dated and nothing is headed is a sentence, not a list of phases.
    clear = any(p.planned or p.actual for p in phases) or len(phases) > 1
    return CourseTold(period, tuple(phases) if clear else (), tuple(milestones))


def _phase(text: str, head: "re.Match[str] | None", dates: Sequence[Dated], period: Period) -> Phase:
    planned = actual = ""
    for dated in dates:
        if _PLANNED.search(text[: dated.start]):
            planned = planned or dated.text
        else:
            actual = actual or dated.text
    if not dates and _WHOLE.search(text) and period.start and period.end:
        actual = f"{period.start} ~ {period.end}"
    rest = text[head.end() :] if head else ""
    rest = re.sub(r"[(（][^()（）]*[)）]\s*$", "", rest)
    first = dates[0].start if dates else len(text)
    name = head[1] if head else _PLANNED.sub("", text[:first].rstrip()).strip(" ,，:：(（") or text
    rounds = next((found for pattern in _ROUNDS if (found := pattern.search(text))), None)
    length = re.sub(r"-(\w+)", r" \1s", rounds["length"]) if rounds else ""
    count = ""
    counted = (
        estimate(f"{rounds['count']}周" if not rounds["count"].isascii() else f"{rounds['count']} weeks")
        if rounds
        else None
    )
    if counted and estimate(length):
        count = format(counted.likely, "f")
    return Phase(
        text=text, read=True, name=name[:NAME_CHARACTERS], planned=planned, actual=actual,
        events=tuple(Event(text=piece, read=True) for piece in split(rest, "、,，"))[:ITEMS],
        iterations=count, iteration_length=length if count else "",
    )  # fmt: skip


def _milestone(text: str) -> Reached:
    dates = moments(text)
    bare = text
    for dated in reversed(dates):
        bare = bare[: dated.start] + bare[dated.end :]
    name = re.sub(r"[(（]\s*[)）]", "", bare).strip(" ,，:：。.")
    actual = dates[0].text if len(dates) == 1 else ""
    late = bool(actual and _PLANNED.search(text[: dates[0].start]))
    name = (name or text)[:NAME_CHARACTERS]
    return Reached(text=text, read=True, name=name, planned=actual if late else "", actual="" if late else actual)
