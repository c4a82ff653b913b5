"""Words around a figure: verbs that move it, words that say which figure it is, and what joins two statements."""

import re
from typing import Final

from mcp_server.regex import regex


def words(*lines: str) -> frozenset[str]:
    """The words of some lines."""
    return frozenset(word for line in lines for word in line.split())


ZH_UP: Final = "提升|提高|增长|增加|上升|扩大|拉升|做大|增|升|扩"
ZH_DOWN: Final = "下降|降低|缩短|缩减|减少|压缩|压降|压减|收窄|降|减|缩"
ZH_TAIL: Final = regex(
    rf"(?:(?P<up>{ZH_UP})|(?P<down>{ZH_DOWN})|达|做|控制|保持|维持|稳定|收敛|回升|优化|改善|调整)?了?"
    r"(?:(?P<level>至|到|为|于|成|在)(?<![行作认因]为)(?<![提构集达完促生]成)(?<![签报迟]到)(?<![潜存现]在))$"
    r"|(?P<reach>达到|达成|达|实现|完成|突破|保持|维持|稳定)$"
    r"|(?:分别|共计|合计|累计|约|各|均|有|是)(?<![签续履预违合集契]约)(?<![平人户日月年周]均)(?<![所保持现拥]有)$"
)
"""What stands between a Chinese name and its figure; `level` and `reach` say that the figure is where it will stand."""
ZH_LEAD: Final = regex(
    r"(?P<each>各自?|每[个家]|均(?![价值]))"
    r"|(?:20\d\d年?(?:度|[末底]前?)?|今年|明年|本年度?|全年|本季度?|本期|Q[1-4]|[上下]半年|第?[一二三四]季度|\d{1,2}月(?:\d{1,2}[日号])?)(?:[初中末底内]{0,2}(?:之?前|以前|内)?)"
    r"|并(?![购发行网])且?|以及|同时(?!在线)|其中|另外|此外|力争|争取|确保|保证(?!金)|保障(?!率)|实现(?!率)|完成(?!率)|达成(?!率)"
    r"|至少|不少于|推动|促进|带动|努力|继续|持续|进一步|全面|通过(?!率)|使得|使(?![用者])|且|及(?![时格])|和|与|或|将|把|令|让(?!利)|保持(?!率)|维持(?!率)|的"
    r"|(?:公司|总部|集团|上级|董事会|管理层|总经理|领导|股东)(?:对(?:我们|本?部门|各部门|团队))?的?(?:要求|希望|期望|下达|规定)"
    r"(?:我们|本?部门|各部门|团队)?(?:是|为(?![了何])|的)?"
    r"|其(?![他它])|即(?!时)|在(?![职售建线岗手])|到(?![期店场货达])|后(?=[\u4e00-\u9fff]{2,}[率数量期值额])(?![台端勤市备续期])"
)
"""What may stand before a Chinese name without being part of it."""
ZH_MAKES: Final = (
    "完成|达成|实现|建立|建成|打造|发布|形成|沉淀|输出|交付|产出|上线|开发|推出|落地|制定|编制|搭建|组建|设立|举办|开展|组织|召开|建设"
    "|提供|获得|取得|拿下|进入|引入|培育|孵化|申请|申报|通过|收集|覆盖|启动|配备"
)
"""Verbs that bring a countable thing about; the thing alone is the name."""
ZH_KEPT: Final = (
    "新增|净增|新签|新开|新建|签约|签订|激活|流失|续约|续费|注册|成交|转化|复购|服务|访谈|拜访"
    "|招聘|招募|引进|培养|培训|拓展|开拓|关闭|裁减"
)
"""Verbs that make another measure of the thing: 新增伙伴 is not 伙伴."""
ZH_ONLY_MAKES: Final = regex(rf"(?:(?:{ZH_MAKES})(?:并|和|及|与|、|且|/)?)*")
ZH_ONLY_VERBS: Final = regex(rf"(?:(?:{ZH_MAKES}|{ZH_KEPT})(?:并|和|及|与|、|且|/)?)+")
ZH_NEW: Final = regex("新增|净增|新签|新开|新建|流失|招聘|招募|引进|培养|关闭|裁减")
ZH_UNCLEAR: Final = regex(
    rf"(?:[由从自]|每[天日周月年季]度?)$|^(?:{ZH_UP}|{ZH_DOWN}|精简|优化|调整)?(?:至|到|为)|(?:{ZH_UP}|{ZH_DOWN})(?:至|到)"
)
"""What is left of a statement that was not understood; it is no name."""
ZH_COMPARED: Final = regex("(?:同比|环比|[较比](?:去年|上年|同期|上期)).*|占比")
ZH_SHARE: Final = regex(r"(?:提供|贡献|带来|占据|占到|占比|占)了?$")
ZH_CUT: Final = regex(r"将|把|使得|使(?![用者])|令|让(?!利)|确保|保证(?!金)|实现(?!率)|推动|带动|促进")
ZH_AFTER: Final = regex(
    rf"[vV][sS](?![A-Za-z])|以|并|且|{ZH_UP}|{ZH_DOWN}|精简|优化|调整|改善|收敛|回升|突破|翻|变|完成|实现|达到|用于|作为|为|是|由|从|在|到|至|愿意|可|能|已|未|占|支持|左右|上下|内|前|后|同比|环比|每"
)
"""A Chinese text that begins so names nothing that the figure before it counts."""

EN_UP: Final = words(
    "raise raised raises raising grow grows growing grown grew increase increases increased increasing lift lifts",
    "lifted improve improves improved improving expand expands expanded boost boosts boosted up rise rises rising",
    "rose risen",
)
EN_DOWN: Final = words(
    "reduce reduces reduced reducing cut cuts cutting shorten shortens shortened shortening lower lowers lowered",
    "decrease decreases decreased drop drops dropped down shrink shrinks shrunk fall falls fell",
)
EN_MOVES: Final = words("improve improves improved improving")
"""They say that the figure gets better, not which way it goes."""
EN_TAIL: Final = words(
    "of at is are was were be to by reach reaches reached reaching hit hits hitting stands should must will shall for",
    "a an the against vs versus came",
    "about around from exceed exceeds stay stays kept keep keeps remain remains total totals targeted held achieved",
)
EN_LEAD: Final = words(
    "and or also then we i to will must should shall the a an our their its with each achieve reach hit keep hold",
    "maintain get drive push ensure make secure deliver complete have build by while so that in on into per",
    "expect plan aim want bring this",
)
EN_KEPT: Final = words(
    "add and sign win lose hire recruit open close train onboard activate acquire gain interview visit convert retain"
)
"""Verbs that make another measure of the thing: to hire engineers is not engineers."""
EN_NEW: Final = words("add win lose hire recruit open close acquire gain")
EN_SPANS: Final = words(
    "consecutive straight successive full more working days weeks months quarters years hours minutes"
)
"""Of these words alone no thing is named that one could count."""
EN_VERBS: Final = EN_UP | EN_DOWN | EN_TAIL | EN_LEAD
EN_SHARE: Final = regex(
    r"(?P<who>.+?)\s(?:supply|supplies|provide|provides|contribute|contributes|deliver|delivers|bring|brings|generate|generates"
    r"|make\sup|makes\sup|account\sfor|accounts\sfor)$",
    re.IGNORECASE | re.DOTALL,
)
EN_CUT: Final = regex(
    r"\b(?:and|while|then)\s(?=(?:" + "|".join(sorted((EN_UP | EN_DOWN) - {"up", "down"})) + r"|keep|reach|hit|hold)\b)"
    r"|\b(?:company|board|head\soffice|headquarters|management|group|parent|owners)\s"
    r"(?:asks?\sfor|calls?\sfor|requires?|wants?|expects?|demands?)\s(?:us\s|the\steam\s)?",
    re.IGNORECASE,
)
EN_AFTER: Final = regex(
    r"\s(?:in|by|from|for|to|at|on|with|and|or|is|are|was|were|be|each|per|within|through|via|during|this|next|last|who|that"
    r"|which|than|can|will|must|of)\b.*$",
    re.IGNORECASE | re.DOTALL,
)

BASELINE: Final = regex(
    r"(?:基线值?|基准值?|现状|现值|现为|当前|目前|现有|过往|历史|以往|去年同期|去年末?|上年度?|上一年|上季度|上期|此前)(?:的|为)?"
    r"|(?:baseline|currently|current|today|now|last\s(?:year|quarter|month)(?:'s)?|past|previously|previous|historical(?:ly)?)"
    r"\b",
    re.IGNORECASE,
)
TARGET: Final = regex(
    r"目标值?(?!达成|完成|客户|市场|人群|覆盖|行业|群体)(?:为|是)?|要求(?:达到|为)?"
    r"|(?:target|goal)\b(?:\sof\b)?(?!\s(?:customers?|accounts?|markets?|audience|segments?|groups?|attainment))",
    re.IGNORECASE,
)
PLANNED: Final = regex(r"(?:(?<=\s)|^)(?:原?计划|预期)值?为?$|\bplanned$", re.IGNORECASE)
"""It makes the figure behind it the target, where it is no part of a name: 计划2万, not 年度计划2份."""
ACTUAL: Final = regex(
    r"(?:最终|最后)?实际(?:值|上)?(?:完成|达成|达到|实现|做到|为|是|达)*|\b(?:actual(?:ly)?)(?:\s(?:was|is|came\s(?:to|in\sat)|reached))?$",
    re.IGNORECASE,
)
"""It says that the figure behind it was measured."""
CONTINUES: Final = regex(
    r"\s*(?:(?:各|每个|每家|并|且|其中|均|分别|包括|目标|实际|基线|基准|现为|当前|目前|去年|上年|力争|争取|从而|使|为|占|即|其(?!他)|较|比|同比|环比|由|从"
    r"|因|以便)|(?:with|each|of\swhich|including|incl\.?|and|but|so|to|by|target|goal|actual|baseline|current|currently|up|down|from"
    r"|versus|vs|compared|against|which|that|as)\b)",
    re.IGNORECASE,
)
"""A part behind a comma that begins so belongs to the one before it."""
DURATIONS: Final = regex(
    r"周期|时间|时长|时效|时延|耗时|用时|响应|天数|期$|回收|账龄|工期|寿命|间隔|cycle|time|payback|period|duration|latency|lead|turnaround|response"
    r"|\bage\b|days|recovery|outstanding|interval|ramp",
    re.IGNORECASE,
)
"""Words that make a name one of a duration; a duration beside any other name is a deadline."""
NOT_A_NAME: Final = words(
    "共 共计 合计 总计 总 总数 约 目标 基线 基准 当前 目前 团队 年度 全年 本年 预计 计划 其中",
    "total sum target goal baseline team it this they there we about year annual plan",
)
