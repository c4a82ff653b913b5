"""The terms by which Chinese and English text is compared and found.

Chinese writes no blanks between words, so each character and each pair of neighbours is a term: most Chinese words
have two characters. English words are lower-cased and lose their plural (the S stemmer of Harman 1991, "How effective
is suffixing?", Journal of the American Society for Information Science 42(1), 7-15).
"""

from collections.abc import Iterator
from operator import add
from typing import Final
from unicodedata import normalize

from mcp_server.regex import regex

_UNSPACED: Final = (
    "\u3005-\u3007\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7a3"
    "\U00020000-\U0003ffff"
)
"""Han, kana and Hangul, as a part of a character class."""
_RUN: Final = regex(f"([{_UNSPACED}]+)|([^\\W_{_UNSPACED}]+)")
_UNSEEN: Final = regex("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]+")
_BREAK: Final = "¶"
"""Stands between two unspaced runs, so that the end of one and the beginning of the next make no pair."""


def searchable(text: str) -> str:
    """Return the text in one width and one case, without marks that nobody sees."""
    if text.isascii():
        return text.lower()
    return normalize("NFKC", normalize("NFKC", _UNSEEN.sub("", text)).casefold())


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or not word.isascii():
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    if word.endswith("es") and not word.endswith(("aes", "ees", "oes")):
        return word[:-1]
    return word if word.endswith(("us", "ss")) else word[:-1]


def _runs(text: str) -> Iterator[tuple[str, str]]:
    """Yield each run of unspaced characters, or each word as its term; the other of the two is empty."""
    for match in _RUN.finditer(searchable(text)):
        unspaced, word = match.group(1, 2)
        yield (unspaced, "") if unspaced else ("", _singular(word))


def terms(text: str) -> tuple[str, ...]:
    """Return the terms of a text, one for each occurrence: words, and single and paired unspaced characters."""
    found: list[str] = []
    for unspaced, word in _runs(text):
        if word:
            found.append(word)
        else:
            found.extend(unspaced)
            found.extend(map(add, unspaced, unspaced[1:]))
    return tuple(found)


def sought(text: str) -> tuple[str, ...]:
    """Return the terms to look for, each once: of unspaced characters the pairs, and one that stands alone."""
    found: list[str] = []
    for unspaced, word in _runs(text):
        if word or len(unspaced) == 1:
            found.append(word or unspaced)
        else:
            found.extend(map(add, unspaced, unspaced[1:]))
    return tuple(dict.fromkeys(found))


def spaced(text: str) -> str:
    """Return a text for a full-text index, every word and every unspaced character between blanks.

    A term is in `terms(text)` exactly where the spaced term is a phrase of the spaced text: an index of single
    characters with their places finds every pair, and is written in half the time of an index of pairs.
    """
    found: list[str] = []
    after_run = False
    for unspaced, word in _runs(text):
        if word:
            found.append(word)
        else:
            if after_run:
                found.append(_BREAK)
            found.extend(unspaced)
        after_run = not word
    return " ".join(found)
