"""Limits that stand behind another one and share its word: 160 until June and 180 afterwards."""

from typing import Final

from mcp_server.language.shapes import MARK
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_AND: Final = regex(r"\s(?:and|or)\s$")
_SO: Final = regex(
    r"\s(?:afterwards?|thereafter|after|from|until|till|in|on|at|for|with|without|during|by)\b|\s?(?:[,;.!?]|$)"
)
"""What follows a figure of which nothing is told but when or where it holds."""
_CLAUSE: Final = regex(r".*[,;。:，；：]\s?")
_NEXT: Final = regex(r"[,，;；、]\s?(?P<of>[^,，;；、]{2})[^,，;；、]{0,4}?[为是:：]?\s?")
"""What stands between the limits of several sorts: 二级为."""
_SORTS: Final = frozenset("一二三四五六七八九十甲乙丙丁abcdef上中下高低大小长短东南西北前后内外冷热左右老新男女")
_FOR: Final = regex(r"\s(?:[a-zµ²³/]{1,5}\s)?for\s(?:the |a |an )?[a-z][^,;.]{0,24}(?:,|;|,? and)\s")
_ALSO: Final = regex(r"\s(?:[a-zµ²³/]{1,5}\s)?for\s")


def goes_on(text: str, last: tuple[int, Quantity], now: tuple[int, Quantity], high: int) -> bool:
    """Whether a figure is one more limit of several, in a clause that ends at a place."""
    (at, one), (place, value) = last, now
    between = text[at + 1 : place]
    if one.bound != "=" or value.bound != "=" or one.dimension != value.dimension or MARK.search(between):
        return False
    if _FOR.fullmatch(between) and _ALSO.match(text, place + 1):
        return True
    if _AND.search(between):
        return bool(_SO.match(text, place + 1)) and one.dimension != "money"
    low = _CLAUSE.search(text[:at])
    own, other = text[low.end() if low else 0 : at], _NEXT.fullmatch(between)
    # the sorts are called alike but for one character: 一级, 二级
    alike = bool(
        other
        and len(own) > 1
        and other["of"][1] == own[1]
        and other["of"][0] != own[0]
        and {other["of"][0], own[0]} <= _SORTS
    )
    return alike and high == place + 1
