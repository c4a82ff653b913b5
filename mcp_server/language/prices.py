"""What something costs, with what that is counted for: "1,999元/店/年", "$20 per seat per month"."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from mcp_server.language.figures import FIGURE_CHARACTERS
from mcp_server.language.quantities import quantity
from mcp_server.language.units import PER
from mcp_server.model.quantity import Quantity

_TIMES: Final = frozenset(["day", "week", "month", "quarter", "year"])
_PART: Final = re.compile(
    r"\s*(?:[/·]\s*每?|每|\s(?:per|a|an|each|every)\s|,\s*(?=(?:per|a)\s))\s*(?:个)?(?P<word>[^\s\d/·,，;；]{1,20}?(?:\s[^\s\d/·,，;；]{1,20}?)?)"
    r"(?=\s*(?:[/·,]|每|\s(?:per|a|an|each|every)\s|$))",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(r"^每\s*(?:个)?(?P<word>[^\d/·,，;；每]{1,12}?)\s*(?=每|[¥$€£]?\s*\d)")
_EVERY: Final = re.compile(r"每\s*(?:个)?(?P<word>天|日|周|月|季度|季|年)")
_FREE: Final = re.compile(r"free(?:\sof\scharge)?|免费|无偿", re.IGNORECASE)


@lru_cache(maxsize=1024)
def price(text: str) -> Quantity | None:
    """Return the quantity that a whole text is, counted for a time where it names one, else for a thing that it names.

    Of several words ("per seat per month") the time is kept: what a seat is stands in the words beside it.
    """
    found = quantity(text)
    if found is not None and found.per not in _TIMES and (every := _EVERY.match(text.strip())):
        return found.model_copy(update={"per": PER[every["word"]]})
    if found is not None or len(text) > FIGURE_CHARACTERS:
        return found
    if _FREE.fullmatch(text.strip()):
        return Quantity(value=Decimal(0), text=text.strip())
    rest, words = text.strip(), []
    while ahead := _AHEAD.match(rest):
        words.append(ahead["word"])
        rest = rest[ahead.end() :]
    parts = list(_PART.finditer(rest))
    if parts and parts[-1].end() == len(rest):
        words += [part["word"] for part in parts]
        rest = rest[: parts[0].start()]
    found = quantity(rest) if words else None
    if found is None:
        return None
    named = [PER.get(word.strip().lower(), word.strip()) for word in words] + ([found.per] if found.per else [])
    time = next((word for word in named if word in _TIMES), "")
    return found.model_copy(update={"per": time or named[0], "text": text.strip(), "start": 0, "end": len(text)})
