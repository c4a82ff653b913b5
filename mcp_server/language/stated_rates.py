"""What a percentage beside other figures might be the share or the change of."""

from collections.abc import Iterator
from typing import Final

from mcp_server.language.relations import Said, said
from mcp_server.language.shapes import Shape
from mcp_server.language.stated_cues import DOWN, UP
from mcp_server.language.stated_terms import unlike
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
