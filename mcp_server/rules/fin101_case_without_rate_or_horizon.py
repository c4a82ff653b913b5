"""FIN101 case-without-rate-or-horizon."""

from mcp_server.methods._proposal_cases import CaseResult
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "测算没有折现率或年限",
        "ask": "“{name}”的{what}是多少？",
        "why": "没有折现率和年限，净现值和回收期都算不出来，也没法和别的方案比。",
    },
    "en": {
        "title": "Case without a discount rate or a horizon",
        "ask": 'What is the {what} of "{name}"?',
        "why": "Without rate and horizon there is no present value and no payback, and nothing to compare.",
    },
}


@rule("FIN101", "question")
def case_without_rate_or_horizon(case: CaseResult) -> Seen:
    """Case without a discount rate or a horizon.

    ## What it does
    Asks for the discount rate and for the horizon of a case that has none. A horizon also follows from benefits of
    which each names its years.

    ## Why is this bad?
    Without rate and horizon there is no present value and no payback, and nothing to compare with other uses of the
    money.

    ## Bad
    ```yaml build_proposal
    cases:
      - {name: Ours, whose: ours, outlay: $900, benefits: [{name: Fees, amount: $400}], horizon: 4 years}
    ```

    ## Good
    ```yaml build_proposal
    cases:
      - {name: Ours, whose: ours, outlay: $900, benefits: [{name: Fees, amount: $400}], horizon: 4 years,
          rate: 8%}
    ```

    ## Fix
    Take the rate that your finance department asks of such projects, and the years over which the thing will be
    used.
    """
    if any(lack.reason == "no_horizon" for lack in case.lacks):
        yield See("horizon", name=case.name, what=Key("proposal.horizon"))
    if case.rate is None and any(f.reason == "no_rate" for f in case.figures):
        yield See("rate", name=case.name, what=Key("proposal.ask.rate"))
