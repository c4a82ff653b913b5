"""Units as they are written in Chinese and English, and what each stands for."""

from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.folding import words
from mcp_server.model.quantity import Dimension


class Unit(NamedTuple):
    """A canonical unit, its dimension, and the factor that brings a value as written to it."""

    name: str
    dimension: Dimension
    factor: int | Decimal = 1


def _rows(table: str, dimension: Dimension) -> dict[str, Unit]:
    """Return the words of a table whose lines are "canonical: word | word"."""
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
_CODES: Final = "CNY USD EUR GBP HKD JPY SGD CHF INR KRW AUD CAD TWD"
SIGNS: Final = {
    **{code.lower(): code for code in words(_CODES)},
    "¥": "CNY", "$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "hk$": "HKD", "s$": "SGD", "nt$": "TWD",
    "a$": "AUD", "c$": "CAD", "rmb": "CNY", "人民币": "CNY", "美元": "USD", "cn¥": "CNY", "rmb¥": "CNY",
}  # fmt: skip
"""What stands before an amount."""
PEOPLE: Final = frozenset({"人", "名", "位", "people", "persons"})
"""The units of people."""
TIME: Final = _rows(
    """
    working days: 个工作日 | 工作日 | working days | working day | business days | business day | workdays | workday
    days: 个自然日 | 自然日 | 日历日 | 天 | 日 | calendar days | calendar day | days | day
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
EFFORT: Final = _rows(
    """
    person-hours: 人时 | 人小时 | 工时 | person hours | person hour | man hours | man hour
    person-days: 人天 | 人日 | 工日 | person days | person day | man days | man day
    person-weeks: 人周 | person weeks | person week | man weeks | man week
    person-months: 个人月 | 人月 | person months | person month | man months | man month
    person-years: 人年 | person years | person year | man years | man year
    FTE: 全职人力 | ftes | fte
    """,
    "effort",
)
SHARES: Final = {
    **_rows("%: % | percent | per cent | percents | pct", "percent"),
    **_rows(
        "pp: 个百分点 | 百分点 | percentage points | percentage point | ppts | ppt | pp | pts | pct points", "points"
    ),
    **dict.fromkeys(("‰", "per mille", "permille"), Unit("%", "percent", Decimal("0.1"))),
    **dict.fromkeys(
        ("个基点", "基点", "个bp", "basis points", "basis point", "bps", "bp"), Unit("pp", "points", Decimal("0.01"))
    ),
    **dict.fromkeys(("倍", "x", "×", "fold", "times"), Unit("x", "ratio")),
    # 八折 is a price at eighty percent
    **dict.fromkeys("成折", Unit("%", "percent", 10)),
}
_COUNTERS: Final = words(
    "批次 盒 趟 家 套 个 名 人 位 条 次 项 件 台 份 篇 款 例 场 类 种 组 单 户 门 期 轮 批 张 只 部 片 段 页 "
    "支 座 间 辆 笔 步 层 级 处 大 本 块 颗 吨 箱 瓶 字 节 课 题 区 省 市 城 国 店 校 岗 班 队 对 "
    "双 代 章 版 分 点 度 人次 人份 车次 平方米 平米 公里 千米 米 公斤 千克 千瓦时 千瓦 克"
)
MEASURES: Final = frozenset(words("gb tb mb kb km kg kwh mwh gwh twh mw gw kw cm mm kpa mpa ghz mhz hz tps qps rps"))
"""Abbreviated measures, kept as written."""
_GLUED: Final = {"h": Unit("hours", "duration"), "d": Unit("days", "duration"), "s": Unit("seconds", "duration")}

UNITS: Final = {
    **{word: Unit(word, "count") for word in _COUNTERS},
    **MONEY,
    **TIME,
    **EFFORT,
    **SHARES,
    **{
        f"m{code}": Unit(name, "money", 10**6)
        for code, name in (("usd", "USD"), ("eur", "EUR"), ("rmb", "CNY"), ("cny", "CNY"))
    },
}
"""Every word of unit, in lower case and with blanks for hyphens."""

SPOKEN: Final = frozenset(
    words(
        "家 套 个 名 人 位 条 次 项 件 台 份 篇 款 例 场 种 组 轮 批 张 只 页 座 间 辆 步 处 大 门 支 "
        "类 人次 元 块钱 美元 个百分点 百分点 个基点 % 天 周 年 周年 个月 小时 个小时 个季度 个星期 个工作日 "
        "工作日 秒 分钟 人月 人天 人年 倍 成 折"
    )
)
"""Words of unit before which a single Chinese digit is a figure and no part of a word."""
SPANS: Final = frozenset(words("年 天 周 个月 小时 个小时 个工作日 工作日 个季度 个星期 人月 人天 人年 倍 成 折 分钟"))
"""Words of unit before which 一 counts, and is no article."""

PER: Final = {
    **dict.fromkeys(("天", "日", "day", "daily"), "day"),
    **dict.fromkeys(("周", "星期", "week"), "week"),
    **dict.fromkeys(("月", "month", "mo"), "month"),
    **dict.fromkeys(("季", "季度", "quarter"), "quarter"),
    **dict.fromkeys(("年", "year", "yr"), "year"),
    **dict.fromkeys(("小时", "时", "hour"), "hour"),
    **dict.fromkeys(("人", "person", "head", "seat", "user"), "person"),
    **dict.fromkeys(("人时", "人小时", "工时"), "person-hour"),
    **dict.fromkeys(("人天", "人日"), "person-day"),
    **dict.fromkeys(("户", "家", "客户", "customer"), "customer"),
}
"""What a figure is counted for."""


def glued(word: str) -> Unit | None:
    """Return what letters directly behind a digit stand for: 5GB, 24h, 36AE; nothing where they are no unit."""
    low = word.lower()
    if low in UNITS:
        return UNITS[low]
    if word in _GLUED:
        return _GLUED[word]
    # capitals are a role or a thing, as in 6SE; a single one is a name, as in 5G
    return Unit(word, "count") if low in MEASURES or (2 <= len(word) <= 4 and word.rstrip("s").isupper()) else None


_LENGTHS: Final = (
    {"ms": Decimal("0.001"), "seconds": Decimal(1), "minutes": Decimal(60), "hours": Decimal(3600)},
    {"days": Decimal(1), "weeks": Decimal(7)},
    {"months": Decimal(1), "quarters": Decimal(3), "years": Decimal(12)},
)


def times_as_long(unit: str, other: str) -> Decimal | None:
    """Return how many of another unit of time one is; nothing where that varies: days in a month, hours in a day."""
    if unit == other:
        return Decimal(1)
    return next((table[unit] / table[other] for table in _LENGTHS if unit in table and other in table), None)


_MEASURES: Final = (
    {
        "吨": 10**6,
        "公斤": 10**3,
        "千克": 10**3,
        "斤": 500,
        "克": 1,
        "tonnes": 10**6,
        "tonne": 10**6,
        "t": 10**6,
        "kg": 10**3,
        "g": 1,
    },
    {"kw": 10**3, "mw": 10**6, "gw": 10**9, "w": 1},
    {"wh": 1, "kwh": 10**3, "mwh": 10**6, "gwh": 10**9, "twh": 10**12},
    {"公顷": 10**4, "平方米": 1, "㎡": 1, "m²": 1, "平方公里": 10**6},
    {"升": 10**3, "毫升": 1, "litres": 10**3, "litre": 10**3, "l": 10**3, "ml": 1},
    {"公里": 10**3, "千米": 10**3, "米": 1, "km": 10**3, "m": 1, "metres": 1},
)


def measured(unit: str, other: str) -> Decimal | None:
    """Return how many of another measure one is: 1,000 kilograms a tonne."""
    one, two = unit.lower(), other.lower()
    return next((Decimal(table[one]) / table[two] for table in _MEASURES if one in table and two in table), None)
