"""Totals and their parts in sentences, shares that make a whole, and things announced and listed."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.amounts import off
from mcp_server.language.relations import Said, alike, any_sum, may_be, said
from mcp_server.language.shapes import COUNT, EFFORT, MARKS, MONEY, PERCENT, TIME, Shape
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_N: Final = f"[{COUNT}{MONEY}{TIME}{EFFORT}{PERCENT}]"
_G: Final = f"[^;。!?{MARKS}]"
_TOTAL_BEHIND: Final = regex(
    rf"(?:合计|共计|总计|总共|一共|[,;:]\s?(?:全[天年月周程]|两者|三者|前后)?共|加起来|总投资|总投入|总费用|总成本|总预算|总额|总数|总人数)"
    rf"(?:为|达|是|约|用时|投入|支出|金额)?\s?(?P<t>{_N})"
    rf"|(?:\b(?:in total|altogether|together|total(?:l?ing|s)?|a total of|sum(?:s)? to|adds? up to"
    rf"|added up to|sum|overall)"
    rf"(?: of| is| are| make| come to| that is| that makes| this is|:|,)?) (?P<u>{_N})"
    rf"|(?P<v>{_N})(?:{_G}{{0,12}}?)? (?:in all|in total|altogether|all together|combined|overall)\b(?!\s?[{MARKS}])"
    rf"|(?P<w>{_N}) total\b|:\s?(?P<x>{_N})(?: (?:in|for|over|a) {_G}{{1,30}})?\s?\.?\s?$"
)
_TOTAL_AHEAD: Final = regex(
    rf"(?:共|合计|共计|总计|总共|一共|\btotal(?: of)?|\bin all,?){_G}{{0,10}}?(?P<t>{_N}){_G}{{0,12}}?[:(]"
)
_OF_WHICH: Final = regex(
    rf"(?P<t>{_N}){_G}{{0,24}}?(?:中[,，]|[,，;(]\s?其中|[,(;]? ?of (?:which|whom|these|them)|, including"
    rf"| (?:is|are) made up of| consists? of| comprises?|包括)"
)
_GO_TO: Final = regex(
    rf"(?P<t>{_N}) {_G}{{0,40}}?(?:went to|are split|split into|consist of|were|are) [^;。!?]{{4,200}}\([{COUNT}]\)"
)
_EACH: Final = regex(
    r"每|单价|均|at \s?$|\bat$|@|\beach\b|\bper\b|×|[x*]\s?$|目标|计划|上年|去年|同比|上月|上期|预算|由|从|自"
    r"|target|goal|last year|previous|from\b"
)
_EACH_BEHIND: Final = regex(r"\s?(?:each|apiece|a box|per|/|a piece)\b|\s?/")
_PARTED: Final = regex(r"[,，、;；和与及+:：。]|\band\b|\bplus\b|\)")
_AMONG: Final = regex(r"其中|等(?:[。,;)]|$)|including|such as")
_MEANT: Final = regex(r"(?:计划|目标|预计|拟|将)[^,;。]*$|\b(?:will|plan(?:ned|s)?|target|aim|goal)\b[^,;]*$")
"""What makes a total that of what is to come."""
MOST_OFF: Final = Decimal("0.4")
"""Beyond which the total is one of more than these: 前两次 25 分钟和 40 分钟，三次合计 152 分钟."""
GAP: Final = 32
"""Characters between two members of a list."""


def sums(shape: Shape, before: Sequence[Quantity]) -> Iterator[Said]:
    """Yield what a sentence says of totals; *before* are the figures of the same paragraph that stand ahead of it."""
    for found in _TOTAL_BEHIND.finditer(shape.text):
        place = next(found.start(name) for name in "tuvwx" if found.start(name) >= 0)
        total = shape.figure(place)
        parts, clear = _parts_ahead(shape, place, total)
        colon = found.start("x") >= 0
        if len(parts) > 1:
            away = off(parts, total)
            clear = clear and away is not None and away <= MOST_OFF
            clear = clear and not _MEANT.search(shape.text, max(0, place - GAP), place)
            yield said("sum", parts, total, clear=clear and (not colon or len(parts) > 2))
            yield from any_sum(parts, total)
        wide = [one for one in before if alike(one, total)]
        ahead = [one for at, one in shape.figures(0, place) if alike(one, total)]
        if wide:
            yield from any_sum([*wide, *ahead], total)
        if len(ahead) > len(parts):
            yield from any_sum(ahead, total)
        for at, one in shape.figures(0, place):
            if one.dimension != "percent":
                for other in (two for _, two in shape.figures(at + 1, place)):
                    # three or more members that are listed right before a total are no factors of it
                    if len(parts) < 3 or not clear or other not in parts:
                        yield from may_be("product", one, other, total)
    yield from _listed_behind(shape)


def _parts_ahead(shape: Shape, place: int, total: Quantity) -> tuple[list[Quantity], bool]:
    """Return the members of the list right before a total, and whether they are clearly that."""
    parts: list[Quantity] = []
    last = place
    clear = True
    figures = list(shape.figures(0, place))[::-1]
    for at, one in figures:
        gap = shape.text[at + 1 : last]
        if len(gap) > GAP + 16 * (last == place) or "\n" in gap:
            break
        head = shape.text[max(0, at - 14) : at]
        head = head[max((head.rfind(c) for c in ",，;；、。"), default=-1) + 1 :]
        behind = shape.text[at + 1 : at + 12]
        if not alike(one, total):
            if one.dimension == total.dimension:
                break
            last = at
            clear = clear and one.dimension in {"count", "percent"}
            continue
        if _EACH.search(head) or _EACH_BEHIND.match(behind) or one.per:
            clear = clear and bool(
                _EACH_BEHIND.match(behind) or one.per or "每" in head or "单价" in head or "at" in head
            )
            last = at
            continue
        if not _PARTED.search(gap):
            break
        parts.append(one)
        last = at
    return parts[::-1], clear and len(parts) > 1


def _listed_behind(shape: Shape) -> Iterator[Said]:
    """Yield totals with their parts behind: 共 16 周：拆旧 3 周，… and those of which parts are named."""
    text = shape.text
    for found in _TOTAL_AHEAD.finditer(text):
        total = shape.figure(found.start("t"))
        end = text.find(")", found.end()) if text[found.end() - 1] == "(" else len(text)
        parts, whole = _members(shape, found.end(), end if end > 0 else len(text), total)
        if len(parts) > 1:
            yield said("sum", parts, total, clear=whole and not _AMONG.search(text, found.start("t")))
    for found in (*_OF_WHICH.finditer(text), *_GO_TO.finditer(text)):
        total = shape.figure(found.start("t"))
        low = found.end() if found.re is not _GO_TO and "went" not in found[0] else found.start("t") + 1
        stop = text.find(";", low)
        parts, _ = _members(shape, low, stop if stop > 0 else len(text), total)
        if not parts or any(one.value > total.value for one in parts):
            # 412 万人次，日均 13 万人次，其中……: another figure is the whole
            continue
        share = sum((one.value for one in parts), Decimal(0)) / total.value
        # parts may be named in part: short of the total they say nothing, unless they come so near that all seem meant
        near = share > (Decimal("0.9") if len(parts) > 2 else Decimal("0.93"))
        if len(parts) > 1:
            yield said("sum", parts, total, clear=total.dimension != "percent" and (share > 1 or near) and share != 1)


def _members(shape: Shape, low: int, high: int, total: Quantity) -> tuple[list[Quantity], bool]:
    """Return the members of a list behind its total, and whether nothing else is in it."""
    parts: list[Quantity] = []
    last, whole = low, True
    for at, one in shape.figures(low, high):
        gap = shape.text[last:at]
        if len(gap) > GAP * 2 or re.search("[。!?]", gap):
            break
        if alike(one, total) and not _EACH.search(gap[-10:]):
            parts.append(one)
        elif one.dimension == total.dimension:
            whole = False
        last = at + 1
    return parts, whole and bool(parts) and not re.search(r"[。!?]\s*\S", shape.text[last:high])
