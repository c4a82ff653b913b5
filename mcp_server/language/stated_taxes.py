"""Amounts with and without a tax whose rate is told beside them: £1,150, with VAT at 20 % £1,380."""

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from typing import Final

from mcp_server.language.amounts import Amount, amounts, is_amount, like
from mcp_server.language.relations import Said, is_true, said
from mcp_server.language.shapes import PERCENT, Shape
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

MOST: Final = 8
"""Amounts of a sentence and the one before it that are looked at."""
HIGHEST: Final = 50
"""Per cent: a tax is no more."""
NEAR: Final = 0.1
"""By how much of itself what is with a tax may be off to be meant for what is without it."""
WIDE: Final = 0.25
"""The same of the tax."""
_TAXED: Final = regex(r"税|\b(?:vat|gst|tax)\b|\b(?:social charges|service charge|mark-?up)\b")
_ADDED: Final = regex(
    r"含税|不含|未税|税后|税前|价税|税额|税款|另加|另收|加上|加收|净额|毛额"
    r"|\b(?:net|gross|with|without|excluding|including|excl|incl|plus|added|on top|out|before|after|ex|of which)\b"
)
_RATE: Final = regex(r"税率|税[^,，。;；]{0,4}$|\b(?:vat|gst|tax|charge|mark-?up)\b")
_RATE_BEHIND: Final = regex(
    r"^\s?(?:的?[\u4e00-\u9fff]{0,4}税|(?:[a-z]+ )?(?:vat|gst|tax)\b|added|on top|extra)|^\s?(?:$|[,.;:)。，；）])"
)
_NO_RATE: Final = regex(
    r"折|优惠|增长|同比|环比|占|毛利|净利|利润率|完成|比"
    r"|\b(?:discount|growth|up|down|share|margin|of the (?:budget|plan|total)|more|less|fell|rose|profit|interest)\b"
)
_TAX: Final = regex(
    rf"税(?:额|款|金)?(?:[(（]{PERCENT}[)）])?(?:为|是|共)?\s?$"
    rf"|\b(?:vat|gst|tax)(?: \({PERCENT}\))?(?: (?:of|is|was|comes to|makes))? ?$"
)
_LIMIT: Final = regex(r"预算|上限|限额|估算|估价|\b(?:budget|limit|above|below|within|under|estimate|ceiling)\b")
"""Where one of two amounts may be what the other is held against."""
_INCOME: Final = regex(r"所得|利润|收益|工资|薪|\b(?:profit|income|earnings|salary|wages?|corporation)\b")
_WITHIN: Final = regex(r"其中|\bof which\b|\bincluded?\b")
_PRICE: Final = regex(r"每|单价|一[个件台张套]|[/@]|\b(?:each|per|apiece|an? (?:hour|day|piece|copy|month))\b")


def taxed(shape: Shape, before: Shape | None) -> Iterator[Said]:
    """Yield how an amount with a tax follows from that without it, or the tax from either."""
    if PERCENT not in shape.text or not _TAXED.search(shape.text) or not _ADDED.search(shape.text):
        return
    own = amounts(shape)
    rates = [one for one in own if one.figure.dimension == "percent" and _is_rate(one)]
    plain = [one for one in own if _is_plain(one)]
    if len(rates) != 1:
        return
    if len(plain) == 1 and before is not None and before.sentence.line >= shape.sentence.line - 1:
        # with the tax that makes so much: of the one amount that was just told
        last = [one for one in amounts(before) if _is_plain(one)]
        plain = [*last, *plain] if len(last) == 1 else plain
    if 1 < len(plain) <= MOST:
        rate = rates[0].figure
        exact = rate.model_copy(update={"step": rate.step / 10})
        yield from _told(shape.text, plain, exact)


def _told(text: str, plain: Sequence[Amount], rate: Quantity) -> Iterator[Said]:
    """Yield the reading that holds, else the one that comes nearest."""
    best: tuple[float, Said] | None = None
    added = float(rate.value) / 100
    for one, two in permutations(plain, 2):
        if one.figure.value >= two.figure.value or not like(one.figure, two.figure):
            continue
        times = float(two.figure.value / one.figure.value)
        tries = [(abs(math.log(times / (1 + added))) / NEAR, _grown(one.figure, two.figure, rate))]
        if _INCOME.search(text) and is_true(left := _grown(two.figure, one.figure, rate)):
            # what of it is left after its tax
            yield left
            return
        if _TAX.search(text[: one.place]):
            without = two.figure.model_copy(update={"value": two.figure.value - one.figure.value, "text": ""})
            tries.append((abs(math.log(times * added / (1 + added))) / WIDE, _grown(without, two.figure, rate)))
            if not _WITHIN.search(text):
                reading = said("share", (one.figure, two.figure), rate, sure=True)
                tries.append((abs(math.log(times * added)) / WIDE, reading))
        for off, reading in tries:
            if is_true(reading):
                yield reading
                return
            if off <= 1 and (best is None or off < best[0]):
                best = off, reading
    if best and not _LIMIT.search(text):
        yield best[1]


def _grown(one: Quantity, two: Quantity, rate: Quantity) -> Said:
    return said("change", (one, two), rate, sure=True)


def _is_rate(one: Amount) -> bool:
    """Whether a percentage is that of a tax: one that is said to be, or that stands alone behind what is with it."""
    figure = one.figure
    if not is_amount(figure) or figure.value > HIGHEST or _NO_RATE.search(f"{one.near}|{one.behind}"):
        return False
    return bool(_RATE.search(one.near) or _RATE_BEHIND.match(one.tail))


def _is_plain(one: Amount) -> bool:
    """Whether an amount is one of money, or of what is not said, and no price of each."""
    figure = one.figure
    bare = figure.dimension == "count" and not figure.unit and figure.value > _FEW
    price = _PRICE.search(f"{one.near[-12:]}|{one.behind[:12]}")
    return (figure.dimension == "money" or bare) and is_amount(figure) and not price


_FEW: Final = Decimal(10)
