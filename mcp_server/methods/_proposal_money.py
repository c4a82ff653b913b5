"""Amounts of a proposal: in one currency, and in years and months from its start."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.numerals import chinese
from mcp_server.language.prices import price
from mcp_server.language.quantities import quantity
from mcp_server.model.base import Model
from mcp_server.model.proposal import ProposalBrief
from mcp_server.model.quantity import Quantity
from mcp_server.words.format import quantity as written

IN_A_YEAR: Final = {"year": 1, "quarter": 4, "month": 12, "week": 52, "day": 365}
"""How many of a time a year has."""
_NUMBER: Final = r"(?P<n>[0-9]{1,4}|[一二三四五六七八九十]{1,3})"
_YEAR: Final = re.compile(
    rf"(?:第|FY|Y|year\s?|yr\s?|in\s)*\s?{_NUMBER}\s?(?:st|nd|rd|th)?\s?(?:个?年度?|财年|year)?", re.IGNORECASE
)
_TO: Final = re.compile(r"\s?(?:-|–|~|至|到|\bto\b)\s?", re.IGNORECASE)
_ON: Final = re.compile(r"起(?:每年)?$|以后$|之后$|及以后$|\+$|\s?onwards?$|\sand (?:later|after)$", re.IGNORECASE)
_FROM: Final = re.compile(r"^(?:从|自|from\s|since\s)\s?", re.IGNORECASE)
_EVERY: Final = re.compile(r"每年|逐年|各年|every year|each year|yearly|annual(?:ly)?|all", re.IGNORECASE)
_CALENDAR: Final = 1900
SUMMED: Final = 8
"""Amounts that the formula of a sum writes out."""


class Foreign(Model):
    """An amount in another currency than the others."""

    at: str
    amount: str
    currency: str
    """That of the others."""


class Years(NamedTuple):
    """The years that an amount is for: 1 is the first one, 2027 that of the calendar."""

    first: int
    last: int | None
    """Nothing where it goes on to the end."""

    @property
    def calendar(self) -> bool:
        """Whether they are years of the calendar."""
        return self.first >= _CALENDAR

    def from_start(self, year: int) -> "Years":
        """Return them as years from a start in *year*."""
        if not self.calendar:
            return self
        return Years(self.first - year + 1, None if self.last is None else self.last - year + 1)


def _year(text: str) -> int | None:
    found = _YEAR.fullmatch(text.strip())
    if found is None:
        return None
    read = None if found["n"].isascii() else chinese(found["n"])
    number = int(found["n"]) if found["n"].isascii() else int(read.value) if read else 0
    return number if 0 < number <= 100 or _CALENDAR <= number <= _CALENDAR + 300 else None


def years(text: str) -> Years | None:
    """Return the years that a text names: 1, 第2年, Y3, 2-4, from 2, 2027; all of them where it is empty; nothing where
    it is not clear."""
    said = text.strip()
    if not said or _EVERY.fullmatch(said):
        return Years(1, None)
    pieces = _TO.split(said)
    if len(pieces) == 2:
        first, last = _year(re.sub(r"年$", "", pieces[0].strip())), _year(pieces[1])
        return Years(first, last) if first and last and first <= last and last - first <= 100 else None
    open_ended = bool(_ON.search(said) or _FROM.search(said))
    only = _year(_ON.sub("", _FROM.sub("", said)))
    return Years(only, None if open_ended else only) if only else None


def amounts(brief: ProposalBrief) -> Iterator[tuple[str, str]]:
    """Yield every amount of money of a brief with its pointer."""
    for cost in brief.costs:
        yield f"/costs/id={cost.id}/amount", cost.amount
    for offer in brief.prices:
        at = f"/prices/id={offer.id}"
        yield from ((f"{at}/price", offer.price), (f"{at}/unit_cost", offer.unit_cost), (f"{at}/cac", offer.cac))
    for segment in brief.segments:
        yield f"/segments/id={segment.id}/budget", segment.budget
    for case in brief.cases:
        at = f"/cases/id={case.id}"
        yield f"{at}/outlay", case.outlay
        for benefit in case.benefits:
            there = f"{at}/benefits/id={benefit.id}"
            yield from ((f"{there}/amount", benefit.amount), (f"{there}/base", benefit.base))
    for post in brief.organisation:
        yield f"/organisation/id={post.id}/pay", post.pay
    for name in ("sources", "tranches", "uses"):
        for part in getattr(brief.funding, name):
            yield f"/funding/{name}/id={part.id}/amount", part.amount
    for risk in brief.risks:
        yield f"/risks/id={risk.id}/cost", risk.cost


class Purse:
    """Reads amounts in the currency of a proposal."""

    def __init__(self, brief: ProposalBrief) -> None:
        """Take the currency that is named, else the one that most amounts have."""
        said = quantity(f"1{brief.currency.strip()}") or quantity(f"1 {brief.currency.strip()}")
        found = [(at, q) for at, text in amounts(brief) if text and (q := price(text)) and q.dimension == "money"]
        common = Counter(q.unit for _, q in found).most_common(1)
        self.locale = brief.locale or "en"
        self.unit = said.unit if said and said.dimension == "money" else common[0][0] if common else ""
        self.scale = said.value if said and said.unit == self.unit and brief.currency else Decimal(1)
        self.foreign = tuple(
            Foreign(at=at, amount=q.text.strip(), currency=self.unit) for at, q in found if q.unit != self.unit
        )

    def money(self, text: str) -> Quantity | None:
        """Return the one amount that a text is, in its own currency; nothing where it is empty, a range or no money."""
        found = price(text) if text.strip() else None
        if found is None or found.upper is not None:
            return None
        if found.dimension == "money":
            return found
        if found.dimension != "count" or found.unit:
            return None
        # "480" under 万元 are 480 of them; "480万" says its scale itself.
        bare = re.fullmatch(r"[-+(]?[0-9][0-9,. ]*\)?", found.text.strip()) is not None
        scale = self.scale if bare else Decimal(1)
        unit = {"unit": self.unit, "dimension": "money"} if self.unit else {}
        return found.model_copy(update={"value": found.value * scale, "step": found.step * scale, **unit})

    def yearly(self, text: str) -> Quantity | None:
        """Return an amount as one of a whole year; one that names no time stays as it is."""
        found = self.money(text)
        if found is None or found.per not in IN_A_YEAR or IN_A_YEAR[found.per] == 1:
            return found
        times = IN_A_YEAR[found.per]
        return found.model_copy(
            update={
                "value": found.value * times, "step": found.step * times, "per": "year", "basis": "computed",
                "source": f"{found.text.strip()} × {times}", "text": "",
            }
        )  # fmt: skip

    def computed(self, value: Decimal, source: str, like: Quantity | None = None) -> Quantity:
        """Return an amount that was computed, in a currency like that of another, else the proposal's."""
        unit = like.unit if like else self.unit
        dimension = like.dimension if like else "money" if self.unit else "count"
        return Quantity(value=value, unit=unit, dimension=dimension, basis="computed", source=source)

    def word(self, value: Quantity | Decimal) -> str:
        """Return an amount as a formula shows it."""
        return written(value if isinstance(value, Quantity) else self.computed(value, ""), self.locale)

    def total(self, values: Sequence[Quantity]) -> Quantity | None:
        """Return the sum of amounts with its formula; nothing where there is none, or not all are in one currency."""
        if not values or len({v.unit for v in values}) > 1:
            return None
        parts = " + ".join(self.word(v) for v in values[:SUMMED]) + (" + …" if len(values) > SUMMED else "")
        return self.computed(sum((v.value for v in values), Decimal(0)), parts, values[0])
