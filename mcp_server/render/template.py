"""Jinja2 texts that a team writes, made safe: nothing in them computes, and what they read and write is counted.

The tree of a text is walked, and every node that is not listed here is refused; the values are texts and nothing else,
so there is no attribute or method to reach. Time and memory are bounded by counting: each reading of a value costs its
length, each round of a loop costs the size of what it repeats.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, Final

from mcp_server.errors import BriefError, Fault, TooLarge
from mcp_server.limits import DEPTH, TEMPLATE_CHARACTERS, TEMPLATE_NODES, TEMPLATE_OUTPUT

WORK: Final = 16 * TEMPLATE_OUTPUT
"""Characters of values that one filling may read, and parts of the text that its loops may repeat."""
TOKENS: Final = TEMPLATE_NODES
"""Words and marks within braces; each makes at most four nodes of the tree."""
LOOPS: Final = 2
"""Loops within each other."""
SEPARATOR: Final = 16
"""Characters between joined lines."""
NODES: Final = frozenset(
    {"Template", "Output", "TemplateData", "Name", "Const", "List", "Tuple", "If", "For", "CondExpr", "And", "Or"}
    | {"Not", "Compare", "Operand", "Concat", "Filter", "Test", "Getattr"}
)
LOOP_FACTS: Final = frozenset({"index", "index0", "revindex", "first", "last", "length"})
FILTERS: Final[Mapping[str, Callable[..., Any]]] = {
    "capitalize": str.capitalize,
    "count": len,
    "default": lambda value, other="": value or other,
    "first": lambda value: value[0] if value else "",
    "join": lambda value, separator="": separator.join(value),
    "last": lambda value: value[-1] if value else "",
    "length": len,
    "lines": lambda value: tuple(line.strip() for line in value.splitlines() if line.strip()),
    "lower": str.lower,
    "trim": str.strip,
    "upper": str.upper,
}
TESTS: Final[Mapping[str, Callable[[Any], bool]]] = {
    # An argument that was left out is an empty text, so these two say whether it was given.
    "defined": bool,
    "undefined": lambda value: not value,
    "even": lambda value: value % 2 == 0,
    "odd": lambda value: value % 2 == 1,
}
RESERVED: Final = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs", "true", "false", "none"})
"""Names that mean something in every text."""
# Controls, half characters, marks that turn the direction of text, and tags that nobody sees but a model reads.
UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)

_NO_TAGS = frozenset({"data", "whitespace", "comment", "comment_begin", "comment_end"})
_FILE = "<template>"
_WORK, _READ, _ROUNDS = " work", " read", " rounds"
"""Names that no text can write, for they begin with a space."""


class _Work:
    """What is left of the work that one filling may do."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = WORK

    def spend(self, cost: int) -> None:
        """Take *cost* off; raise TooLarge where nothing is left."""
        self.left -= cost
        if self.left < 0:
            raise TooLarge("The template repeats or reads too much (limit TEMPLATE_OUTPUT, sixteen times): shorten it.")


class Template:
    """A text that was checked and can be filled in."""

    def __init__(self, text: str, names: Iterable[str], file: str, line: int = 1) -> None:
        """Check *text*, which may use *names* and begins on *line* of *file*; raise BriefError with file and line."""
        self._file, self._line = file, line
        if len(text) > TEMPLATE_CHARACTERS:
            raise self._fault(1, f"more than {TEMPLATE_CHARACTERS:,} characters (limit TEMPLATE_CHARACTERS)")
        from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - loads with the first text that is filled in

        environment = _environment()
        try:
            # Parsing costs more than splitting into tokens, so a flood of them ends here.
            for count, token in enumerate(t for t in environment.lex(text) if t[1] not in _NO_TAGS):
                if count == TOKENS:
                    raise self._fault(token[0], f"more than {TOKENS} words and marks in braces (limit TEMPLATE_NODES)")
            tree = environment.parse(text)
            self.names = self._check(tree, frozenset(names))
            code = environment.compile(_counted(tree), filename=_FILE)
        except TemplateSyntaxError as error:
            raise self._fault(error.lineno, str(error.message or "cannot be read")[:200]) from None
        except RecursionError:
            raise self._fault(1, f"nests deeper than {DEPTH} (limit DEPTH)") from None
        except ValueError:
            raise self._fault(1, "holds a number of more digits than anybody needs") from None
        self._template = environment.template_class.from_code(environment, code, {}, None)

    def _fault(self, line: int | None, message: str) -> BriefError:
        return BriefError([Fault(f"{self._file}:{self._line + (line or 1) - 1}", message)])

    def render(self, values: Mapping[str, str]) -> str:
        """Return the text with *values* as plain text; raise TooLarge, or BriefError where kinds do not match."""
        from jinja2 import TemplateError  # noqa: PLC0415 - is loaded by now

        out, room = [], TEMPLATE_OUTPUT
        try:
            for piece in self._template.generate({**values, _WORK: _Work()}):
                room -= len(piece)
                if room < 0:
                    raise TooLarge(
                        f"The text filled in is longer than {TEMPLATE_OUTPUT:,} characters (limit TEMPLATE_OUTPUT)."
                    )
                out.append(piece)
        except (TypeError, ValueError, AttributeError, TemplateError) as error:
            raise self._fault(_line_of(error), f"cannot be filled in: {str(error)[:160]}") from None
        return "".join(out)

    def _check(self, tree: Any, names: frozenset[str]) -> frozenset[str]:
        """Return the arguments that a tree uses; raise BriefError where a node is not on the list."""
        used = set[str]()
        stack: list[tuple[Any, frozenset[str], int, int]] = [(tree, names, 0, 0)]
        while stack:
            node, known, loops, depth = stack.pop()
            if depth > DEPTH:
                raise self._fault(node.lineno, f"nests deeper than {DEPTH} (limit DEPTH)")
            if fault := _refusal(node, known, loops):
                raise self._fault(node.lineno, fault)
            kind = type(node).__name__
            if kind == "Name":
                used.add(node.name)
            elif kind == "For":
                inside = known | {node.target.name}
                body = [node.test, *node.body] if node.test else node.body
                stack += [(child, known, loops, depth + 1) for child in (*reversed(node.else_), node.iter)]
                stack += [(child, inside, loops + 1, depth + 1) for child in reversed(body)]
            elif kind != "Getattr":
                stack += [(child, known, loops, depth + 1) for child in reversed([*node.iter_child_nodes()])]
        return frozenset(used & names)


def _refusal(node: Any, known: frozenset[str], loops: int) -> str:
    """Return why a node is refused; nothing where it is fine."""
    kind = type(node).__name__
    if kind not in NODES:
        return f"{kind} is not there: a template shows texts, with if, for, and the filters {', '.join(FILTERS)}"
    if kind == "Name" and node.name not in known:
        return f"{node.name[:60]!r} is no argument; there are: {', '.join(sorted(known))}"
    if kind == "Getattr" and not (loops and getattr(node.node, "name", "") == "loop" and node.attr in LOOP_FACTS):
        return f"nothing has parts but, within a loop, {', '.join(f'loop.{fact}' for fact in sorted(LOOP_FACTS))}"
    if kind == "For" and (node.recursive or loops == LOOPS):
        return f"loops stand at most {LOOPS} deep, and none calls itself"
    if kind == "For" and (type(node.target).__name__ != "Name" or node.target.name in RESERVED):
        return "a loop has one name of its own: {% for line in text|lines %}"
    if kind == "CondExpr" and node.expr2 is None:
        return "an if within braces needs its else"
    if kind in {"Filter", "Test"}:
        return _misuse(node, kind)
    if kind == "Const" and isinstance(node.value, str) and UNSEEN.search(node.value):
        return "holds a character that is no text"
    return ""


def _misuse(node: Any, kind: str) -> str:
    there = FILTERS if kind == "Filter" else TESTS
    if node.name not in there:
        return f"no {kind.lower()} is called {node.name[:60]!r}; there are: {', '.join(there)}"
    if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) > (node.name in {"default", "join"}):
        return f"{node.name} takes no such arguments"
    if node.name == "join" and node.args:
        separator = getattr(node.args[0], "value", None)
        if not isinstance(separator, str) or len(separator) > SEPARATOR:
            return f"join takes a text of at most {SEPARATOR} characters"
    return ""


def _weight(node: Any) -> int:
    """Return what one round of a loop costs: the nodes in it, and the characters that it writes or compares."""
    total, stack = 0, [node]
    while stack:
        one = stack.pop()
        value = getattr(one, "data", None) or getattr(one, "value", None)
        total += 1 + (len(value) if isinstance(value, str) else 0)
        stack.extend(one.iter_child_nodes())
    return total


def _counted(tree: Any) -> Any:
    """Return a checked tree in which every reading of a value and every loop passes through a counter."""
    from jinja2 import nodes  # noqa: PLC0415 - is loaded by now
    from jinja2.visitor import NodeTransformer  # noqa: PLC0415

    def through(name: str, node: Any, *arguments: Any) -> Any:
        constants = [nodes.Const(argument) for argument in arguments]
        return nodes.Filter(node, name, constants, [], None, None, lineno=node.lineno)

    class Counters(NodeTransformer):
        def visit_Name(self, node: Any) -> Any:  # noqa: N802 - the visitor's way of naming
            return through(_READ, node) if node.ctx == "load" and node.name != "loop" else node

        def visit_For(self, node: Any) -> Any:  # noqa: N802
            weight = _weight(node)
            node = self.generic_visit(node)
            node.iter = through(_ROUNDS, node.iter, weight)
            return node

    return Counters().visit(tree).set_environment(_environment())


@cache
def _environment() -> Any:
    from jinja2 import StrictUndefined, pass_context  # noqa: PLC0415 - loads with the first text that is filled in
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    @pass_context
    def read(context: Any, value: Any) -> Any:
        context.parent[_WORK].spend(1 + (len(value) if isinstance(value, str) else 0))
        return value

    @pass_context
    def rounds(context: Any, value: Any, weight: int) -> Any:
        if not isinstance(value, list | tuple):
            raise TypeError("a loop goes over the lines of a text, {% for line in text|lines %}, or over a list")
        context.parent[_WORK].spend(weight * len(value))
        return value

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, cache_size=0
    )
    environment.globals.clear()
    environment.filters = {**FILTERS, _READ: read, _ROUNDS: rounds}
    environment.tests = dict(TESTS)
    return environment


def _line_of(error: BaseException) -> int:
    """Return the line of the text at which filling it in stopped."""
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == _FILE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
