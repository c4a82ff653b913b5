"""ACT201 action-without-owner-or-date."""

from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.model.base import called
from mcp_server.model.retrospective import Action
from mcp_server.model.summary import NextAim
from mcp_server.rules._retro import LookedBack
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "行动没有负责人或期限",
        "ask": "这些行动由谁做、什么时候做完：{names}？",
        "why": "没有人和日期的行动，下次复盘时多半还在原地。",
    },
    "en": {
        "title": "Action without an owner or a date",
        "ask": "Who does these, and by when: {names}?",
        "why": "An action without a person and a day is mostly still open at the next retrospective.",
    },
}


def _words(doing: Action | NextAim) -> str:
    """Return what a doing is called; nothing where it says nothing."""
    if isinstance(doing, Action):
        return called(doing) if doing.text.strip() else ""
    return doing.action.strip() or doing.goal.strip() or doing.text.strip()


@rule("ACT201", "question")
def action_without_owner_or_date(body: LookedBack) -> Seen:
    """Action without an owner or a date.

    ## What it does
    Asks for the owner and the date of an action, or of what a work summary plans, that gives only one of them, or
    neither.

    ## Why is this bad?
    Everybody agrees with it and nobody does it.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    actions: [{text: Order stronger hinges, owner: Mei Lin}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    actions: [{text: Order stronger hinges, owner: Mei Lin, due: 2025-06-27}]
    ```

    ## Fix
    Name one person and one day.
    """
    name, doings = ("actions", body.actions) if isinstance(body, Retrospective) else ("plans", body.plans)
    loose = [a for a in doings if _words(a) and not (a.owner.strip() and a.due)]
    names = tuple(_words(doing) for doing in loose)
    for doing in loose:
        for field in ("owner", "due"):
            if not getattr(doing, field).strip():
                yield See(f"{name}/id={doing.id}/{field}", names=names)
