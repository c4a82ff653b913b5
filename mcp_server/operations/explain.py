"""The page of a rule."""

from typing import Literal

from mcp_server.errors import NotFound
from mcp_server.model.base import Model, Name
from mcp_server.rules import known_codes, rule_named
from mcp_server.tool import Desk, tool


class Explain(Model):
    """What to explain."""

    id: Name
    """The code or the name of a rule: TGT101."""
    locale: Literal["zh-CN", "en"] = "en"


class Page(Model):
    """A page of explanation."""

    id: str
    title: str
    text: str


@tool("Explain a finding", read_only=True, idempotent=True)
async def explain(asked: Explain, desk: Desk) -> Page:
    """Explain a rule by its code: what it sees, why that is bad, an example of each, and how to mend it.

    Use this when a finding or a question is not clear.
    """
    del desk
    rule = rule_named(asked.id)
    if rule is None:
        raise NotFound(f"No rule is called {asked.id[:40]!r}; codes begin with {known_codes()}.")
    return Page(id=rule.code, title=rule.words[asked.locale]["title"], text=rule_page(rule.code, asked.locale))


def rule_page(code: str, locale: str) -> str:
    """Return the page of a rule as Markdown: its words in the locale, then the page itself."""
    rule = rule_named(code)
    if rule is None:
        raise NotFound(f"No rule is called {code[:40]!r}; codes begin with {known_codes()}.")
    words = rule.words[locale]
    lines = [f"# {rule.code} {rule.name}", words["title"], words.get("why", "") or words["fix"]]
    lines += [f"## {name}\n\n{text}" for name, text in rule.page.items()]
    return "\n\n".join(lines) + "\n"
