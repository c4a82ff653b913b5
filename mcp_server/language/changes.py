"""Statements that something went from one figure to another."""

import re
from typing import Final, NamedTuple

from mcp_server.language.folding import fold
from mcp_server.language.quantities import quantities
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

GAP_CHARACTERS: Final = 40
"""Two figures farther apart are not stated as one change."""
_LEAD_CHARACTERS: Final = 20

_FROM: Final = regex(
    r"(?:\bfrom|由|从|自)\s?(?:(?:the|an?|its)\s|[^,。;:!?\n\u0020-\u007e]{0,6}(?:[0-9]{4}年?|[QH][1-4])?[^,。;:!?\n\u0020-\u007e]{0,4})$",
    re.IGNORECASE,
)
_VERBS: Final = (
    "提升|提高|增长|增加|上升|上涨|上调|下降|下滑|下调|降低|降|缩短|缩减|减少|优化|改善|扩大|扩展|扩充|压缩|压降|涨|跌|升|增|减|变|改|"
    "拉升|推高|回落|回升|攀升|调整|收窄|提前|推迟|延长|翻倍"
)
_TO: Final = regex(
    rf"""\s?(?:-{{1,3}}>|={{1,2}}>|→|➡|➔|⇒)\s?
    |[\u4e00-\u9fff0-9]{{0,10}}?(?:{_VERBS})[\u4e00-\u9fff]{{0,3}}?(?:至|到|为|成)了?[\u4e00-\u9fff0-9QH]{{0,9}}
    |\s?(?:至|到)\s?
    |\s(?:\([^()]{{1,20}}\)\s)?(?:[a-z0-9]+\s){{0,4}}?(?:to|into)\s(?:[a-z]+\s){{0,2}}?""",
    re.VERBOSE | re.IGNORECASE,
)
_BARE_TO: Final = regex(r"\s?(?:至|到|to)\s?", re.IGNORECASE)
_BACK: Final = regex(r"\s?\(?(?:,\s?)?(?:(?:up|down)\s)?from\s", re.IGNORECASE)


class Change(NamedTuple):
    """Two figures of one thing, before and after, and where the statement stands."""

    before: Quantity
    after: Quantity
    text: str
    start: int
    end: int


def changes(text: str) -> tuple[Change, ...]:
    """Return every from-to statement, in order: 由14天优化到10天, "up from 3.2% to 4.1%", 18%→26%.

    Both figures have the same unit; one that is written without a unit takes over that of the other.
    """
    found = quantities(text)
    stated: list[Change] = []
    at = 0
    while at + 1 < len(found):
        change = _change(text, found[at], found[at + 1])
        if change is not None:
            stated.append(change)
        at += 1 if change is None else 2
    return tuple(stated)


def _change(text: str, first: Quantity, second: Quantity) -> Change | None:
    """Return the change that two neighbouring quantities state, or nothing."""
    if second.start - first.end > GAP_CHARACTERS or first.bound == "range" or second.bound == "range":
        return None
    pair = _alike(first, second)
    if pair is None:
        return None
    first, second = pair
    gap = fold(text[first.end : second.start]).text
    if _BACK.fullmatch(gap):
        return Change(second, first, text[first.start : second.end], first.start, second.end)
    lead = _FROM.search(text, max(0, first.start - _LEAD_CHARACTERS), first.start)
    if not _TO.fullmatch(gap) or (lead is None and _BARE_TO.fullmatch(gap)):
        return None
    start = lead.start() if lead else first.start
    return Change(first, second, text[start : second.end], start, second.end)


def _alike(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return two quantities that can be one measure at two times, with one unit; else nothing."""
    if first.unit == second.unit:
        return (first, second) if first.dimension == second.dimension else None
    if not first.unit and first.dimension == "count":
        return first.model_copy(update={"unit": second.unit, "dimension": second.dimension}), second
    if not second.unit and second.dimension == "count":
        return first, second.model_copy(update={"unit": first.unit, "dimension": first.dimension})
    return None
