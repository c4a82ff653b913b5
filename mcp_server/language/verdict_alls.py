"""Verdicts on all of several values, of which one is beyond the limit: the samples before, the rows of a table."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.folding import HAN_RUN, fold, stretch_of
from mcp_server.language.limit_words import CEILING, FLOOR
from mcp_server.language.limits_said import Limit, read
from mcp_server.language.pages import Page, Table
from mcp_server.language.quantities import quantity
from mcp_server.language.shapes import Shape
from mcp_server.language.sides import side
from mcp_server.language.verdict_cells import ACTUAL, LIMIT, RATE
from mcp_server.language.verdict_pairs import CHANGED, OF, alike, beyond, close, need_of
from mcp_server.language.verdict_subjects import ALL_DONE
from mcp_server.language.verdict_words import ALL, Claim, claims, of_all
from mcp_server.model.paper import EXCERPT, Verdict
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

NEAR: Final = Decimal("1.3")
"""Times from a limit to a value that is hardly one of anything else."""
FEW: Final = 3
"""Values that show on which side of their limit they should be, and sentences before a verdict that may hold them."""
BESIDE: Final = 2
"""Lines from one sentence to the next of one paragraph."""
SHORT: Final = 40
"""Characters of a cell that is a figure, or the name of a row."""
FAR: Final = 8
"""Lines from the last row of a table to what is said of all of them."""
ROWS: Final = 60
"""Rows of a table that prose may speak of."""
_ASIDE: Final = regex(
    r"除[^,，。;；]{1,16}[外以之]|只有|仅|个别|多数|大部|例外"
    r"|\b(?:except|apart from|but (?:one|two|for)|(?<!at )(?<!the )most|only|other than)\b"
)
"""What takes some out."""
_TOTAL: Final = regex(r"合计|总计|小计|平均|全部|\b(?:total|sum|all|average|mean|overall|together)\b")
_FLOOR: Final = regex(FLOOR)
_CEILING: Final = regex(CEILING)


class _Held(NamedTuple):
    """A row of a table: its name, its value and what that is held against."""

    name: str
    value: Quantity
    limit: Quantity


def of_several(page: Page, shapes: Sequence[Shape]) -> Iterator[Verdict]:
    """Yield verdicts that are said of all values before them, or of the rows of a table, and are not true of one."""
    for at, shape in enumerate(shapes):
        if shape.sentence.sort == "heading" or _ASIDE.search(shape.text) or CHANGED.search(shape.sentence.text):
            continue
        every = bool(ALL.search(shape.text))
        said = [one for one in claims(shape.text) if one.sort != "quiet" and one.alone] if every or page.tables else []
        for claim in said[:FEW]:
            near = [one for one in shapes[max(0, at - FEW) : at + 1] if _beside(one, shape)]
            universal = every and of_all(shape.text, claim) and not ALL_DONE.match(claim.text)
            found = _in_prose(near, claim) if universal else None
            if found := found or _in_table(page, shape, near, claim, universal=universal):
                yield Verdict(
                    line=shape.sentence.line, excerpt=" ".join(shape.sentence.text.split())[:EXCERPT],
                    value=found[0].text.strip(), limit=found[1].text.strip(), said=_written(shape, claim),
                )  # fmt: skip
                break


def _written(shape: Shape, claim: Claim) -> str:
    return claim.text if claim.text.isprintable() else shape.sentence.text[:SHORT]


def _beside(one: Shape, other: Shape) -> bool:
    first, second = one.sentence, other.sentence
    return first.line == second.line or (
        first.under == second.under and {first.sort, second.sort} == {"prose"} and second.line - first.line < BESIDE
    )


def _in_prose(near: Sequence[Shape], claim: Claim) -> tuple[Quantity, Quantity] | None:
    """Return a value that lies beyond every limit that it may be held against, and the widest of these."""
    every = [read(one) for one in near]
    limits = [limit for known, _ in every for limit in known if limit.value.upper is None and not limit.said]
    shape = near[-1]
    # it has figures of its own, and is about these
    here = any(one.unit or one.value > ROWS for _, one in shape.figures())
    for value in (one for _, found in every for one in found if one.value.bound == "="):
        own = [one for one in limits if alike(value, one)]
        if here and value.shape is not shape and not any(one.shape is shape for one in own):
            continue
        needs = {one.need or need_of(value, one) for one in own}
        if len(needs) != 1 or 0 in needs or claim.sort in {"over", "under"}:
            continue
        need = needs.pop()
        widest = max(own, key=lambda one: -one.value.value * need)
        if close(value.value, widest.value, NEAR) and _is_wrong(claim, beyond(value, widest), need):
            return value.value, widest.value
    return None


def _is_wrong(claim: Claim, over: int, need: int) -> bool:
    if claim.sort in {"over", "under"}:
        sign = 1 if claim.sort == "over" else -1
        return over * sign < 0 if claim.holds else over * sign > 0
    return over * need * (1 if (claim.sort == "kept") == claim.holds else -1) < 0


def _in_table(
    page: Page, shape: Shape, near: Sequence[Shape], claim: Claim, *, universal: bool
) -> tuple[Quantity, Quantity] | None:
    """Return the value of a row and its limit, where a verdict is about it, and they deny it."""
    low, high = stretch_of(OF, shape.text, claim.start, claim.start)
    clause = shape.text[low:high]
    counts = [one for _, one in shape.figures(low, high)]
    for table in page.tables:
        last = table.rows[-1].line if table.rows else 0
        if table.under != shape.sentence.under or not 0 < shape.sentence.line - last <= FAR or len(table.rows) > ROWS:
            continue
        if any(one.dimension != "count" or one.value > len(table.rows) for one in counts):
            continue
        said = [one for other in near for one in read(other)[0] if one.value.upper is None and not one.said]
        ruled = [(one, row) for one in said if one.need and (row := _ruled(table, one))]
        if len(ruled) == 1:
            about, need = [ruled[0][1]], ruled[0][0].need
        else:
            held, head = _held(table, said, clause)
            named = [one for one in held if len(one.name) > 1 and one.name in shape.text[:high]]
            about = [one for one in named if one.name in clause] if named else held if universal else []
            need = (said[0].need if len(said) == 1 else 0) or _need(held, head)
        for one in about if need or claim.sort in {"over", "under"} else ():
            if _is_wrong(claim, (one.value.value > one.limit.value) - (one.value.value < one.limit.value), need):
                return one.value, one.limit
    return None


def _ruled(table: Table, limit: Limit) -> _Held | None:
    """Return the one row that the sentence of a limit names, where one cell of it is counted as the limit is."""
    text = fold(limit.shape.sentence.text).text.lower()
    rows = [
        row for row in table.rows if len(name := fold(row.cells[0].text).text.lower().strip(" *")) > 1 and name in text
    ]
    if len(rows) != 1 or not limit.value.unit:
        return None
    values = [one for cell in rows[0].cells[1:] if (one := _figure(cell.text)) and one.unit == limit.value.unit]
    found = len(values) == 1 and close(values[0], limit.value)
    return _Held(rows[0].cells[0].text, values[0], limit.value) if found else None


def _held(table: Table, said: Sequence[Limit], clause: str) -> tuple[list[_Held], str]:
    """Return the rows of a table with their values and limits, and the heads of both columns."""
    heads = [fold(cell.text).text.lower().strip(" *") for cell in table.heads.cells]
    rows = [row for row in table.rows if len(row.cells) == len(heads) and not _TOTAL.search(row.cells[0].text.lower())]
    cells = [[_figure(row.cells[c].text) for c in range(len(heads))] for row in rows]
    names = [fold(row.cells[0].text).text.lower().strip(" *") for row in rows]
    columns = [
        c for c in range(1, len(heads)) if sum(bool(row[c]) for row in cells) >= FEW and not RATE.search(heads[c])
    ]
    limits = [c for c in columns if LIMIT.search(heads[c])]
    if len(limits) > 1:
        return [], ""
    if limits:
        values = [c for c in columns if c not in limits]
        values = (
            [c for c in values if ACTUAL.search(heads[c])] or [c for c in values if _shared(heads[c], clause)] or values
        )
        pairs = {c: [(n, row[c], row[limits[0]]) for n, row in zip(names, cells, strict=True)] for c in values}
        title = heads[limits[0]]
    else:
        values = columns
        if len(said) != 1:
            return [], ""
        pairs = {c: [(n, row[c], said[0].value) for n, row in zip(names, cells, strict=True)] for c in values}
        title = said[0].shape.text
    found = [
        (c, known)
        for c, every in pairs.items()
        if (known := [_Held(n, value, limit) for n, value, limit in every if value and limit])
        and len(known) >= FEW
        and all(one.value.unit == one.limit.unit or not (one.value.unit and one.limit.unit) for one in known)
        and all(one.value.dimension == one.limit.dimension or not one.value.unit for one in known)
        and all(close(one.value, one.limit) for one in known)
    ]
    return (found[0][1], f"{heads[found[0][0]]} {title}") if len(found) == 1 else ([], "")


def _shared(head: str, clause: str) -> bool:
    """Whether a clause names what a column holds."""
    return any(one in clause for one in HAN_RUN.findall(head)) or any(
        len(word) > FEW and word in clause for word in head.split()
    )


def _figure(text: str) -> Quantity | None:
    folded = fold(text).text.strip(" *_")
    found = quantity(folded) if 0 < len(folded) <= SHORT else None
    return found if found and found.upper is None and not found.signed else None


def _need(held: Sequence[_Held], head: str) -> int:
    """Return on which side of their limits the rows should be: by the words, else where all but one are."""
    if bool(_FLOOR.search(head)) != bool(_CEILING.search(head)):
        return 1 if _FLOOR.search(head) else -1
    if found := side(head):
        return found
    over = [(one.value.value > one.limit.value) - (one.value.value < one.limit.value) for one in held]
    for way in (1, -1):
        if over.count(way) >= FEW and over.count(-way) == 1:
            return way
    return 0
