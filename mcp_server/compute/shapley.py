"""The Shapley value of every leaf of a formula, exactly, whatever its size.

With F(t) the expected figure when each leaf has changed with probability t, each by itself, the value of a leaf is the
integral of dF/dt_i over the diagonal (Owen 1972, Management Science 18:P64): F is a polynomial, so a Gauss quadrature
is exact. It follows sums, and products whose factors share no leaf, at a cost of O(n²); only what is left, such as
min(a, b) or a / (a + b), is computed for all sets of its leaves.
"""

import operator
from collections.abc import Container, Iterable, Mapping
from decimal import Decimal
from functools import lru_cache, reduce
from typing import Any, Final, Literal, NamedTuple

import numpy as np

from mcp_server.compute.attribution import AttributionError, below
from mcp_server.compute.cube import Cube, half_of, has
from mcp_server.compute.expressions import Term

# Freed at once: from then on glibc keeps blocks of this size, instead of clearing fresh pages for every array.
np.empty(2**20)

CUBE_LEAVES: Final = 22
"""Leaves of one part of a formula that has to be computed for all sets of them: 4 million figures, 0.2 s."""
CUBE_FIGURES: Final = 2**26
"""Figures that one attribution may compute: about a second."""
SPREAD_PARTS: Final = 5_000
"""Parts into which products may be multiplied out to avoid larger cubes."""


def shapley(term: Term, pairs: Mapping[str, tuple[Decimal, Decimal]]) -> dict[str, Decimal]:
    """The Shapley value of each leaf, given its figure before and after; unrounded, from floats.

    Raises AttributionError where too many leaves hang together, and FloatingPointError where some set of changed
    leaves has no figure. The formula has no averages and weighted averages: they are sums and products.
    """
    with np.errstate(divide="raise", over="raise", invalid="raise", under="ignore"):
        return _Shapley(term, pairs).contributions()


Key = tuple[int, int]


class _Plan(NamedTuple):
    """How F of one part comes about: as a sum, as a product of independent factors, or from all sets of its leaves."""

    term: Term
    power: int
    """Of a cube: 1 for the part itself, -1 for 1 divided by it."""
    way: Literal["sum", "product", "cube"]
    parts: tuple[tuple[Term, int], ...] = ()
    """Parts of several leaves with their signs in a sum, with their powers in a product."""
    places: tuple[int, ...] = ()
    """Leaves of the parts of one leaf."""
    old: tuple[float, ...] = ()
    """Figures of these parts before, signed or inverted as they enter."""
    new: tuple[float, ...] = ()
    constant: float = 0.0
    """Of the parts without a leaf."""

    @property
    def keys(self) -> list[Key]:
        """The plans that have to be carried out before."""
        return [(id(term), sign) if self.way == "product" else (id(term), 1) for term, sign in self.parts]


class _Shapley:
    """The polynomial F of a formula and its slopes, followed through its parts; leaves that do not change are fixed."""

    def __init__(self, root: Term, pairs: Mapping[str, tuple[Decimal, Decimal]]) -> None:
        self.root = root
        self.pairs = {leaf: (float(old), float(new)) for leaf, (old, new) in pairs.items()}
        self.before: dict[str, Any] = {leaf: pair[0] for leaf, pair in self.pairs.items()}
        self.leaves = tuple(leaf for leaf, pair in self.pairs.items() if pair[0] != pair[1])
        self.masks: dict[int, int] = {}
        self.made: list[Term] = []  # parts are known by their identity, so those made here must live as long
        self.work = 0
        self.cubes: dict[Key, Cube] = {}
        self.bits = {leaf: 1 << place for place, leaf in enumerate(self.leaves)}
        self.orders: dict[int, list[Term]] = {}
        for term in self.below(root):
            self.learn(term)

    def below(self, term: Term) -> list[Term]:
        """Every part of a part, the inner ones first."""
        if id(term) not in self.orders:
            self.orders[id(term)] = below(term)
        return self.orders[id(term)]

    def learn(self, term: Term) -> Term:
        """Notes the leaves of a part."""
        if term.terms:
            self.masks[id(term)] = reduce(operator.or_, [self.masks[id(each)] for each in term.terms])
        else:
            self.masks[id(term)] = self.bits.get(term.text, 0) if term.operation == "name" else 0
        return term

    def make(self, operation: Literal["sum", "product"], parts: Iterable[tuple[Term, int]]) -> Term:
        """A part that the formula does not write down."""
        terms, signs = zip(*parts, strict=True)
        self.made.append(Term(operation, terms, signs))
        return self.learn(self.made[-1])

    def plans(self) -> dict[Key, _Plan]:
        """What to do for each part that matters, inner parts first."""
        plans: dict[Key, _Plan] = {}
        done: dict[Key, _Plan] = {}
        stack = [(self.root, 1)]
        while stack:
            key = id(stack[-1][0]), stack[-1][1]
            if key not in plans:
                plan = plans[key] = self.plan(*stack[-1])
                stack += [(term, sign if plan.way == "product" else 1) for term, sign in plan.parts]
            else:
                stack.pop()
                done[key] = plans[key]
        return done

    def plan(self, term: Term, power: int) -> _Plan:
        """How to come by F of a part, or of 1 divided by it."""
        if self.masks[id(term)].bit_count() <= 1:
            return self.put_together(term, "product", [(term, power)])
        if term.operation == "sum" and power == 1:
            return self.put_together(term, "sum", zip(term.terms, term.signs, strict=True))
        if term.operation == "product":
            groups = self.groups(self.factors(term, power))
            if len(groups) > 1 or len(groups[0]) == 1:
                parts = (group[0] if len(group) == 1 else (self.make("product", group), 1) for group in groups)
                return self.put_together(term, "product", parts)
            if spread := self.spread(groups[0]):
                return _Plan(term, 1, "sum", ((spread, 1),))
        places = self.places(term)
        if len(places) > 12:
            self.work += sum(1 << self.masks[id(each)].bit_count() for each in self.below(term))
        if len(places) > CUBE_LEAVES or self.work > CUBE_FIGURES:
            names = tuple(self.leaves[place] for place in places[:3])
            raise AttributionError("too_many", names=names, count=len(places), limit=CUBE_LEAVES)
        return _Plan(term, power, "cube")

    def put_together(self, term: Term, way: Literal["sum", "product"], parts: Iterable[tuple[Term, int]]) -> _Plan:
        """The plan of a sum or product, whose parts of one leaf or none are worked out at once."""
        several, places, olds, news = [], [], [], []
        constant = 0.0 if way == "sum" else 1.0
        for each, sign in parts:
            mask = self.masks[id(each)]
            if mask & (mask - 1):
                several.append((each, sign))
                continue
            old, new = self.ends(each)
            if sign < 0:
                old, new = (-old, -new) if way == "sum" else (1 / old, 1 / new)
            if mask:
                places.append(mask.bit_length() - 1)
                olds.append(old)
                news.append(new)
            else:
                constant = constant + old if way == "sum" else constant * old
        return _Plan(term, 1, way, tuple(several), tuple(places), tuple(olds), tuple(news), constant)

    def ends(self, term: Term) -> tuple[float, float]:
        """A part of one leaf, or of none, before and after."""
        if term.operation == "name":
            return self.pairs[term.text]
        pairs = {leaf: np.array(pair) for leaf, pair in self.pairs.items()} if self.masks[id(term)] else self.before
        old, new = (self.computed(term, pairs) * np.ones(2)).tolist()
        return old, new

    def factors(self, term: Term, power: int) -> list[tuple[Term, int]]:
        """The factors of a product with their powers; products within it are taken apart, those of one leaf are not."""
        found: list[tuple[Term, int]] = []
        stack = [(term, power)]
        while stack:
            each, sign = stack.pop()
            if each.operation == "product" and self.masks[id(each)].bit_count() > 1:
                stack += reversed([(part, sign * own) for part, own in zip(each.terms, each.signs, strict=True)])
            else:
                found.append((each, sign))
        return found

    def groups(self, factors: list[tuple[Term, int]]) -> list[list[tuple[Term, int]]]:
        """The factors of a product, those with a leaf in common together."""
        found: list[tuple[int, list[tuple[Term, int]]]] = []
        seen = 0
        for factor in factors:
            mask, group = self.masks[id(factor[0])], [factor]
            if mask & seen:
                for other in [other for other in found if other[0] & mask]:
                    found.remove(other)
                    mask, group = mask | other[0], other[1] + group
            found.append((mask, group))
            seen |= mask
        return [group for _, group in found]

    def spread(self, factors: list[tuple[Term, int]]) -> Term | None:
        """A product multiplied out over the summands of one factor, where that leaves fewer sets to compute."""
        masks = [self.masks[id(term)] for term, _ in factors]
        best, cost = -1, 1 << (reduce(operator.or_, masks).bit_count() - 1)
        for place, (term, power) in enumerate(factors):
            if term.operation == "sum" and power == 1:
                rest = reduce(operator.or_, masks[:place] + masks[place + 1 :])
                total = sum(1 << (self.masks[id(each)] | rest).bit_count() for each in term.terms)
                best, cost = (place, total) if total < cost else (best, cost)
        if best < 0 or len(self.made) > SPREAD_PARTS:
            return None
        term, others = factors[best][0], factors[:best] + factors[best + 1 :]
        parts = zip(term.terms, term.signs, strict=True)
        return self.make("sum", [(self.make("product", [(each, 1), *others]), sign) for each, sign in parts])

    def contributions(self) -> dict[str, Decimal]:
        """The Shapley value of every leaf: F of every factor forwards, its weight in the integral backwards."""
        plans = self.plans()
        degrees: dict[Key, int] = {}
        for key, plan in plans.items():
            inner = [degrees[part] for part in plan.keys]
            many = {"sum": max([1, *inner]), "product": sum(inner) + len(plan.places)}
            degrees[key] = many.get(plan.way, self.masks[key[0]].bit_count())
        times, weights = _gauss(max(1, (degrees[id(self.root), 1] + 1) // 2))
        rows = self.levels(plans, times)
        slopes: dict[Key, Any] = dict.fromkeys(plans, 0.0)
        slopes[id(self.root), 1] = weights
        shares = [0.0] * len(self.leaves)
        for key, plan in list(plans.items())[::-1]:
            slope, places = slopes[key], plan.places if plan.way != "cube" else self.places(plan.term)
            if plan.way == "cube":
                steps = self.cube(plan).shares(_chances(len(places) - 1, len(times)) @ slope)
            elif plan.way == "sum":
                whole = float(np.sum(slope))
                steps = [whole * (new - old) for old, new in zip(plan.old, plan.new, strict=True)]
                for part, (_, sign) in zip(plan.keys, plan.parts, strict=True):
                    slopes[part] = slopes[part] + slope if sign > 0 else slopes[part] - slope
            else:
                others = _others(rows[key]) * (slope * plan.constant)
                own = others[: len(places)].sum(axis=1)
                steps = (own * (np.array(plan.new) - np.array(plan.old))).tolist() if places else []
                for part, other in zip(plan.keys, others[len(places) :], strict=True):
                    slopes[part] = slopes[part] + other
            for place, step in zip(places, steps, strict=True):
                shares[place] += step
        found, noise = dict(zip(self.leaves, shares, strict=True)), 1e-15 * max(map(abs, shares), default=0.0)
        return {leaf: Decimal(found[leaf] if abs(found.get(leaf, 0.0)) > noise else 0) for leaf in self.pairs}

    def levels(self, plans: Mapping[Key, _Plan], times: Any) -> dict[Key, Any]:
        """F of the factors of each product at each time: one row for each factor."""
        wanted: set[Key] = set()
        for key, plan in list(plans.items())[::-1]:
            if plan.way == "product" or key in wanted:
                wanted.update(plan.keys)
        levels: dict[Key, Any] = {}
        rows: dict[Key, Any] = {}
        for key, plan in plans.items():
            if plan.way == "product":
                old, new = np.array(plan.old)[:, None], np.array(plan.new)[:, None]
                several = [levels[part][None, :] for part in plan.keys]
                rows[key] = np.concatenate([old + (new - old) * times, *several])
            if key not in wanted:
                continue
            if plan.way == "product":
                levels[key] = rows[key].prod(axis=0) * plan.constant
            elif plan.way == "sum":
                own = plan.constant + sum(plan.old) + (sum(plan.new) - sum(plan.old)) * times
                parts = zip(plan.keys, plan.parts, strict=True)
                levels[key] = sum((sign * levels[part] for part, (_, sign) in parts), start=own)
            else:
                totals = self.cube(plan).totals()
                levels[key] = totals @ _chances(len(totals) - 1, len(times))
        return rows

    def places(self, term: Term) -> tuple[int, ...]:
        """The leaves of a part."""
        return _places(self.masks[id(term)])

    def cube(self, plan: _Plan) -> Cube:
        """The figures of a part for all sets of its leaves."""
        key = id(plan.term), plan.power
        if key in self.cubes:
            return self.cubes[key]
        places = self.places(plan.term)
        figures = self.computed(plan.term, {**self.before, **self.spread_out(plan.term, places)})
        self.cubes[key] = Cube(figures if plan.power == 1 else 1 / figures, len(places))
        return self.cubes[key]

    def spread_out(self, term: Term, places: tuple[int, ...]) -> dict[str, Any]:
        """The figures of each leaf, before and after, along the sets: an axis for each leaf, or, where parts of one
        half of the leaves make up most of the work, one for each half, since few axes are quicker than many."""
        names = [self.leaves[place] for place in places]
        half = half_of(len(places))
        rows = sum(1 << place for place in places[:half])
        masks = [self.masks[id(each)] for each in self.below(term) if each.terms]
        by_half = sum(1 << (len(places) if mask & rows and mask & ~rows else half) for mask in masks)
        if not half or by_half > 2 * sum(1 << mask.bit_count() for mask in masks):
            axes = [(1,) * axis + (2,) + (1,) * (len(places) - axis - 1) for axis in range(len(places))]
            return {name: np.array(self.pairs[name]).reshape(axis) for name, axis in zip(names, axes, strict=True)}
        olds, news = np.array([self.pairs[name] for name in names]).T[:, :, None]
        lines = [
            *np.where(has(half), news[:half], olds[:half])[:, :, None],
            *np.where(has(len(places) - half), news[half:], olds[half:])[:, None, :],
        ]
        return dict(zip(names, lines, strict=True))

    def computed(self, root: Term, leaves: Mapping[str, Any]) -> Any:
        """The figures of a part over those of the leaves."""
        order = self.below(root)
        last = {id(each): place for place, term in enumerate(order) for each in term.terms}
        made: dict[int, Any] = {}
        for place, term in enumerate(order):
            if term.operation == "name":
                made[id(term)] = leaves[term.text]
            elif term.operation == "number":
                made[id(term)] = float(term.number)
            else:
                spare = {id(each) for each in term.terms if each.terms and last[id(each)] == place}
                made[id(term)] = self.folded(term, made, spare)
                for each in spare:
                    made.pop(each)
        return made[id(root)]

    def folded(self, term: Term, made: Mapping[int, Any], spare: Container[int]) -> Any:
        """One operation on the figures of its parts, written over a spare one where possible: new memory is slow."""
        if len(term.terms) == 1:
            return made[id(term.terms[0])] * (-1.0 if term.signs == (-1,) else 1.0)
        if term.operation in {"min", "max"}:
            return _pairwise(np.minimum if term.operation == "min" else np.maximum, [made[id(t)] for t in term.terms])
        inner, outer = (np.add, np.subtract) if term.operation == "sum" else (np.multiply, np.divide)
        if -1 not in term.signs:
            return _pairwise(inner, [made[id(each)] for each in term.terms])
        plus, minus = ([t for t, sign in zip(term.terms, term.signs, strict=True) if sign == s] for s in (1, -1))
        over: Any = _pairwise(inner, [made[id(each)] for each in plus]) if plus else float(inner is np.multiply)
        if not minus:
            return over
        under = _pairwise(inner, [made[id(each)] for each in minus])
        free = isinstance(over, np.ndarray) and (len(plus) > 1 or id(plus[0]) in spare)
        if free and over.shape == np.broadcast_shapes(over.shape, np.shape(under)):
            return outer(over, under, out=over)
        return outer(over, under)


@lru_cache(4096)
def _places(mask: int) -> tuple[int, ...]:
    return tuple(place for place in range(mask.bit_length()) if mask >> place & 1)


def _pairwise(operation: Any, figures: list[Any]) -> Any:
    """The figures put together, those of one shape first and then two by two, so that few operations are large."""
    by_shape: dict[Any, list[Any]] = {}
    for each in figures:
        by_shape.setdefault(getattr(each, "shape", ()), []).append(each)
    if len(by_shape) == 1:
        return reduce(operation, figures)
    if len(by_shape) < len(figures):
        figures = [reduce(operation, same) for same in by_shape.values()]
    figures = sorted(figures, key=np.size)
    while len(figures) > 1:
        odd = figures[len(figures) & ~1 :]
        figures = [operation(*pair) for pair in zip(figures[::2], figures[1::2], strict=False)] + odd
    return figures[0]


def _others(rows: Any) -> Any:
    """For each row the product of all others, column by column."""
    others = np.ones_like(rows)
    np.multiply.accumulate(rows[:-1], axis=0, out=others[1:])
    others[:-1] *= np.multiply.accumulate(rows[:0:-1], axis=0)[::-1]
    return others


@lru_cache(64)
def _chances(count: int, nodes: int) -> Any:
    """With what probability exactly the leaves of one set have changed, by the size of the set and by time."""
    sizes, times = np.arange(count + 1)[:, None], _gauss(nodes)[0]
    return times**sizes * (1 - times) ** (count - sizes)


@lru_cache(64)
def _gauss(count: int) -> tuple[Any, Any]:
    """Nodes and weights of Gauss and Legendre on (0, 1), by Newton's method (Abramowitz and Stegun, 25.4.29)."""
    places = np.arange(count)
    node = (1 - (1 - 1 / count) / (8 * count**2)) * np.cos(np.pi * (4 * places + 3) / (4 * count + 2))
    for _ in range(4):
        last, this = np.ones(count), node
        for degree in range(2, count + 1):
            last, this = this, ((2 * degree - 1) * node * this - (degree - 1) * last) / degree
        slope = count * (node * this - last) / (node * node - 1)
        node = node - this / slope
    return (1 - node) / 2, 1 / ((1 - node * node) * slope * slope)
