"""Words of order in time, and chains of steps of which one cannot come before the other, in both languages."""

import re
from typing import Final

from mcp_server.regex import regex

CUE: Final = regex(
    r"里程碑|节点|时间表|时间轴|时间线|日程|进度|步骤|流程|顺序|先后|关键日期|大事记|经过|过程|排期|路线图"
    r"|阶段安排|处置"
    r"|\b(?:milestones?|schedule|timeline|time line|timetable|key dates|steps|sequence|in order|order of|roadmap"
    r"|stages|chronology|calendar|what happened|log|course of events|key stages)\b"
)
"""What announces steps in the order of time."""
GATES: Final = regex(
    r"检查点|关口|门槛|门禁|卡点|放量|爬坡|分[步批阶]|逐[步月季年]"
    r"|\b(?:gates?|checkpoints?|check points?|on the way|ramp(?:s|ing)?(?:-| )?up"
    r"|rolled out|roll-?out|interim targets?|step by step|waypoints?|hurdles?)\b"
)
"""What announces marks that are to be reached one after the other."""
STEP: Final = regex(
    r"检查点|关口|门槛|门禁|阶段|步骤|里程碑|节点|第?[一二三四五六七八九十0-9]?[步批轮期波](?:次|$|\s)"
    r"|\b(?:gates?|checkpoints?|steps?|stages?|phases?|waves?|rounds?|milestones?|batch(?:es)?|tranches?|iterations?"
    r"|sprints?|instal?ments?)\b"
)
"""What heads the numbers of steps that follow each other."""
THEN: Final = regex(
    r"然后|随后|接着|之后|其后|而后|再[^,;。]{0,4}$|才|后[,，]?再|继而|最后|收尾|下一步|紧接着"
    r"|\b(?:then|after that|afterwards|thereafter|followed by|follows?|followed|subsequently|next|finally"
    r"|finish(?:es|ed|ing)?|lastly"
    r"|later)\b"
)
BEFORE: Final = regex(r"早于|先于|之前就?先|\b(?:ahead of|prior to|before|earlier than|in advance of)\b(?! long)")
BEFORE_THAT: Final = regex(
    r"此前|在此之前|在这之前"
    r"|\bhad (?:already |just |previously )?(?:been )?[a-z]+(?:ed|wn|lt|nt|pt|ght|ade|old|eft|aid)\b[^,;:]{0,24} on $"
    r"|\b(?:before (?:that|then|this|it)|beforehand)\b"
)
AFTER: Final = regex(r"晚于|(?<![随而之然])后于|\b(?:after|following|once|as soon as|later than)\b(?! that)")
NOT_ORDERED: Final = regex(
    r"原|改|推迟|提前|延|顺延|调整|分别|同时|另|补|若|如果|至|到|–|~|或|去年|上年|往年|下次|比"
    r"|\b(?:originally|instead|moved|postponed|brought forward|rescheduled|or|either|respectively|meanwhile|if"
    r"|until|till|to|through|previous|last (?:year|time)|compared|than|not|no later|rather|due|between)\b|\d{4}年"
)
PARALLEL: Final = regex(
    r"[一二三四五六七八九十]期|第?[一二三四五六七八九十][批轮标段组层]|\ue009|分批|各|\b(?:phase|lot|batch|wave"
    r"|part|first|second|third|team|site|group)\b|首批|其余|每"
)


def _chain(*steps: str) -> tuple[re.Pattern[str], ...]:
    return tuple(regex(step) for step in steps)


CHAINS: Final = (
    _chain(
        r"立项|可研",
        r"(?:发布|刊登|挂网)?招标公告|发标|招标文件|发布招标",
        r"投标截止|递交投标"
        r"|截标",
        r"开标",
        r"评标|定标",
        r"中标|公示",
        r"签约|签合同|签订|签字|签署|合同生效",
        r"交割|开工|进场|动工|破土",
        r"封顶|主体完工|结构完成",
        r"完工"
        r"|竣工(?!验收)|施工结束|工程完成",
        r"验收(?!标准)",
        r"交付使用|移交|启用|投用|投入使用|开业|开馆|开放|入住|搬迁|通车",
    ),
    _chain(
        r"需求(?:确认|评审|冻结|调研)",
        r"(?:完成)?设计|方案(?:评审|定稿|冻结)",
        r"开发|编码|样机|打样"
        r"|原型",
        r"测试|联调|试运行|试点|小批|试产|内测|灰度",
        r"上线|发布(?!会)|投产|量产|全量|推广|正式运行",
    ),
    _chain(
        r"报名",
        r"资格审查|初审|简历筛选",
        r"笔试",
        r"面试|复试",
        r"体检|政审",
        r"公示|录用|录取|发榜|发放通知",
        r"入职|报到|开学",
    ),
    _chain(
        r"起草|初稿",
        r"征求意见|征集意见|送审|讨论稿",
        r"审议|审定|审批|批准|表决|通过",
        r"印发|发文|公布|颁布",
        r"施行|实施|生效|执行",
    ),
    _chain(
        r"下单|订货|采购下达|签订采购",
        r"发货|发运|出厂|启运",
        r"到货|送达|到港|收货",
        r"安装",
        r"调试|试机",
        r"验收",
        r"投产|启用|投用",
    ),
    _chain(
        r"发生|出现|中断|起火|停机",
        r"发现|报警|接报|告警",
        r"到场|到达|响应",
        r"控制|止损|扑灭|抢修完成|修复",
        r"恢复",
        r"关闭|结案|解除",
    ),
    _chain(
        r"\btender (?:notice|published|issued|out)|\binvitation to (?:bid|tender)|\brfp\b",
        r"\bbids? (?:due|close"
        r"|in\b)|\btender closes|\bbid deadline|\bbid opening|\bbids opened",
        r"\baward",
        r"\bcontract (?:signed|signature)|\bsigning\b|\bsigned\b"
        r"|\bexchange of contracts",
        r"\bclosing\b(?! date)|\bcompletion of the (?:sale|purchase)"
        r"|\bground-?breaking|\bwork(?:s)? (?:start|begin)|\bstart of works?|\bdelivery of the site",
        r"\bcompletion of (?:the )?works?|\bworks? (?:ends?|complete|finish)|\bpractical completion"
        r"|\bconstruction (?:ends?|finish)",
        r"\bacceptance|\bfinal inspection|\bsign-off",
        r"\bhand-?over"
        r"|\bopening\b(?! of bids)|\bmove-in|\bgo-live|\bin use",
    ),
    _chain(
        r"\brequirements?\b|\bscope\b",
        r"\bdesign\b|\bspec(?:ification)?\b",
        r"\bbuild\b|\bdevelopment\b|\bprototype\b|\bcoding\b",
        r"\btest(?:ing|s)?\b|\bpilot\b|\bdry run\b|\btrial\b|\buat\b|\bbeta\b|\bcanary\b",
        r"\blaunch\b|\brelease\b|\bgo-?live\b|\bseries\b|\brollout\b|\bmass production\b|\bgeneral availability\b",
    ),
    _chain(
        r"\bapplications? (?:open|close|deadline|due)|\bclosing date\b|\bvacancy\b|\badvert",
        r"\bshortlist",
        r"\binterviews?\b",
        r"\boffers?\b",
        r"\bstart(?:s)? (?:date|work)|\bfirst day\b|\bonboarding\b",
    ),
    _chain(
        r"\b(?:first )?draft\b",
        r"\breview\b|\bcomments?\b|\bconsultation\b",
        r"\bapprov|\bsign-off\b|\badopt",
        r"\bpublish|\bpublication\b|\bcirculat|\bissued\b",
        r"\bin force\b|\btakes effect\b|\beffective\b",
    ),
    _chain(
        r"\border(?:ed|s)? (?:placed)?|\bpurchase order\b",
        r"\bdispatch|\bshipp(?:ed|ing)|\bshipment\b|\bships\b",
        r"\bdeliver|\barriv",
        r"\binstall",
        r"\bcommission(?:ing|ed)\b",
        r"\bacceptance\b",
        r"\bin (?:use|service|operation)\b",
    ),
    _chain(
        r"\bsurvey (?:opens?|sent|goes out|launch)|\bsent out\b",
        r"\bsurvey (?:closes?|ends?)|\bclosed\b",
        r"\bresults\b|\breport\b",
    ),
    _chain(
        r"\b(?:fault|outage|fire|leak|incident) (?:starts?|began|begins|occurr\w+|broke out)",
        r"\bdetect|\bnoticed\b|\balarm\b|\balert\b|\breported\b",
        r"\bon (?:site|scene)\b|\barriv|\backnowledged\b",
        r"\bcontained\b|\bmitigat|\bfixed\b|\bout\b|\brepaired\b",
        r"\brestored\b|\brecover|\bback\b|\ball clear\b|\bresolved\b|\bclosed\b",
    ),
    _chain(r"考试|开考|笔试", r"阅卷|评卷", r"成绩|放榜", r"发证|证书"),
    _chain(
        r"\b(?:exams?|tests?|papers?) (?:was|were|is|are) (?:written|sat|held|taken)|\bsat the\b",
        r"\bmark(?:ed|ing)\b",
        r"\bresults?\b",
        r"\bcertificates?\b",
    ),
)
