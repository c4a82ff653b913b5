"""Shares beside a part that is said to be of a whole: 79 of the 96 callers, i.e. 82 %; most of the 46 flats (31)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from mcp_server.language.amounts import Amount, amounts, like, may_be_like
from mcp_server.language.claims import recompute
from mcp_server.language.portions import soft
from mcp_server.language.relations import Said, said
from mcp_server.language.shapes import PERCENT, Shape
from mcp_server.language.share_words import ASIDE, bare, near_enough
from mcp_server.language.stated_rates import shared
from mcp_server.language.stated_roles import EARLIER, GREW, MORE
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_THE: Final = r"(?:(?:the|our|all|its|these|those|their|his|her|your|my|some|a total of|every|each) )*"
_OUT_OF: Final = regex(rf"^ ?(?:[a-z'-]+ ){{0,3}}?(?:out of|of) {_THE}(?:[a-z'-]+ )?$|^\s?/\s?$")
"""Between a part and its whole: 79 happy callers out of 96."""
_AMONG: Final = regex(rf"^ ?(?:[a-z'-]+ ){{0,4}}?(?:among|in|from|on) {_THE}$")
"""The same where the rate must be named, for much else is told so: 14 defects found in 560 boards."""
_OF_AHEAD: Final = regex(rf"(?:^|[,;:.(–—]|\b(?:that|and|but|so|while)) ?(?:out )?(?:of|among) {_THE}$")
_BEHIND: Final = regex(r"^[^;:]{0,60}?[, ](?:but |only |just |no fewer than |no more than |as many as |a mere )*$")
_OF_THEM: Final = regex(r"^ ?(?:[a-z-]+ )?of (?:them|these|those|which|whom)\b")
_IN_ZH: Final = regex(
    r"^[^。;在]{0,16}?(?:当?中|里面?|之中|内)[,，]?(?!每|平均|人均)[^。;每均共]{0,14}$|^[^。;]{0,14}?[,，(;]\s?其中[^。;每均共]{0,16}$"
)
_OPENS: Final = (
    r"(?:[,;(:=–—]|\s-\s|^)\s?(?:and |so |thus |hence |that |this |it |we |they |which |in other words,? |only |just )*"
    r"(?:or|so|thus|hence|(?:that|which) is to say|that is|that's|i\.e\.,?"
    r"|which is|which are|is|are|equals?|makes?|making|giving|gives?|means?"
    r"|meaning|works out at|comes to|amounts to|corresponds to|equivalent to|namely|=|\bbeing)?,?"
)
_APPOSED: Final = regex(rf"{_OPENS}(?: ?(?:to|about|just|only|exactly|some|nearly|almost|an?|the|our|barely))*\s?$")
_RATE: Final = (
    r"rate|ratio|share|proportion|percentage|conversion|churn|attendance|occupancy|turnout|utili[sz]ation|response"
    r"|yield|uptake|take-?up|coverage|prevalence|incidence|compliance|adherence|adoption|retention|attrition|turnover"
    r"|absence|absenteeism|penetration|punctuality|accuracy|availability|uptime|completion|success|failure|pass"
    r"|participation|vacancy|mortality|survival|acceptance|approval|rejection|return|reply|recovery|fill|hit|win"
    r"|bounce|click-through|no-show|defect|scrap|dropout|drop-out|engagement|satisfaction|score|csat|availability"
)
_NAMED: Final = regex(
    rf"\b(?:{_RATE})s?\b[a-z ,'-]{{0,16}}?"
    r"(?:\b(?:of|is|was|were|are|at|to|as|stands|stood|reached|about|just|only)|:|=)\s?$"
)
_ANY_RATE: Final = regex(rf"\b(?:{_RATE})\b|[率比]")
_SAID_OF: Final = regex(r"(?:占比|比例|比重|率)(?:为|是|达到?)?$")
_NAMES: Final = regex(rf"^ (?:[a-z'-]+ ){{0,3}}?(?:{_RATE})s?\b")
_ENDS: Final = regex(
    r"^\s?(?:$|[,.;:)。、(–—]|and\b|but\b|while\b|of (?:them|it|all|the (?:total|whole|lot)|those|these)\b"
    r"|(?:of )?(?:the|our|all|its) [a-z]+\s?(?:$|[,.;:)])|(?:of )?the (?:time|total|lot|money)\b|in all\b"
    r"|overall\b|in total\b|altogether\b)"
)
_ONE_NOUN: Final = regex(r"^ (?:[a-z'-]+ ){0,2}[a-z'-]+\s?(?:$|[,.;:)])")
_ENDS_ZH: Final = regex(r"^\s?(?:$|[,.;:)。、(!?—]|左右|上下|以上|多|强|弱|[,，])")
_APPOSED_ZH: Final = regex(
    r"(?:[,(:=——]|也就是说?|即|就是|相当于|合|等于|折合|占(?:比|到|了|去|总数的?|全部的?|其中的?|的?比例|的?比重)?)"
    r"(?:为|是|达到?|占|比例|占比|约占?|只有|仅|仅占|才|有|为)*\s?$"
)
_NAMED_ZH: Final = regex(
    r"[,(:;，。][^,，。;]{0,12}(?<![税利费汇毛净])[率比](?:为|是|达到?|有|仅为?|只有|才|约|:)*\s?$"
)
_BREAK: Final = regex(
    r"(?:[,(:–—]|\s-\s)\s?(?:(?:namely|that is|i\.e\.|or|just|only|in fact|exactly|with|being|as|or rather"
    r"|即|共?有?|也就是|就是|具体是)[, ]?\s?)*(?:(?:out )?(?:of|among) (?:the |our |all )?)?$"
)
_GOAL: Final = regex(
    r"目标|计划|预期|预计|要求|标准|上限|下限|红线|阈值|行业|同行|平均|别[家人]|去年|上年|上月|上季|上周|同期"
    r"|\b(?:targets?|goals?|(?<!\bas )plan(?:ned)?|forecasts?|(?<!\bas )expect\w*|last|previous|prior|usual"
    r"|normal|industry|national|benchmark|limit|threshold|maximum|minimum|required|requires?"
    r"|asks? for|asked for|quorum|must|should|would|could|needs?|needed|average|against|than|instead"
    r"|compared|versus|vs)\b"
)
_SAYS_SO: Final = regex(
    r"^\W*(?:so |and |thus |hence |therefore )?(?:that|this|it|which)(?:'s| is| was| makes| gives| means| puts| works"
    r"| comes| corresponds| equals| amounts)\b|^\W*(?:这|即|也就是|换算|折合|算下来|算起来|相当于)"
)
_OF_ANOTHER: Final = regex(r"[,;:][^,;:]{1,10}(?:里面?|[当之]?中|内)[^,;:]{0,8}$")
"""A whole of its own: 请假的人里病假占 75%."""
_GROUPS: Final = regex(r"[;。]")
_LONG: Final = 100
"""Characters between a share and the bracket in which it is told again."""


class Pair(NamedTuple):
    """A part and the whole that it is said to be of."""

    part: Amount
    whole: Amount
    sure: bool
    """Whether the words say no more than that."""

    @property
    def low(self) -> int:
        """Where the first of the two stands."""
        return min(self.part.place, self.whole.place)

    @property
    def high(self) -> int:
        """Where the last of the two stands."""
        return max(self.part.place, self.whole.place)


def paired(shape: Shape, before: Shape | None) -> Iterator[Said]:
    """Yield shares with the part and whole that a sentence says they are of; *before* is the one right ahead of it."""
    if PERCENT not in shape.text:
        return
    every = amounts(shape)
    rates = [one for one in every if one.figure.dimension == "percent"]
    found = list(pairs(shape, every)) or list(_of_before(every, before))
    for rate in rates:
        if not may_be_share(rate):
            continue
        low, high = _clause(shape, rate.place)
        others = [one.place for one in rates if one is not rate]
        ahead = [pair for pair in found if pair.high < rate.place]
        behind = [pair for pair in found if pair.low > rate.place]
        if (
            ahead
            and (low <= ahead[-1].high or _SAYS_SO.match(shape.text[low + 1 :]))
            and not any(ahead[-1].high < at < rate.place for at in others)
        ):
            if _follows(shape, ahead[-1], rate):
                yield from _of(ahead[-1], rate)
        elif behind and behind[0].high < high and not any(rate.place < at < behind[0].low for at in others):
            if _leads(shape, behind[0], rate):
                yield from _of(behind[0], rate)
        elif before is not None and len(every) == 1 and _SAYS_SO.search(shape.text):
            last = list(pairs(before, amounts(before))) or list(_two(amounts(before)))
            if last and PERCENT not in before.text:
                yield from _of(last[-1], rate)


def _two(every: Sequence[Amount]) -> Iterator[Pair]:
    """Yield the only two figures of a sentence, where one may be a part of the other: 1,340 counted, 67 missing."""
    if len(every) == 2 and all(is_plain(one) and one.figure.dimension == "count" for one in every):
        whole, part = every
        if (
            _fit(part, whole)
            and part.figure.value < whole.figure.value
            and not EARLIER.search(f"{part.near} {whole.near}")
        ):
            yield Pair(part, whole, sure=False)


def pairs(shape: Shape, every: Sequence[Amount]) -> Iterator[Pair]:
    """Yield the parts that a sentence says are of a whole, in order."""
    plain = [one for one in every if is_plain(one)]
    for number, (one, two) in enumerate(pairwise(plain)):
        gap = shape.text[one.place + _width(shape, one) : two.place]
        if PERCENT in gap:
            continue
        if _OUT_OF.match(gap) and (_fit(one, two) or _of_unit(one, two)):
            yield Pair(one, two, True)
        elif _AMONG.match(gap) and _fit(one, two, apart=True):
            yield Pair(one, two, False)
        elif (_OF_AHEAD.search(shape.text[: one.place]) and _BEHIND.match(gap) and _fit(two, one)) or (
            _IN_ZH.match(gap) and _fit(two, one)
        ):
            yield Pair(two, one, True)
        elif _OF_THEM.match(two.tail):
            wide = [other for other in plain[: number + 1] if _fit(two, other)]
            if len(wide) == 1:
                yield Pair(two, wide[0], True)


def _of_before(every: Sequence[Amount], before: Shape | None) -> Iterator[Pair]:
    """Yield the part of a sentence that is said to be of them, with the one number of the sentence before."""
    parts = [one for one in every if is_plain(one) and _OF_THEM.match(one.tail)]
    if before is None or len(parts) != 1 or sum(is_plain(one) for one in every) != 1:
        return
    wholes = [one for one in amounts(before) if is_plain(one) and _fit(parts[0], one)]
    if len(wholes) == 1:
        yield Pair(parts[0], replace(wholes[0], place=parts[0].place), True)


def _width(shape: Shape, one: Amount) -> int:
    return 1 if one.place in shape.places else len(str(one.figure.text))


def is_plain(one: Amount) -> bool:
    """Whether an amount is told as just so many."""
    figure = one.figure
    plain = figure.dimension in {"count", "money", "duration", "effort"} and figure.bound == "="
    return plain and figure.upper is None and not figure.signed and figure.value > 0


def _fit(part: Amount, whole: Amount, *, apart: bool = False) -> bool:
    """Whether one figure may be a part of another: it is no larger, and counts the same, or what came of it."""
    one, two = part.figure, whole.figure
    if one.value > two.value or one.dimension != two.dimension or two.per:
        return False
    return (apart and one.dimension == "count") or may_be_like(one.model_copy(update={"per": ""}), two)


def _of_unit(part: Amount, whole: Amount) -> bool:
    """Whether a bare number right before its whole is of its unit: 6 of 8 minutes."""
    one, two = part.figure, whole.figure
    return one.dimension == "count" and not one.unit and one.value <= two.value and not two.per


def may_be_share(rate: Amount) -> bool:
    """Whether a percentage may be a share of something, and not a change, a price or an aim."""
    figure = rate.figure
    if figure.signed or figure.upper is not None or figure.value < 0:
        return False
    beside = f"{bare(rate.near)} | {rate.behind}"
    return not (
        GREW.search(bare(rate.head)) or MORE.search(rate.tail.lstrip(", "))
        or ASIDE.search(beside) or _GOAL.search(beside)
        or EARLIER.search(rate.near)
    )  # fmt: skip


def _clause(shape: Shape, place: int) -> tuple[int, int]:
    """Return from where to where the figures stand that a share may be of: between semicolons and full stops."""
    cuts = [found.start() for found in _GROUPS.finditer(shape.text)]
    return max((at for at in cuts if at < place), default=0), min((at for at in cuts if at > place), default=1 << 30)


def _follows(shape: Shape, pair: Pair, rate: Amount) -> bool:
    """Whether a share behind a part and its whole is said to be theirs."""
    gap, tail = shape.text[pair.high + 1 : rate.place], rate.tail
    if len(gap) > 90 or _GOAL.search(gap) or _OF_ANOTHER.search(gap):
        return False
    ahead = bare(gap)
    if _NAMED.search(ahead) or _NAMED_ZH.search(ahead):
        return True
    if _APPOSED_ZH.search(ahead) and _ENDS_ZH.match(tail) and ("\u4e00" <= _last(gap) <= "\u9fff" or pair.sure):
        return True
    if pair.sure and ahead.rstrip().endswith(",") and _ENDS.match(tail):
        return True
    if not _APPOSED.search(ahead if ahead.strip() else gap):
        return False
    if _NAMES.match(tail) or (_ENDS.match(tail) and pair.sure):
        return True
    return pair.sure and _ONE_NOUN.match(tail) is not None and gap.rstrip()[-1:] in ",(:–—"


def _last(text: str) -> str:
    return next((c for c in reversed(text) if c.isalpha()), "")


def _leads(shape: Shape, pair: Pair, rate: Amount) -> bool:
    """Whether a part and its whole are told right behind their share: most of the board, 4 of 9."""
    gap = shape.text[rate.place + 1 : pair.low]
    if _GOAL.search(gap):
        return False
    if "\u4e00" <= _last(gap) <= "\u9fff" and gap.rstrip()[-1:] == ",":
        # 研发占比 45%，400 人里研发有 160 人
        return bool(_SAID_OF.search(bare(rate.head)) and shared(rate.near, pair.part.near))
    if len(gap) > (_LONG if gap.endswith("(") and pair.sure else 60):
        return False
    named = _ANY_RATE.search(rate.head)
    return bool(_BREAK.search(gap) and (pair.sure or named) and not re.search(r"\band\b.*,", gap))


def _of(pair: Pair, rate: Amount) -> Iterator[Said]:
    """Yield a share as that of a part, or of what the part leaves of its whole."""
    one, two, stated = pair.part.figure, pair.whole.figure, rate.figure
    one = one if like(one, two) else one.model_copy(update={"unit": two.unit, "dimension": two.dimension})
    if not near_enough(one, two, stated):
        return
    rest = one.model_copy(update={"value": two.value - one.value, "text": ""})
    if stated.bound == "=" and not soft(stated):
        kept = recompute("share", (rest, two), stated)
        if not (kept and kept.holds):
            yield said("share", (one, two), stated, sure=True)
        return
    if off(one.value / two.value * 100, stated) and (stated.value == 50 or off(rest.value / two.value * 100, stated)):
        yield said("share", (one, two), stated.model_copy(update={"bound": "="}), sure=True)


def off(percent: Decimal, stated: Quantity) -> bool:
    """Whether a share is not what a round or loose word for it can mean."""
    room = stated.step / 2
    if stated.bound in {">", ">="}:
        return percent < stated.value - (room if stated.bound == ">=" else Decimal(0))
    if stated.bound in {"<", "<="}:
        return percent > stated.value + (room if stated.bound == "<=" else Decimal(0))
    return abs(percent - stated.value) > (
        max(room, stated.value / 6) if stated.bound == "~" else room + Decimal("0.05")
    )
