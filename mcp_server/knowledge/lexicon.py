"""Names in Chinese and English: compared whole, and found in running text."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from mcp_server.regex import regex

# One character for one character, so that a place in the folded text is a place in the text.
_WIDE = regex("[！-～　\u00a0\t’]")
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0xA0: 0x20, 0x09: 0x20, 0x2019: 0x27}

_LETTER = "[a-zß-öø-ÿ]"
_HAN = r"[\u3400-\u9fff]"
_WORD = rf"{_LETTER}+(?:'s(?!\w))?|\d+|{_HAN}"
_SIGN = r"(?:[-‐-―−→⇒~/_&·>]|[-=]>)"
_JOINT = rf"(?: ?{_SIGN} ?| ?|:|\n)"
_TOKEN = regex(_WORD)
_NEXT = regex(rf"({_JOINT})({_WORD})")
_HAN_FIRST = "\u3400"
_SINGULAR = frozenset({"roas"})
"""Would be another name without its s: ROAS and ROA are two metrics."""
_END = ""
_NEVER = "(?!)"
_LONGEST_BEFORE = 40

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
    """The words by which a name is compared: case, width, spaces, hyphens, arrows and plurals make no difference."""
    return tuple(map(_singular, _TOKEN.findall(fold(name))))


def alternation(names: Iterable[str]) -> str:
    """A regular expression for any of a few names in folded text, the longest first, with plurals and line breaks."""
    folded = sorted({*map(fold, names)}, key=lambda name: (-len(name), name))
    chinese = [re.escape(name) for name in folded if name[0] >= _HAN_FIRST]
    others = [_spelt(name) for name in folded if name[0] < _HAN_FIRST]
    # Bounds stand outside the names: it is quicker to compile, and the engine may skip to a first letter.
    return "|".join([*chinese, *([rf"(?<!{_LETTER})(?:{'|'.join(others)})(?!{_LETTER})"] if others else [])])


class Lexicon(Generic[T]):
    """Names, given by their keys, with what they stand for; one that stands for nothing hides the shorter ones within.

    A name found right behind one of `before`, or right before one of `after`, is part of another name and not given.
    """

    def __init__(
        self, names: Mapping[tuple[str, ...], T | None], before: Iterable[str] = (), after: Iterable[str] = ()
    ) -> None:
        self._trie: dict[str, Any] = {}
        for words, value in names.items():
            node = self._trie
            for word in words:
                node = node.setdefault(word, {})
            node[_END] = value
        first = "".join(sorted(word for word in self._trie if word >= _HAN_FIRST))
        self._start = regex(rf"{_LETTER}+(?:'s(?!\w))?|\d+" + (f"|[{first}]" if first else ""))
        self._before = regex(rf"(?:{alternation(before) or _NEVER}){_JOINT}\Z")
        self._after = regex(rf"{_JOINT}(?:{alternation(after) or _NEVER})")

    def find(self, text: str) -> Iterator[Found[T]]:
        """The names in a text from left to right, the longest at each place, none within another; in linear time."""
        folded, behind = fold(text), 0
        while start := self._start.search(folded, behind):
            value, behind = self._longest(folded, start)
            if value is not None and not (
                self._before.search(folded, max(0, start.start() - _LONGEST_BEFORE), start.start())
                or self._after.match(folded, behind)
            ):
                yield Found(value, start.start(), behind)

    def _longest(self, folded: str, start: re.Match[str]) -> tuple[T | None, int]:
        """What the longest name from a word on stands for, and the place behind it; behind the word where none is."""
        node, value, behind = self._trie, None, start.end()
        last, at = _singular(start[0]), start.end()
        while last in node:
            node = node[last]
            if _END in node:
                value, behind = node[_END], at
            if not (following := _NEXT.match(folded, at)) or not _is_joint(following[1], last, following[2]):
                break
            last, at = _singular(following[2]), following.end()
        return value, behind


def _is_joint(gap: str, left: str, right: str) -> bool:
    """Whether a space or a new line may stand within a name: not between Chinese characters, a line not beside one."""
    if gap == " ":
        return left < _HAN_FIRST or right < _HAN_FIRST
    return gap != "\n" or (left < _HAN_FIRST and right < _HAN_FIRST)


def _singular(word: str) -> str:
    """The word without the ending of an English plural or genitive; good for comparing, not for showing."""
    if len(word) < 4 or word[-1] != "s":
        return word
    word = word.removesuffix("'s")
    if word[-1] != "s" or word[-2:] == "ss" or word in _SINGULAR:
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]


def _spelt(name: str) -> str:
    spelt = "[ \n-]".join(map(re.escape, re.split("[ -]+", name)))
    if not name[-1].isalpha() or name[-1] >= _HAN_FIRST:
        return spelt
    return rf"{spelt[:-1]}(?:ys?|ies)" if name.endswith("y") else f"{spelt}(?:e?s)?"
