"""A finished project, looked back on: what was wanted, what came of it, why, and what is done next."""

from typing import Annotated, Literal

from pydantic import Field

from mcp_server.limits import ITEMS
from mcp_server.model.base import Amount, Item, Listed, Model, Name, Names, Span, Text, When
from mcp_server.model.brief import Brief, Flag, ThresholdRole
from mcp_server.model.causes import Cause
from mcp_server.model.goals import Behaviour, Better
from mcp_server.model.period import Period
from mcp_server.model.swot import SwotBoard
from mcp_server.model.tree import Node

Depth = Literal["", "brief", "standard", "deep"]


class Project(Item):
    """What was done, and by whom."""

    name: Name = ""
    people: Names = ()
    departments: Names = ()
    scope: Text = ""
    """What belonged to it, and what did not."""
    deliverables: Names = ()


class Event(Item):
    """Something that happened in a phase; the text says what."""

    when: When = ""


class Phase(Item):
    """A part of the project's time; one that spans the whole period runs beside the others."""

    name: Name = ""
    planned: When = ""
    """From when to when it was meant to run."""
    actual: When = ""
    """From when to when it ran."""
    events: Listed[Event] = ()
    """{text, when}."""
    iterations: Amount = ""
    """How many rounds of one length it holds."""
    iteration_length: Span = ""
    """How long one of them is."""


class Reached(Item):
    """A milestone with the day it was planned for and the day it was reached."""

    name: Name = ""
    phase: Name = ""
    planned: When = ""
    actual: When = ""


class Dimension(Item):
    """A side from which the project is judged."""

    name: Name = ""
    verdict: Text = ""
    evidence: Text = ""
    """What shows it."""
    metrics: Names = ()
    """The goals and facts that it is judged by."""


class Goal(Item):
    """Something that was to be reached, and how far it was."""

    kpi: Name = ""
    """The id of the plan's KPI, where there is one."""
    metric: Name = ""
    """What is measured."""
    unit: Name = ""
    better: Better = ""
    baseline: Amount = ""
    """Where it stood before."""
    target: Amount = ""
    """With its bound: ≥25%."""
    actual: Amount = ""
    evidence: Text = ""
    """What shows the actual."""


class MoneyLine(Item):
    """A line of the budget, planned and spent."""

    name: Name = ""
    planned: Amount = ""
    """What was to be spent by now."""
    actual: Amount = ""
    earned: Amount = ""
    """The budget of the work that is done."""
    total: Amount = ""
    """The budget of the whole, where that is more than what was planned by now."""


class Series(Item):
    """One measure over time."""

    metric: Name = ""
    better: Better = ""
    values: Annotated[dict[Name, Amount], Field(max_length=ITEMS)] = {}
    """The figure of each day, week or month, in their order."""
    changed_at: Name = ""
    """The point from which something was done differently: what is usual is taken from the points before it."""


class Success(Item):
    """Something that went well; the text says what."""

    evidence: Text = ""
    why: Text = ""
    """What made it succeed."""


class ProjectProblem(Item):
    """Something that went wrong; the text says what."""

    impact: Text = ""
    """What it cost: days, money, users."""
    cause: Text = ""
    measure: Text = ""
    """What was done about it."""


class OccurredRisk(Item):
    """A risk, and what became of it; the text says what it was."""

    occurred: Flag = ""
    response: Text = ""
    effect: Text = ""
    """What the response did."""


class WhyBoard(Item):
    """Answers to "why?" about one problem."""

    problem: Name = ""
    """The id of a problem, or its words."""
    causes: Listed[Cause] = ()
    """{id, because, parent, basis, evidence, category, controllable, share}."""


class Lesson(Item):
    """What is known now that was not before."""

    situation: Text = ""
    practice: Text = ""
    """What one does in such a situation."""
    evidence: Text = ""
    applies: Text = ""
    """Where it applies, and where not."""


class Effect(Item):
    """What an action is to change, as a figure."""

    metric: Name = ""
    baseline: Amount = ""
    expected: Amount = ""
    check: When = ""
    """When one looks."""


class Doing(Item):
    """What is done next; the text says it."""

    priority: Name = ""
    """P0, P1, … or 1, 2, …"""
    owner: Name = ""
    start: When = ""
    due: When = ""
    effects: Listed[Effect] = ()
    """{metric, baseline, expected, check}."""
    against: Names = ()
    """The problems, causes or goals that it is for."""

    @property
    def effect(self) -> tuple[str, ...]:
        """Each figure that it is to change, from where to where."""
        return tuple(
            " ".join(filter(None, (e.metric or e.text, " → ".join(filter(None, (e.baseline, e.expected))))))
            for e in self.effects
        )

    @property
    def checks(self) -> tuple[str, ...]:
        """The days on which one looks."""
        return tuple(dict.fromkeys(e.check for e in self.effects if e.check))


class Action(Doing):
    """Something that somebody has agreed to do."""


class Outlook(Doing):
    """Something further off, not yet agreed."""


class Pdca(Model):
    """Lessons and actions by plan, do, check, act: their ids, or words."""

    plan: Names = ()
    do: Names = ()
    check: Names = ()
    act: Names = ()


class PlannedPoint(Model):
    """A checkpoint as the plan had it."""

    name: Name = ""
    """2026-03, 2026Q1."""
    date: Name = ""
    expected: Name = ""
    amber: Name = ""
    red: Name = ""


class PlannedKpi(Item):
    """A measure as the plan had it."""

    name: Name = ""
    unit: Name = ""
    behaviour: Behaviour = ""
    better: Better = ""
    baseline: Amount = ""
    target: Amount = ""
    path: Listed[PlannedPoint] = ()
    """Where it was to stand at each checkpoint, and from where on that is amber or red."""


class PlannedThreshold(Item):
    """A limit as the plan had it."""

    metric: Name = ""
    role: ThresholdRole = ""
    value: Amount = ""
    action: Text = ""


class PlannedRisk(Item):
    """A risk as the plan had it; the text says what."""


class PlannedAssumption(Item):
    """An assumption as the plan had it; the text says what."""

    holds_if: Text = ""


class Planned(Model):
    """What a saved plan said when it was made; the server fills it in, and it is never changed afterwards."""

    title: Name = ""
    revision: Name = ""
    kpis: Listed[PlannedKpi] = ()
    thresholds: Listed[PlannedThreshold] = ()
    risks: Listed[PlannedRisk] = ()
    assumptions: Listed[PlannedAssumption] = ()


class RetrospectiveBrief(Brief):
    """Seven parameters, each a text, typed fields or both, and what was drafted for the retrospective."""

    project: Project
    """What was done: {text, name, people, departments, scope, deliverables}. Goals in its text are read, too."""
    project_type: Name = ""
    """product, marketing, it_rollout, process, cross_department, or in a person's words."""
    period: Period = Period()
    """From when to when: {start, end}, or a text."""
    phases: Listed[Phase] = ()
    """{name, planned: 2026-03-05 to 2026-03-15, actual, events: [{text, when}], iterations: how many,
    iteration_length}. One text with all of them will do."""
    milestones: Listed[Reached] = ()
    """{name, phase, planned, actual}."""
    dimensions: Listed[Dimension] = ()
    """From which sides it is judged: {name, verdict, evidence, metrics}. Each one named gets a verdict."""
    goals: Listed[Goal] = ()
    """{kpi: id in the plan, metric, unit, better: higher | lower | range, baseline, target, actual, evidence}. A peak
    is no average: leave out an actual that is not known."""
    budget: Listed[MoneyLine] = ()
    """{name, planned, actual, earned: budget of the work done, total}."""
    series: Listed[Series] = ()
    """A measure over time: {metric, better, values: {"2026-W01": "31", …}, changed_at: point of a change}."""
    focus: Text = ""
    """What the reader wants most."""
    depth: Depth = ""
    """brief, standard or deep."""
    models: Names = ()
    """Ways of looking that are wished for: four steps, SWOT, 5 Whys, KPI tree, PDCA."""
    successes: Listed[Success] = ()
    """{text, evidence, why}."""
    problems: Listed[ProjectProblem] = ()
    """{text, impact: with a figure, cause, measure: taken}."""
    risks: Listed[OccurredRisk] = ()
    """{text, occurred: yes | no, response, effect}."""
    whys: Listed[WhyBoard] = ()
    """{problem: id, causes: [{id, because, parent, basis: fact | hypothesis, evidence, share}]}."""
    swot: SwotBoard = SwotBoard()
    """{items: [{id, text, quadrant, evidence}], strategies: [{text, items}]}."""
    kpi_tree: Listed[Node] = ()
    """{id, name, unit, formula over ids, value or scenarios: {target, actual}}."""
    pdca: Pdca = Pdca()
    """{plan, do, check, act}: ids of lessons and actions, or words."""
    lessons: Listed[Lesson] = ()
    """{text, situation, practice, evidence, applies: where}."""
    actions: Listed[Action] = ()
    """Agreed with the person: {text, priority, owner, start, due, effects: [{metric, baseline, expected, check: day}],
    against: problems, causes or goals}."""
    outlook: Listed[Outlook] = ()
    """Further off; fields as in actions."""
    plan: Name = ""
    """The id of the plan or proposal that it looks back on."""
    planned: Planned = Planned()
    """Leave out: the server fills it in from the plan."""
