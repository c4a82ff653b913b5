"""Every number in a text, also those that business prose means as words: lone digits, spelled fractions, exponents."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.folding import words
from mcp_server.language.number_words import PARTS, SCALES, SMALL, TENS, english
from mcp_server.language.numerals import CHINESE_DIGITS, CHINESE_SCALES, DIGIT, DIGITS_AT_MOST, SCALE, Numeral, arabic, chinese
from mcp_server.language.units import UNITS


class Number(NamedTuple):
    """A number in a folded text: its value, one unit in its last place, and whether it is a percentage."""

    value: Decimal
    step: Decimal
    percent: bool
    start: int
    end: int


_GLYPHS: Final = dict(zip("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞", words("1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8"), strict=True))
_HUNDREDS: Final = {"百": 1, "佰": 1, "千": 10, "仟": 10, "万": 100, "万万": 10**6, "亿": 10**6}
_EXPONENT_AT_MOST: Final = 60

_PLAIN: Final = (
    r"(?:[0-9]{1,3}(?:[ \u2009'][0-9]{3})++(?![0-9])(?:[.,][0-9]++)?+"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){1,12},[0-9]{1,2}(?![0-9]|,[0-9])"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,12}(?![0-9.])"
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,12},[0-9]{3}(?![0-9,])(?:\.[0-9]++)?+"
    r"|[0-9]{1,3}(?:,[0-9]{3})++(?![0-9])(?:\.[0-9]++)?+"
    r"|(?<![0-9,])[0-9]++,[0-9]{1,2}(?![0-9]|,[0-9])"
    r"|[0-9]++(?:\.[0-9]++)?+|\.[0-9]++)"
)
_DIGITS: Final = re.compile(_PLAIN)
_EUROPEAN: Final = re.compile(r"[0-9]+(?:\.[0-9]{3})*,[0-9]{1,2}|[0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{4,},[0-9]+")
_EXPONENT: Final = re.compile(r"e([+-]?[0-9]{1,3})(?![0-9a-z.])|\s?[x×]\s?10\^([+-]?[0-9]{1,3})(?![0-9])")
_POWER: Final = re.compile(r"\^([+-]?[0-9]{1,2})(?![0-9])")
_FRACTION: Final = re.compile(r"(?:([0-9]{1,9})(?:\s+|\s*又\s*))?([0-9]{1,9})\s?/\s?([0-9]{1,9})(?![0-9./]|-[0-9])")
_NO_FRACTION: Final = re.compile(r"[0-9]?/$|[0-9a-z]-$")
_SUFFIX: Final = re.compile(r"\s?(?:(k)|([mgtb]))(?![a-z0-9])|\s?(mil|mln|mn|bln|bn|tln|tn)(?![a-z])")
_LETTERS: Final = {"k": 10**3, "m": 10**6, "g": 10**9, "b": 10**9, "t": 10**12}

_D: Final = rf"(?:{_PLAIN}|[{DIGIT}几])\s*"
_GROUP: Final = (
    rf"(?:零\s*)?(?:(?:{_D})?[千仟]\s*)?(?:零\s*)?(?:(?:{_D})?[百佰](?!\s*分(?!\s*之))\s*)?(?:零\s*)?(?:(?:{_D})?[十拾]\s*)?(?:零\s*)?"
    rf"(?:{_D}(?![十百千拾佰仟](?!\s*分\s*[点之])))?(?:[余多几]\s*)?"
)
_RUN: Final = re.compile(
    rf"(?=[0-9.{DIGIT}{SCALE}])(?:[{DIGIT}]{{2,40}}+(?![{SCALE}])|{_GROUP}(?:[万亿兆]\s*(?:[余多几]\s*)?(?:{_GROUP}))*+)"
    rf"(?:点\s*[{DIGIT}](?:\s*[{DIGIT}])*+(?:\s*[{SCALE}])*+)?+"
)
"""Scales fall within four places, so that two numbers with a blank between them stay two."""
_VAGUE: Final = re.compile(r"[一二三四五六七八九]{2}[十百千万亿]+\s*个?\s*百\s*分\s*点")
_OF: Final = re.compile(r"\s*分\s*之\s*")
_AND: Final = re.compile(r"\s*又\s*")
_POINTS: Final = re.compile(r"\s*个?\s*百\s*分\s*点")
_TENTHS: Final = re.compile(rf"\s*成(?![立功为本员交长果就绩品效熟型])\s*(?:([{DIGIT}])|(半))?")
_DISCOUNT_PAIR: Final = re.compile(rf"([{DIGIT}])\s+([{DIGIT}])\s*折")
_DISCOUNT: Final = re.compile(r"\s*折(半)?(?![线页叠旧腾射])")
_HALF_PRICE: Final = re.compile(r"打\s*对折|半折")
_HALF_TENTH: Final = re.compile(r"半\s*成(?![立功为本员交长果就绩品效熟型])")
_ALL: Final = re.compile(r"百分百")

_SPELLED: Final = frozenset({*SMALL, *TENS, *SCALES, *PARTS, *(f"{scale}s" for scale in SCALES), "first", "second"})
_ORDINALS: Final = frozenset({*(part for part in PARTS if part[-2:] in {"th", "rd"}), "first", "second"})
_STARTS: Final = frozenset({*SMALL, *TENS, *SCALES, "half", "quarter", "a", "an"})
_ITEM: Final = re.compile(r"(?:\s*-\s*|\s+)?([a-z]++|[0-9]++(?:,[0-9]{3})*+(?:\.[0-9]++)?+(?![0-9a-z]))")
_RATIO: Final = re.compile(r"\s+(?:over|out\s+of)\s+")
_WHOLE: Final = re.compile(r"[0-9]{1,9}(?![0-9a-z]|[.,][0-9])")
_PERCENT_WORD: Final = re.compile(r"\s*(?:%|(?:per\s?cents?|pct|per\s?centages?(?!\spoint))(?![a-z]))")
_PERCENT_STARTS: Final = frozenset("%‰p ")
_PER_MILLE: Final = re.compile(r"\s?‰")
_PERCENT_OF: Final = re.compile(r"(?:(?<![a-z])per\s?cent(?:s|ages?)?|%)\s+of\s$")
_MINUS: Final = re.compile(r"(?<![a-z])(?:minus|negative)\s+$")
_PRONOUN: Final = re.compile(r"(?<![a-z])(?:this|that|which|each|every|any|no|another|some)\s+$")
_WEB: Final = re.compile(r"(?:https?://|www\.)\S++")
_ANCHOR: Final = re.compile(rf"https?://|www\.|[0-9]|\.(?=[0-9])|[a-z]++|[{DIGIT}{SCALE}打半{''.join(_GLYPHS)}]")

_FORMAL: Final = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")
_FOLLOWS: Final = frozenset(
    "斤这那却而和与或是到至比加减乘等吗呢吧啊哦了也就都又在月日号时刻点岁里尺寸亩朵棵根把匹头顶扇盏艘架枚粒滴幅串束堆群伙罐桶袋盒包盘"
    "碗杯壶首幢栋所顿趟遍句封股口副株尾则毛角元倍斗担"
) | {word[0] for word, unit in UNITS.items() if unit.dimension != "money" and not word[0].isascii() and word[0] not in "成折"}
"""What may stand behind a lone Chinese digit that is a number and no part of a word."""
_PRECEDES: Final = frozenset("第统唯专单逐某初周期每")


def _none(end: int) -> Number:
    """Return what stands for words up to a place that are no number."""
    return Number(Decimal(0), Decimal(1), percent=False, start=end, end=end)


def numbers(text: str) -> Iterator[Number]:
    """Return every number in a folded text, in order and without overlap."""
    low = text.lower()
    done = 0
    for anchor in _ANCHOR.finditer(low):
        at = anchor.start()
        if at < done:
            continue
        word = anchor.group()
        if word in {"http://", "https://", "www."}:
            web = _WEB.match(low, at)
            done = web.end() if web else anchor.end()
            continue
        found = _english(low, at) if word[0].isascii() and word[0].isalpha() else _number(text, low, at)
        if found is not None:
            done = found.end
            if found.start < done:
                yield found


def _number(text: str, low: str, at: int) -> Number | None:
    """Return the number that digits or a Chinese numeral begin."""
    char = low[at]
    if char in _GLYPHS:
        top, bottom = _GLYPHS[char].split("/")
        return Number(Decimal(top) / Decimal(bottom), Decimal("0.01"), percent=False, start=at, end=at + 1)
    if char in "打半百":
        if low.startswith("半打", at):
            return Number(Decimal(6), Decimal(1), percent=False, start=at, end=at + 2)
        for pattern, value in ((_HALF_PRICE, 50), (_HALF_TENTH, 5), (_ALL, 100)):
            if fixed := pattern.match(low, at):
                return Number(Decimal(value), Decimal(1), percent=True, start=at, end=fixed.end())
        if char != "百":
            return None
    if char.isascii() and at and low[at - 1].isascii() and (low[at - 1].isalpha() or low[at - 1] == "_"):
        digits = _DIGITS.match(low, at)
        return _none(digits.end() if digits else at + 1)
    start, sign = _sign(low, at)
    found = _share(low, at) or _western(text, low, at) or _chinese(low, at)
    if found is None or found.start == found.end:
        return found
    if found.start < at:
        return found
    return found._replace(value=found.value * sign, start=start)


def _sign(low: str, at: int) -> tuple[int, int]:
    """Return where a minus before a place begins, and the sign."""
    place = at - 1 if at and low[at - 1] == " " else at
    if place and low[place - 1] == "负":
        return place - 1, -1
    if place < at and (minus := _MINUS.search(low, max(0, at - 10), at)):
        return minus.start(), -1
    if place and low[place - 1] == "-" and not (place > 1 and (low[place - 2].isalnum() or low[place - 2] in ")%")):
        return place - 1, -1
    return at, 1


def _value(run: str) -> Numeral | None:
    """Return the value of digits or of a Chinese numeral, blanks in it allowed."""
    tight = re.sub(r"\s", "", run)
    if len(tight) > DIGITS_AT_MOST:
        return None
    if tight.isascii():
        tight = tight.replace("'", "")
        if not tight.isdigit() and _EUROPEAN.fullmatch(tight):
            return arabic(tight.replace(".", "").replace(",", "."))
        return arabic(tight.replace(",", ""))
    return chinese(re.sub("[几余多]", "", tight).replace(",", "")) if re.sub("[几余多]", "", tight) else None


def _share(low: str, at: int) -> Number | None:
    """Return 百分之七 as a percentage, and 五分之二 or 三又五分之二 as a number."""
    if low.find("分", at, at + 2 * DIGITS_AT_MOST) < 0:
        return None
    first = _RUN.match(low, at)
    if first is None or first.end() == at:
        return None
    both = _AND.match(low, first.end())
    below = _RUN.match(low, both.end()) if both else first
    of = _OF.match(low, below.end()) if below else None
    if of is None or below is None:
        return None
    minus = low.startswith("负", of.end())
    above = _RUN.match(low, of.end() + minus)
    top, bottom = _value(above.group()) if above else None, _value(below.group())
    if above is None or not above.group() or top is None or bottom is None or not bottom.value:
        return None
    hundreds = _HUNDREDS.get(re.sub(r"\s", "", below.group()))
    suffix = _SUFFIX.match(low, above.end())
    scale, end = (_LETTERS[suffix[1]], suffix.end()) if suffix and suffix[1] else (1, above.end())
    turned = -1 if minus else 1
    if hundreds and not both:
        return Number(top.value * scale * turned / hundreds, top.step * scale / hundreds, percent=True, start=at, end=end)
    whole = _value(first.group()) if both else Numeral(Decimal(0))
    if whole is None:
        return None
    value = whole.value + turned * top.value / bottom.value
    return Number(value, Decimal("0.01"), percent=False, start=at, end=end)


def _western(text: str, low: str, at: int) -> Number | None:
    """Return a number in digits: with an exponent, a power, a fraction or letters that scale it; also a percentage."""
    if not (low[at].isdigit() or low[at] == "."):
        return None
    fraction = _FRACTION.match(low, at) if low.find("/", at, at + 2 * DIGITS_AT_MOST) > 0 else None
    if fraction and int(fraction[3]) and not _NO_FRACTION.search(low, max(0, at - 2), at):
        value = Decimal(int(fraction[1] or 0)) + Decimal(int(fraction[2])) / int(fraction[3])
        return _percent(low, Number(value, Decimal("0.01"), percent=False, start=at, end=fraction.end()))
    digits = _DIGITS.match(low, at)
    read = _value(digits.group()) if digits else None
    if digits is None or read is None:
        return None
    value, step, end = read.value, read.step, digits.end()
    if low[end : end + 1] in _GLYPHS:
        top, bottom = _GLYPHS[low[end]].split("/")
        return Number(value + Decimal(top) / Decimal(bottom), Decimal("0.01"), percent=False, start=at, end=end + 1)
    if (exponent := _EXPONENT.match(low, end)) and abs(int(exponent[1] or exponent[2])) <= _EXPONENT_AT_MOST:
        times = Decimal(1).scaleb(int(exponent[1] or exponent[2]))
        value, step, end = value * times, step * times, exponent.end()
    elif (power := _POWER.match(low, end)) and (value or int(power[1]) >= 0):
        value, end = value ** int(power[1]), power.end()
    elif (suffix := _SUFFIX.match(low, end)) and (suffix[1] or suffix[3] or text[suffix.start(2)].isupper()):
        scale = _LETTERS.get(suffix[1] or suffix[2] or "") or SCALES[suffix[3]]
        value, step, end = value * scale, step * scale, suffix.end()
    elif worded := _english(low, at):
        return worded
    if points := _POINTS.match(low, end):
        return Number(value, step, percent=True, start=at, end=points.end())
    found = _percent(low, Number(value, step, percent=False, start=at, end=end))
    if found.percent:
        return found
    following = low[end : end + 1]
    if following.isascii() and following.isalpha():
        return _none(end)
    return None if _goes_on(low, at, end) else found


def _percent(low: str, number: Number) -> Number:
    """Return the number as a percentage where words around it say so."""
    if low[number.end : number.end + 1] in _PERCENT_STARTS:
        if mille := _PER_MILLE.match(low, number.end):
            return number._replace(value=number.value / 10, step=number.step / 10, percent=True, end=mille.end())
        if word := _PERCENT_WORD.match(low, number.end):
            return number._replace(percent=True, end=word.end())
    if low.endswith("of ", 0, number.start) and _PERCENT_OF.search(low, max(0, number.start - 18), number.start):
        return number._replace(percent=True)
    return number


def _goes_on(low: str, at: int, end: int) -> bool:
    """Whether the digits are the beginning of a longer numeral with Chinese characters."""
    run = _RUN.match(low, at)
    place = at + len(run.group().rstrip()) if run else end
    return place > end or bool(_POINTS.match(low, place) or _TENTHS.match(low, place) or _DISCOUNT.match(low, place))


def _chinese(low: str, at: int) -> Number | None:
    """Return a number with Chinese numerals or units of percent: 两千四, 12个百分点, 九成五, 八八折."""
    if pair := _DISCOUNT_PAIR.match(low, at):
        value = Decimal(CHINESE_DIGITS[pair[1]] * 10 + CHINESE_DIGITS[pair[2]])
        return Number(value, Decimal(1), percent=True, start=at, end=pair.end())
    if vague := _VAGUE.match(low, at):
        return _none(vague.end())
    run = _RUN.match(low, at)
    core = run.group().rstrip() if run else ""
    if not core:
        return None
    end = at + len(core)
    read = _value(core)
    if read is None:
        return None
    suffix = _SUFFIX.match(low, end) if core.isascii() else None
    if suffix and suffix[1]:
        read, end = Numeral(read.value * 1000, read.step * 1000), suffix.end()
    shared = _shared(low, at, end, core, read)
    if shared is not None:
        return shared
    if low.startswith("打", end) or low.startswith("打", end + 1) and low[end] == " ":
        return Number(read.value * 12, read.step * 12, percent=False, start=at, end=low.index("打", end) + 1)
    if not _stands(low, at, end, re.sub(r"\s", "", core)):
        return None
    return Number(read.value, read.step, percent=False, start=at, end=end)


def _shared(low: str, at: int, end: int, core: str, read: Numeral) -> Number | None:
    """Return a percentage by its unit."""
    if points := _POINTS.match(low, end):
        return Number(read.value, read.step, percent=True, start=at, end=points.end())
    found = _percent(low, Number(read.value, read.step, percent=False, start=at, end=end))
    if found.percent:
        return found
    if tenths := _TENTHS.match(low, end):
        more = chinese(tenths[1]) if tenths[1] else None
        rest = more.value if more else Decimal(5 if tenths[2] else 0)
        return Number(read.value * 10 + rest, read.step * 10, percent=True, start=at, end=tenths.end())
    if discount := _DISCOUNT.match(low, end):
        value = (read.value * 10 if read.value < 10 else read.value) + (5 if discount[1] else 0)
        end = discount.end()
        return _none(end) if read.value == 10 else Number(value, read.step, percent=True, start=at, end=end)
    return None


def _stands(low: str, at: int, end: int, core: str) -> bool:
    """Whether a Chinese numeral stands for itself, and is no part of a word or of an ordinal."""
    ahead, following = low[at - 1 : at], low[end : end + 1]
    if ahead == "第":
        return False
    scales = sum(char in CHINESE_SCALES for char in core)
    if core[0].isascii() or 0 < scales < len(core):
        return True
    if len(core) > 1 and scales == len(core):
        return len(set(core)) > 1
    if len(core) > 1:
        return len(set(core)) > 1
    alone = not (ahead.strip() + following.strip()) or not (following and "\u4e00" <= following <= "\u9fff")
    if core in _FORMAL:
        return (at == 0 or not "\u4e00" <= ahead <= "\u9fff") and (alone or following in _FOLLOWS)
    if core in "百千万亿兆":
        return False
    if core == "一" and following == "点":
        return False
    return ahead not in _PRECEDES and (alone or following in _FOLLOWS)


def _english(low: str, at: int) -> Number | None:
    """Return the longest number in English words at a place, also a fraction of two, and a percentage."""
    first = _words(low, at) or _operand(low, at)
    if first is None:
        return None
    value, step, end = first
    ratio = _RATIO.match(low, end)
    below = (_words(low, ratio.end()) or _operand(low, ratio.end())) if ratio else None
    if below and 0 < value < below[0]:
        value, step, end = value / below[0], Decimal("0.01"), below[2]
    elif low[at].isdigit() and first == _operand(low, at):
        return None
    start = at
    if at and low[at - 1] == " " and (minus := _MINUS.search(low, max(0, at - 10), at)):
        value, start = -value, at - len(minus.group())
    return _percent(low, Number(value, step, percent=False, start=start, end=end))


def _operand(low: str, at: int) -> tuple[Decimal, Decimal, int] | None:
    """Return value, step and end of whole digits."""
    found = _WHOLE.match(low, at)
    return (Decimal(found.group()), Decimal(1), found.end()) if found else None


def _words(low: str, at: int) -> tuple[Decimal, Decimal, int] | None:
    """Return value, step and end of the longest number in words at a place; digits alone are none."""
    ends: list[tuple[int, str]] = []
    place = at
    while len(ends) < 16 and (found := _ITEM.match(low, place)):
        known = found[1] in _SPELLED or found[1] in {"and", "a", "an", "point"} or found[1][0].isdigit()
        if not known or (place == at and found.start(1) != at):
            break
        place = found.end()
        ends.append((place, found[1]))
    if not ends or not (ends[0][1] in _STARTS or ends[0][1][0].isdigit()):
        return None
    if len(ends) > 1 and ends[-1][1] in _ORDINALS and ends[-2][1] in TENS and len(ends) == 2:
        return None
    while ends:
        end, last = ends.pop()
        if last in {"and", "a", "an", "point"} or (not ends and not _alone(low, at, last)):
            continue
        read = english(low[at:end])
        if read is not None:
            return read.value, read.step, end
    return None


def _alone(low: str, at: int, word: str) -> bool:
    """Whether one word is a number: not "one" in "this one", not "a quarter" without its article."""
    if word == "one":
        return not _PRONOUN.search(low, max(0, at - 10), at)
    return word in SMALL or word in TENS or word in SCALES or word == "half"
