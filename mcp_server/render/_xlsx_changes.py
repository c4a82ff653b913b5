"""What made the difference in a KPI tree, and what moves its top, as formulas over the cells of the tree."""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from mcp_server.compute.attribution import AttributionError, Powers, products
from mcp_server.compute.tree import Scenario, factor
from mcp_server.methods._tree_change import plain_scale
from mcp_server.methods._tree_nouns import Comparison
from mcp_server.methods.build_kpi_tree import KpiTree, formulas_of
from mcp_server.render._xlsx_book import Book, Cell, Page, Text
from mcp_server.render._xlsx_common import grid
from mcp_server.render._xlsx_gauge import Figure, Gauge, Place, gauge
from mcp_server.words import label, say

_PERCENT: Final = Gauge(Decimal(100), "", "%", 1)
_MOST: Final = 40
"""Products that a sheet shows."""
_ROUNDED: Final = 0.0005001


class _Product(NamedTuple):
    """A product of leaves: its powers, and how formulas write it in a scenario."""

    powers: Mapping[str, int]
    times: Fraction
    """What its cells are multiplied by, so that it stands in plain numbers."""

    def formula(self, book: Book, scenario: str) -> str:
        """Return it over the cells of a scenario."""
        gains = [one for leaf, power in self.powers.items() for one in [_at(book, leaf, scenario).cell] * power]
        losses = [one for leaf, power in self.powers.items() for one in [_at(book, leaf, scenario).cell] * -power]
        text = "*".join([*gains, str(self.times.numerator)] if self.times.numerator != 1 or not gains else gains)
        over = [*losses, *([str(self.times.denominator)] if self.times.denominator != 1 else [])]
        return text + "".join(f"/{one}" for one in over)


def _at(book: Book, leaf: str, scenario: str) -> Place:
    return book.places[f"tree:{leaf}:{scenario}"]


def _scenario(tree: KpiTree, name: str) -> Scenario:
    """Return the figures of a scenario as plain numbers."""
    found = [(m, f) for m in tree.measures for f in m.figures if f.scenario == name]
    computed = {m.id: f.computed.value * factor(m.unit) for m, f in found if f.computed}
    stated = {m.id: f.stated.value * plain_scale(f.stated, m.unit) for m, f in found if f.stated}
    return Scenario({**stated, **computed}, computed, {}, {}, {})


def _products(book: Book, tree: KpiTree, root: str, scenarios: tuple[str, str]) -> list[_Product]:
    """Return a measure as products of leaves; nothing where it is none, or a leaf stands on no sheet."""
    try:
        found = products(formulas_of(tree).tree, root, (_scenario(tree, scenarios[0]), _scenario(tree, scenarios[1])))
    except AttributionError:
        return []
    if found is None or len(found) > _MOST or not _shown(book, found, scenarios):
        return []
    units = {m.id: m.unit for m in tree.measures}
    out = []
    for powers, times in found.items():
        whole = Fraction(times)
        for leaf, power in powers:
            whole *= _cell(units[leaf]) ** power
        out.append(_Product(dict(powers), whole))
    return out


def _shown(book: Book, found: Mapping[Powers, Decimal], scenarios: Sequence[str]) -> bool:
    leaves = {leaf for powers in found for leaf, _ in powers}
    places = [book.places.get(f"tree:{leaf}:{scenario}") for leaf in leaves for scenario in scenarios]
    return all(place is not None for place in places) and all(sum(map(abs, dict(p).values())) < 50 for p in found)


def write_changes(book: Book, tree: KpiTree) -> None:
    """Write each comparison with what every leaf made of the difference."""
    locale = tree.locale
    page = book.page(say(locale, "section.changes"))
    page.title(say(locale, "section.changes"))
    for one in tree.comparisons:
        names = [tree.scenario(name) for name in one.scenarios]
        page.heading(say(locale, "tree.apart", from_scenario=names[0], to_scenario=names[1]))
        if one.fault:
            page.line(say(locale, "tree.cannot_compare", from_scenario=names[0], to_scenario=names[1], fault=one.fault))
            continue
        if one.contributions:
            _write_contributions(page, tree, one, [str(name) for name in names])
            if one.method:
                page.note(say(locale, f"tree.method.{one.method}"))


def _write_contributions(page: Page, tree: KpiTree, one: Comparison, names: Sequence[str]) -> None:
    """Write who made what of a difference; the products from which that follows stand folded below."""
    book, locale, whole = page.book, tree.locale, one.difference
    figures = _Figures(tree, one.scenarios)
    found = _products(book, tree, one.id, one.scenarios) if one.method != "shapley" else []
    if one.method == "lmdi" and not all(v[leaf] > 0 for p in found for leaf in p.powers for v in figures.values):
        found = []
    amounts = {part.id: part.amount.value for part in one.contributions}
    # What has not changed may be changed in the file.
    amounts |= {leaf: Decimal(0) for product in found for leaf in product.powers if leaf not in amounts}
    clear = bool(whole and whole.value and any(part.share is not None for part in one.contributions))
    first, last = page.row + 1, page.row + len(amounts)
    means = {n: page.at(last + 2 + n, 3) for n in range(len(found))}
    shown = gauge((p.amount.value for p in one.contributions), whole.unit if whole else "", locale)
    per = 1 / (Fraction(factor(figures.units[one.id])) * Fraction(shown.scale))
    total = page.at(last + 1, 3)
    rows: list[list[Cell]] = []
    for row, (leaf, amount) in enumerate(amounts.items(), first):
        formula = _amount(found, leaf, (page.at(row, 1), page.at(row, 2)), means, per)
        share: Cell = None
        if clear and whole:
            share = _PERCENT.cell(amount / whole.value * 100, f'IF({total}=0,"",{page.at(row, 3)}/{total})')
        cells = figures.cells(book, leaf)
        rows.append([figures.names[leaf], *cells, shown.cell(amount, formula, signed=True), share])
    if whole:
        name = Text(say(locale, "sheet.total"), 0, bold=True)
        sums = f"SUM({page.at(first, 3)}:{page.at(last, 3)})"
        rows.append([name, *figures.cells(book, one.id), shown.cell(whole, sums, signed=True), None])
    heads = [label(locale, "name"), *names, label(locale, "change"), label(locale, "percent")]
    page.table(heads, rows, main=page.main is None)
    page.row -= 1
    for product in found:
        ends = [figures.product(product, side) for side in (0, 1)]
        page.write(page.row, 0, figures.told(product))
        for column, (name_of, end) in enumerate(zip(one.scenarios, ends, strict=True), 1):
            page.write(page.row, column, Figure(float(end), "#,##0.00", product.formula(book, name_of)))
        b, a = page.at(page.row, 1), page.at(page.row, 2)
        mean = f'IF({a}={b},{a},IFERROR(({a}-{b})/LN({a}/{b}),""))'
        page.write(page.row, 3, Figure(_mean(*ends), "#,##0.00", mean))
        page.fold(page.row)
        page.row += 1
    page.row += 1


class _Figures:
    """The figures of two scenarios."""

    def __init__(self, tree: KpiTree, scenarios: tuple[str, str]) -> None:
        """Read them as plain numbers."""
        self.scenarios = scenarios
        self.values = [_scenario(tree, name).values for name in scenarios]
        self.units = {m.id: m.unit for m in tree.measures}
        self.names = {m.id: m.name for m in tree.measures}

    def cells(self, book: Book, leaf: str) -> list[Cell]:
        """Return a measure in both, shown from the sheet of the tree."""
        out: list[Cell] = []
        for name, values in zip(self.scenarios, self.values, strict=True):
            place = book.places.get(f"tree:{leaf}:{name}")
            own = values[leaf] / factor(self.units[leaf])
            out.append(place.gauge.fitting([own]).cell(own, place.cell) if place else None)
        return out

    def product(self, product: _Product, side: int) -> Fraction:
        """Return a product of plain numbers."""
        out = product.times
        for leaf, power in product.powers.items():
            out *= (Fraction(self.values[side][leaf]) / _cell(self.units[leaf])) ** power
        return out

    def told(self, product: _Product) -> str:
        """Return what a product is made of."""
        powers = product.powers.items()
        return " × ".join(self.names[leaf] + (f"^{power}" if power != 1 else "") for leaf, power in powers) or "1"


def _cell(unit: str) -> Fraction:
    """Return what a plain number is divided by to stand in a cell: one of 万元 by 10,000; 40 % stand as 0.4."""
    return Fraction(factor(unit)) * (100 if unit == "%" else 1)


def _amount(
    found: Sequence[_Product], leaf: str, cells: tuple[str, str], means: Mapping[int, str], per: Fraction
) -> str:
    """Return what a leaf made of the difference, over the products in which it stands."""
    before, after = cells
    terms = []
    for number, product in enumerate(found):
        power = product.powers.get(leaf, 0)
        if power == 1 and len(product.powers) == 1:
            terms.append(f"({after}-{before})*{_ratio(product.times * per)}")
        elif power:
            terms.append(f"{means[number]}*{power}*LN({after}/{before})*{_ratio(per)}")
    return f'IFERROR({"+".join(terms)},"")' if terms else ""


def _ratio(value: Fraction) -> str:
    return str(value.numerator) + (f"/{value.denominator}" if value.denominator != 1 else "")


def _mean(before: Fraction, after: Fraction) -> float | str:
    """Return the logarithmic mean of two numbers; nothing where there is none."""
    if before == after:
        return float(after)
    if before * after <= 0:
        return ""
    return float(after - before) / math.log(after / before)


def write_levers(book: Book, tree: KpiTree) -> None:
    """Write by how many percent the top moves with each leaf, and what the leaves must be for the target."""
    locale, scenario = tree.locale, tree.lever_scenario
    page = book.page(say(locale, "section.levers"))
    page.title(say(locale, "section.levers"))
    page.note(say(locale, "tree.levers", scenario=tree.scenario(scenario)))
    root = tree.goal.id if tree.goal else tree.comparisons[0].id if tree.comparisons else tree.roots[0]
    figures = _Figures(tree, (scenario, scenario))
    found = _products(book, tree, root, (scenario, scenario))
    parts = [figures.product(product, 0) for product in found]
    whole = sum(parts, Fraction(0))
    at = [page.at(page.row + len(tree.levers) + 1 + n, 1) for n in range(len(found))]
    rows: list[list[Cell]] = []
    for lever in tree.levers:
        powers = [product.powers.get(lever.id, 0) for product in found]
        exact = sum((p * part for p, part in zip(powers, parts, strict=True)), Fraction(0)) / whole if whole else None
        value, formula = float(lever.elasticity), ""
        # Of another top than this, or a formula that is no sum of products, it stays as it was computed.
        if exact is not None and any(powers) and abs(float(exact) - value) <= _ROUNDED:
            moved = "+".join(f"{cell}*{power}" for cell, power in zip(at, powers, strict=True) if power)
            value, formula = float(exact), f'IFERROR(({moved})/SUM({at[0]}:{at[-1]}),"")'
        controllable = label(locale, lever.controllable) if lever.controllable else None
        rows.append([lever.name, Figure(value, "0.000", formula), controllable])
    page.table([label(locale, name) for name in ("name", "elasticity", "controllable")], rows, main=True)
    page.row -= 1
    for product, part in zip(found, parts, strict=True):
        page.write(page.row, 0, figures.told(product))
        page.write(page.row, 1, Figure(float(part), "#,##0.00", product.formula(book, scenario)))
        page.fold(page.row)
        page.row += 1
    page.row += 1
    if tree.goal and tree.goal.needs:
        page.note(say(locale, "tree.needs", target=tree.goal.target))
        grid(page, tree.goal.needs, "lever=name today limits alone low high together fault")
    if tree.stages:
        told = say(locale, "tree.stages", stages=tuple(label(locale, s) for s in tree.stages))
        missing = tuple(label(locale, s) for s in tree.open_stages)
        page.line(told + (say(locale, "tree.open_stages", stages=missing) if missing else ""))
