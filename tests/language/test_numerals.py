"""Numerals in digits, in Chinese and in English words, against independent spellers."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.language.folding import words
from mcp_server.language.number_words import english
from mcp_server.language.numerals import Numeral, arabic, chinese

DIGITS = "零一二三四五六七八九"
FORMAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
SMALL = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = words("_ _ twenty thirty forty fifty sixty seventy eighty ninety")


def in_chinese(number: int) -> str:
    """A whole number below 10^16, spelled as in school."""
    if number == 0:
        return "零"
    spelled, gap = "", False
    for size, scale in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, size)
        if part:
            spelled += ("零" if spelled and (gap or part < 1000) else "") + four_places(part) + scale
        gap = not part
    return spelled


def four_places(number: int) -> str:
    spelled, gap = "", False
    for size, scale in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            spelled += ("零" if gap and spelled else "") + DIGITS[digit] + scale
        gap = not digit
    return spelled


def in_english(number: int) -> str:
    """A whole number below 10^15, spelled with "and" and hyphens."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    for size, word in (
        (10**12, "trillion"),
        (10**9, "billion"),
        (10**6, "million"),
        (1000, "thousand"),
        (100, "hundred"),
    ):
        if number >= size:
            rest = number % size
            joint = " and " if rest < 100 else " "
            return f"{in_english(number // size)} {word}" + (joint + in_english(rest) if rest else "")
    raise AssertionError(number)


@given(st.integers(0, 10**16 - 1))
@settings(max_examples=100)
def test_a_number_spelled_in_chinese_is_read_back(number):
    for spelled in (in_chinese(number), in_chinese(number).translate(FORMAL)):
        found = chinese(spelled)
        assert found is not None
        assert found.value == number


@given(st.integers(0, 10**15 - 1))
@settings(max_examples=100)
def test_a_number_spelled_in_english_is_read_back(number):
    found = english(in_english(number))
    assert found is not None
    assert found.value == number


@given(st.decimals(0, 10**9, places=3, allow_nan=False))
@settings(max_examples=100)
def test_digits_are_read_with_and_without_commas(number):
    assert arabic(f"{number:.3f}") == arabic(f"{number:,.3f}") == Numeral(number, Decimal("0.001"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("两千四", 2400), ("三万五", 35000), ("八百六", 860), ("两千零四", 2004), ("二六", 26), ("三点一四", "3.14"),
        ("一点二亿", 120_000_000), ("1亿2000万", 120_000_000), ("7万6000", 76000), ("8万亿", 8 * 10**12), ("十二", 12),
        ("百万", 10**6), ("〇", 0), ("两百零五万", 2_050_000),
    ],
)  # fmt: skip
def test_chinese_numerals_of_every_day_are_read(text, value):
    found = chinese(text)
    assert found is not None
    assert found.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two dozen", 24), ("half a million", 500_000), ("three and a quarter", "3.25"),
        ("five point two", "5.2"), ("point zero five", "0.05"), ("forty two thousand", 42000), ("7 hundred and 9", 709),
        ("six two", None), ("minus eleven", -11), ("nineteen hundred", 1900), ("seven tenths", "0.7"), ("", None),
        ("and", None), ("one twenty-second", Decimal(1) / 22), ("one second", None), ("hundred hundred", None),
    ],
)  # fmt: skip
def test_english_numerals_of_every_day_are_read(text, value):
    found = english(text)
    assert (found and found.value) == (None if value is None else Decimal(value))


@pytest.mark.parametrize("reader", [arabic, chinese])
def test_absurdly_many_digits_are_no_number(reader):
    assert reader("9" * 41) is None
    assert reader("9" * 100_000) is None
