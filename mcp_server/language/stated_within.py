"""Parts that are larger than what they are a part of."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from mcp_server.language.amounts import Amount, amounts
from mcp_server.language.funnels import funnels
from mcp_server.language.mentions import stem
from mcp_server.language.relations import Said, said
from mcp_server.language.shapes import Shape
from mcp_server.language.stated_members import MEASURES
from mcp_server.language.stated_roles import GREW
from mcp_server.language.units import PEOPLE
from mcp_server.regex import regex

_THE: Final = r"(?:the |our |all |its |these |those |their )*"
_OF_WHICH: Final = regex(
    r"(?:[,;(–—]|\band)\s?(?:and )?(?:of (?:which|whom|these|those|them)\b|among them\b|including\b"
    r"|thereof\b)[^,;.]{0,30}$"
)
_OF_AHEAD: Final = regex(rf"(?:^|[,;.(]|\b(?:that|and|but|so)) ?(?:out )?of {_THE}$")
_COMMA: Final = regex(r"^[^,;:]{0,60}?,(?: but| only| just| no fewer than)? ?$")
_OUT_OF: Final = regex(rf"^ ?(?!(?:[a-z-]+ )?(?:instead|ahead|short) of)(?:[a-z-]+ ){{0,2}}(?:out )?of {_THE}$")
_OF_THEM: Final = regex(
    r"^ ?(?:[a-z-]+ )?of (?:(?:them|which|whom)\b|(?:these|those)\b(?: (?P<noun>(?!who\b|which\b|that\b|were\b|are\b"
    r"|have\b|had\b|came\b)[a-z-]{4,}s)\b)?)"
)
_IN_ZH: Final = regex(
    r"^[^。;,在]{0,16}?(?:当?中(?![级等层小学型心期旬文英药医国央])|里面?|之中)[,，]?(?!每|平均|人均)[^。;每均共]{0,18}$"
    r"|^[^。;]{0,14}?[,，(;]\s?其中[^。;每均共]{0,16}$"
)
_WHO_ARE: Final = regex(r"^[^。;]{0,14}?[,，(;]\s?(?P<who>[^。;,，每均共]{1,10}的)(?:就|只|却|仅)?有?\s?$")
_OTHER: Final = regex(
    r"[另比较总即其]|新[增加入进招办来]|[此之以除]外|[于过]|[去今上前昨本当][年月季周期日天次]|年前|原来|以前|合计|计划|目标|需|应"
)
"""Words of those who are none of those before, or of all of them."""
_FULL: Final = regex(r"^\s?\((?:总分|满分)\s?$|^分?[,，]?(?:总分|满分)\s?$")
_TAKES_UP: Final = regex(r"^[,(]?占(?:了|用)?[^,。;率比]{0,8}$")
_MAY_EXCEED: Final = regex(
    r"\b(?:appl\w+|request\w*|regist\w+|book\w*|demand\w*|sign(?:ed)? up|want\w*|target|plan(?:ned)?|goal|over|more"
    r"|extra|waiting)\b"
    r"|报名|申请|预约|预订|目标|计划|超|增|额外|排队|候补"
)
_NAMED: Final = regex(
    r"\b(?:year|grade|class|form|room|group|line|route|ward|gate|level|zone|bus|shift|team|unit|block|floor)\s?$"
)
"""What stands before a number that only names something."""
_CUES: Final = regex(r"\bof\b|among|including|thereof|[中里内占分的]")
_COSTS: Final = regex(
    r"\b(?:costs?|fees?|expenses?|charges?|deductions?|takings|sales|losses|savings?|refunds?|grants?|taxe?s?|prices?"
    r"|turnover|revenues?) of $"
)
"""Before an amount that is named so, and is no whole: £1,010 after costs of £240."""
_NET: Final = regex(r"\b(?:loss|profit|net|result|balance|income|increas\w+|decreas\w+|margin)\b")
_MEAN: Final = regex(r"[日月周年人户场台]均|平均|每|\b(?:average|mean|per|each)\b")
_SAME_THING: Final = regex(r"^(?:$|[已未没不是属在为被有的需要能可同通完达表认选愿想希反参回填答]|[a-z])")


def insides(shape: Shape, before: Shape | None, recent: Sequence[Shape] = ()) -> Iterator[Said]:
    """Yield figures that a sentence calls a part of another, of its own or of sentences before it."""
    yield from funnels(shape, recent)
    if not _CUES.search(shape.text):
        return
    own = [one for one in amounts(shape) if _counts(one)]
    of_them = any(_OF_THEM.match(one.tail) for one in own)
    last = [one for one in amounts(before) if _counts(one)] if before is not None and of_them else []
    if _NET.search(shape.text):
        # what is left of more and less may be smaller than either
        own = [one for one in own if one.figure.dimension != "money"]
    for one, two in pairwise(own):
        gap = shape.text[one.place + 1 : two.place]
        pair = _pair(one, two, gap)
        if pair and not (pair[1] is one and _of_a_wider(one, two, gap, own)):
            yield said("within", (pair[0].figure,), pair[1].figure)
    for n, one in enumerate(own):
        of = _OF_THEM.match(one.tail)
        if not of:
            continue
        fits = [
            [other for other in others if _same(one, other) and _as_whole(one, other) and _is_named(other, of["noun"])]
            for others in (own[:n], last)
        ]
        wide = fits[0] or fits[1]
        whole = max(wide, key=lambda other: other.figure.value, default=None)
        if whole and (len(wide) == 1 or whole.figure.unit) and not _may_exceed(one, whole):
            yield said("within", (one.figure,), whole.figure)


def _of_a_wider(one: Amount, two: Amount, gap: str, own: Sequence[Amount]) -> bool:
    """Whether a part behind a pause is of a whole that was told before the parts beside it: 61 个中……；其中 37 个."""
    ahead = [each for each in own if each.place < one.place and _same(two, each)]
    return ";" in gap and any(each.figure.value >= two.figure.value for each in ahead)


def _counts(one: Amount) -> bool:
    figure = one.figure
    plain = (
        figure.dimension in {"count", "money"} and figure.bound == "=" and figure.upper is None and not figure.signed
    )
    return plain and bool(figure.text or figure.value > 1) and not figure.per and not _NAMED.search(one.head)


def _same(part: Amount, whole: Amount) -> bool:
    """Whether a figure may be a part of another: it counts the same, or leaves out what it counts."""
    one, two = part.figure, whole.figure
    if one.dimension != two.dimension:
        return False
    if not one.unit and two.unit in MEASURES:
        # 410 of 50 litres: that is how large each is
        return False
    return one.unit == two.unit or {one.unit, two.unit} <= PEOPLE or (one.dimension == "count" and not one.unit)


def _as_whole(part: Amount, whole: Amount) -> bool:
    """Whether both count things that come whole, or neither does: 16,000 of them are not of 11.9 cents."""
    return (part.figure.step < 1) == (whole.figure.step < 1)


def _is_named(one: Amount, noun: str | None) -> bool:
    """Whether a figure is of what is pointed at: 768 of these hours are not of six theatres."""
    return not noun or stem(noun) in {stem(word) for word in f"{one.figure.text} {one.behind}".lower().split()[:4]}


def _may_exceed(part: Amount, whole: Amount) -> bool:
    return any(bool(_MAY_EXCEED.search(words)) for words in (part.near, part.behind, whole.near, whole.behind))


def _pair(one: Amount, two: Amount, gap: str) -> tuple[Amount, Amount] | None:
    """Return a part and its whole, of two figures that follow each other; nothing where they are not that."""
    found, who, plain = None, _WHO_ARE.match(gap), _OF_WHICH.search(gap)
    if plain or (_OF_AHEAD.search(one.head) and _COMMA.match(gap)) or _IN_ZH.match(gap):
        found = (two, one)
    elif who and not (_OTHER.search(who["who"]) or one.near.endswith(("的", "的有"))):
        # 260 户，参加分红的 272 户; not 取消的有 135 位，新加入的有 270 位
        found = (two, one) if two.figure.dimension == "count" else None
    elif _OUT_OF.match(gap) or _FULL.match(gap) or (_TAKES_UP.match(gap) and two.tail.lstrip().find("的") in range(9)):
        found = (one, two)
    if found and (found[1].figure.value <= 1 or _MEAN.search(found[1].near) or _COSTS.search(gap)):
        return None
    if (
        found is None
        or not _same(*found)
        or (not plain and _may_exceed(*found))
        or any(GREW.search(some.head) for some in found)
    ):
        return None
    if (
        (_IN_ZH.match(gap) or who)
        and not {one.figure.unit, two.figure.unit} <= PEOPLE
        and not _SAME_THING.match(found[0].behind)
    ):
        # other things may be counted among these, unless they are people: 3 家门店中有 5 家供应商
        return None
    if (
        not found[0].figure.unit
        and found[0].figure.dimension == "count"
        and gap
        and "\u4e00" <= gap.strip()[-1:] <= "\u9fff"
    ):
        return None if found[1].figure.unit else found
    return found
