"""One figure in prose: a numeral with its unit, its bound, and everything else around it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from mcp_server.language.around import NO_UNIT, Before, Behind, after, before, behind
from mcp_server.language.folding import words
from mcp_server.language.number_words import PARTS
from mcp_server.language.numerals import ARABIC, CHINESE_SCALES, ONE, SCALE, Numeral, arabic, chinese, product
from mcp_server.language.spans import STARTS, Span, span
from mcp_server.language.tokens import Mark
from mcp_server.language.units import SPANS, SPOKEN, Unit
from mcp_server.model.quantity import Bound
from mcp_server.regex import regex

CODE_DIGITS: Final = 10
FIGURE_CHARACTERS: Final = 80
"""A longer text is no single quantity, and a longer numeral no figure."""

_DIGITS: Final = frozenset("0123456789.,\u2009")
_SIMPLE: Final = regex(rf"({ARABIC})\s?([{SCALE}]+)")
_HUNDREDS: Final = {"百": 100, "千": 1000, "万": 10000}
_WORDS: Final = regex(r"[ -]([A-Za-z][A-Za-z0-9'/&-]*)")
_ENDS_NOUN: Final = frozenset(
    words(
        "and or of to in on at by for from with without the per a an is are was were be been will would can "
        "could should must than then that which who while when but if as into onto over under during within "
        "after before since until up down out off via each every through between plus minus vs has have had "
        "our their its says shows reaches exceeds includes covers supports remains becomes falls rises drops "
        "grows increases decreases means gives takes makes uses needs gets versus this less across towards us "
        "perhaps always thus yes stays costs lasts equals does not no so do did may might also only still "
        "about against because these those comprises consists allocates pays provides requires operates "
        "represents totals relates refers creates accounts runs comes goes becomes follows begins starts ends works"
    )
)
_UNCOUNTED: Final = frozenset(words("people staff personnel men women children feedback headcount"))
_MODIFIERS: Final = frozenset({"sales", "presales", "pre-sales", "aftersales", "kubernetes", "aws"})
_VAGUE: Final = frozenset("几数好若")
_ORDERED: Final = frozenset("第周期初之其")
_ARTICLE: Final = frozenset("统唯万第专单同逐某另各哪这那上下每划归不之")
_PAIR: Final = regex(
    rf"(十?)([一二两三四五六七八])((?<=[一])[二两]|(?<=[二两])三|(?<=三)[四五]|(?<=四)五|(?<=五)六|(?<=六)七|(?<=七)八|(?<=八)九)([{SCALE}]*)"
)
"""Two neighbouring digits are a range: 两三家, 五六十个."""


@dataclass(slots=True)
class Figure:
    """A quantity as far as it has been read; offsets are those of the folded text."""

    numeral: Decimal
    scale: Decimal
    value: Decimal
    step: Decimal
    unit: Unit
    bound: Bound
    signed: bool
    per: str
    start: int
    end: int
    money_sign: bool = False
    origin: bool = False
    between: bool = False
    moved: bool = False
    upper: Decimal | None = None


def figure(text: str, low: str, mark: Mark, floor: int, *, joined: bool) -> Figure | None:
    """Return the figure at a mark, or nothing where the numeral is none.

    `low` is the text in lower case; nothing before `floor` belongs to it; `joined` tells that another ends there.
    """
    if mark.end - mark.start > FIGURE_CHARACTERS:
        return None
    ahead = before(low, mark.start, floor, joined=joined)
    if mark.sort == "share":
        return _share(low, mark, ahead)
    if mark.sort == "number" and low[mark.end : mark.end + 1] in STARTS and (long := span(low, mark.start)):
        return _span(low, long, ahead)
    tail = behind(text, low, mark.end, money=bool(ahead.currency))
    if tail is None or (mark.sort == "chinese" and not _is_figure(low, mark, ahead, tail)):
        return None
    core = low[mark.start : mark.end]
    pair = _PAIR.fullmatch(core) if mark.sort == "chinese" and core != "半" else None
    read = _numeral(mark, core if pair is None else pair[1] + pair[2] + pair[4])
    if read is None:
        return None
    numeral, own = read
    scale = tail.scale * own if tail.scale is not ONE else own
    counted = _counted(text, low, mark, ahead, tail)
    if _is_code(mark, core, counted) or (counted is None and _is_vague(mark, numeral.value * scale)):
        return None
    unit, end = counted or (NO_UNIT, tail.end)
    end, per, bound = after(low, end)
    if bound == "=":
        bound = tail.bound if tail.bound != "=" else ahead.bound
    start = ahead.start
    if unit.dimension == "duration" and low[start : mark.start].strip() in {"近", "over", "some"}:
        # 近三年 and "over three years" say during which time, not how long at least
        bound, start = "=", mark.start
    value, step = numeral
    factor = scale if unit.factor == 1 else scale * unit.factor
    if factor is not ONE or tail.half or ahead.sign < 0:
        value, step = ahead.sign * (value + tail.half) * factor, _step(numeral, tail) * factor
    found = Figure(
        numeral.value, scale, value, step, unit, bound, ahead.signed, per or ahead.per, start, end,
        bool(ahead.currency), ahead.origin, ahead.between, ahead.moved,
    )  # fmt: skip
    if pair and (top := chinese(pair[1] + pair[3] + pair[4])):
        found.upper, found.bound = top.value * factor, "range"
    return found


def _is_code(mark: Mark, core: str, counted: tuple[Unit, int] | None) -> bool:
    """Whether digits are no figure: many without commas and unit are a code, and "000" stands for thousands."""
    if mark.sort != "number" or len(core) < 2 or (counted and core[0] != "0") or not core.isdigit():
        return False
    return (counted is None and len(core) >= CODE_DIGITS) or not core.strip("0")


def _is_vague(mark: Mark, value: Decimal) -> bool:
    """Whether an English number that counts nothing is only a word: "these two", but not "two hundred"."""
    return mark.sort == "english" and value < 100


def _span(low: str, long: Span, ahead: Before) -> Figure:
    """Return a length of time in several units as one figure."""
    end, per, bound = after(low, long.end)
    bound = bound if bound != "=" else ahead.bound
    one = Decimal(1)
    return Figure(
        long.value, one, long.value, one, long.unit, bound, ahead.signed, per, ahead.start, end, origin=ahead.origin
    )


def _step(numeral: Numeral, tail: Behind) -> Decimal:
    """Return one unit in the last place shown, before scaling."""
    if not tail.half:
        return numeral.step
    return numeral.step / 10 if tail.word == "成" else Decimal("0.5")


def _counted(text: str, low: str, mark: Mark, ahead: Before, tail: Behind) -> tuple[Unit, int] | None:
    """Return what a figure counts and where that ends; nothing where it says nothing."""
    if ahead.currency:
        if tail.unit.dimension == "money":
            return tail.unit, tail.end
        end = low.rfind(tail.word, mark.end, tail.end) if tail.word else tail.end
        return Unit(ahead.currency, "money"), mark.end + len(low[mark.end : end].rstrip(" -"))
    if tail.word == "times" and low.startswith((" a ", " per "), tail.end):
        return Unit("times", "count"), tail.end
    if tail.word:
        return tail.unit, tail.end
    noun, end = _noun(text, tail.end)
    if noun:
        return Unit(noun, "count"), end
    fraction = mark.sort == "english" and low[mark.start : mark.end].rpartition(" ")[2] in PARTS
    return (Unit("", "ratio"), tail.end) if fraction else None


def _numeral(mark: Mark, core: str) -> tuple[Numeral, Decimal] | None:
    """Return the value of a numeral, and the scale that is part of it and may hold for both ends of a range."""
    if mark.sort == "number" and core.isascii():
        digits = arabic(core)
        return (digits, ONE) if digits else None
    if mark.read:
        return mark.read, ONE
    read: Numeral | None
    if core == "半":
        read = Numeral(Decimal("0.5"), Decimal("0.5"))
    elif mark.sort == "chinese":
        read = chinese(core)
    elif simple := _SIMPLE.fullmatch(core):
        read = arabic(simple[1])
        return (read, product(simple[2])) if read else None
    else:
        read = chinese(core.replace(" ", ""))
    return (read, ONE) if read else None


def _share(low: str, mark: Mark, ahead: Before) -> Figure | None:
    """Return 百分之七 as percent and 九分之四 as a ratio."""
    whole, _, part = low[mark.start : mark.end].partition("分之")
    part = part.strip()
    sign = -1 if part[0] in "负-" else 1
    top, bottom = _either(part.lstrip("负-")), _either(whole)
    if top is None or bottom is None or not bottom.value:
        return None
    hundreds = _HUNDREDS.get(whole.lstrip("一1"))
    if hundreds:
        factor, unit, step = Decimal(100) / hundreds, Unit("%", "percent"), top.step * 100 / hundreds
    else:
        factor, unit, step = 1 / bottom.value, Unit("", "ratio"), Decimal("0.01")
    end, per, bound = after(low, mark.end)
    value = ahead.sign * sign * top.value * factor
    bound = bound if bound != "=" else ahead.bound
    return Figure(
        top.value, Decimal(1), value, step, unit, bound, ahead.signed, per, ahead.start, end, False, ahead.origin
    )


def _either(text: str) -> Numeral | None:
    return arabic(text) if set(text) <= _DIGITS else chinese(text)


def _is_figure(low: str, mark: Mark, ahead: Before, tail: Behind) -> bool:
    """Whether a numeral in prose is a figure; many Chinese ones are parts of words."""
    core, char = low[mark.start : mark.end], low[mark.start - 1 : mark.start]
    more = tail.bound == ">"
    if core == "半":
        return tail.word in SPANS and char not in {"上", "下", "过"}
    # 一期, but 为期三周
    if char in _VAGUE or (char in _ORDERED and char and not (char == "期" and tail.word in SPANS)):
        return False
    scales = sum(digit in CHINESE_SCALES for digit in core)
    if scales == len(core):
        known = tail.word in SPOKEN
        return (known or more) and (scales > 1 or core == "十" or more or ahead.bound != "=")
    if scales:
        return core[0] not in "百千万亿" or tail.word in SPOKEN
    if len(core) == 1 or _PAIR.fullmatch(core):
        return tail.word in SPOKEN and (core != "一" or _counts_one(low, mark, tail))
    return "点" in core and bool(tail.word)


def _counts_one(low: str, mark: Mark, tail: Behind) -> bool:
    """Whether 一 counts, and is no article or part of a word."""
    counted = tail.word in SPANS or bool(tail.half)
    return counted and low[tail.end : tail.end + 1] != "一" and low[mark.start - 1 : mark.start] not in _ARTICLE


def _noun(text: str, at: int) -> tuple[str, int]:
    """Return the plural noun that an English number counts, and where it ends; nothing when none is within reach."""
    unsure = "", at
    if text[at : at + 1] not in {" ", "-"}:
        return unsure
    place = at
    for _ in range(4):
        found = _WORDS.match(text, place)
        if found is None or found[1].lower() in _ENDS_NOUN or len(found[1]) > 30:
            break
        name, place = found[1].rstrip("'"), found.end()
        low = name.lower()
        if low in _MODIFIERS:
            unsure = name, place
        elif low in _UNCOUNTED or (len(name) > 2 and low[-1] == "s" and not low.endswith(("ss", "us", "is", "'s"))):
            return name, place
    return unsure
