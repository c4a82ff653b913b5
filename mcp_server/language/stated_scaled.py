"""Shares of an amount, one after the other, and an amount with a discount or a tax."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.relations import Said, said
from mcp_server.language.shapes import DATE
from mcp_server.language.stated_factors import (
    ADDED,
    ADDS,
    AGREED,
    APART,
    MAKES,
    NAMED,
    NAMES_RATE,
    NO_PORTION,
    PORTION,
    RATED,
    REALLY,
    REDUCED,
    REDUCES,
    SURELY,
    YIELDS,
)  # fmt: skip
from mcp_server.language.stated_terms import Term, sharp
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_ON: Final = regex(r"^ (?:[a-z]+ ){0,2}(?:of|on|from) [^,:;(]*$")
_OF_OTHER: Final = regex(r"(?:相当于|等于|占)[^,;]{1,12}的\s?$")
"""What an amount is a share of, before the share: 花了 162 万元，相当于筹款额的九成."""
_OWN: Final = regex(r"^\s?(?:约|共|仅|只|恰好?|正好)?占(?:到|了|比)?[近约]?\s?$")
"""What an amount is of something else, right behind it: 纯电 336 辆，占八成."""
NEAR: Final = Decimal("1.15")
"""The same where no word says that it is the result."""
_YEARLY: Final = regex(r"年利率|年化|年率|\b(?:annual|yearly|a year|per year|per annum)\b")
ROOM: Final = Decimal(2)
"""How many times as much as what follows a figure may be to be meant for it."""


def scaled(run: Sequence[Term], result: Term) -> Iterator[Said]:
    """Yield an amount with the percentages or multiples that make another of it."""
    scales = [term for term in run if term.figure.dimension in {"percent", "ratio"}]
    rest = [term for term in run if term not in scales]
    if len(rest) != 1 or not scales:
        return
    behind = run[2:] if run[0] in rest else run[1:]
    if ";" in "".join((*(term.head for term in behind), result.head)):
        return
    base, of, clear = rest[0], [rest[0].figure], True
    one, figure = base.figure, result.figure
    if (
        one.dimension != figure.dimension
        or figure.bound != "="
        or (one.dimension == "money" and one.unit != figure.unit)
    ):
        return
    for scale in scales:
        sort = _sort(scale, base)
        clear = clear and bool(sort)
        of.append(_scale(scale, sort))
    value = Decimal(1)
    for factor in of:
        value *= factor.value / 100 if factor.dimension == "percent" else factor.value
    if not value:
        return
    told = " ".join((result.near, result.head[-24:]))
    makes = bool(SURELY.search(result.near) or SURELY.search(result.head) or YIELDS.search(told))
    first = scales[0]
    if first.place < base.place or (first.figure.dimension == "ratio" and first.figure.value > 1):
        makes = makes or bool(MAKES.search(result.near))
    if first.place < base.place or base.near.endswith("of "):
        makes = makes or bool(APART.search(result.head))
    if named := NAMED.search(scales[-1].near):
        makes = makes or not set(named[1]).isdisjoint(result.near + result.tail[:6])
    aside = any(NO_PORTION.search(term.near + "|" + term.tail[:16]) for term in (*run, result))
    # half a year's interest at a yearly rate
    aside = aside or (DATE in result.head and any(_YEARLY.search(scale.near + scale.tail) for scale in scales))
    makes = makes or (not named and not REALLY.search(result.near) and 1 / NEAR <= figure.value / value <= NEAR)
    fits = one.bound == "=" and figure.per in {one.per, "year"} and 1 / ROOM <= figure.value / value <= ROOM
    clear = bool(clear and makes and not aside and fits)
    yield said("product", of, sharp(figure, value) if clear else figure, clear=clear, sure=clear)
    if len(scales) == 1 and of[1].dimension == "percent" and not _OF_ELSE.search(scales[0].near):
        yield said("product", (one, _percent(of[1], 100 - of[1].value)), figure, clear=False, sure=clear)


_OF_ELSE: Final = regex(r"^(?:正好|恰好|约|大约)?占(?:比|了|到)?(?:为|约)?$")
"""What makes a share that of the amount before it: 336, which are eight in ten."""


def _percent(figure: Quantity, value: Decimal) -> Quantity:
    plain = value.normalize()
    # 八成 is said in tens, and what it leaves is written as 20%
    step = min(figure.step, Decimal(1).scaleb(min(0, int(plain.as_tuple().exponent))))
    more = {"value": value, "unit": "%", "dimension": "percent", "bound": "=", "text": f"{plain:f}%", "step": step}
    return figure.model_copy(update=more)


def _scale(scale: Term, sort: str) -> Quantity:
    figure = scale.figure
    value = figure.value if figure.dimension == "percent" else figure.value * 100
    if sort == "off":
        return _percent(figure, 100 - value).model_copy(update={"step": Decimal("0.1"), "text": f"{100 - value:.1f}%"})
    if sort == "plus":
        return _percent(figure, 100 + value).model_copy(update={"step": Decimal("0.1"), "text": f"{100 + value:.1f}%"})
    if figure.text.endswith("折"):
        # a price at eighty percent is just that
        return _percent(figure, value).model_copy(update={"step": Decimal(1)})
    if AGREED.search(scale.near) or AGREED.search(scale.tail):
        return _percent(figure, value).model_copy(update={"step": Decimal("0.1"), "text": f"{value:.1f}%"})
    return figure.model_copy(update={"bound": "="}) if figure.bound == "~" else figure


def _sort(scale: Term, base: Term) -> str:
    """Return what a percentage does to an amount: a share of it, taken off or added; nothing where it is not said."""
    if scale.figure.text.endswith("折") or scale.word.endswith("折"):
        return "of"
    if REDUCES.search(scale.tail) or REDUCED.search(scale.near):
        return "off"
    if ADDED.search(scale.tail) and ADDS.search(scale.near):
        return "plus"
    if _OF_OTHER.search(scale.near) or (scale.place > base.place and _OWN.match(scale.near)):
        return ""
    if scale.place < base.place and NAMES_RATE.search(scale.near):
        return "of"
    if scale.place < base.place:
        return "of" if _ON.match(base.head) else ""
    if scale.tail.startswith(" of ") and not PORTION.search(scale.tail):
        return ""
    plain = scale.figure.dimension == "ratio" or PORTION.search(scale.tail) or RATED.search(scale.near)
    return "of" if plain else ""
