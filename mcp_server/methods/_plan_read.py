"""The texts of a plan's brief, read into typed fields as far as they are clear."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final, TypeVar

from mcp_server.language import reading
from mcp_server.language.quantities import quantity
from mcp_server.language.reading_clauses import Clause
from mcp_server.limits import ITEMS
from mcp_server.model.base import Item
from mcp_server.model.brief import Threshold
from mcp_server.model.goals import Kpi, Objective, Requirement
from mcp_server.model.plan_brief import PlanBrief

T = TypeVar("T", bound=Item)

_MARKS: Final = frozenset({"id", "text", "read"})
_FILLED: Final = ("definition", "baseline", "target", "due", "lasts", "owner", "source", "objective")
"""What a text may add to a KPI that was given with fields."""


def read(brief: PlanBrief) -> PlanBrief:
    """The brief with what is clear in its texts as typed items that keep their excerpt; what was typed stays.

    Reading twice gives the same as reading once: what was read is marked, and marked items are not read again.
    """
    objectives, goals = _objectives(brief)
    requirements, demands = _requirements(brief.requirements)
    kpis = _kpis(brief.kpis, [*goals, *(kpi for clause in demands for kpi in _unbounded(clause))])
    changed = {
        "department": _filled(brief.department, reading.read_department),
        "period": _period(brief),
        "objectives": objectives,
        "requirements": requirements,
        "kpis": kpis,
        "thresholds": _thresholds(brief.thresholds, kpis, demands),
        "resources": _filled(brief.resources, reading.read_resources),
        "risks": _spread(brief.risks, reading.read_risks),
        "swot": brief.swot.model_copy(update={"items": _spread(brief.swot.items, _factors)}),
    }
    return brief.model_copy(update={name: new for name, new in changed.items() if new != getattr(brief, name)})


def _is_bare(item: Item) -> bool:
    """Whether a text is all that an item has."""
    given = (getattr(item, name) for name in type(item).model_fields if name not in _MARKS)
    return bool(item.text) and not item.read and not any(given)


def _filled(item: T, reader: Callable[[str], T]) -> T:
    """An item with its empty fields as its text has them."""
    if item.read or not item.text.strip():
        return item
    found = reader(item.text)
    new = {
        name: getattr(found, name)
        for name in type(item).model_fields
        if name not in _MARKS and getattr(found, name) and not getattr(item, name)
    }
    return item.model_copy(update={**new, "read": True}) if new else item


def _period(brief: PlanBrief) -> Any:
    given = brief.period
    if given.start or given.end:
        return given
    try:
        as_of = date.fromisoformat(brief.as_of)
    except ValueError:
        return given
    return _filled(given, lambda text: reading.read_period(text, as_of))


def _spread(items: Sequence[T], reader: Callable[[str], tuple[T, ...]]) -> tuple[T, ...]:
    """A list in which a text with several things is replaced by them; the first keeps the id of the text."""
    out: list[T] = []
    for index, item in enumerate(items):
        room = ITEMS - len(out) - (len(items) - index - 1)
        parts = reader(item.text) if _is_bare(item) else ()
        if len(parts) == 1:
            out.append(_filled(item, lambda _, part=parts[0]: part))  # type: ignore[misc]
        elif 1 < len(parts) <= room:
            out += [parts[0].model_copy(update={"id": item.id}), *parts[1:]]
        else:
            out.append(item)
    return tuple(out)


def _factors(text: str) -> tuple[Any, ...]:
    """The items of a SWOT where the text says by headings what they are."""
    found = reading.read_factors(text)
    return found if any(factor.quadrant for factor in found) else ()


def _objectives(brief: PlanBrief) -> tuple[tuple[Objective, ...], list[Kpi]]:
    """Objectives, one for each clause, and the KPIs that they state, which refer to them."""
    measured = {kpi.objective for kpi in brief.kpis if kpi.objective}
    out: list[Objective] = []
    stated: list[tuple[int, Kpi]] = []
    for index, item in enumerate(brief.objectives):
        if item.read or not item.text.strip() or {item.id, item.text} & measured:
            out.append(item)
            continue
        clauses = reading.stated(item.text)
        room = ITEMS - len(out) - (len(brief.objectives) - index - 1)
        if _is_bare(item) and 1 < len(clauses) <= room:
            for clause in clauses:
                stated += [(len(out), kpi) for kpi in reading.kpis_in(clause, "target")]
                out.append(reading.objective_of(clause))
            first = len(out) - len(clauses)
            out[first] = out[first].model_copy(update={"id": item.id})
            continue
        kpis = [kpi for clause in clauses for kpi in reading.kpis_in(clause, "target")]
        stated += [(len(out), kpi) for kpi in kpis]
        owner = reading.objective_of(clauses[0]).owner if len(clauses) == 1 and _is_bare(item) else ""
        known = {"owner": owner, "read": True} if owner or (kpis and _is_bare(item)) else {}
        out.append(item.model_copy(update=known))
    if stated or len(out) > len(brief.objectives):
        out = _named(out, "objective")
    return tuple(out), [kpi.model_copy(update={"objective": out[index].id}) for index, kpi in stated]


def _requirements(items: Sequence[Requirement]) -> tuple[tuple[Requirement, ...], list[Clause]]:
    """Requirements, one for each clause, and the clauses that state figures."""
    out: list[Requirement] = []
    demands: list[Clause] = []
    for index, item in enumerate(items):
        if not _is_bare(item):
            out.append(item)
            continue
        clauses = reading.stated(item.text)
        room = ITEMS - len(out) - (len(items) - index - 1)
        demands += [clause for clause in clauses if clause.figures]
        if 1 < len(clauses) <= room:
            parts = [reading.requirement_of(clause) for clause in clauses]
            out += [parts[0].model_copy(update={"id": item.id}), *parts[1:]]
        elif len(clauses) == 1 and clauses[0].named:
            measure = reading.requirement_of(clauses[0]).measure
            out.append(item.model_copy(update={"measure": measure, "read": True}))
        else:
            out.append(item)
    return tuple(out), demands


def _unbounded(clause: Clause) -> tuple[Kpi, ...]:
    """The KPIs of a requirement: its figures that are no limits."""
    limits = {reading.name_key(limit.metric) for limit in reading.limits_in(clause)}
    return tuple(kpi for kpi in reading.kpis_in(clause, "target") if reading.name_key(kpi.name) not in limits)


def _kpis(given: Sequence[Kpi], stated: Iterable[Kpi]) -> tuple[Kpi, ...]:
    """The KPIs as given, then those that other texts state, then those of their own text; none twice."""
    kept: list[Kpi] = []
    own: list[Kpi] = []
    for item in given:
        parts = _measures(item) if _is_bare(item) else ()
        if any(part.name for part in parts) and len(parts) <= ITEMS - len(given):
            own += [parts[0].model_copy(update={"id": item.id}), *parts[1:]]
        else:
            kept.append(item)
    fresh: list[Kpi] = []
    for kpi in stated:
        same = _same(kpi, kept)
        if same is None:
            fresh.append(kpi)
        else:
            kept[same] = _completed(kept[same], kpi, lossless=False)
    for kpi in own:
        same = _same(kpi, kept) if kpi.name else None
        if same is not None and reading.agree(kept[same], kpi):
            kept[same] = _completed(kept[same], kpi, lossless=True)
        else:
            fresh.append(kpi)
    out = [*kept, *reading.merged(fresh)]
    return tuple(given) if out == list(given) else tuple(_named(out[:ITEMS], "kpi"))


def _measures(item: Kpi) -> tuple[Kpi, ...]:
    """What a text says of each measure; a clause that says nothing clear stays text."""
    return tuple(
        part
        for clause in reading.stated(item.text)
        for part in reading.kpis_in(clause, "baseline") or (Kpi(text=clause.text, read=True),)
    )


def _same(kpi: Kpi, kept: Sequence[Kpi]) -> int | None:
    """Which of the given KPIs is this one: by metric or name, or by its figure under a name much like it."""
    for index, other in enumerate(kept):
        if other.name and reading.name_key(other.name) == reading.name_key(kpi.name):
            return index
    for index, other in enumerate(kept):
        if other.name and _alike(other.name, kpi.name) and _equal(other.target, kpi.target):
            return index
    return None


def _alike(one: str, two: str) -> bool:
    """Whether two names share most of their words, or of their pairs of characters."""

    def grams(name: str) -> set[str]:
        low = name.lower()
        return {*re.findall(r"[a-z0-9]{2,}", low), *re.findall(r"(?=([\u3400-\u9fff]{2}))", low)}

    first, second = grams(one), grams(two)
    return len(first & second) * 2 > min(len(first), len(second))


def _equal(one: str, two: str) -> bool:
    """Whether two figures are the same amount."""
    first, second = quantity(one) if one else None, quantity(two) if two else None
    return first is not None and second is not None and first.value == second.value


def _completed(kpi: Kpi, found: Kpi, *, lossless: bool) -> Kpi:
    """A given KPI with the figures that a text adds to it; *lossless* where the text stands nowhere else."""
    new = {name: getattr(found, name) for name in _FILLED if getattr(found, name) and not getattr(kpi, name)}
    if not reading.agree(kpi, found) or not (lossless or {"baseline", "target"} & new.keys()):
        return kpi
    text = reading.together(kpi, found).text if kpi.text else found.text
    return kpi.model_copy(update={**new, "text": text, "read": True})


def _thresholds(given: Sequence[Threshold], kpis: Sequence[Kpi], demands: Iterable[Clause]) -> tuple[Threshold, ...]:
    """The thresholds as given, and the limits that requirements state on anything that has none yet."""
    names = {kpi.id: kpi.name for kpi in kpis if kpi.id}
    known = {reading.name_key(names.get(one.metric, one.metric)) for one in given}
    known |= {reading.name_key(kpi.name) for kpi in kpis if kpi.target and kpi.name}
    out = list(given)
    for limit in (limit for clause in demands for limit in reading.limits_in(clause)):
        if (name := reading.name_key(limit.metric)) not in known and len(out) < ITEMS:
            known.add(name)
            out.append(limit)
    return tuple(out)


def _named(items: Iterable[T], kind: str) -> list[T]:
    """Items of which each has an id: its own, or the kind with the next free number."""
    listed = list(items)
    taken = {item.id for item in listed}
    out, count = [], 0
    for item in listed:
        new = item
        if not item.id:
            count += 1
            while f"{kind}-{count}" in taken:
                count += 1
            taken.add(f"{kind}-{count}")
            new = item.model_copy(update={"id": f"{kind}-{count}"})
        out.append(new)
    return out
