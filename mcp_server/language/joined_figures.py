"""The figures of a clause, with the two ends of a range, and the two units of one time, as one."""

from collections.abc import Iterator
from typing import Final

from mcp_server.language.shapes import Shape
from mcp_server.language.units import times_as_long
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex


def joined(shape: Shape, low: int, high: int) -> Iterator[tuple[int, Quantity]]:
    """Yield the figures of a clause, two that are the ends of a range as one: 在 2℃ 到 8℃ 之间."""
    waiting: tuple[int, Quantity] | None = None
    for place, value in shape.figures(low, high):
        if waiting and (whole := _finer(waiting[1], value, shape.text[waiting[0] + 1 : place])):
            waiting = place, whole
            continue
        if waiting and _TO.fullmatch(shape.text, waiting[0] + 1, place):
            first = waiting[1]
            same = first.unit in {"", value.unit} and first.bound == value.bound == "=" and first.value < value.value
            if same and (
                _ASKED.search(shape.text, low, waiting[0])
                or _BETWEEN.search(shape.text, low, waiting[0])
                or shape.text.startswith(_MIDST, place + 1)
            ):
                text = f"{first.text.strip()}–{value.text.strip()}"
                yield place, first.model_copy(update={"upper": value.value, "bound": "range", "text": text})
                waiting = None
                continue
        if waiting:
            yield waiting
        waiting = place, value
    if waiting:
        yield waiting


def _finer(first: Quantity, second: Quantity, between: str) -> Quantity | None:
    """Return what two units of time say together, in the finer one: 3 分 40 秒."""
    unit = "minutes" if first.unit in {"分", "m"} and second.unit == "seconds" else first.unit
    if between.strip() or second.dimension != "duration" or second.bound != "=" or second.upper is not None:
        return None
    scale = times_as_long(unit, second.unit)
    if scale is None or scale <= 1 or second.value >= scale or first.upper is not None or first.signed:
        return None
    text = f"{first.text.strip()} {second.text.strip()}"
    whole = first.value * scale + second.value
    return second.model_copy(update={"value": whole, "bound": first.bound, "text": text, "start": first.start})


_TO: Final = regex(r"\s?(?:℃|°\s?[cf]?|度)?\s?(?:到|至|~|-|–|to|and)\s?")
_ASKED: Final = regex(
    r"(?:要求|标准|规定|范围|区间|控制在?|保持在?|应[为在]?|须[为在]?)(?:为|是|:)?\s?$"
    r"|\b(?:range|band|window|required|must be|should be|(?:to )?be kept)(?: is| of| at|:)?\s$"
)
"""What makes two figures that follow it the ends of what is allowed: 要求 2℃ 至 6℃."""
_BETWEEN: Final = regex(r"[在介为]\s?(?:于\s?)?$|\b(?:between|of|is|at)\s$")
_MIDST: Final = ("之间", "℃之间", "℃ 之间", "度之间", " ℃ 之间", " 之间", "℃范围", "℃的")
