"""A number of things with those of each sort, whatever their nouns: 486 pupils, of whom 251 are girls and 235 boys."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from mcp_server.language.amounts import Amount, before_break, off
from mcp_server.language.folding import words
from mcp_server.language.relations import Said, said
from mcp_server.language.stated_balance import flows
from mcp_server.language.stated_runs import plain
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

MEASURES: Final = frozenset(words("litres ml hl kg g tonnes metres m km m² cm mm TB GB MB kWh pages times"))
_MOST: Final = 12
_ROOM: Final = Decimal("0.12")
_FEW: Final = 20
_SLIP: Final = 2
_OF: Final = regex(
    r"\b(?:of (?:which|whom|these|those|them)\b(?! (?:only|just|about|some|at least|more))|made up of|consist(?:s|ing"
    r"|ed) of"
    r"|compris(?:es?|ed|ing)|namely|split into|divided (?:into|between|among)|br(?:eaks?|oke|oken) down|falls? into"
    r"|fell into|drawn from|they are|these are|being|including (?=\ue000))"
)
_OF_THEM: Final = regex(r"^of (?:them|these|those|us|whom|which)\b")
_OPENS: Final = regex(r"^[^,;:(]{0,40}(?:, [^,;:(]{0,30})?(?::|\(|\s[–—-]\s|—)\s?[^,;:.]{0,24}$")
_LEAST: Final = 3
_TOTAL: Final = regex(
    r"(?:\s[–—-]|—|=|, (?:so|which (?:makes|gives|is)|making|giving|totall?ing|in all|altogether)|:)"
    r"(?: that is| that makes)?\s?$"
)
_SOME: Final = regex(
    r"\b(?:such as|for example|e\.g|among|mainly|mostly|notably|especially|up from|against|both|twice|also|either|may"
    r"|can"
    r"|only|average|target|per|each|every|actual|score|plan(?:ned)?|budget|forecast|baseline|limit)\b"
)


def members(own: Sequence[Amount], text: str) -> Iterator[Said]:
    """Yield a number of things with the numbers of each sort behind it, where words say that these are its parts."""
    counted = [one for one in own if _counts(one)]
    kept = plain(counted)
    for n, (whole, first) in enumerate(pairwise(counted)):
        gap = text[whole.place + 1 : first.place]
        named = f"{whole.figure.text.partition(' ')[2]} {gap}"
        cue = bool(_OF.search(gap) or _OPENS.match(named) or _OF_THEM.match(first.behind))
        parts = before_break(counted[n + 1 :])
        if "(" in gap:
            end = text.find(")", first.place)
            parts = [one for one in parts if end < 0 or one.place < end]
        if not cue or not 1 < len(parts) <= _MOST or any(one not in kept for one in parts):
            continue
        words = " ".join(f"{one.near} {one.behind}" for one in parts)
        if not any(one.figure.unit for one in (whole, *parts)) or _SOME.search(words) or flows(parts):
            continue
        figures = [_bare(one.figure) for one in parts]
        total = _bare(whole.figure)
        away = off(figures, total)
        if away is None or any(one.value >= total.value for one in figures):
            continue
        near = away <= _ROOM or (total.value <= _FEW and away * total.value <= _SLIP)
        yield said("sum", figures, total, clear=near)
        return


def together(own: Sequence[Amount], text: str) -> Iterator[Said]:
    """Yield a number of things behind the numbers of each sort: 7 nurses, 2 doctors, 1 porter – ten people."""
    counted = [one for one in own if _counts(one)]
    if len(counted) < _LEAST or not _TOTAL.search(text[counted[-2].place + 1 : counted[-1].place]):
        return
    *parts, whole = counted
    low = text.rfind(":", 0, parts[-1].place)
    parts = [one for one in parts if one.place > low]
    kept = plain(parts)
    words = " ".join(f"{one.near} {one.behind}" for one in parts)
    if len(kept) < len(parts) or len(parts) < _LEAST - 1 or _SOME.search(words) or flows(parts):
        return
    figures, total = [_bare(one.figure) for one in parts], _bare(whole.figure)
    away = off(figures, total)
    if away is not None and all(one.value < total.value for one in figures):
        few = total.value <= _FEW and away * total.value <= _SLIP
        yield said("sum", figures, total, clear=few or away <= _ROOM)


def _counts(one: Amount) -> bool:
    """Whether a figure counts things by an English noun, or leaves its noun out."""
    figure = one.figure
    return figure.dimension == "count" and (not figure.unit or (figure.unit.isascii() and figure.unit not in MEASURES))


def _bare(one: Quantity) -> Quantity:
    return one.model_copy(update={"unit": "", "text": f"{one.value:f}"})
