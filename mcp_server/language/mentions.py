"""Figures and days of a text, each with the words of its clause that say what it is the figure of."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from mcp_server.language.folding import HAN, words
from mcp_server.language.pages import Sentence
from mcp_server.language.shapes import COUNT, DATE, MARK, MARKS, Shape
from mcp_server.language.times import YEAR, moment, year_of
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_CLAUSE: Final = regex(r"[,;。!?，；]|\.(?=\s|$)|\b(?:but|while|whereas|of which)\b|、|\band\b|—|–")
_LEAD: Final = regex(
    r"^\s*(?:摘要|概述|概况|总览|正文|详情|明细|小结|总结|结论|附注?|备注|说明|提要|导语|主题|标题|事由|简报|快报"
    r"|要点|[各全]位.{0,10}|subject|re|headline|(?:executive )?summary"
    r"|overview|in (?:brief|short)"
    r"|details?|note|conclusions?|results?|abstract|at a glance)\s?[:：]\s?"
)
_SKIP_BEFORE: Final = regex(
    r"(?:从|由|较|比|[增提][加至到长高升]?|减[少至到]?|[升降涨跌][至到低]?|超过?|每|不足|另|另有|又|再|还有?|多|少"
    r"|剩|剩余|余下?|其余|首批|第|缩短|下降|上升)了?\s?$"
    r"|\b(?:from|than|another|further|additional|extra|about|around|over|under|nearly|almost|every|each|per|or|first"
    r"|next|last|remaining|such as|such as"
    r"|other|only|just|some|(?:increas|decreas|declin|improv|gain|reduc|drop|rais|sav)\w*|rose|grew|fell|lost|up"
    r"|down|cut|out of)\s(?:the\s|a\s|an\s)?$"
    r"|\b(?:(?:increas|decreas|declin|improv|gain|reduc|drop|rais|sav|lower|exceed|miss)\w*|rose|grew|fell|up|down"
    r"|cut|short)\s(?:[a-z]+\s){0,3}by\s$"
)
"""What stands before a figure that is a change, a rate, a rest or one of several."""
_SKIP_DAY: Final = regex(
    r"(?:截至|自|从|至|到|前|后|以来)\s?$"
    r"|\b(?:ended|ending|as of|since|until|dated|due|from|through|before|by|and)\s(?:the\s)?$"
)
"""What stands before a day that is not the day of something."""
_SERIES: Final = regex(r"\brespectively\b|分别|依次|\?|？")
_APART: Final = regex(
    r"目标|计划|预算|预计|预期|原定|原来|去年|上[年月周期季]|同期|昨|明年|下[年月周期季]|平均|人均|户均|累计|新增"
    r"|其中|剩余|其余|其他|另|首|男|女"
    r"|[最较][高低大小多少早晚]|以[上下内外]|超过|不[足到能会想愿再]|无法|未|没|非|若|如果|假如|除|净|毛|含税|税前|税后|国[内外]"
    r"|境外|红线|黄线|预警|警戒|上限|下限|阈值|限额|部分|全部|所有|一半|之[一前后]|例如|比如"
    r"|\b(?:target|goal|aims?|plan|planned|forecast|expected|estimate[ds]?|originally|previous(?:ly)?|last|next|new"
    r"|average|mean|median|net|gross|cumulative"
    r"|remaining|other|another|half|some|most|many|few|not|no|if|would|could|should|might|may|at least|at most|up to"
    r"|less|more|male|female|part"
    r"|initial(?:ly)?|first|second|third|before|ago|example|per|each|every|total|maximum|minimum|highest|lowest"
    r"|without|except|limit|threshold|alarm|cap|outside|abroad)\b"
)
"""What makes two figures figures of two things, where only one of them has it."""
_TIMES: Final = regex(
    r"[每一][年月周季日天]|本[年月周季日]度?|今[年日天]|全年|[上下]半年|当[年月日]|目前|当前|现在|截至|截止"
    r"|\bthis (?:year|month|week"
    r"|quarter)\b|\bcurrently\b|\bnow\b"
)
_FILL: Final = regex(
    r"日期|时间|定于|定为|定在|总计|合计|共计|一共|举[行办]|召开|实际|[这此本]次|长达|高达|多达|我们"
    r"|我[校院司局厂店]|再次|提醒|[各双]方|确[认定]|敲定|[上下]午|晚上|达到?|全部|共有?"
    r"|(?<![平人户日月年])均|[为是于的了已都就也还该这将把:：()（）/·|*_\s\"“”'-]"
)
WORD: Final = regex(r"[a-z][a-z'-]*[a-z]|[a-z]")
EMPTY: Final = frozenset(
    words(
        "the a an of in on at to for is are was were be been being has have had it its this that these those "
        "there our we they their all as with and or by who which will shall can cannot do does did so since "
        "because when where i you your us date day time set due takes took take place stated shown said reported "
        "amounted amounts comes came stood stands reached get got held summary overview above again recall "
        "mentioned noted "
    )
)
_AT: Final = regex(r"\s?(?:at|with|以)\s?(?:just\s|only\s)?")
_BE: Final = regex(r"\b(?:was|is|were|are|had|has)\b")
_LATER: Final = regex(rf"[{MARKS}](?:前|之前|后|起|以[前后来])")
NAMED: Final = regex(r"\b(?:the|our|its|their)\s((?:[a-z'-]+\s){1,4})(?:of|on|for)\s$")
"""What names a day before it: the closing date of 25 March."""
_OF_ALL: Final = regex(rf"\sof\s(?:the\s|our\s|all\s)?{COUNT}")
_PLAIN: Final = frozenset({"count", "money", "percent", "duration", "effort"})
_RHYTHM: Final = {
    "一年": "每年",
    "一月": "每月",
    "一周": "每周",
    "一季": "每季",
    "一天": "每天",
    "一日": "每天",
    "每日": "每天",
}
_WHOLE: Final = frozenset({"全年", "今年", "本年", "本年度", "this year"})
_ALWAYS: Final = frozenset({"目前", "当前", "现在", "截至", "截止", "currently", "now"})
"""What says no more than that a figure is of now, or of all of it."""


class Mention(NamedTuple):
    """A figure or a day with the words of its clause, before it and behind it."""

    before: str
    after: str
    """In Chinese: what stands before and behind it, without what says nothing."""
    raw: str
    tail: str
    """The same as written."""
    told: tuple[str, ...]
    """In English: the words of its clause, in order."""
    behind: tuple[str, ...]
    """In English: those from the figure on, with those that say nothing."""
    when: frozenset[str]
    sort: tuple[str, ...]
    value: Quantity | None
    day: str
    text: str
    sentence: Sentence
    around: str
    """Its whole sentence."""
    led: bool
    """Whether its sentence has begun with something else."""
    whole: Decimal | None = None
    """Of how many it is said to be: 17 of 20 stores."""


def turned(one: Quantity | None, two: Quantity | None) -> bool:
    """Whether two figures have the same digits in another order, as slips of the pen have."""
    if one is None or two is None:
        return False
    places = max(0, *(-int(value.value.as_tuple().exponent) for value in (one, two)))
    first, second = (f"{abs(value.value):.{places}f}" for value in (one, two))
    return first != second and len(first) > 1 and sorted(first) == sorted(second)


@lru_cache(maxsize=4096)
def apart(text: str) -> frozenset[str]:
    """Return the words of a text that make it one of another time, part or sort."""
    return frozenset(found[0] for found in _APART.finditer(text.replace("last night", "")))


def clauses(shape: Shape) -> Iterator[tuple[int, int, int, Quantity]]:
    """Yield the figures of a sentence that are simply what they are of, each with where its clause begins and ends."""
    text = shape.text
    for low, high, after in _parts(shape):
        figures = list(shape.figures(low, high))
        first = figures[0][0] if figures else 0
        # at 7.5 %, the vacancy rate was …
        alone = len(figures) == 1 and _AT.fullmatch(text[low:first]) and not text[first + 1 : high].strip()
        seen: list[tuple[str, ...]] = []
        for place, value in figures:
            sort = _sort(value)
            simple = value.bound in {"=", "~"} and value.upper is None and not value.signed and sort not in seen
            dated = value.dimension == "count" and YEAR.fullmatch(value.text.partition(" ")[0])
            if simple and not dated and sort[1] in _PLAIN and not _SKIP_BEFORE.search(text[low:place]):
                of = _OF_ALL.match(text, place + 1)
                begin = of.end() if of else place + 1
                cut = next((p for p, other in figures if p >= begin and _sort(other) == sort), high)
                yield low, place, after if alone else cut, value
            seen.append(sort)


def _parts(shape: Shape) -> Iterator[tuple[int, int, int]]:
    """Yield where the clauses of a sentence begin and end, and where the one behind each ends."""
    text = shape.text
    if _SERIES.search(text):
        return
    lead = _LEAD.match(text)
    low = lead.end() if lead else 0
    ends = [*(found.start() for found in _CLAUSE.finditer(text, low)), len(text)]
    for number, high in enumerate(ends):
        yield low, high, ends[min(number + 1, len(ends) - 1)]
        low = high + 1


def _days(shape: Shape, year: int | None) -> Iterator[tuple[int, int, int, str]]:
    """Yield the days of a sentence that are alone in their clause, likewise."""
    text = shape.text
    for low, high, _ in _parts(shape):
        dates = [p for p, token in zip(shape.places, shape.tokens, strict=True) if text[p] == DATE and low <= p < high]
        dates = dates[:1] if len(dates) == 1 or (dates and NAMED.search(text[low : dates[0]])) else []
        if not dates or list(shape.figures(low, high)) or _LATER.match(text, dates[0]):
            continue
        found = None if _SKIP_DAY.search(text[low : dates[0]]) else moment(shape.token(dates[0]).text, year)
        if found and found.days and found.days.start == found.days.end and not found.clock:
            yield low, dates[0], high, found.days.start.isoformat()


def mentions(shape: Shape, year: int | None) -> Iterator[Mention]:
    """Yield the figures and days of a sentence that are simply what they are of."""
    begin, led, text = 0, False, shape.text
    for low, place, high, value in clauses(shape):
        led, begin = led or bool(_says(text[begin:low])), low
        of = _OF_ALL.match(text, place + 1)
        whole = shape.figure(of.end() - 1).value if of else None
        yield _mention(shape, (low, place, high), value, year, led=led)._replace(whole=whole)
    begin, led = 0, False
    for low, place, high, day in _days(shape, year):
        led, begin = led or bool(_says(text[begin:low])), low
        one = _mention(shape, (low, place, high), None, year, led=led)
        yield one._replace(day=day, text=shape.token(place).text.strip(), when=frozenset())


def _says(text: str) -> object:
    """Return what a clause says, if anything."""
    plain = _LEAD.sub("", text)
    return "".join(HAN.findall(clean(plain))) or list(telling(plain))


def telling(text: str) -> Iterator[str]:
    """Yield the stems of the English words of a text that tell something."""
    for word in WORD.findall(text):
        if word not in EMPTY and (root := stem(word)) not in EMPTY:
            yield root


def _sort(value: Quantity) -> tuple[str, ...]:
    unit = "" if value.dimension == "count" and value.unit.isascii() else value.unit
    return unit, value.dimension, value.per


def _mention(
    shape: Shape, span: tuple[int, int, int], value: Quantity | None, year: int | None, *, led: bool
) -> Mention:
    (low, place, high), text = span, shape.text
    here = text[low:high]
    dates = ("".join(shape.token(p).text.split()) for p in shape.places if text[p] == DATE and p != place and p < high)
    when = {str(own) if (own := year_of(date)) and date.strip("年度") == str(own) else date for date in dates}
    times = {_RHYTHM.get(found[0], found[0]) for found in _TIMES.finditer(here)} - _ALWAYS
    when |= {str(year or time) if time in _WHOLE else time for time in times}
    before, after = text[low:place], text[place + 1 : high]
    after = _BE.split(after)[0] if _AT.fullmatch(before) else after
    unit = value.unit if value and value.dimension == "count" and value.unit.isascii() else ""
    units = " ".join(one.unit for _, one in shape.figures() if one.dimension == "count")
    han = bool(HAN.search(here))
    told = () if han else tuple(telling(f"{before} {unit} {after}"))
    return Mention(
        clean(before) if han else "", clean(after) if han else "", before.rstrip() + ("" if han else " "), after,
        told, tuple(WORD.findall(f"{unit} {after}")), frozenset(when), _sort(value) if value else ("day",), value, "",
        value.text.strip() if value else "", shape.sentence, f"{text} {units}", led,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """Return a Chinese text without what says nothing of what is counted."""
    return _FILL.sub("", _TIMES.sub("", MARK.sub("", text)))


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return the beginning of an English word that its forms have in common."""
    word = word.removesuffix("'s").strip("'")
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            return word[: -len(ending)]
    return word
