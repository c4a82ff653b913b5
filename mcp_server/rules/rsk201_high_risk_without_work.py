"""RSK201 high-risk-without-work."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "高风险没有工作应对",
        "message": "“{text}”得分 {score}，没有任何举措应对它。",
        "fix": "在 work 里写明由哪项举措应对，或补一项。",
    },
    "en": {
        "title": "High risk that no work answers",
        "message": '"{text}" scores {score}, and no initiative carries a response.',
        "fix": "Name the initiative in `work`, or plan one.",
    },
}


@rule("RSK201")
def high_risk_without_work(plan: Plan) -> Seen:
    """High risk that no work answers.

    ## What it does
    Checks for risks with a high score (12 or more of 25) that no initiative carries a response to.

    ## Why is this bad?
    The response costs time and money that nobody has planned.

    ## Bad
    ```yaml generate_plan
    department: Sales
    initiatives:
      - {id: i1, name: Partner programme}
    risks:
      - {text: Core sellers leave, probability: high, impact: high}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    initiatives:
      - {id: i1, name: Partner programme}
      - {id: i2, name: Retention of core sellers}
    risks:
      - {text: Core sellers leave, probability: high, impact: high, work: [i2]}
    ```

    ## Fix
    Name the initiative that carries the response in `work`, or plan one.
    """
    answered = {risk.id for risk in plan.risks if risk.work}
    for risk in plan.ranked:
        if risk.band == "high" and plan.initiatives and risk.at.partition("id=")[2] not in answered:
            yield See(f"{risk.at}/work", text=risk.text, score=risk.score)
