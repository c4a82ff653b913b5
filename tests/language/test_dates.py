"""What texts say about time, and when that is."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.language.dates import moments, period, resolve, when
from mcp_server.model.time import Window

AS_OF = date(2026, 5, 20)
YEAR = Window(start=date(2026, 1, 1), end=date(2026, 12, 31))
QUARTER = Window(start=date(2026, 7, 6), end=date(2026, 10, 4))
WINTER = Window(start=date(2025, 11, 1), end=date(2026, 2, 28))
ANCHORS = {
    "M2": Window(start=date(2026, 4, 1), end=date(2026, 4, 1)),
    "Full launch": Window(start=date(2026, 9, 1), end=date(2026, 9, 3)),
}


def days(text, whole=YEAR):
    moment = when(text)
    assert moment is not None, text
    found = resolve(moment, as_of=AS_OF, period=whole, anchors=ANCHORS)
    if found is None:
        return None
    return f"{found.start}" if found.start == found.end else f"{found.start}..{found.end}"


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        ("2026-03-05|2026/3/5|2026.3.5|2026年3月5日|3月5日|三月五日|03-05|March 5, 2026|5 Mar|Mar 5|5th of March 2026", "2026-03-05"),
        ("2026-W18|W18|第18周|week 18|2026年第18周|wk 18", "2026-04-27..2026-05-03"),
        ("2026-03|3月|三月|March 2026|Mar|2026年3月份", "2026-03-01..2026-03-31"),
        ("2026Q3|Q3|Q3 2026|2026 Q3|第三季度|三季度|2026年第三季度|the third quarter|3季度", "2026-07-01..2026-09-30"),
        ("H1|上半年|2026年上半年|first half of 2026|2026H1|H1 2026", "2026-01-01..2026-06-30"),
        ("2026|2026年|FY2026|FY26|2026年度|二〇二六年|this year|本年度|今年|current year", "2026-01-01..2026-12-31"),
        ("next year|明年|2027年", "2027-01-01..2027-12-31"),
        ("last year|去年|上年度", "2025-01-01..2025-12-31"),
        ("this quarter|本季度|当季", "2026-04-01..2026-06-30"),
        ("next quarter|下季度|下个季度", "2026-07-01..2026-09-30"),
        ("this month|本月|当月", "2026-05-01..2026-05-31"),
        ("next month|下月|下个月", "2026-06-01..2026-06-30"),
        ("this week|本周", "2026-05-18..2026-05-24"),
        ("下周五|next Friday", "2026-05-29"),
        ("周五|Friday", "2026-05-22"),
        ("月底|end of the month|month-end|本月底", "2026-05-31"),
        ("年底|年末|year-end|end of year|end of 2026|2026年底|今年底", "2026-12-31"),
        ("季末|end of quarter|Q2末|end of Q2|二季度末", "2026-06-30"),
        ("3月初|start of March", "2026-03-01"),
        ("3月上旬|early March", "2026-03-01..2026-03-10"),
        ("3月中旬|mid-March", "2026-03-11..2026-03-20"),
        ("3月下旬|late March", "2026-03-21..2026-03-31"),
        ("mid-2026", "2026-05-01..2026-08-31"),
        ("今天|today|as_of|now", "2026-05-20"),
        ("明年Q1|明年一季度", "2027-01-01..2027-03-31"),
        ("2026-03-01~2026-03-31|2026-03-01 to 2026-03-31|2026-03-01/2026-03-31|3月1日至3月31日|03-01~03-31", "2026-03-01..2026-03-31"),
        ("03-05 to 03-15|3月5日-3月15日|March 5 to March 15", "2026-03-05..2026-03-15"),
        ("Q1-Q2|Q1至Q2|Q1/Q2|一季度到二季度|January to June 2026|2026年1月-6月|1-6月", "2026-01-01..2026-06-30"),
        ("2025-12-01~02-15", "2025-12-01..2026-02-15"),
        ("T", "2026-01-01"),
        ("T+30|T + 30 days|T+30天", "2026-01-31"),
        ("T+15 working days|T+15个工作日", "2026-01-22"),
        ("M2 + 2 weeks|M2后2周|M2之后两周|2 weeks after M2|M2 + 10 working days", "2026-04-15"),
        ("M2 - 1 week|M2前1周|one week before M2", "2026-03-25"),
        ("full launch + 1 month", "2026-10-03"),
        ("as_of + 10 days|in 10 days|10天后|10天内|within 10 days", "2026-05-30"),
        ("未来三个月|next 3 months", "2026-05-20..2026-08-19"),
        ("by Q3|before Q3|Q3前|Q3之前", "2026-07-01..2026-09-30"),
        ("2026-03-05 to M2", "2026-03-05..2026-04-01"),
    ],
)  # fmt: skip
def test_expressions_of_time_are_resolved(texts, wanted):
    assert {text: days(text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), wanted)


@pytest.mark.parametrize(
    ("text", "whole", "wanted"),
    [
        ("W3", QUARTER, "2026-07-20..2026-07-26"),
        ("第1周", QUARTER, "2026-07-06..2026-07-12"),
        ("W18", None, "2026-04-27..2026-05-03"),
        ("1月", WINTER, "2026-01-01..2026-01-31"),
        ("12-15", WINTER, "2025-12-15"),
        ("Q1", WINTER, "2026-01-01..2026-03-31"),
        ("6月", WINTER, "2025-06-01..2025-06-30"),
        ("2月29日", YEAR, None),
        ("T+1", None, "2026-05-21"),
        ("53周", YEAR, "2026-12-28..2027-01-03"),
        ("M9", YEAR, None),
        ("M9 + 2 weeks", YEAR, None),
    ],
)
def test_what_has_no_year_is_taken_from_the_period(text, whole, wanted):
    assert days(text, whole) == wanted


def test_a_week_of_a_shorter_period_begins_with_its_first_day():
    whole = Window(start=date(2026, 7, 8), end=date(2026, 9, 30))
    assert days("W1", whole) == "2026-07-08..2026-07-12"
    assert days("W2", whole) == "2026-07-13..2026-07-19"


def test_an_anchor_called_t_replaces_the_start_of_the_period():
    moment = when("T+5")
    assert moment is not None
    found = resolve(moment, as_of=AS_OF, period=YEAR, anchors={"T": Window(start=AS_OF, end=AS_OF)})
    assert found == Window(start=date(2026, 5, 25), end=date(2026, 5, 25))


@pytest.mark.parametrize("text", ["M2", "full launch", "全量上线", "Design review", "ongoing", "核心看板完成"])
def test_a_name_is_an_anchor(text):
    moment = when(text)
    assert moment is not None
    assert (moment.sort, moment.name) == ("anchor", text)


@pytest.mark.parametrize("text", ["", "12", "2026-02-30", "2026-13-01", "?", "上线,然后复盘;再规划", "5%", "x" * 300])
def test_what_says_nothing_about_time_is_nothing(text):
    assert when(text) is None


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        ("2026|this year|本年度(12个月)|This year (12 months)|我们规划今年的工作|FY2026", "2026-01-01..2026-12-31"),
        ("2026Q3|next quarter|下季度|The plan covers Q3 2026", "2026-07-01..2026-09-30"),
        ("H2 2026|2026年下半年", "2026-07-01..2026-12-31"),
        ("13 weeks from 2026-07-06|2026-07-06起13周|from 2026-07-06 for 13 weeks|自2026-07-06起,为期13周", "2026-07-06..2026-10-04"),
        ("未来三个月|next 3 months|the next three months", "2026-05-20..2026-08-19"),
        ("2025-03-01~2025-05-31。启动:立项(03-01);规划(03-05~03-15)|2025年3月1日至5月31日", "2025-03-01..2025-05-31"),
        ("2026-01 to 2026-06|2026年1月-6月|January to June 2026", "2026-01-01..2026-06-30"),
        ("2026-2028|三年规划(2026至2028年)", "2026-01-01..2028-12-31"),
    ],
)  # fmt: skip
def test_the_period_of_a_plan_is_found(texts, wanted):
    for text in texts.split("|"):
        found = period(text, AS_OF)
        assert found is not None, text
        assert (text, f"{found.start}..{found.end}") == (text, wanted)


@pytest.mark.parametrize("text", ["", "soon", "2026-07-01", "12 months", "TOP50", "0 weeks from 2026-07-06"])
def test_a_text_without_a_period_has_none(text):
    assert period(text, AS_OF) is None


def test_moments_in_prose_are_found_in_order_with_their_place():
    text = "启动(03-01);规划(03-05~03-15),Q3发布,年底前达到,M2后复盘"
    assert [(found.moment.sort, found.text) for found in moments(text)] == [
        ("day", "03-01"), ("window", "03-05~03-15"), ("quarter", "Q3"), ("year", "年底"),
    ]  # fmt: skip
    assert all(text[found.start : found.end] == found.text for found in moments(text))
    english = "Kick-off on March 5, 2026, review at the end of Q2 and in mid-2026; launch next quarter."
    assert [found.text for found in moments(english)] == [
        "March 5, 2026", "end of Q2", "mid-2026", "next quarter",
    ]  # fmt: skip


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
@settings(max_examples=60)
def test_every_day_is_read_back_in_every_way_it_is_written(day):
    forms = (
        f"{day:%Y-%m-%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%b} {day.year}",
    )
    for text in forms:
        assert days(text) == f"{day}"


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 400))
@settings(max_examples=60)
def test_an_offset_in_working_days_never_ends_on_a_weekend_and_passes_as_many(day, count):
    moment = when(f"T+{count} working days")
    assert moment is not None
    found = resolve(moment, as_of=day, period=None, anchors={})
    assert found is not None
    passed = sum((day + timedelta(days=step)).weekday() < 5 for step in range(1, (found.end - day).days + 1))
    assert passed == count
    assert count == 0 or found.end.weekday() < 5


@given(
    st.text(alphabet="0123456789-/.年月日周季度前后第QHWMT+ ~至to上下半本今明底末", max_size=24) | st.text(max_size=40)
)
@settings(max_examples=100)
def test_reading_and_resolving_never_raise(text):
    moment = when(text)
    if moment is not None:
        for whole in (YEAR, QUARTER, None):
            found = resolve(moment, as_of=AS_OF, period=whole, anchors=ANCHORS)
            assert found is None or found.start <= found.end
    period(text, AS_OF)
    moments(text)
