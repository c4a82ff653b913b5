"""Several lengths of time alike: sprints that fill a stretch of time, phases that come to a total."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from mcp_server.language.claims import from_texts
from mcp_server.language.lengths import Length
from mcp_server.language.number_words import english
from mcp_server.language.numerals import chinese
from mcp_server.language.pages import Sentence
from mcp_server.language.relations import Said, said, written
from mcp_server.language.shapes import COUNT, MARKS, TIME, Shape
from mcp_server.language.stated_lasting import pairs_of
from mcp_server.language.timely import SHORT, Moments
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_NAMES: Final = (
    r"(?:迭代|冲刺|阶段|批次?|期|轮|次|场|节|段|班|sprints?|iterations?|rounds?|cycles?|waves?|phases?"
    r"|stages?|blocks?|terms?|shifts?"
    r"|sessions?|legs?|lessons?|classes|modules?|workshops?|visits?|runs?)"
)
_EACH: Final = regex(
    rf"(?P<n>[0-9]{{1,2}}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[两三四五六七八九十]{{1,2}})\s?(?:个"
    rf"|[a-z]+\s)?{_NAMES}"
    r"(?P<behind>[^.。;；]{0,60}?)(?:\bof |\beach (?:of |lasting |takes |lasts |runs )?|\bwith |\blasting "
    r"|各|每[轮次期个场节段班批](?:迭代|冲刺)?为?期?)\s?$"
)
_IN_ALL: Final = regex(
    r"共|合计|总计|\b(?:in all|in total|altogether|together|total|makes?|adds? up to|come to|comes to)\b"
)
MOST: Final = 60


def filled(read: Sequence[Moments]) -> Iterator[tuple[Said, Sentence]]:
    """Yield rounds of so long each that do not fit between two days, and those that do not come to their total."""
    for one in read:
        for number, each in enumerate(one.lengths):
            found = _EACH.search(one.low[max(0, each.start - 80) : each.start])
            count = _count(found["n"]) if found else 0
            if found is None or not 2 <= count <= MOST:
                continue
            figure = each.figure.model_copy(update={"value": each.figure.value * count, "text": ""})
            yield from ((reading, one.sentence) for reading in _between(one, each, figure))
            total = next((two for two in one.lengths[number + 1 :] if _is_total(one, each, two)), None)
            if total:
                parts = (
                    each.figure,
                    each.figure.model_copy(
                        update={"value": Decimal(count), "unit": "", "text": "", "dimension": "count"}
                    ),
                )
                yield Said(total.figure.start, "product", parts, total.figure, clear=True), one.sentence


def _between(one: Moments, each: Length, whole: Quantity) -> Iterator[Said]:
    for a, b in pairs_of(one):
        if (a.minute is not None) == (whole.unit in SHORT):
            ends = a.written(), b.written()
            result = from_texts("elapsed", ends, written(whole))
            # that they leave room is no fault
            if result and (result.holds or result.value.value < whole.value):
                yield Said(each.figure.start, "elapsed", ends, whole, clear=True)


def _is_total(one: Moments, each: Length, total: Length) -> bool:
    between = one.low[each.end : total.start]
    around = f"{between[-16:]} {one.low[total.end : total.end + 14]}"
    return total.figure.unit == each.figure.unit and len(between) < 60 and bool(_IN_ALL.search(around))


def _count(text: str) -> int:
    if text.isdigit():
        return int(text)
    read = english(text) if text.isascii() else chinese(text)
    return int(read.value) if read else 0


_NUMBERS: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_LONG: Final = regex(rf"[a-z0-9]+ ({'|'.join(_NUMBERS)}|[1-9])-(week|day|month) ")
"""Six two-week sprints."""
_ROUNDS: Final = regex(
    rf"({COUNT})?\s?({TIME})(?:-| )?(?:long )?(?:sprints?|iterations?|rounds?|cycles?|waves?|迭代|冲刺"
    rf"|周期)[^;。!?{MARKS}]{{0,16}}?({TIME})"
)


def rounds(shape: Shape) -> Iterator[Said]:
    """Yield rounds of one length with the time that they take together: six two-week sprints."""
    for (_, one), (_, stated) in pairwise(shape.figures()):
        rounds = _LONG.match(one.text.lower())
        if rounds and stated.unit == f"{rounds[2]}s":
            times = _NUMBERS.get(rounds[1]) or int(rounds[1])
            yield said("product", (one, Quantity(value=Decimal(times), text=str(times))), stated)
    for found in _ROUNDS.finditer(shape.text):
        if found.start(1) >= 0:
            one, span, stated = (shape.figure(found.start(n)) for n in (1, 2, 3))
            if span.unit == stated.unit and one.value < 60:
                yield said("product", (one, span), stated)
