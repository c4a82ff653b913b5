"""How figures of one unit stand in cells: by what they are divided, and the number format that says the unit."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from mcp_server.model.quantity import Quantity
from mcp_server.render.markdown import one_line
from mcp_server.words import say
from mcp_server.words.format import BOUNDS, CURRENCY, SCALED, SCALES, UNITS

DAY: Final = "yyyy-mm-dd"
TIMES: Final = ("day", "week", "month", "quarter", "year")
LARGEST: Final = Decimal(10) ** 300
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_EPOCH: Final = date(1899, 12, 30)
_WIDE: Final = Context(prec=1_000)
_QUOTES: Final = re.compile(r'["\\;\[\]]')
_PERCENT: Final = frozenset({"%"})


class Figure(NamedTuple):
    """What a cell shows beside text: a figure, or what a formula gives."""

    value: float | str
    """As it stands in the cell, of a formula the stored result."""
    format: str = "General"
    formula: str = ""
    """Without its sign of equality; empty for a figure that the reader may change."""


class Gauge(NamedTuple):
    """The unit of figures that belong together."""

    scale: Decimal = Decimal(1)
    before: str = ""
    """A currency sign."""
    after: str = ""
    """A scale word and the unit."""
    places: int = 0

    def fitting(self, values: Iterable[Decimal]) -> "Gauge":
        """Return the same unit with decimals, two at most, for more figures."""
        by = 1 if self.after == "%" else self.scale
        more = (_places(_WIDE.divide(abs(value), by)) for value in values if abs(value) < LARGEST)
        return self._replace(places=max([self.places, *(min(places, 2) for places in more)]))

    def plain(self, value: Decimal) -> float:
        """Return a figure as it stands in the cell."""
        return float(_WIDE.divide(value, self.scale))

    def format(self, bound: str = "", *, signed: bool = False) -> str:
        """Return the number format of a figure with a bound."""
        digits = f"#,##0{'.' + '0' * self.places if self.places else ''}"
        if self.after == "%":
            digits = f"0{'.' + '0' * self.places if self.places else ''}%"
        after = _quoted(self.after) if self.after != "%" else ""
        ends = f"{_quoted(self.before)}{digits}{after}"
        mark = _quoted(bound)
        if signed:
            return f"+{ends};-{ends};{ends}"
        return f"{mark}{ends};{mark}-{ends}" if mark or self.before else ends

    def cell(
        self, value: Decimal | Quantity | None, formula: str = "", *, bound: str = "", signed: bool = False
    ) -> "Figure | str | None":
        """Return a figure as a cell; its digits as text where it is larger than a cell can hold."""
        number = value.value if isinstance(value, Quantity) else value
        if number is None:
            return None
        if abs(number) >= LARGEST:
            return f"{number:E}"
        return Figure(self.plain(number), self.format(bound, signed=signed), formula)


def timed(shown: Gauge, value: Quantity, locale: str) -> Gauge:
    """Return the same unit with the time that an amount is for: $ a month."""
    return shown._replace(after=shown.after + say(locale, f"sheet.per.{value.per}")) if value.per in TIMES else shown


class Place(NamedTuple):
    """A cell that formulas call, and the unit in which its figure stands."""

    cell: str
    gauge: Gauge


def product(places: Iterable[Place], shown: Gauge, times: Fraction | int = 1) -> str:
    """Return a product of cells, and of a number, in the unit of another cell."""
    cells, factor = [], Fraction(times) / Fraction(shown.scale)
    for place in places:
        cells.append(place.cell)
        factor *= Fraction(place.gauge.scale)
    more = "" if factor.numerator == 1 else f"*{factor.numerator}"
    return "*".join(cells) + more + ("" if factor.denominator == 1 else f"/{factor.denominator}")


def _quoted(text: str) -> str:
    return f'"{text}"' if text else ""


def bound_of(value: Quantity | None, locale: str) -> str:
    """Return the sign of a bound as the locale writes it."""
    return BOUNDS[locale].get(value.bound, "") if value else ""


def _places(value: Decimal) -> int:
    """Return how many decimals a figure needs: two at most, a small one as many as two digits that count."""
    if not value:
        return 0
    most = 2 if abs(value) >= 1 else min(6, max(4, 1 - value.adjusted()))
    exponent = value.quantize(Decimal(1).scaleb(-most), context=_WIDE).normalize(_WIDE).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def gauge(values: Iterable[Decimal], unit: str, locale: str, places: int | None = None) -> Gauge:
    """Return how figures of one unit are shown together: in 万 or millions where none of them becomes too small."""
    numbers = [abs(v) for v in values if v and abs(v) < LARGEST]
    if unit in _PERCENT:
        scale, before, after = Decimal(100), "", "%"
    else:
        bare = unit in {"‰", "pp"} or unit.startswith(SCALED)
        fits = [
            (s, w) for s, w in SCALES[locale] if numbers and not bare and max(numbers) >= s and min(numbers) >= s / 10
        ]
        # English tables write thousands in full; Chinese ones count in 万.
        if fits and locale != "zh-CN" and max(numbers) < fits[0][0] * 10:
            fits = fits[1:] if len(fits) > 1 else []
        scale, word = fits[0] if fits else (Decimal(1), "")
        name = _QUOTES.sub("", one_line(UNITS[locale].get(unit, unit)))[:20]
        money = CURRENCY[locale].get(unit)
        if money and locale != "zh-CN":
            before, after = money, word
        else:
            before, after = "", word + (money or (f" {name}" if name and name.isascii() else name))
    if places is None:
        shown = 1 if after == "%" else scale
        places = max((_places(_WIDE.divide(n, shown)) for n in numbers), default=0)
    return Gauge(scale, before, after, places)


def gauge_of(found: Iterable[Quantity | None], locale: str, unit: str = "") -> Gauge:
    """Return how quantities that are compared with each other are shown."""
    known = [q for q in found if q]
    ends = (v for q in known for v in (q.value, q.upper) if v is not None)
    return gauge(ends, unit or next((q.unit for q in known if q.unit), ""), locale)


def gauges(found: Iterable[Quantity | None], locale: str) -> dict[str, Gauge]:
    """Return how quantities are shown, by unit."""
    known = [q for q in found if q]
    return {u: gauge_of((q for q in known if q.unit == u), locale, u) for u in dict.fromkeys(q.unit for q in known)}


def serial(day: date) -> int:
    """Return a day as the number by which spreadsheets know it."""
    return (day - _EPOCH).days


def day_in(text: str) -> date | None:
    """Return the day that a text is, written like 2026-01-05."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def on(day: date | None, formula: str = "") -> Figure | str | None:
    """Return a day as a cell; days before the epoch of spreadsheets as text."""
    if day is None:
        return None
    return Figure(serial(day), DAY, formula) if day.year >= 1901 else day.isoformat()
