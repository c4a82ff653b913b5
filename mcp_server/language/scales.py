"""Scales of a text, from one grade to the next: where they leave a gap or overlap, and values under a wrong grade."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mcp_server.language.alarm_roles import SIGNS
from mcp_server.language.folding import either, fold
from mcp_server.language.graded import Span, graded, made, pairs, span
from mcp_server.language.limits_said import read
from mcp_server.language.pages import Page
from mcp_server.language.quantities import quantity
from mcp_server.language.shapes import Shape
from mcp_server.model.paper import EXCERPT, Scale, Verdict
from mcp_server.regex import regex

_NAMES: Final = regex(
    either(
        """[绿黄橙红蓝](?:灯|牌|区|色|码|线|标) [绿黄橙红蓝](?=[：:为是]) 不合格 合格 优秀 良好 优(?=[：:,，、为])
        良(?=[：:,，、为]) [一二三四五甲乙丙丁]级 [低中高]风险 [abcd][级档等类] 不及格 及格""",
        """green, amber, yellow, orange, red, blue, grade [a-e], (?:tier|level|band|class) [1-5a-e],
        (?:low|medium|high) risk, [a-e](?=\\s?[:(]|\\s(?:from|above|below|over|under|[\ue000-\ue009]))""",
    )
)
_GRADES: Final = regex(
    r"等级|级别|档|评级|颜色|灯|风险|区间|分级|评定|结论|状态|\b(?:grade|level|band|tier|rating|status|colou?r|rag|light|class|score|risk)s?\b"
)
FEW: Final = 3
"""Lines from a scale to a value that is graded by it."""
SHORT: Final = 40
"""Characters of a cell that is a span or a grade."""


class _Scale(NamedTuple):
    line: int
    excerpt: str
    spans: tuple[tuple[str, Span], ...]
    under: tuple[str, ...]
    lines: tuple[int, ...]
    """Where each grade stands."""
    at: int
    """Which sentence of the text it is, or the last of it."""


def scales(page: Page, shapes: Sequence[Shape]) -> Iterator[Scale]:
    """Yield neighbouring grades of a scale between which a value has no grade, or has both."""
    for scale in (*_in_sentences(shapes), *_in_tables(page)):
        for one, two in pairs(scale.spans):
            high, low, step = one[1].high, two[1].low, min(one[1].step, two[1].step)
            if (
                high is None
                or low is None
                or high == low
                or (0 < low - high <= step and not (one[1].strict or two[1].strict))
            ):
                continue
            where = [line for (name, _), line in zip(scale.spans, scale.lines, strict=True) if name in {one[0], two[0]}]
            yield Scale(
                line=max(where, default=scale.line), excerpt=scale.excerpt, one=one[0], two=two[0],
                low=one[1].text, high=two[1].text,
            )  # fmt: skip
            break


def wrongly_graded(page: Page, shapes: Sequence[Shape]) -> Iterator[Verdict]:
    """Yield values to which a text gives another grade than its own scale."""
    tables = list(_in_tables(page))
    for scale in (*_in_sentences(shapes), *tables):
        for shape in shapes[scale.at + 1 : scale.at + 1 + 2 * FEW]:
            near = shape.sentence.under == scale.under and shape.sentence.line - scale.line <= FEW + len(scale.spans)
            said = list(_NAMES.finditer(shape.text)) if near else []
            if len(said) != 1 or not _fits(scale, said[0].group()):
                continue
            values = [one.value for one in read(shape)[1] if one.place < said[0].start()]
            unit = next((one.unit for _, one in scale.spans if one.unit), "")
            same = [one for one in values if one.unit == unit]
            name = said[0].group()
            right = [grade for grade, one in scale.spans if same and _holds(one, same[-1].value)]
            if len(right) == 1 and not _same_name(right[0], name):
                yield Verdict(
                    line=shape.sentence.line, excerpt=" ".join(shape.sentence.text.split())[:EXCERPT],
                    value=same[-1].text.strip(), said=name,
                    limit=next(one.text for grade, one in scale.spans if _same_name(grade, name)),
                )  # fmt: skip


def _fits(scale: _Scale, name: str) -> bool:
    return any(_same_name(grade, name) for grade, _ in scale.spans)


def _same_name(one: str, other: str) -> bool:
    if one.isascii():
        return one == other
    return one == other or (one[0] in "绿黄橙红蓝" and one[0] == other[0])


def _holds(one: Span, value: object) -> bool:
    low, high = one.low, one.high
    return (low is None or value >= low) and (high is None or value <= high)  # type: ignore[operator]


def _in_sentences(shapes: Sequence[Shape]) -> Iterator[_Scale]:
    """Yield the scales of sentences, and of lists whose items hold one grade each."""
    run: list[tuple[Shape, str, Span]] = []
    for at, shape in enumerate(shapes):
        if shape.sentence.sort == "heading":
            continue
        found = [(one.name, span(shape, one)) for one in graded(shape, _NAMES) if one.figures]
        spans = tuple((name, one) for name, one in found if one)
        if len(found) == 1 and spans and (not run or shape.sentence.line - run[-1][0].sentence.line < FEW - 1):
            run.append((shape, *spans[0]))
            continue
        yield from _of_run(run, at - 1)
        run = [(shape, *spans[0])] if len(found) == 1 and spans else []
        if len(spans) == len(found) and _is_scale(spans):
            excerpt = " ".join(shape.sentence.text.split())[:EXCERPT]
            lines = (shape.sentence.line,) * len(spans)
            yield _Scale(shape.sentence.line, excerpt, spans, shape.sentence.under, lines, at)
    yield from _of_run(run, len(shapes) - 1)


def _of_run(run: Sequence[tuple[Shape, str, Span]], at: int) -> Iterator[_Scale]:
    spans = tuple((name, one) for _, name, one in run)
    if _is_scale(spans):
        last = run[-1][0].sentence
        lines = tuple(shape.sentence.line for shape, _, _ in run)
        yield _Scale(last.line, " ".join(last.text.split())[:EXCERPT], spans, last.under, lines, at)


def _is_scale(spans: Sequence[tuple[str, Span]]) -> bool:
    """Whether grades make one scale: several, each but once, at most one open on each side."""
    names = [name for name, _ in spans]
    units = {one.unit for _, one in spans if one.unit}
    if len(spans) < 2 or len(set(names)) < len(names) or len(units) > 1:
        return False
    if len(spans) < FEW and not {"不合格", "不及格"} & set(names):
        return False
    tops = sum(one.high is None for _, one in spans)
    ends = sum(one.low is None for _, one in spans)
    return tops <= 1 and ends <= 1


def _in_tables(page: Page) -> Iterator[_Scale]:
    """Yield the scales of tables whose rows each hold a grade and its span."""
    for table in page.tables:
        heads = [fold(cell.text).text.lower() for cell in table.heads.cells]
        rows = [row for row in table.rows if len(row.cells) == len(heads)]
        if len(rows) < 2 or len(rows) < len(table.rows) or not any(map(_GRADES.search, heads)):
            continue
        for c in range(len(heads)):
            read_ = [_span(row.cells[c].text) for row in rows]
            names = [fold(row.cells[0 if c else 1].text).text.lower() for row in rows] if len(heads) > 1 else []
            spans = tuple((name, one) for name, one in zip(names, read_, strict=True) if one) if names else ()
            bounded = sum(one.low is not None and one.high is not None for _, one in spans)
            if len(spans) == len(rows) and bounded and _is_scale(spans):
                line = rows[-1].line
                excerpt = " | ".join(cell.text for cell in rows[-1].cells)[:EXCERPT]
                yield _Scale(line, excerpt, spans, table.under, tuple(row.line for row in rows), -1)
                break


def _span(text: str) -> Span | None:
    found = quantity(fold(text).text) if len(text) <= SHORT else None
    if found is None or found.signed:
        return None
    if found.upper is not None:
        return made(found.value, found.upper, [found])
    sign = SIGNS.get(found.bound, 0)
    return made(found.value if sign > 0 else None, found.value if sign < 0 else None, [found]) if sign else None
