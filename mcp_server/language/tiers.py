"""Ranges of ages, points, weights or amounts, one behind the other, of which one joint is unlike the others."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from mcp_server.language.folding import fold
from mcp_server.language.pages import Page, excerpt_of
from mcp_server.language.phase_words import BESIDE
from mcp_server.language.shapes import whole
from mcp_server.model.paper import Turn
from mcp_server.regex import regex

FEW: Final = 3
"""Ranges that make a row of them."""
MANY: Final = 12
_N: Final = (
    r"(?<![0-9.])(?<![0-9][:/])[¥$€£]?\s?(?P<{0}>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,7}}(?:\.[0-9]{{1,2}})?)"
    "(?![0-9]|[:/][0-9])"
)
_UNIT: Final = (
    r"\s?(?P<{0}>[万亿千]|k(?![a-z])|)\s?(?P<{1}>周岁|岁|人|分(?![钟之])|名|年级|元|公斤|千克|吨|公里|米|平米|平方米|度"
    r"|单|件|次|台|户|小时|分钟|%|℃"
    r"|cm\b|mm\b|km\b|kg\b|kgs\b|g\b|t\b|m\b|m²|(?:years?|people|persons|points|guests|users|seats|staff|students|pupils"
    r"|employees|euros?|eur|pounds?|dollars?|usd|gbp|miles?|tonnes?|minutes?|hours?|percent|members?|units?|items?)\b|)"
)
_IN: Final = r"(?P<{0}>\s?\((?:不?含|不?包含|不?包括|inclusive|exclusive)[^()]{{0,6}}\))?"
_TO: Final = r"\s?(?:-|–|—|~|至|到|\bto (?:under|below|less than)\b|\b(?:and )?up to\b|\bto\b|\bthrough\b|\buntil\b)\s?"
_OVER: Final = (
    r"(?P<over>超过|高于|大于|多于|≥|>=?|满|\b(?:over|above|more than|exceeding|from|upwards of|at least"
    r"|older than)\b)?\s?"
)
_A: Final = _N.format("a") + _UNIT.format("ma", "ua") + _IN.format("ia")
_B: Final = _N.format("b") + _UNIT.format("mb", "ub") + _IN.format("ib")
_RANGE: Final = regex(f"{_OVER}{_A}(?:以上)?{_TO}(?P<under>不足|不到|不满|低于|under )?{_B}")
_BELOW: Final = regex(
    r"(?P<under>低于|小于|少于|不足|不到|不满|不超过|未满|≤|<=?|\b(?:up to|under|below|less than|fewer than|at most"
    rf"|not more than|no more than|younger than)(?: and including)?)\s?{_B}"
)
_AND_LESS: Final = regex(rf"{_B}\s?(?P<less>(?:及|或|和)?以[下内]|(?:and|or) (?:below|less|under|fewer|younger)\b)")
_ABOVE: Final = regex(
    r"(?P<over>超过|高于|大于|多于|≥|>=?|\b(?:over|above|more than|exceeding|upwards of|from|at least|older than))\s?"
    rf"{_A}"
)
_AND_MORE: Final = regex(
    rf"{_A}\s?(?P<more>(?:及|或|和)?以上|起|\+|(?:and|or) (?:above|more|over|up|older|higher|better)\b|upwards?\b)"
)
_STRICT: Final = regex(
    r"超过|高于|大于|多于|^>$|低于|小于|少于|不足|不到|不满|未满|^<$|不含|不包|exclusive|^(?:over|above|more than"
    r"|exceeding|older than|under|below|less than|fewer than|younger than)\s?$"
)
"""What leaves a size itself out."""
_TIMES: Final = regex(
    r"[0-9]\s?[年月日号点周]|\b(?:weeks?|months?|days?|floors?|lines?|pages?|rooms?|q[1-4])\b|楼|页|排|座|号"
)
"""Beside numbers that are no sizes but names or days."""
_TIERS: Final = regex(
    r"[分按][^,;。]{0,4}[档级段等组层]|[档级]位?|区间|互不|只[归进属算]|审批|提成|收费|费率|单价|价|奖|折扣|扣|补贴|票"
    r"|\b(?:bands?|tiers?|grades?|brackets?|ranges?|class(?:es)?|marks|scores?|groups?|fees?|rates?|prices?|discounts?"
    r"|commission|bonus|premium|rebate|tariff|postage"
    r"|by (?:weight|size|age|value|volume|income|score|points|distance|length)"
    r"|costs?|pays?|allowance|charges?|levels?|sign\w*|approv\w*|each|every)\b"
)
_SCALE: Final = {"": 1, "千": 1_000, "k": 1_000, "万": 10_000, "亿": 100_000_000}


class _Span(NamedTuple):
    low: Decimal | None
    high: Decimal | None
    open: tuple[str, str]
    """Of its two ends: "open" where it is not its own, "unsure" where that cannot be told."""
    unit: str
    text: str
    line: int
    excerpt: str
    place: int


def tiers(page: Page) -> Iterator[Turn]:
    """Yield two ranges, one behind the other, that share a size or leave some out, where the others do not."""
    beside = {one.line for one in page.sentences if BESIDE.search(one.text.lower())}
    for spans, said in (*_in_sentences(page), *_in_tables(page)):
        if not beside & {one.line for one in spans}:
            yield from _uneven(spans, said)


def _in_sentences(page: Page) -> Iterator[tuple[list[_Span], str]]:
    run: list[_Span] = []
    key, said = None, ""
    for one in whole(page):
        if one.sort == "heading":
            continue
        low = fold(one.text).text.lower()
        spans = _spans(low, one.line, excerpt_of(one.text))
        if one.sort == "item" and len(spans) == 1:
            if run and (key != (one.lead, one.under) or one.line - run[-1].line > 1):
                yield run, said
                run, said = [], ""
            key = (one.lead, one.under)
            said += f"{one.lead} {' '.join(one.under[-1:])} {low}"
            run += spans
            continue
        if run:
            yield run, said
        run, said = [], ""
        if FEW <= len(spans) <= MANY:
            yield spans, f"{one.lead} {' '.join(one.under[-1:])} {low}".lower()
    if run:
        yield run, said


def _in_tables(page: Page) -> Iterator[tuple[list[_Span], str]]:
    for table in page.tables:
        heads = " ".join(cell.text for cell in table.heads.cells).lower()
        for c in range(len(table.heads.cells)):
            spans = []
            for row in table.rows:
                text = fold(row.cells[c].text).text.lower().strip() if len(row.cells) > c else ""
                found = _spans(text, row.line, excerpt_of(" | ".join(cell.text for cell in row.cells)))
                if len(found) == 1 and len(found[0].text) + 8 >= len(text):
                    spans += found
            if FEW <= len(spans) <= MANY and len(spans) == len(table.rows):
                yield spans, f"{heads} {' '.join(table.under[-1:])} {table.caption}".lower()


def _spans(text: str, line: int, excerpt: str) -> list[_Span]:
    if not any(c.isdigit() for c in text):
        return []
    found: list[_Span] = []
    taken: list[tuple[int, int]] = []
    for form in (_RANGE, _AND_LESS, _AND_MORE, _BELOW, _ABOVE):
        for one in form.finditer(text):
            if any(one.start() < end and start < one.end() for start, end in taken):
                continue
            near = text[max(0, one.start() - 2) : one.end() + 2]
            if _TIMES.search(near) or _TIMES.search(text[max(0, one.start() - 8) : one.start()]):
                continue
            taken.append(one.span())
            groups = one.groupdict()
            scale = _SCALE[groups.get("mb") or groups.get("ma") or ""]
            low = _number(groups.get("a"), groups.get("ma") or "", scale)
            high = _number(groups.get("b"), groups.get("mb") or "", scale)
            if low is not None and high is not None and low >= high:
                low = _number(groups["a"], groups["ma"], _SCALE[groups["ma"] or ""])
            unit = groups.get("ub") or groups.get("ua") or ""
            ends = (_end(groups, "over", "ia", "more"), _end(groups, "under", "ib", "less"))
            found.append(_Span(low, high, ends, unit, one[0].strip(" ,;:"), line, excerpt, one.start()))
    return sorted(found, key=lambda span: span.place)


def _end(groups: dict[str, str | None], word: str, within: str, behind: str) -> str:
    if _STRICT.search(groups.get(word) or "") or _STRICT.search(groups.get(within) or ""):
        return "open"
    return "unsure" if groups.get(behind) in {"以上", "以下"} and not groups.get(within) else ""


def _number(text: str | None, own: str, scale: int) -> Decimal | None:
    if text is None:
        return None
    return Decimal(text.replace(",", "")) * (_SCALE[own] if own else scale)


def _uneven(spans: Sequence[_Span], said: str) -> Iterator[Turn]:
    """Yield where one joint is unlike the others, at each of which the next begins where the one before ends, or one
    behind it."""
    if len(spans) < FEW or len({one.unit for one in spans if one.unit}) > 1:
        return
    ordered = list(spans)
    first, last = spans[0], spans[-1]
    if last.low is None or (first.low is not None and first.low > last.low):
        ordered.reverse()
    if any(one.high is None for one in ordered[:-1]) or any(one.low is None for one in ordered[1:]):
        return
    steps = [(two.low or 0) - (one.high or Decimal(0)) for one, two in pairwise(ordered)]
    rising = all(
        (one.low is None or (two.low or 0) > one.low) and (two.high is None or (one.high or 0) < two.high)
        for one, two in pairwise(ordered)
    )
    if not rising or any(one.low is not None and one.high is not None and one.low >= one.high for one in ordered):
        return
    unit, zero = _unit(ordered), Decimal(0)
    for usual in (unit, zero):
        odd = [n for n, (one, two) in enumerate(pairwise(ordered)) if not _meet(one, two, steps[n], usual, unit)]
        if not odd:
            return
        if len(odd) == 1 and len(steps) > 1:
            break
    else:
        return
    if not _TIERS.search(said):
        return
    one, two = ordered[odd[0]], ordered[odd[0] + 1]
    later = max(one, two, key=lambda each: each.line)
    yield Turn(
        line=later.line, excerpt=later.excerpt, one=one.text, two=two.text, end=f"{one.high:f}", start=f"{two.low:f}",
        said="",
    )  # fmt: skip


def _meet(one: _Span, two: _Span, step: Decimal, usual: Decimal, unit: Decimal) -> bool:
    """Whether one range begins where the one before ends; where one end is not its own, at the same number."""
    ends = {one.open[1], two.open[0]}
    if "open" in ends:
        return step == 0
    return step in {0, unit} if "unsure" in ends else step == usual


def _unit(spans: Sequence[_Span]) -> Decimal:
    """Return the smallest step between the numbers of ranges as written: 1, a tenth, a hundredth."""
    places = max((len(part) for one in spans for part in re.findall(r"\.([0-9]+)", one.text)), default=0)
    return Decimal(1).scaleb(-places)
