"""RSK203 unreadable-probability."""

from mcp_server.methods._plan_risks import chance_of, level_of
from mcp_server.model.base import called
from mcp_server.model.risk import Risk
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "概率或影响无法识别",
        "message": "“{text}”的“{figure}”不是概率，也不是等级。",
        "fix": "概率写 30% 或低/中/高或 1–5；影响写等级。",
    },
    "en": {
        "title": "Figure that is no probability, or no impact",
        "message": '"{figure}" of "{text}" is neither a probability nor a level.',
        "fix": "Write 30%, low, medium, high, or 1 to 5; the impact as a level.",
    },
}


@rule("RSK203", "error")
def unreadable_probability(risk: Risk) -> Seen:
    """Figure that is no probability, or no impact.

    ## What it does
    Checks for probabilities that are no share between 0 and 100 % and no level, and impacts that are no level.

    ## Why is this bad?
    The risk cannot be ranked, and its expected loss is not counted.

    ## Bad
    ```yaml generate_plan
    department: Sales
    risks:
      - {text: A budget freeze, probability: "130%", impact: high}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    risks:
      - {text: A budget freeze, probability: "30%", impact: high}
    ```

    ## Fix
    Write 30%, low, medium, high, or 1 to 5; the impact as a level.
    """
    if risk.probability and chance_of(risk.probability)[0] is None:
        yield See("probability", text=called(risk), figure=risk.probability)
    if risk.impact and level_of(risk.impact) is None:
        yield See("impact", text=called(risk), figure=risk.impact)
