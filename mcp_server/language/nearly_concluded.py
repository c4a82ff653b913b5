"""What a sentence concludes from the two figures right before it, and gets nearly right.

"640 were sold, 592 came, so 8.1 % stayed away": 48 of 640 are 7.5 %. "One in five of the 6,000 subscribes, hence 1,500"
is 1,200. "Per 1,000 bed days that is 2.5 (38 falls, 19,000 bed days)" is 2.0.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final

from mcp_server.language.amounts import Amount, amounts, may_be_like
from mcp_server.language.portions import portioned
from mcp_server.language.relations import asked, exactly, written
from mcp_server.language.shapes import COUNT, PERCENT, Shape
from mcp_server.language.share_words import shifted
from mcp_server.language.stated_pairs import is_plain, may_be_share, off
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

NEAR: Final = Decimal("1.6")
"""How many times as much as it should be a figure may be to be meant for two others."""
MOST: Final = 8
"""Figures of a sentence that is looked at."""
KNOWN: Final = 16
"""Figures before a sentence of which one may be meant."""
_BESIDE: Final = 32
"""Characters between how many of something and how many for each hundred or thousand of it."""
_SO: Final = regex(
    r"(?:\b(?:so|hence|thus|therefore|i\.e\.,?|that is,?|that makes|which (?:is|makes|gives|means)|making|giving"
    r"|mak(?:es|ing)|gives|leaves|leaving)[a-z ]{0,24}|[即得]到?|也就是|[就可]?[是为有]|等于|折合|相当于|[约共])\s?$"
)
_OTHERS: Final = regex(
    r"不|未|没|缺|流失|剩|退|空置|闲置"
    r"|\b(?:stayed away|absent|missing|missed|not|no[- ]shows?|never|left|remain\w*|lost|gone|quit|dropped|declined"
    r"|refused|unsold|empty|vacant|failed|silent|unused|open|outstanding|still)\b"
)
"""Words of those who are not the part that is told."""
_OF_ELSE: Final = regex(
    r"^ (?:of|off|on) (?!(?:them|these|those|which|whom|it|that|this|the \w+\b)\b)|^的(?!人)"
    r"|^ (?:more|less|fewer|higher|lower)\b"
)
_RETURN: Final = regex(
    r"(?:\broi|\broas|投产比|投入产出比|产出比|投资回报倍数)"
    r"(?:[\u4e00-\u9fff]{0,3}| (?:of|is|was|came to|reached|stood at|at))(?: about)?:?\s?"
)
_OF_ZH: Final = regex(r"[\u4e00-\u9fff]{2}的\s?$")
_PER: Final = regex(
    rf"\b(?:per|(?:for|in) (?:every|each)) (?:(?P<en>{COUNT})|(?P<word>hundred|thousand|million)\b)"
    r"|每(?P<zh>十万|[百千万])(?=[\u4e00-\u9fff])"
)
_WORDS: Final = {
    "百": Decimal(100), "千": Decimal(1000), "万": Decimal(10_000), "十万": Decimal(100_000),
    "hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(1_000_000),
}  # fmt: skip


def nearly_concluded(shapes: Sequence[Shape], told: frozenset[int]) -> Iterator[Nearly]:
    """Yield what a sentence nearly concludes from figures before it; *told*: the places of results that are read."""
    before: Shape | None = None
    known: list[Quantity] = []
    for plain in shapes:
        shape = portioned(plain)
        if before is not None and not 0 <= shape.sentence.line - before.sentence.line <= 1:
            before = None
        if PERCENT in shape.text and shape.sentence.sort != "heading":
            own = amounts(shape)
            last = [one for one in amounts(before) if is_plain(one)][-4:] if before is not None else []
            if len(own) <= MOST:
                yield from _left(shape, own, last, told)
                yield from _scaled(shape, own, last[-1:], known, told)
        if _RETURN.search(shape.text):
            ahead = [one for one in amounts(before) if is_plain(one)] if before is not None else []
            yield from _yields(shape, amounts(shape), ahead, told)
        if COUNT in shape.text and (found := _PER.search(shape.text)):
            times = shape.figure(found.start("en")).value if found["en"] else _WORDS[found["zh"] or found["word"]]
            yield from _per(shape, found.start("en") if found["en"] else found.start(), times, told)
        before = shape
        known = [*known, *(one.figure for one in amounts(shape) if is_plain(one))][-KNOWN:]


def _left(shape: Shape, own: Sequence[Amount], last: Sequence[Amount], told: frozenset[int]) -> Iterator[Nearly]:
    """Yield a share of those who are left when a part is taken off its whole, both told before it."""
    for rate in own:
        figure = rate.figure
        beside = f"{rate.near} {rate.behind}"
        if (
            figure.dimension != "percent"
            or figure.start in told
            or not may_be_share(rate)
            or not 0 < figure.value < 100
        ):
            continue
        if not (_OTHERS.search(beside) and (_SO.search(rate.head) or figure.bound == "~")):
            continue
        *others, part = [one for one in (*last, *own) if is_plain(one) and one.figure.start < figure.start] or [rate]
        if part is rate or any(_OTHERS.search(f"{one.near} {one.behind}") for one in (*others, part)):
            continue
        pairs = [
            (one.figure, part.figure) if one.figure.value > part.figure.value else (part.figure, one.figure)
            for one in others
            if may_be_like(one.figure, part.figure) and one.figure.value != part.figure.value
        ]
        if any(
            not off(rest * 100 / one.value, figure) for one, two in pairs for rest in (one.value - two.value, two.value)
        ):
            continue
        found = [(one, two) for one, two in pairs if _is_near((one.value - two.value) * 100 / one.value / figure.value)]
        if len(found) == 1:
            yield asked(shape.sentence, "change", map(written, found[0]), exactly(figure))
            return


def _scaled(
    shape: Shape, own: Sequence[Amount], last: Sequence[Amount], known: Sequence[Quantity], told: frozenset[int]
) -> Iterator[Nearly]:
    """Yield an amount that is concluded from a share and the amount before it."""
    for rate, result in pairwise(own):
        figure, value = rate.figure, result.figure
        if figure.dimension != "percent" or value.start in told or not may_be_share(rate) or figure.value <= 0:
            continue
        ahead = [one for one in own if one.place < rate.place] or last
        if (
            not ahead
            or not is_plain(ahead[-1])
            or _OF_ELSE.match(rate.tail)
            or _OF_ZH.search(rate.head)
            or not _is_result(result)
        ):
            continue
        base = ahead[-1].figure
        concluded = _SO.search(result.head) or (value.bound == "~" and result.head.rstrip().endswith(","))
        if not (may_be_like(base, exactly(value)) and concluded) or ";" in result.head:
            continue
        others = [one.figure for one in (*last, *own) if one is not result and one.figure.dimension == value.dimension]
        shares = (figure.value, 100 - figure.value)
        wholes = [*others, *(one for one in known if one.dimension == value.dimension)]
        if any(_gives(one.value * share / 100, value) for one in wholes for share in shares):
            continue
        if any(
            _gives(sum_, value)
            for one, two in combinations(others, 2)
            for sum_ in (one.value + two.value, abs(one.value - two.value))
        ):
            continue
        if _is_near(base.value * figure.value / 100 / value.value):
            yield asked(shape.sentence, "product", (written(base), written(figure)), exactly(value))
            return


def _per(shape: Shape, place: int, times: Decimal, told: frozenset[int]) -> Iterator[Nearly]:
    """Yield how many there are for each hundred or thousand of something, beside the two numbers that make it."""
    every = [one for one in amounts(shape) if one.place != place and one.figure.value > 0]
    if len(every) != 3 or any(one.figure.dimension != "count" or one.figure.upper is not None for one in every):
        return
    behind = [one for one in every if 0 < one.place - place < _BESIDE]
    ahead = [one for one in every if 0 < place - one.place < _BESIDE // 2]
    rate = behind[0] if behind and not (ahead and shape.text[place] == COUNT) else ahead[-1] if ahead else every[0]
    part, whole = sorted((one.figure for one in every if one is not rate), key=lambda one: one.value)
    if rate.figure.start in told or rate.figure.value >= times or part.value == whole.value:
        return
    meant = part.value * times / whole.value
    if abs(meant - rate.figure.value) > rate.figure.step * Decimal("0.51") and _is_near(meant / rate.figure.value):
        scaled = part.model_copy(update={"value": part.value * times, "unit": "", "text": ""})
        yield asked(shape.sentence, "ratio", (written(scaled), written(whole)), exactly(rate.figure))


def _yields(shape: Shape, own: Sequence[Amount], last: Sequence[Amount], told: frozenset[int]) -> Iterator[Nearly]:
    """Yield how many times its cost something has brought, where both amounts are told before it."""
    for found in _RETURN.finditer(shape.text):
        rate = next((one for one in own if found.end() <= one.place < found.end() + 3), None)
        if rate is None or rate.figure.dimension not in {"count", "ratio"} or rate.figure.start in told:
            continue
        told_before = {
            one.figure.value: one.figure
            for one in (*last, *own)
            if is_plain(one) and one.figure.start < rate.figure.start
        }
        pairs = [
            (one, two)
            for one in told_before.values()
            for two in told_before.values()
            if one.value > two.value and one.dimension == two.dimension and one.unit == two.unit
        ]
        times = [one.value / two.value for one, two in pairs]
        value = rate.figure.value
        if not value or any(abs(one - value) <= rate.figure.step for one in times):
            continue
        near = [pair for pair, one in zip(pairs, times, strict=True) if 1 / NEAR <= one / value <= NEAR]
        if len(near) == 1:
            yield asked(shape.sentence, "ratio", map(written, near[0]), exactly(rate.figure))


def _is_result(one: Amount) -> bool:
    figure = one.figure
    return is_plain(one) or (figure.bound == "~" and figure.upper is None and not figure.signed and figure.value > 0)


def _gives(value: Decimal, stated: Quantity) -> bool:
    room = stated.step / 2 + (stated.value / 20 if stated.bound == "~" else stated.value / 200)
    return abs(value - stated.value) <= room


def _is_near(times: Decimal) -> bool:
    return 1 / NEAR <= times <= NEAR or shifted(times)
