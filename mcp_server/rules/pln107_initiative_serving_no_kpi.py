"""PLN107 initiative-serving-no-kpi."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import by_reference, called
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import KpiNames, names

WORDS = {
    "zh-CN": {
        "title": "工作不支撑任何指标",
        "message": "{names} 不支撑任何一个指标，也没有支撑指标的工作在等它。",
        "fix": "写明它推动哪个指标；如果一个也没有，考虑不做。",
    },
    "en": {
        "title": "Initiative that serves no KPI",
        "message": "{names}: moves none of the KPIs, and nothing that moves one waits for it.",
        "fix": "Say which KPI it moves; if it moves none, consider leaving it out.",
    },
}


@rule("PLN107")
def initiative_serving_no_kpi(plan: Plan) -> Seen:
    """Initiative that serves no KPI.

    ## What it does
    Checks, where other initiatives name the KPIs that they move, for one that names none, that carries no response to
    a risk, and that nothing with a KPI waits for.

    ## Why is this bad?
    Work that moves no goal takes people and money from work that does.

    ## Bad
    ```yaml generate_plan
    department: Sales
    kpis: [{id: grr, name: Renewal rate, baseline: "88%", target: "92%"}]
    initiatives:
      - {id: desk, name: Renewal desk, kpis: [grr]}
      - {id: fair, name: Autumn fair}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    kpis: [{id: grr, name: Renewal rate, baseline: "88%", target: "92%"}]
    initiatives:
      - {id: data, name: Contract data}
      - {id: desk, name: Renewal desk, kpis: [grr], after: [data]}
    ```

    ## Fix
    Say which KPI it moves; if it moves none, consider leaving it out.
    """
    serving = {item.id for item in plan.initiatives if item.kpis or any(step.kpis for step in item.actions)}
    if not plan.kpis or not serving:
        return
    known, marks = by_reference(plan.initiatives), by_reference(plan.milestones)
    needs = {item.id: [known[ref].id for ref in item.after if ref in known] for item in plan.initiatives}
    for item in plan.initiatives:
        needs[item.id] += [known[r].id for ref in item.after if ref in marks for r in marks[ref].after if r in known]
    useful = serving | {known[ref].id for risk in plan.risks for ref in risk.work if ref in known}
    useful |= {known[ref].id for mark in plan.milestones if mark.proves for ref in mark.after if ref in known}
    stack = list(useful)
    while stack:
        for other in needs[stack.pop()]:
            if other not in useful:
                useful.add(other)
                stack.append(other)
    kpis = KpiNames(plan.kpis)
    idle = [i for i in plan.initiatives if i.id not in useful and not kpis.mentioned(f"{called(i)} {i.goal} {i.text}")]
    for item in idle:
        yield See(f"initiatives/id={item.id}/kpis", names=names(idle))
