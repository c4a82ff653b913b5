"""Whether limits, intervals and sample sizes equal published ones, and whether forecasts hold what they promise.

Run as `python -m benchmarks.retrospective`: run as a file, its name would hide the library's own module.
"""

import sys
from datetime import date, timedelta
from random import Random
from time import perf_counter

from mcp_server.compute.control_chart import control_chart
from mcp_server.compute.forecast import forecast, t_quantile
from mcp_server.compute.intervals import (
    Sample,
    Survey,
    change_in_nps,
    change_in_share,
    sample_size,
    wilson,
    zero_event_chance,
)

SERIES = 10_000
AHEAD = 4
COVERAGE = (0.77, 0.84)
CHARTS = 10_000
FALSE_ALARMS = {12: 0.05, 24: 0.13}
"""Bars of our own for charts of pure noise; Wheeler's rules alone make 4 and 10 %."""
START = date(2026, 1, 5)
VERIFYING = (5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200)
ACCIDENTS = {
    "A": (43, 40, 37, 33, 30, 33, 34, 35, 29, 33, 31, 39),
    "B": (35, 37, 33, 32, 27, 29, 31, 22, 25, 30, 24, 19),
}
FLOW_RATES = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)


def published() -> int:
    """Print each published value beside ours and return how many differ by more than half a printed digit."""
    rows: list[tuple[str, float | None, str]] = []
    chart = control_chart(VERIFYING)
    rows += [
        ("XmR upper limit, Wheeler p. 382", chart.upper, "5082.28"),
        ("XmR lower limit", chart.lower, "3188.72"),
        ("XmR limit of the range", chart.range_limit, "1163.19"),
    ]
    for group, upper, lower in (("A", "43.9", "25.6"), ("B", "39.3", "18.0")):
        chart = control_chart(ACCIDENTS[group])
        rows += [(f"XmR upper, table 9.1, group {group}", chart.upper, upper), ("XmR lower", chart.lower, lower)]
    # The handbook divides by 1.128 where Wheeler multiplies by 2.66; the third place after the point differs.
    chart = control_chart(FLOW_RATES)
    rows += [("XmR upper, NIST flow rates", chart.upper, "55.80"), ("XmR lower", chart.lower, "45.82")]
    low, high = wilson(Sample(81 / 263, 263)) or (None, None)
    rows += [("Wilson 81/263, Newcombe, low", low, "0.2553"), ("… high", high, "0.3662")]
    low, high = change_in_share(Sample(48 / 80, 80), Sample(56 / 70, 70)).interval or (None, None)
    rows += [("56/70 - 48/80, Newcombe 10, low", low, "0.0524"), ("… high", high, "0.3339")]
    rows += [
        ("21 % to 25 %, 1000 each, p", change_in_share(Sample(0.21, 1000), Sample(0.25, 1000)).p_value, "0.034"),
        ("21 % to 25 %, 3000 each, p", change_in_share(Sample(0.21, 3000), Sample(0.25, 3000)).p_value, "0.0002"),
        ("50 % to 75 %, power 90 %, R (76.7)", sample_size(0.5, 0.75, power=0.9), "77"),
        ("21 % to 25 %, power 80 % (1736.4)", sample_size(0.21, 0.25), "1737"),
        (
            "NPS 28 to 36, 3000 each, p",
            change_in_nps(Survey(3000, 0.5, 0.22), Survey(3000, 0.55, 0.19)).p_value,
            "0.00009",
        ),
        ("… without the split", change_in_nps(Survey(3000, score=28), Survey(3000, score=36)).p_value, "0.001"),
        ("Rule of three", zero_event_chance(3), "0.050"),
        ("t, 90 %, 10 degrees", t_quantile(0.9, 10), "1.372"),
        ("t, 97.5 %, 5 degrees", t_quantile(0.975, 5), "2.571"),
    ]
    missed = 0
    for name, ours, value in rows:
        equal = ours is not None and f"{ours:.{len(value.partition('.')[2])}f}" == value
        missed += not equal
        print(f"{name:36} published {value:>9}  ours {ours or 0:12.6f}  {'equal' if equal else 'DIFFERENT'}")
    return missed


def coverage(points: int, *, odd: bool, seed: int) -> float:
    """Return the share of 80 % intervals that hold the value: a trend with normal noise, maybe with one odd point."""
    random, held = Random(seed), 0
    for _ in range(SERIES):
        slope = random.uniform(0, 8)
        values = [100 + slope * at + random.gauss(0, 6) for at in range(points)]
        if odd and random.random() < 0.4:
            values[random.randrange(points)] += random.choice((-1, 1)) * random.uniform(20, 60)
        series = [(START + timedelta(weeks=at), value) for at, value in enumerate(values)]
        found = forecast(series, START + timedelta(weeks=points - 1 + AHEAD))
        value = 100 + slope * (points - 1 + AHEAD) + random.gauss(0, 6)
        held += found.low is not None and found.high is not None and found.low <= value <= found.high
    return held / SERIES


def coverages() -> int:
    """Print how often 80 % intervals hold, with normal noise against the bar, with odd points as it is."""
    missed = 0
    for points in (12, 24):
        begin = perf_counter()
        plain = coverage(points, odd=False, seed=points)
        ok = COVERAGE[0] <= plain <= COVERAGE[1]
        missed += not ok
        microseconds = (perf_counter() - begin) / SERIES * 1e6
        print(f"80 % forecasts from {points} points, {SERIES} series ({microseconds:.0f} µs each): ", end="")
        print(f"{plain:.1%} held, bar {COVERAGE[0]:.0%} to {COVERAGE[1]:.0%}: {'ok' if ok else 'MISSED'}; ", end="")
        print(f"with one odd point in 40 % of the series {coverage(points, odd=True, seed=points):.1%}")
    return missed


def false_alarms() -> int:
    """Print how often a chart of pure noise shows a signal, against our bars."""
    missed = 0
    for points, bar in FALSE_ALARMS.items():
        random = Random(points)
        charts = [control_chart([random.gauss(0, 1) for _ in range(points)]) for _ in range(CHARTS)]
        alarms = sum(chart.verdict == "signal" for chart in charts) / CHARTS
        ranges = sum(any(signal.chart == "ranges" for signal in chart.signals) for chart in charts) / CHARTS
        missed += alarms > bar
        print(f"Charts of {points} values of noise: {alarms:.1%} show a signal, bar {bar:.0%}: ", end="")
        print(f"{'ok' if alarms <= bar else 'MISSED'}; a wide range {ranges:.1%}")
    return missed


def main() -> int:
    """Print the figures and return 1 where a bar is missed."""
    return 1 if published() + coverages() + false_alarms() else 0


if __name__ == "__main__":
    sys.exit(main())
