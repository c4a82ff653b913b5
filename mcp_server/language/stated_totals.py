"""Totals and their members by the part that each figure plays, in a sentence, over sentences and around lists."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from mcp_server.language.amounts import Amount, amounts, before_break, like, of_one_unit, off, sorts, split
from mcp_server.language.order_words import OF_THE
from mcp_server.language.pages import Page, Sentence
from mcp_server.language.relations import Said, said, starts
from mcp_server.language.shapes import Shape
from mcp_server.language.stated_balance import balances, closes, flows, nets, scattered, stocks, turned
from mcp_server.language.stated_closed import closed
from mcp_server.language.stated_members import members, together
from mcp_server.language.stated_remaining import remaining
from mcp_server.language.stated_rows import beside_list, rows, stated
from mcp_server.language.stated_runs import IN, plain, runs
from mcp_server.language.stated_table_sums import said_ahead, said_behind, total_rows
from mcp_server.language.stated_tables import grid_of
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

MEMBERS: Final = 40
"""Figures of one total."""
BACK: Final = 5
"""Sentences right before one that may hold the whole of its parts."""
LINES: Final = 4
"""Lines behind a table on which totals of its columns may stand."""
_LACKS: Final = Decimal("0.12")
_OVERLAP: Final = regex(
    r"重[叠复合]|不相加|兼|交叉|可多选|\b(?:overlap\w*|twice|both groups|in both"
    r"|(?:may|can|might) be both|double[- ]count\w*|several answers)\b"
)
_WORDS_ZH: Final = "两二三四五六七八九"
_MANY: Final = 10
_SMALL: Final = Decimal(20)
_TOTAL: Final = regex(
    r"\b(?:(?:grand |sub)?total(?:s|ed|l?ing)?|in all|altogether|all told|together|combined|overall|sum|aggregate"
    r"|add(?:s|ed|ing)? up to|sum(?:s|med)? to|amount(?:s|ed|ing)? to|(?:which|that|this|these|those|they|and"
    r"|so|it) (?:all )?(?:makes?"
    r"|made|comes? to|came to|gives?|means|totals?|brings?|adds up to)|making|bringing|giving"
    r"|brings? [a-z' ]{1,30} to|puts?|sets us back|leaves us with)\b"
    r"(?: (?:of|is|are|was|were|to|makes?|comes? to|came to|cost|costs|us|the|a|we|it|trip|will|spring|have|has))*$"
    r"|(?:合计|共计|总计|总共|一共|合共|加起来|合起来|合在一起|拢共|统共|加总|算下来|累计|全部|全(?:年|月|周|季度?|天|校|厂|院|区|县|市|店|线|程|场|公司|集团|镇|村|程|期)"
    r"|总(?![部监裁店行包结体分务会局是经公工])[^,。]{1,4}|(?<![公同])共(?![享同建用有性识治创青])|有效[^,。]{1,3}共)"
    r"(?:为|达|是|约|有|用时|投入|支出|金额|收上来|完成|签约|[^,。0-9]{0,3})$"
)
_TOTAL_BEHIND: Final = regex(
    r"^(?:[a-z'-]+ ){0,3}?(?:in all|in total|altogether|all told|combined|between (?:them|us)|overall"
    r"|all together|were counted)\b"
)
_SO: Final = regex(r"^(?:so|thus|hence|which (?:brings|makes|gives|means)|bringing|making|giving|即|所以|因此|这样)\b")
_ELSE: Final = regex(
    r"\b(?:targets?|goals?|plan(?:ned)?|average|mean|median|each|apiece|per|every|than|compared|forecast"
    r"|expect\w*|at least"
    r"|at most|rose|fell|grew|increase[sd]?|decrease[sd]?|net|less|minus|against|versus|instead)\b"
    r"|\b(?:from|by|up|down)$|目标|计划(?!生育)|预计|同比|环比|平均|人均|每|单价|均|较|比|增长|下降|增加|减少"
    r"|提高|降至|升至|扣|减|[从由]$"
)
_ELSE_BEHIND: Final = regex(r"^(?:up|down|higher|lower|more|fewer|less)\b")
_OLD: Final = regex(
    r"\b(?:last|previous|prior) (?:year|month|week|quarter)|\b(?:a|one) (?:year|month) (?:ago|earlier)|去年"
    r"|上年|上月|同期"
)
_SOME: Final = regex(
    r"\b(?:includ\w+|such as|e\.g|for example|among|mostly|mainly|largest|biggest|(?<!on )top|of which|of whom"
    r"|partly|some)\b"
    r"|其中|例如|比如|包括|等|主要|前[三五十]|最"
)
_REST: Final = regex(r"\b(?:other|others|rest|remaining|remainder|last)\b|其他|其它|其余|余下|剩余|剩下|最后")
_MORE: Final = regex(r"\b(?:another|a further|further|additional|more|on top)\b|又|再|另|还有|此外|加上")


class Scope(NamedTuple):
    """Sentences of one paragraph, or the items of one list, with their figures."""

    shapes: list[Shape]
    listed: bool

    @property
    def first(self) -> int:
        """The line on which it begins."""
        return self.shapes[0].sentence.line

    @property
    def last(self) -> int:
        """The line on which its last sentence begins."""
        return self.shapes[-1].sentence.line


def totals(page: Page, shapes: Sequence[Shape]) -> Iterator[tuple[Said, Sentence]]:
    """Yield totals with their members, and balances, each with the sentence that states it."""
    values = frozenset(one.value for shape in shapes for _, one in shape.figures())
    for one, sentence in _totals(page, shapes):
        other = one.clear and not one.certain and (_elsewhere(one, values) or _doubled(one, page, sentence))
        yield (one._replace(clear=False, sure=False) if other else one), sentence


def _doubled(one: Said, page: Page, sentence: Sentence) -> bool:
    """Whether parts are more than their whole, and the line of both says that some are counted twice."""
    made = sum((part.value for part in one.of if isinstance(part, Quantity)), Decimal(0))
    return made > one.value.value and _OVERLAP.search(page.lines[sentence.line - 1].text.lower()) is not None


def _elsewhere(one: Said, values: frozenset[Decimal]) -> bool:
    """Whether what parts lack of their whole is another figure of the text: that of the quarter it is about."""
    parts = [part.value for part in one.of if isinstance(part, Quantity)]
    short = one.value.value - sum(parts, Decimal(0))
    return min(parts) > 0 and short > one.value.value * _LACKS and short >= _SMALL and short in values - {*parts}


def _totals(page: Page, shapes: Sequence[Shape]) -> Iterator[tuple[Said, Sentence]]:
    scopes = list(_scopes(shapes))
    yield from _beside_tables(page, shapes)
    for at, scope in enumerate(scopes):
        behind = scopes[at + 1] if at + 1 < len(scopes) else None
        if scope.listed:
            ahead = scopes[at - 1] if at and not scopes[at - 1].listed else None
            yield from _around(page, scope, ahead, behind if behind and not behind.listed else None)
            for _, item in groupby(scope.shapes, key=lambda shape: shape.sentence.line):
                yield from _paragraph(Scope(list(item), listed=False))
        else:
            yield from _paragraph(scope)


def _beside_tables(page: Page, shapes: Sequence[Shape]) -> Iterator[tuple[Said, Sentence]]:
    """Yield the total that is said right ahead of a table that has none, and those of its columns said behind it."""
    lines = [one.sentence.line for one in shapes]
    for table in page.tables:
        if not table.rows or len(table.rows) > MEMBERS:
            continue
        line = table.heads.line
        near = shapes[bisect_left(lines, line - 3) : bisect_left(lines, line)]
        ahead = [one for one in near if one.sentence.sort != "row"]
        grid, names, columns = grid_of(table)
        if ahead and not total_rows(names) and not _SOME.search(ahead[-1].text):
            read = [one for one in amounts(ahead[-1]) if _plain([one], one)]
            yield from ((one, ahead[-1].sentence) for one in said_ahead(table, grid, columns, read))
        last = table.rows[-1].line
        for shape in shapes[bisect_left(lines, last + 1) : bisect_left(lines, last + LINES + 1)]:
            yield from ((one, shape.sentence) for one in said_behind(table, grid, columns, amounts(shape), shape.text))


def _scopes(shapes: Sequence[Shape]) -> Iterator[Scope]:
    run: list[Shape] = []
    for shape in shapes:
        item = shape.sentence.sort == "item"
        near = run and shape.sentence.line <= run[-1].sentence.line + 1 + item
        same = run and (run[-1].sentence.sort == "item") is item and shape.sentence.sort != "heading"
        if run and not (near and same and run[-1].sentence.sort != "heading"):
            yield Scope(run, run[0].sentence.sort == "item")
            run = []
        run.append(shape)
    if run:
        yield Scope(run, run[0].sentence.sort == "item")


def _paragraph(scope: Scope) -> Iterator[tuple[Said, Sentence]]:
    """Yield what the sentences of a paragraph state, alone and with those before them."""
    read = [tuple(_members(amounts(shape))) for shape in scope.shapes]
    # what a paragraph of a thousand sentences asks of each figure is asked once
    closing = [any(closes(one.near, one.behind) for one in own) for own in read]
    clean = frozenset(plain(one for own in read for one in own))
    for at, own in enumerate(read):
        told: set[int] = set()
        for one, sentence in _readings(scope, read, closing, at):
            if _settles(one):
                told |= {one.place, *starts(one)}
            yield one, sentence
        if at:
            back, shape = scope.shapes[at - 1 : at + 1]
            yield from ((one, shape.sentence) for one in remaining(back, read[at - 1], shape))
        if own:
            yield from _nearest(scope, read, clean, at, told)
            shape = scope.shapes[at]
            ahead = (scope.shapes[at - 1], read[at - 1]) if at else (None, ())
            near = [one for some in read[max(0, at - 2) : at + 1] for one in some if one.figure.dimension != "percent"]
            for kind in split(near):
                mine = [one for one in kind if _ELSE.search(one.near) is None and not _OLD.search(one.behind)]
                found = (*nets(kind), *(scattered(mine) if len(own) > 1 else ()))
                yield from ((one, shape.sentence) for one in found if one.place >= shape.sentence.start)
            yield from ((one, shape.sentence) for one in closed(own, shape.text, read[max(0, at - BACK) : at]))
            for one in stated(rows(shape, own, *ahead)):
                yield one, (shape if one.place >= shape.sentence.start else scope.shapes[at - 1]).sentence


def _members(figures: Sequence[Amount]) -> Iterator[Amount]:
    """Yield the figures of a sentence without those that only say how many others there are: 两个时段, one in ten."""
    most = max((one.figure.value for one in figures if one.figure.dimension == "count"), default=Decimal(0))
    for one in figures:
        few = one.figure.dimension == "count" and one.figure.value < _MANY <= most / _MANY
        if not (IN.match(one.tail) or (few and not one.near and one.figure.text and one.figure.text[0] in _WORDS_ZH)):
            yield one


def _readings(
    scope: Scope, read: Sequence[tuple[Amount, ...]], closing: Sequence[bool], at: int
) -> Iterator[tuple[Said, Sentence]]:
    """Yield the readings of a sentence whose every figure has its part, and of it with those before it."""
    shape, own = scope.shapes[at], read[at]
    told = False
    for one in _sentence(shape, own):
        told = True
        yield one, shape.sentence
    for one in (*members(own, shape.text), *together(own, shape.text)) if not told else ():
        told = True
        yield one, shape.sentence
    if told or not own or not at:
        return
    before, ahead = scope.shapes[at - 1], read[at - 1]
    for one in (*_brought(ahead, own), *_apart(ahead, own)):
        yield one, (shape if one.place >= shape.sentence.start else before).sentence
        told = told or _settles(one)
    for back in range(1, min(at, 3) + 1):
        if told:
            return
        if not any(closing[at - back : at + 1]):
            continue
        every = [one for some in read[at - back : at + 1] for one in some]
        for kind in split([one for one in every if one.figure.dimension != "percent"]):
            for one in stocks(kind):
                if one.place >= shape.sentence.start:
                    told = True
                    yield one, shape.sentence
            for one in turned(kind):
                of = next((n for n, some in enumerate(read) if any(two.figure.start == one.place for two in some)), at)
                yield one, scope.shapes[of].sentence


def _settles(one: Said) -> bool:
    """Whether a reading is clear, or holds to the last digit."""
    parts = [part.value for part in one.of if isinstance(part, Quantity)]
    return one.clear or sum(parts, Decimal(0)) == one.value.value


def _nearest(
    scope: Scope, read: Sequence[tuple[Amount, ...]], clean: frozenset[Amount], at: int, told: set[int]
) -> Iterator[tuple[Said, Sentence]]:
    """Yield what a sentence states of the figures nearest to its words for totals, in it and right before it.

    Of what is *told* already nothing is said again.
    """
    every = [one for some in read[max(0, at - BACK) : at + 1] for one in some]
    for kind in sorts(every):
        for one in runs(kind, read[at], clean):
            if one.place in told:
                continue
            of = next((n for n, some in enumerate(read) if any(two.figure.start == one.place for two in some)), at)
            yield one, scope.shapes[of].sentence


def _sentence(shape: Shape, own: Sequence[Amount]) -> Iterator[Said]:
    if _OVERLAP.search(shape.text):
        return
    for kind in split(own):
        if any(kind[0].place < one.place < kind[-1].place and _is_bare(one) for one in own if one not in kind):
            # (38) 万元: what may be one of them, but is not read as such
            continue
        told = False
        for one in balances(kind) if len(kind) < 4 else (*balances(kind), *stocks(kind)):
            told = True
            yield one
        if not told and 3 <= len(kind) <= MEMBERS:
            yield from _named(kind)
            yield from _opened(shape, kind)


def _made(parts: Sequence[Amount], total: Amount, room: str, *, plain: bool = True) -> Iterator[Said]:
    """Yield a total of parts, clearly so where it comes near them and no word beside them says more."""
    of = of_one_unit([*(one.figure for one in parts), total.figure])
    figures, whole = of[:-1], of[-1]
    if not 2 <= len(figures) <= MEMBERS or any(one.bound != "=" or one.upper or one.signed for one in of):
        return
    if any(OF_THE.match(one.tail) for one in parts):
        # 2 of 36 and 1 of 24 are no parts of one whole
        return
    away = off(figures, whole)
    if away is None or not all(0 <= one.value < whole.value for one in figures):
        return
    short = whole.value <= _SMALL and away * whole.value <= 2 and whole.dimension == "count"
    yield said("sum", figures, whole, clear=plain and (short or away <= Decimal(room)))


def _is_bare(one: Amount) -> bool:
    return one.figure.dimension == "count" and not one.figure.unit


def _is_total(one: Amount) -> bool:
    return bool(_TOTAL.search(one.head.rstrip(" :(")[-48:]) or _TOTAL_BEHIND.search(one.behind))


def _plain(parts: Sequence[Amount], total: Amount) -> bool:
    """Whether no word beside figures says more of them than what they count."""
    beside = [f"{one.near}\n{one.behind}" for one in (total, *parts)]
    return (
        not any(
            _ELSE.search(one.near) or _ELSE.search(one.behind) or _ELSE_BEHIND.search(one.behind)
            for one in (total, *parts)
        )
        and not any(_OLD.search(words) for words in beside[1:])
        and len({one.figure.per for one in parts}) == 1
        and total.figure.per in {"", parts[0].figure.per, "day", "week", "month", "quarter", "year"}
    )


def _named(kind: Sequence[Amount]) -> Iterator[Said]:
    """Yield the one figure that words call a total, with all others of its sentence."""
    named = [one for one in kind if _is_total(one)]
    if not named and _SO.search(kind[-1].near) and any(_MORE.search(one.head) for one in kind[:-1]):
        named = [kind[-1]]
    if len(named) != 1:
        return
    parts = [one for one in kind if one is not named[0]]
    if named[0] not in {kind[0], kind[-1]}:
        return
    whole = not _SOME.search(" ".join(one.near for one in kind)) or bool(_REST.search(parts[-1].near))
    yield from _made(parts, named[0], "0.15", plain=whole and _plain(parts, named[0]))


def _opened(shape: Shape, kind: Sequence[Amount]) -> Iterator[Said]:
    """Yield a figure with the list that a colon, a bracket or a dash opens behind it."""
    text = shape.text
    for total, following in pairwise(kind):
        gap = text[total.place + 1 : following.place]
        opens = regex(r"[:(]|\s[–—-]\s|—").search(gap)
        closed = regex(r"[^,;:(]{0,40}(?:,(?! ?(?:其中|of which))[^,;:(]{0,20})?[:(–—-]").match(gap)
        if not opens or not closed:
            continue
        end = len(text)
        if opens[0] == "(":
            end = text.find(")", following.place)
        parts = [one for one in kind if total.place < one.place < (end if end > 0 else len(text))]
        parts = before_break(parts)
        if len(parts) > 1 and (total is kind[0] or opens[0] == "("):
            whole = not _SOME.search(gap) or bool(_REST.search(parts[-1].near))
            whole = whole and not _SOME.search(f"{parts[0].near} {parts[-1].behind}")
            yield from _made(parts, total, "0.2", plain=whole and _plain(parts, total))
        return


def _brought(ahead: Sequence[Amount], own: Sequence[Amount]) -> Iterator[Said]:
    """Yield a total at the end of a sentence that adds to what the one before it says."""
    for kind in split([*ahead, *own]):
        if len(kind) < 3 or kind[-1] not in own or not (_is_total(kind[-1]) or _SO.search(kind[-1].near)):
            continue
        parts = kind[:-1]
        more = [one for one in parts if one in own]
        first = len(parts) - len(more)
        linked = first == 1 and bool(more) and any(_MORE.search(f"{one.head} {one.tail}") for one in (*more, kind[-1]))
        listed = not more and len(parts) > 1
        yield from _made(parts, kind[-1], "0.15", plain=(linked or listed) and _plain(parts, kind[-1]))


def _apart(ahead: Sequence[Amount], own: Sequence[Amount]) -> Iterator[Said]:
    """Yield the one figure of a sentence with its parts, which are all that the next one says."""
    for kind in split([*ahead, *own]):
        parts = [one for one in kind if one in own]
        if len(kind) != len(parts) + 1 or len(parts) < 2 or kind[0] not in ahead:
            continue
        if signed := flows(parts):
            # so many now: so many before, so many came and so many went
            yield said("sum", signed, kind[0].figure, clear=False)
            continue
        rest = bool(_REST.search(parts[-1].near) or _REST.search(parts[-1].behind))
        whole = (len(parts) > 2 or rest) and (rest or not _SOME.search(" ".join(one.near for one in parts)))
        same = len({one.figure.unit for one in kind if one.figure.unit}) < 2 or rest
        yield from _made(
            parts, kind[0], "0.12", plain=whole and same and len(own) == len(parts) and _plain(parts, kind[0])
        )


def _around(page: Page, scope: Scope, ahead: Scope | None, behind: Scope | None) -> Iterator[tuple[Said, Sentence]]:
    """Yield the total right ahead of a list or right behind it."""
    levels = {line.number: line.level for line in page.lines[scope.first - 1 : scope.last] if line.sort == "item"}
    rows = [(shape, amounts(shape)) for shape in scope.shapes]
    if len(rows) < 2 or len(set(levels.values())) != 1 or len(rows) != len(levels):
        return
    leads = (ahead, -1, 2) if ahead and scope.first - ahead.last <= 2 else None
    tails = (behind, 0, 2) if behind and behind.first - scope.last <= 2 else None
    for side in (leads, tails):
        if side is not None:
            beside, n, _ = side
            shape = beside.shapes[n]
            for one in stated(beside_list([own for _, own in rows], shape, amounts(shape), leads=n < 0)):
                of = next((row for row, own in rows if any(two.figure.start == one.place for two in own)), shape)
                yield one, of.sentence
    kind = [figures[0] for _, figures in rows if len(figures) == 1]
    if len(kind) == len(rows) and all(like(one.figure, kind[0].figure) for one in kind):
        for one in balances(kind):
            yield one, rows[-1][0].sentence
