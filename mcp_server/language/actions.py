"""Actions that a text lists: what is to be done, and whether it says who does it and until when."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from mcp_server.language.dates import moments
from mcp_server.language.oughts import doer, labelled, ordered, ought
from mcp_server.language.owners import led, named
from mcp_server.language.pages import Page, Sentence, Table, excerpt_of
from mcp_server.model.paper import Doing
from mcp_server.regex import regex

_TOPIC: Final = regex(
    r"行动(?:项|计划|清单)?|(?:改进|整改|纠正|预防|后续|应对|补救)?措施|后续(?:行动|工作|跟进|安排|计划)?"
    r"|待办(?:事项)?|下一步(?:工作|计划|行动|安排)?|下周(?:计划|工作"
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
    r"\[[xX]\]|✅|☑|✔|已(?:经)?(?:于[^,，。;；]{1,14}?)?(?:完成|上线|修复|关闭|落实|处理|解决|恢复)|(?:^|[\s(（\[:：–—-])(?:done|completed?"
    r"|shipped|fixed|merged"
    r"|closed|resolved|implemented|live|in place)(?:[)）\].,!]|$|\s(?:on|in|by)\s)"
    r"|\b(?:has|have)\s(?:already\s|now\s|since\s)?been\b|\balready\b|\bis\snow\b|\bare\snow\b|\bwe(?:'ve"
    r"| have)\b(?!\s(?:to|not))|\bthis\sis\sdone\b",
    re.IGNORECASE,
)
_FINISHED: Final = regex(
    r"\b(?:completed|done|finished|closed|resolved|(?<!be )taken)\b|已(?:采取|完成|关闭|落实)|完成情况", re.IGNORECASE
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
_WHEN: Final = regex(
    r"每(?:天|日|周|月|季度?|年|次|班|两周)|(?:本|下|当)(?:天|日|周|月|季度?|年)|[年月季周]底|\d+\s*(?:天|个?工作日"
    r"|周|个?月|小时)内|长期|即日|立即|今[天日]|明[天日]"
    r"|\b(?:this|next|coming)\s(?:week|month|quarter|sprint|year|half)|\b(?:daily|weekly|monthly|quarterly|today"
    r"|tomorrow|tonight|immediately)\b|\bby\s(?:the\s)?(?:end|mid)\b|\bwithin\s(?:\w+\s){1,2}(?:days?|weeks?"
    r"|months?|hours?)|\bevery\s\w+"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|(?:周|星期|礼拜)[一二三四五六日天末]|\bovernight\b"
    r"|\bat\snight\b|[今当明后昨]晚"
    r"|\b(?:in|by|until|before|during|early|late|mid-?|of)\s?(?:january|february|march|april|may|june"
    r"|july|august|september"
    r"|october|november|december)\b"
    r"|\bin\s(?:the\s)?(?:next\s|coming\s)?(?:\w+\s)?(?:days|weeks|months)\b|\bdue\b(?! (?:course|to)\b)"
    r"|\b(?:by|before|until|on) the \d{1,2}(?:st|nd|rd|th)\b|\bby then\b|\bQ[1-4]\b|截止|期限",
    re.IGNORECASE,
)


_TABLE_OF: Final = regex(
    r"行动|措施|事项|任务|工作(?:项|内容)?|待办|整改|改进|actions?|tasks?|measures?|to[- ]?dos?|steps?"
    r"|jobs?|points?|items?|work|what|步骤|工序|内容|要点",
    re.IGNORECASE,
)
_WHO: Final = regex(
    r"负责人?|责任(?:人|部门|单位)|牵头|经办|承办|\bwho\b|owner|responsible|assignee|\blead\b", re.IGNORECASE
)
_UNTIL: Final = regex(
    r"期限|时限|截止|完成(?:时间|日期|时限)|到期|何时|\bwhen\b|\bdue\b|deadline|\bby\b|until"
    r"|target date",
    re.IGNORECASE,
)
_EMPTY_CELL: Final = regex(r"[\s\-–—/?？]*|待定|未定|无|tb[dc]|n/?a|open|none", re.IGNORECASE)
_DECIDED: Final = regex(
    r"(?:会议|经讨论|大家|双方|各方|最后|一致)?(?:议定|商定|决定|确定|约定|明确|要求|决议)(?:事项|如下"
    r"|以下[一-龥]{1,4})?"
    r"|(?:接下来|后面|后续|之后)(?:怎么[办做]|要做[一-龥]{0,6}|的?安排)?|落实(?:事项|情况)?"
    r"|改进(?:[与和及][一-龥]{2,4})?"
    r"|(?:[一-龥]{2,4}[与和及])?(?:改进|措施|行动|安排)"
    r"|(?:it was |we |the (?:meeting|board|team) )?(?:agreed|decided|resolved)(?: (?:that|on|to|actions?|points?))?"
    r"|(?:agreed )?decisions?(?: of the [a-z]+)?(?: and [a-z]+)?|what (?:happens|we do)(?: now| next)?|(?:lessons"
    r"|findings|results)(?: learned)? and"
    r" (?:actions?|measures|next steps)|(?:actions?|measures|next steps) and [a-z]+|from (?:here|now) on"
    r"|going forward|way forward|minutes",
    re.IGNORECASE,
)
"""What announces decisions, of which some are actions."""
_OUGHT: Final = regex(
    r"(?:^|[,，、])\s?(?:要|再)|要(?=抓|管|改|补|理)|催一下|[需须应该还]要|需(?!求)|必须|应[当该]"
    r"|应(?=[再尽及在])|尽[快早]|抓紧|争取|加强|进一步|好好|多做|有待|得(?=[再把去有])"
    r"|(?<!that )(?<!which )(?<!who )\b(?:needs?|ought|has|have) to\b|\b(?:is|are) to be\b|\b(?:should|must"
    r"|shall)\b|\bas soon as possible\b"
    r"|\basap\b"
    r"|\bsome(?:one|body)\b|\bwe(?:'ll| will)\b|\bwill be\b|\bmore [a-z]+ (?:for|with|of|in)\b",
    re.IGNORECASE,
)
_PIECES: Final = regex(
    r"[;；]|[(（]?(?:\d{1,2}|[一二三四五六七八九十])[)）]\s?|(?:^|(?<=[。；;:：]))\s?[一二三四五六七八九十]、"
    r"|(?<=[。.])\s?"
)


def doings(page: Page) -> Iterator[Doing]:
    """Yield the actions that are still to be done: in lists, lines and tables that announce them, among decisions too.

    What is ticked off, told in the past, or is no doing (a label such as "Owner: Tim") is none; what belongs to one
    item is read together, and a date in the heading or above the list holds for all below it. Of decisions, and of
    lines beside such as name a person and a day, only that is an action which ought to be done.
    """
    plain = ""
    told: set[int] = set()
    run: list[tuple[Sentence, str]] = []
    for line, group in groupby(page.sentences, key=lambda one: one.line):
        members = list(group)
        first = members[0]
        text = " ".join(member.text.strip() for member in members)
        if first.sort in {"prose", "heading"} and _NUMBERED.match(text) and text.rstrip()[-1:] in {"。", "；"}:
            first = first._replace(sort="item")  # a list as people type it
        if run and not (first.sort == "item" and line == run[-1][0].line + 1 and first.lead == run[-1][0].lead):
            yield from (one for one in _beside(run) if one.line not in told)
            run = []
        if first.sort == "heading":
            plain = ""
            continue
        if first.sort == "prose" and _is_head(text) and not labelled(text):
            plain = text
            continue
        topic = text if _ITSELF.match(text) else _announced(first, plain, _TOPIC)
        if first.sort == "item" and not topic:
            run.append((first, text))
        if not topic or (first.sort == "prose" and not plain and topic is not text):
            for one in list(_ought(first, plain, text)) or _anywhere(members):
                told.add(one.line)
                yield one
        elif first.sort != "row" and _is_open(text, topic):
            below = first.under[first.under.index(topic) :] if topic in first.under else ()
            done = _doing(text, first.line, " ".join([*below, first.lead, plain, text]))
            yield done.model_copy(update={"owner": led(_ITSELF.sub("", text) if topic is text else text)})
    yield from (one for one in _beside(run) if one.line not in told)
    for table in page.tables:
        yield from _rows(table)


_FIGURES: Final = regex(r"[0-9]")
_NUMBERED: Final = regex(r"^\s*(?:[一二三四五六七八九十]{1,2}、|其[一二三四五六]|第[一二三四五六])")
_MEETING: Final = regex(
    r"^\W*(?:下(?:一)?次|下回|下期)(?:会议|例会|碰头|开会|评审|见面|复盘)|^\W*(?:the )?next (?:meeting"
    r"|review|session|date|call|round)\b",
    re.IGNORECASE,
)
"""When one meets again: no action."""
_LIMIT: Final = regex(
    r"(?:不(?:低于|高于|超过|少于|多于|大于|小于)|达到|控制在|[降升提增压减缩][一-龥]?[到至]|[≥≤><])\s?[0-9]"
    r"|\b(?:below|above|under|over|at least|at most|no (?:more|less|fewer) than|up to|within) [0-9$€£]",
    re.IGNORECASE,
)


_RULE: Final = regex(
    r"\b(?:that|which|who) (?:must|should|shall|needs? to|ha(?:s|ve) to|(?:is|are) to be)\b"
    r"|^\W*(?:those|these|all|the(?: other)?) [0-9]+ (?:are|is) to be\b"
    r"|(?:无[需须]|不[必需]|不用|用不着)[^,，。;；]{0,8}(?:[列行计办处采改补]|[。；;]|$)",
    re.IGNORECASE,
)
"""A rule told by the way, a decision on so many things, and what need not be done."""


def _beside(run: Sequence[tuple[Sentence, str]]) -> Iterator[Doing]:
    """Yield the items of a list that name nobody and no time, where two others name both: it is a list of actions."""
    made = [_doing(text, first.line, text) for first, text in run]
    known = [one.owner and one.due for one in made]
    whole = sum(known)
    rest = whole >= 2 and whole == len(run) - 1  # all others name both: it is to name both, too
    for at, (one, (_, text)) in enumerate(zip(made, run, strict=True)):
        if _LIMIT.search(text):
            continue  # it tells what is to be reached, not what is to be done
        # beside two that name somebody and a day it is an action, too, whatever its words
        beside = sum(known[max(0, at - 2) : at + 3]) >= 2 and not _FIGURES.search(text)
        asked = (
            beside
            or (whole and (_TOLD.match(text) or ordered(text) or ought(text)))
            or (whole >= 2 and _OUGHT.search(text))
        )
        if asked and not (one.due or named(doer(text))) and _is_open(text, ""):
            yield one.model_copy(update={"owner": False})
        elif (
            rest
            and one.owner != one.due
            and not _FIGURES.search(text)
            and _is_open(text, "")
            and (one.owner or not led(text))
        ):
            yield one


_TOLD: Final = regex(
    r"\W*把[^,，。]{2,}|\W*(?!(?:both|all|under|over|despite|during|after|before|since|until|with|without"
    r"|from|in|on|at|by|for|of|to|as|like"
    r"|near|behind|between|above|below|across|among|about|against|along|around|beside|beyond|inside|into"
    r"|through|via|per|if|when"
    r"|while|where|that|what|how|why|which|who|and|or|but|so|yet|then|also|only|just|even|not|no|more"
    r"|most|half|twice|quite|such"
    r"|neither|nor|either|we|they|he|she|it|you|i|now|here|there|once|still|again"
    r"|today)\b)(?:feed|speed|weed|seed|shed|bring|ring|[a-z]{2,}(?<!ed)(?<!ing)(?<!ly)(?<![^s]s))"
    r" (?:the|an?|our|their|every|each|its)\b",
    re.IGNORECASE,
)
"""A line that tells somebody to do something, whatever the verb: Feed the list into; 把…推广到."""


def _anywhere(members: Sequence[Sentence]) -> Iterator[Doing]:
    """Yield what is still to be done by nobody and at no time, wherever it is said."""
    if members[0].sort not in {"item", "prose"}:
        return
    for at, said in enumerate(members):
        announced = labelled(said.text.strip())
        text = announced or said.text.strip()
        if (announced or ought(text)) and not (_LIMIT.search(text) or _RULE.search(text)) and _is_open(text, ""):
            behind = members[at + 1].text if at + 1 < len(members) else ""
            around = f"{text} {behind}" if _WHO.match(behind.strip()) else text
            one = _doing(text, said.line, around)
            if not (one.due or named(doer(around))):
                yield one.model_copy(update={"owner": False})


def _is_open(text: str, topic: str) -> bool:
    """Whether a line says something that is still to be done."""
    said = _LINK.sub("", text).strip(" *_-") and not text.rstrip("*_ ").endswith((":", "："))
    return (
        bool(said)
        and not _MEETING.match(text)
        and not (_LIMIT.search(text) and not named(text))
        and not _DONE.search(text)
        and not (_PAST.match(text) and not _AHEAD.search(topic))
    )


def _doing(text: str, line: int, around: str) -> Doing:
    due = bool(_WHEN.search(around) or _DATE.search(around) or moments(around))
    return Doing(line=line, excerpt=excerpt_of(text), owner=named(text), due=due)


def _ought(first: Sentence, plain: str, text: str) -> Iterator[Doing]:
    """Yield what ought to be done by nobody and at no time, among decisions of which others name both."""
    if first.sort == "item" and _announced(first, plain, _DECIDED):
        pieces = [text]
    elif first.sort in {"item", "prose"}:
        headed = _HEADED.match(text)
        announced = headed is not None and any(_announces(headed[1], topic) for topic in (_DECIDED, _TOPIC))
        pieces = [
            piece for piece in _PIECES.split(text[headed.end() :] if announced and headed else text) if piece.strip()
        ]
        if len(pieces) < 2:
            return
    else:
        return
    made = [_doing(piece, first.line, piece) for piece in pieces]
    if pieces != [text] and not any(one.owner and one.due for one in made):
        return
    for piece, one in zip(pieces, made, strict=True):
        if (
            not _THERE.match(piece)
            and (_OUGHT.search(piece) or (pieces == [text] and ordered(piece)))
            and _is_open(piece, "")
            and not (one.owner or one.due)
        ):
            yield one


_THERE: Final = regex(
    r"\s*(?:已有|现有|目前|其中|尚有)|\s*(?:so far|at present|currently|there (?:is|are))\b", re.IGNORECASE
)
_HEADED: Final = regex(r"([^:：。.]{2,40})[:：]\s?")


def _rows(table: Table) -> Iterator[Doing]:
    """Yield the rows of a table of actions in which the cell for who or for when is empty."""
    heads = [cell.text for cell in table.heads.cells]
    who, until = ([c for c, head in enumerate(heads) if pattern.search(head)] for pattern in (_WHO, _UNTIL))
    if not heads or len(who) != 1 or len(until) != 1 or 0 in (*who, *until):
        return
    if not (_TABLE_OF.search(heads[0]) or any(_TOPIC.match(one) for one in table.under[-1:])):
        return
    for row in table.rows:
        cells = [cell.text for cell in row.cells] + [""] * len(heads)
        owner, due = (not _EMPTY_CELL.fullmatch(cells[column[0]].strip()) for column in (who, until))
        line = " | ".join(cell.text for cell in row.cells if cell.text)
        if cells[0] and not (owner and due) and not _DONE.search(line):
            yield Doing(line=row.line, excerpt=excerpt_of(line), owner=owner, due=due)


def _is_head(text: str) -> bool:
    """Whether a line of plain text is a heading: short, and no sentence."""
    return len(text) <= 24 and text.rstrip()[-1:] not in "。.;；,，!！?？" and not any(c.isdigit() for c in text)


def _announced(said: Sentence, plain: str, topic: re.Pattern[str]) -> str:
    """Return what announces actions above an item: its lead, or the heading right above; nothing where none does."""
    for words in (said.lead, plain, *reversed(said.under)):
        if _FINISHED.search(words):
            return ""
        if _announces(words, topic):
            return words
    return ""


def _announces(words: str, topic: re.Pattern[str]) -> bool:
    """Whether words open with a topic, and say little more."""
    bare = _LINK.sub("", words).strip(" *_#:：()（）[]【】")
    lead = _LEAD.match(bare)
    found = topic.match(bare, lead.end()) if bare and lead else None
    return found is not None and len(bare[found.end() :].strip(" *_:：()（）")) <= 30
