"""TGT309 two-limits-for-one-measure."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mcp_server.language.quantities import quantity
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.brief import Threshold
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._texts import plain

if TYPE_CHECKING:
    from mcp_server.methods.build_proposal import Proposal

WORDS = {
    "zh-CN": {
        "title": "同一指标两个限值",
        "message": "“{name}”的限值一处是 {first}，另一处是 {second}。",
        "fix": "保留一个，或写明差别。",
    },
    "en": {
        "title": "Two limits for one measure",
        "message": 'The limit on "{name}" is {first} in one place and {second} in another.',
        "fix": "Keep one, or name what differs.",
    },
}


@rule("TGT309", "error")
def two_limits_for_one_measure(body: Plan | Proposal) -> Seen:
    """Two limits for one measure.

    ## What it does
    Checks for two thresholds of one role on one measure, for the same time, with different figures.

    ## Why is this bad?
    Whoever acts on one breaks the other.

    ## Bad
    ```yaml generate_plan
    department: Support
    thresholds:
      - {metric: First response time, role: objective, value: "≤2 hours"}
      - {metric: first response time, role: objective, value: "≤30 minutes"}
    ```

    ## Good
    ```yaml generate_plan
    department: Support
    thresholds:
      - {metric: First response time, role: objective, value: "≤2 hours"}
      - {metric: First response time at night, role: objective, value: "≤4 hours"}
    ```

    ## Fix
    Keep one, or name what differs.
    """
    groups: dict[tuple[str, str, str, str, bool], list[Threshold]] = defaultdict(list)
    for threshold in body.thresholds:
        value = quantity(threshold.value) if threshold.value else None
        if value and threshold.role in {"gate", "objective", "amber", "red"} and threshold.metric:
            upwards = value.bound in {">", ">="}
            key = (plain(threshold.metric), threshold.role, plain(threshold.when), plain(threshold.lasts), upwards)
            groups[key].append(threshold)
    for rows in groups.values():
        first = quantity(rows[0].value)
        for other in rows[1:]:
            second = quantity(other.value)
            if first and second and (first.value, first.unit) != (second.value, second.unit):
                yield See(
                    f"/thresholds/id={other.id}/value", name=other.metric, first=rows[0].value, second=other.value
                )
