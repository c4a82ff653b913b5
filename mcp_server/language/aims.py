"""Aims of a text that no figure makes measurable: what is wished for, in goals and in what is said of the future."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from mcp_server.knowledge import wording
from mcp_server.language.dates import moments
from mcp_server.language.pages import Page, Table, excerpt_of
from mcp_server.language.pages import Sentence as Said
from mcp_server.model.paper import Aim
from mcp_server.regex import regex

LONGEST: Final = 160
"""Characters; a longer sentence says more than a wish."""
AHEAD: Final = 3
"""Sentences behind an aim in which its measure may stand."""
_I: Final = re.IGNORECASE
_GOAL: Final = regex(
    r"(?:[^,，、。;；:：|]{0,10})?(?:目标|愿景)(?:如下|有[一二三四五六]个)?"
    r"|(?:[a-z0-9' -]{0,24}\b)?(?:goals?|objectives?|aims?|ambitions?|vision)(?: (?:for|of|in|until) [^:|]{2,30})?",
    _I,
)
"""A heading, the lead of a list or the head of a column that announces aims."""
_TO_DO: Final = regex(
    r"计划|规划|方向|重点|任务|举措|措施|targets?\b|plan\b|measures\b|priorit|next\b|roadmap",
    _I,
)
"""A heading that announces what is to be done: aims stand there, too, beside actions."""
_OPENS: Final = regex(
    r"^\W*(?:[^,，、。;；:：]{0,12}目标(?:[:：]|就?是|在于)|[^。;；:：]{0,40}(?:是|为)[^,，。;；]{0,8}(?:总体|工作|主要)?目标\W*$"
    r"|(?:项目|改造|方案|系统|活动)?[^,，。;；]{0,8}(?:做成|建成|完成|上线|实施|结束)(?:之?后|以后),?[,，]?[^。;；]{0,12}[应将要会]"
    r"|(?:[a-z0-9' -]{0,24}\b)?(?:goals?|objectives?|aims?|ambitions?|targets?)(?: (?:for|of) [^:.]{2,30})?\s?(?::"
    r"|\b(?:is|are|was)\b)"
    r"|[^,，。;；:：]{0,12}重点(?:工作)?[:：][^,，。]{0,4}(?:大力|全面|着力|深入|持续|进一步)"
    r"|(?:success|done) (?:means|is|looks)|(?:the|our) (?:project|programme|program|initiative|campaign|reform"
    r"|change|measures?)"
    r" (?:should|will|is to|aims? to|must) (?:lead to|bring|result in|make|help)\b)",
    _I,
)
"""A sentence that calls itself an aim."""
_WISH: Final = regex(
    r"(?:^|[,，、:：])\s*(?:[今明本下上]\S{1,3}?)?(?:将|要|应|需|力争|争取|确保|实现|计划|希望|努力|全面|大幅|显著|进一步|明显|稳步|不断|持续|尽快|逐步|极大)"
    r"|目标(?:是|为)|我们(?:将|要|计划|希望)"
    r"|\b(?:will|shall|should|aims?\sto|plans?\sto|want(?:s)?\sto|intends?\sto|goal\sis|objective\sis|target\sis"
    r"|need(?:s)?\sto|must|hopes?\sto)\b",
    _I,
)
_HOPE: Final = regex(
    r"力争|争取|希望|期望|努力|要(?:让|使|把)|\b(?:want|hope|wish|aim|intend|strive)s? to\b|\bwould like to\b", _I
)
"""Nothing but an aim is said so."""
_BETTER: Final = regex(
    r"(?:^\W*(?:\d+[.)、]\s*)?|\b(?:will|shall|should|must|to|and)\s|:\s)(?:[a-z]+ly\s)?(?:improve|increase|reduce"
    r"|raise|lower|cut|boost|grow|strengthen|enhance"
    r"|accelerate|shorten|expand|make|become|deliver|achieve|optimi[sz]e|speed\sup|better|deepen|foster|promote"
    r"|win|streamline)\b"
    r"|(?:提升|提高|改善|增强|加强|优化|降低|减少|缩短|扩大|增加|加快|完善|推进|改进)",
    _I,
)
_GRADED: Final = regex(
    r"更[\u4e00-\u9fff]|变[好快强高]|好转|上(?:一个)?(?:新)?台阶|有(?:所|较大|明显|很大|显著|比较明显的)[提改增好加]|(?:较大|明显|很大|显著|比较明显)的?(?:提升|改善"
    r"|增强|进步)"
    r"|\b(?:better|greater|happier|higher|stronger|faster|easier|smoother|closer|leaner|healthier|safer|cleaner"
    r"|simpler"
    r"|broader|deeper|wider|more [a-z]+|less [a-z]+|fewer [a-z]+|[a-z]+ faster)\b",
    _I,
)
_ENDED: Final = regex(
    r"了|已经?|得到|取得|\b(?:was|were|has|have|had|improved|increased|reduced|fell|rose|grew|dropped|declined"
    r"|slowed)\b|\bby\s(?:the\s)?\w+ing\b",
    _I,
)
_SOME: Final = regex(r"有所")
_FIGURE: Final = regex(
    r"\d|[%％]|[一二两三四五六七八九十百千万半]+(?:成|倍|个(?!新?台阶)|次|天|小时|分钟|家|人|名|项|套|条|元|分|折|本|场)|百分之|翻番|减半|归零|全部|[零无]投诉|为零"
    r"|(?<!the )(?<!second )(?<!first )\b(?:half|halve|double|triple|zero|none|no|every|each|all|one|two|three"
    r"|four|five"
    r"|six|seven|eight|nine|ten|dozen)\b",
    _I,
)
_DATE: Final = regex(
    r"(?:20\d\d\s?年?\s?)?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|20\d\d(?:\s?年)?|[qh][1-4]\b|^\W*\d{1,2}[.)、]", 2
)
_MEASURE: Final = regex(r"^\W*(?:关键结果|衡量|指标|key results?|kr\b|measured?\b|measures?\b|kpis?\b)", _I)


def aims(page: Page) -> Iterator[Aim]:
    """Yield the aims of a text that no figure makes measurable, dates aside."""
    lines = [list(group) for _, group in groupby(page.sentences, key=lambda one: one.line)]
    for at, members in enumerate(lines):
        if members[0].sort in {"item", "prose"}:
            behind = [one for line in lines[at + 1 : at + 1 + AHEAD] for one in line]
            for number, said in enumerate(members):
                words = _wished(said, [*members[:number], *members[number + 1 :]], behind)
                if words is not None:
                    yield Aim(line=said.line, excerpt=excerpt_of(said.text), words=words)
    for table in page.tables:
        yield from _rows(table)


def _wished(said: Said, beside: Sequence[Said], behind: Sequence[Said]) -> tuple[str, ...] | None:
    """Return the words of an aim that stand where a figure belongs; nothing where it is none, or has one."""
    text = said.text.strip()
    if len(text) > LONGEST or _measured(text):
        return None
    degrees = tuple(dict.fromkeys(word.text for word in wording.found("vague_degree", text)))
    goals = any(_GOAL.fullmatch(words.strip(" *_#:：")) for words in (*said.under[-1:], said.lead) if words)
    aimed = goals or any(_TO_DO.search(words) for words in (*said.under[-1:], said.lead))
    better = _BETTER.search(text)
    item = said.sort == "item"
    if (
        degrees
        and better
        and not _ENDED.search(text)
        and not _SOME.search(_HOPE.sub("", text))
        and (_WISH.search(text) or (aimed and item))
    ):
        return degrees
    called = bool(_OPENS.match(text)) or (goals and item)
    graded = _GRADED.search(text)
    if not (better or graded or degrees) or _ENDED.search(text) or not (called or (_HOPE.search(text) and graded)):
        return None
    # the measure of an aim may stand beside it, or be announced right behind it
    if any(_measured(one.text) for one in beside) or any(_MEASURE.match(one.text) for one in behind[:1]):
        return None
    if not item and any(_measured(one.text) for one in behind if one.sort != "heading"):
        return None
    return degrees or _loose(text)


def _loose(text: str) -> tuple[str, ...]:
    """Return the words that say no more than that something will be better."""
    found = _GRADED.search(text) or _BETTER.search(text)
    return (re.sub(r"^\W+|\W+$", "", found[0]),) if found else ()


def _measured(text: str) -> bool:
    """Whether a text has a figure that is no date."""
    for moment in reversed(moments(text)):
        text = text[: moment.start] + " " + text[moment.end :]
    return bool(_FIGURE.search(_DATE.sub(" ", text)))


def _rows(table: Table) -> Iterator[Aim]:
    """Yield the aims of a table of aims in whose row no figure stands."""
    if not table.heads.cells or not _GOAL.fullmatch(table.heads.cells[0].text.strip(" *_#:：")):
        return
    for row in table.rows:
        cells = [cell.text for cell in row.cells]
        text = " | ".join(filter(None, cells))
        if cells and (words := _loose(cells[0])) and not _measured(text):
            yield Aim(line=row.line, excerpt=excerpt_of(text), words=words)
