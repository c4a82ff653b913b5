"""Fits the table of `language/nearly_fitted.py` to the documents for practice; no benchmark, to be run by hand.

A figure of a line that holds follows in one of the ways that give just it, or from nothing: the sum of their odds, over
the sum of those of all ways that come near, is made as likely as can be over all such figures, with weights that are
drawn to zero. Nothing is drawn by lot, so the same documents give the same table.

    python -m benchmarks._fit_nearly              write the table
    python -m benchmarks._fit_nearly held-out     say what is asked about authors whom the table does not know
    python -m benchmarks._fit_nearly en-3 zh-50   write the table of the documents whose ids begin so
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml

from mcp_server.language import nearly, nearly_fitted
from mcp_server.language.nearly_around import in_prose, in_tables
from mcp_server.language.nearly_odds import exact, given, signs, turned
from mcp_server.language.nearly_ways import ways
from mcp_server.language.text import read_text
from mcp_server.operations.check_document import CheckDocument, checked

SETS = Path(__file__).parent / "sets"
FOLDS = 6
LEAST = 4
"""Ways with a sign from which on it has a weight."""
STEPS = 300
DRAWN = 1.0
"""How strongly weights are drawn to zero."""
ASKED = (0.4, 0.6, 0.8, 1.2, 2.0)


class Figure(NamedTuple):
    """A figure of a line that holds: its author, how likely it is given, and how often which signs are seen of ways."""

    author: int
    given: float
    ways: tuple[tuple[int, bool, tuple[str, ...]], ...]


def entries() -> list[tuple[int, dict[str, Any]]]:
    """Return the documents for practice with the numbers of their authors: ids that follow each other are of one."""
    found: list[tuple[int, dict[str, Any]]] = []
    author, last = 0, ("", 0)
    for entry in sorted(
        yaml.safe_load((SETS / "practice.yaml").read_text(encoding="utf-8")), key=lambda one: one["id"]
    ):
        locale, number = entry["id"].split("-")
        author += last != (locale, int(number) - 1)
        last = locale, int(number)
        found.append((author, entry))
    return found


def text_of(entry: dict[str, Any]) -> str:
    return (SETS / "practice" / entry["file"]).read_text(encoding="utf-8")


def labelled(entry: dict[str, Any]) -> set[int]:
    return {line for fault in entry["faults"] for line in (fault["line"], *fault.get("also", ()))}


def figures(author: int, entry: dict[str, Any]) -> Iterator[Figure]:
    """Yield the figures of a document that stand on lines without a fault."""
    read = read_text(text_of(entry))
    faulty = labelled(entry)
    cases = [
        case
        for case in (*in_tables(read.page, frozenset()), *in_prose(read.shapes, frozenset()))
        if case.line not in faulty
    ]
    tried = [
        [
            (way, exact(case.one.term, way))
            for way in ways(case.one.term, [seen.term for seen in case.around], case.pairs, case.runs, case.per)
            if not turned(way, case.one, case.around)
        ]
        for case in cases
    ]
    kept = Counter(
        mark
        for case, every in zip(cases, tried, strict=True)
        for mark in {nearly.mark_of(way, case) for way, gives in every if gives}
    )
    for case, every in zip(cases, tried, strict=True):
        seen = Counter(
            (gives, tuple(signs(way, case.one, case.around, case.per, kept[nearly.mark_of(way, case)] - gives)))
            for way, gives in every
        )
        yield Figure(author, given(case.one.term), tuple((n, gives, own) for (gives, own), n in seen.items()))


def fitted(known: Sequence[Figure]) -> dict[str, float]:
    """Return the weight of each sign."""
    often = Counter(sign for one in known for n, _, own in one.ways for sign in set(own) for _ in range(n))
    names = ["", *sorted(sign for sign, n in often.items() if n >= LEAST)]
    number = {name: n for n, name in enumerate(names)}
    rows = [(f, *way) for f, one in enumerate(known) for way in one.ways]
    marks = np.zeros((len(rows), max(len(own) for *_, own in rows)), dtype=np.int32)
    for r, (*_, own) in enumerate(rows):
        seen = [number[sign] for sign in own if sign in number]
        marks[r, : len(seen)] = seen
    of = np.array([f for f, *_ in rows])
    times = np.array([n for _, n, _, _ in rows], float)
    gives = np.array([one for _, _, one, _ in rows], float)
    alone = np.array([one.given for one in known])
    weights, mean, spread = (np.zeros(len(names)) for _ in range(3))
    weights[number["any"]] = -3.5
    for step in range(STEPS):
        odds = times * np.exp(np.clip(weights[marks].sum(1), -30, 20))
        every = 1 + np.bincount(of, odds, len(known))
        right = np.bincount(of, odds * gives, len(known)) + alone
        slope = odds * gives / right[of] - odds / every[of]
        slope = np.bincount(marks.ravel(), np.repeat(slope, marks.shape[1]), len(names)) - weights * DRAWN
        slope[0] = 0
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        weights += 0.08 * (1 - step / (STEPS + 20)) * mean / (np.sqrt(spread) + 1e-8)
    return {
        name: round(float(weight), 1) for name, weight in zip(names[1:], weights[1:], strict=True) if round(weight, 1)
    }


def write(table: dict[str, float]) -> None:
    """Put a table in the place of the one that is there."""
    path = Path(nearly_fitted.__file__)
    lines, line = [], "   "
    for sign, weight in sorted(table.items()):
        piece = f' "{sign}": {weight},'
        if len(line) + len(piece) > 118:
            lines.append(line)
            line = "   "
        line += piece
    body = "\n".join(["ODDS: Final[dict[str, float]] = {", *lines, line, "}  # fmt: skip"])
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub(
            r"ODDS: Final\[dict\[str, float\]\] = \{.*?\n\}  # fmt: skip",
            lambda _: body,
            text,
            count=1,
            flags=re.DOTALL,
        ),
        encoding="utf-8",
    )


def held_out() -> None:
    """Print what is asked about authors whom the table does not know, for several odds from which on it is."""
    every = entries()
    known = [one for author, entry in every for one in figures(author, entry)]
    # found, said where nothing is wrong: in documents that hold, in others
    counts = {asked: Counter[str]() for asked in ASKED}
    for fold in range(FOLDS):
        nearly_fitted.ODDS.clear()
        nearly_fitted.ODDS.update(fitted([one for one in known if one.author % FOLDS != fold]))
        for _, entry in (one for one in every if one[0] % FOLDS == fold):
            for asked in ASKED:
                nearly.ASKED = asked
                lines = {
                    one.line for one in checked(CheckDocument(text=text_of(entry))).questions if one.code == "NUM108"
                }
                counts[asked]["faults"] += sum(
                    bool(lines & {fault["line"], *fault.get("also", ())}) for fault in entry["faults"]
                )
                counts[asked]["other lines" if entry["faults"] else "lines that hold"] += len(lines - labelled(entry))
    for asked, count in counts.items():
        print(f"asked from odds of {asked}: {dict(count)}")


def main() -> int:
    if sys.argv[1:] == ["held-out"]:
        held_out()
    else:
        chosen = [one for one in entries() if one[1]["id"].startswith(tuple(sys.argv[1:]) or "")]
        known = [one for author, entry in chosen for one in figures(author, entry)]
        write(table := fitted(known))
        print(f"{len(table)} signs of {len(known):,} figures in {len(chosen)} documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
