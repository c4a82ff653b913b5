"""NUM204 one-name-for-two-measures."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._texts import plain

WORDS = {
    "zh-CN": {
        "title": "一个名称两种口径",
        "message": "“{name}”有两种口径：“{one}”和“{other}”。",
        "fix": "统一口径，或给其中一个另取名称。",
    },
    "en": {
        "title": "One name for two measures",
        "message": '"{name}" is defined twice: “{one}” and “{other}”.',
        "fix": "Agree on one definition, or give one of the two a name of its own.",
    },
}


@rule("NUM204")
def one_name_for_two_measures(plan: Plan) -> Seen:
    """One name for two measures.

    ## What it does
    Compares the definitions of KPIs that have one name: two that say different things are two measures. Upper and
    lower case, spaces and punctuation make no difference.

    ## Why is this bad?
    Two people report two figures under one name, and both are right.

    ## Bad
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Renewal rate, definition: by contract value, target: "92%"}
      - {name: Renewal rate, definition: by number of customers, target: "90%"}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Renewal rate, definition: by contract value, target: "92%"}
      - {name: Renewal rate by customers, definition: by number of customers, target: "90%"}
    ```

    ## Fix
    Agree on one definition; or give one of the two a name of its own.
    """
    first: dict[str, str] = {}
    for kpi in plan.kpis:
        name, definition = plain(kpi.name), plain(kpi.definition)
        if not name or not definition:
            continue
        if name in first and plain(first[name]) != definition:
            yield See(f"/kpis/id={kpi.id}/definition", name=kpi.name, one=first[name], other=kpi.definition)
        first.setdefault(name, kpi.definition)
