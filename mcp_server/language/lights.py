"""Lights and stages of a text whose milder one comes only beyond the stricter one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mcp_server.language.alarm_roles import SIGNS, bad_side, bare
from mcp_server.language.folding import either, fold
from mcp_server.language.limit_words import CEILING, FLOOR
from mcp_server.language.limits_said import moved, read
from mcp_server.language.pages import Page
from mcp_server.language.quantities import quantity
from mcp_server.language.shapes import Shape
from mcp_server.language.sides import side
from mcp_server.model.paper import EXCERPT, Lights
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_CLAUSE: Final = regex(r"[,;:。!?，；：、]|\band\b")
_AMBER: Final = either(
    """[黄橙](?:灯|线|色|牌|区) 预警 报警 警告 提醒 提示 警示 关注 告警 限[速流] 减[半速产] 缩短 降级 约谈 复核
        加测 通报 上报""",
    """(?:first|early|initial|advance)[- ](?:alarm|alert|stage|warning), amber, yellow, alarm(?:s|ed)?,
        warn(?:s|ed|ing|ings)?, alert(?:s|ed)?, remind(?:s|ed|er)?,
        notif(?:y|ies|ied), shorten(?:s|ed)?, slow(?:s|ed)?, throttl(?:e|es|ed|ing), caution, watch, review(?:s|ed)?,
        note, orange""",
)
_RED: Final = either(
    """红(?:灯|线|色|牌|区) 叫停 停[机梯产线用业工运赛投售班水电气止] 取消 熔断 (?:特别)?严重 危急 紧急 回滚
        强制 终止 中止 关闭 撤离
        疏散 平仓 下架 召回 封[停闭] 退出 解除 报废 止损 切断""",
    """(?:main|final|second|last|full|serious|severe|graver|stricter|louder|higher)[- ](?:alarm|alert|stage|warning),
        red, critical, emergency,
        (?:valve|vent|breaker|fuse|relay) (?:opens|trips|blows), stop(?:s|ped)?, halt(?:s|ed)?,
        cancel(?:s|led|ed)?, roll(?:s|ed)? back, rollback, shut(?:s)? (?:down|off), shutdown, suspend(?:s|ed)?,
        terminat(?:e|es|ed), evacuat(?:e|es|ed|ion), clos(?:e|es|ed), recall(?:s|ed)?, withdraw(?:s|n)?,
        abort(?:s|ed)?, trip(?:s|ped)?, scrap(?:s|ped)?, pull(?:s|ed)? the plug, kill(?:s|ed)?,
        disconnect(?:s|ed)?, ground(?:s|ed)""",
)
_CEILING: Final = regex(CEILING)
_SHARED: Final = regex(r"\b(?:quota|allowance|budget|allotment)s?\b|配额|额度|预算|用量|占用")
_FLOOR: Final = regex(FLOOR)
_STAGES: Final = (regex(_AMBER), regex(_RED))
_COLOURS: Final = (regex(r"[黄橙](?:灯|线|色|牌|区)|\bamber\b|\byellow\b"), regex(r"红(?:灯|线|色|牌|区)|\bred\b"))
_STEPS: Final = frozenset(
    (
        "automa",
        "second",
        "stage",
        "worse",
        "then",
        "also",
        "immedi",
        "higher",
        "lower",
        "itself",
        "自动",
        "直接",
        "立即",
    )
)
"""What tells one stage from the other, and nothing of what is measured."""
BACK: Final = 3
"""Sentences before lights that may say on which side it gets worse."""
SHORT: Final = 40
_LINE: Final = rf"{CEILING}|{FLOOR}"
"""Characters of a cell that may be a figure."""


class _Light(NamedTuple):
    red: bool
    value: Quantity
    line: int
    excerpt: str
    about: frozenset[str]
    """What its clause is about, before the figure."""
    sign: int = 0
    """1 where it says that the figure is reached from below, -1 where from above."""


def lights(page: Page, shapes: Sequence[Shape]) -> Iterator[Lights]:
    """Yield pairs of amber and red, or of a milder and a stricter stage, of which the stricter comes first."""
    last: tuple[tuple[object, ...], _Light, str] | None = None
    for at, shape in enumerate(shapes):
        sentence = shape.sentence
        found = list(_in_clauses(shape, _COLOURS)) if sentence.sort != "heading" else []
        stages = found or (list(_in_clauses(shape, _STAGES)) if sentence.sort != "heading" else [])
        sign = (
            _before(shapes[max(0, at - BACK) : at], shape) or _limited(sentence.text.lower()) if len(stages) > 1 else 0
        )
        place = (sentence.under, sentence.lead, sentence.sort)
        if len(stages) < 2 and _EARLY.search(shape.text):
            yield from _too_late(shape, shapes[max(0, at - BACK) : at])
        if len(found) == 1 and last and last[0] == place and 0 <= sentence.line - last[1].line < 2:
            yield from _swapped([last[1], *found], f"{last[2]} {shape.text}", sign)
        elif len(found) > 1:
            yield from _swapped(found, sentence.text.lower(), sign)
        elif len(stages) > 1 and all(not one.about or one.about <= stages[0].about for one in stages):
            yield from _swapped(stages, f"{' '.join(sentence.under[-1:])} {sentence.text}".lower(), sign)
        last = (place, found[0], f"{sentence.lead} {shape.text}".lower()) if len(found) == 1 else None
    for table in page.tables:
        heads = [fold(cell.text).text.lower() for cell in table.heads.cells]
        amber, red = _COLOURS
        columns = [c for c, head in enumerate(heads) if c and bool(amber.search(head)) != bool(red.search(head))]
        for row in table.rows if len(columns) > 1 else ():
            line = " | ".join(cell.text for cell in row.cells)[:EXCERPT]
            values = [(c, _cell(row.cells[c].text)) for c in columns if c < len(row.cells)]
            found = [
                _Light(bool(red.search(heads[c])), value, row.line, line, frozenset()) for c, value in values if value
            ]
            yield from _swapped(found, f"{row.cells[0].text} {' '.join(heads[c] for c in columns)}".lower(), 0)


def _before(shapes: Sequence[Shape], shape: Shape) -> int:
    """Return on which side it gets worse by the limits of the sentences before, 0 where they do not say so."""
    near = [one for one in shapes if one.sentence.line == shape.sentence.line]
    needs = {limit.need for one in near for limit in read(one)[0] if limit.need}
    return -needs.pop() if len(needs) == 1 else 0


def _too_late(shape: Shape, before: Sequence[Shape]) -> Iterator[Lights]:
    """Yield an alarm that is to ring before a limit is reached, and rings beyond it."""
    figures = [value for _, value in shape.figures() if value.upper is None and not value.signed]
    near = [one for one in before if shape.sentence.line - one.sentence.line < 2]
    limits = [one for other in (*near, shape) for one in read(other)[0] if one.need and one.value not in figures[-1:]]
    if not figures or not limits:
        return
    alarm, limit = figures[-1], limits[-1]
    same = (alarm.unit, alarm.dimension) == (limit.value.unit, limit.value.dimension)
    if same and (alarm.value - limit.value.value) * limit.need < 0:
        excerpt = " ".join(shape.sentence.text.split())[:EXCERPT]
        yield Lights(
            line=shape.sentence.line, excerpt=excerpt, name=excerpt[:40],
            amber=alarm.text.strip(), red=limit.value.text.strip(),
        )  # fmt: skip


_EARLY: Final = regex(
    rf"\b(?:before|ahead of|in advance of)\b[^,.;]{{0,24}}\b(?:{_LINE}|it|(?:that|this)(?!\s(?!is|was"
    r"|happens|point|value|figure)[a-z]))\b"
    rf"|(?:{_LINE})[^,，。;；]{{0,8}}(?<![年月日中底初末])(?:之前|以前|(?<![提之以])前)"
    r"|提前(?:预警|报警|提醒|告警)"
)


def _in_clauses(shape: Shape, names: tuple[re.Pattern[str], re.Pattern[str]]) -> Iterator[_Light]:
    """Yield the limits of a sentence that are one of two; what happens may stand in the clause behind its limit."""
    text, low, seen = shape.text, 0, False
    ends = [*(found.start() for found in _CLAUSE.finditer(text)), len(text)]
    groups: list[tuple[int, int]] = []
    for start, end in zip([0, *ends], ends, strict=False):
        has = any(True for _ in shape.figures(start, end))
        if has and seen:
            groups.append((low, start))
            low = start
        seen = seen or has
    groups.append((low, len(text)))
    for start, end in groups:
        figures = list(shape.figures(start, end))
        amber, red = names[0].search(text, start, end), names[1].search(text, start, end)
        if amber and red:
            # of two names the one that stands nearer counts: over 10 % red, and red is worse than yellow
            first = figures[0][0] if figures else start
            ahead = abs(amber.end() - first) < abs(red.end() - first)
            amber, red = (amber, None) if ahead else (None, red)
        if len(figures) == 1 and bool(amber) != bool(red) and figures[0][1].upper is None:
            excerpt = " ".join(shape.sentence.text.split())[:EXCERPT]
            about = bare(names[0].sub(" ", names[1].sub(" ", text[start : figures[0][0]]))) - _STEPS
            yield _Light(
                bool(red), figures[0][1], shape.sentence.line, excerpt, about, moved(text[start : figures[0][0]])
            )


def _limited(about: str) -> int:
    """Return 1 where words speak of a limit that is not to be passed, -1 where of one not to be fallen below."""
    return bool(_CEILING.search(about) or _SHARED.search(about)) - bool(_FLOOR.search(about))


def _cell(text: str) -> Quantity | None:
    found = quantity(fold(text).text) if len(text) <= SHORT else None
    return found if found and found.upper is None else None


def _swapped(found: Sequence[_Light], about: str, sign: int) -> Iterator[Lights]:
    ambers, reds = [one for one in found if not one.red], [one for one in found if one.red]
    if not ambers or len(reds) != 1:
        return
    amber, red = ambers[-1], reds[0]
    units = {amber.value.unit, red.value.unit} - {""}
    if len(units) > 1 or amber.value.dimension != red.value.dimension:
        return
    signs = {SIGNS.get(one.value.bound, 0) or one.sign for one in (amber, red)} - {0} or {
        bad_side(about) or sign or -side(about)
    }
    worse = signs.pop()
    if not signs and worse and (amber.value.value - red.value.value) * worse > 0:
        yield Lights(
            line=red.line, excerpt=red.excerpt, name=red.excerpt[:40],
            amber=amber.value.text.strip(), red=red.value.text.strip(),
        )  # fmt: skip
