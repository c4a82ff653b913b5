"""Parts with the shares that stand right behind them, of which one does not fit the others.

"研发 486 人（42%），制造 402 人（35%）……": three parts or more with their shares tell by themselves what the whole is,
whether or not a text says it. Where all of them but one agree on it, that one is asked for.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from mcp_server.language.amounts import Amount, amounts, is_amount
from mcp_server.language.relations import asked, written
from mcp_server.language.shapes import Shape
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity

FEWEST: Final = 3
MOST: Final = 12
"""Parts of one whole."""
_GAP: Final = 8
"""Characters between a part and its share."""
_NEAR: Final = Decimal("1.5")
"""How many times as much as it should be one of them may be."""
_HUNDRED: Final = 100


class _Pair(NamedTuple):
    part: Quantity
    share: Quantity

    @property
    def least(self) -> Decimal:
        """The smallest whole of which this part has this share."""
        return _HUNDRED * self.part.value / (self.share.value + self.share.step / 2)

    @property
    def most(self) -> Decimal:
        """The largest whole of which this part has this share."""
        return _HUNDRED * self.part.value / (self.share.value - self.share.step / 2)


def nearly_shared(shapes: Sequence[Shape], wrong: frozenset[int]) -> Iterator[Nearly]:
    """Yield shares that do not fit the whole of all parts beside them; *wrong* are the places of those found."""
    for shape in shapes:
        if len(shape.tokens) < FEWEST * 2:
            continue
        for row in _rows(amounts(shape)):
            if FEWEST <= len(row) <= MOST and (odd := _odd(row)) and odd.share.start not in wrong:
                whole = odd.part.model_copy(update={"value": _sum(row), "text": ""})
                yield asked(shape.sentence, "share", (written(odd.part), written(whole)), odd.share)
                break


def _rows(own: Sequence[Amount]) -> Iterator[list[_Pair]]:
    """Yield the parts of one unit with their shares."""
    pairs = [
        _Pair(one.figure, two.figure)
        for one, two in pairwise(own)
        if two.figure.dimension == "percent"
        and one.figure.dimension not in {"percent", "points", "ratio"}
        and is_amount(one.figure)
        and is_amount(two.figure)
        and two.figure.value > two.figure.step / 2
        and len(two.head) <= _GAP
        and not {";", "。"} & set(two.head)
    ]
    for _, row in groupby(pairs, key=lambda pair: (pair.part.dimension, pair.part.unit)):
        yield list(row)


def _odd(row: Sequence[_Pair]) -> _Pair | None:
    """Return the one pair that the others do not agree with."""
    total = _sum(row)
    off = [pair for pair in row if not pair.least <= total <= pair.most]
    if not off:
        return None
    if len(off) > 1:
        # the parts do not make the whole that all shares but one are of
        shares = sum((pair.share.value for pair in row), Decimal(0))
        if abs(shares - _HUNDRED) > max(pair.share.step for pair in row) * len(row) / 2:
            return None
        off = [pair for pair in row if _agree([other for other in row if other is not pair])]
    if len(off) != 1 or _agree(row):
        return None
    should = off[0].part.value * _HUNDRED / total / off[0].share.value
    return off[0] if 1 / _NEAR <= should <= _NEAR else None


def _agree(row: Sequence[_Pair]) -> bool:
    """Whether parts with their shares can be of one whole."""
    return max(pair.least for pair in row) <= min(pair.most for pair in row)


def _sum(row: Sequence[_Pair]) -> Decimal:
    return sum((pair.part.value for pair in row), Decimal(0))
