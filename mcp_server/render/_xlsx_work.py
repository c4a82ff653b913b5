"""The work of a plan as sheets: tasks whose days follow from each other, their bars, and the lists that cells offer."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from xlsxwriter.utility import quote_sheetname

from mcp_server.compute.calendar import Bucket, windows, work_calendar
from mcp_server.language.quantities import quantity
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import by_reference, called
from mcp_server.model.plan import Task
from mcp_server.model.quantity import Quantity
from mcp_server.render._xlsx_book import INK, Area, Book, Cell, Entry, Page, Text
from mcp_server.render._xlsx_gauge import Figure, Gauge, gauge_of, on
from mcp_server.render._xlsx_targets import owners, text
from mcp_server.words import label, say

STATES: Final = ("not_started", "in_progress", "done", "blocked")
_BEFORE: Final = timedelta(20)
_BEHIND: Final = timedelta(200)
_MOST: Final = 4_000
"""Working days in the list, beyond which dates do not follow from each other."""
_COLUMNS: Final = (
    "level", "task", "priority", "owner", "start", "finish", "days", "slack", "critical", "criticality", "state",
    "cost", "deliverables", "acceptance", "after", "serves",
)  # fmt: skip


class Lists:
    """What cells of other sheets offer or look up; its place is known before it is written, for it stands last."""

    def __init__(self, book: Book, people: Iterable[str], days: Sequence[date] = ()) -> None:
        """Say where each list will stand."""
        locale = book.locale
        self.book, self.days = book, days
        self.title = say(locale, "sheet.lists")
        self.name = book.reserve(self.title)
        lists: dict[str, list[Cell]] = {
            "state": [label(locale, state) for state in STATES],
            "owner": [*dict.fromkeys(filter(None, people))],
            "working_day": [on(day) for day in days],
        }
        self.columns = {key: values for key, values in lists.items() if values}
        for letter, (key, values) in zip("ABC", self.columns.items(), strict=False):
            self.book.cells[key + "s"] = f"{quote_sheetname(self.name)}!${letter}$3:${letter}${2 + len(values)}"

    def write(self) -> None:
        """Write the lists on a sheet of their own, where a cell of another looks something up in them."""
        if not self.days and not self.book.listed:
            return
        page = self.book.page(self.title, self.name)
        page.printed = 2 + max(len(self.columns.get("owner", ())), len(STATES))
        page.title(self.title)
        rows = max(map(len, self.columns.values()))
        lines = [[v[n] if n < len(v) else None for v in self.columns.values()] for n in range(rows)]
        page.table([label(self.book.locale, key) for key in self.columns], lines, main=True)


def working_days(plan: Plan) -> tuple[date, ...]:
    """Return the working days of a plan's calendar around its work; none where that is too long to be a list."""
    known = [d for t in plan.tasks for d in (t.start, t.finish) if d]
    if plan.horizon is None or not known:
        return ()
    first, last = min(plan.horizon.start, *known), max(plan.horizon.end, *known)
    if first.year < 1902 or last.year > 9900 or (last - first).days > _MOST:
        return ()
    first, last = first - _BEFORE, last + _BEHIND
    # The same years as the plan was computed with: outside of them holidays count as working days.
    calendar = work_calendar(plan.horizon.region, plan.horizon.start.year, min(plan.horizon.end.year + 2, 9999))
    return calendar.days(first, last)


def money_of(plan: Plan) -> Mapping[str, Gauge]:
    """Return how the money of a plan is shown, by unit: the same way on every sheet."""
    found: list[Quantity] = [q for a in plan.accounts for q in (a.amount, a.limit, a.parts, a.cost, a.left) if q]
    found += [q for i in plan.initiatives if i.cost and (q := quantity(i.cost))]
    found += [q for r in plan.risks if r.cost and (q := quantity(r.cost))]
    units = dict.fromkeys(q.unit for q in found)
    return {unit: gauge_of((q for q in found if q.unit == unit), plan.locale, unit) for unit in units}


def ordered(plan: Plan) -> tuple[Task, ...]:
    """Return the tasks by date, each initiative followed by its steps."""
    steps: dict[str, list[Task]] = {}
    for task in plan.tasks:
        if task.level == "step":
            steps.setdefault(task.of, []).append(task)
    out: list[Task] = []
    for task in plan.tasks:
        if task.level != "step":
            out += [task, *(steps.pop(task.id, []) if task.level == "initiative" else [])]
    return (*out, *(task for rest in steps.values() for task in rest))


class _Dates(NamedTuple):
    """The formulas of a task's days; empty where the day is given."""

    start: str = ""
    finish: str = ""


class _Timing:
    """How the days of tasks follow from each other, on a sheet where each has a row."""

    def __init__(self, page: Page, days: Sequence[date], tasks: Sequence[Task], first: int, start: int) -> None:
        self.page, self.days, self.start = page, days, start
        self.rows = {t.id: n for n, t in enumerate(tasks, first) if t.level == "initiative"}
        self.tasks = {t.id: t for t in tasks if t.level == "initiative"}
        self.listed = page.book.cells.get("working_days", "")

    def of(self, task: Task) -> _Dates:
        """Return formulas that give the days as they were computed, where there are any."""
        if task.level != "initiative" or not self.listed or not task.start or not task.finish or not task.days:
            return _Dates()
        row = self.rows[task.id]
        at = bisect_left(self.days, task.start) - 1 + task.days
        finish = ""
        if 0 < at < len(self.days) and self.days[at] == task.finish:
            begin, length = self.page.at(row, self.start), self.page.at(row, self.start + 2)
            finish = f"INDEX({self.listed},MATCH({begin}-1,{self.listed},1)+{length})"
        before = [self.tasks[ref] for ref in task.after if ref in self.tasks and self.tasks[ref].finish]
        ends = [t.finish for t in before if t.finish]
        if not ends or len(before) < len([r for r in task.after if r in self.tasks]) or len(ends) > 100:
            return _Dates("", finish)
        after = bisect_right(self.days, max(ends))
        if after >= len(self.days) or self.days[after] > task.start:
            return _Dates("", finish)
        cells = ",".join(self.page.at(self.rows[t.id], self.start + 1) for t in before)
        start = f"INDEX({self.listed},MATCH(MAX({cells}),{self.listed},1)+1)"
        if self.days[after] < task.start:
            start = f"MAX({start},DATE({task.start.year},{task.start.month},{task.start.day}))"
        return _Dates(start, finish)


def write_work(book: Book, plan: Plan, money: Mapping[str, Gauge], days: Sequence[date]) -> None:
    """Write the tasks and their bars."""
    tasks = ordered(plan)
    if not tasks:
        return
    locale = plan.locale
    page = book.page(say(locale, "section.work"))
    page.title(say(locale, "section.work"))
    page.note(say(locale, "sheet.work_note"))
    page.still = 2
    work = by_reference(plan.initiatives)
    names = {
        ref: called(item) for items in (plan.initiatives, plan.milestones) for ref, item in by_reference(items).items()
    }
    kpis = {ref: called(item) for ref, item in by_reference(plan.kpis).items()}
    columns = [
        c for c in _COLUMNS if c in {"level", "task", "owner", "start", "finish", "days", "state"} or _any(c, plan)
    ]
    place = {name: index for index, name in enumerate(columns)}
    first = page.row + 1
    timing = _Timing(page, days, tasks, first, place["start"])
    rows: list[list[Cell]] = []
    for number, task in enumerate(tasks, first):
        dates, item = timing.of(task), work.get(task.id) if task.level == "initiative" else None
        cost = quantity(item.cost) if item and item.cost else None
        serves = tuple(kpis.get(ref, ref) for ref in item.kpis) if item else ()
        cells: dict[str, Cell] = {
            "level": label(locale, f"level.{task.level}"),
            "task": Text(task.name, 1 if task.level == "step" else 0, task.level == "initiative"),
            "priority": task.priority,
            "owner": task.owner,
            "start": on(task.start, dates.start),
            "finish": on(task.finish, dates.finish),
            "days": None if task.days is None else Figure(task.days, "0"),
            "slack": None if task.slack is None else Figure(task.slack, "0"),
            "critical": label(locale, "yes") if task.critical else None,
            "criticality": None if task.criticality is None else Figure(float(task.criticality), "0%"),
            "state": Entry(),
            "cost": money[cost.unit].cell(cost) if cost else item.cost if item else None,
            "deliverables": "\n".join(task.deliverables),
            "acceptance": task.acceptance,
            "after": "\n".join(names.get(ref, ref) for ref in task.after),
            "serves": "\n".join(serves),
        }
        rows.append([cells[name] for name in columns])
        if isinstance(cells["cost"], Figure) and "cost" in place:
            book.cells[f"cost:{task.id}"] = page.far(number, place["cost"])
    area = page.table([label(locale, name) for name in columns], rows, main=True)
    page.choices(area, place["state"], book.cells["states"])
    owners(book, area, place["owner"], page)
    if "critical" in place:
        page.colour(area, place["critical"], f'{page.at(area.first, place["critical"])}<>""', "bad")
    done = page.at(area.first, place["state"])
    page.colour(area, place["state"], f"{done}={text(label(locale, 'done'))}", "good")
    page.colour(area, place["state"], f"{done}={text(label(locale, 'blocked'))}", "bad")
    _write_bars(book, plan, tasks, page, area, place)


def _any(column: str, plan: Plan) -> bool:
    """Return whether some task fills a column."""
    if column == "cost":
        return any(i.cost for i in plan.initiatives)
    if column == "serves":
        return any(i.kpis for i in plan.initiatives)
    return any(getattr(t, column) not in (None, "", (), False) for t in plan.tasks)


def _write_bars(
    book: Book, plan: Plan, tasks: Sequence[Task], work: Page, area: Area, place: Mapping[str, int]
) -> None:
    known = [d for t in tasks for d in (t.start, t.finish) if d and d.year >= 1902]
    if not known:
        return
    locale = plan.locale
    start, end = min(known), max(known)
    if plan.horizon:
        start, end = min(start, plan.horizon.start), max(end, plan.horizon.end)
    days = (end - start).days
    by, last = (
        ("week", "{}+6")
        if days <= 380
        else ("month", "EOMONTH({},0)")
        if days <= 1_900
        else ("quarter", "EOMONTH({},2)")
    )
    monday = start - timedelta(start.weekday()) if by == "week" else start.replace(day=1)
    if by == "quarter":
        monday = monday.replace(month=3 * ((monday.month - 1) // 3) + 1)
    buckets: tuple[Bucket, ...] = windows(monday, end, by)[:600]  # type: ignore[arg-type]
    page = book.page(say(locale, "sheet.gantt"))
    page.title(say(locale, "sheet.gantt"))
    page.note(say(locale, "sheet.gantt_note"))
    heads = [label(locale, name) for name in ("task", "owner", "start", "finish", "critical")]
    rows: list[list[Cell]] = []
    shown: list[Task] = []
    for number, task in enumerate(tasks, area.first):
        if not task.start or not task.finish:
            continue
        refs = {name: work.far(number, place[name]) for name in ("start", "finish")}
        sign = label(locale, "yes") if task.critical else "◆" if task.level == "milestone" else None
        shown.append(task)
        rows.append([
            Text(task.name, 1 if task.level == "step" else 0, task.level == "initiative"), task.owner,
            on(task.start, refs["start"]), on(task.finish, refs["finish"]), sign,
        ])  # fmt: skip
    if not rows:
        return
    head, width = page.row, len(heads)
    table = page.table(heads, rows, main=True)
    style = book.style(
        num_format="m/d" if by == "week" else "yyyy-mm", bold=True, font_color="#FFFFFF", bg_color=INK["head"],
        border=1, border_color=INK["line"], rotation=90, valign="vcenter", font_size=8,
    )  # fmt: skip
    blank = book.style(border=4, border_color="#E3E6EA")
    for column, bucket in enumerate(buckets, width):
        page.sheet.write_datetime(head, column, bucket.start, style)
        page.fixed[column] = 2.6
        for row in range(table.first, table.first + len(rows)):
            page.sheet.write_blank(row, column, None, blank)
    page.sheet.set_row(head, 42)
    page.right, page.still = width + len(buckets) - 1, 1
    corner = page.at(head, width).replace(str(head + 1), f"${head + 1}")
    row = table.first + 1
    within = f"AND(ISNUMBER($C{row}),ISNUMBER($D{row}),$C{row}<={last.format(corner)},$D{row}>={corner})"
    ends = width + len(buckets) - 1
    page.colour(table, width, f'AND($E{row}="◆",{within})', "head", to=ends)
    page.colour(table, width, f"AND($E{row}={text(label(locale, 'yes'))},{within})", "bad", to=ends)
    page.colour(table, width, within, "main", to=ends)
