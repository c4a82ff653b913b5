"""What a retrospective takes from the plan or the proposal that it looks back on."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from mcp_server.model.base import Name
from mcp_server.model.goals import Kpi
from mcp_server.model.plan import TargetPath
from mcp_server.model.plan_brief import PlanBrief
from mcp_server.model.proposal import ProposalBrief
from mcp_server.model.quantity import Quantity
from mcp_server.model.retrospective import (
    Planned,
    PlannedAssumption,
    PlannedKpi,
    PlannedPoint,
    PlannedRisk,
    PlannedThreshold,
)
from mcp_server.words.format import quantity as written

PATHS: Final = 50
"""KPIs of a plan whose way is taken along: with many more, a brief could hold no more values of its own."""


def planned_by(plan: PlanBrief, title: Name, revision: int) -> Planned:
    """Return targets with their ways, limits, risks and assumptions of a plan as it was kept, under the ids that they
    have there."""
    said, paths = _planned(plan, plan.kpis, title, revision), getattr(plan, "paths", ())
    ways = {path.at: path for path in paths[:PATHS]}
    kpis = (_way(kpi, ways.get(f"/kpis/id={kpi.id}"), plan.locale) for kpi in said.kpis)
    return said.model_copy(update={"kpis": tuple(kpis)})


def _way(kpi: PlannedKpi, path: TargetPath | None, locale: str) -> PlannedKpi:
    """Return a KPI with the checkpoints of its way, as the plan shows them."""
    if path is None:
        return kpi

    def text(value: Quantity | None) -> str:
        return "" if value is None else written(value, locale)

    points = tuple(
        PlannedPoint(name=p.name, date=f"{p.date}", expected=text(p.expected), amber=text(p.amber), red=text(p.red))
        for p in path.checkpoints
    )
    return kpi.model_copy(update={"behaviour": path.behaviour, "path": points})


def promised_by(proposal: ProposalBrief, title: Name, revision: int) -> Planned:
    """Return the success test of a proposal as it was kept, with its limits, risks and assumptions."""
    return _planned(proposal, proposal.success_test, title, revision)


LOOKS_BACK: Final[Mapping[str, Callable[[Any, str, int], Planned]]] = {"plan": planned_by, "proposal": promised_by}
"""By kind of document."""


def _planned(brief: PlanBrief | ProposalBrief, kpis: Iterable[Kpi], title: Name, revision: int) -> Planned:
    return Planned(
        title=title,
        revision=str(revision),
        kpis=tuple(
            PlannedKpi(
                id=k.id, text=k.text, name=k.name, unit=k.unit, better=k.better, baseline=k.baseline, target=k.target
            )
            for k in kpis
        ),
        thresholds=tuple(
            PlannedThreshold(id=t.id, text=t.text, metric=t.metric, role=t.role, value=t.value, action=t.action)
            for t in brief.thresholds
        ),
        risks=tuple(PlannedRisk(id=r.id, text=r.text) for r in brief.risks),
        assumptions=tuple(PlannedAssumption(id=a.id, text=a.text, holds_if=a.holds_if) for a in brief.assumptions),
    )  # fmt: skip
