"""What a rule is: a pure function from a noun to what it sees there, and its page of documentation."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from inspect import getdoc
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from mcp_server.model.base import Model

SECTIONS = ("What it does", "Why is this bad?", "Bad", "Good", "Fix")
Level = Literal["error", "warning", "question"]
"""A question is asked about what is missing; a finding is about what is there."""
Words = Mapping[str, str]
"""Of one locale: title, message, fix; or, for a question: title, ask, why. Facts stand in braces."""


class See:
    """One thing that a rule saw: where, and the facts that its message names."""

    __slots__ = ("at", "facts")

    def __init__(self, at: str = "", /, **facts: Any) -> None:
        """Take a pointer below the noun ("target", "splits/0"; "/kpis/0" is from the root) and the facts."""
        self.at = at
        self.facts = facts


Seen = Iterable[See]


@dataclass(frozen=True)
class Rule:
    """A pure function from one noun (or from a whole body) to what it sees there."""

    code: str
    name: str
    level: Level
    nouns: tuple[type[Model] | str, ...]
    """The classes that it judges; of one that its file does not load, for it is another method's, the name alone."""
    see: Callable[[Any], Seen]

    @cached_property
    def words(self) -> Mapping[str, Words]:
        """Title, message and fix in each locale, as the rule's file holds them."""
        words: Mapping[str, Words] = self.see.__globals__["WORDS"]
        return words

    @cached_property
    def page(self) -> dict[str, str]:
        """The page of this rule, by section."""
        parts = re.split(r"^## (.+)$", getdoc(self.see) or "", flags=re.MULTILINE)
        return {k.strip(): v.strip() for k, v in zip(parts[1::2], parts[2::2], strict=True)}

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return (getdoc(self.see) or "").partition("\n")[0]

    def example(self, section: Literal["Bad", "Good"]) -> tuple[str, str]:
        """Return the tool and the YAML brief of the *section*'s fenced block, which opens with ```yaml TOOL."""
        (found,) = re.findall(r"```yaml (\w+)\n(.*?)```", self.page[section], flags=re.DOTALL)
        tool, brief = found
        return str(tool), str(brief)


def rule(code: str, level: Level = "warning") -> Callable[[Callable[[Any], Seen]], Rule]:
    """Declare a rule: its name, its page and the noun that it judges are the function's own."""

    def declare(see: Callable[[Any], Seen]) -> Rule:
        (noun,) = (hint for name, hint in see.__annotations__.items() if name != "return")
        if isinstance(noun, str):
            there = see.__globals__
            nouns = tuple(there.get(name.strip(), name.strip()) for name in noun.split("|"))
        else:
            nouns = get_args(noun) if get_origin(noun) in {Union, UnionType} else (noun,)
        return Rule(code, see.__name__.replace("_", "-"), level, nouns, see)

    return declare
