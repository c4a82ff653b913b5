"""FIN214 unclear-time-rate-or-amount."""

from typing import Final

from mcp_server.methods._proposal_cases import CaseResult
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "时间、折现率或金额不清楚",
        "message": "“{name}”无法计算：{fact}",
        "fix": "写成 3 年、第 2 年、8% 这样的形式；阶段要有日期。",
    },
    "en": {
        "title": "Time, rate or amount that is not clear",
        "message": '"{name}" cannot be computed: {fact}',
        "fix": "Write it like 3 years, year 2, 8%; give phases dates.",
    },
}


_UNCLEAR: Final = frozenset(["horizon", "year", "phase", "amount"])


@rule("FIN214", "error")
def unclear_time_rate_or_amount(case: CaseResult) -> Seen:
    """Time, rate or amount that is not clear.

    ## What it does
    Checks for a horizon that is no single length, a year that cannot be read, a discount rate that is no
    percentage, an amount that is a range or no money, and a benefit that begins after a phase that is unknown or
    has no dates.

    ## Why is this bad?
    The figures are there, but not when they are due: nothing can be computed.

    ## Bad
    ```yaml build_proposal
    cases:
      - {whose: ours, outlay: $900, horizon: 3 years, rate: 8%, benefits: [{name: Fees, amount: $400,
          year: when it is ready}]}
    ```

    ## Good
    ```yaml build_proposal
    cases:
      - {whose: ours, outlay: $900, horizon: 3 years, rate: 8%, benefits: [{name: Fees, amount: $400,
          year: from 2}]}
    ```

    ## Fix
    Write it like 3 years, year 2, 8%; give phases a start and a length.
    """
    for lack in case.lacks:
        if lack.reason in _UNCLEAR:
            yield See(lack.at, name=case.name, fact=Key(f"proposal.unclear.{lack.reason}"))
    if any(figure.reason in {"unclear_rate", "rate_too_low"} for figure in case.figures):
        yield See("rate", name=case.name, fact=Key("proposal.unclear.rate"))
