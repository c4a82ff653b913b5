"""NUM302 impossible-value."""

from mcp_server.knowledge.metrics import bind
from mcp_server.language.quantities import quantity
from mcp_server.model.base import called
from mcp_server.model.goals import Kpi
from mcp_server.model.paper import Figure
from mcp_server.rules._figures import cannot_be
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "不可能的数值",
        "message": "“{name}”不可能是 {figure}。",
        "fix": "更正数值，或写明它属于哪个指标。",
    },
    "en": {
        "title": "Value that cannot be",
        "message": '"{name}" cannot be {figure}.',
        "fix": "Correct the figure, or name the measure that it belongs to.",
    },
}


@rule("NUM302", "error")
def impossible_value(noun: Kpi | Figure) -> Seen:
    """Value that cannot be.

    ## What it does
    Checks baselines and targets against the values that the metric can have at all, where its range is known; in a
    text, also shares of things over 100 % and stocks below zero.

    ## Why is this bad?
    The figure, its unit or the metric is wrong.

    ## Bad
    ```yaml generate_plan
    department: Platform
    kpis:
      - {name: Availability, target: "109.9%"}
    ```

    ## Good
    ```yaml generate_plan
    department: Platform
    kpis:
      - {name: Availability, target: "99.9%"}
    ```

    ## Fix
    Correct the figure, or name the measure that it belongs to.
    """
    if isinstance(noun, Figure):
        if cannot_be(noun):
            # what stands between two figures names neither
            named = noun.subject if noun.subject[:1] not in {"%", "％"} else ""
            yield See(name=named or noun.excerpt, figure=noun.text.strip())
        return
    known = bind(noun.name)
    if known is None or noun.definition:
        return
    low, high = known.range
    for field in ("baseline", "target"):
        text = getattr(noun, field)
        found = quantity(text) if text else None
        if found is None or found.signed or (known.dimension == "percent") != (found.dimension == "percent"):
            continue
        if (low is not None and found.value < low) or (high is not None and found.value > high):
            yield See(field, name=called(noun), figure=text)
