"""The times that the lines of a log begin with: what is read at 20:30 is not what is read at 23:30."""

from collections.abc import Iterable, Mapping
from typing import Final

from mcp_server.language.shapes import CLOCK, DATE, Shape

LEAD: Final = 3
"""Characters before the time of a line that begins with it."""
LINES: Final = 3
"""Lines of a log."""


_TIMES: Final = frozenset((CLOCK, DATE))


def stamps(shapes: Iterable[Shape]) -> dict[int, str]:
    """Return what time each line of a text begins with, by its number; nothing where these are no log."""
    found: dict[int, str] = {}
    for shape in shapes:
        line = shape.sentence.line
        if line not in found and shape.places and shape.places[0] <= LEAD and shape.text[shape.places[0]] in _TIMES:
            found[line] = "".join(shape.tokens[0].text.split())
    return found if len(set(found.values())) >= LINES else {}


def at_two_times(times: Mapping[int, str], one: int, two: int) -> bool:
    """Whether two lines of a log begin with two times."""
    return one in times and two in times and times[one] != times[two]
