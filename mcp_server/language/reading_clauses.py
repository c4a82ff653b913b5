"""Prose cut into clauses: one statement each, with its figures."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from mcp_server.language import reading_words as words
from mcp_server.language.quantities import quantities
from mcp_server.language.reading_figures import Figure, Named, named
from mcp_server.limits import ITEMS
from mcp_server.regex import regex

LONGEST: Final = 2_000
"""Characters of a sentence in which figures are looked for; a longer one is no statement of one thing."""

_BRACKETS: Final = regex(r"[()（）\[\]【】{}「」『』《》“”\"\n]")
_CLOSES: Final = {
    ")": "(（", "）": "(（", "]": "[", "】": "【", "}": "{", "」": "「", "』": "『", "》": "《", "”": "“", '"': '"',
}  # fmt: skip
_BREAK: Final = regex(
    r"[;；。！!？?]+|(?P<line>[\r\n]+)|\.(?=\s|$)|(?<=[\u4e00-\u9fff%])\.(?=[\u4e00-\u9fff])|(?=[①-⑳])"
)
_ABBREVIATION: Final = regex(
    r"(?:^|[\s(])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|vs|approx|ca|no|nr|inc|ltd|co|corp|mr|mrs|ms|dr|st|dept|est|fig|incl|max|min|avg"
    r"|resp|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$|^\s*[0-9]{1,2}$",
    re.IGNORECASE,
)
_MARK: Final = regex(
    r"(?:[-*+•·‣◦▪●○■□–—#>]+\s|[•·‣◦▪●○■□]|[(（]?[0-9]{1,2}(?:[)）、]|\.(?![0-9]))|[(（]?[一二三四五六七八九十]{1,3}[)）、]|[①-⑳]|[(（]?[a-zA-Z][)）]\s)"
    r"\s*"
)
_NUMERALS: Final = regex(
    r"[0-9０-９〇零一二两三四五六七八九十百千万亿半]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|hundred"
    r"|thousand|million|twenty|thirty|fifty)\b",
    re.IGNORECASE,
)
_COMMA: Final = regex(r"[,，]")
_EDGES: Final = " \t\r\n\u3000,，;；"
_WRAPPED: Final = 60
"""A line at least so long that ends without a stop goes on in the next one, if that begins with a small letter."""


@dataclass(frozen=True)
class Clause:
    """One statement as written, where it stands, and its figures, which are counted from its own start."""

    text: str
    start: int
    end: int
    figures: tuple[Figure, ...] = ()

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """Its figures that have a name."""
        return named(self.text, self.figures) if self.figures else ()

    def within(self, low: int, high: int) -> "Clause":
        """A part of it, trimmed, with the figures that lie there."""
        piece = self.text[low:high]
        low += len(piece) - len(piece.lstrip(_EDGES + "、"))
        piece = piece.strip(_EDGES + "、")
        if mark := _MARK.match(piece):
            low, piece = low + mark.end(), piece[mark.end() :]
        high = low + len(piece)
        return Clause(piece, self.start + low, self.start + high, _within(self.figures, low, high))


def clauses(text: str, *, commas: bool = True) -> tuple[Clause, ...]:
    """The statements of a text: between stops, semicolons, lines and bullets, and commas between figures with names.

    What stands in brackets is not cut; without *commas* no comma cuts. After ITEMS clauses the last one holds the rest.
    """
    found: list[Clause] = []
    room = 2 * ITEMS
    for start, end in _sentences(text):
        figures: tuple[Figure, ...] = ()
        if end - start <= LONGEST and room > 0 and _NUMERALS.search(text, start, end):
            figures = tuple(Figure(q, q.start, q.end) for q in quantities(text[start:end]))
            room -= len(figures)
        whole = Clause(text[start:end], start, end, figures)
        for clause in _parts(whole) if commas and len(figures) > 1 else (whole,):
            if len(found) == ITEMS:
                last = found[-1]
                found[-1] = replace(last, text=text[last.start :].strip(_EDGES), end=len(text), figures=())
                return tuple(found)
            found.append(clause)
    return tuple(found)


_AND: Final = regex(r"\s(?:and|plus)\s|以及|和|与|及|\s?[+&:：]\s?", re.IGNORECASE)


def segments(clause: Clause) -> tuple[Clause, ...]:
    """The members of a list within a clause, each with its figures: "销售3名、售前2名", "3 sellers and 2 engineers"."""
    text, spans = clause.text, enclosed(clause.text)
    cuts = [m.start() for m in re.finditer("[、,，]", text) if not _in_number(text, m.start())]
    for one, two in pairwise(clause.figures):
        joint = _AND.search(text, one.end, two.start)
        if joint and not any(one.end <= cut < two.start for cut in cuts):
            cuts.append(joint.start())
    found = []
    for low, high in pairwise([0, *sorted(at for at in cuts if not _covered(spans, at)), len(text)]):
        joint = _AND.match(text, low)
        member = clause.within(joint.end() if joint and joint.end() < high else low, high)
        if member.text:
            found.append(member)
    return tuple(found)


def labelled(text: str, labels: Mapping[str, str]) -> dict[str, str]:
    """What stands behind each label with a colon, up to the next stop or bracket, under the field of the label."""
    found: dict[str, str] = {}
    if not re.search("[:：=]", text):
        return found
    for field, spellings in labels.items():
        said = re.search(
            rf"(?<![A-Za-z])(?:{spellings})\s?[:：=]\s?([^,，;；、。()（）\n]{{1,80}})", text, re.IGNORECASE
        )
        if said:
            found[field] = said[1].strip()
    return found


def split(text: str, marks: str) -> tuple[str, ...]:
    """The pieces of a text between any of some marks that stand in no brackets; a comma within a number is none."""
    cuts = [-1, *(m.start() for m in re.finditer(f"[{re.escape(marks)}]", text) if not _in_number(text, m.start()))]
    spans = enclosed(text)
    cuts = [cuts[0], *(at for at in cuts[1:] if not _covered(spans, at)), len(text)]
    return tuple(piece for one, two in pairwise(cuts) if (piece := text[one + 1 : two].strip(_EDGES)))


def enclosed(text: str) -> tuple[tuple[int, int], ...]:
    """Where brackets and quotes that close on the same line begin and end, the outermost of each nest."""
    stack: list[tuple[str, int]] = []
    spans: list[tuple[int, int]] = []
    for found in _BRACKETS.finditer(text):
        mark, at = found[0], found.start()
        if mark == "\n":
            stack.clear()
        elif (opens := _CLOSES.get(mark)) and any(mark_ in opens for mark_, _ in stack[-3:]):
            while stack[-1][0] not in opens:
                stack.pop()
            begin = stack.pop()[1]
            while spans and spans[-1][0] > begin:
                spans.pop()
            spans.append((begin, at))
        elif mark == '"' or mark not in _CLOSES:
            stack.append((mark, at))
    return tuple(spans)


def _covered(spans: tuple[tuple[int, int], ...], at: int) -> bool:
    index = bisect_right(spans, (at, at)) - 1
    return index >= 0 and spans[index][0] < at < spans[index][1]


def _in_number(text: str, at: int) -> bool:
    """Whether a comma separates thousands."""
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the pieces between stops begin and end, trimmed, without bullets; none is empty."""
    spans, start = enclosed(text), 0
    for found in _BREAK.finditer(text):
        at = found.start()
        if _covered(spans, at) or (text[at] == "." and _ABBREVIATION.search(text[max(start, at - 12) : at])):
            continue
        if found["line"] and _goes_on(text, start, found):
            continue
        yield from _trimmed(text, start, at)
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _goes_on(text: str, start: int, line: re.Match[str]) -> bool:
    """Whether a statement goes on behind a line's end: the line was full, or is a heading."""
    before = text[max(start, line.start() - 2 * _WRAPPED) : line.start()].rstrip()
    if before.endswith((":", "：")):
        return True
    follows = text[line.end() : line.end() + 1]
    return len(line[0].replace("\r", "")) == 1 and len(before) - before.rfind("\n") > _WRAPPED and "a" <= follows <= "z"


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip(_EDGES))
    while mark := _MARK.match(text, begin, end):
        begin = mark.end()
    stop = end - (len(piece) - len(piece.rstrip(_EDGES)))
    if begin < stop:
        yield begin, stop


def _parts(whole: Clause) -> Iterator[Clause]:
    """A sentence as one clause, or as several where commas separate figures that each have a name."""
    spans = enclosed(whole.text)
    cuts = [m.start() for m in _COMMA.finditer(whole.text) if not _in_number(whole.text, m.start())]
    cuts = [-1, *(at for at in cuts if not _covered(spans, at)), len(whole.text)]
    group: list[Clause] = []
    holds = False
    for low, high in pairwise(cuts):
        part = whole.within(low + 1, high)
        if holds and part.named and not words.CONTINUES.match(part.text):
            yield _joined(whole, group)
            group, holds = [], False
        group.append(part)
        holds = holds or bool(part.named)
    yield _joined(whole, group)


def _joined(whole: Clause, parts: list[Clause]) -> Clause:
    """The stretch of a sentence from the first to the last of some of its parts."""
    if len(parts) == 1:
        return parts[0]
    return whole.within(parts[0].start - whole.start, parts[-1].end - whole.start)


def _within(figures: tuple[Figure, ...], low: int, high: int) -> tuple[Figure, ...]:
    return tuple(Figure(f.quantity, f.start - low, f.end - low) for f in figures if low <= f.start and f.end <= high)
