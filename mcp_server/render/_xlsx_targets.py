"""The targets of a plan as sheets: what each KPI is to reach, and its way there as formulas of those figures."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from mcp_server.compute import trajectory
from mcp_server.language.quantities import quantity
from mcp_server.methods._plan_targets import profile_of
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.goals import Kpi
from mcp_server.model.plan import Horizon, TargetPath
from mcp_server.model.quantity import Quantity
from mcp_server.render._xlsx_book import Area, Book, Cell, Entry, Page
from mcp_server.render._xlsx_gauge import Figure, Gauge, bound_of, gauge_of, on
from mcp_server.words import label, say
from mcp_server.words.format import shown

_SHARE: Final = Gauge(Decimal(100), "", "%", 1)
_PROFILES: Final = ("linear", "front-loaded", "s-curve")
_COLUMNS: Final = (
    "kpi", "definition", "behaviour", "better", "profile", "baseline", "target", "upper_limit", "due", "growth", "step",
    "owner", "source",
)  # fmt: skip


class Row(NamedTuple):
    """A KPI on the sheet of targets: its cells as formulas of other sheets call them."""

    kpi: Kpi
    path: TargetPath
    gauge: Gauge
    cells: dict[str, str]


class _Way(NamedTuple):
    """How a path was computed, where it can be computed again."""

    goal: trajectory.Goal
    steps: dict[Any, Decimal]
    points: tuple[trajectory.Checkpoint, ...]


def text(words: str) -> str:
    """Return words as a formula writes them, with no more characters than it may."""
    return '"' + words[:250].replace('"', '""') + '"'


def way_of(path: TargetPath, kpi: Kpi, horizon: Horizon | None) -> _Way | None:
    """Return how the checkpoints of a path follow from its figures; nothing where today's rules give others."""
    profile = profile_of(kpi.profile)
    if not path.checkpoints or path.target is None or path.due is None or horizon is None or profile is None:
        return None
    goal = trajectory.Goal(
        target=path.target.value, baseline=path.baseline.value if path.baseline else None, upper=path.target.upper,
        behaviour=path.behaviour, direction=path.better, profile=profile, step=path.target.step,  # type: ignore[arg-type]
    )  # fmt: skip
    last = horizon.start
    days: list[Decimal] = []
    for point in path.checkpoints:
        days.append(Decimal((point.date - last).days + (not days)))
        last = point.date
    try:
        points = trajectory.path(goal, days)
        steps = trajectory.steps(goal, len(days))
    except (ValueError, ArithmeticError):
        return None
    if points is None or any(day < 0 for day in days):
        return None
    for found_now, was in zip(points, path.checkpoints, strict=True):
        for name in ("expected", "amber", "red"):
            ends = [getattr(edge, name) for edge in (found_now.low, found_now.high) if edge is not None]
            known = getattr(was, name)
            found = [] if known is None else [known.value] if known.upper is None else [known.value, known.upper]
            if [e for e in ends if e is not None] != found:
                return None
    return _Way(goal, steps, points)


def write_targets(book: Book, plan: Plan) -> tuple[Row, ...]:
    """Write the sheet of targets; what it says, by KPI, for the other sheets."""
    locale = plan.locale
    page = book.page(say(locale, "sheet.targets"))
    page.title(say(locale, "sheet.targets"))
    page.note(say(locale, "sheet.given"))
    ranged = any(p.target and p.target.upper is not None for p in plan.paths)
    columns = [c for c in _COLUMNS if c != "upper_limit" or ranged]
    place = {name: index for index, name in enumerate(columns)}
    first = page.row + 1
    rows, out = [], []
    for number, (kpi, path) in enumerate(zip(plan.kpis, plan.paths, strict=True), first):
        levels = [q for p in path.checkpoints for q in (p.expected, p.amber, p.red)]
        gauge = gauge_of([path.target, path.baseline, *levels], locale)
        own = {name: page.at(number, index) for name, index in place.items()}
        rows.append([_target_cell(name, kpi, path, gauge, plan, own) for name in columns])
        out.append(Row(kpi, path, gauge, {name: page.far(number, index) for name, index in place.items()}))
        for name, index in place.items():
            book.cells[f"kpi.{name}:{kpi.id}"] = page.far(number, index)
            book.values[f"kpi.{name}:{kpi.id}"] = rows[-1][index]
    area = page.table([label(locale, name) for name in columns], rows, main=True)
    page.choices(area, place["profile"], [label(locale, name) for name in _PROFILES], strict=False)
    owners(book, area, place["owner"], page)
    _write_splits(page, out, locale)
    return tuple(out)


def owners(book: Book, area: Area, column: int, page: Page) -> None:
    """Let a column offer the people of the document."""
    if "owners" in book.cells:
        page.choices(area, column, book.cells["owners"], strict=False)


def _target_cell(name: str, kpi: Kpi, path: TargetPath, gauge: Gauge, plan: Plan, own: dict[str, str]) -> Cell:
    locale, target, baseline = plan.locale, path.target, path.baseline
    exact = baseline if baseline and baseline.upper is None else None
    if name == "kpi":
        return path.kpi
    if name in {"definition", "owner", "source"}:
        return str(getattr(kpi, name))
    if name == "profile":
        profile = profile_of(kpi.profile)
        return kpi.profile if profile is None or isinstance(profile, tuple) else label(locale, profile)
    if name in {"behaviour", "better"}:
        value = str(getattr(path, name))
        return label(locale, value) if value else None
    if name == "baseline":
        return gauge.cell(exact, bound=bound_of(exact, locale)) if exact else kpi.baseline
    if name == "target":
        if target is None:
            return kpi.target
        return gauge.cell(target, _changed(kpi, target, gauge, own), bound=bound_of(target, locale))
    if name == "upper_limit":
        return gauge.cell(target.upper if target else None)
    if name == "due":
        return on(path.due) or kpi.due
    if name == "growth" and exact and target and exact.value > 0 and path.growth is not None:
        change = (target.value / exact.value - 1) * 100
        formula = f"{own['target']}/{own['baseline']}-1"
        return Gauge(Decimal(100), "", "%", 1).cell(change, formula, signed=True)
    if name == "step" and (way := way_of(path, kpi, plan.horizon)):
        (step, *_) = way.steps.values()
        exponent = (step / gauge.scale if gauge.after != "%" else step).normalize().as_tuple().exponent
        return gauge._replace(places=max(0, -int(exponent))).cell(step)
    return None


def _changed(kpi: Kpi, target: Quantity, gauge: Gauge, own: dict[str, str]) -> str:
    """Return the formula of a target that is written as a change: +5pp, -30%."""
    given = quantity(kpi.target)
    if target.basis != "computed" or given is None:
        return ""
    if given.dimension == "points":
        return f"{own['baseline']}{gauge.plain(given.value):+.12g}"
    return f"{own['baseline']}*(1{float(given.value / 100):+.12g})"


def _write_splits(page: Page, rows: Sequence[Row], locale: str) -> None:
    if not any(row.kpi.splits for row in rows):
        return
    page.heading(label(locale, "splits"))
    lines: list[list[Cell]] = []
    first = page.row + 1
    for row in rows:
        parts = [(s, quantity(s.weight), quantity(s.baseline), quantity(s.target)) for s in row.kpi.splits]
        weights, start = gauge_of((w for _, w, _, _ in parts), locale), first + len(lines)
        figures = gauge_of([*(q for _, _, *both in parts for q in both), row.path.roll_up], locale)
        lines += (
            [row.path.kpi, split.name, weights.cell(weight), figures.cell(base), figures.cell(goal)]
            for split, weight, base, goal in parts
        )
        if row.path.roll_up:
            at = [f"{page.at(start, c)}:{page.at(start + len(parts) - 1, c)}" for c in (2, 4)]
            formula = f"SUM({at[1]})"
            if row.path.roll_up.source.startswith("Σ"):
                weighed = any(weight for _, weight, _, _ in parts)
                formula = f"SUMPRODUCT({at[0]},{at[1]})/SUM({at[0]})" if weighed else f"AVERAGE({at[1]})"
            lines.append(
                [row.path.kpi, say(locale, "sheet.together"), None, None, figures.cell(row.path.roll_up, formula)]
            )
    page.table([label(locale, name) for name in ("kpi", "part", "weight", "baseline", "target")], lines)


def write_paths(book: Book, plan: Plan, rows: Sequence[Row]) -> None:
    """Write the way of each KPI: live where it follows from the sheet of targets, else as it was computed."""
    told = [row for row in rows if row.path.checkpoints]
    if not told:
        return
    locale = plan.locale
    page = book.page(say(locale, "sheet.paths"))
    page.title(say(locale, "sheet.paths"))
    page.note(say(locale, "sheet.paths_note"))
    page.note(say(locale, "plan.bands"))
    longest = max((row.path.checkpoints for row in told), key=len)
    page.still = 2
    lines: list[_Line] = []
    first = page.row + 1
    for row in told:
        lines += _Block(page, row, plan, first + len(lines)).lines()
    heads = [label(locale, "kpi"), label(locale, "line"), *(p.name for p in longest)]
    cells = [[line.kpi, line.name, *line.cells, *([None] * (len(heads) - 2 - len(line.cells)))] for line in lines]
    begins = {first + n for n, line in enumerate(lines) if not n or line.kpi != lines[n - 1].kpi}
    area = page.table(heads, cells, main=True, soft=begins)
    for number, line in enumerate(lines, first):
        if line.quiet:
            page.fold(number)
        if line.id:
            book.cells[line.id] = f"{number}:{len(line.cells)}"
    for row in told:
        book.cells[f"path.format:{row.kpi.id}"] = row.gauge.format()
    book.cells |= {"paths.sheet": page.name, "paths.head": str(area.head)}
    for word, ink in (("red", "bad"), ("amber", "amber"), ("on_track", "good")):
        page.colour(area, 2, f"{page.at(area.first, 2)}={text(label(locale, word))}", ink, to=len(heads) - 1)


class _Line(NamedTuple):
    kpi: str
    name: str
    cells: Sequence[Cell]
    quiet: bool = False
    id: str = ""


class _Block:
    """The lines of one KPI."""

    def __init__(self, page: Page, row: Row, plan: Plan, first: int) -> None:
        self.page, self.row, self.locale, self.first = page, row, plan.locale, first
        self.path, self.points, self.gauge, self.t = row.path, row.path.checkpoints, row.gauge, row.cells
        self.way = way_of(row.path, row.kpi, plan.horizon)
        self.start = plan.horizon.start if plan.horizon else None
        self.ends = [b.end for b in plan.horizon.buckets] if plan.horizon else []
        self.made: list[_Line] = []

    def add(self, name: str, cells: Sequence[Cell], *, quiet: bool = False, id: str = "", side: str = "") -> int:  # noqa: A002
        """Add a line and return the row on which it stands."""
        shown_name = label(self.locale, name) + (f" {label(self.locale, side)}" if side else "")
        shown_name = shown_name[:1].upper() + shown_name[1:]
        self.made.append(_Line(self.path.kpi, shown_name, cells, quiet, id))
        return self.first + len(self.made) - 1

    def lines(self) -> list[_Line]:
        """Return the lines: when, how far, what is expected, when to be alarmed, and where one stands."""
        if self.way is None:
            self.add("date", [on(p.date) for p in self.points])
            for name in ("expected", "amber", "red"):
                found = [getattr(p, name) for p in self.points]
                cells = [shown(q, self.locale) if q and q.upper is not None else self.gauge.cell(q) for q in found]
                self.add(name, cells, id=f"path.{name}:{self.row.kpi.id}")
            return self.made
        columns = range(2, 2 + len(self.points))
        due, day = self.t["due"], self.start
        at = self.first
        self.add("date", [
            on(p.date, f"MIN(DATE({end.year},{end.month},{end.day}),{due})")
            for p, end in zip(self.points, self.ends, strict=False)
        ])  # fmt: skip
        begin = f"DATE({day.year},{day.month},{day.day})" if day else "0"
        self.add("time_passed", [
            _SHARE.cell(w.time * 100, f"({self.page.at(at, c)}-{begin}+1)/({due}-{begin}+1)")
            for c, w in zip(columns, self.way.points, strict=True)
        ], quiet=True)  # fmt: skip
        self.add("way_done", [
            _SHARE.cell(w.done * 100, self._done(self.page.at(at + 1, c)))
            for c, w in zip(columns, self.way.points, strict=True)
        ], quiet=True)  # fmt: skip
        sides = [s for s in ("higher", "lower") if s in self.way.steps]
        alarms = [self._side(side, at + 2, columns, several=len(sides) > 1) for side in sides]
        actual = self.add(
            "actual", [Entry(self.gauge.format()) for _ in self.points], id=f"path.actual:{self.row.kpi.id}"
        )
        self.add("standing", [Figure("", "General", self._standing(alarms, actual, c)) for c in columns])
        return self.made

    def _done(self, time: str) -> str:
        """Return how much of the way is done at a time: nothing to compute where the shares were given."""
        assert self.way
        if isinstance(self.way.goal.profile, tuple):
            return ""
        own, late = self.t["profile"], f"(1-{time})"
        front, curve = (text(label(self.locale, name)) for name in _PROFILES[1:])
        return f"IF({own}={front},1-{late}*{late},IF({own}={curve},{time}*{time}*(3-2*{time}),{time}))"

    def _side(self, side: str, way_row: int, columns: Iterable[int], *, several: bool) -> tuple[str, int, int]:
        assert self.way
        goal, page = self.way.goal, self.page
        worse = -1 if side == "higher" else 1
        base, target, step = self.t["baseline"], self.t["target"], self.t["step"]
        upper = self.t.get("upper_limit", target)
        ranged = goal.direction == "range"
        end = upper if ranged and side == "lower" and goal.upper is not None else target
        inner = "MIN" if worse < 0 else "MAX"
        start = "0" if goal.behaviour == "flow" else f"{inner}({base},{end})"
        change = f"ABS({end}-{start})"
        still = f"({upper}-{target})*0.1" if ranged else f"ABS({end})/100"
        margin = f"IF({change}>0,{change}*0.1,MAX({still},{step}))"
        possible = min(goal.baseline or Decimal(0), goal.target) >= 0 and worse < 0
        outwards = ("INT({})", "-INT(-{})")[worse > 0]
        edges = [p.low if side == "higher" else p.high for p in self.way.points]
        name = ("lower_limit" if side == "higher" else "upper_limit") if several else ""
        rows = {key: self.first + len(self.made) + n for n, key in enumerate(("exact", "expected", "amber", "red"))}
        cells: dict[str, list[Cell]] = {key: [] for key in rows}
        for column, edge, point in zip(columns, edges, self.way.points, strict=True):
            assert edge
            way, exact = page.at(way_row, column), page.at(rows["exact"], column)
            amber = page.at(rows["amber"], column)
            cells["exact"].append(self.gauge._replace(places=self.gauge.places + 2).cell(
                self._exact(side, point.done), f"{start}+({end}-{start})*{way}"))  # fmt: skip
            near = f"ROUND({exact}/{step},6)"
            even = f"IF(MOD({near},2)=0.5,{near}-0.5,IF(MOD({near},2)=1.5,{near}+0.5,ROUND({near},0)))*{step}"
            cells["expected"].append(self.gauge.cell(
                edge.expected,
                f"IF(ROUND({way},9)>=1,{end},MAX(MIN({start},{end}),MIN(MAX({start},{end}),{even})))",
            ))  # fmt: skip
            late = f"{exact}{'+' if worse > 0 else '-'}{change}*0.1*(1-{way})"
            first = f"IF(ROUND({way},9)>=1,{end},{outwards.format(f'ROUND(({late})/{step},6)')}*{step})"
            far = f"{late}{'+' if worse > 0 else '-'}{margin}"
            second = f"{outwards.format(f'ROUND(({far})/{step},6)')}*{step}"
            second = f"{inner}({second},{amber}{'+' if worse > 0 else '-'}{step})"
            cells["amber"].append(self._alarm(edge.amber, first, possible))
            cells["red"].append(self._alarm(edge.red, f'IF({amber}="","",{second})' if possible else second, possible))
        for key, line in cells.items():
            known = f"path.{key}:{self.row.kpi.id}" + (f":{side}" if several else "")
            self.add(key, line, quiet=key == "exact", id=known, side=name)
        return side, rows["amber"], rows["red"]

    def _exact(self, side: str, done: Decimal) -> Decimal:
        assert self.way
        goal = self.way.goal
        upper = goal.target if goal.upper is None else goal.upper
        end = upper if side == "lower" and goal.direction == "range" else goal.target
        base = Decimal(0) if goal.behaviour == "flow" else goal.baseline or Decimal(0)
        inner = min if side == "higher" else max
        start = Decimal(0) if goal.behaviour == "flow" else inner(base, end)
        return start + (end - start) * done

    def _alarm(self, value: Decimal | None, formula: str, possible: bool) -> Cell:
        """Return a limit; empty where no figure of the measure can be worse than it."""
        guarded = f'IF(N({formula})<=0,"",{formula})' if possible else formula
        return Figure("", self.gauge.format(), guarded) if value is None else self.gauge.cell(value, guarded)

    def _standing(self, alarms: Sequence[tuple[str, int, int]], actual: int, column: int) -> str:
        own = self.page.at(actual, column)

        def beyond(*, red: bool) -> str:
            tests = []
            for side, amber_row, red_row in alarms:
                limit = self.page.at(red_row if red else amber_row, column)
                tests.append(f'AND({limit}<>"",{own}{"<" if side == "higher" else ">"}{limit})')
            return f"OR({','.join(tests)})" if len(tests) > 1 else tests[0]

        red, amber, fine = (text(label(self.locale, word)) for word in ("red", "amber", "on_track"))
        return f'IF({own}="","",IF({beyond(red=True)},{red},IF({beyond(red=False)},{amber},{fine})))'
