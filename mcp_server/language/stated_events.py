"""Lengths of time between two events that a text names, and those that nearly lie between two moments beside them."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from mcp_server.language.claims import from_texts
from mcp_server.language.instants import NOON, Instant
from mcp_server.language.lengths import Length
from mcp_server.language.pages import Sentence
from mcp_server.language.relations import Said, asked, written
from mcp_server.language.stated_counted import BEHIND, LINES, Counted, Known, around, best, ends_of
from mcp_server.language.stated_lasting import LIMITED, limited, pairs_of, written_ends
from mcp_server.language.timely import SHORT, Moments, comparable
from mcp_server.model.paper import Nearly
from mcp_server.regex import regex


def near(read: Sequence[Moments], explained: frozenset[int]) -> Iterator[Nearly]:
    """Yield the lengths that nearly lie between two moments beside or right before them, though no word says so."""
    for number, one in enumerate(read):
        for length in one.lengths:
            if length.start in explained or length.figure.start in explained or limited(one, length):
                continue
            ends = next(
                (
                    pair
                    for pair in (
                        _beside(one, length),
                        _ahead(read[max(0, number - 2) : number], one, length),
                        _held(read[max(0, number - MANY) : number], one, length),
                        _in_all(read[max(0, number - MANY) : number], one, length),
                        _only(one, length),
                    )
                    if pair and (pair[0].minute is not None) == (length.figure.unit in SHORT)
                ),
                None,
            )
            if ends is None:
                continue
            found = from_texts("elapsed", written_ends(one, *ends, length), written(length.figure))
            if (
                found is None
                or found.holds
                or any(_gives(a, b, length) for a, b in combinations(one.instants, 2) if (a, b) != ends)
            ):
                continue
            if any(_gives(*ends, two) for two in one.lengths if two is not length and not limited(one, two)):
                continue
            told = [each for two in read[max(0, number - MANY) : number] for each in two.instants]
            if any(comparable(a, b) and _gives(a, b, length) for a in told for b in one.instants):
                continue
            value = found.value.value * (60 if found.value.unit == "hours" and length.figure.unit == "minutes" else 1)
            if value * LEAST <= length.figure.value * 10 <= value * MOST:
                yield asked(one.sentence, "elapsed", written_ends(one, *ends, length), length.figure)


def _gives(a: Instant, b: Instant, length: Length) -> bool:
    found = from_texts("elapsed", (a.written(), b.written()), written(length.figure)) if comparable(a, b) else None
    return bool(found and found.holds)


def _beside(one: Moments, length: Length) -> tuple[Instant, Instant] | None:
    """Return the two moments of a sentence right before a length, or right behind it."""
    ahead = [two for two in one.instants if two.end <= length.start]
    if len(ahead) > 1 and length.start - ahead[-1].end <= BEHIND and comparable(*ahead[-2:]):
        between = one.low[ahead[-1].end : length.start]
        return None if _OTHER.search(between) or _PART.search(between) else (_first(one.low, ahead), ahead[-1])
    behind = [two for two in one.instants if two.start >= length.end]
    if not ahead and len(behind) == 2 and behind[0].start - length.end <= LEADS and comparable(*behind):
        gap = one.low[length.end : behind[0].start]
        head = one.low[max(0, length.start - 16) : length.start]
        return None if _OTHER.search(gap) or _OTHER.search(head) or _PART.search(gap) else (behind[0], behind[1])
    return None


def _only(one: Moments, length: Length) -> tuple[Instant, Instant] | None:
    """Return the only two moments of a sentence that tells of one length, and of nothing but these."""
    short = length.figure.unit in SHORT
    known = [two for two in one.instants if (two.minute is not None) == short]
    lengths = [two for two in one.lengths if (two.figure.unit in SHORT) == short]
    if len(known) != 2 or len(lengths) != 1 or not comparable(*known):
        return None
    low, high = min(known[0].start, length.start), max(known[1].end, length.end)
    around_ = one.low[max(0, low - 12) : high + 12]
    return None if _OTHER.search(around_) or _APART.search(around_) else (known[0], known[1])


_APART: Final = regex(
    r"[;；。%]|重叠|搭接|除|扣|减去|不含|不算|触发|告警|超过|超出|晚于|早于|报名|有效|到期|之?后|以后"
    r"|\b(?:except|without|but|overlap\w*|less|minus|only|begins? on|starts? on|for [a-z]+ from|as from|later|after"
    r"|if|unless|until further|alarm|since|already|so far)\b"
)
"""Between two moments and a length that need not be the one between them."""


def _first(low: str, instants: Sequence[Instant]) -> Instant:
    """Return the first of the months that are listed up to the last one: September, October and November."""
    first = len(instants) - 2
    while first and _LISTED.fullmatch(low[instants[first].end : instants[first + 1].start]):
        if not comparable(instants[first - 1], instants[first]):
            break
        if not _LISTED.fullmatch(low[instants[first - 1].end : instants[first].start]):
            break
        first -= 1
    return instants[first]


def _ahead(before: Sequence[Moments], one: Moments, length: Length) -> tuple[Instant, Instant] | None:
    """Return the only two moments of the sentences before, where a length takes them up."""
    near_ = [
        two for two in before if one.sentence.line <= two.sentence.line + 1 and two.sentence.under == one.sentence.under
    ]
    short = length.figure.unit in SHORT
    known = [one for two in near_ for one in two.instants if (one.minute is not None) == short or not one.day]
    own = [instant for instant in one.instants if instant.end <= length.start]
    if len(own) != len(one.instants) or len(own) > 1 or length is not one.lengths[0]:
        return None
    known = [*known, *own]
    if len(known) != 2 or not comparable(*known):
        return None
    if known[1].either and (known[1].minute or 0) < (known[0].minute or 0) < NOON:
        known[1] = known[1]._replace(minute=(known[1].minute or 0) + NOON)
    head = one.low[max(0, length.start - 30) : length.start]
    told = any(_gives(known[0], known[1], each) for two in near_ for each in two.lengths)
    return None if told or _OTHER.search(head) or (own and not _TAKES_UP.search(head)) else (known[0], known[1])


def _in_all(before: Sequence[Moments], one: Moments, length: Length) -> tuple[Instant, Instant] | None:
    """Return the first and the last time of day of a timeline right above a total that no two of its moments give."""
    if one.instants or length.figure.unit not in SHORT:
        return None
    total = _TOTAL.search(one.low[max(0, length.start - 20) : length.start])
    items = [two for two in before if two.sentence.sort == "item" and one.sentence.line <= two.sentence.line + MANY]
    known = [two.instants[0] for two in items if two.instants and two.instants[0].start <= 4]
    if not 3 <= len(known) <= MANY or any(_gives(a, b, length) for a, b in combinations(known, 2)):
        return None
    return (known[0], known[-1]) if total or _slips(known[0], known[-1], length) else None


def _clocked(one: Moments) -> bool:
    return any(instant.minute is not None for instant in one.instants)


def _held(before: Sequence[Moments], one: Moments, length: Length) -> tuple[Instant, Instant] | None:
    """Return the only two times of day, from one to the other, that are said above of what a length is the total of."""
    if (
        _clocked(one)
        or length.figure.unit not in SHORT
        or not _TOTAL.search(one.low[max(0, length.start - 20) : length.start])
    ):
        return None
    above = [two for two in before if one.sentence.line <= two.sentence.line + MANY]
    times = [two for two in above if _clocked(two)]
    pairs = [pair for two in times for pair in pairs_of(two) if pair[0].minute is not None]
    if len(times) != 1 or len(pairs) != 1 or any(_gives(*pairs[0], two) for each in above for two in each.lengths):
        return None
    return pairs[0]


def _slips(a: Instant, b: Instant, length: Length) -> bool:
    """Whether a length is that between two times of day but for one digit of its hours or minutes."""
    said = int(length.figure.value * {"hours": 60, "minutes": 1}.get(length.figure.unit, 0))
    lies = ((b.minute or 0) - (a.minute or 0)) % (24 * 60)
    off = abs(said - lies)
    return said > 0 and off in _DIGIT


_DIGIT: Final = frozenset({10, 20, 30, 60})
MANY: Final = 14
_TOTAL: Final = regex(
    r"(?:共|总计?|合计|历时|持续|全程|前后|时长|时间)[了过]?(?:为|是|约|达)?\s?$"
    r"|\b(?:total(?:led)?|in all|altogether|lasted|down(?:time)?|outage|out|duration|took)(?: (?:of"
    r"|for|was|is|about|time))*:?\s$"
)
_LISTED: Final = regex(r",? (?:and )?|,? ?and |、|和|及|以及|与|,")
_PART: Final = regex(r"[;；。]")
LEADS: Final = 12
"""Characters between a length and two moments behind it."""
_TAKES_UP: Final = regex(
    r"\b(?:that|which|this|it|these|those|for|in all|took|lasted|was|were|is|makes|made|all|whole|in"
    r"|over|spent|after|of)(?: (?:a|the|some|about|nearly|just|only|full|these|those|around|roughly))*\s$"
    r"|(?:整整|足足|共|总共|一共|前后|全程|历时|持续|[一-龥]了|这|那|长达|为期|算下来|加起来|合计|用时"
    r"|耗时)(?:近|约|大约|将近|整|整整|足足)?\s?$"
)
LEAST, MOST = 5, 20
"""Tenths of what lies between two moments within which a length may be meant as it."""
_OTHER: Final = regex(
    r"[中期]间[^,]{0,4}[歇息]|课间|休息|另|其中|每|平均|目标|计划|预计|提前|约定|以内|要求|标准|合同|保修"
    r"|质保|\b(?:each|every"
    r"|per|average|target|notice|within|warranty|previous|last|next(?! (?:morning|day|night|afternoon|evening))"
    r"|another|further|extra|break|of which|including|plus|compared|against|instead|usual\w*|normal\w*"
    r"|planned|allowed|limit|valid|expire\w*|than)\b"
)


def between(read: Sequence[Moments]) -> Iterator[tuple[Said, Sentence]]:
    """Yield the lengths from one event of a timeline to another, both named: from alarm to roll-back 43 minutes."""
    known: list[Known] = []
    for one in read:
        if not one.instants:
            for length in one.lengths:
                head = one.low[max(0, length.start - 90) : length.start]
                found = _FROM_TO.search(head) or _BY_BETWEEN.match(one.low, length.end)
                near_ = [two for two in known if two.line >= one.sentence.line - 2 * LINES]
                near_ = [two for two in near_ if (two.instant.minute is not None) == (length.figure.unit in SHORT)]
                if found and near_ and not LIMITED.search(head[-24:]):
                    first, last = (
                        best(found.groupdict().get("x") or found["a"], near_),
                        best(found.groupdict().get("y") or found["b"], near_),
                    )
                    if first and last and first is not last and not _told_by(near_, length):
                        to = Counted(one.sentence, length, last.instant, near_, first)
                        yield (
                            Said(length.figure.start, "elapsed", ends_of(first, to), length.figure, clear=True),
                            one.sentence,
                        )
        known += [Known(two, around(one.low, two), one.sentence.line, one.sentence.start) for two in one.instants]


def _told_by(known: Sequence[Known], length: Length) -> bool:
    """Whether a length lies between some two of the moments told before it, be it over midnight."""
    return any(
        _overnight(a.instant, b.instant, length)
        or (comparable(a.instant, b.instant) and _gives(a.instant, b.instant, length))
        for a, b in combinations(known[-MOMENTS:], 2)
    )


MOMENTS: Final = 14
"""Moments of which two may give a length."""


def _overnight(one: Instant, two: Instant, length: Length) -> bool:
    """Whether a length lies between two times of day with a midnight in between."""
    if one.minute is None or two.minute is None:
        return False
    minutes = length.figure.value * {"hours": 60, "minutes": 1}.get(length.figure.unit, 0)
    return abs(_DAY - abs(one.minute - two.minute) - minutes) <= 1


_DAY: Final = 24 * 60
_BY_BETWEEN: Final = regex(
    r"\s(?:(?:went by|passed|elapsed|lay|lie|were|are|was|is) )?(?:between"
    r"|from) (?P<a>[a-z' -]{3,40}?) (?:and|to|until)"
    r" (?P<b>[a-z' -]{3,40}?)(?=[.,;:]|$)"
)
_FROM_TO: Final = regex(
    r"(?:从|由|自)?(?P<x>[\u4e00-\u9fff]{2,8})(?:到|至)(?P<y>[\u4e00-\u9fff]{2,8}?),?(?:总?共|前后|一共"
    r"|花|用|历时|耗时|隔|相隔|间隔|只|才|仅|过|是|为|经过|整整|约|有|了){1,4}\s?$"
    r"|\b(?:from|between)\s(?P<a>[a-z' -]{4,40}?)\s(?:to|until|till|and)\s(?P<b>[a-z' -]{4,40}?)[,:]?\s(?:(?:took"
    r"|lasted|was|were|is|took us|it took|there were|passed|came to|we needed|we took|makes?)\s)?$"
)
