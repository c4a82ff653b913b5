"""The document as one page that holds all it needs: it works offline, prints, and runs nothing."""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from functools import cache, partial
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any, Final, NamedTuple

from markdown_it import MarkdownIt
from markupsafe import Markup

from mcp_server.model.document import Document, Finding, Question, Section
from mcp_server.render.canvas import definitions
from mcp_server.render.chart import Chart, Form
from mcp_server.render.formats import Export
from mcp_server.render.markdown import one_line
from mcp_server.render.svg import drawn, missing
from mcp_server.words import say

SCHEMES: Final = ("http:", "https:", "mailto:")
MANY: Final = 7
"""Columns from which a table is printed smaller."""
DIAGRAMS: Final[frozenset[Form]] = frozenset({"gantt", "kpi_tree", "whys_tree", "structure"})
"""What stands in the text as Mermaid, and is drawn here."""


class _Part(NamedTuple):
    """A section as the page shows it."""

    id: str
    title: str
    html: Markup


class _Told(NamedTuple):
    """A finding or a question as the page shows it."""

    code: str
    level: str
    says: str
    more: str
    at: str


def render(export: Export) -> bytes:
    """Return the page: what it is, its sections with their charts, then what was found and what is asked."""
    document, letters, style = export.document, set[str](), _style()
    parts = [
        _Part(s.id, s.title, _section(s, export.charts_in(s.id), document.locale, letters)) for s in export.sections
    ]
    page: str = _page().render(
        d=document.model_copy(update={"title": one_line(document.title)}),
        t=partial(say, document.locale),
        sections=parts,
        told=() if export.part else tuple(_told(document)),
        style=Markup(style),  # noqa: S704 - a file of ours
        hash=b64encode(sha256(style.encode()).digest()).decode(),
        letters=Markup(definitions(letters)),  # noqa: S704 - outlines of letters, with numbers for names
    )
    return page.encode()


@cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8").strip()


@cache
def _page() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 - loads with the first page

    loader = PackageLoader("mcp_server", "render/templates")
    environment = Environment(
        loader=loader, undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html.j2")


def _told(document: Document) -> Iterator[tuple[str, str, list[_Told]]]:
    """Yield what was found and what is asked, each with its place and its title."""

    def shown(one: Finding | Question) -> _Told:
        at = "  ".join(one.at[:5])
        if isinstance(one, Finding):
            return _Told(one.code, one.level, one_line(one.message), one_line(one.fix), at)
        return _Told(one.code, "", one_line(one.ask), one_line(one.why), at)

    if document.findings:
        yield "found", "answer.findings", [shown(one) for one in document.findings]
    if document.questions:
        yield "asked", "answer.questions", [shown(one) for one in document.questions]


def _section(section: Section, charts: Iterable[Chart], locale: str, letters: set[str]) -> Markup:
    """Return a section with its charts: those that stand in the text as diagrams there, the others behind it."""
    waiting, out = list(charts), []
    for piece in _pieces(section.markdown):
        here = [c for c in waiting if c.form in DIAGRAMS] if piece.startswith("```mermaid\n") else []
        if here:
            out += [_figure(chart, locale, letters) for chart in here]
            waiting = [c for c in waiting if c not in here]
        elif piece.strip():
            out.append(_reader().render(piece, {"title": section.title}))
    out += [_figure(chart, locale, letters) for chart in waiting]
    return Markup("\n".join(out))  # noqa: S704 - every text in it went through the reader or `escape`


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces: each diagram, and what lies between them."""
    lines: list[str] = []
    inside = False
    for line in text.splitlines(keepends=True):
        if line == "```mermaid\n" and not inside:
            yield "".join(lines)
            lines, inside = [], True
        lines.append(line)
        if inside and line.rstrip() == "```":
            yield "".join(lines)
            lines, inside = [], False
    yield "".join(lines)


def _figure(chart: Chart, locale: str, letters: set[str]) -> str:
    """Return a chart with its title; where the font lacks a letter, a line that says so."""
    title, id_ = escape(one_line(chart.title)), escape(f"c-{chart.id}")
    if lost := missing(chart):
        why = escape(say(locale, "web.not_drawn", letters=tuple(lost[:5])))
        return f'<p id="{id_}"><strong>{title}</strong> <small>{why}</small></p>'
    canvas = drawn(chart, title=False)
    letters |= canvas.letters
    picture = canvas.svg(chart.title, chart.told, letters=False)
    return f'<figure id="{id_}"><figcaption>{title}</figcaption>{picture}</figure>'


@cache
def _reader() -> MarkdownIt:
    """Return what reads Markdown: texts stay texts, and a link leads to a page or a mail and nowhere else."""
    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    reader.disable(["image", "html_block", "html_inline", "autolink"])
    reader.validateLink = lambda url: url.strip().lower().startswith(SCHEMES)  # type: ignore[method-assign]

    def opened(tokens: Any, index: int, _options: Any, env: Any) -> str:
        head = [token.type for token in tokens[index : index + 400]]
        columns = head[: head.index("thead_close")].count("th_open") if "thead_close" in head else MANY
        many = ' class="many"' if columns >= MANY else ""
        return f'<div class="table" role="group" aria-label="{escape(env["title"])}" tabindex="0"><table{many}>\n'

    rules = reader.renderer.rules  # type: ignore[attr-defined]
    rules.update(table_open=opened, table_close=lambda *_: "</table></div>\n")
    return reader
