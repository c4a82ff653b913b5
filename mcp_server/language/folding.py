"""Text brought to one form, with the way back to the text as written."""

import re
from typing import Final, NamedTuple

_FULL_WIDTH: Final = {0xFF01 + i: 0x21 + i for i in range(94)}
_TRADITIONAL: Final = str.maketrans(
    "萬億點兩倆貳參叄陸負個幾餘週時間號達約過於減從優將開關鐘頭數單員條項張層級終財務禮實際後內圓塊錢億歲筆",
    "万亿点两俩贰叁叁陆负个几余周时间号达约过于减从优将开关钟头数单员条项张层级终财务礼实际后内元块钱亿岁笔",
)
_LIKE: Final = {
    **dict.fromkeys(map(ord, "\u3000\xa0\u202f\u2009\u2007\u2002\u2003"), " "),
    **dict.fromkeys(map(ord, "−﹣‐‑"), "-"),
    **dict.fromkeys(map(ord, "–—―‒"), "–"),
    **dict.fromkeys(map(ord, "～〜∼∽"), "~"),
    **dict.fromkeys(map(ord, "≧⩾"), "≥"),
    **dict.fromkeys(map(ord, "≦⩽"), "≤"),
    **{ord("﹥"): ">", ord("﹤"): "<", ord("﹪"): "%", ord("￥"): "¥", ord("￡"): "£", ord("﹩"): "$"},
    **dict.fromkeys(map(ord, "\u2215\u2044"), "/"),
}
_TABLE: Final = {**_FULL_WIDTH, **_TRADITIONAL, **_LIKE}
_UNSEEN: Final = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+")


class Folded(NamedTuple):
    """A text in one form, and where each of its characters stood."""

    text: str
    offsets: tuple[int, ...] | None
    """Offset of each character in the original; nothing where both texts have the same offsets."""

    def at(self, index: int, *, end: bool = False) -> int:
        """The offset in the original of a character, or the offset behind the one before it."""
        if self.offsets is None:
            return index
        if end:
            return self.offsets[index - 1] + 1 if index else 0
        return self.offsets[index]


def fold(text: str) -> Folded:
    """The text with half-width forms, simplified numerals, one kind of blank, minus and wave, and no unseen marks."""
    if text.isascii():
        return Folded(text, None)
    folded = text.translate(_TABLE)
    if not _UNSEEN.search(folded):
        return Folded(folded, None)
    offsets: list[int] = []
    kept: list[str] = []
    last = 0
    for gap in _UNSEEN.finditer(folded):
        kept.append(folded[last : gap.start()])
        offsets.extend(range(last, gap.start()))
        last = gap.end()
    kept.append(folded[last:])
    offsets.extend(range(last, len(folded)))
    return Folded("".join(kept), tuple(offsets))
