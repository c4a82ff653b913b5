"""What the present value of a case hangs on, as formulas: each stream and the rate alone, and several together."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.quantities import quantity
from mcp_server.methods._proposal_cases import RATE, CaseResult, Turn, driver_named, rate_of
from mcp_server.methods._proposal_flows import Stream
from mcp_server.methods._proposal_money import Purse
from mcp_server.model.proposal import Case
from mcp_server.render._xlsx_book import Cell, Drawn, Entry, Page
from mcp_server.render._xlsx_common import cell_of
from mcp_server.render._xlsx_gauge import Figure, Gauge, Place, gauge_of
from mcp_server.words import label, say

_CHANGES: Final = ("-0.2", "-0.1", "+0.1", "+0.2")
_HEADS: Final = ("−20%", "−10%", "+10%", "+20%")
_PERCENT: Final = Gauge(Decimal(100), "", "%")
_MONTHS: Final = 12


class Grid(NamedTuple):
    """Where the money of a case stands: a row for each year or month, a column for each stream, then what is left."""

    first: int
    last: int
    many: int
    rate: str
    """The cell of the discount rate; empty where there is none."""
    case: CaseResult
    shown: Gauge
    streams: tuple[Stream, ...]
    page: Page

    @property
    def net(self) -> int:
        """The column of what is left; all up to there, both discounted, and when it is paid back stand behind it."""
        return 1 + self.many

    def back(self, name: str) -> int:
        """Return the column of when a balance is back at zero."""
        return self.net + (5 if name == "discounted_payback" else 4 if self.case.points[0].worth else 2)

    def column(self, column: int) -> str:
        """Return the cells of a column."""
        ends = (self.page.at(row, column, absolute=True) for row in (self.first, self.last))
        return ":".join(ends)

    def growth(self, at: str, rate: str = "") -> str:
        """Return by what an amount at a time is divided."""
        return (
            f"(1+{rate or self.rate})^{at}" if self.case.by == "year" else f"(1+{rate or self.rate})^({at}/{_MONTHS})"
        )

    def present(self, column: int, rate: str = "") -> str:
        """Return the formula of what a column is worth at the start."""
        return f"SUMPRODUCT({self.column(column)}/{self.growth(self.column(0), rate)})"

    def worth(self, row: Sequence[Decimal], rate: Decimal) -> Decimal:
        """Return what amounts are worth at the start."""
        step = 1 if self.case.by == "year" else _MONTHS
        return sum((v / (1 + rate) ** (Decimal(at) / step) for at, v in enumerate(row) if v), Decimal(0))

    def sums(self, stream: int) -> tuple[str, str]:
        """Return where the total and the present value of a stream stand."""
        total, worth = (self.page.at(self.last + n, 1 + stream, absolute=True) for n in (1, 2))
        return total, worth

    @property
    def npv(self) -> str:
        """Where the present value of all stands."""
        return self.page.at(self.last + 2, self.net, absolute=True)


def write_drivers(page: Page, case: CaseResult, sheet: Grid) -> None:
    """Write the tornado: the present value with each figure changed alone."""
    if not case.drivers:
        return
    locale, base = page.book.locale, case.npv
    page.heading(say(locale, "proposal.tornado"))
    known = {(s.at, s.name): n for n, s in enumerate(sheet.streams)}
    rows: list[list[Cell]] = []
    for driver in case.drivers:
        number = known.get((driver.at, driver.name))
        is_rate = driver.at.endswith("/rate") and number is None
        outcomes = [
            None if q is None else sheet.shown.cell(q, _swing(sheet, number, change, is_rate=is_rate))
            for q, change in zip(driver.outcomes, _CHANGES, strict=True)
        ]
        turns: Cell = cell_of(driver.turns, "", locale)
        value: Cell = cell_of(driver.value, "", locale)
        if number is not None and sheet.rate:
            total, worth = sheet.sums(number)
            value = sheet.shown.cell(driver.value, f"ABS({total})")
            by = _PERCENT._replace(places=2)
            turning = f'IF({worth}=0,"",IF(-{sheet.npv}/{worth}<-1,"",-{sheet.npv}/{worth}))'
            found = by.cell(driver.turns, signed=True) if driver.turns else Figure("", by.format(signed=True))
            turns = found._replace(formula=turning) if isinstance(found, Figure) else found
        elif is_rate and sheet.rate:
            value = _PERCENT.fitting([driver.value.value]).cell(driver.value, sheet.rate)
        row, ends = page.row + 1 + len(rows), (driver.outcomes[0], driver.outcomes[-1])
        apart = [
            None if q is None or base is None or not sheet.streams
            else sheet.shown.cell(q.value - base.value, f"{page.at(row, at)}-{sheet.npv}", signed=True)
            for at, q in zip((2, 5), ends, strict=True)
        ]  # fmt: skip
        rows.append([driver.name, value, *outcomes, turns, *apart])
    swings = [say(locale, "sheet.swing", change=change) for change in (_HEADS[0], _HEADS[-1])]
    heads = [label(locale, "driver"), label(locale, "value"), *_HEADS, label(locale, "turns"), *swings]
    area = page.table(heads, rows)
    if base and sheet.rate and sheet.streams:
        page.book.drawn[f"tornado:{case.at}"] = [
            Drawn(
                "bar", tone, page.name, (area.head, column), (area.first, 0, area.last, 0),
                (area.first, column, area.last, column), sheet.shown.format(),
            )
            for tone, column in (("quiet", 7), ("main", 8))
        ]  # fmt: skip


def _swing(sheet: Grid, stream: int | None, change: str, *, is_rate: bool) -> str:
    if not sheet.rate or not sheet.streams:
        return ""
    if is_rate:
        return sheet.present(sheet.net, f"{sheet.rate}*(1{change})")
    return f"{sheet.npv}{change}*{sheet.sums(stream)[1]}" if stream is not None else ""


class _Lever(NamedTuple):
    """What the scenarios of a case change: the rate, or a stream."""

    name: str
    stream: int | None


def write_turns(
    page: Page, case: Case, result: CaseResult, sheet: Grid, own: Mapping[str, Place], purse: Purse
) -> None:
    """Write the present value with several figures changed, each change in a cell of its own."""
    if not result.scenarios:
        return
    locale = page.book.locale
    page.heading(label(locale, "scenarios"))
    levers = _levers(case, sheet)
    told = not case.scenarios or any(t.reason for t in result.scenarios) or not sheet.streams
    heads = ["scenario", *(["changes"] if told else []), *(lever.name for lever in levers), "npv", "difference"]
    before = 2 if told else 1
    reasons = [*(["note"] if any(t.reason for t in result.scenarios) else [])]
    rows: list[list[Cell]] = []
    for place, turn in enumerate(result.scenarios):
        row = page.row + 1 + place
        changes = case.scenarios[place].changes if case.scenarios else {}
        cells, formula = _changed(page, row, before, changes, levers, sheet, own, purse)
        if not case.scenarios and sheet.streams and sheet.rate:
            formula = _all(sheet, -1 if place == 0 else 1)
        npv = page.at(row, before + len(levers))
        live = bool(formula) and not turn.reason
        rows.append([
            turn.name, *([turn.changes if turn.reason or not levers else None] if told else []), *cells,
            sheet.shown.cell(turn.npv, formula if live else ""),
            sheet.shown.cell(turn.difference, f"{npv}-{sheet.npv}" if live else "", signed=True),
            *([_why(turn, locale)] if reasons else []),
        ])  # fmt: skip
    named = [name if before <= n < before + len(levers) else label(locale, name) for n, name in enumerate(heads)]
    page.table([*named, *(label(locale, name) for name in reasons)], rows)


def _why(turn: Turn, locale: str) -> str | None:
    return say(locale, f"proposal.reason.{turn.reason}") if turn.reason else None


def _levers(case: Case, sheet: Grid) -> list[_Lever]:
    """Return what some scenario changes, in the order of the case."""
    if not sheet.streams or not sheet.rate:
        return []
    named = {driver_named(name, sheet.streams) for one in case.scenarios for name in one.changes}
    rate = [_Lever(say(sheet.page.book.locale, "proposal.rate"), None)] if RATE in named else []
    return [*(_Lever(s.name, n) for n, s in enumerate(sheet.streams) if str(n) in named), *rate]


def _all(sheet: Grid, way: int) -> str:
    """Return the present value with all that comes in, and all that goes out, 20 % worse or better."""
    last = sheet.net - 1
    totals, worths = (
        f"{sheet.page.at(sheet.last + n, 1, absolute=True)}:{sheet.page.at(sheet.last + n, last, absolute=True)}"
        for n in (1, 2)
    )
    return f"SUMPRODUCT({worths}*(1{way * 0.2:+.1f}*SIGN({totals})))"


def _changed(
    page: Page, row: int, before: int, changes: Mapping[str, str], levers: Sequence[_Lever], sheet: Grid,
    own: Mapping[str, Place], purse: Purse,
) -> tuple[list[Cell], str]:  # fmt: skip
    """Return the cells of a scenario, and the formula of its present value over them."""
    given = {driver_named(name, sheet.streams): text for name, text in changes.items()}
    rate, cells, terms = "", list[Cell](), []
    for column, lever in enumerate(levers, before):
        at = page.at(row, column)
        text = given.get(RATE if lever.stream is None else str(lever.stream), "")
        found = quantity(text) if text else None
        if found is None:
            cells.append(Entry("+0%;-0%"))
            change = at
        elif found.signed and found.dimension == "percent":
            cells.append(_PERCENT.fitting([found.value]).cell(found.value, signed=True))
            change = at
        elif lever.stream is None:
            new = (rate_of(text) or Decimal(0)) * 100
            cells.append(_PERCENT.fitting([new]).cell(new))
            rate, change = at, ""
        else:
            amount = purse.yearly(text)
            if amount is None:
                return [*cells, *([None] * (len(levers) - len(cells)))], ""
            shown = gauge_of([amount], page.book.locale)
            cells.append(shown.cell(amount))
            stream = sheet.streams[lever.stream]
            was = (
                own.get(stream.at, Place(sheet.sums(lever.stream)[0], sheet.shown))
                if stream.amount
                else Place(sheet.sums(lever.stream)[0], sheet.shown)
            )
            factor = shown.scale / was.gauge.scale
            change = f"(ABS({at}{'' if factor == 1 else f'*{factor:f}'})/ABS({was.cell})-1)"
        if lever.stream is None and change:
            rate = f"{sheet.rate}*(1+{at})"
        elif lever.stream is not None:
            terms.append((change, lever.stream))
    wide = f"({rate})" if rate else ""
    base = sheet.present(sheet.net, wide) if rate else sheet.npv
    worths = (sheet.present(1 + n, wide) if rate else sheet.sums(n)[1] for _, n in terms)
    return cells, base + "".join(f"+{change}*{worth}" for (change, _), worth in zip(terms, worths, strict=True))
