"""A plan as sheets."""

from collections.abc import Iterator
from typing import cast

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.document import Document
from mcp_server.render._xlsx_book import Book, Cell, Page
from mcp_server.render._xlsx_common import facts, grid, head_of, names_of
from mcp_server.render._xlsx_gauge import Figure, on
from mcp_server.render._xlsx_resources import write_budget, write_resources, write_risks
from mcp_server.render._xlsx_targets import write_paths, write_targets
from mcp_server.render._xlsx_work import Lists, money_of, working_days, write_work
from mcp_server.words import label, say


def write(book: Book, document: Document, part: str) -> Lists:
    """Write the sheets of a plan, or those of one section; give back the lists, which stand last."""
    plan, names = cast("Plan", document.body), names_of(document)
    days = working_days(plan) if part in {"", "work"} else ()
    lists = Lists(book, people(plan), days)
    money = money_of(plan)
    overview = book.page(say(plan.locale, "section.overview")) if part in {"", "overview"} else None
    if part in {"", "targets"} and plan.kpis:
        write_paths(book, plan, write_targets(book, plan))
    if part in {"", "work"}:
        write_work(book, plan, money, days)
    if part in {"", "resources"}:
        write_resources(book, plan)
        write_budget(book, plan, money)
    if part in {"", "risks"} and plan.ranked:
        write_risks(book, plan.ranked, plan.risks, plan.reserve, money)
    if part in {"", "monitoring", "collaboration"} and (plan.meetings or plan.interfaces or plan.raci):
        page = book.page(say(plan.locale, "section.collaboration"))
        page.title(say(plan.locale, "section.collaboration"))
        for field, columns in (
            ("reviews=meetings", "review=name owner decides metrics|names:kpis days_of=dates|row"),
            ("interfaces", "department=name what when contact service_level"),
            ("communication", "told=to contact what when service_level told_by=by"),
            ("raci", "work accountable responsible consulted informed"),
        ):
            title, _, attribute = field.partition("=")
            grid(page, getattr(plan, attribute or title), columns, names, title=label(plan.locale, title))
    if part in {"", "situation"}:
        _write_situation(book, plan)
    if overview:
        _write_overview(overview, document, plan)
    return lists


def people(plan: Plan) -> Iterator[str]:
    """Yield who answers for something in a plan, in the order of the document."""
    for items in (plan.objectives, plan.kpis, plan.initiatives, plan.risks, plan.reviews, plan.assumptions):
        yield from (item.owner.strip() for item in items)
    for initiative in plan.initiatives:
        yield from initiative.team


def _write_situation(book: Book, plan: Plan) -> None:
    own, locale = plan.department, plan.locale
    if not (own.situation or own.teams or own.strengths or own.improvements or plan.swot.items):
        return
    page = book.page(say(locale, "section.situation"))
    page.title(say(locale, "section.situation"))
    facts(page, [(label(locale, "department"), own.name), (say(locale, "section.situation"), own.situation)])
    for title, items, columns in (
        ("team", own.teams, "team=name heads|amount"),
        ("strengths", own.strengths, "strength=text evidence keep"),
        ("improvements", own.improvements, "rank improvement=text necessity urgency"),
        ("swot_items", plan.swot.items, "id quadrant|label what=text evidence weight|amount rating|amount"),
        ("strategies", plan.swot.strategies, "strategy=text direction items"),
    ):
        grid(page, items, columns, title=label(locale, title))


def _write_overview(page: Page, document: Document, plan: Plan) -> None:
    locale, book = plan.locale, page.book
    head_of(page, document)
    horizon = plan.horizon
    page.row -= 1
    facts(page, [
        (label(locale, "department"), plan.department.name),
        (label(locale, "start"), on(horizon.start) if horizon else None),
        (label(locale, "end"), on(horizon.end) if horizon else None),
        (say(locale, "sheet.working_days"), Figure(horizon.days, "#,##0") if horizon else None),
        (say(locale, "sheet.last_finish"), on(plan.finish)),
        (say(locale, "sheet.budget_total"), _linked(book, "budget.total", plan)),
        (say(locale, "sheet.reserve"), _linked(book, "risks.reserve", plan)),
        (label(locale, "objectives"), "\n".join(o.text for o in plan.objectives)),
    ])  # fmt: skip
    rows: list[list[Cell]] = []
    for kpi, path in zip(plan.kpis, plan.paths, strict=True):
        copied = (_copied(book, f"kpi.{name}:{kpi.id}") for name in ("baseline", "target", "growth", "due"))
        rows.append([path.kpi, *copied, kpi.owner])
    if rows:
        page.heading(label(locale, "kpis"))
        names = ("kpi", "baseline", "target", "growth", "due", "owner")
        page.table([label(locale, name) for name in names], rows, main=True)
    used: list[list[Cell]] = [
        [load.role, *(_copied(book, f"role.{name}:{load.role}") for name in ("demand", "capacity", "usage"))]
        for load in plan.loads
        if f"role.usage:{load.role}" in book.cells
    ]
    if used:
        page.heading(label(locale, "capacity"))
        page.note(say(locale, "sheet.person_months"))
        page.table([label(locale, name) for name in ("role", "demand_line", "capacity", "usage")], used)


def _copied(book: Book, what: str) -> Cell:
    """Return a cell that shows another one."""
    known, cell = book.cells.get(what), book.values.get(what)
    if not known or cell is None or cell == "":
        return None
    return cell._replace(formula=known) if isinstance(cell, Figure) else cell


def _linked(book: Book, what: str, plan: Plan) -> Cell:
    """Return a total of the plan, shown from its own sheet where that is in the file."""
    found = plan.budget_total if what == "budget.total" else plan.reserve
    if found is None:
        return None
    return money_of(plan)[found.unit].fitting([found.value]).cell(found, book.cells.get(what, ""))
