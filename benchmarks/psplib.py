"""How short levelled schedules are, and how fast they come: `python -m benchmarks.psplib`.

The instances `_1` of each parameter set of PSPLIB (Kolisch and Sprecher 1996, European Journal of Operational Research
96:205) lie in `psplib/` of the folder that FUPAN_DATA names, else of `../shared/data`.
"""

import csv
import os
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import mean, median
from time import perf_counter, process_time

from mcp_server.compute.calendar import work_calendar
from mcp_server.compute.levelling import Work, level

DATA = Path(os.environ.get("FUPAN_DATA") or Path(__file__).parents[2] / "shared" / "data") / "psplib"
PERCENT = {"j30": 0.3, "j60": 0.7}
SCHEDULES = 5_000
TASKS = 120
MILLISECONDS = 10.0
CALENDAR = work_calendar("", 2026, 2027)
START = date(2026, 1, 5)


def read(path: Path) -> tuple[list[Work], dict[str, Decimal]]:
    """The jobs of an instance and the capacity of its resources."""
    lines = path.read_text().splitlines()

    def rows(heading: str, skip: int) -> Iterator[list[str]]:
        first = next(i for i, line in enumerate(lines) if line.startswith(heading)) + skip
        for line in lines[first:]:
            if line.startswith("*"):
                return
            yield line.split()

    after: dict[str, list[str]] = {}
    for job, _, _, *others in rows("jobnr.    #modes", 1):
        after.setdefault(job, [])
        for other in others:
            after.setdefault(other, []).append(job)
    jobs = [
        Work(job, int(days), tuple((f"R{i}", Decimal(need)) for i, need in enumerate(needs, 1)), tuple(after[job]))
        for job, _, days, *needs in rows("jobnr. mode", 2)
    ]
    (amounts,) = rows("RESOURCEAVAIL", 2)
    return jobs, {f"R{i}": Decimal(amount) for i, amount in enumerate(amounts, 1)}


def best_known(folder: Path) -> dict[str, int]:
    """The length of the shortest schedule known for each instance: the upper end where the file gives a range."""
    with (folder / "optimum" / "optimum.csv").open() as file:
        return {row["problem"].removesuffix(".sm"): int(row["optimum"].split("..")[-1]) for row in csv.DictReader(file)}


def plan(tasks: int, seed: int) -> tuple[list[Work], dict[str, Decimal]]:
    """Tasks of one to ten days that share four roles, each waiting for up to three of the forty before it."""
    random = Random(seed)
    jobs = [
        Work(
            f"task-{i}",
            random.randint(1, 10),
            tuple((role, Decimal(random.randint(1, 10))) for role in random.sample("ABCD", random.randint(1, 4))),
            tuple({f"task-{random.randrange(max(0, i - 40), i)}" for _ in range(random.randint(1, 3))}) if i else (),
        )
        for i in range(tasks)
    ]
    return jobs, {role: Decimal(25) for role in "ABCD"}


def told(text: str, figure: float, bar: float, unit: str) -> bool:
    """Print one line and return whether the bar is met."""
    print(f"{text}: {figure:.3g} {unit}, bar {bar:g} {unit}: {'ok' if figure <= bar else 'MISSED'}")
    return figure <= bar


def measure(name: str) -> bool:
    """Level the instances `_1` of a set and return whether they are short enough."""
    shortest, gaps, proved, begin = best_known(DATA / name), [], 0, perf_counter()
    for path in sorted((DATA / name).glob("*_1.sm")):
        levelled = level(*read(path), CALENDAR, START, SCHEDULES)
        assert levelled.schedules <= SCHEDULES
        gaps.append(100 * (levelled.days / shortest[path.stem] - 1))
        proved += levelled.proved
    hit, seconds = sum(gap <= 0 for gap in gaps), perf_counter() - begin
    text = f"{name}, {len(gaps)} instances, {SCHEDULES} schedules, {hit} best known, {proved} proved, {seconds:.0f} s"
    return told(f"{text}; above best known on average", mean(gaps), PERCENT[name], "%")


def main() -> int:
    """Print a line per figure and return 1 where a bar is missed."""
    jobs, capacity = plan(TASKS, seed=1)
    times = []
    for _ in range(21):
        begin = process_time()
        level(jobs, capacity, CALENDAR, START, 1)
        times.append((process_time() - begin) * 1e3)
    met = [told(f"a feasible plan of {TASKS} tasks, median of {len(times)}", median(times), MILLISECONDS, "ms")]
    for name in PERCENT:
        if (DATA / name).is_dir():
            met.append(measure(name))
        else:
            print(f"{name}: skipped, there is no {DATA / name}; FUPAN_DATA names the folder that holds psplib/")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
