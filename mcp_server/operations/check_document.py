"""What a pasted text says of its own figures, and what can be said of its words.

A new rule on texts is a file in `rules/` on a noun of `model/paper.py`: a `Sentence`, a `Stated` relation, or the whole
`Paper`; nothing else is touched. Its Bad and Good open with ```yaml check_document. What it yields has the place of its
noun; a rule on the whole paper names the noun: `See("/sentences/3", …)`. A rule of level question is asked, any other
found. A reader of more nouns (actions, phases, thresholds) fills `Paper.spoken`, and the rules on those nouns run.
"""

from collections import Counter
from typing import ClassVar, Literal

from mcp_server.errors import BriefError, Fault
from mcp_server.language.claims import recomputed
from mcp_server.language.locale import locale_of
from mcp_server.language.paper import read_paper
from mcp_server.limits import CHECK_SECONDS
from mcp_server.model.base import Listed, Model, Names, Text
from mcp_server.model.brief import Claim, Evidence, Locale, Waiver
from mcp_server.model.document import Finding, Question
from mcp_server.model.paper import Figure, Paper, Quote, Stated
from mcp_server.operations._compose import in_time
from mcp_server.rules import check_text, misnamed
from mcp_server.tool import Desk, tool
from mcp_server.words.format import shown

State = Literal["faults", "holds", "no_relation", "nothing_to_check"]


class CheckDocument(Model):
    """A text, and what it may be held against."""

    text: Text
    """As pasted, Markdown or plain, Chinese or English; at most 200,000 characters."""
    evidence: Listed[Evidence] = ()
    """Facts from elsewhere that its figures may stand on: {id, text, source, metric, value, when, n}."""
    claims: Listed[Claim] = ()
    """What you read in it: {text: its very words, op: sum | share | difference | ratio | product | change | points |
    count, of, value}; recomputed, and the words looked up."""
    select: Names = ()
    """Codes of rules, or what they begin with; all when left out."""
    ignore: Names = ()
    """Codes left out."""
    waivers: Listed[Waiver] = ()
    """Findings accepted with a reason: {code, reason}."""
    locale: Locale = ""
    """zh-CN or en; that of the text when left out."""


class Relation(Model):
    """A relation that the text states, computed again."""

    line: int
    excerpt: str
    op: str
    stated: str
    formula: str
    computed: str
    holds: bool


class Reading(Model):
    """A figure as read."""

    line: int
    text: str
    value: str
    subject: str = ""
    metric: str = ""
    verdict: str = ""
    """Where evidence is given: supported, derived, possibly_derived, value_only, unsupported, assumption, proposal."""
    stands_on: str = ""
    """The source, or the formula."""


class Checked(Model):
    """What was read, what holds, and what does not."""

    CUT: ClassVar = ("figures", "relations", "questions", "findings")
    """Which lists make way for the others, the first one first."""

    state: State
    """faults; holds: what could be computed holds; no_relation: figures that nothing connects; nothing_to_check."""
    locale: str
    counts: dict[str, int]
    """lines, figures, relations, hold, and what was found by code."""
    findings: tuple[Finding, ...] = ()
    """By line."""
    questions: tuple[Question, ...] = ()
    relations: tuple[Relation, ...] = ()
    figures: tuple[Reading, ...] = ()
    left_out: dict[str, int] = {}
    """How many of each are not listed here, for want of room."""


@tool("Check a text", read_only=True, idempotent=True)
async def check_document(asked: CheckDocument, desk: Desk) -> Checked:
    """Check a pasted plan, report or review: whether its sums, shares, changes, durations and counts hold, with line
    and excerpt.

    Use this for any finished text, Chinese or English, Markdown or plain, with or without evidence. It also sees vague
    goals, actions without owner or date, and blame. Nothing is kept. Not for making a plan: use generate_plan.
    """
    del desk
    return await in_time(lambda: checked(asked), CHECK_SECONDS, "CHECK_SECONDS", "the text in parts")


def checked(asked: CheckDocument) -> Checked:
    """Return what a text says of its own figures, and what the rules say of it."""
    paper = paper_of(asked)
    told = [one for one in check_text(paper, paper.locale, asked.waivers) if _is_wanted(one.code, asked)]
    findings = tuple(one for one in told if isinstance(one, Finding))
    questions = tuple(one for one in told if isinstance(one, Question))
    relations = tuple(_relations(paper))
    counts = {
        "lines": paper.lines,
        "figures": len(paper.figures),
        "relations": len(relations),
        "hold": sum(one.holds for one in relations),
        **Counter(one.code for one in told),
    }
    return Checked(
        state=_state(counts, findings, questions),
        locale=paper.locale,
        counts=counts,
        findings=findings,
        questions=questions,
        relations=relations,
        figures=tuple(
            Reading(
                line=f.line,
                text=f.text.strip(),
                value=_value(f, paper.locale),
                subject=f.subject,
                metric=f.metric,
                verdict=f.verdict,
                stands_on=f.stands_on,
            )
            for f in paper.figures
        ),
    )


def _value(figure: Figure, locale: str) -> str:
    """Return a figure as it was read, where that is not what is written."""
    value = shown(figure.model_copy(update={"text": ""}), locale)
    return "" if value == figure.text.strip() else value


def paper_of(asked: CheckDocument) -> Paper:
    """Return the text as nouns; raise BriefError where no rule has a code that is asked for."""
    faults = [
        Fault(f"/{field}/{index}", wrong)
        for field in ("select", "ignore")
        for index, code in enumerate(getattr(asked, field))
        if (wrong := misnamed(code))
    ]
    if faults:
        raise BriefError(faults)
    return read_paper(asked.text, asked.locale or locale_of(asked.text), asked.claims, asked.evidence)


def _is_wanted(code: str, asked: CheckDocument) -> bool:
    selected = not asked.select or any(code.startswith(one.strip().upper()) for one in asked.select)
    return selected and not any(code.startswith(one.strip().upper()) for one in asked.ignore)


def _relations(paper: Paper) -> list[Relation]:
    """Return the relations that could be computed again, of the text and of the claims."""
    found = []
    claims: tuple[Stated | Quote, ...] = (*paper.stated, *paper.quotes)
    for claim in claims:
        if result := recomputed(claim):
            value = shown(result.value, paper.locale)
            found.append(
                Relation(
                    line=claim.line, excerpt=claim.excerpt, op=claim.op, stated=claim.value.strip(),
                    formula=result.formula, computed=value, holds=result.holds,
                )
            )  # fmt: skip
    return sorted(found, key=lambda one: one.line)


def _state(counts: dict[str, int], findings: tuple[Finding, ...], questions: tuple[Question, ...]) -> State:
    if findings or questions:
        return "faults"
    if counts["relations"]:
        return "holds"
    return "no_relation" if counts["figures"] else "nothing_to_check"
