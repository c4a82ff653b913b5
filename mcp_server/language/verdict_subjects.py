"""What a verdict names: the measure that it is about, and the limit that it means of several."""

from collections.abc import Iterable, Sequence
from typing import Final

from mcp_server.language.denials import content
from mcp_server.language.folding import stretch_of
from mcp_server.language.limits_said import Limit, Value
from mcp_server.language.shapes import MARK, MARKS, Shape
from mcp_server.language.verdict_pairs import OF, Pair, clause_of
from mcp_server.language.verdict_words import Claim
from mcp_server.regex import regex

_BLAND: Final = frozenset({"this", "that", "with", "were", "have", "they", "been", "figur", "value", "resul"})
_NAME: Final = regex(
    rf"\s?(?:(?:the|our|its|their)\s)?(?P<name>[^,，。;；:：()（）{MARKS}]{{2,20}})(?:[,，。;；:：()（）.]|$)"
)
"""Behind a word of comparison, the limit that it means: 超过内控，未超合同."""
GAP: Final = 16
"""Characters before a limit that may name it."""


def of_another(shape: Shape, before: Iterable[Shape], claim: Claim, held: tuple[Value, Limit]) -> bool:
    """Whether a verdict names what it is about, and that was named before beside other figures only."""
    low, _ = stretch_of(OF, shape.text, claim.start, claim.start)
    told = content(" ".join(one.text for one in before))
    meant = (content(shape.text[low : claim.start]) & told) - _BLAND
    own = [content(clause_of(one.shape.text, one.place)) for one in held]
    # one Chinese character says little
    return len(meant) > (not "".join(meant).isascii()) and not any(meant & words for words in own)


def _of_other_name(shape: Shape, claim: Claim, pair: Pair) -> bool:
    """Whether the clause of a verdict names one of several, and that of its value another one: A 泵正常."""
    low, high = stretch_of(OF, shape.text, claim.start, claim.start)
    own = frozenset(_NAMED.findall(_written(shape, low, high)))
    value = pair.value
    if value.shape is shape and low <= value.place < high:
        return False
    low, high = stretch_of(OF, value.shape.text, value.place, value.place)
    other = frozenset(_NAMED.findall(_written(value.shape, low, high)))
    listed = other or any(name in _written(value.shape, 0, len(value.shape.text)) for name in own)
    return bool(own and listed and not own & other)


_NAMED: Final = regex(
    r"[0-9一二三四五六七八九十]{1,3}\s?(?:月|季度|期(?!间)|班|组|号(?!码)|区|级|线|车间|标段|队|网格|楼)"
    r"|(?<![a-z])[a-z甲乙丙丁戊]\s?(?:线|泵|组|栋|座|区|班|厂|店|机|炉|站|仓|队)"
    r"|\b(?:line|pump|bus|house|block|team|shift|class|unit|tank|gate|ward|zone|route|dock|group|site|phase|test|room"
    r"|week|vessel|press|kiln) [0-9]{0,3}[a-z]?\b"
    r"|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b"
)
"""Names of one of several."""


def _written(shape: Shape, low: int, high: int) -> str:
    """Return a stretch of a sentence with its dates and labels as written."""
    return "".join(
        shape.token(at).text.lower() if MARK.match(one) else one for at, one in enumerate(shape.text[low:high], low)
    )


def of_clause(shape: Shape, limits: Sequence[Limit], claim: Claim, found: Sequence[Pair]) -> list[Pair]:
    """Return the pairs of a sentence that a verdict may be about, by where it stands and by the limit that it names."""
    # what a semicolon parts is of another measure
    low, high = shape.text.rfind(";", 0, claim.start), shape.text.find(";", claim.end) % (len(shape.text) + 1)
    found = [pair for pair in found if max(pair.value.place, pair.limit.place) < high]
    near = [pair for pair in found if max(pair.value.place, pair.limit.place) > low] or list(found)
    named = _named_limit(shape, limits, claim)
    return near if named is None else [pair for pair in near if pair.limit is named]


def _named_limit(shape: Shape, limits: Sequence[Limit], claim: Claim) -> Limit | None:
    """Return the one of several limits of a sentence that a word of comparison names; nothing where it names none."""
    found = _NAME.match(shape.text, claim.end)
    if found is None or len(limits) == 1 or claim.sort not in {"over", "under"}:
        return None
    name = content(found["name"])
    scores = []
    for limit in limits:
        low, _ = stretch_of(OF, shape.text, limit.place, limit.place)
        said = MARK.split(shape.text[max(low, limit.place - GAP) : limit.place])[-1]
        scores.append(len(name & content(said)) if limit.place < claim.start else 0)
    best = max(scores, default=0)
    return limits[scores.index(best)] if best and scores.count(best) == 1 else None


ALL_DONE: Final = regex(r"[均都全][^,，]{0,2}完成|\ball (?:\w+ )?(?:done|completed)")
"""What is said of how many were to be done, and of no values: 均已完成."""


def of_other(shape: Shape, claim: Claim, pair: Pair) -> bool:
    """Whether a verdict is about another value or limit than these, by its words or by what stands nearer to it."""
    return _of_other_name(shape, claim, pair) or _of_nearer(shape, claim, pair)


def _of_nearer(shape: Shape, claim: Claim, pair: Pair) -> bool:
    """Whether all of a number is done that is told behind a value and its limit: 另追加 3 项，均已完成."""
    if not ALL_DONE.match(claim.text):
        return False
    last = max((one.place for one in (pair.value, pair.limit) if one.shape is shape), default=0)
    return last > claim.start or any(
        last < place < claim.start and one.unit == pair.value.value.unit for place, one in shape.figures()
    )
