"""Relations by the part that each figure of a sentence plays, whatever their order: what was before, what is a change,
a price, a whole, a result."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from mcp_server.language.relations import WHOLE, Said, alike, said
from mcp_server.language.shapes import MARKS, Shape
from mcp_server.language.stated_changes import moved
from mcp_server.language.stated_rates import shared
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

FACTORS: Final = 5
"""Figures of one product."""
_PAUSE: Final = re.compile(r"[,;:()—]|\s[-–]\s")
_STRONG: Final = regex(
    r"\b(?:from|against|compared (?:with|to)|than|versus|vs\.?|up on|down on|instead of)\b"
    r"|(?<!同)(?<!环)(?<!占)[比较]|相比|对比|由|从|自"
)
_BEFORE: Final = regex(
    r"\b(?:last|previous(?:ly)?|prior|earlier|before|baseline|originally|(?:a )?(?:year|month|week"
    r"|quarter) ago|used to be)\b"
    r"|上[一个]?(?:年|月|季|周|期|半年|财年)|去年|前年|上年|同期|此前|之前|以前|原来|原先|原为|基线|年初|期初"
    r"|前期|[造化革整]前"
)
_BEFORE_BEHIND: Final = regex(
    r"^\s?[a-z]{0,10}\s?(?:in |of |for )?(?:the |at )?(?:before\b|last (?:year|month|week|quarter)|previous|earlier"
    r"|(?:a|one) (?:year|month|week|quarter) (?:ago|before|earlier))"
)
_GREW: Final = regex(
    r"(?:增长|增加|提高|提升|上升|上涨|上调|扩大|延长|下降|下滑|下调|降低|减少|缩短|缩减|压缩|节省|节约|回落"
    r"|回升|收窄|多|少|增幅|降幅|涨幅|跌幅|幅度|升|涨|增|降|减|跌)"
    r"(?:了|为|达|是|约|:)?\s?$"
    r"|\b(?:up|down|by|plus|minus|(?:an? |the )?(?:\w+ )?(?:increase|decrease|rise|drop|fall|reduction|growth"
    r"|gain|decline|saving|improvement"
    r"|change|difference|jump)(?: was| is)?(?: of| by)?:?|grew|rose|fell|dropped|declined|increased|decreased"
    r"|improved)\s?$"
)
_MORE: Final = regex(
    r"^\s?(?:up|down)\b|^\s?(?:[a-z]+ )?(?:more|less|fewer|lower|higher|faster|slower|shorter|longer|better"
    r"|worse|cheaper|increase|decrease|growth"
    r"|reduction|rise|drop|fall|decline|gain|improvement|saving)\b|^\s?的?(?:增长|增幅|降幅|下降|提升|涨幅)"
)
_NO_CHANGE: Final = regex(
    r"目标|计划|预算|其中|占|率为|每|target|goal|budget|\bplan|of which|\bout of|share|\beach\b|expected"
    r"|forecast|预计|预期|between"
)


class Part(NamedTuple):
    """A figure with the words that stand before and behind it, up to the next figure or pause."""

    figure: Quantity
    place: int
    head: str
    tail: str
    clause: str
    """All of its clause, with the figure as written."""


class _Group(NamedTuple):
    """Figures that are read together."""

    shape: Shape
    text: str
    parts: tuple[Part, ...]


def roles(shape: Shape, before: Shape | None) -> Iterator[Said]:
    """Yield what the figures of a sentence say of each other; *before* is the sentence right ahead of it."""
    groups = list(_groups(shape))
    for group in groups:
        yield from _changed(group)
        yield from _multiplied(group)
        yield from _rated(group)
        yield from _converted(group)
        yield from _priced(group)
        yield from _totalled(group)
        yield from _whole(group)
    if before is not None:
        yield from _closing(shape, before)


def _groups(shape: Shape) -> Iterator[_Group]:
    """Yield a sentence as a group of figures, and, where it has many, what its semicolons part."""
    low, pieces = 0, [(0, len(shape.text))]
    if ";" in shape.text:
        for end in (*(found.start() for found in re.finditer(";", shape.text)), len(shape.text)):
            pieces.append((low, end))
            low = end + 1
    for start, stop in pieces:
        figures = list(shape.figures(start, stop))
        if 1 < len(figures) <= 2 * FACTORS:
            yield _Group(shape, shape.text[start:stop], tuple(_parts(shape, figures, start, stop)))


def _parts(shape: Shape, figures: Sequence[tuple[int, Quantity]], start: int, stop: int) -> Iterator[Part]:
    text = shape.text
    edges = [start - 1, *(place for place, _ in figures), stop]
    for number, (place, figure) in enumerate(figures, 1):
        ahead, behind = text[edges[number - 1] + 1 : place], text[place + 1 : edges[number + 1]]
        pauses = list(_PAUSE.finditer(ahead))
        # what precedes the pause belongs to the figure before it; a colon or bracket right before binds, too
        last = pauses[-1] if pauses else None
        if last and len(pauses) > 1 and not ahead[last.end() :].strip():
            head = ahead[pauses[-2].end() :]
        elif last and last[0] == ":":
            head = ahead[pauses[-2].end() if len(pauses) > 1 else 0 :]
        else:
            head = ahead[last.end() if last else 0 :]
        tail = _PAUSE.split(behind)[0]
        yield Part(figure, place, head[-32:], tail[:24], head[-32:] + figure.text.lower() + tail[:24])


def _changed(group: _Group) -> Iterator[Said]:
    """Yield a change with its two figures, where the words say which of them is the earlier one."""
    if len(group.parts) != 3 or any(_NO_CHANGE.search(part.clause) for part in group.parts):
        return
    deltas = [part for part in group.parts if _is_change(part, group)]
    if len(deltas) > 1:
        deltas = [part for part in deltas if part.figure.dimension in {"percent", "points"} or part.figure.signed]
    if len(deltas) != 1:
        return
    bases = [part for part in group.parts if part is not deltas[0]]
    if not alike(bases[0].figure, bases[1].figure) or any(base.figure.signed for base in bases):
        return
    if ordered := _ordered(bases[0], bases[1]):
        yield from moved(ordered[0].figure, ordered[1].figure, deltas[0].figure)


def _is_change(part: Part, group: _Group) -> bool:
    text, place = group.shape.text, part.place
    if part.figure.bound != "=" or part.figure.per:
        return False
    enclosed = text[place - 1 : place] == "(" and text[place + 1 : place + 2] == ")"
    percent = part.figure.dimension in {"percent", "points"}
    return bool(part.figure.signed or (enclosed and percent) or _GREW.search(part.head) or _MORE.search(part.tail))


def _ordered(one: Part, other: Part) -> tuple[Part, Part] | None:
    """Return two figures in the order of time, where the words tell it."""
    for marked in (
        [bool(_STRONG.search(part.head)) for part in (one, other)],
        [bool(_BEFORE.search(part.head) or _BEFORE_BEHIND.search(part.tail)) for part in (one, other)],
    ):
        if marked[0] != marked[1]:
            return (one, other) if marked[0] else (other, one)
    return None


_ABOUT: Final = r"(?<!than )(?<!nearly )(?<!almost )(?<!about )(?<!近)(?<!乎)"
_BY_HALF: Final = r"(?: by)? (?:a |one )?half\b"
_TIMES: Final = (
    (Decimal(2), regex(rf"{_ABOUT}(?:\bdoubl(?:ed|es|ing)\b|翻了?(?:一番|番|倍|一倍))")),
    (Decimal(3), regex(rf"{_ABOUT}\btripl(?:ed|es|ing)\b")),
    (Decimal(4), regex(rf"{_ABOUT}(?:\bquadrupl(?:ed|es|ing)\b|翻了?两番)")),
    (Decimal("0.5"), regex(rf"{_ABOUT}(?:\bhalv(?:ed|es|ing)\b|\bcut in half\b|减半|腰斩)")),
    (Decimal("1.5"), regex(rf"\b(?:rose|grew|increased|up|went up){_BY_HALF}|增[长加]了?一半")),
    (Decimal("0.5"), regex(rf"\b(?:fell|dropped|decreased|down|went down|cut|reduced){_BY_HALF}|[降少短低]了?一半")),
)
_LOOSE: Final = Decimal("0.1")
"""How far "doubled" may be off."""


def _multiplied(group: _Group) -> Iterator[Said]:
    """Yield doubled, halved and the like with the two figures beside it."""
    own = [part for part in group.parts if not part.figure.signed and part.figure.value != 1]
    if not 2 <= len(own) <= 3 or not alike(own[0].figure, own[1].figure) or _NO_CHANGE.search(group.text):
        return
    ordered = _ordered(own[0], own[1])
    if ordered is None or not ordered[0].figure.value or (len(own) == 3 and alike(own[2].figure, own[1].figure)):
        return
    first, last = (part.figure for part in ordered)
    for times, pattern in _TIMES:
        if pattern.search(group.text):
            exact = abs(last.value / first.value - times) <= times * _LOOSE
            change = (last.value / first.value - 1) * 100 if exact else (times - 1) * 100
            stated = Quantity(
                value=round(change), unit="%", dimension="percent", text=f"{round(change)}%", start=own[-1].figure.start
            )
            yield said("change", (first, last), stated)
            return


_RATE: Final = regex(r"(?:^|[,;:(]|\s)(?P<name>[\u4e00-\u9fff]{1,12}?)率(?:为|是|达|达到|:|约)?\s?$")
_RATE_EN: Final = regex(r"\b(?P<name>[a-z]{4,20})(?: [a-z]+)? rate(?: of| is| was|:| =)?\s?$")
_NO_RATE: Final = regex(r"增长|下降|同比|环比|增|降|毛利|净利|利润|growth|change")
_OF_IT: Final = regex(r"^ of (?:it|them|that|those|these|(?:the |our )?(?:target|plan|goal|budget|total|quota))\b")
_GOAL: Final = regex(r"目标|计划|预算|应到|名额|\b(?:target|goal|plan(?:ned)?|budget|quota)\b")


def _rated(group: _Group) -> Iterator[Said]:
    """Yield a rate with its part and whole: the part is named like the rate, or the whole is what was planned."""
    if len(group.parts) != 3:
        return
    rates = [part for part in group.parts if part.figure.dimension == "percent"]
    plain = [part for part in group.parts if part not in rates]
    if len(rates) != 1 or not alike(plain[0].figure, plain[1].figure) or any(p.figure.signed for p in group.parts):
        return
    rate, (small, large) = rates[0], sorted(plain, key=lambda part: part.figure.value)
    if rate.figure.bound != "=" or _GREW.search(rate.head) or _MORE.search(rate.tail):
        return
    chinese, english = _RATE.search(rate.head), _RATE_EN.search(rate.head)
    clear = bool(_OF_IT.search(rate.tail)) and bool(_GOAL.search(large.head))
    if chinese and not _NO_RATE.search(chinese["name"]):
        named = [shared(chinese["name"], _near(group, part)) for part in (small, large)]
        clear = named == [True, False]
    elif english and not _NO_RATE.search(english["name"]):
        stem = english["name"][:4]
        clear = [bool(re.search(rf"\b{stem}", part.clause)) for part in (small, large)] == [True, False]
    if clear:
        yield said("share", (small.figure, large.figure), rate.figure)


def _near(group: _Group, part: Part) -> str:
    """Return the clause of a figure, with nothing of the next one."""
    text = group.shape.text
    low = max(text.rfind(mark, 0, part.place) for mark in ",;(。")
    ends = [at for mark in ",;)。" if (at := text.find(mark, part.place)) > 0]
    return text[low + 1 : min(ends, default=len(text))] + part.figure.text


_SO_MANY: Final = regex(
    r"(?:that is|that's|i\.e\.,?|that means|which (?:is|makes|means|gives)|equals|making|=|\bor|\bso|即"
    r"|也就是说?|也就是|等于|合)"
    r"(?: about)?\s?$"
)
_CONVERTS: Final = regex(r"(?:转化|成交|签约|录用|录取|响应|点击|中标|赢单|注册|付费|下单)率(?:为|是|达)?\s?$")


def _converted(group: _Group) -> Iterator[Said]:
    """Yield so many, of which such a share, that is so many."""
    if [part.figure.dimension for part in group.parts] != ["count", "percent", "count"]:
        return
    one, rate, result = group.parts
    if (
        rate.figure.signed
        or _GREW.search(rate.head)
        or _MORE.search(rate.tail)
        or _GOAL.search(group.text)
        or _BEFORE.search(group.text)
    ):
        return
    ends = group.shape.text[: result.place]
    led = _SO_MANY.search(ends[-24:]) and not alike(one.figure, rate.figure)
    if led or (_CONVERTS.search(rate.head) and result.figure.value <= one.figure.value):
        yield said("product", (one.figure, rate.figure), result.figure)
        rest = rate.figure.model_copy(update={"value": 100 - rate.figure.value, "text": ""})
        yield said("product", (one.figure, rest), result.figure, clear=False)


_EACH: Final = regex(r"每|单价|客单价|均价|\bat\s?$|@\s?$|\bfor\s?$|人均|costs?\s?$")
_EACH_BEHIND: Final = regex(r"^\s?(?:each|apiece|per|an? [a-z]+|/)")
_MAKES: Final = regex(
    r"(?:共|合计|总计|总额|总价|金额|收入|销售额|费用|成本|花费|支出|营收|全年|一年|每年|年|计|即|为|需|=|:"
    r"|\b(?:that is|i\.e\.|makes?|brings?|costs?|comes? to|totals?"
    r"|gives?|is|are|or|so|equals|spend|pay|in total|total of))\s?$"
)
_YEARLY: Final = regex(r"全年|一年|每年|年\s?$|\ba year|per year|yearly|annual")
_IN: Final = {"month": 12, "quarter": 4, "week": 52}
_PER: Final = (
    ("month", regex(r"每月|月均|每人每月|\b(?:a|per|each) month|monthly")),
    ("quarter", regex(r"每季|\b(?:a|per|each) quarter|quarterly")),
    ("week", regex(r"每周|\b(?:a|per|each) week|weekly")),
)
_PARTLY: Final = regex(
    r"\b(?:out )?of (?:the|our|these|which|them)\b|其中|折|discount|除|不含|另|plus\b|优惠|税|\btax\b|\bvat\b"
    r"|包括|including|up to"
)


def _priced(group: _Group) -> Iterator[Said]:
    """Yield an amount of money with all that makes it: a price, and numbers of things and of times."""
    *factors, result = group.parts
    while factors and factors[-1].figure.dimension == "duration" and factors[-1].figure.value == 1:
        factors.pop()
    if not 2 <= len(factors) <= FACTORS - 1 or result.figure.dimension != "money" or _PARTLY.search(group.text):
        return
    money = [part for part in factors if part.figure.dimension == "money"]
    kinds = {part.figure.dimension for part in factors}
    units = [part.figure.unit for part in factors]
    if len(money) != 1 or not kinds <= {"money", "count", "duration"} or len(set(units)) != len(units):
        return
    if any(part.figure.bound != "=" or part.figure.signed or part.figure.upper for part in group.parts):
        return
    price = money[0]
    each = price.figure.per or _EACH.search(price.head) or _EACH_BEHIND.search(price.tail)
    if (
        not each
        or not _MAKES.search(group.shape.text[: result.place][-24:])
        or alike(price.figure, result.figure) is False
    ):
        return
    of = [part.figure for part in factors]
    spans = [one.unit for one in of if one.dimension == "duration"]
    period = price.figure.per if price.figure.per in _IN else next((p for p, r in _PER if r.search(price.head)), "")
    yearly = result.figure.per == "year" or bool(_YEARLY.search(result.head + result.tail))
    if yearly and not spans and period:
        of.append(Quantity(value=Decimal(_IN[period]), text=str(_IN[period])))
    clear = (not yearly or bool(period) or price.figure.per == result.figure.per) and all(
        not period or span == f"{period}s" for span in spans
    )
    for size in range(2, len(of)):
        for some in combinations(of, size):
            if price.figure in some:
                yield said("product", some, result.figure, clear=False)
    yield said("product", of, result.figure, clear=clear, sure=clear and len(of) > 2)


_LIST: Final = regex(rf"^(?P<head>[^{MARKS}:(]*[{MARKS}])[^{MARKS}:(,;]{{0,24}}?(?::|\s[–—-]\s|——|\()")
_JOINED: Final = regex(r"[,、;]|\band\b|和|与|及|\)")
_SOME: Final = regex(
    r"such as|e\.g|for example|including|among|例如|比如|包括|等|主要|目标|计划|\bmostly|\bmainly|target"
    r"|\bplan|每|\beach\b|\bper\b|\bfrom\b|由|从"
    r"|另|不含|not counting|besides|other than"
)


def _totalled(group: _Group) -> Iterator[Said]:
    """Yield a figure with the list behind its colon: 14 people: 6 in sales, 5 in support and 3 in finance."""
    if len(group.parts) < 3 or not _LIST.match(group.text) or _SOME.search(group.text):
        return
    total, *rest = (part.figure for part in group.parts)
    if total.dimension not in {"count", "money"} or not all(
        alike(one, total) and one.value < total.value for one in rest
    ):
        return
    gaps = [group.shape.text[one.place + 1 : two.place] for one, two in pairwise(group.parts[1:])]
    if any(len(gap) > 40 or not _JOINED.search(gap) or re.search("[。!?:]", gap) for gap in gaps):
        return
    near = sum((one.value for one in rest), Decimal(0)) / total.value if total.value > 0 else Decimal(0)
    closed = len(rest) > 2 or bool(re.search(r"\band\b|和|与|及|、|,", gaps[0]))
    if closed and Decimal("0.7") <= near <= Decimal("1.4"):
        yield said("sum", rest, total)


_OTHERS: Final = regex(r"其他|其它|其余|剩余|\b(?:others?|the rest|remaining|remainder)\b")
_SEVERAL: Final = regex(
    r"多选|可多|重叠|multiple|several|overlap|more than one|\bboth\b|目标|target|率|\brate|提[高升]|增长|下降"
    r"|rose|fell|grew|\bup\b|\bdown\b"
)


def _whole(group: _Group) -> Iterator[Said]:
    """Yield shares of which the last is that of all others, so that they must make 100 %."""
    if len(group.parts) < 3 or any(part.figure.dimension != "percent" for part in group.parts):
        return
    if any(p.figure.bound != "=" or p.figure.signed or p.figure.upper is not None for p in group.parts):
        return
    last = group.parts[-1]
    total = sum((part.figure.value for part in group.parts), Decimal(0))
    if _OTHERS.search(last.clause) and not _SEVERAL.search(group.text) and 80 <= total <= 125:
        yield Said(group.parts[0].figure.start, "sum", tuple(part.figure for part in group.parts), WHOLE, clear=True)


_NO_SUM: Final = regex(
    r"\bof\b|其中|每|\beach\b|\bper\b|单价|目标|计划|\btarget|\bplan|上年|去年|\blast\b|从|由|\bfrom\b"
    r"|\bto\s?$|至\s?$"
)
_CLOSES: Final = regex(
    rf"^\s?(?:(?:in )?total|sum|altogether|overall|合计|总计|共计|总额)(?: is| are| of|为|:| costs?"
    rf"| cost)*\s?[{MARKS}]\s?[.。]?\s?$"
)


def _closing(shape: Shape, before: Shape) -> Iterator[Said]:
    """Yield a total that is a sentence of its own, with the list right ahead of it."""
    if not _CLOSES.search(shape.text):
        return
    total = next(one for _, one in shape.figures())
    figures = list(before.figures())
    gaps = [before.text[one + 1 : two] for (one, _), (two, _) in pairwise(figures)]
    listed = all(len(gap) <= 40 and _JOINED.search(gap) and not _NO_SUM.search(gap) for gap in gaps)
    if len(figures) > 2 and listed and all(alike(one, total) and one.value < total.value for _, one in figures):
        yield said("sum", [one for _, one in figures], total)
