"""NUM301 count-that-is-not-whole."""

from mcp_server.language.quantities import quantity
from mcp_server.model.base import called
from mcp_server.model.goals import Kpi
from mcp_server.model.paper import Figure
from mcp_server.rules._figures import not_whole
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "计数不是整数",
        "message": "“{name}”的 {figure} 不是整数。",
        "fix": "取整，或说明它是平均值（behaviour: rate）。",
    },
    "en": {
        "title": "Count that is not whole",
        "message": '{figure} of "{name}" is not whole.',
        "fix": "Round it, or say that it is an average (behaviour: rate).",
    },
}

WHOLE = frozenset(["家", "个", "名", "人", "套", "件", "台", "单", "次", "份", "篇", "场", "项", "条", "笔", "位"]) | {
    "customers", "partners", "people", "users", "orders", "cases", "kits", "defects", "tickets", "deals", "stores",
}  # fmt: skip


@rule("NUM301", "error")
def count_that_is_not_whole(noun: Kpi | Figure) -> Seen:
    """Count that is not whole.

    ## What it does
    Checks for targets and baselines of things counted one by one that are not whole; in a text, for people.

    ## Why is this bad?
    There is no half customer; the figure was divided or averaged, and means something else.

    ## Bad
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: New customers, behaviour: flow, target: 12.5 customers}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: New customers, behaviour: flow, target: 13 customers}
    ```

    ## Fix
    Round it, or say that it is an average (behaviour: rate).
    """
    if isinstance(noun, Figure):
        if not_whole(noun):
            yield See(name=noun.subject or noun.excerpt, figure=noun.text.strip())
        return
    for field in ("baseline", "target"):
        text = getattr(noun, field)
        found = quantity(text) if text else None
        if (
            found and found.dimension == "count" and found.unit in WHOLE and noun.behaviour in {"stock", "flow"}
            and found.step < 1 and found.value != found.value.to_integral_value()
        ):  # fmt: skip
            yield See(field, name=called(noun), figure=text)
