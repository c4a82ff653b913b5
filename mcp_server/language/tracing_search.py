"""How a figure can follow from others: by what a sentence says was done, and by looking for it.

Looking finds by chance what nobody meant: among twenty figures some sum, share or change of two of them fits every
third number of three digits. So what was looked for counts only where less than 0.05 such hits are to be expected; the
expectation takes the candidates within a factor of two of the figure to be spread evenly on a logarithmic scale.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, DecimalException, localcontext
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from mcp_server.language.tracing_facts import Measured, alike, digits, measured
from mcp_server.model.quantity import Quantity
from mcp_server.words.format import plain

Op = Literal["sum", "difference", "points", "share", "ratio", "change", "mean", "product"]

CHANCE: Final = 0.05
"""Hits that may be expected by chance where what was looked for still counts."""
ANY_PAIR: Final = 60
"""Facts among which every pair is tried; with more, chance hits are certain."""
_OTHERS: Final = 8
"""Figures of a sentence that one of its figures may follow from."""

_EITHER_WAY: Final = frozenset({"sum", "product", "mean", "difference", "points"})
"""Operations that give the same, or its negative, whichever of two figures comes first."""

CUES: Final[dict[Op, re.Pattern[str]]] = {
    "change": re.compile(
        r"增长|增加|增幅|增速|提升|提高|上升|上涨|涨幅|下降|降低|降幅|减少|下滑|缩短|压缩|同比|环比|变动|变化|翻"
        r"|\b(?:grow[ns]?|grew|growing|growth|increas\w+|rose|risen|rises?|rising|decreas\w+|declin\w+|fell|fall(?:s|en|ing)?|drop\w*"
        r"|reduc\w+|shorten\w*|chang\w+|up|down|higher|lower|gain\w*|improv\w+|lost|cut)\b",
        re.IGNORECASE,
    ),
    "difference": re.compile(
        r"增长|增加|提升|提高|上升|上涨|下降|降低|减少|下滑|缩短|压缩|变动|变化|差额?|差距|相差|多出?|少|超出|高出|低于|净|剩余?|节约|节省"
        r"|\b(?:grow[ns]?|grew|growth|increas\w+|rose|risen|decreas\w+|declin\w+|fell|fallen|drop\w*|reduc\w+|shorten\w*|chang\w+|up|down"
        r"|differ\w*|gap|more|less|fewer|higher|lower|net|left|remain\w*|sav\w+|over|under|short|between)\b",
        re.IGNORECASE,
    ),
    "points": re.compile(
        r"百分点|提升|提高|上升|上涨|下降|降低|下滑|差距?|相差|高|低|\b(?:points?|pp|bps|ris\w+|rose|fell|up|down|gain\w*|chang\w+|differ\w*"
        r"|increas\w+|decreas\w+|drop\w*|declin\w+|improv\w+|higher|lower)\b",
        re.IGNORECASE,
    ),
    "share": re.compile(
        r"占|比重|份额|比例|率|其中|\b(?:share|proportion|percent(?:age)?|portion|part|rate|of|out\s+of|conversion|account\w*|made\s+up)\b",
        re.IGNORECASE,
    ),
    "ratio": re.compile(
        r"倍|之比|比率|人均|每|单价|平均|\b(?:times|ratio|multiple|fold|per|each|average|every)\b", re.IGNORECASE
    ),
    "sum": re.compile(
        r"合计|共计|总计|总共|一共|共|累计|总|加起来|之和|\b(?:total\w*|sum|altogether|combined|in\s+all|together|overall|aggregate)\b",
        re.IGNORECASE,
    ),
    "mean": re.compile(r"平均|均值|人均|\b(?:average[ds]?|mean)\b", re.IGNORECASE),
    "product": re.compile(r"乘|×|每|单价|\b(?:times|each|per|at|multipl\w+)\b", re.IGNORECASE),
}
"""Words by which a sentence says what was done; each is looked for with its figures."""


class Way(NamedTuple):
    """A formula that gives a figure, and the indices of what stands in it."""

    formula: str
    of: tuple[int, ...]


def cued(text: str) -> tuple[Op, ...]:
    """Return the operations that a sentence may speak of."""
    return tuple(op for op, pattern in CUES.items() if pattern.search(text))


def _total(v: Sequence[Decimal]) -> Decimal:
    return sum(v, Decimal(0))


def _product(v: Sequence[Decimal]) -> Decimal:
    result = Decimal(1)
    for value in v:
        result *= value
    return result


_COMPUTE: Final[Mapping[Op, Callable[[Sequence[Decimal]], Decimal]]] = {
    "sum": _total,
    "product": _product,
    "mean": lambda v: _total(v) / len(v),
    "difference": lambda v: v[0] - v[1],
    "points": lambda v: v[0] - v[1],
    "share": lambda v: v[0] / v[1] * 100,
    "ratio": lambda v: v[0] / v[1],
    "change": lambda v: (v[0] - v[1]) / v[1] * 100,
}
_WRITTEN: Final[Mapping[Op, Callable[[Sequence[str]], str]]] = {
    "sum": " + ".join,
    "product": " × ".join,
    "mean": lambda t: f"({' + '.join(t)}) ÷ {len(t)}",
    "difference": " − ".join,
    "points": " − ".join,
    "share": " ÷ ".join,
    "ratio": " ÷ ".join,
    "change": lambda t: f"({t[0]} − {t[1]}) ÷ {t[1]}",
}


def possible(op: Op, unit: str, units: Sequence[str]) -> bool:
    """Whether an operation on figures of some units can give one of a unit; percentages and points are two things."""
    first, same = units[0], all(alike(units[0], other) for other in units)
    if op in {"share", "change"}:
        return unit == "%" and same
    if op == "points":
        return unit == "pp" and set(units) == {"%"}
    if op in {"sum", "mean"}:
        return same and alike(unit, first)
    if op == "difference":
        return same and alike(unit, first) and first != "%"
    if op == "ratio":
        return unit in {"", "x"} if first == units[1] else unit not in {"%", "pp", "x"}
    return unit not in {"%", "pp"}


def recompute(op: Op, figures: Sequence[Quantity], stated: Quantity) -> bool:
    """Whether an operation gives a stated figure, within what the rounding of all of them allows, whatever its sign."""
    return _recompute(op, figures, [measured(one) for one in figures], measured(stated))


def _recompute(op: Op, figures: Sequence[Quantity], spans: Sequence[Measured], target: Measured) -> bool:
    if not possible(op, target.unit, [one.unit for one in spans]):
        return False
    values, halves = _operands(op, figures, spans)
    compute = _COMPUTE[op]
    try:
        with localcontext() as context:
            context.prec = 40
            corners = [
                compute([v + h * way for v, h, way in zip(values, halves, ways, strict=True)])
                for ways in _corners(len(values))
            ]
    except DecimalException:
        return False
    low, high = min(corners) - target.half, max(corners) + target.half
    return low <= target.value <= high or low <= -target.value <= high


def _corners(count: int) -> tuple[tuple[int, ...], ...]:
    up, down = (1,) * count, (-1,) * count
    return up, down, (1, *down[1:]), (-1, *up[1:])


def _operands(op: Op, figures: Sequence[Quantity], spans: Sequence[Measured]) -> tuple[list[Decimal], list[Decimal]]:
    """Return values and what their rounding leaves open: whole numbers are counted, and amounts are rounded little."""
    mixed = op in {"product", "ratio"} and len({one.unit for one in spans}) > 1
    values, halves = [], []
    for figure, one in zip(figures, spans, strict=True):
        times = Decimal("0.01") if mixed and one.unit == "%" else Decimal(1)
        half = Decimal(0) if figure.step == 1 else one.half
        if one.unit not in {"%", "pp", "x"}:
            half = min(half, abs(one.value) / 200)
        values.append(one.value * times)
        halves.append(half * times)
    return values, halves


def enough(stated: Quantity, op: Op, figures: Sequence[Quantity]) -> bool:
    """Whether a figure shows digits enough to follow from a stated operation: two, or one of whole numbers exactly."""
    if digits(stated) > 1:
        return True
    whole = all(one.value == one.value.to_integral_value() for one in (*figures, stated))
    values = [measured(one).value for one in figures]
    try:
        return whole and abs(_COMPUTE[op](values)) == abs(measured(stated).value)
    except DecimalException:
        return False


def written(op: Op, figures: Sequence[Quantity]) -> str:
    """Return a formula with the figures as they were written."""
    return _WRITTEN[op]([_shown(one) for one in figures])


def _shown(one: Quantity) -> str:
    return " ".join(one.text.split()) or f"{plain(one.value)}{one.unit if one.unit in {'%', 'pp'} else ''}"


def stated(figure: int, figures: Sequence[Quantity], cues: Sequence[Op]) -> Way | None:
    """Return how a figure of a sentence follows from others of it by what the sentence says was done."""
    around = range(max(0, figure - _OTHERS), min(len(figures), figure + _OTHERS + 1))
    near = sorted((i for i in around if i != figure), key=lambda i: (abs(i - figure), i))[:_OTHERS]
    near = sorted(i for i in near if figures[i].upper is None and figures[i].bound != "~")
    spans, target = {i: measured(figures[i]) for i in near}, measured(figures[figure])
    for op in cues:
        for those in _operand_sets(op, near, figure):
            operands = [figures[i] for i in those]
            if _recompute(op, operands, [spans[i] for i in those], target) and enough(figures[figure], op, operands):
                return Way(written(op, operands), those)
    return None


def _operand_sets(op: Op, near: Sequence[int], figure: int) -> Iterator[tuple[int, ...]]:
    """Return what an operation may be meant of: neighbours, or all figures before or behind the result."""
    if op in {"sum", "mean"}:
        before, behind = tuple(i for i in near if i < figure), tuple(i for i in near if i > figure)
        yield from dict.fromkeys(group for group in (before, behind, before[-2:], behind[:2]) if len(group) > 1)
        return
    for one, other in sorted(pairwise(near), key=lambda pair: min(abs(pair[0] - figure), abs(pair[1] - figure))):
        yield other, one
        yield one, other


class Candidates:
    """Every value that some operations on pairs of figures give, in order, each with its formula."""

    def __init__(self, figures: Sequence[Quantity], ops: Sequence[Op], unit: str) -> None:
        self._figures = figures
        spans = [measured(one) for one in figures]
        self._found: list[tuple[float, Op, int, int]] = []
        values = [float(one.value) for one in spans]
        fitting: dict[tuple[str, str], tuple[Op, ...]] = {}
        for i, one in enumerate(spans):
            for j, other in enumerate(spans):
                if i == j or not (values[i] and values[j]):
                    continue
                units = one.unit, other.unit
                if units not in fitting:
                    fitting[units] = tuple(op for op in ops if possible(op, unit, units))
                for op in fitting[units]:
                    if i > j and op in _EITHER_WAY:
                        continue
                    value = abs(_quick(op, values[i], values[j]))
                    if 0 < value < math.inf:
                        self._found.append((value, op, i, j))
        self._found.sort()
        self._values = [one[0] for one in self._found]

    def expected(self, figure: Quantity) -> float:
        """Return how many hits are to be expected by chance."""
        value, half = _target(figure)
        if value <= half or not self._values:
            return math.inf if self._values else 0.0
        near = bisect_right(self._values, value * 2) - bisect_left(self._values, value / 2)
        return near / math.log(4) * math.log((value + half) / (value - half))

    def find(self, figure: Quantity) -> Way | None:
        """Return the first pair that gives a figure within its displayed precision."""
        value, half = _target(figure)
        at = bisect_left(self._values, value - half * 1.000001)
        if at == len(self._values) or self._values[at] > value + half * 1.000001:
            return None
        _, op, i, j = self._found[at]
        return Way(written(op, (self._figures[i], self._figures[j])), (i, j))


def _target(figure: Quantity) -> tuple[float, float]:
    one = measured(figure)
    return abs(float(one.value)), float(one.half)


def _quick(op: Op, one: float, other: float) -> float:
    """Return what an operation on two figures gives, in floats: good enough to look for it."""
    match op:
        case "sum":
            return one + other
        case "mean":
            return (one + other) / 2
        case "difference" | "points":
            return one - other
        case "product":
            return one * other
        case "ratio":
            return one / other
        case "share":
            return one / other * 100
        case "change":
            return (one - other) / other * 100
