"""Changes that hold only because figures are rounded, and are just what they would be of the new figure.

From 14.6 to 13.9 is 4.8 % less. Rounded as both are it may be 5.0 %, but 5.0 % is just the same 0.7 of the 13.9.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from mcp_server.language.relations import Said, is_true, written
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_FINER: Final = regex(r"取整|四舍五入|舍入|未舍|精确|原始|\b(?:un)?round(?:ed|ing)\b|\bexact\b|\bdecimals?\b")
"""Words for figures with more digits than are shown."""


def nearly_rebased(said: Iterable[tuple[Said, int, str]]) -> Iterator[Nearly]:
    """Yield the changes that figures as they are shown give only of the new one."""
    for one, line, excerpt in said:
        of = [part for part in one.of if isinstance(part, Quantity)]
        if one.op != "change" or not one.clear or len(of) != 2 or _FINER.search(excerpt.lower()):
            continue
        if is_rebased(of[0], of[1], one.value) and is_true(one):
            yield Nearly(line=line, excerpt=excerpt, op="change", of=tuple(map(written, of)), value=written(one.value))


def is_rebased(old: Quantity, new: Quantity, stated: Quantity) -> bool:
    """Whether two figures as they are shown give a change of the new one, and not of the old one."""
    if not old.value or not new.value or stated.dimension != "percent" or abs(stated.value) < _TELLING * stated.step:
        return False
    rest, half = abs(new.value - old.value) * 100, stated.step / 2
    return abs(rest / abs(new.value) - abs(stated.value)) <= half < abs(rest / abs(old.value) - abs(stated.value))


_TELLING: Final = 5
"""Of its last place, so much at least is a percentage that hardly fits by chance."""
