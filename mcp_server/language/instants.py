"""Days, times of day and lengths of time of a sentence, whatever they are written like, each with its place."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final, NamedTuple

from mcp_server.language.clock_times import HAN, ND, ROUND_THE_CLOCK, alone, number, timed
from mcp_server.language.points import NO_YEAR
from mcp_server.language.times import in_year_of
from mcp_server.language.tokens import MONTHS
from mcp_server.regex import regex


class Instant(NamedTuple):
    """A day, a month or a time of day, and where it stands."""

    day: date | None
    last: date | None
    """The last day of a month; else the same."""
    minute: int | None
    """Of the day."""
    year: bool
    """Whether its year is named, or that of the text known."""
    either: bool
    """Whether its time of day may as well lie twelve hours later."""
    start: int
    end: int
    weekday: int | None = None
    """The one that is written beside it; Monday is 0."""

    def written(self) -> str:
        """Return it so that a relation can be computed from it; a day without a year keeps none."""
        hour = "" if self.minute is None else f"{self.minute // 60:02}:{self.minute % 60:02}"
        if self.day is None or self.last is None:
            return hour
        if (self.last - self.day).days > MONTH:
            return f"{self.day:%Y}"
        if self.day != self.last:
            return f"{self.day:%Y-%m}" if self.year else f"{self.day:%B}"
        day = self.day.isoformat() if self.year else f"{self.day.day} {self.day:%B}"
        return f"{day} {hour}".strip()


MONTH: Final = 31
_MONTH: Final = rf"(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
_UNNUMBERED: Final = "".join(
    rf"(?<!\b{word}\s)"
    for word in ("wave", "phase", "stage", "batch", "block", "part", "step", "sprint", "round", "lot")
)
"""Before a day that is not the number of a wave: wave 1 October 6–17."""
_YEAR: Final = r"(?:19|20)[0-9]{2}"
_WEEKDAY: Final = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|[周礼拜星期]{1,2}[一二三四五六日天])"
)
_TAIL: Final = rf"(?:\s?\(\s?(?P<wb>{_WEEKDAY})\s?\))?"
_FORMS: Final = (
    # 2026-11-07
    regex(rf"(?<![0-9.])(?P<y>{_YEAR})(?P<sep>[-/.])(?P<m>[0-9]{{1,2}})(?P=sep)(?P<d>[0-9]{{1,2}})(?![0-9]){_TAIL}"),
    # 2026年11月7日, 十一月七日, 11月
    regex(
        rf"(?:(?P<y>{_YEAR})\s?年\s?|(?P<next>次年|翌年|明年|来年|去年|上年)\s?)?(?<![0-9.])(?<![个百千半整])(?P<m>{ND})\s?月"
        rf"(?:\s?(?P<d>{ND})\s?[日号]{_TAIL}|份|[初中末底](?![0-9])|(?=\s?[-–—~至到起]|\s?$|[,、。;()]|的"
        rf"|[\u4e00-\u9fff]))"
    ),
    # November 7, 2026
    regex(
        rf"(?:(?P<wa>{_WEEKDAY}),?\s(?:the\s)?)?\b(?P<m>{_MONTH})\.?\s(?:the\s)?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?"
        rf"(?:,?\s(?P<y>{_YEAR}))?(?![0-9%:.]*[0-9%]){_TAIL}"
    ),
    # 7 November 2026
    regex(
        rf"(?:(?P<wa>{_WEEKDAY}),?\s(?:the\s)?)?{_UNNUMBERED}(?<![0-9.,:$€£])\b(?P<d>[0-9]{{1,2}})(?:st|nd|rd"
        rf"|th)?\s(?:of\s)?(?P<m>{_MONTH})\b\.?"
        rf"(?:,?\s(?P<y>{_YEAR}))?(?![0-9]){_TAIL}"
    ),
    # November 2026, the month alone
    regex(rf"\b(?P<m>{_MONTH})\b\.?(?:,?\s(?P<y>{_YEAR}))?(?!\s?[0-9])"),
    # 7日, of the month before it
    regex(
        rf"(?<![0-9月.第{HAN[1:-1]}])(?P<d>[0-9]{{1,2}}|{HAN}{{2,3}})\s?[日号](?!以?内|之内|[线楼店馆门台库车机院位桌室厅柜房炉井站])(?:{_TAIL})"
    ),
    # the 20th
    regex(
        rf"(?:(?P<wa>{_WEEKDAY}),?\s)?\bthe\s(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)\b(?!\s(?!at|from|to|until|and|between"
        r"|through|till|by|after|before|the|it|we|he|she|they|is|was|when|with|for|in|on)[a-z])"
    ),
    # 1998, where a year is meant
    regex(
        rf"(?:(?<=in )|(?<=from )|(?<=to )|(?<=since )|(?<=until )|(?<=between )|(?<=and ))"
        rf"(?P<whole>{_YEAR})\b(?![-/%.,:]?[0-9])"
        rf"|(?<![0-9])(?P<annual>{_YEAR})\s?年(?!\s?[0-9]|[一二三四五六七八九十]月|代|[上下]半|第?[一二三四]季)"
    ),
)
_RANGES: Final = (
    # November 7-9, November 7 to 9
    regex(
        rf"\b(?P<m>{_MONTH})\.?\s(?P<a>[0-9]{{1,2}})(?:st|nd|rd|th)?\s?(?:-|–|—|~|to|through|until"
        rf"|and)\s?(?:the\s)?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?"
        rf"(?![0-9%:]|\.[0-9]|\s(?:{_MONTH})\b|\s?[ap]\.?m\b)(?:,?\s(?P<y>{_YEAR}))?"
    ),
    # 7-9 November
    regex(
        rf"(?<![0-9.,:])\b(?P<a>[0-9]{{1,2}})(?:st|nd|rd|th)?\s?(?:-|–|—|~|to|through|until"
        rf"|and)\s?(?:the\s)?(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?"
        rf"\s(?:of\s)?(?P<m>{_MONTH})\b\.?(?:,?\s(?P<y>{_YEAR}))?"
    ),
    # 11月7-9日
    regex(
        rf"(?:(?P<y>{_YEAR})\s?年\s?)?(?<![0-9.])(?P<m>{ND})\s?月\s?(?P<a>{ND})\s?[-–—~至到]+\s?(?P<d>{ND})\s?[日号]"
    ),
    # 3-8月
    regex(rf"(?:(?P<y>{_YEAR})\s?年\s?)?(?<![0-9.])(?P<ma>{ND})\s?[-–—~至到]+\s?(?P<m>{ND})\s?月(?!\s?{ND}\s?[日号])"),
)
_NEXT: Final = regex(
    r"次日|翌日|第二天|隔天|隔日|\b(?:the )?(?:next|following) (?:day|morning|afternoon|evening|night)\b"
)
_DAYS: Final = {"mo": 0, "tu": 1, "we": 2, "th": 3, "fr": 4, "sa": 5, "su": 6} | {
    c: n for n, c in enumerate("一二三四五六日")
} | {"天": 6}  # fmt: skip


def instants(low: str, written: str, year: int | None, beside: date | None = None) -> list[Instant]:
    """Return the days and times of day of a sentence in the order in which they stand.

    *low* is the sentence folded and in lower case, *written* the same in its own case; *beside* is a day before it,
    whose month a bare 15th is in.
    """
    days = _dated(low, written, year, beside)
    clocks = alone(timed(low))
    if ROUND_THE_CLOCK.search(low):
        clocks = [(start, end, minute, False, plain) for start, end, minute, _, plain in clocks]
    return _joined(low, days, clocks)


def _dated(low: str, written: str, year: int | None, beside: date | None) -> list[Instant]:
    found: list[tuple[int, int, int, re.Match[str], bool]] = []
    for rank, form in enumerate(_RANGES):
        found += [(match.start(), -match.end(), rank, match, True) for match in form.finditer(low)]
    for rank, form in enumerate(_FORMS):
        found += [(match.start(), -match.end(), rank, match, False) for match in form.finditer(low)]
    days: list[Instant] = []
    end, named = 0, False
    for start, _, _, match, two in sorted(found, key=lambda one: one[:3]):
        if start < end or (match.groupdict().get("m", "") in {"may", "march", "mar"} and not _capital(match, written)):
            continue
        context = days[-1].day if days else beside
        known = next((one.day.year for one in reversed(days) if one.day and one.year), None)
        read = _two(match, known or year) if two else _one(match, known or year, context)
        if read:
            own = bool(match.groupdict().get("y"))
            ahead = days[-1].day if own and not named and days else None
            if ahead and read[0].day and _TO.fullmatch(low[end:start]):
                first, whole = in_year_of(ahead, read[0].day), days[-1].day != days[-1].last
                days[-1] = days[-1]._replace(day=first, last=_end(first) if whole else first, year=True)
            if not two and days and _turns(days[-1], read[0], match, low[days[-1].end : start]):
                read = [one._replace(day=_next_year(one.day), last=_next_year(one.last)) for one in read]
            days += read
            end, named = match.end(), own
    return days


_TO: Final = regex(r"\s?(?:[-–—~至到]|to|until|till|through)\s?(?:the )?")


def _turns(one: Instant, other: Instant, found: re.Match[str], gap: str) -> bool:
    """Whether a day without a year lies in the year after the one before it: from 22 December to 9 January."""
    if found.groupdict().get("y") or not one.day or not other.day or len(gap) > GAP or not _SPAN.search(gap):
        return False
    return one.day.year == other.day.year and one.day.month - other.day.month > HALF


def _next_year(day: date | None) -> date | None:
    return day and (day + timedelta(days=1)).replace(year=day.year + 1) - timedelta(days=1)


GAP: Final = 12
HALF: Final = 6


def _capital(found: re.Match[str], written: str) -> bool:
    return written[found.start("m")].isupper()


def _month(text: str | None) -> int:
    if text and text[0].isalpha() and text.isascii():
        return next(n % 12 + 1 for n, name in enumerate(MONTHS[:12]) if name.startswith(text[:3]))
    return number(text)


def _two(found: re.Match[str], year: int | None) -> list[Instant]:
    """Return both ends of a range that names its month once."""
    groups = found.groupdict()
    own = int(groups["y"] or year or NO_YEAR)
    known = bool(groups["y"] or year)
    month = _month(groups["m"])
    try:
        if "ma" in groups:
            one, two = number(groups["ma"]), month
            if not (1 <= one <= 12 and 1 <= two <= 12) or one == two:
                return []
            first, last = date(own, one, 1), date(own + (two < one), two, 1)
            return [
                Instant(first, _end(first), None, known, False, found.start("ma"), found.end("ma")),
                Instant(last, _end(last), None, known, False, found.start("m"), found.end()),
            ]
        first, last = date(own, month, number(groups["a"])), date(own, month, number(groups["d"]))
    except ValueError:
        return []
    if last <= first:
        return []
    return [
        Instant(first, first, None, known, False, found.start(), found.end("a")),
        Instant(last, last, None, known, False, found.start("d"), found.end()),
    ]


def _end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _one(found: re.Match[str], year: int | None, context: date | None) -> list[Instant]:
    groups = found.groupdict()
    own = int(groups.get("y") or 0) or year or NO_YEAR
    known = bool(groups.get("y") or year)
    if word := groups.get("next"):
        own, known = own + (1 if word in {"次年", "翌年", "明年", "来年"} else -1), known and bool(year)
    count = number(groups.get("d"))
    weekday = groups.get("wa") or groups.get("wb")
    named = _DAYS.get(weekday[:2] if weekday.isascii() else weekday[-1]) if weekday else None
    if whole := groups.get("whole") or groups.get("annual"):
        first = date(int(whole), 1, 1)
        return [Instant(first, date(first.year, 12, 31), None, True, False, found.start(), found.end())]
    try:
        if "m" not in groups:
            if context is None:
                # a day of a month that nothing names
                context, known = date(NO_YEAR, 1, 1), False
            day = context.replace(day=1)
            if context.day > count and context.day - count > 20:
                day = _end(day) + timedelta(days=1)
            day = day.replace(day=count)
        elif count or groups.get("d"):
            day = date(own, _month(groups["m"]), count)
        else:
            first = date(own, _month(groups["m"]), 1)
            return [Instant(first, _end(first), None, known, False, found.start(), found.end())]
    except ValueError:
        return []
    return [Instant(day, day, None, known, False, found.start(), found.end(), named)]


def _joined(low: str, days: list[Instant], clocks: list[tuple[int, int, int, bool, bool]]) -> list[Instant]:
    """Return days with the time of day right behind them, and times of day alone."""
    read: list[Instant] = []
    waiting = list(days)
    for start, end, minute, either, plain in clocks:
        while waiting and waiting[0].end <= start:
            read.append(waiting.pop(0))
        if (
            waiting
            and waiting[0].start < end
            and waiting[0].start >= start
            and not low[start : waiting[0].start].strip()
        ):
            continue
        gap = low[read[-1].end : start] if read else "-"
        if read and read[-1].minute is None and read[-1].day == read[-1].last and _AT.fullmatch(gap):
            read[-1] = read[-1]._replace(minute=minute, either=either, end=end)
            if _MIDNIGHT.match(low, start) and (day := read[-1].day):
                read[-1] = read[-1]._replace(day=day + timedelta(days=1), last=day + timedelta(days=1))
            continue
        if (
            not plain
            and low[end : end + 1] not in LINKS
            and not _WHEN.search(low[max(0, start - 8) : start])
            and not (read and read[-1].minute is not None)
        ):
            continue
        behind = waiting[0] if waiting else None
        if behind and behind.day == behind.last and _ON.fullmatch(low[end : behind.start]):
            # 2 p.m. on 3 May
            waiting.pop(0)
            read.append(behind._replace(minute=minute, either=either, start=start))
            continue
        read.append(Instant(None, None, minute, False, either, start, end))
    read += waiting
    return [_after(low, read, i) for i in range(len(read))]


_MIDNIGHT: Final = regex(r"24(?:[:：]00|\s?[点时])")
_AT: Final = regex(r"[\s,]{0,2}(?:at |from |around |about |的|约)?\s?")
_ON: Final = regex(r",? (?:on )?")
_WHEN: Final = regex(r"(?:[于在从自至到前后约起每日号早天-]|[-–—~]|\b(?:at|from|to|until|till|by|between|and))\s?$")


def _after(low: str, read: list[Instant], i: int) -> Instant:
    """Return a time of day of the next day as such, and one that names no half of its day in that of the one before."""
    one, before = read[i], read[i - 1] if i else None
    if before is None or one.minute is None or before.minute is None:
        return one
    between, minute, earlier = low[before.end : one.start], one.minute, before.minute
    if one.day is None and before.day and (_NEXT.search(between) or _OTHER_DAY.search(between)):
        day = before.day + timedelta(days=1)
        read[i] = one = one._replace(day=day, last=day, year=before.year)
    if one.either and one.day is None and before.either and minute < earlier < NOON and _SPAN.search(between):
        read[i] = one = one._replace(minute=minute + NOON, either=False)
    elif one.either and one.day is None and not _NEXT.search(between) and minute < NOON <= earlier:
        later = earlier < minute + NOON or (earlier % NOON > minute and not _SPAN.search(between))
        read[i] = one._replace(minute=minute + NOON, either=False) if later else one
    return read[i]


NOON: Final = 720
LINKS: Final = frozenset("到至-–—~")
_OTHER_DAY: Final = regex(rf"\s{_WEEKDAY}[\s,]")
_SPAN: Final = regex(r"[-–—~至到]|\b(?:to|until|till|through)\b")
