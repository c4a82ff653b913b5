"""ACT202 action-without-measure."""

from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.model.base import called
from mcp_server.model.retrospective import Action
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "行动没有衡量方式",
        "ask": "这些行动看哪个指标，从多少到多少，什么时候看：{names}？",
        "why": "没有指标、基线、预期和检查日，做完了也不知道有没有用。",
    },
    "en": {
        "title": "Action without a measure",
        "ask": "Which figure will these move, from where to where, and when does one look: {names}?",
        "why": "Without metric, baseline, expected value and check date nobody will know whether it helped.",
    },
}


def _missing(action: Action) -> tuple[str, ...]:
    """Return the fields of an action's effects that are empty; the effects themselves where there are none."""
    if not action.effects:
        return ("effects",)
    return tuple(
        f"effects/id={effect.id}/{field}"
        for effect in action.effects
        for field in ("metric", "baseline", "expected", "check")
        if not getattr(effect, field).strip() and not (effect.text and field == "metric")
    )


@rule("ACT202", "question")
def action_without_measure(body: Retrospective) -> Seen:
    """Action without a measure.

    ## What it does
    Asks for the effect of an action: its metric, baseline, expected value and the day on which one looks, where
    any of them is missing.

    ## Why is this bad?
    It is closed when it is done, and nobody looks whether it helped.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    actions: [{text: Order stronger hinges, owner: Mei Lin, due: 2025-06-27}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    actions:
      - text: Order stronger hinges
        owner: Mei Lin
        due: 2025-06-27
        effects: [{metric: jammed doors a month, baseline: '12', expected: '≤2', check: 2025-08-29}]
    ```

    ## Fix
    Give the metric, its baseline, the value expected, and the day on which one looks.
    """
    missing = [(action, fields) for action in body.actions if action.text.strip() and (fields := _missing(action))]
    names = tuple(called(action) for action, _ in missing)
    for action, fields in missing:
        for field in fields:
            yield See(f"actions/id={action.id}/{field}", names=names)
