"""What a text says about time, before it is known when that is."""

import re
from calendar import monthrange
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from mcp_server.language.durations import estimate
from mcp_server.language.folding import fold, words
from mcp_server.language.numerals import whole_number
from mcp_server.language.tokens import MONTH, MONTHS, YEAR
from mcp_server.model.time import Estimate
from mcp_server.regex import regex

Sort = Literal["day", "weekday", "week", "month", "quarter", "half", "year", "window", "offset", "anchor", "today"]
Part = Literal["", "first", "last", "early", "middle", "late"]

MOMENT_CHARACTERS: Final = 200


class Moment(NamedTuple):
    """What an expression of time says; `dates.resolve` tells when that is."""

    sort: Sort
    year: int | None = None
    number: int = 0
    """Which week, month, quarter or half; of a day its month; of a weekday 1 for Monday."""
    day: int = 0
    relative: int | None = None
    """Periods of this sort from the one that holds `as_of`: 0 this, 1 next, -1 last; years where `number` is given."""
    part: Part = ""
    """Its first or last day, or a third of it, where the text names one: 月底, "end of Q2", 3月上旬, "mid-March"."""
    first: "Moment | None" = None
    """Where a window begins, or what an offset is counted from."""
    last: "Moment | None" = None
    """Where a window ends."""
    span: Estimate | None = None
    """How long a window lasts, or how far an offset lies away."""
    back: bool = False
    """The offset is counted backwards."""
    working: bool = False
    """The offset says working days."""
    name: str = ""
    """Of an anchor: a milestone, or T."""
    text: str = ""


_N: Final = r"(?:[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_CN_YEAR: Final = (
    rf"(?:(?:fy)?(?P<y>{YEAR})(?:\s?年度?|财年)?[-/ ]?|(?P<cy>[零〇一二三四五六七八九]{{4}})年"
    r"|(?P<ry>[本今明去后前]年)度?)?的?"
)
_AFTER_YEAR: Final = rf"(?:,?[\s/-](?:of\s)?(?:fy)?(?P<y>{YEAR}|this\syear|next\syear|last\syear))?"
_PART: Final = r"(?P<p>底|末|初|中旬?|上旬|下旬)?"
_WEEKDAYS: Final = words("monday tuesday wednesday thursday friday saturday sunday")

_FORMS: Final[tuple[tuple[Sort, re.Pattern[str]], ...]] = (
    ("year", regex(rf"(?:fy|year)?\s?(?P<y>{YEAR})\s?(?:年度?|财年|全年|年全年)?(?P<p>年?底|年?末|年?初|中)?")),
    ("year", regex(r"(?P<cy>[零〇一二三四五六七八九]{4})年度?(?P<p>年?底|年?末|年?初|中)?")),
    ("year", regex(r"fy\s?(?P<yy>[0-9]{2})")),
    ("day", regex(rf"(?P<y>{YEAR})([-/.])(?P<k>[0-9]{{1,2}})\2(?P<d>[0-9]{{1,2}})(?:[t\s][0-9:.+z-]*)?")),
    ("day", regex(rf"{_CN_YEAR}(?P<k>{_N})月\s?(?P<d>{_N})[日号]?")),
    ("day", regex(r"(?P<k>[0-9]{1,2})[-/](?P<d>[0-9]{1,2})")),
    ("day", regex(rf"(?P<n>{MONTH})\s(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<y>{YEAR}))?")),
    ("day", regex(rf"(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s-](?:of\s)?(?P<n>{MONTH})(?:,?[\s-](?P<y>{YEAR}))?")),
    ("week", regex(rf"(?:(?P<y>{YEAR})[-/ ]?)?w(?P<k>[0-9]{{1,2}})")),
    ("week", regex(rf"{_CN_YEAR}第?\s?(?P<k>[0-9]{{1,2}}|[一二三四五]?十?[一二三四五六七八九十])周")),
    ("week", regex(rf"(?:week|wk)\s?(?P<k>[0-9]{{1,2}}){_AFTER_YEAR}")),
    ("month", regex(rf"(?P<y>{YEAR})[-/.](?P<k>[0-9]{{1,2}})")),
    ("month", regex(rf"{_CN_YEAR}(?P<k>{_N})月份?{_PART}")),
    ("month", regex(rf"(?P<n>{MONTH}){_AFTER_YEAR}")),
    ("quarter", regex(rf"{_CN_YEAR}q(?P<k>[1-4]){_PART}")),
    ("quarter", regex(rf"q(?P<k>[1-4])(?:{_AFTER_YEAR}|(?P<yy>{YEAR}))")),
    ("quarter", regex(rf"{_CN_YEAR}第?(?P<k>[一二三四1-4])季度?{_PART}")),
    ("quarter", regex(rf"(?:the\s)?(?P<h>first|second|third|fourth)\squarter{_AFTER_YEAR}")),
    ("half", regex(rf"{_CN_YEAR}h(?P<k>[12]){_PART}")),
    ("half", regex(rf"h(?P<k>[12])(?:{_AFTER_YEAR}|(?P<yy>{YEAR}))")),
    ("half", regex(rf"{_CN_YEAR}(?P<h>[上下])半年{_PART}")),
    ("half", regex(rf"(?:the\s)?(?P<h>first|second)\shalf{_AFTER_YEAR}")),
)
_WHICH: Final = {"上": 1, "下": 2, "first": 1, "second": 2, "third": 3, "fourth": 4}
_MOST: Final = {"week": 53, "month": 12, "quarter": 4, "half": 2}
_YEARS: Final = {"本": 0, "今": 0, "明": 1, "去": -1, "后": 2, "前": -2, "this": 0, "next": 1, "last": -1}
_PARTS: Final[dict[str, Part]] = {
    **dict.fromkeys(("底", "末", "end", "close"), "last"),
    **dict.fromkeys(("初", "start", "beginning"), "first"),
    **dict.fromkeys(("中", "中旬", "mid", "middle"), "middle"),
    **dict.fromkeys(("上旬", "early"), "early"),
    **dict.fromkeys(("下旬", "late"), "late"),
}

_CN_RELATIVE: Final = regex(
    r"(?:(?P<r>本|这一?个?|当前?|今|下一?个?|明|上一?个?|去)(?P<u>年度?|财年|月份?|季度?|半年|周|星期|礼拜)(?:内|全年)?"
    r"|(?P<u2>年度?|季度?|月)(?=[底末初中]))"
    rf"{_PART}"
)
_EN_RELATIVE: Final = regex(
    r"(?:the\s)?(?P<r>this|current|next|coming|last|previous)\s(?:(?:fiscal|calendar|financial)\s)?"
    r"(?P<u>year|half|quarter|month|week)"
)
_STEPS: Final = {"本": 0, "这": 0, "当": 0, "今": 0, "下": 1, "明": 1, "上": -1, "去": -1} | {
    "this": 0, "current": 0, "next": 1, "coming": 1, "last": -1, "previous": -1
}  # fmt: skip
_SORTS: Final[dict[str, Sort]] = {
    **dict.fromkeys(("年", "年度", "财年", "year"), "year"),
    **dict.fromkeys(("半年", "half"), "half"),
    **dict.fromkeys(("季", "季度", "quarter"), "quarter"),
    **dict.fromkeys(("月", "月份", "month"), "month"),
    **dict.fromkeys(("周", "星期", "礼拜", "week"), "week"),
}
_TODAY: Final = {
    **dict.fromkeys(("今天", "今日", "即日", "现在", "today", "now", "as_of", "as of", "as-of"), 0),
    **dict.fromkeys(("明天", "明日", "tomorrow"), 1),
    "后天": 2,
    **dict.fromkeys(("昨天", "昨日", "yesterday"), -1),
}
_CN_WEEKDAY: Final = regex(r"(?P<r>本|这|下|上)?个?(?:周|星期|礼拜)(?P<k>[一二三四五六日天])")
_EN_WEEKDAY: Final = regex(rf"(?:(?P<r>this|next|last)\s)?(?P<k>{'|'.join(_WEEKDAYS)})")
_EDGE: Final = regex(
    r"(?:the\s)?(?P<p>end|start|beginning|middle|mid|early|late|close)(?:\s|-)(?:of\s)?(?:the\s)?(?P<rest>.+)"
)
_EDGE_BEHIND: Final = regex(r"(?P<u>year|quarter|month|week)[\s-](?P<p>end|start)")

_WINDOW: Final = (
    regex(r"\s?(?:~|–|至|到|\bto\b|\bthrough\b|\buntil\b|→|\.\.|(?<=[0-9])/(?=[0-9]{4}-))\s?"),
    regex(r"\s-\s|(?<=[0-9日号月年度周季])-(?=[0-9a-z第])|(?<=[hqw][0-9])/(?=[hqw][0-9])|(?<=[a-z])-(?=[a-z]{3})"),
)
_PLUS: Final = regex(r"(?P<a>.{1,80}?)\s?(?P<sign>\+|\s-\s)\s?(?P<span>[^+]{1,40})")
_SPAN: Final = (
    r"[0-9一二两三四五六七八九十半][0-9.一二两三四五六七八九十百半~–-]*\s?"
    r"(?:个(?:工作日|自然日|星期|礼拜|季度|半?月|小时)|工作日|自然日|星期|礼拜|小时|半个?月|[天日周年])半?"
)
_CN_OFFSET: Final = regex(
    rf"(?P<a>.{{1,80}}?)(?:之|以)?(?P<dir>后|前)(?:的?第?)\s?(?P<span>{_SPAN})"
    rf"|(?P<b>.{{0,80}}?)(?:起|的)?\s?(?P<bs>{_SPAN})(?:之|以)?(?P<bdir>后|前|内)"
)
_EN_OFFSET: Final = regex(
    r"(?P<span>.{1,30}?)\s(?P<dir>after|before|from|following|prior\sto|past)\s(?:the\s)?(?P<a>.{1,80})"
    r"|(?:in|within)\s(?P<bs>.{1,30})"
)
_NEXT_SPAN: Final = regex(
    r"(?:未来|今后|接下来的?|the\snext|next|coming)\s?(?P<span>(?:[0-9]{1,3}|[一二两三四五六七八九十半]{1,3}|[a-z]{3,9})\s?.{1,20})"
)
_LEAD: Final = regex(
    r"(?:(?:by|before|until|due|on|in|at|during|from)\s|于|在|截至|截止到?|不晚于|自|从)\s?(?:the\s)?(?=\S)"
)
_TRAIL: Final = regex(r"\s?(?:之?前|以前|之?内|为止|止|起|开始)$")
_NAME: Final = regex(r"[^\W\d_][^\n\r,;。!?]{0,79}")
_SHORT_NAME: Final = regex(r"[A-Za-z]{1,3}-?[0-9]{1,3}|T")


@lru_cache(maxsize=4096)
def when(text: str) -> Moment | None:
    """Return what a text says about time; a name that is no date is an anchor, such as a milestone; else nothing.

    A day, week, month, quarter, half or year, with or without its year; a part of one; a window; an offset such as
    T+30, "M2 + 2 weeks" or 上线后两周; today and what is counted from it. Only the words are read here: a month may
    lie in any year, and an anchor may be unknown.
    """
    if len(text) > MOMENT_CHARACTERS:
        return None
    plain = " ".join(fold(text).text.split()).strip(" .。,;:()[]")
    moment = _moment(plain, 3) if plain else None
    return moment._replace(text=text) if moment else None


def _moment(text: str, depth: int) -> Moment | None:
    low = text.lower()
    found = _plain(low)
    if found is not None or depth == 0:
        return found
    found = _window(text, low, depth) or _offset(text, low, depth)
    if found is not None:
        return found
    lead, trail = _LEAD.match(low), _TRAIL.search(low)
    if trail and (inner := _dated(text[: trail.start()], depth)):
        return inner
    if lead and (inner := _moment(text[lead.end() :], depth - 1)):
        return inner
    return Moment("anchor", name=text) if _NAME.fullmatch(text) and len(text.split()) <= 10 else None


def _dated(text: str, depth: int) -> Moment | None:
    """Return a moment that is no window, and no anchor but a short one such as M2."""
    found = _moment(text.strip(), depth - 1) if text.strip() else None
    if found is None or found.sort == "window":
        return None
    return None if found.sort == "anchor" and not _SHORT_NAME.fullmatch(found.name) else found


def _window(text: str, low: str, depth: int) -> Moment | None:
    """Return a window from one moment to another."""
    for split in _WINDOW:
        for gap in split.finditer(low):
            first = _dated(text[: gap.start()], depth)
            last = _dated(text[gap.end() :], depth) if first else None
            if first and last and first.sort == "month" == last.sort and not last.number:
                continue
            if first and last:
                if last.year and first.year is None and first.relative is None:
                    first = first._replace(year=last.year)
                return Moment("window", first=first, last=last)
    found = _MONTHS_OF_ONE.fullmatch(low)
    if found:
        first, last = _plain(f"{found['y'] or ''}{found['a']}月"), _plain(f"{found['y'] or ''}{found['b']}月")
        return Moment("window", first=first, last=last) if first and last else None
    return None


_MONTHS_OF_ONE: Final = regex(rf"(?P<y>{YEAR}年)?(?P<a>{_N})[-–~至到、](?P<b>{_N})月份?")


def _plain(low: str) -> Moment | None:
    """Return a day, week, month, quarter, half or year, named or counted from today, or a part of one."""
    for sort, pattern in _FORMS:
        found = pattern.fullmatch(low)
        if found and (moment := _formed(sort, found.groupdict())):
            return moment
    return _relative(low)


def _formed(sort: Sort, groups: dict[str, str | None]) -> Moment | None:
    """Return the moment that the groups of a form name, where there is such a day or week."""
    year, relative = _year(groups)
    number = _which(groups)
    part = _PARTS.get((groups.get("p") or "").removeprefix("年"), "")
    if sort == "year":
        return Moment(sort, year, part=part) if year else None
    if sort == "day":
        day = whole_number(groups["d"])
        real = 1 <= number <= 12 and 1 <= day <= monthrange(year or 2000, number)[1]
        return Moment(sort, year, number, day, relative) if real else None
    return Moment(sort, year, number, 0, relative, part) if 1 <= number <= _MOST[sort] else None


def _which(groups: dict[str, str | None]) -> int:
    """Return the number of the month, week, quarter or half that the groups of a form name."""
    if name := groups.get("n"):
        return MONTHS.index(name.rstrip(".")) % 12 + 1 if name.rstrip(".") in MONTHS[:12] else _short(name)
    if which := groups.get("h"):
        return _WHICH[which]
    return whole_number(groups.get("k"))


def _short(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS[:12], 1) if month.startswith(name[:3]))


def _year(groups: dict[str, str | None]) -> tuple[int | None, int | None]:
    """Return the year that the groups of a form name, absolute or counted from this one."""
    named = groups.get("y") or groups.get("yy")
    if named and named[0].isdigit():
        return int(named) + (2000 if len(named) == 2 else 0), None
    if spelled := groups.get("cy"):
        year = whole_number(spelled)
        return (year, None) if 1900 <= year < 2200 else (None, None)
    counted = named or groups.get("ry")
    return None, _YEARS[counted.split()[0] if counted.isascii() else counted[0]] if counted else None


def _relative(low: str) -> Moment | None:
    """Return what is counted from today, or is a part of something."""
    if low in _TODAY:
        return Moment("today", relative=_TODAY[low])
    found = _CN_RELATIVE.fullmatch(low)
    if found:
        relative = _STEPS[found["r"][0]] if found["r"] else 0
        return Moment(_SORTS[found["u"] or found["u2"]], relative=relative, part=_PARTS.get(found["p"] or "", ""))
    found = _EN_RELATIVE.fullmatch(low)
    if found:
        return Moment(_SORTS[found["u"]], relative=_STEPS[found["r"]])
    found = _CN_WEEKDAY.fullmatch(low)
    if found:
        number = "一二三四五六日天".index(found["k"]) + 1
        return Moment("weekday", number=min(number, 7), relative=_STEPS[found["r"]] if found["r"] else None)
    found = _EN_WEEKDAY.fullmatch(low)
    if found:
        number = _WEEKDAYS.index(found["k"]) + 1
        return Moment("weekday", number=number, relative=_STEPS[found["r"]] if found["r"] else None)
    return _edge(low)


def _edge(low: str) -> Moment | None:
    """Return a part of something: "end of Q2", "mid-March", "year-end"."""
    found = _EDGE_BEHIND.fullmatch(low)
    if found:
        return Moment(_SORTS[found["u"]], relative=0, part=_PARTS[found["p"]])
    found = _EDGE.fullmatch(low)
    if not found:
        return None
    rest = found["rest"]
    whole = Moment(_SORTS[rest], relative=0) if rest in {"year", "half", "quarter", "month", "week"} else _plain(rest)
    if whole is None or whole.part or whole.sort in {"day", "weekday", "today"}:
        return None
    return whole._replace(part=_PARTS[found["p"]])


def _offset(text: str, low: str, depth: int) -> Moment | None:
    """Return a moment counted from another: T+30, M2后2周, "10 days after launch", "in two weeks", "next 3 months"."""
    found = _NEXT_SPAN.fullmatch(low)
    if found and (span := estimate(found["span"])):
        return Moment("window", first=Moment("today", relative=0), span=span)
    for pattern in (_PLUS, _EN_OFFSET, _CN_OFFSET):
        found = pattern.fullmatch(low)
        moment = _counted(text, found, depth) if found else None
        if moment is not None:
            return moment
    return None


def _counted(text: str, found: re.Match[str], depth: int) -> Moment | None:
    """Return an offset from the groups of a match: what it is counted from, which way, and how long."""
    groups = found.groupdict()
    words = groups["span"] or groups["bs"]
    base = "a" if groups["a"] is not None else "b"
    name = text[found.start(base) : found.end(base)].strip() if groups.get(base) else ""
    span = estimate(words)
    if span is None:
        return None
    first = Moment("today", relative=0)
    if name:
        named = Moment("anchor", name="T") if name in {"T", "t"} else _moment(name, depth - 1)
        if named is None or named.sort == "window":
            return None
        first = named
    way = (groups.get("dir") or groups.get("bdir") or groups.get("sign") or "").strip()
    working = bool(re.search(r"working|business|workday|工作日", words))
    return Moment("offset", first=first, span=span, back=way in {"-", "前", "before", "prior to"}, working=working)
