"""Changes: from one figure to another, and by how much the text says that is."""

import re
from collections.abc import Iterator
from typing import Final

from mcp_server.language.relations import Said, alike, said
from mcp_server.language.shapes import COUNT, EFFORT, MARKS, MONEY, PERCENT, POINTS, TIME, Shape
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_A: Final = f"[{COUNT}{MONEY}{PERCENT}{TIME}{EFFORT}]"
_X: Final = f"[{COUNT}{MONEY}{PERCENT}{POINTS}{TIME}{EFFORT}]"
_G: Final = f"[^;。!?{MARKS}]"
_UP: Final = (
    "提高|提升|增长|增加|上升|上涨|上调|扩大|拉长|延长|升高|升|增幅|涨幅|升幅|涨|增|下降|下滑|下调|降低|减少|缩短|缩减|缩小|压缩|节省|节约|降幅|跌幅|减幅"
    "|回落|回升|收窄|降|减|跌|变化|变动|提前|差|高出|低|少|多"
)
_VERB: Final = (
    "提高|提升|增长|增加|增|上升|上涨|上调|升|涨|扩大|扩|下降|下滑|下调|降低|降|减少|减|缩短|缩减|缩小|压缩|压降|优化|改善|变|调整|调|改|回落|回升|攀升"
    "|收窄|延长|精简|达|做"
)
_MORE: Final = (
    r"up|down|by|increase[ds]?|decrease[ds]?|rise|rose|risen|fall|fell|fallen|drop(?:ped|s)?|reduction|growth|grew|gain(?:ed)?"
    r"|improv\w+|chang\w+|difference|cut|sav\w+|reduced|plus|minus|jump\w*|decline\w*|uplift"
)
_LESS: Final = (
    r"more|less|fewer|lower|higher|faster|slower|shorter|longer|better|worse|up|down|cheaper|increase|decrease|growth|reduction"
    r"|rise|drop|fall|decline|gain|improvement|saving"
)
_FROM: Final = (
    regex(rf"(?:由|从|自){_G}{{0,24}}?({_A}){_G}{{0,10}}?(?:{_VERB})了?(?:至|到|为|成)了?{_G}{{0,12}}?({_A})"),
    regex(rf"\bfrom {_G}{{0,24}}?({_A})(?: {_G}{{0,30}}?)? ?\bto (?:{_G}{{0,16}} )?({_A})"),
    regex(rf"({_A})\s?(?:-{{1,3}}>|→|➡|⇒|⟶)\s?({_A})"),
    regex(rf"({_A}){_G}{{0,3}}?(?:{_VERB})(?:至|到|为){_G}{{0,4}}?({_A})"),
)
_BY: Final = regex(rf"(?P<gap>{_G}{{0,40}}?)(?P<x>{_X})(?P<behind>{_G}{{0,14}})")
_CUE: Final = regex(rf"{_UP}|\b(?:{_MORE})\b")
_BACK: Final = regex(
    rf"({_A}){_G}{{0,24}}?\b(?:{_MORE}|higher|lower)\b (?:by )?({_X}){_G}{{0,12}}?\b(?:from|on|over"
    rf"|against|compared (?:with|to))\b"
    rf"(?: {_G}{{0,24}}?)? ?({_A})"
)
_OVER_ZH: Final = regex(
    rf"({_A}){_G}{{0,8}}?(?:比|较|同比|环比|相比){_G}{{0,14}}?({_A}){_G}{{0,6}}?(?:{_UP})了?{_G}{{0,4}}?({_X})"
)
_EARLIER: Final = (
    "上月|上年|去年|上季|上周|上期|同期|上半年|此前|之前|改造前|优化前|原来|原先|基线|年初|期初|前一|上一|last|previous|prior|before|earlier"
    r"|\bq[1-4]\b|baseline|against|compared|versus|\bvs"
)
_TWO: Final = regex(
    rf"({_A}){_G}{{0,6}}[,(;]{_G}{{0,6}}(?:{_EARLIER}){_G}{{0,16}}?({_A})[^;。!?,{MARKS}]{{0,6}}[,)]+\s?"
    rf"(?:(?:{_UP}){_G}{{0,6}}?({_X})|[^,;{MARKS}]{{0,12}}?({_X})(?=\s(?:{_LESS})\b))"
)
_YEARS: Final = regex(
    rf"[\ue007]{_G}{{0,10}}?({_A}){_G}{{0,4}}[,;]{_G}{{0,6}}[\ue007]{_G}{{0,10}}?({_A}){_G}{{0,4}}[,;]\s?(?:{_UP}){_G}{{0,6}}?({_X})"
)
_LESS_BEHIND: Final = regex(rf"\s?(?:{_LESS})\b")
_GOAL: Final = regex(r"目标|计划|预算|\btarget|\bgoal")
_OTHER: Final = regex(
    r"目标|计划|预算|指标|完成|达成|占|其中|率为|平均|人均|target|goal|budget|plan\b|share|of which"
    r"|average|per\b|probab|confiden"
)


def changes(shape: Shape) -> Iterator[Said]:
    """Yield what a sentence says of changes."""
    text = shape.text
    done = 0
    for pattern in _FROM:
        for found in pattern.finditer(text):
            if found.end() > done or found.start() > done:
                yield from _stated(shape, found)
    for found in _BACK.finditer(text):
        one, two, stated = (shape.figure(found.start(n)) for n in (3, 1, 2))
        yield from moved(one, two, stated, sure=True)
    for found in _OVER_ZH.finditer(text):
        one, two, stated = (shape.figure(found.start(n)) for n in (2, 1, 3))
        yield from moved(one, two, stated, sure=True)
    for found in (*_TWO.finditer(text), *_YEARS.finditer(text)):
        if _GOAL.search(found[0]):
            continue
        one, two = shape.figure(found.start(1)), shape.figure(found.start(2))
        at = found.start(3) if found.start(3) >= 0 else found.start(4)
        yield from moved(two, one, shape.figure(at))
        yield from moved(one, two, shape.figure(at), clear=False)
        yield from _stated_behind(shape, two, one, at + 1)


def _stated(shape: Shape, found: re.Match[str]) -> Iterator[Said]:
    """Yield what is said behind a change from one figure to another."""
    before, after = shape.figure(found.start(1)), shape.figure(found.start(2))
    if _like(before, after):
        yield from _stated_behind(shape, before, after, found.end(), sure=True)


def _stated_behind(shape: Shape, before: Quantity, after: Quantity, at: int, *, sure: bool = False) -> Iterator[Said]:
    """Yield the changes that stand behind two figures, up to one that belongs to something else."""
    while behind := _BY.match(shape.text, at):
        place, gap = behind.start("x"), behind["gap"]
        stated = shape.figure(place)
        if _OTHER.search(gap) or regex("由|从|自|from ").search(gap):
            return
        enclosed = gap.rstrip().endswith("(") and behind["behind"][:1] == ")"
        # a bare figure says nothing of a change, unless a word behind it or its sign does
        if not (_CUE.search(gap) or stated.signed or enclosed or _LESS_BEHIND.match(behind["behind"])):
            return
        yield from moved(before, after, stated, sure=sure)
        at = place + 1


def _like(one: Quantity, other: Quantity) -> bool:
    return alike(one, other) or (
        one.dimension == other.dimension == "count"
        and one.bound == other.bound == "="
        and not (one.upper or other.upper)
    )


def moved(
    before: Quantity, after: Quantity, stated: Quantity, *, clear: bool = True, sure: bool = False
) -> Iterator[Said]:
    """Yield how a stated change follows from two figures."""
    if not _like(before, after) or stated.bound != "=" or stated.upper is not None:
        return
    points = stated.dimension == "points" or (stated.dimension == "count" and stated.unit in {"points", "个点", "点"})
    if stated.dimension == "percent":
        yield said("change", (before, after), stated, clear=clear, sure=sure)
    elif before.dimension == "percent" and points:
        as_points = stated.model_copy(update={"dimension": "points", "unit": "pp", "text": ""})
        yield said("points", (before, after), as_points, clear=clear, sure=sure)
    elif stated.dimension == before.dimension and not points and (alike(stated, after) or alike(stated, before)):
        yield said("difference", (after, before), stated, clear=clear, sure=sure)
