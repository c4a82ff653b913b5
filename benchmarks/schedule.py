"""How long the critical path of 1,000 tasks on the Chinese calendar takes: `python -m benchmarks.schedule`."""

import sys
from datetime import date, timedelta
from random import Random
from statistics import median
from time import perf_counter

from mcp_server.compute.calendar import work_calendar
from mcp_server.compute.critical_path import Job, schedule

TASKS = 1_000
RUNS = 51
MILLISECONDS = 50.0


def plan(tasks: int, seed: int) -> list[Job]:
    """Tasks of up to ten days, each waiting for up to three of the forty before it; some with a first or a due day."""
    random = Random(seed)

    def some_day(every: int) -> date | None:
        return date(2026, 1, 1) + timedelta(random.randrange(365)) if random.randrange(every) == 0 else None

    return [
        Job(
            f"task-{i}",
            random.randint(0, 10),
            tuple({f"task-{random.randrange(max(0, i - 40), i)}" for _ in range(3)}) if i else (),
            some_day(7),
            some_day(5),
        )
        for i in range(tasks)
    ]


def main() -> int:
    """Print one line and return 1 where the bar is missed."""
    jobs = plan(TASKS, seed=1)
    calendar = work_calendar("CN", 2026, 2031)
    times = []
    for _ in range(RUNS):
        begin = perf_counter()
        result = schedule(jobs, calendar, date(2026, 1, 1), date(2026, 12, 31))
        times.append((perf_counter() - begin) * 1e3)
    assert len(result.jobs) == TASKS
    ok = median(times) <= MILLISECONDS
    print(f"{TASKS} tasks scheduled, median of {RUNS}: {median(times):.1f} ms, bar {MILLISECONDS:g} ms: ", end="")
    print("ok" if ok else "MISSED")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
