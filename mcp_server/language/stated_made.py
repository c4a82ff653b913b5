"""Amounts by the list that makes them, by several numbers at several prices, and what is left of an income."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from mcp_server.language.relations import Said, alike, said
from mcp_server.language.shapes import MARKS, Shape
from mcp_server.language.stated_factors import ALL_OF, ALSO, SURELY
from mcp_server.language.stated_products import NEARLY, aside, is_each
from mcp_server.language.stated_roles import EARLIER, GOAL, GREW, Group, groups
from mcp_server.language.stated_terms import Term
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

ROWS: Final = 40
"""Items of a list that are added up."""


def made(shape: Shape, before: Shape | None) -> Iterator[Said]:
    """Yield what the amounts of a sentence are made of; *before* is the sentence right ahead of it."""
    for group in groups(shape):
        yield from _left(group)
        yield from _totalled(group)
    if before is not None:
        yield from _closing(shape, before)


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


def bought(terms: Sequence[Term]) -> Iterator[Said]:
    """Yield what several numbers at several prices cost together: 18 at 260 yuan and 7 at 1,450 yuan, 14,380 in all."""
    costs: list[Quantity] = []
    for number, price, total in zip(terms, terms[1:], (*terms[2:], None), strict=False):
        one, two = number.figure, price.figure
        priced = two.dimension == "money" and is_each(price, 1, [number, price]) and two.unit
        if one.dimension == "count" and priced and all(f.bound == "=" and not f.upper for f in (one, two)):
            costs.append(two.model_copy(update={"value": one.value * two.value, "per": "", "text": ""}))
        if total is None or len(costs) < 2 or {cost.unit for cost in costs} != {total.figure.unit}:
            continue
        if total.figure.bound == "=" and (
            SURELY.search(total.near) or ALL_OF.search(total.near) or ALSO.search(total.tail)
        ):
            value = sum(cost.value for cost in costs)
            clear = bool(
                len(costs) * 2 + 1 == sum(term.figure.value != len(costs) for term in terms)
                and 1 / NEARLY <= total.figure.value / value <= NEARLY
            )
            yield said("sum", costs, total.figure, clear=clear and not aside(terms))
