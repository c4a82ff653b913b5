"""RES213 staffing-off-its-line."""

from mcp_server.methods._proposal_costs import Staffing
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "人力费用与人数对不上",
        "message": "“{line}”列了 {planned}，而 {heads} 人的薪酬合计 {pay}。",
        "fix": "更正人数、薪酬或费用。",
    },
    "en": {
        "title": "Cost of people off their number",
        "message": '"{line}" holds {planned}; its {heads} people cost {pay}.',
        "fix": "Correct heads, pay or the line.",
    },
}


@rule("RES213")
def staffing_off_its_line(staffing: Staffing) -> Seen:
    """Cost of people off their number.

    ## What it does
    Checks heads times pay of the roles that one cost line pays against that line, where both are for a year or both
    for once; a twentieth to either side is let pass.

    ## Why is this bad?
    One of the three is wrong, and it is the largest cost of most projects.

    ## Bad
    ```yaml build_proposal
    costs:
      - {id: t, name: Team, amount: $240000 a year}
    organisation:
      - {role: Engineer, heads: 4, pay: $120000 a year, paid_from: [t]}
    ```

    ## Good
    ```yaml build_proposal
    costs:
      - {id: t, name: Team, amount: $480000 a year}
    organisation:
      - {role: Engineer, heads: 4, pay: $120000 a year, paid_from: [t]}
    ```

    ## Fix
    Correct heads, pay or the line.
    """
    if staffing.pay is None or staffing.planned is None or staffing.difference is None:
        return
    if abs(staffing.difference.value) > abs(staffing.planned.value) / 20:
        yield See("amount", line=staffing.line, planned=staffing.planned, heads=staffing.heads, pay=staffing.pay)
