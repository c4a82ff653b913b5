"""A KPI tree: a measure, what it is made of, and how far each part moves it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Context, Decimal
from typing import Final, NamedTuple

from mcp_server.compute.expressions import Expression, FormulaError, Term, parse
from mcp_server.compute.tree import Clash, Scenario, Tree, build, clashes, evaluate, factor, holds, name_of
from mcp_server.errors import TooLarge
from mcp_server.language.quantities import quantity
from mcp_server.limits import NODES
from mcp_server.methods._method import method
from mcp_server.methods._tree_bases import other_bases
from mcp_server.methods._tree_change import RATIOS, TODAY, Grown, compared, labels, lines, pairs, plain_scale, told
from mcp_server.methods._tree_goal import goal_of, moves, steepness
from mcp_server.methods._tree_nouns import (
    Comparison,
    Figure,
    Goal,
    Lever,
    Line,
    Measure,
    OtherBase,
    UnitClash,
    strongest,
)
from mcp_server.model.base import Listed, Name, Names, called
from mcp_server.model.brief import Brief
from mcp_server.model.quantity import Quantity
from mcp_server.model.tree import Node
from mcp_server.words import label, say
from mcp_server.words.format import amount

_WIDE: Final = Context(prec=1_000)
"""Digits enough to round any figure that a formula gives."""
PARTS: Final = 10 * NODES
"""Names in all formulas of a tree together."""
STAGES: Final = ("acquisition", "activation", "retention", "revenue", "referral")


class TreeBrief(Brief):
    """The measures of a tree."""

    nodes: Listed[Node]
    """{id: an identifier, name, unit, formula over ids (+ - * / min max sum avg wavg) or value, scenarios: {baseline:
    …, last period: …, target: …, actual: …}, of: denominator of a rate, owner, source, controllable: yes | no,
    limits: 15%–25%, stage: AARRR}. Two scenarios give what made the difference; a target of the top alone, what each
    lever must be."""
    north_star: Name = ""
    """The one measure that all others serve; the root when left out."""
    compare: Names = ()
    """Two scenarios: what made the difference between them."""


class KpiTree(TreeBrief):
    """The tree with every figure, bottom-up."""

    scenarios: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    """Roots first, each before its parts."""
    roots: tuple[str, ...] = ()
    """Ids that no other node is made of."""
    circles: tuple[tuple[str, ...], ...] = ()
    """Nodes that are made of themselves."""
    clashes: tuple[UnitClash, ...] = ()
    bases: tuple[OtherBase, ...] = ()
    levers: tuple[Lever, ...] = ()
    """Of the root, strongest first, in the first scenario that gives it a figure."""
    lever_scenario: str = ""
    stages: tuple[str, ...] = ()
    """AARRR stages that some node covers."""
    comparisons: tuple[Comparison, ...] = ()
    """What made the difference between two scenarios."""
    goal: Goal | None = None
    """A target that the leaves have not all been given theirs for, and what the levers must be."""

    @property
    def open_stages(self) -> tuple[str, ...]:
        """AARRR stages that no node covers, where some are covered."""
        return tuple(stage for stage in STAGES if stage not in self.stages) if self.stages else ()

    @property
    def first_levers(self) -> tuple[Lever, ...]:
        """The strongest of those that are not out of reach; several where they are alike."""
        return strongest([lever for lever in self.levers if lever.controllable != "no"])

    def scenario(self, name: str) -> str:
        """Return what a reader calls a scenario."""
        return label(self.locale, "today" if name == TODAY else name)

    def told(self, comparison: Comparison) -> str:
        """Return the difference of two scenarios in one sentence."""
        return told(comparison, self.locale)

    def lines(self, comparison: Comparison, most: int = 0) -> tuple[Line, ...]:
        """Return the contributions to a difference as they are printed; beyond *most* of them, the rest in one line."""
        return lines(comparison, self.locale, most)

    @property
    def alone(self) -> tuple[str, ...]:
        """What one lever alone must be for the target."""
        return moves(self.goal, self.locale, "alone") if self.goal else ()

    @property
    def together(self) -> tuple[str, ...]:
        """What the levers must be for the target when all move."""
        return moves(self.goal, self.locale, "together") if self.goal else ()

    @property
    def labels(self) -> tuple[tuple[str, ...], ...]:
        """What the diagram says of each measure: its name, its figures, and what it made of the difference."""
        return labels(self.measures, self.comparisons, self.lever_scenario, self.locale)

    def figures_of(self, scenario: str) -> tuple[Figure, ...]:
        """Return every figure of a scenario, in the order of the measures."""
        return tuple(f for m in self.measures for f in m.figures if f.scenario == scenario)

    @property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """The places of each measure and of one of its parts, from 1."""
        place = {m.id: index for index, m in enumerate(self.measures, 1)}
        return tuple((place[m.id], place[child]) for m in self.measures for child in m.children)

    @property
    def described(self) -> bool:
        """Whether some node says more than its name, unit and figures."""
        return any(n.of or n.owner or n.source or n.controllable or n.stage for n in self.nodes)

    @property
    def subject(self) -> str:
        """What the document is called where nobody named it."""
        names = {m.id: m.name for m in self.measures}
        return say(self.locale, "tree.subject", name=names[self.roots[0]]) if self.roots else ""


class Read(NamedTuple):
    """The formulas of a tree, over ids."""

    tree: Tree
    faults: Mapping[str, str]
    units: Mapping[str, str]


def _renamed(term: Term, ids: Mapping[str, str]) -> Term:
    """Return a formula's part with ids where it writes names; the largest of one thing is that thing."""
    if term.operation in {"min", "max"} and len(term.terms) == 1:
        return _renamed(term.terms[0], ids)
    if term.operation == "name":
        return replace(term, text=ids.get(term.text, term.text))
    return replace(term, terms=tuple(_renamed(each, ids) for each in term.terms)) if term.terms else term


def _told(error: FormulaError, locale: str, names: Mapping[str, str]) -> str:
    """Return what is wrong with a formula, and where, in the words of the locale."""
    facts = {key: names.get(value, value) if isinstance(value, str) else value for key, value in error.values.items()}
    fault = say(locale, f"formula.{error.fault}", **facts)
    return say(locale, "formula.place", n=error.position, fault=fault) if error.position else fault


def formulas_of(brief: TreeBrief) -> Read:
    """Return the formulas with ids in place of names; TooLarge where they name more than can be computed in time."""
    ids = {name_of(n.name.strip()): name_of(n.id) for n in brief.nodes if n.name.strip()}
    ids |= {name_of(n.id): name_of(n.id) for n in brief.nodes}
    formulas: dict[str, Expression | None] = {}
    faults: dict[str, str] = {}
    parts = 0
    for node in brief.nodes:
        formulas[node.id] = None
        if node.formula.strip():
            try:
                read = parse(node.formula.strip().lstrip("=＝"))
                formulas[node.id] = Expression(read.source, _renamed(read.term, ids))
            except FormulaError as error:
                faults[node.id] = _told(error, brief.locale, {})
            else:
                parts += len(read.names)
        if parts > PARTS:
            raise TooLarge(f"The formulas of one tree name more than {PARTS:,} parts (limit NODES, ten times).")
    units = {n.id: n.unit or next((q.unit for q in _stated(n).values() if q.unit), "") for n in brief.nodes}
    return Read(build(formulas), faults, units)


def _stated(node: Node) -> dict[str, Quantity]:
    """Return the figures that a node states, by scenario."""
    texts = ({TODAY: node.value} if node.value else {}) | {k: v for k, v in node.scenarios.items() if v}
    return {name: found for name, text in texts.items() if (found := quantity(text))}


def _plain(found: Quantity, unit: str) -> tuple[Decimal, Decimal]:
    """Return a figure and its step as a formula takes them: 40 % as 0.40, and 57 in a node of 万元 as 570000."""
    scale = plain_scale(found, unit)
    return found.value * scale, found.step * scale


def _written(nodes: Iterable[Node], read: Read, scenario: str, result: Scenario, locale: str) -> dict[str, str]:
    """Return the figures of a scenario as a formula shows them: as stated where they are, in the unit of their node."""
    out = {}
    for node in nodes:
        unit, own = read.units[node.id], _stated(node).get(scenario)
        if own and node.id not in result.computed:
            out[name_of(node.id)] = amount(own.value, unit, locale) if unit and not own.unit else own.text.strip()
        elif node.id in result.values:
            out[name_of(node.id)] = amount(result.values[node.id] / factor(unit), unit, locale)
    return out


def _figures(
    node: Node,
    read: Read,
    results: Mapping[str, Scenario],
    names: Mapping[str, str],
    written: Mapping[str, Mapping[str, str]],
    locale: str,
) -> tuple[Figure, ...]:
    stated, out, unit = _stated(node), [], read.units[node.id]
    for scenario, result in results.items():
        own = stated.get(scenario)
        value = result.computed.get(node.id)
        computed = None
        if value is not None:
            computed = Quantity(
                value=value / factor(unit),
                unit=unit,
                dimension="percent" if unit == "%" else "count",
                basis="computed",
                source=read.tree.formulas[node.id].text(names=names),
                filled=read.tree.formulas[node.id].text(names=written[scenario]),
            )
        fits = None
        if own is not None and value is not None:
            figure, step = _plain(own, unit)
            fits = holds(figure, step, result.spans.get(node.id, (value, value)))
        fault = result.faults.get(node.id)
        missing = tuple(names.get(m, m) for m in result.missing.get(node.id, ()))
        if own or computed or missing or fault:
            out.append(
                Figure(name=called(node), scenario=scenario, stated=own, computed=computed, holds=fits,
                       missing=() if own else missing, fault=_told(fault, locale, names) if fault else "")
            )  # fmt: skip
    return tuple(out)


def _levers(grown: Grown, nodes: Mapping[str, Node], root: str) -> tuple[tuple[Lever, ...], str]:
    """Return the elasticity of the root by each leaf, strongest first, and the scenario it holds in."""
    steep, scenario = steepness(grown, root, grown.scenarios)
    levers = [
        Lever(
            at=f"/nodes/id={leaf}", id=leaf, name=called(nodes[leaf]), controllable=nodes[leaf].controllable,
            elasticity=percent.quantize(Decimal("0.001"), context=_WIDE),
        )
        for leaf, percent in steep.items() if leaf in grown.tree.leaves
    ]  # fmt: skip
    place = {node: index for index, node in enumerate(grown.tree.leaves)}
    return tuple(sorted(levers, key=lambda lever: (-abs(lever.elasticity), place[lever.id]))), scenario


def _clash(clash: Clash, names: Mapping[str, str]) -> UnitClash:
    return UnitClash(
        at=f"/nodes/id={clash.node}",
        name=names[clash.node],
        part=clash.part,
        units=tuple(f"{names.get(what, what)}: {unit}" for what, unit in clash.units),
    )


@method(
    "Build a KPI tree",
    {
        "overview": ("north_star",),
        "changes": ("compare",),
        "tree": ("nodes",),
        "values": (),
        "levers": (),
        "appendix": ("assumptions", "evidence", "claims", "notes"),
    },
)
def build_kpi_tree(brief: TreeBrief) -> KpiTree:
    """KPI tree: a measure split into what it is made of; every node computed, stated figures checked, levers ranked.

    Use this for a metric with formulas (revenue = customers * price) in one or more scenarios (baseline, target,
    actual). Not for a whole plan: use generate_plan.
    """
    read = formulas_of(brief)
    tree = read.tree
    names = {n.id: called(n) for n in brief.nodes}
    names |= {name_of(key): value for key, value in names.items()}
    scenarios = tuple(dict.fromkeys(s for n in brief.nodes for s in _stated(n)))
    results, given = {}, {}
    for scenario in scenarios:
        # A whole number without a scale word was counted; only shortened and broken figures are rounded ones.
        exact = {n.id for n in brief.nodes if (f := _stated(n).get(scenario)) and f.step == 1 and f.unit not in RATIOS}
        figures = {n.id: _plain(f, read.units[n.id]) for n in brief.nodes if (f := _stated(n).get(scenario))}
        given[scenario] = {k: v for k, (v, _) in figures.items()}
        results[scenario] = evaluate(tree, given[scenario], {k: s for k, (_, s) in figures.items() if k not in exact})
    north = next((n.id for n in brief.nodes if brief.north_star and brief.north_star in {n.id, n.name}), "")
    root = north or next((r for r in tree.roots if r in tree.formulas), "")
    order = {node: place for place, node in enumerate(_downwards(tree))}
    written = {s: _written(brief.nodes, read, s, result, brief.locale) for s, result in results.items()}
    measures = [
        Measure(
            at=f"/nodes/id={n.id}", id=n.id, name=called(n), unit=read.units[n.id], depth=tree.depth.get(n.id),
            children=tree.children[n.id], fault=read.faults.get(n.id, ""), unknown=tree.unknown.get(n.id, ()),
            formula=tree.formulas[n.id].text(names=names) if n.id in tree.formulas else "",
            figures=_figures(n, read, results, names, written, brief.locale),
        )
        for n in brief.nodes
    ]  # fmt: skip
    shown = {(m.id, f.scenario): best for m in measures for f in m.figures if (best := f.shown)}
    grown, nodes = Grown(tree, results, shown, read.units, names, brief.locale), {n.id: n for n in brief.nodes}
    levers, lever_scenario = _levers(grown, nodes, root) if root else ((), "")
    goal = goal_of(grown, nodes, root, given) if root else None
    settled = tuple(s for s in scenarios if brief.compare or goal is None or s != goal.target_scenario)
    apart = pairs(settled, brief.compare) if root in tree.formulas else ()
    return KpiTree(
        **{name: getattr(brief, name) for name in TreeBrief.model_fields},
        scenarios=scenarios,
        measures=tuple(sorted(measures, key=lambda m: order.get(m.id, len(order)))),
        roots=tree.roots,
        circles=tree.cycles,
        clashes=tuple(_clash(c, names) for c in clashes(tree, read.units)),
        bases=other_bases(tree, brief.nodes, read.units, names),
        levers=levers,
        lever_scenario=lever_scenario,
        stages=tuple(s for s in STAGES if any(n.stage == s for n in brief.nodes)),
        comparisons=tuple(
            compared(grown, root, pair)
            for pair in apart
            if brief.compare or not (goal and goal.target_scenario in pair)
        ),
        goal=goal,
    )


def _downwards(tree: Tree) -> list[str]:
    """Return the nodes as a tree is read: a root, then its parts, each before what it is made of."""
    seen: dict[str, None] = {}
    stack = list(reversed(tree.roots))
    while stack:
        node = stack.pop()
        if node not in seen:
            seen[node] = None
            stack += reversed(tree.children[node])
    return list(seen)
