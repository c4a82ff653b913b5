"""People, money and tools."""

from mcp_server.model.base import Amount, Item, Listed, Name, Names


class Role(Item):
    """People who can stand in for each other."""

    name: Name = ""
    heads: Amount = ""
    """How many there are."""
    capacity: Amount = ""
    """What they can give to this plan: 8 person-months per quarter, 2 person-months, 50%; all of their time when left
    out."""


class BudgetLine(Item):
    """Money for something."""

    name: Name = ""
    amount: Amount = ""
    """What is planned."""
    limit: Amount = ""
    """What may be spent at most."""
    parent: Name = ""
    """The line that contains this one."""
    work: Names = ()
    """The initiatives that it pays."""


class Resources(Item):
    """What there is to work with."""

    roles: Listed[Role] = ()
    """{name, heads, capacity per period}."""
    budget: Listed[BudgetLine] = ()
    """{name, amount or limit, parent, work}."""
    tools: Names = ()
    """Systems that are there already."""
