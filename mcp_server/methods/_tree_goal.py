"""What the levers of a KPI tree must be for a target: each of them alone, and all of them together."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from mcp_server.compute.levers import Cascade, LeverError, Sought, cascade, elasticities, seek
from mcp_server.compute.levers import Lever as Moved
from mcp_server.compute.tree import Scenario, evaluate
from mcp_server.language.quantities import quantity
from mcp_server.methods._tree_change import RATIOS, SHOWN, Grown, plain_scale, role_of, standing
from mcp_server.methods._tree_nouns import Goal, Need
from mcp_server.model.quantity import Quantity
from mcp_server.model.tree import Node
from mcp_server.words import say
from mcp_server.words.format import quantity as written

SOUGHT: Final = 20
"""Levers that are sought for alone: the strongest."""


class Limits(NamedTuple):
    """Between which plain numbers a leaf can move; nothing where that is open."""

    low: Decimal | None = None
    high: Decimal | None = None


def limits_of(node: Node, unit: str, today: Decimal) -> Limits | None:
    """Return the limits that a node states; nothing where they are no limits."""
    found = quantity(node.limits) if node.limits else None
    if found is None:
        return Limits() if not node.limits else None

    value, scale = found.value, plain_scale(found, unit)
    if found.upper is not None:
        return Limits(value * scale, found.upper * scale)
    if found.bound in {">=", ">"}:
        return Limits(low=value * scale)
    if found.bound in {"<=", "<"}:
        return Limits(high=value * scale)
    if found.bound == "±":
        width = abs(today * value / 100) if found.unit == "%" and unit not in RATIOS else value * scale
        return Limits(today - width, today + width)
    return None


def _span(limits: Limits, today: Decimal) -> tuple[Decimal, Decimal] | None:
    """Return between what a leaf is sought, an open end being 0 or ten times its figure; nothing where that is 0."""
    if None in limits and not today:
        return None
    low, high = limits
    far = today * 10
    return min(far, Decimal(0)) if low is None else low, max(far, Decimal(0)) if high is None else high


def steepness(grown: Grown, root: str, scenarios: Iterable[str]) -> tuple[dict[str, Decimal], str]:
    """Return by how many percent each leaf moves the root, in the first scenario that can tell, and that scenario."""
    for name in standing(scenarios):
        try:
            found = elasticities(grown.tree, root, grown.scenarios[name])
        except LeverError:
            continue
        if found is not None:
            return found, name
    return {}, ""


def goal_of(
    grown: Grown, nodes: Mapping[str, Node], root: str, stated: Mapping[str, Mapping[str, Decimal]]
) -> Goal | None:
    """Return the target of the root, or of the first measure below it that has one, where the leaves have not all
    theirs; nothing where there is none."""
    target = next((each for each in grown.scenarios if role_of(each) == "target"), "")
    if not target:
        return None
    wanted, given = grown.scenarios[target], stated[target]
    tree = grown.tree
    open_targets = (n for n in (root, *reversed(tree.order)) if n in given and n in tree.formulas)
    node = next((n for n in open_targets if n not in wanted.computed), "")
    start = next(
        (each for each in standing(grown.scenarios) if each != target and node in grown.scenarios[each].computed), ""
    )
    if not node or not start:
        return None
    fixed = {leaf: given[leaf] for leaf in tree.leaves if leaf in given}
    base = evaluate(tree, {**stated[start], **fixed})
    if node not in base.computed:
        return None
    sums = say(grown.locale, "tree.by.subtraction", before=written(grown.shown[node, start], grown.locale),
               after=written(grown.shown[node, target], grown.locale))  # fmt: skip
    goal = Goal(
        at=f"/nodes/id={node}/scenarios/{target}", id=node, name=grown.names[node], scenario=start,
        target_scenario=target, today=grown.shown[node, start], target=grown.shown[node, target],
        gap=grown.figure(node, given[node] - grown.scenarios[start].values[node], sums, signed=True),
    )  # fmt: skip
    return _Search(grown, nodes, goal, base, given[node]).answer(fixed)


class _Search:
    """The levers of one goal."""

    def __init__(self, grown: Grown, nodes: Mapping[str, Node], goal: Goal, base: Scenario, target: Decimal) -> None:
        self.grown, self.nodes, self.goal, self.base, self.target = grown, nodes, goal, base, target
        self.facts = {"name": goal.name, "target": written(goal.target, grown.locale)}

    def answer(self, fixed: Mapping[str, Decimal]) -> Goal:
        """Return the goal with what its levers must be."""
        try:
            by_leaf = elasticities(self.grown.tree, self.goal.id, self.base) or {}
        except LeverError as error:
            return self.goal.model_copy(update={"fault": self.told(error)})
        open_leaves = [leaf for leaf in self.grown.tree.leaves if leaf in by_leaf and leaf not in fixed]
        levers = [leaf for leaf in open_leaves if self.nodes[leaf].controllable != "no"]
        if any(self.nodes[leaf].controllable == "yes" for leaf in levers):
            levers = [leaf for leaf in levers if self.nodes[leaf].controllable or self.nodes[leaf].limits]
        levers.sort(key=lambda leaf: -abs(by_leaf[leaf]))
        if not levers:
            return self.goal.model_copy(update={"fault": say(self.grown.locale, "tree.cannot.no_lever")})
        needs = [self.alone(leaf, self.limits(leaf), asked=place < SOUGHT) for place, leaf in enumerate(levers)]
        try:
            found = self.together([need.id for need in needs if not need.fault])
        except LeverError as error:
            return self.goal.model_copy(update={"needs": tuple(needs), "fault": self.told(error)})
        if found is None:
            return self.goal.model_copy(update={"needs": tuple(needs)})
        values = found.values or {}
        source = say(self.grown.locale, f"tree.by.{found.scale}", **self.facts)
        needs = [
            need.model_copy(update={"together": self.grown.figure(need.id, values[need.id], source)})
            if need.id in values else need
            for need in needs
        ]  # fmt: skip
        reached = self.grown.figure(self.goal.id, found.reached, say(self.grown.locale, "tree.by.limits"))
        return self.goal.model_copy(
            update={"needs": tuple(needs), "reachable": found.values is not None, "reached": reached}
        )

    def together(self, leaves: Iterable[str]) -> Cascade | None:
        """Return a figure for each lever; a share without limits shares the way like any other, and ends at 100 %."""
        stated = {leaf: limits for leaf in leaves if (limits := self.limits(leaf, capped=False)) is not None}
        if not stated:
            return None
        found = self.moved(stated)
        over = {leaf: limits for leaf in stated if (limits := self.limits(leaf)) and self.beyond(leaf, limits, found)}
        return self.moved({**stated, **over}) if over else found

    def moved(self, limits: Mapping[str, Limits]) -> Cascade:
        levers = [Moved(leaf, *ends, weight=self.weight(leaf)) for leaf, ends in limits.items()]
        return cascade(self.grown.tree, self.goal.id, self.base, self.target, levers)

    def beyond(self, leaf: str, limits: Limits, found: Cascade) -> bool:
        return limits.high is not None and (found.values is None or found.values[leaf] > limits.high)

    def limits(self, leaf: str, *, capped: bool = True) -> Limits | None:
        """Return between what a leaf can move: as stated, and up to 100 % where it is a share of something."""
        node, today = self.nodes[leaf], self.base.values[leaf]
        found = limits_of(node, self.grown.units[leaf], today)
        is_share = capped and node.of and self.grown.units[leaf] in RATIOS and today <= 1
        return found._replace(high=Decimal(1)) if found and is_share and found.high is None else found

    def weight(self, leaf: str) -> Decimal:
        found = quantity(self.nodes[leaf].weight) if self.nodes[leaf].weight else None
        return max(found.value, Decimal(0)) if found else Decimal(1)

    def alone(self, leaf: str, limits: Limits | None, *, asked: bool) -> Need:
        """Return what a leaf must be where nothing else changes, and how far it can bring the measure."""
        today, shown = self.base.values[leaf], self.grown.shown[leaf, self.goal.scenario]
        need = Need(
            at=f"/nodes/id={leaf}", id=leaf, name=self.grown.names[leaf], today=shown, limits=self.nodes[leaf].limits
        )
        if limits is None:
            return need.model_copy(update={"fault": say(self.grown.locale, "tree.cannot.limits")})
        low, high = (today if limit is None else limit for limit in limits)
        if not low <= today <= high:
            return need.model_copy(update={"fault": say(self.grown.locale, "tree.cannot.bounds", name=need.name)})
        if not asked:
            return need
        try:
            found = seek(self.grown.tree, self.goal.id, self.base, leaf, self.target, _span(limits, today))
        except LeverError as error:
            return need.model_copy(update={"fault": self.told(error)})
        return need.model_copy(update=self.sought(leaf, found))

    def sought(self, leaf: str, found: Sought) -> dict[str, Quantity | None]:
        source = say(self.grown.locale, "tree.by.seek", **self.facts)
        reach = say(self.grown.locale, "tree.by.reach")
        return {
            "alone": None if found.value is None else self.grown.figure(leaf, found.value, source),
            "low": self.grown.figure(self.goal.id, found.low, reach),
            "high": self.grown.figure(self.goal.id, found.high, reach),
        }

    def told(self, error: LeverError) -> str:
        names = {key: self.grown.names.get(value, value) for key, value in error.values.items()}
        return say(self.grown.locale, f"tree.cannot.{error.fault}", **names)


def moves(goal: Goal, locale: str, way: Literal["alone", "together"]) -> tuple[str, ...]:
    """Return what levers must be for a target, the strongest first: 18% → 20% for each of them."""
    found = [(need, to) for need in goal.needs if (to := getattr(need, way))]
    return tuple(f"{need.name} {written(need.today, locale)} → {written(to, locale)}" for need, to in found[:SHOWN])
