"""Portions in words whose part stands beside them, where a figure around them is nearly the whole of it.

"A quarter, 230,000, paid by telephone" behind 1,150,000 trips is a fifth. Which figure a portion is of its words need
not say; where none around it gives it, and just one comes near, it is asked.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.amounts import Amount, amounts, like
from mcp_server.language.portions import portioned, soft
from mcp_server.language.relations import asked, written
from mcp_server.language.shapes import PERCENT, Shape
from mcp_server.language.share_words import ASIDE
from mcp_server.language.stated_pairs import is_plain, off
from mcp_server.language.stated_roles import EARLIER, GREW, MORE
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

BACK: Final = 4
"""Sentences before a portion in which its whole may stand."""
LINES: Final = 3
NEAR: Final = Decimal("0.6")
"""Of a portion, how near it must be to what is worked out."""
_BEHIND: Final = regex(
    r"^[^,.;:()。，]{0,40}?(?:[,，]\s?|\s?[(（:]\s?|\s[–—-]\s)"
    r"(?:or |namely |that is,? |i\.e\.,? |about |some |in all |即|也就是|就是|共|有|约)*$"
)
"""Between a portion and its part behind it: a quarter, 230,000."""
_AHEAD: Final = regex(
    r"^[^,.;:()。，0-9]{0,24}?(?:[,，]\s?|\s?[(（]\s?|\s[–—-]\s)"
    r"(?:(?:or |so |thus |that is,? |which is |i\.e\.,? |about |exactly |just |only |a good )*$"
    r"|(?:(?!其中|另|每|比|较|再|又)[\u4e00-\u9fff]){0,10}$)"
)
"""Between a part and its portion behind it: 148 of them, so three in five."""
_OF: Final = regex(r"^ (?:[a-z]+ ){0,2}of (?:the |our |all |these |those |its )*$")
_OVER: Final = regex(r"^\s?(?:more|less|fewer|higher|lower|longer|shorter|faster|cheaper|of (?:a|an|one) )|^\s?[倍折]")


def nearly_portions(shapes: Sequence[Shape], explained: frozenset[int]) -> Iterator[Nearly]:
    """Yield the portions in words that nearly follow from the part beside them and a figure around them."""
    every: list[Amount] = []
    for number, raw in enumerate(shapes):
        shape = portioned(raw)
        if PERCENT not in shape.text or shape.sentence.sort == "heading":
            continue
        own = amounts(shape)
        for at, rate in enumerate(own):
            if not _is_portion(rate) or rate.figure.start in explained:
                continue
            part = _part(shape, own, at)
            if part is None:
                continue
            ahead = [
                one
                for other in shapes[max(0, number - BACK) : number]
                if other.sentence.line >= shape.sentence.line - LINES and other.sentence.under == shape.sentence.under
                for one in amounts(other)
            ]
            whole = _whole(part, rate.figure, [*ahead, *own])
            every = every or [one for other in shapes for one in amounts(other) if is_plain(one)]
            if whole is not None and not any(_fits(one, part) and _gives(one, part, rate) for one in every):
                stated = rate.figure.model_copy(update={"bound": "="})
                yield asked(raw.sentence, "share", (written(part.figure), written(whole)), stated)


def _is_portion(rate: Amount) -> bool:
    figure = rate.figure
    if figure.dimension != "percent" or figure.bound not in {"=", "~"} or figure.signed or not soft(figure):
        return False
    return not (GREW.search(rate.head) or MORE.search(rate.tail) or ASIDE.search(rate.near) or _OVER.match(rate.tail))


def _part(shape: Shape, own: Sequence[Amount], at: int) -> Amount | None:
    """Return the figure right beside a portion that is told with it."""
    rate = own[at]
    if at + 1 < len(own):
        one = own[at + 1]
        if is_plain(one) and not _OF.search(one.head) and _BEHIND.match(shape.text[rate.place + 1 : one.place]):
            return one
    if at and _AHEAD.match(shape.text[own[at - 1].place + 1 : rate.place]):
        one = own[at - 1]
        if _OF.match(one.head):
            # 148 of 185 replied, so three in five
            one = own[at - 2] if at > 1 else rate
        return one if is_plain(one) else None
    return None


def _whole(part: Amount, rate: Quantity, around: Sequence[Amount]) -> Quantity | None:
    """Return the one figure of which a part nearly is a portion; nothing where it is just that of another."""
    wholes = [one for one in around if _may_hold(one, part)]
    percents = {one.figure.value: part.figure.value / one.figure.value * 100 for one in wholes}
    if any(not off(percent, rate) for percent in percents.values()):
        return None
    near = [value for value, percent in percents.items() if rate.value * NEAR <= percent <= rate.value / NEAR]
    if len(near) != 1:
        return None
    return next(one.figure for one in wholes if one.figure.value == near[0])


def _gives(whole: Amount, part: Amount, rate: Amount) -> bool:
    return not off(part.figure.value / whole.figure.value * 100, rate.figure)


def _may_hold(whole: Amount, part: Amount) -> bool:
    return _fits(whole, part) and not EARLIER.search(f"{whole.near} {whole.behind}")


def _fits(whole: Amount, part: Amount) -> bool:
    """Whether a figure counts the like of another, and more of it."""
    one, two = part.figure, whole.figure
    if not is_plain(whole) or two.value <= one.value or two.per:
        return False
    return like(one, two) or (one.dimension == two.dimension == "count" and one.unit.isascii() and two.unit.isascii())
