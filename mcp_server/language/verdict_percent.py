"""Verdicts on how much of a budget or a plan was used or done, in percent of it: 97 % of the budget, overspent."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.shapes import PERCENT, Shape
from mcp_server.model.paper import EXCERPT, Verdict
from mcp_server.regex import regex

FULL: Final = Decimal(100)
_OF: Final = regex(
    rf"(?P<a>{PERCENT})\s?(?:of|的)\s?(?:(?:the|our|its|their|this year's|what was)\s)?(?:[a-z]+\s){{0,2}}"
    r"(?:budget(?:ed)?|plan(?:ned)?|allowance|targets?|quota|goal|appropriation)\b"
    rf"|(?:预算|计划|概算|额度|限额|指标|目标|任务)(?:总?[额数量])?的\s?(?P<b>{PERCENT})"
    rf"|(?:预算|计划|任务|目标|指标)(?:的)?(?:执行|完成|达成|使用|支出)率?(?:为|是|达到?|到|了|只有|仅)?\s?(?P<c>{PERCENT})"
)
_OVER: Final = (
    r"(?<![未没不无])超支|(?<![未没不无])超(?:过|出)?了?(?:预算|计划|概算|额度|限额|指标)|超额完成|突破了?(?:预算|计划|概算|额度)"
    r"|\boversp\w+|\bover ?(?:the )?budget\b|\bover ?ran\b|\bbeat (?:the|our) (?:plan|target)\b"
)
_UNDER: Final = (
    r"[没未][有能]?(?:超支|超预算|完成|达成)|未?节[余约]|结余|节支|\bundersp\w+|\bunder (?:the )?budget\b"
    r"|\b(?:within|inside|below) (?:the |our )?budget\b"
    r"|\b(?:missed|short of|fell short of) (?:the|our|its) (?:plan|target|quota|goal)\b"
)
_SAID: Final = regex(rf"(?P<over>{_OVER})|(?P<under>{_UNDER})")
_NOT: Final = regex(r"\b(?:not|never|no|without|n't|nobody|hardly|would|will|may|could|if)\b|[未没不无若会将]")
NEAR: Final = 60
"""Characters from a share to what is said of it."""
DENIED: Final = 10
"""Characters before a verdict that may deny it."""


def of_percent(shapes: Sequence[Shape]) -> Iterator[Verdict]:
    """Yield verdicts on the only share in percent of a sentence, where that is of a budget or plan and denies them."""
    for shape in shapes:
        text = shape.text
        if text.count(PERCENT) != 1 or shape.sentence.sort == "heading" or (found := _OF.search(text)) is None:
            continue
        place = found.start("a") if found["a"] else found.start("b") if found["b"] else found.start("c")
        figure, said = shape.figure(place), _SAID.search(text, found.end(), found.end() + NEAR)
        if said is None or figure.upper is not None or figure.bound not in {"=", "~"} or figure.signed:
            continue
        if said["over"] and _NOT.search(text, max(0, said.start() - DENIED), said.start()):
            continue
        way = (figure.value > FULL) - (figure.value < FULL)
        if way * (1 if said["over"] else -1) < 0:
            yield Verdict(
                line=shape.sentence.line, excerpt=" ".join(shape.sentence.text.split())[:EXCERPT],
                value=figure.text.strip(), limit="100%", said=said[0],
            )  # fmt: skip
