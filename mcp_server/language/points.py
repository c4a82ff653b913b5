"""The day that a few words name, where a text sets one thing after another."""

from datetime import date
from typing import Final

from mcp_server.language.dates import resolve, when
from mcp_server.language.folding import fold
from mcp_server.regex import regex

_LOOSE: Final = regex(r"(?<=[0-9年月至到])\s(?=[0-9年月日号至到底])")
NO_YEAR: Final = 2000
"""What stands for the year of days whose year nothing tells."""
SHORT: Final = 40
"""Characters of a cell that may be a day."""


def point_of_day(text: str, year: int | None) -> date | None:
    """Return the last day of what a short text names; nothing where it is counted from something else."""
    said = when(_LOOSE.sub("", fold(text).text)) if text and len(text) < SHORT else None
    if said is None or said.sort in {"anchor", "offset", "today"} or said.relative is not None:
        return None
    found = resolve(said, as_of=date(year or NO_YEAR, 1, 1), period=None, anchors={})
    return found.end if found else None
