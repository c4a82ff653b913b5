"""Lists of limits, each led by the point of a course at which it applies, that loosen on their way."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.alarm_roles import SIGNS
from mcp_server.language.gates import Gate, Point, about, course
from mcp_server.language.shapes import Shape
from mcp_server.model.paper import EXCERPT, Course
from mcp_server.regex import regex


def loosened(shapes: Sequence[Shape]) -> Iterator[Course]:
    """Yield the limits of lists that are looser than the ones ahead of them."""
    items: list[tuple[Gate, Shape]] = []
    for shape in shapes:
        gate = _labelled(shape, len(items))
        if items and (gate is None or not _next(items[-1][1], shape)):
            yield from _listed(items)
            items = []
        items += [(gate, shape)] if gate else []
    yield from _listed(items)


def _labelled(shape: Shape, number: int) -> Gate | None:
    """Return the limit of an item that begins with the point of a course at which it applies: after the pilot."""
    label = _LABEL.match(shape.text) if shape.sentence.sort == "item" else None
    figure = next((one for _, one in shape.figures(label.end())), None) if label else None
    if label is None or figure is None or figure.bound not in SIGNS or figure.upper is not None:
        return None
    text = shape.sentence.text.partition(":")[0].partition("：")[0]
    excerpt = " ".join(shape.sentence.text.split())[:EXCERPT]
    return Gate(Point("item", Decimal(number), text.strip(), 0, 0), figure, shape.sentence.line, excerpt)


def _next(one: Shape, two: Shape) -> bool:
    first, second = one.sentence, two.sentence
    return (first.under, first.lead) == (second.under, second.lead) and second.line - first.line <= 1


def _listed(items: Sequence[tuple[Gate, Shape]]) -> Iterator[Course]:
    """Yield where a list of limits, each with its point of a course, loosens."""
    if len(items) > 1 and len({SIGNS[gate.value.bound] for gate, _ in items}) == 1:
        first = items[0][1]
        said = f"{about(first)} {' '.join(gate.at.text.lower() for gate, _ in items)}"
        yield from course([gate for gate, _ in items], said, "", "")


_LABEL: Final = regex(
    r"^(?:(?:right |directly )?(?:after|by|at|before|from|with|until|during|in)\b[^:]{2,40}"
    r"|[^:,;。]{0,14}(?:试点|试行|试运行|第[一二三四]?[\ue009]?[批期轮阶波]|[首末次][批期轮段]|上线|推广|验收|全面|阶段|投产|开业|扩大|放量|季|月|年)"
    r"[^:,;。]{0,8})(?<![0-9]):"
)
