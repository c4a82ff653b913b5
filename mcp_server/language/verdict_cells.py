"""Verdicts of rows whose cells for target and result deny them."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from mcp_server.language.alarm_roles import SIGNS
from mcp_server.language.folding import fold
from mcp_server.language.pages import Page, Row
from mcp_server.language.quantities import quantity
from mcp_server.language.sides import side
from mcp_server.language.verdict_words import claims
from mcp_server.model.paper import EXCERPT, Verdict
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

LIMIT: Final = regex(
    r"目标|底线|保底|里程碑|指标值|标准|上限|下限|限值|限额|要求|阈值|计划|预算|考核值|控制[值线]|规定|定额|红线|允许"
    r"|应[达有为]|及格线|合格线|警戒|报警|预警|基准"
    r"|\btargets?\b|\bgoals?\b|\bplan(?:ned)?\b|\bbudget\b|\bstandard\b|\blimits?\b|\bcap\b|\bceiling\b"
    r"|\bfloor\b|\brequire|\bthreshold\b"
    r"|\bmax(?:imum)?\b|\bmin(?:imum)?\b|\bsl[ao]\b|\bspec\b|\bpermitted\b|\ballowed\b|\bquota\b|\bcommit"
    r"|\bbenchmark\b|\btolerance\b"
)
ACTUAL: Final = regex(
    r"实际|实测|实绩|实得|实收|完成[值数量]|^完成$|达成值|检测值|测[量得]?值|现值|当前|本[期月季年周]|现状|读数"
    r"|得分|结果|数值"
    r"|\bactuals?\b|\bresults?\b|\bmeasured\b|\bachieved\b|\bcurrent\b|\bobserved\b|\breading\b|\bvalue\b"
    r"|\bfound\b|\bnow\b|\bscore\b|\byear.end\b|\btoday\b|\blatest\b|\breached\b"
)
RATE: Final = regex(
    r"(?:完成|达成|执行|达标|差异|变动|增长|超额)率|占比|进度|差[额异]?$|增[减长幅]|同期|上[年月期季]|去年|权重|%$"
    r"|\bvs\b|\bvariance\b|\bchange\b|\blast\b|\bprior\b|\bgap\b|\bshare\b|\bof (?:target|plan|goal|budget)\b"
    r"|\bweight\b"
    r"|\battainment\b"
    r"|\bdifference\b|\bdelta\b"
)
_MET: Final = regex(
    r"(?:已|均|全部|全面|超额|提前|按期|如期|顺利|基本(?!上))*(?:达标|完成|达成|合格|通过|符合(?:要求|标准)?|是"
    r"|正常|达到(?:目标)?|满足|实现|兑现|守住了?|保住了?|过线|过关|未超[标限支]?|不超标"
    r"|在(?:控|限)?内|绿灯?|绿色|优秀?|良好?|可接受)"
    r"|[√✓✔☑🟢✅]|yes|y|(?:target )?met|ok(?:ay)?|pass(?:ed|es)?|achieved|hit|on (?:target|track|plan|budget)"
    r"|green|done|completed?|reached|exceeded"
    r"|within(?: (?:the )?(?:limits?|target|tolerance|budget|range|spec))?|in (?:spec|range|tolerance|limits?)"
    r"|(?:is )?complian(?:t|ce)|beat(?:en)?|ahead|cleared|good|fine|acceptable|kept|inside"
    r"|under(?: (?:the )?(?:limit|cap|ceiling|budget))|satisfied|fulfilled|conforms"
)
_MISSED: Final = regex(
    r"(?:均|仍|尚|暂|还)*(?:未(?:达标|完成|达成|通过|达到|实现|达|满足|兑现)|不(?:达标|合格|符合|通过|满足)"
    r"|没(?:有)?(?:达标|完成|达到)|否|超标|超限|超支|超出|红灯?"
    r"|红色|异常|欠账?|落后|失守)"
    r"|[×✗✘❌🔴✕]|no|n|not (?:met|achieved|reached|passed|ok)|miss(?:ed)?|fail(?:ed|s)?|red|below(?: target)?"
    r"|short|behind|breach(?:ed)?|unmet|off target|over(?: (?:the )?(?:limit|cap|ceiling|budget))?"
    r"|out of (?:spec|range|tolerance)|non-?compliant|too (?:high|low)"
)
_UP: Final = regex(
    r"下限|≥|>|最低|最少|底线|不低于|至少|及格线|合格线|越[高大多]越好|\bmin(?:imum)?\b|\bfloor\b|\bat least\b"
    r"|\bhigher is better\b|[↑▲]"
)
_DOWN: Final = regex(
    r"上限|≤|<|最高|最大|限[值额]|不高于|不超|以内|红线|允许|预算|控制[值线]|越[低小少]越好|\bmax(?:imum)?\b"
    r"|\bcap\b|\bceiling\b|\blimit\b"
    r"|\bpermitted\b|\ballowed\b|\bbudget\b|\bat most\b|\blower is better\b|[↓▼]"
)
_MINUTES: Final = regex(r"[(,]\s?mins?\s?\)?$")
FAR: Final = 3
"""Times from a target to its result."""
SHORT: Final = 40
"""Characters of a cell that is a figure or a verdict."""


def in_tables(page: Page) -> Iterator[Verdict]:
    """Yield rows whose verdict their own target and result deny."""
    for table in page.tables:
        heads = [_MINUTES.sub("", fold(cell.text).text.lower()).strip() for cell in table.heads.cells]
        rows = [row for row in table.rows if len(row.cells) == len(heads)]
        told = _column_of_verdicts(rows, len(heads))
        if told is None:
            continue
        open_ = [c for c in range(1, len(heads)) if c != told]
        limits = [c for c in open_ if LIMIT.search(heads[c]) and not RATE.search(heads[c])]
        limits = limits or [c for c in open_ if any(_bounded(row, c) for row in rows)]
        left = [c for c in open_ if c not in limits and not RATE.search(heads[c])]
        values = [c for c in left if any(_plain(row, c) for row in rows)]
        actuals = [c for c in values if ACTUAL.search(heads[c])] or _nearest(rows, limits, values)
        if not limits or len(actuals) != 1:
            continue
        for row in rows:
            found = [one for c in limits for one in _row(row, heads, (c, actuals[0], told))]
            if len(found) == len(limits):
                yield found[0]


def _nearest(rows: list[Row], limits: list[int], values: list[int]) -> list[int]:
    """Return the last column whose figures are not far from those of the first limit, else the last of all."""

    def off(column: int) -> Decimal:
        pairs = [(_figure(row, column), _figure(row, limits[0])) for row in rows]
        known = [(abs(one.value), abs(two.value)) for one, two in pairs if one and two and one.value and two.value]
        return sum((max(pair) / min(pair) for pair in known), Decimal(0)) / len(known) if known else Decimal("Infinity")

    return [c for c in values if limits and off(c) < FAR][-1:] or values[-1:]


def _column_of_verdicts(rows: list[Row], width: int) -> int | None:
    """Return the last column whose cells are verdicts, or are empty."""
    for c in range(width - 1, 0, -1):
        cells = [_text(row, c) for row in rows]
        said = [cell for cell in cells if _said(cell) is not None]
        if said and len(said) * 2 >= len([cell for cell in cells if cell]):
            return c
    return None


def _text(row: Row, column: int) -> str:
    return fold(row.cells[column].text).text.lower().strip(" *_`。.!！")


def _said(cell: str) -> bool | None:
    """Return whether a cell says that something is met; nothing where it says neither."""
    head = _FIRST.split(cell)[0].strip(" *_`") if cell else ""
    if not head or len(head) > SHORT:
        return None
    if _MET.fullmatch(head) or _MISSED.fullmatch(head):
        return bool(_MET.fullmatch(head))
    said = [one for one in claims(head) if one.sort in {"kept", "broken"}]
    return (said[0].sort == "kept") == said[0].holds if len(said) == 1 and not _DIGIT.search(cell) else None


_DIGIT: Final = regex(r"[0-9]")
_FIRST: Final = regex(r"[,，;；:：(（、]| [-–] ")


def _row(row: Row, heads: list[str], columns: tuple[int, int, int]) -> Iterator[Verdict]:
    limit, value = _figure(row, columns[0]), _figure(row, columns[1])
    said = _said(_text(row, columns[2]))
    if limit is None or value is None or said is None or value.bound not in {"=", "~"} or value.upper is not None:
        return
    if (limit.unit, limit.dimension) != (value.unit, value.dimension) and "" not in {limit.unit, value.unit}:
        return
    name = fold(row.cells[0].text).text.lower()
    if limit.upper is not None:
        over, need = (0 if limit.value <= value.value <= limit.upper else -1), 1
    else:
        over = (value.value > limit.value) - (value.value < limit.value)
        need = SIGNS.get(limit.bound, 0) or _need(name, heads[columns[0]], _text(row, columns[0]), limit)
    if _ASKS.search(heads[columns[2]]):
        # is it too much? yes
        said = not said
    said = said and not (need < 0 and _text(row, columns[2]).startswith("exceeded"))
    others = " ".join(_text(row, c) for c in range(1, len(heads)) if c not in columns)[: 3 * SHORT]
    if limit.upper is None and limit.bound == "=" and bool(_UP.search(others)) != bool(_DOWN.search(others)):
        need = 1 if _UP.search(others) else -1
    if need and (over * need < 0 if said else over * need > 0 or (limit.upper is not None and over == 0)):
        yield Verdict(
            line=row.line, excerpt=" | ".join(cell.text for cell in row.cells)[:EXCERPT],
            value=row.cells[columns[1]].text.strip(), limit=row.cells[columns[0]].text.strip(),
            said=row.cells[columns[2]].text.strip()[:SHORT],
        )  # fmt: skip


_ASKS: Final = regex(
    r"(?:是否|有无|有没有)[^,，]{0,3}(?:超|逾|违|异常|偏|延|落后|不)|[超逾违][^,，]{0,3}(?:吗|？|\?|否)"
    r"|\b(?:exceeded|over|overdue|late|missed|breach(?:ed)?|violat\w+|failed|too \w+|out of)\b[^?]{0,16}\?"
)
"""A head that asks whether a limit was passed."""


def _need(name: str, head: str, cell: str, limit: Quantity) -> int:
    """Return on which side of its target a row should be: by its own words, its name, else the head of the column."""
    for text in (cell, name):
        if bool(_UP.search(text)) != bool(_DOWN.search(text)):
            return 1 if _UP.search(text) else -1
    known = side(name)
    if known:
        return known
    if bool(_UP.search(head)) != bool(_DOWN.search(head)):
        return 1 if _UP.search(head) else -1
    return -1 if limit.dimension == "duration" else 1


def _bounded(row: Row, column: int) -> bool:
    found = _figure(row, column)
    return found is not None and found.bound in SIGNS


def _plain(row: Row, column: int) -> bool:
    found = _figure(row, column)
    return found is not None and found.bound == "=" and found.upper is None


def _seconds(found: re.Match[str]) -> str:
    """Return minutes and seconds as seconds, so that 5:35 is held against 5:30."""
    return f"{int(found[1]) * 60 + int(found[2])} seconds"


_CLOCK: Final = regex(
    r"(?<![0-9:.])([0-9]{1,3}):([0-5][0-9])(?![0-9:])(?:\s?(?:min(?:ute)?s?|h(?:ours?)?|分钟?|小时))?"
)


def _figure(row: Row, column: int) -> Quantity | None:
    text = _CLOCK.sub(_seconds, fold(row.cells[column].text).text.strip(" *_`"))
    found = quantity(text) if 0 < len(text) <= SHORT else None
    return found if found and not found.signed else None
