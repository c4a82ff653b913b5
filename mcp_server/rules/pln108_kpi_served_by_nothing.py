"""PLN108 kpi-served-by-nothing."""

from mcp_server.language.quantities import quantity
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.goals import Kpi
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import KpiNames, names

WORDS = {
    "zh-CN": {
        "title": "指标没有工作支撑",
        "message": "没有任何工作说明会推动：{names}。",
        "fix": "写明哪项工作推动它，或补上一项工作；要是靠别人达成，就写成假设。",
    },
    "en": {
        "title": "KPI that nothing serves",
        "message": "No initiative says that it moves {names}.",
        "fix": (
            "Say which initiative moves it, or add one; where others bring it about, write that down as an assumption."
        ),
    },
}


def _held(kpi: Kpi) -> bool:
    """Whether the baseline meets the target already, so that it only has to stay."""
    target, baseline = quantity(kpi.target), quantity(kpi.baseline) if kpi.baseline else None
    if target is None or baseline is None or target.unit != baseline.unit or target.signed:
        return False
    if target.bound in {"<=", "<"}:
        return baseline.value <= target.value
    return baseline.value == target.value or (target.bound in {">=", ">"} and baseline.value >= target.value)


@rule("PLN108")
def kpi_served_by_nothing(plan: Plan) -> Seen:
    """KPI that nothing serves.

    ## What it does
    Checks, in a plan with initiatives, for a KPI with a target that no initiative, step or proving milestone names. A
    target that the baseline meets already needs no work.

    ## Why is this bad?
    The target is then reached by chance or not at all.

    ## Bad
    ```yaml generate_plan
    department: Sales
    kpis:
      - {id: grr, name: Renewal rate, baseline: "88%", target: "92%"}
      - {id: nps, name: NPS, baseline: 31, target: 40}
    initiatives:
      - {id: desk, name: Renewal desk, kpis: [grr]}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    kpis:
      - {id: grr, name: Renewal rate, baseline: "88%", target: "92%"}
      - {id: nps, name: NPS, baseline: 31, target: 40}
    initiatives:
      - {id: desk, name: Renewal desk, kpis: [grr]}
      - {id: calls, name: Call back within a day, kpis: [nps]}
    ```

    ## Fix
    Say which initiative moves it, or add one; where others bring it about, write that down as an assumption.
    """
    if not plan.initiatives:
        return
    kpis = KpiNames(plan.kpis)
    served = [ref for mark in plan.milestones for ref in mark.proves]
    for item in plan.initiatives:
        served += [*item.kpis, *(ref for step in item.actions for ref in step.kpis)]
    found = {kpi.id for ref in dict.fromkeys(served) if (kpi := kpis.get(ref))}
    prose = " ".join(
        text for i in plan.initiatives for text in (i.name, i.text, i.goal, i.acceptance, *(s.text for s in i.actions))
    )
    found |= {kpi.id for kpi in plan.kpis if kpi.name and kpi.name in prose}
    left = [kpi for kpi in plan.kpis if kpi.target and kpi.id not in found and not _held(kpi)]
    for kpi in left:
        yield See(f"kpis/id={kpi.id}", names=names(left))
