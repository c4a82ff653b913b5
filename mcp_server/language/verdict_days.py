"""Verdicts on a day that was due and the day on which it came: promised for 12 May, delivered on 16 May, on time."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from mcp_server.language.folding import either, fold, stretch_of
from mcp_server.language.instants import Instant
from mcp_server.language.timely import Moments
from mcp_server.model.paper import EXCERPT, Verdict
from mcp_server.regex import regex

_DUE: Final = regex(
    r"(?:期限|截止|时限|限期|死线|应[于在当该]?|须[于在]?|必须|要求|规定|约定|承诺|计划|原定|定于|定在|答应|说好|合同|工期"
    r"|节点|交期)[^,，。;；0-9]{0,12}$"
    r"|\b(?:due|deadline|promised|agreed|planned|scheduled|set|expected|contracted|targeted?|was to|were to|had to be"
    r"|must|should|wanted|required|by)\b[^,;.0-9]{0,30}$"
)
_BEFORE: Final = regex(r"\s?(?:之?前|以前|为限|截止|到期|为止)")
_LATER: Final = regex(
    r"改[到至为期]|推[迟后]|延[到至后期]|顺延|调[到整]|放宽|预计|将|力争|争取|如果|若|才能"
    r"|\b(?:will|moved|postponed|pushed|put (?:back|off)|extended|new|expected|forecast|if|unless|would|revised)\b"
)
"""What makes of one of two days another one that is due, or none that has come."""
_KEPT: Final = either(
    """按期 按时 如期 准时 及时 提前 没有?(?:拖延?|逾期|延误|误期|超期|迟到?) 守约 守信
        未(?:逾期|延误|误期|超期) 赶上 守住
        在(?:期限|时限|限期)(?:之?内|以内)""",
    """on time, in (?:good )?time, in due time, punctual(?:ly)?, on schedule, ahead of (?:time|schedule|plan), early,
        as (?:planned|promised|agreed|scheduled), to the day, inside the deadline, within the deadline,
        (?:not|never) (?:late|overdue|delayed),
        (?:met|kept|beat) (?:the|our|its|that|this) (?:deadline|date|day|promise)""",
)
_BROKEN: Final = either(
    """逾期 延误 拖期 拖延 超期 误期 误了 晚了 迟了 晚到 迟到 脱期 食言 失信 爽约
        (?:未能?|没有?能?)(?:按期|按时|如期|准时|及时|赶上)""",
    """late, overdue, behind (?:schedule|time|plan), too late, delayed, not (?:on|in) time,
        missed (?:the|our|its|that|this) (?:deadline|date|day)""",
)
_SAID: Final = regex(rf"(?P<broken>{_BROKEN})|(?P<kept>{_KEPT})")
_STOPS: Final = regex(r"[,，。;；:：!?]")
BESIDE: Final = 2
"""Lines from one sentence to the next of one paragraph."""


def of_days(read: Sequence[Moments]) -> Iterator[Verdict]:
    """Yield verdicts on the only two days of a sentence, or of two, of which one was due, that they deny."""
    for before, here in pairwise((None, *read)):
        if here is None or here.sentence.sort == "heading" or not (said := list(_SAID.finditer(here.low))):
            continue
        own = _days(here)
        days = [(here, one) for one in own]
        if len(own) == 1 and before and _beside(before, here):
            days = [*((before, one) for one in _days(before)), *days]
        if len(days) != 2 or len(said) != 1 or said[0].start() < max(one.end for one in own):
            continue
        due = [(text, one) for text, one in days if _is_due(text.low, one)]
        if len(due) != 1 or any(_LATER.search(text.low) for text, _ in days):
            continue
        limit, came = due[0][1], next(one for _, one in days if one is not due[0][1])
        if limit.day is None or came.day is None or limit.year != came.year:
            continue
        late = (came.day > limit.day) - (came.day < limit.day)
        if late > 0 if said[0]["kept"] else late <= 0:
            yield Verdict(
                line=here.sentence.line, excerpt=" ".join(here.sentence.text.split())[:EXCERPT],
                value=_written(days, came), limit=_written(days, limit), said=said[0][0],
            )  # fmt: skip


def _days(one: Moments) -> list[Instant]:
    return [day for day in one.instants if day.day and day.day == day.last]


def _is_due(text: str, one: Instant) -> bool:
    low, _ = stretch_of(_STOPS, text, one.start, one.start)
    return bool(_BEFORE.match(text, one.end) or _DUE.search(text[low : one.start]))


def _beside(one: Moments, other: Moments) -> bool:
    first, second = one.sentence, other.sentence
    return first.under == second.under and second.line - first.line < BESIDE and second.start >= first.start


def _written(days: Sequence[tuple[Moments, Instant]], one: Instant) -> str:
    text = next(text for text, day in days if day is one)
    return fold(text.sentence.text).text[one.start : one.end].strip()
