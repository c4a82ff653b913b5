"""Every number in a text, also those that business prose means as words: lone digits, spelled fractions, exponents."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from mcp_server.language.every_chinese import (
    LETTERS,
    PLAIN,
    Number,
    chinese_number,
    counted,
    nothing,
    percentage,
    value_of,
)
from mcp_server.language.folding import words
from mcp_server.language.number_words import PARTS, SCALES, SMALL, TENS, longest
from mcp_server.language.numerals import DIGIT, ONE, SCALE
from mcp_server.language.units import SIGNS
from mcp_server.regex import regex

_GLYPHS: Final = dict(
    zip("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", words("1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8"), strict=True)
)
_EXPONENT_AT_MOST: Final = 60
_ITEMS_AT_MOST: Final = 16
_CENTH: Final = Decimal("0.01")

_ANCHOR: Final = regex(rf"https?://\S++|www\.\S++|[0-9]++|\.(?=[0-9])|[a-z]++|[{DIGIT}{SCALE}打半{''.join(_GLYPHS)}]")
_DIGITS: Final = regex(PLAIN)
_EXPONENT: Final = regex(r"e([+-]?[0-9]{1,3})(?![0-9a-z.])|\s?[x×]\s?10\^([+-]?[0-9]{1,3})(?![0-9])")
_POWER: Final = regex(r"\^([+-]?[0-9]{1,2})(?![0-9])")
_FRACTION: Final = regex(r"(?:([0-9]{1,9})(?:\s+|\s*又\s*))?([0-9]{1,9})\s?/\s?([0-9]{1,9})(?![0-9./]|-[0-9])")
_NO_FRACTION: Final = regex(r"[0-9]?/$|[0-9a-z]-$")
_FRACTION_NEAR: Final = regex(r"(?:\s+|\s*又\s*)?[0-9]*\s?/")
_SUFFIX: Final = regex(r"\s?(?:(k)|([mgtb]))(?![a-z0-9])|\s?(mil|mln|mn|bln|bn|tln|tn)(?![a-z])")
_SCALING: Final = frozenset(f"abcdefghijklmnopqrstuvwxyz×^%‰-{''.join(_GLYPHS)}")
"""What scales digits, or begins a word that may, behind them."""
_CHINESE_NEXT: Final = frozenset(f"{DIGIT}{SCALE}几余多")
_COUNTING: Final = frozenset("分又个成折打")

_LINKS: Final = frozenset({"and", "a", "an", "point"})
_SPELLED: Final = _LINKS.union(SMALL, TENS, SCALES, PARTS, (f"{scale}s" for scale in SCALES), ("first", "second"))
_STARTS: Final = frozenset({*SMALL, *TENS, *SCALES, "half", "quarter", "a", "an"})
_ORDINALS: Final = frozenset({*(part for part in PARTS if part[-2:] in {"th", "rd"}), "first", "second"})
_ITEM: Final = regex(r"(?:\s*-\s*|\s+)?([a-z]++|[0-9]++(?>(?:,[0-9]{3})*)(?>(?:\.[0-9]++)?)(?![0-9a-z]))")
_SCALE_NEXT: Final = regex(rf"[\s-]+(?:{'|'.join(sorted(SCALES, key=len, reverse=True))}|over|out)s?(?![a-z])")
_RATIO: Final = regex(r"\s+(?:over|out\s+of)\s+")
_WHOLE: Final = regex(r"[0-9]{1,9}(?![0-9a-z]|[.,][0-9])")
_SIGN_ENDS: Final = frozenset("-负se")
_MINUS: Final = regex(r"(?<![a-z])(?:minus|negative)$")
_PRONOUN: Final = regex(r"(?<![a-z])(?:this|that|which|each|every|any|no|another|some)\s+$")


def numbers(text: str) -> Iterator[Number]:
    """Return every number in a folded text, in order and without overlap."""
    low = text.lower()
    place = 0
    while anchor := _ANCHOR.search(low, place):
        at, place = anchor.span()
        word = anchor.group()
        if "a" <= word[0] <= "z":
            found = _english(low, at) if word in _STARTS else None
        elif word in _GLYPHS:
            found = Number(_glyph(word), _CENTH, at, at + 1)
        else:
            found = _western(text, low, at) if word.isascii() else chinese_number(low, at)
            if found is not None and found.start == at:
                found = _signed(low, at, found)
        if found is not None:
            place = found.end
            if found.start < place:
                yield found


def _glyph(char: str) -> Decimal:
    top, bottom = _GLYPHS[char].split("/")
    return Decimal(top) / Decimal(bottom)


def _signed(low: str, at: int, number: Number) -> Number:
    """Return a number with the minus before it."""
    begin = max(0, at - 10)
    ahead = low[begin:at].rstrip()
    sign = ahead[-1:]
    if sign not in _SIGN_ENDS:
        return number
    place = begin + len(ahead)
    if sign in "se":
        start = minus.start() if low[at - 1] == " " and (minus := _MINUS.search(low, begin, place)) else at
    else:
        last = ahead[-4:-1].rstrip()[-1:]
        parted = sign == "-" and (last.isalnum() or last in {")", "%"})
        start = at if parted or at - place > 3 else place - 1
    return number._replace(value=-number.value, start=start) if start < at else number


def _western(text: str, low: str, at: int) -> Number | None:
    """Return a number in digits: with an exponent, a power, a fraction, scales behind it; also a percentage."""
    digits = _DIGITS.match(low, at)
    if digits is None:
        return None
    end = digits.end()
    ahead = low[at - 1 : at]
    if ahead == "_" or (ahead.isascii() and ahead.isalpha() and low[max(0, at - 3) : at] not in SIGNS):
        return nothing(end)
    following = low[end : end + 1]
    if following in {"/", " ", "又"} and _FRACTION_NEAR.match(low, end) and (fraction := _fraction(low, at)):
        return fraction
    if following == " ":
        following = low[end : end + 8].lstrip()[:1]
    if following in _CHINESE_NEXT:
        return chinese_number(low, at)
    if following in _COUNTING:
        return counted(low, at, digits.group())
    read = value_of(digits.group())
    if read is None:
        return nothing(end)
    plain = Number(*read, at, end)
    return _scaled(text, low, plain, following) if following in _SCALING else percentage(low, plain)


def _fraction(low: str, at: int) -> Number | None:
    """Return 7/9 or 2 7/9 as a number, but not the parts of a date."""
    found = _FRACTION.match(low, at)
    if found is None or not int(found[3]) or _NO_FRACTION.search(low, max(0, at - 2), at):
        return None
    value = Decimal(int(found[1] or 0)) + Decimal(int(found[2])) / int(found[3])
    return percentage(low, Number(value, _CENTH, at, found.end()))


def _scaled(text: str, low: str, number: Number, following: str) -> Number | None:
    """Return digits with what scales them: an exponent, a power, letters or words; none where letters are a unit."""
    end = number.end
    if following in _GLYPHS and low[end] == following:
        return Number(number.value + _glyph(following), _CENTH, number.start, end + 1)
    if following in "ex×" and (exponent := _EXPONENT.match(low, end)):
        power = int(exponent[1] or exponent[2])
        if abs(power) > _EXPONENT_AT_MOST:
            return nothing(exponent.end())
        times = ONE.scaleb(power)
        return Number(number.value * times, number.step * times, number.start, exponent.end())
    if following == "^" and (raised := _POWER.match(low, end)):
        power = int(raised[1])
        known = number.value or power >= 0
        return Number(number.value**power, number.step, number.start, raised.end()) if known else nothing(end)
    if low[end] in " -" and _SCALE_NEXT.match(low, end) and (spelled := _english(low, number.start)):
        return spelled
    suffix = _SUFFIX.match(low, end) if following in "kmgtb" else None
    if suffix and (suffix[1] or suffix[3] or text[suffix.start(2)].isupper()):
        scale = SCALES[suffix[3]] if suffix[3] else LETTERS[suffix[1] or suffix[2]]
        end = suffix.end()
        if low[end : end + 8].lstrip()[:1] in {"个", "百"}:
            return chinese_number(low, number.start)
        return percentage(low, Number(number.value * scale, number.step * scale, number.start, end))
    found = percentage(low, number)
    glued = low[end].isascii() and low[end].isalpha()
    return nothing(end) if glued and not found.percent else found


def _english(low: str, at: int) -> Number | None:
    """Return the longest number in English words at a place, also a fraction of two, and a percentage."""
    spelled = _words(low, at)
    first = spelled or _whole(low, at)
    if first is None:
        return None
    value, step, end = first
    ratio = _RATIO.match(low, end)
    below = (_words(low, ratio.end()) or _whole(low, ratio.end())) if ratio else None
    if below and 0 < value < below[0]:
        value, step, end = value / below[0], _CENTH, below[2]
    elif spelled is None:
        return None
    return percentage(low, _signed(low, at, Number(value, step, at, end)))


def _whole(low: str, at: int) -> tuple[Decimal, Decimal, int] | None:
    """Return value, step and end of whole digits."""
    found = _WHOLE.match(low, at)
    return (Decimal(found.group()), ONE, found.end()) if found else None


def _words(low: str, at: int) -> tuple[Decimal, Decimal, int] | None:
    """Return value, step and end of the longest number in words at a place; digits alone are none."""
    row: list[str] = []
    ends: list[int] = []
    place = at
    while len(row) < _ITEMS_AT_MOST and (found := _ITEM.match(low, place)):
        word = found[1]
        if not (word in _SPELLED or word[0].isdigit()):
            break
        place = found.end()
        row.append(word)
        ends.append(place)
    if len(row) == 2 and row[0] in TENS and row[1] in _ORDINALS:
        return None
    for count, read in longest(row):
        if row[count - 1] not in _LINKS and (count > 1 or _is_alone(low, at, row[0])):
            return *read, ends[count - 1]
    return None


def _is_alone(low: str, at: int, word: str) -> bool:
    """Whether one word is a number: not "one" in "this one", not "quarter" without its article."""
    if word == "one":
        return not _PRONOUN.search(low, max(0, at - 10), at)
    return word in SMALL or word in TENS or word in SCALES or word == "half"
