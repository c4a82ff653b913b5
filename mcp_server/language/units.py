"""Units as they are written in Chinese and English, and what each stands for."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.model.quantity import Dimension


class Unit(NamedTuple):
    """A canonical unit, its dimension, and the factor that brings a value as written to it."""

    name: str
    dimension: Dimension
    factor: Decimal = Decimal(1)


def _rows(table: str, dimension: Dimension) -> dict[str, Unit]:
    rows = (line.split(":") for line in table.strip().splitlines())
    return {word: Unit(name.strip(), dimension) for name, words in rows for word in words.strip().split(" | ")}


MONEY: Final = _rows(
    """
    CNY: 元人民币 | 人民币元 | 人民币 | 块钱 | 元整 | 元 | yuan | rmb | cny | renminbi
    USD: 美元 | 美金 | us dollars | us dollar | dollars | dollar | usd
    EUR: 欧元 | euros | euro | eur
    GBP: 英镑 | pounds sterling | gbp
    JPY: 日元 | japanese yen | yen | jpy
    HKD: 港元 | 港币 | hong kong dollars | hkd
    SGD: 新加坡元 | 新元 | singapore dollars | sgd
    TWD: 新台币 | 台币 | twd
    INR: 印度卢比 | 卢比 | rupees | inr
    KRW: 韩元 | krw
    CHF: 瑞士法郎 | swiss francs | chf
    AUD: 澳元 | aud
    CAD: 加元 | cad
    """,
    "money",
)
SIGNS: Final = {
    "¥": "CNY", "$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "hk$": "HKD", "s$": "SGD", "nt$": "TWD",
    "a$": "AUD", "c$": "CAD", "rmb": "CNY", "cny": "CNY", "usd": "USD", "eur": "EUR", "gbp": "GBP", "hkd": "HKD",
    "jpy": "JPY", "sgd": "SGD", "chf": "CHF", "人民币": "CNY", "美元": "USD", "rmb¥": "CNY", "cn¥": "CNY",
}  # fmt: skip
_TIME: Final = _rows(
    """
    working days: 个工作日 | 工作日 | working days | working day | business days | business day | workdays | workday
    days: 个自然日 | 自然日 | 日历日 | 天 | calendar days | calendar day | days | day
    weeks: 个星期 | 星期 | 个礼拜 | 礼拜 | 周 | weeks | week | wks | wk
    months: 个月 | months | month | mths | mos
    quarters: 个季度 | quarters | quarter
    years: 个财年 | 个年度 | 周年 | 年 | years | year | yrs | yr
    hours: 个小时 | 小时 | 个钟头 | 钟头 | hours | hour | hrs | hr
    minutes: 分钟 | minutes | minute | mins | min
    seconds: 秒钟 | 秒 | seconds | second | secs | sec
    ms: 毫秒 | milliseconds | ms
    """,
    "duration",
)
_EFFORT: Final = _rows(
    """
    person-hours: 人时 | 人小时 | 工时 | person-hours | person-hour | man-hours | man-hour
    person-days: 人天 | 人日 | 工日 | person-days | person-day | man-days | man-day
    person-weeks: 人周 | person-weeks | person-week | man-weeks | man-week
    person-months: 个人月 | 人月 | person-months | person-month | man-months | man-month
    person-years: 人年 | person-years | person-year | man-years | man-year
    FTE: 全职人力 | ftes | fte
    """,
    "effort",
)
_SHARES: Final = {
    **_rows("%: % | percent | per cent | percents | pct", "percent"),
    **_rows(
        "pp: 个百分点 | 百分点 | percentage points | percentage point | percentage-points | percentage-point | "
        "ppts | ppt | pp | pts | pct points",
        "points",
    ),
    **dict.fromkeys(("‰", "per mille", "permille"), Unit("%", "percent", Decimal("0.1"))),
    **dict.fromkeys(("个基点", "基点", "个bp", "basis points", "basis point", "bps", "bp"), Unit("pp", "points", Decimal("0.01"))),
    **dict.fromkeys(("倍", "x", "×", "-fold", "fold", "times"), Unit("x", "ratio")),
    **dict.fromkeys(("成",), Unit("%", "percent", Decimal(10))),
    **dict.fromkeys(("折",), Unit("%", "percent", Decimal(10))),
}  # fmt: skip
COUNTERS: Final = (
    "家 套 个 名 人 位 条 次 项 件 台 份 篇 款 例 场 类 种 组 单 户 门 期 轮 批 张 只 部 片 段 页 支 座 间 辆 笔 步 层 级 "
    "处 大 本 块 颗 吨 箱 瓶 字 节 课 题 区 省 市 城 国 店 校 岗 班 队 对 双 代 章 版 分 点 人次 人份 人头 万人次 车次 单品 "
    "款产品 平方米 平米 公里 千米 米 公斤 千克 千瓦时 千瓦 度 克 升"
).split()
MEASURES: Final = "gb tb mb kb km kg ms kwh mw gw kw cm mm ml kpa mpa ghz mhz hz tps qps rps".split()

_TABLE: Final = {**MONEY, **_TIME, **_EFFORT, **_SHARES}
UNITS: Final = {word: unit for word, unit in _TABLE.items()}


def _source(word: str) -> str:
    """The pattern of one word of unit: English words end at a word's end and take a hyphen for a blank."""
    if not word[-1].isascii():
        return word
    pattern = re.escape(word).replace(r"\ ", r"[ -]").replace(r"\-", r"[ -]?")
    return rf"{pattern}(?![A-Za-z0-9])" if word[-1].isalpha() else pattern


UNIT: Final = "|".join(_source(word) for word in sorted(_TABLE, key=len, reverse=True))
"""Every unit with a meaning of its own, the longest first."""
COUNTER: Final = "|".join(sorted(COUNTERS, key=len, reverse=True))
"""Chinese words that count things, kept as written."""
MEASURE: Final = "|".join(MEASURES)

PER: Final = {
    **dict.fromkeys(("天", "日", "day"), "day"),
    **dict.fromkeys(("周", "星期", "week"), "week"),
    **dict.fromkeys(("月", "month", "mo"), "month"),
    **dict.fromkeys(("季", "季度", "quarter"), "quarter"),
    **dict.fromkeys(("年", "year", "yr"), "year"),
    **dict.fromkeys(("小时", "时", "hour"), "hour"),
    **dict.fromkeys(("人", "person", "head", "seat", "user"), "person"),
    **dict.fromkeys(("户", "家", "客户", "customer"), "customer"),
}
PER_WORD: Final = "|".join(sorted(PER, key=len, reverse=True))


def unit(word: str) -> Unit:
    """What a matched word of unit stands for; a counter stands for itself."""
    key = re.sub(r"\s+", " ", word.lower())
    found = UNITS.get(key) or UNITS.get(key.replace(" ", "-")) or UNITS.get(key.replace("-", " "))
    return found or Unit(word, "count")
