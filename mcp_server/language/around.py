"""What stands before and behind a numeral: bound, currency and sign; scale, unit and what it is counted for."""

import re
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.folding import words
from mcp_server.language.numerals import CHINESE_DIGITS, ONE, product
from mcp_server.language.token_words import INSIDE
from mcp_server.language.units import MEASURES, PER, SIGNS, UNITS, Unit, glued
from mcp_server.model.quantity import Bound
from mcp_server.regex import regex

FIELD_CHARACTERS: Final = 24
"""A shorter text is a field rather than prose."""
NO_UNIT: Final = Unit("", "count")
_HALF, _NONE = Decimal("0.5"), Decimal(0)

_BOUNDS: Final[dict[str, Bound]] = {
    **dict.fromkeys(
        words(
            "≥ >= => 不低于 不少于 不小于 不下于 不短于 不亚于 至少 最少 起码 不得低于 不得少于 不应低于 不应少于 "
            "达到或超过"
        ),
        ">=",
    ),
    **dict.fromkeys(
        words("≤ <= =< 不超过 不高于 不大于 不多于 不长于 至多 最多 不得超过 不得高于 不应超过 不突破 控制在"), "<="
    ),
    **dict.fromkeys(words("> 超过 超出 超 逾 大于 高于 多于 突破 不止 长于 上"), ">"),
    **dict.fromkeys(words("< 小于 低于 少于 不足 未满 不到 不满 短于 未达"), "<"),
    **dict.fromkeys(words("≈ ~ 约 近 大约 大概 约合 接近 将近 估计"), "~"),
    "±": "±",
    "+/-": "±",
}
_BOUND_ENDS: Final = frozenset(word[-1] for word in _BOUNDS)
_LONGEST_BOUND: Final = max(map(len, _BOUNDS))
_FILLERS: Final = ("达到", "达", "到", "为", "有", "了", "是", "在", "于")
_WORD_BOUNDS: Final[tuple[tuple[Bound, str], ...]] = (
    (">=", r"at\sleast|(?:no|not)\s(?:less|fewer|lower)\sthan|not\sbelow|(?:a\s)?minimum(?:\sof)?|min\.?"),
    (
        "<=",
        (
            r"at\s(?:the\s)?most|(?:no|not)\s(?:more|greater|higher|longer|later)\sthan|not\s(?:to\s)?(?:exceed|over"
            r"|exceeding|above)|(?<!dd\s)(?<!dds\s)(?<!ded\s)(?<!go\s)(?<!goes\s)(?<!went\s)(?<!rose\s)up\sto|within|(?:a\s)?max(?:imum)?(?:\sof)?\.?|capped\sat"
        ),
    ),
    (">", r"(?:more|greater|higher|larger|longer)\sthan|over|above|exceed(?:s|ing|ed)?|upwards\sof|in\sexcess\sof"),
    ("<", r"(?:less|fewer|lower|smaller|shorter)\sthan|under|below"),
    ("~", r"about|around|approximately|approx\.?|roughly|nearly|almost|close\sto|some|circa|ca\."),
)
_WORD_BOUND: Final = regex(
    r"(?<![a-z])(?:" + "|".join(f"(?P<b{at}>{form})" for at, (_, form) in enumerate(_WORD_BOUNDS)) + r")\s$"
)
_LAST_WORDS: Final = frozenset(
    words(
        "least than below minimum of min min. most exceed exceeding above over to within max maximum max. at "
        "exceeds exceeded under about around approximately approx approx. roughly nearly almost some circa "
        "ca."
    )
)
_CURRENCY: Final = regex(
    r"(?:(?:us|hk|s|a|c|nt)?\$|(?:rmb|cn)?¥|€|£|(?<![a-z])(?:rmb|cny|usd|eur|gbp|hkd|jpy|sgd|chf|inr|krw|aud|cad|twd)|人民币|美元)\s?$"
)
_CURRENCY_ENDS: Final = frozenset("$¥€£bydrpkfw币元")
_FROM: Final = regex(
    r"(?:\bfrom|由|从|自)\s?(?:原来的?|原先的?|目前的?|去年的?|上年的?|同期的?|最初的?|the\s|an?\s|its\s)?$"
)
_BETWEEN: Final = regex(r"(?:\bbetween|介于)\s?$")
_PER: Final = "|".join(sorted(PER, key=len, reverse=True))
_THING: Final = "|".join(word for word, unit in UNITS.items() if unit.dimension == "count" and unit.name == word)
_EACH: Final = regex(rf"每个?(?P<per>{_PER})$")
_MOVED: Final = regex(r"\b(?:(?:in|de)creased|rose|fell|grew|declined|dropped|improved|(?:up|down))(?:\sby)?\s$")
_LEAD_ENDS: Final = frozenset("mnesadlwypr由从自来先前年期初的于")

_MOVES: Final = frozenset(words("increased decreased rose fell grew declined dropped improved up down by"))
_WORDS_AHEAD: Final = (
    _LAST_WORDS | _MOVES | {"from", "between", "the", "a", "an", "its"} | {sign for sign in SIGNS if sign.isalpha()}
)
_AHEAD: Final = frozenset("+-–负") | _CURRENCY_ENDS | _BOUND_ENDS | _LEAD_ENDS | {end[-1] for end in (*_FILLERS, *PER)}
"""What the character before a figure is, where something before it belongs to it."""
_WORD: Final = regex(r"[a-z.]+$")
_CLOSES: Final = frozenset(",;.:)]}。、!?\n\t|\"'") | {""}

_SCALE_WORDS: Final = {
    **dict.fromkeys(("hundred", "hundreds"), 10**2),
    **dict.fromkeys(("thousand", "thousands", "k"), 10**3),
    **dict.fromkeys(("million", "millions", "mn", "mio", "mln", "mil", "m"), 10**6),
    **dict.fromkeys(("billion", "billions", "bn", "bln", "b"), 10**9),
    **dict.fromkeys(("trillion", "trillions", "tn", "tln", "t"), 10**12),
}
_LETTERS: Final = regex(r"[a-z]+(?:[ -][a-z]+){0,2}(?![a-z0-9])")
_CN_SCALE: Final = regex(r"[百千]?[万亿]{1,3}|[百千](?![米克瓦卡方]|分[点之])|十(?=[万亿])[万亿]{1,3}")
_GOES_ON: Final = {
    "成": frozenset("立功为本员交长果就绩品效熟型份都分"),
    "年": frozenset("代级"),
    "折": frozenset("线页叠旧腾射"),
    "组": frozenset("成织建合"),
    "部": frozenset("署"),
    "分": frozenset("别为析配成"),
    "点": frozenset("击赞评"),
    "代": frozenset("表码"),
    "对": frozenset("应比于"),
    "名": frozenset("列称"),
    "位": frozenset("于置"),
    "期": frozenset("望间"),
    "类": frozenset("似"),
    "层": frozenset("面"),
    "处": frozenset("理于"),
}
"""What makes another word of a word of unit: 三成 but not 三成员, 三年 but not 三年级."""
_AFTER: Final = regex(
    rf"""(?:(?:\s?/|每|\s(?:per|an?|each|every)\s)\s?(?P<per>{_PER})s?(?![a-z]|\s?[0-9约超近至≥≤])|/(?P<thing>{_THING}))?
    (?:(?P<least>\+|\s?[及或]?\s?以上|\s(?:or\s(?:more|above|longer|higher)|and\s(?:more|above))(?![a-z]))
      |(?P<most>\s?[及或]?\s?(?:以下|以内|之内|内(?![部容外在存]))|\s(?:and|or)\s(?:fewer|less|below|lower)(?![a-z]))
      |(?P<about>\s?(?:左右|上下(?!游)|or\sso(?![a-z]))))?""",
    re.VERBOSE,
)
_AFTER_STARTS: Final = frozenset(" /每+及或以内之左上")
_AFTER_BLANK: Final = frozenset("/paeo及或以内之左上")
_LENGTHS: Final[dict[str, tuple[int, ...]]] = {
    first: tuple(sorted({len(word) for word in UNITS if word[0] == first}, reverse=True))
    for first in {word[0] for word in UNITS}
}
"""How long the words of unit are that begin with a character, the longest first."""


class Before(NamedTuple):
    """What stands before a numeral, and where it begins."""

    start: int
    currency: str = ""
    sign: int = 1
    signed: bool = False
    bound: Bound = "="
    per: str = ""
    """What it is counted for: 每月8人月."""
    origin: bool = False
    """Where something changed from."""
    between: bool = False
    moved: bool = False
    """By how much something went up or down: increased 5% to 12%."""


def before(low: str, at: int, floor: int, *, joined: bool) -> Before:
    """Return what stands before the numeral at a place, not reaching back behind `floor`.

    Where a figure ends at `floor` and only a dash or a wave stands in between (`joined`), that is a range.
    """
    if at <= floor or not _announces(low, at, floor):
        return Before(at)
    start, currency, sign = _money_and_sign(low, at, floor, joined=joined)
    bound: Bound = "="
    if not (joined and low[floor:start].strip() == "~"):
        bound, start = _bound(low, start, floor)
    per = ""
    if (each := _EACH.search(low, max(floor, start - 4), start)) and start > floor:
        per, start = PER[each["per"]], start - len(each.group())
    origin = between = moved = False
    last = low[start - 1 : start].strip() or low[start - 2 : start - 1]
    if start > floor and last in _LEAD_ENDS:
        begin = max(floor, start - 12)
        origin, between = bool(_FROM.search(low, begin, start)), bool(_BETWEEN.search(low, begin, start))
        moved = bool(_MOVED.search(low, begin, start))
    return Before(start, currency, sign or 1, bool(sign), bound, per, origin, between, moved)


def _announces(low: str, at: int, floor: int) -> bool:
    """Whether the word or the character before a place can belong to a figure; most are neither."""
    last = low[at - 1]
    if last != " " or at - 1 <= floor:
        return last in _AHEAD
    last = low[at - 2]
    if not ("a" <= last <= "z" or last == "."):
        return last in _AHEAD
    return _last_word(low, at - 1, floor) in _WORDS_AHEAD


def _last_word(low: str, end: int, floor: int) -> str:
    """Return the English word that ends at a place, or nothing."""
    found = _WORD.search(low, max(floor, end - 12), end)
    return found.group() if found else ""


def _money_and_sign(low: str, at: int, floor: int, *, joined: bool) -> tuple[int, str, int]:
    """Return where currency and sign begin, the currency, and the sign: 1, -1, or 0 where none is shown."""
    start, currency, sign = at, "", 0
    for _ in range(2):
        if not sign and start > floor and (found := _sign(low, start, floor, joined=joined)):
            sign, start = found, start - 1
        if currency or start <= floor:
            continue
        last = low[start - 2 : start - 1] if low[start - 1] == " " else low[start - 1]
        if last in _CURRENCY_ENDS and (money := _CURRENCY.search(low[max(floor, start - 5) : start])):
            currency = SIGNS[money.group().strip()]
            start -= len(money.group())
    return start, currency, sign


def _sign(low: str, start: int, floor: int, *, joined: bool) -> int:
    """Return the sign of the character before a place: 1, -1, or 0 where it is none."""
    char = low[start - 1]
    if char == "负":
        return -1
    if char not in "+-–" or (joined and start - 1 == floor):
        return 0
    ahead = low[start - 2 : start - 1] if start > 1 else ""
    if (ahead.isascii() and ahead.isalnum()) or ahead in {")", "%", "+", "-"}:
        return 0
    return 1 if char == "+" else -1


def _bound(low: str, at: int, floor: int) -> tuple[Bound, int]:
    """Return the bound written before a place, and where it begins."""
    if at <= floor:
        return "=", at
    end = at - 1 if low[at - 1] == " " else at
    if end < at and _last_word(low, end, floor) in _LAST_WORDS:
        found = _WORD_BOUND.search(low, max(floor, at - 24), at)
        if found and found.lastgroup:
            return _WORD_BOUNDS[int(found.lastgroup[1:])][0], at - len(found.group())
    fillers = _FILLERS if low.endswith(_FILLERS, floor, end) else ()
    for stop in (end, *(end - len(filler) for filler in fillers if low.endswith(filler, floor, end))):
        if stop > floor and low[stop - 1] in _BOUND_ENDS and (begin := _sign_of_bound(low, stop, floor)) >= 0:
            return (_BOUNDS[low[begin:stop]], begin) if _is_bound(low, begin, stop, at) else ("=", at)
    return "=", at


def _sign_of_bound(low: str, stop: int, floor: int) -> int:
    """Return where the longest bound that ends at a place begins, or -1."""
    for length in range(min(_LONGEST_BOUND, stop - floor), 0, -1):
        if low[stop - length : stop] in _BOUNDS:
            return stop - length
    return -1


def _is_bound(low: str, begin: int, stop: int, at: int) -> bool:
    """Whether what looks like a bound is one: not an arrow, not the mark of a quotation, not a part of a word."""
    word, ahead = low[begin:stop], low[begin - 1 : begin] if begin else ""
    if word == ">":
        # an arrow is no bound, and neither is the mark of a quotation before a line of text
        quoting = ahead in {"", "\n"} and stop < at and len(low) > FIELD_CHARACTERS
        return not quoting and ahead not in {"-", "="}
    if word == "上":
        return low[at : at + 1] in {"百", "千", "万", "亿"}
    return not (ahead and ahead in INSIDE.get(word, ""))


class Behind(NamedTuple):
    """What stands behind a numeral, and where it ends."""

    end: int
    scale: Decimal = ONE
    unit: Unit = NO_UNIT
    word: str = ""
    """The unit as written."""
    bound: Bound = "="
    half: Decimal = _NONE
    """What is added behind the unit: the half of 两年半."""


def behind(text: str, low: str, at: int, *, money: bool) -> Behind | None:
    """Return scale and unit behind a numeral that ends at a place; nothing where the letters there are no unit."""
    following = low[at : at + 1]
    if following in _CLOSES:
        return Behind(at)
    if following == "%" and low[at + 1 : at + 2] in _CLOSES:
        return Behind(at + 1, unit=UNITS["%"], word="%")
    end, bound = _more(low, at)
    end, half = _and_half(low, end)
    scaled = _scale(text, low, end, money=money)
    if scaled is None:
        return None
    scale, closed = scaled[0], scaled[1] > at
    if closed:
        end = scaled[1]
        if not half:
            end, half = _and_half(low, end)
        end, more = _more(low, end)
        bound = more if more != "=" else bound
    if low[end : end + 1] == "+" and not low[end + 1 : end + 2].isdigit():
        end, bound = end + 1, ">="
    found = _unit(text, low, end, closed=closed)
    if found is None:
        return None
    unit, word, end = found
    if word == "个" and low.startswith("多", end) and (whole := _parted(low, end + 1)):
        unit, word, bound, end = UNITS[whole], whole, ">", end + len(whole)
    return _with_half(low, Behind(end, scale, unit, word, bound, half))


def _and_half(low: str, at: int) -> tuple[int, Decimal]:
    """Return where "and a half" ends, and the half."""
    return (at + 11, _HALF) if low.startswith(" and a half", at) else (at, _NONE)


def _parted(low: str, at: int) -> str:
    """Return the unit whose 个 stands apart from it, in 两个多月 and 一个半小时."""
    return next((f"个{word}" for word in ("小时", "星期", "月") if low.startswith(word, at)), "")


def _more(low: str, at: int) -> tuple[int, Bound]:
    """Return where 余, 多 or 几 ends, and that it means more."""
    return (at + 1, ">") if low[at : at + 1] in {"余", "多", "几"} else (at, "=")


def _scale(text: str, low: str, at: int, *, money: bool) -> tuple[Decimal, int] | None:
    """Return the scale at a place and where it ends; nothing where a letter there makes it no figure."""
    begin = at + 1 if low[at : at + 1] in {" ", "-"} else at
    char = low[begin : begin + 1]
    if char and char in "十百千万亿" and low[begin - 1] != "-":
        found = _CN_SCALE.match(low, begin)
        return (product(found.group()), found.end()) if found else (ONE, at)
    if not "a" <= char <= "z":
        return ONE, at
    letters = _LETTERS.match(low, begin)
    word = letters.group().replace("-", " ").partition(" ")[0] if letters else ""
    times = _SCALE_WORDS.get(word)
    if times is None:
        return ONE, at
    end = begin + len(word)
    if len(word) == 1:
        if begin > at and (text[begin] != "M" or low[at] == "-") and not (money and text[begin].isupper()):
            return ONE, at
        plain = text[begin] in "kKM" or money
        following = low[end : end + 1]
        if not plain and (text[begin] != "B" or (following and not following.isascii())):
            return None if begin == at else (ONE, at)
    return Decimal(times), end


def _unit(text: str, low: str, at: int, *, closed: bool) -> tuple[Unit, str, int] | None:
    """Return the unit at a place, as written, and where it ends; nothing where the letters there are no unit."""
    following = low[at : at + 1]
    begin = at + 1 if following in {" ", "-", "\u2009"} else at
    char = low[begin : begin + 1]
    if not char:
        return NO_UNIT, "", at
    if "a" <= char <= "z":
        return _lettered(text, low, at, begin, closed=closed)
    if following == "-":
        return NO_UNIT, "", at
    for length in _LENGTHS.get(char, ()):
        word = low[begin : begin + length]
        if word == "日":
            return (
                (UNITS["天"], word, begin + 1)
                if low.startswith(("内", "之内", "以内"), begin + 1)
                else (NO_UNIT, "", at)
            )
        if len(word) == length and word in UNITS:
            if low[begin + length : begin + length + 1] not in _GOES_ON.get(word, ()):
                return UNITS[word], word, begin + length
            return None if word == "年" else (NO_UNIT, "", at)
    return NO_UNIT, "", at


def _lettered(text: str, low: str, at: int, begin: int, *, closed: bool) -> tuple[Unit, str, int] | None:
    """Return the unit that English letters at a place are; letters glued to the digits must be one."""
    letters = _LETTERS.match(low, begin)
    if letters is None:
        return (NO_UNIT, "", at) if begin > at or closed else None
    most = letters.group().replace("-", " ")
    while " " in most:
        if most in UNITS:
            return UNITS[most], most, begin + len(most)
        most = most.rpartition(" ")[0]
    word = most
    if begin == at:
        unit = glued(text[begin : begin + len(word)])
        return (unit, word, begin + len(word)) if unit else ((NO_UNIT, "", at) if closed else None)
    if (word in UNITS and word != "x") or word in MEASURES:
        return UNITS.get(word) or Unit(text[begin : begin + len(word)], "count"), word, begin + len(word)
    return NO_UNIT, "", at


def _with_half(low: str, found: Behind) -> Behind:
    """Return what stands behind a numeral with the half or the digit behind its unit: 两年半, 一个半月, 九成五."""
    following = low[found.end : found.end + 1]
    if found.word == "成" and following in CHINESE_DIGITS and following not in {"零", "〇"}:
        return found._replace(half=Decimal(CHINESE_DIGITS[following]) / 10, end=found.end + 1)
    if following != "半":
        return found
    if found.word == "个" and (whole := _parted(low, found.end + 1)):
        return found._replace(half=_HALF, unit=UNITS[whole], word=whole, end=found.end + len(whole))
    if found.word and found.word[-1] in "年天周时月期倍成":
        return found._replace(half=_HALF, end=found.end + 1)
    return found


def after(low: str, at: int) -> tuple[int, str, Bound]:
    """Return what a figure is counted for, and a bound that stands behind it: 8人月/季, 5家以上, "50 or more"."""
    following = low[at : at + 1]
    if following not in _AFTER_STARTS or (following == " " and low[at + 1 : at + 2] not in _AFTER_BLANK):
        return at, "", "="
    found = _AFTER.match(low, at)
    if found is None:
        return at, "", "="
    bound: Bound = ">=" if found["least"] else "<=" if found["most"] else "~" if found["about"] else "="
    return found.end(), PER[found["per"]] if found["per"] else found["thing"] or "", bound
