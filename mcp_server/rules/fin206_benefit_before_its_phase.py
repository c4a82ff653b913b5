"""FIN206 benefit-before-its-phase."""

from mcp_server.methods._proposal_flows import Early
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "收益早于带来它的阶段",
        "message": "“{benefit}”从第 {year} 年算起，可“{phase}”到 {finish} 才结束。",
        "fix": "推后收益的年份，或提前该阶段；结束之前的收益没有计入。",
    },
    "en": {
        "title": "Benefit before the phase that brings it",
        "message": '"{benefit}" is counted in year {year}; "{phase}" is not over before {finish}.',
        "fix": "Move the benefit or the phase; nothing before its end is counted.",
    },
}


@rule("FIN206", "error")
def benefit_before_its_phase(early: Early) -> Seen:
    """Benefit before the phase that brings it.

    ## What it does
    Checks that a benefit of a named year does not come before the phase that brings it is over. One without a year
    simply begins behind its phase.

    ## Why is this bad?
    What is not built yet brings nothing; the first year is where most cases are won on paper.

    ## Bad
    ```yaml build_proposal
    phases:
      - {id: p, name: Build, start: 2027-01-04, end: 2028-06-30}
    cases:
      - {whose: ours, outlay: $900, horizon: 3 years, rate: 8%, benefits: [{name: Fees, counts_as: revenue,
          amount: $420, year: 1-3, after: p}]}
    ```

    ## Good
    ```yaml build_proposal
    phases:
      - {id: p, name: Build, start: 2027-01-04, end: 2027-12-31}
    cases:
      - {whose: ours, outlay: $900, horizon: 3 years, rate: 8%, benefits: [{name: Fees, counts_as: revenue,
          amount: $420, year: 2-3, after: p}]}
    ```

    ## Fix
    Move the benefit to the years behind the phase, or the phase forward.
    """
    if early.phase:
        yield See(benefit=early.benefit, year=early.year, phase=early.phase, finish=early.finish)
