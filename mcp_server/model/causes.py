"""Why something happened, and what is done about it."""

from typing import Literal

from mcp_server.model.base import Amount, Item, Name, Names, Text, When
from mcp_server.model.brief import Flag


class Problem(Item):
    """What happened; the text says it."""

    what: Text = ""
    where: Text = ""
    when: When = ""
    size: Text = ""
    """How much, with a number."""


class Cause(Item):
    """One answer to "why?"."""

    because: Text = ""
    """What made the one above happen."""
    parent: Name = ""
    """The cause that this one explains; the problem itself when left out."""
    basis: Literal["", "fact", "hypothesis"] = ""
    evidence: Text = ""
    """What shows it."""
    category: Name = ""
    """A bone of the fishbone: people, method, machine, material, measurement, environment, or one's own."""
    controllable: Flag = ""
    """Whether one can do something about it."""
    share: Amount = ""
    """Estimated part of the effect."""


class Countermeasure(Item):
    """What is done against a cause."""

    cause: Names = ()
    """The causes that it removes."""
    action: Text = ""
    owner: Name = ""
    due: When = ""
    metric: Name = ""
    """What will show that it works."""
    baseline: Amount = ""
    expected: Amount = ""
    check: When = ""
    """When one looks."""
