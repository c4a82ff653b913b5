"""Goals with what was reached, as rows whose shares, gaps and verdicts follow from their figures."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_DOWN, Decimal
from typing import Final, NamedTuple, Protocol

from mcp_server.compute.attainment import PARTLY_FROM
from mcp_server.methods._retro_goals import Attained, alike, planned_for, way_of
from mcp_server.methods._retro_paths import Followed
from mcp_server.model.base import by_reference
from mcp_server.model.quantity import Quantity
from mcp_server.model.retrospective import Goal, Planned
from mcp_server.render._xlsx_book import Cell, Page
from mcp_server.render._xlsx_common import cell_of
from mcp_server.render._xlsx_gauge import Figure, Gauge, Place, bound_of, gauge_of
from mcp_server.render._xlsx_targets import text
from mcp_server.words import label, say

_PERCENT: Final = Gauge(Decimal(100), "", "%", 1)
_THOUSANDTH: Final = Decimal("0.001")
_HEADS: Final = ("objective_line", "baseline", "target", "actual", "verdict", "reached", "way_gone", "gap", "evidence")
_BASELINE, _TARGET, _ACTUAL, _REACHED, _GONE = 1, 2, 3, 5, 6


class LooksBack(Protocol):
    """A body with goals and how far each was reached."""

    @property
    def goals(self) -> Sequence[Goal]:
        """As they were given."""

    @property
    def attained(self) -> Sequence[Attained]:
        """As they were judged."""

    @property
    def planned(self) -> Planned:
        """What the plan wanted."""


class Both(NamedTuple):
    """Where the baseline and the actual of a goal stand."""

    baseline: Place
    actual: Place


def single(value: Quantity | None) -> bool:
    """Say whether a figure is one, and no range."""
    return value is not None and value.upper is None


def cut(share: Decimal, formula: str = "") -> Cell:
    """Return a share in percent, cut to a tenth and not rounded: 99.96 % is not reached."""
    stood = share.quantize(_THOUSANDTH, ROUND_DOWN)
    return _PERCENT.cell(stood * 100, f'IFERROR(ROUNDDOWN(ROUND({formula},9),3),"")' if formula else "")


def write_goals(page: Page, body: LooksBack) -> Mapping[str, Both]:
    """Write the goals; say where the figures of those stand that can be compared, by the pointer to the actual."""
    kpis, given = by_reference(body.planned.kpis), {f"/goals/id={g.id}": g for g in body.goals if g.id}
    rows, out = [], {}
    for row, goal in enumerate(body.attained, page.row + 1):
        own = given.get(goal.at)
        way = way_of(own, planned_for(own, kpis), goal.target, goal.baseline) if own else None
        cells, shown = _row(page, row, goal, way)
        rows.append(cells)
        if shown and isinstance(cells[_BASELINE], Figure) and isinstance(cells[_ACTUAL], Figure):
            out[f"{goal.at}/actual"] = Both(*(Place(page.at(row, n), shown) for n in (_BASELINE, _ACTUAL)))
    page.table([label(page.book.locale, name) for name in _HEADS], rows, main=True)
    return out


def _row(page: Page, row: int, goal: Attained, way: str | None) -> tuple[list[Cell], Gauge | None]:
    """Return the cells of a goal, and in which unit its figures stand."""
    locale, target, actual, base = page.book.locale, goal.target, goal.actual, goal.baseline
    same = alike(target, actual) if target and actual else None
    start = alike(target, base) if target and base else None
    shown = gauge_of([target, same, start], locale)
    reached: Cell = None if goal.share is None else cut(goal.share)
    gone: Cell = None if goal.progress is None else cut(goal.progress)
    gap: Cell = None
    b, t, a = (page.at(row, column) for column in (_BASELINE, _TARGET, _ACTUAL))
    plain = target is not None and same is not None and target.upper is None and same.upper is None
    plain = plain and bool(target and target.dimension != "points" and not target.signed)
    if plain and target and same:
        if goal.formula in {"actual/target", "target/actual"}:
            over = f"{a}/{t}" if goal.formula == "actual/target" else f"{t}/{a}"
            reached = cut(goal.share or Decimal(0), over)
        if goal.progress is not None and start is not None and start.value != target.value:
            went = f"({a}-{b})/({t}-{b})"
            if abs((same.value - start.value) / (target.value - start.value) - goal.progress) < Decimal("1e-12"):
                gone = cut(goal.progress, went)
                reached = cut(goal.share or Decimal(0), went) if goal.formula == "progress" else reached
        if goal.gap is not None and goal.gap.value == same.value - target.value:
            points = goal.gap.dimension == "points"
            by = gauge_of([goal.gap], locale) if points else shown.fitting([goal.gap.value])
            gap = by.cell(goal.gap, f"({a}-{t})*100" if points else f"{a}-{t}", signed=True)
    verdict = _verdict(page, row, goal, way, same) if plain and target and same else None
    told = label(locale, goal.verdict)
    return [
        goal.name,
        shown.cell(start, bound=bound_of(start, locale)) if single(start) else cell_of(base, "", locale),
        shown.cell(target, bound=bound_of(target, locale)) if plain else cell_of(target, "", locale),
        shown.cell(same, bound=bound_of(same, locale)) if plain else cell_of(actual, "", locale),
        verdict or (
            f"{told} · {say(locale, f'retro.reason.{goal.reason}', name=goal.name, peak=goal.peak or '')}"
            if goal.reason else told
        ),
        reached, gone, gap if gap is not None else cell_of(goal.gap, "", locale), goal.evidence,
    ], shown if plain else None  # fmt: skip


def _verdict(page: Page, row: int, goal: Attained, way: str | None, actual: Quantity) -> Cell:
    """Return the verdict as a formula of the figures; nothing where it does not follow from them alone."""
    target = goal.target
    if target is None or way not in {"higher", "lower"} or goal.reason or actual.bound != "=":
        return None
    higher, strict = way == "higher", target.bound in {">", "<"}
    met = (actual.value > target.value) == higher if actual.value != target.value else not strict
    if met != (goal.verdict == "met"):
        return None
    t, a = page.at(row, _TARGET), page.at(row, _ACTUAL)
    holds = f"ROUND({a}-{t},9){'>' if higher else '<'}{'' if strict else '='}0"
    column = _GONE if goal.progress is not None else _REACHED
    words = {name: label(page.book.locale, name) for name in ("met", "partly", "missed", "cannot_be_judged")}
    partly = f"IF(N({page.at(row, column)})>={PARTLY_FROM},{text(words['partly'])},{text(words['missed'])})"
    formula = f"IF({holds},{text(words['met'])},{partly})"
    formula = f'IF({a}="",{text(words["cannot_be_judged"])},{formula})'
    return Figure(words[goal.verdict], "General", formula)


def write_followed(page: Page, ways: Sequence[Followed]) -> None:
    """Write the ways of the plan with where its measures went."""
    locale = page.book.locale
    for way in ways:
        page.heading(way.name)
        rows: list[list[Cell]] = [
            [label(locale, name), *(cell_of(getattr(point, name), "", locale) for point in way.points)]
            for name in ("expected", "amber", "red", "actual")
        ]
        rows.append([label(locale, "standing"), *(label(locale, word) for word in way.standings)])
        page.table([label(locale, "checkpoint"), *(point.name for point in way.points)], rows)
