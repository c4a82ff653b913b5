"""Limits that a value beside them passes, though nothing in the text says so."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final

from mcp_server.language.alarm_roles import RINGS
from mcp_server.language.denials import content
from mcp_server.language.folding import either, stretch_of
from mcp_server.language.limits_said import Limit, Value, read
from mcp_server.language.shapes import DATE, Shape
from mcp_server.language.sides import side
from mcp_server.language.verdict_pairs import Pair, alike, beyond, clause_of, close
from mcp_server.language.verdict_words import Claim, claims
from mcp_server.language.verdicts import BACK, beside
from mcp_server.model.paper import EXCERPT, Passed
from mcp_server.regex import regex

NEAR: Final = Decimal("1.3")
"""Times from a limit to a value that is hardly one of anything else."""
NAMED: Final = Decimal("1.6")
"""The same, where both are called alike."""
FEW: Final = 4
"""Values of a sentence that may be held against one limit."""
_CLAUSE: Final = regex(r"[,;。!?，；:：()（）]")
_TAKES: Final = regex(r"\b(?:takes?|with|without|plus) (?:it )?$")
"""What stands before what there is room for, which is a limit, too."""
_YEAR: Final = regex(r"\b[Ii]n (?:19|20)[0-9]{2}\b(?!-)|(?<![0-9])(?:19|20)[0-9]{2}\s?年(?!\s?[0-9])")
MANY: Final = 2_000
"""Limits of a text that are looked at."""
_DUE: Final = regex(
    either(
        """力争 争取 将 计划(?!书) 预计 预期 打算 [明后]年 下[一个]*[年月季周期] 逐步 由[^,，。;；]{0,10}[到至]
        [前底末](?:[降提达完压控]|把)""",
        """will, until, next, plan(?:s|ned)? to, expect(?:s|ed)?, forecast, hope, aims? to, want(?:s|ed)? to, from
        now, from (?:that|then|the same), future, proposed, would, new,
        (?:is|are) to (?:fall|drop|rise|grow|come|go|climb|sink|be), (?:plan|target)s? for, year.end""",
    )
)
"""What says that a limit is not yet due."""
_AIM: Final = regex(r"目标|\b(?:target|goal|aim)s?\b")
"""What is aimed at, and may be told beside what was reached without a word: 目标 500 户，签约 410 户."""
_BY: Final = regex(rf"{DATE}\s?(?:之?前|以前|底)|\b(?:by|before|until|till|from) (?:the end of )?{DATE}")
"""A day by which it is to be reached."""
_SAID: Final = regex(
    either(
        """预计 将 明年 超[过出支额标限期时]?了? 剩 余 重新 提[高前]到 上调 下调 调整 还?差 落后 缺口? 但 却 不过 可惜
            遗憾 只有 仅 才(?!能) 尚未 整改 扣 罚 退[回货] 返工 报废 追加 说明原因 特批 例外 豁免
        改[为到成至] 因为 原因 由于 主要是 原先 当时 [新老旧][规线标] 放宽 收紧 另 而 改进 不达 不合 没达 未达
        偏[高低大小长短慢]""",
        """but, however, though, although, only, just, unfortunately, yet, nevertheless, despite, penalt(?:y|ies),
        fined, deduct(?:s|ed|ion)?, reject(?:s|ed)?, returned, exception, waiver, exempt, excused?, because, due to,
        (?:old|new) (?:limit|line|rule|threshold|target|one), former(?:ly)?, since, gap, short, instead,
        rework(?:ed)?, apolog\\w+, overr(?:an|un), why, remain(?:s|ed|ing)?, left, raised, lowered, changed,
        will, could, would, might, expect(?:s|ed)?, over, above, below, exceed\\w*""",
    )
)
"""What says that a limit is passed, or why, or that it is another one."""
_WORST: Final = regex(r"\b(?:worse|worst|poor(?:er|est)?|bad(?:ly)?)\b|[较更最]差")


def passed(shapes: Sequence[Shape], told: frozenset[int]) -> Iterator[Passed]:
    """Yield values that lie beyond the one limit near them, where no word says so; *told* are lines with a verdict."""
    looked = 0
    for at, shape in enumerate(shapes):
        sentence = shape.sentence
        if sentence.sort == "heading" or sentence.line in told or looked > MANY:
            continue
        limits, values = read(shape)
        if not limits and not values:
            continue
        before = [one for one in shapes[max(0, at - BACK) : at] if beside(one, shape)]
        earlier = [read(one) for one in reversed(before)] if not (limits and values) else []
        limits = limits or next((_free(*one) for one in earlier if one[0]), ())
        values = values or next((found for _, found in earlier if found), ())
        looked += len(limits)
        if pair := _pair(limits, values):
            after = [one for one in shapes[at + 1 : at + 2] if beside(shape, one)]
            if not _is_said(pair, [pair.value.shape, shape, *after]):
                yield Passed(
                    line=sentence.line, excerpt=" ".join(sentence.text.split())[:EXCERPT],
                    value=pair.value.value.text.strip(), limit=pair.limit.value.text.strip(),
                )  # fmt: skip


def _free(limits: Sequence[Limit], values: Sequence[Value]) -> tuple[Limit, ...]:
    """Return the limits of a sentence that has no value for them."""
    return tuple(limit for limit in limits if not any(alike(one, limit) for one in values))


def _pair(limits: Sequence[Limit], values: Sequence[Value]) -> Pair | None:
    """Return the first value that lies beyond the only limit of its unit, and not far beyond it."""
    for value in values:
        same = [one for one in limits if alike(value, one)]
        if _TAKES.search(value.shape.text[: value.place]):
            continue
        rivals = [one for one in values if same and alike(one, same[0])]
        if same and not (value.value.unit == same[0].value.unit and (value.value.unit or value.shape is same[0].shape)):
            continue
        if len(same) != 1 or len(rivals) > FEW or same[0].said or same[0].value.upper is not None:
            continue
        limit = same[0]
        need = limit.need or _need(value, limit)
        near = [one for one in rivals if close(one.value, limit.value, NAMED if _named(one, limit) else NEAR)]
        if (
            need
            and near
            and all(beyond(one, limit) * need < 0 for one in near)
            and value in near
            and not (_is_due(limit) or _AIM.search(clause_of(limit.shape.text, limit.place)))
        ):
            return Pair(value, limit)
    return None


def _named(value: Value, limit: Limit) -> bool:
    """Whether the clauses of a value and a limit have a word in common."""
    one, other = (content(clause_of(each.shape.text, each.place)) for each in (value, limit))
    return value.shape is not limit.shape and len(one & other) > 1


def _need(value: Value, limit: Limit) -> int:
    """Return on which side of a limit a measure should be by what it is called; 0 where nothing says so."""
    return next((found for one in (value, limit) if (found := side(clause_of(one.shape.text, one.place)))), 0)


def _is_due(limit: Limit) -> bool:
    """Whether a limit is one that is still to come."""
    text = limit.shape.text
    dated = DATE in clause_of(text, limit.place) or _BY.search(text, limit.place)
    return bool(dated or _DUE.search(text, 0, limit.place))


def _is_said(pair: Pair, shapes: Sequence[Shape]) -> bool:
    """Whether sentences say that a limit is passed, or what came of it, or give a reason."""
    happens = content(RINGS.sub(" ", pair.limit.shape.text[pair.limit.place :])) if pair.limit.rings else set()
    way = beyond(pair.value, pair.limit)
    rung = pair.limit.rings and pair.value.shape is pair.limit.shape and RINGS.search(pair.value.shape.text)
    if rung or RINGS.search(clause_of(pair.value.shape.text, pair.value.place)):
        # it is the limit of another alarm, or what was told of this one
        return True
    for shape in dict.fromkeys(shapes):
        low = stretch_of(_CLAUSE, shape.text, pair.value.place, pair.value.place)[0] if shape is pair.value.shape else 0
        told = any(
            value.bound in {">", "<"}
            for place, value in shape.figures(low + 1)
            if shape is not pair.limit.shape or place != pair.limit.place
        )
        told = told or bool(_YEAR.search(shape.sentence.text) and not _YEAR.search(pair.limit.shape.sentence.text))
        if (
            told
            or _SAID.search(shape.text, low)
            or _WORST.search(shape.text)
            or any(_admits(one, way) for one in islice(claims(shape.text), FEW * FEW))
        ):
            return True
        if happens and shape is not pair.limit.shape and len(happens & content(shape.text[low:])) > 1:
            return True
    return False


def _admits(claim: Claim, way: int) -> bool:
    """Whether a word of verdict says that a limit is passed, upwards or downwards."""
    if claim.sort in {"over", "under"}:
        return claim.holds == ((claim.sort == "over") == (way > 0))
    if claim.sort == "broken":
        return claim.holds
    return not claim.holds
