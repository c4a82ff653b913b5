"""A period of work, summed up: what was wanted, what came of it, what was learned, and what is next."""

from typing import Literal

from mcp_server.model.base import Amount, Item, Listed, Name, Names, Text, When
from mcp_server.model.brief import Brief
from mcp_server.model.period import Period
from mcp_server.model.retrospective import Goal, Lesson, Planned

Style = Literal["", "five_part", "narrative", "by_function"]


class Achievement(Item):
    """Something that was done and came to a result; the text says what."""

    goal: Name = ""
    """The id of the goal that it serves, or its words."""
    when: When = ""
    background: Text = ""
    """How things stood."""
    action: Text = ""
    """What was done."""
    result: Text = ""
    """What came of it."""
    metric: Name = ""
    """What the result is measured by."""
    baseline: Amount = ""
    actual: Amount = ""
    """The figure of the result."""
    evidence: Text = ""
    """What shows it."""
    turn: Text = ""
    """What went differently from then on, where it was a turning point."""

    @property
    def said(self) -> str:
        """What it is called: its words, else its result, else what was done."""
        return (self.text or self.result or self.action or self.metric or self.id).strip()


class WorkProblem(Item):
    """Something that went wrong or fell short; the text names the symptom."""

    goal: Name = ""
    """The id of the goal that it is about, or its words."""
    when: When = ""
    impact: Text = ""
    cause: Text = ""
    direction: Text = ""
    """What is done differently because of it."""


class NextAim(Item):
    """Something wanted in the next period."""

    goal: Text = ""
    """What is to be reached, or the id of the goal that it goes on with."""
    metric: Name = ""
    baseline: Amount = ""
    """This period's actual of the same measure when left out."""
    target: Amount = ""
    action: Text = ""
    """What is done for it."""
    owner: Name = ""
    due: When = ""


class Function(Item):
    """A field of work with what belongs to it: ids, or words."""

    name: Name = ""
    owner: Name = ""
    goals: Names = ()
    initiatives: Names = ()
    """What was mainly done, in words."""
    achievements: Names = ()
    problems: Names = ()
    plans: Names = ()


class Score(Item):
    """How the work was rated."""

    name: Name = ""
    """What was rated."""
    by: Name = ""
    """Who rated it."""
    value: Amount = ""
    of: Amount = ""
    """Full marks."""
    baseline: Amount = ""
    """The score of the period before."""
    weight: Amount = ""


class SummaryBrief(Brief):
    """What was wanted, done, learned and planned, each a text, typed fields or both."""

    who: Name = ""
    """Whose work: a person, a team or a department."""
    period: Period = Period()
    """From when to when: {start, end}, or a text."""
    style: Style = ""
    """five_part (results, highlights, problems, lessons, plans), narrative (scenes, turning points, insights; facts
    apart from reflections) or by_function."""
    goals: Listed[Goal] = ()
    """Of the period: {kpi: id in the plan, metric, unit, better: higher | lower | range, baseline, target, actual,
    evidence}."""
    achievements: Listed[Achievement] = ()
    """{text, goal: id, when, background, action, result, metric, baseline, actual: the result's figure, evidence, turn:
    what went differently from then on}."""
    problems: Listed[WorkProblem] = ()
    """{text: symptom, goal: id, when, impact, cause, direction: what is done differently}."""
    lessons: Listed[Lesson] = ()
    """{text, situation, practice, evidence, applies: where}."""
    plans: Listed[NextAim] = ()
    """For the next period: {goal, metric, baseline, target, action, owner, due}."""
    functions: Listed[Function] = ()
    """{name, owner, initiatives: words, goals, achievements, problems, plans: ids}."""
    scores: Listed[Score] = ()
    """{name, by, value, of: full marks, baseline: the one before, weight}."""
    plan: Name = ""
    """The id of the plan that the period had: its targets cannot be moved."""
    planned: Planned = Planned()
    """Leave out: the server fills it in from the plan."""
