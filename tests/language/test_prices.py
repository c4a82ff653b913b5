"""Prices: an amount with what it is counted for, the time before the thing."""

from decimal import Decimal

import pytest

from mcp_server.language.prices import price

READ = [
    ("1,999元/店/年", "1999", "CNY", "year"),
    ("199元/月/户", "199", "CNY", "month"),
    ("¥199/店·月", "199", "CNY", "month"),
    ("每年1,999元/店", "1999", "CNY", "year"),
    ("每店每年1,999元", "1999", "CNY", "year"),
    ("30万元/人·年", "300000", "CNY", "year"),
    ("1,999元/店", "1999", "CNY", "店"),
    ("$20 per seat per month", "20", "USD", "month"),
    ("$240 per store per year", "240", "USD", "year"),
    ("€9 a month per user", "9", "EUR", "month"),
    ("$1.2M", "1200000", "USD", ""),
    ("免费", "0", "", ""),
    ("free", "0", "", ""),
]
UNREAD = ["soonish per day", "per seat per month", "/", "每", "1,999元/店/年 plus tax", "$20 per", "/".join(["1"] * 40)]


@pytest.mark.parametrize(("text", "value", "unit", "per"), READ)
def test_a_price_keeps_its_time_before_its_thing(text, value, unit, per):
    found = price(text)
    assert (found.value, found.unit, found.per) == (Decimal(value), unit, per)


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_no_price_is_not_read(text):
    assert price(text) is None
