"""What a retrospective takes from the plan or the proposal that it looks back on."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from mcp_server.model.base import Name
from mcp_server.model.goals import Kpi
from mcp_server.model.plan_brief import PlanBrief
from mcp_server.model.proposal import ProposalBrief
from mcp_server.model.retrospective import Planned, PlannedAssumption, PlannedKpi, PlannedRisk, PlannedThreshold


def planned_by(plan: PlanBrief, title: Name, revision: int) -> Planned:
    """Return targets, limits, risks and assumptions of a plan as it was kept, under the ids that they have there."""
    return _planned(plan, plan.kpis, title, revision)


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
