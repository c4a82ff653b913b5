"""PLN201 work-in-a-circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import by_reference, called
from mcp_server.rules._rule import See, Seen, rule

if TYPE_CHECKING:
    from mcp_server.methods.build_proposal import Proposal

WORDS = {
    "zh-CN": {
        "title": "工作互相等待",
        "message": "{names} 绕了一圈等到自己，都无法开始。",
        "fix": "去掉其中一个前置关系，或把某项工作拆成先后两段。",
    },
    "en": {
        "title": "Work that waits for itself",
        "message": "{names}: the dependencies lead back to where they began, so none of this can start.",
        "fix": "Take one of the dependencies out, or split a piece of work into an earlier and a later part.",
    },
}


@rule("PLN201", "error")
def work_in_a_circle(body: Plan | Proposal) -> Seen:
    """Work that waits for itself.

    ## What it does
    Checks for initiatives of a plan, or phases of a proposal, whose dependencies go round in a circle.

    ## Why is this bad?
    None of them, and nothing that waits for them, can be given a date.

    ## Bad
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {id: a, name: Move the data, duration: 2 weeks, after: [b]}
      - {id: b, name: Switch the readers, duration: 1 week, after: [a]}
    ```

    ## Good
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {id: a, name: Move the data, duration: 2 weeks}
      - {id: b, name: Switch the readers, duration: 1 week, after: [a]}
    ```

    ## Fix
    Take one of the dependencies out, or split a piece of work into an earlier and a later part.
    """
    field, items = ("initiatives", body.initiatives) if isinstance(body, Plan) else ("phases", body.phases)
    if body.circle:
        known = by_reference(items)
        names = tuple(called(known[one]) for one in body.circle)
        for one in body.circle:
            yield See(f"/{field}/id={one}/after", names=names)
