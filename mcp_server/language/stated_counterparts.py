"""The part of a whole that is not its share: 92 % of the 250 passed, 20 failed; 250 人中 92% 合格，20 人不合格."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.amounts import Amount, amounts, like
from mcp_server.language.opposites import opposed
from mcp_server.language.relations import Said, is_true, said
from mcp_server.language.shapes import PERCENT, Shape
from mcp_server.language.share_words import OF_THE, shifted
from mcp_server.language.stated_pairs import is_plain, may_be_share
from mcp_server.language.stated_roles import EARLIER
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

MOST: Final = 8
"""Figures of a sentence that is looked at."""
FAR: Final = Decimal("2.5")
"""How many times as much as it should be what is left may be, but for a decimal point that is lost."""
APART: Final = 10
"""Points by which a share and what it leaves differ at least: of two halves either may be meant."""
_AHEAD: Final = regex(
    r"(?:^|[,;:.(–—]|\b(?:that|and|but|so|while|in [a-z]+,?))\s?(?:out )?of "
    r"(?:(?:the|our|all|its|these|those|their) )*$"
)
_WITHIN: Final = regex(r"^[^,，;。0-9]{0,10}(?:里|[当之]?中|内|的)[,，]?(?:有|约)?[^,，;。]{0,6}$")
_CALLED: Final = regex(r"率(?:为|是|达到?|约为?|仅|只有|有|:)?\s?$|\brate (?:of|is|was|at|stood at|came to) $")


class _Share(NamedTuple):
    """A percentage, what it is a share of, and the words for what it counts."""

    rate: Amount
    whole: Amount
    words: str

    @property
    def end(self) -> int:
        """Where the last of the two stands."""
        return max(self.rate.place, self.whole.place)


def counterparts(shape: Shape, before: Shape | None) -> Iterator[Said]:
    """Yield shares by what is told not to be theirs, here or in the sentence right behind them; *before* is the one
    right ahead of a sentence."""
    own = PERCENT in shape.text
    if not own and (before is None or PERCENT not in before.text):
        return
    here = _counts(shape)
    if own:
        for share in _shares(shape):
            yield from _left(share, [one for one in here if one.place > share.end])
        yield from _others(shape, here)
    elif before is not None and here and len(here) <= 2:
        shares = list(_shares(before))
        if len(shares) == 1 and not [one for one in _counts(before) if one.place > shares[0].end]:
            yield from _left(shares[0], here[:1])


def _others(shape: Shape, here: Sequence[Amount]) -> Iterator[Said]:
    """Yield the one share of a sentence behind a whole and those who are not its: 学员 875 人，女 700 人，男占 20%."""
    rates = [one for one in amounts(shape) if one.figure.dimension == "percent"]
    if (
        len(rates) != 1
        or len(here) != 2
        or here[1].place > rates[0].place
        or here[1].figure.value >= here[0].figure.value
    ):
        return
    if like(*(one.figure for one in here)) and may_be_share(rates[0]) and not opposed(rates[0].near, _words(here[0])):
        share = _Share(rates[0], here[0], rates[0].near)
        yield from _left(share, here[1:])


def _words(one: Amount) -> str:
    return f"{one.near} {one.figure.text.lower()} {one.behind}"


def _counts(shape: Shape) -> list[Amount]:
    every = amounts(shape)
    return [one for one in every if is_plain(one) and one.figure.dimension == "count"] if len(every) <= MOST else []


def _shares(shape: Shape) -> Iterator[_Share]:
    """Yield the percentages of a sentence that are said to be of a number in it."""
    counts = _counts(shape)
    for rate in amounts(shape) if counts else ():
        figure = rate.figure
        if figure.dimension != "percent" or figure.bound != "=" or not may_be_share(rate):
            continue
        if not 0 < figure.value < 100 or abs(100 - 2 * figure.value) < APART:
            continue
        ahead = [one for one in counts if one.place < rate.place]
        behind = [one for one in counts if one.place > rate.place]
        if behind and OF_THE.match(rate.tail):
            yield _Share(rate, behind[0], f"{rate.near} {behind[0].figure.text} {behind[0].behind}")
        elif ahead and (
            _WITHIN.match(shape.text[ahead[-1].place + 1 : rate.place])
            or (_AHEAD.search(ahead[-1].head) and rate.place - ahead[-1].place < _NEXT)
            or (len(ahead) == 1 and _CALLED.search(rate.near))
        ):
            yield _Share(rate, ahead[-1], f"{rate.near} {rate.behind}")


_ELSE: Final = regex(r"^ of (?:the|our|its|their) ")
"""Behind a number of others than those of whom the share is told: 42 of the guests."""
_NEXT: Final = 40
"""Characters between a whole and its share."""


def _left(share: _Share, behind: Sequence[Amount]) -> Iterator[Said]:
    """Yield a share by the one number behind it that counts the others."""
    whole, stated = share.whole.figure, share.rate.figure
    others = [
        one
        for one in behind
        if _may_be_left(one.figure, whole)
        and not (_ELSE.search(one.tail) or EARLIER.search(one.near))
        and opposed(share.words, _words(one))
    ]
    if len(others) != 1:
        return
    left = others[0].figure
    times = left.value / whole.value * 100 / (100 - stated.value)
    if 1 / FAR <= times <= FAR or shifted(times):
        rest = left.model_copy(
            update={"value": whole.value - left.value, "unit": whole.unit, "dimension": whole.dimension, "text": ""}
        )
        # of 48 million, rounded, so few may fail that what is left of them tells nothing
        value = 100 - stated.value
        other = stated.model_copy(update={"value": value, "text": f"{value:f}%", "start": left.start})
        reading = said("share", (rest, whole), stated)
        reading = said("share", (left, whole), other) if is_true(reading) else reading
        yield reading._replace(certain=shifted(times))


def _may_be_left(figure: Quantity, whole: Quantity) -> bool:
    return figure.value < whole.value and (like(figure, whole) or figure.unit.isascii() == whole.unit.isascii())
