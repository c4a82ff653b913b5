"""Days and durations, once they are read."""

from datetime import date
from decimal import Decimal
from typing import Literal

from mcp_server.model.base import Model


class Window(Model):
    """From the first day to the last, both included; one day where both are the same."""

    start: date
    end: date


class Estimate(Model):
    """How long something takes: one figure, or three points of a distribution."""

    low: Decimal
    likely: Decimal
    high: Decimal
    unit: Literal["days", "weeks", "months", "hours"] = "days"
    """Days are working days; a week is five of them; months are calendar months."""
    text: str = ""
