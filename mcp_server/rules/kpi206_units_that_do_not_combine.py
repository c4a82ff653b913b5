"""KPI206 units-that-do-not-combine."""

from mcp_server.methods._tree_nouns import UnitClash
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "单位不能合在一起",
        "message": "“{name}”的 {part} 中，{units} 不能相加或比较。",
        "fix": "先换算其中一个，或把它移出公式。",
    },
    "en": {
        "title": "Units that do not combine",
        "message": 'In {part} of "{name}", {units} cannot be added or compared.',
        "fix": "Convert one of them, or take it out of the sum.",
    },
}


@rule("KPI206", "error")
def units_that_do_not_combine(clash: UnitClash) -> Seen:
    """Units that do not combine.

    ## What it does
    Checks for figures that are added or compared though they measure different things, and for results in another
    currency than their parts.

    ## Why is this bad?
    The sum of dollars and days is a number and means nothing.

    ## Bad
    ```yaml build_kpi_tree
    nodes:
      - {id: total, formula: cost + delay}
      - {id: cost, unit: USD, value: "$300"}
      - {id: delay, unit: days, value: "4 days"}
    ```

    ## Good
    ```yaml build_kpi_tree
    nodes:
      - {id: total, unit: USD, formula: cost + delay * rate}
      - {id: cost, unit: USD, value: "$300"}
      - {id: delay, unit: days, value: "4 days"}
      - {id: rate, unit: USD/days, value: "50"}
    ```

    ## Fix
    Convert one of them, or take it out of the sum.
    """
    yield See("formula", name=clash.name, part=clash.part, units=clash.units)
