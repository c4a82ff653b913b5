"""Numbers as they are written: digits, Chinese numerals and English words."""

import re
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

DIGITS_AT_MOST: Final = 40
"""A longer row of digits is no figure that a person writes."""

ARABIC: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?|\.[0-9]++)"
CHINESE_DIGITS: Final = {
    **{c: i for i, c in enumerate("零一二三四五六七八九")},
    **{c: i for i, c in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "俩": 2,
}
CHINESE_UNITS: Final = {
    "十": 10,
    "拾": 10,
    "百": 100,
    "佰": 100,
    "千": 1000,
    "仟": 1000,
    "万": 10**4,
    "亿": 10**8,
    "兆": 10**12,
}
DIGIT: Final = "".join(CHINESE_DIGITS)
UNIT: Final = "".join(CHINESE_UNITS)

_ATOM: Final = re.compile(rf"({ARABIC})|([{DIGIT}])|([{UNIT}])")

_ONES: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
ENGLISH: Final = {
    **{w: i for i, w in enumerate(_ONES)},
    **{w: 10 * i for i, w in enumerate(_TENS, 2)},
}
ENGLISH_SCALES: Final = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}


class Numeral(NamedTuple):
    """What a numeral stands for, and one unit in its last place."""

    value: Decimal
    step: Decimal


def arabic(text: str) -> Numeral | None:
    """The value of digits with thousands commas and a decimal point; nothing when there are absurdly many."""
    if len(text) > 2 * DIGITS_AT_MOST:
        return None
    digits = text.replace(",", "")
    if len(digits) > DIGITS_AT_MOST:
        return None
    try:
        value = Decimal(digits)
    except InvalidOperation:
        return None
    point = digits.find(".")
    return Numeral(value, Decimal(1) if point < 0 else Decimal(1).scaleb(point + 1 - len(digits)))


def chinese(text: str) -> Numeral | None:
    """The value of a Chinese numeral, digits allowed in it: 一千二百万, 三点五, 1亿2000万, 两千四百五."""
    if len(text) > DIGITS_AT_MOST:
        return None
    whole, point, decimals = text.partition("点")
    if point:
        return _with_decimals(whole, decimals)
    if not any(c in CHINESE_UNITS for c in text) and not any(c in "0123456789" for c in text):
        return Numeral(Decimal("".join(str(CHINESE_DIGITS[c]) for c in text)), Decimal(1)) if text else None
    total = section = Decimal(0)
    current: Decimal | None = None
    fine = last = Decimal(1)
    largest = 0
    short = False
    for digits, digit, unit in _ATOM.findall(text):
        if digits:
            read = arabic(digits)
            if read is None:
                return None
            (current, fine), short = read, False
        elif digit:
            value = CHINESE_DIGITS[digit]
            # a lone digit at the end counts the next smaller unit, 两千四 is 2400; behind 零 it is what it says
            short = current is None and value > 0 and last > 10
            current, fine = (current or 0) * 10 + Decimal(value), Decimal(1)
        else:
            factor = CHINESE_UNITS[unit]
            last = Decimal(factor)
            fine = last if current is None and factor < 10**4 else fine * last
            if factor < 10**4:
                section += (Decimal(1) if current is None else current) * last
            else:
                here = section + (current or 0)
                if factor > largest and total:
                    total = (total + here) * last
                elif here:
                    total += here * last
                else:
                    total = (total or Decimal(1)) * last
                largest, section = factor, Decimal(0)
            current, short = None, False
    if short and current is not None:
        fine = last / 10
        current *= fine
    return Numeral(total + section + (current or 0), fine)


def _with_decimals(whole: str, decimals: str) -> Numeral | None:
    """The value of 三点五 and 一点二亿."""
    digits = decimals.rstrip(UNIT)
    if not digits or any(c not in CHINESE_DIGITS for c in digits):
        return None
    head = chinese(whole) if whole else Numeral(Decimal(0), Decimal(1))
    if head is None:
        return None
    step = Decimal(1).scaleb(-len(digits))
    value = head.value + step * int("".join(str(CHINESE_DIGITS[c]) for c in digits))
    for unit in decimals[len(digits) :]:
        value *= CHINESE_UNITS[unit]
        step *= CHINESE_UNITS[unit]
    return Numeral(value, step)


def english(text: str) -> Numeral | None:
    """The value of a number in English words, at most in the trillions: "one hundred and twenty", "twenty-five"."""
    total = current = 0
    fine = 1
    read = False
    for word in re.split(r"[\s-]+", text.lower().strip()):
        if word in ENGLISH:
            current += ENGLISH[word]
            fine = 1
        elif word == "hundred":
            current = (current or 1) * 100
            fine = 100
        elif word in ENGLISH_SCALES:
            total += (current or 1) * ENGLISH_SCALES[word]
            fine = ENGLISH_SCALES[word]
            current = 0
        elif word == "and" and read:
            continue
        else:
            return None
        read = True
    return Numeral(Decimal(total + current), Decimal(fine)) if read else None
