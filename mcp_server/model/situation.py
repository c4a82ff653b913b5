"""Where a department stands."""

from mcp_server.model.base import Amount, Item, Listed, Name, Text


class Team(Item):
    """A group of people in the department."""

    name: Name = ""
    heads: Amount = ""


class Strength(Item):
    """Something that works; the text says what."""

    evidence: Text = ""
    keep: Text = ""
    """How it is kept."""


class Improvement(Item):
    """Something that must get better; the text says what."""

    necessity: Text = ""
    """Why it must."""
    urgency: Text = ""
    """By when, or how much it hurts."""
    rank: Name = ""
    """1 comes first."""


class Department(Item):
    """Who plans."""

    name: Name = ""
    function: Text = ""
    """What it is there for."""
    teams: Listed[Team] = ()
    """{name, heads}."""
    situation: Text = ""
    strengths: Listed[Strength] = ()
    """{text, evidence, keep: how it is kept}."""
    improvements: Listed[Improvement] = ()
    """{text, necessity, urgency, rank}."""
