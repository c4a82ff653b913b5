"""Portions in words whose part stands beside them, where a figure around them is nearly the whole of it.

"A quarter, 230,000, paid by telephone" behind 1,150,000 trips is a fifth. Which figure a portion is of its words need
not say; where none around it gives it, and just one comes near, it is asked.
"""

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from itertools import chain, combinations
from typing import Final, NamedTuple

from mcp_server.language.amounts import Amount, amounts, may_be_like
from mcp_server.language.naming import Named, keys
from mcp_server.language.portions import portioned, soft
from mcp_server.language.relations import asked, written
from mcp_server.language.several import overlap
from mcp_server.language.shapes import PERCENT, Shape
from mcp_server.language.share_words import ASIDE, GOAL
from mcp_server.language.stated_pairs import is_plain, off
from mcp_server.language.stated_roles import EARLIER, GREW, MORE
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

BACK: Final = 4
"""Sentences before a share in which its whole may stand."""
LINES: Final = 3
NEAR: Final = Decimal("0.6")
"""Of a share, how near it must be to what is worked out."""
CLOSE: Final = Decimal("0.66")
"""The same where its whole is told elsewhere."""
MANY: Final = 150
"""Shares of a text that are looked at."""
_PAUSE: Final = r"(?:[,，:：]\s?|\s?[(（:]\s?|\s[–—-]\s|——)"
_BEHIND: Final = regex(
    rf"^[^,.;:()。，]{{0,40}}?{_PAUSE}"
    r"(?:or |namely |that is,? |i\.e\.,? |about |some |in all |即|也就是|就是|共|有|约)*$"
)
"""Between a share and its part behind it: a quarter, 230,000."""
_AGAIN: Final = regex(
    r"^\s?(?:[\u4e00-\u9fff]{1,6})?[,，(（]?\s?(?:即|也就是|合|折合|相当于)(?:约|有)?\s?$"
    r"|^(?: [a-z]+){0,3}(?:,| \(| –| -)? (?:or|i\.e\.,?|that is,?|which is) $"
)
"""Between a percentage and the part that it is told again as: 15%，即 540 份."""
_AHEAD: Final = regex(
    rf"^[^,.;:()。，0-9]{{0,60}}?{_PAUSE}"
    r"(?:(?:so [a-z ]{3,30}(?:account(?:ed|s) for|ma[dk]e up|makes up|took|takes?) )?"
    r"(?:or |so |thus |hence |i\.e\.,? |about |exactly |just |only |some |a good |one \w+ in |"
    r"(?:and |which |that |this |these |those |they |the latter )+(?:is |are |was |were |makes? |comes to |means ),?)*$"
    r"|(?:(?!其中|另|每|比|较|再|又)[\u4e00-\u9fff]){0,10}\s?$)"
    r"|^[^.。0-9]{0,60}?[;；] ?(?:and )?(?:the latter|these|those|they|that|this) (?:is|are|was|were|makes?) $"
)
"""Between a part and its share behind it: 148 of them, so three in five."""
_IS: Final = regex(
    r"^[^,.;:()。，0-9]{0,24}(?:占(?:了|到|去|比)?|即|也就是)(?:约|近)?[\u4e00-\u9fff]{0,8}的?\s?$"
    r"|^ [a-z' ]{0,40}\b(?:are|is|make up|were|was) (?:about |just )?$"
)
"""Between a part and its share where nothing parts them: 30 单占实际赢单 35.7%."""
_OF: Final = regex(r"^ (?:[a-z]+ ){0,2}(?:out )?of (?:the |our |all |these |those |its |a )*$")
_OVER: Final = regex(r"^\s?(?:more|less|fewer|higher|lower|longer|shorter|faster|cheaper|of (?:a|an|one) )|^\s?[倍折]")
_SAID: Final = regex(r"占[^,，;；。]{0,12}$")
_SAID_BEHIND: Final = regex(r"^ of |^的")
_WHOLE: Final = regex(r"占(?:比|了|到|去|据)?(?P<of>[^,，;；。]{1,12}?)的?(?:比例|比重)?(?:为|是|约|近|达)*\s?$")
_BRACKETED: Final = regex(r"^(?:即|约|为|是|等于|相当于|折合)*(?P<of>[\u4e00-\u9fff]{1,10}?)的\s?$")
_WHOLE_BEHIND: Final = regex(r"^ of (?!(?:them|these|those|which|whom|it|that|this|us)\b)(?P<of>[^,.;:()]{1,40})")
_ENDED: Final = regex(r"^\s?(?:$|即|[,.;:)。，；（(、]|—|and\b|but\b|so\b)")
_ELSE: Final = regex(
    r"率|度|减|免|补|返|罚|达到|要求|标准|考核|[高低]于|预计|至少|目标|利息|税|折|毛利|净利|平均|每|较|比[^例重]"
    r"|\b(?:target|than|last|previous|aim|goal|limit|interest|tax|growth|discount|average|error|rate|margin|yield|from|at"
    r"|by|per|least|most|every|each|with)\b"
)
"""Words right before a percentage that is no share of an amount beside it."""
_BOUND: Final = regex(
    r"^\s?的?(?:[^,，。;；]{0,3}(?:要求|进度)|目标|[上下]限|标准|红线|门[限槛])|^ (?:[a-z]+ )?(?:target|goal|limit)\b"
)
_GENERIC: Final = regex(
    r"全|总|所有|整|合计|受访|答[卷复题]|回收|参与者|参加者|到场|来宾"
    r"|\b(?:respondents|participants|people|persons|everybody|visitors|guests|attendees|those who|replies|answers)\b"
    r"|\b(?:all|total|whole|every\w*|overall|entire)\b"
)
"""Words for what is no part of anything."""
_TOTAL: Final = regex(r"预算|费用|成本|投资|支出|\b(?:budget|costs?|grant|spending|outlay|investment|money)\b")
"""Words for a total that is seldom told by its name."""
_SUMMED: Final = regex(r"[合总共]计|总共|一共|\b(?:total\w*|altogether|in all|sum)\b")
_TIME: Final = regex(r"^\s?[时点日月号年]")


def nearly_portions(shapes: Sequence[Shape], every: Sequence[Named], explained: frozenset[int]) -> Iterator[Nearly]:
    """Yield the shares that nearly follow from the part beside them and a figure around them, or one elsewhere."""
    shapes = [portioned(shape) for shape in shapes]
    plain: list[Amount] = []
    parts: set[int] = set()
    looked = 0
    for number, shape in enumerate(shapes):
        if PERCENT not in shape.text or shape.sentence.sort == "heading" or looked > MANY:
            continue
        own = amounts(shape)
        for at, rate in enumerate(own):
            if not _is_share(rate) or rate.figure.start in explained:
                continue
            part = _part(shape, own, at)
            if part is None or overlap(shape.text, shape.sentence.lead):
                continue
            looked += 1
            if not plain:
                plain = [one for other in shapes for one in amounts(other) if is_plain(one)]
                parts = {one.figure.start for other in shapes for one in _parts(other)}
            ahead = [
                one
                for other in shapes[max(0, number - BACK) : number]
                if other.sentence.line >= shape.sentence.line - LINES and other.sentence.under == shape.sentence.under
                for one in amounts(other)
            ]
            last = amounts(shapes[number - 1]) if number else ()
            if whole := _missed(part, rate, Around([*last, *own], [*ahead, *own], plain, every, parts)):
                stated = rate.figure.model_copy(update={"bound": "="})
                yield asked(shape.sentence, "share", (written(part.figure), written(whole)), stated)


class Around(NamedTuple):
    """The figures among which the whole of a share is looked for."""

    beside: list[Amount]
    """Those of its sentence and of the one before it."""
    near: list[Amount]
    """Those of a few before it, too."""
    plain: list[Amount]
    """Those of all sentences."""
    every: Sequence[Named]
    """Those of all sentences and tables, with their names."""
    parts: set[int]
    """The places of those that have a share of their own."""


def _missed(part: Amount, rate: Amount, around: Around) -> Quantity | None:
    """Return the figure of which a part nearly is the share that is told; nothing where it is just that of some."""
    own, name = part.figure, _of(rate)
    called = [one.value for one in around.every if name and name <= one.near and _fit(one.value, own)]
    if any(_gives(own, one, rate.figure) for one in called):
        return None
    if whole := _one(own, called, rate.figure, NEAR, around.parts):
        # it is said of what: that it is the share of another figure is by chance
        return whole
    likely = [one.figure for one in around.near if _may_hold(one, own)]
    others = [one.figure for one in around.plain if _may_hold(one, own)]
    cells = [one.value for one in around.every if one.sentence < 0 and _fit(one.value, own)]
    counted = [one.value for one in around.every if one.value.dimension == own.dimension]
    if any(_gives(own, one, rate.figure) for one in chain(likely, others, counted)):
        return None
    if not called and _TOTAL.search(_told_of(rate)):
        # of the budget: of what is told as a total, as nothing is called so
        totals = [
            one.figure for one in around.plain if _may_hold(one, own) and _SUMMED.search(f"{one.near} {one.behind}")
        ]
        if whole := _one(own, totals, rate.figure, NEAR, ()):
            return whole
    if _made(own, rate.figure, around):
        return None
    if name and not _GENERIC.search(_told_of(rate)):
        # a part of the round is no part of another figure
        known = {one.start for one in around.every if name & one.near}
        likely, others, cells = ([one for one in some if one.start in known] for some in (likely, others, cells))
    return _one(own, likely, rate.figure, NEAR, around.parts) or _one(
        own, [*others, *cells], rate.figure, CLOSE, around.parts
    )


def _one(
    part: Quantity, wholes: Sequence[Quantity], rate: Quantity, near: Decimal, parts: Container[int]
) -> Quantity | None:
    """Return the one of some figures of which a part nearly is a share."""
    found = {
        one.value
        for one in wholes
        # what is a part itself is the whole of none beside it
        if one.start not in parts and rate.value * near <= part.value / one.value * 100 <= rate.value / near
    }
    return next((one for one in wholes if one.value in found), None) if len(found) == 1 else None


def _made(part: Quantity, rate: Quantity, around: Around) -> bool:
    """Whether figures around a part together, or one less another, are what it is the share of."""
    alike = [one.figure for one in around.beside if is_plain(one) and may_be_like(one.figure, part)]
    values = {one.value for one in alike if one.start not in around.parts} - {part.value}
    wholes = {part.value + one for one in values} | {sum({one.value for one in alike} | {part.value}, Decimal(0))}
    wholes |= {whole for one, other in combinations(values, 2) for whole in (one + other, abs(one - other))}
    return any(whole > part.value and not off(part.value / whole * 100, rate) for whole in wholes)


def _of(rate: Amount) -> frozenset[str]:
    """Return the words of what a share is said to be of."""
    return frozenset(keys(_told_of(rate)))


def _told_of(rate: Amount) -> str:
    found = _WHOLE.search(rate.near) or _WHOLE_BEHIND.match(rate.tail) or _BRACKETED.search(rate.near)
    return found["of"] if found else ""


def _parts(shape: Shape) -> Iterator[Amount]:
    """Yield the figures of a sentence that have a share of their own."""
    own = amounts(shape) if PERCENT in shape.text else ()
    for at, rate in enumerate(own):
        if rate.figure.dimension == "percent" and (one := _part(shape, own, at)):
            yield one


def _is_share(rate: Amount) -> bool:
    figure = rate.figure
    if figure.dimension != "percent" or figure.bound not in {"=", "~"} or figure.signed or not 0 < figure.value < 100:
        return False
    if (
        GREW.search(rate.head)
        or MORE.search(rate.tail)
        or ASIDE.search(rate.near)
        or _OVER.match(rate.tail)
        or _BOUND.match(rate.tail)
    ):
        return False
    return soft(figure) or _is_said(rate)


def _is_said(rate: Amount) -> bool:
    """Whether a percentage is told as a share: 占全部 8%, 8 % of all depots, (8 %)."""
    if _SAID.search(rate.near):
        return True
    return not _ELSE.search(rate.near) and bool(_SAID_BEHIND.match(rate.tail) or _ENDED.match(rate.tail))


def _part(shape: Shape, own: Sequence[Amount], at: int) -> Amount | None:
    """Return the figure right beside a share that is told with it."""
    rate = own[at]
    if at + 1 < len(own):
        one, gap = own[at + 1], shape.text[rate.place + 1 : own[at + 1].place]
        again = _BEHIND if soft(rate.figure) else _AGAIN
        if is_plain(one) and not _OF.search(one.head) and again.match(gap):
            return one
    between = shape.text[own[at - 1].place + 1 : rate.place] if at else ""
    if at and (_AHEAD.match(between) or (_is_said(rate) and _IS.match(between))):
        one = own[at - 1]
        if _OF.match(one.head):
            # 148 of 185 replied, so three in five
            one = own[at - 2] if at > 1 else rate
        return one if is_plain(one) and not _TIME.match(one.tail) and not GOAL.search(one.near) else None
    return None


def _gives(part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    return not off(part.value / whole.value * 100, rate)


def _may_hold(whole: Amount, part: Quantity) -> bool:
    return is_plain(whole) and _fit(whole.figure, part) and not EARLIER.search(f"{whole.near} {whole.behind}")


def _fit(whole: Quantity, part: Quantity) -> bool:
    """Whether a figure counts the like of another, and more of it."""
    return whole.value > part.value and whole.bound == "=" and not whole.per and may_be_like(whole, part)
