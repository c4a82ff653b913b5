"""What made the difference between two scenarios of a KPI tree: the contribution of each leaf."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Final

from mcp_server.compute.attribution import Attribution, AttributionError, attribute, rounded
from mcp_server.compute.tree import Scenario, Tree, factor
from mcp_server.methods._tree_nouns import Comparison, Contribution, Line, Measure
from mcp_server.model.base import Name
from mcp_server.model.quantity import Quantity
from mcp_server.words import Key, say
from mcp_server.words.format import amount, last_place, quantity

TODAY: Final = "value"
"""The scenario of the figures that a node gives without naming one."""
RATIOS: Final = frozenset({"%", "pp", "‰", "bps"})
SHOWN: Final = 5
"""Leaves that the overview names."""
_ROLES: Final = {
    "actual": "actual actuals now current present 实际 实际值 实绩 现值 当前 本期 本年 本季 本月 今年",
    "earlier": "last_period previous previous_period prior prior_period last_year last_quarter last_month before "
    "上期 上一期 上年 去年 上季 上季度 上月 同期 去年同期 上年同期",
    "baseline": "baseline base 基线 基准 基期 期初",
    "target": "target goal plan planned budget 目标 目标值 计划 计划值 预算",
}
_ROLE_OF: Final = {word: role for role, words in _ROLES.items() for word in words.split()}


@dataclass(frozen=True)
class Grown:
    """A tree with its figures, and what its nodes are called."""

    tree: Tree
    scenarios: Mapping[str, Scenario]
    shown: Mapping[tuple[str, str], Quantity]
    """The figure of a node in a scenario: as stated, else as computed."""
    units: Mapping[str, str]
    names: Mapping[str, str]
    locale: str

    def figure(self, node: str, value: Decimal, source: str, *, signed: bool = False) -> Quantity:
        """Return a plain number as a computed figure in the unit of a node; the difference of two rates in points."""
        unit = self.units[node]
        points = signed and unit == "%"
        return Quantity(
            value=value / factor(unit), unit="pp" if points else unit, signed=signed, basis="computed", source=source,
            dimension="points" if points else "percent" if unit == "%" else "count",
        )  # fmt: skip

    def told(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the names of nodes."""
        return tuple(self.names.get(each, each) for each in ids)


def role_of(scenario: str) -> str:
    """Return actual, earlier, baseline or target as the name of a scenario says it; "" where it says none of them."""
    return _ROLE_OF.get("_".join(scenario.strip().lower().replace("-", " ").split()), "")


def standing(scenarios: Iterable[str]) -> tuple[str, ...]:
    """Return the scenarios by how well they say where things stand: the actual, today's, the earlier ones, others."""
    order = ("actual", TODAY, "earlier", "baseline", "", "target")
    latest_first = list(scenarios)[::-1]
    return tuple(sorted(latest_first, key=lambda each: order.index(TODAY if each == TODAY else role_of(each))))


def plain_scale(found: Quantity, unit: str) -> Decimal:
    """Return what a figure is multiplied by to enter a formula: 40 % is 0.40, and 57 in a node of 万元 is 570000."""
    if not found.unit and unit:
        return factor(unit)
    return factor(found.unit) if found.unit in RATIOS else Decimal(1)


def named(word: str, scenarios: Iterable[str]) -> str:
    """Return the scenario that a word names: its own name, or another that says the same; "" where there is none."""
    same = [each for each in scenarios if each == word.strip()]
    same += [each for each in scenarios if role_of(each) and role_of(each) == role_of(word)]
    today = [TODAY] if role_of(word) == "actual" and TODAY in scenarios else []
    return next(iter(same + today), "")


def pairs(scenarios: tuple[str, ...], wished: tuple[Name, ...]) -> tuple[tuple[str, str], ...]:
    """Return the scenarios to compare: as wished; else where things stand with where they stood, and with the target;
    else the last two."""
    if wished:
        first, second = (named(wished[place], scenarios) for place in (0, -1))
        return ((first, second),) if first and second and first != second else ()
    roles = {role_of(each): each for each in reversed(scenarios)}
    now = roles.get("actual") or (TODAY if TODAY in scenarios else "")
    before, target = roles.get("earlier") or roles.get("baseline"), roles.get("target")
    found = [(before, now)] if before and now else []
    if now and target:
        found.append((target, now) if "actual" in roles else (now, target))
    if not found and len(scenarios) > 1:
        return (scenarios[-2:],)  # type: ignore[return-value]
    return tuple(found)


def compared(grown: Grown, root: str, pair: tuple[str, str]) -> Comparison:
    """Return the difference of a measure between two scenarios with what each leaf made of it, or why there is none."""
    tree, (before, after) = grown.tree, (grown.scenarios[each] for each in pair)
    comparison = Comparison(at=f"/nodes/id={root}", id=root, name=grown.names[root], scenarios=pair)
    lacking = [s.missing.get(root, (root,)) for s in (before, after) if root not in s.computed]
    if lacking:
        names = tuple(dict.fromkeys(chain.from_iterable(lacking)))
        return comparison.model_copy(update={"fault": _told(AttributionError("missing", names=names), grown)})
    try:
        found = attribute(tree, root, (before, after))
    except AttributionError as error:
        return comparison.model_copy(update={"fault": _told(error, grown)})
    sums = say(grown.locale, "tree.by.subtraction", before=_at(grown, root, pair[0]), after=_at(grown, root, pair[1]))
    parts = [
        Contribution(
            at=f"/nodes/id={leaf}", id=leaf, name=grown.names[leaf],
            before=grown.shown[leaf, pair[0]], after=grown.shown[leaf, pair[1]],
            amount=grown.figure(root, share, _formula(grown, leaf, root, pair, found), signed=True),
            share=(100 * share / found.change).quantize(Decimal("0.1")) if _clear(found) else None,
        )
        for leaf, share in found.contributions.items()
        if share or before.values[leaf] != after.values[leaf]
    ]  # fmt: skip
    return comparison.model_copy(
        update={
            "before": grown.shown[root, pair[0]],
            "after": grown.shown[root, pair[1]],
            "difference": grown.figure(root, found.change, sums, signed=True),
            "method": found.method,
            "contributions": tuple(sorted(parts, key=lambda part: -abs(part.amount.value))),
        }
    )


def _clear(found: Attribution) -> bool:
    """Whether the difference is large enough beside the contributions for shares of it to say something."""
    return abs(found.change) * 1_000 >= max(map(abs, found.contributions.values()), default=Decimal(0)) > 0


def _at(grown: Grown, node: str, scenario: str) -> str:
    """Return a figure as the reader knows it."""
    return quantity(grown.shown[node, scenario], grown.locale)


def _formula(grown: Grown, leaf: str, root: str, pair: tuple[str, str], found: Attribution) -> str:
    return say(
        grown.locale, f"tree.by.{found.method}", name=grown.names[leaf], root=grown.names[root],
        before=_at(grown, leaf, pair[0]), after=_at(grown, leaf, pair[1]),
    )  # fmt: skip


def _told(error: AttributionError, grown: Grown) -> str:
    """Return why a difference cannot be shared out, in the words of the locale."""
    values = {key: grown.told(value) if isinstance(value, tuple) else value for key, value in error.values.items()}
    return say(grown.locale, f"tree.cannot.{error.fault}", **values)


def lines(comparison: Comparison, locale: str, most: int = 0) -> tuple[Line, ...]:
    """Return the contributions as they are printed, rounded together; beyond *most* of them, the rest in one line."""
    whole = comparison.difference
    if whole is None:
        return ()
    parts = {part.id: part.amount.value for part in comparison.contributions}
    printed = rounded(parts, whole.value, _step(comparison, locale))
    shown = [
        Line(
            id=p.id,
            name=p.name,
            before=p.before,
            after=p.after,
            share=p.share,
            amount=_printed(p.amount, printed[p.id]),
        )
        for p in comparison.contributions
    ]
    if not most or len(shown) <= most:
        return tuple(shown)
    rest = sum((line.amount.value for line in shown[most - 1 :]), Decimal(0))
    name = say(locale, "tree.others", n=len(shown) - most + 1)
    return (*shown[: most - 1], Line(name=name, amount=_printed(whole, rest)))


def _step(comparison: Comparison, locale: str) -> Decimal:
    """Return the coarsest last place in which a difference and its contributions would be written."""
    figures = [q for q in (comparison.difference, *(part.amount for part in comparison.contributions)) if q and q.value]
    return max((last_place(each.value, each.unit, locale) for each in figures), default=Decimal(1))


def _printed(like: Quantity, value: Decimal) -> Quantity:
    return like.model_copy(update={"value": value})


def told(comparison: Comparison, locale: str) -> str:
    """Return the difference in one sentence, with the leaves that made most of it: those that went its way first."""
    whole = comparison.difference
    if whole is None or comparison.before is None or comparison.after is None:
        return ""
    names = ("today" if each == TODAY else each for each in comparison.scenarios)
    facts = dict(zip(("from_scenario", "to_scenario"), map(Key, names), strict=True))
    rows = sorted(lines(comparison, locale, SHOWN), key=lambda row: (row.amount.value * whole.value < 0, not row.id))
    step = _step(comparison, locale)
    shown = (whole.value / step).to_integral_value() * step
    words = "same" if not shown else "more" if shown > 0 else "less"
    parts = tuple(f"{row.name} {quantity(row.amount, locale)}" for row in rows)
    return say(
        locale, f"tree.{words}" if parts else "tree.unmoved", name=comparison.name, before=comparison.before,
        after=comparison.after, difference=amount(abs(shown), whole.unit, locale), parts=parts, **facts,
    )  # fmt: skip


def labels(
    measures: Sequence[Measure], comparisons: Sequence[Comparison], scenario: str, locale: str
) -> tuple[tuple[str, ...], ...]:
    """Return the lines of each measure in a diagram: its name, its figures (of both scenarios where two are compared),
    and what it made of the difference: all that its leaves did, where they belong to it alone."""
    comparison = next((each for each in comparisons if each.difference), None)
    wanted = comparison.scenarios if comparison else (scenario,)
    parts = (
        _gathered(measures, comparison, {line.id: line.amount for line in lines(comparison, locale)})
        if comparison
        else {}
    )
    out = []
    for measure in measures:
        known = {f.scenario: f.shown for f in measure.figures}
        told = [quantity(q, locale) for each in wanted if (q := known.get(each))]
        made = [quantity(parts[measure.id], locale)] if measure.id in parts else []
        out.append((measure.name, *([" → ".join(told)] if told else ()), *made))
    return tuple(out)


def _gathered(
    measures: Sequence[Measure], comparison: Comparison, parts: Mapping[str, Quantity]
) -> dict[str, Quantity]:
    """Return what each measure made of a difference, from what the leaves did; none for one whose leaves also reach the
    top by another way."""
    below: dict[str, frozenset[str]] = {}
    for measure in sorted((m for m in measures if m.depth is not None), key=lambda m: -(m.depth or 0)):
        below[measure.id] = frozenset(measure.children).union(*(below.get(c, ()) for c in measure.children))
    inside = {comparison.id, *below.get(comparison.id, ())}
    parents: dict[str, set[str]] = {m.id: set() for m in measures}
    for measure in (m for m in measures if m.id in inside):
        for child in measure.children:
            parents[child].add(measure.id)
    found = dict(parts)
    for node in inside:
        inner = below.get(node, frozenset())
        made = [parts[each] for each in inner if each in parts]
        if made and node not in parts and all(parents[each] <= {node, *inner} for each in inner):
            found[node] = _printed(made[0], sum((q.value for q in made), Decimal(0)))
    return found
