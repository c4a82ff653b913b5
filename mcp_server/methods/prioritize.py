"""Priorities: which option comes first, by which arithmetic, and how firmly it stands there."""

from collections.abc import Container, Mapping
from decimal import Decimal

from mcp_server.compute import scoring
from mcp_server.methods._method import method
from mcp_server.methods._prioritize_figures import SCHEMES, Figures, factor_named, factors_of, read_figures
from mcp_server.methods._prioritize_nouns import (
    Gap,
    Ranking,
    RankingBrief,
    Score,
    Stability,
    Tipping,
    figure,
    percentage,
    pointer,
    shown,
)
from mcp_server.methods._prioritize_pairs import weigh
from mcp_server.methods._prioritize_portfolio import place_businesses
from mcp_server.methods._prioritize_weights import ALONE, rank_by_weights
from mcp_server.model.base import called
from mcp_server.model.quantity import Quantity
from mcp_server.words import label


def read(brief: RankingBrief) -> RankingBrief:
    """Return the brief with the scheme that its other fields tell, where none is given and one alone fits."""
    if brief.scheme:
        return brief
    if brief.comparisons or brief.criteria:
        return brief.model_copy(update={"scheme": "AHP" if brief.comparisons else "weighted"})
    given = {factor_named(key) for option in brief.options for key in option.figures}
    fitting = [scheme for scheme in SCHEMES if scheme != "ICE_mean" and given >= set(factors_of(scheme))]
    if "growth" in given and given & {"share", "relative_share"}:
        fitting.append("BCG")
    return brief.model_copy(update={"scheme": fitting[0]}) if len(fitting) == 1 else brief


def _gaps(
    brief: RankingBrief, figures: Figures, table: Mapping[str, Mapping[str, Decimal]], names: Mapping[str, str],
    compared: frozenset[str],
) -> tuple[Gap, ...]:  # fmt: skip
    """Return why options are not in the order: figures that cannot be used, and those that are not there."""
    told = {(gap.option, gap.criterion) for gap in figures.gaps}
    keys = {c.id: c.name or c.id for c in brief.criteria}
    missing = [
        Gap(
            at="/comparisons" if name in compared else pointer("options", option.id, "figures", keys.get(name, name)),
            option=called(option), criterion=names[name], reason="missing",
        )
        for option in brief.options
        for name in names
        if name not in table.get(option.id, {}) and (called(option), names[name]) not in told
    ]  # fmt: skip
    return (*figures.gaps, *missing)


def _scores(brief: RankingBrief, ranking: scoring.Ranking, formulas: Mapping[str, str]) -> tuple[Score, ...]:
    options = {option.id: called(option) for option in brief.options}
    return tuple(
        Score(
            at=pointer("options", p.option), option=options[p.option], rank=p.rank, score=p.score, tied=p.tied,
            formula=formulas.get(p.option, ""),
        )
        for p in ranking.ranked
    )  # fmt: skip


def _stability(
    brief: RankingBrief, found: scoring.Stability, names: Mapping[str, str], at: Mapping[str, str],
    percents: Container[str],
) -> Stability:  # fmt: skip
    if found.reason:
        return Stability(reason=found.reason)
    options = {option.id: called(option) for option in brief.options}

    def of(value: Decimal, factor: str) -> Quantity:
        return percentage(value) if factor in percents else figure(value)

    return Stability(
        tipping=tuple(
            Tipping(
                at=at[t.factor], criterion=names[t.factor], now=of(t.now, t.factor),
                below=None if t.below is None else of(t.below, t.factor),
                above=None if t.above is None else of(t.above, t.factor),
                level_below=options.get(t.below_first or "", ""), level_above=options.get(t.above_first or "", ""),
            )
            for t in found.tipping
        ),
        kept=found.kept, draws=found.draws, seed=brief.seed,
    )  # fmt: skip


def _formula(scheme: scoring.Scheme, row: Mapping[str, Decimal], score: Decimal) -> str:
    gains = (" × " if scheme.together == "product" else " + ").join(shown(row[gain]) for gain in scheme.gains)
    if scheme.together == "mean":
        gains = f"({gains}) ÷ {len(scheme.gains)}"
    elif scheme.divisor:
        gains = f"{f'({gains})' if scheme.together == 'sum' else gains} ÷ {shown(row[scheme.divisor])}"
    return f"{gains} = {shown(score)}"


def _by_scheme(brief: RankingBrief) -> dict[str, object]:
    """Return what ICE, RICE and WSJF give."""
    scheme, factors = SCHEMES[brief.scheme], factors_of(brief.scheme)
    names = {factor: label(brief.locale, f"factor.{factor}") for factor in factors}
    figures = read_figures(brief, factors, names)
    table = {option: {f: found.value for f, found in row.items()} for option, row in figures.rows.items()}
    ranking = scoring.rank(table, scheme, brief.seed)
    formulas = {p.option: _formula(scheme, table[p.option], p.score) for p in ranking.ranked}
    first = ranking.ranked[0].option if ranking.ranked else ""
    percents = {f for f, found in figures.rows.get(first, {}).items() if found.measure[0] == "percent"}
    return {
        "scores": _scores(brief, ranking, formulas),
        "gaps": (*_gaps(brief, figures, table, names, frozenset()), *_refused(brief, ranking, figures, names)),
        "stability": _stability(
            brief, ranking.stability, names, {f: pointer("options", first, "figures", f) for f in factors}, percents
        ),
        "strays": figures.strays,
    }


def _refused(
    brief: RankingBrief, ranking: scoring.Ranking, figures: Figures, names: Mapping[str, str]
) -> tuple[Gap, ...]:
    """Return the gaps of figures that no score can be made of, though they are there."""
    options = {option.id: called(option) for option in brief.options}
    return tuple(
        Gap(
            at=found.at, option=options[u.option], criterion=names[u.factor], figure=found.text, reason=u.reason
        )
        for u in ranking.unranked
        if u.reason != "missing" and (found := figures.rows.get(u.option, {}).get(u.factor))
    )  # fmt: skip


def _by_weights(brief: RankingBrief) -> dict[str, object]:
    """Return what weighted criteria and AHP give."""
    pairs = weigh(brief)
    found = rank_by_weights(brief, pairs)
    names = {criterion.id: called(criterion) for criterion in brief.criteria}
    strays = (*found.figures.strays, *pairs.strays)
    seen = {"weighings": pairs.weighings, "strays": strays, "reason": found.reason, "lacking": found.lacking}
    alone = {ALONE: label(brief.locale, "comparison")} if not names and found.ranking else {}
    compared = pairs.compared | set(alone) if brief.scheme == "AHP" else frozenset()
    gaps = _gaps(brief, found.figures, found.table, names or alone, frozenset(compared))
    if found.ranking is None:
        return {**seen, "gaps": gaps}
    single = len(names or alone) == 1 and not found.ranking.stability.reason
    at = {c.id: pointer("criteria", c.id, "weight") for c in brief.criteria}
    if brief.scheme == "AHP" and "" in pairs.compared:
        at = dict.fromkeys(at, "/comparisons")
    return {
        **seen,
        "gaps": (*gaps, *_refused(brief, found.ranking, found.figures, names)),
        "scores": _scores(brief, found.ranking, found.formulas),
        "weights": found.weights,
        "normalised": found.normalised,
        "stability": Stability(reason="one_criterion" if names else "as_compared")
        if single
        else _stability(brief, found.ranking.stability, names, at, names),
    }


@method(
    "Prioritize",
    {
        "overview": ("aim", "scheme"),
        "scores": ("options", "criteria", "comparisons", "cutoffs"),
        "stability": (),
        "appendix": ("assumptions", "evidence", "claims", "notes"),
    },
    read,
)
def prioritize(brief: RankingBrief) -> Ranking:
    """Rank options by ICE, RICE, WSJF, weighted criteria or AHP, or place them in a BCG portfolio, with the arithmetic.

    Use this to choose between options or to order a backlog: scores, ties, AHP consistency, and how small a change
    puts another option first. Not for the order of work in time: use generate_plan.
    """
    found: dict[str, object] = {"reason": "no_scheme"}
    if not brief.options:
        found = {"reason": "no_options"}
    elif brief.scheme in SCHEMES:
        found = _by_scheme(brief)
    elif brief.scheme == "BCG":
        found = place_businesses(brief)
    elif brief.scheme:
        found = _by_weights(brief)
    if not (found.get("scores") or found.get("places") or found.get("reason")):
        found |= {"reason": "no_figures", "stability": None}
    return Ranking.model_validate({name: getattr(brief, name) for name in RankingBrief.model_fields} | found)
