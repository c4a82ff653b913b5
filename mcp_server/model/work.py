"""Work, who does it, and when."""

from typing import Annotated

from pydantic import Field

from mcp_server.limits import ITEMS
from mcp_server.model.base import Amount, Item, Listed, Name, Names, Span, Text, When


class Step(Item):
    """One step of an initiative; the text says what is done."""

    when: When = ""
    """The day, week or month in which it is done."""
    kpis: Names = ()
    """The KPIs that it moves."""


class Initiative(Item):
    """A piece of work with one person who answers for it."""

    name: Name = ""
    priority: Name = ""
    """P0, P1, … or 1, 2, …; the first is done first."""
    goal: Text = ""
    """What will be true when it is done."""
    actions: Listed[Step] = ()
    """Steps with their dates: {text, when, kpis}."""
    owner: Name = ""
    """The one person who answers for it."""
    team: Names = ()
    """Others who work on it."""
    deliverables: Names = ()
    """What is handed over."""
    acceptance: Text = ""
    """How one sees that it is good enough."""
    start: When = ""
    duration: Span = ""
    """Working time from start to finish, or three points: 5/8/15 days."""
    end: When = ""
    """When it ends, where that is known instead of a duration."""
    after: Names = ()
    """The initiatives or milestones that must end before this one starts."""
    kpis: Names = ()
    """The KPIs that it moves."""
    cost: Amount = ""


class Allocation(Item):
    """One line of the staffing table."""

    work: Names = ()
    """The initiatives that it is for."""
    effort: Annotated[dict[Name, Amount], Field(max_length=ITEMS)] = {}
    """For each role an amount (3 person-months) or a share of its time (40%)."""
    within: Name = ""
    """The line that already contains this one."""


class Milestone(Item):
    """A day on which something can be shown."""

    name: Name = ""
    date: When = ""
    after: Names = ()
    """What must be done by then."""
    proves: Names = ()
    """The KPIs that are declared reached with it."""


class Interface(Item):
    """Another department, and what passes between the two."""

    name: Name = ""
    """The other department."""
    what: Text = ""
    """What is needed from it, or given to it."""
    when: When = ""
    contact: Name = ""
    service_level: Text = ""


class Review(Item):
    """A meeting that looks at figures and decides."""

    rhythm: Name = ""
    """weekly, every two weeks, monthly, quarterly …"""
    dates: tuple[When, ...] = Field(default=(), max_length=ITEMS)
    """Days, where they are fixed."""
    owner: Name = ""
    """Who calls it."""
    decides: Name = ""
    """Who decides there."""
    metrics: Names = ()
    """What is looked at."""
