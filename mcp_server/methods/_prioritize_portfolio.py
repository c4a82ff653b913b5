"""The quadrants of a BCG portfolio."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from mcp_server.compute import portfolio
from mcp_server.methods._prioritize_figures import PORTFOLIO, Figure, one_figure, read_figures, share
from mcp_server.methods._prioritize_nouns import Cutoffs, Gap, Place, RankingBrief, Reason, figure, percentage, pointer
from mcp_server.model.base import called
from mcp_server.words import label

_LACKING: Final[Mapping[str, tuple[str, Reason]]] = {
    "no_growth": ("growth", "missing"),
    "no_share": ("share", "missing"),
    "no_rival": ("rival", "missing"),
    "negative_share": ("share", "negative"),
}


def _cuts(cutoffs: Cutoffs) -> tuple[Decimal, Decimal, bool] | None:
    """Return the cut-offs of growth and of share, and whether the latter is a market share; nothing where one is none.

    Those left out are the usual ones.
    """
    growth, of_share = one_figure(cutoffs.growth), one_figure(cutoffs.share)
    if (cutoffs.growth.strip() and growth is None) or (cutoffs.share.strip() and of_share is None):
        return None
    if growth and growth.dimension != "percent" and abs(growth.value) > 1:
        return None
    return (
        share(growth) if growth else portfolio.GROWTH_CUT,
        share(of_share) if of_share else portfolio.SHARE_CUT,
        of_share is not None and of_share.dimension == "percent",
    )


def _shares(row: Mapping[str, Figure], *, absolute: bool) -> tuple[Decimal | None, Decimal | None]:
    """Return the share of a business and that of its largest rival."""
    own, rival = row.get("share"), row.get("rival")
    if absolute:
        return own.value if own else None, Decimal(1)
    if relative := row.get("relative_share"):
        return relative.value, Decimal(1)
    return own.value if own else None, rival.value if rival else None


def place_businesses(brief: RankingBrief) -> dict[str, object]:
    """Return the quadrant of each business, and why others have none."""
    names = {factor: label(brief.locale, f"factor.{factor}") for factor in PORTFOLIO}
    options = {option.id: called(option) for option in brief.options}
    figures = read_figures(brief, PORTFOLIO, names)
    cuts = _cuts(brief.cutoffs)
    if cuts is None:
        return {"strays": figures.strays, "gaps": figures.gaps, "reason": "cutoff"}
    growth_cut, share_cut, absolute = cuts
    gaps, businesses = list(figures.gaps), []
    told = {(gap.option, gap.criterion) for gap in gaps}

    def lack(option: str, factor: str, reason: Reason) -> None:
        there = figures.rows[option].get(factor)
        at = there.at if there else pointer("options", option, "figures", factor)
        text = there.text if there else ""
        if (options[option], names[factor]) not in told:
            gaps.append(Gap(at=at, option=options[option], criterion=names[factor], figure=text, reason=reason))

    for option, row in figures.rows.items():
        own, rival = row.get("share"), row.get("rival")
        alone = absolute or "relative_share" in row
        if not alone and own and rival and own.measure != rival.measure:
            lack(option, "rival", "mixed_units")
        else:
            growth = row["growth"].value if "growth" in row else None
            businesses.append(portfolio.Business(option, growth, *_shares(row, absolute=absolute)))
    places = []
    for business, placed in zip(businesses, portfolio.place(businesses, growth_cut, share_cut), strict=True):
        name = placed.name
        if placed.reason:
            lack(name, *_LACKING[placed.reason])
        if placed.reason == "no_share" and business.growth is None:
            lack(name, "growth", "missing")
        if placed.quadrant and placed.relative_share is not None and business.growth is not None:
            of_share = percentage(placed.relative_share) if absolute else figure(placed.relative_share)
            places.append(
                Place(
                    at=pointer("options", name), option=options[name], growth=percentage(business.growth),
                    share=of_share, quadrant=placed.quadrant, on_cut=placed.on_cut,
                )
            )  # fmt: skip
    return {
        "cuts": (percentage(growth_cut), percentage(share_cut) if absolute else figure(share_cut)),
        "places": tuple(places),
        "gaps": tuple(gaps),
        "strays": figures.strays,
    }
