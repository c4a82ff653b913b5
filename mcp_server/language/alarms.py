"""Alarms of a text that are true already, or silent where its target is missed, by the figures of the same text."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, NamedTuple

from mcp_server.language.folding import fold, words
from mcp_server.language.pages import Page, Row
from mcp_server.language.quantities import quantity
from mcp_server.language.shapes import DATE, Shape
from mcp_server.model.paper import Alarm, Band
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_SIGNS: Final = {">": 1, ">=": 1, "<": -1, "<=": -1}
_CUE: Final = regex(
    r"\bif\b|\bwhen\b|\bonce\b|\balarm|\balert|\bwarning|预警|告警|报警|触发|红灯|黄灯|红线|时[,，]|即启动|升级"
)
_TODAY: Final = regex(
    r"\b(?:was|is|are|were|stands? at|stood at|currently|today|now)\b|目前|当前|现为|现在|现状|上月|本月|为|达"
)
_AIM: Final = regex(
    r"目标|不高于|不低于|不超过|至少|至多|计划|at most|at least|target|goal|aim|plan|must|should|shall"
    r"|will|by \ue007|≥|≤|控制在|降到|提高到|降至|提升到"
)
_NOW_HEAD: Final = regex(
    r"where we (?:are|stand)|today|current|baseline|status|situation|现状|当前|基线|概况|背景|运行情况", 2
)
_WORD: Final = regex(r"[a-z]{4,}|p[0-9]{2}")
_HAN: Final = regex(r"[\u4e00-\u9fff]{2,}")
_COMMON: Final = frozenset(
    words(
        "when once falls below exceeds exceed above over drops under than with from that this month week quarter year "
        "team owner called told until alarm alert warning rises each every more less value rate time days"
    )
)
_TURNS: Final = frozenset(words("如果 当月 本月 上月 超过 低于 高于 目前 当前 触发 预警 报警 告警"))


_RINGS: Final = regex(
    r"\balarm|\balert|\bwarn|\bescalat|\breorder"
    r"|\bpage[sd]? (?:the|on)|\bnotif|\bcalled in|\btriggers?\b|\bstops?\b|\bpaused?\b|\bis told"
    r"|\bintervene|\brolled? back|\bfreez"
    r"|预警|告警|报警|触发|红灯|黄灯|红线|升级|上报|补货|叫停|暂停|介入|启动应急|停止|通报|回滚|熔断"
)
"""What says that something happens at a limit."""
_LINE: Final = regex(
    r"(?:预警|警戒|告警|报警)(?:线|值|阈值)|红线|阈值|安全库存|最低库存|补货点|\bsafety stock|\breorder (?:point|level)"
    r"|\b(?:alarm|alert|warning)(?: (?:limit|level|threshold|line))?(?: is)?(?: set)? at\b"
    r"|\b(?:alarm|alert|warning) (?:limit|level|threshold|line)"
)
"""What a limit is called that is a figure alone."""
_NOW: Final = regex(r"\btoday\b|\bcurrent(?:ly)?\b|\bnow\b|\bat present\b|目前|当前|现有|现为|现在|如今|眼下|截至")
_PROMISE: Final = regex(
    r"目标|承诺|\btargets?\b|\bgoals?\b|\bpromise[ds]?\b|\bslo\b"
    r"|\bcommit(?:ted|ment)?\b"
)
_PATH: Final = regex(
    r"提[升高]|增加|增长|降[到至低]|下降|改善|年底|前[达完]|\bby\b|\bfrom\b|\bincreas|\brais|\bimprov|\breduc|\blower|\bgrow|\breach|->|→"
)
"""What says that a target is not yet due: until then an alarm may lie below it."""
_LOW_IS_BAD: Final = regex(
    r"满意|合格|可用|准时|及时|续费|续约|留存|库存|余额|储备|现金|完好|到课|出勤|毛利|安全库存|\bsatisf|\bavailab"
    r"|\bon.time|\bstock|\binventor|\bcash"
    r"|\breserve|\bretention|\brenewal|\buptime|\bmargin|\bcoverage|\battendance|\bfill rate|\bpass rate"
)
_HIGH_IS_BAD: Final = regex(
    r"差错|错误|故障|投诉|流失|延迟|逾期|缺陷|不良|返工|退货|等待|响应时|时长|积压|占用|事故"
    r"|\berror|\bdefect|\bcomplaint|\bchurn|\blatency|\bdelay"
    r"|\boverdue|\bdowntime|\bbacklog|\bfailure|\breturn rate|\bwait|\bresponse time"
    r"|\bscrap|\brework|\bincident|\bdisk usage"
)
_WHEN: Final = regex(r"\b(?:when|if|once|as soon as|whenever)\b")
_CLAUSE: Final = regex(r"[,;。!?，；]|\bbut\b|\bwhile\b|\bwhereas\b|而|\band (?=the\b|an? |we\b|it\b)")
_FUNCTION: Final = regex(
    r"(?:预警|警戒|告警|报警)(?:线|值)?|触发|阈值|红线|[红黄]灯|升级|上报|补货|叫停|暂停|介入|低于|高于|超过|不超|达到|目标|承诺|目前|当前|现有|现为|现在|如果|一旦|立即|安全"
    r"|应|需|须|即|时|则|就|为|是|在|当|若|的|了|至|不|过|于|跌破|突破|设|[以之][上下内]|负责人|每[日周月]"
)
_FILLERS: Final = frozenset(
    word[:6]
    for word in words(
        "goes target targets goal goals promise promised promises alarm alerts alert alarms warning warn warned "
        "warnings escalate escalated escalation reorder trigger triggers triggered current currently today falls fall "
        "drops drop below above exceed exceeds under over least most more less than when once page paged "
        "notify manager limit level threshold stands stand line should must will they them there rings raised raise "
        "takes take took sent lasts sounds fires fire stop stops goes keep kept"
    )
)
SHORT: Final = 40
"""Characters of a cell that may be a figure."""
FEW: Final = 6
"""Figures before or behind one that may be of the same measure."""
MANY: Final = 200
"""Targets, and measures with alarms, beyond which no more are held against each other."""
BESIDE: Final = 2
"""Lines from one sentence to the next of one paragraph or list."""


class Known(NamedTuple):
    """What a measure is today."""

    words: frozenset[str]
    value: Quantity


class Said(NamedTuple):
    """A figure of a clause, and what its clause calls it."""

    role: str
    """now, aim or limit."""
    words: frozenset[str]
    value: Quantity
    sign: int
    """1 where what lies above is bad, -1 where what lies below is; 0 where nothing says which."""
    shape: Shape
    due: bool
    """Whether it is an aim that is to be reached."""


def said(shapes: Sequence[Shape]) -> Iterator[Said]:
    """Yield what the clauses of a text call a value of today, an aim, or the limit of an alarm."""
    for shape in shapes:
        if shape.sentence.sort == "heading":
            continue
        text = shape.text
        ends = [*(found.start() for found in _CLAUSE.finditer(text)), len(text)]
        low = 0
        for number, high in enumerate(ends):
            clause = text[low:high]
            after = text[high : ends[number + 1]] if number + 1 < len(ends) else ""
            figures = list(shape.figures(low, high))
            if len(figures) == 1 and figures[0][1].upper is None and not figures[0][1].signed:
                place, value = figures[0]
                before = text[low:place]
                if role := _role(clause, before, after, value):
                    bad = _bad_side(value, role, clause)
                    yield Said(
                        role, _bare(before), value, bad, shape, bool(_PATH.search(clause)) or _dated(shape, low, high)
                    )
            low = high


def _dated(shape: Shape, low: int, high: int) -> bool:
    return DATE in shape.text[low:high]


def _role(clause: str, before: str, after: str, value: Quantity) -> str:
    aim = bool(_PROMISE.search(clause))
    if value.bound == "=" and _LINE.search(before) and not _NOW.search(before):
        return "limit"
    if value.bound in _SIGNS and not aim and (_RINGS.search(clause) or _RINGS.search(after)):
        return "limit"
    if aim and not _NOW.search(clause) and value.bound in {"=", *_SIGNS}:
        return "aim"
    return "now" if value.bound == "=" and _NOW.search(clause) and not _AIM.search(clause) else ""


def _bad_side(value: Quantity, role: str, clause: str) -> int:
    sign = _SIGNS.get(value.bound, 0)
    if sign:
        return -sign if role == "aim" else sign
    low, high = _LOW_IS_BAD.search(clause), _HIGH_IS_BAD.search(clause)
    return 0 if bool(low) == bool(high) else (-1 if low else 1)


def _bare(text: str) -> frozenset[str]:
    """Return what a clause speaks of, without what makes it an alarm, an aim or a state."""
    if found := _WHEN.search(text):
        text = text[found.end() :]
    elif found := _RINGS.search(text):
        text = text[: found.start()]
    return frozenset(word for word in _words(_FUNCTION.sub(" ", text)) if word not in _FILLERS)


def _one_measure(one: Said, limit: Said) -> bool:
    """Whether a figure is of the measure of a limit beside it, which may go without a name."""
    alike = (one.value.unit, one.value.dimension) == (limit.value.unit, limit.value.dimension)
    place, other = one.shape.sentence, limit.shape.sentence
    near = place.under == other.under and 0 <= other.line - place.line < BESIDE
    return alike and near and (not limit.words or bool(one.words & limit.words))


def alarms(page: Page, shapes: Sequence[Shape]) -> Iterator[Alarm]:
    """Yield alarms that today's figure of the same measure sets off, unless they only begin where the target does."""
    every = list(said(shapes))
    told: set[int] = set()
    for number, limit in enumerate(every):
        if limit.role == "limit" and (found := _today(every[max(0, number - FEW) : number], limit)):
            told.add(limit.shape.sentence.line)
            yield _alarm(limit, found)
    yield from (one for one in _far(shapes) if one.line not in told)
    yield from (one for one, _ in _in_tables(page) if one)


def _today(before: Sequence[Said], limit: Said) -> Said | None:
    """Return the figure of today that sets an alarm off; nothing where there are two, or where it is the aim."""
    beside = [one for one in before if _one_measure(one, limit)]
    now = [one for one in beside if one.role == "now"]
    aims = [one for one in beside if one.role == "aim" and one.value.value == limit.value.value]
    sign = limit.sign or (now[-1].sign if now else 0)
    if len(now) != 1 or aims or not sign:
        return None
    return now[0] if (now[0].value.value - limit.value.value) * sign > 0 else None


def _alarm(limit: Said, now: Said) -> Alarm:
    text = " ".join(limit.shape.sentence.text.split())[:160]
    name = now.shape.sentence.text.partition(now.value.text.strip())[0].strip(" *_:：") or text
    return Alarm(
        line=limit.shape.sentence.line, excerpt=text, name=name[:40],
        value=limit.value.text.strip(), baseline=now.value.text.strip(),
    )  # fmt: skip


def bands(page: Page, shapes: Sequence[Shape]) -> Iterator[Band]:
    """Yield the alarms of a text that ring only well beyond a target of the same measure that is due already."""
    yield from (one for _, one in _in_tables(page) if one)
    every = list(said(shapes))
    beside = list(_bands_beside(every))
    yield from beside
    yield from (one for one in _bands_far(every, shapes) if one.line not in {band.line for band in beside})


def _bands_far(every: Sequence[Said], shapes: Sequence[Shape]) -> Iterator[Band]:
    """Yield the same where a target and its alarms stand apart: the target is a bound, and both name the measure."""
    groups: dict[tuple[str, ...], list[Said]] = {}
    for limit in every:
        if limit.role == "limit" and limit.words and limit.sign:
            groups.setdefault((limit.value.unit, *sorted(limit.words)), []).append(limit)
    aims = [
        (shape, value, _short(_bare(shape.text)))
        for shape in shapes
        for _, value in shape.figures()
        if value.bound in _SIGNS and value.upper is None and not value.signed and shape.sentence.sort != "heading"
        if not (
            _RINGS.search(shape.text)
            or _WHEN.search(shape.text)
            or _PATH.search(shape.text)
            or _dated(shape, 0, len(shape.text))
        )
    ][:MANY]
    for (unit, *name), limits in list(groups.items())[:MANY]:
        wanted = _short(name)
        same = [(shape, value) for shape, value, about in aims if value.unit == unit and wanted <= about]
        signs = {one.sign for one in limits} | {-_SIGNS[value.bound] for _, value in same}
        if len(same) != 1 or len(signs) != 1:
            continue
        sign, aim = signs.pop(), same[0][1]
        first = min(limits, key=lambda one: one.value.value * sign)
        if (first.value.value - aim.value) * sign > 0:
            yield _band(first, aim)


def _short(found: Iterable[str]) -> frozenset[str]:
    """Return the beginnings of words, so that success and succeed are one."""
    return frozenset(word[:5] for word in found)


def _band(limit: Said, aim: Quantity) -> Band:
    text = " ".join(limit.shape.sentence.text.split())[:160]
    return Band(
        line=limit.shape.sentence.line, excerpt=text, name=text[:40],
        target=aim.text.strip(), value=limit.value.text.strip(),
    )  # fmt: skip


def _bands_beside(every: Sequence[Said]) -> Iterator[Band]:
    for number, aim in enumerate(every):
        if aim.role != "aim" or aim.due:
            continue
        limits = [one for one in every[number + 1 : number + 1 + FEW] if one.role == "limit" and _one_measure(aim, one)]
        near = [
            one
            for one in every[max(0, number - FEW) : number + FEW]
            if one.role == "now" and one.value.unit == aim.value.unit
        ]
        signs = {one.sign for one in limits} | ({aim.sign} if aim.sign else set())
        if not limits or len(signs) != 1 or 0 in signs or near:
            continue
        sign = signs.pop()
        first = min(limits, key=lambda one: (one.value.value - aim.value.value) * sign)
        if (first.value.value - aim.value.value) * sign > 0:
            yield _band(first, aim.value)


_COLUMNS: Final = {
    "now": regex(r"当前|目前|现状|现值|今日|\b(?:current|today|now|latest|present|actual)\b|实际"),
    "aim": regex(r"目标|承诺|\b(?:target|goal|promise|slo)s?\b"),
    "limit": regex(r"预警|告警|警戒|报警|红线|\b(?:alarm|alert|warning|trigger|threshold)s?\b"),
}
"""What the heads of columns say that their figures are."""


def _in_tables(page: Page) -> Iterator[tuple[Alarm | None, Band | None]]:
    """Yield the rows of tables whose alarm today's figure sets off, and whose first alarm lies beyond a target met."""
    for table in page.tables:
        heads = [fold(cell.text).text.lower() for cell in table.heads.cells]
        columns = {
            role: [c for c, head in enumerate(heads) if c and cue.search(head)] for role, cue in _COLUMNS.items()
        }
        if len(columns["now"]) != 1 or not columns["limit"] or len(columns["aim"]) > 1:
            continue
        for row in table.rows:
            if len(row.cells) == len(heads):
                yield _row(row, {role: [_cell(row, c) for c in places] for role, places in columns.items()})


def _cell(row: Row, column: int) -> Quantity | None:
    text = fold(row.cells[column].text).text
    found = quantity(text) if len(text) <= SHORT else None
    return found if found and found.upper is None and not found.signed else None


def _row(row: Row, figures: dict[str, list[Quantity | None]]) -> tuple[Alarm | None, Band | None]:
    now, aims, limits = figures["now"][0], figures["aim"], [one for one in figures["limit"] if one]
    aim = aims[0] if aims else None
    known = [one for one in (now, aim, *limits) if one]
    if now is None or not limits or len({(one.unit, one.dimension) for one in known}) != 1:
        return None, None
    signs = {_SIGNS.get(one.bound, 0) for one in limits} | ({-_SIGNS.get(aim.bound, 0)} if aim else set())
    signs = signs - {0} or {_bad_side(now, "now", row.cells[0].text.lower())}
    sign = signs.pop()
    if signs or not sign:
        return None, None
    first = min(limits, key=lambda one: one.value * sign)
    excerpt = " | ".join(cell.text for cell in row.cells)[:160]
    name = row.cells[0].text[:40]
    if (now.value - first.value) * sign > 0 and not (aim and aim.value == first.value):
        return Alarm(
            line=row.line, excerpt=excerpt, name=name, value=first.text.strip(), baseline=now.text.strip()
        ), None
    if aim and (now.value - aim.value) * sign <= 0 < (first.value - aim.value) * sign:
        return None, Band(line=row.line, excerpt=excerpt, name=name, target=aim.text.strip(), value=first.text.strip())
    return None, None


def _far(shapes: Sequence[Shape]) -> Iterator[Alarm]:
    """Yield alarms that a figure of today elsewhere in the text sets off."""
    known: list[Known] = []
    aims: list[Known] = []
    for shape in shapes:
        figures = list(shape.figures())
        if not figures or shape.sentence.sort == "heading":
            continue
        if _CUE.search(shape.text):
            continue
        if _AIM.search(shape.text) or any(value.bound != "=" for _, value in figures):
            aims += [Known(_words(shape.text), value) for _, value in figures]
        elif len(figures) <= 3 and (_TODAY.search(shape.text) or any(map(_NOW_HEAD.search, shape.sentence.under))):
            known += [Known(_words(shape.text[max(0, place - 40) : place]), value) for place, value in figures]
    known, aims = known[:MANY], aims[:MANY]
    cued = (shape for shape in shapes if shape.sentence.sort != "heading" and _CUE.search(shape.text))
    for shape in islice(cued, MANY):
        for place, limit in shape.figures():
            sign = _SIGNS.get(limit.bound)
            about = _words(shape.text[max(0, place - 40) : place])
            if sign and about and not any(_same(aim, about, limit) and aim.value.value == limit.value for aim in aims):
                yield from _true_already(shape, limit, sign, [one for one in known if _same(one, about, limit)])


def _true_already(shape: Shape, limit: Quantity, sign: int, known: Sequence[Known]) -> Iterator[Alarm]:
    # two figures of one measure: nobody can say which one is today's
    if len({one.value.value for one in known}) == 1 and (known[0].value.value - limit.value) * sign > 0:
        text = " ".join(shape.sentence.text.split())[:160]
        yield Alarm(
            line=shape.sentence.line,
            excerpt=text,
            name=text[:40],
            value=limit.text.strip(),
            baseline=known[0].value.text.strip(),
        )


def _same(one: Known, about: frozenset[str], limit: Quantity) -> bool:
    alike = one.value.unit == limit.unit and one.value.dimension == limit.dimension
    return alike and one.value.upper is None and len(one.words & about) >= min(2, len(about))


def _words(text: str) -> frozenset[str]:
    """Return what tells measures apart: the beginnings of words, and pairs of Chinese characters."""
    low = text.lower()
    found = {word[:6] for word in _WORD.findall(low) if word not in _COMMON}
    for run in _HAN.findall(low):
        found |= {run[i : i + 2] for i in range(len(run) - 1)}
    return frozenset(
        found - {"如果", "当月", "本月", "上月", "超过", "低于", "高于", "目前", "当前", "触发", "预警", "报警", "告警"}
    )
