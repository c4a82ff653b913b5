"""Every number in a text, whatever it counts: the mode in which the reader is measured against others."""

import pytest

from mcp_server.language.quantities import quantities


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("一台和三只", ["1", "3"]),
        ("这一看就是统一的", []),
        ("他在四川", []),
        ("第三,第二十四,七七八八", []),
        ("乱七八糟", []),
        ("三 千 六 百", ["3600"]),
        ("十五 十六", ["15", "16"]),
        ("八万 余", ["80000"]),
        ("四分之三,六又四分之三", ["0.75", "6.75"]),
        ("负 百分之三", ["-3%"]),
        ("百分之 二十二点六", ["22.6%"]),
        ("千分之七", ["0.7%"]),
        ("四成二,七五折,六折", ["42%", "75%", "60%"]),
        ("8k个百分点", ["8000%"]),
        ("三打鸡蛋", ["36"]),
        ("6月18日", ["6", "18"]),
        ("two and six tenths", ["2.6"]),
        ("3 out of 8, nine out of two", ["0.375", "9", "2"]),
        ("minus forty-one", ["-41"]),
        ("this one, that one, one", ["1"]),
        ("4.5e3 and 2x10^-2 and 3^2", ["4500", "0.02", "9"]),
        ("7 3/16 and 5/8 on 6/7/2021", ["7.1875", "0.625", "6", "7", "2021"]),
        ("9 876 543 and 2,5 and 7.654,3", ["9876543", "2.5", "7654.3"]),
        ("7k, 3.5 M, 6 bln, 4m", ["7000", "3500000", "6000000000"]),
        ("thirty-third, 12km, 4th", []),
        ("sixty per cent, percent of 70", ["60%", "70%"]),
        ("half, ¾, 2¼", ["0.5", "0.75", "2.25"]),
        ("https://x.io/?q=30%25%20", []),
        ("1e400", []),
    ],
)
def test_each_numeral_counts(text, wanted):
    found = quantities(text, every=True)
    assert [f"{one.value:f}".removesuffix(".0") + one.unit for one in found] == wanted
    assert [one.dimension for one in found] == ["percent" if value.endswith("%") else "count" for value in wanted]


def test_prose_is_read_more_strictly_than_every_numeral():
    text = "这一看就是三个"
    assert [one.text for one in quantities(text)] == ["三个"]
    assert [one.text for one in quantities("数字五", every=True)] == ["五"]
    assert quantities("数字五") == ()
