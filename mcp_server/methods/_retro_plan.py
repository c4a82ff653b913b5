"""What a retrospective takes from the plan that it looks back on."""

from mcp_server.model.base import Name
from mcp_server.model.plan_brief import PlanBrief
from mcp_server.model.retrospective import Planned, PlannedAssumption, PlannedKpi, PlannedRisk, PlannedThreshold


def planned_by(plan: PlanBrief, title: Name, revision: int) -> Planned:
    """Return targets, limits, risks and assumptions of a plan as it was kept, under the ids that they have there."""
    return Planned(
        title=title,
        revision=str(revision),
        kpis=tuple(
            PlannedKpi(
                id=k.id, text=k.text, name=k.name, unit=k.unit, better=k.better, baseline=k.baseline, target=k.target
            )
            for k in plan.kpis
        ),
        thresholds=tuple(
            PlannedThreshold(id=t.id, text=t.text, metric=t.metric, role=t.role, value=t.value, action=t.action)
            for t in plan.thresholds
        ),
        risks=tuple(PlannedRisk(id=r.id, text=r.text) for r in plan.risks),
        assumptions=tuple(PlannedAssumption(id=a.id, text=a.text, holds_if=a.holds_if) for a in plan.assumptions),
    )  # fmt: skip
