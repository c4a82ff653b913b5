"""Named values of one measure, side by side in a sentence, a list or a table: 甲 2,618 万元、乙 2,560 万元."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final, NamedTuple

from mcp_server.language.folding import HAN_RUN, fold
from mcp_server.language.numerals import whole_number
from mcp_server.language.pages import Page, Sentence
from mcp_server.language.rank_words import MONTH, MONTH_ZH, MOST, QUARTER, STOP, TOTAL, WEEKDAY
from mcp_server.language.shapes import Shape
from mcp_server.language.stated_table_sums import total_rows
from mcp_server.language.stated_tables import grid_of
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

NAME: Final = 24
"""Characters of a name."""
MEMBERS: Final = 40
FEW: Final = 2
_PAUSE: Final = re.compile(r"[,;:。!?|、/()]|\.\s|\s[-–—]\s|\s(?:and|but|while|whereas)\s|[和及与](?!\s?$)")
_ENDS: Final = re.compile(r"[\s(:=]+$")
_COPULA: Final = regex(
    r"\s(?:was|were|is|are|had|has|have|came|got|with|at|went to|from|being)\s|[是为]|(?<=[\u4e00-\u9fff])(?=最|居|排)"
)
"""Between a rank and who has it."""
_HAS: Final = regex(r"(?:^|\s)(?:was|were|is|are|on|in|at|by|of|from|for|to)\s(.+)$")
_HEADED: Final = regex(r"^[\u4e00-\u9fff]+ (?=[\u4e00-\u9fff])")
"""What stood in bold before a name."""
_WHOLE: Final = regex(
    r"\s?[^,，。;；:：\d]{0,6}[,，;；:：(（]\s?(?:其中(?![^,，。;；]{0,12}最)"
    r"|of (?:whom|which|these|them)\b(?! the [a-z]+est)|including\b)",
    2,
)
"""Behind what others are parts of."""
_EACH: Final = regex(r"^(?:每|平均|人均|per\b|each\b|an? (?:hour|day|unit|head)\b)")
_LEAD: Final = regex(
    r"^(?:[\s(（]|其中|分别|依次|则|而|为|是|有|ahead of\b|followed by\b|although\b|though\b|against\b|behind\b|than\b"
    r"|compared (?:with|to)\b|before\b|after\b|both\b|the\b|and\b|with\b|of\b|in\b|at\b|for\b|from\b"
    r"|a\b(?!\s?[\u4e00-\u9fff])"
    r"|then\b|now\b"
    r"|only\b|just\b)+"
)
_TAIL: Final = regex(
    r"(?:[\s(（=:]|为|是|有|达到?|共|约|仅|只|也|则|了|要|报|得|占|完成|卖出|售出|实现|\b(?:was|were|is|are|at|had"
    r"|has|have|with|got|sold|made|reached|took|gave|brought|scored|stood"
    r"|came|to|asks?|quoted?|wants?|about|roughly|only|just|some|on|in|of|the|answered|paid|cost|costs|received"
    r"|recorded|counted|saw|numbered|made up|lent|led|drew|won|lost|earned|scored|served|ran|kept|held|spent|grew"
    r"|raised|reported|produced"
    r"|delivered|handled|attracted|managed|contributed|closed|booked|yielded|averaged|ended|finished|opened"
    r"|by|as|numbered|costs?)\b|平均|人均|均)+$"
)
_APART: Final = regex(r"[比较].{1,12}(?:[多少高低长短贵快慢大小]|增加|减少|提高|降低)[了出]?\s?$")
"""Before how far two values are apart: 二期比一期多 30 万元."""
_TURNS: Final = regex(r"依次|分别|\brespectively\b|\bin (?:that|this|the same) order\b")
_NO_NAME: Final = frozenset(
    {"top", "first", "last", "the", "all", "our", "next", "only", "some", "these", "those", "we", "it"}
)


_NO_THING: Final = regex(
    r"[的了其]|(?:平均|同比|环比|比)?(?:提[高升]|增[加长幅]|上升|下降|降[低幅]|减少|缩短|相差|差额?|多|少)了?"
    r"|(?:.*\b)?(?:alarm|trip|limit|ceiling|threshold|warning|cap|floor)|.*(?:上限|下限|限值|[预报]警[值线]?|警戒线|阈值|红线)"
    r"|(?:up|down|plus|minus|rise|fall|change|difference|gap|increase|decrease|[0-9.,]+)"
)
"""What stands before a figure and names nobody."""
_SINGLE: Final = regex(r"[甲乙丙丁戊己庚辛a-z]")
_NTH: Final = re.compile(r"第([0-9]+)")
_TURN: Final = "(?:day|week|month|quarter|round|session|evening|night|term|wave|season|year|run|sprint|mailing|issue)"
_NTHS: Final = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ONES: Final = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DIGITS: Final = "零一二三四五六七八九十"


class Member(NamedTuple):
    """One of several, with its value."""

    name: str
    """Folded, in lower case, periods in one form."""
    value: Decimal
    text: str
    """The value as written."""


class Board(NamedTuple):
    """Several with the value of each in one measure, and what says which measure it is."""

    members: tuple[Member, ...]
    about: str
    """Heads, captions and the words around."""
    line: int
    place: str
    """What tells apart the boards of one table, list or sentence from those of another."""
    dimension: str
    head: str = ""
    """What a column or a row of a table is called."""


def plain(text: str) -> str:
    """Return a text folded, in lower case, with quarters and months in one form each."""
    text = _LOOSE.sub("", fold(text).text.lower().replace("*", "").replace("`", ""))
    text = QUARTER.sub(lambda m: f"q{whole_number(m[1])}", text)
    text = MONTH_ZH.sub(lambda m: f"{whole_number(m[1])}月", text)
    return MONTH.sub(lambda m: m[1], WEEKDAY.sub(lambda m: m[1], text))


_LOOSE: Final = re.compile(r"(?<=[0-9]) (?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff]) (?=[0-9])")


def boards(page: Page, shapes: Sequence[Shape]) -> Iterator[Board]:
    """Yield the named values of a text: of its tables by column and by row, of its sentences and of its lists."""
    yield from _of_tables(page)
    last: Board | None = None
    for _, group in groupby(
        shapes, lambda shape: (shape.sentence.sort == "item", shape.sentence.under, shape.sentence.lead)
    ):
        run = list(group)
        for shape in run:
            for board in _of_sentence(shape, last):
                last = board
                yield board
        if run[0].sentence.sort == "item":
            yield from _of_list(run)


def _of_tables(page: Page) -> Iterator[Board]:
    for number, table in enumerate(page.tables):
        if not 2 <= len(table.rows) <= MEMBERS:
            continue
        grid, names, columns = grid_of(table)
        heads = [plain(cell.text) for cell in table.heads.cells]
        totals = total_rows(names)
        first = next(
            (
                c
                for c in range(len(heads))
                if c not in columns and any(len(row.cells) > c and row.cells[c].text for row in table.rows)
            ),
            None,
        )
        if first is None:
            # lines and rooms that are called by numbers
            named = len({row.cells[0].text for row in table.rows if row.cells}) == len(table.rows) and all(
                row.cells and row.cells[0].text.strip().isdigit() for row in table.rows
            )
            if not named or len(heads) < FEW or not heads[0].strip():
                continue
            first, columns = 0, [c for c in columns if c]
        about = plain(f"{' '.join(table.under[-1:])} {table.caption}")
        labels = [plain(row.cells[first].text) if len(row.cells) > first else "" for row in table.rows]
        labels = [f"{heads[0]} {label}" if label.isdigit() and not first else label for label in labels]
        kept = [
            r
            for r in range(len(grid))
            if r not in totals and 0 < len(labels[r]) <= NAME and not TOTAL.search(labels[r])
        ]
        for c in columns:
            cells = [(labels[r], entry.figure) for r in kept if (entry := grid[r][c])]
            if len(cells) == len(kept) > 1 and _alike([figure for _, figure in cells]):
                yield _board(cells, f"{heads[c]} {about}", table.heads.line, f"t{number}", heads[c])
        wide = [c for c in columns if not TOTAL.search(heads[c])]
        for r in kept:
            across = [(heads[c], entry.figure) for c in wide if (entry := grid[r][c])]
            if len(across) == len(wide) > 2 and _alike([figure for _, figure in across]):
                yield _board(across, f"{labels[r]} {about}", table.rows[r].line, f"t{number}r", labels[r])


def _alike(figures: Sequence[Quantity]) -> bool:
    units = {one.unit for one in figures} - {""}
    return (
        len(units) < 2
        and len({(one.dimension, one.per) for one in figures}) == 1
        and all(one.bound == "=" and one.upper is None for one in figures)
    )


def _board(cells: Sequence[tuple[str, Quantity]], about: str, line: int, place: str, head: str = "") -> Board:
    members = tuple(Member(name, figure.value, figure.text.strip()) for name, figure in cells)
    if len(members) > FEW and not head:
        # what the others add up to is none of them
        total = sum(one.value for one in members)
        members = tuple(one for one in members if one.value * 2 != total)
    return Board(members, about, line, place, cells[0][1].dimension, head)


def _of_sentence(shape: Shape, last: Board | None) -> Iterator[Board]:
    """Yield the values of a sentence that have names, or stand in the order of the names ahead."""
    sentence = shape.sentence
    figures = [figure for _, figure in shape.figures()]
    if len(figures) < 2 or sentence.sort == "heading":
        return
    base = sentence.start
    units = {one.unit for one in figures if one.dimension == "count"} - {""}
    kinds: dict[tuple[str, str, str], list[tuple[str, str, Quantity]]] = {}
    for number, one in enumerate(figures):
        low = figures[number - 1].end - base if number else 0
        high = figures[number + 1].start - base if number + 1 < len(figures) else len(sentence.text)
        head, tail = sentence.text[low : one.start - base], sentence.text[one.end - base : high]
        ahead_of = figures[number - 1] if number else None
        if ahead_of and not head.strip() and ahead_of.unit != one.unit and ahead_of.unit:
            # group two 52: its number is its name
            head = ahead_of.text
        lead = _TAIL.sub("", _PAUSE.split(plain(head))[-1])
        if TOTAL.search(_PAUSE.split(plain(tail))[0]) or TOTAL.search(lead) or _WHOLE.match(tail):
            continue
        if _APART.search(_PAUSE.split(plain(head))[-1]):
            continue
        kinds.setdefault((one.dimension, one.unit if len(units) > 1 else "", one.per), []).append((head, tail, one))
    said = sentence.text[: figures[-1].end - base + NAME]
    about = plain(f"{' '.join(sentence.under[-1:])} {sentence.lead} {said}")
    for some in kinds.values():
        if not 2 <= len(some) <= MEMBERS or not _alike([one for _, _, one in some]):
            continue
        ahead, behind = [name_of(head) for head, _, _ in some], [_named_behind(tail) for _, tail, _ in some]
        names = ahead if all(ahead[1:]) else behind if all(behind) and not any(ahead[1:]) else []
        cells = [(name, one) for name, (_, _, one) in zip(names, some, strict=False) if name and not TOTAL.search(name)]
        if len(cells) > 1 and len({name for name, _ in cells}) == len(cells):
            yield _board(cells, about, sentence.line, f"s{sentence.start}")
        elif _takes_turns(sentence, last, len(some)) and last and not any(ahead[1:]):
            named = [(member.name, one) for member, (_, _, one) in zip(last.members, some, strict=True)]
            yield _board(named, about, sentence.line, f"s{sentence.start}")
        else:
            size = next((n for n in range(1, len(some)) if ahead[n] or behind[n - 1]), len(some))
            if size > FEW:
                named = [(f"第{number}", one) for number, (_, _, one) in enumerate(some[:size], 1)]
                yield _board(named, about, sentence.line, f"s{sentence.start}")


def _takes_turns(sentence: Sentence, last: Board | None, size: int) -> bool:
    """Whether the values of a sentence stand in the order of the names ahead of it."""
    if last is None or not len(last.members) == size > 2 or sentence.line - last.line > 1:
        return False
    return bool(_TURNS.search(plain(sentence.text)))


def name_of(head: str) -> str:
    """Return the name right before a value."""
    pieces = _PAUSE.split(_ENDS.sub(" ", plain(head)))
    aside = len(pieces) > 1 and (_EACH.search(pieces[-1]) or (not pieces[-1].strip() and MOST.search(pieces[-2])))
    piece = pieces[-2] if aside else pieces[-1]
    if found := MOST.search(piece):
        # the best was A; best on A; A was the best
        behind = _HAS.search(_TAIL.sub("", piece[found.end() :]))
        sides = [side for side in _COPULA.split(piece) if side.strip() and not MOST.search(side)]
        piece = behind[1] if behind else sides[0] if sides else ""
    name = _TAIL.sub("", _LEAD.sub("", piece)).strip()
    name = _HEADED.sub("", name)
    return name if 0 < len(name) <= NAME and name not in _NO_NAME and not _NO_THING.fullmatch(name) else ""


def _named_behind(tail: str) -> str:
    """Return the name right behind a value: 47 in February."""
    piece = _PAUSE.split(plain(tail))[0]
    found = re.match(r"\s(?:of|in|for|on|at|from|to|went to|came from)\s(?:the\s)?(.+)", piece)
    found = found or re.match(r"\s?\(([^()0-9]{1,24})\)", plain(tail))
    name = found[1].strip() if found else ""
    return name if 0 < len(name) <= NAME else ""


def _of_list(run: Sequence[Shape]) -> Iterator[Board]:
    """Yield the values of the items of a list, each with a name and the same kind of figure first."""
    every: list[tuple[str, list[Quantity]]] = []
    for shape in run:
        figures = [figure for _, figure in shape.figures()]
        name = name_of(shape.sentence.text[: figures[0].start - shape.sentence.start]) if figures else ""
        if not name:
            continue
        every.append((name, figures))
    if not len(run) - 1 <= len(every) <= MEMBERS or len(every) <= FEW or len({name for name, _ in every}) < len(every):
        return
    first = run[0].sentence
    said = plain(f"{' '.join(first.under[-1:])} {first.lead} {' '.join(shape.sentence.text for shape in run)}")
    for n in range(min(len(figures) for _, figures in every)):
        cells = [(name, figures[n]) for name, figures in every]
        if _alike([figure for _, figure in cells]):
            yield _board(cells, said, first.line, f"l{first.start}.{n}")


def finder(name: str, names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a name in a text: the whole, or how it begins or ends where no other of its list does so."""
    others = [other for other in names if other != name]
    if nth := _NTH.fullmatch(name):
        return _nth(int(nth[1]), last=name == names[-1])
    if HAN_RUN.search(name):
        size = next(
            (n for n in range(2, len(name)) if not any(other.startswith(name[:n]) for other in others)), len(name)
        )
        if size < len(name) and not HAN_RUN.fullmatch(name[:size]):
            size = len(name)
        bare = name if _SINGLE.match(name) is None else name[:1]
        short = name[:size] if size > 1 else name
        return re.compile(
            f"{re.escape(bare if len(bare) == 1 and not any(o.startswith(bare) for o in others) else short)}"
        )
    words = name.split()
    last = words[-1] if len(words) > 1 and sum(other.split()[-1:] == words[-1:] for other in others) == 0 else ""
    alone = len(words) > 1 and len(words[0]) > 3 and words[0] not in STOP and not any(words[0] in o for o in others)
    choices = "|".join(
        re.escape(one)
        for one in (name, last, words[0] if alone else "")
        if len(one) > 1 or (one and one.isalpha() and len(name) == 1)
    )
    return re.compile(rf"(?<![a-z0-9$£€.])(?:{choices or re.escape(name)})(?![a-z0-9%])")


def _nth(number: int, *, last: bool) -> re.Pattern[str]:
    """Return what finds one of several that have no names: 第二天, the second day, day two, the last one."""
    if last:
        return re.compile(
            rf"第(?:{number}|{_DIGITS[min(number, 10)]})[天日周月季年期次场轮批晚班届]"
            rf"|最后一[天日周月季年期次场轮批晚班届]|\blast (?:one|{_TURN})\b"
        )
    if number >= len(_NTHS):
        return re.compile(rf"第{number}[天日周月季年期次场轮批晚班届]")
    return re.compile(
        rf"第(?:{number}|{_DIGITS[number]})[天日周月季年期次场轮批晚班届]|\b{_NTHS[number]} {_TURN}\b"
        rf"|\b{_TURN} (?:{number}|{_ONES[number]})\b"
    )
