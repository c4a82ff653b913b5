"""A formula over named figures: read safely, computed exactly, differentiated, and shown to a person."""

import ast
import keyword
import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Context, Decimal, DecimalException, DivisionByZero, InvalidOperation, Overflow, localcontext
from functools import cached_property, partial, reduce
from typing import Any, Final, Literal, NamedTuple, TypeVar

from mcp_server.limits import FORMULA_CHARACTERS, FORMULA_DEPTH, FORMULA_NODES

FAULTS: Final = {
    "empty": "The formula is empty: write a calculation over the ids of other nodes.",
    "too_long": "The formula has {count} characters; {limit} are allowed: move parts of it into nodes of their own.",
    "too_many": "The formula has more than {limit} parts: move some of them into nodes of their own.",
    "too_deep": "More than {limit} brackets or signs stand within each other: move the inner part into its own node.",
    "character": "“{excerpt}” cannot stand in a formula: use names, numbers, + - * / ( ), min, max, sum, avg and wavg.",
    "power": "“{excerpt}” is not allowed: multiply or divide instead.",
    "equals": "“=” cannot stand in a formula: write only what is on its right.",
    "word": "“{excerpt}” is a reserved word: give that node another id.",
    "bracket": "This bracket has no partner: close it or remove it.",
    "comma": "A comma only separates the arguments of a function: write numbers without thousands separators.",
    "number": "“{excerpt}” is not a plain number: write its digits only, such as 12000 or 0.4 or 40%.",
    "percent": "“%” only follows a number.",
    "syntax": "Something is missing or too much here: between two values stands one of + - * /.",
    "function": "“{excerpt}” is not a function: use min, max, sum, avg or wavg.",
    "arguments": "{excerpt} needs at least one argument; wavg needs pairs of value and weight.",
    "unknown": "“{operand}” has no figure.",
    "not_finite": "“{operand}” is not a finite number.",
    "zero": "Division by zero: {operand} is 0.",
    "overflow": "The result is too large to be a figure: look at {operand}.",
}
"""Every fault of a formula and its words in English; `FormulaError.values` fills them in any language."""

CONTEXT: Final = Context(prec=28, Emax=307, Emin=-307, traps=[DivisionByZero, InvalidOperation, Overflow])
"""28 digits, and no figure that a float could not hold."""

T = TypeVar("T")
Operation = Literal["number", "name", "sum", "product", "min", "max", "avg", "wavg"]

_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans("×✕✖∗⋅÷∕−–、\u3000", "*****//--, ")
_TOKEN = re.compile(
    r"(?P<blank>\s+)|(?P<number>(?:[0-9][0-9_]*(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[^\W\d]\w*)|(?P<mark>\*\*|//|[-+*/(),%])"
)


class FormulaError(ValueError):
    """A formula that cannot be read or computed; its text says what to change, and where.

    `fault` is a key of FAULTS, `values` what fills its words, `position` the character counted from 1 (0: all of it).
    """

    def __init__(self, fault: str, position: int = 0, **values: str | int) -> None:
        self.fault, self.position, self.values = fault, position, values
        super().__init__((f"Character {position}: " if position else "") + FAULTS[fault].format(**values))


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a formula: a number, a name, or an operation on other parts.

    `signs` has +1 or -1 for each part of a sum (added, subtracted) or product (multiplied, divided by); `text` is the
    name, or the number as written: 40% stands for 0.40.
    """

    operation: Operation
    terms: tuple["Term", ...] = ()
    signs: tuple[int, ...] = ()
    text: str = ""
    number: Decimal = Decimal(0)

    def walk(self) -> Iterator["Term"]:
        """Every part, the inner ones first and this one last."""
        for term in self.terms:
            yield from term.walk()
        yield self


class Dual(NamedTuple):
    """A figure and its slope by each name: forward-mode differentiation (Wengert 1964, CACM 7:463)."""

    value: Any
    slopes: dict[str, Any]

    def _with(self, value: Any, own: Any, other: "Dual", others: Any) -> "Dual":
        slopes = {name: slope * own for name, slope in self.slopes.items()}
        for name, slope in other.slopes.items():
            slopes[name] = slopes[name] + slope * others if name in slopes else slope * others
        return Dual(value, slopes)

    def __neg__(self) -> "Dual":
        return self._with(-self.value, -1, self, 0)

    def __add__(self, other: "Dual") -> "Dual":  # type: ignore[override]
        return self._with(self.value + other.value, 1, other, 1)

    def __sub__(self, other: "Dual") -> "Dual":
        return self._with(self.value - other.value, 1, other, -1)

    def __mul__(self, other: "Dual") -> "Dual":  # type: ignore[override]
        return self._with(self.value * other.value, other.value, other, self.value)

    def __truediv__(self, other: "Dual | int") -> "Dual":
        if isinstance(other, int):
            return Dual(self.value / other, {name: slope / other for name, slope in self.slopes.items()})
        ratio = self.value / other.value
        return self._with(ratio, 1 / other.value, other, -ratio / other.value)

    def __lt__(self, other: Any) -> bool:
        return bool(self.value < other.value)

    def __gt__(self, other: Any) -> bool:
        return bool(self.value > other.value)


def _weighted(*figures: Any) -> Any:
    """The average of the even places weighted by the odd ones."""
    products = map(operator.mul, figures[::2], figures[1::2])
    return reduce(operator.add, products) / reduce(operator.add, figures[1::2])


@dataclass(frozen=True)
class Expression:
    """A formula that has been read; every result is of the same formula, however it is computed."""

    source: str
    term: Term

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names in the formula, each once, in the order written."""
        return tuple(dict.fromkeys(term.text for term in self.term.walk() if term.operation == "name"))

    def value(self, values: Mapping[str, Decimal]) -> Decimal:
        """The result in Decimal, rounded to 28 digits; FormulaError names the divisor that is zero."""
        with self._guarded(values):
            return +self.apply(values)

    def floats(self, values: Mapping[str, Any]) -> Any:
        """The result in floats, or in arrays of them that are broadcast against each other; always finite."""
        figures = [values[name] for name in self.names]
        if all(isinstance(figure, float | int) for figure in figures):
            try:
                result = self.quick(*map(float, figures))
            except (ZeroDivisionError, OverflowError):
                result = math.nan
            if not math.isfinite(result):
                raise self._blame({name: Decimal(values[name]) for name in self.names})
            return float(result)
        import numpy as np  # noqa: PLC0415 - heavy, and only attribution computes with arrays

        with np.errstate(all="ignore"):
            function = self._function(lambda *many: reduce(np.minimum, many), lambda *many: reduce(np.maximum, many))
            result = function(*map(float, self._decimals), *figures)
        if not np.isfinite(result).all():
            raise FormulaError("overflow", operand=self.text())
        return result

    def slopes(self, values: Mapping[str, Decimal]) -> dict[str, Decimal]:
        """The slope of the result by each name at these values; where min or max is tied, the first one leads."""
        with self._guarded(values):
            start = {name: Dual(values[name], {name: Decimal(1)}) for name in self.names}
            result = self.apply(start, lambda number: Dual(number, {}))
            return {name: result.slopes.get(name, Decimal(0)) for name in self.names}

    def apply(self, values: Mapping[str, T], number: Callable[[Decimal], T] | None = None) -> T:
        """The result in any type that has + - * / < > and is divided by an int; `number` makes one of a constant."""
        numbers = map(number, self._decimals) if number else self._decimals
        return self._plain(*numbers, *(values[name] for name in self.names))  # type: ignore[no-any-return]

    def text(self, times: str = "×", divided: str = "÷", names: Mapping[str, str] | None = None) -> str:
        """The formula as a person writes it, with other words for its names where given."""
        marks = {("sum", 1): "+", ("sum", -1): "-", ("product", 1): times, ("product", -1): divided}

        def show(term: Term, within: str = "") -> str:
            if term.operation in {"name", "number"}:
                return (names or {}).get(term.text, term.text) if term.operation == "name" else term.text
            if term.operation not in {"sum", "product"}:
                return f"{term.operation}({', '.join(show(each) for each in term.terms)})"
            signed = zip(term.signs, term.terms, strict=True)
            shown = [f" {marks[term.operation, sign]} {show(each, term.operation)}" for sign, each in signed]
            line = "".join(shown).removeprefix(f" {marks[term.operation, 1]} ")
            line = "-" + line.removeprefix(" - ") if line.startswith(" - ") else line
            return f"({line})" if within == term.operation or (within and term.operation == "sum") else line

        return show(self.term)

    @cached_property
    def _decimals(self) -> tuple[Decimal, ...]:
        return tuple(term.number for term in self.term.walk() if term.operation == "number")

    @cached_property
    def quick(self) -> Callable[..., float]:
        """The result of floats in the order of `names`, unguarded: for those who compute it thousands of times."""
        return partial(self._plain, *map(float, self._decimals))

    @cached_property
    def _plain(self) -> Callable[..., Any]:
        return self._function(min, max)

    def _function(self, least: Callable[..., Any], most: Callable[..., Any]) -> Callable[..., Any]:
        scope = {"__builtins__": {}, "min": least, "max": most, "wavg": _weighted}
        return eval(self._code, scope)  # type: ignore[no-any-return] # noqa: S307 - our own text, none of the caller's

    @cached_property
    def _code(self) -> Any:
        """A function of all numbers, then all names; it holds neither, so that one text serves every type."""
        places = {name: f"n{place}" for place, name in enumerate(self.names)}
        numbers = (f"k{place}" for place in range(len(self._decimals)))

        def write(term: Term) -> str:
            if term.operation == "name":
                return places[term.text]
            if term.operation == "number":
                return next(numbers)
            parts = [write(each) for each in term.terms]
            if term.operation == "sum":
                line = "".join("+-"[sign < 0] + part for sign, part in zip(term.signs, parts, strict=True))
                return f"({line.removeprefix('+')})"
            if term.operation == "product":
                over = [part for sign, part in zip(term.signs, parts, strict=True) if sign > 0]
                under = [part for sign, part in zip(term.signs, parts, strict=True) if sign < 0]
                return "*".join(over) + (f"/({'*'.join(under)})" if under else "")
            if term.operation == "avg":
                return f"(({'+'.join(parts)})/{len(parts)})"
            return f"{term.operation}({','.join(parts)})"

        line = write(self.term)
        arguments = [*(f"k{place}" for place in range(len(self._decimals))), *places.values()]
        return compile(f"lambda {','.join(arguments)}:{line}", "<formula>", "eval")

    @contextmanager
    def _guarded(self, values: Mapping[str, Decimal]) -> Iterator[None]:
        """Our own context of Decimal, and FormulaError for whatever goes wrong in it."""
        for name in self.names:
            if name not in values or not values[name].is_finite():
                raise FormulaError("not_finite" if name in values else "unknown", operand=name)
        with localcontext(CONTEXT):
            try:
                yield
            except DecimalException:
                raise self._blame(values) from None

    def _blame(self, values: Mapping[str, Decimal]) -> FormulaError:
        """The first divisor that is zero, or else the largest figure."""
        for term in self.term.walk():
            divisors = [each for sign, each in zip(term.signs, term.terms, strict=False) if sign < 0]
            if term.operation == "wavg":
                divisors = [Term("sum", term.terms[1::2], (1,) * (len(term.terms) // 2))]
            for part in [Expression("", divisor) for divisor in divisors if term.operation != "sum"]:
                try:
                    if part.value(values) == 0:
                        return FormulaError("zero", operand=part.text())
                except FormulaError as error:
                    return error
        largest = max(self.names, key=lambda name: abs(values[name]), default=self.text())
        return FormulaError("overflow", operand=largest)


def parse(source: str) -> Expression:
    """The formula that a text writes down; FormulaError where it is none, or passes a limit of limits.py.

    × ÷ and full-width marks and digits are read as their plain forms; 40% is 0.40. Names are Python identifiers,
    Chinese ones included, compared after NFKC as Python does.
    """
    if len(source) > FORMULA_CHARACTERS:
        raise FormulaError("too_long", count=len(source), limit=FORMULA_CHARACTERS)
    body, percents = _scan(source.translate(_ASCII))
    if not body.strip():
        raise FormulaError("empty")
    body = f"({body})"  # else Python takes leading blanks for an indent; offsets from 0 in it are places from 1 in ours
    try:
        tree = ast.parse(body, mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # what _scan let through, or the parser's own limits
        raise FormulaError("syntax") from None
    return Expression(source, _Reader(body, percents).term(tree.body))


def _scan(plain: str) -> tuple[str, frozenset[int]]:
    """The text without its percent signs, and where the numbers end that had one; nothing unsafe gets past here."""
    place, count, signs, before, number = 0, 0, 0, "", 0
    opened: list[int] = []
    percents: set[int] = set()
    while place < len(plain):
        token = _TOKEN.match(plain, place)
        kind, text = (token.lastgroup or "", token.group()) if token else ("", plain[place])
        start, place = place, place + len(text)
        if kind == "blank":
            continue
        fault = _fault(kind, text, before, touching=number == start > 0)
        if fault or (text == ")" and not opened):
            raise FormulaError(fault or "bracket", start + 1, excerpt=text if text.isprintable() else ascii(text)[1:-1])
        signs = signs + 1 if text in {"+", "-"} and before in {"", *"+-*/(,"} else 0
        count += text not in {*"(),%"}
        if text == "(":
            opened.append(start)
        elif text == ")":
            opened.pop()
        elif text == "%":
            percents.add(number + 1)
        number = place if kind == "number" else number
        if max(len(opened), signs) > FORMULA_DEPTH:
            raise FormulaError("too_deep", start + 1, limit=FORMULA_DEPTH)
        if count > FORMULA_NODES:
            raise FormulaError("too_many", start + 1, limit=FORMULA_NODES)
        before = kind if kind in {"number", "name"} else text
    if opened or before in {*"+-*/"}:
        raise FormulaError("bracket" if opened else "syntax", opened[-1] + 1 if opened else len(plain))
    return re.sub(r"[\s%]", " ", plain), frozenset(percents)


def _fault(kind: str, text: str, before: str, *, touching: bool) -> str:
    """What is wrong with one token behind another, or nothing."""
    if kind == "name" and before == "number" and touching:
        return "number"
    if kind == "name" and (keyword.iskeyword(text) or not text.isidentifier()):
        return "word" if keyword.iskeyword(text) else "character"
    if not kind or text in {"**", "//"}:
        return {"**": "power", "//": "power", "^": "power", "=": "equals"}.get(text, "character")
    if text == "%":
        return "" if before == "number" else "percent"
    behind = before in {"number", "name", ")", "%"}
    if kind in {"number", "name"} or text == "(":
        return "syntax" if behind and (text != "(" or before != "name") else ""
    return "" if behind or text in {"+", "-", ")"} else "syntax"


class _Reader:
    """Turns the whitelisted nodes of Python's own syntax tree into terms; refuses every other node."""

    def __init__(self, body: str, percents: frozenset[int]) -> None:
        self.body, self.bytes, self.percents = body, body.encode(), percents
        self.names: dict[str, Term] = {}

    def at(self, offset: int | None) -> int:
        """The character at a byte: Python counts bytes."""
        return len(self.bytes[:offset].decode())

    def term(self, node: ast.expr) -> Term:
        """The term of a node; chains of + - and of * / become one sum or product, so depth follows the brackets."""
        if isinstance(node, ast.Name):
            return self.names.setdefault(node.id, Term("name", text=node.id))
        if isinstance(node, ast.Constant):
            return self.number(node)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
            return self.signed(node)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
            return self.chain(node, "sum", ast.Add, ast.Sub)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult | ast.Div):
            return self.chain(node, "product", ast.Mult, ast.Div)
        if isinstance(node, ast.Call):
            return self.call(node)
        raise FormulaError("comma" if isinstance(node, ast.Tuple) else "syntax", max(self.at(node.col_offset), 1))

    def number(self, node: ast.Constant) -> Term:
        """The number exactly as its digits say, a hundredth of it before a percent sign."""
        start, end = self.at(node.col_offset), self.at(node.end_col_offset)
        text = self.body[start:end]
        try:
            number = Decimal(text.replace("_", ""))
        except DecimalException:
            number = Decimal("NaN")
        plain = text[:1] != "0" or not text[1:2].isdigit()
        if not plain or not number.is_finite() or (number and abs(number.adjusted()) > 300):
            raise FormulaError("number", self.at(node.col_offset), excerpt=text[:40])
        percent = end in self.percents
        return Term("number", text=text + "%" * percent, number=CONTEXT.divide(number, Decimal(100 if percent else 1)))

    def signed(self, node: ast.expr) -> Term:
        """A run of signs is one sign."""
        sign = 1
        while isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
            sign = -sign if isinstance(node.op, ast.USub) else sign
            node = node.operand
        return self.term(node) if sign > 0 else Term("sum", (self.term(node),), (-1,))

    def chain(self, node: ast.expr, operation: Literal["sum", "product"], plus: type, minus: type) -> Term:
        """The operands of one precedence that stand side by side."""
        operands: list[tuple[int, ast.expr]] = []
        while isinstance(node, ast.BinOp) and isinstance(node.op, plus | minus):
            operands.append((-1 if isinstance(node.op, minus) else 1, node.right))
            node = node.left
        operands = [(1, node), *reversed(operands)]
        return Term(operation, tuple(self.term(each) for _, each in operands), tuple(sign for sign, _ in operands))

    def call(self, node: ast.Call) -> Term:
        """One of the five functions."""
        name = node.func.id.lower() if isinstance(node.func, ast.Name) else ""
        if name not in {"min", "max", "sum", "avg", "wavg"} or node.keywords:
            raise FormulaError("function", self.at(node.col_offset), excerpt=name or "(")
        if not node.args or (name == "wavg" and len(node.args) % 2):
            raise FormulaError("arguments", self.at(node.col_offset), excerpt=name)
        terms = tuple(self.term(each) for each in node.args)
        return Term(name, terms, (1,) * len(terms) if name == "sum" else ())  # type: ignore[arg-type]
