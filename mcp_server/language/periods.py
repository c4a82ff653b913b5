"""Days of a section or a list that lie outside of the month, quarter or week that its heading names."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Final, NamedTuple

from mcp_server.language.folding import fold
from mcp_server.language.instants import Instant
from mcp_server.language.numerals import whole_number
from mcp_server.language.occasions import Occasion, headings, told_of
from mcp_server.language.pages import Page, Table, excerpt_of
from mcp_server.language.stated_table_spans import cell_instants
from mcp_server.language.timely import Moments
from mcp_server.language.tokens import MONTHS
from mcp_server.model.paper import Untimely
from mcp_server.regex import regex

_MONTH: Final = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b"
_PERIODS: Final = regex(
    r"第?(?P<zq>[一二三四1-4])季度?|\bq(?P<q>[1-4])\b|\b(?P<eq>first|second|third|fourth|last) quarter\b"
    r"|(?P<zh>[上下])半年|\bh(?P<h>[12])\b|\b(?P<eh>first|second) half(?: of (?:the )?year| of 20[0-9]{2})?\b"
    r"|(?P<zf>[头前首][一二三四五六]个月)|\bfirst (?P<ef>two|three|four|six) months\b"
    r"|(?<![0-9第])(?P<zm>1[0-2]|0?[1-9]|[一二三四五六七八九十]{1,2})\s?月份?(?!\s?[0-9一二三四五六七八九十])"
    rf"|(?<![0-9] )\b(?P<em>{_MONTH})(?!\s?[0-9]{{1,2}}\b)"
    r"|(?P<nw>下周|\b(?:next|coming|following) week\b)|(?P<nm>下个?月|\bnext month\b)"
)
_NUMBERS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "two": 2,
    "three": 3,
    "four": 4,
    "six": 6,
}
_LOOSE: Final = regex(
    r"[至到–—~/、]|以?前|以?后|起|开始|截[至止]|同比|对比|较|比"
    r"|\b(?:since|after|before|until|to|from|and|versus|vs|than|by|compared|as of|beyond|or)\b|\s-\s"
)
"""What says that a heading names more than one period, or what lies before or after it."""
_TOLD: Final = regex(
    r"已|曾|上[次期周月年届季]|去年|上年|此前|原|以来|自|从|距|起|截至|至今|合同|到期|生效|预|提前|推迟|延|若|如果"
    r"|\b(?:since|from|was|were|had|has|have|last|previous|already|after|before|originally|expir\w+|dated|until|as of"
    r"|if"
    r"|report\w*|review\w*|present\w*|paid|invoice\w*|earlier|later)\b|汇报|数据|口径|为准|复盘|总结|报告|评估|回顾|付款|兑付|发放"
)
"""What says that a day need not lie in the period that a heading names."""


_AHEAD: Final = regex(
    r"[明今来本]年|要|将|计划|方案|安排|打算|工作|重点|任务|事项|[的]事|要做|待办|行动|目标|措施|下[周个月季]"
    r"|\b(?:plans?|planned|next|for|in|steps|actions|tasks|to-?dos?|priorities|targets?|goals?|ahead|coming|due"
    r"|work|programme|schedule)\b"
)
_BACK: Final = regex(
    r"总结|回顾|完成情况|月报|周报|季报|简报|分析|复盘|纪要|通报|结果|数据|经营|情况|进展|成效|存在"
    r"|\b(?:report|review|minutes|results?|figures|summary|retro\w*|update|numbers|sales|incidents?)\b"
)
"""What says that a section looks back."""


class _Period(NamedTuple):
    """A stretch of time that a heading names."""

    months: frozenset[int]
    days: tuple[date, date] | None
    """Its first and last, where it is no matter of months."""
    text: str


class _Day(NamedTuple):
    """A day of a section, and where it stands."""

    day: Instant
    text: str
    line: int
    told: str
    """Its sentence or row."""


def outside(page: Page, read: Sequence[Moments], year: int | None) -> Iterator[Untimely]:
    """Yield the days of a section that lie outside of the period that its heading names; most must lie in it."""
    of, heads = told_of(page, year), headings(page)

    def over(one: Moments) -> tuple[str, str]:
        return heads.get(one.sentence.line, "") or "".join(one.sentence.under[-1:]), one.sentence.lead

    every = [(*over_, list(_said(group))) for over_, group in groupby(read, key=over)]
    every += [("".join(table.under[-1:]), table.caption, list(_rows(table, year))) for table in page.tables]
    for under, lead, days in every:
        if days and (period := _period(lead, of) or _period(under, of)):
            yield from _beyond(period, days)


def _said(group: Iterable[Moments]) -> Iterator[_Day]:
    """Yield the days of some sentences."""
    for one in group:
        for day in one.instants if one.sentence.sort != "heading" else ():
            text = one.low[day.start : day.end].strip(" .,")
            if day.day and day.day == day.last and not text.endswith("号"):
                yield _Day(day, text, one.sentence.line, one.sentence.text)


def _rows(table: Table, year: int | None) -> Iterator[_Day]:
    """Yield the days of the rows of a table."""
    for row in table.rows:
        told = " | ".join(cell.text for cell in row.cells)
        for cell in row.cells:
            found = cell_instants(cell.text, year) if len(cell.text) < CELL else []
            yield from (_Day(day, cell.text, row.line, told) for day in found if day.day and day.day == day.last)


CELL: Final = 30
"""Characters of a cell that is a day or two."""


def _beyond(period: _Period, days: Sequence[_Day]) -> Iterator[Untimely]:
    """Yield the days beyond a period, where they are so few among those in it that they are hardly meant."""
    beyond = [one for one in days if not _in(period, one.day)]
    inside = len(days) - len(beyond)
    beyond = [one for one in beyond if not _TOLD.search(fold(one.told).text.lower()) and not _next(period, one.day)]
    few = len(beyond) == 1 or len(beyond) * 2 <= inside
    if period.days or (few and inside >= (2 if len(period.months) == 1 else 1)):
        for one in beyond:
            yield Untimely(
                line=one.line, excerpt=excerpt_of(one.told), sort="period", day=one.text, other=period.text
            )  # fmt: skip


def _next(period: _Period, day: Instant) -> bool:
    """Whether a day lies in the half-year behind a month, to which what is done in that month may lead."""
    return len(period.months) == 1 and bool(day.day and 0 < (day.day.month - min(period.months)) % 12 <= HALF)


HALF: Final = 6


def _in(period: _Period, day: Instant) -> bool:
    if day.day is None:
        return True
    if period.days:
        first, last = period.days
        return first <= day.day <= last or day.day.year != first.year
    return day.day.month in period.months


WEEK: Final = timedelta(days=10)
"""What is told for next week, with a weekend before it or behind."""


def _period(text: str, of: Occasion | None) -> _Period | None:
    """Return the one period that a heading names."""
    low = fold(text).text.lower()
    found = list(_PERIODS.finditer(low))
    if len(found) != 1 or _LOOSE.search(low) or _BACK.search(low):
        return None
    if not (_AHEAD.search(low) or low.strip(" :.,;0-9、一二三四五六七八九十()#*") == found[0][0]):
        return None
    groups = {name: word for name, word in found[0].groupdict().items() if word}
    ((name, word),) = groups.items()
    if name == "nw":
        return _Period(frozenset(), (of.last + timedelta(days=1), of.last + WEEK), found[0][0]) if of else None
    if name == "nm":
        return _Period(frozenset({of.last.month % 12 + 1}), None, found[0][0]) if of else None
    if name in {"zm", "em"}:
        month = whole_number(word) if name == "zm" else _english(word)
        return _Period(frozenset({month}), None, found[0][0])
    number = _NUMBERS.get(word) or {"上": 1, "下": 2}.get(word) or whole_number(word.strip("头前首个月"))
    size = {"zq": 3, "q": 3, "eq": 3, "zh": 6, "h": 6, "eh": 6}.get(name, 0)
    first, last = ((number - 1) * size + 1, number * size) if size else (1, number)
    return _Period(frozenset(range(first, last + 1)), None, found[0][0])


def _english(word: str) -> int:
    return next(n % 12 + 1 for n, name in enumerate(MONTHS[:12]) if name.startswith(word[:3]))
