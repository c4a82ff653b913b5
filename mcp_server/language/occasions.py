"""Days by which something is to be done, against the day of the meeting or event, or the period, that it comes from."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from mcp_server.language.folding import either, fold
from mcp_server.language.instants import Instant, instants
from mcp_server.language.pages import Page, Table, excerpt_of
from mcp_server.language.stated_table_spans import cell_instants
from mcp_server.language.timely import Moments
from mcp_server.language.times import YEAR
from mcp_server.model.paper import Untimely
from mcp_server.regex import regex

TOP: Final = 14
"""Lines from the top within which a text says of which day or period it tells."""
FAR: Final = 150
"""Days that what is due may lie before its occasion; further back it is of another year."""
YEARS: Final = 800
"""The same, where its year is named."""
_LABEL: Final = regex(
    r"^\W{0,4}(?:(?:会议|召开|活动|事发|发生|开会|评审|编制|填报|报告|发布|检查|复盘|记录|演练|巡查|走访|座谈)?(?:时间|日期)"
    r"|(?:报告|统计)?(?:周期|期间)|报告期"
    r"|date(?: of (?:the )?(?:meeting|incident|event|report|review|visit|audit))?|when|held(?: on)?"
    r"|meeting(?: of| date)?|(?:reporting |review |grant )?period|week(?: of)?|incident date|prepared(?: on)?"
    r"|reviewed(?: on)?)\W{0,4}[:：*|]",
    2,
)
_TITLE: Final = regex(
    r"周报|月报|季报|日报|纪要|记录|复盘|总结|回顾|简报|汇报|通报|分析|报告"
    r"|\b(?:report|review|minutes|retrospective|retro|post-?mortem|debrief|summary|meeting|notes|incident|wrap-up"
    r"|lessons|status|update|newsletter|bulletin|digest)\b",
    2,
)
_EVENT: Final = regex(
    r"事故|故障|中断|停[电水机产线]|泄漏|起火|火[灾警]|复盘|事件|险情"
    r"|\b(?:incidents?|outages?|post-?mortem|accidents?|fire|leaks?|breakdown|failure|near miss|spill|recall)\b"
)
"""What says that a text tells of one event, whose day then is the first that it names."""
_PLAN: Final = regex(r"计划|方案|规划|路线图|安排|目标|预算|\b(?:plan|roadmap|schedule|proposal|budget|programme)\b", 2)
_AHEAD: Final = regex(
    r"待办|行动|下[一]?步|议定|议决|决议|决定|后续|整改|改进|措施|下周|下[个]?月|下[个]?季|任务|分工|跟进|落实|安排|要求"
    r"|\b(?:actions?|to-?dos?|next|follow[- ]?ups?|decisions?|decided|agreed|remed\w+|improvements?|measures|tasks?"
    r"|what (?:we will|follows|happens next)|coming|ahead|to come|due|countermeasures?|prevent\w*)\b",
    2,
)
_DUE: Final = regex(r"^\s?(?:\([^)]{1,6}\)\s?)?(?:(?:下班|中午|晚上?)?(?:之?前|以前|止)|完成|上线|交付)")
_DUE_AT: Final = regex(
    r"\b(?:by|until|due(?: date| on| by)?|before|no later than|deadline|(?:expected|planned|scheduled)(?: on| for)?)"
    r"\W{0,4}(?:the |end of )?$"
    r"|(?:截止|期限|时限|不晚于)\W{0,3}$"
)
_DONE: Final = regex(
    either(
        """已 完毕 办结 上[次期周月届季回] 此前 原[定计] 逾期 超期 延期 未按 当时 曾 遗留 历史 去年 上年 回顾 过去
        事前 起因 追溯""",
        """done, completed, closed, was, were, had, has been, have been,
        last (?:week|month|year|time|meeting|quarter|spring|summer|autumn|winter), previous(?:ly)?, overdue, late,
        missed, since, from, original(?:ly)?, already, past, carried over, earlier, slipped, moved, dated, of \\d{1,2},
        finished""",
    )
)
"""What says that a day is told of, not one ahead."""


class Occasion(NamedTuple):
    """The day or period of which a text tells."""

    first: date
    last: date
    text: str
    line: int


def told_of(page: Page, year: int | None) -> Occasion | None:
    """Return the day or the period of which a text tells, where its top says so, and only once."""
    event = False
    for number, sentence in enumerate(page.sentences):
        if sentence.line > TOP:
            break
        written = fold(sentence.text).text
        low = written.lower()
        report = (number == 0 or sentence.sort == "heading") and _TITLE.search(low)
        if number == 0 and _PLAN.search(low) and not report:
            break
        event = event or (number == 0 and bool(_EVENT.search(low)))
        if not report and not _LABEL.search(low) and not (event and number):
            continue
        found = [
            one for one in instants(low, written, year) if one.day and one.last and not low[: one.end].endswith("号")
        ]
        if 0 < len(found) <= 2 and (found[0].day == found[0].last or len(found) == 1):
            first, last = found[0].day, found[-1].last
            if first and last and first <= last and (last - first).days < 100:
                return Occasion(first, last, low[found[0].start : found[-1].end], sentence.line)
    return None


def overdue(page: Page, read: Sequence[Moments], year: int | None) -> Iterator[Untimely]:
    """Yield what is due before the day of the meeting or event, or the end of the period, from which it comes."""
    of = told_of(page, year)
    if of is None:
        return
    heads = headings(page)
    for one in read:
        sentence = one.sentence
        around = " ".join([heads.get(sentence.line, "") or "".join(sentence.under[-1:]), sentence.lead]).lower()
        if sentence.line <= of.line or sentence.sort == "heading" or _DONE.search(f"{around} {one.low}"):
            continue
        ahead = _AHEAD.search(around)
        for day in one.instants:
            text = one.low[day.start : day.end]
            if _early(day, of, text) and not text.endswith("号") and (ahead or _due(one.low, day)):
                yield _untimely(sentence.line, sentence.text, text, of)
                break
    for table in page.tables:
        if table.heads.line > of.line:
            yield from _in_table(table, of, year)


def headings(page: Page) -> dict[int, str]:
    """Return, for lines of a paragraph, the short first line of it that stands there as a heading would."""
    found: dict[int, str] = {}
    head, before = "", True
    for line in page.lines:
        text = line.text.strip()
        if before and line.sort == "prose":
            head = text if len(text) <= HEAD and text[-1:] not in _ENDS else ""
        elif line.sort in {"prose", "item"}:
            found[line.number] = head
        if line.sort not in {"prose", "item"}:
            head = ""
        before = line.sort == "blank"
    return {number: head for number, head in found.items() if head}


HEAD: Final = 40
"""Characters of a line that may be a heading."""
_ENDS: Final = ".。;；,，!！?？"


def _due(low: str, day: Instant) -> bool:
    """Whether something is to be done by a day."""
    head = low[max(0, day.start - 16) : day.start]
    return bool(_DUE.search(low[day.end : day.end + 12]) or _DUE_AT.search(head))


def _in_table(table: Table, of: Occasion, year: int | None) -> Iterator[Untimely]:
    heads = [cell.text for cell in table.heads.cells]
    ahead = _AHEAD.search(" ".join([*table.under[-1:], table.caption]))
    columns = [c for c, head in enumerate(heads) if (_WHEN if ahead else _COLUMN).search(head)]
    if not columns or _DONE.search(fold(" ".join([*heads, *table.under[-1:], table.caption])).text.lower()):
        return
    for row in table.rows:
        cells = [cell.text for cell in row.cells]
        if _DONE.search(fold(" ".join(cells)).text.lower()):
            continue
        for text in (cells[c] for c in columns if c < len(cells)):
            found = cell_instants(text, year)
            if len(found) == 1 and _early(found[0], of, text):
                yield _untimely(row.line, " | ".join(cells), text, of)
                break


_COLUMN: Final = regex(
    r"期限|时限|截止|完成(?:时间|日期|时限)|计划完成|\bdue\b|\bdeadline\b|\bby when\b|^by$|^when$|^until$", 2
)
_WHEN: Final = regex(_COLUMN.pattern + r"|何时|时间|日期|\bdate\b|\bday\b", 2)


def _early(day: Instant, of: Occasion, text: str) -> bool:
    """Whether a day lies before an occasion is over, and in its year."""
    if not day.day or not day.last or day.minute is not None:
        return False
    return 0 < (of.last - day.last).days <= (YEARS if YEAR.search(text) else FAR)


def _untimely(line: int, text: str, day: str, of: Occasion) -> Untimely:
    return Untimely(line=line, excerpt=excerpt_of(text), sort="due", day=day, other=of.text)
