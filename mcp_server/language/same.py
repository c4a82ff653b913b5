"""Figures and days that a text gives twice for the same thing, and not the same."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from mcp_server.language.folding import HAN_RUN, fold, words
from mcp_server.language.pages import Page, Table
from mcp_server.language.quantities import quantity
from mcp_server.language.shapes import DATE, MARKS, Shape
from mcp_server.language.stamped import at_two_times, stamps
from mcp_server.language.times import moment
from mcp_server.model.paper import EXCERPT, Twice
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_CLAUSE: Final = regex(r"[,;。!?]|\.(?=\s|$)|\b(?:but|while|whereas|of which|which)\b|其中")
_NOT_NOW: Final = regex(
    r"目标|计划|预算|预计|预期|原定|原为|原来|此前|曾|上[期季月年周]|去年|同期|将|拟|力争|假设|例如|比如|若|如果"
    r"|超过|不[低高少多超]"
    r"|以[上下内]|从|由|较|比|累计|新增|平均|人均|均|该|其|推迟|延期|改为|调整|更正|每|(?<![签合预节])约|近|其中"
    r"|分别|另|剩余|尚|第[一二三]"
    r"|\b(?:targets?|goals?|plan(?:ned|s)?|budget(?:ed)?|expect|forecast|estimate|originally|previous|last|before"
    r"|earlier|prior|ago|will|shall|should|would|must|could|if|when|example|suppose|assum|than|from|about|around"
    r"|almost|nearly"
    r"|up to|at least"
    r"|at most|per|each|every|average|mean|median|another|additional|more|less|new|first|second|third"
    r"|other|next|remain|left"
    r"|it|its|they|their|this|these|here"
    r"|postpone|delayed?|moved to|corrected|was to|to (?:reach|be)|compared|against|instead|partly|some|not)\b"
)
"""What says that a figure is not simply what is: an aim, the past, a part, a rate, a change."""
_ALL_OF: Final = regex(rf"\ball [{MARKS}] (?:of|in|on) (?:the|our|its) ([a-z]+)")
"""All 16 members of the team work …: what else is said of them is no matter."""
_FILL: Final = regex(
    r"日期|时间|定于|定为|定在|总计|合计|共计|一共|达到?|实际|现有|[共为是于在的了已计:：()（）/、·|*_\s-]|有(?!效)"
)
_WORD: Final = regex(r"[a-z][a-z'-]+")
_EMPTY: Final = frozenset(
    words(
        "the a an of in on at to for is are was were be been has have had it its this that these those there our we "
        "they their all total totals amount amounts amounted reached reach stood stands came made actual "
        "number which with and or by date day takes took place"
    )
)
_NEUTRAL: Final = regex(
    r"(?:\W|[0-9一二三四五六七八九十]+[.、)]?)*(?:the )?(?:executive )?(?:overview|summary|details?|results?"
    r"|figures?|data|findings?"
    r"|report|introduction|background|staffing|team|costs?|budget|money|finances?|agenda|programme|schedule|timeline"
    r"|milestones?|dates|appendix"
    r"|conclusions?|status|situation|at a glance|key (?:figures|facts)|facts|measures?|metrics|kpis?"
    r"|safety|quality|people"
    r"|in (?:brief|short|detail)|numbers|概述|概况|总览|概要|摘要|综述|前言|背景|详情|明细|数据|结果|成果|成效"
    r"|指标|里程碑|进度"
    r"|时间表|时间安排|议程|日程|结论|总结|小结|附录|附表|附件|人员|团队|投资估算|预算|费用|投资|资金|安全|质量"
    r"|基本情况"
    r"|总体情况|完成情况"
    r"|请示(?:事项)?|建议|决定|申请事项|审批事项|requests?(?: .{1,20})?|decisions?(?: .{1,20})?|recommendations?|asks?"
    r"|执行情况|主要指标|关键数据|经营数据|运营数据)(?:[与和及、].{1,8}|概况|情况|说明|明细|汇总|\s(?:overview"
    r"|summary|figures))?"
)
"""Headings under which a text speaks of the same whole."""
_ACTUAL: Final = regex(r"实际|完成|结果|数值|actual|result|value|reached|figure|^现状$|^当前$", 2)
_OTHER: Final = regex(
    r"目标|计划|预算|去年|上|同比|环比|差|率$|占|target|plan|goal|budget|last|prev|change|diff|share|%|备注|note", 2
)
MOST: Final = 2
"""Values of one thing beyond which they are a series."""


class Fact(NamedTuple):
    """A figure or a day, and what it is the figure of."""

    key: tuple[str, ...]
    when: frozenset[str]
    value: Quantity | None
    day: str
    text: str
    line: int
    excerpt: str
    under: tuple[str, ...]
    listed: str
    """The list or table in which it stands; else empty."""


def twice(page: Page, shapes: Sequence[Shape], year: int | None) -> Iterator[Twice]:
    """Yield what a text gives in two places, and not the same: of one thing, of one time, in the same unit."""
    times = stamps(shapes)
    groups: dict[tuple[object, ...], list[Fact]] = {}
    for fact in (*_in_sentences(shapes, year), *_in_tables(page)):
        groups.setdefault((fact.key, fact.when, *_sort(fact.value)), []).append(fact)
    for facts in groups.values():
        values = {fact.value.value if fact.value else fact.day for fact in facts}
        if len(values) != MOST:
            continue
        first = facts[0]
        other = next(fact for fact in facts if _differs(first, fact) or fact is facts[-1])
        if at_two_times(times, first.line, other.line):
            continue
        if _differs(first, other) and _may_be_held(first, other):
            yield Twice(
                line=other.line,
                excerpt=other.excerpt, name=_name(first), one=first.text,
                two=other.text, there=first.line,
            )  # fmt: skip


def _sort(value: Quantity | None) -> tuple[str, ...]:
    """Return what figures of one thing have in common; what is counted in English stands in their key."""
    if value is None:
        return ("day",)
    unit = "" if value.dimension == "count" and (value.unit.isascii() or value.unit == "分") else value.unit
    return unit, value.dimension, value.per


def _name(fact: Fact) -> str:
    return (fact.excerpt.partition(fact.text)[0].strip(" *_:：|") or fact.excerpt)[:40]


def _differs(one: Fact, two: Fact) -> bool:
    if one.value is None or two.value is None:
        return one.day != two.day
    return abs(one.value.value - two.value.value) > max(one.value.step, two.value.step)


def _may_be_held(one: Fact, two: Fact) -> bool:
    """Whether two facts are of one scope: in sections of the whole, and not two items of one list or table."""
    if one.line == two.line or (one.listed and one.listed == two.listed):
        return False
    if one.under == two.under and one.excerpt.replace(one.text, "") == two.excerpt.replace(two.text, ""):
        # the same words in both: entries of one form, each of another thing
        return False
    return of_one_whole(one.under, two.under)


def of_one_whole(*unders: tuple[str, ...]) -> bool:
    """Whether two places lie under headings that speak of the same whole."""
    deep = [under[-1] for under in unders if under and under != _shared(*unders)]
    return all(_NEUTRAL.fullmatch(head.strip().lower()) for head in deep)


def _shared(one: tuple[str, ...], two: tuple[str, ...]) -> tuple[str, ...]:
    same = 0
    while same < min(len(one), len(two)) and one[same] == two[same]:
        same += 1
    return one[:same]


def _in_sentences(shapes: Iterable[Shape], year: int | None) -> Iterator[Fact]:
    for shape in shapes:
        text, sentence = shape.text, shape.sentence
        if sentence.sort == "heading" or _NOT_NOW.search(text) or "?" in text or "？" in sentence.text:
            continue
        dates = [place for place, token in zip(shape.places, shape.tokens, strict=True) if text[place] == DATE]
        if sentence.lead and not _NEUTRAL.fullmatch(sentence.lead.strip(" *_:：").lower()):
            continue
        ends = [*(found.start() for found in _CLAUSE.finditer(text)), len(text)]
        low = 0
        for high in ends:
            figures = list(shape.figures(low, high))
            inner = [place for place in dates if low <= place < high]
            clause = text[low:high]
            # what comes later in a sentence may be said of what its beginning names
            led = HAN_RUN.search(text[:low]) or set(_WORD.findall(text[:low])) - _EMPTY
            low = high + 1
            if led:
                break
            place = (
                sentence.line,
                " ".join(sentence.text.split())[:EXCERPT],
                sentence.under,
                f"{sentence.under} {sentence.lead}" if sentence.sort == "item" else "",
            )
            if len(figures) == 1:
                value = figures[0][1]
                if value.bound == "=" and value.upper is None and not value.signed and (key := _key(clause, value)):
                    when = frozenset("".join(shape.token(p).text.split()) for p in dates)
                    yield Fact(key, when, value, "", value.text.strip(), *place)
            elif not figures and len(dates) == len(inner) == 1 and len(shape.tokens) == 1:
                written = shape.token(inner[0]).text
                found = moment(written, year)
                if found and found.days and found.days.start == found.days.end and (key := _key(clause, None)):
                    yield Fact(key, frozenset(), None, found.days.start.isoformat(), written.strip(), *place)


def _in_tables(page: Page) -> Iterator[Fact]:
    for table in page.tables:
        column = _column(table)
        if column is None:
            continue
        head = fold(table.heads.cells[column].text).text.lower()
        period = frozenset() if _ACTUAL.search(head) else frozenset({"".join(head.split())})
        for row in table.rows:
            if len(row.cells) <= column or len(row.cells[column].text) > EXCERPT:
                continue
            name = fold(row.cells[0].text).text.lower()
            value = quantity(fold(row.cells[column].text).text)
            if not value or value.bound != "=" or value.upper is not None or value.signed or _NOT_NOW.search(name):
                continue
            unit = name.rpartition("(")[2].rstrip(") ") if name.endswith(")") else ""
            if unit and not value.unit and len(unit) <= MOST + MOST:
                value = value.model_copy(update={"unit": unit})
            bare = name.rpartition("(")[0] if unit else name
            if key := _key(bare, value):
                line = " | ".join(cell.text for cell in row.cells)[:EXCERPT]
                yield Fact(
                    key, period, value, "", value.text.strip(), row.line, line, table.under, f"table {table.heads.line}"
                )


def _column(table: Table) -> int | None:
    """Return the one column of what is, of a table whose rows are measures; nothing where several may be it."""
    heads = [fold(cell.text).text.lower() for cell in table.heads.cells]
    named = [c for c, head in enumerate(heads) if c and _ACTUAL.search(head)]
    if len(named) == 1:
        return named[0]
    if (
        len(heads) == MOST
        and not _OTHER.search(heads[1])
        and regex(r"指标|项目|measure|metric|item|kpi", 2).search(heads[0])
    ):
        return 1
    return None


def _key(text: str, value: Quantity | None) -> tuple[str, ...]:
    """Return what is told apart by: the words of a clause without what only joins them, in no order."""
    if found := _ALL_OF.search(text):
        text = found[1]
    bare = regex(f"[{MARKS}]").sub(" ", text)
    unit = value.unit.lower() if value and value.dimension == "count" else ""
    latin = {_stem(word) for word in _WORD.findall(f"{bare} {unit}") if word not in _EMPTY}
    han = "".join(HAN_RUN.findall(_FILL.sub("", bare)))
    if han:
        return (han, *sorted(latin)) if len(han) >= MOST else ()
    # a rate of one word tells who, and not which
    least = 1 + (value is not None and value.dimension == "percent")
    return tuple(sorted(latin)) if least <= len(latin) <= MOST * 2 else ()


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
