"""NUM201 figure-that-differs-elsewhere."""

from mcp_server.knowledge.metrics import bind
from mcp_server.language.quantities import quantity
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import called
from mcp_server.model.paper import Twice
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._texts import plain

WORDS = {
    "zh-CN": {
        "title": "同一个数两处不同",
        "message": "“{name}”这里是 {baseline}，{at} 处是 {fact}。",
        "fix": "查清哪个对；若时间或口径不同，请写明。",
    },
    "en": {
        "title": "Figure that differs between two places",
        "message": '"{name}" is {baseline} here and {fact} at {at}.',
        "fix": "Find out which one is right, or say what differs between the two.",
    },
}


@rule("NUM201", "error")
def figure_that_differs_elsewhere(plan: Plan | Twice) -> Seen:
    """Figure that differs between two places.

    ## What it does
    Compares the baseline of a KPI with what the evidence gives for the same measure, where the evidence names no
    other time. In a text, figures and days that stand twice for the same thing, the same time and the same whole.

    ## Why is this bad?
    Only one of them can be right, and both are quoted.

    ## Bad
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Renewal rate, baseline: "88%", target: "92%"}
    evidence:
      - {metric: renewal rate, value: "85%", source: Contract ledger}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Renewal rate, baseline: "85%", target: "92%"}
    evidence:
      - {metric: renewal rate, value: "85%", source: Contract ledger}
    ```

    ## Fix
    Find out which one is right; or say what differs between the two (time, definition).
    """
    if isinstance(plan, Twice):
        yield See(name=plan.name, baseline=plan.two, fact=plan.one, at=f"L{plan.there}")
        return
    facts: dict[str, list[tuple[str, str]]] = {}
    for fact in plan.evidence:
        if fact.value and fact.metric and not fact.when:
            known = bind(fact.metric)
            facts.setdefault(f"metric:{known.id}" if known else plain(fact.metric), []).append((fact.id, fact.value))
    for kpi in plan.kpis:
        own = quantity(kpi.baseline) if kpi.baseline else None
        known = bind(kpi.name)
        for id_, text in facts.get(f"metric:{known.id}" if known else plain(kpi.name), ()) if own else ():
            other = quantity(text)
            comparable = own and other and own.unit == other.unit and other.bound == own.bound == "="
            if own and other and comparable and abs(own.value - other.value) > max(own.step, other.step) / 2:
                yield See(f"/kpis/id={kpi.id}/baseline", name=called(kpi), baseline=kpi.baseline, fact=text, at=id_)
