"""Things announced by their number, against those that are named or numbered in the same sentence or the next ones."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.folding import Folded, fold, words
from mcp_server.language.pages import Page, Sentence
from mcp_server.language.quantities import Token
from mcp_server.language.relations import Said
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
    r"起例则期班组队伙双副列圈路线站环关招步次大点端]"
)
KINDS: Final = regex(
    rf"{_MEASURE}"
    r"|部分|方面|阶段|模块|措施|目标|原因|渠道|任务|people"
    r"|members|participants|attendees|steps?|phases?|stages?|items?|goals?|reasons?|points?|blocks?|aims?|ways?"
    r"|measures?|actions?|areas?|parts?|pillars?|key results|objectives?|risks?|courses?|workstreams?|values"
    r"|modules?|lessons?|causes?|principles?|priorit\w+|documents?|forms?|themes?|factors?|reports?|rules?|conditions?"
    r"|decisions?|milestones?|questions?|topics?|options?|things?|channels?|teams?|sites?|markets?|products?"
    r"|features?|projects?|initiatives?|findings?|proposals?|requirements?|bidders?|candidates?|branches|locations?"
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
    r"等(?![级待于候同分距])|例如|比如|诸如|包括但|\bsuch as\b|\be\.g|\bfor example\b|\bincluding\b|\bamong\b|\betc\b"
    r"|至少|\bat least\b|\bup to\b|\babout\b|\bmore than\b|最[高低多少大]|前[0-9一二三四五六七八九十]|\btop\b"
    r"|\b(?:first|last)\b(?! (?:year|month|week|quarter|term|season|spring|summer|autumn|winter))"
)
_WHERE: Final = regex("[下里内间中]的[^:]")
"""What is counted says where: 两个情景下的收入指标树 lists no scenarios."""
_OF_ANOTHER: Final = regex("[都了已将均各]")
"""What is counted does something, and the list may be that of another thing: 三家店都换了招牌：……"""
_VALUES: Final = {
    word: Decimal(n)
    for n, word in enumerate(
        words("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"), 2
    )
}
_ORDER_ZH: Final = {
    "两": 2, "俩": 2, "仨": 3, **{mark: n for n, mark in enumerate("二三四五六七八九十", 2)},
    **{f"十{mark}": n for n, mark in enumerate("一二三四五六七八九", 11)},
}  # fmt: skip
_BARE: Final = regex(
    r"\b(?P<both>both)(?= (?:of )?(?:the |our )?[a-z]+)|\b(?:team|panel|crew|group|board|committee|jury|family"
    r"|staff|set|list|series)"
    rf" of (?P<n>{'|'.join(_VALUES)})\b"
    rf"|(?<![a-z-])(?<!at )(?<!by )(?<!to )(?<!of )(?<!or )(?<!and )(?<!from )(?<!than )(?<!past )(?<!page )"
    rf"(?<!phase )(?<!step )(?<!week )(?<!day )(?<!other )(?<!every )(?<!each )(?<!until )(?<!after )(?<!before )"
    rf"(?P<w>{'|'.join(_VALUES)})\b(?!-|,| (?:of (?!us\b|them\b|you\b|the\b|our\b)|to |or |and |by |hundred|thousand"
    rf"|o'))"
    rf"|(?<![第每初上下前后几多数0-9一二三四五六七八九十半周月])(?P<z>{'|'.join(sorted(_ORDER_ZH, key=len)[::-1])})"
    rf"(?=(?:{_MEASURE}|方面|步骤|部分|档|级)(?![一二三四五六七八九十]))"
)
"""A number of things that is read as none where nobody names them: six of us, 六道菜."""
_DONE: Final = regex(r"\b[a-z]+ [a-z]+ed(?=,|\.|$)")
_GAP: Final = r"[^;。!?:()0-9—–]{0,40}?"
_COLON: Final = regex(
    r"[)]?(?:[^;,。!?:()—–]|,(?=[0-9]{3})){0,40}?(?:, (?:namely|that is|viz)\.?)?:(?![0-9]{2})\s?"
    r"(?P<list>(?:[^:]|(?<=[0-9]):(?=[0-9])){3,600}?)(?:[。!?]|\.(?=\s|$)|$)"
)
_BRACKETS: Final = regex(r"[^;。!?:(),—–]{0,24}?\((?P<list>[^():]{3,300})\)")
_DASH: Final = regex(
    r"[^;。!?:(),]{0,24}?(?:\s[–—-]\s|—+|–{2,})(?P<list>[^:;。!?—–]{3,200}?)(?:\s[–—-]\s|—|[。;!?]|\.(?=\s|$)|$)"
)
_NAMELY: Final = regex(
    rf"(?:{_GAP}|[^;。!?:()0-9—–]{{0,90}}?(?=, namely|,分别是))"
    rf"[,:]?\s?(?:分别(?:是|为|叫|有)?|依次(?:是|为)|即(?!将|可|使)|\bnamely"
    rf"|\bi\.e\.|\bthese are"
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
_AND_ZH: Final = regex(
    r"(?<![共总温饱缓平随])和(?![谐平气解睦蔼好])|(?<!参)与(?!会)|以及|(?<![涉普以])及(?!时|格|其)|或者?"
)
_AND_EN: Final = regex(r"\s(?:and|or|plus|&)\s")
_INNER: Final = regex(r"\([^()]{1,80}\)")
_ASIDE: Final = regex(
    r"^(?:which|who|where|because|so|but|as|with|although|while|not|especially|above all|after|when|if|though"
    r"|since|all|each|both of)\b"
)
_MANY: Final = regex(r"^(?:the )?(?P<n>both|two|three|four|five|six|[2-6])\b|^(?P<z>[两二三四五六])[个名家位条项台]")
_SOME_OF: Final = regex("[各两二三四五六][个名家位条项台场次人]")
_DUTY: Final = regex("负责|分管|来自|各|用于|主管|主抓")
"""Some members are told what they do, and the next one may follow behind a comma."""
_MANY_ZH: Final = dict(zip("两二三四五六", (2, 2, 3, 4, 5, 6), strict=True))


class Told(NamedTuple):
    """A number of things as a text announces it."""

    figure: Quantity
    low: int
    """Where it begins in its sentence, folded."""
    end: int
    both: bool = False
    bare: bool = False
    """Whether no noun says what is counted, or no counter that is always one."""


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
                if figure := _number(token.quantity):
                    found.append(Told(figure, start, stop))
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
        value = Decimal(2) if name == "both" else Decimal(_VALUES.get(bare[name]) or _ORDER_ZH[bare[name]])
        figure = Quantity(value=value, text=f"{value}", start=start + bare.start(name))
        place = bare.start() if name == "n" else bare.start(name)
        yield Told(figure, place, bare.end(), both=name == "both", bare=name in {"w", "z"})


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
    """Yield what a sentence announces and names itself."""
    for told in piece.told:
        for pattern in (_COLON, _BRACKETS, _DASH, _NAMELY, _ARE, _APPOSED):
            found = pattern.match(piece.text, told.end)
            if found is None or not _may(piece, told, found, pattern):
                continue
            reading = _counted(piece, told, found, named=pattern in {_NAMELY, _BRACKETS})
            if reading is not None:
                yield reading
                break


def _may(piece: Piece, told: Told, found: re.Match[str], pattern: re.Pattern[str]) -> bool:
    """Whether what stands behind a number can be the list of what it announces."""
    head = piece.text[told.low : found.start("list")]
    if (
        regex(r"\bof (?:the |these |our |those )?$").search(piece.text[max(0, told.low - 12) : told.low])
        and pattern is not _COLON
    ):
        # three of the four incidents (…): those are the three
        return False
    alone = piece.text[told.low : told.end].isdigit() and piece.text[told.end : told.end + 1] in set(",、/-")
    if alone or piece.text[: told.low].endswith(("out of ", "满分", "总分")):
        return False
    if told.bare and pattern is not _COLON and piece.text[told.end :].startswith((" of the", " of our")):
        return False
    nearer = any(told.end <= other.low < found.start("list") for other in piece.told)
    if nearer or _WHERE.search(head) or _OF_ANOTHER.search(piece.text[told.end : found.start("list")]):
        return False
    if len(_DONE.findall(found["list"])) > 1:
        # every node computed, figures checked: what was done to them, and no names
        return False
    if _OPEN_END.search(head + found["list"]) or _OPEN_END.search(piece.text[max(0, told.low - 20) : told.low]):
        return False
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


def _counted(piece: Piece, told: Told, found: re.Match[str], *, named: bool) -> Said | None:
    """Return the number of things with those that are named; nothing where it is not clear that they are."""
    low, high = found.span("list")
    names = piece.text[low:high]
    spans, least, most = named_in(names)
    if not 2 <= len(spans) <= MOST:
        return None
    items = tuple(piece.written(low + one, low + two) for one, two in spans)
    if any(len(one) > _LONG for one in items):
        return None
    value = int(told.figure.value)
    if least <= value <= most and len(items) != value:
        return None
    head = piece.text[told.low : low]
    kind = bool(KINDS.search(head) or PLURAL.match(piece.text, told.low)) or told.both
    away = abs(value - len(items))
    short = all(len(_INNER.sub("", fold(one).text)) <= 24 and not _SINGLE.search(one.lower()) for one in items)
    clear = (kind or short or named) and away <= max(2, value // 2)
    if regex(r"people|members|staff|employees|nurses|[人名位]").search(head):
        clear = clear and not any(one[:1].islower() and one.endswith("s") for one in items)
    parted = "、" in names or ", " in names or ";" in names or all(any(c.isdigit() for c in one) for one in items)
    # pairs, or what is joined once, may be one or two
    mixed = any((_AND_ZH if "、" in names else _AND_EN).search(f" {one.lower()} ") for one in items)
    verbs = [bool(_SINGLE.search(one.lower())) for one in items] if "、" not in names else []
    loose = any(_SOME_OF.search(one) for one in items) or (any(verbs) and not all(verbs))
    loose = loose or ("、" in names and "," in names[: names.rfind("、")]) or bool(_DUTY.search(items[-1]))
    sure = (parted or told.both or (named and not regex(r"\bor\b|或|\(").search(names))) and not mixed and not loose
    return Said(told.figure.start, "count", items, told.figure, clear and sure)


def named_in(names: str) -> tuple[list[tuple[int, int]], int, int]:
    """Return where the members of a list stand, and how many they are at least and at most."""
    whole = names
    # what stands in brackets parts nothing: Gita (chair, from Monday), Paul
    names = _INNER.sub(lambda found: "(" + "x" * (len(found[0]) - 2) + ")", names)
    mark = ";" if ";" in names else "、" if "、" in names else ","
    chinese = bool(re.search("[\u4e00-\u9fff]", names))
    high = len(names)
    if mark == "、":
        # what stands behind the last member is no member
        names = regex(",(?=以及|及|和|还有|另有|最后)").sub("、", names)
        stop = names.find(",", names.rfind("、"))
        high = stop if stop > 0 else high
    elif (
        mark == ","
        and (last := list(re.finditer(r"\band [^,]+(?=,)", names)))
        and " and " not in names[last[-1].end() :]
    ):
        high = last[-1].end()
    spans: list[tuple[int, int]] = []
    low = 0
    for end in (*(at for at in range(high) if names[at] == mark and not names[at + 1 : at + 4].isdigit()), high):
        spans.append((low, end))
        low = end + 1
    joint = _AND_ZH if chinese else _AND_EN
    first, last_end = spans[-1] if spans else (0, high)
    led = re.match(r"\s*(?:and|or|plus|&|和|以及|及|还有|另有)\s?", names[first:last_end])
    if mark != ";" and not led and (found := joint.search(names, first, last_end)):
        spans[-1:] = [(first, found.start()), (found.end(), last_end)]
    elif led:
        spans[-1] = (first + led.end(), last_end)
    tidy = []
    for one, two in spans:
        inner = names[one:two]
        begin, end = one + len(inner) - len(inner.lstrip()), one + len(inner.rstrip(" ."))
        if end > begin:
            tidy.append((begin, end))
    least = most = len(tidy)
    for one, two in tidy:
        inner = whole[one:two]
        if days := regex(r"(?<![0-9])([0-9]{1,2})\s?[-–~至]\s?([0-9]{1,2})(?![0-9])").search(inner):
            most += max(0, int(days[2]) - int(days[1]))
        least -= bool(_ASIDE.search(inner))
        most += len(joint.findall(inner))
        if many := _MANY.search(inner):
            word = many["n"] or ""
            most += (
                _MANY_ZH[many["z"]] if many["z"] else 2 if word == "both" else int(_VALUES.get(word, word or 2))
            ) - 1
    return tidy, least, most
