"""Lengths of time that are counted from another moment: eleven minutes after the alarm, six weeks from today, T+15."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mcp_server.language.claims import from_texts
from mcp_server.language.folding import HAN
from mcp_server.language.instants import Instant
from mcp_server.language.lengths import Length
from mcp_server.language.pages import Sentence
from mcp_server.language.relations import Said, asked, written
from mcp_server.language.stated_lasting import LIMITED, limited
from mcp_server.language.timely import NOW, SHORT, Moments
from mcp_server.model.paper import Nearly
from mcp_server.regex import regex

LINES: Final = 14
"""Lines before a length on which the moment may stand from which it is counted."""
MANY: Final = 14
"""Moments from which it may be counted."""
_LATER: Final = regex(
    r"^\s?(?:later|afterwards?|after(?:wards)?|on\b(?=[,:])|into (?:it|the)|from (?:then|that)|past the|behind"
    r"|since)\b|^\s?[之以]?后(?!续|备|期|台)|^\s?才|^[^,，。;；]{0,6}?到[场达]"
)
_AHEAD: Final = regex(r"\s?(?:ahead|in advance)(?:[:.;,]|$)")
"""How long before whatever it is: no moment is named."""
_EARLIER: Final = regex(r"^\s?(?:before|earlier|ahead|prior|early|in advance|to spare)\b|^\s?[之以]?前(?!期|三|台)")
_COUNTED: Final = regex(
    r"(?:从|自|距离?|离)[^,，。;；]{1,16}?(?:算起|起算?|开始|算|以来)?,?(?:已经?|仅|只|才|共|过去?|相隔"
    r"|相距|间隔|隔|晚|迟|用|过|有){0,3}了?(?:约|近)?\s?$"
    r"|[比较][^,，。;；]{1,12}?[晚迟早]了?\s?$"
    r"|\b(?:took|taking|waited|needed|within|in|after|only|another)\s$"
)
_AFTER_WHAT: Final = regex(
    r"^\s?(?:after|before|from|since|of|into|past|behind)\s(?!that\b|this\b|which\b|it\b)(?P<what>[a-z' -]{3,48})"
)
_FROM_WHAT: Final = regex(
    r"(?:从|自|距离?|离|比|较)(?P<what>[^,，。;；]{1,16}?)(?:算起|起算?|开始|算|以来|已|仅|只|才|共"
    r"|过|相|间|隔|晚|迟|用|有|$)"
)
_NO: Final = regex(
    r"\b(?:every|each|per|at least|at most|up to|no more than|less than|more than|target|limit|promise\w*|must"
    r"|should|shall|can|expire|last|past|next|if|unless"
    r"|when|policy|rule|allow\w*)\b[^,;]{0,30}$|每|不超过|至少|最多|目标|标准|要求|规定|承诺|如|若|一旦"
    r"|应|须|可|必须|平均"
)


_EVENT: Final = regex(r"(?P<what>[\u4e00-\u9fff]{2,8}?)(?:之|以)?后\s?第?\s?$")
"""Before a length that is counted from an event: 告警后 5 分钟."""


class Known(NamedTuple):
    """A moment that was told, with the words around it."""

    instant: Instant
    words: str
    line: int
    place: int
    """Where its sentence begins."""


class Counted(NamedTuple):
    """A length, the moment that it is counted to, and those that it may be counted from."""

    sentence: Sentence
    length: Length
    at: Instant
    others: list[Known]
    base: Known | None
    """The one that its words name."""


def counted(read: Sequence[Moments]) -> Iterator[tuple[Said, Sentence]]:
    """Yield the lengths that fit the moments before them, and those that do not where their words name the moment."""
    for one in _told(read):
        fitting = next((two for two in one.others if _fits(two, one)), None)
        if one.base and not _fits(one.base, one):
            if fitting is None:
                yield (
                    Said(one.length.figure.start, "elapsed", ends_of(one.base, one), one.length.figure, clear=True),
                    one.sentence,
                )
        elif fitting:
            yield (
                Said(one.length.figure.start, "elapsed", ends_of(fitting, one), one.length.figure, clear=False),
                one.sentence,
            )


def unexplained(read: Sequence[Moments], explained: frozenset[int]) -> Iterator[Nearly]:
    """Yield the lengths that are counted from a moment before them, but from none that is told."""
    for one in _told(read):
        base = one.base or one.others[-1]
        fits = any(_fits(two, one) for two in ([one.base] if one.base else one.others))
        if not fits and one.length.figure.start not in explained:
            yield asked(one.sentence, "elapsed", ends_of(base, one), one.length.figure)


def best(words: str, known: Sequence[Known]) -> Known | None:
    """Return the one moment whose words are most like those of an event."""
    stems = _stems(words)
    scored = [len(stems & _stems(two.words)) for two in known]
    most = max(scored)
    if most and scored.count(most) == 1:
        return known[scored.index(most)]
    return known[0] if _EARLIEST.search(words) else known[-1] if _LATEST.search(words) else None


_EARLIEST: Final = regex(
    r"\b(?:first|initial|start|beginning|outset|onset)\b|首[次个]|第一|最初|最早|事发|开始|起初|出事"
)
_LATEST: Final = regex(r"\b(?:last|final|end|all-clear|restored|normal)\b|最后|最终|全部|完全|结束|恢复|解除")


def ends_of(two: Known, one: Counted) -> tuple[str, str]:
    """Return both ends of a length, the earlier one first."""
    base, at = two.instant, one.at
    if base.day is None or at.day is None:
        # a time of day alone is one of the day of the other
        day, last_, year = (base.day, base.last, base.year) if base.day else (at.day, at.last, at.year)
        base, at = base._replace(day=day, last=last_, year=year), at._replace(day=day, last=last_, year=year)
    first, last = _order(base, at)
    return first.written(), last.written()


def _order(one: Instant, two: Instant) -> tuple[Instant, Instant]:
    if one.day and two.day and one.day != two.day:
        return (one, two) if one.day < two.day else (two, one)
    return (two, one) if one.day and (one.minute or 0) > (two.minute or 0) else (one, two)


def _fits(two: Known, one: Counted) -> bool:
    found = from_texts("elapsed", ends_of(two, one), written(one.length.figure))
    return bool(found and found.holds)


def _told(read: Sequence[Moments]) -> Iterator[Counted]:
    """Yield lengths that are counted from another moment."""
    before: list[Known] = []
    today = _today(read)
    lead: tuple[int, Instant] | None = None
    for number, one in enumerate(read):
        if one.sentence.sort == "item" and one.instants and one.instants[0].start <= 4:
            lead = one.sentence.line, one.instants[0]
        # what an entry of a log tells is all of its one moment
        entry = lead and lead[0] == one.sentence.line and len(one.instants) == 1
        own = [
            Known(
                instant,
                one.low if entry and HAN.search(one.low) else around(one.low, instant),
                one.sentence.line,
                one.sentence.start,
            )
            for instant in one.instants
        ]
        for length in one.lengths:
            if not _is_counted(one, length):
                continue
            near = [two for two in before if two.line >= one.sentence.line - LINES]
            ats = list(_ended(one, length))
            if lead and lead[0] == one.sentence.line and not one.instants:
                ats = [lead[1]]
            every = [found for at in ats if (found := _from(one, length, at, [*near, *own]))]
            fitting = (each for each in every if any(_fits(two, each) for two in each.others))
            yield from list(fitting)[:1] or every[:1]
        yield from _following(
            one, before, today, any(NOW.search(two.low) for two in read[max(0, number - 1) : number + 1])
        )
        before = [*before, *own][-2 * MANY :]


def _alike(one: Instant, two: Instant) -> bool:
    return (one.minute is None) == (two.minute is None) and (one.day is None) <= (one.minute is not None)


def _is_counted(one: Moments, length: Length) -> bool:
    head = one.low[max(0, length.start - 40) : length.start].replace("前后", "  ")
    tail = one.low[length.end : length.end + 20]
    if length.figure.unit in SHORT and _EVENT.search(head) and not _NO.search(head):
        return True
    # when it was emptied two weeks later, on 5 June: told, and no condition
    dated = any(0 <= two.start - length.end <= DATED for two in one.instants)
    if LIMITED.search(head[-24:]) or _NO.search(_WHEN.sub(" ", head) if dated else head) or _AHEAD.match(tail):
        return False
    return bool(_LATER.search(tail) or _EARLIER.search(tail) or (_COUNTED.search(head) and not head.isascii()))


DATED: Final = 14
"""Characters between a length and the moment at which it is over."""
_WHEN: Final = regex(r"\bwhen\b")


def _today(read: Sequence[Moments]) -> Known | None:
    """Return the day that a text is of: the one day that its first lines name."""
    for one in read:
        if one.sentence.line > HEAD:
            return None
        for instant in one.instants:
            if instant.day and instant.day == instant.last:
                return Known(instant._replace(minute=None), "", one.sentence.line, one.sentence.start)
    return None


HEAD: Final = 5
"""The first lines of a text, in which it says of which day it is."""
_SO: Final = regex(
    r"\b(?:so|thus|therefore|hence|means?|meaning|puts?|brings?|takes? us|lead\w*|makes|i\.e\.|that is|which is"
    r"|until|expir\w+|ends?|due|arriv\w*|back|ready|lapses?)\b"
    r"|[即故]|所以|因此|也就是|到期|届满|最[迟晚]|不迟于|[算推]到|应[于在]|截[至止]|到位|到货|交[付货]|完[成工]"
)


def _following(one: Moments, before: Sequence[Known], today: Known | None, now: bool) -> Iterator[Counted]:
    """Yield a length with the day that follows from it: six weeks, so they should arrive on 18 March."""
    if today and NOW.search(one.low):
        yield from _until_today(one, today)
    days = [two for two in one.instants if two.day and two.day == two.last and two.minute is None]
    long = [length for length in one.lengths if length.figure.unit not in SHORT]
    if len(days) != 1 or len(long) != 1 or len(one.instants) != 1 or long[0].start > days[0].start:
        return
    between = one.low[long[0].end : days[0].start]
    head = one.low[max(0, long[0].start - 24) : long[0].start]
    if not _SO.search(between) or len(between) > 70 or _RATE.search(between) or LIMITED.search(head):
        return
    near = [two for two in before if two.line >= one.sentence.line - 3 and _alike(two.instant, days[0])]
    others = [*([today] if today else []), *near]
    base = today if now else near[-1] if len(near) == 1 else None
    if others and (base or near):
        yield Counted(one.sentence, long[0], days[0], others, base)


def _until_today(one: Moments, today: Known) -> Iterator[Counted]:
    """Yield a length from a day until that of the text: on 21 January, so 141 days without one as of today."""
    days = [two for two in one.instants if two.day and two.day == two.last and two.minute is None]
    for length in one.lengths:
        if len(days) == 1 and length.figure.unit not in SHORT and 0 <= length.start - days[0].end <= BEHIND:
            base = Known(days[0], "", one.sentence.line, one.sentence.start)
            if days[0].day != today.instant.day and not limited(one, length):
                yield Counted(one.sentence, length, today.instant, [base], base)


BEHIND: Final = 60
"""Characters between a moment and a length that is counted from it."""
_RATE: Final = regex(r"^\s?(?:a|an|per|each|every|old|ago|/|of)\b|^\s?[一每/]")


def _from(one: Moments, length: Length, at: Instant, known: Sequence[Known]) -> Counted | None:
    short = length.figure.unit in SHORT
    if (at.minute is None) == short:
        return None
    others = [two for two in known if two.instant is not at and _alike(two.instant, at)][-MANY:]
    others = [two for two in others if (two.instant.day, two.instant.minute) != (at.day, at.minute)]
    base = _named(one, length, others) if others else None
    if base is None and _EVENT.search(one.low[max(0, length.start - 30) : length.start]):
        return None
    if not others or (base is None and not short and _AFTER_WHAT.search(one.low[length.end :])):
        return None
    return Counted(one.sentence, length, at, others, base)


def _ended(one: Moments, length: Length) -> Iterator[Instant]:
    """Yield the moments that a length may be counted to: one right behind it, or before it in its clause."""
    tail = one.low[length.end :]
    then = _THEN.match(tail)
    far = 60 if then else 24
    behind = next((two for two in one.instants if 0 <= two.start - length.end <= far), None)
    if behind and (then or not _AFTER_WHAT.search(one.low[length.end : behind.start])):
        yield behind
    ahead = [two for two in one.instants if two.end <= length.start and length.start - two.end <= 70]
    # 21 分钟后到场: when that was is not said, unless by the time of day right before it
    if ahead and (not _THEN_CHINESE.match(tail) or length.start - ahead[-1].end <= 2):
        yield ahead[-1]


_THEN: Final = regex(r"\s?(?:later|after (?:that|this|which|it)|afterwards)\b|[之以]?后")
_THEN_CHINESE: Final = regex(r"[之以]?后")


def around(low: str, instant: Instant) -> str:
    """Return the words of the clause in which a moment stands."""
    head = _STOP.split(low[max(0, instant.start - 60) : instant.start])[-1]
    tail = _STOP.split(low[instant.end : instant.end + 60].lstrip(" ,:，：—–-"))[0]
    return f"{head} {tail}"


_STOP: Final = regex(r"[,;，；。]|\.\s|\band\b")
_SMALL: Final = frozenset({"the", "that", "its", "his", "her", "their", "our"})


def _named(one: Moments, length: Length, others: Sequence[Known]) -> Known | None:
    """Return the moment that the words around a length say it is counted from."""
    head = one.low[max(0, length.start - 30) : length.start]
    what = _AFTER_WHAT.search(one.low[length.end :]) or _FROM_WHAT.search(head) or _EVENT.search(head)
    words = what.groupdict().get("what") if what else None
    if words:
        # two that match as well may each be meant
        found = best(words, others)
        # the end of a project is not the last day that was named
        far = found is not None and length.figure.unit not in SHORT and not _stems(words) & _stems(found.words)
        return None if far else found
    same = [two for two in others if two.place == one.sentence.start and two.instant.end <= length.start]
    return same[-1] if same and re.match(r"\s?(?:later|afterwards)", one.low[length.end :]) else None


def _stems(text: str) -> set[str]:
    """Return what words begin with, and pairs of Chinese characters."""
    found = {word.removesuffix("s")[:5] for word in re.findall(r"[a-z]{3,}", text) if word not in _SMALL}
    for run in re.findall("[\u4e00-\u9fff]+", text):
        found |= {run[i : i + 2] for i in range(len(run) - 1)}
    return found
