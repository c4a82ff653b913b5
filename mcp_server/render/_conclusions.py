"""What the tables of a document show, each in a sentence that follows from its figures alone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple

from mcp_server.language.quantities import quantity
from mcp_server.model.document import Document
from mcp_server.model.plan import RankedRisk
from mcp_server.model.quantity import Quantity
from mcp_server.render._office import pieces, width
from mcp_server.render.markdown import one_line
from mcp_server.words import label, say
from mcp_server.words.format import plain
from mcp_server.words.format import quantity as written

ROOM: Final = 22.0
"""Ems of a name within a title: two of them and what is said of them stand on two lines."""


class Conclusion(NamedTuple):
    """A sentence, and the table that it is drawn from."""

    section: str
    column: str
    """The label of a column that no other table below has; empty for the overview as a whole."""
    text: str
    under: str = ""
    """The heading that the table stands under, where several have the same columns."""


class Dated(NamedTuple):
    """Something that is due on a day."""

    day: date
    name: str
    owner: str = ""


def short(text: str) -> str:
    """Return a name that fits into a title: whole, or its first words and dots."""
    text = one_line(text).rstrip("。.；;，, ")
    if width(text, 1) <= ROOM:
        return text
    kept, used = "", 1.0
    for piece in pieces(text):
        used += width(piece, 1)
        if used > ROOM:
            break
        kept += piece
    kept = kept.rstrip("，,、；;：:（(“ ")
    if not kept:  # one word that is longer than a title
        while text and width(text, 1) > ROOM - 1:
            text = text[:-1]
        kept = text
    return f"{kept}…"


def joined(locale: str, parts: Iterable[str]) -> str:
    """Return halves of a sentence as one."""
    return ("；" if locale == "zh-CN" else "; ").join(filter(None, parts))


def part(value: Decimal) -> str:
    """Return a part of one in percent, without decimals."""
    return f"{plain(value * 100, 0)}%"


def leader(names: Iterable[str]) -> tuple[str, int] | None:
    """Return who is named most often, and how often; nothing where that is once, or where two are."""
    top = Counter(name for name in names if name).most_common(2)
    if not top or top[0][1] < 2 or (len(top) > 1 and top[0][1] == top[1][1]):
        return None
    return top[0]


def owned(section: str, column: str, rows: Sequence[Any], key: str, locale: str, done: Iterable[Any]) -> Conclusion:
    """Return how many of some rows have something: all, some or none."""
    k = sum(map(bool, done))
    name = f"slide.{key}.all" if k == len(rows) > 1 else f"slide.{key}" if k else f"slide.{key}.none"
    return Conclusion(section, column, say(locale, name, k=k, n=len(rows)))


def sized(texts: Iterable[str]) -> list[Quantity] | None:
    """Return figures in one unit; nothing where one is missing or in another."""
    found = [quantity(text) for text in texts]
    known = [q for q in found if q is not None and q.upper is None]
    return known if known and len(known) == len(found) and len({q.unit for q in known}) == 1 else None


def due(locale: str, key: str, as_of: date, rows: Sequence[Dated], n: int) -> str:
    """Return how many of *n* rows are due within thirty days, and the first of them."""
    if not rows:
        return say(locale, f"slide.{key}.undated", n=n)
    rows = sorted(rows, key=lambda row: row.day)
    soon = [row for row in rows if 0 <= (row.day - as_of).days <= 30]
    first = (soon or rows)[0]
    facts = {"n": n, "k": len(soon), "name": short(first.name), "day": first.day, "owner": short(first.owner)}
    name = f"slide.{key}.soon" if soon else f"slide.{key}.first"
    return say(locale, name, **facts)


def of_risks(locale: str, ranked: Sequence[RankedRisk], loss: Quantity | None) -> Iterator[Conclusion]:
    """Yield what risks may cost, or who holds them; the matrix says which comes first."""
    valued = [r for r in ranked if r.expected]
    text = ""
    if loss is not None and len(valued) > 1:
        worst = max(valued, key=lambda r: r.expected.value if r.expected else Decimal(0))
        text = say(locale, "slide.risks.loss", loss=loss, name=short(worst.text), part=worst.expected, n=len(valued))
    elif (most := leader(r.owner for r in ranked)) is not None:
        text = say(locale, "slide.risks.owner", owner=short(most[0]), k=most[1], n=len(ranked))
    elif ranked and ranked[0].score is not None:
        k = sum(r.rank == 1 for r in ranked)
        key = "slide.risks.first" if k == 1 else "slide.risks.tied"
        text = say(locale, key, name=short(ranked[0].text), score=ranked[0].score, n=len(ranked), k=k)
    elif ranked:
        text = say(locale, "slide.risks.open", n=len(ranked))
    if text:
        yield Conclusion("risks", "risk", text)


def of_answers(locale: str, risks: Sequence[Any]) -> Iterator[Conclusion]:
    """Yield how many risks are both made less likely and prepared for."""
    if risks:
        done = [r.prevention and r.contingency for r in risks]
        yield owned("risks", "prevention", risks, "answers", locale, done)
        yield owned("risks", "contingency", risks, "answers", locale, done)


def of_appendix(document: Document) -> Iterator[Conclusion]:
    """Yield what the tables at the end of every document show."""
    locale, brief = document.locale, document.brief
    if document.sources:
        counts = Counter(s.verdict for s in document.sources)
        facts = tuple(f"{label(locale, verdict)} {k}" for verdict, k in counts.most_common())
        yield Conclusion("appendix", "traced", say(locale, "slide.sources", n=len(document.sources), verdicts=facts))
    if brief.assumptions:
        done = [a.owner and a.review for a in brief.assumptions]
        yield owned("appendix", "assumption", brief.assumptions, "assumptions", locale, done)
    if brief.evidence:
        for column in ("fact", "value"):  # either column is left out where no row fills it
            yield owned("appendix", column, brief.evidence, "evidence", locale, [e.source for e in brief.evidence])


def signed(locale: str, value: Quantity) -> str:
    """Return a change with its sign."""
    return written(value.model_copy(update={"signed": True}), locale)
