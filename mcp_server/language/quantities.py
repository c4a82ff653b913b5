"""Quantities in Chinese and English business prose, with value, unit, bound, range and displayed precision."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Any, Final, Literal, NamedTuple

from mcp_server.language.every import numbers
from mcp_server.language.every_chinese import Number
from mcp_server.language.figures import FIGURE_CHARACTERS, Figure, figure
from mcp_server.language.folding import Folded, fold
from mcp_server.language.numerals import ONE
from mcp_server.language.tokens import Mark, marks
from mcp_server.limits import VALUES
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_GAP: Final = regex(r"\s?(?:-|–|~|至|到|to)\s?")
_AND: Final = regex(r"\s?(?:and|和|与|至|到)\s?")
_ACCOUNTING: Final = regex(r"\(\s?([^()]{1,60}?)\s?\)\s?(%?)")
_THING: Final = regex(
    r"(?P<figure>.*?[0-9千万亿家个笔份条台])\s?"
    r"(?P<thing>批次|订单|门店|客户|用户|会员|合同|工单|商机|线索|问卷|样本|设备|网点|班次|行|盒|车|趟)",
    re.DOTALL,
)
"""What a field for a figure may count without a counter."""
_SINGLE: Final = regex(r"(?P<bound>[^\w]{0,3})1 (?P<thing>[a-z]+(?: [a-z]+)?)", re.IGNORECASE)
_DIGITS: Final = regex(r"[0-9]{1,40}")


class Token(NamedTuple):
    """A piece of text that is written with numerals, of what sort it is, and the quantity where it is one."""

    sort: Literal["quantity", "date", "time", "ordinal", "label", "code"]
    text: str
    start: int
    end: int
    quantity: Quantity | None = None


def quantities(text: str, *, every: bool = False) -> tuple[Quantity, ...]:
    """Return every quantity in prose, in order, with offsets into the text as written; at most `limits.VALUES`.

    Dates, times, ordinals, labels and codes are no quantities. A bound, a sign, a currency, a unit and what it is
    counted for belong to the text of a quantity; the two ends of a range are one quantity.

    With `every`, each numeral counts, whatever it stands for: lone digits, the parts of a date, fractions in words,
    exponents. Values then are bare or percentages (points among them), without bound, other unit or range.
    """
    folded = fold(text)
    if every:
        return tuple(_bare(text, folded, number) for number in islice(numbers(folded.text), VALUES))
    figures = (found for found in _read(folded.text) if isinstance(found, Figure))
    return tuple(_quantity(text, folded, found) for found in islice(figures, VALUES))


def tokens(text: str) -> tuple[Token, ...]:
    """Return everything in prose that is written with numerals: quantities, dates, times, ordinals, labels, codes."""
    folded = fold(text)
    found = []
    for piece in islice(_read(folded.text), VALUES):
        start, end = folded.start(piece.start), folded.end(piece.end)
        if isinstance(piece, Figure):
            found.append(Token("quantity", text[start:end], start, end, _quantity(text, folded, piece)))
        elif piece.sort in {"date", "time", "ordinal", "label", "code"}:
            found.append(Token(piece.sort, text[start:end], start, end))
    return tuple(found)


@lru_cache(maxsize=4096)
def quantity(text: str) -> Quantity | None:
    """Return the one quantity that the whole text is, or nothing; (1,234) is negative, as accountants write it."""
    if len(text) > FIGURE_CHARACTERS:
        return None
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if inner := _ACCOUNTING.fullmatch(fold(text[start:end]).text):
        read = quantity(inner[1] + inner[2])
        if read is None or read.upper is not None or read.value < 0:
            return None
        return read.model_copy(update={"value": -read.value, "text": text[start:end], "start": start, "end": end})
    if _DIGITS.fullmatch(text, start, end):
        # a bare 2026 is a year in prose and a longer row of digits a code; in a field for a figure they are one
        return Quantity(value=Decimal(text[start:end]), text=text[start:end], start=start, end=end)
    found = quantities(text)
    if len(found) != 1:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    return found[0] if not rest.strip(" \t\r\n.。") else _counted(text, start, end)


def _counted(text: str, start: int, end: int) -> Quantity | None:
    """Return a number with what it counts, without a counter (5,000订单) or one of it (1 point); nothing otherwise.

    A field for a figure holds nothing else; in prose 3行 may be the beginning of 3行动.
    """
    folded = fold(text[start:end]).text
    if said := _THING.fullmatch(folded):
        read, unit = quantity(said["figure"]), said["thing"]
    elif said := _SINGLE.fullmatch(folded):
        # The plural is read as in prose, where it tells a thing from any other word.
        read, many = quantity(f"{said['bound']}1"), quantity(f"2 {said['thing']}s")
        unit = many.unit if many else ""
    else:
        return None
    if read is None or read.dimension != "count" or read.per or not unit:
        return None
    return read.model_copy(update={"unit": read.unit or unit, "text": text[start:end], "start": start, "end": end})


def _quantity(text: str, folded: Folded, found: Figure) -> Quantity:
    """Return a figure as a quantity, with offsets into the text as written."""
    start, end = folded.start(found.start), folded.end(found.end)
    # what is as usual is left out: checking a field costs as much as reading it
    more: dict[str, object] = {}
    if found.unit.name or found.unit.dimension != "count":
        more = {"unit": found.unit.name, "dimension": found.unit.dimension}
    if found.bound != "=":
        more["bound"] = found.bound
    if found.upper is not None:
        more["upper"] = _plain(found.upper)
    if found.step is not ONE:
        more["step"] = _plain(found.step)
    if found.signed or found.per:
        more |= {"signed": found.signed, "per": found.per}
    return Quantity(value=_plain(found.value), text=text[start:end], start=start, end=end, **more)


def _bare(text: str, folded: Folded, number: Number) -> Quantity:
    """Return a number without regard to what it counts."""
    start, end = folded.start(number.start), folded.end(number.end)
    said: dict[str, Any] = {"value": _plain(number.value), "text": text[start:end], "start": start, "end": end}
    if number.percent:
        said |= {"unit": "%", "dimension": "percent"}
    if number.step is not ONE:
        said["step"] = _plain(number.step)
    return Quantity(**said)


def _plain(value: Decimal) -> Decimal:
    """Return a whole number without decimals or exponent, any other as it is."""
    if value.same_quantum(ONE):
        return value
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole and abs(whole) < Decimal("1e27") else value


def _read(text: str) -> Iterator[Figure | Mark]:
    """Return every quantity of a folded text, ranges joined, and every other mark."""
    low = text.lower()
    waiting: Figure | None = None
    floor = 0
    for mark in marks(text):
        if mark.start < floor:
            continue
        found = None
        if mark.sort in {"number", "chinese", "english", "share"}:
            found = figure(text, low, mark, floor, joined=waiting is not None and waiting.end == floor)
        floor = found.end if found else mark.end
        if waiting and found and (joined := _join(low, waiting, found)):
            waiting = joined
            continue
        if waiting:
            yield waiting
        waiting = found
        if found is None:
            yield mark
    if waiting:
        yield waiting


def _join(low: str, first: Figure, second: Figure) -> Figure | None:
    """Return one range, or nothing; what stands only behind the second holds for the first, too.

    "from 14 to 10 days" and falling pairs are no ranges, but share unit and scale.
    """
    gap = low[first.end : second.start]
    if not gap and second.bound == "±" and not first.unit.name:
        first.unit = second.unit
    if len(gap) > 5 or first.upper is not None or not (_GAP.fullmatch(gap) or (first.between and _AND.fullmatch(gap))):
        return None
    if first.money_sign and not second.unit.name:
        second.unit = first.unit
    if first.unit.name and first.unit != second.unit:
        return None
    if first.scale == 1 < second.scale and first.numeral <= second.numeral * (10 if first.origin else 1):
        first.value, first.step = first.value * second.scale, first.step * second.scale
        first.scale = second.scale
    if not first.unit.name:
        first.unit = second.unit
        first.value, first.step = first.value * second.unit.factor, first.step * second.unit.factor
    by = first.moved and gap.strip() == "to"
    if first.origin or by or first.value > second.value or second.signed:
        return None
    second.value, second.upper = first.value, second.value
    second.bound, second.step, second.start = "range", min(first.step, second.step), first.start
    return second
