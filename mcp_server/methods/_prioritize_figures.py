"""The figures of options, as plain numbers of one measure each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.compute import scoring
from mcp_server.language.quantities import quantity
from mcp_server.methods._prioritize_nouns import Gap, RankingBrief, Reason, Stray, pointer
from mcp_server.model.base import by_reference, called
from mcp_server.model.quantity import Quantity
from mcp_server.words.aliases import FACTORS

SCHEMES: Final[Mapping[str, scoring.Scheme]] = {
    "ICE": scoring.ICE,
    "ICE_mean": scoring.ICE_MEAN,
    "RICE": scoring.RICE,
    "WSJF": scoring.WSJF,
}
PORTFOLIO: Final = ("growth", "share", "rival", "relative_share")
_PROPORTIONS: Final = frozenset({("RICE", "confidence"), ("BCG", "growth")})
"""What is a part of one: 80%, or 0.8."""
_LOOSE: Final = frozenset({"count", "effort", "duration"})
"""Dimensions whose unit scales nothing, so that a bare number beside them may leave it out."""
Measure = tuple[str, str, str]
_BARE: Final[Measure] = ("count", "", "")
_PERCENT: Final[Measure] = ("percent", "%", "")


class Figure(NamedTuple):
    """A figure of an option by a criterion."""

    at: str
    text: str
    value: Decimal
    """Of a percentage, the part of one."""
    measure: Measure


class Figures(NamedTuple):
    """The figures that can be used, by option and criterion; why others cannot; and those that nothing uses."""

    rows: Mapping[str, Mapping[str, Figure]]
    gaps: tuple[Gap, ...]
    strays: tuple[Stray, ...]


def factors_of(scheme: str) -> tuple[str, ...]:
    """Return the names of the figures that a scheme without criteria takes."""
    if scheme == "BCG":
        return PORTFOLIO
    found = SCHEMES.get(scheme)
    return () if found is None else (*found.gains, *([found.divisor] if found.divisor else []))


def factor_named(word: str) -> str:
    """Return the factor that a word means, in Chinese or English; the word itself where it means none."""
    low = word.strip().lower().replace("-", "_").replace(" ", "_")
    return FACTORS.get(low, low)


def share(found: Quantity) -> Decimal:
    """Return a quantity's value, of a percentage the part of one."""
    return found.value / 100 if found.dimension == "percent" else found.value


def one_figure(text: str) -> Quantity | None:
    """Return the quantity that a text is; nothing for a range, a bound alone, and no text."""
    found = quantity(text) if text.strip() else None
    return found if found and found.upper is None and found.bound in {"=", "~"} else None


def scale_of(text: str) -> tuple[Decimal, Decimal] | None:
    """Return the ends of a rating scale: 1-5 from 1 to 5, and 10 from 0 to 10; nothing where there is none."""
    found = quantity(text) if text.strip() else None
    if found is None or (found.upper is None and found.value <= 0):
        return None
    low, high = (Decimal(0), found.value) if found.upper is None else (found.value, found.upper)
    return (low / 100, high / 100) if found.dimension == "percent" else (low, high)


def _measure(found: Quantity) -> Measure:
    if found.dimension in {"count", "ratio"}:
        return ("count", "", found.per)
    return (found.dimension, found.unit, found.per)


def _odd(measures: Mapping[str, Measure]) -> list[str]:
    """Return the options whose figure is of another measure than most."""
    counts = Counter(measures.values())
    loose = all(measure[0] in _LOOSE for measure in counts)
    if loose and len(counts) > 1:
        del counts[_BARE]
    usual = max(counts, key=counts.__getitem__, default=_BARE)
    return [option for option, measure in measures.items() if measure != usual and not (loose and measure == _BARE)]


def _read(scheme: str, criterion: str, at: str, text: str, ends: tuple[Decimal, Decimal] | None) -> Figure | Reason:
    found = one_figure(text)
    if found is None:
        return "not_one_figure"
    value, measure = share(found), _measure(found)
    if (scheme, criterion) in _PROPORTIONS and measure == _BARE:
        measure = _PERCENT
        if abs(value) > 1:
            return "off_scale"
    if (scheme, criterion) == ("RICE", "confidence") and value > 1:
        return "off_scale"
    if ends and not ends[0] <= value <= ends[1]:
        return "off_scale"
    return Figure(at, text, value, measure)


def read_figures(brief: RankingBrief, criteria: Sequence[str], names: Mapping[str, str]) -> Figures:
    """Return the figures of all options by *criteria*; a missing one is no gap yet, for a scheme may do without it."""
    own = {word: criterion.id for word, criterion in by_reference(brief.criteria).items()}
    scales = {criterion.id: scale_of(criterion.scale) for criterion in brief.criteria}
    options = {option.id: called(option) for option in brief.options}
    rows: dict[str, dict[str, Figure]] = {option: {} for option in options}
    gaps, strays = [], []

    def gap(option: str, criterion: str, at: str, text: str, reason: Reason) -> None:
        gaps.append(Gap(at=at, option=options[option], criterion=names[criterion], figure=text, reason=reason))

    for option in brief.options:
        used = set()
        for key, text in option.figures.items():
            criterion, at = own.get(key.strip()) or factor_named(key), pointer("options", option.id, "figures", key)
            if criterion not in names or criterion in used:
                strays.append(Stray(at=at, where=called(option), word=key))
            elif text.strip():
                used.add(criterion)
                read = _read(brief.scheme, criterion, at, text, scales.get(criterion))
                if isinstance(read, Figure):
                    rows[option.id][criterion] = read
                else:
                    gap(option.id, criterion, at, text, read)
    for criterion in criteria:
        measures = {option: row[criterion].measure for option, row in rows.items() if criterion in row}
        for one in _odd(measures) if brief.scheme != "BCG" or criterion == "growth" else ():
            figure = rows[one].pop(criterion)
            gap(one, criterion, figure.at, figure.text, "mixed_units")
    return Figures(rows, tuple(gaps), tuple(strays))
