"""The Shapley value of every leaf of a formula, exactly, whatever its size.

With F(t) the expected figure when each leaf has changed with probability t, each by itself, the value of a leaf is the
integral of dF/dt_i over the diagonal (Owen 1972, Management Science 18:P64). F is a polynomial, so a Gauss quadrature
is exact. It follows the formula through sums, and through products whose factors have no leaf in common, at a cost of
O(n²); only what is left, such as min(a, b) or a / (a + b), is computed for all sets of its own leaves. No step calls
BLAS, whose threads take longer to meet than such small sums take.
"""

import operator
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, reduce
from typing import Any, Final, Literal, NamedTuple

import numpy as np

from mcp_server.compute.attribution import AttributionError, below
from mcp_server.compute.expressions import Term

CUBE_LEAVES: Final = 22
"""Leaves of one part of a formula that has to be computed for all sets of them: 4 million figures, 0.2 s."""
CUBE_FIGURES: Final = 2**26
"""Figures that one attribution may compute: about a second."""


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
        self.pairs = {leaf: (float(old), float(new)) for leaf, (old, new) in pairs.items()}
        self.leaves = tuple(leaf for leaf, pair in pairs.items() if pair[0] != pair[1])
        self.masks: dict[int, int] = {}
        self.ends: dict[int, Any] = {}
        self.made: list[Term] = []  # parts are known by their identity, so those made here must live as long
        self.figures = 0
        bits = {leaf: 1 << place for place, leaf in enumerate(self.leaves)}
        ends = {leaf: np.array(pair) for leaf, pair in self.pairs.items()}
        for term in below(root):
            self.learn(term, bits.get(term.text, 0) if term.operation == "name" else 0, ends.get(term.text))

    def learn(self, term: Term, mask: int = 0, ends: Any = None) -> Term:
        """Notes the leaves of a part, and its figures before and after."""
        for each in term.terms:
            mask |= self.masks[id(each)]
        self.masks[id(term)] = mask
        own = term.operation == "name"
        self.ends[id(term)] = ends if own else _folded(term, [self.ends[id(each)] for each in term.terms])
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
        self.figures += sum(1 << self.masks[id(each)].bit_count() for each in below(term))
        leaves = [leaf for place, leaf in enumerate(self.leaves) if self.masks[id(term)] >> place & 1]
        if len(leaves) > CUBE_LEAVES or self.figures > CUBE_FIGURES:
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
        """The Shapley value of every leaf."""
        plans = self.plans()
        degrees: dict[Key, int] = {}
        for key, plan in plans.items():
            inner = [degrees[part] for part in plan.keys]
            size = self.masks[key[0]].bit_count()
            degrees[key] = sum(inner) if plan.way == "product" else max(inner, default=size)
        times, weights = _gauss(max(1, (degrees[id(self.root), 1] + 1) // 2))
        made: dict[Key, tuple[list[int], Any, Any]] = {}
        for key, plan in plans.items():
            made[key] = self.carried_out(plan, [made[part] for part in plan.keys], times)
        places, _, slopes = made[id(self.root), 1]
        values = (slopes * weights).sum(axis=1).tolist()
        noise = 1e-15 * max(map(abs, values), default=0.0)
        shares = {self.leaves[place]: value for place, value in zip(places, values, strict=True) if abs(value) > noise}
        return {leaf: Decimal(shares.get(leaf, 0.0)) for leaf in self.pairs}

    def carried_out(
        self, plan: _Plan, parts: list[tuple[list[int], Any, Any]], times: Any
    ) -> tuple[list[int], Any, Any]:
        """The leaves of a part, F at each time, and the slope of F by each leaf at each time."""
        mask = self.masks[id(plan.term)]
        places = [place for place in range(mask.bit_length()) if mask >> place & 1]
        if plan.way == "figures":
            ends = self.ends[id(plan.term)]
            old, new = ends if plan.power == 1 else 1 / ends
            return places, old + times * (new - old), np.full((len(places), len(times)), new - old)
        if plan.way == "cube":
            return places, *self.cube(plan, places, times)
        if plan.way == "sum":
            rows = {place: row for row, place in enumerate(places)}
            slopes = np.zeros((len(places), len(times)))
            for (inner, _, slope), (_, sign) in zip(parts, plan.parts, strict=True):
                slopes[[rows[place] for place in inner]] += sign * slope
            return places, sum(sign * part[1] for part, (_, sign) in zip(parts, plan.parts, strict=True)), slopes
        factors = np.array([part[1] for part in parts])
        others = np.ones_like(factors)
        others[1:] = np.cumprod(factors[:-1], axis=0)
        others[:-1] *= np.cumprod(factors[:0:-1], axis=0)[::-1]
        slopes = np.concatenate([part[2] for part in parts]) * np.repeat(
            others, [len(part[0]) for part in parts], axis=0
        )
        return [place for part in parts for place in part[0]], factors.prod(axis=0), slopes

    def cube(self, plan: _Plan, places: list[int], times: Any) -> tuple[Any, Any]:
        """F and its slopes from the figures for all sets of the leaves; Bernstein sums over the sizes of the sets."""
        count = len(places)
        axes = {self.leaves[place]: axis for axis, place in enumerate(places)}
        order = below(plan.term)
        uses = Counter(id(each) for term in order for each in term.terms)
        made: dict[int, Any] = {}
        for term in order:
            if term.text in axes and term.operation == "name":
                shape = [2 if axis == axes[term.text] else 1 for axis in range(count)]
                made[id(term)] = self.ends[id(term)].reshape(shape)
            elif not self.masks[id(term)]:
                made[id(term)] = self.ends[id(term)][0]
            else:
                made[id(term)] = _folded(term, [made[id(each)] for each in term.terms])
            for each in term.terms:  # the largest of these are 32 MB
                uses[id(each)] -= 1
                if not uses[id(each)]:
                    made.pop(id(each), None)
        figures = made[id(plan.term)] if plan.power == 1 else 1 / made[id(plan.term)]
        start = figures.flat[0]
        totals, owns = _by_size(np.broadcast_to(figures - start, (2,) * count), count)
        sizes = np.arange(count)[:, None]
        shape = times**sizes * (1 - times) ** (count - 1 - sizes)
        slopes = np.einsum("is,st->it", owns[:, 1:] + owns[:, :-1] - totals[:-1], shape)
        levels = start + (totals[:-1, None] * shape * (1 - times)).sum(axis=0) + totals[-1] * times**count
        return levels, slopes


def _folded(term: Term, parts: list[Any]) -> Any:
    """One operation on arrays, or on the parts of a number: none."""
    if term.operation == "number":
        return np.array([float(term.number)] * 2)
    if term.operation in {"min", "max"}:
        return reduce(np.minimum if term.operation == "min" else np.maximum, reversed(parts))
    # From the last part to the first: leaves that come first have the outer axes, so that inner loops are long.
    result = None
    for part, sign in zip(reversed(parts), reversed(term.signs), strict=True):
        if term.operation == "sum":
            result = sign * part if result is None else result + part if sign > 0 else result - part
        elif sign > 0:
            result = part if result is None else result * part
    if term.operation == "product":
        for part, sign in zip(parts, term.signs, strict=True):
            if sign < 0:
                result = 1 / part if result is None else result / part
    return result


def _by_size(figures: Any, count: int) -> tuple[Any, Any]:
    """The sum of the figures over the sets of each size, and over those of them with each leaf; halves at a time."""
    left, right = count // 2, count - count // 2
    totals, owns = np.zeros(count + 1), np.zeros((count, count + 1))
    table = figures.reshape(1 << left, 1 << right)
    across = np.add.reduceat(table[:, _sets(right)[0]], _sets(right)[1], axis=1)
    down = np.add.reduceat(table[_sets(left)[0]], _sets(left)[1], axis=0).T
    for first, sums, mine in ((0, across, left), (left, down, right)):
        order, starts, members = _sets(mine)
        each = np.add.reduceat((members[:, :, None] * sums[:, None, :])[order], starts, axis=0)
        for size, part in enumerate(each):
            owns[first : first + mine, size : size + part.shape[1]] += part
    for size, part in enumerate(np.add.reduceat(across[_sets(left)[0]], _sets(left)[1], axis=0)):
        totals[size : size + right + 1] += part
    return totals, owns


@cache
def _sets(count: int) -> tuple[Any, Any, Any]:
    """All sets of some things by size, where each size starts, and which things each set has, the first one leading."""
    members = np.arange(1 << count)[:, None] >> np.arange(count)[::-1] & 1
    sizes = members.sum(axis=1)
    order = np.argsort(sizes, kind="stable")
    return order, np.searchsorted(sizes[order], np.arange(count + 1)), members.astype(float)


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
