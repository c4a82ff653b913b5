"""Charts without an axis of figures: Gantt, trees, fishbone, risk matrix, boards."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from mcp_server.render import glyphs
from mcp_server.render.canvas import Canvas, Ink
from mcp_server.render.chart import Bar, Chart, Node, Panel

GAP: Final = 8.0
LINE: Final = 17.0
SMALL: Final = 11.5
BOX: Final = 210.0
"""Width of a box of a tree."""


def draw(canvas: Canvas, chart: Chart, y: float) -> float:
    """Draw a chart below *y*; return where it ends."""
    return _DRAWN[chart.form](canvas, chart, y + 10)


# Gantt


def _months(start: date, end: date) -> list[date]:
    """Return the first days of months on an axis, at most about fifteen of them, evenly."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    every = next((n for n in (1, 2, 3, 6, 12, 24, 60, 120) if months / n <= 15), 600)
    firsts = [date(start.year + (start.month - 1 + m) // 12, (start.month - 1 + m) % 12 + 1, 1) for m in range(months)
              if start.year + (start.month - 1 + m) // 12 <= date.max.year]  # fmt: skip
    return [d for d in firsts if (d.month - 1) % every == 0 or every > 12][:: 1 if every <= 12 else every // 12]


def _ticks(start: date, end: date) -> list[date]:
    days = (end - start).days
    if days <= 75:
        first = start - timedelta(start.weekday()) if start.toordinal() > 7 else start
        step = 7 if days > 20 else max(1, round(days / 10))
        return [d for n in range(0, days + 8, step) if start <= (d := first + timedelta(n)) <= end]
    return [d for d in _months(start, end) if start <= d <= end]


def _gantt(canvas: Canvas, chart: Chart, y: float) -> float:
    start, end = min(b.start for b in chart.bars), max(b.finish for b in chart.bars)
    if (end - start).days > 75:
        start = start.replace(day=1)
    names = [glyphs.wrapped(b.name, 13, 290 - (14 if b.inside else 0)) for b in chart.bars]
    left = min(310.0, max(glyphs.width(line, 13) + 14 * b.inside for b, lines in zip(chart.bars, names, strict=True)
                          for line in lines) + 3 * GAP)  # fmt: skip
    owners = [glyphs.wrapped(b.owner, SMALL, 90) if b.owner else [] for b in chart.bars]
    right = max((glyphs.width(line, SMALL) for lines in owners for line in lines), default=0.0) + GAP
    days = (end - start).days + 1
    span = canvas.width - left - right - 2 * GAP

    def place(day: date, after: int = 0) -> float:
        return left + ((day - start).days + after) / days * span

    tops, at = [], y + 18
    for lines, people in zip(names, owners, strict=True):
        tops.append(at)
        at += max(len(lines), len(people)) * LINE + 9
    year = ""
    free = -1e9
    for day in _ticks(start, end):
        x = place(day)
        canvas.line([(x, y + 12), (x, at)], "grid", 1)
        text = f"{day:%Y-%m}" if days > 75 else f"{day:%m-%d}"
        text = text if days <= 75 or text[:4] != year else text[5:]
        if x - glyphs.width(text, SMALL) / 2 > free:
            canvas.text(x, y + 6, text, SMALL, "middle", "soft")
            free, year = x + glyphs.width(text, SMALL) / 2 + 6, f"{day:%Y}"
    for bar, lines, people, top in zip(chart.bars, names, owners, tops, strict=True):
        tall = max(len(lines), len(people)) * LINE
        canvas.texts(GAP + 14 * bar.inside, top + 13, lines, 13, bold=bar.critical and not bar.inside)
        middle = top + tall / 2
        if bar.milestone:
            canvas.diamond(place(bar.finish, 1), middle, 7, "bad" if bar.critical else "ink")
        else:
            high = 7.0 if bar.inside else 13.0
            _bar(canvas, bar, place(bar.start), middle - high / 2, place(bar.finish, 1) - place(bar.start), high)
        canvas.texts(canvas.width - GAP, middle + 4 - (len(people) - 1) * 7.8, people, SMALL, "end", "soft")
    return at + 4


def _bar(canvas: Canvas, bar: Bar, x: float, y: float, w: float, h: float) -> None:
    canvas.bar(x, y, max(w, 2), h, "bad" if bar.critical else "quiet" if bar.inside else "main")


# Trees


def _tree(canvas: Canvas, chart: Chart, y: float) -> float:
    """Draw a tree from left to right: each box as tall as its text, beside the middle of the boxes that it leads to."""
    nodes = {n.id: n for n in chart.nodes}
    below: dict[str, list[str]] = defaultdict(list)
    depth = dict.fromkeys(nodes, 0)
    first = set(nodes)
    for above, child in chart.edges:
        if child in first:  # a box that several lead to stands beside the first of them
            below[above].append(child)
            first.discard(child)
    order: list[str] = []
    for begin in (*(n.id for n in chart.nodes if n.id in first), *nodes):  # what lies in a circle begins somewhere
        stack = [begin] if begin not in order else []
        while stack:
            one = stack.pop()
            order.append(one)
            below[one] = [child for child in below[one] if child not in order and child != begin]
            for child in reversed(below[one]):
                depth[child] = depth[one] + 1
                stack.append(child)
    levels = max(depth.values(), default=0) + 1
    wide = min(BOX, max(110.0, (canvas.width - 2 * GAP) / levels - 36))
    step = (canvas.width - 2 * GAP - wide) / max(levels - 1, 1) if levels > 1 else 0.0
    canvas.width = (
        max(canvas.width, (wide + 24) * levels + 2 * GAP) if step < wide + 20 and levels > 1 else canvas.width
    )
    step = max(step, wide + 24) if levels > 1 else 0.0
    step = min(step, wide + 90)
    lines = {
        n.id: (glyphs.wrapped(n.text, 13, wide - 18), [t for s in n.lines for t in glyphs.wrapped(s, SMALL, wide - 18)])
        for n in chart.nodes
    }
    tall = {i: len(text) * LINE + len(more) * 15.5 + 14 for i, (text, more) in lines.items()}
    middle: dict[str, float] = {}
    at = y
    for one in order:
        if not below[one]:
            middle[one] = at + tall[one] / 2
            at += tall[one] + 12
    for one in reversed(order):
        if below[one]:
            middle[one] = (middle[below[one][0]] + middle[below[one][-1]]) / 2
    bottom = _apart(order, depth, middle, tall, y)
    x = {i: GAP + depth[i] * step for i in nodes}
    for above, child in chart.edges:
        bend = x[child] - 14
        canvas.line(
            [(x[above] + wide, middle[above]), (bend, middle[above]), (bend, middle[child]), (x[child], middle[child])],
            "quiet", 1.4,
        )  # fmt: skip
    for node in chart.nodes:
        _box(canvas, node, lines[node.id], x[node.id], middle[node.id] - tall[node.id] / 2, wide, tall[node.id])
    return max(bottom, at)


def _apart(
    order: list[str], depth: Mapping[str, int], middle: dict[str, float], tall: Mapping[str, float], top: float
) -> float:
    """Move boxes of one level down until none covers another; return where the last one ends."""
    free: dict[int, float] = defaultdict(lambda: top)
    end = top
    for one in order:
        begin = max(middle[one] - tall[one] / 2, free[depth[one]])
        middle[one] = begin + tall[one] / 2
        free[depth[one]] = begin + tall[one] + 12
        end = max(end, free[depth[one]])
    return end


def _box(
    canvas: Canvas, node: Node, lines: tuple[list[str], list[str]], x: float, y: float, w: float, h: float
) -> None:
    text, more = lines
    canvas.rect(x, y, w, h, "paper", node.tone, 5)
    canvas.bar(x, y, 6, h, node.tone)
    after = canvas.texts(x + 13, y + 18, text, 13)
    canvas.texts(x + 13, after - 1, more, SMALL, ink="soft")


# Fishbone


def _fishbone(canvas: Canvas, chart: Chart, y: float) -> float:
    """Draw bones above and below a spine that ends in the effect."""
    head = glyphs.wrapped(chart.head, 13, 170)
    room = canvas.width - 230
    upper, lower = chart.panels[::2], chart.panels[1::2]
    wide = room / max(len(upper), 1)

    def laid(panel: Panel) -> list[list[str]]:
        return [glyphs.wrapped(item, 12, wide - 44) for item in panel.items]

    def height(panels: tuple[Panel, ...]) -> float:
        return max((sum(len(lines) * 15.5 + 5 for lines in laid(p)) + 44 for p in panels), default=30.0)

    spine = y + height(upper)
    bottom = spine + height(lower)
    tall = max(len(head) * LINE + 18, 46)
    canvas.line([(GAP, spine), (canvas.width - 200, spine)], "ink", 3)
    canvas.rect(canvas.width - 200, spine - tall / 2, 200 - GAP, tall, "paper", "bad", 5)
    canvas.texts(canvas.width - 104, spine + 5 - (len(head) - 1) * LINE / 2, head, 13, "middle", bold=True)
    for side, panels in ((-1, upper), (1, lower)):
        for i, panel in enumerate(panels):
            foot = GAP + wide * (i + 1)
            rows = laid(panel)
            need = sum(len(lines) * 15.5 + 5 for lines in rows) + 36
            top = spine + side * need
            canvas.line([(foot, spine), (foot - 26, top)], "main", 2)
            canvas.text(foot - 26, top + (-6 if side < 0 else 16), panel.title, 13, "end", bold=True)
            at = top + 14 if side < 0 else spine + 20
            for lines in rows:
                at = canvas.texts(foot - 34, at, lines, 12, "end") + 5
    return max(bottom, spine + tall / 2) + 8


# Boards and the matrix of risks


def _board(canvas: Canvas, chart: Chart, y: float) -> float:
    """Draw fields two by two."""
    wide = (canvas.width - 3 * GAP) / 2
    tones: tuple[Ink, ...] = ("main", "amber", "good", "bad")
    for row in range(0, len(chart.panels), 2):
        pair = chart.panels[row : row + 2]
        texts = [[glyphs.wrapped(item, 13, wide - 40) for item in panel.items] for panel in pair]
        tall = max(sum(len(lines) * 17.6 + 4 for lines in items) for items in texts) + 46
        for column, (panel, items) in enumerate(zip(pair, texts, strict=True)):
            x = GAP + column * (wide + GAP)
            canvas.rect(x, y, wide, tall, "paper", tones[(row + column) % 4], 5)
            canvas.text(x + 14, y + 24, panel.title, 15, bold=True)
            at = y + 48
            for lines in items:
                canvas.dot(x + 18, at - 5, 2.5, "soft")
                at = canvas.texts(x + 28, at, lines, 13) + 4
        y += tall + GAP
    return y


def _matrix(canvas: Canvas, chart: Chart, y: float) -> float:
    """Draw a grid with numbered points, and beside it what each number is."""
    cell, left = 74.0, 74.0
    across, up = len(chart.categories), len(chart.rows)
    canvas.text(GAP, y + 4, chart.up, 12, ink="soft")
    y += 16
    for row in range(up):
        level = up - row
        canvas.text(left - 8, y + row * cell + cell / 2 + 4, chart.rows[level - 1], 12, "end", "soft")
        for column in range(across):
            worth = (column + 1) * level  # high and medium as the plan has them
            if worth >= 12:
                canvas.area(_corners(left + column * cell, y + row * cell, cell), "bad")
            elif worth >= 6:
                canvas.area(_corners(left + column * cell, y + row * cell, cell), "amber")
            corners = _corners(left + column * cell, y + row * cell, cell)
            canvas.line([*corners, corners[0]], "grid", 1.3)
    for column, name in enumerate(chart.categories):
        canvas.text(left + (column + 0.5) * cell, y + up * cell + 17, name, 12, "middle", "soft")
    canvas.text(left + across * cell / 2, y + up * cell + 36, chart.across, 12, "middle", "soft")
    inside: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, point in enumerate(chart.points, 1):
        inside[point.across, point.up].append(number)
    for (column, level), numbers in inside.items():
        x0, y0 = left + (column - 1) * cell, y + (up - level) * cell
        for place, number in enumerate(numbers[:9]):
            x, at = x0 + 15 + place % 3 * 22, y0 + 16 + place // 3 * 21
            canvas.dot(x, at, 10, "paper", "ink")
            canvas.text(x, at + 4, str(number) if place < 8 or len(numbers) == 9 else "…", SMALL, "middle")
    return max(y + up * cell + 44, _legend(canvas, chart, left + across * cell + 24, y + 10))


def _corners(x: float, y: float, cell: float) -> list[tuple[float, float]]:
    return [(x, y), (x + cell, y), (x + cell, y + cell), (x, y + cell)]


def _legend(canvas: Canvas, chart: Chart, x: float, y: float) -> float:
    for number, point in enumerate(chart.points, 1):
        more = f" · {point.shown}" if point.shown else ""
        lines = glyphs.wrapped(point.text + more, 13, canvas.width - x - 36)
        canvas.text(x + 16, y, f"{number}", 13, "end", bold=True)
        y = canvas.texts(x + 26, y, lines, 13) + 5
    return y


_DRAWN: Final[Mapping[str, Callable[[Canvas, Chart, float], float]]] = {
    "gantt": _gantt,
    "kpi_tree": _tree,
    "whys_tree": _tree,
    "structure": _tree,
    "fishbone": _fishbone,
    "risk_matrix": _matrix,
    "swot": _board,
    "tows": _board,
}
