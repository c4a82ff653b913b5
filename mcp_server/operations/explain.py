"""The page of a rule, the entry of a metric, and the formula of a figure."""

from typing import Final, Literal

import anyio

from mcp_server.errors import NotFound
from mcp_server.limits import ANSWER_CHARACTERS
from mcp_server.model.base import Model, Name
from mcp_server.model.document import Document
from mcp_server.operations._compose import document_of, in_time, method_of
from mcp_server.operations._figures import Explained, figures
from mcp_server.operations._metric import metric_named, metric_page
from mcp_server.render.markdown import code, inline
from mcp_server.render.show import compact
from mcp_server.rules import known_codes, rule_named
from mcp_server.tool import Desk, tool
from mcp_server.words import say

ROOM: Final = ANSWER_CHARACTERS - 600
"""Characters of a page of figures, as JSON; the rest is its frame."""


class Explain(Model):
    """What to explain."""

    id: Name
    """The code or the name of a rule (TGT101), a metric by its id or name (renewal_rate, 续费率), or the id of a
    document."""
    at: Name = ""
    """Of a document: a pointer into its data, to a figure or to what holds figures: /paths/0, /levers."""
    locale: Literal["zh-CN", "en"] = "en"
    """Of the page of a rule or a metric; figures are explained in the language of their document."""


class Page(Model):
    """A page of explanation."""

    id: str
    title: str
    text: str


@tool("Explain a finding or a figure", read_only=True, idempotent=True)
async def explain(asked: Explain, desk: Desk) -> Page:
    """Explain a finding by its rule's code, a metric by its name, or how a document's figures were computed.

    Use this when a finding, a question or what a metric counts is not clear, or when someone asks where a number comes
    from (id of the document, and a pointer into its data).
    """
    if rule := rule_named(asked.id):
        return Page(id=rule.code, title=rule.words[asked.locale]["title"], text=rule_page(rule.code, asked.locale))
    if not asked.at and (metric := metric_named(asked.id)):
        return Page(id=metric.id, title=metric.name[asked.locale], text=metric_page(metric.id, asked.locale))
    try:
        kept = await anyio.to_thread.run_sync(lambda: desk.store.get(desk.principal, asked.id))
    except NotFound:
        if asked.at:
            raise
        raise NotFound(_no_rule(asked.id)) from None
    return await in_time(lambda: _figures(document_of(kept), asked.at))


def _figures(document: Document, at: str) -> Page:
    """Return the computed figures at a pointer or below it, as many as one answer holds."""
    below = at.rstrip("/")
    found = [f for f in figures(document, method_of(document.kind)) if f.at == below or f.at.startswith(f"{below}/")]
    if not found:
        raise NotFound(say(document.locale, "figures.none", at=below[:100] or "/"))
    title = say(document.locale, "figures.title", title=document.title)
    lines = [f"# {inline(title)}", ""]
    used, left = len(compact("\n".join(lines))), len(found)
    for figure in found:
        line = _line(figure, document.locale)
        if (used := used + len(compact(line))) > ROOM:
            break
        lines.append(line)
        left -= 1
    if left:
        lines += ["", say(document.locale, "figures.more", n=left)]
    return Page(id=document.id, title=title, text="\n".join(lines) + "\n")


def _line(figure: Explained, locale: str) -> str:
    where = f"{inline(figure.where)} · " if figure.where else ""
    filled = say(locale, "figures.filled", filled=figure.filled) if figure.filled else ""
    colon = "：" if locale == "zh-CN" else ": "
    return f"- {where}**{inline(figure.value)}**{colon}{inline(figure.formula)}{inline(filled)} {code(figure.at)}"


def _no_rule(code: str) -> str:
    return f"No rule and no metric is called {code[:40]!r}; codes begin with {known_codes()}."


def rule_page(code: str, locale: str) -> str:
    """Return the page of a rule as Markdown: its words in the locale, then the page itself."""
    rule = rule_named(code)
    if rule is None:
        raise NotFound(_no_rule(code))
    words = rule.words[locale]
    lines = [f"# {rule.code} {rule.name}", words["title"], words.get("why", "") or words["fix"]]
    lines += [f"## {name}\n\n{text}" for name, text in rule.page.items()]
    return "\n\n".join(lines) + "\n"
