"""Numbers as they are written in digits and in Chinese numerals."""

from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.regex import regex

DIGITS_AT_MOST: Final = 40
"""A longer row of digits is no figure that a person writes."""

ARABIC: Final = (
    r"(?:[0-9]{1,3}(?>(?:[,\u2009][0-9]{3})+)(?![0-9])(?>(?:\.[0-9]++)?)|[0-9]++(?>(?:\.[0-9]++)?)|\.[0-9]++)"
)
"""Digits, thousands apart by commas or thin spaces, with a decimal point."""
CHINESE_DIGITS: Final = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    **{char: value for value, char in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
    "俩": 2,
    "仨": 3,
}
CHINESE_SCALES: Final = {
    **dict.fromkeys("十拾", 10),
    **dict.fromkeys("百佰", 100),
    **dict.fromkeys("千仟", 1000),
    "万": 10**4,
    "亿": 10**8,
    "兆": 10**12,
}
DIGIT: Final = "".join(CHINESE_DIGITS)
SCALE: Final = "".join(CHINESE_SCALES)

_VALUES: Final = CHINESE_DIGITS | CHINESE_SCALES

_ATOM: Final = regex(rf"{ARABIC}|[{DIGIT}{SCALE}]")
ONE: Final = Decimal(1)


class Numeral(NamedTuple):
    """What a numeral stands for, and one unit in its last place."""

    value: Decimal
    step: Decimal = ONE


_NOTHING: Final = Numeral(Decimal(0))


def arabic(text: str) -> Numeral | None:
    """Return the value of digits that match ARABIC; nothing when there are absurdly many."""
    if text.isdigit() and len(text) <= DIGITS_AT_MOST:
        return Numeral(Decimal(text))
    digits = text.replace(",", "").replace("\u2009", "") if len(text) <= 2 * DIGITS_AT_MOST else text
    if len(digits) > DIGITS_AT_MOST:
        return None
    point = digits.find(".")
    return Numeral(Decimal(digits), ONE if point < 0 else ONE.scaleb(point + 1 - len(digits)))


def chinese(text: str) -> Numeral | None:
    """Return the value of a Chinese numeral: 三千零六万, 三点二, 两千四, 1亿2000万; 几 in 三十几 adds nothing."""
    if not text or len(text) > DIGITS_AT_MOST:
        return None
    if "点" in text:
        return _with_decimals(*text.split("点", 1))
    # groups of ten thousand, the group being read, its last digit, and the largest scale so far
    total: int | Decimal = 0
    group: int | Decimal = 0
    digit: int | Decimal | None = None
    step: int | Decimal = 1
    scale = largest = 1
    short = False
    for atom in text if text.isalpha() else _ATOM.findall(text):
        value = _VALUES.get(atom)
        if value is None:
            if not atom.isalpha():
                (digit, step), short = arabic(atom) or _NOTHING, False
        elif value < 10:
            # a lone digit at the end counts the next smaller scale, 两千四 is 2400; behind 零 it is what it says
            short = digit is None and value > 0 and scale > 10
            digit, step = (digit or 0) * 10 + value, 1
        else:
            if value < 10**4:
                group, step = group + (digit or 1) * value, 1
            else:
                group += digit or 0
                if total and (value > largest or not group):
                    total = (total + group) * value
                else:
                    total += (group or 1) * value
                group, step, largest = 0, step * value, value
            scale, digit, short = value, None, False
    if short and digit:
        step = scale // 10
        digit *= step
    if digit is None and not total and not group:
        return None
    return Numeral(Decimal(total + group + (digit or 0)), ONE if step == 1 else Decimal(step))


def _with_decimals(whole: str, decimals: str) -> Numeral | None:
    """Return the value of a numeral with decimals, and a scale behind them: 一点二亿."""
    digits = decimals.rstrip(SCALE)
    if not digits or any(char not in CHINESE_DIGITS for char in digits):
        return None
    head = chinese(whole) if whole else _NOTHING
    if head is None:
        return None
    step = ONE.scaleb(-len(digits))
    value = head.value + step * int("".join(str(CHINESE_DIGITS[char]) for char in digits))
    times = product(decimals[len(digits) :])
    return Numeral(value * times, step * times)


def product(scales: str) -> Decimal:
    """Return the product of Chinese scales side by side: 百万 is 1000000."""
    value = 1
    for scale in scales:
        value *= CHINESE_SCALES[scale]
    return Decimal(value)


def whole_number(text: str | None, other: int = 0) -> int:
    """Return the whole number that digits or Chinese numerals are; 0 for no text, *other* for what is none."""
    if not text:
        return 0
    if text.isdigit():
        return int(text)
    read = chinese(text)
    return int(read.value) if read and read.value == int(read.value) else other
