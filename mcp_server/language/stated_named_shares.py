"""Shares of parts that are called by names given before: 飞边 37 件、缩水 24 件……；飞边占 44.6%，缩水占 28.9%.

Of what they are shares no word need say: it is what all of them but one are shares of.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.amounts import Amount, amounts
from mcp_server.language.portions import portioned
from mcp_server.language.relations import Said, is_true, said
from mcp_server.language.shapes import PERCENT, Shape
from mcp_server.language.stated_called_wholes import called_wholes
from mcp_server.language.stated_pairs import is_plain
from mcp_server.regex import regex

MOST: Final = 16
"""Figures of a sentence and the one before it that are looked at."""
FAR: Final = Decimal(2)
"""How many times as much as it should be a share may be to be meant for its part."""
_NAMED: Final = regex(
    r"(?:^|[,;。:、和与及而])\s?(?:其中,?|里面|当中)?(?P<zh>[\u4e00-\u9fff]{1,6}?)(?:分别|约|各|仅|只|又)?占(?:了|到|比|去)?(?:为|是|约)?"
    r"(?:总?[\u4e00-\u9fff]{1,4}的)?\s?$"
    r"|(?:^|[,;:.] |\band |\bthe )(?P<en>[a-z]{4,}(?: (?!alone|itself)[a-z]{4,})?) "
    r"(?:(?:alone|by itself|itself|on its own) )?(?:make|makes|made|is|are|was|were|takes?|took"
    r"|came to|account(?:s|ed)? for|represent(?:s|ed)?)(?: up)?(?: about| just| only| some)? $"
)


class _Named(NamedTuple):
    """A share with the figure that has its name."""

    rate: Amount
    part: Amount


def named_shares(shape: Shape, before: Shape | None, recent: Sequence[Shape] = ()) -> Iterator[Said]:
    """Yield the shares of a sentence whose parts or wholes are called by the names of figures told before them."""
    yield from called_wholes(portioned(shape), recent)
    if PERCENT not in shape.text:
        return
    own = amounts(shape)
    ahead = amounts(before) if before is not None else ()
    if len(own) + len(ahead) > MOST:
        return
    every = [one for one in (*ahead, *own) if one.figure.text and is_plain(one)]
    shares = [found for rate in own if rate.figure.dimension == "percent" and (found := _part(rate, every))]
    if len(shares) == 1:
        yield from _alone(shares[0], every)
    if len(shares) < 2 or len({one.part.figure.unit for one in shares}) != 1:
        return
    parts = {one.part.figure.start for one in shares}
    least = max(one.part.figure.value for one in shares)
    wholes = [one.figure for one in every if one.figure.start not in parts and one.figure.value > least]
    wholes = [one for one in wholes if one.unit == shares[0].part.figure.unit]
    for whole in wholes:
        read = [said("share", (one.part.figure, whole), one.rate.figure, sure=True) for one in shares]
        wrong = [(one, reading) for one, reading in zip(shares, read, strict=True) if not is_true(reading)]
        if len(wrong) <= 1:
            for one, reading in wrong:
                times = one.part.figure.value / whole.value * 100 / one.rate.figure.value
                if 1 / FAR <= times <= FAR:
                    yield reading
            return


def _alone(share: _Named, every: Sequence[Amount]) -> Iterator[Said]:
    """Yield the share of one part of several that make the whole behind them: 合计 260；其中甲占 71.5%."""
    part, rate = share.part.figure, share.rate.figure
    alike = [one.figure for one in every if one.figure.unit == part.unit and one.figure.dimension == part.dimension]
    at = alike.index(part)
    for low in range(at + 1):
        for end in range(max(at, low + 1), len(alike) - 1):
            total = sum((one.value for one in alike[low : end + 1]), Decimal(0))
            if alike[end + 1].value == total:
                times = part.value / total * 100 / rate.value
                if 1 / FAR <= times <= FAR:
                    yield said("share", (part, alike[end + 1]), rate, sure=True)._replace(certain=True)
                return


def _part(rate: Amount, every: Sequence[Amount]) -> _Named | None:
    """Return the one figure before a share that has its name."""
    found = _NAMED.search(rate.head)
    if not found or rate.figure.bound != "=" or rate.figure.upper is not None or not rate.figure.value:
        return None
    ahead = [one for one in every if one.figure.start < rate.figure.start]
    if name := found["zh"]:
        parts = [one for one in ahead if one.near.rstrip(" :有为是共计").endswith(name)]
    else:
        parts = [one for one in ahead if f" {found['en']} " in f" {one.near} "]
    return _Named(rate, parts[0]) if len(parts) == 1 else None
