"""What of an answer fits into the room that a face gives it."""

from collections import Counter
from collections.abc import Callable, Iterator

from mcp_server.limits import FINDINGS, QUESTIONS
from mcp_server.model.document import Answer, Finding, Question, Section

LEAD = 90
"""Characters of a section's first lines in an outline."""
POINTERS = 5
"""Pointers of one finding or question that are listed."""
WORDS = 600
"""Characters of one message."""
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
    kept = frozenset[int]()
    for index, section in enumerate(whole):
        if len(section.markdown) < room and size(trimmed(cut, kept | {index})) <= room:
            kept |= {index}
    return trimmed(cut, kept)
