"""The Shapley value of every leaf of a formula, exactly, whatever its size.

With F(t) the expected figure when each leaf has changed with probability t, each by itself, the value of a leaf is the
integral of dF/dt_i over the diagonal (Owen 1972, Management Science 18:P64). F is a polynomial, so a Gauss quadrature
is exact. It follows the formula through sums, and through products whose factors have no leaf in common, at a cost of
O(n²); only what is left, such as min(a, b) or a / (a + b), is computed for all sets of its own leaves. No step calls
BLAS, whose threads take longer to meet than such small sums take.
"""

import operator
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from decimal import Decimal
from functools import cache, reduce
from itertools import accumulate, pairwise
from typing import Any, Final, Literal, NamedTuple

import numpy as np

from mcp_server.compute.attribution import AttributionError, below
from mcp_server.compute.expressions import Term

CUBE_LEAVES: Final = 22
"""Leaves of one part of a formula that has to be computed for all sets of them: 4 million figures, 0.2 s."""
CUBE_FIGURES: Final = 2**26
"""Figures that one attribution may compute: about a second."""
KEPT_FIGURES: Final = 2**23
"""Figures that may stay in memory, 64 MB; beyond, they are computed twice."""


def shapley(term: Term, pairs: Mapping[str, tuple[Decimal, Decimal]]) -> dict[str, Decimal]:
    """The Shapley value of each leaf, given its figure before and after; unrounded, from floats.

    Raises AttributionError where too many leaves hang together, and FloatingPointError where some set of changed
    leaves has no figure. The formula has no averages and weighted averages: they are sums and products.
    """
    with np.errstate(divide="raise", over="raise", invalid="raise", under="ignore"):
        return _Shapley(term, pairs).contributions()


Key = tuple[int, int]


class _Plan(NamedTuple):
    """How F of one part comes about: from the parts of a sum or product, or from the figures themselves."""

    term: Term
    power: int
    """1 for the part itself, -1 for 1 divided by it."""
    way: Literal["figures", "sum", "product", "cube"]
    parts: tuple[tuple[Term, int], ...] = ()
    """Terms with their signs in a sum, with their powers in a product."""

    @property
    def keys(self) -> tuple[Key, ...]:
        """The plans that have to be carried out before."""
        return tuple((id(term), sign if self.way == "product" else 1) for term, sign in self.parts)


class _Shapley:
    """The polynomial F of a formula and its slopes, followed through its parts; leaves that do not change are fixed."""

    def __init__(self, root: Term, pairs: Mapping[str, tuple[Decimal, Decimal]]) -> None:
        self.root = root
        self.pairs = {leaf: np.array((float(old), float(new))) for leaf, (old, new) in pairs.items()}
        self.leaves = tuple(leaf for leaf, pair in self.pairs.items() if pair[0] != pair[1])
        self.masks: dict[int, int] = {}
        self.made: list[Term] = []  # parts are known by their identity, so those made here must live as long
        self.work = 0
        self.cubes: dict[Key, _Cube] = {}
        self.bits = {leaf: 1 << place for place, leaf in enumerate(self.leaves)}
        for term in below(root):
            self.learn(term)

    def learn(self, term: Term) -> Term:
        """Notes the leaves of a part."""
        mask = self.bits.get(term.text, 0) if term.operation == "name" else 0
        for each in term.terms:
            mask |= self.masks[id(each)]
        self.masks[id(term)] = mask
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
            return _Plan(term, power, "figures")
        if term.operation == "sum" and power == 1:
            return _Plan(term, power, "sum", tuple(zip(term.terms, term.signs, strict=True)))
        if term.operation == "product":
            groups = self.groups([(each, sign * power) for each, sign in zip(term.terms, term.signs, strict=True)])
            if len(groups) > 1 or len(groups[0]) == 1:
                parts = (group[0] if len(group) == 1 else (self.make("product", group), 1) for group in groups)
                return _Plan(term, power, "product", tuple(parts))
            if spread := self.spread(groups[0]):
                return _Plan(term, power, "sum", ((spread, 1),))
        self.work += sum(1 << self.masks[id(each)].bit_count() for each in below(term))
        leaves = [leaf for place, leaf in enumerate(self.leaves) if self.masks[id(term)] >> place & 1]
        if len(leaves) > CUBE_LEAVES or self.work > CUBE_FIGURES:
            raise AttributionError("too_many", names=", ".join(leaves[:3]), count=len(leaves), limit=CUBE_LEAVES)
        return _Plan(term, power, "cube")

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
        best, cost = None, 1 << (self.mask(factors).bit_count() - 1)
        for place, (term, power) in enumerate(factors):
            others = factors[:place] + factors[place + 1 :]
            if term.operation == "sum" and power == 1:
                sizes = [(self.masks[id(each)] | self.mask(others)).bit_count() for each in term.terms]
                if (total := sum(1 << size for size in sizes)) < cost:
                    best, cost = (term, others), total
        if best is None:
            return None
        parts = zip(best[0].terms, best[0].signs, strict=True)
        return self.make("sum", [(self.make("product", [(each, 1), *best[1]]), sign) for each, sign in parts])

    def mask(self, factors: list[tuple[Term, int]]) -> int:
        """All leaves of some factors."""
        return reduce(operator.or_, (self.masks[id(term)] for term, _ in factors), 0)

    def contributions(self) -> dict[str, Decimal]:
        """The Shapley value of every leaf: F of every part forwards, its weight in the integral backwards."""
        plans = self.plans()
        degrees: dict[Key, int] = {}
        for key, plan in plans.items():
            inner = [degrees[part] for part in plan.keys]
            size = self.masks[key[0]].bit_count()
            degrees[key] = sum(inner) if plan.way == "product" else max(inner, default=size)
        times, weights = _gauss(max(1, (degrees[id(self.root), 1] + 1) // 2))
        levels: dict[Key, Any] = {}
        wanted: set[Key] = set()
        for key, plan in reversed(plans.items()):
            if plan.way == "product" or key in wanted:
                wanted.update(plan.keys)
        for key, plan in plans.items():
            if key in wanted:
                levels[key] = self.level(plan, [levels[part] for part in plan.keys], times)
        slopes: dict[Key, Any] = dict.fromkeys(plans, 0.0)
        slopes[id(self.root), 1] = weights
        shares = [0.0] * len(self.leaves)
        for key, plan in reversed(plans.items()):
            slope = slopes[key]
            if plan.way == "figures":
                for place in self.places(plan.term):
                    old, new = self.figures(plan)
                    shares[place] += float(slope.sum() * (new - old))
            elif plan.way == "cube":
                cube = self.cube(plan)
                steps = cube.shares(np.einsum("st,t->s", _chances(cube.count - 1, times), slope))
                for place, share in zip(self.places(plan.term), steps, strict=True):
                    shares[place] += share
            elif plan.way == "sum":
                for part, (_, sign) in zip(plan.keys, plan.parts, strict=True):
                    slopes[part] = slopes[part] + slope if sign > 0 else slopes[part] - slope
            else:
                factors = [levels[part] for part in plan.keys]
                before = list(accumulate(factors[:-1], operator.mul, initial=slope))
                behind = list(accumulate(factors[:0:-1], operator.mul, initial=1.0))[::-1]
                for part, one, other in zip(plan.keys, before, behind, strict=True):
                    slopes[part] = slopes[part] + one * other
        noise = 1e-15 * max(map(abs, shares), default=0.0)
        found = {leaf: share for leaf, share in zip(self.leaves, shares, strict=True) if abs(share) > noise}
        return {leaf: Decimal(found.get(leaf, 0.0)) for leaf in self.pairs}

    def places(self, term: Term) -> list[int]:
        """The leaves of a part."""
        mask = self.masks[id(term)]
        return [place for place in range(mask.bit_length()) if mask >> place & 1]

    def figures(self, plan: _Plan) -> Any:
        """A part of one leaf, or of none, before and after."""
        figures = self.computed(plan.term, {})
        return figures if plan.power == 1 else 1 / figures

    def level(self, plan: _Plan, parts: list[Any], times: Any) -> Any:
        """F of a part at each time."""
        if plan.way == "figures":
            old, new = self.figures(plan)
            return old + times * (new - old)
        if plan.way == "cube":
            cube = self.cube(plan)
            return cube.start + np.einsum("s,st->t", cube.totals(), _chances(cube.count, times))
        if plan.way == "sum":
            return sum(sign * part for part, (_, sign) in zip(parts, plan.parts, strict=True))
        return reduce(operator.mul, parts)

    def cube(self, plan: _Plan) -> "_Cube":
        """The figures of a part for all sets of its leaves."""
        key = id(plan.term), plan.power
        if key in self.cubes:
            return self.cubes[key]
        places = self.places(plan.term)
        shapes = {self.leaves[place]: [2 if other == place else 1 for other in places] for place in places}
        figures = self.computed(plan.term, {leaf: self.pairs[leaf].reshape(shape) for leaf, shape in shapes.items()})
        figures = figures if plan.power == 1 else 1 / figures
        start = float(figures.flat[0])
        figures -= start
        cube = _Cube(figures, start, len(places))
        if self.work <= KEPT_FIGURES:
            self.cubes[key] = cube
        return cube

    def computed(self, root: Term, leaves: Mapping[str, Any]) -> Any:
        """The figures of a part over those of its leaves; a leaf that is not among them has its two."""
        if root.operation == "name" and root.text not in leaves:
            return self.pairs[root.text]
        order = below(root)
        uses = Counter(id(each) for term in order for each in term.terms)
        made: dict[int, Any] = {}
        for term in order:
            if term.operation == "name":
                pair = self.pairs[term.text]
                made[id(term)] = leaves.get(term.text, pair[0] if leaves else pair)
            elif term.operation == "number":
                made[id(term)] = float(term.number) if leaves else np.full(2, float(term.number))
            else:
                uses.subtract(map(id, term.terms))
                spare = {id(each) for each in term.terms if each.terms and not uses[id(each)]}
                made[id(term)] = self.folded(term, made, spare)
                for each in spare:
                    made.pop(each)
        return made[id(root)]

    def folded(self, term: Term, made: Mapping[int, Any], spare: Container[int]) -> Any:
        """One operation on the figures of its parts, written over a spare one where possible: new memory is slow."""
        if term.operation in {"min", "max"}:
            return _pairwise(np.minimum if term.operation == "min" else np.maximum, [made[id(t)] for t in term.terms])
        inner, outer = (np.add, np.subtract) if term.operation == "sum" else (np.multiply, np.divide)
        plus, minus = ([t for t, sign in zip(term.terms, term.signs, strict=True) if sign == s] for s in (1, -1))
        over = _pairwise(inner, [made[id(each)] for each in plus])
        if not minus:
            return over
        under = _pairwise(inner, [made[id(each)] for each in minus])
        if not plus:
            return outer(0.0 if term.operation == "sum" else 1.0, under)
        free = len(plus) > 1 or id(plus[0]) in spare
        whole = isinstance(over, np.ndarray) and over.shape == np.broadcast_shapes(over.shape, np.shape(under))
        return outer(over, under, out=over) if free and whole else outer(over, under)


def _pairwise(operation: Any, figures: list[Any]) -> Any:
    """The figures put together two by two, so that only the last of these operations is a large one."""
    while len(figures) > 1:
        odd = figures[len(figures) & ~1 :]
        figures = [operation(*pair) for pair in zip(figures[::2], figures[1::2], strict=False)] + odd
    return figures[0] if figures else None


class _Cube:
    """The figures of a part for all sets of its leaves that may have changed, less the figure before any has."""

    def __init__(self, figures: Any, start: float, count: int) -> None:
        self.start, self.count, self.half = start, count, count // 2
        _, order, self.starts, _ = _sets(self.half)
        self.rows = figures.reshape(1 << self.half, -1)[order]
        """A row for each set of the first half of the leaves, by size; in it a column for each set of the others."""
        self.down = np.add.reduceat(self.rows, self.starts, axis=0)
        """The sums of the rows of each size."""

    def totals(self) -> Any:
        """The sum of the figures over the sets of each size."""
        _, order, starts, _ = _sets(self.count - self.half)
        totals = np.zeros(self.count + 1)
        for size, line in enumerate(np.add.reduceat(self.down[:, order], starts, axis=1)):
            totals[size : size + len(line)] += line
        return totals

    def shares(self, weights: Any) -> list[float]:
        """What each leaf contributes, given the weight of a step from a set of each size to the next."""
        without = float((self.totals()[:-1] * weights).sum())
        both = np.zeros(self.count + 1)
        both[:-1] += weights
        both[1:] += weights
        order, columns = _sets(self.half)[1], _sets(self.count - self.half)[0]
        weight = both[np.arange(self.half + 1)[:, None] + columns]
        by_row = np.empty(len(order))
        for size, (first, last) in enumerate(pairwise((*self.starts.tolist(), len(order)))):
            by_row[order[first:last]] = np.einsum("rc,c->r", self.rows[first:last], weight[size])
        by_column = np.einsum("sc,sc->c", self.down, weight)
        halves = (by_row, self.half), (by_column, self.count - self.half)
        return [float(share) - without for sums, half in halves for share in np.einsum("m,ml->l", sums, _sets(half)[3])]


def _chances(count: int, times: Any) -> Any:
    """With what probability exactly the leaves of one set have changed, by the size of the set and by time."""
    sizes = np.arange(count + 1)[:, None]
    return times**sizes * (1 - times) ** (count - sizes)


@cache
def _sets(count: int) -> tuple[Any, Any, Any, Any]:
    """All sets of some things: sizes, the sets by size, where each size starts there, and what each has, as 0 and 1."""
    members = np.arange(1 << count)[:, None] >> np.arange(count)[::-1] & 1
    sizes = members.sum(axis=1)
    order = np.argsort(sizes, kind="stable")
    return sizes, order, np.searchsorted(sizes[order], np.arange(count + 1)), members.astype(float)


@cache
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
