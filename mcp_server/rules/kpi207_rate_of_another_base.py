"""KPI207 rate-of-another-base."""

from mcp_server.methods._tree_nouns import OtherBase
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "比率乘在了别的基数上",
        "message": "“{name}”的分母是“{of}”，公式里却乘以 {by}。",
        "fix": "乘以它自己的分母，或换成以该项为分母的比率。",
    },
    "en": {
        "title": "Rate multiplied by another base",
        "message": '"{name}" is a share of "{of}", and its formula multiplies it by {by}.',
        "fix": "Multiply it by its own denominator, or take the rate that has this one.",
    },
}


@rule("KPI207")
def rate_of_another_base(base: OtherBase) -> Seen:
    """Rate multiplied by another base.

    ## What it does
    Checks for rates in a product whose denominator is another node of the tree, of which nothing stands in the product.

    ## Why is this bad?
    A share of one thing applied to another gives a figure that nothing in the business has.

    ## Bad
    ```yaml build_kpi_tree
    nodes:
      - {id: orders, formula: visits * conversion}
      - {id: visits, value: "52000"}
      - {id: leads, value: "900"}
      - {id: conversion, unit: "%", value: 18%, of: leads}
    ```

    ## Good
    ```yaml build_kpi_tree
    nodes:
      - {id: orders, formula: leads * conversion}
      - {id: leads, value: "900"}
      - {id: conversion, unit: "%", value: 18%, of: leads}
    ```

    ## Fix
    Multiply it by its own denominator, or take the rate that has this one.
    """
    yield See(name=base.name, of=base.of, by=base.by)
