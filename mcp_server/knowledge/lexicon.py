"""Names in Chinese and English: compared whole, and found in running text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

# One character for one character, so that a place in the folded text is a place in the text.
_WIDE = re.compile("[！-～　\u00a0\t’]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20, 0x09: 0x20, 0x2019: 0x27}
_TOKEN = re.compile(r"[^\W\d_\u3400-\u9fff]+(?:'s(?!\w))?|\d+|[\u3400-\u9fff]")
_JOINT = re.compile(r" ?(?:[-‐-―−→⇒~/_&·>]|[-=]>)? ?|:")
_CJK = "\u3400"
_LONGEST_GAP = 4
_SINGULAR = frozenset({"roas"})
"""Ends in s and would be taken for another name without it: ROAS and ROA are two metrics."""
_END = ""

T = TypeVar("T")


class Found(NamedTuple, Generic[T]):
    """What was found in a text, and where it stands."""

    value: T
    start: int
    end: int


def fold(text: str) -> str:
    """The text in lower case and half-width forms, character for character."""
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(low if len(low := character.lower()) == 1 else character for character in text)
    return folded.translate(_NARROW) if _WIDE.search(folded) else folded


def key(name: str) -> tuple[str, ...]:
    """The words by which a name is compared: case, width, spaces, hyphens, arrows and plurals tell no two names apart."""
    return tuple(map(_singular, _TOKEN.findall(fold(name))))


class Lexicon(Generic[T]):
    """Names, given by their keys, with what they stand for; one that stands for nothing hides the shorter ones within.

    A name found right behind one of `before`, or right before one of `after`, is part of another name and not given.
    """

    def __init__(
        self, entries: Mapping[tuple[str, ...], T | None], before: Iterable[str] = (), after: Iterable[str] = ()
    ) -> None:
        self._trie = _trie(entries.items())
        self._before = _trie((key(name)[::-1], True) for name in before)
        self._after = _trie((key(name), True) for name in after)

    def find(self, text: str) -> Iterator[Found[T]]:
        """The names in a text from left to right, the longest at each place, none within another; in linear time."""
        words, trie, at = _Words(text), self._trie, 0
        while at < len(words.texts):
            if words.texts[at] not in trie:
                at += 1
                continue
            value, behind = words.longest(trie, at, 1)
            if value is not None and not self._is_part(words, at, behind):
                yield Found(value, words.spans[at][0], words.spans[behind - 1][1])
            at = max(behind, at + 1)

    def _is_part(self, words: "_Words", at: int, behind: int) -> bool:
        return bool(
            (at and words.joined(at - 1) and words.longest(self._before, at - 1, -1)[0])
            or (behind < len(words.texts) and words.joined(behind - 1) and words.longest(self._after, behind, 1)[0])
        )


class _Words:
    """The words of a text and where they stand."""

    def __init__(self, text: str) -> None:
        self._folded = fold(text)
        self.spans = [found.span() for found in _TOKEN.finditer(self._folded)]
        self.texts = [*map(_singular, _TOKEN.findall(self._folded))]

    def longest(self, trie: dict[str, Any], at: int, step: int) -> tuple[Any, int]:
        """The value of the longest name that begins with a word, and the place behind it; None and that word if none."""
        value, behind = None, at
        while 0 <= at < len(self.texts) and self.texts[at] in trie:
            trie = trie[self.texts[at]]
            at += step
            if _END in trie:
                value, behind = trie[_END], at
            if not 0 <= at < len(self.texts) or not self.joined(min(at, at - step)):
                break
        return value, behind

    def joined(self, left: int) -> bool:
        """Whether a word and the next can belong to one name: a joint at most, and no space between Chinese characters."""
        end, start = self.spans[left][1], self.spans[left + 1][0]
        if end == start:
            return True
        gap = self._folded[end:start]
        if gap.isspace():
            chinese = (self.texts[left] >= _CJK) + (self.texts[left + 1] >= _CJK)
            return (gap == " " and chinese < 2) or (gap == "\n" and not chinese)
        return len(gap) <= _LONGEST_GAP and _JOINT.fullmatch(gap) is not None


def _singular(word: str) -> str:
    """The word without the ending of an English plural or genitive; good for comparing, not for showing."""
    if len(word) < 4 or word[-1] != "s":
        return word
    word = word.removesuffix("'s")
    if word[-1] != "s" or word[-2:] == "ss" or word in _SINGULAR:
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]


def _trie(entries: Iterable[tuple[tuple[str, ...], Any]]) -> dict[str, Any]:
    root: dict[str, Any] = {}
    for words, value in entries:
        node = root
        for word in words:
            node = node.setdefault(word, {})
        node[_END] = value
    return root
