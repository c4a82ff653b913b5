"""Charts with an axis of figures: paths, bars, waterfalls, tornados, process behaviour, Pareto."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from math import ceil, floor, log10
from typing import Final, NamedTuple

from mcp_server.render import glyphs
from mcp_server.render.canvas import DASHES, Canvas, Place
from mcp_server.render.chart import HORIZONTAL, Chart, Series, Tone
from mcp_server.words.format import plain

TALL: Final = 300.0
"""Of the field of a chart whose categories run across, at most."""
FLAT: Final = 0.3125
"""Of its width: what it is at most."""
ROW: Final = 34.0
"""Of each category, where they stand below each other."""
SMALL: Final = 11.5
GAP: Final = 8.0
LABELS: Final = 14
"""Categories up to which every figure is written; beyond, the first and the last of each row."""


class Scale(NamedTuple):
    """From figures to places: the axis from its first to its last tick."""

    low: float
    high: float
    ticks: tuple[float, ...]
    begin: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the place of a figure."""
        return self.begin + (value - self.low) / (self.high - self.low) * (self.end - self.begin)


def scale(values: Sequence[float], begin: float, end: float, zero: bool) -> Scale:
    """Return an axis with round ticks that holds all values, and zero where bars stand on it."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low <= abs(high) * 1e-9:
        low, high = (low - 1, high + 1) if not high else (low - abs(low) / 2, high + abs(high) / 2)
    raw = (high - low) / 5
    unit = 10.0 ** floor(log10(raw))
    step = next(unit * k for k in (1, 2, 2.5, 5, 10) if unit * k >= raw * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    ticks = tuple(n * step for n in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], ticks, begin, end)


def tick(value: float) -> str:
    """Return a tick as short as it can be."""
    if value and not 1e-4 <= abs(value) < 1e9:
        return f"{value:.3g}"
    return plain(Decimal(f"{value:.6g}"))


def _figures(rows: Sequence[Series]) -> list[float]:
    return [float(v) for row in rows for v in (*row.values, *row.base) if v is not None]


def _legend(canvas: Canvas, chart: Chart, y: float) -> float:
    """Draw what each row looks like; return where the field may begin."""
    x = GAP
    for row in chart.series:
        name = glyphs.legible(row.name)
        wide = glyphs.width(name, 12) + 46
        if x > GAP and x + wide > canvas.width - GAP:
            x, y = GAP, y + 20
        if row.role == "bar":
            canvas.bar(x, y - 10, 22, 11, row.tone)
        elif row.role == "band":
            canvas.area([(x, y - 10), (x + 22, y - 10), (x + 22, y + 1), (x, y + 1)], row.tone)
        elif row.role == "mark":
            _mark(canvas, x + 11, y - 4, row.tone)
        else:
            canvas.line([(x, y - 4), (x + 22, y - 4)], row.tone, _wide(row), _dash(row))
        canvas.text(x + 28, y, name, 12)
        x += wide
    return y + 14


def _wide(row: Series) -> float:
    return 2.6 if row.tone == "main" else 2.0


def _dash(row: Series) -> tuple[float, ...]:
    return (9, 5) if row.role == "limit" and row.tone == "main" else DASHES[row.tone]


def draw(canvas: Canvas, chart: Chart, y: float) -> float:
    """Draw a chart below *y*; return where it ends."""
    y = _legend(canvas, chart, y + 14)
    return _lying(canvas, chart, y) if chart.form in HORIZONTAL else _standing(canvas, chart, y)


def _standing(canvas: Canvas, chart: Chart, y: float) -> float:
    """Draw categories that run across."""
    amounts = [row for row in chart.series if not row.share]
    shares = [row for row in chart.series if row.share]
    bars = any(row.role == "bar" for row in amounts)
    floor = [] if chart.floor is None else [float(chart.floor)]
    ends = [*floor, *(v for v in _figures(amounts) if not floor or v >= floor[0])]
    up = scale(ends, y + 22 + min(TALL, canvas.width * FLAT), y + 22, bars and not floor)
    left = max(glyphs.width(tick(t), SMALL) for t in up.ticks) + 22
    right = 56.0 if shares else 26.0
    if chart.unit:
        canvas.text(GAP, y + 6, chart.unit, 12, ink="soft")
    for value in up.ticks:
        canvas.line([(left, up(value)), (canvas.width - right, up(value))], "grid", 1)
        canvas.text(left - 7, up(value) + 4, tick(value), SMALL, "end", "soft")
    if bars and up.low < 0 < up.high:
        canvas.line([(left, up(0)), (canvas.width - right, up(0))], "ink", 1)
    step = (canvas.width - left - right) / max(len(chart.categories), 1)
    places = [left + step * (i + 0.5) for i in range(len(chart.categories))]
    taken: list[Place] = []
    for row in sorted(amounts, key=lambda r: ("band", "bar", "limit", "line", "mark").index(r.role)):
        _row(canvas, row, places, step, up)
    for row in sorted(amounts, key=lambda r: ("mark", "line", "bar", "limit", "band").index(r.role)):
        _written(canvas, row, amounts, places, step, up, taken)
    if shares:
        percent = scale([0.0, 100.0], up.begin, up.end, zero=True)
        for value in percent.ticks:
            canvas.text(canvas.width - right + 7, percent(value) + 4, f"{tick(value)}%", SMALL, ink="soft")
        for row in shares:
            _row(canvas, row, places, step, percent)
            _written(canvas, row, shares, places, step, percent, taken)
    return _names(canvas, chart, places, step, up.begin + 18)


def _row(canvas: Canvas, row: Series, places: Sequence[float], step: float, up: Scale) -> None:
    if row.role == "bar":
        for i, (x, value) in enumerate(zip(places, row.values, strict=True)):
            if value is not None:
                base = float(row.base[i] or 0) if row.base else 0.0
                base = max(base, up.low) if up.low > 0 else base
                wide = min(step * 0.66, 64)
                canvas.bar(x - wide / 2, up(base), wide, up(float(value)) - up(base), row.tone)
    elif row.role == "band":
        known = [
            (x, v, b) for x, v, b in zip(places, row.values, row.base, strict=True) if v is not None and b is not None
        ]
        upper = [(x, up(float(v))) for x, v, _ in known]
        canvas.area([*upper, *((x, up(float(b))) for x, _, b in reversed(known))], row.tone)
    elif row.role in {"line", "limit"}:
        pairs = list(zip(places, row.values, strict=True))
        if row.role == "limit" and (value := next((v for v in row.values if v is not None), None)) is not None:
            pairs = [(places[0] - step / 2, value), (places[-1] + step / 2, value)]
        for there, group in groupby(pairs, key=lambda pair: pair[1] is not None):
            if there:
                canvas.line([(x, up(float(v or 0))) for x, v in group], row.tone, _wide(row), _dash(row))
    if len(places) <= 60:
        for x, value in zip(places, row.values, strict=True):
            if value is not None and row.role == "mark":
                _mark(canvas, x, up(float(value)), row.tone)
            elif value is not None and row.role == "line" and row.tone == "main":
                canvas.dot(x, up(float(value)), 3.2, row.tone, "paper")


def _mark(canvas: Canvas, x: float, y: float, tone: Tone) -> None:
    """Draw a point alone, of another form where it is bad, so that it can be told in grey."""
    if tone == "bad":
        canvas.diamond(x, y, 7, tone)
    elif tone == "amber":
        canvas.area([(x, y - 7), (x + 7, y + 5), (x - 7, y + 5)], tone, light=False)
    else:
        canvas.dot(x, y, 5, tone, "paper")


def _written(
    canvas: Canvas, row: Series, others: Sequence[Series], places: Sequence[float], step: float, up: Scale,
    taken: list[Place],
) -> None:  # fmt: skip
    """Write the figures that the document shows, where they do not run into those that are *taken*."""
    if row.role == "band" or (row.role == "line" and row.tone != "main") or not any(row.shown):
        return
    known = [i for i, text in enumerate(row.shown) if text and row.values[i] is not None]
    if row.role == "limit":
        text = f"{row.name} {row.shown[known[0]]}"
        canvas.text(places[-1] + step / 2, up(float(row.values[known[0]] or 0)) - 5, text, SMALL, "end", "soft")
        return
    wide = max(glyphs.width(glyphs.legible(row.shown[i]), SMALL) for i in known)
    if wide > step - 2 or len(known) > LABELS:
        known = [*dict.fromkeys([*known[:1], *known[-1:]])]
    for i in known:
        value, base = float(row.values[i] or 0), float(row.base[i] or 0) if row.base else 0.0
        lines = [float(o.values[i] or 0) for o in others if o.role == "line" and o is not row]
        above, below = up(value) - 8, up(value) + 15
        falls = value < base if row.role == "bar" else row.role == "line" and any(line > value for line in lines)
        for at in (below, above) if falls and below < up.begin else (above, below):
            if all(abs(places[i] - x) > wide - 2 or abs(at - y) > SMALL for x, y in taken):
                canvas.text(places[i], at, row.shown[i], SMALL, "middle")
                taken.append((places[i], at))
                break


def _names(canvas: Canvas, chart: Chart, places: Sequence[float], step: float, y: float) -> float:
    """Write the categories below the field, every one where they fit in lines, else as many as fit; return the end."""
    names = [glyphs.legible(name) for name in chart.categories]
    longest = max((glyphs.width(name, SMALL) for name in names), default=0.0)
    every = 1
    if longest > step - 4 and len(names) > LABELS:
        every = ceil((min(longest, 90.0) + 10) / step)
    end = y
    for i, (x, name) in enumerate(zip(places, names, strict=True)):
        if i % every == 0:
            lines = glyphs.wrapped(name, SMALL, max(step * every - 6, 24))
            end = max(end, canvas.texts(x, y, lines, SMALL, "middle", "soft"))
    return end


def _lying(canvas: Canvas, chart: Chart, y: float) -> float:
    """Draw categories that stand below each other, each with its name on the left."""
    room = min(300.0, max((glyphs.width(glyphs.legible(c), 13) for c in chart.categories), default=0.0) + 4)
    left = room + 3 * GAP
    across = scale(_figures(chart.series), left, canvas.width - 90, zero=chart.form != "tornado")
    rows = [glyphs.wrapped(name, 13, room) for name in chart.categories]
    heights = [max(ROW, len(lines) * 17.6 + 8) for lines in rows]
    top, bottom = y + 20, y + 20 + sum(heights)
    for value in across.ticks:
        canvas.line([(across(value), top - 4), (across(value), bottom)], "grid", 1)
        canvas.text(across(value), top - 9, tick(value), SMALL, "middle", "soft")
    if chart.unit:
        canvas.text(canvas.width - GAP, top - 9, chart.unit, SMALL, "end", "soft")
    at = top
    for i, (lines, tall) in enumerate(zip(rows, heights, strict=True)):
        canvas.texts(left - 2 * GAP, at + tall / 2 + 5 - (len(lines) - 1) * 8.8, lines, 13, "end")
        for row in chart.series:
            _lying_bar(canvas, row, i, at, tall, across)
        at += tall
    for row in chart.series:
        limit = next((v for v in row.values if v is not None), None)
        if row.role == "limit" and limit is not None:
            canvas.line([(across(float(limit)), top - 4), (across(float(limit)), bottom)], "ink", 1.4, _dash(row))
    return bottom + 12


def _lying_bar(canvas: Canvas, row: Series, i: int, y: float, tall: float, across: Scale) -> None:
    value = row.values[i]
    if row.role != "bar" or value is None:
        return
    base = float((row.base[i] if row.base else None) or 0)
    begin, end = across(base), across(float(value))
    canvas.bar(begin, y + tall / 2 - 9, end - begin, 18, row.tone)
    if row.shown and row.shown[i]:
        left = end < begin
        canvas.text(end + (-6 if left else 6), y + tall / 2 + 4, row.shown[i], SMALL, "end" if left else "start")
