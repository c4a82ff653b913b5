"""What is to be reached, and how one will know."""

from typing import Literal

from mcp_server.model.base import Amount, Item, Listed, Model, Name, Names, Span, Text, When

Behaviour = Literal["", "stock", "flow", "rate"]
"""A stock is a level at a moment, a flow adds up over a period, a rate is a share or an average."""
Better = Literal["", "higher", "lower", "range"]


class Objective(Item):
    """Something that will be true at the end of the period."""

    owner: Name = ""
    """The one person who answers for it."""
    serves: Names = ()
    """The requirements from above that it serves."""


class Requirement(Item):
    """What those above ask for, or a limit that they set."""

    measure: Name = ""
    """How one sees that it is kept: a metric with its limit."""


class Split(Model):
    """A part of a KPI: a region, a product, a segment."""

    name: Name = ""
    weight: Amount = ""
    """Share of this part in the whole; equal when left out."""
    baseline: Amount = ""
    target: Amount = ""


class Kpi(Item):
    """A measure with a target."""

    name: Name = ""
    """What people call it."""
    definition: Text = ""
    """What is counted, and of what."""
    unit: Name = ""
    behaviour: Behaviour = ""
    """stock, flow or rate."""
    better: Better = ""
    """Whether higher or lower is better, or a range."""
    baseline: Amount = ""
    """Where it stands today, or where it stood in the last period."""
    target: Amount = ""
    """With its bound: ≥92%."""
    due: When = ""
    """By when; the end of the period when left out."""
    lasts: Span = ""
    """How long the target must hold."""
    owner: Name = ""
    """The one person who answers for it."""
    source: Text = ""
    """Where the figure comes from: the system, who is asked, when."""
    objective: Name = ""
    """The objective that it measures."""
    profile: Text = ""
    """How the way to the target runs: linear, front-loaded, s-curve, or cumulative shares such as 10/30/60/100%."""
    splits: Listed[Split] = ()
    """Parts with their weights and targets."""
