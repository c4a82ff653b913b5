"""The order of options by weighted criteria, the weights being given or made by comparisons."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from mcp_server.compute import scoring
from mcp_server.methods._prioritize_figures import Figures, one_figure, read_figures, scale_of, share
from mcp_server.methods._prioritize_nouns import Criterion, RankingBrief, Reason, Weight, pointer, shown
from mcp_server.methods._prioritize_pairs import Pairs
from mcp_server.model.base import called

Table = Mapping[str, Mapping[str, Decimal]]
ALONE = "alone"
"""The one criterion where options are compared as such."""


class Weighted(NamedTuple):
    """What the weighted criteria give; no order, with the reason and the criteria that it is about."""

    ranking: scoring.Ranking | None = None
    figures: Figures = Figures({}, (), ())
    table: Table = {}
    """The ratings used, by option and criterion."""
    formulas: Mapping[str, str] = {}
    weights: tuple[Weight, ...] = ()
    normalised: bool = False
    reason: Reason = ""
    lacking: tuple[str, ...] = ()


def _weights(brief: RankingBrief, pairs: Pairs) -> tuple[dict[str, Decimal], Reason, tuple[str, ...]]:
    """Return the weight of each criterion; where none is given all count the same."""
    if brief.scheme == "AHP" and "" in pairs.compared:
        return dict(pairs.shares.get("", {})), "" if "" in pairs.shares else "comparisons", ()
    found = {c.id: q for c in brief.criteria if (q := one_figure(c.weight))}
    lacking = tuple(called(c) for c in brief.criteria if c.id not in found)
    if not lacking:
        return {criterion: share(q) for criterion, q in found.items()}, "", ()
    if any(c.weight.strip() for c in brief.criteria):
        return {}, "no_weight", lacking
    if brief.scheme == "AHP" and len(brief.criteria) > 1:
        return {}, "comparisons", ()
    return {c.id: Decimal(1) for c in brief.criteria}, "", ()


def _shares(table: Table, criterion: Criterion) -> dict[str, Decimal]:
    """Return the amounts of one criterion as parts that add up to 1, as comparisons would give them; nothing for one
    that is not above zero."""
    amounts = {option: row[criterion.id] for option, row in table.items() if row.get(criterion.id, Decimal(0)) > 0}
    if criterion.better == "lower":
        amounts = {option: 1 / amount for option, amount in amounts.items()}
    total = sum(amounts.values(), Decimal(0))
    return {option: amount / total for option, amount in amounts.items()}


def _columns(brief: RankingBrief, figures: Figures, pairs: Pairs) -> tuple[Table, bool]:
    """Return the figures of each option, or what comparisons make of it, and whether these are parts of one."""
    table = {option: {c: figure.value for c, figure in row.items()} for option, row in figures.rows.items()}
    compared = pairs.compared - {""} if brief.scheme == "AHP" else frozenset()
    if not compared:
        return table, False
    for criterion in brief.criteria:
        part = pairs.shares.get(criterion.id, {}) if criterion.id in compared else _shares(table, criterion)
        for option, row in table.items():
            row.pop(criterion.id, None)
            if option in part:
                row[criterion.id] = part[option]
    return table, True


def _measures_differ(brief: RankingBrief, figures: Figures) -> bool:
    """Say whether the figures are more than ratings on one scale."""
    if len({scale_of(c.scale) for c in brief.criteria}) > 1:
        return True
    used = [figure for row in figures.rows.values() for figure in row.values()]
    return any(f.measure != ("count", "", "") or not 0 <= f.value <= 100 for f in used)


def _formulas(
    ranking: scoring.Ranking, table: Table, criteria: Sequence[scoring.Criterion], *, normalised: bool
) -> dict[str, str]:
    """Return the arithmetic of each score; a rating that is turned round or brought to another scale is the score by
    its criterion alone."""
    ranked = {place.option: table[place.option] for place in ranking.ranked}
    total = sum((criterion.weight for criterion in criteria), Decimal(0))
    terms: dict[str, list[str]] = {option: [] for option in ranked}
    for criterion in criteria:
        ratings = {option: row[criterion.name] for option, row in ranked.items()}
        if normalised or criterion.better == "lower":
            alone = scoring.rank_weighted(ranked, [criterion._replace(weight=Decimal(1))], normalised=normalised)
            ratings = {place.option: place.score for place in alone.ranked}
        part = shown(criterion.weight / total * 100)
        for option, rating in ratings.items():
            terms[option].append(f"{part}% × {shown(rating)}")
    return {place.option: f"{' + '.join(terms[place.option])} = {shown(place.score)}" for place in ranking.ranked}


def rank_by_weights(brief: RankingBrief, pairs: Pairs) -> Weighted:
    """Return the order by the weighted mean of ratings."""
    names = {criterion.id: called(criterion) for criterion in brief.criteria}
    if not names:
        if brief.scheme == "AHP" and "" in pairs.compared:
            return _rank_as_compared(brief, pairs)
        return Weighted(figures=read_figures(brief, (), {}), reason="no_criteria")
    compared = {names.get(criterion) for criterion in pairs.compared} if brief.scheme == "AHP" else set()
    figures = read_figures(brief, tuple(names), names)
    figures = figures._replace(gaps=tuple(gap for gap in figures.gaps if gap.criterion not in compared))
    weights, reason, lacking = _weights(brief, pairs)
    table, parts = _columns(brief, figures, pairs)
    if reason:
        return Weighted(figures=figures, table=table, reason=reason, lacking=lacking)
    normalised = not parts and _measures_differ(brief, figures)
    criteria = [
        scoring.Criterion(c.id, weights[c.id])
        if parts
        else scoring.Criterion(c.id, weights[c.id], c.better or "higher", scale_of(c.scale))
        for c in brief.criteria
    ]
    ranking = scoring.rank_weighted(table, criteria, normalised=normalised, seed=brief.seed)
    if ranking.reason and ranking.reason != "no_options":
        wrong = tuple(names[c.name] for c in criteria if c.weight < 0) if ranking.reason == "negative" else ()
        return Weighted(figures=figures, table=table, reason=ranking.reason, lacking=wrong or tuple(names.values()))
    total = sum(weights.values(), Decimal(0))
    return Weighted(
        ranking=ranking,
        figures=figures,
        table=table,
        formulas=_formulas(ranking, table, criteria, normalised=normalised),
        weights=tuple(
            Weight(
                at=pointer("criteria", c.id),
                criterion=called(c),
                better="" if parts else c.better,
                share=weights[c.id] / total,
            )
            for c in brief.criteria
        ),
        normalised=normalised,
    )


def _rank_as_compared(brief: RankingBrief, pairs: Pairs) -> Weighted:
    """Return the order of options that are compared as such."""
    figures = read_figures(brief, (), {})
    if "" not in pairs.shares:
        return Weighted(figures=figures, reason="comparisons")
    table = {o.id: {ALONE: part} for o in brief.options if (part := pairs.shares[""].get(o.id)) is not None}
    ranking = scoring.rank_weighted(table, [scoring.Criterion(ALONE, Decimal(1))], seed=brief.seed)
    return Weighted(ranking=ranking, figures=figures, table=table)
