"""What follows from the figures of a project: money, and what can be derived."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.compute.earned_value import earned_value
from mcp_server.language.changes import changes
from mcp_server.language.reading import name_key
from mcp_server.language.reading_names import metric_of
from mcp_server.methods._retro_goals import alike, figure, name_of, percent
from mcp_server.methods._retro_time import Timeline
from mcp_server.model.base import Model, called
from mcp_server.model.quantity import Quantity
from mcp_server.model.retrospective import MoneyLine, RetrospectiveBrief
from mcp_server.words import say

_WHOLE: Final = Decimal(100)


class Spending(Model):
    """A line of money, planned against spent."""

    at: str
    name: str
    planned: Quantity | None = None
    actual: Quantity | None = None
    difference: Quantity | None = None
    """Actual minus planned."""
    share: Decimal | None = None
    """Actual by planned."""
    cpi: Decimal | None = None
    """Earned value by actual cost: below 1 the work cost more than planned."""
    spi: Decimal | None = None
    """Earned value by planned value: below 1 less was done than planned."""
    eac: Quantity | None = None
    """What the whole will cost if the rest costs as the work so far."""

    @property
    def used(self) -> Quantity | None:
        """The share in percent."""
        return None if self.share is None else percent(self.share, "actual / planned")


class Derived(Model):
    """A figure that follows from given ones."""

    at: str
    name: str
    value: Quantity
    """Its source is the formula, with figures."""

    @property
    def formula(self) -> str:
        """How it was computed."""
        return self.value.source


def spending(brief: RetrospectiveBrief) -> tuple[Spending, ...]:
    """Return each line of the budget with what was spent, and the earned value where it is given."""
    return tuple(_spent(line) for line in brief.budget)


def _spent(line: MoneyLine) -> Spending:
    planned, actual, earned = figure(line.planned), figure(line.actual), figure(line.earned)
    row = Spending(at=f"/budget/id={line.id}", name=line.name or called(line), planned=planned, actual=actual)
    exact = [q for q in (planned, actual, earned) if q and q.bound in {"=", "~"}]
    if (
        planned is None
        or actual is None
        or (same := alike(planned, actual)) is None
        or not {planned, actual} <= set(exact)
    ):
        return row
    found: dict[str, object] = {
        "difference": planned.model_copy(
            update={"value": same.value - planned.value, "basis": "computed", "signed": True,
                    "source": "actual - planned", "text": ""}
        )
    }  # fmt: skip
    if planned.value > 0:
        found["share"] = same.value / planned.value
    done = alike(planned, earned) if earned else None
    whole = alike(planned, total) if (total := figure(line.total)) else planned
    if done is not None and whole is not None:
        standing = earned_value(planned.value, done.value, same.value, whole.value)
        eac = standing.typical.eac.value
        found |= {
            "cpi": _index(standing.cpi.value),
            "spi": _index(standing.spi.value),
            "eac": None if eac is None else Quantity(
                value=eac, unit=planned.unit, dimension=planned.dimension, basis="computed", source="BAC ÷ CPI"
            ),
        }  # fmt: skip
    return row.model_copy(update=found)


def _index(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(Decimal("0.001"))


def money_total(rows: Sequence[Spending]) -> Spending | None:
    """Return all lines together, where there are several and all have both figures in one unit."""
    pairs = [(r.planned, r.actual) for r in rows]
    if len(rows) < 2 or any(
        p is None or a is None or r.difference is None for (p, a), r in zip(pairs, rows, strict=True)
    ):
        return None
    if len({q.unit for pair in pairs for q in pair if q and q.unit}) > 1:
        return None
    unit = next((q.unit for pair in pairs for q in pair if q and q.unit), "")
    planned, actual = (sum((pair[i].value for pair in pairs if pair[i]), Decimal(0)) for i in (0, 1))  # type: ignore[union-attr]

    def amount(value: Decimal, source: str, signed: bool = False) -> Quantity:
        return Quantity(value=value, unit=unit, dimension="money", basis="computed", source=source, signed=signed)

    return Spending(
        at="/budget", name="", planned=amount(planned, "Σ planned"), actual=amount(actual, "Σ actual"),
        difference=amount(actual - planned, "actual - planned", signed=True),
        share=actual / planned if planned > 0 else None,
    )  # fmt: skip


def derived(brief: RetrospectiveBrief, time: Timeline) -> tuple[Derived, ...]:
    """Return the figures that follow from given ones: downtime, users behind a rate, changes, time of a round."""
    facts: dict[str, tuple[str, Quantity]] = {}
    for at, name, text in (
        *((f"/goals/id={g.id}/actual", name_of(g), g.actual) for g in brief.goals),
        *((f"/evidence/id={e.id}/value", e.metric, e.value) for e in brief.evidence),
    ):
        metric, value = metric_of(name) if name else None, figure(text)
        if metric is not None and value is not None and value.bound == "=":
            facts.setdefault(metric.id, (at, value))
    rows = [*_downtime(brief, facts, time), *_converted(brief, facts), *_kept(brief, facts), *_changed(brief)]
    rows += (
        Derived(
            at=rounds.at,
            name=say(brief.locale, "retro.round_length", name=rounds.name),
            value=Quantity(
                value=(rounds.there / rounds.count).quantize(Decimal("0.01")), unit="weeks", dimension="duration",
                basis="computed", source=f"{rounds.there} ÷ {rounds.count}",
            ),
        )
        for rounds in time.rounds
    )  # fmt: skip
    return tuple(rows)


Facts = Mapping[str, tuple[str, Quantity]]


def _downtime(brief: RetrospectiveBrief, facts: Facts, time: Timeline) -> Iterable[Derived]:
    if "availability" not in facts or "downtime" in facts or time.period is None:
        return
    at, up = facts["availability"]
    if up.dimension != "percent" or not 0 <= up.value <= _WHOLE:
        return
    days = (time.period.end - time.period.start).days + 1
    hours = (_WHOLE - up.value) / _WHOLE * days * 24
    yield Derived(
        at=at,
        name=say(brief.locale, "retro.downtime"),
        value=Quantity(
            value=hours.quantize(Decimal("0.01")), unit="hours", dimension="duration", bound="~", basis="computed",
            source=f"(100% - {up.value}%) × {days} × 24 h",
        ),
    )  # fmt: skip


def _converted(brief: RetrospectiveBrief, facts: Facts) -> Iterable[Derived]:
    if not {"registrations", "activation_rate"} <= facts.keys():
        return
    (_, base), (at, rate) = facts["registrations"], facts["activation_rate"]
    if rate.dimension == "percent" and 0 <= rate.value <= _WHOLE:
        yield Derived(
            at=at,
            name=say(brief.locale, "retro.activated"),
            value=Quantity(
                value=(base.value * rate.value / _WHOLE).quantize(Decimal(1)), bound="~",
                basis="computed", source=f"{base.value:,} × {rate.value}%",
            ),
        )  # fmt: skip


def _kept(brief: RetrospectiveBrief, facts: Facts) -> Iterable[Derived]:
    if not {"d7_retention", "d30_retention"} <= facts.keys():
        return
    (_, early), (at, late) = facts["d7_retention"], facts["d30_retention"]
    if early.dimension == late.dimension == "percent" and 0 < late.value <= early.value <= _WHOLE:
        yield Derived(
            at=at,
            name=say(brief.locale, "retro.kept"),
            value=Quantity(
                value=(late.value / early.value * _WHOLE).quantize(Decimal("0.1")), unit="%", dimension="percent",
                basis="computed", source=f"{late.value}% ÷ {early.value}%",
            ),
        )  # fmt: skip


def _changed(brief: RetrospectiveBrief) -> Iterable[Derived]:
    """Yield how much each figure moved where a fact or a goal says from where to where."""
    pairs: list[tuple[str, str, Quantity, Quantity]] = []
    for goal in brief.goals:
        before, after = figure(goal.baseline), figure(goal.actual)
        if before and after:
            pairs.append((f"/goals/id={goal.id}/actual", name_of(goal), before, after))
    known = {name_key(name) for _, name, _, _ in pairs}
    for fact in brief.evidence:
        moved = changes(fact.text) if fact.metric and name_key(fact.metric) not in known else ()
        if len(moved) == 1:
            pairs.append((f"/evidence/id={fact.id}", fact.metric, moved[0].before, moved[0].after))
    for at, name, before, after in pairs:
        if (value := change(before, after)) is not None:
            yield Derived(at=at, name=say(brief.locale, "retro.change", name=name), value=value)


def change(before: Quantity, after: Quantity) -> Quantity | None:
    """Return how much a figure moved: a rate in percentage points, anything else in per cent of where it was; nothing
    where the two are not comparable, or it began at zero or below."""
    same = alike(after, before)
    if same is None or {before.bound, after.bound} != {"="} or before.signed or after.signed:
        return None
    source = f"{before.text} → {after.text}"
    if after.dimension == "percent":
        points = after.value - same.value
        return Quantity(value=points, unit="pp", dimension="points", signed=True, basis="computed", source=source)
    if same.value <= 0:
        return None
    grown = ((after.value / same.value - 1) * _WHOLE).quantize(Decimal("0.1"))
    return Quantity(value=grown, unit="%", dimension="percent", signed=True, basis="computed", source=source)
