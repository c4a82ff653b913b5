"""Figures, dates and lists as each locale writes them."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from mcp_server.model.quantity import Quantity

CURRENCY = {
    "zh-CN": {"CNY": "元", "USD": "美元", "EUR": "欧元", "GBP": "英镑", "JPY": "日元", "HKD": "港元"},
    "en": {"CNY": "CNY ", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "HKD": "HK$"},
}
SCALES = {
    "zh-CN": ((Decimal(10) ** 8, "亿"), (Decimal(10) ** 4, "万")),
    "en": ((Decimal(10) ** 9, " billion"), (Decimal(10) ** 6, " million")),
}
UNITS = {
    "zh-CN": {
        "days": "天", "weeks": "周", "months": "个月", "hours": "小时", "minutes": "分钟", "years": "年",
        "pp": "个百分点", "quarters": "个季度", "seconds": "秒", "times": "倍",
        "person-days": "人天", "person-weeks": "人周", "person-months": "人月", "person-hours": "人时", "people": "人",
    },
    "en": {"pp": "percentage points"},
}  # fmt: skip
ONE = {
    "days": "day", "weeks": "week", "months": "month", "hours": "hour", "minutes": "minute", "years": "year",
    "quarters": "quarter", "seconds": "second", "times": "time", "person-days": "person-day", "people": "person",
    "person-weeks": "person-week", "person-months": "person-month", "person-hours": "person-hour",
    "percentage points": "percentage point", "series": "series", "movies": "movie", "analyses": "analysis",
}  # fmt: skip
"""English units in the singular; others lose their s."""
SCALED = ("万", "亿", "千", "百万", "million", "billion", "thousand")
"""What a unit begins with that counts by itself: 12,345 in 万元 is no 1.23万 of them."""
BOUNDS = {
    "zh-CN": {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "约", "±": "±"},
    "en": {">=": "≥", "<=": "≤", ">": ">", "<": "<", "~": "about ", "±": "±"},
}

_EXACT = Context(prec=1_000, rounding=ROUND_HALF_UP)
"""Digits enough for any figure that a field can hold: rounding one to be read never fails."""
SMALLEST = 12
"""Decimals at most."""


def plain(value: Decimal, places: int | None = None) -> str:
    """Return digits in groups of three, without an exponent and without zeros at the end."""
    if places is not None:
        value = value.quantize(Decimal(1).scaleb(-places), context=_EXACT)
    text = f"{value or abs(value):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _places(value: Decimal, places: int) -> int:
    return places if not value or abs(value) >= 1 else max(places, 4, min(1 - value.adjusted(), SMALLEST))


def _rounded(value: Decimal, places: int) -> str:
    """Return a number with at most *places* decimals, a small one with two digits that count."""
    return plain(value, _places(value, places))


def _bare(unit: str) -> bool:
    """Whether figures in this unit take no scale word."""
    return unit in {"%", "‰", "pp"} or unit.startswith(SCALED)


def number(value: Decimal, locale: str, places: int = 2) -> str:
    """Return a number with the locale's scale words (万, 亿, million) and at most *places* decimals, or what five digits
    that count need."""
    for scale, word in SCALES[locale]:
        if abs(value) >= scale:
            scaled = _EXACT.divide(value, scale)
            return plain(scaled, max(places, 2, 4 - scaled.adjusted())) + word
    return _rounded(value, places)


def last_place(value: Decimal, unit: str, locale: str) -> Decimal:
    """Return one unit in the last place to which `amount` writes a figure."""
    if not _bare(unit):
        for scale, _ in SCALES[locale]:
            if abs(value) >= scale:
                return scale.scaleb(-max(2, 4 - _EXACT.divide(value, scale).adjusted()))
    return Decimal(1).scaleb(-_places(value, 2))


def amount(value: Decimal, unit: str, locale: str, places: int = 2) -> str:
    """Return a number with its unit as the locale writes it: 5,700万元, CNY 57 million, 3.5 person-months, 92%."""
    if unit in CURRENCY[locale]:
        word = CURRENCY[locale][unit]
        if locale == "zh-CN":
            return number(value, locale, places) + word
        text = number(value, locale, places)
        return f"-{word}{text[1:]}" if text.startswith("-") else word + text
    text = _rounded(value, places) if _bare(unit) else number(value, locale, places)
    if unit in {"%", "‰"}:
        return text + unit
    word = UNITS[locale].get(unit, unit)
    if not word:
        return text
    if value == 1 and locale == "en":
        word = _singular(word)
    return f"{text}{word}" if not word.isascii() else f"{text} {word}"


def _singular(word: str) -> str:
    """Return an English unit as it stands with one; what counts nothing (ms, status) as it is."""
    if word in ONE:
        return ONE[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes")) else word[:-1]


def quantity(value: Quantity, locale: str) -> str:
    """Return a quantity as it was written, or as the locale writes it where it was computed."""
    if value.text and value.basis == "given":
        return value.text.strip()
    sign = "+" if value.signed and value.value > 0 else ""
    text = BOUNDS[locale].get(value.bound, "") + sign + amount(value.value, value.unit, locale)
    return text if value.upper is None else f"{text}–{amount(value.upper, value.unit, locale)}"


def day(value: date, locale: str) -> str:
    """Return a day: 2026年3月5日, 5 March 2026 is too long for tables, so both write 2026-03-05."""
    del locale
    return value.isoformat()


def listing(values: Iterable[Any], locale: str) -> str:
    """Return the values in a row: A、B, or A, B."""
    return ("、" if locale == "zh-CN" else ", ").join(shown(v, locale) for v in values)


def shown(value: Any, locale: str) -> str:
    """Return any fact as text of the locale."""
    if isinstance(value, str):
        return value
    if isinstance(value, Quantity):
        return quantity(value, locale)
    if isinstance(value, Decimal):
        return number(value, locale)
    if isinstance(value, date):
        return day(value, locale)
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, tuple | list):
        return listing(value, locale)
    return str(value)


def named(unit: str, locale: str) -> str:
    """Return what a unit is called where it stands alone: CNY is 元 in Chinese."""
    money = CURRENCY[locale] if locale == "zh-CN" else {}
    return money.get(unit, UNITS[locale].get(unit, unit))


def axis(values: Iterable[Decimal], unit: str, locale: str) -> tuple[Decimal, str]:
    """Return by what to divide figures of one unit so that they are short on an axis, and what they are then in: 万元,
    CNY million, %."""
    largest = max((abs(value) for value in values), default=Decimal(0))
    bare = unit in {"%", "‰", "pp"} or unit.startswith(SCALED)
    scale, word = next(((s, w) for s, w in SCALES[locale] if largest >= s and not bare), (Decimal(1), ""))
    name = CURRENCY[locale].get(unit, UNITS[locale].get(unit, unit)).strip()
    return scale, word + name if locale == "zh-CN" else f"{name}{word}".strip()
