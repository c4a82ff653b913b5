"""Where numbers stand in prose, and of what sort each is: figure, date, time, ordinal, label or code."""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from mcp_server.language.folding import words
from mcp_server.language.number_words import NUMBER_WORDS, PARTS, SCALES, longest
from mcp_server.language.numerals import ARABIC, DIGIT, SCALE, Numeral
from mcp_server.language.token_words import IDIOMS, NAMES, NUMBERED, UNCOUNTED
from mcp_server.regex import regex

Sort = Literal["number", "chinese", "english", "share", "date", "time", "ordinal", "label", "code"]


class Mark(NamedTuple):
    """A piece of a folded text that is written with numerals, and of what sort it is."""

    sort: Sort
    start: int
    end: int
    read: Numeral | None = None
    """The value of a number in English words."""


YEAR: Final = r"(?:19|20|21)[0-9]{2}"
MONTHS: Final = words(
    "january february march april may june july august september october november december jan feb mar "
    "apr jun jul aug sept sep oct nov dec"
)
MONTH: Final = rf"(?:{'|'.join(MONTHS)})(?![a-z])\.?"
_MONTH_NUMBER: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY: Final = r"(?:[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_PART: Final = r"(?:底|末|初|中旬|上旬|下旬|份)"
_IN_YEAR: Final = (
    rf"(?:度?的?(?:{_MONTH_NUMBER}月(?:\s?{_DAY}[日号])?{_PART}?|第?[一二三四1-4]季度?末?|前[一二三]季度|[上下]半年"
    rf"|q[1-4]|h[12]|第?[0-9]{{1,2}}周)|年?度?(?:底|末|初)|度)"
)

_BY_YEAR: Final = regex(
    rf"{YEAR}(?:[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![0-9])"
    r"|[-/ ]?(?:w[0-9]{1,2}|q[1-4]|h[12])(?![0-9a-z])"
    r"|[-/](?:0[1-9]|1[0-2])(?![0-9])|/[0-9]{2}(?![0-9/])"
    rf"|\s?[-–~/至到]\s?{YEAR}(?![0-9.])(?:\s?年度?)?"
    rf"|\s?年{_IN_YEAR}?|(?:度|第[一二三四1-4]季度|[上下]半年))"
)
_BARE_YEAR: Final = regex(
    r"20[1-4][0-9](?![0-9]|[,.][0-9]|\s?[-–~+%‰万亿千百元家个人名位套条次项件台天周号期]|[kmb](?![a-z])"
    rf"|\s?(?:yuan|usd|rmb)|\s(?!{UNCOUNTED})[a-z]+(?:\s(?!{UNCOUNTED})[a-z]+)?s\b)"
)
_CUED_YEAR: Final = regex(
    r"(?:19[5-9]|20[0-9])[0-9](?![0-9]|[,.][0-9]|\s?[%万亿元家个人]|\s(?!was|has|is|as|plus|less|includes|represents"
    r"|results|saw)[a-z]+s\b)"
)
_YEAR_CUE: Final = regex(r"(?<![a-z])(?:by|of|and|to|for|from|after|before|plan)\s$|[至到~–-]\s?$")
_YEAR_SURE: Final = regex(r"(?<![a-z])(?:in|since|until|till|during|year|fiscal|fy|end|ended|early|late|mid)\s$")
_SURE_YEAR: Final = regex(
    r"(?:19[5-9]|20[0-9])[0-9](?![0-9]|[,.][0-9]|\s?[%万亿元家个人]|\s(?:million|billion|people))"
)
_DATE: Final = regex(
    rf"[0-9]{{1,2}}(?:月\s?{_DAY}[日号])?月?[-–~至到、]\s?{_MONTH_NUMBER}月(?!内)(?:\s?{_DAY}[日号])?{_PART}?"
    rf"|{_MONTH_NUMBER}月(?:\s?{_DAY}[日号])?{_PART}?"
    r"|(?:0?[1-9]|[12][0-9]|3[01])[日号](?!内|之内|以内|[线楼店馆炉机泵井塔罐库窑釜泊舱元历均])"
    r"|[1-4]季度末?"
    rf"|[0-9]{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH}(?:,?\s{YEAR})?(?![a-z0-9])"
)
_DAY_TO: Final = regex(
    r"(?:0?[1-9]|[12][0-9]|3[01])(?=\s?(?:[-–]|to|and|or|until|till|through)\s?"
    rf"(?:[12][0-9]|3[01]|0?[1-9])\s(?:of\s)?{MONTH}(?![a-z0-9]))"
)
"""The first of two days of one month: 4 to 22 May."""
_SLASHED: Final = regex(
    r"[0-9]{1,2}/[0-9]{1,2}/(?:20)?[0-9]{2}(?![0-9/]|\s?(?:天|日|周|个|工作|小时|人|(?:working\s)?day|week|month|hour))"
)
_MONTH_DAY: Final = regex(r"(?:0[1-9]|1[0-2])[-/](?:0[1-9]|[12][0-9]|3[01])(?![0-9.,%/-])")
_COUNTED: Final = regex(r"\s?(?:[家个万亿天套人名周年元条次项件位%月千百]|[a-z])")
_DATED_BEFORE: Final = regex(r"[(~–至到]\s?$")
_DATED_BEHIND: Final = regex(r"\s?(?:[)~–至到]|to\s)")
_AGE: Final = regex(r"[0-9]++日(?=留存|活跃|复购|流失|均线|滚动)")
_PLACE: Final = regex(r"[0-9]++号(?=[线楼店馆炉机泵车井塔罐库门仓桥厅院厂站窑釜坑道泊柜台桌床舱箱])")
_TIME: Final = regex(
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?[ap]\.?m\b\.?)?(?![0-9])|[0-9]{1,2}\s?[ap]\.?m\b\.?"
    r"|[0-9]{1,2}点(?:[0-9]{1,2}分|半|整|钟)|(?<=[午上晨天日早晚])[0-9]{1,2}点"
)
_CODE: Final = regex(
    r"5\s?whys?(?![a-z])|24/7|7\s?[x×*]\s?24(?:\s?小时|\s?h\b)?|24\s?[x×*]\s?7"
    r"|[0-9]++(?>(?:\.[0-9]++){2,})(?>(?:[-+][a-z0-9.]++)?)"
    r"|[0-9]{2,4}(?:-[0-9]{3,8}){1,3}(?![0-9-])(?<=[0-9-]{9})"
    r"|0x[0-9a-f]++|[0-9]++[a-z][0-9][a-z0-9]*+"
)
_RANK: Final = regex(r"[0-9]++(?:st|nd|rd|th)(?![a-z])")
_PHONE: Final = regex(r"1[3-9][0-9]{9}(?![0-9.,%万亿])")
_RUN: Final = regex(r"[0-9]++")
_DIGITS: Final = regex(
    rf"{ARABIC}(?>(?:\s?[{SCALE}](?![米克瓦卡方]|分[点之])(?>(?:[{SCALE}](?![米克瓦卡]))*)"
    rf"(?>(?:(?:[0-9]++(?>(?:\.[0-9]++)?)(?!年|[-/][0-9])|[{DIGIT}]++)[{SCALE}]*+)*))?)"
)
_SHARE: Final = regex(rf"分之\s?[负-]?(?:{ARABIC}|[{DIGIT}{SCALE}]++(?>(?:点[{DIGIT}]++)?))")
_LINE_BEFORE: Final = regex(r"(?:[-*+>]\s|(?P<heading>#{1,6})\s)?\s*(?:\*{1,2}|_{1,2})?\(?$")
_MARKER: Final = regex(r"(?:\.[0-9]{1,2}){0,3}[.、)](?![0-9])(?=[^\S\n]*[^\s|])")
_HEADING: Final = regex(r"(?:\.[0-9]{1,2}){0,3}\s")

_Trials = tuple[tuple[Sort, re.Pattern[str]], ...]
_BY_NEXT: Final[dict[str, _Trials]] = {
    **dict.fromkeys(":点", (("time", _TIME),)),
    **dict.fromkeys("月季~至到、", (("date", _DATE),)),
    "日": (("label", _AGE), ("date", _DATE)),
    "号": (("date", _DATE), ("label", _PLACE)),
    **dict.fromkeys("-/", (("date", _DAY_TO), ("code", _CODE), ("date", _SLASHED), ("date", _DATE))),
    "–": (("date", _DAY_TO), ("date", _DATE)),
    **dict.fromkeys(".×*", (("code", _CODE),)),
    **dict.fromkeys("ap", (("time", _TIME), ("code", _CODE))),
    **dict.fromkeys("nrst", (("ordinal", _RANK), ("date", _DATE), ("code", _CODE))),
    **dict.fromkeys("bcdefghijklmoquvwxyz", (("code", _CODE),)),
    " ": (("code", _CODE), ("date", _DATE), ("date", _DAY_TO), ("time", _TIME)),
}
"""What digits may be, by the character behind them."""
_BLANK_NEXT: Final = frozenset(f"jfmasondwptux×*–-{SCALE}")
"""What stands behind digits and a blank where they may be more than a number: a month, a.m., a scale."""
_NUMBER_ENDS: Final = frozenset("%)]:;。、!?\n-–~/家个名人元天周年月次项套条位件台") | {""}
"""What ends a number in digits in most cases."""

_WORD_DATE: Final = regex(
    rf"{MONTH}\s(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?:\s?[-–]\s?[0-3]?[0-9])?(?![0-9a-z%]|[.,:][0-9]"
    rf"|\s(?:seconds?|minutes?|hours?|days?|weeks?|percent|per\scent|points?|%))(?:,?\s{YEAR}(?![0-9]))?"
    rf"|{MONTH}(?:\s?(?:[-–]|to)\s?{MONTH})?,?\s{YEAR}(?![0-9])"
    rf"|(?:fy|q[1-4]|h[12]|w[0-9]{{1,2}})[ /-]?(?:of\s)?{YEAR}(?![0-9])|fy[ -]?[0-9]{{2}}(?![0-9])"
    rf"|(?:q[1-4]|h[12])(?![0-9a-z])|(?:week|wk)\s?[0-9]{{1,2}}(?:,?\s(?:of\s)?{YEAR})?(?![0-9]|[.,][0-9]|%)"
    rf"|(?:mid|early|late)[-\s]{YEAR}(?![0-9])"
)
_DATE_WORDS: Final = frozenset({*MONTHS, "fy", "q", "h", "w", "week", "wk", "mid", "early", "late"})
_WEB: Final = regex(r"(?:https?://|www\.)[^\s<>()。;,、]++|[a-z][a-z0-9._-]{0,63}@[a-z0-9.-]{1,120}")
_LABEL: Final = regex(
    r"[a-z]\+[0-9]++(?![0-9.]*%)|[a-z]++(?>(?:[-_][a-z]++){0,3})-?[0-9]++(?>(?:[-.][0-9]++){0,6})[a-z0-9]*+(?!%)"
)
_METRIC: Final = regex(r"([A-Z]{2,6})[0-9][0-9,.]*+")
_NO_METRIC: Final = frozenset(words("TOP ISO RFC CVE GPT IEC KPI OKR VIP SLA MVP SKU CMM PEP UTF SHA MD SOC AI ES"))
_AMOUNT: Final = regex(r"\s?(?:%|[十百千]?[万亿]|[元家个人名套条次]|[kmKM](?![A-Za-z0-9]))")
_NAMED: Final = regex(
    r"\.?\s?#?[0-9]++(?>(?:\.[0-9]++)*)(?![,.]?[0-9]|-[0-9]|\s?(?:%|percent|million|thousand|[万亿]|k(?![a-z])"
    r"|to\s[0-9]|\s(?:[kmgtp]b|tonnes?|kg|[kmg]wh|seconds?|minutes?|hours?|people|pupils|guests|copies)(?![a-z])))"
)
"""Behind a name: stage 2, and no stage 45 minutes."""
_NUMBERED: Final = regex(
    r"\s(?:no\.?\s?)?[0-9]{1,3}(?![0-9]|[.,:][0-9]|[-–]|\s?[%°℃$€£²³]|\s?(?:to|m|km|l|kg|t|kw|mw|h|percent|million"
    r"|thousand|metres?|meters?|people|staff|persons?|men|women|children|members?|seats|beds|households|tonnes?|hours?|minutes?|days?|weeks?|months?"
    r"|years?)(?![a-z]))"
)
"""Behind what is numbered: room 12, and no room 12 people had."""
_LED: Final = regex(
    r"(?:^|[^a-z\s]\s?|\n|(?<![a-z])(?:at|of|in|on|the|and|or|to|from|for|by|with|near|behind|is|was|our|via|into|off"
    r"|under|above|below|than|as|until|while|when|where|that|after|before|since|but|only|also)\s)$"
)
"""What stands before the name of what is numbered: at berth 4, and not inner quay 41."""
_CN_NAMES: Final = regex(
    r"(?:阶段|迭代|图|表|附录|步骤|版本|方案|选项|场景|附件|编号|序号|章节|优先级|假设|批次|里程碑)$"
)
_CN_NAME_ENDS: Final = frozenset("段代图表录骤本案项景件号节级设次碑")
_CURRENCIES: Final = frozenset(words("rmb cny usd eur gbp hkd jpy sgd chf inr krw aud cad twd us hk"))
_GLUED: Final = frozenset("0123456789-_+@.")
"""What stands behind a word that may be a part of a label or an address."""
_SPELLED: Final = frozenset({*NUMBER_WORDS, *PARTS, "and", "a", "an", "point"})
_HALVED: Final = regex(r"\s(?:year|month|week|day|hour)(?![a-z])")
_STARTS: Final = NUMBER_WORDS.difference(SCALES, (f"{scale}s" for scale in SCALES)) | {"half", "a"}
_NOTED: Final = _STARTS | NAMES | NUMBERED | _DATE_WORDS | {"http", "https", "www"}
_WORD: Final = regex(r"(?:\s|-|,\s)?([a-z]++)")

_BY_NUMERAL: Final[dict[str, list[tuple[str, int]]]] = {}
for _idiom in IDIOMS:
    _ahead = next(place for place, char in enumerate(_idiom) if char in DIGIT + SCALE)
    _BY_NUMERAL.setdefault(_idiom[_ahead : _ahead + 2], []).append((_idiom, _ahead))
_CHINESE: Final = regex(rf"[{DIGIT}{SCALE}]++(?>(?:点[{DIGIT}]++[{SCALE}]*+(?![分刻]))?)")
_NTH: Final = rf"(?:[0-9]++|[{DIGIT}{SCALE}]++)"
_ORDINAL: Final = regex(rf"第\s?{_NTH}(?:\s?[-–~至到、]\s?第?{_NTH})?")
_FRONT: Final = regex(r"前\s?(?:[0-9]++|[一二三四五六七八九十百]++)[名位强大]")
_WEEKDAY: Final = regex(r"(?:周|星期|礼拜)[一二三四五六日天](?![次季个家均])")
_CN_YEAR: Final = regex(rf"[零〇一二三四五六七八九]{{4}}年{_IN_YEAR}?")
_CN_DATE: Final = regex(
    rf"{_MONTH_NUMBER}月(?!度)(?:\s?{_DAY}[日号])?{_PART}?|[一二三四]季度末?|{_DAY}[日号](?!内|之内|以内"
    rf"|[线楼店馆元历均])"
)
_PARTS_OF_YEAR: Final = regex(r"[上下]半年|前[一二三]季度")
_ANCHOR: Final = regex(rf"[0-9]++|[a-z]++|[{DIGIT}{SCALE}第前上下周星礼半]|\.(?=[0-9])")


def marks(text: str) -> Iterator[Mark]:
    """Return everything in a folded text that is written with numerals, in order and without overlap."""
    low = text.lower()
    done = 0
    for anchor in _ANCHOR.finditer(low):
        at = anchor.start()
        if at < done:
            continue
        if low[at] in "0123456789.":
            token: Mark | None = _at_digit(low, at)
        elif low[at].isascii():
            # most English words begin nothing: they are passed by as cheaply as can be
            if low[anchor.end() : anchor.end() + 1] not in _GLUED and anchor.group() not in _NOTED:
                continue
            token = _at_word(text, low, at, anchor.end())
        else:
            token = _at_chinese(low, at)
        if token is not None:
            done = token.end
            yield token


def _at_digit(low: str, at: int) -> Mark:
    """Return what the digits at a place are."""
    run = _RUN.match(low, at)
    end = run.end() if run else at
    if _is_name(low, at, end):
        return Mark("label", at, max(end, at + 1))
    marked = _marker(low, at, end) or (_near_year(low, at) if end - at == 4 else None)
    if marked:
        return marked
    following = low[end : end + 1]
    if following == " " and low[end + 1 : end + 2] not in _BLANK_NEXT:
        return _number(low, at, end)
    for sort, pattern in _BY_NEXT.get(following, ()) if end > at else ():
        found = pattern.match(low, at)
        if found:
            return Mark(sort, at, found.end())
    if following in {"-", "/"} and _is_month_day(low, at):
        return Mark("date", at, at + 5)
    if following == "分" and (share := _SHARE.match(low, end)):
        return Mark("share", at, share.end())
    if end - at == 11 and _PHONE.match(low, at):
        return Mark("code", at, end)
    named = end - at <= 2 and at and low[at - 1] in _CN_NAME_ENDS and _CN_NAMES.search(low, max(0, at - 3), at)
    if named and not _COUNTED.match(low, end):
        return Mark("label", at, end)
    return _number(low, at, end)


def _number(low: str, at: int, end: int) -> Mark:
    """Return the number that begins with digits: commas, decimals and Chinese scales may follow them."""
    if end > at and low[end : end + 1] in _NUMBER_ENDS:
        return Mark("number", at, end)
    found = _DIGITS.match(low, at)
    return Mark("number", at, found.end() if found else at + 1)


def _is_name(low: str, at: int, end: int) -> bool:
    """Whether digits are part of a name: #3016, width="3", A.12, (1) and (2) before the items of a list."""
    ahead = low[at - 1 : at] if at else ""
    if ahead == "." and low[at - 2 : at - 1].isascii() and low[at - 2 : at - 1].isalpha():
        return True
    if ahead == "#" or low[max(0, at - 2) : at] == '="' or (end == at and ahead.isascii() and ahead.isalnum()):
        return True
    if ahead != "(" or end - at > 2 or low[end : end + 1] != ")":
        return False
    return low[at - 2 : at - 1] == ")" or (low[end + 1 : end + 2] == " " and low[end + 2 : end + 3].isalpha())


def _marker(low: str, at: int, end: int) -> Mark | None:
    """Return the number of a list item or a heading: it stands first in its line."""
    if end - at > 3 or not (at == 0 or low[at - 1] in " \t\n(*_"):
        return None
    line = low.rfind("\n", max(0, at - 16), at) + 1
    if line == 0 and at > 16:
        return None
    before = _LINE_BEFORE.fullmatch(low[line:at].lstrip(" \t"))
    if before is None:
        return None
    found = _MARKER.match(low, end) or (_HEADING.match(low, end) if before["heading"] else None)
    return Mark("label", at, found.end()) if found else None


def _near_year(low: str, at: int) -> Mark | None:
    """Return a date that begins with a year, or a year alone where no unit and no noun makes it a count."""
    found = _BY_YEAR.match(low, at) or _BARE_YEAR.match(low, at)
    if found is None and _YEAR_SURE.search(low, max(0, at - 8), at):
        found = _SURE_YEAR.match(low, at)
    if found is None and _YEAR_CUE.search(low, max(0, at - 8), at):
        found = _CUED_YEAR.match(low, at)
    return Mark("date", at, found.end()) if found else None


def _is_month_day(low: str, at: int) -> bool:
    """Whether 03-05 is a day: by a leading zero, brackets or a second day, and nothing that it counts."""
    found = _MONTH_DAY.match(low, at)
    if found is None or _COUNTED.match(low, found.end()):
        return bool(found and low.startswith((" to ", " and "), found.end()))
    zero = low[at] == "0" or low[at + 3] == "0"
    return zero or bool(_DATED_BEFORE.search(low[max(0, at - 2) : at]) or _DATED_BEHIND.match(low, found.end()))


def _at_word(text: str, low: str, at: int, end: int) -> Mark | None:
    """Return what an English word begins, where that is a date, a label or a number in words."""
    word, following = low[at:end], low[end : end + 1]
    if word in _DATE_WORDS and (found := _WORD_DATE.match(low, at)) and (word != "may" or text[at] == "M"):
        return Mark("date", at, found.end())
    if following and following in "0123456789-_+" and word not in _CURRENCIES:
        label = _label(text, low, at)
        if label:
            return label
    if (following == ":" and word in {"http", "https"}) or ((following and following in ".@_-") or word == "www"):
        web = _WEB.match(low, at)
        if web:
            return Mark("code", at, web.end())
    if word in NAMES and (found := _NAMED.match(low, end)):
        return Mark("label", at, found.end())
    if word in NUMBERED and (found := _NUMBERED.match(low, end)) and _LED.search(low, max(0, at - 10), at):
        return Mark("label", at, found.end())
    return _spelled(low, at) if word in _STARTS else None


def _label(text: str, low: str, at: int) -> Mark | None:
    """Return a label such as P1 or TOP50; capitals with an amount behind them are the name of a metric and no label."""
    found = _LABEL.match(low, at)
    if found is None:
        return None
    metric = _METRIC.match(text, at)
    if metric and metric[1] not in _NO_METRIC:
        if _AMOUNT.match(text, metric.end()):
            return None
        if len(metric[1]) > 2 and metric.end() >= found.end() > at + len(metric[1]) + 1:
            return None
    return Mark("label", at, found.end())


def _spelled(low: str, at: int) -> Mark | None:
    """Return the longest number in words that begins at a place."""
    row: list[str] = []
    ends: list[int] = []
    place = at
    while len(row) < 12 and (found := _WORD.match(low, place)) and found[1] in _SPELLED:
        place = found.end()
        row.append(found[1])
        ends.append(place)
    for count, read in longest(row):
        if _is_figure(row[:count], low, ends[count - 1]):
            return Mark("english", at, ends[count - 1], read)
    return None


def _is_figure(row: list[str], low: str, end: int) -> bool:
    """Whether a number in words is one in prose: "two quarters" is a time, "a third" an order, "half" alone vague."""
    first, last = row[0], row[-1]
    if last in {"and", "point", "quarter", "quarters", "halves"}:
        return False
    if last in {"a", "an"}:
        return first == "half" and bool(_HALVED.match(low, end))
    if last == "half":
        return row[-3:-1] == ["and", "a"]
    if last in PARTS:
        one = first in {"one", "a"}
        return (
            not low.startswith("-", end) and (last[-1] == "s") != one and (first != "a" or low.startswith(" of", end))
        )
    return True


def _at_chinese(low: str, at: int) -> Mark | None:
    """Return what a Chinese numeral, or a character that goes with numerals, begins."""
    char = low[at]
    if char in "第前上下周星礼":
        return _led(low, at, char)
    if char == "半":
        return Mark("chinese", at, at + 1)
    if idiom := idiom_end(low, at):
        return Mark("code", at, idiom)
    run = _CHINESE.match(low, at)
    end = run.end() if run else at + 1
    following = low[end : end + 1]
    if following == "分" and (share := _SHARE.match(low, end)):
        return Mark("share", at, share.end())
    if following and following in "月季日号年":
        date = _CN_YEAR.match(low, at) or _CN_DATE.match(low, at)
        if date:
            return Mark("date", at, date.end())
    return Mark("chinese", at, end)


def idiom_end(low: str, at: int) -> int:
    """Return where the word that counts nothing ends whose first numeral stands at a place; zero for none."""
    for word, ahead in _BY_NUMERAL.get(low[at : at + 2], ()):
        if low.startswith(word, max(0, at - ahead)) and at >= ahead:
            return at - ahead + len(word)
    return 0


def _led(low: str, at: int, char: str) -> Mark | None:
    """Return the ordinal, weekday or part of a year that a character announces."""
    if char == "第":
        found = _ORDINAL.match(low, at)
        if found is None:
            return None
        dated = low.startswith(("季", "周"), found.end())
        return Mark("date" if dated else "ordinal", at, found.end() + dated)
    if char in "周星礼":
        found = _WEEKDAY.match(low, at)
        return Mark("date", at, found.end()) if found else None
    found = _PARTS_OF_YEAR.match(low, at)
    if found:
        return Mark("date", at, found.end())
    if char == "前" and low[at - 1 : at] not in {"售", "目", "之", "以", "提"} and (found := _FRONT.match(low, at)):
        return Mark("ordinal", at, found.end())
    return None
