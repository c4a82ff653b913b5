"""What a percentage beside other figures might be the share or the change of."""

from collections.abc import Iterator, Sequence
from typing import Final

from mcp_server.language.relations import Said, said
from mcp_server.language.shapes import Shape
from mcp_server.language.stated_cues import DOWN, UP
from mcp_server.language.stated_terms import Line, Term, plain, unlike
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

CHANGED: Final = regex(
    r"\b(?:from|than|against|compared|versus|vs|last|previous\w*|before|now|chang\w+|differen\w+|improv\w+|better|worse)\b"
    r"|[由从较比]|同期|[去上前]年|上[月季周期]|变|差|优化|改善|->|→"
)
"""Where a percentage may be a change."""


def rates(shape: Shape) -> Iterator[Said]:
    """Yield every share and change that two figures of a sentence make: what might be meant by a rate."""
    figures = list(shape.figures())
    percents = [one for _, one in figures if one.dimension == "percent" and one.bound == "="]
    plain = [
        one for _, one in figures if one.dimension in {"count", "money", "duration", "effort"} and one.bound == "="
    ]
    if len(percents) * len(plain) ** 2 > 2_000:
        return
    moved = UP.search(shape.text) or DOWN.search(shape.text) or CHANGED.search(shape.text)
    for stated in percents:
        for one in plain:
            for two in plain:
                if one is not two and not unlike(one, two) and one.dimension == two.dimension and two.value:
                    yield said("share", (one, two), stated, clear=False)
                    if moved:
                        yield said("change", (one, two), stated, clear=False)


def shared(one: str, other: str) -> bool:
    """Whether two names have two neighbouring Chinese characters in common."""
    pairs = {one[i : i + 2] for i in range(len(one) - 1) if "\u4e00" <= one[i] <= "\u9fff"}
    return any(pair in other for pair in pairs)


_CALLED: Final = regex(
    r"[\u4e00-\u9fff]率(?:为|是|达|仅|只有|:)?\s?$"
    r"|\b(?:rate|quota|ratio|turnout|occupancy|percentage)(?: (?:of|is|was|at|stands at|comes to))?:?\s?$"
)
"""What stands before a rate that has its name."""
_ELSE: Final = regex(
    r"同比|环比|[去上]年|上[月季期周]|目标|考核|要求|标准|[高低]于|提[高升]|[升降涨跌增减]|平均|每|人均|预计|其中"
    r"|\b(?:last|target|previous|up|down|rose|fell|than|average|each|per|every|growth|interest|tax|vat|exchange)\b"
)
_WITHIN: Final = regex(r"(?P<thing>[\u4e00-\u9fff]{2,8})[里中](?:有|的)?[\u4e00-\u9fff]{0,6}\s?$")
_OF_MORE: Final = regex(r"(有效|满意|合格|及格|通过|优秀|优良|好评|推荐|知晓|认可)率(?:为|是|达|仅|只有|:)?\s?$")
"""A rate of a third figure, where the one before it is not called so: 回收 180 份，有效率 95%."""
WIDE: Final = 15
"""Percentage points by which a rate may be off to be meant for two figures."""


def named_rates(own: Line) -> Iterator[Said]:
    """Yield a rate that has its name, behind the two figures that make it: 应到 1,200 人，实到 1,128 人，出勤率 92%.

    Where the part says in what it is, that is the whole: 有效线索里签了 47 单.
    """
    for number, rate in enumerate(own.terms[1:], 1):
        if rate.figure.dimension != "percent" or not plain(rate.figure) or not _CALLED.search(rate.near):
            continue
        part, before = own.terms[number - 1], list(own.terms[: number - 1])
        if len(rate.head) > _NEXT or _ELSE.search(rate.head):
            continue
        if pair := _of_several(own.terms[:number], rate):
            yield said("share", pair, rate.figure)
            continue
        of_more = _OF_MORE.search(rate.near)
        if of_more and of_more[1] not in part.near:
            continue
        found = _WITHIN.search(part.near)
        wide = [term for term in before if found and _counts(term) and shared(found["thing"], term.near)]
        if not wide and before and ";" not in part.head and len(part.head) <= _NEXT and not _ELSE.search(part.near):
            wide = before[-1:]
            if _ELSE.search(wide[0].near) or (number > 2 and own.terms[number - 3].figure.dimension != "percent"):
                continue
        like = wide and (found or not unlike(part.figure, wide[0].figure))
        if len(wide) != 1 or not like or not _counts(part) or not _counts(wide[0]):
            continue
        small, large = sorted((part.figure, wide[0].figure), key=lambda one: one.value)
        share = small.value / large.value * 100 if large.value else 0
        if rate.figure.value <= 100 and abs(share - rate.figure.value) <= WIDE:
            yield said("share", (small, large), rate.figure)


def _of_several(before: Sequence[Term], rate: Term) -> tuple[Quantity, Quantity] | None:
    """Return the part that a rate is called after and its whole, where others stand with them: 回收 904 份，满意 832
    份，不满意 11 份，满意率 92%."""
    run: list[Term] = []
    for term in reversed(before):
        if not _counts(term) or (run and unlike(term.figure, run[0].figure)) or ";" in rate.head:
            break
        run.insert(0, term)
        if ";" in term.head:
            break
    named = _NAME.search(rate.near)
    if named is None or not _SEVERAL <= len(run) <= _MOST or _ELSE.search(" ".join(term.near for term in run)):
        return None
    parts = [term for term in run[1:] if _called_so(term.near, named[1])]
    whole = run[0].figure
    if len(parts) != 1 or any(term.figure.value >= whole.value for term in run[1:]):
        return None
    part = parts[0].figure
    off = abs(part.value / whole.value * 100 - rate.figure.value)
    return (part, whole) if rate.figure.value <= 100 and off <= WIDE else None


def _called_so(near: str, name: str) -> bool:
    """Whether a figure is told of what a rate is called after, or of what was really done: 实收 for 收缴率."""
    at = near.rfind(name)
    if at >= 0:
        return near[at - 1 : at] not in _NOT or name[:1] in _NOT
    done = _DONE.search(near)
    return bool(done and done[1] in name)


_NAME: Final = regex(r"([\u4e00-\u9fff]{2,4})率(?:为|是|达|仅|只有|:)?\s?$")
_DONE: Final = regex(r"[实已]际?([\u4e00-\u9fff])[^,;:。]{0,4}$")
_NOT: Final = frozenset("不未没非")
_SEVERAL: Final = 3
_MOST: Final = 8
"""Figures among which are a part and its whole."""
_NEXT: Final = 24
"""Characters between two figures that are told together."""


def _counts(term: Term) -> bool:
    figure = term.figure
    return (
        figure.dimension in {"count", "money"}
        and plain(figure)
        and not figure.per
        and not term.word
        and figure.value > 0
    )
