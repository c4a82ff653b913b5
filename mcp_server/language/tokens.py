"""Where numbers stand in prose, and what kind each is: figure, date, time, label, ordinal or code."""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from mcp_server.language.numerals import ARABIC, DIGIT, ENGLISH, ENGLISH_SCALES, UNIT

Sort = Literal["date", "time", "code", "label", "ordinal", "share", "number", "chinese", "english"]


class Mark(NamedTuple):
    """A piece of text that looks like a number, and what sort it is; offsets are those of the folded text."""

    sort: Sort
    start: int
    end: int


YEAR: Final = r"(?:19|20|21)[0-9]{2}"
_MONTHS: Final = (
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
).split()
MONTH_NAME: Final = rf"(?-i:{'|'.join(_MONTHS)})"
_DAY: Final = r"(?:0?[1-9]|[12][0-9]|3[01])"
_CN_MONTH: Final = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_CN_DAY: Final = r"(?:[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_PART: Final = r"(?:底|末|初|中旬|上旬|下旬|份)"
_OF_YEAR: Final = rf"(?:度?\s?(?:{_CN_MONTH}月(?:\s?{_CN_DAY}[日号])?{_PART}?|第?[一二三四1-4]季度?末?|前[一二三]季度|[上下]半年|Q[1-4]|H[12]|底|末|初)|度)"
_ONE: Final = "one|two|three|four|five|six|seven|eight|nine"
_TEN: Final = "|".join(word for word in ENGLISH if word.endswith("ty"))
_TEEN: Final = "|".join(word for word in ENGLISH if word.endswith("een") or word in {"ten", "eleven", "twelve", "zero"})
_SCALE: Final = "|".join(ENGLISH_SCALES)
_BELOW_100: Final = rf"(?:(?:{_TEN})(?:[\s-](?:{_ONE})(?![A-Za-z]))?|{_TEEN}|{_ONE})"
_BELOW_1000: Final = rf"{_BELOW_100}(?:\shundred(?![A-Za-z])(?:(?:\sand)?\s{_BELOW_100}(?![A-Za-z]))?+)?"
_NAMES: Final = r"week|wk|day|phase|sprint|version|ver|stage|step|level|tier|no\.|nr\.|top|iso|rfc|iec|chapter|section|page|figure|table|iteration|round|part|appendix|goal|objective|milestone|priority|quarter|kr|okr|gate|task|item|option|case|scenario|category|class|grade|line|room|build|release|port|error|code"  # noqa: E501
_CN_NAMES: Final = r"阶段|迭代|图|表|附录|步骤|版本|方案|选项|场景|附件|编号|序号|章节|等级|优先级|周次"
_CURRENCY: Final = r"(?:RMB|CNY|USD|EUR|GBP|HKD|JPY|SGD|CHF|US|HK)"

_DATE: Final = "|".join(
    (
        rf"{YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}}(?![0-9])",
        rf"{YEAR}[-/ ]?(?:W[0-9]{{1,2}}|Q[1-4]|H[12])(?![0-9A-Za-z])",
        rf"{YEAR}-(?:0[1-9]|1[0-2])(?![0-9])",
        rf"{YEAR}[-–~/至到]\s?{YEAR}(?![0-9.])(?:年度?)?",
        rf"(?:{YEAR}|[零〇一二三四五六七八九]{{4}})\s?年{_OF_YEAR}?",
        rf"(?:{_CN_MONTH}月?[-–~至到、])?{_CN_MONTH}月(?!内)(?:\s?{_CN_DAY}[日号])?{_PART}?",
        rf"{_CN_DAY}[日号](?![内後后]|以内|之内|线|楼|店|馆)",
        r"(?:第?[一二三四1-4]|前[一二三])季度末?",
        r"[上下]半年",
        r"(?:0[1-9]|1[0-2])[-/](?:0[1-9]|[12][0-9]|3[01])(?![0-9.,%/-]|[-–~]?[^\S\n]?[家个万亿天套人名周年元条次])"
        r"(?:(?<=0[0-9][-/][0-9]{2})|(?<=[-/]0[0-9])|(?=\s?[)~–至到])|(?<=[(~–至到].{5}))",
        rf"{_DAY}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH_NAME}\.?(?:,?\s{YEAR})?(?![A-Za-z0-9])",
        rf"(?:(?<=in )|(?<=by )|(?<=FY )|(?<=of )|(?<=since )|(?<=until )|(?<=during )|(?<=year )|(?<=and )|(?<=to )|(?<=for )"
        rf"|(?<=from ))(?:19[5-9]|20)[0-9]{{2}}(?![0-9,.%]*[0-9%]|\s?[万亿元家个人]|\s[a-z]+s\b)",
        rf"20[1-4][0-9](?![0-9]|[,.][0-9]|\s?[-–~+%‰万亿千百元家个人名套条次项件台天周kKmMbB$]|\s[a-z]+(?:\s[a-z]+)?s\b)",
    )
)
_WORD_DATE: Final = "|".join(
    (
        rf"{MONTH_NAME}\.?\s{_DAY}(?:st|nd|rd|th)?(?![0-9A-Za-z%])(?:,?\s{YEAR})?",
        rf"{MONTH_NAME}\.?,?\s{YEAR}(?![0-9])",
        rf"(?:FY|Q[1-4]|H[12]|W[0-9]{{1,2}})[ /-]?{YEAR}(?![0-9])",
        rf"(?:week|wk)\s?[0-9]{{1,2}}(?:\sof\s{YEAR})?(?![0-9.,%]*[0-9%])",
    )
)
_TIME: Final = "|".join(
    (
        r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s?[ap]\.?m\b\.?)?(?![0-9])",
        r"[0-9]{1,2}\s?[ap]\.?m\b\.?",
        r"[0-9]{1,2}点(?:[0-9]{1,2}分|半|整|钟)",
        r"(?:(?<=上午)|(?<=下午)|(?<=早上)|(?<=晚上)|(?<=凌晨)|(?<=每天)|(?<=[日早晚]))[0-9]{1,2}点",
    )
)
_CODE: Final = "|".join(
    (
        r"5\s?Whys?(?![a-z])|24/7|7\s?[x×*]\s?24(?:\s?小时|\s?h\b)?|996",
        r"[0-9]++(?:\.[0-9]++){2,}(?:[-+][A-Za-z0-9.]++)?",
        r"\+?[0-9]{2,4}(?:[-][0-9]{3,8})+(?<=[0-9-]{9})",
        r"1[3-9][0-9]{9}(?![0-9.,%万亿])",
        r"0x[0-9a-f]++",
    )
)
_LABEL: Final = "|".join(
    (
        r"(?:https?://|www\.)[^\s<>()，。；]++",
        r"[a-z][a-z0-9._-]{0,63}@[a-z0-9.-]{1,120}",
        r"T\+[0-9]++",
        rf"(?!{_CURRENCY}[0-9])(?!(?-i:[A-Z]{{2,6}})[0-9][0-9,.]{{0,20}}\s?(?:%|[十百千]?[万亿]|[元家个人名]|[kKM](?![A-Za-z0-9])))"
        rf"(?!(?!TOP|ISO|RFC|CVE|GPT|IEC|KPI|OKR|VIP|SLA|MVP|SKU|CMM)(?-i:[A-Z]{{3,6}})[0-9][0-9,.]{{0,20}}(?![A-Za-z0-9-]))"
        rf"[A-Za-z]++(?:[-_][A-Za-z]++){{0,3}}-?[0-9]++(?:[-.][0-9]++)*[A-Za-z0-9]*+(?!\s?%)",
        rf"(?:{_NAMES})\s?#?[0-9]++(?:\.[0-9]++)*+(?!,[0-9]|\s?(?:%|percent|million|thousand|[万亿kKM]))",
        r"24x7|[a-z]2[a-z](?![a-z0-9])",
    )
)
_ORDINAL: Final = "|".join(
    (
        rf"第\s?(?:[0-9]++|[{DIGIT}{UNIT}]++)",
        r"(?<![售目之以提])前\s?(?:[0-9]++|[一二三四五六七八九十]++)[名位强大]",
        r"[周星](?:期)?[一二三四五六日天](?![次季])",
        r"礼拜[一二三四五六日天]",
        r"(?:初|小|老|十)[一二三四五六七八九](?=年级|[，,。])",
    )
)
_MARKER: Final = r"(?:(?<=\n)|(?<![\s\S]))[ \t]{0,8}(?:[-*#>]{1,6} ?)?[(（]?[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}(?:[.、)）](?![0-9])|(?=\s[A-Z\u4e00-\u9fff])(?<=\.[0-9]))"  # noqa: E501

_NUMBER: Final = (
    rf"{ARABIC}(?:\s?[{UNIT}](?![米克瓦卡方])[{UNIT}]*+"
    rf"(?:(?:[0-9]++(?:\.[0-9]++)?(?!年|-)|[{DIGIT}]++)[{UNIT}]*+)*+)?+"
)
_SHARE: Final = (
    rf"(?:[一1]?[百千万]|[{DIGIT}{UNIT}]{{1,8}}|[0-9]{{1,6}})分之(?:[负-]?{ARABIC}|[{DIGIT}{UNIT}]++(?:点[{DIGIT}]++)?)"
)
_CHINESE: Final = rf"[{DIGIT}{UNIT}]++(?:点[{DIGIT}]++[{UNIT}]*+(?![分刻]))?"
_ENGLISH: Final = (
    rf"(?:(?:a\s(?:hundred|thousand|million|billion)|{_BELOW_1000})(?![A-Za-z0-9])"
    rf"(?:[\s-](?:{_SCALE})(?![A-Za-z0-9])(?:(?:,?\s|\sand\s){_BELOW_1000}(?![A-Za-z0-9]))?+){{0,5}}"
    r"|(?:half\s)?a\sdozen(?![a-z])|(?:one|two|three)[\s-](?:thirds?|fifths?)(?![a-z])|a\sthird\sof)"
)

_SCAN: Final = re.compile(
    rf"(?P<ordinal>{_MARKER})"
    rf"|(?<![0-9])(?=[0-9.+])(?:(?P<time>{_TIME})|(?P<code>{_CODE})|(?P<date>{_DATE})"
    rf"|(?P<rank>[0-9]++(?:st|nd|rd|th)(?![A-Za-z]))|(?P<share>[0-9]{{1,6}}分之{ARABIC})|(?P<number>{_NUMBER}))"
    rf"|(?<![A-Za-z0-9])(?=[A-Za-z])(?:(?P<word_date>{_WORD_DATE})|(?P<label>{_LABEL})|(?P<english>{_ENGLISH}))"
    rf"|(?=[{DIGIT}{UNIT}第前上下周星礼半初小老#阶迭图表附步版方选场编序章等优])(?:(?P<cn_date>{_DATE})|(?P<cn_ordinal>{_ORDINAL})"
    rf"|(?P<cn_label>(?:{_CN_NAMES})[0-9]{{1,3}}(?![0-9.,%万亿千百家个天条项套人元])|#[0-9]++)"
    rf"|(?P<cn_share>{_SHARE})|(?P<chinese>{_CHINESE}|半))",
    re.IGNORECASE,
)
_SORTS: Final[dict[str, Sort]] = {
    "ordinal": "ordinal", "time": "time", "code": "code", "date": "date", "rank": "ordinal", "share": "share",
    "number": "number", "word_date": "date", "label": "label", "english": "english", "cn_date": "date",
    "cn_ordinal": "ordinal", "cn_label": "label", "cn_share": "share", "chinese": "chinese",
}  # fmt: skip


def marks(text: str) -> Iterator[Mark]:
    """Everything in a folded text that is written with numerals, in order and without overlap."""
    for found in _SCAN.finditer(text):
        if found.lastgroup:
            yield Mark(_SORTS[found.lastgroup], found.start(), found.end())
