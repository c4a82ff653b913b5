"""Verdicts on a share that has to be worked out, against a limit in percent: 54 out of 4,320, at most 1 %."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from mcp_server.language.limits_said import Limit, Value, read
from mcp_server.language.shapes import COUNT, MARKS, Shape
from mcp_server.language.stated_terms import plain
from mcp_server.language.verdict_pairs import alike, need_of
from mcp_server.language.verdict_words import Claim, claims
from mcp_server.model.paper import EXCERPT, Verdict
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

BACK: Final = 3
"""Sentences before a verdict that may hold a share and its limit."""
NEAR: Final = 2
"""Times from a limit to a share that is hardly one of anything else."""
GAP: Final = 24
"""Characters from a whole to its part."""
FULL: Final = Decimal(100)
PLACES: Final = Decimal("0.01")
_OF: Final = regex(
    rf"\s(?:[^,.;{MARKS}]{{0,24}}?\s)?(?:out )?(?:of|from among|among|in)\s(?:(?:the|all|our|a|an|every|each|these"
    r"|those|its|total)\s){0,3}(?:[a-z]+\s){0,2}$"
)
"""What stands between a part and its whole."""
_OUT: Final = regex(r"\b(?:out )?of (?:(?:the|all|our|these|those|its|a total of) ){0,2}$")
_IN_ZH: Final = regex(rf"[^。;；{MARKS}]{{0,12}}(?:中|里|内|其中|,有|,其中)[^。;；{MARKS}]{{0,12}}$")
"""What stands between a whole and its part."""


_MANY: Final = {"hundred": Decimal(100), "thousand": Decimal(1000), "million": Decimal(10) ** 6}
_IN_EVERY: Final = regex(
    rf"[{COUNT}](?: [a-z]+)? (?:in|out of|per|for) (?:(?:every|each|a|one) )?(?P<of>{'|'.join(_MANY)})\b"
)
"""A share of a round whole: 25 in every thousand."""


class _Share(NamedTuple):
    part: Quantity
    whole: Quantity
    percent: Decimal


def of_shares(shapes: Sequence[Shape]) -> Iterator[Verdict]:
    """Yield verdicts on the only share of a paragraph and its only limit in percent, which together deny them."""
    for at, shape in enumerate(shapes):
        if shape.sentence.sort == "heading":
            continue
        near = [one for one in shapes[max(0, at - BACK) : at + 1] if _beside(one, shape)]
        every = [read(one) for one in near]
        limits = [one for known, _ in every for one in known if _is_percent(one)]
        if len(limits) != 1 or any(alike(one, limits[0]) for _, values in every for one in values if one.value.unit):
            continue
        limit, shares = limits[0], [(one, other) for other in near for one in _shares(other)]
        shares = [
            (one, other) for one, other in shares if limit.value.value / NEAR <= one.percent <= limit.value.value * NEAR
        ]
        for claim in claims(shape.text) if len({one.percent for one, _ in shares}) == 1 else ():
            if claim.alone and _is_wrong(claim, limit, *shares[0]):
                part, whole, percent = shares[0][0]
                yield Verdict(
                    line=shape.sentence.line, excerpt=" ".join(shape.sentence.text.split())[:EXCERPT],
                    value=f"{part.text.strip()} / {whole.text.strip()} = {percent.quantize(PLACES).normalize():f}%",
                    limit=limit.value.text.strip(), said=claim.text,
                )  # fmt: skip
                break


def _beside(one: Shape, other: Shape) -> bool:
    return one.sentence.line == other.sentence.line and one.sentence.under == other.sentence.under


def _is_percent(limit: Limit) -> bool:
    return limit.value.dimension == "percent" and limit.value.upper is None and limit.value.value > 0


def _shares(shape: Shape) -> Iterator[_Share]:
    """Yield the shares of a sentence: a part beside its whole, or the only two figures that are counted alike."""
    figures = [one for one in shape.figures() if _counts(one[1])]
    told = False
    for (place, one), (other, two) in pairwise(figures):
        between = shape.text[place + 1 : other]
        if one.value < two.value and one.dimension == two.dimension and _OF.fullmatch(between):
            told = True
            yield _Share(one, two, one.value * FULL / two.value)
        elif two.value < one.value and (
            (one.unit == two.unit and _IN_ZH.fullmatch(between))
            or (_OUT.search(shape.text, 0, place) and "," not in between and len(between) < GAP)
        ):
            told = True
            yield _Share(two, one, two.value * FULL / one.value)
    for found in _IN_EVERY.finditer(shape.text):
        part, many = shape.figure(found.start()), _MANY[found["of"]]
        if _counts(part) and part.value < many:
            told = True
            yield _Share(part, Quantity(value=many, text=found["of"]), part.value * FULL / many)
    if len(figures) == 2 and not told:
        part, whole = sorted((one for _, one in figures), key=lambda one: one.value)
        if part.unit == whole.unit and (part.unit or part.dimension == "money") and part.value < whole.value:
            yield _Share(part, whole, part.value * FULL / whole.value)


def _counts(one: Quantity) -> bool:
    return plain(one) and one.dimension in {"count", "money"} and one.value > 0


def _is_wrong(claim: Claim, limit: Limit, share: _Share, shape: Shape) -> bool:
    over = (share.percent > limit.value.value) - (share.percent < limit.value.value)
    if claim.sort in {"over", "under"}:
        sign = 1 if claim.sort == "over" else -1
        return over * sign * (1 if claim.holds else -1) < 0
    need = limit.need or need_of(Value(share.part, 0, shape, False), limit)
    return over * need * (1 if (claim.sort != "broken") == claim.holds else -1) < 0
