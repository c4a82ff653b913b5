"""Things announced by their number, against those that are named or numbered in the same sentence or the next ones."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.announced import acts, is_of_another, is_span, is_topic, tells
from mcp_server.language.folding import Folded, fold
from mcp_server.language.members import AND_EN, AND_ZH, FEW_ZH, INNER, VALUES, named_in, own_number
from mcp_server.language.no_lists import is_basis, is_name, parted_otherwise, parts_another, remarks, tells_of
from mcp_server.language.numerals import whole_number
from mcp_server.language.pages import Page, Sentence
from mcp_server.language.quantities import Token
from mcp_server.language.relations import Said
from mcp_server.language.several import overlap
from mcp_server.language.shapes import TOKENS, spoken
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

MOST: Final = 30
"""Things beyond which nobody names them all."""
_NAME: Final = 20
"""Characters of a short name."""
_LONG: Final = 60
"""Characters beyond which what is named is no name."""
_MEASURE: Final = (
    r"[个名位人家件条项样道款门种类批届场轮处块层套本部张份台辆座栋幢户口只头棵株册篇章节段句首幅支盏根颗粒片笔桩宗"
    r"起例则期班组遍趟回队伙双副列圈路线站环关招步次大点端]"
)
KINDS: Final = regex(
    rf"{_MEASURE}"
    r"|部分|方面|阶段|模块|措施|目标|原因|渠道|任务|people"
    r"|members|participants|attendees|steps?|phases?|stages?|items?|goals?|reasons?|points?|blocks?|aims?|ways?"
    r"|measures?|actions?|areas?|parts?|pillars?|key results|objectives?|risks?|courses?|workstreams?|values"
    r"|modules?|lessons?|causes?|principles?|priorit\w+|documents?|forms?|themes?|factors?|reports?|rules?"
    r"|conditions?"
    r"|decisions?|milestones?|questions?|topics?|options?|things?|channels?|teams?|sites?|markets?|products?"
    r"|features?|projects?|initiatives?|findings?|proposals?|requirements?|bidders?|times|candidates?|branches|locations?"
    r"|tasks?|changes?|improvements?|criteria|categories|regions?|countries|cities|towns?|roles?|deliverables?"
    r"|suppliers?|vendors?|dates|ports|dishes|speakers?|nurses|rooms?|wards?|shifts?|classes|subjects?|grades?"
    r"|partners?|customers?|offices?|stores?|shops?|plants?|services?|systems?|tools?|issues?|problems?"
    r"|suggestions?|departments?|clients?|events?|visits?|meetings?|units?|workshops?|motions?|resolutions?"
)
PLURAL: Final = regex(
    r"[a-z0-9-]+ (?!(?:years|months|weeks|days|hours|minutes|seconds|points|times|percent|miles|litres|metres|tonnes"
    r"|pounds|dollars|euros|this|was|is|has|us|less|as|always|across|plus|yes)\b)(?:[a-z-]+ )??[a-z]{2,}(?<!s)s\b"
)
"""A number with the plural of what it counts."""
_POINTS: Final = regex(
    r"[二三四五六七八九十两]+点(?=意见|建议|要求|体会|看法|想法|经验|教训|原因|问题|说明|结论|措施|改进|收获|心得|启示|感受|不足)"
)
"""What reads as a time of day, and is none: 五点意见."""
IDEAS: Final = regex(
    r"priorit\w+|goals|reasons|aims|objectives|principles|values|criteria|pillars|themes|lessons|risks|options|causes"
    r"|原因|目标|重点|任务|原则|措施|举措|问题|抓手|方向|优先"
)
"""What is named behind a mere "are"."""
_OPEN_END: Final = regex(
    r"等(?![级待于候同分距奖座舱品次])|例如|比如|诸如|包括但|\bsuch as\b|\be\.g"
    r"|\bfor example\b|\bincluding\b|\bamong\b|\betc\b"
    r"|至少|\bat least\b|\bup to\b|\babout\b|\bmore than\b|最[高低多少大]|前[0-9一二三四五六七八九十]|\btop\b"
)
_ENDS: Final = regex(r"\b(?:first|last)\b(?! (?:year|month|week|quarter|term|season|spring|summer|autumn|winter))")
"""What makes some things those at an end of a longer row."""
_SOME: Final = (" of the following", " of these", " of those", " of the below")
"""Behind a number of which more are listed than it says."""
_WHERE: Final = regex("[下里内间中]的[^:]")
"""What is counted says where: 两个情景下的收入指标树 lists no scenarios."""
_OF_ANOTHER: Final = regex("[都了已将均各]")
"""What is counted does something, and the list may be that of another thing: 三家店都换了招牌：……"""
_BARE: Final = regex(
    rf"\b(?P<h>{'|'.join(VALUES)}|[2-9]|1[0-9])(?=-(?:member|person|part|point|item|step|strong|country|city|club|team"
    r"|nation|site|school|man|woman|college|company|party)\b)"
    r"|\b(?P<both>both)(?= (?:of )?(?:the |our )?[a-z]+)|\b(?:team|panel|crew|group|board|committee|jury|family"
    r"|staff|set|list|series)"
    rf" of (?P<n>{'|'.join(VALUES)})\b"
    rf"|(?<![a-z-])(?<!at )(?<!by )(?<!to )(?<!of )(?<!or )(?<!and )(?<!from )(?<!than )(?<!past )(?<!page )"
    rf"(?<!phase )(?<!step )(?<!week )(?<!day )(?<!other )(?<!every )(?<!each )(?<!until )(?<!after )(?<!before )"
    rf"(?P<w>{'|'.join(VALUES)})\b(?!-|,| (?:of (?!us\b|them\b|you\b|the\b|our\b)|to (?!be\b)|or |and |by "
    rf"|hundred|thousand"
    rf"|o'))"
    rf"|(?<![第每初上下前后几多数0-9一二三四五六七八九十半周月])(?P<z>{FEW_ZH})"
    r"(?=[\u4e00-\u9fff](?<![一二三四五六七八九十年月天日周时秒刻岁度成折倍元角毛万千百亿十号楼者是要为则来去方半季旬川亚农会院中小附厂甲乙等环维街里入舍])(?![一二三四五六七八九十]))"
)
"""A number of things that is read as none where nobody names them: six of us, 六道菜."""
_AT_MOST: Final = regex(
    r"(?:可以?|允许|最多|只?能|限)[选填勾记报投挑答写]{1,2}$|最多$|\b(?:can|may|could)(?: [a-z]+)?\s?$"
)
"""Before how many may be chosen."""
_DONE: Final = regex(r"\b[a-z]+ [a-z]+ed(?=,|\.|$)")
_GAP: Final = r"[^;。!?:()0-9—–]{0,40}?"
_COLON: Final = regex(
    r"[)]?(?:[^;。!?:()—–.]|\.(?=\w)){0,100}?(?:, (?:namely|that is|viz)\.?)?:(?![0-9]{2})\s?"
    r"(?P<list>(?:[^:]|(?<=[0-9]):(?=[0-9])){3,600}?)(?:[。!?]|\.(?=\s|$)|$)"
)
_BRACKETS: Final = regex(
    r"[^;。!?:(),—–]{0,24}?\((?:(?:编号|代号|名单|均?为|即|分别[为是])[:为是]?\s?)?(?P<list>[^():]{3,300})\)"
)
_DASH: Final = regex(
    r"[^;。!?:(),]{0,24}?(?:\s[–—-]\s|—+|–{2,})(?P<list>[^:;。!?—–]{3,200}?)(?:\s[–—-]\s|—|[。;!?]|\.(?=\s|$)|$)"
)
_NAMELY: Final = regex(
    rf"(?:{_GAP}|[^;。!?:()0-9—–]{{0,90}}?(?=, namely|,分别是))"
    rf"[,:]?\s?(?:分别(?:是|为|叫|有)?|依次(?:是|为)|即(?!将|可|使)|\bnamely"
    rf"|\bi\.e\.|\bto wit|\bviz\.?|\bthese are"
    rf"|\bthey are|\bthose are"
    r"|(?:,|\bis|\bare|\bwas|\bwere)? ?\bmade up of|\bconsist(?:s|ed|ing) of|\bcompris(?:es|ed|ing))[,:]?\s?"
    r"(?P<list>[^;。!?:]{3,300}?)(?:[;。!?]|\.(?=\s|$)|$)"
)
_ARE: Final = regex(
    r"[^;。!?:()0-9,—–]{0,30}?(?:\b(?:are|were|will be)\b(?: to)?"
    r"|[是为])\s?(?P<list>[^;。!?:]{3,200}?)(?:[;。!?]|\.(?=\s|$)|$)"
)
_APPOSED: Final = regex(r"[^;。!?:(),0-9—–]{0,30},\s?(?P<list>[^;。!?:()]{3,160}?\band [^,;]{2,30})(?:,|\.(?=\s|$)|$)")
_SINGLE: Final = regex(
    r"\b(?:is|are|was|were|rose|fell|has|have|had|will|can|must|grew|went|came|made)\b|了|将|已|[使让把]"
)
_SOME_OF: Final = regex("[各两二三四五六][个名家位条项台场次人]")
_DUTY: Final = regex("负责|分管|来自|各|用于|主管|主抓")
"""Some members are told what they do, and the next one may follow behind a comma."""
_DAY: Final = regex(
    r"[0-9一二三四五六七八九十]|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|今天|明天|后天|除夕|元旦|中秋|端午"
)


class Told(NamedTuple):
    """A number of things as a text announces it."""

    figure: Quantity
    low: int
    """Where it begins in its sentence, folded."""
    end: int
    both: bool = False
    bare: bool = False
    """Whether no noun says what is counted, or no counter that is always one."""
    days: bool = False


class Piece(NamedTuple):
    """A sentence folded and in lower case, with what it announces."""

    sentence: Sentence
    folded: Folded
    text: str
    told: tuple[Told, ...]
    quantities: tuple[int, ...] = ()
    """Where its figures begin, folded."""

    def written(self, low: int, high: int) -> str:
        """Return a stretch of the sentence as it is written."""
        return self.sentence.text[self.folded.start(low) : self.folded.end(high)]


def pieces(page: Page, tokens: Sequence[Token]) -> Iterator[Piece]:
    """Yield the sentences of a text that are no rows."""
    for sentence, within in spoken(page, tokens):
        folded = fold(sentence.text)
        low = folded.text.lower()
        found, spans, figures = [], [], []
        for token in within:
            start, stop = token.start - sentence.start, token.end - sentence.start
            if folded.offsets is not None:
                start, stop = bisect_left(folded.offsets, start), bisect_left(folded.offsets, stop)
            if token.sort != "time" or not _POINTS.match(low, start):
                spans.append((start, stop))
            if token.quantity:
                figures.append(start)
                if figure := _number(_times(token.quantity, low[stop:])):
                    found.append(Told(figure, start, stop, days=token.quantity.dimension != "count"))
        if len(within) <= TOKENS:
            found += [one for one in _spelled(low, sentence.start) if not one.bare or _is_free(one, spans)]
        told = tuple(sorted(found, key=lambda one: one.low)) if len(within) <= TOKENS else ()
        yield Piece(sentence, folded, low, told, tuple(figures))


def _is_free(one: Told, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_left(spans, (one.end, 0))
    return not at or spans[at - 1][1] <= one.low


def _spelled(low: str, start: int) -> Iterator[Told]:
    """Yield the numbers in words that are read as no figures, for their noun is left out or the counter is rare."""
    for bare in _BARE.finditer(low):
        name = bare.lastgroup or ""
        value = Decimal(2) if name == "both" else Decimal(VALUES.get(bare[name]) or whole_number(bare[name]))
        figure = Quantity(value=value, text=f"{value}", start=start + bare.start(name))
        place = bare.start() if name == "n" else bare.start(name)
        if (
            name == "z"
            and low[place - 1 : place] in {"、", "和", "及"}
            and low[place - 2 : place - 1] == low[bare.end()]
        ):
            # 一期、二期: those are their names
            continue
        yield Told(figure, place, bare.end(), both=name == "both", bare=name in {"w", "z"})


_OFTEN: Final = regex(r"\s?(?:[.:;]|$)| (?:in|on|this|since|between) ")
"""Behind how often something was done: three times that of last year is none."""


def _times(one: Quantity, behind: str) -> Quantity:
    """Return how often something was done as a number of things: tried three times; the first failed, the second …."""
    often = one.dimension == "ratio" and one.text.endswith(" times") and _OFTEN.match(behind)
    return one.model_copy(update={"dimension": "count", "unit": "times"}) if often else one


def _number(one: Quantity) -> Quantity | None:
    """Return a figure as a number of things; nothing where it is none, or of too many."""
    if one.bound != "=" or one.upper is not None or one.signed or one.per or not 2 <= one.value <= MOST:
        return None
    if one.value != one.value.to_integral_value():
        return None
    if one.dimension == "count":
        return one
    if one.dimension == "duration" and one.unit == "days":
        # three days, namely Monday, Tuesday and Friday
        return one.model_copy(update={"dimension": "count", "unit": "", "text": f"{one.value:f}"})
    return None


def counts(piece: Piece) -> Iterator[Said]:
    """Yield what a sentence announces and names itself; of several numbers ahead of one list any that fits is meant."""
    lists: dict[int, list[tuple[Told, Said | None]]] = {}
    for told in piece.told:
        for pattern in (_COLON, _BRACKETS, _DASH, _NAMELY, _ARE, _APPOSED):
            if pattern is _COLON and piece.text.find(":", told.end) < 0:
                continue
            found = pattern.match(piece.text, told.end)
            if found is None or not _may(piece, told, found, pattern):
                continue
            reading, fits = _counted(
                piece, told, found, named=pattern in {_NAMELY, _BRACKETS}, opened=pattern is _COLON
            )
            if reading is not None or fits:
                lists.setdefault(found.start("list"), []).append((told, None if fits and reading is None else reading))
                break
    for low, every in lists.items():
        holding = [(told, one) for told, one in every if one is None or _fits(one)]
        if holding:
            yield from (one for _, one in holding if one)
            continue
        if any(told.figure.value in {len(one.of) for _, one in every if one} for told in piece.told if told.low < low):
            # 4 suppliers named a price for 2 machines: ……
            continue
        off = [
            (told.bare, abs(int(told.figure.value) - len(one.of)), n, one) for n, (told, one) in enumerate(every) if one
        ]
        yield min(off, key=lambda one: one[:3])[3]


def _fits(one: Said) -> bool:
    many = sum(part.value for part in one.of if isinstance(part, Quantity)) if one.op == "sum" else len(one.of)
    return many == one.value.value


def _may(piece: Piece, told: Told, found: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether what stands behind a number can be the list of what it announces."""
    head = piece.text[told.low : found.start("list")]
    if (
        regex(r"\bof (?:the |these |our |those )?$").search(piece.text[max(0, told.low - 12) : told.low])
        and pattern is not _COLON
    ):
        # three of the four incidents (…): those are the three
        return False
    ahead = piece.text[max(0, told.low - 12) : told.low]
    if is_name(piece.text, told.low, told.end) or is_basis(ahead) or _AT_MOST.search(ahead):
        return False
    alone = piece.text[told.low : told.end].isdigit() and piece.text[told.end : told.end + 1] in set(",、/-")
    if alone or piece.text[: told.low].endswith(("out of ", "满分", "总分")):
        return False
    # each may tick two: what stands behind are all that there are to tick
    ticked = pattern is _COLON and overlap(piece.text[max(0, told.low - 24) : found.start("list")])
    if ticked or piece.text[told.end :].startswith(_SOME):
        return False
    if told.bare and pattern is not _COLON and piece.text[told.end :].startswith((" of the", " of our")):
        return False
    if tells(head, found["list"]) or (
        told.days and (pattern in {_APPOSED, _DASH, _ARE} or is_span(piece.text[told.end : told.end + 12]))
    ):
        return False
    nearer = any(told.end <= other.low < found.start("list") for other in piece.told)
    if pattern is _COLON:
        ahead, counted = piece.text[max(0, told.low - 48) : told.low], head.rstrip(": ")
        if (
            is_topic(ahead)
            or is_of_another(counted)
            or (acts(ahead, counted) and ("、" in found["list"] or not _are_names(piece, found)))
        ):
            return False
    elif nearer:
        return False
    if _WHERE.search(head) or _OF_ANOTHER.search(piece.text[told.end : found.start("list")]):
        return False
    if len(_DONE.findall(found["list"])) > 1:
        # every node computed, figures checked: what was done to them, and no names
        return False
    ahead = piece.text[max(0, told.low - 20) : told.low] + head
    if _OPEN_END.search(ahead + found["list"]) or _ENDS.search(ahead):
        return False
    return _is_list(piece, told, found, pattern)


def _is_list(piece: Piece, told: Told, found: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether what stands behind a mere "are", or behind a comma, is a list."""
    head = piece.text[told.low : found.start("list")]
    if pattern is _ARE:
        ideas = bool(IDEAS.search(head)) and not regex(r"\b(?:of|in|for) (?:the|our)\b").search(head)
        return ideas or _are_names(piece, found)
    if pattern is _APPOSED:
        return (
            told.both
            or piece.text[max(0, told.low - 8) : told.low].rstrip().endswith((" all", "the", "our", "all"))
            or told.low == 0
            or _are_names(piece, found)
        )
    return True


def _are_names(piece: Piece, found: re.Match[str]) -> bool:
    """Whether each member of a list is a short name or a code, and none tells what the things are like."""
    spans, _, _ = named_in(found["list"])
    low = found.start("list")
    names = [piece.written(low + a, low + b) for a, b in spans]
    dated = all(any(c.isdigit() for c in name) for name in names)
    if len(names) < 3 - dated or any(len(name) > _NAME for name in names):
        return False
    if "、" in found["list"]:
        return not any(_SINGLE.search(name) or "的" in name for name in names)
    return all(name.removeprefix("the ")[:1].isupper() or name.removeprefix("the ")[:1].isdigit() for name in names)


def _counted(piece: Piece, told: Told, found: re.Match[str], *, named: bool, opened: bool) -> tuple[Said | None, bool]:
    """Return the number of things with those that are named, and whether they may be so many.

    Nothing is said where it is not clear that they are all.
    """
    low, high = found.span("list")
    names = piece.text[low:high]
    spans, least, most = named_in(names)
    if not 2 <= len(spans) <= MOST:
        return None, False
    items = tuple(piece.written(low + one, low + two) for one, two in spans)
    if any(len(one) > _LONG for one in items) or any(tells(piece.text[told.low : low], one.lower()) for one in items):
        return None, False
    if told.days and not all(_DAY.search(one.lower()) for one in items):
        return None, False
    if (not told.days and remarks(piece.text[told.low : low], items)) or parts_another(piece.text[:low], items):
        return None, False
    value = int(told.figure.value)
    own = [own_number(one.lower()) for one in items]
    if any(n and n > 1 for n in own):
        total = sum(n or 1 for n in own)
        if value != total and tells_of(piece.text[:low] + piece.text[high:], value + total):
            # of 20 games 11 wins, 4 draws and 5 defeats: all three are parts
            return None, False
        if None not in own and (value == total or not least <= value <= most):
            parts = tuple(Quantity(value=Decimal(n or 1), text=f"{n}") for n in own)
            close = abs(value - total) <= max(1, value // 2)
            return Said(told.figure.start, "sum", parts, told.figure, clear=close), value == total
        if value == total:
            return None, True
    if len(items) != value and (least <= value <= most or parted_otherwise(names, value)):
        return None, True
    head = piece.text[told.low : low]
    kind = bool(KINDS.search(head) or PLURAL.match(piece.text, told.low)) or told.both
    away = abs(value - len(items))
    short = all(len(INNER.sub("", fold(one).text)) <= 24 and not _SINGLE.search(one.lower()) for one in items)
    clear = (kind or short or named) and away <= max(2, value // 2)
    if regex(r"people|members|staff|employees|nurses|[人名位]").search(head):
        clear = clear and not any(one[:1].islower() and one.endswith("s") for one in items)
    parted = "、" in names or ", " in names or ";" in names or all(any(c.isdigit() for c in one) for one in items)
    # pairs, or what is joined once, may be one or two
    mixed = any((AND_ZH if "、" in names else AND_EN).search(f" {one.lower()} ") for one in items)
    verbs = [bool(_SINGLE.search(one.lower())) for one in items] if "、" not in names else []
    loose = any(_SOME_OF.search(one) for one in items) or (any(verbs) and not all(verbs))
    loose = loose or ("、" in names and "," in names[: names.rfind("、")]) or bool(_DUTY.search(items[-1]))
    joined = named and not regex(r"\bor\b|或|\(").search(names)
    beyond = value > most and opened and not regex(r"\bor\b|或").search(names)
    sure = (parted or told.both or beyond or joined) and (beyond or not mixed) and not loose
    return Said(told.figure.start, "count", items, told.figure, clear and sure), value == len(items)
