"""Text brought to one form, with the way back to the text as written."""

import re
from typing import Final, NamedTuple

from mcp_server.regex import regex

PAGE_CHARACTERS: Final = 20_000
HAN: Final = regex(r"[\u4e00-\u9fff]")
HAN_RUN: Final = regex(r"[\u4e00-\u9fff]+")
_TRADITIONAL: Final = str.maketrans(
    "萬億點兩倆貳參叄陸負個幾餘週時間號達約過於減從優將開關鐘頭數單員條項張層財務實際後內圓圆塊錢筆漲縮擴長",
    "万亿点两俩贰叁叁陆负个几余周时间号达约过于减从优将开关钟头数单员条项张层财务实际后内元元块钱笔涨缩扩长",
)
_ALIKE: Final = (
    ("\u3000\xa0\u2007\u2002\u2003", " "),
    ("\u202f", "\u2009"),
    ("−﹣‐‑", "-"),
    ("–—―‒", "–"),
    ("～〜∼∽", "~"),
    ("≧⩾", "≥"),
    ("≦⩽", "≤"),
    ("﹥", ">"),
    ("﹤", "<"),
    ("﹪", "%"),
    ("￥", "¥"),
    ("￡", "£"),
    ("﹩", "$"),
    ("\u2215\u2044", "/"),
    ("’", "'"),
    # the one letter whose lower case has two characters: offsets hold in lower case, too
    ("İ", "I"),
)
_TABLE: Final[dict[int, int | str]] = {
    **{0xFF01 + i: 0x21 + i for i in range(94)},
    **_TRADITIONAL,
    **{ord(char): like for chars, like in _ALIKE for char in chars},
}
_FOLDED: Final = regex(f"[{re.escape(''.join(map(chr, _TABLE)))}]+")
_LISTED: Final = regex(r"(?<=[0-9])，(?=[0-9])")
"""A full-width comma between half-width digits parts two numbers; between full-width ones it may part thousands."""
_UNSEEN: Final = regex("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+")


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list that is written with blanks between them."""
    return tuple(text.split())


def either(chinese: str, english: str) -> str:
    """Return a pattern of Chinese words with blanks between them, or of whole English phrases with commas."""
    phrases = "|".join(" ".join(phrase.split()) for phrase in re.split(r",\s+", english.strip()))
    return "|".join([*chinese.split(), rf"\b(?:{phrases})\b"])


class Folded(NamedTuple):
    """A text in one form, and where each of its characters stood."""

    text: str
    offsets: tuple[int, ...] | None
    """Offset of each character in the original; nothing where both texts have the same offsets."""

    def start(self, index: int) -> int:
        """Return the offset in the original of a character."""
        return index if self.offsets is None else self.offsets[index]

    def end(self, index: int) -> int:
        """Return the offset in the original behind the character before this one."""
        if self.offsets is None:
            return index
        return self.offsets[index - 1] + 1 if index else 0


def _fold_run(found: re.Match[str]) -> str:
    return found.group().translate(_TABLE)


def fold(text: str) -> Folded:
    """Return the text with half-width forms, simplified numerals, one kind of blank, minus and wave, none unseen."""
    if text.isascii():
        return Folded(text, None)
    text = _LISTED.sub("、", text)
    # a page has few characters to fold; a long text may have been made of them, and the table takes each alike
    folded = _FOLDED.sub(_fold_run, text) if len(text) < PAGE_CHARACTERS else text.translate(_TABLE)
    offsets = None
    if _UNSEEN.search(folded):
        kept: list[int] = []
        last = 0
        for gap in _UNSEEN.finditer(folded):
            kept.extend(range(last, gap.start()))
            last = gap.end()
        kept.extend(range(last, len(folded)))
        folded, offsets = _UNSEEN.sub("", folded), tuple(kept)
    return Folded(folded, offsets)


def stretch_of(stops: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, int]:
    """Return from where to where a stretch of text goes that stops part from the rest, around two of its places."""
    low = max((stop.end() for stop in stops.finditer(text, 0, max(0, start))), default=0)
    behind = stops.search(text, end)
    return low, behind.start() if behind else len(text)
