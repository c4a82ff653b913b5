"""Weights from comparisons in pairs, and what is wrong with these."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.compute import ahp
from mcp_server.language.quantities import quantity
from mcp_server.methods._prioritize_nouns import (
    Comparison,
    Judged,
    RankingBrief,
    Repair,
    Stray,
    Weighed,
    Weighing,
    pointer,
)
from mcp_server.model.base import by_reference, called
from mcp_server.regex import regex
from mcp_server.words.format import plain

_RATIO: Final = regex(r"\s*(\d{1,9}(?:\.\d{1,9})?)\s*[/:：∶]\s*(\d{1,9}(?:\.\d{1,9})?)\s*")
_UNREAD: Final = 0.0
"""A ratio that cannot be read is on no scale."""
_TOLD: Final = 20
"""Missing comparisons that are named; the others are counted."""


class Pairs(NamedTuple):
    """The weights by comparisons: of criteria, or of options by a criterion; and what compares nothing known."""

    weighings: tuple[Weighing, ...]
    shares: Mapping[str, Mapping[str, Decimal]]
    """By the id of the criterion by which is compared, "" where criteria are (or options as such), then by id."""
    compared: frozenset[str]
    """What something is compared by, whether that gave weights or not."""
    strays: tuple[Stray, ...]


def times(text: str) -> float:
    """Return a ratio as a number: 3, 1/3, 3:1, 0.33; 0 where it is none."""
    if found := _RATIO.fullmatch(text):
        return float(found[1]) / float(found[2]) if float(found[2]) else _UNREAD
    read = quantity(text)
    if read is None or read.upper is not None or read.dimension not in {"count", "ratio"} or abs(read.value) > 1_000:
        return _UNREAD
    return float(read.value)


def ratio(value: float) -> str:
    """Return a number of Saaty's scale as people write it: 3, 1/3, 2.5."""
    over = 1 / value
    if value < 1 and abs(over - round(over)) < 0.05:
        return f"1/{round(over)}"
    return plain(Decimal(repr(value)), 2)


def _decimal(value: float) -> Decimal:
    return Decimal(repr(value))


def _maybe(value: float | None) -> Decimal | None:
    return None if value is None else _decimal(value)


def _weighing(by: str, names: Mapping[str, str], judged: Sequence[tuple[Comparison, ahp.Judgement]]) -> Weighing:
    """Return what one group of comparisons gives: *names* are those of the things compared, by id."""
    found = ahp.priorities(tuple(names), [judgement for _, judgement in judged])
    at = {frozenset(judgement[:2]): pointer("comparisons", c.id) for c, judgement in judged}
    wrong = [
        Judged(at=pointer("comparisons", c.id), a=names[j.first], b=names[j.second], ratio=c.ratio)
        for c, j in judged
        if (j.first, j.second) in found.pairs
    ]
    if found.reason == "missing":
        wrong = [Judged(at="/comparisons", a=names[a], b=names[b]) for a, b in found.pairs[:_TOLD]]
    repair = found.repair and Repair(
        at=at[frozenset(found.repair[:2])],
        a=names[found.repair.first],
        b=names[found.repair.second],
        judged=ratio(found.repair.times),
        better=ratio(found.repair.better),
        third=names[found.repair.third],
        ratio=_decimal(found.repair.ratio),
        enough=found.repair.enough,
    )
    return Weighing(
        at="/comparisons",
        criterion=by,
        weights=tuple(Weighed(name=names[name], share=_decimal(weight)) for name, weight in found.weights),
        eigenvalue=_maybe(found.eigenvalue),
        index=_maybe(found.consistency_index),
        random_index=_decimal(ahp.RANDOM_INDEX[len(names) - 1]) if len(names) <= len(ahp.RANDOM_INDEX) else None,
        ratio=_maybe(found.consistency_ratio),
        consistent=found.consistent,
        repair=repair,
        reason=found.reason or "",
        wrong=tuple(wrong),
        more=max(0, len(found.pairs) - _TOLD) if found.reason == "missing" else 0,
    )


Groups = Mapping[str, Sequence[tuple[Comparison, ahp.Judgement]]]
"""Comparisons by the id of the criterion by which is compared, "" where criteria are, or options as such."""


def compared(brief: RankingBrief) -> tuple[Groups, tuple[Stray, ...]]:
    """Return the comparisons of a brief in their groups, and what compares nothing known."""
    criteria = {word: c.id for word, c in by_reference(brief.criteria).items()}
    options = {word: o.id for word, o in by_reference(brief.options).items()}
    groups: dict[str, list[tuple[Comparison, ahp.Judgement]]] = {}
    strays = []
    for comparison in brief.comparisons:
        by, a, b = comparison.criterion.strip(), comparison.a.strip(), comparison.b.strip()
        known = criteria if criteria and not by else options
        lost = [("criterion", by)] if by and by not in criteria else []
        lost += [(end, word) for end, word in (("a", a), ("b", b)) if word not in known]
        if lost:
            where = f"{a} : {b}"
            strays += [
                Stray(at=pointer("comparisons", comparison.id, end), where=where, word=word) for end, word in lost
            ]
        else:
            judgement = ahp.Judgement(known[a], known[b], times(comparison.ratio))
            groups.setdefault(criteria[by] if by else "", []).append((comparison, judgement))
    return groups, tuple(strays)


def things(brief: RankingBrief, by: str, judged: Sequence[tuple[Comparison, ahp.Judgement]]) -> dict[str, str]:
    """Return the names of what a group compares, by id: all criteria, or the options that it speaks of."""
    if brief.criteria and not by:
        return {criterion.id: called(criterion) for criterion in brief.criteria}
    ends = {end for _, judgement in judged for end in judgement[:2]}
    return {option.id: called(option) for option in brief.options if option.id in ends}


def weigh(brief: RankingBrief) -> Pairs:
    """Return the weights that all comparisons of a brief give."""
    groups, strays = compared(brief)
    named = {criterion.id: called(criterion) for criterion in brief.criteria}
    weighings, shares = [], {}
    for by, judged in groups.items():
        names = things(brief, by, judged)
        weighing = _weighing(named.get(by, ""), names, judged)
        weighings.append(weighing)
        if weighing.weights:
            shares[by] = dict(zip(names, (weight.share for weight in weighing.weights), strict=True))
    return Pairs(tuple(weighings), shares, frozenset(groups), strays)
