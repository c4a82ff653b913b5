"""Days that lie before the one that they are to follow: an end before its beginning, a step before the one ahead."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from mcp_server.language.folding import either, fold
from mcp_server.language.instants import Instant
from mcp_server.language.pages import Page, excerpt_of
from mcp_server.language.stated_table_spans import FROM, TILL, cell_instants
from mcp_server.language.timely import Moments
from mcp_server.language.times import YEAR
from mcp_server.model.paper import Untimely
from mcp_server.regex import regex

APART: Final = 300
"""Days beyond which one day is told beside another that is its like of the year before, as reports do."""
FAR: Final = 120
"""Days beyond which what ends before it begins may end in the next year, where none is named."""
GAP: Final = 60
"""Characters between two days of one course of things."""
_LINK: Final = regex(
    r"\s?(?:\([^)]{1,12}\)\s?)?(?:[-–—~至到]+|\b(?:to|until|till|through|and ends? on)\b)"
    r"\s?(?:the |(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
)
_STARTS: Final = regex(r"^\s?(?:\([^)]{1,6}\)\s?)?(?:正式)?(?:开[始工营园闭幕展]|启动|起(?!草)|进场|动工)")
_STOPS: Final = regex(r"^\s?(?:\([^)]{1,6}\)\s?)?前?(?:结束|闭[幕馆园展]|收[工尾官]|为?止|完[成工毕结])")
_STARTS_AT: Final = regex(
    r"\b(?:starts?|begins?|opens?|runs? from|started|began|leaves?|leave)(?: on| from)?(?: the)?\s$"
)
_STOPS_AT: Final = regex(
    r"\b(?:ends?|ended|finish(?:es|ed)?|closes?|closed|lasts? until|until|returns?|back)(?: on| by)?(?: the)?\s$"
)
_SHIFTED: Final = regex(
    either(
        """推迟 延期 提前 顺延 改[为到至期在] 原[定计] 调整 变更 挪 次年 翌年 来年 明年 去年 上年 每年 年度 财年
        学年 倒推 往前""",
        """moved?, brought forward, postponed, delayed, originally, instead, rescheduled, every year, each year,
        following year, next year, year-round, revised, changed, corrected, not, annual(?:ly)?, back to""",
    )
)
"""What says that a day is not the one it was, or lies in another year."""
_ONE_MONTH: Final = regex(
    r"(?<![0-9.,:/-])(?P<a>[0-9]{1,2})(?:st|nd|rd|th)?\s?(?:to|until|through|–|—|-)\s?(?P<b>[0-9]{1,2})(?:st|nd|rd|th)?\s"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|月\s?(?P<c>[0-9]{1,2})\s?日?\s?[-–—~至到]\s?(?P<d>[0-9]{1,2})\s?日"
)
_WEEKS: Final = regex(
    r"\bweeks?\s(?P<a>[0-9]{1,2})\s?(?:to|until|through|–|—|-)\s?(?:week )?(?P<b>[0-9]{1,2})\b(?![.,:%/][0-9])"
    r"|第\s?(?P<c>[0-9]{1,2})\s?周?\s?[-–—~至到]\s?第?\s?(?P<d>[0-9]{1,2})\s?周"
)
HALF: Final = 15
"""Days of one month by which an end may lie before its beginning; else that may be in the month before."""
WEEKS: Final = 26
"""Numbers of weeks; else the end may lie in the next year."""
_BACK: Final = regex(
    either(
        """之?前(?:的|已|就|一[天日周月]|[0-9]) 此前 先前 距 自 从 比 晚于 早于 来自 上[次期届轮周月批] 到期 截止 截至
        届满 以来 因 系 源于 对应 即 已于 曾 若 如果 或 补 招[聘募] 预[订定约告] 通知 邀请 材料 报名 备 发出 签发 例外
        其中 分别 含 包括 依据 根据 按照 参照 倒排 刚好 正好 计划
        约定 承诺 要求 [应须][于在] 期限 时限 实际 按期 如期 按时 准时 逾期
        (?<![0-9])[0-9一二三四五六七八九十]+个?[天日周月][后前]""",
        """after, since, from, following, before, prior, earlier, previous(?:ly)?, last, due,
        had, has, have, already, because, instead, than, of, plus, counted, expir\\w+, as of, including, or,
        except, if, unless, dated, signed, ordered, announced, invit\\w+, notice, booked, reserved, deadline, planned,
        scheduled, compared, based on, closed, ago, promised, agreed, actual(?:ly)?,
        on time, in time, late, early, overdue""",
    )
)
"""What says that the second of two days is the earlier one, may be, or is told of something else."""


_AND: Final = regex(r"\band\b|[与和]")
_BY: Final = regex(r"\b(?:by|until|before)\b")
"""Before the first of two days by which two things are to be done, side by side."""
_OPENS: Final = regex(r"\b(?:from|between)\s$|[自从]\s?$")
"""Before a stretch of days, and no word of what comes first."""


class _Span(NamedTuple):
    """A day, or a stretch of days, of a sentence."""

    first: Instant
    last: Instant


def backwards(page: Page, read: Sequence[Moments], year: int | None) -> Iterator[Untimely]:
    """Yield the days of a text that lie before the one that they are told to follow."""
    for one in read:
        found = _ended(one) or _numbered(one) or _step(one)
        if found:
            sort, other, day = found
            yield Untimely(
                line=one.sentence.line, excerpt=excerpt_of(one.sentence.text), sort=sort, day=day, other=other,
            )  # fmt: skip
    yield from _rows(page, year)


def _text(one: Moments, instant: Instant) -> str:
    text = one.sentence.text if len(one.sentence.text) == len(one.low) else one.low
    return text[instant.start : instant.end].strip(" .,")


_Found = tuple[Literal["end", "step"], str, str]
"""What is wrong, the day that is to be followed, and the one that is to follow."""


def _ended(one: Moments) -> _Found | None:
    """Return the first and the last day of a stretch that ends before it begins."""
    for a, b in pairwise(one.instants):
        gap = one.low[a.end : b.start]
        if not (a.day and b.day) or len(gap) > GAP or not _lies_back(one.low, a, b):
            continue
        if not (_LINK.fullmatch(gap) or _bounded(one.low, a, b)):
            continue
        if not _SHIFTED.search(one.low[max(0, a.start - 24) : b.end + 12]):
            return "end", _text(one, a), _text(one, b)
    return None


def _bounded(low: str, a: Instant, b: Instant) -> bool:
    """Whether one day is said to be the first, and the other the last, of one thing."""
    gap = low[a.end : b.start]
    if _STOP.search(gap):
        return False
    starts = _STARTS.search(gap) or _STARTS_AT.search(low[max(0, a.start - 24) : a.start])
    return bool(starts and (_STOPS.search(low[b.end : b.end + 16]) or _STOPS_AT.search(gap)))


_STOP: Final = regex(r"[;。!?]")


def _lies_back(low: str, a: Instant, b: Instant, most: int = 10_000) -> bool:
    """Whether the second of two moments lies before the first, by so many days at most, and not in the next year."""
    if not (a.day and b.day and a.last and b.last):
        return False
    back = (a.day - b.last).days
    named = all(YEAR.search(low[x.start : x.end]) for x in (a, b))
    if a.day != a.last or b.day != b.last:
        return named and 0 < back <= most
    if a.minute is not None and b.minute is not None and back == 0:
        return False
    return 0 < back <= most if named else 1 < back <= FAR


def _numbered(one: Moments) -> _Found | None:
    """Return the numbers of the days or weeks of a stretch that names its month once and ends before it begins."""
    for found in _ONE_MONTH.finditer(one.low):
        first, last = found["a"] or found["c"], found["b"] or found["d"]
        around = one.low[max(0, found.start() - 24) : found.end() + 12]
        if 0 < int(last) < int(first) <= 31 and int(first) - int(last) <= HALF and not _SHIFTED.search(around):
            return "end", first, last
    for found in _WEEKS.finditer(one.low):
        first, last = found["a"] or found["c"], found["b"] or found["d"]
        if 0 < int(last) < int(first) <= 53 and int(first) - int(last) <= WEEKS:
            return "end", first, last
    return None


def _step(one: Moments) -> _Found | None:
    """Return a day, and one behind it that lies before, where no word says so."""
    days = [x for x in one.instants if x.day and x.day == x.last and not one.low[x.start : x.end].endswith("号")]
    spans, at = [], 0
    while at < len(days):
        linked = at + 1 < len(days) and _LINK.fullmatch(one.low[days[at].end : days[at + 1].start])
        spans.append(_Span(days[at], days[at + 1 if linked else at]))
        at += 2 if linked else 1
    for a, b in pairwise(spans):
        gap = one.low[a.last.end : b.first.start]
        if b.first is not b.last:
            gap = _OPENS.sub("", gap)
        if len(gap) > GAP or _STOP.search(gap) or not _lies_back(one.low, a.first, b.first, APART):
            continue
        around = (
            f"{one.low[max(0, a.first.start - 12) : a.first.start]} | {gap} | {one.low[b.last.end : b.last.end + 14]}"
        )
        if _BACK.search(around) or _SHIFTED.search(one.low[max(0, a.first.start - 24) : b.last.end + 14]):
            continue
        if _AND.search(gap) and _BY.search(one.low[max(0, a.first.start - 12) : a.first.start]):
            continue
        return "step", _text(one, a.first), _text(one, b.first._replace(end=b.last.end))
    return None


def _rows(page: Page, year: int | None) -> Iterator[Untimely]:
    """Yield the rows of a table of which the last day lies before the first."""
    for table in page.tables:
        heads = [cell.text for cell in table.heads.cells]
        start = next((c for c, head in enumerate(heads) if FROM.search(head)), None)
        end = next((c for c, head in enumerate(heads) if TILL.search(head) and c != start), None)
        for row in table.rows:
            cells = [cell.text for cell in row.cells]
            bounds = [cells[c] for c in (start, end) if c is not None and c < len(cells)]
            within = [" – ".join(bounds)] if len(bounds) > 1 else []
            for cell in (*within, *cells):
                found = cell_instants(cell, year)
                low = fold(cell.replace("*", "")).text.lower()
                if len(found) != 2 or not _LINK.fullmatch(low[found[0].end : found[1].start]):
                    continue
                if _lies_back(low, found[0], found[1]) and not _SHIFTED.search(low):
                    first, last = (low[one.start : one.end].strip() for one in found)
                    yield Untimely(
                        line=row.line, excerpt=excerpt_of(" | ".join(cells)), sort="end", day=last, other=first,
                    )  # fmt: skip
                    break
