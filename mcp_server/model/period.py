"""When a plan runs."""

from typing import Literal

from mcp_server.model.base import Item, When

PlanType = Literal["", "annual", "quarter", "project", "new_business"]


class Period(Item):
    """From when to when; the text says it in a person's words: 2026, this year, 13 weeks from 2026-07-06."""

    start: When = ""
    end: When = ""
    plan_type: PlanType = ""
    """Which logic of periods it follows; read from its length when left out."""
