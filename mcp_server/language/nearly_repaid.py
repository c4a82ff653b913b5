"""How long it takes until something has paid for itself, held against what it costs and what it brings."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.amounts import Amount, amounts
from mcp_server.language.naming import Named
from mcp_server.language.relations import asked, exactly, written
from mcp_server.language.shapes import TIME, Shape
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

BACK: Final = 3
"""Sentences before in which stands what comes in."""
NEAR: Final = Decimal("1.7")
"""How many times as long as it should be it may be to be meant for a cost and what comes in."""
_ROOM: Final = Decimal("0.6")
"""Of its last digit, by how much a length may be off; of all of it, where it is about so long."""
_ABOUT: Final = Decimal("0.1")
_REPAID: Final = regex(
    r"回收期|回本|收回(?:全部|所有)?(?:投资|成本|投入)"
    r"|\bpay[- ]?back\b|\b(?:pays?|paid|paying) (?:for (?:it|them)sel(?:f|ves)|(?:it|them)sel(?:f|ves) back|off)\b"
    r"|\bbreak(?:s|ing)? even\b|\brecoup\w*"
)
_LESS: Final = regex(r"扣|补贴|补助|折现|动态|贴现|\b(?:after|grants?|subsid\w+|discounted|net of|interest)\b")
"""Words for what is taken off first."""
_COSTS: Final = regex(
    r"投资|投入|成本|造价|费用|支出|合计|总[计价额]|购|买|改造|建|装"
    r"|\b(?:invest\w*|cost\w*|outlay|price[ds]?|spen[dt]\w*|total\w*|capital|budget\w*|purchase\w*|buy\w*|bought|paid|install\w*)\b"
)
_EVERY: Final = (
    ("years", regex(r"每年|年(?:净)?[\u4e00-\u9fff]|[一按]年|\b(?:a|per|each|every) year\b|\b(?:annual|yearly)")),
    ("quarters", regex(r"每季|季(?:度)?[\u4e00-\u9fff]|\b(?:a|per|each|every) quarter\b|\bquarterly")),
    ("months", regex(r"每个?月|月(?:净|均)?[\u4e00-\u9fff]|\b(?:a|per|each|every) month\b|\bmonthly")),
    ("weeks", regex(r"每周|\b(?:a|per|each|every) week\b|\bweekly")),
)


def nearly_repaid(shapes: Sequence[Shape], every: Sequence[Named], told: frozenset[int]) -> Iterator[Nearly]:
    """Yield lengths until something has paid for itself that miss its cost and what it brings; *told*: the
    places of results that are read.
    """
    for number, shape in enumerate(shapes):
        if TIME not in shape.text or not _REPAID.search(shape.text) or _LESS.search(shape.text):
            continue
        lasts = [one for one in amounts(shape) if _lasts(one) and one.figure.start not in told]
        if len(lasts) != 1:
            continue
        last = lasts[0].figure
        near = [other for before in shapes[max(0, number - BACK) : number + 1] for other in amounts(before)]
        gains = [(one.figure, unit) for one in near if (unit := _every(one)) and one.figure.start < last.start]
        costs = [one for one in every if _is_amount(one.value) and not one.value.per and one.start != last.start]
        if found := _missed(last, gains, costs):
            yield asked(shape.sentence, "ratio", map(written, found), exactly(last))


def _lasts(one: Amount) -> bool:
    figure = one.figure
    whole = figure.dimension == "duration" and figure.bound in {"=", "~"} and figure.upper is None
    return whole and figure.value > 0 and figure.unit in {unit for unit, _ in _EVERY}


def _is_amount(figure: Quantity) -> bool:
    return figure.dimension == "money" and figure.bound in {"=", "~"} and figure.upper is None and figure.value > 0


def _every(one: Amount) -> str:
    """Return in what time an amount comes in again and again; empty where it does not."""
    if not _is_amount(one.figure):
        return ""
    if one.figure.per:
        return f"{one.figure.per}s"
    beside = f"{one.near} {one.behind}"
    return next((unit for unit, words in _EVERY if words.search(beside)), "")


def _missed(
    last: Quantity, gains: Sequence[tuple[Quantity, str]], costs: Sequence[Named]
) -> tuple[Quantity, Quantity] | None:
    """Return the cost, and what comes in, that nearly give a length; nothing where some give it."""
    best: tuple[Decimal, tuple[Quantity, Quantity]] | None = None
    for gain, unit in reversed(gains):
        for cost in costs:
            if unit != last.unit or cost.start == gain.start or cost.value.unit != gain.unit:
                continue
            should = cost.value.value / gain.value
            room = max(last.step * _ROOM, last.value * _ABOUT if last.bound == "~" else Decimal(0))
            if abs(should - last.value) <= room:
                return None
            off = max(should / last.value, last.value / should)
            if off <= NEAR and _COSTS.search(cost.excerpt.lower()) and (best is None or off < best[0]):
                best = off, (cost.value, gain)
    return best[1] if best else None
