"""The phases of a proposal on the calendar."""

from datetime import date, timedelta
from typing import Final, NamedTuple

from mcp_server.methods._plan_time import timetable
from mcp_server.model.base import by_reference
from mcp_server.model.period import Period
from mcp_server.model.plan import Horizon, Task
from mcp_server.model.plan_brief import PlanBrief
from mcp_server.model.proposal import ProposalBrief
from mcp_server.model.situation import Department
from mcp_server.model.time import Window
from mcp_server.model.work import Initiative

_YEARS: Final = 9
"""How far ahead dates without a year are looked for."""


class Course(NamedTuple):
    """When the phases run, and when all begins."""

    tasks: tuple[Task, ...]
    circle: tuple[str, ...]
    start: date
    """The first day of the first phase; the day of the proposal where no phase is dated."""
    finish: date | None

    def months_until(self, phase: str) -> int | None:
        """Return after how many whole months from the start a phase is over; nothing where it has no dates."""
        finish = next((task.finish for task in self.tasks if task.id == phase), None)
        if finish is None:
            return None
        day = finish + timedelta(1)
        months = (day.year - self.start.year) * 12 + day.month - self.start.month
        return max(0, months + (day.day > self.start.day))


def course(brief: ProposalBrief) -> Course:
    """Return the phases with their dates, as far as these are known."""
    today = date.fromisoformat(brief.as_of)
    ahead = Window(start=today, end=today.replace(day=1, year=min(today.year + _YEARS, 9999)))
    known = by_reference(brief.phases)
    plan = PlanBrief(
        department=Department(),
        locale=brief.locale,
        as_of=brief.as_of,
        period=Period(start=ahead.start.isoformat(), end=ahead.end.isoformat()),
        initiatives=tuple(
            Initiative(
                id=phase.id, name=phase.name, text=phase.text, start=phase.start, duration=phase.duration,
                end=phase.end,
                after=tuple(dict.fromkeys(known[ref].id for ref in phase.after if ref in known)),
                acceptance=phase.acceptance, deliverables=phase.modules,
            )
            for phase in brief.phases
        ),
    )  # fmt: skip
    whole = Horizon(
        at="/phases", start=ahead.start, end=ahead.end, plan_type="project", region="", days=0, buckets=()
    )  # fmt: skip
    found = timetable(plan, whole)
    tasks = tuple(
        task.model_copy(update={"at": f"/phases/id={task.id}", "critical": False})
        for task in found.tasks
        if task.level == "initiative"
    )
    starts = [task.start for task in tasks if task.start]
    return Course(tasks, found.circle, min(starts, default=today), found.finish)
