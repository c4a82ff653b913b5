"""What may go wrong."""

from mcp_server.model.base import Amount, Item, Name, Names, Text


class Risk(Item):
    """Something that may happen; the text says what."""

    probability: Name = ""
    """30%, or low, medium, high, or 1 to 5."""
    impact: Name = ""
    """low, medium, high, or 1 to 5."""
    cost: Amount = ""
    """What it costs if it happens."""
    prevention: Text = ""
    """What makes it less likely."""
    contingency: Text = ""
    """What is done when it happens."""
    trigger: Text = ""
    """What one sees when it begins."""
    owner: Name = ""
    work: Names = ()
    """The initiatives that carry the response."""
