"""Shares of one whole, which must make it up: in a sentence, in two that follow each other, in the items of a list."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Final, NamedTuple

from mcp_server.language.pages import Sentence
from mcp_server.language.portions import EVERY_COIN, portioned, soft
from mcp_server.language.relations import PARTS, WHOLE, Said
from mcp_server.language.several import ONLY_ONE, overlap
from mcp_server.language.shapes import MARK, MARKS, PERCENT, Shape
from mcp_server.language.stated_rows import LEAST, OPEN
from mcp_server.language.stated_runs import ONE_BY_ONE
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_SHARES: Final = regex(
    r"占比|构成|分布|份额|各占|比例|比重|结构|来源|按[^,;:。]{1,12}(?:划?分|统计|看)"
    r"|shares?\b|split\b|breakdown|mix\b|distribution|made up of|composition"
    r"|\bby [a-z]+(?: [a-z]+)?\s?:"
    r"|\b(?:ballot|poll|vote|motion|survey|referendum)\b"
)
"""What announces, before the first share, that all of them are named."""
_LED: Final = regex(
    r"(?:(?:came|comes?|coming) from|consists? of|goes to|went to|goes on|went on|splits? into|split:|spent on"
    r"|broken down|divided|votes?|answers|sources|reasons|time|budget|effort|来自|由|时间|预算|工作量|票|用于"
    r"|分别[是为占])[^;。!?]{0,40}$"
)
_REST: Final = (
    r"其余|余下|剩下|剩余|其他|其它|另外"
    r"|\b(?:the rest|(?:the )?remaining|remainder|others?|the last|every(?:thing|one) else|the balance)\b"
)
_REST_AHEAD: Final = regex(rf"(?<!不含)(?<!除)(?:{_REST})(?![一1])[^,;.。:({MARKS}]{{0,20}}[:(]?\s?$")
_REST_BEHIND: Final = regex(
    r"\s?(?:(?:of|on|for|to|in|from|are|is|were|was|goes to|went to|by) )?(?:the )?"
    r"(?:rest|others?|every(?:thing|one) else|all else|all others|remainder|其他|其余)(?! than)(?=\s?[,.;)。]|\s?$)"
)
_OF_REST: Final = regex(rf"\b(?:out )?of (?:{_REST})|(?:{_REST})[^,;。]{{0,6}}[里中]")
"""The rest as a new whole."""
_ALL: Final = regex(
    r"全部(?:来自|投向|用于|由|给)|[即就]为全部|[即就]是全部|没有(?:别的|其他|其它)|别无|仅有|只有|[只仅]分"
    r"|合起来就是|无其他|[一二三四五六七八九]{2}开"
    r"|\b(?:entire(?:ly)?|exclusively|nothing else|no others?|only (?:two|three|four|five)|in full|either)\b"
)
_OPPOSED: Final = tuple(
    (regex(one), regex(other))
    for one, other in (
        (r"女", r"男"),
        (r"线上", r"线下"),
        (r"国内|境内|内销", r"国外|海外|境外|外销|出口"),
        (r"城镇|城市", r"农村|乡村"),
        (r"新客|新用户|新会员", r"老客|老用户|老会员"),
        (r"固定成本|固定费用", r"变动成本|变动费用|可变"),
        (r"全职", r"兼职"),
        (r"赞成|同意", r"反对|不同意"),
        (r"直营", r"加盟"),
        (r"\b(?:women|girls|female)\b", r"\b(?:men|boys|male)\b"),
        (r"\bfull[- ]time\b", r"\bpart[- ]time\b"),
        (r"\b(?:domestic|at home)\b", r"\b(?:abroad|foreign|overseas|export(?:s|ed)?)\b"),
        (r"\bonline\b", r"\b(?:offline|in (?:the )?(?:shops?|stores?))\b"),
        (r"\bin favou?r\b|\b(?:said|voted) yes\b", r"\bagainst\b|\b(?:said|voted) no\b"),
        (r"\bfixed\b", r"\bvariable\b"),
        (r"\bagree", r"\bdisagree"),
    )
)
_BOTH: Final = regex(r"两种都|都会|都有|都用|\bboth\b|\btwice\b|\bat least one\b")
_OTHER: Final = regex(
    r"目标|计划|预计|限定|[上下]限|不?超过|目前|为基数|[^概]率|同比|环比|增长|增加|下降|提[高升]|减少|增幅|降幅|涨"
    r"|跌|上年|去年|上月|折|税|[由从].*[提降升至到]"
    r"|\b(?:targets?|rates?|goals?|rose|fell|grew|grown(?!-)|growth|(?<!make )(?<!made )(?<!-)up|down"
    rf"|(?:more|less|fewer)(?! than (?:an? |one |two |three |five |ten |[{MARKS}]))|than|off"
    r"|increased?|decreased?|discounts?|prices?|interest|last (?:year|month|week|quarter)|margins?|at least"
    r"|up to|yield|return|utili[sz]ation|occupancy|availability|attendance|turnout|satisfaction)\b"
    r"|\b(?:completion|capacity|progress)\b"
)
"""Words of figures that are no shares of a whole."""
_GOAL: Final = regex(r"\b(?:targets?|goals?|plan|budget|capacity|quota|way)\b")
_PAUSES: Final = regex(r"[,;、。(]|\band\b")
_INNER: Final = regex(rf"其中|(?<!{PERCENT} )\bof (?:whom|which|these|those|them)\b|当中")
_TOTAL: Final = regex(r"(?:合计|共计|总计|一共|加起来|total|altogether|together|sum|in all)[^,;。]{0,10}$")
_PARTED: Final = regex(r"[,、;:(]|\band\b|和|与|及|\bwhile\b|而")
_EACH: Final = regex(rf"各(?:自)?(?:占|出|得|担|分|为|持)?[^,;。{MARKS}]{{0,8}}$|\beach (?:[a-z]+ ){{0,3}}$")
_EVEN: Final = regex(
    r"五五[开分]|对半[开分]?|平分|fifty[- ]fifty|equal(?:ly)? between the two|evenly between the two|in equal halves"
)
_MAKES_UP: Final = regex(r"\b(?:ma[dk]es?|making) up $|\baccount(?:s|ed)? for $|\brepresent(?:s|ed)? $")
_COLON: Final = regex(r":[^,;:]{0,24}$")
_ASKED: Final = regex(
    r":[^,;:]{0,24}$|\b(?:asked|answer\w*|repl\w+|respond\w*|by|of (?:the|our|all|its|their|these|those)|replies)\b"
    r"|按|分[^析,]{0,4}|问|答|[^不]占"
)
"""What is told of people or things that are parted into groups."""
_DOES: Final = regex(r"^\s?(?:were|are|was|is|came|come|went|go|goes|said|say|chose|live|use|work|drive|travel)\b")
"""What some of them do or are, and the others do not."""
_OFF: Final = 5
_OFF_FEW: Final = 8
"""How far three shares, and more of them, may be off the whole that they are meant to make."""
_BREAKS: Final = regex(rf"[。{PERCENT}]|\ue007|\ue003")
_WHEN: Final = regex(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|(?:mon|tues|wednes|thurs"
    r"|fri|satur|sun)day|q[1-4]|quarters?|each|every|average)\b|[一二三四]季度|[月周日]|各自?|均|每"
)
"""Words for what has a share of its own at each time or place."""
_DID: Final = regex(r"\s?[a-z ]{0,16}?\b(would|did|do|does|will|have|has|are|were|is|was|could|can)( not\b|n't\b)?")
_BASE: Final = regex(r" of (?:the |our |its |all |these )?(?!th(?:em|ese)\b)([a-z]+)")
_OF_SOME: Final = regex(r" of [a-z]+ (?:in|at|from|for) ")
"""A whole of its own: 60 % of applicants in arts."""
_WITHIN: Final = regex(r"(?:[中里内]|\b(?:of|among|for|in) [a-z ]*)[^,;]{0,10}$")
GAP: Final = 48
"""Characters between two shares of one list."""


class Share(NamedTuple):
    """A share with the words right before and behind it."""

    figure: Quantity
    place: int
    head: str
    tail: str


def wholes(shapes: Sequence[Shape]) -> Iterator[tuple[Said, Sentence]]:
    """Yield the shares that make up a whole, with the sentence to be told of."""
    run: list[Shape] = []
    before: list[Share] = []
    last: Sentence | None = None
    for raw in shapes:
        shape = portioned(raw)
        own = _shares(shape)
        follows = last is not None and shape.sentence.line <= last.line + 1 and shape.sentence.sort == "prose"
        if before and follows and own and not _loose(shape) and _is_rest(own[0], shape):
            yield from ((one._replace(place=own[0].figure.end), shape.sentence) for one in _made([*before, own[0]]))
        else:
            yield from ((one, shape.sentence) for one in _of_sentence(shape, own))
        told = follows or shape.sentence.sort == "prose"
        # the rest may be told in the next sentence
        open_ended = 0 < len(own) < 6 and not any(_is_rest(one, shape) for one in own) and not _OTHER.search(shape.text)
        before = own if told and open_ended and not _hidden(shape, own) else []
        last = shape.sentence
        if run and not (shape.sentence.sort == "item" and shape.sentence.line == run[-1].sentence.line + 1):
            yield from _of_list(run)
            run = []
        if shape.sentence.sort == "item":
            run.append(shape)
    yield from _of_list(run)


def _shares(shape: Shape) -> list[Share]:
    """Return the shares of a sentence; nothing where there are too many for one whole."""
    edges = [-1, *shape.places, len(shape.text)]
    found = []
    for number, (place, token) in enumerate(zip(shape.places, shape.tokens, strict=True), 1):
        if token.quantity and token.quantity.dimension == "percent":
            head, tail = shape.text[edges[number - 1] + 1 : place], shape.text[place + 1 : edges[number + 1]]
            found.append(Share(token.quantity, place, head[-64:], tail[:40]))
    return found if len(found) <= PARTS // 2 else []


def _is_rest(share: Share, shape: Shape) -> bool:
    if _OF_REST.search(shape.text, max(0, share.place - 40), share.place + 1):
        return False
    return bool(_REST_AHEAD.search(share.head) or _REST_BEHIND.match(share.tail))


def _hidden(shape: Shape, shares: Sequence[Share]) -> bool:
    """Whether shares may be something else, or of something else."""
    if _loose(shape) or (shares and _INNER.search(shape.text, shares[0].place)):
        return True
    return any(
        one.figure.bound != "=" or one.figure.signed or one.figure.upper is not None or not 0 <= one.figure.value <= 100
        or _OTHER.search(_PAUSES.split(one.head)[-1] if n else one.head) or _OTHER.match(one.tail.strip())
        or _GOAL.search(_PAUSES.split(one.tail)[0])
        for n, one in enumerate(shares)
    )  # fmt: skip


def _loose(shape: Shape) -> bool:
    """Whether a sentence, what leads to it or the heading above it says that shares need not make a whole."""
    sentence = shape.sentence
    return overlap(shape.text, sentence.lead, *sentence.under[-1:]) or _BOTH.search(shape.text) is not None


def _made(shares: Sequence[Share]) -> Iterator[Said]:
    figures = tuple(one.figure for one in shares)
    if _within(figures):
        return
    off = abs(sum((one.value for one in figures), Decimal(0)) - 100)
    # what is told roughly is not told of where it is near
    if not any(soft(one) for one in figures) or off > max(one.step for one in figures) / 2 + Decimal("0.5"):
        # not at the place of the first: what else is said of that one is another matter
        yield Said(figures[0].end, "sum", figures, WHOLE, clear=True)


def _within(figures: Sequence[Quantity]) -> bool:
    """Whether some of the shares that stand in a row make the whole: the others are of something else."""
    sums = [Decimal(0)]
    for one in figures:
        sums.append(sums[-1] + one.value)
    return any(high - low == WHOLE.value for low, high in combinations(sums, 2)) and sums[-1] != WHOLE.value


def _of_sentence(shape: Shape, shares: list[Share]) -> Iterator[Said]:
    """Yield the shares of a sentence that must make up a whole, as its words say."""
    if len(shares) == 1:
        yield from _each(shape, shares[0])
    totals = [n for n, one in enumerate(shares) if _TOTAL.search(one.head) and not _is_rest(one, shape)]
    shares = shares[: totals[0]] if totals else shares
    rest = next((n for n, one in enumerate(shares) if n and _is_rest(one, shape)), None)
    shares = shares if rest is None else shares[: rest + 1]
    if len(shares) < 2 or _hidden(shape, shares):
        return
    if rest is not None:
        if _one_base(shares) and "。" not in shape.text[shares[0].place : shares[-1].place]:
            yield from _made(shares)
        return
    if any(_OF_SOME.match(one.tail) for one in shares):
        return
    for run in _runs(shape, shares):
        total = sum((one.figure.value for one in run), Decimal(0))
        plain = not any(MARK.search(shape.text, one.place + 1, two.place) for one, two in pairwise(run))
        if not plain and abs(total - 100) <= Decimal(len(run)) / 2:
            # beside their amounts it is their rounding
            continue
        last = plain and len(run) == len(shares) and total > 100 and regex(_REST).search(run[-1].tail)
        if last or (_is_complete if plain else _is_asked)(shape, run, total):
            yield from _made(run)


def _runs(shape: Shape, shares: Sequence[Share]) -> Iterator[list[Share]]:
    """Yield the shares that stand in a row, up to a semicolon where not all are parted so."""
    gaps = [shape.text[one.place + 1 : two.place] for one, two in pairwise(shares)]
    every = all(";" in gap for gap in gaps)
    run = [shares[0]]
    for gap, one in zip(gaps, shares[1:], strict=True):
        if len(gap) > GAP or not _PARTED.search(gap) or _BREAKS.search(gap) or (";" in gap and not every):
            if len(run) > 1:
                yield run
            run = []
        run.append(one)
    if len(run) > 1:
        yield run


def _is_complete(shape: Shape, shares: Sequence[Share], total: Decimal) -> bool:
    """Whether a list of shares is said to name all of them."""
    ahead = _before(shape, shares[0].place)
    counted = any(
        one.dimension == "count" and one.value == len(shares) and one.bound == "="
        for _, one in shape.figures(0, shares[0].place)
    )
    if (
        len(shares) > 2
        and Decimal(80) <= total <= Decimal(125)
        and (_SHARES.search(ahead) or _LED.search(ahead) or counted)
        and (total > 100 or not OPEN.search(ahead))
    ):
        return True
    if (
        ONLY_ONE.search(shape.text)
        and len(shares) >= LEAST
        and (total > 100 or (total >= 90 and not OPEN.search(ahead)))
    ):
        return True
    if _ALL.search(shape.text) and Decimal(60) <= total <= Decimal(140):
        return True
    if len(shares) == 2 and Decimal(60) <= total <= Decimal(140):
        apart = _WITHIN.search(regex(r"[,;]| and ").split(shares[1].head)[-1])
        named = [f"{one.head[-20:]} {one.tail}" if n == 0 else f"{one.head} {one.tail}" for n, one in enumerate(shares)]
        if not apart and any(p.search(named[a]) and q.search(named[1 - a]) for p, q in _OPPOSED for a in (0, 1)):
            return True
    if (
        Decimal(80) <= total <= Decimal(125)
        and len({not found[2] for one in shares if (found := _DID.match(one.tail))}) > 1
    ):
        return True
    if _is_asked(shape, shares, total):
        return True
    # more than all of it cannot be, whatever is left out
    if Decimal(100) < total <= Decimal(125) and len(shares) > 2:
        listed = (
            _MAKES_UP.search(shares[0].head)
            or all("占" in one.head and "的占" not in one.head for one in shares)
            or _LED.search(shares[0].tail.rstrip())
        )
        return bool(listed or _COLON.search(ahead))
    return False


def _is_asked(shape: Shape, shares: Sequence[Share], total: Decimal) -> bool:
    """Whether a list of shares is that of the answers to a question, or of the groups that somebody is parted into."""
    if len(shares) < LEAST or any(soft(one.figure) for one in shares) or not Decimal(90) <= total <= Decimal(110):
        return False
    told = _ASKED.search(shape.text[: shares[0].place + 20]) or _DOES.match(shares[0].tail)
    return bool(told) and _alike(shape, shares)


def _before(shape: Shape, place: int) -> str:
    """Return the words before a place, with those of the figures among them."""
    return " ".join([shape.text[:place], *(one.text.lower() for _, one in shape.figures(0, place))])


def _alike(shape: Shape, shares: Sequence[Share]) -> bool:
    """Whether shares are of one thing, and no word says that the largest or some of them are named."""
    text = _before(shape, shares[-1].place)
    bases = {found[1] for one in shares if (found := _BASE.match(one.tail))}
    text = ONE_BY_ONE.sub("", text)
    return len(bases) < 2 and not (OPEN.search(text) or OPEN.search(shares[-1].tail) or _WHEN.search(text))


def nearly_whole(shape: Shape) -> tuple[Quantity, ...]:
    """Return the shares of a sentence that nearly make a whole, of which no word says that they do."""
    shares = _shares(shape)
    if not LEAST <= len(shares) <= PARTS or _hidden(shape, shares):
        return ()
    for run in _runs(shape, shares):
        total = sum((one.figure.value for one in run), Decimal(0))
        near = len(run) >= LEAST and abs(total - 100) <= (_OFF if len(run) == LEAST else _OFF_FEW)
        plain = not _within([one.figure for one in run]) and not any(soft(one.figure) for one in run)
        if near and plain and _alike(shape, run):
            return tuple(one.figure for one in run)
    return ()


def _one_base(shares: Sequence[Share]) -> bool:
    """Whether shares are not said to be of different things."""
    of = [found[1] if (found := _BASE.match(one.tail)) else "" for one in shares]
    return not of[-1] or set(of[:-1]) <= {of[-1]}


def _each(shape: Shape, share: Share) -> Iterator[Said]:
    """Yield the equal shares of a number of things."""
    if not _EACH.search(share.head) or _hidden(shape, [share]):
        return
    even = _EVEN.search(shape.text)
    counts = [
        int(one.value) for _, one in shape.figures(0, share.place) if one.dimension == "count" and 1 < one.value <= 12
    ]
    named = 1 + len(regex("[、和与]").findall(regex("[,;:。]").split(shape.text[: share.place])[-1]))
    number = 2 if even else counts[-1] if len(counts) == 1 else named if not counts else 0
    if number > 1 and (even or share.figure.value * number > 100):
        yield from _made([share] * number)


def _of_list(run: Sequence[Shape]) -> Iterator[tuple[Said, Sentence]]:
    """Yield the shares of the items of a list that must make up a whole."""
    rows = [
        (shape, own[0]) for shape in run if len(own := _shares(shape)) == 1 and not _TOTAL.search(f"{own[0].head} ")
    ]
    if len(rows) < 2 or len(rows) < len(run) - 1 or len(rows) > PARTS:
        return
    sentence = run[0].sentence
    lead = (sentence.lead or (sentence.under[-1] if sentence.under else "")).lower()
    if overlap(lead) or _OTHER.search(lead) or any(_hidden(shape, [one]) for shape, one in rows):
        return
    shares = [one for _, one in rows]
    total = sum((one.figure.value for one in shares), Decimal(0))
    named = _SHARES.search(f"{lead.strip(' :：')}:") or _LED.search(lead) or EVERY_COIN.search(lead)
    rest = any(_is_rest(one, shape) or _REST_START.match(shape.text) for shape, one in rows[1:])
    if (named and len(rows) > 2 and Decimal(80) <= total <= Decimal(125)) or (
        rest and Decimal(60) <= total <= Decimal(140)
    ):
        yield from ((one, rows[-1][0].sentence) for one in _made(shares))


_REST_START: Final = regex(rf"\s*(?:{_REST})")
