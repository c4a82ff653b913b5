"""Quantities in Chinese and English business prose, with value, unit, bound, range and displayed precision."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from mcp_server.language import units
from mcp_server.language.folding import Folded, fold
from mcp_server.language.numerals import ARABIC, CHINESE_UNITS, Numeral, arabic, chinese, english
from mcp_server.language.tokens import Mark, Sort, marks
from mcp_server.model.quantity import Bound, Quantity

_SCALES: Final = {
    **{c: Decimal(v) for c, v in CHINESE_UNITS.items()},
    **dict.fromkeys(("hundred",), Decimal(100)),
    **dict.fromkeys(("thousand", "k"), Decimal(10**3)),
    **dict.fromkeys(("million", "mn", "mio", "mil", "mm", "m"), Decimal(10**6)),
    **dict.fromkeys(("billion", "bn", "bln", "b"), Decimal(10**9)),
    **dict.fromkeys(("trillion", "tn", "tln", "t"), Decimal(10**12)),
}
_NOUNS_APART: Final = frozenset(
    "is was has does says shows reaches exceeds includes covers supports remains becomes falls rises drops grows "
    "increases decreases means gives takes makes uses needs gets plus minus versus this less across towards its as us "
    "perhaps always thus yes stays costs lasts equals represents".split()
)
_NO_NOUN: Final = frozenset(
    "and or of to in on at by for from with without the per a an is are was were be been will would can could should "
    "must than then that which who while when but if as into onto over under during within after before since until "
    "up down out off via each every through between plus minus vs has have had our their its".split()
)
_PEOPLE: Final = frozenset("people staff personnel persons men women children feedback".split())

_TAIL: Final = re.compile(
    rf"""(?P<more>[余多几](?!个月)|个多(?=月|小时|星期))?
    (?P<scale>\s?(?:(?:[百千]?[万亿]|[百千十](?![米克瓦卡方]))[万亿]*|(?:hundred|thousand|million|billion|trillion)s?(?![A-Za-z])|
      (?:mn|mio|bn|bln|tn|tln)(?![A-Za-z0-9])|[kKmMBbT](?![A-Za-z0-9/])))?
    (?P<more2>[余多]|\+)?
    (?:(?:\s?|-(?=[A-Za-z]))(?P<unit>{units.UNIT}|(?:{units.MEASURE})(?![A-Za-z0-9])|(?-i:[A-Z]{{2,4}}s?(?![A-Za-z0-9])))
      |\s?(?P<counter>{units.COUNTER}))?""",
    re.X | re.I,
)
_SIMPLE: Final = re.compile(rf"({ARABIC})\s?([{''.join(CHINESE_UNITS)}]+)")
_ACCOUNTING: Final = re.compile(r"\(\s?([^()]{1,60}?)\s?\)(%?)")
_HALF: Final = re.compile("个?半")
_AFTER: Final = re.compile(
    rf"""(?:\s?(?:/|每|(?:per|a|an|each|every)\s)\s?(?P<per>{units.PER_WORD})(?:s|ly)?(?![A-Za-z]))?
    (?:(?P<plus>\+|\s?(?:及|或|and|or)?\s?(?:以上|more(?![a-z])|above(?![a-z])|longer(?![a-z])))
      |(?P<minus>\s?(?:及|或|and|or)?\s?(?:以下|以内|之内|内(?![部容外在])|fewer(?![a-z])|less(?![a-z])(?!\sthan)))
      |(?P<near>\s?(?:左右|上下|or\sso(?![a-z]))))?""",
    re.X | re.I,
)
_WORDS: Final = re.compile(r"(?:[ -](?:[A-Za-z][A-Za-z0-9'/&-]{0,30}+)){1,4}+")
_CURRENCY: Final = re.compile(
    r"(?:(?:us|hk|s|a|c|nt)?\$|(?:rmb|cn)?¥|€|£|\b(?:rmb|cny|usd|eur|gbp|hkd|jpy|sgd|chf)|人民币|美元)\s?$", re.I
)

_BOUNDS: Final[dict[str, Bound]] = {
    **dict.fromkeys(
        "≥ >= => 不低于 不少于 不小于 不下于 不短于 不亚于 至少 最少 起码 不得低于 不得少于".split(), ">="),
    **dict.fromkeys(
        "≤ <= =< 不超过 不高于 不大于 不多于 不长于 不晚于 至多 最多 不得超过 不得高于 不突破 控制在 以内".split(), "<="),
    **dict.fromkeys("> 超过 超出 超 逾 大于 高于 多于 突破 不止 长于".split(), ">"),
    **dict.fromkeys("< 小于 低于 少于 不足 未满 不到 不满 短于 未达".split(), "<"),
    **dict.fromkeys("≈ ~ 约 近 大约 大概 约合 约为 接近 将近 估计 左右".split(), "~"),
    "±": "±",
    "+/-": "±",
}  # fmt: skip
_BOUND_ENDS: Final = frozenset(word[-1] for word in _BOUNDS)
_FILLERS: Final = ("达到", "达", "到", "为", "有", "了", "是", "在")
_BOUND_WORDS: Final[tuple[tuple[Bound, str], ...]] = (
    (">=", r"at\sleast|(?:no|not)\s(?:less|fewer|lower)\sthan|not\sbelow|(?:a\s)?minimum(?:\sof)?|min\.?"),
    ("<=", r"at\s(?:the\s)?most|(?:no|not)\s(?:more|greater|higher|longer|later)\sthan|not\s(?:exceed|exceeding|above|over)"
           r"|up\sto|within|(?:a\s)?max(?:imum)?(?:\sof)?\.?|capped\sat"),
    (">", r"(?:more|greater|higher|larger|longer)\sthan|over|above|exceed(?:s|ing|ed)?|upwards\sof|in\sexcess\sof"),
    ("<", r"(?:less|fewer|lower|smaller|shorter)\sthan|under|below"),
    ("~", r"about|around|approximately|approx\.?|roughly|nearly|almost|close\sto|some|circa|ca\.?"),
)  # fmt: skip
_BOUND_WORD: Final = re.compile(
    r"(?<![A-Za-z])(?:" + "|".join(f"(?P<b{i}>{words})" for i, (_, words) in enumerate(_BOUND_WORDS)) + r")\s$", re.I
)
_GAP: Final = re.compile(r"\s?(?:-|–|~|至|到|to)\s?", re.I)
_AND: Final = re.compile(r"\s?(?:and|和|与|至|到)\s?", re.I)
_FROM: Final = re.compile(r"(?:\bfrom|由|从|自)\s?$", re.I)
_BETWEEN: Final = re.compile(r"(?:\bbetween|介于|在)\s?$", re.I)
_SINGULAR_TIME: Final = frozenset(
    "年 天 周 个月 小时 个小时 个工作日 个季度 个星期 人月 人天 人年 倍 成 分钟 月内".split()
)
_SPOKEN: Final = _SINGULAR_TIME | frozenset(
    "家 套 个 名 人 位 条 次 项 件 台 份 篇 款 例 场 种 组 轮 批 张 只 页 座 间 辆 步 处 大 门 支 元 块钱 个百分点 百分点 个季度 "
    "美元 个基点 季度 小时 秒 % 人次 天 周年 类".split()
)
"""Words of unit before which a single Chinese digit is a figure."""
_STOP_BEFORE: Final = frozenset("统唯万第专单同逐初其之每某另各哪这那唯进划归不下")


class _Found(NamedTuple):
    """A quantity under construction: the numeral as written, its scale, and the quantity as a dictionary."""

    raw: Decimal
    scale: Decimal
    unit: str
    fields: dict[str, object]
    start: int
    end: int
    origin: bool
    between: bool


def _numeral(sort: Sort, text: str) -> Numeral | None:
    if sort == "number":
        return (
            arabic(text)
            if text[-1].isdigit() and text.replace(",", "").replace(".", "").isdigit()
            else chinese(text.replace(" ", ""))
        )
    if sort == "chinese":
        return Numeral(Decimal("0.5"), Decimal("0.5")) if text == "半" else chinese(text)
    return _english(text)


def _english(text: str) -> Numeral | None:
    low = text.lower()
    if "dozen" in low:
        return Numeral(Decimal(6 if "half" in low else 12), Decimal(1))
    if low.startswith("a "):
        low = "one " + low[2:]
    for name, parts in (("third", 3), ("fifth", 5)):
        if name in low:
            top = english(re.split(r"[\s-]", low)[0])
            return Numeral(top.value / parts, Decimal("0.01")) if top else None
    return english(low)


def _share(text: str) -> tuple[Numeral, str] | None:
    """The value of 百分之十五 in percent, of 三分之一 as a ratio."""
    whole, _, part = text.partition("分之")
    sign = -1 if part[:1] in {"负", "-"} else 1
    part = part.lstrip("负-")
    top = _numeral("number" if part[:1].isdigit() or part[:1] == "." else "chinese", part)
    if top is None:
        return None
    hundreds = {"百": 100, "千": 1000, "万": 10000}.get(whole[-1])
    if hundreds and len(whole.strip("一1")) == 1:
        factor = Decimal(100) / hundreds
        return Numeral(sign * top.value * factor, top.step * factor), "%"
    bottom = _numeral("number" if whole[0].isdigit() else "chinese", whole)
    if bottom is None or not bottom.value:
        return None
    return Numeral(sign * top.value / bottom.value, Decimal("0.01")), ""


def _noun(text: str, at: int) -> tuple[str, int]:
    """The plural noun that an English number counts, and where it ends; nothing when there is none within reach."""
    found = _WORDS.match(text, at)
    if found is None:
        return "", at
    end, unsure = at, ("", at)
    for word in re.finditer(r"[ -]([A-Za-z][A-Za-z0-9'/&-]*)", found.group()):
        name = word.group(1)
        low = name.lower()
        if low in _NO_NOUN or low in _NOUNS_APART:
            break
        end = at + word.end()
        if low in {"sales", "presales"}:
            unsure = name, end
            continue
        if low in _PEOPLE or (len(name) > 2 and low.endswith("s") and not low.endswith(("ss", "us", "is", "'s"))):
            return name, end
    return unsure


def _left(text: str, at: int, floor: int, *, joined: bool) -> tuple[int, str, int, Bound, bool]:
    """What stands before a numeral: where it begins, currency, sign, bound, and whether a sign is shown."""
    start, sign, signed, currency = at, 1, False, ""
    for _ in range(2):
        if start > floor and text[start - 1] in "+-负" and not signed:
            before = text[start - 2 : start - 1] if start - 1 > floor else ""
            if joined and start - 1 == floor and text[start - 1] == "-":
                break
            if text[start - 1] == "负" or (not (before.isascii() and before.isalnum()) and before not in {")", "%"}):
                sign, signed = (1 if text[start - 1] == "+" else -1), True
                start -= 1
        if not currency:
            found = _CURRENCY.search(text[max(floor, start - 5) : start])
            if found:
                currency = units.SIGNS[found.group().strip().lower()]
                start -= len(found.group())
    bound: Bound = "="
    if not (joined and text[floor:start].strip() == "~"):
        bound, start = _bound(text, start, floor)
    return start, currency, sign, bound, signed


def _bound(text: str, at: int, floor: int) -> tuple[Bound, int]:
    """The bound written before a numeral, and where it begins."""
    if at <= floor:
        return "=", at
    last = text[at - 1]
    if last == " " and at - 1 > floor:
        found = _BOUND_WORD.search(text[max(floor, at - 24) : at])
        if found and found.lastgroup:
            return _BOUND_WORDS[int(found.lastgroup[1:])][0], at - len(found.group())
    end = at - 1 if last == " " else at
    tries = [end]
    tries += [end - len(filler) for filler in _FILLERS if text.endswith(filler, floor, end)]
    for stop in tries:
        if stop <= floor or text[stop - 1] not in _BOUND_ENDS:
            continue
        for length in range(min(4, stop - floor), 0, -1):
            found_bound = _BOUNDS.get(text[stop - length : stop])
            if found_bound:
                begin = stop - length
                line_start = begin == 0 or text[begin - 1] == "\n"
                if text[begin:stop] == ">" and (begin and text[begin - 1] in "-=" or (line_start and stop < at)):
                    break
                if text[begin:stop] in {"近", "约"} and begin and text[begin - 1] in "最附靠预契节":
                    break
                return found_bound, begin
    return "=", at


def _accepts_chinese(text: str, mark: Mark, unit: str, more: bool, bound: Bound) -> bool:
    """Whether a Chinese numeral in prose is a figure; many are parts of words."""
    numeral = text[mark.start : mark.end]
    before = text[mark.start - 1 : mark.start] if mark.start else ""
    digits = sum(c not in CHINESE_UNITS and c != "点" for c in numeral)
    scales = sum(c in CHINESE_UNITS for c in numeral)
    if numeral == "半":
        return unit in _SINGULAR_TIME and (not before or before not in "上下过")
    if before and before in _STOP_BEFORE and not (scales and digits):
        return False
    if not digits:
        return (
            bool(unit or more)
            and (scales > 1 or numeral == "十" or bound != "=")
            and not (numeral == "十" and unit == "分")
        )
    if scales:
        return not (numeral[0] in "万千百" and bound == "=" and not unit)
    if "点" in numeral:
        return bool(unit)
    if digits == 1:
        return unit in _SPOKEN and (
            numeral != "一" or unit in _SINGULAR_TIME or text[mark.end : mark.end + 2] == "个半"
        )
    return False


def _build(text: str, mark: Mark, floor: int, *, joined: bool) -> _Found | None:
    """The quantity at a mark, or nothing where the numeral is no figure."""
    core = text[mark.start : mark.end]
    start, currency, sign, bound, signed = _left(text, mark.start, floor, joined=joined)
    unit_word = ""
    if mark.sort == "share":
        shared = _share(core)
        if shared is None:
            return None
        numeral, name = shared
        unit, factor, scale, end = units.Unit(name, "percent" if name else "ratio"), Decimal(1), Decimal(1), mark.end
    else:
        read = _numeral(mark.sort, core)
        if read is None:
            return None
        tail = _TAIL.match(text, mark.end)
        assert tail is not None
        scale_word = (tail["scale"] or "").strip().lower()
        end = tail.end()
        numeral = read
        scale = Decimal(1)
        if mark.sort == "number" and (simple := _SIMPLE.fullmatch(core)):
            numeral, scale = arabic(simple[1]) or read, _product(simple[2])
        unit_word = tail["unit"] or tail["counter"] or ""
        if scale_word:
            if scale_word in {"m", "b", "t"} and not currency and tail["scale"].strip() != "M":
                return None
            scale *= _SCALES.get(scale_word.rstrip("s")) or _product(scale_word)
        if tail["more"] or tail["more2"]:
            bound = ">=" if tail["more2"] == "+" else ">"
        unit = units.unit(unit_word) if unit_word else units.Unit("", "count")
        if mark.sort == "chinese" and not _accepts_chinese(
            text, mark, unit_word, bool(tail["more"] or tail["more2"]), bound
        ):
            return None
        if unit_word == "成" and text[end : end + 1] in set("立功为本员交长果就绩品效熟型份都分") - {
            "分" if False else ""
        }:
            return None
        factor = unit.factor
    half = Decimal(0)
    found_half = (
        _HALF.match(text, end) if unit.dimension in {"duration", "effort"} or unit_word in {"成", "个"} else None
    )
    following = text[end : end + 1]
    if unit_word == "成" and following and following in "一二三四五六七八九":
        half, end = Decimal(chinese(following).value) / 10, end + 1  # type: ignore[union-attr]
    elif unit_word in {"成", "倍", "年", "天", "周", "小时", "个小时"} and following == "半":
        half, end = Decimal("0.5"), end + 1
    elif unit_word == "个" and following == "半" and text[end + 1 : end + 2] in {"月", "小"}:
        half = Decimal("0.5")
        word = "月" if text[end + 1] == "月" else "小时"
        end += 1 + len(word)
        unit = units.unit("个" + word)
    elif mark.sort == "chinese" and core == "半" and unit_word == "个":
        pass
    del found_half
    if currency and unit.dimension == "count":
        unit = units.Unit(currency, "money")
    elif currency and unit.dimension == "money":
        unit = units.Unit(unit.name, "money")
    after_start = end
    if not unit_word and not currency and mark.sort != "share" or (mark.sort == "share" and not unit.name):
        noun, after_start = _noun(text, end)
        if noun:
            unit, end = units.Unit(noun, "count"), after_start
    if mark.sort == "english" and not unit.name and scale == 1 and " " not in core and "-" not in core:
        return None
    if (
        mark.sort == "number"
        and not unit_word
        and text[end : end + 1].isascii()
        and text[end : end + 1].isalpha()
        and end == mark.end
    ):
        return None
    after = _AFTER.match(text, end)
    per = ""
    if after:
        if after["per"]:
            per = units.PER[after["per"].lower()]
            end = after.end("per")
        for name, meant in (("plus", ">="), ("minus", "<="), ("near", "~")):
            if after[name] and (bound == "=" or name == "near"):
                bound = meant  # type: ignore[assignment]
                end = after.end(name)
    if unit.dimension == "duration" and bound != "=":
        word = text[start : mark.start].strip().lower()
        if word in {"近", "over"}:
            bound, start = "=", mark.start
    value = _plain(sign * (numeral.value + half) * scale * factor)
    step = (Decimal("0.5") if half == Decimal("0.5") else numeral.step / 10 if half else numeral.step) * scale * factor
    step = _plain(step)
    fields: dict[str, object] = {
        "value": value, "step": step, "unit": unit.name, "dimension": unit.dimension, "bound": bound,
        "signed": signed, "per": per,
    }  # fmt: skip
    before = text[max(floor, start - 8) : start]
    return _Found(
        numeral.value, scale, unit.name, fields, start, end, bool(_FROM.search(before)), bool(_BETWEEN.search(before))
    )


def _plain(value: Decimal) -> Decimal:
    """A whole number without decimals or exponent, any other as it is."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole and abs(whole) < Decimal("1e27") else value


def _product(word: str) -> Decimal:
    value = Decimal(1)
    for char in word:
        value *= CHINESE_UNITS[char]
    return value


def _join(text: str, first: _Found, second: _Found) -> _Found | None:
    """One range, or nothing; units and scales that stand only behind the second are taken over by the first."""
    gap = text[first.end : second.start]
    if len(gap) > 5:
        return None
    joined = _GAP.fullmatch(gap) or (first.between and _AND.fullmatch(gap))
    if not joined:
        return None
    if first.unit != second.unit and (first.unit or second.fields["signed"]):
        return None
    if first.scale == 1 and second.scale > 1 and first.raw <= second.raw * (10 if first.origin else 1):
        for name in ("value", "step"):
            first.fields[name] = Decimal(str(first.fields[name])) * second.scale
    if not first.unit and second.unit:
        factor = Decimal(1)
        first.fields.update(unit=second.fields["unit"], dimension=second.fields["dimension"])
        if second.fields["value"] != second.raw * second.scale and second.raw:
            factor = Decimal(str(second.fields["value"])) / (second.raw * second.scale)
        first.fields["value"] = Decimal(str(first.fields["value"])) * factor
        first.fields["step"] = Decimal(str(first.fields["step"])) * factor
    low, high = Decimal(str(first.fields["value"])), Decimal(str(second.fields["value"]))
    if first.origin or low > high:
        return None
    fields = {
        **second.fields,
        "value": low,
        "upper": high,
        "bound": "range",
        "step": min(Decimal(str(first.fields["step"])), Decimal(str(second.fields["step"]))),
    }
    return second._replace(fields=fields, start=first.start)


def _read(text: str) -> Iterator[_Found]:
    """Every quantity of a folded text, ranges joined."""
    waiting: _Found | None = None
    floor = 0
    for mark in marks(text):
        found = None
        if mark.start >= floor and mark.sort in {"number", "chinese", "english", "share"}:
            found = _build(text, mark, floor, joined=waiting is not None and waiting.end == floor)
        if found is None:
            floor = max(floor, mark.end)
            continue
        floor = found.end
        if waiting is not None:
            joined = _join(text, waiting, found)
            if joined is not None:
                waiting = joined
                continue
            yield waiting
        waiting = found
    if waiting is not None:
        yield waiting


def _quantity(original: str, folded: Folded, found: _Found) -> Quantity:
    start, end = folded.at(found.start), folded.at(found.end, end=True)
    return Quantity(**found.fields, text=original[start:end], start=start, end=end)  # type: ignore[arg-type]


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every quantity in prose, in order, with its offsets; dates, times, ordinals, labels and codes are no quantities."""
    folded = fold(text)
    return tuple(_quantity(text, folded, found) for found in _read(folded.text))


_YEAR: Final = re.compile(r"\s*([12][0-9]{3})\s*")


@lru_cache(maxsize=4096)
def quantity(text: str) -> Quantity | None:
    """The one quantity that the whole text is, or nothing; (1,234) is negative, as accountants write it."""
    if len(text) > 80:
        return None
    folded = fold(text).text.strip()
    if inner := _ACCOUNTING.fullmatch(folded):
        read = quantity(inner[1] + inner[2])
        if read is None or read.upper is not None or read.value < 0:
            return None
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        return read.model_copy(update={"value": -read.value, "text": text[start:end], "start": start, "end": end})
    if year := _YEAR.fullmatch(text):
        # a bare 2026 in prose is a year, in a field for a quantity it is a figure
        return Quantity(value=Decimal(year[1]), text=year[1], start=year.start(1), end=year.end(1))
    found = quantities(text)
    if len(found) != 1:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    return found[0] if not rest.strip(" \t\r\n.。") else None
