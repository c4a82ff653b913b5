"""People and things on their way through steps, of which none passes more than came to it: 64 sat, 66 passed."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from mcp_server.language.amounts import Amount, amounts
from mcp_server.language.folding import fold
from mcp_server.language.funnel_words import BEYOND, EXCESS, REASONS, STEPS, STEPWISE, Step
from mcp_server.language.pages import Page, Row, Table
from mcp_server.language.quantities import quantity
from mcp_server.language.relations import Said, said
from mcp_server.language.shapes import MARKS, Shape
from mcp_server.language.stated_members import MEASURES
from mcp_server.language.units import PEOPLE
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

LINES: Final = 6
"""Lines before a figure on which what it is a part of may be told."""
SHORT: Final = 4
"""Characters between a figure and the Chinese word of its step behind it."""
NEAR: Final = 8
"""Characters between the word of a step and its figure."""
FEW: Final = 3
"""Rows of a table that may be steps."""
FOUND: Final = 2
"""The step from which on something is found of those who came."""
LITTLE: Final = Decimal("1.25")
"""How many times a whole a part is at most that is a slip."""
HEAD: Final = 32
"""Characters of what names a step."""
MANY: Final = 60
"""Rows or columns that are looked at."""
_UNITS: Final = MEASURES | {"分", "次", "points", "marks", "stars", "years"}
_FORMS: Final = regex(r"问卷|答卷|样本|表|卷|票")
_AS_VERB: Final = regex(
    r"^ ?(?:of (?:them|these|those|whom|which) |who |which |that |had |have |has |did |were |was |been |actually "
    r"|also |then |only |even |in fact |really |got |could be |proved |turned out |are |is |as |said they were |in )*$"
)
_GROUP: Final = regex(
    r"(?P<step>[\u4e00-\u9fff]{2,6})的?[\u4e00-\u9fff]{0,8}?(?:[当之]?中|里面?)[,，]?(?:共?有)?\s?$"
    r"|\b(?:of|among) (?:the|those|these"
    r"|all) (?:[a-z]+ ){0,3}?(?P<they>[a-z]+)(?: [a-z]+)?[,:]? (?:no fewer than |as many as )?$"
)
"""What calls those that a figure is part of by the step that they have come to."""


def funnels(shape: Shape, before: Sequence[Shape]) -> Iterator[Said]:
    """Yield the figures of a sentence that are more than came to their step; *before* are the sentences ahead of it."""
    own = [one for one in amounts(shape) if _counts(one.figure)]
    if not own:
        return
    steps: dict[int, Step | None] | None = None
    item = before and shape.sentence.sort == "item" == before[-1].sentence.sort
    for n, one in enumerate(own):
        smaller = [other for other in own[:n] if other.figure.value < one.figure.value and _alike(one, other)]
        group = _GROUP.search(one.head)
        if not smaller and not group and not (item and n == 0):
            continue
        steps = _steps(own) if steps is None else steps
        step = steps[one.place]
        if step is None or _excepted(one):
            continue
        base = _ahead(one, step, own[:n], steps)
        if base is None and group:
            base = _called(one, group, shape, before)
        if base is None and item and n == 0:
            base = _above(one, step, shape, before)
        if base and base.figure.value < one.figure.value and not _excepted(base) and not _more(shape, base, one):
            yield said("within", (one.figure,), base.figure)


def _ahead(one: Amount, step: Step, own: Sequence[Amount], steps: Mapping[int, Step | None]) -> Amount | None:
    """Return the nearest figure of the sentence at an earlier step; the one right ahead may leave its step unsaid."""
    every = [other for other in own if (at := steps[other.place]) and at.whole < step.part and _alike(one, other)]
    if every:
        near, value = every[-1], one.figure.value
        # 300 tested, 12 of them again, 296 passed: that is of the 300
        wide = value > near.figure.value * LITTLE and any(other.figure.value >= value for other in every)
        return None if wide else near
    last = own[-1] if own else None
    if last is None or steps[last.place] or not last.figure.unit or step.part < FOUND or not _alike(one, last):
        return None
    slip = one.figure.value <= last.figure.value * LITTLE
    alone = not STEPS.sub("", one.near).strip(" 的有") or one.near in {"and", "but", "of them"}
    return last if slip and alone and not set(one.head) & set(MARKS) else None


def _above(one: Amount, step: Step, shape: Shape, before: Sequence[Shape]) -> Amount | None:
    """Return the figure of the nearest item of the list above that stands at an earlier step."""
    line = shape.sentence.line
    for other in reversed(before):
        same = (other.sentence.sort, other.sentence.lead, other.sentence.under) == (
            "item", shape.sentence.lead, shape.sentence.under,
        )  # fmt: skip
        if not same or line - other.sentence.line > 1:
            return None
        line = other.sentence.line
        first = amounts(other)[:1]
        if first and _counts(first[0].figure) and first[0].figure.unit == one.figure.unit:
            at = _steps(first)[first[0].place]
            if at and at.whole < step.part:
                return first[0] if not _more(other, first[0], first[0]) else None
    return None


def _more(shape: Shape, base: Amount, one: Amount) -> bool:
    """Whether the words around two figures say why more came out than went in."""
    low = base.place - len(base.near) - 1 if base.place < one.place else 0
    near = BEYOND.search(shape.text, max(0, low), one.place + len(one.behind) + 2)
    return bool(near or REASONS.search(shape.text))


def _steps(own: Sequence[Amount]) -> dict[int, Step | None]:
    """Return the step at which each figure of a sentence stands."""
    found: dict[int, Step | None] = {}
    taken = False
    for one in own:
        found[one.place], taken = _step(one, taken)
    return found


def _counts(one: Quantity) -> bool:
    """Whether a figure is a whole number of people or things."""
    whole = one.dimension == "count" and one.step == 1 and one.value == one.value.to_integral_value()
    return whole and one.unit not in _UNITS and one.bound == "=" and one.upper is None and not (one.signed or one.per)


def _step(one: Amount, taken: bool) -> tuple[Step | None, bool]:
    """Return the step at which a figure stands, and whether the words behind it say so."""
    near, behind = one.near, one.behind
    ahead = None if taken else _last(near)
    if ahead and not EXCESS.search(near):
        return ahead, False
    found = STEPS.search(behind)
    if found and ((found.start() <= SHORT and not behind.isascii()) or _AS_VERB.match(behind[: found.start()])):
        return Step.of(found), True
    return None, False


def _last(near: str) -> Step | None:
    every = list(STEPS.finditer(near))
    if not every:
        return None
    found = every[-1]
    rest = near[found.end() :]
    room = NEAR if not near.isascii() else NEAR * 3
    if len(rest) > room or regex(r"\b(?:with|at|on|by|from|in|after|before|than)\b|[比较后前率度里中的]").search(rest):
        return None
    return Step.of(found)


def _called(one: Amount, group: re.Match[str], shape: Shape, before: Sequence[Shape]) -> Amount | None:
    """Return the figure of the sentences ahead that stands at the step by which a sentence calls a group."""
    named = STEPS.search(group["step"] or group["they"] or "")
    if named is None:
        return None
    for other in reversed(before):
        if shape.sentence.line - other.sentence.line > LINES:
            return None
        own = [two for two in amounts(other) if _counts(two.figure)]
        steps = _steps(own)
        for two in reversed(own):
            if (step := steps[two.place]) and step.whole == Step.of(named).whole and _alike(one, two):
                return two
    return None


def _alike(one: Amount, two: Amount) -> bool:
    """Whether two figures may count the same, by their units."""
    part, whole = one.figure.unit, two.figure.unit
    if part == whole or not part or {part, whole} <= PEOPLE:
        return True
    if part in PEOPLE and whole in {"份", "张"}:
        return bool(_FORMS.search(two.near))
    return bool(part.isascii() and STEPS.fullmatch(part))


def _excepted(one: Amount) -> bool:
    return bool(EXCESS.search(f"{one.near} {one.behind}"))


def funnel_tables(page: Page) -> Iterator[tuple[Said, Row]]:
    """Yield the figures of tables that are more than came to their step: in columns, or in rows that are steps."""
    for table in page.tables:
        yield from _columns(table)
        yield from _rows(table)


def _columns(table: Table) -> Iterator[tuple[Said, Row]]:
    """Yield the figures of a row that are more than those of the step before, by the heads of their columns."""
    steps = [_head(cell.text) for cell in table.heads.cells[:MANY]]
    known = [(c, step) for c, step in enumerate(steps) if step]
    pairs = [(a, b) for (a, one), (b, two) in pairwise(known) if one.whole < two.part]
    if known and known[0][0] > 1 and known[0][1].part > 0 and not _excess(table.heads.cells[known[0][0] - 1].text):
        # what the first step is a part of
        pairs.append((known[0][0] - 1, known[0][0]))
    for a, b in pairs:
        both = [(row, whole, part) for row in table.rows if (whole := _figure(row, a)) and (part := _figure(row, b))]
        over = [(row, whole, part) for row, whole, part in both if part.value > whole.value]
        far = any(part.value > whole.value * LITTLE for _, whole, part in over)
        if steps[a] is None and (len(both) < FEW or far):
            continue
        if len(over) <= max(1, len(table.rows) // FEW):
            yield from ((said("within", (part,), whole), row) for row, whole, part in over)


def _rows(table: Table) -> Iterator[tuple[Said, Row]]:
    """Yield the figures of a column that are more than those of the step above, by the names of the rows."""
    if not 1 < len(table.rows) <= MANY:
        return
    heads = " ".join([table.caption, *table.under[-1:], *(cell.text for cell in table.heads.cells)])
    stepwise = bool(STEPWISE.search(fold(heads).text.lower()))
    steps = [_head(row.cells[0].text) if row.cells else None for row in table.rows]
    known = [(r, step) for r, step in enumerate(steps) if step]
    if not known or (len(known) < 2 and not stepwise):
        return
    for c in range(1, min(MANY, len(table.heads.cells))):
        if _excess(table.heads.cells[c].text):
            continue
        if stepwise and len(table.rows) > FEW and (row := _rising(table, c)):
            yield row
            continue
        for (a, one), (b, two) in pairwise(known):
            whole, part = _figure(table.rows[a], c), _figure(table.rows[b], c)
            rising = one.whole < two.part or (stepwise and b == a + 1)
            if whole and part and rising and part.value > whole.value:
                yield said("within", (part,), whole), table.rows[b]


def _rising(table: Table, c: int) -> tuple[Said, Row] | None:
    """Return the one figure of a column that is a little more than the one above it, where all the others are less."""
    read = [_figure(row, c) for row in table.rows]
    if not all(read):
        return None
    pairs = [(one, two, row) for one, two, row in zip(read, read[1:], table.rows[1:], strict=False) if one and two]
    over = [(one, two, row) for one, two, row in pairs if two.value > one.value]
    if len(over) != 1 or over[0][1].value > over[0][0].value * LITTLE:
        return None
    whole, part, row = over[0]
    return said("within", (part,), whole), row


_MEASURED: Final = regex(
    r"[0-9]|目标|计划|上[年月]|去年|率|%|占|比|时|分钟|天|日|周期|元|价|费|额|成本|温|长|重|得分|\b(?:rate|share|time|minutes|hours|days|weeks"
    r"|cost|price|fee|amount|value|score|target|change|length|weight|temperature)\b"
)
"""What heads a column that counts neither people nor things."""


def _excess(text: str) -> bool:
    """Whether the head of a column tells that its figures need not fall from step to step."""
    low = fold(text).text.lower()
    return bool(EXCESS.search(low) or BEYOND.search(low) or REASONS.search(low) or _MEASURED.search(low))


def _head(text: str) -> Step | None:
    """Return the step that the head of a column or the name of a row tells."""
    low = fold(text).text.lower()
    if len(low) > HEAD or EXCESS.search(low) or BEYOND.search(low) or REASONS.search(low):
        return None
    every = list(STEPS.finditer(low))
    return Step.of(every[-1]) if every else None


def _figure(row: Row, c: int) -> Quantity | None:
    """Return the number of things that a cell holds, and nothing else."""
    if c >= len(row.cells):
        return None
    found = quantity(row.cells[c].text.strip("*_ ")) if row.cells[c].text else None
    if found is None or not _counts(found):
        return None
    start = row.cells[c].start
    return found.model_copy(update={"start": start})
