"""Shares of parts that are called by names given before: 飞边 37 件、缩水 24 件……；飞边占 44.6%，缩水占 28.9%.

Of what they are shares no word need say: it is what all of them but one are shares of.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile
from typing import Final, NamedTuple

from mcp_server.language.amounts import Amount, amounts, like
from mcp_server.language.relations import Said, is_true, said
from mcp_server.language.shapes import PERCENT, Shape
from mcp_server.language.stated_pairs import is_plain
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

MOST: Final = 16
"""Figures of a sentence and the one before it that are looked at."""
FAR: Final = Decimal(2)
"""How many times as much as it should be a share may be to be meant for its part."""
_NAMED: Final = regex(
    r"(?:^|[,;。:、和与及而])\s?(?:其中,?|里面|当中)?(?P<zh>[\u4e00-\u9fff]{1,6}?)(?:分别|约|各|仅|只|又)?占(?:了|到|比|去)?(?:为|是|约)?"
    r"(?:总?[\u4e00-\u9fff]{1,4}的)?\s?$"
    r"|(?:^|[,;:.] |\band |\bthe )(?P<en>[a-z]{4,}(?: (?!alone|itself|thus|therefore)[a-z]{4,})?) "
    r"(?:(?:alone|by itself|itself|on its own|thus|therefore) )?(?:make|makes|made|is|are|was|were|takes?|took"
    r"|came to|account(?:s|ed)? for|represent(?:s|ed)?)(?: up)?(?: about| just| only| some)? $"
)


_NEXT: Final = regex(r"\s?(?:[、,，/和及与:：]|, and|and|, or)\s?")
"""Between two shares that are told in turn."""


class _Named(NamedTuple):
    """A share with the figure that has its name."""

    rate: Amount
    part: Amount


def named_shares(shape: Shape, before: Shape | None) -> Iterator[Said]:
    """Yield the shares of a sentence that are called by the names of figures told before them, and those that stand in
    the order of their parts, with their one whole."""
    if PERCENT not in shape.text:
        return
    own = amounts(shape)
    ahead = amounts(before) if before is not None else ()
    if len(own) + len(ahead) > MOST:
        return
    every = [one for one in (*ahead, *own) if one.figure.text and is_plain(one)]
    shares = [found for rate in own if rate.figure.dimension == "percent" and (found := _part(rate, every))]
    shares = shares or list(_in_turn(own))
    if not shares or any(not like(one.part.figure, shares[0].part.figure) for one in shares):
        return
    for whole in _wholes(shares, every):
        read = [said("share", (one.part.figure, whole), one.rate.figure, sure=True) for one in shares]
        wrong = [(one, reading) for one, reading in zip(shares, read, strict=True) if not is_true(reading)]
        if len(wrong) <= 1:
            for one, reading in wrong:
                times = one.part.figure.value / whole.value * 100 / one.rate.figure.value
                if 1 / FAR <= times <= FAR:
                    # one alone is of the whole that its part and others just make
                    yield reading._replace(certain=len(shares) == 1)
            return


def _wholes(shares: Sequence[_Named], every: Sequence[Amount]) -> Iterator[Quantity]:
    """Yield the figures of which shares may be: of one share alone that which the parts beside it make."""
    parts = {one.part.figure.start for one in shares}
    least = max(one.part.figure.value for one in shares)
    alike = [one.figure for one in every if _fits(one.figure, shares[0].part.figure)]
    for whole in alike:
        if whole.start in parts or whole.value <= least:
            continue
        if len(shares) > 1 or _made(whole, alike, shares[0].part.figure):
            yield whole


def _fits(one: Quantity, part: Quantity) -> bool:
    """Whether a figure counts the like of a part, whose unit may be left out or be what it is the number of."""
    return like(one, part) or (one.dimension == part.dimension and (not part.unit or part.unit.isascii()))


def _made(whole: Quantity, alike: Sequence[Quantity], part: Quantity) -> bool:
    """Whether a part and the figures beside it make the whole right before or right behind them."""
    starts = [one.start for one in alike]
    at, own = starts.index(whole.start), starts.index(part.start)
    if own < at:
        runs = [alike[low:at] for low in range(own + 1)]
    else:
        runs = [alike[at + 1 : high] for high in range(own + 1, len(alike) + 1)]
    return any(len(run) > 1 and sum(one.value for one in run) == whole.value for run in runs)


def _in_turn(own: Sequence[Amount]) -> Iterator[_Named]:
    """Yield the shares that follow each other behind as many amounts, one for each: 分别占 30%、42%、28%."""
    at = next((n for n, one in enumerate(own) if one.figure.dimension == "percent"), 0)
    joined = takewhile(lambda one: one.figure.dimension == "percent" and _NEXT.fullmatch(one.head), own[at + 1 :])
    rates = [*own[at : at + 1], *joined]
    parts = own[at - len(rates) : at]
    if len(rates) > 1 and parts and all(is_plain(one) for one in parts):
        yield from (_Named(rate, part) for rate, part in zip(rates, parts, strict=True))


def _part(rate: Amount, every: Sequence[Amount]) -> _Named | None:
    """Return the one figure before a share that has its name."""
    found = _NAMED.search(rate.head)
    if not found or rate.figure.bound != "=" or rate.figure.upper is not None or not rate.figure.value:
        return None
    ahead = [one for one in every if one.figure.start < rate.figure.start]
    if name := found["zh"]:
        parts = [one for one in ahead if _is_called(one.near.rstrip(" :有为是共计"), name)]
    else:
        name = found["en"]
        parts = [one for one in ahead if f" {name} " in f" {one.near} "]
        parts = parts or [one for one in ahead if f" {name} " in f" {one.behind} "]
    return _Named(rate, parts[0]) if len(parts) == 1 else None


def _is_called(near: str, name: str) -> bool:
    """Whether what stands before a figure is the name of a share, or what that begins with: 纯电 for 纯电车."""
    own = near.removeprefix("其中")
    return near.endswith(name) or (1 < len(own) < len(name) and name.startswith(own))
