"""Amounts by what makes them: prices and numbers, members of a list, shares of which the last is all others."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from mcp_server.language.relations import Said, alike, said
from mcp_server.language.shapes import MARKS, Shape
from mcp_server.language.stated_roles import EARLIER, GOAL, GREW, MORE, Group, groups
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

FACTORS: Final = 5
"""Figures of one product."""
ROWS: Final = 40
"""Items of a list that are added up."""


def made(shape: Shape, before: Shape | None) -> Iterator[Said]:
    """Yield what the amounts of a sentence are made of; *before* is the sentence right ahead of it."""
    for group in groups(shape):
        yield from _converted(group)
        yield from _counted(group)
        yield from _priced(group)
        yield from _left(group)
        yield from _totalled(group)
    if before is not None:
        yield from _closing(shape, before)


_SO_MANY: Final = regex(
    r"(?:that is|that's|i\.e\.,?|that means|which (?:is|makes|means|gives)|equals|making|=|\bor|\bso|即"
    r"|也就是说?|也就是|等于|合)"
    r"(?: about)?\s?$"
)
_CONVERTS: Final = regex(r"(?:转化|成交|签约|录用|录取|响应|点击|中标|赢单|注册|付费|下单)率(?:为|是|达)?\s?$")


def _converted(group: Group) -> Iterator[Said]:
    """Yield so many, of which such a share, that is so many."""
    dimensions = [part.figure.dimension for part in group.parts]
    if dimensions not in (["count", "percent", "count"], ["percent", "count", "count"]):
        return
    one, rate, result = group.parts if dimensions[0] == "count" else (group.parts[1], group.parts[0], group.parts[2])
    if rate.place < one.place and not re.search(r"^ of\b", rate.tail):
        return
    if (
        rate.figure.signed
        or GREW.search(rate.head)
        or MORE.search(rate.tail)
        or GOAL.search(group.text)
        or EARLIER.search(group.text)
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
    ("month", regex(r"每月|月均|每人每月|\b(?:a|per|each|and) month|monthly")),
    ("quarter", regex(r"每季|\b(?:a|per|each) quarter|quarterly")),
    ("week", regex(r"每周|\b(?:a|per|each) week|weekly")),
)
_PARTLY: Final = regex(
    r"\b(?:out )?of (?:the|our|these|which|them)\b|其中|折|discount|除|不含|另|plus\b|优惠|税|\btax\b|\bvat\b"
    r"|包括|including|up to"
)


def _priced(group: Group) -> Iterator[Said]:
    """Yield an amount of money with all that makes it: a price, and numbers of things and of times."""
    *factors, result = group.parts
    within = ""
    while factors and factors[-1].figure.dimension == "duration" and factors[-1].figure.value == 1:
        within = factors.pop().figure.unit
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
        or not (within or _MAKES.search(group.shape.text[: result.place][-24:]))
        or alike(price.figure, result.figure) is False
    ):
        return
    of = [part.figure for part in factors]
    spans = [one.unit for one in of if one.dimension == "duration"]
    period = (
        price.figure.per
        if price.figure.per in _IN
        else next((p for p, r in _PER if r.search(price.head + price.tail)), "")
    )
    yearly = within == "years" or result.figure.per == "year" or bool(_YEARLY.search(result.head + result.tail))
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


def _totalled(group: Group) -> Iterator[Said]:
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


_RESULT: Final = regex(r"(?:,|:|=|\bi\.e\.|\bthat is|\bor|\bso|\bmakes?|\bmaking|\bin total|\btotal(?: of)?)\s?$")
_EVERY: Final = regex(r"\b(?:each|every|apiece)\b")


def _counted(group: Group) -> Iterator[Said]:
    """Yield a number of things with so many others each: 9 trainers each run 4 courses, i.e. 36 courses."""
    if [part.figure.dimension for part in group.parts] != ["count"] * 3 or not _EVERY.search(group.text):
        return
    one, other, result = (part.figure for part in group.parts)
    if (
        one.unit == other.unit
        or not one.unit
        or result.unit not in {other.unit, ""}
        or any(p.signed or p.bound != "=" for p in (one, other, result))
    ):
        return
    every = _EVERY.search(group.text[: group.shape.text.find(";") if ";" in group.text else len(group.text)])
    behind = group.parts[2].tail.strip(" .")
    if (
        every
        and _RESULT.search(group.shape.text[: group.parts[2].place][-12:])
        and behind in {"", "in total", "in all", "altogether", "a day", "a week", "a month", "a year"}
    ):
        yield said("product", (one, other), result)


_TAKES: Final = regex(r"收入|营收|销售额|回款|\brevenues?\b|\bsales\b|\bincome\b|\bturnover\b")
_GIVES: Final = regex(
    r"\s?(?:and )?(?:total |the )?(?:costs?|expenses?|spending)(?: of| were| was| are| is)?\s?"
    r"|\s?总?(?:成本|支出|费用)(?:为|是|共)?\s?"
)
_LEAVES: Final = regex(r"毛利(?!率)|利润(?!率)|结余|盈余|\bprofit\b|\bsurplus\b|\bmargin of\b")


def _left(group: Group) -> Iterator[Said]:
    """Yield a profit with the revenue and the cost before it."""
    if [part.figure.dimension for part in group.parts] != ["money"] * 3 or EARLIER.search(group.text):
        return
    takes, gives, leaves = group.parts
    named = _TAKES.search(takes.head) and _GIVES.fullmatch(gives.head) and _LEAVES.search(leaves.head + leaves.tail)
    if named and not any(GREW.search(part.head) for part in group.parts) and not GOAL.search(group.text):
        yield said("difference", (takes.figure, gives.figure), leaves.figure)


_SUM_ITEM: Final = regex(r"^\s?(?:(?:in )?total|sum|altogether|合计|总计|共计)")


def listed(run: Sequence[Shape], behind: Shape | None) -> Iterator[tuple[Said, Shape]]:
    """Yield the total of a list, as its last item or right behind it, and shares in a list that make one whole."""
    rows = [[one for _, one in shape.figures()] for shape in run]
    if len(rows) < 2 or any(len(row) != 1 for row in rows) or len(rows) > ROWS:
        return
    figures = [row[0] for row in rows]
    *ahead, last = figures
    total, shape = last, run[-1]
    if not _SUM_ITEM.search(run[-1].text):
        closes = (
            behind is not None and behind.sentence.line <= run[-1].sentence.line + 2 and _CLOSES.search(behind.text)
        )
        if behind is not None and closes:
            ahead, total, shape = figures, next(one for _, one in behind.figures()), behind
        else:
            ahead = []
    if len(ahead) > 1 and all(alike(one, total) and one.value < total.value for one in ahead):
        yield said("sum", ahead, total), shape
