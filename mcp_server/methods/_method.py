"""What a method is: a pure function from a brief to a body."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from inspect import getdoc, signature
from typing import Any, get_type_hints

from mcp_server.model.base import Model
from mcp_server.model.brief import Brief


@dataclass(frozen=True)
class Method:
    """A pure function from a brief to a body, and the words that offer it to a model."""

    name: str
    title: str
    description: str
    brief: type[Brief]
    body: type[Model]
    compute: Callable[[Any], Model]
    sections: Mapping[str, tuple[str, ...]]
    """Section ids in the order of the document, each with the fields of the brief that it stands on."""
    read: Callable[[Any], Any]
    """From a brief as sent to the brief as read; pure, and nothing that is there already is changed."""
    looks_back: Mapping[str, Callable[[Any, str, int], Model]] = field(default_factory=dict)
    """By kind of document: what a kept one said (its body, title and revision), for the field `planned` of a brief
    that names it as its plan."""
    chosen: Callable[[Any], tuple[str, ...]] | None = None
    """The ids of the sections that a body has, where it has not all of them."""

    def outline(self, body: Any) -> tuple[str, ...]:
        """Return the ids of the sections that a body has, in order."""
        return self.chosen(body) if self.chosen else tuple(self.sections)

    @property
    def kind(self) -> str:
        """The kind of document that it makes: the name of the body, in lower case."""
        return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", self.body.__name__).lower()


def method(
    title: str,
    sections: Mapping[str, tuple[str, ...]],
    read: Callable[[Any], Any] = lambda brief: brief,
    looks_back: Mapping[str, Callable[[Any, str, int], Model]] | None = None,
    chosen: Callable[[Any], tuple[str, ...]] | None = None,
) -> Callable[[Callable[[Any], Model]], Method]:
    """Declare a method: its name, brief, body and description are the function's own."""

    def declare(compute: Callable[[Any], Model]) -> Method:
        hints = get_type_hints(compute)
        (brief,) = (hints[name] for name in signature(compute).parameters)
        description = getdoc(compute) or ""
        return Method(
            compute.__name__, title, description, brief, hints["return"], compute, sections, read,
            looks_back or {}, chosen,
        )  # fmt: skip

    return declare
