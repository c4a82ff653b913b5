"""Statements that something went from one figure to another."""

import re
from typing import Final, NamedTuple

from mcp_server.language.quantities import quantities
from mcp_server.model.quantity import Quantity


class Change(NamedTuple):
    """Two figures of one thing, before and after, and where the statement stands."""

    before: Quantity
    after: Quantity
    text: str
    start: int
    end: int


_FROM: Final = re.compile(
    r"(?:\bfrom|由|从|自)(?:原来的?|原先的?|目前的?|去年的?|上年的?|同期的?|the|a|an|its|last\syear's)?\s?$",
    re.IGNORECASE,
)
_GAP: Final = re.compile(
    r"""\s?(?:-{1,3}>|={1,2}>|→|➡|➔|⇒)\s?
    |(?:[\u4e00-\u9fff]{0,8}?(?:提升|提高|增长|增加|上升|下降|降低|降|缩短|缩减|减少|优化|改善|扩大|扩展|扩充|压缩|压降|涨|跌|升|增|减|变|改|拉升|推高|
        回落|回升|攀升|调整|收窄)[\u4e00-\u9fff]{0,3}?(?:至|到|为|成)了?)
    |\s?(?:至|到)\s?
    |\s(?:[a-z0-9]+\s){0,4}?(?:to|into)\s(?:[a-z]+\s){0,2}?""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD_ONLY: Final = re.compile(r"\s?(?:至|到|to)\s?", re.IGNORECASE)
_BACK: Final = re.compile(r"(?:\bto|至|到|提升至|达)\s?$", re.IGNORECASE)
_FROM_GAP: Final = re.compile(r"\s?[((]?(?:,\s?)?(?:(?:up|down)\s)?from\s", re.IGNORECASE)
_TARGET: Final = re.compile(
    r"(?:提升|提高|增长|增加|上升|下降|降低|降|缩短|缩减|减少|优化|改善|扩大|压缩|压降|控制|达)[了]?(?:至|到|成)了?$"
    r"|\b(?:raised?|grow[ns]?|grew|increased?|lift(?:ed)?|improved?|cut|reduced?|shorten(?:ed)?|lower(?:ed)?|fell|falls?|rose|risen"
    r"|rises?|drop(?:ped|s)?|decreased?|down|up|bring|brought|reach(?:ed|es)?)\s(?:[a-z]+\s){0,3}?to\s?$",
    re.IGNORECASE,
)  # fmt: skip


def changes(text: str) -> tuple[Change, ...]:
    """Every from-to statement: 由14天优化到10天, "up from 3.2% to 4.1%", 18%→25%; in order, none overlapping."""
    found = quantities(text)
    out: list[Change] = []
    index = 0
    while index + 1 < len(found):
        change = _change(text, found[index], found[index + 1])
        if change is None:
            index += 1
            continue
        out.append(change)
        index += 2
    return tuple(out)


def _change(text: str, first: Quantity, second: Quantity) -> Change | None:
    """The change that two neighbouring quantities state, or nothing."""
    gap = text[first.end : second.start]
    if len(gap) > 40 or first.bound == "range" or second.bound == "range" or not _alike(first, second):
        return None
    lead = _FROM.search(text[max(0, first.start - 16) : first.start])
    if _FROM_GAP.fullmatch(gap):
        return Change(second, first, text[first.start : second.end], first.start, second.end)
    if not _GAP.fullmatch(gap) or (lead is None and _WORD_ONLY.fullmatch(gap)):
        return None
    start = max(0, first.start - 16) + lead.start() if lead else first.start
    return Change(first, second, text[start : second.end], start, second.end)


def _alike(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities can be the same measure at two times."""
    return first.dimension == second.dimension and (first.unit == second.unit or not first.unit or not second.unit)


def target_of(clause: str) -> Quantity | None:
    """The one figure that a clause says something goes to, without saying from where: 提升至28万; else nothing."""
    if changes(clause):
        return None
    aims = [q for q in quantities(clause) if _TARGET.search(clause[max(0, q.start - 40) : q.start])]
    return aims[0] if len(aims) == 1 else None
