"""Words by which a text says that a figure keeps to its limit, or does not."""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from mcp_server.language.shapes import MARKS
from mcp_server.regex import regex

Sort = Literal["kept", "broken", "over", "under", "quiet"]

_KEPT: Final = (
    r"达标|达成|达到|(?<![一-鿿])(?:已经?|全部?|均|都|提前|按期|如期|顺利|超额|圆满|也|还是|总算"
    r"|算是)*完成(?=[,，。;；!！)）\\s]|$)|完成(?:了|这项|该项|全年|年度"
    r"|季度|本月|月度|考核|既定|预定|预期)?(?=目标|任务|指标|计划|要求)|实现|兑现|守住|保住|稳住|合格|合规|及格"
    r"|过关|过线|(?<!获)通过(?!了?[一-鿿])|符合|满足|胜任|受控"
    r"|可控|正常|安全|稳妥|无虞|无忧"
    r"|拿下|交差|打勾|搞定|如愿|如期|够用?|足够|绰绰有余|有余量?|富余|宽裕|没(?:有)?问题|放行|准予|在(?:控|限|标|案)"
    r"|(?:在|处于|控制在|保持在|落在|维持在|压在)[^,，。;；]{0,16}?(?:范围|区间|限度|额度|指标|标准|预算|目标"
    r"|计划|上?限|[^在上]线|要求"
    r"|规定|阈?值|允差|公差)(?:之?[内下]|以[内下]|里)?|(?:线|限|值|标准|预算|目标|范围|规定|要求|额度)(?:之内"
    r"|以内|内|以下|之下|里)"
    r"|\bm(?:et|eet|eets|eeting)\b|\bhit(?:s|ting)?\b|\bachiev(?:e[sd]?|ing)\b|\breach(?:es|ed|ing)?\b|\battain(?:s"
    r"|ed)?\b"
    r"|\bsatisf(?:y|ies|ied|ying)\b|\bfulfil(?:l|ls|led|s)?\b|\bcompl(?:y|ies|ied|ying)\b|\bin compliance\b"
    r"|\bcompliant\b"
    r"|\bconform(?:s|ed|ing)?\b|\bclear(?:s|ed|ing)?\b|\bpass(?:es|ed|ing)?\b|\bbeat(?:s|en|ing)?\b"
    r"|\bon (?:target|budget|goal)\b"
    r"|\bin (?:spec|tolerance|range|the clear|the green)\b|\bto (?:spec|target|standard)\b|\bup to (?:standard"
    r"|the mark|scratch)\b"
    r"|\bwithin\b|\binside\b|\bin line with\b|\bacceptabl[ey]\b|\badequate\b|\bsatisfactory\b"
    r"|\bcomfortabl[ey]\b|\bsafe(?:ly)?\b"
    r"|\btick(?:s|ed|ing)?(?: [a-z]+){0,4} off\b|\bcheck(?:s|ed)?(?: [a-z]+){0,4} off\b|\bcross(?:es"
    r"|ed)?(?: [a-z]+){0,4} off\b"
    r"|\bmade (?:it|(?:the|our|its|their|his|her) (?:target|number|goal|grade|cut|mark|quota|plan))\b"
    r"|\bheld\b|\bholds?\b|\bkept\b|\bkeeps?\b|\bhono(?:u)?r(?:s|ed)?\b|\brespect(?:s|ed)\b|\bsecur(?:es|ed)\b"
    r"|\bunder control\b"
    r"|\broom to spare\b|\bto spare\b|\bqualif(?:y|ies|ied)\b|\bsufficient\b|\bsuffic(?:es|ed)\b|\benough\b"
    r"|\bsucceed(?:s|ed)?\b"
    r"|\bdelivered\b|\bdone\b|\baccomplish(?:ed|es)?\b|\bgood\b|\bfine\b|\bok(?:ay)?\b|\bnormal\b|\bin order\b"
    r"|\bstay(?:s|ed)? under\b"
)
_BROKEN: Final = (
    r"超标|超限|超支|超期|超时|超员|超载|越线|越限|破线|破限|违规|违约|违反|失守|落空|告负|失败|不及格"
    r"|欠[账缺]?|缺口|不足|不够"
    r"|短缺|逾期|落后|拖后腿|功亏一篑|泡汤|没(?:能|有)?做到|没到|未到|差[了一点]|还差|尚差|踩(?:了)?(?:红)?线"
    r"|亮红灯|亮了红灯"
    r"|\bmiss(?:es|ed|ing)?\b|\bfail(?:s|ed|ing|ure)?\b|\bf(?:e|a)ll(?:s|ing)? short\b|\bfell short\b"
    r"|\bshort of\b|\bshortfall\b"
    r"|\bbreach(?:es|ed|ing)?\b|\bviolat(?:es?|ed|ing|ion)\b|\bover(?:ran|run|shot|spent|spend|shoot)s?\b"
    r"|\bout(?:side)? of\b"
    r"|\boutside\b|\bunmet\b|\bnon-?complian(?:t|ce)\b|\bunacceptabl[ey]\b|\binsufficient\b|\binadequate\b"
    r"|\bunsatisfactory\b"
    r"|\boff target\b|\bover (?:budget|the limit|limit|target)\b|\btoo (?:high|low|long|many|few|much|little"
    r"|slow|late)\b"
    r"|\bunderperform(?:s|ed)?\b|\bnot enough\b|\bbust(?:s|ed)?\b|\bbl(?:ew|own) (?:past|through|the)\b"
    r"|\bbroke\b|\bbroken\b"
    r"|\bdisqualif(?:y|ies|ied)\b|\bflunk(?:s|ed)?\b|\bbehind\b"
)
_OVER: Final = (
    r"超过|超出|超越|超额|突破|高于|高过|多于|大于|长于|越过|冲破|盖过|胜过|过了"
    r"|\bexceed(?:s|ed|ing)?\b|\babove\b|\bover\b|\bsurpass(?:es|ed|ing)?\b|\btop(?:s|ped)\b|\bhigher than\b"
    r"|\bmore than\b"
    r"|\bgreater than\b|\blonger than\b|\bpast\b|\bcross(?:es|ed|ing)?\b|\bbeyond\b|\bin excess of\b"
)
_UNDER: Final = (
    r"低于|低过|少于|小于|短于|不及|不到|未达|未及|跌破|掉到|\bbelow\b|\bunder\b|\blower than\b|\bless than\b"
    r"|\bfewer than\b"
    r"|\bshorter than\b|\bundershot\b|\bbeneath\b|\bshy of\b"
)
_QUIET: Final = (
    r"(?:未|没有?|尚未|并未|还未|不会|不)(?:被)?(?:触发|触及|触碰|触动|报警|预警|告警|启动|亮灯|亮红灯|拉响)"
    r"|(?:无需|无须|不必|不用|不需要?|用不着|暂不|暂缓|不急|没必要|不须)(?=[\u4e00-\u9fff])|按兵不动|照常|照旧"
    r"|继续推进|绿灯"
    r"|\b(?:no|not any|n't any|without) (?:need|reason|call|cause)\b|\bneed(?:s)? not\b|\bneedn't\b"
    r"|\b(?:do|does|did|is|are|was|were)(?:n't| not) (?:yet )?(?:have|need|needed|required|necessary|triggered"
    r"|tripped|reached"
    r"|rung|due|called for|ring|fire|trip|go off|apply|activated)\b|\bno (?:action|alarm|alert|escalation"
    r"|review|intervention)\b"
    r"|\bnothing (?:to do|needs|is due)\b|\bgreen\b|\b(?:has|have|had)(?:n't"
    r"| not) (?:yet )?(?:been )?(?:triggered|tripped|reached"
    r"|rung|fired|hit|crossed|breached|activated)\b|\bcan wait\b|\bas usual\b"
)
_WORD: Final = regex(
    rf"(?P<quiet>{_QUIET})|(?P<broken>{_BROKEN})|(?P<under>{_UNDER})|(?P<over>{_OVER})|(?P<kept>{_KEPT}|未超"
    rf"|没超|不超)"
)
_NOT: Final = regex(
    r"(?:未能?|没有?能?|不(?!仅|但|止|光|断|料)|无一?|未曾|并非|难以|无法|未有)(?:能|有|曾|再|予|被|全部|完全"
    r"|如期|按期|按时|真正|全面)?\s?$"
    r"|(?:\bnot|n't|\bnever|\bno longer|\bfail(?:s|ed)? to|\bunable to|\bwithout|\bnor|\bneither"
    r"|\bno[a-z]* [a-z]+|\bno)\s"
    r"(?:(?:yet|been|even|quite|fully|be|being|once|actually|comfortably|ever|have) ){0,2}$"
)
_WAVERING: Final = regex(
    r"若|如果|一旦|只要|倘|凡|只有|除非|否则|(?<!刚)才(?!是)|方可|方能|必须|须|应当|应(?!急|届|用|收|付|对)"
    r"|(?<!无)需(?!求|量)|力争|争取|确保|力求"
    r"|预计|预期(?=[达完能])|计划(?=[达完在于])|有望|将(?!军)|(?<!社|机|开|集|大|工|例|学|商|不"
    r"|都)会(?![议计员场])|能否|是否|视为|即为|视同|算作|就算|可望|以便"
    r"|以(?=[确保])|目标是|为了|如何|怎样|打算|希望|但愿"
    r"|(?<!不)可以(?=[申领享获])|要(?=[达完守控超低高通])|去年|上年|往年|同行"
    r"|\bif\b|\bunless\b|\bwhen(?:ever)?\b|\bonce\b|\bas soon as\b|\bwill\b|\bwould\b|\bshould\b|\bmust\b"
    r"|\bshall\b|\bmay\b|\bmight\b"
    r"|\bcould\b|\baims?\b|\bplans? to\b|\bexpect|\bin order to\b|\bto (?=(?:meet|hit|reach|achieve|pass|clear"
    r"|keep|stay|beat)\b)"
    r"|\bhas to\b|\bneeds? to\b|\bis to\b|\bare to\b|\bwhether\b|\buntil\b|\bprovided\b|\bcounts? as\b"
    r"|\bdeemed\b|\bhope"
    r"|\bforecast|\bproject(?:ed|ion)\b|\blast year\b|\bso that\b|\blet's\b|'ll\b|\bshould(?:n't)?\b"
)
"""What says that something is no fact."""
_HEDGE: Final = regex(
    r"(?:基本|接近|几乎|大体|差不多|大致|险些|差点|即将|快要|部分)\s?$|\b(?:almost|nearly|close to|essentially"
    r"|roughly"
    r"|practically|virtually|about|half|partly)\s(?:[a-z]+ )?$"
)
_GOES_ON: Final = regex(
    rf"\s?[{MARKS}]|率|值|线|数[^据]|品|证|者|比|度|人[员数]|门店|单位|情况|与否|以后|之后|后|前|时|的(?!目标"
    rf"|要求|标准|结论|内控"
    r"|规定|上限|下限|限|水平|结果)|即[可为]|则|才|方|奖|[一二三四五六七八九十两几]|\?|？"
)
"""What follows a word that is no verdict: 达标率, 合格 20 件, 完成后."""
_SHARE: Final = regex(rf"[^,，。;；{MARKS}]{{0,12}}[{MARKS}]的\s?[{MARKS}]|[^,，。;；{MARKS}]{{0,12}}的[{MARKS}]")
"""What follows where a part of a target is told: 完成全年计划 4,700 万的 84.8%."""
_BARE_OVER: Final = frozenset(("over", "past", "above", "under", "below", "more than", "less than"))


_ALONE: Final = regex(
    r"\s?(?:了)?(?:[这该此那本]?(?:一|条|个|项|道)?(?:目标|标准|要求|上限|下限|底线|红线|限[值额度]|警戒线"
    r"|预警线|规定|预算|计划|预期|指标|门槛"
    r"|阈值)[线值]?)?(?:[,;。!?，；:：)）、]|$)"
    r"|\s(?:it|that|this|them|the (?:[a-z]+ )?(?:target|goal|limit|ceiling|cap|floor|standard|line|bar"
    r"|threshold|budget|plan|mark))\b"
)
"""What follows a word of comparison that looks back."""


class Claim(NamedTuple):
    """A word of verdict: what it says of a value and its limit, and where it stands."""

    sort: Sort
    holds: bool
    """Whether it is not negated."""
    start: int
    end: int
    text: str
    alone: bool = True
    """Whether what a word of comparison compares with need not follow it: "we exceeded it"."""


def claims(text: str) -> Iterator[Claim]:
    """Yield the words of verdict of a folded sentence in lower case, no wish, no condition."""
    low = 0
    for high in [*(found.start() for found in _CLAUSE.finditer(text)), len(text)]:
        for found in _WORD.finditer(text, low, high):
            if _SHARE.match(text, found.end()):
                continue
            before = text[low : found.start()]
            if _WAVERING.search(before) or _HEDGE.search(before):
                break
            sort = found.lastgroup
            word = found.group()
            goes_on = _GOES_ON.match(text, found.end())
            if goes_on and sort in {"kept", "broken"}:
                continue
            if word in {"未超", "没超", "不超"}:
                yield Claim("over", False, found.start(), found.end(), word)
            elif sort == "quiet":
                yield Claim("quiet", True, found.start(), found.end(), word)
            elif sort:
                yield Claim(
                    sort, not _NOT.search(before), found.start(), found.end(), word,  # type: ignore[arg-type]
                    bool(_ALONE.match(text, found.end())) and word not in _BARE_OVER,
                )  # fmt: skip
        low = high + 1


_CLAUSE: Final = regex(r"[,;。!?，；:：()（）]|\bbut\b|\bwhile\b|\bwhereas\b")
LIKELY: Final = regex(_WORD.pattern, 2)
"""What a sentence has that may hold a verdict."""
