"""What of an answer fits into the room that a face gives it."""

from collections import Counter
from collections.abc import Callable

from mcp_server.limits import FINDINGS, QUESTIONS
from mcp_server.model.document import Answer, Finding, Question, Section

LEAD = 90
"""Characters of a section's first lines in an outline."""
POINTERS = 5
"""Pointers of one finding that are listed."""


def outline(section: Section) -> Section:
    """Return a section without its text: how long it is, and how it begins."""
    lines = (line.strip("#|>- ").strip() for line in section.markdown.splitlines())
    lead = next((line for line in lines if line and not set(line) <= set("-|: ")), "")
    length = len(section.markdown)
    return section.model_copy(update={"markdown": "", "length": length, "lead": lead[:LEAD]})


def _fewer(found: Finding) -> Finding:
    rest = found.at[POINTERS:]
    return found.model_copy(update={"at": (*found.at[:POINTERS], f"+{len(rest)}")}) if rest else found


def fit(answer: Answer, room: int, size: Callable[[Answer], int]) -> Answer:
    """Return *answer* so that its *size* is at most *room*: whole sections first to last, the others as outlines.

    Findings come errors first, at most FINDINGS; questions at most QUESTIONS; the rest is counted by code.
    """
    whole = answer.sections

    def trimmed(findings: int, questions: int, kept: frozenset[int]) -> Answer:
        cut: tuple[Finding | Question, ...] = (*answer.findings[findings:], *answer.questions[questions:])
        return answer.model_copy(
            update={
                "findings": tuple(map(_fewer, answer.findings[:findings])),
                "questions": tuple(q.model_copy(update={"at": q.at[:POINTERS]}) for q in answer.questions[:questions]),
                "counts": dict(Counter(x.code for x in cut)),
                "sections": tuple(s if i in kept else outline(s) for i, s in enumerate(whole)),
            }
        )

    findings, questions = min(FINDINGS, len(answer.findings)), min(QUESTIONS, len(answer.questions))
    bare = trimmed(findings, questions, frozenset())
    # The overview comes first, so findings make way for it, not the other way round.
    first = len(whole[0].markdown) + 200 if whole else 0
    while size(bare) + first > room and (findings > 3 or questions > 2):
        findings, questions = max(3, findings * 3 // 4), max(2, questions * 3 // 4)
        findings, questions = min(findings, len(answer.findings)), min(questions, len(answer.questions))
        shorter = trimmed(findings, questions, frozenset())
        if shorter == bare:
            break
        bare = shorter
    used, kept = size(bare), set[int]()
    for index, section in enumerate(whole):
        cost = len(section.markdown) + section.markdown.count("\n") + section.markdown.count('"')
        if used + cost <= room:
            kept.add(index)
            used += cost
    fitted = trimmed(findings, questions, frozenset(kept))
    while kept and size(fitted) > room:
        kept.remove(max(kept))
        fitted = trimmed(findings, questions, frozenset(kept))
    return fitted
