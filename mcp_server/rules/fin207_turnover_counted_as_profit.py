"""FIN207 turnover-counted-as-profit."""

from mcp_server.methods._proposal_cases import CaseResult
from mcp_server.rules._finance import with_margin
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "把营业额当利润",
        "message": "“{name}”是营业额 {amount}，不是赚到的钱，未计入。",
        "fix": "写出其中的毛利（counts_as: margin）。",
    },
    "en": {
        "title": "Turnover counted as profit",
        "message": '"{name}" is turnover of {amount}, not money earned, and is not counted.',
        "fix": "Give the margin on it (counts_as: margin).",
    },
}


@rule("FIN207")
def turnover_counted_as_profit(case: CaseResult) -> Seen:
    """Turnover counted as profit.

    ## What it does
    Checks for turnover among the benefits of a case, where no margin on it is given.

    ## Why is this bad?
    Of every sale most goes to whoever made and brought the thing; only the margin pays anything back.

    ## Bad
    ```yaml build_proposal
    cases:
      - {whose: customer, outlay: $900, horizon: 3 years, rate: 8%, benefits: [{name: More sales,
          counts_as: turnover, metric: sales, amount: $9000}, {name: Hours, counts_as: saving, amount: $400}]}
    ```

    ## Good
    ```yaml build_proposal
    cases:
      - {whose: customer, outlay: $900, horizon: 3 years, rate: 8%, benefits: [{name: More sales,
          counts_as: turnover, metric: sales, amount: $9000}, {name: Margin on them, counts_as: margin,
          metric: sales, amount: $900}]}
    ```

    ## Fix
    Give the margin on the turnover as a benefit of its own, on the same metric.
    """
    for stream in case.left_out:
        if not with_margin(case, stream):
            yield See(stream.at, name=stream.name, amount=stream.amount or stream.total)
