"""Things announced by their number, against the list, table, sections or numbered sentences that give them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from mcp_server.language.announced import POINTS, POINTS_ZH, acts, is_of_another, is_topic
from mcp_server.language.folding import fold
from mcp_server.language.no_lists import is_basis, is_name
from mcp_server.language.pages import Page, Sentence, Table
from mcp_server.language.quantities import Token
from mcp_server.language.relations import Said
from mcp_server.language.stated_counts import IDEAS, KINDS, MOST, PLURAL, Piece, Told, counts, pieces
from mcp_server.language.stated_rolls import of_tables, rolls
from mcp_server.regex import regex

_CLOSE: Final = 24
"""Characters around a number of a line that says no more than that."""
_CUT: Final = 60
"""Characters of an item that are shown."""
_NOT_ALL: Final = regex(
    r"等(?![级待于候同分距])|例如|比如|如(?!下)|包括但|\bsuch as|\be\.g|\bfor example|\bincluding|\bamong"
    r"|\betc\b|\bone of the\b"
    r"|至少|\bat least|\bup to|前[0-9一二三四五六七八九十]|\btop\b"
)
_HERE: Final = regex(r"以下|如下|下列|下述|下面|下表|\b(?:following|these|below|here are|as follows)\b")
_THERE: Final = regex(
    r"^\W*(?:there (?:are|were|will be) \w+ \w|(?:共|一共|主要|大致)?(?:有|分为?|包括)|[^,;:。]{1,12}(?:分为?|共有"
    r"|有)[^,;:。]{1,10}[。.]?$)"
)
"""What says no more than how many there are."""
_ABOVE: Final = regex(
    r"^\s*(?:(?:all (?:of )?)?(?:the above|these|those|the (?:above|foregoing))\s*(?=$)|(?:以上|上述|上列|这"
    r"|前述|前面)(?:的|所列)?)$"
)
_TOTALS: Final = regex(
    r"\s*(?:\*\*)?(?:合计|总计|小计|共计|总体|整体|全部|全体|合并|两者|两[队组班店]合|平均|其中|(?:sub)?total|sum"
    r"|average|mean|overall"
    r"|combined|together|of which|thereof|(?:both|all)\b)",
    re.IGNORECASE,
)
"""How a row or an item begins that is no further thing."""
_BRACKETED: Final = regex(r"[(（][^()（）]{1,12}[)）]\s*[:：]?$")
_AT_ONCE: Final = regex(
    r"\s?(?:at once|at a time|at the same time|apiece|each\b|in a row|apart)|\s?[个次家]?(?:同时|一组|一批)"
)
"""What makes a number one of what goes together, and not of all."""
_SIBLING: Final = regex(r"\*\*[^*]+\*\*\s*\S")
"""A paragraph that begins with a heading of its own."""
_NUMBER: Final = regex(r"^(?:[0-9]{1,2}|[一二三四五六七八九十])\s?[·.、)|:]\s?")
_LEAD: Final = regex(
    r"^\s*(?:the (?:following )?|our |these |there are |here are |we (?:agreed|need|see|have|found"
    r"|took) (?:on )?|以下|如下|共|主要|本次|当前|下一步|分|重点|近期|to.do |actions? ?|next steps? )?",
    re.IGNORECASE,
)
_ORDER: Final = {
    **{word: n for n, word in enumerate(("first", "second", "third", "fourth", "fifth", "sixth", "seventh"), 1)},
    **{mark: n for n, mark in enumerate("一二三四五六七八九", 1)},
    **{mark: n for n, mark in enumerate("abcdefgh", 1)},
    **{mark: n for n, mark in enumerate("①②③④⑤⑥⑦⑧⑨", 1)},
    **{str(n): n for n in range(1, 10)},
}
_MARK: Final = regex(
    r"[(（](?P<a>[a-h1-9一二三四五六七八九])[)）]|(?P<b>[①②③④⑤⑥⑦⑧⑨])"
    r"|(?:^|[,;:.。!?、]\s?|\band )(?:(?P<c>[一二三四五六七八九])(?:是|要|为|则)"
    r"|第(?P<d>[一二三四五六七八九])(?=[步阶段点条项个类期轮批遍趟回次场,:、])"
    r"|其(?P<e>[一二三四五六七八九])|(?:the )?(?P<f>first|second|third|fourth|fifth|sixth|seventh)(?:ly)?,?\s)"
)
_DONE: Final = regex(r"已|正在|目前|刚|\b(?:already|currently|done|under way)\b")


def named(page: Page, tokens: Sequence[Token]) -> Iterator[tuple[Said, Sentence]]:
    """Yield the numbers of things that a text announces and gives one by one, each with its sentence."""
    read = list(pieces(page, tokens))
    for piece in read:
        marked = False
        for one in _numbered([piece]):
            marked = True
            yield one, piece.sentence
        if not marked:
            yield from ((one, piece.sentence) for one in counts(piece))
            yield from ((one, piece.sentence) for one in rolls(piece))
    for run in _paragraphs(read):
        for one in _numbered(run):
            yield one, run[0].sentence
    yield from of_tables(page, read)
    yield from _listed(page, {piece.sentence.start: piece for piece in read})


def _paragraphs(read: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield each sentence that announces something with those of its paragraph behind it, where there are any."""
    for at, piece in enumerate(read):
        item = piece.sentence.sort == "item"
        if not (item or piece.sentence.sort == "prose") or not piece.told:
            continue
        run = [piece]
        for one in read[at + 1 : at + 1 + MOST]:
            near = 0 if item else 1 + bool(_MARK.match(one.text))
            if one.sentence.sort != piece.sentence.sort or one.sentence.line > run[-1].sentence.line + near:
                break
            run.append(one)
        if len(run) > 1 and not _MARK.search(piece.text) and _MARK.match(run[1].text):
            yield run


def _numbered(run: Sequence[Piece]) -> Iterator[Said]:
    """Yield what is announced once, against members with their numbers: 一是……，二是……; (a) … (b) …."""
    first = run[0]
    told = [
        one
        for one in first.told
        if KINDS.search(first.text[one.low : one.end + 8]) or PLURAL.match(first.text, one.low)
    ]
    if not told:
        return
    one = told[-1]
    marks: list[tuple[int, str, str]] = []
    for piece in run:
        found = list(_MARK.finditer(piece.text, one.end if piece is first else 0))
        ends = [*(after.start() for after in found[1:]), len(piece.text)]
        for mark, end in zip(found, ends, strict=False):
            sort = mark.lastgroup or ""
            marks.append((_ORDER[mark[sort]], sort, piece.written(mark.start(), min(end, mark.start() + _CUT))))
    sorts = {sort for _, sort, _ in marks}
    if len(sorts) != 1 or [n for n, _, _ in marks] != list(range(1, len(marks) + 1)) or len(marks) < 2:
        return
    begins = _MARK.search(first.text, one.end) if len(run) == 1 else None
    head = first.text[one.end : begins.start() + 1 if begins else len(first.text)]
    loose = _DONE.search(" ".join(piece.text[:400] for piece in run)) and sorts == {"d"}
    if len(head) > _CUT or _NOT_ALL.search(head) or loose or abs(len(marks) - int(one.figure.value)) > 3:
        return
    items = tuple(text.strip(" ,;:.。，；：、") for _, _, text in marks)
    yield Said(one.figure.start, "count", items, one.figure, clear=True)


def _listed(page: Page, read: dict[int, Piece]) -> Iterator[tuple[Said, Sentence]]:
    """Yield lists, tables and sections with the line that says how many things are in them, before or behind them."""
    sentences = page.sentences
    blank = {line.number for line in page.lines if line.sort == "blank"}
    last = page.lines[-1].number + 1 if page.lines else 1
    tables = {table.rows[0].line: table for table in page.tables if table.rows}
    heads = {table.heads.line: table for table in page.tables if table.rows}
    for at, one in enumerate(sentences):
        nested = one.sort == "item" and at + 1 < len(sentences) and sentences[at + 1].lead == one.text
        if (
            (one.sort not in {"heading", "prose"} and not nested)
            or (piece := _piece(read, one)) is None
            or not piece.told
        ):
            continue
        if at and sentences[at - 1].sort == "item" and (reading := _behind(page, sentences, at, piece)):
            yield reading, one
        if at + 1 == len(sentences):
            continue
        follows = sentences[at + 1]
        announces = one.sort == "heading" or one.text.rstrip(" *").endswith((":", "："))
        bold = one.sort == follows.sort == "prose" and follows.text.startswith("**") and follows.line > one.line
        bold = bold and not _SIBLING.match(page.lines[one.line - 1].text.lstrip())
        led = bold and bool(POINTS.search(piece.text) or POINTS_ZH.search(piece.text))
        right = follows.sort == "item" and follows.line == one.line + 1
        items: tuple[str, ...] = ()
        table = None
        here = right or (follows.line <= one.line + 2 and (_HERE.search(piece.text) or _THERE.match(piece.text)))
        if follows.sort == "item" and (announces or here):
            items = _items(page, sentences, at + 1, one)
        elif one.sort == follows.sort == "prose" and (announces or led):
            items = _led(sentences, at)
        elif follows.sort == "row" and follows.line <= one.line + 4:
            table = tables.get(follows.line) or heads.get(follows.line)
            rows = [row for row in table.rows if row.cells and not _TOTALS.match(row.cells[0].text)] if table else []
            items = tuple(row.cells[0].text[:_CUT] or str(n) for n, row in enumerate(rows, 1))
        elif one.sort == "heading" and follows.under[-1:] != one.under[-1:]:
            items = _sections(sentences, at, every=bool(IDEAS.search(piece.text))) or _led(sentences, at)
        elif follows.line == one.line + 1 and len(one.text) < 40 and _BRACKETED.search(one.text):
            # a head of its own line, and one thing on each line below it
            stop = next((line for line in range(one.line + 1, last) if line in blank), last)
            below = {s.line: s.text[:_CUT] for s in sentences[at + 1 :][:60] if s.line < stop and s.sort == "prose"}
            items = tuple(below.values()) if len(below) == stop - one.line - 1 else ()
        if len(items) > 1 and (told := _announced(piece, len(items), table, announces=announces or right or led)):
            yield Said(one.start, "count", items, told.figure, clear=True), one


def _piece(read: dict[int, Piece], one: Sentence) -> Piece | None:
    return read.get(one.start)


def _behind(page: Page, sentences: Sequence[Sentence], at: int, piece: Piece) -> Said | None:
    """Return the number that is given right behind a list: these four changes, 以上五项."""
    head = piece.text[: piece.told[0].low]
    if not _ABOVE.search(head) and not regex(r"^\s*(?:all )?(?:of )?(?:the above|these|those)\s?$").search(head):
        return None
    first = at - 1
    while first and sentences[first - 1].sort == "item" and sentences[first - 1].under == piece.sentence.under:
        first -= 1
    lead = sentences[first - 1] if first else sentences[first]
    if piece.sentence.line > sentences[at - 1].line + 2:
        return None
    items = _items(page, sentences, first, lead._replace(under=sentences[first].under, sort="prose"))
    told = piece.told[0]
    if len(items) < 2 or not KINDS.search(piece.text[told.low : told.end + 12]):
        return None
    return Said(told.figure.start, "count", items, told.figure, clear=True)


_NUMBERED: Final = regex(
    r"^\W*(?:(?:phase|step|stage|part|reason|goal|lesson|priority|action) )?[0-9一二三四五六七八九]"
    r"|第[一二三四五六七八九]"
)
_AROUND: Final = regex(
    r"背景|概述|概况|总结|小结|结论|附|说明|background|overview|introduction|summary|conclusion|appendix|next steps"
)
"""Sections that are about the things announced, and none of them."""


def _led(sentences: Sequence[Sentence], at: int) -> tuple[str, ...]:
    """Return the paragraphs right under a line that begin with words in bold, all of them or those with a number."""
    found: dict[int, str] = {}
    for one in sentences[at + 1 :][: MOST * 6]:
        if one.sort != "prose" or one.under != sentences[at + 1].under:
            break
        found.setdefault(one.line, one.text)
    bold = [text.strip("*_ ") for text in found.values() if text.startswith(("**", "__"))]
    numbered = len(bold) > 1 and all(_NUMBER.match(text) for text in bold)
    return tuple(text[:_CUT] for text in bold) if len(bold) > 1 and (numbered or len(bold) == len(found)) else ()


def _sections(sentences: Sequence[Sentence], at: int, *, every: bool) -> tuple[str, ...]:
    """Return the numbered headings right under a heading, or *every* one where it announces lessons or the like."""
    depth = len(sentences[at].under) + 1
    found = []
    for one in sentences[at + 1 :]:
        if one.sort == "heading":
            if len(one.under) < depth:
                break
            if len(one.under) == depth:
                found.append(one.text[:_CUT])
    names = [fold(text).text.lower() for text in found]
    numbered = len(found) > 1 and all((every or _NUMBERED.search(name)) and not _AROUND.search(name) for name in names)
    return tuple(found) if numbered else ()


def _items(page: Page, sentences: Sequence[Sentence], at: int, head: Sentence) -> tuple[str, ...]:
    """Return the outermost items of the list that begins at a place."""
    levels = {line.number: line.level for line in page.lines if line.sort == "item"}
    found: dict[int, str] = {}
    floor = levels.get(head.line, -1) if head.sort == "item" else -1
    for one in sentences[at:]:
        ends = one.sort != "item" or one.under[: len(head.under)] != head.under
        if ends or levels.get(one.line, floor + 1) <= floor:
            break
        found.setdefault(one.line, one.text[:_CUT])
    if not found:
        return ()
    least = min(levels.get(line, 0) for line in found)
    return tuple(
        text for line, text in found.items() if levels.get(line, 0) == least and not _TOTALS.match(text.lstrip("（( "))
    )


def _announced(piece: Piece, listed: int, table: Table | None, *, announces: bool) -> Told | None:
    """Return the number of things that a line announces; of several that fit its list, any."""
    if _NOT_ALL.search(piece.text) or " of the following" in piece.text or listed > MOST + 10:
        return None
    if table is not None:
        return _of_rows(piece, table, announces=announces)
    every = [
        (told, near)
        for told in piece.told
        if not told.days and (near := _nearness(piece, told, announces=announces)) is not None
    ]
    fitting = next((told for told, _ in every if told.figure.value == listed), None)
    if fitting:
        return fitting
    off = [
        (told.bare, abs(int(told.figure.value) - listed), n, told)
        for n, (told, near) in enumerate(every)
        if near or abs(int(told.figure.value) - listed) <= max(1, int(told.figure.value) // 2)
    ]
    return min(off, key=lambda one: one[:3])[3] if off else None


def _nearness(piece: Piece, told: Told, *, announces: bool) -> bool | None:
    """Return whether a number stands right at the list that it announces; nothing where it announces none."""
    text = piece.text
    clause = max(text.rfind(mark, 0, told.low) + len(mark) for mark in (".** ", ". ", ", ", "; ", ",", ";", "** "))
    begin = _NUMBER.match(text[clause:].lstrip(" *#:_"))
    ahead = text[clause : told.low].lstrip(" *#:_")[begin.end() if begin and begin.end() <= told.low - clause else 0 :]
    rest = text[told.end :].rstrip(" *#:_")
    noun = text[told.low : told.end] + rest[:16]
    alone = told.bare and announces and rest.strip(" :") in {"", "in all", "in total", "altogether", "all told"}
    counted = (
        KINDS.search(noun)
        or PLURAL.match(text, told.low)
        or (told.bare and text[told.low] > "\u4e00" and piece.sentence.sort != "heading")
    )
    if not (alone or counted or (told.bare and announces and text.rstrip("*_ ").endswith(":"))):
        return None
    head = text[max(0, told.low - 48) : told.low]
    if (
        is_name(text, told.low, told.end)
        or is_basis(head[-12:])
        or _AT_ONCE.match(rest)
        or is_topic(head)
        or acts(ahead, text[told.low :])
        or is_of_another(rest)
    ):
        return None
    begins = _LEAD.match(ahead)
    near = (
        alone
        or not rest.strip()
        or bool(regex(r"in all|in total|altogether|一共|总共").search(rest) or _HERE.search(text))
        or bool(begins and len(ahead) <= begins.end() + 1)
        or len(ahead + rest) <= _CLOSE
    )
    if announces and piece.sentence.sort != "heading":
        return near
    return True if near and not re.search("[0-9,;。]", ahead + rest) and len(ahead + rest) <= _CUT else None


def _of_rows(piece: Piece, table: Table, *, announces: bool) -> Told | None:
    """Return the one number of a line that counts the rows of a table below it."""
    if len(piece.told) != 1:
        return None
    one = piece.told[0]
    # the clause that says how many: 预算 1.76 亿元，分六个科目，比去年增长 14%
    ends = [found.start() for found in re.finditer(r"[,;。]", piece.text)]
    begin = max((end + 1 for end in ends if end < one.low), default=0)
    text = _NUMBER.sub(
        "", piece.text[begin : min((end for end in ends if end >= one.end), default=len(piece.text))].strip(" *#:_")
    )
    low = piece.text.rfind(text)
    if one.low < low or piece.text[one.end :].startswith((" of the", " of our")):
        return None
    if is_name(piece.text, one.low, one.end) or is_basis(piece.text[max(0, one.low - 12) : one.low]):
        return None
    ahead, rest = piece.text[low : one.low], piece.text[one.end : low + len(text)]
    if re.search("[0-9]", ahead + rest) or len(ahead + rest) > _CUT:
        return None
    noun = piece.text[one.low : one.end] + rest[:16]
    name = fold(table.heads.cells[0].text).text.lower().partition("(")[0].strip() if table.heads.cells else ""
    named = len(name) > 1 and (name in noun or regex(rf"\b{re.escape(name)}(?:s|es)?\b").search(noun))
    return one if named or (announces and KINDS.search(noun) and len(ahead + rest) <= _CLOSE) else None
