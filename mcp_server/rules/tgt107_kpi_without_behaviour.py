"""TGT107 kpi-without-behaviour."""

from mcp_server.model.plan import TargetPath
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "指标性质不明",
        "ask": "“{name}”是存量（某一时点的水平）、流量（期间累计）还是比率？",
        "why": "三者通往目标的路径不同，不知道就画不出来。",
    },
    "en": {
        "title": "KPI of unknown behaviour",
        "ask": 'Is "{name}" a level at a moment (stock), a sum over the period (flow), or a rate?',
        "why": "They take different ways to a target; none can be drawn without knowing.",
    },
}


@rule("TGT107", "question")
def kpi_without_behaviour(path: TargetPath) -> Seen:
    """KPI of unknown behaviour.

    ## What it does
    Asks whether a KPI is a level (stock), adds up over the period (flow) or is a share or average (rate), where
    neither the caller nor what is known of the metric says so.

    ## Why is this bad?
    Levels, sums and rates take different ways to a target; none can be drawn without knowing.

    ## Bad
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Solution packages, baseline: 0 kits, target: 12 kits}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Solution packages, behaviour: stock, baseline: 0 kits, target: 12 kits}
    ```

    ## Fix
    Set behaviour to stock, flow or rate.
    """
    if path.target and not path.behaviour:
        yield See("behaviour", name=path.kpi)
