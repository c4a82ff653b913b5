"""What still ought to be done: sentences that say that a thing is to be done, and lines that tell somebody to do it."""

import re
from typing import Final

from mcp_server.language.blame_chinese import PERSON
from mcp_server.language.folding import stretch_of
from mcp_server.regex import regex

_I: Final = re.IGNORECASE
LONGEST: Final = 240
"""Characters; a longer sentence tells more than a task."""
_TASKS: Final = (
    r"adjust|adapt|add|address|adopt|agree|align|amend|analy[sz]e|appoint|approach|arrange|ask|assess|assign|audit"
    r"|automate|back up|book|bring|brush up|budget|build|buy|call|carry out|catch up|change|check|chase|clarify|clean"
    r"|clear|close|collect|come up with|communicate|compare|complete|compile|conduct|configure|confirm|consider"
    r"|contact"
    r"|consolidate|convert|coordinate|copy|correct|count|cover|create|cut|deal with|decide|define|delete|deploy"
    r"|describe|design|determine|develop|discuss|distribute|document|draft|draw up|drop|dust|employ|empty|encourage"
    r"|engage|enlarge|establish|evaluate|examine|exchange|expand|explain|explore|extend|figure out|file|fill|finalise"
    r"|finalize|find|finish|fit|fix|follow up|formalise|formalize|gather|get|give|go through|hand over|hang|harden"
    r"|harmonise|have|help|hire|hold|identify|implement|improve|inform|insert|inspect|install|insulate|insure"
    r"|intensify|introduce|invest|investigate|invite|involve|issue|keep|label|launch|learn|link|list|look|lower|mail"
    r"|make|mark|measure|meet|mend|merge|migrate|modernise|modernize|monitor|motivate|mount|move|negotiate|notify"
    r"|obtain|offer|open|optimi[sz]e|order|organi[sz]e|overhaul|paint|pass on|patch|pay|phase out|pick|plan|polish"
    r"|post|prepare|present|prevent|print|prioriti[sz]e|procure|promote|propose|provide|publish|purchase|push|put"
    r"|raise|reach out|reactivate|rearrange|reassess|rebuild|recalibrate|recall|recheck|reconsider|record|recruit"
    r"|rectify|redesign|redo|redraft|reduce|refine|refresh|refurbish|register|rehearse|reinforce|relocate|remind"
    r"|remove|renegotiate|renew|renovate|reorder|reorgani[sz]e|repaint|repair|repeat|rephrase|replace|report|request"
    r"|reschedule|research|reset|resolve|restock|restore|restructure|retest|rethink|retrain|return|review|revise"
    r"|revisit|rewire|rework|rewrite|roll out|rotate|run|save|scan|schedule|screen|seal|search|secure|see to|select"
    r"|send|separate|service|set|settle|share|sharpen|shift|shorten|show|simplify|sort|speak|speed up|split|staff"
    r"|standardi[sz]e|start|step up|stop|store|streamline|strengthen|stock|submit|supply|support|swap|switch|tackle"
    r"|take|talk|teach|tell|test|thank|tidy|tighten|top up|train|transfer|translate|treat|trial|trim|try|tune|turn"
    r"|unify|update|upgrade|use|validate|verify|visit|warn|wash|weigh|win|work|write"
)
_DONE_ONCE: Final = (
    r"(?:(?:re)?(?:adjusted|adapted|added|addressed|adopted|agreed|aligned|amended|analy[sz]ed|appointed|arranged"
    r"|assessed"
    r"|assigned|audited|automated|booked|bought|brought|budgeted|built|calibrated|called|changed|checked|clarified"
    r"|cleaned|cleared|closed|collected|communicated|completed|compiled|configured|confirmed|considered|contacted"
    r"|corrected|counted|created|cut|decided|defined|deployed|designed|determined|developed|discussed|distributed"
    r"|done|drafted|drawn|dropped|employed|engaged|enlarged|established|evaluated|examined|exchanged|expanded"
    r"|explained|explored|extended|filled|finali[sz]ed|found|finished|fitted|fixed|followed|gathered|given|handled"
    r"|hired|held|hung|identified|implemented|improved|informed|inserted|inspected|installed|insulated|insured"
    r"|introduced|investigated|invited|involved|issued|labelled|launched|linked|listed|looked|made|marked|measured"
    r"|mended|merged|migrated|moderni[sz]ed|mounted|moved|named|negotiated|newed|novated|obtained|offered|opened"
    r"|optimi[sz]ed|ordered|organi[sz]ed|overhauled|painted|paired|patched|phased|picked|placed|planned|prepared"
    r"|printed|prioriti[sz]ed|procured|produced|promoted|provided|published|purchased|put|raised|recruited|duced"
    r"|fined|freshed|furbished|gistered|inforced|moved|paid|placed|ported|produced|quested|searched|solved|stored"
    r"|structured|tested|thought|trained|viewed|vised|visited|wired|worked|written|wrote|rolled|rotated|run|scheduled"
    r"|screened|sealed|secured|seen|selected|sent|separated|serviced|set|settled|shared|sharpened|shortened"
    r"|simplified|solved|sorted|split|standardi[sz]ed|started|stepped|stopped|streamlined|strengthened|submitted"
    r"|swapped|switched|tackled|taken|taught|thrown|tidied|tightened|topped|traced|transferred|translated|trimmed"
    r"|tuned|turned|unified|updated|upgraded|validated|verified|warned|washed|worn out|sought|spoken|put up|renewed"
    r"|repaired|reviewed|revised|reduced|recorded|removed|replaced|reported|resolved|restored|rectified))"
)
_DO: Final = (
    r"(?!(?:be|have(?! an? (?:word|look|chat|talk|go|meeting|think))|reach|keep|wait|know|hope|expect|say"
    r"|admit|assume|bear|understand|accept|pay|live|note|stay"
    r"|remain|meet"
    r"|achieve|make do|do (?:better|well|more|without)|earn|sell|attain|go without|stress|emphasi[sz]e|point out"
    r"|mention|add that|thank)\b)"
    r"[a-z]{2,}"
)
"""What somebody may have to do: open, but for what is no doing."""
_BE_DONE: Final = (
    r"(?!(?:kept|locked|closed|worn|stored|paid|signed|shown|used|noted|expected|said|seen|located|based|related"
    r"|called"
    r"|known|born|found|taken|read|had|confused|reminded|interested|concerned|tired|allowed|required|needed|wanted"
    r"|treated)\b)"
    r"[a-z]+(?:ed|en|wn|ught|lt|nt|pt|ade|one|ut|et|id|un|ung|old|ound|ead|eft|ost|orn)"
)
"""What a thing may be that still is to be it: open, for the verbs of all trades."""
_SOON: Final = (
    r"\b(?:as soon as (?:possible|we can|practicable)|asap|soon(?:er rather than later|ish)?|shortly|in due course"
    r"|at some (?:point|stage)|sometimes? soon|some time soon|eventually|one of these days|in the near future"
    r"|before long"
    r"|when(?:ever)? (?:time|there is time|we (?:have|find|get) (?:the )?time|somebody has time|someone has time)"
    r"|at the earliest (?:opportunity|convenience)|in the (?:coming|foreseeable) (?:period|time|future)|going forward"
    r"|in future|later on|promptly|in good time|quickly|urgently|without delay|at the next opportunity|again)\b"
)
_SOMEBODY: Final = r"(?:someone|somebody|one of us|we|the team|all of us|everyone|everybody|people|they|whoever)"
_LY: Final = r"(?: (?:still|also|really|just|finally|now|soon|first|yet|probably|urgently|[a-z]+ly))*"
_GERUND: Final = (
    r"(?!(?:nothing|something|anything|everything|building|parking|heating|lighting|wedding|evening|morning|ring|king"
    r"|thing|being|funding|staffing|meaning)\b)[a-z]{2,}ing"
)
_NEED: Final = regex(
    rf"\b(?:need|needs|has|have|ought|remains?){_LY} to be (?:[a-z]+ly )?{_BE_DONE}\b"
    rf"|\b(?:is|are){_LY} to be (?:[a-z]+ly )?{_BE_DONE}\b"
    rf"|\b(?:will|shall) (?:need|have) to (?:be [a-z]+|{_TASKS})\b"
    rf"|\bshould{_LY} be (?:[a-z]+ly )?{_BE_DONE}\b|\b(?:must|ought to|shall){_LY} be (?:[a-z]+ly )?{_DONE_ONCE}\b"
    rf"|\b(?:needs?|wants?|requires?|could do with) (?:(?:some|more|better|proper|closer|a|an|the"
    rf"|a good) )*{_GERUND}\b(?! (?:is|was|are|of)\b)"
    r"|\b(?:needs?|wants?|requires?|could do with|(?:is|are) (?:long )?(?:due|overdue) for|in (?:urgent "
    r"|dire )?need of)"
    r" (?:(?:urgent|some|more|better|proper|another|closer|an?|the|new|fresh|further|regular|quick|good"
    r"|thorough) )*(?:attention"
    r"|overhaul|rewrite|refresh|update|review|fix|repairs?|replacement|redesign|rework|service|coat|clean"
    r"|clear-?out|clean-?up"
    r"|rethink|sign|signs|owner|lock|look)\b"
    rf"|\b{_SOMEBODY}{_LY} (?:should|must|needs? to|ha(?:s|ve) to|ought to|had better|(?:will|'ll) (?:have"
    rf"|need) to){_LY} {_DO}\b"
    rf"|\b(?:let[’']s|let us|it(?: is|[’']s) (?:high )?time to|high time to) {_DO}\b"
    rf"|\bit would (?:be|make) (?:good|wise|sensible|useful|helpful|better|worth[a-z]*|sense) to {_DO}\b"
    rf"|\bit would be worth [a-z]+ing\b"
    rf"|\b(?:it (?:was|is) |we |the (?:meeting|board|team|committee) )(?:agreed|decided"
    rf"|resolved)(?: that we should)? to {_DO}\b"
    rf"|\bwe (?:will|shall|want to|plan to|intend to|hope to|would like to|aim to|are going to)(?: (?:also|then"
    rf"|still|try to))?"
    rf" {_DO}\b(?=.*{_SOON})|\b(?:{_TASKS})\b[^,;.]{{2,60}}{_SOON}$"
    rf"|\b(?:(?:don[’']t|do not|not to) forget|remember) to {_DO}\b|\bsee about\b|^\W*(?:somebody|someone) to {_DO}\b"
    r"|\b(?:nobody|no one) (?:is|has been) (?:assigned|named|responsible|in charge)\b"
    r"|\b(?:is|are|remains?) still (?:open|to do|outstanding|unresolved|not settled)$",
    _I,
)
_VERBS: Final = (
    "安排|办|保养|报修|报|备份|备|编|编制|补|补充|布置|采购|查|拆|拆除|撤|调|调整|调研|调查|订|订购|督促|对接|翻修|翻新|反馈|分析|封|跟进|更换|更新|公示|购买|购置|固定|规范|规划|核对|核实|核查|换|恢复|汇总|加|加固|加快|加强"
    "|加装|监督|监测|检查|检修|建|建立|健全|讲解|交流|教|解决|借鉴|开展|开发|开会|考虑|控制|扩大|扩建|扩充|拉|来人|联系|联络|列|领|录|录入|落实|买|盘点|排查|排|派|培训|配备|配齐|配|评估|铺|普及|启动|签|强化"
    "|清|清理|清洗|清退|确定|确认|确保|认真|商量|商讨|上报|申请|申报|深化|升级|审核|审查|试|试点|收集|梳理|疏通|说明|送|送修|提升|提高|提交|提醒|添|添置|替换|填|调换|停|统计|统一|通知|推动|推广|推进|完善|维修|维护|问"
    "|细化|下发|协调|协商|写|新增|新建|宣传|宣讲|学习|寻找|寻|研究|研讨|演练|验收|邀请|优化|预防|约|增加|增设|增强|增配|找|召开|整顿|整改|整理|招|招聘|招募|争取|征求|制定|制订|治理|重建|重做|重写|重新|重排|重印|抓|装|追|组织|做|改|改进|改造"
    "|改善|改装|改版|降低|减少|缩短|压缩|打扫|打通|处理|处置|出台|创建|搭建|搭|打造|筛选|设立|设置|谈|修|修订|修补|修改|修复|修缮|引进|引入|印|印制|贴|移|移交|腾|挪|划|挂|理顺|摸|摸清|摸底|摸排|想办法|拿|拿出|跑|跑下来|弄|搞|定|写清|写明|讲|买齐|补齐|补种|补办|补录|复盘|复查|复核|回访|回收|拜访|走访|对|把|给|让|请|再|由"
)
_SOON_ZH: Final = (
    "尽快|尽早|尽可能|抓紧|赶紧|赶快|早日|及早|从速|择机|适时|抽空|有空|找时间|找机会|回头|改天|近期|近日|马上|立即|立刻"
    "|尽量|及时(?![^,，。;；]{0,12}[0-9率])|逐步|逐渐"
)
_QUICK: Final = (
    f"{_SOON_ZH}|后续|过后|随后|稍后|日后|往后|今后|以后|下一步|接下来|下阶段|下一阶段|进一步|继续|持续|不断|好好|认真"
    "|切实|重新|再|想办法|设法"
)
_NEED_ZH: Final = regex(
    rf"(?:(?:还|仍|尚|亟|急|必|也|另|都|确|只|就|总)?(?:需要?|须|必须|应该?(?!对)|应当|该当?|有必要|得|要)(?:{_QUICK}"
    rf"|专门|统一|集中|一起|大家|有人|专人|找人|派人|安排人|两[边方]|各方|全面|系统|分批|提前|另外?|多|少|先"
    rf"|尽)*(?:[跟和与向找去到][一-龥]{{1,6}}?)?(?:{_VERBS})"
    rf"|(?:有待|亟待|亟需|急需|尚待|仍待|还待|留待|有必要)[一-龥]{{1,20}}|(?:{_SOON_ZH})(?:将|要|会|把|对|给|由|需"
    rf"|应|还)?[^,，。;；]{{0,12}}?(?:{_VERBS})"
    rf"|(?:请|由|让|安排|指定|明确)?(?:相关|有关|责任|各相关)(?:部门|人员|单位|科室|同事|同志|方面?|岗位|班组"
    rf"|人)[^,，。;；]{{0,6}}(?:{_VERBS}|负责)|(?:请|由|找|安排|指定|派)(?:专人|人|有人"
    rf"|谁)[^,，。;；]{{0,4}}(?:{_VERBS}|负责)"
    rf"|(?:没|没有|无|还没)人(?:管|负责|牵头|跟|盯|认领|接手|落实)|还没(?:落实|定下|着落|解决|安排|人选)|(?:今后"
    rf"|以后|往后|下次|下回|下一?步|接下来|后续|后面|日后|下阶段)[,，]?(?:我们|大家|部门|店里|学校|公司|班里|队里"
    rf"|院里)?(?:将|要|会|应|得|还|需|打算|准备|计划|考虑|争取)[^,，。;；]{{0,14}}?(?:{_VERBS})"
    rf"|(?:打算|准备|拟|考虑|争取|计划)(?:{_QUICK}|在|把|对|给)*[^,，。;；]{{0,6}}?(?:{_VERBS})[^,，。;；]{{0,16}}$"
    rf")"
)
_RULE: Final = regex(
    r"每|各[一-龥]|先[一-龥]{1,6}后|凡|一律|不得|严禁|禁止|任何|所有|均[须应需]|如(?!何|期)|若|倘|遇|一旦"
    r"|[时后]须|方可|才能|以上的"
    r"|以下的|超过|低于|不足|未达|按规定|按照|依照|根据|以便|应急|否则|的话|为准|才[能可行]"
    r"|\b(?:every|each|any|all|whenever|if|unless|when|where|once|otherwise|always|only|never|at least|at most"
    r"|no more than"
    r"|not|before|after|until|in case|must not|may|per|who|which|whose)\b",
    _I,
)
_PAST: Final = regex(
    r"了|过(?!程|渡|期|后|去|道)|已|曾|完成|[就当]时|原[来本先]|此前|之前|上[周月季年]"
    r"|\b(?:was|were|had|did|has been|have been|used to|yesterday|last (?:week|month|year|quarter)|already"
    r"|should have|ago)\b",
    _I,
)
_ASKS: Final = regex(r"[?？]|吗|呢|是否|要不要|[\"“”「」]")
_SUBJECT: Final = regex(
    rf"(?:{PERSON}|客户|顾客|用户|居民|业主|商户|家长|学生|同学|员工|读者|游客|患者|病人|会员|考生|村民|供应商"
    rf"|承包方|甲方|乙方|双方|政府|公司|店里|学校|医院|班级)(?:们|都|也|还|均|可|则|自己|本人|一起)*$"
)
_STAGE: Final = regex(
    r"需要?\s?[0-9]|要\s?[0-9]|[0-9]\s?(?:个月|[天小时周年元万分])|\b(?:needs?|takes?) (?:[0-9]"
    r"|an? (?:hour|day|week|month|minute))"
)
_ORDER: Final = regex(
    rf"^\W*(?:(?:also|then|please|finally|first|next|and|to|further|urgently|generally"
    rf"|[a-z]+ly)[,:]? )*(?:(?:re-?)?(?:{_TASKS}))\b"
    r"(?! (?:of|is|was|are|were|has|had|rate|rates|number|figures?|date|time|by|and|or)\b|[:：=–—/-]| [0-9]|$"
    r"|[.,;])(?!['’])",
    _I,
)
_ORDER_ZH: Final = regex(
    rf"^\W*(?:另外?|此外|同时|并|其次|最后|还有)?[,，]?(?:{_QUICK}|要|需要?|应该?|必须|还要|全面|全力|大力|适当"
    rf"|统一|集中|定期|多|少|先|尽)*(?:{_VERBS})(?!率|人数|次数|[费量额期率比数者]|[:：]|[0-9])[^:：]{{2,}}$"
)
_COLLOQUIAL: Final = regex(
    r"(?:再|好好|还|也|得|要|一起|都)(?P<verb>[改看想谈查试问催理说练修清议算核补盯找])(?:一)?(?P=verb)|(?:再|好好"
    r"|重新|专门|统一)[一-龥]{1,4}(?:一下|一遍|一次|一轮)|(?:别|不要|不能)(?:再|让|把|老)"
)
_NOUN_ZH: Final = regex(
    r"(?:情况|问题|不足|经验|成效|名单|表|记录|总结|报告|通知|方案|办法|说明|材料|清单|费用?"
    r"|款)$"
)


def ought(text: str) -> bool:
    """Whether a sentence says that something is still to be done, and not by a rule, at a condition, or in the past."""
    if len(text) > LONGEST or _ASKS.search(text) or text.rstrip("*_ ").endswith((":", "：")):
        return False
    for pattern in (_NEED, _NEED_ZH):
        for found in pattern.finditer(text):
            clause = _clause(text, found)
            near = clause if pattern is _NEED else re.split("[,，]", text[: found.start()])[-1] + text[found.start() :]
            if pattern is _NEED and _IS.match(found[0]) and _TOLD.search(text[: found.start()]):
                continue
            if _RULE.search(clause) or _PAST.search(near.replace(found[0], "")) or _STAGE.search(clause):
                continue
            if pattern is _NEED or not _SUBJECT.search(text[: found.start()]):
                return True
    return False


_TOLD: Final = regex(
    r"\b(?:that|which|who)\s$|(?:^|[.!?:]\s)\W*(?:[0-9]+[.)] )?(?:those|these|they|both|all) (?:[a-z0-9]+ )?$", _I
)
"""What stands before what is told of something, and not what is to be done: the 6 hours that must be reported."""
_IS: Final = regex(r"(?:needs?|wants?|requires?|has|have|ought|remains?|is|are|will|shall|should|must)\b", _I)


def doer(text: str) -> str:
    """Return the part of what ought to be done in which somebody may be named as the one to do it."""
    first = next((at for at, letter in enumerate(text) if letter.isalpha()), 0)
    text = _NOBODY.sub("", text[:first] + text[first : first + 1].lower() + text[first + 1 :])
    if _ORDER_ZH.match(text) and not _THROUGH.search(text):
        text = text[found.start() :] if (found := _BREAK.search(text)) else ""
    return text


_NOBODY: Final = regex(
    r"(?:请|由|让|安排|指定|明确|找|派)?(?:(?:相关|有关|责任|各相关)(?:部门|人员|单位|科室|同事|同志|方面?|岗位"
    r"|班组|人)|专人|有人|(?:还|都)?没有?人|无人)"
    r"[^,，。;；]{0,6}?(?:负责|牵头|跟进|落实|完成|处理)?"
)
_THROUGH: Final = regex(r"[由请让@]|负责|牵头")
_BREAK: Final = regex(r"[,，:：;；(（]")


def labelled(text: str) -> str:
    """Return what a line calls an action (Still to be done: …; 待办：…); nothing where it does not."""
    found = _LABEL.match(text)
    if found is None or len(text) > LONGEST or _ASKS.search(text):
        return ""
    said = text[found.end() :].strip(" *_")
    return said if len(said) > 3 and not _NOTHING.match(said) and not said.endswith((":", "：")) else ""


_LABEL: Final = regex(
    r"^\W*(?:[0-9]{1,2}[.)、]\s?)?(?:\*\*)?(?:(?:agreed |open |next |further |our |the |one |corrective "
    r"|follow-?up )*(?:actions?|steps?|follow-?ups?|tasks?|to[- ]?dos?|jobs?)"
    r"(?: (?:items?|points?|agreed|required|needed))?|(?:still |left |yet |things )+to (?:be done|do|be settled"
    r"|be decided|sort out)|still (?:open|outstanding"
    r"|missing|pending)|outstanding|open points?|remaining (?:work|tasks?|actions?)|loose ends?|homework|remed(?:y"
    r"|ies)|for next time"
    r"|待办(?:事项)?|行动(?:项|计划)?|后续(?:工作|安排|动作|跟进)?|下一?步(?:工作|安排|动作|计划)?|整改(?:措施|要求"
    r"|意见)?|改进(?:措施|方向|意见)?|待(?:落实|解决|处理|跟进)(?:事项|问题)?|遗留(?:问题|事项)?"
    r"|未尽(?:事宜|事项)|还(?:没|要|需|差)[一-龥]{0,6}的|接下来|往后|补救(?:措施)?|对策|应对(?:措施)?"
    r"|会后)(?:\*\*)?\s?[:：](?:\*\*)?\s?",
    _I,
)
_NOTHING: Final = regex(r"(?:none|nothing|no\b|n/?a|无|没有|暂无)", _I)


def ordered(text: str) -> bool:
    """Whether a line opens with what is to be done: Replace the pump; 优化作业设计."""
    if len(text) > LONGEST or _ASKS.search(text) or any(letter.isdigit() for letter in text):
        return False
    if _PAST.search(text) or _RULE.search(text):
        return False
    if _COLLOQUIAL.search(text):
        return True
    return bool(_ORDER.match(text)) or (bool(_ORDER_ZH.match(text)) and not _NOUN_ZH.search(text.strip(" 。.;；")))


_STOPS: Final = regex(r"[。;；!！]|\.\s|[:：]")


def _clause(text: str, found: re.Match[str]) -> str:
    """Return the sentence or half sentence in which a match stands."""
    low, high = stretch_of(_STOPS, text, found.start(), found.end())
    return text[low:high]
