"""What of an answer fits into the room that a face gives it."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeVar

from mcp_server.limits import FINDINGS, QUESTIONS
from mcp_server.model.base import Model
from mcp_server.model.document import Answer, Finding, Question, Section

R = TypeVar("R", bound=Model)

LEAD = 90
"""Characters of a section's first lines in an outline."""
POINTERS = 5
"""Pointers of one finding or question that are listed."""
WORDS = 600
"""Characters of one message."""
SLACK = 600
"""More characters than an outline takes, whose place a section takes."""
LEAST = 3
"""Findings, and questions, that stay for the sake of the first section."""


def outline(section: Section) -> Section:
    """Return a section without its text: how long it is, and how it begins."""
    lines = (line.strip("#|>- ").strip() for line in section.markdown.splitlines())
    lead = next((line for line in lines if line and not set(line) <= set("-|: ")), "")
    length = len(section.markdown)
    return section.model_copy(update={"markdown": "", "length": length, "lead": lead[:LEAD]})


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _fewer(at: tuple[str, ...]) -> tuple[str, ...]:
    return (*at[:POINTERS], f"+{len(at) - POINTERS}") if len(at) > POINTERS else at


def _cuts() -> Iterator[tuple[int, int, int]]:
    """Yield how many findings, how many questions, and how many characters of each may stay: ever less."""
    findings, questions = FINDINGS, QUESTIONS
    while findings > LEAST or questions > LEAST:
        yield findings, questions, WORDS
        findings, questions = max(LEAST, findings * 3 // 4), max(LEAST, questions * 3 // 4)
    yield from ((LEAST, LEAST, WORDS), (LEAST, LEAST, WORDS // 4), (0, 0, 0))


def shortened(result: R, room: int, size: Callable[[R], int]) -> R:
    """Return a result whose lists are shortened until its *size* is at most *room*, the one that can best be missed
    first; of findings the errors stay. What is left out is counted in `left_out`.

    `CUT` of a result names its lists, the first to be shortened first.
    """
    names: tuple[str, ...] = getattr(type(result), "CUT", ())
    whole = {name: getattr(result, name) for name in names}
    kept = {name: len(members) for name, members in whole.items()}
    for name in names:
        least = min(LEAST if name == "findings" else 0, kept[name])
        while size(result) > room and kept[name] > least:
            kept[name] = max(least, kept[name] * 3 // 4)
            left = {n: len(whole[n]) - kept[n] for n in names if kept[n] < len(whole[n])}
            update = {name: _first(whole[name], kept[name]), "left_out": left}
            result = result.model_copy(update=update)
    return result


def _first(members: tuple[Model, ...], n: int) -> tuple[Model, ...]:
    """Return so many members in their order, errors before any other."""
    order = sorted(range(len(members)), key=lambda i: getattr(members[i], "level", "error") != "error")
    return tuple(members[i] for i in sorted(order[:n]))


def fit(answer: Answer, room: int, size: Callable[[Answer], int]) -> Answer:
    """Return *answer* so that its *size* is at most *room*: whole sections first to last, the others as outlines.

    Findings come errors first, at most FINDINGS; questions at most QUESTIONS; the rest is counted by code. They make
    way for the first section where that fits at all, and for the outlines.
    """
    whole, outlines = answer.sections, tuple(map(outline, answer.sections))

    def trimmed(cut: tuple[int, int, int], kept: frozenset[int]) -> Answer:
        findings, questions, words = cut
        left: tuple[Finding | Question, ...] = (*answer.findings[findings:], *answer.questions[questions:])
        return answer.model_copy(
            update={
                "findings": tuple(
                    f.model_copy(update={"at": _fewer(f.at), "message": _short(f.message, words)})
                    for f in answer.findings[:findings]
                ),
                "questions": tuple(
                    q.model_copy(update={"at": _fewer(q.at), "ask": _short(q.ask, words)})
                    for q in answer.questions[:questions]
                ),
                "counts": dict(Counter(x.code for x in left)),
                "sections": tuple((whole if i in kept else outlines)[i] for i in range(len(whole))),
            }
        )

    first = frozenset({0} if whole and len(whole[0].markdown) < room else ())
    fitting = (cut for kept in (first, frozenset()) for cut in _cuts() if size(trimmed(cut, kept)) <= room)
    cut = next(fitting, (0, 0, 0))
    kept, used = frozenset[int](), 0
    for index, section in enumerate(whole):
        # Measuring takes long: what is too long by far is not even tried.
        if used + len(section.markdown) - SLACK < room and (more := size(trimmed(cut, kept | {index}))) <= room:
            kept, used = kept | {index}, more
    return trimmed(cut, kept)
