"""What words beside a figure say of it: that it is spoken of as known, that another came of it, or nothing at all."""

from typing import Final

from mcp_server.language.folding import words
from mcp_server.language.shapes import COUNT, DATE, MARKS
from mcp_server.regex import regex

EDGE: Final = regex(
    r"[,;:。!?，；：()（）|]|\.(?=\s|$)|\s[—–-]\s|—|、|其中"
    r"|\b(?:and|but|while|whereas|of which|versus|vs|against|plus)\b"
)
"""What parts the clauses of a sentence."""
DEFINITE: Final = regex(
    rf"\b(?:the|all|those|these|this|our|your|their|its|his|her|both|said|same|[a-z]+'s?)\s(?:[a-z'-]+\s){{0,2}}$"
    rf"|[\u4e00-\u9fff{MARKS}]的\s?$"
    r"|(?:[这该那此]|上述|前述|前面|所说的?|全部|所有|[我你他她它咱]们?)(?:[笔批个些份次条项家名位台])?\s?$"
    r"|\bwith\s(?:all\s|the\s|our\s)?(?:[a-z'-]+\s)?$"
    r"|\bof\s(?:the|our|all|those|these|its|their)?\s?(?:[a-z'-]+\s)?$"
)
"""What stands before a figure that has been named before: the 64 marshals, our 12, 19 of the 37, 减收的 93 户."""
POINTED: Final = regex(
    r"\b(?:those|these|this|that|said)\s$|(?:[这该那此]|上述|前述)(?:[笔批个些份次条项家名位台段])?\s?$"
)
"""What points at a figure right before it: those 85 minutes."""
WHOLE: Final = regex(
    r"^的[\u4e00-\u9fff]|"
    r"^[^,，;；。:：()（）]{0,14}?(?:当中|之中|之内|里[面头边]?|中(?=[,，有的仅只就约已]|$))"
    r"|^[\u4e00-\u9fff]{0,10}?(?:全部|全都|全数|悉数|一律|逐一|无一|[均都])"
    r"|^\s(?:[a-z'-]+\s){0,4}?(?:all|both|each)\b"
)
"""What stands behind a figure that is the whole of what follows: 36 个摊位当中, 46 个任务全部."""
MOVED: Final = regex(
    r"\b(?:another|further|additional|extra|other|first|next|last|remaining|more|every|each|per|than|from|by|nearly"
    r"|about|around|over|under|almost|roughly|only|up|down|plus|least|most|within|below|above|exceed(?:s|ed|ing)?"
    r"|(?:increas|decreas|declin|improv|gain|reduc|dropp?|rais|sav|lower)(?:e[sd]?|s|ed|ing)?|rose|grew|fell|lost|cut|had\sbeen)"
    r"\s(?:the\s|a\s|an\s)?$|[里中]面?(?:就|只)?有\s?$"
    r"|(?:从|由|较|比|每|另外?|又|再|还|剩余?|余下?|其[余他它]|[首头前后]|第|超过?|不[足到满超]|[近约逾超]|至[少多]"
    r"|(?<![新净])[增减升降涨跌多少高低快慢缩][加少了]?)了?\s?$"
)
"""What stands before a figure that another came of, or that is one of several."""
MOVED_BEHIND: Final = regex(
    r"^\s?(?:more|less|fewer|higher|lower|longer|shorter|extra|additional"
    r"|left(?! (?:in (?!stock|hand|store|the)|during|us\b|because|after|this|last|since))"
    r"|remain|ago|later|earlier|each|apiece"
    r"|per)\b|^(?:以[上下内外]|之?[内前后]|左右|[多余](?![为是半数在来于]))"
)
LABEL: Final = regex(
    r"\b(?:line|room|phase|class|team|group|no\.?|number|version|level|grade|stage|bus|gate|hall|step|part|item|slide"
    r"|question|building|table|figure|section|chapter|shift|route|ward|unit|plant|site|lot|page|point|annex|track|area"
    r"|zone|floor|platform|lane|court|field|pitch|store|depot|district|block|house|flat|desk|till|box|file|case)s?\s$"
)
"""What stands before a number that is a name: hall 3."""
ROOM: Final = regex(r"\s?(?:教室|病?房间?|室|号|栋|幢|会议室|国道|公交|线(?![下上索])|路(?!程)|信箱)")
"""What stands behind a number that is a name: 301 教室."""
AIM: Final = regex(
    r"(?:^|[,;.:]\s)(?:[a-z]+ )?aims? (?:of|for)\b[^,;.]*[:：]\s?$|(?:目标|力争)[^,，。;；]{0,8}[:：]\s?$"
)
AIMED: Final = regex(rf"\b(?:by|until|before)\s(?:the end of\s)?{DATE}|\bby now\b|{DATE}\s?(?:之?前|底前|末前)")
"""What makes a figure an aim."""
SINGLE: Final = regex(r"^\s?([^\W\da-z_])(?=$|[的里中都均全分共将已在,，。;；、)）])")
"""A noun of one character behind a counter."""
SUMMARY: Final = regex(
    r"[\s*_#]*(?:[一二三四五六七八九十0-9]+[.、)]\s*)?(?:(?:执行)?摘要|概述|概况|总览|概要|综述|提要|导语|导读|要点|一句话|速览"
    r"|(?:executive |management )?summary|overview|in (?:brief|short)|at a glance|abstract|key (?:figures|facts|points)"
    r"|highlights|headlines?|tl;?dr|the short version)"
)
"""How a summary begins."""
PERIOD: Final = regex(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|(?<=in |of )may"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b|(?:周|星期|礼拜)[一二三四五六日天末]|[上下]午|[早晚夜]班|[白夜]天"
)
"""Parts of a year, a week or a day that are no dates."""
ONE_EACH: Final = regex(
    rf"^[\s,(]{{0,3}}(?:one|a|an|a single|{COUNT}) (?:[a-z]+ )?(?:(?:to|for|at|in|from|on|of) (?:each|every)|per)"
    r" ((?:[a-z'-]+ ?){1,3})|^[,，(（]?每([\u4e00-\u9fff]{1,6}?)(?:各|配|派|设|出|有)?[一1][名位个人台套份辆]"
)
"""Nine officers, one to each station: as many as there are stations."""
BLAND: Final = frozenset(
    words(
        "figure number total sum all one two three each every per about only also still already just over under "
        "between within after before than then now here very most more less least first last next new other another "
        "same such how what why would could should may might must if not no none both make made go went see saw "
        "give given gave say said use used come came take taken run ran put keep kept let need needed want wanted "
        "plan planned actual target goal budget year month week quarter day hour minute percent per cent pct out up "
        "down off through during until since because against versus back full part share half rate average mean "
        "roughly nearly almost around into onto again any some many much few his her him she he himself was stand "
        "k m bn million thousand billion usd eur gbp from above below across along among behind beside beyond "
        "despite except inside like near outside past toward towards underneath unlike upon via while although "
        "though whether whose whom me my mine your yours us myself ourselves however therefore thus yet even ever "
        "never always often soon later ago today tomorrow yesterday quite rather really well far long short high "
        "low big small large great good better best old own main real sure right left late early been being did "
        "done does doing am january february march april june july august september october november december jan "
        "feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon "
        "tue wed thu fri sat sun"
    )
)
"""Words that say nothing of what is counted."""
BLAND_HAN: Final = frozenset(
    words(
        "全部 合计 总计 共计 平均 目前 当前 完成 达到 实际 目标 计划 预算 同比 环比 增长 下降 提高 减少 增加 其中 分别 "
        "左右 以上 以下 以内 之前 之后 今年 去年 本月 上月 本年 年度 季度 全年 全月 本季 上季 下月 下季 个月 人均 户均 "
        "日均 月均 每月 每天 每周 万元 亿元 进行 开展 已经 一个 没有 我们 大家 需要 可以 这个 那个 还有 就是 不是 只有 "
        "剩下 余下 其余 占比 比例 数量 金额 数值 小计 单价 结果 备注 说明 项目 指标 名称 序号 单位 本周 上周 下周 今天 "
        "昨天 明天 期末 期初 年末 年初 月末 月初 月底 年底 比上 上年 里有 中有 的有 当中 里面 一共 总共 超过 不足 大约 "
        "接近 预计 千元 百元 元的 个的 人的"
    )
)
"""Pairs of characters that say nothing of it."""
LINKS: Final = regex(
    r"全部|在(?![册岗职读用建租编库途场院校线售])|[的了是为有和与及或就都也还已共达到仅只约近由从把被让给对向将当中里上下各每这那该此其之得着过]"
)
"""Characters that join words and belong to none."""
AREA: Final = regex(r"\s?(㎡|m²|平方米|公顷)")
"""A unit that is no word."""
MONEY_IN: Final = regex(r"(?:[(（]|单位[:：]?\s?)((?:[十百千]?[万亿])?元|[十百千]?[万亿])(?![\u4e00-\u9fff])")
"""In what all amounts of a table are given."""
TOTAL: Final = regex(
    r"(?:合计|总计|共计|总额|总[价数]|总体|整体)|全[区市县司院校店周月年部]$|(?:grand )?total\b|(?:sum|all|overall)$"
)
"""How the row of a total is called."""
COUNTER: Final = regex(r"([台人户件次家个份辆套张箱袋只条间场桌批单])数")
"""The head of a column that says what it counts."""
