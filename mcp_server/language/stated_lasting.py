"""Lengths of time against the days and times of day beside them, in whatever order and words they are said."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations, pairwise
from typing import Final

from mcp_server.language.claims import from_texts
from mcp_server.language.instants import Instant
from mcp_server.language.lasting_words import BARE, BEGINS, ENDS, LASTS
from mcp_server.language.lengths import Length
from mcp_server.language.pages import Sentence
from mcp_server.language.relations import Said, written
from mcp_server.language.timely import SHORT, Moments, comparable
from mcp_server.language.times import BOTH
from mcp_server.regex import regex

TO: Final = regex(
    r"^[^.。;!?]{0,18}?(?:[-–—~]|直?至|到|\b(?:to|until|till|through|thru|up to|and ended(?: on| at)?)\b)"
    r"[\s,(]{0,2}(?:the |next |following |about |around |on |at |day |morning |noon |evening |night |(?:mon"
    r"|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? "
    r"|次日|翌日|第二天|当天|当日|当晚|凌晨|今年|同年|的|约){0,3}\s?$"
)
LIMITED: Final = regex(
    r"(?:\b(?:except(?: for)?|apart from|all but"
    r"|break|pause|lunch|interruption|interval|rest|of which|including|minus|every|each|per|at least"
    r"|at most|up to|no more than|not more than|no later than|less than|more than|under|fewer than|longer than"
    r"|last|past|next|previous"
    r"|first|final|another|extra|additional|further|by|than|notice of|average(?: of)?|typical(?:ly)?"
    r"|usual(?:ly)?|normal(?:ly)?|target(?: of)?|limit(?: of)?|maximum|minimum|promised?|within"
    r"|exten\w+ (?:by )?|short\w+ (?:by )?|cut|save[sd]?|delay\w* (?:by|of)|slip\w*(?: by)?|late by|early by"
    r"|ahead by|older than|out of|aged?|now|other|remaining|only)\s"
    r"|(?:休息|暂停|当中|其中|中间|扣除|扣掉|除去|午休|各|每|每隔|平均|不超过|不得超过|不少于"
    r"|不低于|不多于|至少|至多|最多|最长|最短|最晚|不足|不到|超过|逾|超|延长|缩短"
    r"|增加|减少|提前|推迟|延后|延误|晚|早|快|慢|多|少|比|较|(?<![路车船海空山网线地身])上|前|近|未来"
    r"|(?<![已又都])过去|最近|另|还有|余|剩|还剩|节省|省|节约|(?<![跑做干住站排走用撑放存坐躺待等停开关晾晒养泡腌熬值])满"
    r"|后|头|首|末|下|目标|标准|要求|承诺|规定|(?<!期)限|原|上限|下限|控制在|约定的?|≤|≥|<|>"
    r"|累计))\s?(?:about |of |the |a |约|了|为|到|至)?$"
)
_LIMIT_BEHIND: Final = regex(
    r"^\s?(?:以?[前内上下外]|之内|之前|一[次轮班批期趟回]|/|左右一|多一|(?:for|to|on) (?:each|every"
    r"|one)\b|of work between|per\b"
    r"|an? [a-z]+|each\b|ago\b|before\b|prior\b|earlier\b"
    r"|later\b|after\b|from now|notice|in advance|ahead|old\b|of age"
    r"|younger|faster|slower|longer|shorter|less|more\b|early\b|late\b|quicker|to go|left|remaining|后|之后|以后"
    r"|的?(?:质保|保修|缓冲|余量|提前)|之和|合计|相加|一[个次]|制)"
)
_BEHIND_OK: Final = regex(
    r"^\s?(?:in all|in total|long|altogether|all told|total|earlier|of (?:testing|work|downtime))"
)


def lasting(read: Sequence[Moments]) -> Iterator[tuple[Said, Sentence]]:
    """Yield the lengths of time that a sentence states of two moments of its own."""
    for number, one in enumerate(read):
        for a, b, length in _these(read, number):
            yield (
                Said(length.figure.start, "elapsed", written_ends(one, a, b, length), length.figure, clear=True),
                one.sentence,
            )
        pairs = pairs_of(one)
        told: list[tuple[Instant, Instant, Length]] = []
        for a, b in pairs:
            told += (
                (b, a, length) if _slip(one.low, a, b, length) and _later(a, b) else (a, b, length)
                for length in _length(one, a, b)
            )
        for length in {length.start: length for _, _, length in told}.values():
            if (whole := _together(one, pairs, length)) and _fits(one, *whole, length):
                told = [(*whole, length), *told]
        held = {length.start for a, b, length in told if _fits(one, a, b, length) is not False}
        done = {a.start for a, b, length in told if length.start in held and _fits(one, a, b, length)}
        for a, b, length in told:
            whole = None if _fits(one, a, b, length) else _together(one, pairs, length)
            first, last = whole or (a, b)
            if length.start not in held and (_told_else(one, length) or _paused(one.low, a, b, length)):
                continue
            if length.start in held or not (a.start in done or _parted(one, pairs, length)):
                yield (
                    Said(
                        length.figure.start,
                        "elapsed",
                        written_ends(one, first, last, length),
                        length.figure,
                        clear=True,
                    ),
                    one.sentence,
                )
                done.add(a.start)


def _told_else(one: Moments, length: Length) -> bool:
    """Whether any other two moments of a sentence give a length."""
    return len(one.instants) <= MANY and any(
        comparable(a, b) and _fits(one, a, b, length) for a, b in combinations(one.instants, 2)
    )


MANY: Final = 10


def _paused(low: str, a: Instant, b: Instant, length: Length) -> bool:
    """Whether a length much shorter than what lies between two moments is that of a rest."""
    unit = _SECONDS.get(length.figure.unit, 0)
    return bool(_REST.search(low[max(0, length.start - 8) : length.start])) and length.figure.value * unit * 2 < _size(
        a, b
    )


_REST: Final = regex(r"[歇息停]|\b(?:break|rest|pause|stop)")


def _together(one: Moments, pairs: list[tuple[Instant, Instant]], length: Length) -> tuple[Instant, Instant] | None:
    """Return the first and the last moment of several stretches that a length is said to be in all."""
    before = [pair for pair in _apart(pairs) if pair[1].end <= length.start]
    if len(before) > 1 and _IN_ALL.search(one.low[before[-1][1].end : length.end + 16]):
        return before[0][0], before[-1][1]
    return None


def _apart(pairs: list[tuple[Instant, Instant]]) -> list[tuple[Instant, Instant]]:
    """Return pairs of moments of which none shares one with another."""
    kept: list[tuple[Instant, Instant]] = []
    for a, b in pairs:
        if not kept or a.start >= kept[-1][1].end:
            kept.append((a, b))
    return kept


_IN_ALL: Final = regex(r"共|合计|总计|总|前后|\b(?:in all|in total|altogether|together|overall|all told|total)\b")


def _these(read: Sequence[Moments], number: int) -> Iterator[tuple[Instant, Instant, Length]]:
    """Yield a length that takes up the two moments of the sentence before: in these six weeks."""
    one, before = read[number], read[number - 1]
    if not number or one.instants or before.sentence.line + 1 < one.sentence.line:
        return
    pairs = pairs_of(before)
    for length in one.lengths:
        these = _THESE.search(one.low[max(0, length.start - 16) : length.start]) and not limited(one, length)
        if pairs and these and (pairs[-1][0].minute is not None) == (length.figure.unit in SHORT):
            yield *pairs[-1], length


_THESE: Final = regex(
    r"\b(?:these|those|this|that|the whole|the full|the entire|all|all of the|that's|that is|which is|it lasted"
    r"|it took)\s$"
    r"|这\s?$|[那此]\s?$|^(?:全程|前后)?(?:共|历时|持续)\s?$"
)


def written_ends(one: Moments, a: Instant, b: Instant, length: Length) -> tuple[str, ...]:
    """Return both ends of a length as they are written, and whether both of these days are said to count."""
    if length.figure.unit == "days" and a.day and b.day:
        if a.minute == b.minute == 0:
            return f"{a.day:%Y-%m-%d}", f"{b.day - timedelta(days=1):%Y-%m-%d}", BOTH
        if a.minute is None and a.day == a.last and _BOTH.search(one.low, a.start, length.end + NEAR):
            return a.written(), b.written(), BOTH
    return a.written(), b.written()


NEAR: Final = 24
"""Characters behind a length in which it is said how its ends are counted."""
_BOTH: Final = regex(
    r"[首头]尾[^,，。;；]{0,5}[计算含入]|[含连][^,，。;；]{0,2}[首头]尾|连头带尾|两头[^,，。;；]{0,4}[计算含]|(?:首日"
    r"|起始?日|当[天日])[^,，。;；]{0,4}(?:末日|止日|最后一天)[^,，。;；]{0,4}[计算含]"
    r"|\bboth (?:days |dates |ends )?(?:inclusive|included|counted|counting)|\bcounting both\b"
    r"|\bincluding both\b|\binclusive\b"
    r"|\bfirst and (?:the )?last (?:days? )?(?:included|counted)"
)


def _fits(one: Moments, a: Instant, b: Instant, length: Length) -> bool | None:
    """Whether a length is that from one moment to another; nothing where that cannot be said."""
    found = from_texts("elapsed", written_ends(one, a, b, length), written(length.figure))
    return found.holds if found else None


def _parted(one: Moments, pairs: list[tuple[Instant, Instant]], length: Length) -> bool:
    """Whether a length is that of several stretches of its sentence together, or of one less what is taken off."""
    whole = [size for a, b in _apart(pairs) if (size := _size(a, b))]
    unit = _SECONDS.get(length.figure.unit)
    if not whole or not unit:
        return False
    said = int(length.figure.value * unit)
    less = [
        int(other.figure.value * _SECONDS.get(other.figure.unit, 0)) for other in one.lengths if other is not length
    ]
    if any(said % size == 0 and 2 <= said // size <= PEOPLE for size in whole) and _PEOPLE.search(one.low):
        return True
    return any(abs(size - said) <= 60 for size in (sum(whole), *(size - off for size in whole for off in less)))


PEOPLE: Final = 200
_PEOPLE: Final = regex(
    r"\b(?:between us|of us|people|volunteers|staff|hands|person|man-|each|crew|helpers|nurses)\b|人|名|位|每"
)
"""What says that the hours of several together are counted."""
_SECONDS: Final = {"seconds": 1, "minutes": 60, "hours": 3_600, "days": 86_400, "weeks": 604_800}


def _size(a: Instant, b: Instant) -> int:
    """Return the seconds between two moments; days count with both ends."""
    if a.minute is not None and b.minute is not None:
        days = (b.day - a.day).days if a.day and b.day else 0
        minutes = days * 1_440 + b.minute - a.minute
        return (minutes if minutes > 0 else minutes + 1_440) * 60
    return ((b.last - a.day).days + 1) * 86_400 if a.day and b.last else 0


def pairs_of(one: Moments) -> list[tuple[Instant, Instant]]:
    """Return the moments of a sentence between which something lasts."""
    found = []
    for a, b in pairwise(one.instants):
        if not comparable(a, b):
            continue
        gap = one.low[a.end : b.start]
        begins = BEGINS.search(one.low, max(0, a.start - 40), b.start)
        ends = ENDS.search(one.low, a.end, min(len(one.low), b.end + 24))
        strong = _STRONG.search(one.low[b.end : b.end + 60])
        if not TO.search(gap) and (_ENDED.search(one.low[max(0, a.start - 16) : a.start]) or _AGAIN.search(gap)):
            continue
        if TO.search(gap) or (
            len(gap) < GAP
            and (
                (begins and ends) or strong or _SO.search(gap) or _MOVED.search(one.low, max(0, a.start - 16), b.start)
            )
        ):
            found.append((a, b))
    return found


_ENDED: Final = regex(r"(?:截[止至]|止于|\b(?:deadline|due|closes?|ends?|expires?|by))[^,，]{0,8}$")
_AGAIN: Final = regex(
    r"\band (?:the|an?|our|its) [a-z]+(?: (?:of|on|at|in))?\s$|[,，;；][^,，;；]{0,8}(?:开[一-龥]|启动"
    r"|\b(?:starts?|begins?|opens?))(?: on| at|[于在])?\s?$"
)
"""What says that something else begins with the second moment, or ended with the first."""
GAP: Final = 90
"""Characters between two moments of one course of things."""
_STRONG: Final = regex(
    r"^[^.;。；]{0,24}?(?:\b(?:in all|in total|altogether|all told|last(?:s|ed|ing)|took|takes|which makes"
    r"|a total of|a period of)\b"
    r"|历时|持续|前后|全程|为期|连续|整整|长达|总共|一共|共计?(?=\s?[0-9一二两三四五六七八九十半]))"
    r"|^,[^.,;。；]{0,40} (?:in all|in total|altogether|all told|later)\b"
)


def _length(one: Moments, a: Instant, b: Instant) -> Iterator[Length]:
    """Yield the lengths that are said to be the one between two moments of a sentence."""
    short = a.minute is not None
    low, following = 0, len(one.low)
    for other in one.instants:
        if other.end <= a.start:
            low = max(low, other.end)
        if other.start >= b.end:
            following = min(following, other.start)
    for length in one.lengths:
        whole = a.minute == b.minute == 0 and a.day and b.day and length.figure.unit == "days"
        if ((length.figure.unit in SHORT) != short and not whole) or (
            limited(one, length)
            and not (short and _DAILY.match(one.low, length.end))
            and not _slip(one.low, a, b, length)
            and not _after(one.low, length, a)
            and not (a.end <= length.start < b.start and _SO.search(one.low[length.end : b.start]))
            and not _within_them(one.low, a, b, length)
            and not _BRACKET.fullmatch(one.low, length.end, max(length.end, a.start))
        ):
            continue
        if (
            _slip(one.low, a, b, length)
            or (b.end <= length.start < following and _says(one.low[b.end : length.start]))
            or (a.end <= length.start < b.start and _between(one.low, a, b, length))
            or (low <= length.start < a.start and _leads(one.low, length, a))
        ):
            yield length


def _later(a: Instant, b: Instant) -> bool:
    """Whether the first of two moments is the later one: moved forward from 6:10 to 5:55."""
    if a.day and b.day and a.day != b.day:
        return a.day > b.day
    return (a.minute or 0) > (b.minute or 0)


_BRACKET: Final = regex(r"\s?[(]\s?(?:from |自|从)?")
"""Between a length, the first or the last of a longer time though it be, and the moments between which it lies."""


def _within_them(low: str, a: Instant, b: Instant, length: Length) -> bool:
    """Whether a length right behind two moments is all the time between them: 5 月 3 日至 5 月 4 日两天内."""
    close = not low[b.end : length.start].strip(" ,(的这共") and bool(TO.search(low[a.end : b.start]))
    return close and bool(_INSIDE.match(low, length.end))


_INSIDE: Final = regex(r"\s?(?:之|以)?[内里间中]")
_DAILY: Final = regex(r"\s?(?:(?:a|per|each|every) (?:day|night|shift|week ?day)|daily|一?[天日班夜]|/[天日])")


def _slip(low: str, a: Instant, b: Instant, length: Length) -> bool:
    """Whether a length is that by which something moved from its first moment to its second."""
    head, tail = low[b.end : length.start], low[length.end : length.end + 16]
    if not 0 <= length.start - b.end <= 24:
        return False
    moved = _MOVED.search(low, max(0, a.start - 40), b.start)
    return bool(moved and (_BY.search(head) or _LATE.search(tail)))


_MOVED: Final = regex(
    r"原[定计本]|计划|应[于在]|本应|预定|改[到至为在期]|推[迟后]|延[期后误]|提前|顺延|挪"
    r"|\b(?:mov\w+|planned|due|scheduled|originally|expected|postpon\w+|push\w+|slip\w*|shift\w+|reschedul\w+"
    r"|delay\w*|brought forward|instead of)\b"
)
_BY: Final = regex(
    r"\b(?:by|of|i\.e\.|that is|so|so it is)(?: by)?\s$|(?:延期|推[迟后]|延[后误长]|晚|滞后|逾期|提前"
    r"|早|超期|拖延|顺延|[差相]隔?)了?\s?$|^[,:(]\s?$"
)
_LATE: Final = regex(r"^\s?(?:later|late|earlier|early|behind|ahead|delay|slip|之?[后前])")


def limited(one: Moments, length: Length) -> bool:
    """Whether a length is a limit, a rate, an average, or one from another day."""
    head = one.low[max(0, length.start - 24) : length.start].replace("前后", "  ")
    tail = one.low[length.end : length.end + 14]
    return bool(LIMITED.search(head) or (_LIMIT_BEHIND.search(tail) and not _BEHIND_OK.search(tail)))


def _says(between: str) -> bool:
    """Whether the words from the second moment to a length say that it lasts so long."""
    clause = _CLAUSE.split(between)[-1]
    # 1—10月平均负荷率 94%，超过 90% 已有 4 个月: what is told of another figure is no length of these
    return (
        len(between) <= 60
        and "%" not in between
        and not _MEAN.search(clause)
        and bool(BARE.fullmatch(between) or LASTS.search(between) or (BARE.fullmatch(clause)))
    )


_CLAUSE: Final = regex(r"[;；]")
_MEAN: Final = regex(r"\b(?:averag\w+|mean|median|typical(?:ly)?|on average)\b|平均|均值|均为|人均|中位")
"""What tells of many lengths, and of none between two moments."""


def _between(low: str, a: Instant, b: Instant, length: Length) -> bool:
    """Whether a length stands between its moments: opens on 3 March, runs six weeks and ends on."""
    head, tail = low[a.end : length.start], low[length.end : b.start]
    return bool(
        TO.search(tail) or (LASTS.search(head) and (ENDS.search(low, length.end, b.end + 12))) or _SO.search(tail)
    )


_SO: Final = regex(
    r"\b(?:means?|so|thus|therefore|hence|puts?|brings?|takes? us|leads? to|i\.e\.|that is|makes it|which is)\b"
    r"|[即故]|所以|因此|也就是|到期|届满|最[迟晚]|不迟于|[算推]到"
)


def _after(low: str, length: Length, first: Instant) -> bool:
    """Whether a length is said to be counted from a moment right behind it: eight weeks after the order of 6 May."""
    return 0 <= first.start - length.end <= 40 and bool(_COUNTED.search(low[length.end : first.start]))


_COUNTED: Final = regex(r"^\s?(?:after|from|following|as of)\b[^.;]{0,36}$")


def _leads(low: str, length: Length, first: Instant) -> bool:
    """Whether a length stands right before its first moment: 24 months from, 为期六周(自."""
    between = low[length.end : first.start]
    if len(between) > 40:
        return False
    return bool(
        _FROM.search(between)
        or _COUNTED.search(between)
        or ("-" in low[length.start : length.end] and BEGINS.search(between))
    )


_FROM: Final = regex(
    r"^[^.。;]{0,20}?(?:\b(?:from|beginning|starting|between|as of|effective|that (?:began|started|opened|runs"
    r"|ran)|of)(?: on)?(?: about)?|[,(:]|自|从|即|由)\s?(?:the )?$"
)
