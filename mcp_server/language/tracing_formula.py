"""Arithmetic that a sentence writes out, (680 − 774) ÷ 774 = −12.1 %, computed again."""

import re
from decimal import Decimal, DecimalException
from typing import Final

from mcp_server.compute.expressions import Expression, FormulaError, parse
from mcp_server.language.folding import fold
from mcp_server.language.tracing_facts import measured
from mcp_server.limits import FORMULA_CHARACTERS
from mcp_server.model.quantity import Quantity

_NUMBER: Final = r"[0-9][0-9,]*+(?:\.[0-9]++)?"
_SCALES: Final = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "k": 10**3, "m": 10**6, "bn": 10**9,
    "百": 100, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8,
}  # fmt: skip
_SCALE: Final = "|".join(sorted(_SCALES, key=len, reverse=True))
_THING: Final = "元|天|家|个|人|名|套"
_ATOM: Final = rf"[$€£¥]?\s?{_NUMBER}\s?(?:(?:{_SCALE})(?![a-z]))?\s?(?:%|{_THING})?"
_AHEAD: Final = re.compile(
    rf"(?P<left>(?>(?:{_ATOM}|[-–+*×x·/÷()\[\]\s$])+))[=≈]\s?(?:[$€£¥~约-]\s?|about\s)*$", re.IGNORECASE
)
_PART: Final = re.compile(
    rf"(?P<number>{_NUMBER})\s?(?P<scale>(?:{_SCALE})(?![a-z]))?\s?(?P<percent>%)?(?:{_THING})?|(?P<mark>[-–+*×x·/÷()\[\]])",
    re.IGNORECASE,
)
_MARKS: Final = {"–": "-", "×": "*", "x": "*", "·": "*", "÷": "/", "[": "(", "]": ")"}
_REACH: Final = 400
"""Characters before a figure in which its formula begins."""


def is_result(text: str, at: int) -> bool:
    """Whether a sign of equality stands before a place."""
    return text[max(0, at - 10) : at].rstrip("$€£¥￥~约- ").endswith(("=", "≈", "＝"))


def written_out(text: str, at: int, figure: Quantity) -> str:
    """Return the arithmetic written before a figure that begins at a place, where it gives the figure; else nothing."""
    begin = max(0, at - _REACH)
    left = fold(text[begin:at]).text.lower().rstrip()
    found = _AHEAD.search(left)
    if found is None:
        return ""
    formula = _Formula(found["left"])
    return " ".join(found["left"].split()) if formula.gives(figure) else ""


class _Formula:
    """A formula as `compute.expressions` reads it, its figures, and what their rounding leaves open."""

    def __init__(self, said: str) -> None:
        self.percents = 0
        self.values: dict[str, Decimal] = {}
        self.halves: dict[str, Decimal] = {}
        self.divisors: set[str] = set()
        pieces: list[str] = []
        for part in _PART.finditer(said):
            if (
                not part["mark"]
                and pieces
                and pieces[-1] == "/"
                and len(part["number"]) < 3
                and part["number"].isdigit()
            ):
                self.divisors.add(f"n{len(self.values)}")
            pieces.append(_MARKS.get(part["mark"], part["mark"]) if part["mark"] else self._name(part))
        self.source = "".join(pieces)

    def _name(self, part: re.Match[str]) -> str:
        name, number = f"n{len(self.values)}", Decimal(part["number"].replace(",", ""))
        scale = Decimal(_SCALES.get((part["scale"] or "").lower(), 1))
        if part["percent"]:
            self.percents += 1
            scale /= 100
        exponent = number.as_tuple().exponent
        step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) * scale
        self.values[name] = number * scale
        self.halves[name] = Decimal(0) if step == 1 else min(step / 2, abs(self.values[name]) / 200)
        return name

    def gives(self, figure: Quantity) -> bool:
        """Whether it gives a figure within the rounding of all; a share without % is meant times a hundred."""
        if len(self.values) < 2 or len(self.source) > FORMULA_CHARACTERS:
            return False
        try:
            expression = parse(self.source)
            value, slopes = expression.value(self.values), expression.slopes(self.values)
            open_ = sum((abs(slope) * self.halves[name] for name, slope in slopes.items()), Decimal(0))
        except (FormulaError, DecimalException):
            return False
        one = measured(figure)
        times = [Decimal(1)]
        if one.unit in {"%", "pp"}:
            times = (
                [Decimal(100), Decimal(1)] if not self.percents and self._adds(expression, value) else [Decimal(100)]
            )
        elif one.unit == "" and self.percents:
            times.append(Decimal(100))
        wanted = abs(one.value)
        return any(abs(abs(value * by) - wanted) <= one.half + open_ * by for by in times)

    def _adds(self, expression: Expression, value: Decimal) -> bool:
        """Whether it adds, subtracts or averages: twice the figures give twice as much, so that all are percentages."""
        twice = {name: one if name in self.divisors else one * 2 for name, one in self.values.items()}
        return abs(expression.value(twice) - value * 2) <= abs(value) * Decimal("1e-9")
