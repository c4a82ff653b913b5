"""A document as chapters: what files with pages and slides set out, each in its own way."""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

from mcp_server.model.document import Document, State
from mcp_server.render._blocks import Block, Diagram, Heading, Line, Paragraph, Point, Run, Table, blocks, words
from mcp_server.render.chart import Chart
from mcp_server.render.formats import Export
from mcp_server.render.markdown import one_line
from mcp_server.words import say

TREES: Final = frozenset({"kpi_tree", "whys_tree"})


class Picture(NamedTuple):
    """A chart where it stands in the text."""

    chart: Chart


class Chapter(NamedTuple):
    """A section, or what the rules say, ready to be set out."""

    title: str
    state: State
    blocks: tuple[Block | Picture, ...]
    section: str = ""
    """Its id; none of what the rules say."""


def plain(text: str) -> Line:
    """Return a text of ours, or of a person, as a line."""
    return (Run(one_line(text)),)


def _drawn(chart: Chart, diagram: Diagram) -> bool:
    """Return whether a chart shows what a diagram in words shows."""
    return chart.form == "gantt" if diagram.text.startswith("gantt") else chart.form in TREES


def _illustrated(parts: tuple[Block, ...], charts: list[Chart]) -> Iterator[Block | Picture]:
    """Yield the blocks with each chart in its place: where a diagram in words shows the same, at the end of what stands
    under a heading that the chart names, or at the end of all."""
    named = [words(block.line) for block in parts if isinstance(block, Heading)]
    under: list[Chart] = []
    for block in parts:
        if isinstance(block, Heading):
            yield from map(Picture, under)
            here = words(block.line)
            under = [c for c in charts if here == max((n for n in named if n in c.title), key=len, default="")]
            charts = [c for c in charts if c not in under]
        if not isinstance(block, Diagram):
            yield block
            continue
        drawn = [c for c in charts if _drawn(c, block)]
        charts = [c for c in charts if c not in drawn]
        yield from map(Picture, drawn)
    yield from map(Picture, (*under, *charts))


def chapters(export: Export) -> tuple[Chapter, ...]:
    """Return the sections that are wanted, with their charts in their places."""
    return tuple(
        Chapter(s.title, s.state, tuple(_illustrated(blocks(s.markdown), list(export.charts_in(s.id)))), s.id)
        for s in export.sections
        if s.markdown
    )


def counted(document: Document) -> tuple[int, int, int]:
    """Return how many errors, warnings and questions there are."""
    errors = sum(f.level == "error" for f in document.findings)
    return errors, len(document.findings) - errors, len(document.questions)


def verdict(document: Document) -> str:
    """Return in a sentence what the rules say of a document."""
    errors, warnings, questions = counted(document)
    if not (errors or warnings or questions):
        return say(document.locale, "office.holds")
    return say(document.locale, "office.open", errors=errors, warnings=warnings, questions=questions)


def closing(document: Document) -> Chapter | None:
    """Return what was found and what is asked, as a last chapter; nothing where there is neither."""
    locale = document.locale
    parts: list[Block] = []
    if document.findings:
        found = [
            (plain(say(locale, f"level.{f.level}")), plain(f.message), plain(f.fix), plain(f.code))
            for f in sorted(document.findings, key=lambda f: f.level != "error")
        ]
        heads = tuple(plain(say(locale, f"office.finding.{name}")) for name in ("level", "message", "fix", "code"))
        parts += [Heading((Run(say(locale, "answer.findings"), bold=True),)), Table(heads, tuple(found))]
    if document.questions:
        asked = [(plain(q.ask), plain(q.why), plain(q.code)) for q in document.questions]
        heads = tuple(plain(say(locale, f"office.question.{name}")) for name in ("ask", "why", "code"))
        parts += [Heading((Run(say(locale, "answer.questions"), bold=True),)), Table(heads, tuple(asked))]
    return Chapter(say(locale, "office.closing"), "complete", tuple(parts)) if parts else None


def standing(document: Document) -> str:
    """Return in a line which revision this is: its kind, its number, its day."""
    kind = say(document.locale, f"kind.{document.kind}")
    return say(document.locale, "office.standing", kind=kind, revision=document.revision, day=document.at.date())


def empty(export: Export) -> tuple[str, ...]:
    """Return the titles of the sections in which there is nothing yet; of a part alone, none."""
    if export.part:
        return ()
    filled = {s.id for s in export.sections if s.markdown}
    missing = (name for name in export.method.sections if name not in filled)
    return tuple(say(export.document.locale, f"section.{name}") for name in missing)


def shortened(parts: tuple[Block | Picture, ...], most: int, more: Callable[[int], str]) -> tuple[Block, ...]:
    """Return blocks without pictures, with at most *most* entries of each list or table; `more(n)` says what is left
    out."""
    out: list[Block] = []
    for listed, group in groupby((b for b in parts if not isinstance(b, Picture)), key=lambda b: isinstance(b, Point)):
        members = list(group)
        if listed:
            whole = len(members) <= most + 1
            out += members if whole else [*members[:most], Paragraph(plain(more(len(members) - most)))]
            continue
        for block in members:
            out.append(block)
            if isinstance(block, Table) and len(block.rows) > most + 1:
                out[-1:] = [block._replace(rows=block.rows[:most]), Paragraph(plain(more(len(block.rows) - most)))]
    return tuple(out)
