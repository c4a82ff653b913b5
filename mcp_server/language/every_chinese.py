"""Every Chinese numeral in a text, with blanks in it, as a fraction, and as a percentage."""

from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.numerals import (
    CHINESE_DIGITS,
    DIGIT,
    DIGITS_AT_MOST,
    ONE,
    SCALE,
    Numeral,
    arabic,
    chinese,
)
from mcp_server.language.tokens import idiom_end
from mcp_server.language.units import UNITS
from mcp_server.regex import regex


class Number(NamedTuple):
    """A number in a folded text: its value, one unit in its last place, and whether it is a percentage."""

    value: Decimal
    step: Decimal
    start: int
    end: int
    percent: bool = False


def nothing(end: int) -> Number:
    """Return what stands for words up to a place that are no number."""
    return Number(Decimal(0), ONE, end, end)


PLAIN: Final = (
    r"(?:[0-9]{1,3}(?>(?:[ \u2009'][0-9]{3})+)(?![0-9])(?>(?:[.,][0-9]++)?)"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){1,12},[0-9]{1,2}(?![0-9]|,[0-9])"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,12}(?![0-9.])"
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,12},[0-9]{3}(?![0-9,])(?>(?:\.[0-9]++)?)"
    r"|[0-9]{1,3}(?>(?:,[0-9]{3})+)(?![0-9])(?>(?:\.[0-9]++)?)"
    r"|(?<![0-9,])[0-9]++,[0-9]{1,2}(?![0-9]|,[0-9])"
    r"|[0-9]++(?>(?:\.[0-9]++)?)|\.[0-9]++)"
)
"""Digits with thousands apart in any manner: 7 654 321, 7,654.3, 7.654,3, 76,54,321."""
_COMMA_DECIMALS: Final = regex(r"[0-9]+(?:\.[0-9]{3})*,[0-9]{1,2}|[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{4,},[0-9]+")

_D: Final = rf"(?:(?=[0-9.])(?>{PLAIN})|[{DIGIT}几])\s*"
_GROUP: Final = (
    rf"(?:零\s*)?(?:(?:{_D})?[千仟]\s*)?(?:零\s*)?(?:(?:{_D})?[百佰](?!\s*分(?!\s*之))\s*)?(?:零\s*)?(?:(?:{_D})?[十拾]\s*)?"
    rf"(?:零\s*)?(?:{_D}(?![十百千拾佰仟](?!\s*分\s*[点之])))?(?:[余多几]\s*)?"
)
_RUN: Final = regex(
    rf"(?:[{DIGIT}](?![{DIGIT}{SCALE}几余多点0-9.\s])|[{DIGIT}]{{2,40}}+(?![{SCALE}])|{_GROUP}(?>(?:[万亿兆]\s*(?:[余多几]\s*)?(?:{_GROUP}))*))"
    rf"(?>(?:点\s*[{DIGIT}](?>(?:\s*[{DIGIT}])*)(?>(?:\s*[{SCALE}])*))?)"
)
"""Scales fall within four places, so that two numbers with a blank between them stay two."""
_AND: Final = regex(r"\s*又\s*")
_OF: Final = regex(r"\s*分\s*之\s*")
_HUNDREDS: Final = {"百": 1, "佰": 1, "千": 10, "仟": 10, "万": 100, "万万": 10**6, "亿": 10**6}
_LETTER: Final = regex(r"\s?([kmgt])(?![a-z0-9])")
LETTERS: Final = {"k": 10**3, "m": 10**6, "g": 10**9, "b": 10**9, "t": 10**12}
_POINTS: Final = regex(r"\s*个?\s*百\s*分\s*点")
_VAGUE_POINTS: Final = regex(r"[一二三四五六七八九]{2}[十百千万亿]+\s*个?\s*百\s*分\s*点")
_TENTHS: Final = regex(rf"\s*成(?![立功为本员交长果就绩品效熟型])\s*(?:([{DIGIT}])|(半))?")
_DISCOUNT: Final = regex(r"\s*折(半)?(?![线页叠旧腾射])")
_DISCOUNT_PAIR: Final = regex(rf"([{DIGIT}])\s+([{DIGIT}])\s*折")
_FIXED: Final = (
    (regex(r"打\s*对折|半折"), Numeral(Decimal(50)), True),
    (regex(r"半\s*成(?![立功为本员交长果就绩品效熟型])"), Numeral(Decimal(5)), True),
    (regex(r"百分百"), Numeral(Decimal(100)), True),
    (regex(r"半打"), Numeral(Decimal(6)), False),
)
_SHARES: Final = frozenset("个百%‰p成折")
_PERCENT_STARTS: Final = frozenset("%‰p ")
_PERCENT_WORD: Final = regex(r"\s*(?:%|(?:per\s?cents?|pct|per\s?centages?(?!\spoint))(?![a-z]))")
_PER_MILLE: Final = regex(r"\s?‰")
_PERCENT_OF: Final = regex(r"(?:(?<![a-z])per\s?cent(?:s|ages?)?|%)\s+of\s$")

_FORMAL: Final = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_FOLLOWS: Final = frozenset(
    "斤这那却而和与或是到至比加减乘等吗呢吧啊哦了也就都又在月日号时刻点岁里尺寸亩朵棵根把匹头顶扇盏艘架枚粒滴幅串束堆群伙罐桶袋盒包盘"
    "碗杯壶首幢栋所顿趟遍句封股口副株尾则毛角元倍斗担不没有的以"
) | {
    word[0]
    for word, unit in UNITS.items()
    if unit.dimension != "money" and not word[0].isascii() and word[0] not in "成折"
}
"""What may stand behind a lone Chinese digit that is a number and no part of a word."""
_PRECEDES: Final = frozenset("第统唯专单逐某初周期每")


def value_of(run: str) -> Numeral | None:
    """Return the value of digits or of a Chinese numeral, blanks in it allowed."""
    tight = run if run.isalnum() else "".join(run.split()).replace("'", "")
    if not 0 < len(tight) <= DIGITS_AT_MOST:
        return None
    if not tight.isascii():
        return chinese(tight.replace(",", ""))
    if not tight.isdigit() and _COMMA_DECIMALS.fullmatch(tight):
        return arabic(tight.replace(".", "").replace(",", "."))
    return arabic(tight.replace(",", ""))


def percentage(low: str, number: Number) -> Number:
    """Return the number as a percentage where words around it say so."""
    if low[number.end : number.end + 1] in _PERCENT_STARTS:
        if mille := _PER_MILLE.match(low, number.end):
            return number._replace(value=number.value / 10, step=number.step / 10, percent=True, end=mille.end())
        if word := _PERCENT_WORD.match(low, number.end):
            return number._replace(percent=True, end=word.end())
    if low.endswith("of ", 0, number.start) and _PERCENT_OF.search(low, max(0, number.start - 18), number.start):
        return number._replace(percent=True)
    return number


def chinese_number(low: str, at: int) -> Number | None:
    """Return the number that a Chinese numeral, or digits with one behind them, begins at a place."""
    if idiom := idiom_end(low, at):
        return nothing(idiom)
    if low[at] in "打半百":
        for pattern, fixed, percent in _FIXED:
            if said := pattern.match(low, at):
                return Number(*fixed, at, said.end(), percent)
    second = low[at + 1 : at + 2]
    if second == " " and (pair := _DISCOUNT_PAIR.match(low, at)):
        value = Decimal(CHINESE_DIGITS[pair[1]] * 10 + CHINESE_DIGITS[pair[2]])
        return Number(value, ONE, at, pair.end(), percent=True)
    if second in CHINESE_DIGITS and (vague := _VAGUE_POINTS.match(low, at)):
        return nothing(vague.end())
    core = _run(low, at)
    return counted(low, at, core) if core else None


def counted(low: str, at: int, core: str) -> Number:
    """Return the number that a numeral at a place is with what stands behind it: a fraction, a letter, a unit."""
    end = at + len(core)
    read = value_of(core)
    if read is None:
        return nothing(end)
    following = low[end : end + 8].lstrip()[:1]
    if following in {"分", "又"} and (share := _share(low, at, end, read)):
        return share
    value, step = read
    if following in LETTERS and (letter := _LETTER.match(low, end)):
        times = LETTERS[letter[1]]
        value, step, end = value * times, step * times, letter.end()
        following = low[end : end + 8].lstrip()[:1]
    if following in _SHARES and (found := _shared(low, Number(value, step, at, end), following)):
        return found
    if following == "打":
        return Number(value * 12, step * 12, at, low.index("打", end) + 1)
    return Number(value, step, at, end) if _stands(low, at, end, core) else nothing(end)


def _run(low: str, at: int) -> str:
    """Return the numeral that begins at a place, without blanks behind it."""
    found = _RUN.match(low, at)
    return found.group().rstrip() if found else ""


def _share(low: str, at: int, end: int, first: Numeral) -> Number | None:
    """Return 百分之七 as a percentage, and 五分之二 or 三又五分之二 as a number; the first numeral ends at `end`."""
    whole, below, bottom = Decimal(0), low[at:end], first
    if both := _AND.match(low, end):
        below = _run(low, both.end())
        read = value_of(below)
        if read is None:
            return None
        whole, bottom, end = first.value, read, both.end() + len(below)
    of = _OF.match(low, end)
    if of is None or not bottom.value:
        return None
    minus = low.startswith("负", of.end())
    above = _run(low, of.end() + minus)
    top = value_of(above)
    if top is None:
        return None
    value, step = -top.value if minus else top.value, top.step
    stop = of.end() + minus + len(above)
    hundreds = _HUNDREDS.get("".join(below.split()))
    if both or not hundreds:
        return Number(whole + value / bottom.value, Decimal("0.01"), at, stop)
    if letter := _LETTER.match(low, stop):
        times, stop = LETTERS[letter[1]], letter.end()
        value, step = value * times, step * times
    return Number(value / hundreds, step / hundreds, at, stop, percent=True)


def _shared(low: str, number: Number, unit: str) -> Number | None:
    """Return a percentage by the unit behind it, whose first character is known."""
    end = number.end
    if unit in "个百":
        points = _POINTS.match(low, end)
        return number._replace(percent=True, end=points.end()) if points else None
    if unit in "%‰p":
        found = percentage(low, number)
        return found if found.percent else None
    if tenths := _TENTHS.match(low, end):
        rest = CHINESE_DIGITS[tenths[1]] if tenths[1] else 5 if tenths[2] else 0
        return Number(number.value * 10 + rest, number.step * 10, number.start, tenths.end(), percent=True)
    if discount := _DISCOUNT.match(low, end):
        if number.value == 10:
            return nothing(discount.end())
        value = (number.value * 10 if number.value < 10 else number.value) + (5 if discount[1] else 0)
        return Number(value, number.step, number.start, discount.end(), percent=True)
    return None


def _stands(low: str, at: int, end: int, core: str) -> bool:
    """Whether a Chinese numeral stands for itself, and is no part of a word or of an ordinal."""
    ahead, following = low[at - 1 : at], low[end : end + 1]
    if ahead == "第":
        return False
    if len(core) > 1:
        return core[0].isascii() or len(set(core.replace(" ", ""))) > 1
    if core[0].isascii():
        return True
    alone = not "\u4e00" <= following <= "\u9fff"
    if core in _FORMAL and at and "\u4e00" <= ahead <= "\u9fff":
        return False
    if core in "百千万亿兆" or (core == "一" and following == "点"):
        return False
    return ahead not in _PRECEDES and (alone or following in _FOLLOWS)
