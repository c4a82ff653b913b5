"""Numbers as they are written in digits and in Chinese numerals."""

from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.regex import regex

DIGITS_AT_MOST: Final = 40
"""A longer row of digits is no figure that a person writes."""

ARABIC: Final = r"(?:[0-9]{1,3}(?:[,\u2009][0-9]{3})++(?![0-9])(?:\.[0-9]++)?+|[0-9]++(?:\.[0-9]++)?+|\.[0-9]++)"
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

_ATOM: Final = regex(rf"{ARABIC}|[{DIGIT}{SCALE}]")
ONE: Final = Decimal(1)


class Numeral(NamedTuple):
    """What a numeral stands for, and one unit in its last place."""

    value: Decimal
    step: Decimal = ONE


def arabic(text: str) -> Numeral | None:
    """Return the value of digits that match ARABIC; nothing when there are absurdly many."""
    if text.isdigit() and len(text) <= DIGITS_AT_MOST:
        return Numeral(Decimal(text))
    digits = text.replace(",", "").replace("\u2009", "") if len(text) <= 2 * DIGITS_AT_MOST else text
    if len(digits) > DIGITS_AT_MOST:
        return None
    point = digits.find(".")
    return Numeral(Decimal(digits), ONE if point < 0 else ONE.scaleb(point + 1 - len(digits)))


class _Sum:
    """What has been read of a Chinese numeral so far: groups of ten thousand, the group being read, the last digit."""

    __slots__ = ("digit", "group", "largest", "scale", "short", "step", "total")

    def __init__(self) -> None:
        self.total: int | Decimal = 0
        self.group: int | Decimal = 0
        self.digit: int | Decimal | None = None
        self.step: int | Decimal = 1
        self.scale = self.largest = 1
        self.short = False

    def add_digits(self, read: Numeral) -> None:
        self.digit, self.step = read
        self.short = False

    def add_digit(self, value: int) -> None:
        # a lone digit at the end counts the next smaller scale, 两千四 is 2400; behind 零 it is what it says
        self.short = self.digit is None and value > 0 and self.scale > 10
        self.digit, self.step = (self.digit or 0) * 10 + value, 1

    def add_scale(self, scale: int) -> None:
        self.scale = scale
        if scale < 10**4:
            self.group += (self.digit or 1) * scale
            self.step = 1
        else:
            group = self.group + (self.digit or 0)
            if scale > self.largest and self.total:
                self.total = (self.total + group) * scale
            elif group:
                self.total += group * scale
            else:
                self.total = (self.total or 1) * scale
            self.step *= scale
            self.largest, self.group = scale, 0
        self.digit, self.short = None, False

    def result(self) -> Numeral:
        digit = self.digit or 0
        if self.short:
            self.step = self.scale // 10
            digit *= self.step
        return Numeral(Decimal(self.total + self.group + digit), ONE if self.step == 1 else Decimal(self.step))


def chinese(text: str) -> Numeral | None:
    """Return the value of a Chinese numeral, digits allowed in it: 三千零六万, 三点二, 1亿2000万, 两千四."""
    if not text or len(text) > DIGITS_AT_MOST:
        return None
    if (lone := CHINESE_DIGITS.get(text)) is not None:
        return Numeral(Decimal(lone))
    if "点" in text:
        whole, _, decimals = text.partition("点")
        return _with_decimals(whole, decimals)
    read = _Sum()
    for atom in _ATOM.findall(text):
        if (digit := CHINESE_DIGITS.get(atom)) is not None:
            read.add_digit(digit)
        elif scale := CHINESE_SCALES.get(atom):
            read.add_scale(scale)
        else:
            read.add_digits(arabic(atom) or Numeral(Decimal(0)))
    return read.result()


def _with_decimals(whole: str, decimals: str) -> Numeral | None:
    """Return the value of a numeral with decimals, and a scale behind them: 一点二亿."""
    digits = decimals.rstrip(SCALE)
    if not digits or any(char not in CHINESE_DIGITS for char in digits):
        return None
    head = chinese(whole) if whole else Numeral(Decimal(0))
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
