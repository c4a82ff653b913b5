"""Figures that a text calls a limit, a target or a standard, and on which side of them a measure should stay."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from mcp_server.language.alarm_roles import SIGNS
from mcp_server.language.folding import either
from mcp_server.language.joined_figures import joined
from mcp_server.language.limit_words import ALARM, CEILING, FLOOR, NEUTRAL
from mcp_server.language.limits_apart import GAP, LATER, PART_OF, TIMES
from mcp_server.language.limits_listed import goes_on
from mcp_server.language.shapes import MARK, MARKS, Shape
from mcp_server.language.spelled_values import spelled
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_LIMIT: Final = regex(
    rf"(?:(?P<floor>{FLOOR})|(?P<alarm>{ALARM})|(?P<ceiling>{CEILING})|(?P<neutral>{NEUTRAL}))"
    r"(?!率|[一二三四五六七八九十]|(?:的)?(?:完成|达成|执行|使用|进度|覆盖)|\s(?:attainment|achievement|compliance"
    r"|performance|completion"
    r"|utili[sz]ation|execution|progress)\b)"
)
_LINKS: Final = r"(?:of|for|to|under|below|over|above|short|and|or|against|than|in|on|with|by|from|at|is|was|are|were) "
_BEHIND: Final = regex(
    r"(?:\s?[a-zµμ%]{1,5}/[a-z0-9µ³²]{1,4}|\s?[毫微千]?[克升]/[立方米升千克]{1,3})?"
    rf"(?:\s?[\u4e00-\u9fff/]{{1,6}}?(?=的)|\s?°\s?[cf]?|\s?℃)?[-\s]?(?:(?:的|之)[^,，。;；:：()（）的{MARKS}]{{0,8}}?)?"
    rf"(?P<then>[即就便]|一律)?(?:(?!{_LINKS}|[a-z]+ing )[a-z]+ ){{0,2}}"
    rf"(?:(?P<floor>{FLOOR})"
    rf"|(?P<alarm>{ALARM})|(?P<ceiling>{CEILING})|(?P<neutral>{NEUTRAL}))"
)
_PAID: Final = regex("合同价|中标价")
_PRICED: Final = regex("控制价|限价|预算|概算|估算|标底|拦标价|上限|批复|批准")
_MEASURED: Final = regex(
    either(
        """实际 实测 测得 录得 记录到? 实得 实发 实付 实收 现(?:为|在|已) 目前 当前 抽[测检查样] 检测 抽得 查得 量得
        盘点 最[高低大小长短多少快慢](?:的?是?|的?[一那])[点处个项次天日家户人件批组段台根块间笔环位]""",
        "actual(?:ly)?, came (?:in|out), measured, recorded, spent, we (?:ended|got|ran|had"
        "|are), now, today, current(?:ly)?",
    )
)
_CHANGE: Final = regex(
    r"(?:缩短|增加|提[升高]|下降|降低|减少|上升|增长|高出|多出|(?<!最)[少低高多快慢]了?|超[支标额出限期时过]?"
    r"|(?<![容公偏误级温时落允])差|涨|跌|扩大|收窄|节约"
    r"|节省|余|结余|富余|余量|缺口|改善|回升|回落|(?:提前|落后|滞后|拖后|延后|推迟|超前|领先)于?(?:计划|目标"
    r"|进度|工期|要求)?"
    r"|(?<!最)[多少][\u4e00-\u9fff]{1,3})了?[约近仅]?\s?$"
    r"|\b(?:by|from|rose|fell|up|down|gain(?:ed)? of|increase of|decrease of|drop of|rise of|cut of|short|added"
    r"|saved|saving"
    r"|grew"
    r"|improved|another|extra|remaining|left|spare|margin of|headroom of|gap of)\s?(?:another |some |about )?$"
)
"""What stands before a figure that is a change or a distance."""
_ELSEWHEN: Final = regex(
    rf"(?:较|[从由](?![^,，。;；{MARKS}]{{0,8}}[到至])|自(?![检测查己身评有营动主行])|比(?=[^,，。;；]{{0,6}}(?:[年月周季期日]|计划|目标|平均|行业"
    rf"|市)))[^,，。;；{MARKS}]{{0,12}}$"
    r"|(?:同比|环比|上[年届]|去年|上一[年届]|往年|此前|原来|原为|原先|曾|同期|年初|期初|前[一年月次])[^,，。;；]{0,12}$"
    r"|\b(?:from|versus|vs\.?|against|last (?:year|time)|previous(?:ly)?|earlier"
    r"|a year (?:ago|earlier)"
    r"|compared (?:with|to)|used to|had been|than|prior)\s(?:[a-z']+ ){0,4}$"
)
"""What stands before a figure of another time."""
_BEFORE_NOW: Final = regex(r"\s?(?:[a-z]+ )?(?:of|in|from) (?:the )?(?:last|previous|preceding) |[的（(]?(?:去年|上年)")
_APART: Final = regex(r"\s(?:after|before|later|earlier|ago|from now)\b|\s?(?:之?[后前])")
"""What follows a length of time that only says when something was."""
_COMPARED: Final = regex(
    rf"(?:[高低多少优]于|[超高低]过|不及)[^,，。;；{MARKS}]{{1,8}}$|\b(?:above|below|over|under|than"
    rf"|exceed\w*)\s(?:the )?(?:[a-z]+ ){{1,3}}$"
)
_HOW_FAR: Final = regex(
    r"\s(?:over|under|above|below|ahead of|behind|short of|beyond)(?=[,;.!?]|$|\s(?:(?:the|our|its|their|this"
    rf"|that)\s)?(?:[a-z]+\s)?(?:{NEUTRAL}|{CEILING}|{FLOOR})(?!\s?(?:of|at|by|is|was)?\s?[{MARKS}]))"
)
"""What follows a figure that is how far another one lies from its limit: 32 thousand over plan."""
_AFTER: Final = regex(r"\bafter\s(?:[a-z']+ ){0,4}$")
_CONDITION: Final = regex(
    either(
        "若 如果 一旦 只要 倘 凡 (?<![相适恰不应充正担承])当(?![前天日月年]) 每逢 单笔 单次",
        "if, when(?:ever)?, once, as soon as, any(?:thing|one)?, every",
    )
)
_IF: Final = regex(either("若 如果 一旦 只要 倘", "if, when(?:ever)?, once, as soon as"))
_RISING: Final = regex(
    r"(?:高过|超过|高于|突破|越过|达到?|升[至到]|涨[至到]|多于|大于|到了?|过)\s?$"
    r"|\b(?:(?:pass(?:es)?|cross(?:es)?|tops?|hits?|reach(?:es)?|climbs? (?:to|past|above|over)"
    r"|rises? (?:to|past|above|over)"
    r"|(?:goes|gets) (?:to|past|above|over)|exceeds?|above|over)\s(?:the |a )?)$"
)
_FALLING: Final = regex(
    r"(?:跌破|[降掉跌][至到]|低过|低于|少于|不足|不到)\s?$"
    r"|\b(?:(?:falls?|drops?|sinks?|slips?|dips?|goes|gets) (?:to|below|under)|below|under)\s(?:the |a )?$"
)
_AGAIN: Final = regex(r"[,，(（]\s?(?:or|i\.e\.|that is|namely|即|也就是|折合|约合)")
_LIMITS: Final = regex(
    r"\b(?:limits|ceilings|floors|targets|caps|thresholds|standards|minim(?:a|ums)|maxim(?:a|ums))\b[^:;.]*$"
)
"""What says that the figures of the clause behind it are limits."""
_CLAUSE: Final = regex(
    r"[,;。!?，；()（）]|\bbut\b|\bwhile\b|\bwhereas\b|\bagainst\b"
    r"|(?<!agreed )(?<!signed )(?<!made )(?<!fixed )(?<!plan )(?<!planned )(?<!reckon )(?<!reckoned )"
    r"(?<!calculate )(?<!calculated )(?<!budgeted )\bwith\b|\bversus\b|\bvs\b|、(?!前)"
)
NEXT: Final = 2
"""Characters from one word of limit to the next that only says who set it."""


class Limit(NamedTuple):
    """A figure that is a limit."""

    value: Quantity
    need: int
    """1 where a measure should not be below, -1 where it should not be above; 0 where nothing says which."""
    rings: bool
    """Whether something happens there."""
    place: int
    shape: Shape
    said: int = 0
    """1 where a value before it is said to lie above it, -1 where it is said to lie below."""
    denied: bool = False
    """Whether that is negated."""


class Value(NamedTuple):
    """A figure that a measure had."""

    value: Quantity
    place: int
    shape: Shape
    actual: bool
    """Whether its clause says that it was measured."""


@lru_cache(maxsize=256)
def read(shape: Shape) -> tuple[tuple[Limit, ...], tuple[Value, ...]]:
    """Return what a sentence gives as limits, and what it gives as values."""
    text, low = shape.text, 0
    limits: list[Limit] = []
    values: list[Value] = []
    last = 0
    for high in [*(found.start() for found in _CLAUSE.finditer(text)), len(text)]:
        # the ceilings agreed, 5.5 % for the depot: said of what follows
        named = not MARK.search(text, last, low) and _LIMITS.search(text, last, low)
        at = last if named or _AGAIN.match(text, low) else low
        for place, value in joined(shape, low, high):
            before, after = text[at:place], text[place + 1 : high]
            if limit := _limit(text[low:place], before, after, value, place, shape):
                limits.append(limit)
            elif (
                limits
                and goes_on(shape.text, (limits[-1].place, limits[-1].value), (place, value), high)
                and not limits[-1].said
            ):
                limits.append(limits[-1]._replace(value=value, place=place))
            elif value.bound in {"=", "~"} and value.upper is None and not _moves(value, after):
                here = text[low:place]
                if not (
                    _CHANGE.search(before)
                    or _ELSEWHEN.search(text[max(0, low - 8) : place])
                    or (value.dimension != "duration" and _AFTER.search(here))
                    or _IF.search(here)
                    or (value.dimension == "duration" and _APART.match(after))
                    or _COMPARED.search(before)
                    or _BEFORE_NOW.match(after)
                    or GAP.match(after)
                    or LATER.search(value.text)
                    or _HOW_FAR.match(text, place + 1)
                    or (not value.unit and _NUMBERED.search(before))
                ):
                    values.append(Value(value, place, shape, bool(_MEASURED.search(before))))
            at = place + 1
        values += [Value(value, place, shape, False) for place, value in spelled(shape, low, high)]
        last, low = low, high
    return tuple(limits), tuple(sorted(values, key=lambda one: one.place))


def _limit(here: str, before: str, after: str, value: Quantity, place: int, shape: Shape) -> Limit | None:
    """Return a figure as a limit, where its clause calls it one."""
    if _moves(value, after) or value.dimension == "points" or _CHANGE.search(before) or _ONCE.search(before):
        return None
    if _CHANGES[0].search(before) and _CHANGES[1].match(after):
        return None
    bound = SIGNS.get(value.bound, 0) or _bound(value, before, after) or _no_more(value, shape.text, place)
    named = [
        one
        for one in _LIMIT.finditer(before)
        if not (
            _FAR_OFF.search(before, one.start())
            or _WITHOUT.search(before, 0, one.start())
            or _JOINED.match(before, one.end())
        )
    ]
    if not value.unit and _NUMBERED.search(before):
        return None
    behind = _BEHIND.match(after)
    behind = None if behind and behind["then"] and value.bound != "=" else behind
    if not behind and named and _PAID.fullmatch(named[-1][0]) and _PRICED.search(shape.text, 0, place):
        # of a ceiling and what was paid below it the second is a value
        return None
    kind = _kind(named, behind, before, after, value)
    seen_from = 0 if behind or not named or _MOST.match(named[-1][0]) else named[-1].end()
    if not bound and kind and not behind and _MEASURED.search(before, seen_from):
        return None
    if PART_OF.search(before) or (kind == "alarm" and value.unit in TIMES):
        return None
    conditional = _CONDITION.search(here) if value.bound in {">", "<"} or not kind else _IF.search(here)
    one = Limit(value, bound, False, place, shape)
    if bound and value.upper is None:
        if _REST.search(here) and not (_OBLIGES.match(after) and not named):
            return None
        return _bounded(one, before, after, kind or "", conditional=bool(conditional), behind=bool(behind))
    if value.bound == "range" and kind:
        return one
    if value.bound != "=" or value.upper is not None:
        return None
    rises, falls = _RISING.search(before), _FALLING.search(before)
    if conditional and (rises or falls):
        return one._replace(need=-1 if rises else 1, rings=True)
    if kind is None or (kind == "neutral" and _TOLERANCE.match(shape.sentence.text, value.end - shape.sentence.start)):
        return None
    rings = kind in {"ceiling", "alarm"} or bool(_RINGS.search(before + after[:16]))
    return one._replace(need=_NEEDS.get(kind, 0), rings=rings)


def _kind(
    named: Sequence[re.Match[str]], behind: re.Match[str] | None, before: str, after: str, value: Quantity
) -> str | None:
    """Return which sort of limit the words around a figure call it."""
    if behind is None and named and named[-1].lastgroup == "neutral" and len(named) > 1:
        # a word that only says who set it
        return named[-2 if named[-1].start() - named[-2].end() < NEXT else -1].lastgroup
    if found := behind or (named[-1] if named else None):
        return found.lastgroup
    return "neutral" if _SET.match(after) or (value.unit and _HELD_TO.search(before)) else None


def _bounded(one: Limit, before: str, after: str, kind: str, *, conditional: bool, behind: bool) -> Limit | None:
    """Return a figure with a bound as a limit: what must be, or beyond what something happens."""
    denied, strict = bool(_NOT.search(before)), one.value.bound in {">", "<"}
    if strict and _FORBIDDEN.search(before):
        return one._replace(need=-one.need)
    if not strict and kind != "floor" and _DUTY.match(after):
        # orders of 50,000 and more must be compared
        return one._replace(need=-one.need, rings=True)
    named = bool(kind) and not behind
    if strict and not denied and _OBLIGES.match(after) and not named:
        # claims above $5,000 need a signature: what happens beyond it
        return one._replace(need=-one.need, rings=True)
    if not conditional and strict and (denied or (behind and not named)):
        # 98 %, above the standard of 98.5 %: what is said of a value, and of its limit
        if denied and _EXTREME.search(before):
            # the longest took no more than 40 minutes: what was seen
            return None
        need, said = _NEEDS.get(kind, -one.need if denied else 0), one.need
        return one._replace(value=one.value.model_copy(update={"bound": "="}), need=need, said=said, denied=denied)
    if strict and _ONLY.match(after):
        return one
    if conditional and not strict and _LET.search(after):
        # anything up to 3.5 is tolerated
        return one._replace(rings=True)
    if conditional or (strict and not kind):
        return one._replace(need=-one.need, rings=True) if conditional or _HAPPENS.match(after) else None
    return None if _REACHED.search(before) else one


_FORBIDDEN: Final = regex(
    r"不(?:得|能|可|应|许|宜|准)[\u4e00-\u9fff]{0,2}\s?$|\b(?:must|may|should|shall|can|is|are) ?(?:not"
    r"|never)(?: [a-z]+){0,2}\s$"
    r"|\b(?:closed (?:to|for)|bars?|barred|bann?(?:ed|s)?|forbidden (?:to|for)|forbids?"
    r"|prohibit(?:s|ed)?|shut (?:to|for))\b"
    r"[^,;.]{0,40}$"
    r"|\b(?:no|nobody|none|nothing|neither)\b[^,;.]{0,40}?\b(?:may|must|can|shall|should|will|would|to)"
    r"(?: [a-z]+){0,5}\s$"
)
_SET: Final = regex(
    r"\s(?:(?!(?:of|for|than|in|to|by|from|as|and|or)\b)[a-z]+ )?"
    r"(?:that |which )?(?:we|they|he|she|you|the [a-z]+)(?: had| have| has)?(?: also)?"
    r" (?:set|agreed|promised|asked|wanted|required|pledged|aimed|demanded)\b"
)
"""Behind a figure that somebody set: the 90 % we had set ourselves."""
_HELD_TO: Final = regex(
    r"\b(?:miss(?:ed|es|ing)|met|meets|kept to|keeps to|stuck to|f[ae]ll(?:s|ing)? short of|fell short of|clear(?:ed|s)"
    r"|undercut|surpass(?:ed|es)) (?:the|our|its|their) $"
)
"""Before a figure that a verdict is about: missed the 90 %."""
_DUTY: Final = regex(r"\s?[^,，。;；\x00-\x7f\ue000-\ue0ff]{0,2}?(?:必须|须|一律|即|就要|就得)")
_NEEDS: Final = {"floor": 1, "ceiling": -1}


def _moves(value: Quantity, after: str) -> bool:
    """Whether a figure with a sign is a change, and no level below zero."""
    return value.signed and not (value.value < 0 and (value.unit in _LEVELS or _DEGREES.match(after)))


def _bound(value: Quantity, before: str, after: str) -> int:
    """Return 1 where words around a figure make it the least that there may be, -1 where the most, else 0."""
    if value.bound != "=" or value.upper is not None:
        return 0
    if _MODAL.search(before) and (found := _MOST_OF.search(before)):
        return -1 if found["big"] else 1
    if found := _OR.match(after):
        return 1 if found["more"] or found["least"] or found["plus"] else -1
    if found := _THAN.search(before):
        return -1 if found["big"] or found["dbig"] else 1
    return -1 if _INSIDE.search(before) else 0


def _no_more(value: Quantity, text: str, place: int) -> int:
    """Return the same where it is said behind the figure that there may be no more, or no less: 90 minutes, no more."""
    found = _NO_MORE.match(text, place + 1) if value.bound == "=" and value.upper is None else None
    return 0 if found is None else 1 if found["least"] else -1


_NO_MORE: Final = regex(
    r"[^,，。;；]{0,40}[,，]\s?(?:(?:and |but )?(?:no|not any|not a [a-z]+) (?:more|longer|higher|later"
    r"|(?P<least>less|fewer|lower))\b(?=[,;.!?]|$)|(?:不[能得可]再?(?:多|长|高|大|超)|不再多)(?=[,，。;；!]|了|$))"
)
_LEVELS: Final = frozenset({"度", "℃", "°C", "°", "degrees", "degree"})
_DEGREES: Final = regex(r"\s?(?:℃|°|度|degrees|celsius|db|mv\b|m\b|米)")
_OR: Final = regex(
    r"\s?(?:℃|°\s?[cf]?|degrees(?: celsius)?|[a-z%²³/]{1,8})?\s?(?:(?:or|and)\s(?:(?P<more>more|higher|above"
    r"|over|warmer"
    r"|longer|better|up|upwards|older|larger|greater)|(?:less|lower|below|under|colder|cooler|shorter|fewer"
    r"|down|younger"
    r"|smaller|quicker|faster|sooner))\b|(?P<most>(?:之?[内下]|及?以[内下])(?!降|滑))|(?P<least>及?以上|之上)"
    r"|(?P<plus>upwards?\b|and up\b|plus\b|at (?:the )?(?:very )?(?:least|minimum)\b)"
    r"|at (?:the )?(?:very )?(?:most|maximum|latest)\b)"
)
_MODAL: Final = regex(r"规定|不得|可以?|允许|要求|[仅只]限|承诺|约定|制度|标准|按")
_MOST_OF: Final = regex(r"(?:(?P<big>最[多长迟晚久])|最[少短早])(?![的一])[^,，。;；\x00-\x7f\ue000-\ue0ff]{0,3}\s?$")
_THAN: Final = regex(
    r"(?:\b(?:no|not|never|nothing|none|nobody)(?: [a-z]+){0,3} (?:(?P<big>more|older|longer|heavier|larger"
    r"|bigger|greater|higher"
    r"|warmer|hotter|later|wider|deeper|louder|dearer|slower|farther|further|thicker|taller|hotter)"
    r"|less|fewer|younger|shorter|lighter|smaller|lower|colder|cooler|earlier|narrower|thinner|faster|sooner|cheaper)"
    r" than (?:the |a |an )?|不(?:得|能|可|应|许|宜)?(?:(?P<dbig>[长晚重慢厚宽深远老贵])|[短早轻快薄窄浅近])于\s?)$"
)
_INSIDE: Final = regex(
    r"(?:would|will|shall|should|must|has|have|had|promis\w+|pledged?|agreed|told|said|guarantee\w*|ought|are|is|be)\s"
    r"(?:[a-z']+\s){0,8}(?:inside|in under|in less than|within)\s$"
    r"|\b(?:would|promis\w+|pledged?|guarantee\w*)\s(?:[a-z']+\s){0,8}in\s$"
)
_ONCE: Final = regex(r"(?:原(?:[为是来先定]|定为)+|此前[为是]|过去[为是]|formerly|originally|previously)\s?$")
_CHANGES: Final = (
    regex(rf"(?:由|从|自)[^,，。;；{MARKS}]{{0,4}}$|\bfrom\s(?:the |a )?$"),
    regex(rf"[^,，。;；{MARKS}]{{0,4}}(?:改|调|降|升|提|放|收|变|缩|增|减|到|至)|\s(?:[a-z]+ )?to\s"),
)
"""What stands around a limit that became another one: 由满 99 元改为满 79 元."""
"""What stands before a limit that holds no longer."""
_NOT: Final = regex(r"(?:未|没有?|并未|尚未|从未|无一?|\bnot|n't|\bnever)\s?$")
_REST: Final = regex(
    r"其余|其他|其它|多数|个别|除|\b(?:rest|others?|most|some) "
    r"|\beach (?!(?:[a-z]+ ){0,4}(?:may|must|can|shall|should|has to|have to|needs to|is to|are to"
    r"|carries|holds|takes|seats|is allowed)\b)"
)
_LET: Final = regex(
    r"允许|可以|接受|容忍|\b(?:tolerated|accept(?:ed|able)|allowed|permitted|fine|ok(?:ay)?|all right|granted|free)\b"
)
_ONLY: Final = regex(r"\s?[^,，。;；\x00-\x7f\ue000-\ue0ff]{0,6}?(?:才|方能|方可)")
"""What makes of a limit what has to be reached: 超过 8 人才能用."""
_HAPPENS: Final = regex(
    r"\s(?:we|you|they|it|he|she|the [a-z]+|an? [a-z]+) (?!(?:of|in|at|to|and|or|was|were|is)\b)[a-z]+s?\b|"
    r"\s?(?:的|时|[^,，。;；\x00-\x7f\ue000-\ue0ff]{0,6}?(?:即|则|就|须|要|应|必须|一律|便))|\s(?:need|requir"
    r"|go(?:es)? to|must|ha(?:s|ve) to|trigger)"
)
_OBLIGES: Final = regex(r"\s?的?(?:必?须|需要?|一律)|\s(?:need|requir|go(?:es)? to|must|ha(?:s|ve) to)")
_MOST: Final = regex(r"最|max|min|highest|lowest")
"""What may be a limit, and may be what was seen."""
_EXTREME: Final = regex(
    r"(?:最[长高多大久重快慢远晚早低少]|之后|此后|后来)[^,，。;；]{0,6}$|\b(?:since|after|then"
    r"|afterwards)\b[^,;.]{0,24}$"
)
_WITHOUT: Final = regex(r"(?:无|没有?|取消|去掉|除去|剔除)\s?$|\b(?:without|no)\s(?:(?:the|a|any|such)\s)?$")
_FAR_OFF: Final = regex(
    r"(?:至少|最少|起码|\bat least|\bat (?:the )?most|\bup to|\bno more than)(?!\s?\S{0,2}\s?$)\s?\S"
    r"|(?:警戒|预警|报警|告警|\balarms?|\balerts?|\bwarnings?)[^,，。;；]{0,4}(?:响|了|发出|收到|触发|共|有"
    r"|\bwere\b|\brang\b)"
)
"""A word of limit that is said of something else: 至少患一种的 210 人, 告警响了 3 次."""
_JOINED: Final = regex(r"\s?(?:and|or|but)\s|[和与及]")
"""Behind a word of limit that belongs to what was said before: 31 are within target and 17 beyond it."""
_NUMBERED: Final = regex(
    r"\b(?:conditions?|rules?|regulations?|criteri(?:on|a)|terms?|polic(?:y|ies)|by-?laws?|gates?|lines?|specs?"
    r"|objectives?|agreements?|requirements?)\s(?:no\.? |nr\.? )?$"
)
"""Words of limit right before a number that is their name: one failed condition 4.2."""
_TOLERANCE: Final = regex(r"[^;；。]{0,24}(?:±|\+/-)")
"""What follows a setting that is to be kept within so much: 设定 −18 ℃，允许波动 ±2 ℃."""
_REACHED: Final = regex(r"已(?:经)?\s?$|\balready\s$")
_RINGS: Final = regex(
    r"警|补货|安全库存|安全储备|止损|触发|阈|线|\bin (?:store|stock)\b"
    r"|\balarm|\balert|\bwarning|\btrigger|\breorder|\bthreshold|\blines?\b|\bescalat"
)


def moved(text: str) -> int:
    """Return 1 where words right before a figure say that it is reached from below, -1 where from above, else 0."""
    return 1 if _RISING.search(text) else -1 if _FALLING.search(text) else 0
