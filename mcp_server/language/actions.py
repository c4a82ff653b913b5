"""Actions that a text lists: what is to be done, and whether it says who does it and until when."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final, NamedTuple

from mcp_server.language.blame_chinese import SURNAME
from mcp_server.language.dates import moments
from mcp_server.regex import regex

_TOPIC: Final = regex(
    r"行动(?:项|计划|清单)?|(?:改进|整改|纠正|预防|后续|应对|补救)?措施|后续(?:行动|工作|跟进|安排|计划)?|待办(?:事项)?|下一步(?:工作|计划|行动|安排)?|下周(?:计划|工作"
    r"|安排)?|下月(?:计划|工作)?"
    r"|(?:改进|整改|跟进)(?:事项|项|计划|方案|任务)?|决议(?:事项)?|任务(?:清单|分工)"
    r"|(?:corrective |preventive |agreed |open |our |planned |proposed )?actions?(?: items?| points?| plan| list)?"
    r"|next steps?|next week|follow[- ]?ups?(?: items?| actions?)?|remediations?(?: items?| steps?| plan)?"
    r"|(?:planned |proposed |process |our |future |further |key |long[- ]term |short[- ]term |medium[- ]term "
    r"|immediate )*improvements?(?: items?| plan)?|to[- ]?dos?|tasks|prevention(?: measures)?|preventi(?:ve"
    r"|on) (?:steps|measures)"
    r"|measures|what we(?:'re| are|'ll| will)(?: be)? (?:doing|do|improving|improve|changing|change"
    r"|going to do)[\w\s]{0,24}|what(?:'s| is| comes) next|(?:short|medium|long)[- ]term(?: fix(?:es)?| actions?)?"
    r"|(?:our )?commitments|we(?:'re| are)(?: now)? (?:focus(?:ed|ing) on|committed to|working on)",
    re.IGNORECASE,
)
_LINK: Final = regex(r"\[[^\[\]]*\]\([^()\s]*\)|https?://\S+")
_ITSELF: Final = regex(r"\W*(?:action item|action point|to[- ]?do|待办|行动项)\W*[:：]", re.IGNORECASE)
_DATE: Final = regex(r"\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号]|[底初中末])?|20\d\d\s?[-/.年]\s?\d{1,2}")
_LEAD: Final = regex(r"[\s*_#>\d.、)(（）一二三四五六七八九十]*")
_DONE: Final = regex(
    r"\[[xX]\]|✅|☑|✔|已(?:经)?(?:完成|上线|修复|关闭|落实|处理|解决|恢复)|(?:^|[\s(（\[:：–—-])(?:done|completed?|shipped|fixed|merged"
    r"|closed|resolved|implemented|live|in place)(?:[)）\].,!]|$|\s(?:on|in|by)\s)"
    r"|\b(?:has|have)\s(?:already\s|now\s|since\s)?been\b|\balready\b|\bis\snow\b|\bare\snow\b|\bwe(?:'ve"
    r"| have)\b(?!\s(?:to|not))|\bthis\sis\sdone\b",
    re.IGNORECASE,
)
_FINISHED: Final = regex(
    r"\b(?:completed|done|finished|closed|resolved)\b|已(?:完成|关闭|落实)|完成情况", re.IGNORECASE
)
_AHEAD: Final = regex(r"\b(?:planned|next|to[- ]?do|future)\b|计划|下一步|待办", re.IGNORECASE)
_PAST: Final = regex(
    r"^\W*(?:we\s|the\steam\s|i\s)?(?:also\s|have\s|then\s|immediately\s|just\s|temporarily\s)?(?:added|sent|fixed"
    r"|removed|updated|changed|rolled|reverted|shipped|merged|improved|increased|reduced|moved|created|deployed"
    r"|implemented|enabled|disabled|split|rotated"
    r"|revoked|deleted|scaled|upgraded|introduced|replaced|made|set|put|wrote|built|audited|reviewed|migrated"
    r"|switched|restored|turned)\b(?!\s(?:up\s)?(?:a\s)?(?:meeting|time))",
    re.IGNORECASE,
)
_ZH_OWNER: Final = regex(
    rf"(?:^|[\s,，、:：(（;；由请→—-]){SURNAME}[\u4e00-\u9fff]{{1,2}}(?=$|[\s,，、:：)）;；。/在于将需负牵跟每和与及]|\d)|"
    r"负责人|责任人|牵头|主责|承办|由[^,，。;；]{1,12}?(?:负责|完成|牵头|跟进|落实|提交|组织|执行|联系|改|制定|整理|汇总|推动|在|于)|[\u4e00-\u9fff]{2,8}负责"
    r"|@\S+|接口人|联系人"
    r"|[:：,，(（、]\s*(?:[\u4e00-\u9fff]{2,3}|[小老][\u4e00-\u9fff]|[\u4e00-\u9fff]{1,8}(?:部|组|经理|主管|总监|主任|工程师|团队"
    r"|中心))\s*(?=[,，、)）;；。]|[0-9０-９]|$)"
)
_EN_OWNER: Final = regex(
    r"(?i:\bowner\b|\bowned\sby\b|\bassigned\sto\b|\bassignee\b|\bresponsible\b|\bled\sby\b|\bDRI\b|\bcontact\b)"
    r"|@[\w-]+"
    r"|[:,(–—-]\s*[A-Z][a-z]{1,14}(?:\s[A-Z][a-z]+)?(?:\s(?:and|&)\s(?:the\s)?[\w\s]{2,20})?\s*(?=[,.;)–—]|$"
    r"|\s(?:by|in|on|until|before)\s|\swho\b|\swith\b|\sand\sthe\b)"
    r"|[:;–—-]\s*[A-Z][a-z]{1,14}\s[a-z]{2,12}s\s|^\W*[A-Z][a-z]{1,14}(?:\s[A-Z][a-z]+)?\s(?:to\s|will\s"
    r"|reviews?\s|writes?\s|adds?\s|prepares?\s|owns\s|checks?\s)"
    r"|(?i:\b(?:the\s)?[\w-]+\s(?:team|squad|crew|lead|manager)\s(?:to|will|owns|is\sgoing\sto|should|is)\b)"
    r"|\((?i:team\s)?[\w\s-]{2,24}(?i:\steam)\)"
)
_NO_OWNER: Final = regex(
    r"(?:负责人|责任人|owner|assignee)\s*[:：]?\s*(?:待定|未定|tbd|tbc|none|无|-|—|\?)", re.IGNORECASE
)
_WHEN: Final = regex(
    r"每(?:天|日|周|月|季度?|年|次|班|两周)|(?:本|下|当)(?:天|日|周|月|季度?|年)|[年月季周]底|\d+\s*(?:天|个?工作日|周|个?月|小时)内|长期|即日|立即|今[天日]|明[天日]"
    r"|\b(?:this|next|coming)\s(?:week|month|quarter|sprint|year|half)|\b(?:daily|weekly|monthly|quarterly|today"
    r"|tomorrow|tonight|immediately)\b|\bby\s(?:the\s)?(?:end|mid)\b|\bwithin\s(?:\w+\s){1,2}(?:days?|weeks?"
    r"|months?|hours?)|\bevery\s\w+"
    r"|\bin\s(?:the\s)?(?:next\s|coming\s)?(?:\w+\s)?(?:days|weeks|months)\b|\bdue\b|\bQ[1-4]\b|截止|期限",
    re.IGNORECASE,
)


class Doing(NamedTuple):
    """One action of a list."""

    text: str
    line: int
    first: int
    """Which sentence it begins with."""
    owner: bool
    """Somebody is named."""
    due: bool
    """A day or a period is named."""


class _Said(NamedTuple):
    line: int
    sort: str
    text: str
    under: tuple[str, ...]
    lead: str


def doings(sentences: Iterable[object]) -> Iterator[Doing]:
    """Yield the actions that are still to be done, of lists and lines under a heading that announces actions.

    What is ticked off, told in the past, or is no doing (a label such as "Owner: Tim") is none; what belongs to one
    item is read together, and a date in the heading or above the list holds for all below it.
    """
    said = [_Said(s.line, s.sort, s.text, s.under, s.lead) for s in sentences]  # type: ignore[attr-defined]
    plain, at = "", 0
    for _, group in groupby(said, key=lambda one: one.line):
        members = list(group)
        first, start = members[0], at
        at += len(members)
        text = " ".join(member.text.strip() for member in members)
        if first.sort == "heading":
            plain = ""
            continue
        if first.sort == "prose" and _is_head(text):
            plain = text
            continue
        topic = _announced(first, plain)
        if _ITSELF.match(text):
            topic = text
        elif not topic or first.sort == "row" or (first.sort == "prose" and not plain):
            continue
        if not _LINK.sub("", text).strip(" *_-"):
            continue
        if (
            text.rstrip("*_ ").endswith((":", "："))
            or _DONE.search(text)
            or (_PAST.match(text) and not _AHEAD.search(topic))
        ):
            continue
        below = first.under[first.under.index(topic) :] if topic in first.under else ()
        around = " ".join([*below, first.lead, plain, text])
        owner = bool((_ZH_OWNER.search(text) or _EN_OWNER.search(text)) and not _NO_OWNER.search(text))
        yield Doing(
            text, first.line, start, owner, bool(_WHEN.search(around) or _DATE.search(around) or moments(around))
        )


def _is_head(text: str) -> bool:
    """Whether a line of plain text is a heading: short, and no sentence."""
    return len(text) <= 24 and text.rstrip()[-1:] not in "。.;；,，!！?？" and not any(c.isdigit() for c in text)


def _announced(said: _Said, plain: str) -> str:
    """Return what announces actions above an item: its lead, or the heading right above; nothing where none does."""
    for words in (said.lead, plain, *reversed(said.under)):
        bare = _LINK.sub("", words).strip(" *_#:：()（）[]")
        if _FINISHED.search(bare):
            return ""
        if bare and (found := _TOPIC.match(bare, _LEAD.match(bare).end())):  # type: ignore[union-attr]
            rest = bare[found.end() :].strip(" *_:：()（）")
            if len(rest) <= 30:
                return words
    return ""
