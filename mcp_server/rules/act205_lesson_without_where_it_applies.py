"""ACT205 lesson-without-where-it-applies."""

from mcp_server.model.base import called
from mcp_server.model.retrospective import Lesson
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "经验没有适用范围",
        "ask": "“{name}”适用于哪些项目，哪些不适用？",
        "why": "不说清范围，经验要么没人用，要么用错地方。",
    },
    "en": {
        "title": "Lesson without where it applies",
        "ask": 'Where does "{name}" apply, and where not?',
        "why": "Without it a lesson is used nowhere, or in the wrong place.",
    },
}


@rule("ACT205", "question")
def lesson_without_where_it_applies(lesson: Lesson) -> Seen:
    """Lesson without where it applies.

    ## What it does
    Asks where a lesson applies that names no situation and no place of use.

    ## Why is this bad?
    It is used nowhere, or in the wrong place.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    lessons: [{text: Test hinges with full lockers}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    lessons: [{text: Test hinges with full lockers, applies: any hardware with doors}]
    ```

    ## Fix
    Name the kind of project or situation, and one where it does not hold.
    """
    if called(lesson) and not lesson.applies.strip() and not lesson.situation.strip():
        yield See("applies", name=called(lesson))
