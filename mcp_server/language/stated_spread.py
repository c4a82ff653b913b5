"""Shares whose part stands beside them, and whose whole elsewhere: 过半门店（38 家）…全公司共 82 家; half of them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.amounts import Amount, amounts, like, may_be_like
from mcp_server.language.portions import soft
from mcp_server.language.relations import Said, said
from mcp_server.language.shapes import PERCENT, Shape
from mcp_server.language.share_words import bare, is_member, near_enough
from mcp_server.language.slips import slipped
from mcp_server.language.stated_cues import DOWN, UP
from mcp_server.language.stated_pairs import is_plain, may_be_share, off, pairs
from mcp_server.language.stated_roles import EARLIER
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

LINES: Final = 12
"""Lines before a share on which its whole may stand."""
_OPENS: Final = regex(
    r"^[^,;:(–—。]{0,48}?(?:[,(–—]|\s-\s)\s?(?:(?:namely|that is|i\.e\.|or|just|only|in fact|exactly|being|precisely"
    r"|即|共?有?|也就是|就是|具体是)[, ]?\s?)*$"
)
"""Between a share and the part that is told right behind it."""
_ENDS: Final = regex(
    r"^\s?(?:[a-z-]+ ){0,2}?(?:$|[,.;:)。、–—]|of (?:them|these|those|it|that)\b|in (?:number|all)\b"
    r"|[a-z]+\s?[,)–—.]|人?[)])"
)
_BEHIND: Final = regex(
    r"(?:[,(–—:]|\s-\s)\s?(?:or|i\.e\.,?|that is|which is|so|about|just|only"
    r"|即|占(?:比|到|了)?(?:[\u4e00-\u9fff]{0,8}的)?|[\u4e00-\u9fff]{0,6}率(?:为|是)?|也就是|相当于|为|达|约占?|只占|撑起|贡献了?)*\s?$"
    r"|\b(?:make|makes|made|making) up $|\baccount(?:s|ed|ing)? for $|\brepresent(?:s|ed|ing)? $|\bresponsible for $"
)
"""Between a part and the share that is told right behind it."""
_RATE: Final = regex(r"率(?:为|是)?\s?$")
_OF_WHOLE: Final = regex(r"^ (?:of|in|out of) (?:(?:the|our|all|its|these|those|their|your|my) )*$|^的?这?$")
_OF_THEM: Final = regex(r"^\s?(?:of|in) (?:them|these|those|it|that|this|whom|which)\b|^的?(?:人)?$")
_OF: Final = regex(
    r"^ (?:of|in) (?:(?:the|our|all|its|these|those|their|your|my|every|each) )*(?P<noun>[a-z-]+(?: [a-z-]+)?)"
)
_OF_ZH: Final = regex(r"^(?:以上|以下|多|左右)?的?(?P<noun>[\u4e00-\u9fff]{2,6})")
_TOTAL: Final = regex(
    r"(?:共|总|全[部体场校厂公院市县店年队班站村馆]|合计|累计|在册|样本|一共|编制|现有|收到|发出|来了)[^,;。]{0,8}$"
    r"|\b(?:total|all|altogether|we (?:have|had|hold|held|surveyed|asked|sent|took|received|need)"
    r"|there (?:are|were))\b[^,;]{0,16}$"
)
_TOTAL_BEHIND: Final = regex(r"^ ?(?:[a-z]+ )?(?:in all|in total|altogether|overall)\b")
_EMPTY: Final = frozenset({"time", "day", "year", "way", "money", "people", "cases", "which", "whom", "that", "this"})


def spread(shape: Shape, ahead: Sequence[Shape]) -> Iterator[Said]:
    """Yield the shares of a sentence whose part stands beside them, with a whole from it or from those *ahead*."""
    if PERCENT not in shape.text:
        return
    every = amounts(shape)
    told_of = [pair.part for pair in pairs(shape, every)]
    rates = [one for one in every if one.figure.dimension == "percent"]
    for rate in rates:
        if not may_be_share(rate):
            continue
        if both := _both(shape, every, rate):
            yield from told(*both, rate)
            continue
        part = _part(shape, every, rate)
        if part is None or part in told_of:
            continue
        whole = _whole(shape, every, ahead, part, rate)
        if whole is not None:
            yield from told(part.figure, whole, rate)


def told(one: Quantity, whole: Quantity, rate: Amount) -> Iterator[Said]:
    """Yield a share that a part of a whole misses."""
    one = one if like(one, whole) else one.model_copy(update={"unit": whole.unit, "dimension": whole.dimension})
    if _misses(one, whole, rate) and near_enough(one, whole, rate.figure):
        yield said("share", (one, whole), rate.figure.model_copy(update={"bound": "="}), sure=True)


def _both(shape: Shape, every: Sequence[Amount], rate: Amount) -> tuple[Quantity, Quantity] | None:
    """Return a part and its whole that both stand behind their share: one in five of the 450, 72 people."""
    at = every.index(rate)
    if at + 2 >= len(every) or not _OF_WHOLE.match(shape.text[rate.place + 1 : every[at + 1].place]):
        return None
    whole, part = every[at + 1], every[at + 2]
    gap = shape.text[whole.place + 1 : part.place]
    if not (is_plain(part) and _may_hold(whole, part) and _OPENS.match(gap) and _ENDS.match(part.tail)):
        return None
    return part.figure, whole.figure


def _part(shape: Shape, every: Sequence[Amount], rate: Amount) -> Amount | None:
    """Return the figure that is told as what a share comes to."""
    at = every.index(rate)
    if at + 1 < len(every) and is_plain(every[at + 1]):
        two = every[at + 1]
        if _OPENS.match(shape.text[rate.place + 1 : two.place]) and _ENDS.match(two.tail):
            return two
    if at and is_plain(every[at - 1]) and _BEHIND.search(bare(rate.head)):
        return every[at - 1]
    return None


def _whole(
    shape: Shape, every: Sequence[Amount], ahead: Sequence[Shape], part: Amount, rate: Amount
) -> Quantity | None:
    """Return the one whole that a share must be of, where it misses it; nothing where another gives it."""
    them = bool(_OF_THEM.match(rate.tail) or _ENDS_THEM.match(part.tail))
    own = [one for one in every if one is not part and _may_hold(one, part, them=them) and not is_member(shape, one)]
    back = [
        one
        for before in ahead
        if shape.sentence.line - before.sentence.line <= LINES
        for one in amounts(before)
        if _may_hold(one, part, them=them) and not is_member(before, one)
    ]
    if any(not _misses(part.figure, one.figure, rate) for one in (*own, *back)):
        return None
    if them:
        near = [one for one in own if one.place < rate.place] or back
        now = [one for one in near if not EARLIER.search(f"{one.near} {one.behind}")]
        return (now or near)[-1].figure if near else None
    slips = [one for one in (*own, *back) if _slips(part.figure, one.figure, rate.figure)]
    if slips:
        return slips[-1].figure
    if _RATE.search(bare(rate.head)):
        # of what a rate with a name is, only a slip tells
        return None
    noun = _noun(rate)
    named = [one for one in (*own, *back) if noun and _is_called(one, noun)]
    if not named:
        named = [one for one in own if _TOTAL.search(one.near) or _TOTAL_BEHIND.match(one.tail)]
        named = [one for one in named if one.figure.unit == part.figure.unit]
    if not named and rate.place > part.place and shape.text.count(PERCENT) == 1:
        # 900 invitations, 240 acceptances, close to a third
        wide = [one for one in own if one.place < part.place]
        moved = UP.search(shape.text) or DOWN.search(shape.text)
        named = wide if len(own) == 1 and not moved else []
    values = {one.figure.value for one in named}
    return named[0].figure if len(values) == 1 else None


_ENDS_THEM: Final = regex(r"^ ?(?:[a-z-]+ )?of (?:them|these|those)\b")


def _may_hold(whole: Amount, part: Amount, *, them: bool = False) -> bool:
    """Whether a figure may be the whole of a part; one of an earlier time only where the part is said to be of it."""
    one, two = part.figure, whole.figure
    if (
        not is_plain(whole)
        or (not them and EARLIER.search(f"{whole.near} {whole.behind}"))
        or two.per
        or two.value <= one.value
        or one.dimension != two.dimension
    ):
        return False
    return may_be_like(one, two)


def _misses(part: Quantity, whole: Quantity, rate: Amount) -> bool:
    percent = part.value / whole.value * 100
    figure = rate.figure
    if figure.bound == "=" and not soft(figure):
        return abs(percent - figure.value) > figure.step / 2 + figure.step / 50
    return off(percent, figure)


def _slips(part: Quantity, whole: Quantity, stated: Quantity) -> bool:
    """Whether a share is that of two figures but for a slip; of one unit, one wrong digit of three is enough."""
    if stated.bound != "=" or soft(stated):
        return False
    percent = part.value / whole.value * 100
    if slipped(stated, percent):
        return True
    one, two = (f"{(value / stated.step).quantize(Decimal(1)):f}" for value in (stated.value, percent))
    if len(one) != 3 or len(two) != 3 or not part.unit or part.unit != whole.unit:
        return False
    return sum(mine != other for mine, other in zip(one, two, strict=True)) == 1


def _noun(rate: Amount) -> str:
    found = _OF.match(rate.tail) or _OF_ZH.match(rate.tail)
    return found["noun"] if found and found["noun"] not in _EMPTY else ""


def _is_called(one: Amount, noun: str) -> bool:
    """Whether a figure counts what a noun names."""
    beside = f"{one.near} {one.figure.text.lower()} {one.behind}"
    if noun.isascii():
        return any(len(word) > 3 and f" {word[:5]}" in f" {beside}" for word in noun.split())
    return noun[-2:] in beside or noun[:2] in beside
