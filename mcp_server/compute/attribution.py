"""The change of a figure between two scenarios, shared out among the leaves that it is made of.

Formulas that only add are shared out by the change of each summand. Sums of products and ratios of figures that are
not negative go by the additive logarithmic mean Divisia index LMDI-I (Ang 2005, Energy Policy 33:867), every other
formula by the Shapley value (Shapley 1953; as decomposition of a change: Sun 1998, Energy Economics 20:85): the mean
effect of a leaf over all orders in which the leaves may change. The two differ, so the result names its method.
"""

import math
from collections import Counter
from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal, DecimalException, localcontext
from typing import Final, Literal, NamedTuple

from mcp_server.compute.expressions import CONTEXT, Term
from mcp_server.compute.tree import Scenario, Tree, name_of

Method = Literal["difference", "lmdi", "shapley"]

MONOMIALS: Final = 1_000
"""Products into which a formula may be multiplied out for LMDI."""
WORK: Final = 50_000
"""Factors that may be handled on the way there; beyond, the Shapley value is the cheaper one."""

Powers = tuple[tuple[str, int], ...]
"""Leaves, each with its power: those of a product."""

FAULTS: Final = {
    "missing": "{names}: no figure in both scenarios.",
    "too_many": "{names} …: {count} figures change at once in a part that cannot be split; {limit} are possible.",
    "undefined": "A division by zero, or a figure too large, appears when only some of the figures change.",
    "not_lmdi": "LMDI needs sums of products and ratios of figures that are not negative.",
}


class AttributionError(ValueError):
    """A change that cannot be attributed; `fault` is a key of FAULTS, `values` what fills its words."""

    def __init__(self, fault: str, **values: int | tuple[str, ...]) -> None:
        self.fault, self.values = fault, values
        told = {key: value if isinstance(value, int) else ", ".join(value) for key, value in values.items()}
        super().__init__(FAULTS[fault].format(**told))


class Attribution(NamedTuple):
    """Which leaf made how much of a change; the contributions add up to it exactly."""

    method: Method
    before: Decimal
    """Rounded to the step, like all figures here."""
    after: Decimal
    change: Decimal
    contributions: dict[str, Decimal]
    """By leaf; 0 for one that has not changed."""


def attribute(
    tree: Tree,
    root: str,
    scenarios: tuple[Scenario, Scenario],
    method: Literal["lmdi", "shapley"] | None = None,
    step: Decimal | None = None,
) -> Attribution:
    """The change of a node from the first scenario to the second, by leaf.

    A node that one of the scenarios only states, and does not compute, counts as a leaf. Without a method, the first
    one that applies is taken. `step` is the unit to which all figures are rounded; twelve digits where it is left out.
    Raises AttributionError.
    """
    term, leaves = _inlined(tree, root, scenarios)
    before, after = scenarios[0].values[root], scenarios[1].values[root]
    pairs = {leaf: (scenarios[0].values[leaf], scenarios[1].values[leaf]) for leaf in leaves}
    with localcontext(CONTEXT) as context:
        context.Emax, context.Emin = 100_000, -100_000  # products on the way may be far from their result
        monomials = _monomials(term) if method != "shapley" else None
        linear = monomials is not None and all(_degree(powers) <= 1 for powers in monomials)
        divisible = monomials is not None and (linear or min(map(min, pairs.values())) >= 0)
        chosen: Method = method or ("difference" if linear else "lmdi" if divisible else "shapley")
        if chosen == "lmdi" and not divisible:
            raise AttributionError("not_lmdi")
        try:
            if chosen == "shapley":
                from mcp_server.compute.shapley import shapley  # noqa: PLC0415 - brings numpy

                shares = shapley(term, pairs)
            else:
                shares = _divisia(monomials or {}, pairs)
        except (DecimalException, FloatingPointError):
            raise AttributionError("undefined") from None
        largest = max(abs(before), abs(after), *map(abs, shares.values()))
        finest = Decimal(1).scaleb(largest.adjusted() - 11 if largest else 0)
        step = max(step, finest.scaleb(-3)) if step else finest
        before, after = ((figure / step).to_integral_value() * step for figure in (before, after))
        return Attribution(chosen, before, after, after - before, rounded(shares, after - before, step))


def products(tree: Tree, root: str, scenarios: tuple[Scenario, Scenario]) -> dict[Powers, Decimal] | None:
    """A node as products and ratios of the leaves that it is made of in both scenarios, each with its factor; None
    where it cannot be multiplied out. Raises AttributionError."""
    term, _ = _inlined(tree, root, scenarios)
    with localcontext(CONTEXT):
        return _monomials(term)


def _inlined(tree: Tree, root: str, scenarios: tuple[Scenario, Scenario]) -> tuple[Term, tuple[str, ...]]:
    """The root as one formula over leaves, nodes that are used twice being one object, and these leaves."""
    below: dict[str, None] = {}
    stack, leaves = [root], []
    while stack:
        node = stack.pop()
        if node in below:
            continue
        below[node] = None
        if all(node in scenario.computed for scenario in scenarios):
            stack += reversed(tree.children[node])
        else:
            leaves.append(node)
    if missing := [leaf for leaf in leaves if any(leaf not in scenario.values for scenario in scenarios)]:
        raise AttributionError("missing", names=tuple(missing))
    made = {leaf: Term("name", text=leaf) for leaf in leaves}
    for node in tree.order:
        if node in below and node not in made:
            inner = {name_of(child): made[child] for child in tree.children[node]}
            made[node] = _replaced(tree.formulas[node].term, inner)
    return made[root], tuple(leaves)


def _replaced(term: Term, inner: Mapping[str, Term]) -> Term:
    """A formula with its names replaced, and averages written as sums and products."""
    if term.operation in {"name", "number"}:
        return inner[term.text] if term.operation == "name" else term
    terms = tuple(_replaced(each, inner) for each in term.terms)
    if term.operation == "avg":
        count = Term("number", number=Decimal(len(terms)))
        return Term("product", (Term("sum", terms, (1,) * len(terms)), count), (1, -1))
    if term.operation == "wavg":
        whole = Term("sum", terms[1::2], (1,) * (len(terms) // 2))
        parts = [Term("product", (*pair, whole), (1, 1, -1)) for pair in zip(terms[::2], terms[1::2], strict=True)]
        return Term("sum", tuple(parts), (1,) * len(parts))
    return Term(term.operation, terms, term.signs)


def below(root: Term) -> list[Term]:
    """Every different part of a formula, the inner ones first; without recursion, for chains of nodes may be long."""
    seen: set[int] = set()
    order: list[Term] = []
    stack: list[tuple[Term, bool]] = [(root, False)]
    while stack:
        term, done = stack.pop()
        if done or (not term.terms and id(term) not in seen):
            order.append(term)
        elif id(term) not in seen:
            stack.append((term, True))
            stack += [(each, False) for each in term.terms if id(each) not in seen]
        seen.add(id(term))
    return order


def _degree(powers: Powers) -> int:
    return sum(power if power > 0 else 2 for _, power in powers)


def _monomials(root: Term) -> dict[Powers, Decimal] | None:
    """The formula as products and ratios of leaves, each with its factor; None where it cannot be multiplied out."""
    made: dict[int, dict[Powers, Decimal] | None] = {}
    work = 0
    for term in below(root):
        parts = [made[id(each)] for each in term.terms]
        result: dict[Powers, Decimal] | None = None
        if term.operation in {"number", "name"}:
            result = {(): term.number} if term.operation == "number" else {((term.text, 1),): Decimal(1)}
        elif term.operation in {"sum", "product"} and None not in parts and work < WORK:
            known = [(part, sign) for part, sign in zip(parts, term.signs, strict=True) if part is not None]
            result = _sum(known) if term.operation == "sum" else _multiplied(known)
            work += sum(map(len, result or ())) if term.operation == "product" else len(result or ())
        made[id(term)] = result
    return made[id(root)]


def _sum(parts: list[tuple[dict[Powers, Decimal], int]]) -> dict[Powers, Decimal] | None:
    total: dict[Powers, Decimal] = {}
    for part, sign in parts:
        for powers, factor in part.items():
            total[powers] = total.get(powers, Decimal(0)) + sign * factor
    return total if len(total) <= MONOMIALS else None


def _multiplied(parts: list[tuple[dict[Powers, Decimal], int]]) -> dict[Powers, Decimal] | None:
    if (
        any(sign < 0 and len(part) != 1 for part, sign in parts)
        or math.prod(len(part) for part, _ in parts) > MONOMIALS
    ):
        return None
    powers, factor = dict[str, int](), Decimal(1)
    for part, sign in parts:
        if len(part) == 1:
            ((other, by),) = part.items()
            factor = factor * by if sign > 0 else factor / by
            for leaf, power in other:
                powers[leaf] = powers.get(leaf, 0) + sign * power
    total = [(powers, factor)]
    for part in (part for part, _ in parts if len(part) > 1):
        spread = []
        for known, by in total:
            for other, more in part.items():
                both = Counter(known)
                both.update(dict(other))
                spread.append((dict(both), by * more))
        total = spread
    return _sum([({tuple(sorted(each for each in known.items() if each[1])): by}, 1) for known, by in total])


def _divisia(monomials: Mapping[Powers, Decimal], pairs: Mapping[str, tuple[Decimal, Decimal]]) -> dict[str, Decimal]:
    """LMDI-I of a sum of products; a product of one leaf is its difference.

    A product that rises from 0, or falls to it, goes to the leaves that were or became 0, by their powers: the limit
    of ever smaller figures in place of 0 (Ang, Zhang and Choi 1998, Energy 23:489; Ang and Liu 2007, Energy Policy
    35:238).
    """
    shares, one = dict.fromkeys(pairs, Decimal(0)), Decimal(1)
    for powers, factor in monomials.items():
        if _degree(powers) == 1:
            leaf = powers[0][0]
            shares[leaf] += factor * (pairs[leaf][1] - pairs[leaf][0])
            continue
        old, new = (math.prod((pairs[leaf][side] ** power for leaf, power in powers), start=one) for side in (0, 1))
        if old and new:
            mean = (new - old) / _log(new, old) if new != old else new
            for leaf, power in powers:
                if pairs[leaf][0] != pairs[leaf][1]:
                    shares[leaf] += factor * mean * power * _log(pairs[leaf][1], pairs[leaf][0])
        elif old or new:
            zeros = [(leaf, power) for leaf, power in powers if not pairs[leaf][0 if new else 1]]
            for leaf, power in zeros:
                shares[leaf] += factor * (new - old) * power / sum(power for _, power in zeros)
    return shares


def _log(new: Decimal, old: Decimal) -> Decimal:
    """The logarithm of a ratio to the digits of a float, also where the ratio is near 1 or beyond all floats."""
    ratio = new / old
    if Decimal("0.5") < ratio < 2:
        return Decimal(math.log1p(float((new - old) / old)))
    return Decimal(math.log(float(ratio))) if abs(ratio.adjusted()) < 300 else ratio.ln()


def rounded(shares: Mapping[str, Decimal], change: Decimal, step: Decimal) -> dict[str, Decimal]:
    """Contributions in whole steps that add up to the change: the largest remainders are rounded up."""
    whole = {leaf: (share / step).to_integral_value(ROUND_FLOOR) for leaf, share in shares.items()}
    moved = sorted((leaf for leaf in shares if shares[leaf]), key=lambda leaf: whole[leaf] - shares[leaf] / step)
    rest = int((change / step).to_integral_value() - sum(whole.values()))
    for place, leaf in enumerate(moved):
        whole[leaf] += rest // len(moved) + (place < rest % len(moved))
    return {leaf: count * step for leaf, count in whole.items()}
