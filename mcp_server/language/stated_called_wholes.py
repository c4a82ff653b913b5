"""Shares that say of what they are, where just one figure before them is called so: 占参加户数的 84.9%, of the tickets.

That they are the share of another figure, too, is then a slip of the one who took the wrong base.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mcp_server.language.amounts import Amount, amounts, like
from mcp_server.language.folding import words
from mcp_server.language.relations import Said, is_true, said
from mcp_server.language.shapes import PERCENT, Shape
from mcp_server.language.stated_pairs import is_plain, may_be_share
from mcp_server.language.stated_roles import EARLIER
from mcp_server.regex import regex

MOST: Final = 24
"""Figures among which the whole is looked for."""
FAR: Final = 1.6
"""How many times as much as it should be a share may be to be meant for its part."""
BESIDE: Final = 28
"""Characters between a part and its share."""
_ZH: Final = regex(
    r"占(?:了|到|去|据)?(?P<of>[\u4e00-\u9fff]{2,7}?)(?:总[数量额]|人数|户数|[家件份]数)?的?\s?(?:约|近)?$"
)
_EN: Final = regex(r"^ of (?:all |the |those |these |our |who |that )+(?P<of>[a-z]{4,}(?: [a-z]{4,})?)\b")
_ENDS: Final = regex(r"[\u4e00-\u9fff]{2,}")
_LOOSE: Final = words(
    "that this those these them with have they were which time year total whole rest people number amount staff"
)


def called_wholes(shape: Shape, recent: Sequence[Shape]) -> Iterator[Said]:
    """Yield the shares of a sentence of the one figure that is called what they say they are of; *recent* are the
    sentences ahead of it, all with their portions as percentages."""
    if PERCENT not in shape.text:
        return
    own = amounts(shape)
    known: list[Amount] | None = None
    for at, rate in enumerate(own[1:], 1):
        part = own[at - 1]
        if rate.figure.dimension != "percent" or rate.figure.bound != "=" or not is_plain(part):
            continue
        found = _ZH.search(rate.head) or _EN.match(rate.tail)
        if not found or rate.place - part.place > BESIDE or ";" in rate.head or not may_be_share(rate):
            continue
        if known is None:
            known = [one for before in recent for one in amounts(before) if is_plain(one)][-MOST:]
        every = [*known, *(one for one in own[: at - 1] if is_plain(one))]
        named = [one for one in every if _is_called(one, found["of"]) and _fits(part, one)]
        # 收回问卷: 收回 432 份, and not 发出问卷 480 份
        first = [one for one in named if found["of"][:2] in one.near[-8:]] if not found["of"].isascii() else []
        wholes = {one.figure.value: one.figure for one in first or named}
        if len(wholes) == 1:
            (whole,) = wholes.values()
            reading = said("share", (part.figure, whole), rate.figure, sure=True)
            times = float(part.figure.value / whole.value * 100 / rate.figure.value) if rate.figure.value else 0
            if is_true(reading) or 1 / FAR <= times <= FAR:
                yield reading._replace(certain=True)


def _is_called(one: Amount, name: str) -> bool:
    """Whether a figure is told with the words of a name."""
    if EARLIER.search(one.near):
        return False
    if not name.isascii():
        ahead = _ENDS.findall(one.near)[-1:]
        return bool(ahead) and (ahead[0][-2:] in name or name[:4] in ahead[0])
    stems = {word[:5] for word in name.split() if word not in _LOOSE}
    beside = f"{one.near} {one.figure.text.lower()} {one.behind}"
    return any(word[:5] in stems for word in re.findall("[a-z]{4,}", beside))


def _fits(part: Amount, whole: Amount) -> bool:
    one, two = part.figure, whole.figure
    if two.value <= one.value or one.dimension != two.dimension:
        return False
    return like(one, two) or one.dimension == "count"
