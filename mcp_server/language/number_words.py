"""Numbers in English words, also mixed with digits: "two hundred and six", "3 thousand", "four and a half"."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from mcp_server.language.folding import words
from mcp_server.language.numerals import ARABIC, ONE, Numeral, arabic
from mcp_server.regex import regex

SMALL: Final = {
    word: value
    for value, word in enumerate(
        words(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen"
        )
    )
} | {"nought": 0}
TENS: Final = {
    word: value
    for value, word in zip(
        range(20, 100, 10), words("twenty thirty forty fifty sixty seventy eighty ninety"), strict=True
    )
}
SCALES: Final = {
    "dozen": 12,
    "hundred": 10**2,
    "thousand": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "mil": 10**6,
    "mln": 10**6,
    "mn": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bln": 10**9,
    "bn": 10**9,
    "trillion": 10**12,
    "tln": 10**12,
    "tn": 10**12,
}
_PLURALS: Final = {f"{word}s": value for word, value in SCALES.items() if len(word) > 3}
_ORDINALS: Final = {
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    **{f"{word}th": value for word, value in SMALL.items() if value > 12},
    **{f"{word[:-1]}ieth": value for word, value in TENS.items()},
    "hundredth": 100,
    "thousandth": 1000,
    "billionth": 10**9,
    "trillionth": 10**12,
}
PARTS: Final = {**_ORDINALS, **{f"{word}s": value for word, value in _ORDINALS.items() if word[-1] in "dhr"}}
"""What is counted in a fraction: thirds, quarters, twentieths."""

_COMPOUND: Final = {"first": 1, "second": 2, "firsts": 1, "seconds": 2}
"""Parts only behind a ten: one twenty-second."""

_FRACTIONS: Final = frozenset({*PARTS, *_COMPOUND})
_PARTED: Final = _FRACTIONS | {"point"}
"""What stands once in a number in words that is not whole."""
_BEHIND: Final = frozenset({*SMALL, *TENS, *SCALES, "a", "an"})
"""What may follow it there."""
NUMBER_WORDS: Final = frozenset({*SMALL, *TENS, *SCALES, *_PLURALS})
_ITEM: Final = regex(rf"{ARABIC}|[a-z]+")


def english(text: str) -> Numeral | None:
    """Return the value of a number in English words, digits allowed in it; nothing when the words are no number."""
    items = _ITEM.findall(text.lower().replace("-", " "))
    return _whole(items) if len(items) <= 32 else None


def longest(items: list[str]) -> Iterator[tuple[int, Numeral]]:
    """Yield how many of the first words are a number, and its value, the longest first."""
    count, read = _cardinal(items)
    if not _PARTED.isdisjoint(items):
        at = next(at for at, item in enumerate(items) if item in _PARTED)
        end = at + 1
        while end < len(items) and items[end] in _BEHIND:
            end += 1
        for last in range(end, at, -1):
            if found := _mixed(items[:last]):
                yield last, found
    if count:
        yield count, read.result()


def _whole(items: list[str]) -> Numeral | None:
    """Return the value of words that are a number, all of them."""
    plain = cardinal(items)
    return _mixed(items) if plain is None and items else plain


def _mixed(items: list[str]) -> Numeral | None:
    """Return the value of a fraction, of a whole number with one behind it, or of one with a point or a minus."""
    if items[0] in {"minus", "negative"}:
        rest = _whole(items[1:])
        return Numeral(-rest.value, rest.step) if rest else None
    if "point" in items:
        return _pointed(items)
    if "and" in items:
        at = len(items) - 1 - items[::-1].index("and")
        head, tail = cardinal(items[:at]), _fraction(items[at + 1 :])
        if head is None or tail is None:
            return None
        # "three million and a half" is half a million more, "thirty and a half" half of one
        scale = SCALES.get(items[at - 1], 1) if items[-1] in PARTS else 1
        return Numeral(head.value + tail.value * (scale if scale >= 10**6 else 1), min(head.step, tail.step * scale))
    return _fraction(items)


def _pointed(items: list[str]) -> Numeral | None:
    """Return the value of "two point five": digits one by one, or one number, behind the point."""
    at = items.index("point")
    head = cardinal(items[:at]) if at else Numeral(Decimal(0))
    tail = items[at + 1 :]
    scale = 1
    while tail and tail[-1] in SCALES:
        scale *= SCALES[tail.pop()]
    values = [SMALL.get(item) if item in SMALL else TENS.get(item) for item in tail]
    if head is None or not values or any(value is None for value in values):
        return None
    if all(value < 10 for value in values if value is not None):
        digits = "".join(str(value) for value in values)
    else:
        whole = cardinal(tail)
        if whole is None:
            return None
        digits = str(whole.value)
    return Numeral((head.value + Decimal(f"0.{digits}")) * scale, ONE.scaleb(-len(digits)) * scale)


def _fraction(items: list[str]) -> Numeral | None:
    """Return the value of "two fifths", "a quarter of a million" without its "of", "one hundred sixty fifths"."""
    end = len(items)
    scale = 1
    while end and items[end - 1] in SCALES and end > 1:
        end -= 1
        scale *= SCALES[items[end]]
    singular = items[:1] in (["a"], ["an"])
    items = [item for item in items[:end] if item not in {"a", "an"}] or items[:end]
    if not items or items[-1] not in _FRACTIONS:
        return None
    part, top = _COMPOUND.get(items[-1]) or PARTS[items[-1]], items[:-1]
    if items[-1] in _COMPOUND and not (top and top[-1] in TENS):
        return None
    if top and top[-1] in TENS and part < 10 and (len(top) > 1 or items[-1] in _COMPOUND or singular):
        part, top = part + TENS[top[-1]], top[:-1]
    number = cardinal(top) if top else Numeral(ONE)
    if number is None:
        first, read = _cardinal(top)
        below = cardinal(top[first:])
        if not first or below is None:
            return None
        number, part = read.result(), part + int(below.value)
    return Numeral(number.value * scale / part, Decimal("0.01") * scale)


class _Sum:
    """What has been read of a number so far: what is complete, and what lies below the next thousand."""

    __slots__ = ("below", "hundreds", "largest", "room", "step", "total")

    def __init__(self) -> None:
        self.total: int | Decimal = 0
        self.below: int | Decimal = 0
        self.step: int | Decimal = 1
        self.room = self.largest = 10**30
        # a number that follows must be smaller than the room, a scale than the largest
        self.hundreds = False

    def add(self, value: int | Decimal, step: int | Decimal, room: int) -> bool:
        """Add what stands below a hundred, or digits; whether it fits there."""
        if value >= self.room or (self.below and value % 1):
            return False
        self.below += value
        self.step, self.room = step, room
        return True

    def scale(self, value: int) -> bool:
        """Scale what has been read; whether the scale fits there."""
        if value == 100:
            if self.hundreds:
                return False
            self.hundreds = True
            self.below = (self.below or 1) * 100
            self.room = 100
            return True
        if self.below or not self.total:
            if value >= self.largest:
                return False
            self.hundreds = False
            self.total += (self.below or 1) * value
            self.below, self.largest, self.room = 0, value, value
        else:
            self.total *= value
        self.step *= value
        return True

    def result(self) -> Numeral:
        return Numeral(Decimal(self.total + self.below), ONE if self.step == 1 else Decimal(self.step))


def _cardinal(items: list[str]) -> tuple[int, _Sum]:
    """Return how many of the first words are a whole number, at most, and what has been read of it."""
    read = _Sum()
    count = 0
    for at, item in enumerate(items):
        if item == "and" if at else item in {"a", "an"}:
            continue
        if not _take(read, item):
            break
        count = at + 1
    return count, read


def cardinal(items: list[str]) -> Numeral | None:
    """Return the value of a whole number in words, or nothing: "two hundred and six thousand", "3 hundred and 21"."""
    count, read = _cardinal(items)
    return read.result() if items and count == len(items) else None


def _take(read: _Sum, item: str) -> bool:
    """Add one word to the sum; whether it fits there."""
    if (small := SMALL.get(item)) is not None:
        return read.add(small, 1, 0)
    if ten := TENS.get(item):
        return read.add(ten, 1, 10)
    if scale := SCALES.get(item) or _PLURALS.get(item):
        return read.scale(scale)
    if item[0].isdigit() or item[0] == ".":
        digits = arabic(item)
        return digits is not None and read.add(digits.value, digits.step, 0)
    return False
