"""People, money and risks of a plan as sheets that compute again when a figure is changed."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.quantities import quantity
from mcp_server.methods._plan_risks import CHANCES, chance_of, level_of
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import by_reference
from mcp_server.model.plan import Account, RankedRisk, RoleLoad
from mcp_server.model.quantity import Quantity
from mcp_server.model.resources import BudgetLine
from mcp_server.model.risk import Risk
from mcp_server.model.work import Initiative
from mcp_server.render._xlsx_book import Book, Cell, Drawn, Entry, Page, Text
from mcp_server.render._xlsx_gauge import Figure, Gauge, bound_of, timed
from mcp_server.render._xlsx_targets import owners, text
from mcp_server.words import label, say

_MONTHS: Final = Gauge(places=2)
_PERCENT: Final = Gauge(Decimal(100), "", "%", 0)
_HUNDRED: Final = Decimal(100)
_RISK: Final = (
    "rank", "risk", "probability", "level", "impact", "score", "band", "cost", "loss", "owner", "prevention",
    "contingency", "trigger", "state",
)  # fmt: skip
_TOLD: Final = ("probability", "impact", "cost", "owner", "prevention", "contingency", "trigger")
_TERMS: Final = 60
"""Cells that one SUM takes here, so that a formula stays short enough."""


def write_resources(book: Book, plan: Plan) -> None:
    """Write demand against capacity by role and month, and what share of it is used."""
    loads = [load for load in plan.loads if load.demand or load.capacity]
    if not loads:
        return
    locale = plan.locale
    page = book.page(say(locale, "section.resources"))
    page.title(say(locale, "section.resources"))
    page.note(say(locale, "sheet.person_months"))
    months = [x.bucket for x in max((load.loads for load in loads), key=len)]
    first = page.row + 1
    rows: list[list[Cell]] = []
    uneven = False
    for load in loads:
        row = first + len(rows)
        lines, odd = _role_lines(page, row, load, locale)
        uneven = uneven or odd
        rows += lines
        for offset, name in enumerate(("demand", "capacity", "usage")):
            book.cells[f"role.{name}:{load.role}"] = page.far(row + offset, 2)
            book.values[f"role.{name}:{load.role}"] = lines[offset][2]
    area = page.table([label(locale, "role"), label(locale, "line"), label(locale, "total"), *months], rows, main=True)
    page.still = 3
    for number, load in enumerate(loads):
        row, right = area.first + 3 * number, 2 + len(load.loads)
        heads = (area.head, 3, area.head, right)
        book.drawn[f"capacity:{load.at}"] = [
            Drawn(role, tone, page.name, (at, 1), heads, (at, 3, at, right), _MONTHS.format())
            for role, tone, at in (("bar", "main", row), ("line", "bad", row + 1))
            if role == "bar" or load.capacity is not None
        ]
    over = page.at(area.first, 2)
    share = f"$B{area.first + 1}={text(label(locale, 'usage'))}"
    page.colour(area, 2, f"AND({share},ISNUMBER({over}),{over}>1)", "bad", to=len(months) + 2)
    if uneven:
        page.note(say(locale, "sheet.rounded"))


def _role_lines(page: Page, row: int, load: RoleLoad, locale: str) -> tuple[list[list[Cell]], bool]:
    columns = range(3, 3 + len(load.loads))
    demand, odd = _total(page, row, load.demand, [x.demand for x in load.loads])
    parts = [x.capacity for x in load.loads]
    known = [p for p in parts if p is not None]
    capacity: Cell = _MONTHS.cell(load.capacity)
    if load.capacity is not None and known and len(known) == len(parts):
        capacity, also = _total(page, row + 1, load.capacity, known)
        odd = odd or also
    used: list[Cell] = []
    for column, need, room in zip(
        (2, *columns), (load.demand, *(x.demand for x in load.loads)), (load.capacity, *parts), strict=True
    ):
        formula = f'IF(N({page.at(row + 1, column)})=0,"",{page.at(row, column)}/{page.at(row + 1, column)})'
        if room:
            used.append(_PERCENT.cell(need / room * _HUNDRED, formula))
        else:
            used.append(Figure("", "0%", formula) if room is not None else None)
    return [
        [load.role, label(locale, "demand_line"), demand, *(_MONTHS.cell(x.demand) for x in load.loads)],
        [load.role, label(locale, "capacity"), capacity, *map(_MONTHS.cell, parts)],
        [load.role, label(locale, "usage"), *used],
    ], odd


def _total(page: Page, row: int, total: Decimal, parts: Sequence[Decimal]) -> tuple[Cell, bool]:
    """Return a total as the sum of its months, with what rounding these to hundredths has left over."""
    if not parts:
        return _MONTHS.cell(total), False
    left = total - sum(parts, Decimal(0))
    if abs(left) > Decimal("0.01") * len(parts):
        return _MONTHS.cell(total), False  # some of it lies outside the months
    formula = f"SUM({page.at(row, 3)}:{page.at(row, 2 + len(parts))})"
    return _MONTHS.cell(total, f"{formula}{float(left):+.2f}" if left else formula), bool(left)


def summed(cells: Sequence[str]) -> str:
    """Return the formula of a sum of single cells."""
    groups = [cells[n : n + _TERMS] for n in range(0, len(cells), _TERMS)]
    return "+".join(f"SUM({','.join(group)})" for group in groups)


def write_budget(book: Book, plan: Plan, money: Mapping[str, Gauge]) -> None:
    """Write the budget as a tree whose sums, shares and rests are formulas, and what work costs over time."""
    if not plan.accounts and not plan.planned_value:
        return
    locale = plan.locale
    page = book.page(label(locale, "budget"))
    page.title(label(locale, "budget"))
    if plan.accounts:
        lines = {f"/resources/budget/id={line.id}": line for line in plan.resources.budget}
        paid = {a.at: [i for i in _paid(plan, lines.get(a.at)) if i.cost] for a in plan.accounts}
        costs = {at: [book.cells.get(f"cost:{i.id}", "") for i in work] for at, work in paid.items()}
        _, formula = write_accounts(page, plan.accounts, money, costs, locale)
        if plan.budget_total:
            page.row -= 1
            page.write(page.row, 0, Text(say(locale, "sheet.total"), 0, bold=True))
            total = money[plan.budget_total.unit].cell(plan.budget_total, formula)
            page.write(page.row, 1, total, bold=True)
            book.cells["budget.total"] = page.far(page.row, 1)
            page.row += 2
    if plan.planned_value:
        page.heading(say(locale, "sheet.planned_value"))
        first = page.row + 1
        planned = plan.planned_value
        gauge = money[planned[0].planned.unit].fitting(q.value for v in planned for q in (v.planned, v.cumulative))
        page.table(
            [label(locale, name) for name in ("checkpoint", "planned", "cumulative")],
            [
                [
                    value.bucket,
                    gauge.cell(value.planned),
                    gauge.cell(value.cumulative, f"SUM(B${first + 1}:B{row + 1})"),
                ]
                for row, value in enumerate(plan.planned_value, first)
            ],
        )


class Terms(NamedTuple):
    """How the amount of a line is given: as a share of the line above, and how many of its time a year has."""

    share: Decimal | None = None
    times: int = 1


def write_accounts(
    page: Page, accounts: Sequence[Account], money: Mapping[str, Gauge], costs: Mapping[str, Sequence[str]],
    locale: str, terms: Mapping[str, Terms] | None = None,
) -> tuple["Tree", str]:  # fmt: skip
    """Write lines as a tree with sums, shares and rests as formulas, their costs from the cells given by line; where
    each stands, and the formula of the uppermost lines together."""
    tree = Tree(page, accounts, page.row + 1, terms or {})
    rows = [_account_row(tree, place, money, costs.get(a.at, ()), locale) for place, a in enumerate(accounts)]
    heads = [label(locale, name) for name in tree.columns]
    area = page.table(heads, [[row[name] for name in tree.columns] for row in rows], main=True)
    if "left" in tree.columns:
        column = tree.columns.index("left")
        left = page.at(area.first, column)
        page.colour(area, column, f"AND(ISNUMBER({left}),{left}<0)", "bad")
    return tree, summed([tree.cell(n) for n, a in enumerate(accounts) if a.depth == 0 and tree.figure(n)])


def _paid(plan: Plan, line: BudgetLine | None) -> list[Initiative]:
    work = by_reference(plan.initiatives)
    return [work[ref] for ref in (line.work if line else ()) if ref in work]


class Tree:
    """The accounts with the one above each, and those right below it, by their places."""

    def __init__(self, page: Page, accounts: Sequence[Account], first: int, terms: Mapping[str, Terms]) -> None:
        """Find them for a table whose first line stands on a row."""
        self.page, self.accounts, self.first = page, accounts, first
        self.terms = [terms.get(account.at, Terms()) for account in accounts]
        shown = [n for n in ("amount", "limit", "parts", "cost", "left") if any(getattr(a, n) for a in accounts)]
        shares = ["share_above"] if any(a.depth for a in accounts) else []
        self.columns = ["budget_line", *shown, *shares]
        self.above: dict[int, int] = {}
        self.below: dict[int, list[int]] = {}
        path: list[int] = []
        for place, account in enumerate(accounts):
            del path[account.depth :]
            if path:
                self.above[place] = path[-1]
                self.below.setdefault(path[-1], []).append(place)
            path.append(place)

    def figure(self, place: int) -> Quantity | None:
        """Return the figure by which a line counts in the one above it."""
        account, times = self.accounts[place], self.terms[place].times
        own = account.amount or account.parts or account.limit
        return own.model_copy(update={"value": own.value * times}) if own and account.amount and times > 1 else own

    def cell(self, place: int) -> str:
        """Return the formula of that figure."""
        account, times = self.accounts[place], self.terms[place].times
        own = self.at(place, "amount" if account.amount else "parts" if account.parts else "limit")
        return f"{own}*{times}" if account.amount and times > 1 else own

    def at(self, place: int, name: str) -> str:
        """Return where a figure of a line stands; nothing where no line has such a one."""
        return self.page.at(self.first + place, self.columns.index(name)) if name in self.columns else ""


def _account_row(
    tree: Tree, place: int, money: Mapping[str, Gauge], costs: Sequence[str], locale: str
) -> dict[str, Cell]:
    account = tree.accounts[place]

    def cell(name: str, formula: str = "") -> Cell:
        found: Quantity | None = getattr(account, name)
        if found is None:
            return None
        return timed(money[found.unit], found, locale).cell(found, formula, bound=bound_of(found, locale))

    counted = [(n, q) for n in tree.below.get(place, ()) if (q := tree.figure(n))]
    adds_up = account.parts and account.parts.value == sum((q.value for _, q in counted), Decimal(0))
    share: Cell = None
    part, amount = tree.terms[place].share, ""
    own, base = tree.figure(place), tree.figure(tree.above[place]) if place in tree.above else None
    if own and base and base.value > 0 and own.unit == base.unit:
        formula = f"{tree.cell(place)}/{tree.cell(tree.above[place])}"
        share = _PERCENT._replace(places=1).cell(own.value / base.value * _HUNDRED, formula)
    if part is not None:
        share = _PERCENT.fitting([part * _HUNDRED]).cell(part * _HUNDRED)
        amount = f"{tree.at(place, 'share_above')}*{tree.at(tree.above[place], 'amount')}"
    planned, used = "amount" if account.amount else "limit", "parts" if account.parts else "cost"
    return {
        "budget_line": Text(account.name, account.depth, account.depth == 0),
        "amount": cell("amount", amount),
        "limit": cell("limit"),
        "parts": cell("parts", summed([tree.cell(n) for n, _ in counted]) if adds_up else ""),
        "cost": cell("cost", summed(costs) if costs and all(costs) else ""),
        "left": cell("left", f"{tree.at(place, planned)}-{tree.at(place, used)}"),
        "share_above": share,
    }


def write_risks(
    book: Book,
    ranked: Sequence[RankedRisk],
    risks: Sequence[Risk],
    reserve: Quantity | None,
    money: Mapping[str, Gauge],
) -> Page:
    """Write the risks with their scores, ranks and expected losses as formulas."""
    locale = book.locale
    page = book.page(say(locale, "section.risks"))
    page.title(say(locale, "section.risks"))
    page.note(say(locale, "sheet.risks_note"))
    page.still = 2
    given = {f"/risks/id={risk.id}": risk for risk in risks}
    fields = {name for risk in risks for name in _TOLD if getattr(risk, name)}
    fields |= {name for name in ("rank", "score", "band") if any(getattr(r, name) for r in ranked)}
    fields |= {"loss"} if any(r.expected for r in ranked) else set()
    fields |= {"level"} if any(r.probability is not None for r in ranked) else set()
    columns = [name for name in _RISK if name in fields | {"risk", "state"}]
    place: dict[str, int] = {name: number for number, name in enumerate(columns)}
    first, last = page.row + 1, page.row + len(ranked)
    rows = []
    for row, one in enumerate(ranked, first):
        cells = _risk_row(page, place, (row, first, last), one, given.get(one.at), money)
        rows.append([cells[name] for name in columns])
    heads = {"cost": "loss_if"}
    area = page.table([label(locale, heads.get(name, name)) for name in columns], rows, main=True)
    if "probability" in place:
        page.between(area, place["probability"], 0, 1)
    for name in {"level", "impact"} & set(place):
        page.between(area, place[name], 1, 5, "integer")
    page.choices(area, place["state"], book.cells["states"])
    if "owner" in place:
        owners(book, area, place["owner"], page)
    if "band" in place:
        own = page.at(area.first, place["band"])
        for band, ink in (("high", "bad"), ("medium", "amber"), ("low", "good")):
            page.colour(area, place["band"], f"{own}={text(label(locale, f'band.{band}'))}", ink)
    if reserve:
        page.row -= 1
        page.write(page.row, place["risk"], Text(say(locale, "sheet.reserve"), 0, bold=True))
        loss = place["loss"]
        formula = f"SUM({page.at(first, loss)}:{page.at(last, loss)})"
        page.write(
            page.row,
            loss,
            money[reserve.unit].fitting([reserve.value]).cell(reserve, formula),
            bold=True,
        )
        book.cells["risks.reserve"] = page.far(page.row, loss)
        page.row += 2
    return page


def _risk_row(
    page: Page, place: Mapping[str, int], rows: tuple[int, int, int], ranked: RankedRisk, risk: Risk | None,
    money: Mapping[str, Gauge],
) -> dict[str, Cell]:  # fmt: skip
    locale, (row, first, last) = page.book.locale, rows
    chance, level = chance_of(risk.probability) if risk else (None, None)
    worded = risk is not None and level_of(risk.probability) is not None
    at = {name: page.at(row, column) for name, column in place.items()}
    given = dict.fromkeys(_TOLD, "") | ({name: getattr(risk, name) for name in _TOLD} if risk else {})
    cells: dict[str, Cell] = {"rank": None, **given, "risk": ranked.text, "owner": ranked.owner, "state": Entry()}
    cells |= {"level": None, "score": None, "band": None, "loss": None}
    if chance is not None:
        chances = ",".join(str(float(CHANCES[key])) for key in sorted(CHANCES))
        cells["probability"] = _PERCENT.cell(chance * _HUNDRED, f"CHOOSE({at['level']},{chances})" if worded else "")
    if level:
        formula = f"MAX(1,MIN(5,ROUNDUP(ROUND({at['probability']}*5,9),0)))"
        cells["level"] = Figure(level, "0", "" if worded else formula)
    if ranked.impact:
        cells["impact"] = Figure(ranked.impact, "0")
    if ranked.score is not None:
        column, own = place["score"], at["score"]
        among = f"{page.at(first, column, absolute=True)}:{page.at(last, column, absolute=True)}"
        high, medium, low = (text(label(locale, f"band.{band}")) for band in ("high", "medium", "low"))
        cells["score"] = Figure(float(ranked.score), "0", f"{at['level']}*{at['impact']}")
        cells["rank"] = Figure(ranked.rank or 0, "0", f"RANK({own},{among})")
        banded = f"IF({own}>=12,{high},IF({own}>=6,{medium},{low}))"
        cells["band"] = Figure(label(locale, f"band.{ranked.band}"), "General", banded)
    if cost := quantity(risk.cost) if risk and risk.cost else None:
        cells["cost"] = money[cost.unit].cell(cost, bound=bound_of(cost, locale))
    if ranked.expected:
        gauge = money[ranked.expected.unit].fitting([ranked.expected.value])
        cells["loss"] = gauge.cell(ranked.expected, f"{at['probability']}*{at['cost']}")
    return cells
