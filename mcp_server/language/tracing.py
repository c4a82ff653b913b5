"""Where each figure of a prose text comes from: a fact, other figures, an assumption, or nowhere."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from mcp_server.language.folding import words
from mcp_server.language.quantities import quantity
from mcp_server.language.tracing_context import Context, context
from mcp_server.language.tracing_facts import Fact, Facts, agrees, at_odds, digits, measured, periods, scaled
from mcp_server.language.tracing_formula import is_result, written_out
from mcp_server.language.tracing_search import (
    ANY_PAIR,
    CHANCE,
    Candidates,
    Op,
    Way,
    enough,
    recompute,
    stated,
    written,
)
from mcp_server.language.tracing_text import EXCERPT, POINTS, Cell, Clause, Sentence, facts_in, read
from mcp_server.limits import ITEMS
from mcp_server.model.brief import Claim, Evidence
from mcp_server.model.quantity import Quantity

__all__ = ["Fact", "Facts", "Traced", "evidence_facts", "facts_in", "trace"]

Verdict = Literal[
    "supported", "derived", "possibly_derived", "value_only", "unsupported", "assumption", "proposal"
]  # fmt: skip


class Traced(NamedTuple):
    """A figure of a text, and where it comes from."""

    verdict: Verdict
    """supported: a fact has the value, of the same measure, time and unit. derived: the sentence, or a claim, says how
    it follows, and it does. possibly_derived: a formula was found that fits and is no likely chance hit. value_only: a
    fact has the value, but another name. unsupported: none of these. assumption: the text, or a fact, says that it is
    one. proposal: the text says what is to be."""
    figure: Quantity
    """As read; its offsets are those of the text."""
    line: int
    """From 1."""
    excerpt: str
    """The sentence, or the row and column."""
    facts: tuple[Fact, ...] = ()
    """What it rests on."""
    formula: str = ""
    chance: float | None = None
    """Of one that is possibly derived: how many such hits are to be expected by chance."""


_RHYTHM: Final = re.compile(r"(?:每隔?|\bevery|\beach)\s?$", re.IGNORECASE)
_COUNTED: Final = frozenset(
    words(
        "个 步 条 项 点 大 类 种 章 节 轮 期 层 级 次 方 处 steps phases stages areas ways kinds types parts items "
        "goals lessons themes sections questions reasons sides rounds levels topics things principles measures columns "
        "rows options lines"
    )
)
"""What is counted to set out a text, not to report a result: three steps, 两个阶段."""
_FEW: Final = 12
_BOUNDS: Final = frozenset({">=", "<=", ">", "<"})
_WITHOUT: Final = frozenset({"unsupported", "value_only"})
_LONG: Final = 10**6
_FORMULAS: Final = ITEMS
"""Formulas written out in one text that are computed."""
_SEARCHES: Final = 2_000
"""Figures of one text for which pairs of facts are looked through."""
_NAMED_FACTS: Final = 12
"""Facts with the names of a sentence among which pairs are looked for."""
_ONE_NAME: Final = 100
"""Facts of one name among which those of a time are looked for."""


def evidence_facts(evidence: Iterable[Evidence]) -> tuple[Fact, ...]:
    """Return the facts of evidence: the typed figure under its metric, and what is in the sentence beside it."""
    found = []
    for item in evidence:
        at = f"/evidence/id={item.id}" if item.id else ""
        source = item.source or item.id or "evidence"
        typed = quantity(item.value) if item.value else None
        if typed is not None:
            found.append(Fact(typed, item.metric or item.text, item.when, f"{at}/value", source))
        if counted := quantity(item.n) if item.n else None:
            found.append(Fact(counted, item.metric, item.when, f"{at}/n", source))
        found += [
            fact._replace(at=f"{at}/text", when=fact.when if periods(fact.when) else item.when)
            for fact in (facts_in(item.text, source) if item.text else ())
            if typed is None or not agrees(fact.value, typed)
        ]
    return tuple(found)


def trace(
    text: str,
    facts: Iterable[Fact] | Facts = (),
    *,
    claims: Iterable[Claim] = (),
    about: str = "",
) -> tuple[Traced, ...]:
    """Return where each figure of a text comes from, in order; facts come from `evidence_facts` and `facts_in`.

    Whoever traces several texts makes `Facts(…)` once. Dates, labels, ordinals, counts that only set the text out, and
    small numbers of things of which no fact speaks are no figures. `about` says what the text is about where it does
    not say so itself. The sentence's own figures, its
    words for what was done (增长, 占, 合计, up from … to), its metrics and its times decide; claims tell what it does
    not say.
    """
    known = facts if isinstance(facts, Facts) else Facts(facts)
    return tuple(_Tracer(known, tuple(claims), about).run(text))


class _Tracer:
    def __init__(self, facts: Facts, claims: tuple[Claim, ...], about: str) -> None:
        self._facts, self._about = facts, about
        self._claims = [(claim, value) for claim in claims if (value := quantity(claim.value) if claim.value else None)]
        self._formulas = self._searches = 0

    def run(self, text: str) -> Iterable[Traced]:
        for one in read(text):
            if isinstance(one, Cell):
                yield self._cell(one)
            else:
                yield from self._sentence(text, one)

    def _cell(self, cell: Cell) -> Traced:
        figure = cell.quantity.model_copy(update={"start": cell.start, "end": cell.end})
        said = " ".join(filter(None, (cell.name, cell.when)))
        sentence = Sentence(said, cell.start, cell.line, self._about, (figure,), (Clause(said, cell.start, (0,)),))
        spoken = context(sentence, self._facts, self._about)
        found = self._supported(0, sentence, spoken)
        excerpt = f"{said}: {figure.text}"[:EXCERPT]
        verdict, facts = found or self._value_only(figure) or ("unsupported", ())
        return Traced(verdict, figure, cell.line, excerpt, facts)

    def _sentence(self, text: str, sentence: Sentence) -> Iterable[Traced]:
        spoken: Context | None = None
        for place, figure in enumerate(sentence.figures):
            if _sets_out(text, figure):
                continue
            spoken = spoken or context(sentence, self._facts, self._about)
            found = self._figure(text, place, sentence, spoken)
            if found.verdict not in _WITHOUT or spoken.names.get(place) or not _is_small(figure):
                yield found

    def _figure(self, text: str, place: int, sentence: Sentence, spoken: Context) -> Traced:
        figure = sentence.figures[place]
        if figure.unit == "points" and self._is_rate(spoken.names.get(place, ())):
            figure = figure.model_copy(update=POINTS)
            sentence = sentence._replace(figures=(*sentence.figures[:place], figure, *sentence.figures[place + 1 :]))
        line = sentence.line + text.count("\n", sentence.start, figure.start)
        excerpt = _excerpt(sentence, figure)
        verdict: Verdict
        formula, chance = "", None
        facts: tuple[Fact, ...] = ()
        if found := self._supported(place, sentence, spoken):
            verdict, facts = found
        elif way := self._said(text, place, sentence, spoken):
            verdict, formula = "derived", way.formula
        elif named := self._of_named(place, sentence, spoken):
            verdict, formula, facts = "derived", *named
        elif only := self._value_only(figure):
            verdict, facts = only
        elif looked := self._looked_for(figure, spoken):
            verdict, (formula, facts, chance) = "possibly_derived", looked
        else:
            verdict = "unsupported"
        if verdict in _WITHOUT:
            if place in spoken.assumed:
                verdict = "assumption"
            elif place in spoken.intended:
                verdict = "proposal"
        return Traced(verdict, figure, line, excerpt, facts, formula, chance)

    def _is_rate(self, names: Iterable[int]) -> bool:
        """Whether there is a percentage among the facts of some names, so that points are those of percentages."""
        return any(self._facts.all[i].value.unit == "%" for name in names for i in self._facts.names[name].facts[:_FEW])

    def _supported(self, place: int, sentence: Sentence, spoken: Context) -> tuple[Verdict, tuple[Fact, ...]] | None:
        figure = sentence.figures[place]
        if figure.bound == "~":
            return None
        best: Fact | None = None
        for name in spoken.names.get(place, ()):
            for index in self._facts.equal(figure, self._facts.names[name]):
                fact = self._facts.all[index]
                wanted = not fact.aim or spoken.aims or figure.bound in _BOUNDS
                if not wanted or at_odds(self._facts.when(index), spoken.when[place]):
                    continue
                if best is None or _off(fact, figure) < _off(best, figure):
                    best = fact
        if best is None:
            return None
        return "assumption" if best.basis == "assumption" else "supported", (best,)

    def _said(self, text: str, place: int, sentence: Sentence, spoken: Context) -> Way | None:
        """Return how a figure follows by what the sentence, or a claim, says was done."""
        figure = sentence.figures[place]
        for claim, value in self._claims:
            if claim.text.strip() and claim.text.strip() not in text:
                continue
            operands = [one for said in claim.of if (one := quantity(said))]
            if len(operands) == len(claim.of) and agrees(figure, value) and _claimed(claim, operands, figure):
                return Way(written(_OF_CLAIM[claim.op], _turned(claim, operands)), ())
        if self._formulas < _FORMULAS and is_result(text, figure.start):
            self._formulas += 1
            if formula := written_out(text, figure.start, figure):
                return Way(formula, ())
        if not spoken.cues or len(sentence.figures) < 3 or figure.upper is not None:
            return None
        return stated(place, sentence.figures, spoken.cues)

    def _of_named(self, place: int, sentence: Sentence, spoken: Context) -> tuple[str, tuple[Fact, ...]] | None:
        """Return how a figure follows from the facts that the sentence names by measure and time, where these are few.

        A change or a difference is of one measure at two times, a share or a ratio of two measures, or of another
        figure of the sentence and a measure.
        """
        figure = sentence.figures[place]
        if not spoken.cues or digits(figure) < 2 or figure.upper is not None or figure.bound == "~":
            return None
        those = self._those(spoken)
        if not 1 <= len(those) <= 4:
            return None
        for op, operands, of in self._operations(place, sentence, spoken, those):
            if recompute(op, operands, figure) and enough(figure, op, operands):
                return written(op, operands), tuple(self._facts.all[index] for index in of)
        return None

    def _operations(
        self, place: int, sentence: Sentence, spoken: Context, those: tuple[int, ...]
    ) -> Iterator[tuple[Op, list[Quantity], tuple[int, ...]]]:
        """Yield what the sentence may say was done with the facts that it names."""
        values = self._values(those, sentence.figures[place])
        same = len({self._facts.names[name].terms for name in spoken.every}) == 1
        for op in spoken.cues:
            if len(those) > 1 and op in {"sum", "mean"}:
                yield op, values, those
            elif len(those) == 2 and op in (_OF_ONE if same else _OF_TWO):
                yield op, values, those
                yield op, values[::-1], those
            elif len(those) == 1 and op in {"share", "ratio", "difference", "product"}:
                for other in sentence.figures[max(0, place - 2) : place]:
                    yield op, [other, values[0]], those

    def _those(self, spoken: Context) -> tuple[int, ...]:
        """Return the facts that a sentence speaks of by measure and time."""
        found: list[int] = []
        for name in spoken.every:
            those = self._facts.names[name].facts
            if len(those) <= _ONE_NAME:
                dated = [index for index in those if not at_odds(self._facts.when(index), spoken.times)]
                # 2025年同比增长25% is said of two years, and names the later one
                found += those if len(dated) == 1 and len(those) == 2 and "change" in spoken.cues else dated
            if len(those) > _ONE_NAME or len(found) > _NAMED_FACTS:
                return ()
        # what is given twice is one fact
        return tuple({measured(self._facts.all[index].value): index for index in reversed(found)}.values())[::-1]

    def _value_only(self, figure: Quantity) -> tuple[Verdict, tuple[Fact, ...]] | None:
        unit = measured(figure).unit
        same = (self._facts.all[index] for index in self._facts.equal(figure))
        fact = next((one for one in same if measured(one.value).unit == unit), None)
        return None if fact is None else ("value_only", (fact,))

    def _looked_for(self, figure: Quantity, spoken: Context) -> tuple[str, tuple[Fact, ...], float] | None:
        """Return a formula over two facts that gives a figure, where few hits are to be expected by chance."""
        if self._searches >= _SEARCHES or digits(figure) < 2 or figure.upper is not None or figure.bound == "~":
            return None
        self._searches += 1
        unit, chance = measured(figure).unit, 0.0
        near = self._those(spoken)
        pools = [(near, spoken.cues)] if 1 < len(near) <= _NAMED_FACTS and spoken.cues else []
        if len(self._facts.all) <= ANY_PAIR:
            pools.append((tuple(range(len(self._facts.all))), _ANY))
        for pool, ops in pools:
            candidates = self._candidates(pool, ops, unit, figure)
            chance += candidates.expected(figure)
            if chance >= CHANCE:
                return None
            if way := candidates.find(figure):
                return way.formula, tuple(self._facts.all[pool[i]] for i in way.of), chance
        return None

    def _candidates(self, pool: tuple[int, ...], ops: tuple[Op, ...], unit: str, figure: Quantity) -> Candidates:
        if len(pool) < len(self._facts.all):
            return Candidates(self._values(pool, figure), ops, unit)
        pairs: dict[tuple[str, bool], Candidates] = self._facts.pairs
        key = unit, _in_full(figure)
        if key not in pairs:
            pairs[key] = Candidates(self._values(pool, figure), ops, unit)
        return pairs[key]

    def _values(self, those: Iterable[int], figure: Quantity) -> list[Quantity]:
        """Return the values of facts, in full where the figure is: 3,000,000 beside a table in thousands."""
        full, every = _in_full(figure), self._facts.all
        return [scaled(every[i]) if full and every[i].scale > 1 else every[i].value for i in those]


def _off(fact: Fact, figure: Quantity) -> Decimal:
    """Return how far a fact is from a figure that it agrees with."""
    stated = abs(measured(figure).value)
    return min(abs(abs(measured(one).value) - stated) for one in (fact.value, scaled(fact)))


def _in_full(figure: Quantity) -> bool:
    """Whether a figure is written with its scale, or is so long that it needs none."""
    return figure.step > 1 or abs(figure.value) >= _LONG


_OF_ONE: Final = frozenset({"change", "points", "difference"})
_OF_TWO: Final = frozenset({"share", "ratio", "product", "difference"})
_ANY: Final[tuple[Op, ...]] = ("sum", "difference", "points", "share", "change", "ratio")
_OF_CLAIM: Final[dict[str, Op]] = {
    "sum": "sum", "share": "share", "difference": "difference", "ratio": "ratio", "product": "product",
    "change": "change", "points": "points",
}  # fmt: skip


def _turned(claim: Claim, operands: Sequence[Quantity]) -> Sequence[Quantity]:
    """Return the figures of a claim as formulas take them: a claim writes a change as from, to."""
    return operands[::-1] if claim.op in {"change", "points"} else operands


def _claimed(claim: Claim, operands: Sequence[Quantity], figure: Quantity) -> bool:
    op = _OF_CLAIM.get(claim.op)
    if op is None or len(operands) < 2 or (op not in {"sum", "product"} and len(operands) != 2):
        return False
    return recompute(op, _turned(claim, operands), figure)


def _sets_out(text: str, figure: Quantity) -> bool:
    """Whether a figure counts the parts of the text, or says how often: three steps, every 2 weeks."""
    if figure.dimension == "count":
        whole = figure.step == 1 and figure.value <= _FEW and figure.bound == "="
        return whole and figure.unit.rpartition(" ")[2].lower() in _COUNTED
    if figure.dimension == "duration":
        return bool(_RHYTHM.search(text, max(0, figure.start - 8), figure.start))
    return False


def _is_small(figure: Quantity) -> bool:
    """Whether a figure is a small number of things or of days: too short to be told from chance."""
    return figure.dimension in {"count", "duration"} and figure.step >= 1 and abs(figure.value) <= _FEW


def _excerpt(sentence: Sentence, figure: Quantity) -> str:
    """Return the sentence in which a figure stands, as one line, or the part around the figure."""
    said = sentence.text
    if len(said) > EXCERPT:
        at = figure.start - sentence.start
        begin = max(0, min(at - EXCERPT // 2, len(said) - EXCERPT))
        said = said[begin : begin + EXCERPT]
    return " ".join(said.split()).rstrip("；;。.")
