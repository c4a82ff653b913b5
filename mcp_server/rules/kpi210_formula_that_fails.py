"""KPI210 formula-that-fails."""

from mcp_server.methods._tree_nouns import Measure
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "公式算不出数",
        "message": "“{name}”（{scenario}）算不出：{fault}",
        "fix": "改用更长时间的数据，或去掉该情景。",
    },
    "en": {
        "title": "Formula that fails on its figures",
        "message": '"{name}" ({scenario}) has no figure: {fault}',
        "fix": "Give the figures of a longer time, or leave the scenario out.",
    },
}


@rule("KPI210", "error")
def formula_that_fails(measure: Measure) -> Seen:
    """Formula that fails on its figures.

    ## What it does
    Checks for formulas that give no figure: a division by zero, or a figure too large.

    ## Why is this bad?
    The measure and all above it stay empty.

    ## Bad
    ```yaml build_kpi_tree
    nodes:
      - {id: rate, formula: signed / offers}
      - {id: signed, value: "4"}
      - {id: offers, value: "0"}
    ```

    ## Good
    ```yaml build_kpi_tree
    nodes:
      - {id: rate, formula: signed / offers}
      - {id: signed, value: "4"}
      - {id: offers, value: "20"}
    ```

    ## Fix
    Give the figures of a longer time, or leave the scenario out.
    """
    for figure in measure.figures:
        if figure.fault:
            yield See("formula", name=measure.name, scenario=Key(figure.scenario), fault=figure.fault)
