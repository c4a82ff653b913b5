"""Verdicts of a text that the figures beside them deny: said to be met and missed, said to be within and beyond."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final

from mcp_server.language.alarm_roles import SIGNS
from mcp_server.language.denials import DENIAL, denials_of
from mcp_server.language.folding import HAN, stretch_of
from mcp_server.language.limits_said import Limit, Value, read
from mcp_server.language.margins import LIKELY as MARGIN
from mcp_server.language.margins import apart, margins
from mcp_server.language.pages import Page
from mcp_server.language.scales import wrongly_graded
from mcp_server.language.shapes import MARK, MARKS, RATIO, Shape
from mcp_server.language.timely import Moments
from mcp_server.language.verdict_alls import of_several
from mcp_server.language.verdict_cells import in_tables
from mcp_server.language.verdict_days import of_days
from mcp_server.language.verdict_pairs import CHANGED, OF, Pair, alike, beyond, close, gap_of_another, need_of, watched
from mcp_server.language.verdict_percent import of_percent
from mcp_server.language.verdict_shares import of_shares
from mcp_server.language.verdict_subjects import of_another, of_clause, of_other
from mcp_server.language.verdict_words import ALL, LIKELY, Claim, Sort, claims, of_all
from mcp_server.model.paper import EXCERPT, Verdict
from mcp_server.regex import regex

_LABEL: Final = regex(
    r"\s*(?:结论|状态|结果|判定|评价|评定|是否达标|实测|实际|测得|现值|检测值|读数"
    r"|(?:measured|reached|actual|reading|found|status|result|verdict|outcome|assessment|conclusion)"
    r"(?: [^:,.]{1,24})?)\s?[:：]"
)
_REACH: Final = regex(r"达到|碰到|触到|摸到|触及|(?:reach|hit|attain)(?:s|es|ed|ting|ing)?")
_MARKED: Final = regex(r"水位|[警红]线|\b(?:mark|line|level)\b")
_TIMELY: Final = regex(r"(?:on|in (?:good |due )?) ?time|punctual(?:ly)?")
_INNER: Final = regex(r"\bwithin\b|\binside\b|\bunder\b|\bkept\b|\bkeep|\bstuck\b|[内下里]$|控制住|压住")
_PACE: Final = regex(r"behind|ahead of|落后|领先|跑赢")
_FAR: Final = regex(rf"了?[约近仅整]?\s?[{MARKS[0]}-{RATIO}]")
_OWN: Final = regex(rf"\s?(?:(?:the|a|an|our|its|that|this|their)\s)?[{MARKS[0]}-{RATIO}]")
_SPEED: Final = regex(r"[快慢早晚]|\b(?:fast|slow|earl|lat)e?(?:y|ier|er)?\b")
_WITHIN: Final = regex(r"\bwithin\b|\binside\b|[之以]内$")
_ASIDE: Final = regex(r"[(（][^()（）]*[)）]")
BACK: Final = 3
"""Sentences before a verdict that may hold what it is about."""
MOST: Final = 12
"""Words of verdict of one sentence."""
GAP: Final = 24
"""Characters from a word of comparison to what is compared with."""


ABOUT: Final = Decimal("1.1")
"""The same, within which a figure that is told as about so much may lie on either side."""
WIDE: Final = 50
"""The same, beyond which a value is of another measure."""
NEAR: Final = Decimal("1.3")
"""The same, where a verdict may as well be about something else."""


def verdicts(page: Page, shapes: Sequence[Shape], moments: Sequence[Moments] = ()) -> Iterator[Verdict]:
    """Yield verdicts that a value and its limit in the same sentence, in those before it, or in the same row deny."""
    told: set[int] = set()
    for at, shape in enumerate(shapes):
        if shape.sentence.sort == "heading" or shape.sentence.line in told:
            continue
        distant = bool(MARGIN.search(shape.text))
        denies = bool(DENIAL.search(shape.text))
        if not (
            distant or denies or LIKELY.search(shape.text) or any(value.bound in SIGNS for _, value in shape.figures())
        ):
            continue
        limits, values = read(shape)
        said = list(islice(_claims(shape, limits), MOST))
        near = shapes[max(0, at - BACK) : at] if said or distant or denies else ()
        before = [(one, *read(one)) for one in near if beside(one, shape)]
        found = [(claim, _of_claim(shape, before, limits, values, claim)) for claim in said]
        if denies and len({limit.place for _, pairs in found for limit in [pair.limit for pair in pairs]}) < 2:
            denied = islice(denials_of(shape, [*before, (shape, limits, values)]), MOST)
            found += [
                (claim, pairs)
                for claim in denied
                # 不合格 is a verdict, and does not deny what is to happen
                if not any(claim.start <= one.start < claim.end and one.sort in {"kept", "broken"} for one in said)
                if len(pairs := _of_claim(shape, before, limits, values, claim)) == 1
                if not _rivals(pairs[0], limits, values, before)
            ]
        admitted = {pair.limit.place for claim, pairs in found for pair in pairs if _admits(claim, pair)}
        changed = any(CHANGED.search(one.sentence.text) for one in (shape, *(one for one, _, _ in before)))
        for claim, pairs in () if changed else found:
            wrong = [
                pair
                for pair in pairs
                if _denied(claim, pair) and pair.limit.place not in admitted and not of_other(shape, claim, pair)
            ]
            if wrong and (len(pairs) == 1 or len(wrong) == len(pairs) or ALL.search(shape.text)):
                told.add(shape.sentence.line)
                yield _verdict(shape, claim.text, wrong[0])
                break
        else:
            for words, value, limit in margins(shape, *_nearby(limits, values, before)) if distant else ():
                told.add(shape.sentence.line)
                yield _verdict(shape, words, Pair(value, limit))
                break
    for one in (
        *wrongly_graded(page, shapes),
        *in_tables(page),
        *of_several(page, shapes),
        *of_shares(shapes),
        *of_days(moments),
        *of_percent(shapes),
    ):
        if one.line not in told:
            told.add(one.line)
            yield one


def _of_claim(
    shape: Shape,
    before: Sequence[tuple[Shape, Sequence[Limit], Sequence[Value]]],
    limits: Sequence[Limit],
    values: Sequence[Value],
    claim: Claim,
) -> list[Pair]:
    """Return the values and limits that a verdict is about."""
    rung = watched(limits, values, claim.start) if claim.sort == "quiet" and len(limits) > 1 else None
    pairs = [rung] if rung else _pairs(shape, limits, values, claim)
    if pairs is None and claim.sort in {"kept", "broken"} and (own := _OWN.match(shape.text, claim.end)):
        # within the 5 % agreed: a limit of its own, for which there is no value
        figure = shape.figure(own.end() - 1)
        pairs = [] if figure.unit and not any(alike(one, Limit(figure, 0, False, 0, shape)) for one in values) else None
    if pairs is None:
        pairs = _pairs_before(shape, before, limits, values, claim)
        pairs = pairs if claim.alone else [pair for pair in pairs if _near(pair)]
    return [pair for pair in pairs if not gap_of_another(shape, claim, pair)]


def _rivals(
    pair: Pair,
    limits: Sequence[Limit],
    values: Sequence[Value],
    before: Sequence[tuple[Shape, Sequence[Limit], Sequence[Value]]],
) -> bool:
    """Whether another value may be held against a limit, or a value against another limit."""
    others = [one for _, _, found in before for one in found if one is not pair.value]
    others += [one for one in values if one is not pair.value]
    rules = [one for _, found, _ in before for one in found if one is not pair.limit]
    rules += [one for one in limits if one is not pair.limit]
    return any(alike(one, pair.limit) for one in others) or any(alike(pair.value, one) for one in rules)


def _admits(claim: Claim, pair: Pair) -> bool:
    """Whether words say of a value that it breaks its limit, and it does; a verdict to the contrary is of others."""
    broken = beyond(pair.value, pair.limit) * (pair.limit.need or need_of(*pair)) < 0
    return broken and claim.sort in {"over", "under", "broken"} and claim.holds and not _denied(claim, pair)


def _nearby(
    limits: Sequence[Limit], values: Sequence[Value], before: Sequence[tuple[Shape, Sequence[Limit], Sequence[Value]]]
) -> tuple[Sequence[Limit], Sequence[Value]]:
    """Return the limits and values of a sentence and of those before it."""
    return (
        [*(one for _, found, _ in before for one in found), *limits],
        [*(one for _, _, found in before for one in found), *values],
    )


def _claims(shape: Shape, limits: Sequence[Limit]) -> Iterator[Claim]:
    """Yield what a sentence says of a value and its limit, in words or by what stands at the limit."""
    for limit in limits:
        if limit.said:
            sort: Sort = "over" if limit.said > 0 else "under"
            yield Claim(sort, not limit.denied, limit.place, limit.place + 1, limit.value.text.strip())
    yield from claims(shape.text)


def beside(one: Shape, other: Shape) -> bool:
    """Whether a sentence stands before another in one paragraph, or in one record of a list."""
    first, second = one.sentence, other.sentence
    if first.under != second.under or "heading" in {first.sort, second.sort}:
        return False
    if first.line == second.line:
        return True
    record = first.sort == second.sort == "item" and second.line - first.line < BACK and _LABEL.match(other.text)
    return bool(record) or (first.sort == second.sort == "prose" and second.line - first.line < 2)


def _pairs(shape: Shape, limits: Sequence[Limit], values: Sequence[Value], claim: Claim) -> list[Pair] | None:
    """Return the value and the limit of a sentence that its verdict is about; all of them where it is about all."""
    if any(claim.start <= one.place < claim.end and (one.said or one.place > claim.start) for one in limits):
        return _around(shape, limits, values, claim)
    found = []
    for number, limit in enumerate(limits):
        low = limits[number - 1].place if number else -1
        high = limits[number + 1].place if number + 1 < len(limits) else 1 << 30
        same = [one for one in values if alike(one, limit) and low < one.place < high]
        ahead = [one for one in same if one.place < limit.place]
        between = [one for one in same if limit.place < one.place < claim.start]
        if between and limit.said:
            ahead = between
        if ahead and between and beyond(ahead[-1], limit) != beyond(between[-1], limit):
            # one before the limit, and another behind it: nobody can say which is meant
            return []
        if value := ahead[-1] if ahead else (same[0] if same else None):
            found.append(Pair(value, limit))
    meant = of_clause(shape, limits, claim, found)
    if not meant:
        return [] if found else None
    found = meant
    if claim.sort in {"over", "under"} and not claim.alone:
        return [to] if (to := _compared(shape, claim, found)) else []
    if of_all(shape.text, claim):
        if len(limits) == 1 and limits[0].place < values[-1].place:
            return [Pair(one, limits[0]) for one in values if one.place > limits[0].place and alike(one, limits[0])]
        return found
    if to := _compared(shape, claim, found):
        return [to]
    behind = [pair for pair in found if max(pair.value.place, pair.limit.place) < claim.start]
    if not behind:
        # the verdict comes first: "met: 96 % against 95 %"
        first = found[0]
        low = min(first.value.place, first.limit.place)
        if low < claim.end or claim.sort in {"over", "under"} or len(found) > 1:
            return None
        return [] if any(claim.end <= one.place < low for one in values) else [first]
    last = behind[-1]
    end = max(last.value.place, last.limit.place)
    # another figure between them and the verdict may be what it is about
    left = _ASIDE.sub("", shape.text[end + 1 : claim.start])
    others = [
        value
        for place, value in shape.figures(end + 1, claim.start)
        if value.unit == last.limit.value.unit and shape.text[place] in left
    ]
    others += [one.value for one in values if end < one.place < claim.start]
    return [] if others else [last]


def _around(shape: Shape, limits: Sequence[Limit], values: Sequence[Value], claim: Claim) -> list[Pair] | None:
    """Return the limit that stands in the words of a verdict, and the last value before: within the 5 % agreed."""
    limit = next(one for one in reversed(limits) if claim.start <= one.place < claim.end)
    ahead = [one for one in values if alike(one, limit) and one.place < claim.start]
    if far := _FAR.match(shape.text, claim.end):
        # 比计划的 2,950 米多 32 米: what lies so far from it, and nothing else
        step = shape.figure(far.end() - 1)
        ahead = [one for one in ahead if apart(one.value, limit.value, step)]
        return [Pair(ahead[-1], limit)] if ahead else []
    return [Pair(ahead[-1], limit)] if ahead else [] if limit.place > claim.start else None


def _compared(shape: Shape, claim: Claim, found: Sequence[Pair]) -> Pair | None:
    """Return the pair whose limit stands right behind a word of comparison, and whose value stands before it."""
    for pair in found:
        between = shape.text[claim.end : pair.limit.place]
        right = claim.start <= pair.limit.place <= claim.end + GAP and not OF.search(between)
        ahead = claim.start - pair.value.place - 1
        # "27 above the budgeted 1,540" is how far, and not what
        if right and ahead >= 0 and (ahead > 1 or shape.text[pair.value.place + 1 : claim.start] not in {"", " "}):
            return pair
    return None


def _pairs_before(
    shape: Shape,
    before: Sequence[tuple[Shape, Sequence[Limit], Sequence[Value]]],
    limits: Sequence[Limit],
    values: Sequence[Value],
    claim: Claim,
) -> list[Pair]:
    """Return what a verdict is about where its own sentence has not both: the last limit before, and the last value."""
    if not claim.alone and claim.sort in {"over", "under"}:
        return []
    known = limits or next((one[1] for one in reversed(before) if one[1]), ()) or _meant(shape, before, values)
    every = [*values, *(one for _, _, found in before for one in found)]
    known = [one for one in known if any(alike(value, one) for value in every)]
    if len(known) != 1:
        return []
    limit = known[0]
    own = limits or any(alike(one, limit) for one in values for _, found, _ in before for limit in found)
    if not own and not _THAT.search(shape.text) and any(True for _ in shape.figures(0, claim.start)):
        # it speaks of a figure of its own, and its limit and value stand elsewhere
        return []
    # beside a limit of their own, values before are not held against the one of this sentence
    earlier = (
        [one for one in found if not limits or not any(alike(one, own) for own in rules)] for _, rules, found in before
    )
    rows = [
        [one for one in values if one.place < claim.start or not before or _is_worst(shape, claim, one)],
        *reversed(list(earlier)),
    ]
    same = next((found for row in rows if (found := [one for one in row if alike(one, limit)])), [])
    if not same:
        return []
    if of_all(shape.text, claim):
        return [Pair(one, limit) for one in same]
    nearest = _nearest(same, limit)
    return (
        [Pair(nearest, limit)]
        if nearest and not of_another(shape, [one for one, _, _ in before], claim, (nearest, limit))
        else []
    )


def _is_worst(shape: Shape, claim: Claim, one: Value) -> bool:
    """Whether a value behind what is said of all is the most of them: nobody was over it; the highest was 23."""
    return of_all(shape.text, claim) and bool(_WORST.search(shape.text, claim.end, one.place))


_WORST: Final = regex(
    r"最[高长多大久重快慢远晚低少短][^,，。;；]{0,8}$|\b(?:[a-z]{3,}est|most|worst|top)\b[^,;.]{0,24}$"
)


def _meant(
    shape: Shape, before: Sequence[tuple[Shape, Sequence[Limit], Sequence[Value]]], values: Sequence[Value]
) -> list[Limit]:
    """Return the one figure before, in whatever words, that a sentence calls that mark or this line."""
    if not _THAT.search(shape.text) or not values:
        return []
    rows = ([one for one in each if alike(values[-1], one)] for _, _, each in reversed(before))
    found = next(filter(None, rows), [])
    return [Limit(found[0].value, 0, True, found[0].place, found[0].shape)] if len(found) == 1 else []


_THAT: Final = regex(
    r"\b(?:that|this|the|said) (?:mark|line|limit|threshold|level|ceiling|floor|cap|target|bar|standard"
    r"|trigger|boundary)\b"
    r"|[这该此那][一条个道项]{0,2}(?:[红底]?线|[上下]?限|标准|要求|目标|门槛|数?值|水平|规定)"
)


def _near(pair: Pair) -> bool:
    """Whether a value lies so close to a limit of its unit that it can hardly be held against anything else."""
    one, other = pair.value.value, pair.limit.value
    return bool(one.unit) and one.unit == other.unit and other.upper is None and close(one, other, NEAR)


def _nearest(values: Sequence[Value], limit: Limit) -> Value | None:
    """Return the value that is called most like a limit, the last one of equals; nothing where they lie apart."""
    values = [one for one in values if close(one.value, limit.value, NEAR)] or [
        one for one in values if close(one.value, limit.value, WIDE)
    ]
    if not values:
        return None
    wanted = set(_own(limit))
    alike_ = [len(wanted & set(_own(one))) for one in values]
    best = [one for one, number in zip(values, alike_, strict=True) if number == max(alike_)]
    return best[-1] if len({beyond(one, limit) for one in best}) == 1 else None


def _own(one: Value | Limit) -> list[str]:
    """Return what tells the clause before a figure from others: Chinese characters, and beginnings of words."""
    text = one.shape.text
    low, _ = stretch_of(OF, text, one.place, one.place)
    return HAN.findall(text[low : one.place]) + [word[:5] for word in _WORD.findall(text[low : one.place])]


_WORD: Final = regex(r"[a-z]{4,}")


def _denied(claim: Claim, pair: Pair) -> bool:
    """Whether a value and its limit say otherwise than the words."""
    value, limit = pair
    over = beyond(value, limit)
    if (value.value.bound == "~" and close(value.value, limit.value, ABOUT)) or (
        claim.sort == "quiet" and not limit.rings
    ):
        return False
    if _TIMELY.fullmatch(claim.text) and limit.value.dimension != "duration":
        return False
    if limit.value.upper is not None:
        return (
            (claim.sort in {"kept", "quiet"} and claim.holds) != (over == 0)
            if claim.sort in {"kept", "broken"}
            else False
        )
    if claim.sort in {"over", "under"}:
        sign = 1 if claim.sort == "over" else -1
        if _SPEED.search(claim.text) and limit.value.dimension != "duration":
            # faster by so many points is more done, and not less time
            sign = -sign
        return over * sign < 0 if claim.holds else over * sign > 0
    pace = _PACE.fullmatch(claim.text) and (-1 if limit.value.dimension == "duration" else 1)
    inner = -1 if _WITHIN.search(claim.text) and limit.value.bound == "=" else 0
    need = pace or inner or limit.need or (-1 if _INNER.search(claim.text) else 0) or need_of(value, limit)
    if not need:
        return False
    kept = (claim.sort != "broken") == claim.holds
    mark = limit.rings or _MARKED.search(limit.shape.text)
    if claim.sort == "kept" and need < 0 and mark and _REACH.fullmatch(claim.text):
        return over < 0 if claim.holds else over > 0
    return over * need < 0 if kept else over * need > 0


def _verdict(shape: Shape, said: str, pair: Pair) -> Verdict:
    low = max(shape.text.find(said), 0)
    words = "".join(shape.token(low + at).text if MARK.match(one) else one for at, one in enumerate(said))
    return Verdict(
        line=shape.sentence.line, excerpt=" ".join(shape.sentence.text.split())[:EXCERPT],
        value=pair.value.value.text.strip(), limit=pair.limit.value.text.strip(), said=words,
    )  # fmt: skip
