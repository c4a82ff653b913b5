"""Words of the steps through which people and things go, in both languages, from those asked to those content."""

import re
from typing import Final, NamedTuple

from mcp_server.regex import regex

NEVER: Final = 9.0
"""Where no further step follows."""


class Step(NamedTuple):
    """How far a step is on the way: as what others are a part of, and as a part of others."""

    whole: float
    part: float

    @staticmethod
    def of(found: re.Match[str]) -> "Step":
        """Return the step whose word is found."""
        return _STEPS[found.lastgroup or ""]


_WORDS: Final = {
    # those who are asked, what is sent, those who are meant to come
    Step(0, 0): (
        (r"应[到考参检收交报训出答试](?!急|当|对)|报名|投递|收到简历|简历(?!筛|初|通)|应聘|申报|申请|邀请|受邀|邀约|发放(?=问卷|调查|[\u4e00-\u9fff]{0,3}[表卡券票函])"
        r"|发出|寄出|寄送|投放|派发|下发|推送|触达|曝光|订购|订货|采购|定购|在册|报考|外呼|拨打|拨出|抽访|抽取|抽中|抽选|种下|播种"
        r"|栽植|栽种|移栽|入孵|发放问卷|通知|送样|寄样|待检|应聘者|线索|预约|登记|召集"),
        (r"invite[sd]?|invitees|invitations?|asked|contacted|approached|written to|mailed|e-?mailed|phoned|rang"
        r"|sent(?: out)?|issued|handed out"
        r"|gave out|given out|distributed|posted|ordered|due|booked|registered|entered|signed up"
        r"|applied|applicants?|applications?|planted|sown|sowed|dispatched|despatched|shipped|summoned"
        r"|nominated|eligible"
        r"|entrants|registrations|leads|rostered|expected|on (?:the )?(?:roll|books|list|register)"),
    ),
    Step(0, 1.5): ("下单|入围|中签", "enrol(?:led|ments?)?|shortlisted"),
    Step(0.5, 0.5): ("初筛|筛选|资格审查|简历通过", "longlisted|short-?list"),
    # those who came, what came back, what was looked at
    Step(1, 1): (
        (r"实[到考参检收交报训]|到场|到会|到课|到校|出席|参会|参加|参考|参训|参检|参评|参赛|参测|受检|受访|填答|填写|作答|回收|收回|交回|回复|回函|响应|接通|拨通"
        r"|点击|打开|浏览|到访|进店|注册|面试|笔试|初试|到货|送达|运抵|交付|抽检|抽查|抽测|检查|检测|送检|检验|核查|巡查|巡检|开工|发芽|出苗|到岗|入学"
        r"|体检|测试|验真|查验|核验|校验|清点|比对|抽验|加购|签到|赴约|就诊"),
        (r"repli(?:ed|es)|answer(?:ed|s)|responded|responses|respondents|returned|returns|came(?: back)?|attended"
        r"|attendees|attendance|showed up|took|turned up|turned out|took part|participated|participants|sat|began"
        r"|started"
        r"|starters|arrived|delivered|received back|back|inspected|tested|sampled|checked|examined|visited"
        r"|interviewed"
        r"|interviews|germinated|sprouted|present|opened|clicked|reached|spoken to|audited|surveyed|got through"
        r"|turned in|handed in|collected|demos"),
    ),
    Step(1, -1): ("", "screened|offered|offers"),
    Step(1.3, 1.3): ("复试|二面|复检|复查", "sorted"),
    Step(1.5, 1.5): ("有效", "valid|usable|readable|legible|complete|unspoilt|accepted"),
    # what was found of them
    Step(2, 2): (
        (r"及格|合格|通过|达标|录用|录取|入选|中标|成交|支付|付款|验收|安装|完成|批准|获批|核准|兑付|成活|存活|结业|毕业|获奖|晋级|签约"
        r"|核销|完好|可用|到账|晋升|良品|完课|完赛|完工|竣工|拿证|取证|上架|销售?出"),
        (r"passed|completed|finished|finishers|survived|survivors|hired|hires|appointed|fitted|installed|compliant"
        r"|graduated|graduates|qualified|paid|bought|redeemed|stayed|successful|certified|approved|granted|intact"
        r"|undamaged|admitted|delivered intact|(?<!not )ready|proposals|crossed|made it"),
    ),
    Step(NEVER, 2): (
        r"不合格|未通过|不及格|未达标|不达标|缺席|缺考|检出|阳性|破损|损坏",
        r"failed|failures|defective|positive|damaged|broken|absent|rejected|missing",
    ),
    Step(2.5, 2.5): (
        "满意|愿意|认可|表示|认为|赞成|同意|反对|优秀|优良|入职|报到|上岗|领证|签收|复购|续费|满分|留任|转正|动销|可读|读出|识别",
        r"satisfied|content|happy|pleased|joined|joiners|contracts|won|with distinction|with honours|recommended",
    ),
}  # fmt: skip
_CHINESE: Final = "|".join(f"(?P<z{n}>{zh})" for n, (zh, _) in enumerate(_WORDS.values()) if zh)
_ENGLISH: Final = "|".join(f"(?P<e{n}>{en})" for n, (_, en) in enumerate(_WORDS.values()) if en)
_FIRST: Final = "".join(
    sorted({c for zh, _ in _WORDS.values() for word in zh.split("|") for c in word[:1]} - {"[", "(", ")"})
)
_STEPS: Final = {f"{mark}{n}": step for n, step in enumerate(_WORDS) for mark in "ze"}
STEPS: Final = regex(rf"(?=[{_FIRST}])(?<![不未没])(?:{_CHINESE})|\b(?:{_ENGLISH})\b")
"""The words of each step."""
STEPWISE: Final = regex(r"漏斗|转化|环节|阶段|步骤|流程|\b(?:funnel|stages?|steps?|pipeline|conversion)\b")
"""What calls the rows of a table steps that each lead to the next."""
REASONS: Final = regex(
    r"另(?![行案择])|外加|加上|含|补(?![考训测上齐]|[,。;，；]|$)|超出|超过应|多(?![数次项种少么半方元样])|结转|存量|积压|重复"
    r"|其中[^,;。]{0,8}(?:未|没有|来自|外|非)|\bof (?:them|whom|these) (?:from|without|as|new|not|un[a-z]+)\b"
    r"|\b(?:plus|extra|walk-?ins?|in addition|besides|including|carried over|backlog|surplus|spares?|too many"
    r"|others|twice"
    r"|waiting|unplanned|unasked|uninvited|without (?:an )?invitation|on top|overbook\w*|over-deliver\w*)\b"
)
"""What says why more come out than went in, anywhere in a sentence."""
BEYOND: Final = regex(
    r"超|比(?!武|赛|例|对|价|选|试)|上[年月期季]|去年|往年|上次|库存|新增|增加|同比|环比|[高多]于|以上"
    r"|\b(?:last (?:year|month|week|time)|more than|over|other|again|previous(?:ly)?|earlier)\b"
)
"""What says between two figures that they are of different times, or not meant as a part and its whole."""
EXCESS: Final = regex(
    r"花|费|元|钱|计划|目标|预计|拟|名额|指标|每|平均|均|率|\b(?:plan(?:ned)?|target|goal|average|per|each|every|places|seats"
    r"|spent|costs?|budget\w*)\b"
)
"""What makes a figure one that others need not stay below."""
