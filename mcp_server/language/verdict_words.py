"""Words by which a text says that a figure keeps to its limit, or does not."""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from mcp_server.language.folding import either, stretch_of
from mcp_server.language.limit_words import ALARM, CEILING, FLOOR, NEUTRAL
from mcp_server.language.shapes import COUNT, EFFORT, MARKS, PERCENT
from mcp_server.regex import regex

Sort = Literal["kept", "broken", "over", "under", "quiet"]

_DONE: Final = r"(?<![\u4e00-\u9fff])(?:已经?|全部?|均|都|提前|按期|按时|如期|顺利|超额|圆满|也|还是|总算|算是)*"
_WHERE: Final = (
    "(?:[阈限]值|范围|区间|限度|天花板|底线|门槛|护栏|盘子|额度|指标|标准|预算|目标|计划|上?限|[^在上]线|要求"
    "|规定|临界值|[该此]值"
    "|允差|容差|公差)"
)
_KEPT: Final = either(
    rf"""达标 达成 碰到 触到 摸到 触及 达到[^,，。;；]{{0,8}}?(?:标准|要求|目标|规定|指标) 达到
        {_DONE}完成(?=[,，。;；!！)）\s]|$)
        (?:任务|目标|指标|计划)(?:已经?|全部|全面|圆满|顺利|超额|如期|按期)*完成(?=[,，。;；!！)）\s]|$)
        完成(?:了|这项|该项|全年|年度|季度|本月|月度|考核|既定|预定|预期)?(?=目标|任务|指标|计划|要求) 实现 兑现
        守住 保住 稳住 守得住 合格 合规(?![程范定则]) 及格 过关 过线 过了[^,，。;；]{{0,4}}线 得到了?落实
        (?<!获)通过(?!了?[\u4e00-\u9fff])
        (?:因此|所以|于是|故而?)(?:仍|都|均|还|它|他们|我们|也)?(?:可以?|能|准许?|允许)(?=[通进入放出开上下使投交拿领享按过])
        符合(?![^,，。;；]{{0,6}}(?:规程|流程|程序|制度|手册|第[0-9一二三四五六七八九十\ue000-\uf8ff]))
        满足 如约 履约 践约 做到 遵守 恪守 遵循 受控 可控 正常
        安全(?!库存|储备|线|水位|系数|垫|生产) 稳妥
        无虞 无忧 拿下 交差 打勾 打钩 搞定 如愿 如期 够用? 足够 绰绰有余 有余量? 富余 宽裕 没(?:有)?问题 无碍
        无大碍 控制住 (?:按期|按时|准时|如期)(?:完[工成]|交[付货]|恢复|到[达货]|办结|发货|送达|开[工业]) 管住
        压住 把住 放行 准予 在(?:控(?!制)|标(?!准)|案|限(?![值度额])) 跑赢 胜出 交出 站上 站稳
        (?:及时|准时|按时)(?=[到完送响赶办交回处]) [在处][^,，。;；0-9]{{0,8}}?(?:[之以]内|范围内|之列) 优于 好于 够格
        够量 (?<!没)有资格 具备资格 合乎 可以?接受 能接受 说得过去 守约 守信
        没有?(?:拖|误|耽误|迟)(?=[期延工]?(?:[,，。;；]|了|$)) 说到做到 (?<!应)照付
        免罚 免检 不罚 不扣[款钱罚分] 全额[支拨]付 可以?[申领享获]
        (?:在|处于?)[^,，。;；]{{0,16}}?{_WHERE}(?:之?[内下]|以[内下]|里)? (?<=在)线内
        {_WHERE}(?:之内|以内|内|以下|之下|里)
        线(?:之内|以内|内|之下)""",
    """reach(?:es|ed) (?:the|our|its) (?:[a-z]+ )?(?:target|goal|standard|requirement), met, meets?, meeting,
        hit, hits, hitting, achieve[sd]?, achieving, reach(?:es|ed|ing)?, attain(?:s|ed)?,
        satisf(?:y|ies|ied|ying), fulfil(?:l|ls|led|s)?, compl(?:y|ies|ied|ying), in compliance, compliant,
        conform(?:s|ed|ing)?, clear(?:s|ed|ing)?, pass(?:es|ed|ing)?, beat(?:s|en|ing)?,
        on (?:target|budget|goal|plan), in (?:spec|tolerance|range|the clear|the green|bounds),
        to (?:spec|target|standard), up to (?:standard|the mark|scratch|par), within, inside, in line with,
        in (?:good )?time, on time, in due time, punctual(?:ly)?,
        acceptabl[ey], adequate, satisfactory, comfortabl[ey], safe(?:ly)?,
        tick(?:s|ed|ing)?(?: [a-z]+){0,4} off, check(?:s|ed)?(?: [a-z]+){0,4} off,
        cross(?:es|ed)?(?: [a-z]+){0,4} off, make (?:it|the (?:target|number|goal|grade|cut|mark|quota)),
        made (?:it|(?:the|our|its|their|his|her) (?:target|number|goal|grade|cut|mark|quota|plan)),
        observ(?:es|ed), adher(?:es|ed), upheld, obey(?:s|ed), st(?:uck|icks?) to, abid(?:es|ed) by, held,
        holds?, kept, keeps?, honou?r(?:s|ed)?, respect(?:s|ed), secur(?:es|ed), under control, room to spare,
        headroom, to spare, qualif(?:y|ies|ied), sufficient, suffic(?:es|ed), enough, succeed(?:s|ed)?,
        delivered, done, accomplish(?:ed|es)?, good, fine, ok(?:ay)?, normal, in order, conforming, kosher,
        on the right side, bettered, outperform(?:s|ed), tolerable, permissible, pass mark, (?:a|the) pass,
        followed, fully (?:staffed|manned|covered|stocked|met), (?:still|is|was|leaves?|left) room, well clear,
        ahead of, better than, undercut,
        bettering, eligible, entitled,
        as (?:promised|agreed|required|planned),
        (?:what|as) (?:we|they|he|she|it|was|the [a-z]+) (?:had )?(?:said|promised?|agreed|asked|wanted|required),
        liv(?:es?|ed) up to, made good, stood by, measur(?:es?|ed) up, without (?:a )?penalt(?:y|ies), on the safe side,
        in the black,
        in profit, profitable, no breach, so (?:it|they|he|she|we|both|all)(?: all)? (?:may|can|could|might) [a-z]+,
        nothing to worry about, lawful, legal, allowed(?! (?:several|multiple|more|up|two|three|only|for|one)),
        (?:this|that|which|it) (?:was|is) (?:still |also |indeed )?the case,
        (?:ran?|runs|took|takes?) no risk, no (?:penalty|penalties|fine|deduction)s?,
        nothing (?:is |was )?(?:to (?:deduct|pay|be deducted)|owed|deducted)""",
)
_BROKEN: Final = either(
    """食言 失信 毁约 爽约 劣于 差于 超标 超线 过了头 (?:没有?|未能?|未曾|没能)完成(?=[,，。;；!！)）]|$)
        超限(?![值额度]) 超支 超期 超时 超员 超载 超额度 越线 越限 破线 破限 违规 违约 违反
        失守 落空 告负 失败 不及格
        欠[账缺]? 缺口 不足 不够 短缺 逾期 落后 拖后腿 功亏一篑 泡汤 没(?:能|有)?做到 差了 还差 尚差
        踩(?:了)?(?:红)?线 击穿 击破 打破 爆表 撞线 触线 碰到?了?红?线 触到?了?红?线 越界 过界 亮了?[红黄]灯 触发了 拖欠
        出界 掉队 掉链子 打折扣""",
    """miss(?:es|ed|ing)?, fail(?:s|ed|ing|ure)?, f[ae]ll(?:s|ing)? short, fell short, short of, shortfall,
        breach(?:es|ed|ing)?, violat(?:es?|ed|ing|ion), over(?:ran|run|shot|spent|spend|shoot|stepped)s?(?! of\\b),
        outside, out of (?:spec|range|tolerance|bounds|line), unmet, non-?complian(?:t|ce), unacceptabl[ey],
        insufficient, inadequate, unsatisfactory, off target, over (?:budget|the limit|limit|target),
        too (?:high|low|long|many|few|much|little|slow|late), underperform(?:s|ed)?, not enough,
        r[au]n over, in the red, at a loss, bust(?:s|ed)?,
        bl(?:ew|own) (?:past|through|the), broke, broken, disqualif(?:y|ies|ied), flunk(?:s|ed)?, behind,
        infring(?:es?|ed), contraven(?:es?|ed), a miss, undershot, ineligible, overloaded, overfull,
        overcrowded, overdrawn,
        at risk, in danger, beyond what, too (?:warm|cold|loud|heavy|late|small|large|big)""",
)
_OVER: Final = either(
    """超过 超出(?!部分|的) 超越 超额(?!完成) 突破 比[^,，。;；比]{0,12}?(?:高|多|长|大|慢|晚|贵|重) 高于 高过 多于 大于
        长于 越过 冲破 盖过 胜过
        在[^,，。;；]{0,12}?(?:线|限|值|标准|水位|水平|要求|底线)(?:之上|以上|上方) (?<=在)线上""",
    """exceed(?:s|ed|ing)?, above, over, surpass(?:es|ed|ing)?, top(?:s|ped), higher than, more than,
        greater than, longer than, later than, slower than, past, cross(?:es|ed|ing)?, beyond, in excess of,
        outstrip(?:s|ped)?,
        overtak(?:es?|en), overtook""",
)
_UNDER: Final = either(
    """比[^,，。;；比]{0,12}?(?:低|少|短|快|早|小|便宜|轻) 未到 没到 低于 低过 少于 小于 短于 不及 不到
        快于 (?<=在)线下
        在[^,，。;；]{0,12}?(?:线|限|值|标准|水位|水平|要求|底线)(?:之下|以下|下方) 未达(?![成标到]) 未及 跌破 掉到""",
    "below, under, lower than, less than, fewer than, shorter than, beneath, shy of, undercut(?:s)?",
)
_QUIET: Final = either(
    """(?:未|没有?|尚未|并未|还未|不会|不)(?:被|一次|任何|再|发生过?|出现过?|有过?)?(?:触发|触及|触碰|触动|报警|预警|告警|启动|亮灯|亮[红黄橙]灯|拉响|响|触线|碰线|动用)
        (?:无需|无须|不必|不用|不需要?|用不着|暂不|暂缓|不急|没必要|不须)(?=[\u4e00-\u9fff]) 灯?未亮 按兵不动
        (?:未|没有?|尚未|还未|还没|未曾)(?:到|达到?|触及|碰到?)(?:亮[红黄橙]?灯|[报预告]警|警戒|触发|启动|上报|升级)
        照常 照旧 照样 仍可(?!以?接受) 可以?继续
        继续推进 绿灯""",
    """(?:no|not any|n't any|without) (?:need|reason|call|cause),
        (?:no|without) (?:escalation|alarm|alert|warning), needs? not, needn't,
        stay(?:s|ed) (?:silent|quiet|dark|off|closed),
        remain(?:s|ed) (?:silent|quiet|dark|off|closed),
        (?:do|does|did|is|are|was|were)(?: therefore| so)?(?:n't| not) (?:yet )?(?:have|need(?:ed)?|required|necessary),
        (?:is|are|was|were)(?:n't| not) (?:yet )?(?:triggered|tripped|rung|due),
        (?:do|does|did)(?:n't| not) (?:ring|fire|trip|go off|apply(?! (?:there|here|to|in|for))|kick in|bite|start),
        no (?:[a-z]+ ){1,3}(?:was|is|were|are) (?:yet |so )?(?:needed|necessary|required|due|raised|triggered),
        no (?:claim|entitlement|obligation|duty), no (?:[a-z]+ ){1,2}(?:needed|necessary|required|due),
        no (?:action|alarm|alert|escalation|review|intervention), nothing (?:to do|needs|is due), green,
        (?:has|have|had)(?:n't| not) (?:yet )?(?:been )?(?:triggered|tripped|rung|fired|activated), can wait,
        as usual""",
)
_WORD: Final = regex(
    rf"(?P<quiet>{_QUIET})|(?P<broken>{_BROKEN})|(?P<under>{_UNDER})|(?P<over>{_OVER}"
    rf"|超(?![过出越额市级声前大小高低长短常导人群强薄重音时期]))|(?P<kept>{_KEPT})"
)
_NOT: Final = regex(
    r"(?:未能?|没有?能?|不算|不属于?|不构成|算不上|谈不上|不(?!仅|但|止|光|断|料)|无一?|未曾|并非|难以|无法"
    r"|未有)(?:能|有|曾|再|予|被|全部|完全|如期|按期|按时|真正|全面)?\s?$"
    r"|(?:\b(?:not|never|at no time|not once|nowhere near|by no means|hardly|no longer"
    r"|fail(?:s|ed)? to|unable to"
    r"|without|nor"
    r"|neither|nothing|none|nobody"
    r"|(?:no|none|nobody|nothing) [a-z]+|no)|n't)\s(?:(?:yet|been|is|are|was|were|has|have|had|of them|even"
    r"|quite|fully|be|being|once|actually|comfortably|ever|have) ){0,2}$"
)
_WAVERING: Final = regex(
    either(
        """若 如果 一旦 只要 倘 凡 只有 除非 否则 (?<!刚)才(?!是)
        就(?=亮|要|得|须|会|启|停|报|上报|触|发) 方可 方能 必须 须 应当 应(?!急|届|用|收|付|对)
        (?<!无)需(?!求|量) 力争 争取 确保 力求 预计 预期(?=[达完能]) 计划(?=[达在于]) 有望 将(?!军)
        (?<![社机开集大工例学商不都])会(?![议计员场]) 能否 是否
        (?<=[上下内\ue000-\ue003])\\s?[即则]?为(?=[达合优良及超]) 视为 即为 视同 算作 就算 可望 以便 目标是 为了
        如何 怎样 打算 希望 但愿 (?<!不)可以(?=[申领享获]) 其余 其他 其它 另外 余下 剩下 补[考检测训]后?
        要(?=[达完守控超低高通]) 去年 上年 往年 同行""",
        """others?, the rest, remaining, otherwise, apart from, except, if, unless, when(?:ever)?,
            (?<!not )once, as soon as, will, would, should(?:n't)?, must, shall,
        may(?= (?:be|have|not|need|still|well|yet|exceed|reach|miss|fail|fall)), might, could, aims? (?:to|at),
        plans? to,
        expects?, (?:is|are|be) expected, in order to,
        to (?=(?:meet|hit|reach|achieve|pass|clear|keep|stay|beat|conform|comply|satisfy)), has to, needs? to,
        is to, are to, whether, until, provided, counts? as, deemed, hope[sd]?, forecast, projected, projection,
        last year, let's, we'll, it'll, they'll""",
    )
)
"""What says that something is no fact."""
_HEDGE: Final = regex(
    r"(?:基本|接近|几乎|大体|差不多|大致|险些|差点|即将|快要|部分)\s?$"
    r"|\b(?:almost|nearly|close to|essentially|roughly|practically|virtually|about|half|partly)\s(?:[a-z]+ )?$"
)
_GOES_ON: Final = regex(
    rf"\s?了?\s?[{MARKS}]|率|值|线|数[^据]|品|证|者|比|度|人[员数]|门店|单位|情况|与否|以后|之后|后|前"
    rf"|时(?![长间限效])|即[可为]|则|才|方|奖|[一二三四五六七八九十两几]|\?|？"
    r"|\s(?:rates?|ratios?|percentages?|scores?)\b|的(?!目标|要求|标准|结论|内控|规定|上限|下限|限|水平|结果)"
)
"""What follows a word that is no verdict: 达标率, 合格 20 件, 完成后."""
_SHARE: Final = regex(
    rf"[^,，。;；{MARKS}]{{0,12}}[{MARKS}]\s?[\u4e00-\u9fff]{{0,2}}的\s?[{MARKS}]|[^,，。;；{MARKS}]{{0,12}}的\s?[{MARKS}]"
    r"(?!\s?(?:的|[^,，。;；]{0,4}?[线限值标]))"
)
"""What follows where a part of a target is told: 完成全年计划 4,700 万的 84.8%."""
_ASKED: Final = ("要求", "规定", "标准")
"""Behind what is reached, and no part of it: 达到合同要求的 96%."""
_COUNTED: Final = regex(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen)\s"
    r"(?:(?:of \w+ )?(?:are|were|have been)\s)?$"
    rf"|[{COUNT}-{EFFORT}]\s?$|[{COUNT}]\s(?:of \w+ )?(?:are|were|have been)\s$"
)
_PART: Final = regex(rf"^[^{PERCENT}]*[{PERCENT}]\s(?:of (?:[a-z]+ ){{1,3}})?(?:is|are|was|were|(?:has|had) been)\s$")
"""What stands before a word that is said of a part done: so 86.4 % is reached."""
_PARTLY: Final = regex(
    rf"\s(?:in|on|by|for|at|of) (?:only |just |all but )?(?:[{MARKS}]|two|three|four|most|some"
    r"|half)(?: [a-z]+)? (?:of|out of)\b"
)
"""What follows a word that is true of some only: met in two of three weeks."""
_ENDS: Final = regex(r"\s?(?:[,;.!?:，；。()（）]|$)")
"""What stands right before a word that says of how many it is true: 9 家达标, 90 % comply."""
_BARE_OVER: Final = frozenset(("over", "past", "above", "under", "below", "more than", "less than"))


_STAYS: Final = regex(
    r"\b(?:stay(?:s|ed|ing)?|remain(?:s|ed|ing)?|(?:came|comes?) in|went|goes?|gone|are|is|was|were|kept|keeps?"
    r"|end(?:s|ed) up"
    r"|finish(?:es|ed)|land(?:s|ed)|well|just|still|comfortably|safely)\s$"
)
"""What stands before a bare "below" that looks back."""
_TARGETS: Final = (
    "target|goal|limit|ceiling|cap|floor|standard|line|bar|threshold|budget|plan|mark|requirement|covenant|promise"
)
_ALONE: Final = regex(
    rf"\s?了?(?:[这该此那本]?[一条个项道]?[\u4e00-\u9fff]{{0,4}}?(?:{FLOOR}|{CEILING}|{ALARM}"
    rf"|{NEUTRAL}|安全|控制|管理|约定)[线值量价]?)?(?:[,;。!?，；:：)）、]|$|\s(?:and|or|so)\b)"
    r"|\s(?:we|they|he|she) (?:had )?(?:reckon|promis|agree|allow|calculat|assum|intend|want|ask|said)[a-z]*"
    rf"|\s(?:it|that|this|them|(?:(?:the|our|its|their|we|they) (?:had )?)?(?:[a-z]+ )?"
    rf"(?:{FLOOR}|{CEILING}|{ALARM}|{NEUTRAL}))\b"
)
"""What follows a word of comparison that looks back."""
_LOOSE: Final = regex(
    either(
        """(?:没有?|未能?|未曾|没能)?完成 实现 通过 正常 安全 够用? 足够 稳住 没(?:有)?问题
        交出 拿下 不足 不够 缺口 短缺 欠缺? 落后 失败""",
        """good, fine, ok(?:ay)?, done, safe(?:ly)?, normal, enough, suffic[a-z]+, held, holds?, kept, keeps?,
        delivered, pass[a-z]*, satisf[a-z]+, conform[a-z]*, secur[a-z]+, clear[a-z]*, behind, fail[a-z]*,
        miss[a-z]*, beat[a-z]*, in order, broke, broken, hit[a-z]*, succe[a-z]+""",
    )
)
"""Words of verdict that often are about something else."""
CLAUSE: Final = 80
"""Characters before a word of verdict that are read for what makes it none."""
CURT: Final = 32
"""Characters of a clause that says nothing but its verdict."""


class Claim(NamedTuple):
    """A word of verdict: what it says of a value and its limit, and where it stands."""

    sort: Sort
    holds: bool
    """Whether it is not negated."""
    start: int
    end: int
    text: str
    alone: bool = True
    """Whether it may look back: a word of comparison with nothing behind it, a word of verdict that is one alone."""


def claims(text: str) -> Iterator[Claim]:
    """Yield the words of verdict of a folded sentence in lower case, no wish, no condition."""
    low = 0
    for high in [*(found.start() for found in _CLAUSE.finditer(text)), len(text)]:
        for found in _WORD.finditer(text, low, high):
            asked = found.group().endswith(_ASKED)
            if found.lastgroup not in {"over", "under"} and not asked and _SHARE.match(text, found.end()):
                continue
            start = max(low, found.start() - CLAUSE)
            before = text[start : found.start()]
            if _WAVERING.search(text, start, found.end()) or _HEDGE.search(before):
                break
            sort = found.lastgroup
            word = found.group()
            goes_on = not asked and _GOES_ON.match(text, found.end())
            if goes_on and sort in {"kept", "broken"}:
                continue
            if _PARTLY.match(text, found.end()):
                continue
            if sort in {"kept", "broken"} and _is_counted(sort, text, found.end(), before):
                continue
            if sort == "quiet":
                yield Claim("quiet", True, found.start(), found.end(), word)
            elif sort in {"over", "under"} and _NOT.search(before) and _RULED.search(before):
                # 规定不超过总额的三成: what must be, and not what was
                continue
            elif sort:
                yield Claim(
                    sort, not _NOT.search(before), found.start(), found.end(), word,  # type: ignore[arg-type]
                    _looks_back(text, low, found, high) if sort in {"kept", "broken"} else
                    bool(_ALONE.match(text, found.end()) or _denies(text, before, found))
                    and (word not in _BARE_OVER or bool(_STAYS.search(before))),
                )  # fmt: skip
        low = high + 1


ALL: Final = regex(
    r"(?<![人平年月日周户件场单机班店课校笔])均|都|皆|全部|全都|双双|无一|无不|始终|历次|[每各](?=[一个项家次月天日季周场批组站点])"
    r"|\b(?:both|all|each|every|everywhere|always|throughout|without exception|any(?: one)? of"
    r"|(?:not|never) (?:a|one|once)(?: single)?"
    r"|(?:nobody|none)(?= (?:of (?:them|these) )?(?:broke|missed|exceeded|failed|went|was|were|is|are))"
    r"|no [a-z]+(?= (?:broke|missed|exceeded|failed|went|lay|was|were)\b))\b"
)
"""What says that a verdict is about every one."""
GAP: Final = 24
"""Characters from a word of verdict to what says so."""


def of_all(text: str, claim: Claim) -> bool:
    """Whether a verdict is about every value: all were kept to, and it was kept to on each of the five."""
    ahead = ALL.search(text, max(0, claim.start - GAP), claim.end)
    return bool(ahead or ALL.search(text, claim.end, stretch_of(_CLAUSE, text, claim.end, claim.end)[1]))


def _is_counted(sort: str, text: str, end: int, before: str) -> bool:
    """Whether a word of verdict says of how many it is true: 9 comply, 31 are within target, 15 failed."""
    if _PART.search(before):
        return PERCENT not in text[end:] and text.count(PERCENT) == 1
    return bool(_COUNTED.search(before)) and (sort == "kept" or bool(_ENDS.match(text, end)))


_RULED: Final = regex(NEUTRAL)


def _denies(text: str, before: str, found: re.Match[str]) -> bool:
    """Whether a word of comparison is negated and names in few words what it compares with: 未突破合同价."""
    return bool(_NOT.search(before) and _FEW.match(text, found.end()))


_FEW: Final = regex(
    r"[^\x00-\x7f,，。;；\ue000-\ue0ff]{0,6}(?:[,;。!?，；]|$)"
    r"|\s(?:the|our|its|this|that|their)(?: [a-z]+){1,2}(?:[,;.!?]|$)"
)


def _looks_back(text: str, low: int, found: re.Match[str], high: int) -> bool:
    """Whether a word of verdict is said of a figure before: it is no loose one, alone in its clause, or of a target."""
    if not _LOOSE.fullmatch(found.group()) or high - low <= CURT:
        return True
    return bool(_TARGET.match(text, found.end()) or _SUBJECT.search(text, low, found.start()))


_TARGET: Final = regex(
    rf"了?[^,，。;；]{{0,8}}(?:目标|任务|指标|要求|标准|计划|承诺|约定)"
    rf"|\s(?:it|that|this|(?:the|our|its) (?:[a-z]+ )?(?:{_TARGETS}))\b"
)
_SUBJECT: Final = regex(rf"目标|指标|要求|标准|规定|承诺|约定|契约|上限|下限|红线|底线|\b(?:{_TARGETS})s?\b")
_CLAUSE: Final = regex(r"[,;。!?，；:：()（）]|\bbut\b|\bwhile\b|\bwhereas\b")
LIKELY: Final = regex(_WORD.pattern, 2)
"""What a sentence has that may hold a verdict."""
