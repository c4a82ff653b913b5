"""Facts that the figures of a text can rest on: what each is the figure of, when, and where it stands."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from mcp_server.knowledge.metrics import bind
from mcp_server.language.dates import moments
from mcp_server.language.folding import words
from mcp_server.language.moments import Moment
from mcp_server.language.terms import sought
from mcp_server.model.quantity import Quantity

BOUND_AT_MOST: Final = 60
"""Names of facts that one statement can speak of; it is no statement of one thing with more."""
LOOKED_AT: Final = 2_000
"""Names that are compared with one statement at most."""
NEAR: Final = 64
"""Facts of one value that are looked at, at most."""
_FLOAT: Final = 1e100
_ABOUT: Final = Decimal("0.05")

_ASIDE: Final = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_EMPTY: Final = frozenset(
    words(
        "the a an of in on at for to from by and or with per our its is are was were be value amount figure number "
        "actual current total 数值 数量 金额 实际 当前 目前 合计 总计 的 值 数 额 计"
    )
)
"""Words of a name that say nothing about what it counts, where others are there."""
_DURATIONS: Final[dict[str, tuple[str, Decimal]]] = {
    "ms": ("s", Decimal("0.001")), "seconds": ("s", Decimal(1)), "minutes": ("s", Decimal(60)),
    "hours": ("s", Decimal(3_600)), "days": ("d", Decimal(1)), "weeks": ("d", Decimal(7)),
    "months": ("m", Decimal(1)), "quarters": ("m", Decimal(3)), "years": ("m", Decimal(12)),
}  # fmt: skip


_STRICT: Final = frozenset(
    {"%", "pp", "s", "d", "m", *words("person-hours person-days person-weeks person-months FTE")}
)


class Fact(NamedTuple):
    """A figure that is given, computed or assumed, and what it is the figure of."""

    value: Quantity
    metric: str = ""
    """Its name, as its source gives it."""
    when: str = ""
    """The day or the period that it is about."""
    at: str = ""
    """A pointer, or where it stands in a text."""
    source: str = ""
    """Who says so, or the formula that gives it."""
    scale: int = 1
    """What the value is counted in where its table says so: thousands, millions, 万元."""
    basis: Literal["given", "told", "computed", "assumption"] = "given"
    """Given in a field of its own, told in a sentence, computed, or assumed."""
    aim: bool = False
    """It is wanted, not reached: it supports only a sentence that speaks of what was wanted."""


class Measured(NamedTuple):
    """A value in the unit by which figures are compared, and half of what its rounding leaves open."""

    unit: str
    """%, pp, x, a currency, s, d, m, an effort, a counted thing; empty for a bare number."""
    value: Decimal
    half: Decimal


def measured(one: Quantity) -> Measured:
    """Return a quantity in the unit by which it is compared."""
    unit, times = one.unit, Decimal(1)
    if one.dimension == "duration" and unit in _DURATIONS:
        unit, times = _DURATIONS[unit]
    elif one.dimension == "count":
        unit = ""
    elif one.dimension == "ratio":
        unit = "x"
    return Measured(unit, one.value * times, one.step * times / 2)


def alike(one: str, other: str) -> bool:
    """Whether two units can be those of one measure: a bare number fits money and multiples, nothing else."""
    return one == other or (not (one and other) and not {one, other} & _STRICT)


def digits(one: Quantity) -> int:
    """Return how many digits of a figure are shown."""
    whole = int(abs(one.value) / one.step) if one.step > 0 and abs(one.value) < Decimal("1e60") else 0
    return len(str(whole)) if whole else 0


def agrees(stated: Quantity, fact: Quantity) -> bool:
    """Whether a fact has the value of a figure within the figure's displayed precision, and a unit like it.

    Of a figure with a bound the fact must keep it, and lie within one unit of the last place that is not nought; an
    approximate one may differ by 5 %.
    """
    return _agrees(stated, measured(stated), fact, measured(fact))


def _agrees(stated: Quantity, one: Measured, fact: Quantity, other: Measured) -> bool:
    if not alike(one.unit, other.unit):
        return False
    value, known = one.value, other.value
    if value > 0 > known:
        known = -known
    if stated.upper is not None:
        top = stated.upper * (value / stated.value if stated.value else 1)
        return fact.upper == stated.upper if fact.upper is not None else value <= known <= top
    if stated.bound in {"=", "±"} or stated.bound == fact.bound:
        return abs(value - known) <= one.half or (stated.step == 1 and value == known)
    if stated.bound == "~":
        return abs(value - known) <= abs(value) * _ABOUT
    kept = value <= known if stated.bound in {">", ">="} else known <= value
    return kept and abs(value - known) <= Decimal(1).scaleb(_last_place(value))


def _last_place(value: Decimal) -> int:
    """Return the power of ten of the last digit that is not nought."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


_DATED: Final = re.compile(
    r"(?:19|20|21)[0-9]{2}|[年月季周日号]|半年|[qhw][1-4]|fy|week|half|quarter|year|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
    re.IGNORECASE,
)
"""What a text has that names a time; most have none."""
When = frozenset[tuple[int | None, str, int, int]]
"""Periods as year, sort, number and day; empty where none is known."""


def periods(text: str) -> When:
    """Return the periods that a text names with a number or a year; what is counted from today is not known here."""
    if not _DATED.search(text):
        return frozenset()
    return frozenset(found for dated in moments(text) for found in _plain(dated.moment))


def _plain(moment: Moment) -> Iterator[tuple[int | None, str, int, int]]:
    for inner in (moment.first, moment.last):
        if inner is not None:
            yield from _plain(inner)
    if (
        moment.first is None
        and moment.relative is None
        and moment.sort in {"day", "week", "month", "quarter", "half", "year"}
    ):
        yield moment.year, moment.sort, moment.number, moment.day


def at_odds(one: When, other: When) -> bool:
    """Whether two statements are about different times."""
    return bool(one and other) and not any(_touch(a, b) for a in one for b in other)


def _touch(one: tuple[int | None, str, int, int], other: tuple[int | None, str, int, int]) -> bool:
    if one[0] is not None and other[0] is not None and one[0] != other[0]:
        return False
    return one[1] != other[1] or one[2:] == other[2:]


class Name(NamedTuple):
    """What some facts are called: its terms, the metric it stands for, and its facts by their value."""

    text: str
    terms: frozenset[str]
    metric: str
    """The id of the metric that knowledge has for it; empty where there is none."""
    facts: tuple[int, ...]
    values: "_Values"


class _Values(NamedTuple):
    """Places of values, in order of value."""

    order: tuple[int, ...]
    keys: list[float]


class Facts:
    """Facts by their value and by their name."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self.all = tuple(fact for fact in facts if abs(fact.value.value) < _FLOAT)
        self.dated = any(fact.when for fact in self.all)
        """Whether any of them has a time."""
        self.pairs: dict[tuple[str, bool], Any] = {}
        """What any two of them give; filled when it is looked for."""
        self._when: dict[str, When] = {}
        self._said = [(index, fact.value) for index, fact in enumerate(self.all)]
        self._said += [(index, scaled(fact)) for index, fact in enumerate(self.all) if fact.scale > 1]
        self._measured = [measured(value) for _, value in self._said]
        self._floats = [float(abs(one.value)) for one in self._measured]
        self._every = self._sorted(range(len(self._said)))
        named: dict[str, list[int]] = {}
        for place, (index, _) in enumerate(self._said):
            if text := self.all[index].metric.strip():
                named.setdefault(text, []).append(place)
        self.names = tuple(self._name(text, places) for text, places in named.items())
        self._by_metric: dict[str, list[int]] = {}
        self._by_term: dict[str, list[int]] = {}
        often = Counter(term for name in self.names for term in name.terms)
        for index, name in enumerate(self.names):
            if name.metric:
                self._by_metric.setdefault(name.metric, []).append(index)
            if name.terms:
                self._by_term.setdefault(min(name.terms, key=lambda term: (often[term], term)), []).append(index)

    def _sorted(self, places: Iterable[int]) -> _Values:
        order = tuple(sorted(places, key=self._floats.__getitem__))
        return _Values(order, [self._floats[place] for place in order])

    def _name(self, text: str, places: list[int]) -> Name:
        known = bind(text)
        every = frozenset(sought(_ASIDE.sub(" ", text))) or frozenset(sought(text))
        facts = tuple(dict.fromkeys(self._said[place][0] for place in places))
        return Name(text, frozenset(every - _EMPTY) or every, known.id if known else "", facts, self._sorted(places))

    def when(self, index: int) -> When:
        """Return the period of a fact."""
        text = self.all[index].when
        if text not in self._when:
            self._when[text] = periods(text) if text else frozenset()
        return self._when[text]

    def named(self, terms: set[str], metrics: Iterable[str]) -> tuple[int, ...]:
        """Return the names of which a statement speaks: by a metric, or because all their terms are in it."""
        found = dict.fromkeys(index for metric in metrics for index in self._by_metric.get(metric, ()))
        looked = 0
        for term in sorted(terms & self._by_term.keys()):
            for index in self._by_term[term]:
                looked += 1
                if looked > LOOKED_AT:
                    return tuple(found)[:BOUND_AT_MOST]
                if self.names[index].terms <= terms:
                    found[index] = None
        return tuple(found)[:BOUND_AT_MOST]

    def equal(self, figure: Quantity, of: Name | None = None) -> Iterator[int]:
        """Yield the facts whose value agrees with a figure: all, or those of a name."""
        order, keys = of.values if of else self._every
        one = measured(figure)
        low, high = _reach(figure, one)
        at = bisect_left(keys, low)
        for place in order[at : at + NEAR]:
            if self._floats[place] > high:
                return
            index, value = self._said[place]
            if _agrees(figure, one, value, self._measured[place]):
                yield index


def scaled(fact: Fact) -> Quantity:
    """Return the value of a fact in full, where it is counted in thousands or the like."""
    return fact.value.model_copy(update={"value": fact.value.value * fact.scale, "step": fact.value.step * fact.scale})


def _reach(figure: Quantity, one: Measured) -> tuple[float, float]:
    """Return between which values what agrees with a figure lies."""
    value, half = float(abs(one.value)), float(one.half)
    if figure.upper is not None:
        return value, max(value, float(abs(figure.upper)) * (value / float(abs(figure.value) or 1)))
    place = 10.0 ** _last_place(one.value) if figure.bound not in {"=", "~", "±"} else 0.0
    margin = max(half, value * 0.05 if figure.bound == "~" else 0.0, place) * 1.000001
    return value - margin, value + margin
