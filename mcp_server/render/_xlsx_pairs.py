"""Comparisons in pairs as a matrix whose weights and consistency follow from its judgements (AHP)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.compute.ahp import CONSISTENT, Judgement
from mcp_server.methods._prioritize_nouns import Ranking, Weighing
from mcp_server.methods._prioritize_pairs import compared, things, weigh
from mcp_server.render._xlsx_book import Cell, Page
from mcp_server.render._xlsx_gauge import Figure
from mcp_server.render._xlsx_targets import text
from mcp_server.words import label, say

_SQUARED: Final = 6
"""How often the matrix is squared; by then all its columns are as the weights."""
_MOST: Final = 15
"""Things of which Saaty's table knows the random index."""
_CONSISTENCY: Final = ("eigenvalue", "index", "random_index", "ratio")


class Part(NamedTuple):
    """A part of one: the formula of its cell, and what it was computed as."""

    formula: str
    value: Decimal


Parts = Mapping[str, Mapping[str, Part]]
"""By the id of the criterion by which is compared, "" where criteria or options are, then by the id of the thing."""


def computable(body: Ranking) -> bool:
    """Return whether all weights by comparison can be computed again on a sheet."""
    return weigh(body).weighings == body.weighings and all(len(w.weights) <= _MOST for w in body.weighings)


def write_pairs(page: Page, body: Ranking) -> Parts:
    """Write every matrix, and say where its weights stand."""
    groups, _ = compared(body)
    return {
        by: _write_matrix(page, weighing, things(body, by, judged), _given([j for _, j in judged]))
        for (by, judged), weighing in zip(groups.items(), body.weighings, strict=True)
        if weighing.weights
    }


def _given(judgements: Sequence[Judgement]) -> dict[tuple[str, str], float]:
    """Return each comparison once; of one that was made both ways round that which is not rounded."""
    found: dict[tuple[str, str], float] = {}
    for first, second, times in judgements:
        if first != second and (times > 1 or (second, first) not in found):
            found.pop((second, first), None)
            found[first, second] = times
    return found


def _write_matrix(
    page: Page, weighing: Weighing, names: Mapping[str, str], given: Mapping[tuple[str, str], float]
) -> dict[str, Part]:
    locale, size = page.book.locale, len(names)
    by = say(locale, "ranking.by", criterion=weighing.criterion) if weighing.criterion else ""
    page.heading(" · ".join(filter(None, (say(locale, "ranking.compared"), by))))
    page.note(say(locale, "sheet.pairs"))
    first = page.row + 1
    # The powers of the matrix stand below it and its consistency, folded.
    last = first + size + (len(_CONSISTENCY) if size > 2 else 0) + 1 + _SQUARED * size
    powers = f"{page.at(last - size, 1, absolute=True)}:{page.at(last - 1, size, absolute=True)}"
    rows: list[list[Cell]] = []
    for row, (one, weight) in enumerate(zip(names, weighing.weights, strict=True)):
        cells = [_judged(page, given, (one, other), (first + place, 1 + row)) for place, other in enumerate(names)]
        own = f"{page.at(last - size + row, 1)}:{page.at(last - size + row, size)}"
        rows.append([weight.name, *cells, Figure(float(weight.share), "0.00%", f"SUM({own})/SUM({powers})")])
    area = page.table([label(locale, "name"), *(w.name for w in weighing.weights), label(locale, "share")], rows)
    for column in range(1, 1 + size):
        page.between(area, column, 0.1, 9)
    page.row -= 1
    _write_consistency(page, weighing, first, size)
    _write_powers(page, rows, first, size)
    return {
        one: Part(page.at(first + n, 1 + size, absolute=True), weight.share)
        for n, (one, weight) in enumerate(zip(names, weighing.weights, strict=True))
    }


def _judged(page: Page, given: Mapping[tuple[str, str], float], pair: tuple[str, str], other: tuple[int, int]) -> Cell:
    """Return how many times the first of a pair outweighs the second: as judged, or the other cell turned round."""
    if pair in given:
        return Figure(given[pair], "0.###")
    one, two = pair
    return Figure(1, "0", "1") if one == two else Figure(1 / given[two, one], "0.###", f"1/{page.at(*other)}")


def _write_consistency(page: Page, weighing: Weighing, first: int, size: int) -> None:
    """Write the principal eigenvalue, the consistency index and ratio, and what the ratio says."""
    locale = page.book.locale
    if size > 2 and weighing.ratio is not None:
        columns = (page.at(first, n) + ":" + page.at(first + size - 1, n) for n in range(1, 1 + size))
        shares = (page.at(first + n, 1 + size) for n in range(size))
        grown = "+".join(f"SUM({column})*{share}" for column, share in zip(columns, shares, strict=True))
        at = {name: page.at(page.row + n, 1) for n, name in enumerate(_CONSISTENCY)}
        known = f"{weighing.random_index}"  # of Saaty's table: nothing to change
        index = f"MAX(({at['eigenvalue']}-{size})/{size - 1},0)"
        formulas = (grown, index, known, f"{at['index']}/{at['random_index']}")
        for name, formula in zip(_CONSISTENCY, formulas, strict=True):
            page.write(page.row, 0, label(locale, f"consistency.{name}"))
            page.write(page.row, 1, Figure(float(getattr(weighing, name)), "0.000", formula))
            page.row += 1
        agree, contradict = (say(locale, f"ranking.{word}").strip("*") for word in ("consistent", "inconsistent"))
        verdict = f"IF({at['ratio']}<={CONSISTENT},{text(agree)},{text(contradict)})"
        page.write(page.row - 1, 2, Figure(agree if weighing.consistent else contradict, "General", verdict))
    page.row += 1


def _write_powers(page: Page, rows: Sequence[Sequence[Cell]], first: int, size: int) -> None:
    """Write the matrix squared again and again, in folded rows."""
    matrix = [[float(cell.value) for cell in row[1 : 1 + size] if isinstance(cell, Figure)] for row in rows]
    for time in range(_SQUARED):
        matrix = [
            [sum(a * b for a, b in zip(row, column, strict=True)) for column in zip(*matrix, strict=True)]
            for row in matrix
        ]
        for row, values in enumerate(matrix):
            page.write(page.row + row, 0, say(page.book.locale, "sheet.power", n=2 ** (time + 1)))
            for column, value in enumerate(values):
                across = f"{page.at(first + row, 1)}:{page.at(first + row, size)}"
                down = f"{page.at(first, 1 + column)}:{page.at(first + size - 1, 1 + column)}"
                page.write(page.row + row, 1 + column, Figure(value, "0.00E+00", f"MMULT({across},{down})"))
            page.fold(page.row + row)
        first = page.row
        page.row += size
    page.row += 1
