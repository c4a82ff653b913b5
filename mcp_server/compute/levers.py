"""What moves a figure: how strongly each leaf does, what one of them must be for a target, and a target for each.

All of it holds in one scenario of a tree, whose other leaves stay as they are.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal, DecimalException, localcontext
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from mcp_server.compute.expressions import CONTEXT, FormulaError
from mcp_server.compute.tree import Scenario, Tree, name_of

TOLERANCE: Final = 1e-9
"""How near a target is reached, relative to it."""
SAMPLES: Final = 128
"""Figures of a lever that are tried before the one that is sought is narrowed down."""

FAULTS: Final = {
    "no_figure": "“{name}” is not computed by a formula in this scenario.",
    "no_slope": "“{name}” changes too fast at these figures to say how.",
    "not_below": "“{name}” is no figure that “{root}” is made of.",
    "bounds": "“{name}” needs a lower limit that is not above its upper one, and its figure of today between them.",
    "no_range": "“{name}” stands at 0: say between which limits it can move.",
}


class LeverError(ValueError):
    """Levers that make no sense; `fault` is a key of FAULTS, `values` what fills its words."""

    def __init__(self, fault: str, **values: str) -> None:
        self.fault, self.values = fault, values
        super().__init__(FAULTS[fault].format(**values))


class Lever(NamedTuple):
    """A leaf that can be moved, and how far."""

    leaf: str
    low: Decimal | None = None
    high: Decimal | None = None
    weight: Decimal = Decimal(1)
    """How much of its room it gives, compared with the other levers; not negative."""


class Sought(NamedTuple):
    """What a lever must be for a target."""

    value: Decimal | None
    """Nearest to the figure of today; None where no figure within the limits reaches the target."""
    low: Decimal
    """The lowest that the root can be while the lever moves between its limits."""
    high: Decimal
    limits: tuple[Decimal, Decimal]


class Cascade(NamedTuple):
    """A target for each lever, which together reach the target of the root."""

    values: dict[str, Decimal] | None
    """By leaf; None where the levers cannot reach the target within their limits."""
    reached: Decimal
    """The root with these figures, or the nearest to the target that it can come."""
    scale: Literal["ratios", "amounts"]
    """Whether the levers share the way by ratios, or, where signs forbid it, by amounts."""


def slopes(tree: Tree, root: str, scenario: Scenario) -> dict[str, Decimal]:
    """The change of the root by one unit more of each leaf below it, chained through the formulas.

    A node that the scenario only states counts as a leaf. Raises LeverError where the root is not computed, or rises
    or falls beyond all figures.
    """
    if root not in scenario.computed:
        raise LeverError("no_figure", name=root)
    below = {root: Decimal(1)}
    try:
        with localcontext(CONTEXT):
            for node in reversed(tree.order):
                if node not in below or node not in scenario.computed:
                    continue
                inner = {name_of(child): child for child in tree.children[node]}
                own = tree.formulas[node].slopes({name: scenario.values[child] for name, child in inner.items()})
                for name, slope in own.items():
                    below[inner[name]] = below.get(inner[name], Decimal(0)) + below[node] * slope
    except (FormulaError, DecimalException):
        raise LeverError("no_slope", name=root) from None
    return {node: slope for node, slope in below.items() if node not in scenario.computed}


def elasticities(tree: Tree, root: str, scenario: Scenario) -> dict[str, Decimal] | None:
    """By how many percent the root changes for one percent more of each leaf; None where the root is 0."""
    by_leaf, whole = slopes(tree, root, scenario), scenario.values[root]
    with localcontext(CONTEXT):
        return {leaf: slope * scenario.values[leaf] / whole for leaf, slope in by_leaf.items()} if whole else None


class _Model:
    """The root as a function of some leaves, in floats."""

    def __init__(self, tree: Tree, root: str, scenario: Scenario, leaves: Iterable[str]) -> None:
        self.root, moved = root, set(leaves)
        for leaf in moved:
            if leaf in scenario.computed or leaf not in scenario.values:
                raise LeverError("not_below", name=leaf, root=root)
        self.places = {node: place for place, node in enumerate(scenario.values)}
        self.figures = [float(value) for value in scenario.values.values()]
        self.steps = []
        for node in tree.order:
            if node in scenario.computed and any(child in moved for child in tree.children[node]):
                moved.add(node)
                inner = [self.places[child] for child in tree.children[node]]
                self.steps.append((self.places[node], tree.formulas[node].quick, inner))

    def __call__(self, leaves: Mapping[str, float]) -> float | None:
        """The root with these figures; None where a formula fails on them."""
        figures = self.figures.copy()
        for leaf, value in leaves.items():
            figures[self.places[leaf]] = value
        try:
            for place, formula, inner in self.steps:
                figures[place] = formula(*[figures[each] for each in inner])
                if not math.isfinite(figures[place]):
                    return None
        except (ZeroDivisionError, OverflowError):
            return None
        return figures[self.places[self.root]]


def seek(
    tree: Tree, root: str, scenario: Scenario, leaf: str, target: Decimal, limits: tuple[Decimal, Decimal] | None = None
) -> Sought:
    """What one leaf must be for the root to reach a target, and between what the root can be at all.

    Without limits the leaf moves between 0 and ten times its figure. The search tries figures evenly spread over the
    limits, so that a root that only rises or only falls between two of them is found without fail.
    """
    if leaf not in slopes(tree, root, scenario):
        raise LeverError("not_below", name=leaf, root=root)
    model, today = _Model(tree, root, scenario, (leaf,)), scenario.values[leaf]
    if limits is None:
        if not today:
            raise LeverError("no_range", name=leaf)
        limits = min(today * 10, Decimal(0)), max(today * 10, Decimal(0))
    low, high = map(float, limits)
    if low > high:
        raise LeverError("bounds", name=leaf)

    def root_at(value: float) -> float | None:
        return model({leaf: value})

    places = sorted({low + (high - low) * step / SAMPLES for step in range(SAMPLES)} | {high})
    places += [place for best in (1, -1) if (place := _summit(root_at, places, best)) is not None]
    if low <= float(today) <= high:
        places.append(float(today))
    known = {place: level for place in sorted(places) if (level := root_at(place)) is not None}
    if not known:
        raise LeverError("bounds", name=leaf)
    found = [_decimal(place) for place in _crossings(root_at, list(known.items()), float(target))]
    value = min(found, key=lambda place: abs(place - today), default=None)
    return Sought(value, _decimal(min(known.values())), _decimal(max(known.values())), limits)


def cascade(tree: Tree, root: str, scenario: Scenario, target: Decimal, levers: Sequence[Lever]) -> Cascade:
    """A new figure for each lever, so that together they bring the root to a target, to nine digits.

    Every lever moves the way that helps, all by the same share of their room times their weight: of the logarithm of
    the way to its limit where all figures are positive (so that the change of ln x is proportional to weight x room /
    elasticity, with room as what the root can gain by the lever), else of the way itself. One without a limit has the
    room of doubling or halving, and may go beyond; one that does not move the root stays. What first order leaves over
    is corrected by that share alone.
    """
    by_leaf, start = slopes(tree, root, scenario), scenario.values[root]
    model = _Model(tree, root, scenario, (lever.leaf for lever in levers))
    moving: list[tuple[str, Decimal, int, Decimal | None, Decimal]] = []
    for lever in levers:
        today, slope = scenario.values[lever.leaf], by_leaf.get(lever.leaf, Decimal(0))
        low, high = (today if limit is None else limit for limit in (lever.low, lever.high))
        if lever.weight < 0 or not low <= today <= high:
            raise LeverError("bounds", name=lever.leaf)
        if slope and lever.weight and target != start:
            towards = 1 if (slope > 0) == (target > start) else -1
            moving.append((lever.leaf, today, towards, lever.high if towards > 0 else lever.low, lever.weight))
    ends = [limit for *_, limit, _ in moving if limit is not None]
    positive = min([start, target, *ends, *(today for _, today, *_ in moving)]) > 0
    moves: list[tuple[str, float, int, float, float]] = []
    for leaf, today, towards, limit, weight in moving:
        if positive:
            room = math.log(2) if limit is None else abs(math.log(limit / today))
        else:
            room = (
                float(abs(today) or abs((target - start) / by_leaf[leaf]))
                if limit is None
                else abs(float(limit - today))
            )
        moves.append((leaf, float(today), towards, room * float(weight), math.inf if limit is None else room))

    def moved(share: float) -> dict[str, float]:
        ways = {leaf: towards * min(share * pace, end) for leaf, _, towards, pace, end in moves}
        return {leaf: today * math.exp(ways[leaf]) if positive else today + ways[leaf] for leaf, today, *_ in moves}

    def root_at(share: float) -> float | None:
        return model(moved(share))

    furthest = max((min(end, 14 if positive else 1e6 * pace) / pace for *_, pace, end in moves if pace), default=0.0)
    shares = sorted({furthest * (step / SAMPLES) ** 3 for step in range(SAMPLES + 1)})
    known = [(share, level) for share in shares if (level := root_at(share)) is not None]
    share = next(iter(_crossings(root_at, known, float(target))), None)
    if share is None and known and math.isclose(known[0][1], float(target), rel_tol=1e-12):
        share = known[0][0]  # there already, but for the last digit of a float
    scale: Literal["ratios", "amounts"] = "ratios" if positive else "amounts"
    if share is None:
        return Cascade(None, _decimal(min((level for _, level in known), key=lambda x: abs(x - float(target)))), scale)
    values = {lever.leaf: scenario.values[lever.leaf] for lever in levers}
    values |= {leaf: _decimal(value) for leaf, value in moved(share).items()}
    reached = model({leaf: float(value) for leaf, value in values.items()})
    return Cascade(values, _decimal(float(target) if reached is None else reached), scale)


def _summit(function: Callable[[float], float | None], places: Sequence[float], best: int) -> float | None:
    """Where a function is highest (or lowest, with best -1) between the neighbours of its best place, by golden cut."""
    levels = [(best * level, index) for index, place in enumerate(places) if (level := function(place)) is not None]
    if not levels:
        return None
    index = max(levels)[1]
    low, high = places[max(index - 1, 0)], places[min(index + 1, len(places) - 1)]
    ratio = (math.sqrt(5) - 1) / 2
    left, right = high - ratio * (high - low), low + ratio * (high - low)
    one, two = function(left), function(right)
    for _ in range(45):  # 0.618 ** 45 of the way between two places: as near as a summit can be told in floats
        if one is None or two is None:
            return None
        if best * one < best * two:
            low, left, one = left, right, two
            right = low + ratio * (high - low)
            two = function(right)
        else:
            high, right, two = right, left, one
            left = high - ratio * (high - low)
            one = function(left)
    return (low + high) / 2


def _crossings(
    function: Callable[[float], float | None], known: Sequence[tuple[float, float]], target: float
) -> list[float]:
    """Every place between known ones where the function reaches the target; a jump across it, at a pole, is none."""
    near = TOLERANCE * (abs(target) or max((abs(level) for _, level in known), default=0.0))
    places = [known[0][0]] if known and known[0][1] == target else []
    for (low, one), (high, two) in pairwise(known):
        if two == target:
            places.append(high)
        elif one != target and (one < target) != (two < target):
            place = _bisected(function, low, high, target, rising=one < two)
            level = None if place is None else function(place)
            if place is not None and level is not None and abs(level - target) <= near:
                places.append(place)
    return places


def _bisected(
    function: Callable[[float], float | None], low: float, high: float, target: float, *, rising: bool
) -> float | None:
    """The place between two others where the function crosses the target, to the last digit of a float."""
    middle = (low + high) / 2
    while low < middle < high:
        level = function(middle)
        if level is None:
            return None
        low, high = (middle, high) if (level < target) == rising else (low, middle)
        middle = (low + high) / 2
    return high


def _decimal(figure: float) -> Decimal:
    """A float with the digits that it can be trusted for."""
    return Decimal(f"{figure:.12g}")
