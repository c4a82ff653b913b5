"""PRI204 figure-that-cannot-be-scored."""

from mcp_server.methods._prioritize_figures import one_figure
from mcp_server.methods._prioritize_nouns import Gap, Ranking, pointer
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "无法计分的数值",
        "message": "{where}的“{figure}”无法计分：{why}。",
        "fix": "在量表之内写一个数值，单位与其他选项一致；占比写成百分比，除数大于零。",
    },
    "en": {
        "title": "Figure that cannot be scored",
        "message": '"{figure}" for {where} cannot be scored: {why}.',
        "fix": "Write one figure, on its scale and in the unit of the others; shares in percent; divisors above zero.",
    },
}


@rule("PRI204", "error")
def figure_that_cannot_be_scored(noun: Gap | Ranking) -> Seen:
    """Figure that cannot be scored.

    ## What it does
    Checks for figures off their scale, below zero or in another unit than those of the other options, for ranges, for
    divisors of zero, and for weights and cut-offs that are none.

    ## Why is this bad?
    The option is left out of the order, or there is none.

    ## Bad
    ```yaml prioritize
    scheme: RICE
    options:
      - {name: Search, figures: {reach: "800", impact: "2", confidence: "80", effort: "4"}}
      - {name: Export, figures: {reach: "500", impact: "2", confidence: "90%", effort: "0"}}
    ```

    ## Good
    ```yaml prioritize
    scheme: RICE
    options:
      - {name: Search, figures: {reach: "800", impact: "2", confidence: "80%", effort: "4"}}
      - {name: Export, figures: {reach: "500", impact: "2", confidence: "90%", effort: "1"}}
    ```

    ## Fix
    Write one figure on its scale, in the unit that the other options use.
    """
    if isinstance(noun, Gap):
        if noun.reason != "missing":
            yield See(where=f"{noun.option} · {noun.criterion}", figure=noun.figure, why=Key(noun.reason))
        return
    if noun.reason == "cutoff":
        for name, text in (("growth", noun.cutoffs.growth), ("share", noun.cutoffs.share)):
            found = one_figure(text)
            if text.strip() and (found is None or (name == "growth" and found.dimension != "percent")):
                yield See(f"cutoffs/{name}", where=Key(f"factor.{name}"), figure=text, why=Key("off_scale"))
    for criterion in noun.criteria if noun.scheme in {"weighted", "AHP"} else ():
        weight = one_figure(criterion.weight)
        if criterion.weight.strip() and (weight is None or weight.value < 0):
            why = Key("negative" if weight else "not_one_figure")
            at = pointer("criteria", criterion.id, "weight")
            yield See(at, where=called(criterion), figure=criterion.weight, why=why)
