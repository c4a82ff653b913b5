"""What is read as a quantity in business prose, in both languages, and what is kept apart."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.language.quantities import quantities, quantity, tokens
from mcp_server.language.units import UNITS
from mcp_server.model.quantity import Quantity


def brief(found: Quantity) -> str:
    """A quantity on one line: bound, value or both ends, unit, dimension, what it is counted for."""
    bound = "" if found.bound in {"=", "range"} else f"{found.bound} "
    ends = f"{found.value:f}" if found.upper is None else f"{found.value:f}..{found.upper:f}"
    unit = f" {found.unit}" if found.unit else ""
    per = f" per {found.per}" if found.per else ""
    return f"{bound}{ends}{unit}{per} ({found.dimension})"


CHINESE = (
    ("违约12单，续约24份，约30份", ["12 单 (count)", "24 份 (count)", "~ 30 份 (count)"]),
    ("附近30户，近30户，商超5家，超5家", ["30 户 (count)", "~ 30 户 (count)", "5 家 (count)", "> 5 家 (count)"]),
    ("ARR达到5,700万", ["57000000 (count)"]),
    ("平均客单价提升至28万元", ["280000 CNY (money)"]),
    ("上网电量 1,989 万千瓦时", ["19890000 千瓦时 (count)"]),
    ("续费率≥92%", [">= 92 % (percent)"]),
    ("新客/续费贡献45%/55%", ["45 % (percent)", "55 % (percent)"]),
    ("6名SE支持36名AE", ["6 名 (count)", "36 名 (count)"]),
    ("轮岗8人月/季", ["8 person-months per quarter (effort)"]),
    ("每月投入3人月", ["3 person-months (effort)"]),
    ("每月8人天,每人500元", ["8 person-days per month (effort)", "500 CNY per person (money)"]),
    ("单价1.2万/套", ["12000 per 套 (count)"]),
    ("P1缺陷3个,P2缺陷11个", ["3 个 (count)", "11 个 (count)"]),
    ("D7留存28.6%", ["28.6 % (percent)"]),
    ("6个两周迭代", ["6 个 (count)", "2 weeks (duration)"]),
    ("六个两周迭代", ["6 个 (count)", "2 weeks (duration)"]),
    ("进入两大新行业", ["2 大 (count)"]),
    ("CAC回收≤12个月", ["<= 12 months (duration)"]),
    ("预算100-500万", ["1000000..5000000 (count)"]),
    ("10到20家", ["10..20 家 (count)"]),
    ("3–5天", ["3..5 days (duration)"]),
    ("3天-5天,3%-5%", ["3..5 days (duration)", "3..5 % (percent)"]),
    ("百分之十七、两成、九成三、四千六百万", ["17 % (percent)", "20 % (percent)", "93 % (percent)", "46000000 (count)"]),
    ("提高5个百分点,+3pp,30个基点,3‰", ["5 pp (points)", "3 pp (points)", "0.30 pp (points)", "0.3 % (percent)"]),
    ("至少5家,不超过12天,超30%,不到8%", [">= 5 家 (count)", "<= 12 days (duration)", "> 30 % (percent)", "< 8 % (percent)"]),
    ("近千家,百余家,20余名,十几个", ["~ 1000 家 (count)", "> 100 家 (count)", "> 20 名 (count)", "> 10 个 (count)"]),
    ("约为5%,200人以上,3天以内,50万左右", [
        "~ 5 % (percent)", ">= 200 人 (count)", "<= 3 days (duration)", "~ 500000 (count)"]),
    ("半年、两年半、一个半月、半个月", [
        "0.5 years (duration)", "2.5 years (duration)", "1.5 months (duration)", "0.5 months (duration)"]),
    ("5个多月,七十多亿元,800余万", ["> 5 months (duration)", "> 7000000000 CNY (money)", "> 8000000 (count)"]),
    ("两三家,五六个月,十七八家", ["2..3 家 (count)", "5..6 months (duration)", "17..18 家 (count)"]),
    ("1亿2000万,7万6000,1.2亿元人民币", ["120000000 (count)", "76000 (count)", "120000000 CNY (money)"]),
    ("占三分之一", [f"{Decimal(1) / 3:f} (ratio)"]),
    ("增长3倍,打八折,2.5倍", ["3 x (ratio)", "80 % (percent)", "2.5 x (ratio)"]),
    ("５,７００万,３６名", ["57000000 (count)", "36 名 (count)"]),
    ("銷售額達１.２億,成長三成", ["120000000 (count)", "30 % (percent)"]),
    ("近三年增长,最近3天", ["3 years (duration)", "3 days (duration)"]),
    ("误差±2%,5±1天", ["± 2 % (percent)", "5 days (duration)", "± 1 days (duration)"]),
    ("同比-3%,环比下降–5%,亏损负200万", ["-3 % (percent)", "-5 % (percent)", "-2000000 (count)"]),
    ("¥1,200.50与￥30万与8,000美元", ["1200.50 CNY (money)", "300000 CNY (money)", "8000 USD (money)"]),
    ("DAU318,GMV3.2亿", ["318 (count)", "320000000 (count)"]),
    ("历时5小时26分钟,1天5小时,2年3个月,8小时30分", [
        "326 minutes (duration)", "29 hours (duration)", "27 months (duration)", "510 minutes (duration)"]),
    ("不超过5个工作日,控制在8%以内,前端2名(满分5分)", [
        "<= 5 working days (duration)", "<= 8 % (percent)", "2 名 (count)", "5 分 (count)"]),
    ("10个工作日,30个自然日,2小时,300ms", [
        "10 working days (duration)", "30 days (duration)", "2 hours (duration)", "300 ms (duration)"]),
)  # fmt: skip

ENGLISH = (
    ("ARR of 57 million yuan", ["57000000 CNY (money)"]),
    ("180 new customers and 36 sellers", ["180 customers (count)", "36 sellers (count)"]),
    ("with ≥3 reference cases each", [">= 3 cases (count)"]),
    ("28% newcomers, 5 SEs", ["28 % (percent)", "5 SEs (count)"]),
    ("8 person-months a quarter", ["8 person-months per quarter (effort)"]),
    ("3 P1 defects (fixed), 11 P2 defects", ["3 defects (count)", "11 defects (count)"]),
    ("4 million yuan marketing, 1.5 million sales incentives", ["4000000 CNY (money)", "1500000 incentives (count)"]),
    ("six two-week iterations", ["6 iterations (count)"]),
    ("between 5 and 8 days", ["5..8 days (duration)"]),
    ("2-3 million dollars, $2M-$3M, $2-3M", [
        "2000000..3000000 USD (money)", "2000000..3000000 USD (money)", "2000000..3000000 USD (money)"]),
    ("up to 35%, at least 3 days, no more than 5 people", [
        "<= 35 % (percent)", ">= 3 days (duration)", "<= 5 people (count)"]),
    ("more than $1.2M, about 40%, under 5%", ["> 1200000 USD (money)", "~ 40 % (percent)", "< 5 % (percent)"]),
    ("50+ customers, 200 or more, within 30 days", [
        ">= 50 customers (count)", ">= 200 (count)", "<= 30 days (duration)"]),
    ("over 3 years, over 300 people", ["3 years (duration)", "> 300 people (count)"]),
    ("NPS +24, margin -30%, up 5pp", ["24 (count)", "-30 % (percent)", "5 pp (points)"]),
    ("50 bps and 2 percentage points", ["0.50 pp (points)", "2 pp (points)"]),
    ("US$ 3bn, EUR 30k, 1,000 RMB, £5m", [
        "3000000000 USD (money)", "30000 EUR (money)", "1000 CNY (money)", "5000000 GBP (money)"]),
    ("$500/month, $27 per seat, 3 times a week", [
        "500 USD per month (money)", "27 USD per person (money)", "3 times per week (count)"]),
    ("3 times faster, 2x, 2.5-fold", ["3 x (ratio)", "2 x (ratio)", "2.5 x (ratio)"]),
    ("two and a half years, 3 million and a half", ["2.5 years (duration)", "3500000 (count)"]),
    ("half a million users, half a year", ["500000 users (count)", "0.5 years (duration)"]),
    ("two fifths of our leads", ["0.4 (ratio)"]),
    ("a 10-day sprint, a 12-month plan", ["10 days (duration)", "12 months (duration)"]),
    ("24h, 5GB, 36AE", ["24 hours (duration)", "5 GB (count)", "36 AE (count)"]),
    ("99.95% availability, 0.30%", ["99.95 % (percent)", "0.30 % (percent)"]),
    ("5h 26m, 1d 5h 47m, 1 hour and 48 minutes", [
        "326 minutes (duration)", "1787 minutes (duration)", "108 minutes (duration)"]),
    ("2 years and 3 months, 5 days and 3 people", ["27 months (duration)", "5 days (duration)", "3 people (count)"]),
    ("decreased $0.4 million to $12.3 million, costs 5% to 12%", [
        "400000 USD (money)", "12300000 USD (money)", "5..12 % (percent)"]),
    ("5 more, 5 or more, per quarter 20 customers", ["5 (count)", ">= 5 (count)", "20 customers (count)"]),
    ("five-year plan with forty-two sites", ["5 years (duration)", "42 sites (count)"]),
    ("archive layer 8.5 TB, stage 45 minutes, the small hall 380 seats", [
        "8.5 TB (count)", "45 minutes (duration)", "380 seats (count)"]),
)  # fmt: skip

APART = (
    "TOP50", "P1", "Q3", "D7", "W8", "T+15", "M3", "v2", "3.2.1", "前3名", "第3季度", "第一", "24/7", "7×24小时",
    "2025-03-01~2025-05-31", "03-05~03-15", "2026年3月5日", "3月底", "12月", "上半年", "March 5, 2026", "in 2026", "FY2026",
    "9:30", "3pm", "下午3点", "13800138000", "010-88888888", "10.0.0.138", "a@b12.com", "https://x.io/a1?b=20%",
    "ISO 9001", "ISO27001", "GPT-4", "COVID-19", "B2B", "5G网络", "2B客户", "1st", "week 18", "sprint 3", "5 Whys",
    "一线城市", "二线城市", "一下", "统一", "万一", "千万别", "十分重要", "百度", "零售", "三星", "一些", "一次性", "三年级",
    "90年代", "7日留存", "数十家", "几百万", "星期三", "周五", "一带一路", "千方百计", "两全其美", "5号线", "one of them", "the other two",
    "1. First things first", "## 3.2 Title", "item 5", "phase 2", "#3016", "24/07/25", "ID 11297456601", "thousands of users", "TLS 1.3", 'width="34"',
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"), CHINESE + ENGLISH, ids=lambda value: value if isinstance(value, str) else ""
)
def test_quantities_of_prose_are_read_with_value_unit_and_bound(text, wanted):
    assert [brief(found) for found in quantities(text)] == wanted


@pytest.mark.parametrize("text", APART)
def test_what_is_no_quantity_is_kept_apart(text):
    assert quantities(text) == ()


def test_a_quantity_carries_everything_the_text_says():
    text = "年末ARR达到≥5,700万元以上"
    assert quantities(text) == (
        Quantity(
            value=Decimal(57_000_000), unit="CNY", dimension="money", bound=">=", step=Decimal(10_000),
            text="≥5,700万元以上", start=7, end=17,
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "step"),
    [("5,700万", "10000"), ("28.6%", "0.1"), ("57 million", "1000000"), ("1.25bn", "10000000"), ("36名", "1"),
     ("0.30%", "0.01"), ("四千六百万", "10000"), ("九成三", "1"), ("两成", "10"), ("30bps", "0.01"), ("100-500万", "10000")],
)  # fmt: skip
def test_the_step_is_one_unit_in_the_last_place_shown(text, step):
    assert quantities(text)[0].step == Decimal(step)


@pytest.mark.parametrize(("text", "signed"), [("+5pp", True), ("-30%", True), ("NPS +24", True), ("5%", False)])
def test_only_a_written_sign_makes_a_change(text, signed):
    assert quantities(text)[0].signed is signed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("5,700万", "57000000 (count)"), ("≥92%", ">= 92 % (percent)"), ("> 5%", "> 5 % (percent)"),
        ("$1.2M", "1200000 USD (money)"), ("57 million yuan", "57000000 CNY (money)"), ("0.30%", "0.30 % (percent)"),
        ("100-500万", "1000000..5000000 (count)"), ("57000000", "57000000 (count)"), ("-30%", "-30 % (percent)"),
        ("2026", "2026 (count)"), (" 10 ", "10 (count)"), ("1,200 人/月", "1200 人 per month (count)"),
        ("(1,234)", "-1234 (count)"), ("($1.2M)", "-1200000 USD (money)"), ("(3.2%)", "-3.2 % (percent)"),
        ("36 sellers", "36 sellers (count)"), ("100万元以上", ">= 1000000 CNY (money)"), ("两成", "20 % (percent)"),
    ],
)  # fmt: skip
def test_a_field_that_is_one_quantity_is_read(text, wanted):
    found = quantity(text)
    assert found is not None
    assert brief(found) == wanted
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    ["", "abc", "Q3", "5%和6%", "5 or 6", "NaN", "inf", "1e999999", "9" * 41, "about", "TOP50", "-", "%", "5%x" * 40,
     "2026-03-05", "soon 5", "((5))"],
)  # fmt: skip
def test_a_field_that_is_no_quantity_is_nothing(text):
    assert quantity(text) is None


def test_offsets_survive_unseen_marks_and_full_width_forms():
    text = "目标\u202e：\u200b５，７\u200e００万，增长\u2066３０％\u2069。"
    assert [(found.text, found.value) for found in quantities(text)] == [
        ("５，７\u200e００万", Decimal(57_000_000)),
        ("３０％", Decimal(30)),
    ]


def test_tokens_tell_dates_labels_and_quantities_apart():
    text = "Q3前完成P1缺陷3个,第2轮于2026-03-05 9:30在v2.1上线"
    assert [(token.sort, token.text) for token in tokens(text)] == [
        ("date", "Q3"), ("label", "P1"), ("quantity", "3个"), ("ordinal", "第2"), ("date", "2026-03-05"),
        ("time", "9:30"), ("label", "v2.1"),
    ]  # fmt: skip


PIECES = st.sampled_from([text for text, _ in CHINESE + ENGLISH] + list(APART))


@given(st.lists(PIECES, min_size=1, max_size=4), st.sampled_from([";", "。", "\n", "; "]))
@settings(max_examples=60)
def test_every_text_is_a_slice_at_its_offsets_and_none_overlap(pieces, between):
    text = between.join(pieces)
    end = 0
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
        assert token.start >= end
        end = token.end


@given(PIECES)
@settings(max_examples=60)
def test_a_text_written_twice_has_its_quantities_twice(piece):
    once = [brief(found) for found in quantities(piece)]
    assert [brief(found) for found in quantities(f"{piece}。\n{piece}")] == once + once


@given(
    st.integers(1, 999),
    st.sampled_from([("万", 10**4), ("亿", 10**8), ("百万", 10**6), (" million", 10**6), ("bn", 10**9)]),
)
@settings(max_examples=60)
def test_a_scale_multiplies_value_and_step(number, scale):
    word, times = scale
    assert [(q.value, q.step) for q in quantities(f"达到{number}{word}")] == [(number * times, times)]


@given(st.text(max_size=60))
@settings(max_examples=100)
def test_reading_never_raises_and_values_are_finite(text):
    for found in (*quantities(text), *quantities(text, every=True)):
        assert found.value.is_finite()
        assert text[found.start : found.end] == found.text
    quantity(text)


@pytest.mark.parametrize("word", sorted(set(UNITS) - {"x"}))
def test_every_unit_is_read_at_the_end_of_a_text_and_before_more(word):
    blank = " " if word[0].isascii() and word[0].isalpha() else ""
    ends, goes_on = quantities(f"共7{blank}{word}"), quantities(f"共7{blank}{word}。")
    assert ends == goes_on
    if word != "日":
        assert (ends[0].unit, ends[0].text) == (UNITS[word].name, f"7{blank}{word}")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("3行", 3, "行"),
        ("1万行", 10_000, "行"),
        ("12批次", 12, "批次"),
        ("5,000订单", 5_000, "订单"),
        ("≥20门店", 20, "门店"),
        ("20家门店", 20, "家"),
        ("8盒", 8, "盒"),
        ("3车", 3, "车"),
        ("约6趟", 6, "趟"),
        ("180 客户", 180, "客户"),
        ("30 points", 30, "points"),
        ("1 point", 1, "points"),
        ("≥1 story point", 1, "points"),
        ("1 order", 1, "orders"),
    ],
)
def test_a_field_for_a_figure_takes_what_is_counted_without_a_counter(text, value, unit):
    read = quantity(text)
    assert (read.value, read.unit, read.dimension, read.text, read.end) == (value, unit, "count", text, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "3行动",
        "5车间",
        "20门店经理",
        "订单",
        "行3",
        "1 of them",
        "1 or two",
        "1 soon to come",
        "一行",
        "3行行",
        "3订单行",
        "20家行业客户",
    ],
)
def test_a_field_for_a_figure_takes_no_number_before_something_else(text):
    assert quantity(text) is None


@pytest.mark.parametrize("text", ["2026行动计划", "3车间", "5行业"])
def test_in_prose_a_number_before_a_longer_word_does_not_count_its_beginning(text):
    assert {q.unit for q in quantities(text)} <= {""}
