"""Values beyond the scale that the text, the calendar or nature gives: 5.3 of at most 5, 26 hours a day, pH 15."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mcp_server.language.times import DAYS_IN, MONTHS
from mcp_server.regex import regex

LONGEST: Final = 40
"""Days beyond which nobody counts those of one month."""
_I: Final = re.IGNORECASE
_N: Final = r"[0-9]{1,4}(?:\.[0-9]{1,3})?"


class Beyond(NamedTuple):
    """A value as written, and the limit that it lies beyond."""

    value: str
    limit: str


_TOP: Final = regex(
    rf"(?:满分|总分|最高分?|上限)\s?(?:为|是|[:：])?\s?(?P<a>{_N})\s?分?|(?P<b>{_N})\s?分制"
    rf"|(?<![0-9.])[01]\s?(?:分)?\s?[-–—~～至到]\s?(?P<c>{_N})\s?分"
    rf"|\bscale (?:of|from|running from|that runs from) [01] (?:to|-|–) (?P<d>{_N})|\b(?P<e>5|6|7|10)-point scale"
    rf"|\b(?:maximum|top|highest|best|full) (?:possible )?(?:score|mark|marks|grade|rating)s?(?: (?:is|being|was"
    rf"|of))? (?P<f>{_N})|\bmarks? out of (?P<g>{_N})",
    _I,
)
_SCORE: Final = regex(
    rf"(?:均分|平均分?|得分|评分|打分|分数|成绩|打了?|得了?|给了?|拿了?|达到?|升[到至])\s?(?:为|是|达|有|到"
    rf"|出)?\s?(?P<a>{_N})(?!\s?[人份名%％个次年月日天元家题0-9]|\.[0-9])"
    rf"|(?<![0-9.])(?P<b>[0-9]{{1,3}}\.[0-9]{{1,2}})\s?分(?![钟之])"
    rf"|\b(?:score[sd]?|rated?|ratings?|averag\w+|mean|marks?|grades?|got|gave|gives|gets|reach(?:ed|es)|stands? at"
    rf"|came (?:out )?at|comes (?:out )?at)"
    rf"(?: (?:it|us|them|the [a-z]+|a|an|of|at|as|to|was|is|for|with|by|full|even|about"
    rf"|our [a-z]+)){{0,4}} (?P<c>{_N})(?![0-9%]|[.,][0-9]| (?:people|of|guests|per|points? (?:more|less|higher)))",
    _I,
)
_OUT_OF: Final = regex(
    rf"(?<![0-9.,])(?P<value>[0-9]{{1,3}}\.[0-9]{{1,2}})\s?(?:points? |marks? |stars? )?(?:out of|of|/"
    rf"|／)\s?(?:a possible |a maximum of |at most |max\. )?(?P<top>5|6|7|10|20|100)(?![0-9]|[.,][0-9]|\s?%)"
    rf"|(?P<v>{_N})\s?分?[(（/／]?\s?(?:满分|总分)\s?(?P<t>{_N})",
    _I,
)
_STARS: Final = regex(r"(?<![0-9.])(?P<value>[5-9]\.[0-9])[- ]?(?:stars?\b|星)", _I)
_RANK: Final = regex(
    r"\b(?P<value>[0-9]{1,4})(?:st|nd|rd|th)(?: place| rank)? (?:of|out of|among)(?: all"
    r"| the)*(?: our)? (?P<top>[0-9]{1,4})\b(?! (?:percent|per cent|%|May|June|January|February|March|April|July"
    r"|August"
    r"|September|October|November|December))"
    r"|(?P<t>[0-9]{1,4})\s?[个家名支所店班队位][^,，。;；0-9]{0,10}[中里,，][^。;；0-9]{0,10}(?:排名?|列|居|位列"
    r"|名列)(?:在)?第\s?(?P<v>[0-9]{1,4})"
    r"|第\s?(?P<w>[0-9]{1,4})\s?名?[(（](?:共|总共)\s?(?P<u>[0-9]{1,4})",
    _I,
)
_PER: Final = (
    (
        regex(
            rf"(?<![0-9.,])(?P<value>{_N}) hours (?:a|per|each|every) day\b|\b(?:each"
            rf"|every) day[^.,;0-9]{{0,20}} (?P<v>{_N}) hours\b",
            _I,
        ),
        24,
    ),
    (
        regex(
            rf"(?:每天|每日|一天)(?![^,，。;；]{{0,10}}(?:共|计|人"
            rf"|工))[^,，。;；0-9]{{0,10}}(?P<value>{_N})\s?个?小时(?!工)"
        ),
        24,
    ),
    (regex(rf"(?<![0-9.,])(?P<value>{_N}) days (?:a|per|each|every) week\b", _I), 7),
    (regex(rf"(?:每周|每星期|一周)(?![^,，。;；]{{0,10}}(?:共|计|人|工))[^,，。;；0-9]{{0,8}}(?P<value>{_N})\s?天"), 7),
    (regex(rf"(?<![0-9.,])(?P<value>{_N}) months (?:a|per|each|every|in the|of the) year\b", _I), 12),
    (regex(rf"(?<![0-9.,])(?P<value>{_N}) days (?:a|per|each|every|in the|of the) year\b", _I), 366),
    (regex(rf"\b(?:at the|in the) (?P<value>{_N})(?:st|nd|rd|th) percentile", _I), 100),
    (
        regex(
            rf"(?<![A-Za-z])(?:pH|PH)(?![A-Za-z])(?:[- ]?(?:值|value|level"
            rf"|reading))?[^0-9\n,，。;；%]{{0,16}}?(?P<value>{_N})(?![0-9%]|[.,][0-9])"
        ),
        14,
    ),
    (
        regex(
            r"(?:probability|correlation(?: coefficient)?|p-?value|概率|相关系数|可能性)(?: (?:of|is|was|at"
            r"|between [^,.0-9]{2,30}))*[^0-9%,.，。;；]{0,10}(?P<value>[1-9]\.[0-9]{1,3})(?![0-9]|[.,][0-9]"
            r"|\s?[%％]| ?(?:times|percent|per cent|points?)|[个倍])",
            _I,
        ),
        1,
    ),
    (
        regex(
            rf"(?:humidity|moisture(?: content)?|oxygen saturation|spo2|battery(?: level| charge)?|state of charge"
            rf"|purity|湿度|含水[率量]|血氧(?:饱和度)?|电量|纯度|饱和度|浓度)(?![^0-9]{{0,18}}(?:\bby\b|rose|grew"
            rf"|增|涨|提高|下降|降低|减少))"
            rf"[^0-9,，。;；%+]{{0,18}}?(?P<value>{_N})\s?(?:%|％|per cent|percent)",
            _I,
        ),
        100,
    ),
    (regex(rf"(?:体温|body temperature)[^0-9,，。;；]{{0,12}}(?P<value>{_N})\s?(?:°\s?C|℃|度|degrees)", _I), 45),
    (
        regex(rf"(?:净推荐值|\bNPS|net promoter score)[^0-9,，。;；%]{{0,14}}(?P<value>{_N})(?![0-9]|[.,][0-9])", _I),
        100,
    ),
    (regex(rf"(?:纬度|latitude)[^0-9,，。;；]{{0,8}}(?P<value>{_N})(?:°|度| degrees)", _I), 90),
)
_QUARTER: Final = regex(
    r"第[五六七八九]季度|(?<![A-Za-z0-9])Q[5-9][ -]?20[0-9]{2}"
    r"|20[0-9]{2}\s?年?[ -]?Q[5-9](?![0-9])"
)
_WEEK: Final = regex(
    r"第\s?(?P<a>[0-9]{2})\s?周(?=[^,，。;；]{0,8}(?:周报|工作(?:总结|报告|小结)|例会|简报))"
    r"|20[0-9]{2}\s?年(?:度)?第?\s?(?P<b>[0-9]{2})\s?周(?!岁|年|期)|20[0-9]{2}[ -]?(?:W|KW|CW) ?(?P<c>[0-9]{2})"
    r"(?![0-9])"
    r"|\b(?:calendar|reporting) week (?P<d>[0-9]{2})\b|\bweek (?P<e>[0-9]{2}) (?:of )?20[0-9]{2}\b"
    r"|\b(?:report|minutes|notes|update|review|summary|status|newsletter|bulletin)(?: (?:for|of|on))?[,:]? week"
    r" (?P<f>[0-9]{2})\b"
    r"|^\W*week (?P<g>[0-9]{2})\W*(?:report|minutes|notes|update|review|summary|status|newsletter)",
    _I,
)
HIGHEST: Final = 10
"""The top of a scale on which tenths are told."""
SLIP: Final = 1.2
"""How many times the top of its scale a score is that was written wrong."""
WEEKS: Final = 53
"""Weeks of the longest year."""
_DAYS: Final = regex(
    r"(?<![0-9.,])(?P<days>[0-9]{2}) (?:calendar |whole |full )?days (?:in|of) (?P<name>January|February|March"
    r"|April|May|June|July|August|September|October|November|December)\b"
    r"|(?<![0-9年度])(?P<month>[0-9]{1,2})\s?月(?:份)?(?:全月|整月|共有?|有|的)(?P<d>[0-9]{2})\s?天",
    _I,
)
_MOST: Final = r"(?:最(?:高|多|大|长|快)|\b(?:maximum|max|highest|longest|most|best))"
_LEAST: Final = r"(?:最(?:低|少|小|短|慢)|\b(?:minimum|min|lowest|shortest|least|worst))"
_MEAN: Final = r"(?:平均|均分|均值|\b(?:average|mean|median)\b)"
_BETWEEN: Final = regex(
    rf"{_MOST}[^0-9。.;；]{{0,12}}(?P<high>{_N})[^0-9。;；]{{0,24}}{_LEAST}[^0-9。.;；]{{0,12}}(?P<low>{_N})[^0-9。;；]{{0,24}}{_MEAN}[^0-9。;；,，]{{0,14}}(?P<mean>{_N})"
    rf"|\b(?:between|from|ranging from) (?P<l>{_N})[a-z€$£° ]{{0,12}} (?:and"
    rf"|to) (?P<h>{_N})(?! of)[^0-9.;]{{0,40}}{_MEAN}[^0-9.;,]{{0,14}}(?P<m>{_N})(?![0-9%]|[.,][0-9])",
    _I,
)
_MEDIAN: Final = r"(?:\bmedian|\bp50|中位数?|[五5]0?(?:十)?分位)"
_NINETY: Final = r"(?:\bp9[0-9]|\b9[0-9]th percentile|9[0-9]\s?分位)"
_PERCENTILE: Final = regex(
    rf"{_MEDIAN}[^0-9.,;，。；]{{0,12}}(?P<a>{_N})\s?(?P<u>[a-z%]+|[\u4e00-\u9fff]{{1,2}})"
    rf"[^.。;；]{{0,30}}?{_NINETY}[^0-9.,;，。；]{{0,8}}(?P<b>{_N})\s?(?P=u)"
    rf"|(?<![0-9.,])(?P<c>{_N}) (?P<v>[a-z]+) at (?:the )?{_MEDIAN}[^.;]{{0,40}}?"
    rf" (?P<d>{_N}) (?P=v) at (?:the )?{_NINETY}",
    _I,
)
"""The half that were done in so long, and the nine in ten."""
_RELATED: Final = regex(r"加权|累计|增|涨|降|combined|weighted|up by|grew|rose|fell", _I)


def bounds(text: str) -> Iterator[Beyond]:
    """Yield the values of a sentence that lie beyond their scale, each once."""
    seen: set[str] = set()
    for value, limit in _all(text):
        if value not in seen:
            seen.add(value)
            yield Beyond(value, limit)


_UNIT: Final = regex(r"\s?(?!(?:on|by|in|of|at|and|for|to|as|or|so|is|we|it)\b)(?:[a-z]{1,3}\b|[%°€$])", _I)


def scored_beyond(texts: Sequence[str]) -> Iterator[tuple[int, Beyond]]:
    """Yield the scores a little above the one scale that a text names in another place, each with its sentence."""
    tops: dict[int, set[str]] = {}
    for number, text in enumerate(texts):
        found = {one["top"] or one["t"] for one in _OUT_OF.finditer(text)} | {
            _first(one) for one in _TOP.finditer(text)
        }
        if found:
            tops[number] = found
    every = set().union(*tops.values())
    if len(every) != 1 or float(top := next(iter(every))) > HIGHEST:
        return
    for number, text in enumerate(texts):
        for one in () if number in tops or _RELATED.search(text) else _SCORE.finditer(text):
            value = _first(one)
            unit = _UNIT.match(text, one.end())
            if "." in value and not unit and float(top) < float(value) <= float(top) * SLIP:
                yield number, Beyond(value, top)


def _all(text: str) -> Iterator[tuple[str, str]]:
    if any(letter.isdigit() for letter in text):
        yield from _scored(text)
        yield from _placed(text)
        yield from _counted(text)
    for found in _QUARTER.finditer(text):
        yield found[0], "4"


def _first(found: re.Match[str]) -> str:
    return str(next(filter(None, found.groups())))


def _scored(text: str) -> Iterator[tuple[str, str]]:
    """Yield scores above the best that can be had, and means outside the least and the most."""
    tops = [_first(found) for found in _TOP.finditer(text)]
    if tops and not _RELATED.search(text):
        top = max(tops, key=float)
        for found in _SCORE.finditer(text):
            value = _first(found)
            if float(top) < float(value) <= 10 * float(top) and value not in tops:
                yield value, top
    for found in _OUT_OF.finditer(text):
        value, limit = found["value"] or found["v"], found["top"] or found["t"]
        if float(value) > float(limit):
            yield value, limit
    yield from ((found["value"], "5") for found in _STARS.finditer(text) if float(found["value"]) > 5)
    for found in _PERCENTILE.finditer(text):
        half, most = _two(found)
        if float(most) < float(half):
            yield most, half
    for found in _BETWEEN.finditer(text):
        low, high, mean = found["low"] or found["l"], found["high"] or found["h"], found["mean"] or found["m"]
        if float(low) < float(high) and not float(low) <= float(mean) <= float(high):
            yield mean, high if float(mean) > float(high) else low


def _two(found: re.Match[str]) -> tuple[str, str]:
    return (found["a"], found["b"]) if found["a"] else (found["c"], found["d"])


def _placed(text: str) -> Iterator[tuple[str, str]]:
    """Yield places behind the last one."""
    for found in _RANK.finditer(text):
        value, limit = found["value"] or found["v"] or found["w"], found["top"] or found["t"] or found["u"]
        if int(value) > int(limit) > 1:
            yield value, limit


def _counted(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is more than a day, a week, a month or nature has."""
    for pattern, most in _PER:
        for found in pattern.finditer(text):
            if float(_first(found)) > most:
                yield _first(found), str(most)
    for found in _WEEK.finditer(text):
        if int(_first(found)) > WEEKS:
            yield _first(found), str(WEEKS)
    for found in _DAYS.finditer(text):
        month = MONTHS.index(found["name"][:3].lower()) if found["name"] else int(found["month"]) - 1
        days = found["days"] or found["d"]
        if 0 <= month < len(DAYS_IN) and DAYS_IN[month] < int(days) <= LONGEST:
            yield days, str(DAYS_IN[month])
