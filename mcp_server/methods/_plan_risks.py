"""The risks of a plan, ranked."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.quantities import quantity
from mcp_server.methods._plan_resources import total
from mcp_server.model.plan import Account, Contingency, RankedRisk
from mcp_server.model.quantity import Quantity
from mcp_server.model.risk import Risk
from mcp_server.regex import regex

RESERVE: Final = regex(r"应急|预备|储备金|风险金|备用金|reserve|contingency", re.IGNORECASE)
"""What a budget line for what may go wrong is called."""

LEVELS: Final = {
    1: ("very low", "极低", "很低"),
    2: ("low", "低", "较低", "小"),
    3: ("medium", "moderate", "中", "中等", "一般"),
    4: ("high", "高", "较高", "大"),
    5: ("very high", "critical", "极高", "很高", "重大"),
}
_LEVEL_OF: Final = {word: level for level, words in LEVELS.items() for word in words}
CHANCES: Final = {1: Decimal("0.05"), 2: Decimal("0.2"), 3: Decimal("0.4"), 4: Decimal("0.6"), 5: Decimal("0.85")}
"""What a worded probability counts as where money is multiplied with it."""


def level_of(text: str) -> int | None:
    """Return low, medium, high (低、中、高) or 1 to 5 as a level from 1 to 5; nothing for anything else."""
    word = text.strip().lower()
    if word in _LEVEL_OF:
        return _LEVEL_OF[word]
    return int(word) if word in {"1", "2", "3", "4", "5"} else None


def chance_of(text: str) -> tuple[Decimal | None, int | None]:
    """Return a probability as 0 to 1 and as a level from 1 to 5, in fifths; nothing where it is not clear."""
    level = level_of(text)
    if level:
        return CHANCES[level], level
    found = quantity(text) if text else None
    if found is None:
        return None, None
    value = found.value / 100 if found.dimension == "percent" else found.value
    if not 0 <= value <= 1:
        return None, None
    return value, max(1, min(5, int(value * 5) + (0 if value * 5 == int(value * 5) else 1)))


def _ranked(risk: Risk) -> RankedRisk:
    probability, level = chance_of(risk.probability)
    impact = level_of(risk.impact)
    score = Decimal(level * impact) if level and impact else None
    cost = quantity(risk.cost) if risk.cost else None
    expected = None
    if probability is not None and cost is not None and cost.dimension in {"money", "count"}:
        expected = Quantity(
            value=probability * cost.value, unit=cost.unit, dimension=cost.dimension, basis="computed",
            source=f"{risk.probability} × {risk.cost}",
        )  # fmt: skip
    return RankedRisk(
        at=f"/risks/id={risk.id}",
        text=risk.text,
        owner=risk.owner,
        probability=probability,
        impact=impact,
        score=score,
        band="" if score is None else "high" if score >= 12 else "medium" if score >= 6 else "low",
        expected=expected,
    )


def rank(risks: Sequence[Risk]) -> tuple[RankedRisk, ...]:
    """Return the risks, the highest score first, those without a score behind in the order given; equals share a
    rank."""
    ranked = sorted(map(_ranked, risks), key=lambda r: (r.score is None, -(r.score or 0)))
    scores = [r.score for r in ranked]
    return tuple(r.model_copy(update={"rank": scores.index(r.score) + 1}) if r.score is not None else r for r in ranked)


def reserve(ranked: Sequence[RankedRisk]) -> Quantity | None:
    """Return the expected money value of all risks that give probability and cost, where they are in one unit."""
    values = [r.expected for r in ranked if r.expected]
    if not values or len({v.unit for v in values}) > 1:
        return None
    return values[0].model_copy(
        update={"value": sum((v.value for v in values), Decimal(0)), "source": "Σ probability × cost"}
    )


def contingency(ranked: Sequence[RankedRisk], accounts: Sequence[Account]) -> Contingency | None:
    """Return the budget's reserve against the expected loss, or why it cannot be judged; nothing without a risk."""
    if not ranked:
        return None
    lines, losses, expected = tuple(_reserves(accounts)), [r for r in ranked if r.expected], reserve(ranked)
    if not lines:
        return Contingency(at="/risks", unjudged="line" if losses else "both")
    amounts = [a.amount or a.limit or a.parts for a in lines]
    first, names = lines[0], tuple(a.name for a in lines)
    at = first.at + ("/amount" if first.amount else "/limit" if first.limit else "")
    held = total([a for a in amounts if a], " + ".join(names)) if all(amounts) else None
    if expected is None or held is None or held.unit != expected.unit:
        why = "amount" if not all(amounts) else "unit" if losses else "loss"
        return Contingency(at=at, names=names, reserve=held, unjudged=why)
    left = expected.model_copy(
        update={"value": held.value - expected.value, "source": "reserve − Σ probability × cost"}
    )
    return Contingency(at=at, names=names, reserve=held, left=left)


def _reserves(accounts: Sequence[Account]) -> Iterator[Account]:
    """Yield the lines of a budget that are a reserve, without those below another such line."""
    inside: int | None = None
    for account in accounts:
        if inside is not None and account.depth > inside:
            continue
        inside = account.depth if RESERVE.search(account.name) else None
        if inside is not None:
            yield account
