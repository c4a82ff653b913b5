"""What a method leaves on the desk, and what a tool answers."""

from datetime import datetime
from typing import Literal

from pydantic import SerializeAsAny

from mcp_server.model.base import Model, Name
from mcp_server.model.brief import Brief

State = Literal["complete", "partial", "empty"]
Level = Literal["error", "warning"]


class Finding(Model):
    """Something that can be read but is wrong."""

    code: str
    """The rule."""
    level: Level
    """An error is wrong by logic or arithmetic; a warning is a judgement."""
    at: tuple[str, ...]
    """JSON pointers into the brief as read."""
    message: str
    """What is the matter, with its figures."""
    fix: str = ""
    """How to mend it."""
    line: int = 0
    """In a pasted text."""
    excerpt: str = ""
    """What stands there."""


class Question(Model):
    """Something that is missing."""

    code: str
    """The rule that saw it."""
    at: tuple[str, ...]
    """JSON pointers into the brief as read."""
    ask: str
    """What to ask the person."""
    why: str = ""
    """Why it matters."""
    line: int = 0
    """In a pasted text."""
    excerpt: str = ""
    """What stands there."""


class Sourced(Model):
    """A figure in the prose of a brief, and where it comes from."""

    at: str
    """JSON pointer to the text, in the brief as read."""
    figure: str
    """As written."""
    excerpt: str
    """The sentence in which it stands."""
    verdict: Literal["supported", "derived", "possibly_derived", "value_only", "unsupported", "assumption", "proposal"]
    source: tuple[str, ...] = ()
    """What it rests on: the facts with where they were given, or how they were computed; of a formula that was only
    looked for also how many such hits chance would give."""
    formula: str = ""
    """How it follows."""
    needed: bool = False
    """It says what is or came about, so that it needs a source."""

    @property
    def basis(self) -> tuple[str, ...]:
        """The formula, then what it rests on."""
        return tuple(filter(None, (self.formula, *self.source)))


class Section(Model):
    """A piece of a rendered document: whole, or as an outline."""

    id: str
    title: str
    state: State
    markdown: str = ""
    """The text; empty in an outline."""
    length: int = 0
    """Characters of the whole text."""
    lead: str = ""
    """The first lines, in an outline."""


class Next(Model):
    """A call that makes sense now."""

    tool: str
    why: str


class Document(Model):
    """A body, what it was made from, and what the rules say of it."""

    id: str
    revision: int
    kind: str
    title: str
    locale: str
    at: datetime
    """When this revision was made."""
    version: str
    """Of Fupan, when this revision was made."""
    brief: SerializeAsAny[Brief]
    """As read."""
    body: SerializeAsAny[Model]
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()
    sources: tuple[Sourced, ...] = ()
    """The figures in its prose, those without a source first."""


class Answer(Model):
    """What every method gives back."""

    id: Name
    revision: int
    kind: str
    title: str
    locale: str
    kept: bool
    """False where nothing can be written, so that it is gone with the process."""
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    questions: tuple[Question, ...]
    next: tuple[Next, ...] = ()
    counts: dict[str, int] = {}
    """Findings and questions that are not listed here, by code."""
