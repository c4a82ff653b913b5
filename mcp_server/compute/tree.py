"""A tree of figures: which node is made of which, its figures in a scenario, and whether they fit each other.

Figures enter a formula as plain numbers: 40 % is 0.40 and 30 bps is 0.0030, so that rates can be multiplied as they
are; `factor` says what a figure in its own unit is multiplied by on the way in, and divided by on the way out.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Final, NamedTuple

from mcp_server.compute.expressions import Expression, FormulaError, Term

Span = tuple[Decimal, Decimal]
"""The lowest and the highest that an exact figure can be, when only its rounded form is known."""

SLACK: Final = Decimal("1e-12")
"""Relative difference that 28-digit arithmetic may leave between two ways to the same figure."""


@dataclass(frozen=True)
class Tree:
    """Nodes and what they are made of; faults of the structure are named, never raised."""

    formulas: Mapping[str, Expression]
    """Formula of each node that has one."""
    children: Mapping[str, tuple[str, ...]]
    """The known nodes in the formula of each node, in the order written; of every node."""
    order: tuple[str, ...]
    """Every node that is not on a cycle, children before parents."""
    roots: tuple[str, ...]
    """Nodes that no other node is made of."""
    leaves: tuple[str, ...]
    """Nodes without a formula."""
    depth: Mapping[str, int]
    """The longest way down to each node from a root; nodes on a cycle are left out."""
    unknown: Mapping[str, tuple[str, ...]]
    """Names in a node's formula that are no node."""
    cycles: tuple[tuple[str, ...], ...]
    """Nodes that are made of themselves, each before the one that it is made of."""


class Scenario(NamedTuple):
    """The figures of a tree in one scenario."""

    values: dict[str, Decimal]
    """Computed where that is possible, else as stated."""
    computed: dict[str, Decimal]
    """What the formulas give, and nothing else."""
    spans: dict[str, Span]
    """How far the computed figure may be off because stated ones below it are rounded; left out where unlimited."""
    missing: dict[str, tuple[str, ...]]
    """Of each node that cannot be computed or looked up: the nodes below it (or itself) that lack a figure."""
    faults: dict[str, FormulaError]
    """Nodes whose formula fails on these figures, such as a division by zero."""


def name_of(node: str) -> str:
    """How formulas write the id of a node: in NFKC, as Python reads identifiers."""
    return unicodedata.normalize("NFKC", node)


def build(formulas: Mapping[str, Expression | None]) -> Tree:
    """The tree of the given nodes; a node without formula is a leaf."""
    ids = {name_of(node): node for node in reversed(list(formulas))}
    given = {node: formula for node, formula in formulas.items() if formula is not None}
    children = {
        node: tuple(ids[name] for name in given[node].names if name in ids) if node in given else ()
        for node in formulas
    }
    unknown = {node: tuple(name for name in formula.names if name not in ids) for node, formula in given.items()}
    order, cycles = _sorted(children)
    parts = set(chain.from_iterable(children.values()))
    depth: dict[str, int] = dict.fromkeys(order, 0)
    for node in reversed(order):
        for child in children[node]:
            if child in depth:
                depth[child] = max(depth[child], depth[node] + 1)
    return Tree(
        formulas=given,
        children=children,
        order=order,
        roots=tuple(node for node in formulas if node not in parts),
        leaves=tuple(node for node in formulas if node not in given),
        depth=depth,
        unknown={node: names for node, names in unknown.items() if names},
        cycles=cycles,
    )


def _sorted(children: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The nodes, children first, and the cycles that had to be left out of them."""
    parents: dict[str, list[str]] = {node: [] for node in children}
    for node, parts in children.items():
        for part in parts:
            parents[part].append(node)
    waits = {node: len(parts) for node, parts in children.items()}
    order: list[str] = []
    cycles: list[tuple[str, ...]] = []
    ready = [node for node in reversed(list(children)) if not waits[node]]
    while waits:
        while ready:
            node = ready.pop()
            if waits.pop(node, None) is None:
                continue
            order.append(node)
            ready += _released(parents[node], waits)
        if not waits:
            break
        path: dict[str, None] = {}
        node = next(iter(waits))
        while node not in path:  # whatever still waits has a child that waits, so this walk must come round
            path[node] = None
            node = next(child for child in children[node] if child in waits)
        walked = list(path)
        cycle = tuple(walked[walked.index(node) :])
        cycles.append(cycle)
        for each in cycle:
            waits.pop(each)
        ready += [free for each in cycle for free in _released(parents[each], waits)]
    return tuple(order), tuple(cycles)


def _released(parents: Sequence[str], waits: dict[str, int]) -> Iterator[str]:
    """Those parents that no longer wait for any child."""
    for parent in parents:
        if parent in waits:
            waits[parent] -= 1
            if not waits[parent]:
                yield parent


def evaluate(tree: Tree, stated: Mapping[str, Decimal], steps: Mapping[str, Decimal] | None = None) -> Scenario:
    """Every figure of one scenario, bottom-up, from those stated as plain numbers.

    A stated figure of a node with a formula is used above it only where the formula cannot be computed. `steps` is one
    unit in the last place shown of each stated figure, as plain numbers too; without one a figure is taken as exact.
    """
    scenario = Scenario({}, {}, {}, {}, {})
    for node in (*chain.from_iterable(tree.cycles), *tree.order):
        span = _compute(tree, node, scenario) if node in tree.depth and node in tree.formulas else None
        if node in scenario.computed:
            scenario.values[node] = scenario.computed[node]
        elif node in stated:
            half = (steps or {}).get(node, Decimal(0)) / 2
            scenario.values[node], span = stated[node], (stated[node] - half, stated[node] + half)
        elif node not in tree.formulas or node not in tree.depth:
            scenario.missing[node] = (node,)
        if span:
            scenario.spans[node] = span
    return scenario


def _compute(tree: Tree, node: str, scenario: Scenario) -> Span | None:
    """Puts what the formula gives into the scenario, and returns how far that may be off."""
    formula, ids = tree.formulas[node], {name_of(child): child for child in tree.children[node]}
    lacking = [scenario.missing.get(child, (child,)) for child in ids.values() if child not in scenario.values]
    if lacking or node in tree.unknown:
        scenario.missing[node] = tuple(dict.fromkeys((*chain.from_iterable(lacking), *tree.unknown.get(node, ()))))
        return None
    values = {name: scenario.values[child] for name, child in ids.items()}
    try:
        value = scenario.computed[node] = formula.value(values)
        spans = {name: scenario.spans[child] for name, child in ids.items() if child in scenario.spans}
        if len(spans) < len(ids):
            return None
        if all(low == high for low, high in spans.values()):
            return value, value
        # The worst corner: exact wherever the formula only rises or only falls with each name within its span.
        slopes = formula.slopes(values)
        high = formula.value({name: spans[name][slope >= 0] for name, slope in slopes.items()})
        low = formula.value({name: spans[name][slope < 0] for name, slope in slopes.items()})
    except FormulaError as error:
        if node not in scenario.computed:
            scenario.faults[node] = error
        return None
    return (low, high) if low <= value <= high else None  # out of order: a divisor may be zero somewhere in the span


def holds(stated: Decimal, step: Decimal, span: Span) -> bool:
    """Whether a figure shown to `step` can be the rounded form of one that lies somewhere in the span."""
    slack = step / 2 + SLACK * max(abs(stated), abs(span[0]), abs(span[1]))
    return span[0] - slack <= stated <= span[1] + slack


_RATIOS: Final = {
    **dict.fromkeys(("%", "percent", "pp", "百分点", "个百分点"), Decimal("0.01")),
    **dict.fromkeys(("‰", "per mille"), Decimal("0.001")),
    **dict.fromkeys(("bp", "bps", "基点", "个基点"), Decimal("0.0001")),
    **dict.fromkeys(("ratio", "比", "比率", "倍", "x"), Decimal(1)),
}
_SCALES: Final = {
    word: Decimal(10**zeros)
    for word, zeros in (
        *(("千万", 7), ("百万", 6), ("亿", 8), ("万", 4), ("千元", 3)),
        *(("thousand", 3), ("million", 6), ("billion", 9)),
    )
}
_CURRENCIES: Final = {
    **dict.fromkeys(("CNY", "RMB", "元", "人民币", "¥", "￥"), "CNY"),
    **dict.fromkeys(("USD", "$", "美元"), "USD"),
    **dict.fromkeys(("EUR", "€", "欧元"), "EUR"),
    **dict.fromkeys(("GBP", "£", "英镑"), "GBP"),
    **dict.fromkeys(("JPY", "日元"), "JPY"),
    **dict.fromkeys(("HKD", "港元", "港币"), "HKD"),
}
_TIMES: Final = {
    **dict.fromkeys(("second", "seconds", "秒"), "second") | dict.fromkeys(("minute", "minutes", "分钟"), "minute"),
    **dict.fromkeys(("hour", "hours", "小时"), "hour") | dict.fromkeys(("day", "days", "天", "日"), "day"),
    **dict.fromkeys(("week", "weeks", "周"), "week") | dict.fromkeys(("month", "months", "月", "个月"), "month"),
    **dict.fromkeys(("quarter", "quarters", "季度"), "quarter") | dict.fromkeys(("year", "years", "年"), "year"),
}


class Dimension(NamedTuple):
    """What is measured, as far as that is certain enough to call two figures different."""

    powers: tuple[tuple[str, int], ...] = ()
    """Currencies and lengths of time with their powers: ((CNY, 1), (month, -1))."""
    counted: bool | None = False
    """Whether things are counted; None where they may cancel out (orders per customer)."""

    @property
    def money(self) -> tuple[tuple[str, int], ...]:
        """The currencies alone."""
        return tuple(each for each in self.powers if each[0] in _CURRENCIES)


class Clash(NamedTuple):
    """Figures that do not combine: they are added or compared, and measure different things."""

    node: str
    part: str
    """The part of its formula, or all of it where the node's own unit does not fit it."""
    units: tuple[tuple[str, str], ...]
    """Each operand with its unit."""


def _parts(unit: str) -> Iterator[tuple[str, Decimal, int]]:
    """Each word of a unit with its scale, and 1 above or -1 below the stroke: 万元/人."""
    over, *under = unit.strip().lower().replace(" per ", "/").replace("每", "/").split("/")
    for word, sign in (*((word, 1) for word in over.split("·")), *((word, -1) for word in under)):
        scale = next((mark for mark in _SCALES if word.strip().startswith(mark)), "")
        bare = word.strip().removeprefix("千" if scale == "千元" else scale).strip()
        yield bare, _SCALES.get(scale, Decimal(1)) * _RATIOS.get(bare, Decimal(1)), sign


def factor(unit: str) -> Decimal:
    """What a figure in this unit is multiplied by before it enters a formula: 0.01 for %, 10000 for 万元, mostly 1."""
    result = Decimal(1)
    for _, scale, sign in _parts(unit):
        result = result * scale if sign > 0 else result / scale
    return result


def dimension(unit: str) -> Dimension | None:
    """What a unit measures; None for an empty one, which is unknown and not wrong."""
    if not unit.strip():
        return None
    return _product([(_measured(word), sign) for word, _, sign in _parts(unit)])


def _measured(word: str) -> Dimension:
    if base := _CURRENCIES.get(word.upper()) or _TIMES.get(word):
        return Dimension(((base, 1),))
    return Dimension(counted=word not in _RATIOS)


def _product(factors: Sequence[tuple[Dimension | None, int]]) -> Dimension | None:
    """What a product measures: unknown where a factor is, for a bare number may be a price or a number of months."""
    powers: dict[str, int] = {}
    counts: list[int | None] = []
    for each, sign in factors:
        if each is None:
            return None
        for base, power in each.powers:
            powers[base] = powers.get(base, 0) + sign * power
        counts += [] if each.counted is False else [sign if each.counted else None]
    kept = tuple(sorted((base, power) for base, power in powers.items() if power))
    return Dimension(kept, False if not counts else True if counts == [1] else None)


def clashes(tree: Tree, units: Mapping[str, str]) -> tuple[Clash, ...]:
    """The figures that are added, or stand for their node, though they measure different things.

    Only what is certain counts: another currency, another length of time, money or time beside what is none, a rate
    beside a count. Unknown units, bare numbers and things counted under two names combine with everything; and the
    own unit of a node is only held against the money in its formula, for people write 元 where they mean 元/月.
    """
    found: list[Clash] = []
    known: dict[str, Dimension | None] = {}
    for node in tree.order:
        own = dimension(units.get(node, ""))
        if formula := tree.formulas.get(node):
            ids = {name_of(child): child for child in tree.children[node]}
            names = {name: known.get(child) for name, child in ids.items()}
            made = _measure(formula.term, names, node, found)
            if own and made and own.money != made.money:
                found.append(Clash(node, formula.text(), ((formula.text(), _text(made)), (node, units[node]))))
            own = own or made
        known[node] = own
    return tuple(found)


def _measure(term: Term, names: Mapping[str, Dimension | None], node: str, found: list[Clash]) -> Dimension | None:
    """What a part of a formula measures; what does not combine in it is added to `found`."""
    if term.operation in {"name", "number"}:
        return names.get(term.text) if term.operation == "name" else Dimension() if term.text.endswith("%") else None
    parts = [(each, _measure(each, names, node, found)) for each in term.terms]
    if term.operation == "product":
        return _product([(part, sign) for (_, part), sign in zip(parts, term.signs, strict=True)])
    weighted = term.operation == "wavg"
    groups = [[each for each in group if each[1]] for group in ([parts[::2], parts[1::2]] if weighted else [parts])]
    for (first, one), *others in filter(None, groups):
        for other, two in others:
            if one and two and _differ(one, two):
                told = tuple((Expression("", each).text(), _text(part)) for each, part in ((first, one), (other, two)))
                found.append(Clash(node, Expression("", term).text(), told))
                return None
    return groups[0][0][1] if groups[0] else None


def _differ(one: Dimension, other: Dimension) -> bool:
    bare = not one.powers and not other.powers
    return one.powers != other.powers or (bare and {one.counted, other.counted} == {True, False})


def _text(measured: Dimension) -> str:
    """A dimension in the words of units: CNY, CNY²/day, 1 for a count or a rate."""
    shown = {1: "", 2: "²", 3: "³"}
    over = [base + shown.get(power, f"^{power}") for base, power in measured.powers if power > 0]
    under = [base + shown.get(-power, f"^{-power}") for base, power in measured.powers if power < 0]
    return "/".join(["·".join(over) or ("1" if under or not measured.counted else "count"), *under])
