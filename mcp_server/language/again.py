"""Figures and days that a text names again in other words, and not as before: 总投资 3.6 亿元 … 3.2 亿元的总投资."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.folding import words
from mcp_server.language.mentions import EMPTY, NAMED, WORD, Mention, apart, clean, mentions, stem, telling, turned
from mcp_server.language.number_words import english
from mcp_server.language.numerals import chinese
from mcp_server.language.restated import restated
from mcp_server.language.same import of_one_whole
from mcp_server.language.shapes import COUNT, MONEY, Shape
from mcp_server.language.stamped import at_two_times, stamps
from mcp_server.model.paper import EXCERPT, Twice
from mcp_server.regex import regex

_CUT: Final = regex(
    r"[了对在把将按从由给向被让使]|[这那此本]?[次笔项些个份批]|上述|该|这|长达|高达|多达|迎接|确保|完成|利用|使用"
    r"|通过|针对|关于|围绕|根据|依托|凭借|面对|承担"
    r"|落实|安排|动用|包括|其中"
)
"""What parts the name of a figure from what is done with it."""
_THIS: Final = regex(r"[这此本]次|该|上述|这|前述")
_GOES_ON: Final = regex(
    r"$|进行"
    r"|[都也均将已在要可能须应为是被由于和与及的获得从参完中里次会一全就按则还只仅也不有占达比较的,;。!?，；、)）]"
    r"|基础|口径"
)
"""What may stand behind the name of a figure without making it another."""
_MORE: Final = frozenset(
    words(
        "who that which whose in at with without from for of on by to aged under over living working based "
        "located paid born trained employed hired staying using having being already still also more there "
    )
)
"""What may narrow down a name behind it."""
_OWN: Final = regex(r"\b(?:the|all|these|those|this|our|their|its)\s(?:[a-z]+\s)?$")
_OF: Final = regex(r"\b(?:the|our|its|their)\s((?:[a-z'-]+\s){1,4})of\s$")
LONG: Final = 12
"""Characters of a name."""
FEW: Final = 6
"""Words of a number in words."""
OFTEN: Final = 24
"""Figures whose clauses have a word in common, from which on it tells nothing apart."""
ROUGH: Final = 20
"""How many times its last place a figure must be to have been rounded there."""
FAR: Final = Decimal("2.5")
"""How many times as large one of two figures of one thing may be: beyond that they are of two things."""
SLIP: Final = 2
"""Characters or words that may be left out when a thing is named again."""
MANY: Final = 400
"""Figures of a text that are held against each other."""


def again(shapes: Sequence[Shape], year: int | None) -> Iterator[Twice]:
    """Yield what is given in one place and, named again in another, differs from it."""
    yield from (one for shape in shapes for one in (*spelled(shape), *restated(shape)))
    every = [one for shape in shapes for one in mentions(shape, year)][:MANY]
    times = stamps(shapes)
    by_sort: dict[tuple[str, ...], list[Mention]] = {}
    for one in every:
        by_sort.setdefault(one.sort, []).append(one)
    for group in by_sort.values():
        seen: dict[str, list[int]] = {}
        for number, two in enumerate(group):
            said = {*two.told, *_pairs(two.before + two.after)}
            near = sorted({place for word in said if len(seen.get(word, ())) < OFTEN for place in seen.get(word, ())})
            for word in said:
                seen.setdefault(word, []).append(number)
            others = [one for place in near if (one := group[place]).sentence.start != two.sentence.start]
            same = [
                one
                for one in others
                if (_same_thing(one, two) or _same_thing(two, one))
                and not at_two_times(times, one.sentence.line, two.sentence.line)
                and not (_is_share(one) or _is_share(two))
            ]
            # several values of one thing are a series
            one_value = len({one.value.value if one.value else one.day for one in same}) == 1
            if one_value and all(_differs(one, two) for one in same) and not _listed_together(same[-1], two):
                if _explained(same[-1], two, every):
                    continue
                yield _twice(same[-1], two)


def _explained(one: Mention, two: Mention, every: Sequence[Mention]) -> bool:
    """Whether two figures are of two times, one of them an aim, or differ by just another figure beside them."""
    off = abs(one.value.value - two.value.value) if one.value and two.value else Decimal(0)
    if turned(one.value, two.value) and one.value and two.value and one.value.value > FEW**2:
        # 350 of the state and 180 of our own make 530
        return one.sentence.start == two.sentence.start or any(
            other.value and other.value.value == off and other.value.unit == one.value.unit
            for other in every
            if two.sentence.line == other.sentence.line == one.sentence.line
        )
    ahead = [" ".join(m.sentence.text.partition(m.text.strip())[0].lower().split()) for m in (one, two)]
    years = [_years_of(m) for m in (one, two)]
    if years[0] and years[1] and not years[0] & years[1]:
        return True
    if any(bool(words_.search(ahead[0])) != bool(words_.search(ahead[1])) for words_ in (_PAST, _BY_DAY)):
        return True
    if one.value is None or two.value is None:
        return False
    lines = {one.sentence.line, two.sentence.line}
    return any(other.value and other.value.value == off and other.sentence.line in lines for other in every)


def _years_of(one: Mention) -> set[str]:
    """Return the years that a sentence names, or else the headings above it."""
    return set(_NAMED_YEAR.findall(one.sentence.text)) or set(_NAMED_YEAR.findall(" ".join(one.sentence.under[-1:])))


_NAMED_YEAR: Final = regex(r"(?<![0-9])20[0-9]{2}(?![0-9,.])")
_PAST: Final = regex(
    r"去年|上年|上[月期届季周]|往年|前年"
    r"|\b(?:last|previous|prior) (?:year|month|quarter|week|term|season)"
)
_BY_DAY: Final = regex(r"\d\s?[日月年]底?末?之?前|\bby (?:the end of )?(?:\d|[a-z]+ \d)|\baim")
"""What makes a figure an aim."""


def _twice(one: Mention, two: Mention) -> Twice:
    excerpt = " ".join(two.sentence.text.split())[:EXCERPT]
    name = " ".join(one.sentence.text.split()).partition(one.text)[0].strip(" *_:：|,，") or excerpt
    return Twice(
        line=two.sentence.line, excerpt=excerpt, name=name[-40:], one=one.text, two=two.text, there=one.sentence.line
    )


def _is_share(one: Mention) -> bool:
    """Whether a percentage is told as a share of something: what it is a share of is not what it is."""
    share = one.value is not None and one.value.dimension == "percent"
    return share and bool(_SHARE.search(one.raw.rstrip()))


_SHARE: Final = regex(r"(?:[是占为][^,，。;；]{1,12}的|对[^,，。;；]{1,8}[是为])$")


def _listed_together(one: Mention, two: Mention) -> bool:
    """Whether two figures stand in two items of one list, or in two entries of one form."""
    first, second = one.sentence, two.sentence
    if first.sort == second.sort == "item" and (first.under, first.lead) == (second.under, second.lead):
        return True
    return first.text.replace(one.text, "") == second.text.replace(two.text, "")


def _differs(one: Mention, two: Mention) -> bool:
    if one.value is None or two.value is None:
        return one.day != two.day
    if turned(one.value, two.value):
        return True
    places = [max(value.step, _zeros(value.value)) for value in (one.value, two.value)]
    # of two figures that show different places, one may be the other, rounded
    room = max(places) if places[0] != places[1] else Decimal(0)
    if "~" in {one.value.bound, two.value.bound}:
        room = max(room, abs(one.value.value) / 8)
    return abs(one.value.value - two.value.value) > room


def _zeros(value: Decimal) -> Decimal:
    """Return the place of the last digit of a figure that is no zero, where it may have been rounded there."""
    place = Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    return place if place * ROUGH <= abs(value) else Decimal(0)


def _near(one: Mention, two: Mention) -> bool:
    """Whether two figures are of one size, as two figures of one thing are."""
    if one.value is None or two.value is None:
        return True
    low, high = sorted((abs(one.value.value), abs(two.value.value)))
    return low > 0 and high <= low * (FAR if not turned(one.value, two.value) else 2 * FAR)


def _same_thing(one: Mention, two: Mention) -> bool:
    """Whether the second figure is one of what the first is one of."""
    if not _near(one, two) or bool(one.told) != bool(two.told):
        return False
    if (one.when != two.when and one.when and two.when) or _of_years(one) != _of_years(two):
        return False
    if set(one.told) == set(two.told) and one.before + one.after == two.before + two.after:
        if apart(one.raw + one.tail) != apart(two.raw + two.tail):
            return False
        long = len(set(two.told)) > (two.value is not None) or len(two.before + two.after) >= SLIP
        whole = one.when == two.when and not one.led and not two.led
        slip = turned(one.value, two.value)
        return slip or (long and whole and of_one_whole(one.sentence.under, two.sentence.under))
    return _same_words(one, two) if one.told else _same_text(one, two)


def _of_years(one: Mention) -> bool:
    """Whether a figure is told of one of several years."""
    return len({found[0] for found in _YEAR.finditer(one.sentence.text)}) > 1


_YEAR: Final = regex(r"(?<![0-9])20[0-9]{2}(?=\s?年|[^0-9,.]|$)")


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _left(text: str, known: str) -> int:
    """Return how many characters of a text stand in no pair that another one has."""
    pairs = _pairs(known)
    covered = [False] * len(text)
    for i in range(len(text) - 1):
        if text[i : i + 2] in pairs:
            covered[i] = covered[i + 1] = True
    return covered.count(False)


def _same_text(one: Mention, two: Mention) -> bool:
    """Whether a Chinese figure is told again: 3.2 亿元的总投资, 公司现有的 182 名员工, 这笔 54 万元的培训预算."""
    known, slip = one.before + one.after, turned(one.value, two.value)
    if one.value and one.value.dimension == "percent" and one.raw.rstrip().endswith("的"):
        # 是成交额的 8.6%: what it is a share of is not what it is
        return False
    raw, tail = _CUT.split(two.raw)[-1], two.tail.lstrip(" 的")
    head = clean(raw)
    noun = _noun(tail, known)
    name, own = head + noun, clean(two.sentence.text)
    shared = min(len(known) - _left(known, name + own), len(name) - _left(name, known))
    loose = SLIP if slip and shared >= SLIP and _left(known, name + own) <= SLIP else 0
    if len(name) < SLIP or len(known) < SLIP or (head and _left(head, known) > loose):
        return False
    if len(noun) <= SLIP and not _GOES_ON.match(tail, len(noun)):
        return False
    if apart(one.raw + one.tail) != apart(raw + noun):
        return False
    beside = one.before.endswith(noun) or one.after.startswith(noun)
    if noun and not (beside or head or slip) and len(known) - _left(known, own) < len(noun) + SLIP:
        return False
    this = bool(_THIS.search(two.raw))
    missing = _left(known, name + own)
    if this or slip:
        return missing <= 2 * SLIP
    owned = two.raw.endswith("的") or two.tail.lstrip().startswith(("的", "中", "里", "之中", "当中"))
    return missing <= (SLIP if owned else 0) and (owned or len(name) >= 2 * SLIP)


def _noun(tail: str, known: str) -> str:
    """Return how a text begins in words that another one has, in any order."""
    end = 0
    while found := next((n for n in range(min(len(tail) - end, LONG), 1, -1) if tail[end : end + n] in known), 0):
        end += found
    return tail[:end]


def _same_words(one: Mention, two: Mention) -> bool:
    """Whether an English figure is told again: the grant of €301,000, all 261 patients, the 59-minute outage."""
    known, whole = set(one.told), set(two.told)
    slip, other = turned(one.value, two.value), apart(one.raw + one.tail) - {"each"} != apart(two.raw)
    around = {stem(word) for word in WORD.findall(two.around)}
    if slip and known & whole and known <= around:
        return not other
    if found := (_OF if two.value else NAMED).search(two.raw):
        # the closing date of 25 March: what stands behind "the" is its name
        name = set(telling(found[1]))
        return bool(name) and name <= known and not other and (slip or len(known - around) < SLIP)
    if one.whole and one.whole == two.whole and len(known & whole) >= SLIP:
        return not other
    if other or not _OWN.search(two.raw):
        return False
    first = next((number for number, word in enumerate(two.behind) if word not in EMPTY), len(two.behind))
    if slip and two.behind[first : first + 1] and stem(two.behind[first]) in known:
        return two.behind[first + 1 : first + 2] == () or two.behind[first + 1] not in _MORE
    return len(known) >= SLIP and known < whole and _begins(two, known)


def _begins(two: Mention, known: set[str]) -> bool:
    """Whether a name stands first in a clause and behind its figure, and nothing narrows it down.

    The 43 parents who attended the workshop each got a folder: not the parents who came late.
    """
    first = [stem(word) for word in WORD.findall(two.raw)]
    taken = {word for word in first if word in known}
    if len([word for word in first if word not in known and word not in EMPTY]) > 1:
        return False
    for number, word in enumerate(two.behind):
        if stem(word) in known:
            taken.add(stem(word))
        elif word not in EMPTY and stem(word) not in EMPTY:
            break
        if taken == known:
            return two.behind[number + 1 : number + 2] == () or two.behind[number + 1] not in _MORE or bool(first[1:])
    return False


_IN_DIGITS: Final = regex(
    rf"([a-z][a-z -]{{2,60}}|[零〇一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟]{{1,20}})(?:元整?|圆整?)?\s?"
    rf"\((?:¥|人民币)?\s?([{COUNT}{MONEY}])(?:元整?)?\)\s?[a-z\u4e00-\u9fff]?"
)
_FORMAL: Final = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟〇", "一二三四五六七八九十百千零")
_SAYS: Final = regex(
    r"\b(?:is|are|of|for|within|lasts?|runs?|least|most|than|a|the|by|after|to|in|pays?|exceed|under|over)\s$|^$"
)


_BOTH: Final = regex(rf"([{COUNT}{MONEY}])\s?\(([{COUNT}{MONEY}])\)")
_DIGIT: Final = regex(r"[0-9]")


def spelled(shape: Shape) -> Iterator[Twice]:
    """Yield figures that stand in words and in digits behind them, and differ: twelve (11) per cent."""
    for found in _BOTH.finditer(shape.text):
        first, second = shape.figure(found.start(1)), shape.figure(found.start(2))
        same = (first.dimension, first.bound) == (second.dimension, second.bound)
        if same and not _DIGIT.search(first.text) and first.value != second.value and first.unit == second.unit:
            text = " ".join(shape.sentence.text.split())
            yield Twice(
                line=shape.sentence.line, excerpt=text[:EXCERPT], name=text[:40], one=first.text.strip(),
                two=second.text.strip(), there=shape.sentence.line,
            )  # fmt: skip
    for found in _IN_DIGITS.finditer(shape.text):
        value = shape.figure(found.start(2))
        said = _in_words(found[1].strip(), shape.text[: found.start(1)])
        if said is not None and value.bound == "=" and value.upper is None and said != value.value:
            text = " ".join(shape.sentence.text.split())
            yield Twice(
                line=shape.sentence.line, excerpt=text[:EXCERPT], name=text[:40], one=found[1].strip(),
                two=value.text.strip(), there=shape.sentence.line,
            )  # fmt: skip


def _in_words(text: str, before: str) -> Decimal | None:
    """Return the number that a text ends in, in words, where what stands before it says that it is one."""
    if not text.isascii():
        read = chinese(text.translate(_FORMAL)) if len(text) > 1 else None
        return read.value if read else None
    items = text.split(" ")
    for first in range(max(0, len(items) - FEW), len(items)):
        words_ = " ".join(items[first:])
        read = english(words_) if "-" not in (words_[0], words_[-1]) else None
        if read and _SAYS.search(f"{before}{' '.join(items[:first])} ".lstrip()):
            return read.value
    return None
