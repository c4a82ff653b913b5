"""What every brief may carry beside its own parameters."""

from typing import Annotated, Literal

from pydantic import BeforeValidator

from mcp_server.model.base import Amount, Item, Listed, Model, Name, Names, Span, Text, When


def _flag(value: object) -> object:
    """JSON's true and false are yes and no."""
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


Locale = Literal["", "zh-CN", "en"]
Flag = Annotated[Literal["", "yes", "no"], BeforeValidator(_flag)]
ThresholdRole = Literal["", "checkpoint", "gate", "objective", "amber", "red", "trigger"]
ClaimOp = Literal[
    "", "sum", "share", "difference", "ratio", "product", "change", "points", "count",
    "elapsed", "all_met", "within", "on_plan", "npv", "irr", "payback", "sensitivity",
]  # fmt: skip


class Evidence(Item):
    """A fact, under the name and with the figure that its source gives."""

    source: Text = ""
    """Where it was read, or who said it."""
    metric: Name = ""
    """What was measured."""
    value: Amount = ""
    """The figure."""
    when: When = ""
    """The day or the period that it is about."""
    n: Amount = ""
    """How many were counted."""


class Assumption(Item):
    """Something taken as true that nobody has shown."""

    owner: Name = ""
    """Who watches whether it holds."""
    review: When = ""
    """When it is looked at again."""
    holds_if: Text = ""
    """What one would see if it is true."""


class Threshold(Item):
    """A limit on a measure, whether that is a KPI or not."""

    metric: Name = ""
    """The id of a KPI, goal or node; budget_used, effort_used, schedule_slip, kpi_deviation; or a plain name."""
    role: ThresholdRole = ""
    """What it is for: a point on the way, a gate, a promise, an alarm, or a condition to act."""
    value: Amount = ""
    """The limit with its bound."""
    when: When = ""
    """From when, or at which point, it applies."""
    lasts: Span = ""
    """How long it must hold."""
    action: Text = ""
    """What is done when it is reached."""
    owner: Name = ""
    """Who does it."""


class Claim(Item):
    """What given material says about its own figures, as stated there."""

    op: ClaimOp = ""
    """How the value is said to follow."""
    of: Names = ()
    """The figures that it is said to follow from."""
    value: Amount = ""
    """The stated result."""


class Note(Item):
    """Prose to print in a section."""

    section: Name = ""
    """The id of the section."""


class Waiver(Model):
    """A finding that somebody has looked at and accepts."""

    code: Name
    """The rule, or the letters that its code begins with."""
    at: Name = ""
    """A pointer; everywhere when left out."""
    reason: Text = ""
    """Why it is accepted."""


class Brief(Model):
    """What the caller knows."""

    locale: Locale = ""
    """zh-CN or en; read from the text when left out."""
    title: Name = ""
    """Of the document; made from the content when left out."""
    as_of: When = ""
    """The day that "today" means (2026-01-05)."""
    evidence: Listed[Evidence] = ()
    """Facts as their source gives them: {id, text, source, metric, value, when, n: how many were counted}."""
    assumptions: Listed[Assumption] = ()
    """{text, owner, review, holds_if}."""
    thresholds: Listed[Threshold] = ()
    """Every limit on any measure: {metric, role: checkpoint | gate | objective (a promise) | amber | red | trigger,
    value with its bound, when, lasts, action, owner}."""
    claims: Listed[Claim] = ()
    """Only when material is transcribed: what it says of its own figures, as stated, never worked out by you: {text,
    op: sum | share | difference | ratio | product | change | points | count | all_met | within | on_plan | npv | irr |
    payback | sensitivity, of, value}."""
    notes: Listed[Note] = ()
    """Prose to print: {section, text}."""
    waivers: Listed[Waiver] = ()
    """Findings accepted with a reason: {code, at, reason}."""
