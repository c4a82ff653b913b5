"""Totals, remainders and parts that figures around them nearly give, though their words do not say which.

"so that $187,800 stays with you" is 648,720 less 469,920 but for two digits that changed places. What words call a
result of adding or taking away, and no figures give, is held against those that would be meant: where it is a slip of
the hand off one of them, that is asked.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from mcp_server.language.amounts import Amount, amounts, like, negative, of_one_unit
from mcp_server.language.folding import fold
from mcp_server.language.nearly_parted import nearly_parted
from mcp_server.language.nearly_words import ABOUT
from mcp_server.language.pages import Page
from mcp_server.language.portions import portioned
from mcp_server.language.relations import WHOLE, asked, is_true, said, written
from mcp_server.language.shapes import Shape
from mcp_server.language.slips import slip
from mcp_server.language.stated_closed import rounded, rounded_shares
from mcp_server.language.stated_rows import rows
from mcp_server.language.stated_runs import plain
from mcp_server.language.stated_table_sums import total_rows
from mcp_server.language.stated_tables import grid_of
from mcp_server.language.stated_wholes import nearly_whole
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

LINES: Final = 12
"""Lines before a result on which its figures may stand."""
BACK: Final = 14
"""Figures before a result of which it may be made."""
FAR: Final = 10
"""Wholes and sums of the rest of a text that a result may be made of."""
RECENT: Final = 5
"""Sentences before a total that may tell its parts."""
_RUN: Final = 6
_FEW: Final = 3
_DIGITS: Final = 3
"""Digits below which a slip is no sign of anything."""
_BESIDE: Final = 44

_REST: Final = regex(
    r"\b(?:leav(?:es?|ing)|left|remain\w*|balance|surplus|deficit|shortfall|gap|difference|net|spare|un(?:spent"
    r"|expended"
    r"|used|sold|allocated|committed)|headroom|profit|loss|margin|still|outstanding|short|so that|thus|hence"
    r"|(?:stood|carried|held|rolled) (?:over|forward)|better off|worse off|ahead|behind|must (?:raise|find)|need"
    r"|owe[sd]?"
    r"|another|the other|rest|save[sd]?|saving|return(?:ed|ing)?|buffer|reserve|cushion|in hand|majority|lead)\b"
    r"|余|剩|结存|结转|净|缺口|差额?|盈|亏|利润|毛利|欠|还需|仍需|尚需|待|节约|节省|省下|退回|存量|未|减去|扣除|留下|多出"
)
_REST_BEHIND: Final = regex(
    r"^[^,.;:0-9]{0,24}?\b(?:therefore|left|remain\w*|over|to (?:find|raise|go|spare|come|spend)|in hand|still"
    r"|outstanding"
    r"|unspent|unsold"
    r"|stood over|carried|stays?|stayed|stand|better off|short|surplus|deficit|majority|ahead)\b"
    r"|^[^,，。；0-9]{0,6}(?:余|剩|缺口|结余|未|待)"
)
_TOTAL: Final = regex(
    r"\b(?:total\w*|in all|altogether|all told|together|combined|overall|sum|add(?:s|ed|ing)?|aggregate|amount\w* to"
    r"|com(?:es?|ing) to|came to|mak(?:es?|ing)|made|puts?|brings?|bringing|giv(?:es?|ing)|so|thus|hence|means"
    r"|between (?:them"
    r"|us)|runs? to|or|ran to|reach(?:es|ed)?|now)\b|=\s?$|合计|共|总|加|累计"
    r"|全[年月周季天校厂院区县市店]|一起|合起来|达|计"
)
_TOTAL_BEHIND: Final = regex(
    r"^[^,.;:0-9]{0,20}?\b(?:in all|in total|altogether|all told|together|combined|overall|between (?:them|us)"
    r"|at (?:our"
    r"|their|your) disposal|therefore|for the (?:year|month|week|weekend|quarter|season))\b"
)
_TOTAL_RIGHT: Final = regex(
    r"\b(?:in all|in total|altogether|total\w*|together|comes? to|came to)(?: [a-z]+){0,2}:?\s?$"
    r"|(?:合计|共计|总计|[一总]共|小计|总[收支][入出]|[收支][入出])[^,;。]{0,4}$"
)
"""Right before a total."""
_CELLS: Final = 20
"""Figures of a table of which something may be left."""
_WHOLE: Final = regex(
    r"\b(?:budget\w*|grant\w*|award\w*|fund\w*|costs?|total\w*|in all|altogether|allocat\w+|approved|capacity|revenue"
    r"|income|turnover|sales|pay|spen[dt]\w*|expen\w+|raised|target|goal|price|contract|have|paid)\b"
    r"|预算|总|共|合计|批复|拨款|资金|支出|收入|营收|成本|费用|投入|募集|筹|合同|专户|已用|花"
)
_ELSE: Final = regex(
    r"\b(?:average|mean|median|each|per|apiece|every|than|at least|at most|about|nearly|almost|over|under|some|roughly"
    rf"|rose|fell|grew|up|down|target|from|forecast|expected|planned)\s?$|均(?!衡)|每|(?<!商)超(?!市)|{ABOUT}"
    r"|同比|环比|增长|下降|目标|预计|计划|拟|将|明年|下[月周季年]"
    r"|如果|若|至少|不[低少超]"
)


_STOP: Final = regex(r"[.;。；!?][\s\"”]|[0-9](?=[^0-9]*$)")


class _Seen(NamedTuple):
    amount: Amount
    line: int

    @property
    def value(self) -> Decimal:
        return self.amount.figure.value


class _Way(NamedTuple):
    """How figures may make a result: those added, those taken away as negative."""

    parts: tuple[Quantity, ...]

    @property
    def value(self) -> Decimal:
        return sum((one.value for one in self.parts), Decimal(0))


def nearly_added(page: Page, shapes: Sequence[Shape], told: frozenset[int]) -> Iterator[Nearly]:
    """Yield results that figures around them nearly give; *told* are the places of those that are explained."""
    far = list(_of_tables(page))
    tables = [
        (table.rows[-1].line, [one.figure for row in grid_of(table)[0] for one in row if one])
        for table in page.tables
        if table.rows
    ]
    cells = frozenset(one.value for _, figures in tables for one in figures)
    near: list[_Seen] = []
    lines: set[int] = set()
    before: Shape | None = None
    last: Sequence[Amount] = ()
    recent: list[Sequence[Amount]] = []
    for shape in shapes:
        line = shape.sentence.line
        if shape.sentence.sort == "heading":
            near, before, last, recent = [], None, (), []
        text = fold(shape.sentence.text).text.lower()
        every = amounts(shape)
        own = [_Seen(one, line) for one in plain(every)]
        near = [one for one in near if one.line >= line - LINES][-BACK:]
        for at, one in enumerate(own):
            start = one.amount.figure.start
            if (
                start in told
                or line in lines
                or one.value in cells
                or one.value <= 0
                or len(text) != len(shape.sentence.text)
            ):
                continue
            low = start - shape.sentence.start
            end = low + len(one.amount.figure.text)
            head, tail = text[max(0, low - _BESIDE) : low], text[end : end + _BESIDE]
            above = [figures for last, figures in tables if line - LINES <= last < line and len(figures) <= _CELLS]
            beside = [figure for figures in above[-1:] for figure in figures if _fits(figure, one.amount.figure)]
            if found := _missed(one, [*near, *own[:at]], own[:at], far, beside, _clause(head), tail, every):
                lines.add(line)
                yield asked(shape.sentence, "sum", map(written, found.parts), one.amount.figure)
        if line not in lines:
            for fit in rows(shape, every, before, last):
                if fit.off and fit.near and not told.intersection(one.start for one in fit.parts):
                    lines.add(line)
                    yield asked(shape.sentence, "sum", map(written, fit.parts), fit.whole)
                    break
        if line not in lines:
            for parts, whole in (*rounded(every, shape.text, recent), *rounded_shares(every, shape.text, recent)):
                lines.add(line)
                yield asked(shape.sentence, "sum", map(written, parts), whole)
                break
        shares = nearly_whole(portioned(shape)) if line not in lines else ()
        if shares and not told.intersection(one.start for one in shares) and not is_true(said("sum", shares, WHOLE)):
            lines.add(line)
            yield asked(shape.sentence, "sum", map(written, shares), WHOLE)
        before, last, recent = shape, every, [*recent, every][-RECENT:]
        near += own
        far += [one.figure for one in every if _counts(one.figure) and _WHOLE.search(f"{one.near} {one.behind}")]
        far = far[-FAR * 2 :]
    yield from nearly_parted(shapes, told)


def _clause(head: str) -> str:
    """Return the words before a figure from the last full stop or figure on."""
    return _STOP.split(head)[-1]


def _counts(one: Quantity) -> bool:
    return one.bound == "=" and one.upper is None and not one.signed and one.value > 0 and one.dimension != "percent"


def _of_tables(page: Page) -> Iterator[Quantity]:
    """Yield the totals of the tables of a text."""
    for table in page.tables:
        grid, names, columns = grid_of(table)
        for r in total_rows(names):
            yield from (one.figure for c in columns if (one := grid[r][c]) and _counts(one.figure))


def _missed(
    one: _Seen,
    before: Sequence[_Seen],
    own: Sequence[_Seen],
    far: Sequence[Quantity],
    beside: Sequence[Quantity],
    head: str,
    tail: str,
    every: Sequence[Amount],
) -> _Way | None:
    """Return how figures nearly make one that words call a result; nothing where they call it none, or some make it."""
    figure = one.amount.figure
    digits = _digits(figure.value)
    if digits < _DIGITS - 1 or not _counts(figure) or _ELSE.search(head):
        return None
    rest = bool(_REST.search(head) or _REST_BEHIND.search(tail))
    total = bool(_TOTAL.search(head) or _TOTAL_BEHIND.search(tail))
    if not (rest or total):
        return None
    kin = [two.amount.figure for two in before if like(two.amount.figure, figure)]
    if digits < _DIGITS:
        kin = [two for two in kin if two.unit == figure.unit]
    mine = [two.amount.figure for two in own if like(two.amount.figure, figure)]
    said = [two.figure for two in every if two.figure.per and _WHOLE.search(two.near)]
    wide = [two for two in (*far, *said) if two.start != figure.start and _fits(two, figure)][-FAR:]
    if _explained(figure, [*kin, *wide], every):
        return None
    ways = [*(_left(kin, mine, wide, digits) if rest else ()), *(_made(kin, mine, digits) if total else ())]
    if rest and figure.dimension != "percent":
        # the surplus of all that came in over all that went out; what is left of a cell of the table above
        called = [two.amount.figure for two in before if two.amount.figure in kin and _called(two.amount)]
        ways += [_Way((max(pair, key=_value), negative(min(pair, key=_value)))) for pair in pairwise(called[-_FEW:])]
        if len(mine) > 1 and digits >= _DIGITS:
            ways += [_Way((whole, *map(negative, mine))) for whole in beside]
    fits = [way for way in ways if way.value > 0 and slip(way.value, figure.value)]
    if figure.unit and figure.dimension == "count":
        # figures of which none has its unit are of another sort
        fits = [way for way in fits if any(part.unit for part in way.parts)]
    return min(fits, key=lambda way: len(way.parts), default=None)


def _called(one: Amount) -> bool:
    return bool(_TOTAL_RIGHT.search(one.head))


def _value(one: Quantity) -> Decimal:
    return one.value


def _digits(value: Decimal) -> int:
    return len(f"{value.normalize():f}".replace(".", "").strip("0"))


def _fits(one: Quantity, figure: Quantity) -> bool:
    """Whether a figure of elsewhere may be of the same sort: a cell of a table may leave out its unit."""
    return like(one, figure) or (one.dimension == "count" and not one.unit and figure.dimension == "money")


def _explained(figure: Quantity, others: Sequence[Quantity], every: Sequence[Amount]) -> bool:
    """Whether a figure is one of others, or some of them make it."""
    values = [one.value for one in others]
    value = figure.value
    if value in values or any(value in (a + b, abs(a - b)) for a, b in combinations(values, 2)):
        return True
    totals = [Decimal(0)]
    for one in values:
        totals.append(totals[-1] + one)
    sums = {high - low for low, high in combinations(totals, 2)}
    if value in sums or any(whole - value in sums for whole in values):
        return True
    if any(value in (a + b - c, a - b + c, b + c - a) for a, b, c in combinations(values[-8:], _FEW)):
        return True
    factors = [one.figure.value / (100 if one.figure.dimension == "percent" else 1) for one in every]
    return any(
        abs(a * b - value) <= value / 100
        or (b and abs(a / b - value) <= value / 100)
        or (a and abs(b / a - value) <= value / 100)
        for a, b in combinations(factors, 2)
    )


def _left(kin: Sequence[Quantity], mine: Sequence[Quantity], wide: Sequence[Quantity], digits: int) -> Iterator[_Way]:
    """Yield what is left of the largest of the figures right before one without the others, or of a whole elsewhere."""
    for size in range(2, min(len(kin), _RUN) + 1):
        run = of_one_unit(kin[-size:])
        if digits < _DIGITS and (size != len(mine)):
            continue
        whole = max(run, key=lambda one: one.value)
        yield _Way((whole, *(negative(one) for one in run if one is not whole)))
        if size == _FEW:
            a, b, c = run
            yield from (_Way((a, b, negative(c))), _Way((a, negative(b), c)), _Way((b, c, negative(a))))
    if digits < _DIGITS or not (kin or wide):
        return
    last = [*kin[-1:], *wide]
    for whole in (*kin[:-1], *wide):
        for part in last:
            near = whole in kin[-_RUN:] or part in kin[-1:] or len(wide) <= _RUN
            if whole.value > part.value and (digits > _DIGITS or near):
                yield _Way((whole, negative(part)))


def _made(kin: Sequence[Quantity], mine: Sequence[Quantity], digits: int) -> Iterator[_Way]:
    """Yield the sums of the figures right before one, and of the last of them with any other."""
    for size in range(2, min(len(kin), _RUN) + 1):
        if digits >= _DIGITS or size == len(mine):
            yield _Way(tuple(of_one_unit(kin[-size:])))
    if digits > _DIGITS and len(mine) == 1:
        yield from (_Way((one, mine[0])) for one in kin[:-1])
