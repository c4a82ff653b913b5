"""ACT203 effect-looked-at-too-early."""

from datetime import timedelta

from mcp_server.methods._retro_time import Clock
from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "效果检查得太早",
        "message": "“{name}”{due} 才完成，{check} 就检查“{metric}”，中间不到一周。",
        "fix": "把检查放到措施生效、数字来得及变化之后。",
    },
    "en": {
        "title": "Effect looked at too early",
        "message": '"{name}" is due on {due} and "{metric}" is looked at on {check}: less than a week lies between.',
        "fix": "Look when the action has been at work long enough for the figure to move.",
    },
}


@rule("ACT203")
def effect_looked_at_too_early(body: Retrospective) -> Seen:
    """Effect looked at too early.

    ## What it does
    Checks for an action whose effect is looked at before, or within a week of, the day on which it is due.

    ## Why is this bad?
    The figure that one sees then is still that of before.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    actions: [{text: Order stronger hinges, due: 2025-06-27, effects: [{metric: jammed doors, check: 2025-06-30}]}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    actions: [{text: Order stronger hinges, due: 2025-06-27, effects: [{metric: jammed doors, check: 2025-08-29}]}]
    ```

    ## Fix
    Look when the action has been at work long enough for the figure to move.
    """
    clock = Clock(body)
    for action in body.actions:
        due = clock.window_of(action.due)
        for effect in action.effects:
            check = clock.window_of(effect.check)
            if due and check and check.end < due.start + timedelta(7):
                at = f"actions/id={action.id}/effects/id={effect.id}/check"
                name, metric = called(action), effect.metric or called(effect)
                yield See(at, name=name, metric=metric, due=due.end, check=check.end)
