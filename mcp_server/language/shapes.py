"""A sentence with a mark in the place of each figure, so that one pattern reads it whatever its numerals look like."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.folding import fold
from mcp_server.language.pages import SENTENCE_CHARACTERS, Page, Sentence
from mcp_server.language.quantities import Token
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

COUNT, MONEY, PERCENT, POINTS, TIME, EFFORT, RATIO, DATE, CLOCK, OTHER = (chr(0xE000 + n) for n in range(10))
"""What stands in a shape for a figure of each dimension, a date, a time of day, and a label, ordinal or code."""
MARKS: Final = f"{COUNT}-{OTHER}"
"""All of them, as a class of characters."""
MARK: Final = regex(f"[{MARKS}]")
_OF: Final = {
    "count": COUNT, "money": MONEY, "percent": PERCENT, "points": POINTS, "duration": TIME, "effort": EFFORT,
    "ratio": RATIO, "date": DATE,
}  # fmt: skip
_SORTS: Final = {"date": DATE, "time": CLOCK, "ordinal": OTHER, "label": OTHER, "code": OTHER}


TOKENS: Final = 24
"""Figures, dates and labels of a sentence that is read for what it states."""
_ZONE: Final = regex(r"(?:UTC|GMT)\s?[+-]?$", re.IGNORECASE)
"""What stands before the number of a time zone, which is no figure."""


class Shape(NamedTuple):
    """A sentence folded, in lower case, with a mark in the place of each token, and the tokens."""

    text: str
    tokens: tuple[Token, ...]
    places: tuple[int, ...]
    """Where the mark of each token stands."""
    sentence: Sentence

    def __hash__(self) -> int:
        """Return a hash at the price of one number, for what is computed once for a sentence."""
        return self.sentence.start

    def token(self, place: int) -> Token:
        """Return the token whose mark stands at a place."""
        return self.tokens[bisect_left(self.places, place)]

    def figure(self, place: int) -> Quantity:
        """Return the figure whose mark stands at a place."""
        found = self.token(place).quantity
        assert found is not None
        return found

    def figures(self, low: int = 0, high: int = 1 << 30) -> Iterator[tuple[int, Quantity]]:
        """Yield the figures between two places, each with its own."""
        for at in range(bisect_left(self.places, low), bisect_left(self.places, high)):
            if figure := self.tokens[at].quantity:
                yield self.places[at], figure


SPELLED: Final = regex(
    r"\b(?:half|third|quarter|fifth|sixth|eighth|tenth|(?:in|out of) (?:five|ten|twenty)|[0-9]{1,2}p"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety)\b"
    r"|[一对]半|半数|五五",
    2,
)


def shapes(page: Page, tokens: Sequence[Token]) -> Iterator[Shape]:
    """Yield the shape of every sentence that has a token; what a semicolon parts is read as one.

    A sentence of very many is left out: it states nothing that somebody could follow, and its figures fit together in
    far too many ways.
    """
    for sentence, within in spoken(page, tokens):
        if len(within) > TOKENS:
            yield from (_shape(piece, own) for piece, own in _pieces(sentence, within) if 0 < len(own) <= TOKENS)
        elif within:
            yield _shape(sentence, within)


def celled(page: Page, tokens: Sequence[Token]) -> Iterator[Shape]:
    """Yield the shape of every cell of a table that says something of two figures or more."""
    at = 0
    for table in page.tables:
        for row in table.rows:
            for cell in row.cells:
                while at < len(tokens) and tokens[at].start < cell.start:
                    at += 1
                first = at
                while at < len(tokens) and tokens[at].end <= cell.start + len(cell.text):
                    at += 1
                if 1 < at - first <= TOKENS and len(cell.text) >= SAID:
                    sentence = Sentence(cell.text, cell.start, row.line, "row", table.under, table.caption)
                    yield _shape(sentence, tokens[first:at])


SAID: Final = 10
"""Characters of a cell that says something."""


def bare(page: Page, tokens: Sequence[Token], words: re.Pattern[str]) -> Iterator[Shape]:
    """Yield the shape of every sentence that has no token, but some of these words."""
    for sentence, within in spoken(page, tokens):
        if not within and words.search(sentence.text):
            yield _shape(sentence, within)


def _pieces(sentence: Sentence, tokens: Sequence[Token]) -> Iterator[tuple[Sentence, Sequence[Token]]]:
    """Yield what semicolons part, each piece with its tokens."""
    low = at = 0
    for end in (*(found.end() for found in re.finditer("[;；]", sentence.text)), len(sentence.text)):
        first = at
        while at < len(tokens) and tokens[at].end <= sentence.start + end:
            at += 1
        piece = sentence.text[low:end]
        if piece.strip():
            start = sentence.start + low + len(piece) - len(piece.lstrip())
            yield sentence._replace(text=piece.strip(), start=start), tokens[first:at]
        low = end


def spoken(page: Page, tokens: Sequence[Token]) -> Iterator[tuple[Sentence, Sequence[Token]]]:
    """Yield every sentence with the tokens in it; what a semicolon parts is read as one."""
    at = 0
    for sentence in whole(page):
        end = sentence.start + len(sentence.text)
        while at < len(tokens) and tokens[at].start < sentence.start:
            at += 1
        first = at
        while at < len(tokens) and tokens[at].end <= end:
            at += 1
        yield sentence, tokens[first:at]


def whole(page: Page) -> Iterator[Sentence]:
    """Yield the sentences of a page that are no rows, those that a semicolon parts as one."""
    waiting: Sentence | None = None
    for sentence in page.sentences:
        if sentence.sort == "row":
            continue
        joined = waiting and waiting.text[-1] in ";；" and waiting.line == sentence.line
        end = sentence.start + len(sentence.text)
        if waiting and joined and end - waiting.start <= SENTENCE_CHARACTERS:
            waiting = waiting._replace(text=page.text[waiting.start : end])
            continue
        if waiting:
            yield waiting
        waiting = sentence
    if waiting:
        yield waiting


def _shape(sentence: Sentence, tokens: Sequence[Token]) -> Shape:
    read: list[Token] = []
    pieces: list[str] = []
    places: list[int] = []
    at, length = 0, 0
    for found in tokens:
        token = found
        low, high = token.start - sentence.start, token.end - sentence.start
        if _ZONE.search(sentence.text, max(0, low - 5), low):
            continue
        piece = _plain(sentence.text[at:low])
        places.append(length + len(piece))
        mark = _OF[token.quantity.dimension] if token.quantity else _SORTS[token.sort]
        if token.sort == "label" and token.text.isdigit() and low > 3 and sentence.text[low - 1] in "(（":
            # engineering (15), sales (7): no number of an item, for words stand before it
            mark = COUNT
            token = token._replace(quantity=_count(token))
        pieces += [piece, mark]
        read.append(token)
        length += len(piece) + 1
        at = high
    pieces.append(_plain(sentence.text[at:]))
    return Shape("".join(pieces), tuple(read), tuple(places), sentence)


def _count(token: Token) -> Quantity:
    return Quantity(value=Decimal(token.text), text=token.text, start=token.start, end=token.end)


def _plain(text: str) -> str:
    return "".join(c for c in fold(text).text.lower() if not "\ue000" <= c <= "\uf8ff" and c not in "*_`")
