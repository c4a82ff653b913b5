"""ACT104 effect-due-with-the-action."""

from datetime import date, timedelta

from mcp_server.language.dates import days_of
from mcp_server.methods.run_5whys import FiveWhys
from mcp_server.model.time import Window
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "效果检查与措施同时到期",
        "message": "“{name}”{due} 才完成，{check} 就检查效果，中间不到一周。",
        "fix": "把检查放到措施生效、数字来得及变化之后。",
    },
    "en": {
        "title": "Effect due with the action",
        "message": '"{name}" is due on {due} and its effect is looked at on {check}: less than a week lies between.',
        "fix": "Look when the measure has been at work long enough for the figure to move.",
    },
}


def _days(text: str, as_of: str) -> Window | None:
    """Return the days that a text means, counted from the day of the brief."""
    return days_of(text, date.fromisoformat(as_of))


@rule("ACT104")
def effect_due_with_the_action(whys: FiveWhys) -> Seen:
    """Effect due with the action.

    ## What it does
    Checks for a countermeasure whose effect is looked at before, or within a week of, the day on which it is due.

    ## Why is this bad?
    The figure that one sees then is still that of before.

    ## Bad
    ```yaml run_5whys
    problem: Three invoices went to the wrong customer
    countermeasures: [{action: Check the address in the order form, due: 2026-05-29, check: 2026-05-29}]
    ```

    ## Good
    ```yaml run_5whys
    problem: Three invoices went to the wrong customer
    countermeasures: [{action: Check the address in the order form, due: 2026-05-29, check: 2026-07-31}]
    ```

    ## Fix
    Look when the measure has been at work long enough for the figure to move.
    """
    for measure in whys.countermeasures:
        due, check = _days(measure.due, whys.as_of), _days(measure.check, whys.as_of)
        if due and check and check.end < due.start + timedelta(7):
            name = (measure.action or measure.text)[:60]
            yield See(f"countermeasures/id={measure.id}/check", name=name, due=due.end, check=check.end)
