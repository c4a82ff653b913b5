"""The figures of a formula for all sets of its leaves that may have changed, and what each leaf contributes to them."""

from functools import cache
from typing import Any

import numpy as np


class Cube:
    """The figures of a part for all sets of its leaves that may have changed, added up by the sizes of the sets.

    One half of the leaves make the rows of a table and the other half its columns. What a leaf contributes rests on
    sums over the sets that have it, weighted by size: so it is enough to know each row by the sizes of the columns'
    sets, and each column by those of the rows', which are two products of matrices.
    """

    def __init__(self, figures: Any, count: int) -> None:
        self.count, self.half = count, half_of(count)
        (_, self.rows), (_, self.columns) = _sets(self.half), _sets(count - self.half)
        table = self.table = figures.reshape(len(self.rows), len(self.columns))
        if not self.half:
            return
        of_row, of_column = _sizes(self.half), _sizes(count - self.half)
        self.by_row, self.by_column = table @ of_column, of_row.T @ table
        self.by_size = of_row.T @ self.by_row

    def totals(self) -> Any:
        """The sum of the figures over the sets of each size."""
        if not self.half:
            return self.table[0] @ _sizes(self.count)
        return np.bincount(_grids(self.count)[0].ravel(), self.by_size.ravel(), self.count + 1)

    def shares(self, steps: Any) -> Any:
        """What each leaf contributes, given the weight of a step from a set of each size to the next."""
        # A set counts for each of its leaves as the end of a step, and against every other leaf as the start of one:
        # that is, for each of its leaves as both, and against all leaves as the start.
        start, both = np.zeros(self.count + 1), np.zeros(self.count + 1)
        start[:-1] = both[1:] = steps
        both[:-1] += steps
        if not self.half:
            of_set = _sets(self.count)[0]
            found = (both[of_set] * self.table[0]) @ self.columns - start[of_set] @ self.table[0]
            return found.tolist()
        sizes, rows, columns = _grids(self.count)
        against = (start[sizes] * self.by_size).sum()
        of_rows = (both[rows] * self.by_row).sum(axis=1) @ self.rows
        of_columns = (both[columns] * self.by_column).sum(axis=0) @ self.columns
        return (np.concatenate([of_rows, of_columns]) - against).tolist()


def half_of(count: int) -> int:
    """How many of the leaves of a cube make its rows."""
    return count // 2 if count > 8 else 0


@cache
def _grids(count: int) -> tuple[Any, Any, Any]:
    """The sizes of the sets of a cube: by size of both halves, by row, and by column."""
    half = half_of(count)
    (one, _), (other, _) = _sets(half), _sets(count - half)
    ones, others = np.arange(half + 1), np.arange(count - half + 1)
    return np.add.outer(ones, others), np.add.outer(one, others), np.add.outer(ones, other)


@cache
def _sets(count: int) -> tuple[Any, Any]:
    """Of all sets of some things: their sizes, and what each one has, as 0 and 1, the first thing leading."""
    members = np.arange(1 << count)[:, None] >> np.arange(count)[::-1] & 1
    return members.sum(axis=1), members.astype(float)


@cache
def _sizes(count: int) -> Any:
    """For each set of some things, 1 at its size and 0 at all others."""
    return np.equal.outer(_sets(count)[0], np.arange(count + 1)).astype(float)


@cache
def has(count: int) -> Any:
    """Of all sets of some things, for each thing whether they have it."""
    return np.ascontiguousarray(_sets(count)[1].T.astype(bool))
