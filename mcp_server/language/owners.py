"""Who does it: whether a line names somebody as the one to do what it says."""

import re
from typing import Final

from mcp_server.language.blame_chinese import SURNAME
from mcp_server.language.oughts import ordered
from mcp_server.regex import regex

_PET: Final = (
    r"(?:小(?![组程时学区型企微票额红心于幅批步结件数规伙朋车店白众计看样份麦米]|范围))[\u4e00-\u9fff]"
    r"|(?:老(?![师客旧员用板年人化机设系家款版铁式字问]))[\u4e00-\u9fff]|阿(?!里)[\u4e00-\u9fff]"
)
_BODY: Final = (
    r"(?:(?<![全内局外])部|(?<!重)组|科|(?<![到何出用好坏])处|室|(?<![承举主协])办|(?<![上加值夜])班"
    r"|(?<![排站插])队|中心|团队|经理|主管|总监|主任|工程师|店长|组长|科长|队长|班长|护士长|校长|部长)"
)
_NAME: Final = (
    rf"(?:(?:[\u4e00-\u9fff]{{1,6}}{_BODY}(?:的)?)?(?:{_PET}|{SURNAME}(?:[工总姐哥]|师傅|经理|主任|老师)"
    rf"|{SURNAME}[\u4e00-\u9fff]{{1,2}})"
    rf"|[\u4e00-\u9fff]{{1,6}}{_BODY})"
)
_FAMILIAR: Final = (
    rf"(?:{_PET}|[小阿][A-Z][a-z]{{0,8}}|大[鹏勇刚伟军斌强海龙壮牛虎刘李王张陈杨赵周吴徐孙胡朱高林何郭马罗]"
    r"|[\u4e00-\u9fff](?<![个名位的部各总副大产项目客车间业门区班任课该一每有本])(?:老师|师傅|大夫|医生|护士|会计"
    r"|店长|组长|班长|队长|主任|经理|姐|哥|叔|婶|嫂))"
)
_BEHIND: Final = (
    r"(?=$|[\s,，、:：)）;；。/]|[0-9０-９]|[把将在从于向给对与和及按]|负责|牵头|每|[今明本下]|完成|提交|整理|核对"
    r"|跟进|组织|联系"
    r"|制定|汇总|上报|检查|更新|起草)"
)
_CHINESE: Final = regex(
    rf"(?:^\W*|[,，、:：(（;；由请→—]\s?)[\u4e00-\u9fff]{{0,8}}?{_FAMILIAR}{_BEHIND}"
    r"|[,，、;；:：]\s?(?!预计|计划|争取|力争|最[迟晚]|截[止至]|拟|将|定于|务必|确保|必须|应|须|自|从|在|于|至|到"
    r"|并|即|后|不|已|共|约|由于|为期"
    r"|[今明本下])[\u4e00-\u9fff]{2,3}\s?(?=[0-9]{1,2}\s?月\s?[0-9]{1,2}\s?[日号](?:前|之前|以前))"
    rf"|(?:^\W*|[,，、:：(（;；由请→—]\s?){_NAME}{_BEHIND}"
    rf"|(?<=\s){_NAME}(?=\s?(?:$|[,，、:：)）;；。/0-9]))"
    r"|^\W*(?!预计|计划|争取|力争|最[迟晚]|截[止至]|拟|将|定于|务必|确保|必须|应|须|自|从|在|于|至|到"
    r"|[今明本下])[\u4e00-\u9fff]{2,3}\s?(?=[0-9]{1,2}\s?月)"
    r"|(?<!无)(?:负责人|责任人|牵头|主责|承办|接口人|联系人)"
    r"|由[^,，。;；]{1,12}?(?:负责|完成|牵头|跟进|落实|提交|组织|执行|联系|改|制定|整理|汇总|推动|在|于|\s?[0-9])"
    r"|[\u4e00-\u9fff]{2,8}负责|@\S+"
)
_DOES: Final = (
    r"(?!(?:needs|requires|remains|lacks|includes|means|fails|is|was|has|does|seems|takes|happens|works|begins|starts"
    r"|ends|follows|becomes)\b)[a-z]{2,}s"
)
"""A verb of the third person, of somebody who does something."""
_ORDERS: Final = (
    r"(?:Add|Agree|Align|Allow|Analy[sz]e|Arrange|Ask|Assess|Assign|Audit|Automate|Avoid|Back|Block|Book|Build|Buy"
    r"|Call"
    r"|Change|Check|Clarify|Clean|Clear|Close|Collect|Communicate|Complete|Conduct|Configure|Confirm|Consider|Contact"
    r"|Continue|Control|Convert|Count|Create|Cut|Decide|Define|Delete|Deploy|Design|Develop|Disable|Discuss|Document"
    r"|Draft|Drop|Enable|Enforce|Ensure|Establish|Evaluate|Examine|Expand|Explore|Extend|Find|Finish|Fix|Follow"
    r"|Gather"
    r"|Get|Give|Handle|Harden|Have|Help|Hire|Hold|Identify|Implement|Improve|Include|Increase|Inform|Install"
    r"|Introduce"
    r"|Investigate|Invite|Keep|Launch|Lead|Limit|List|Log|Look|Lower|Maintain|Make|Measure|Meet|Merge|Migrate|Monitor"
    r"|Move|Negotiate|Offer|Open|Order|Organi[sz]e|Perform|Plan|Post|Prepare|Prevent|Prioriti[sz]e|Produce|Promote"
    r"|Propose|Provide|Publish|Purchase|Raise|Rate|Reach|Rebuild|Record|Reduce|Refactor|Reject|Release|Remind|Remove"
    r"|Rename|Renew|Repair|Replace|Report|Request|Require|Research|Resolve|Restart|Restore|Restrict|Retire|Return"
    r"|Review|Revise|Roll|Rotate|Run|Schedule|Secure|Sell|Send|Separate|Set|Share|Simplify|Speed|Split|Standardi[sz]e"
    r"|Start|Stop|Store|Streamline|Strengthen|Submit|Support|Switch|Take|Talk|Teach|Tell|Test|Tidy|Track|Train"
    r"|Transfer"
    r"|Tune|Turn|Unify|Update|Upgrade|Use|Validate|Verify|Wait|Warn|Write|More|New|No|All|Some|Better|Also|Then|The"
    r"|This|These|That|Our|Their|A|An|It|We|They|There|One|Each|Every|Any|Most|Other|In|On|At|For|From|By"
    r"|With|To|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Both|Half|If"
    r"|When|As|After|Before|Until|Once|Because|Since|While|Someone|Somebody|Nobody|Everyone|Everybody|[A-Z]\w*ing)"
)
"""What opens a line, but is no name."""
_PERSON: Final = rf"(?:(?:Mr|Mrs|Ms|Dr)\.? )?(?!{_ORDERS}\b)[A-Z][a-z]{{1,14}}"
_ENGLISH: Final = regex(
    r"(?i:\bowner\b|\bowned\sby\b|\bassigned\sto\b|\bassignee\b|\bresponsible\b|\bled\sby\b|\bDRI\b|\bcontact\b)"
    r"|@[\w-]+"
    r"|[:,(–—-]\s*[A-Z][a-z]{1,14}(?:\s[A-Z][a-z]+)?(?:\s(?:and|&)\s(?:the\s)?[\w\s]{2,20})?\s*(?=[,.;)–—]|$"
    r"|\s(?:by|in|on|until|before)\s|\swho\b|\swith\b|\sand\sthe\b)"
    rf"|[:;–—-]\s*{_PERSON}\s{_DOES}\s"
    rf"|^\W*{_PERSON}(?:\s[A-Z][a-z]+)?(?:\s\([^()]{{1,24}}\))?(?:\s(?:and|&)\s[A-Z][a-z]+)?(?::|,\s"
    rf"|\s[–—-]\s|\s(?:to|will|has|have|is\sto"
    rf"|is\sgoing\sto)\s|\s{_DOES}\s)"
    rf"|^\W*{_PERSON}\sand\s{_PERSON}\s[a-z]+\s|\bby\s(?!the\b){_PERSON}(?=\s(?:by|until|before|on|in)\b|[.,;)]|$)"
    r"|(?i:\b(?:the\s)?[\w-]+\s(?:team|squad|crew|lead|manager|department|office|committee|board)\s(?:to|will|owns"
    r"|is\sgoing\sto|should|is|[a-z]+s)\b)"
    r"|\((?i:team\s)?[\w\s-]{2,24}(?i:\steam)\)"
)
_NOBODY: Final = regex(
    r"(?:负责人|责任人|owner|assignee)\s*[:：]?\s*(?:待定|未定|tbd|tbc|none|无|-|—|\?)", re.IGNORECASE
)


def named(text: str) -> bool:
    """Whether a line names a person or a team as the one to do what it says."""
    return bool((_CHINESE.search(text) or _ENGLISH.search(text)) and not _NOBODY.search(text))


_WEEKDAY: Final = regex(r"[(（](?:周.|mon|tue|wed|thu|fri|sat|sun)[a-z]*[)）]", re.IGNORECASE)
_FIGURES: Final = regex(r"[0-9]+")
_CUT: Final = regex(r"[:：,，、;；|/()（）\[\]]|\s[–—-]\s|\t|→|。|\.(?=\s|$)")
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY: Final = regex(
    rf"(?:\b(?:due|starting|no later than|not later than|by|before|until|till|on"
    rf"|from)\s){{0,2}}(?:the )?(?:(?:mon|tues|wednes|thurs|fri"
    rf"|satur|sun)day,? ?)?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?:,? 20\d\d)?"
    rf"|{_MONTH} \d{{1,2}}\b(?:,? 20\d\d)?"
    rf"|20\d\d-\d{{1,2}}(?:-\d{{1,2}})?|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{2,4}})?|(?:the )?(?:end|middle"
    rf"|start|beginning) of (?:the )?\w+"
    rf"|next \w+|q[1-4]\b)(?:,? (?:at )?\d{{1,2}}[:.]\d\d)?|\b(?:by|before|until|on) (?:mon|tues|wednes"
    rf"|thurs|fri|satur|sun)day"
    r"|[于在至]?(?:截[止至])?(?:20\d\d\s?年\s?)?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?(?:[底初中末]"
    r"|[上中下]旬)?(?:[(（]周.[)）])?(?:之?前|以前|起)?"
    r"(?:\s?\d{1,2}[:：]\d\d)?|(?:[本下]?周[一二三四五六日末]|[本下]?月底|年底)(?:之?前|以前)?",
    re.IGNORECASE,
)
_NO_ROLE: Final = regex(
    r"\d|\b(?:is|are|was|were|will|be|has|have|urgent(?:ly)?|asap|at the latest|latest|sharp|noon|if"
    r"|where|when|once|done|open|high|medium"
    r"|low|priority|see|not|pending|planned|new|first|second|third)\b"
    r"|^(?:and|or|with|in|at|for|to|from|as|by|on|of|per|via|incl\w*|also|then|the|a|an|all|every|each"
    r"|two|three|no)\b"
    r"|[将把要应须需并在的了是有到至或与及]|完成|提交|上线|启动|到位|之前|以前",
    re.IGNORECASE,
)
_ROLE: Final = (
    r"(?:(?:head|director|chief|chair|deputy|vice|lead|captain|secretary|president)(?: of [a-z]+(?: [a-z]+){0,2})?"
    r"|(?!(?:paper|folder|order|number|server|water|container|poster|filter|boiler|printer|corner|letter"
    r"|counter|register|charter"
    r"|meter|heater|cover|matter|tower|newsletter|computer|scanner|router|trailer|banner|reminder|buffer"
    r"|sensor|floor|door|motor"
    r"|error|monitor|mirror|elevator|generator|indicator|factor|freezer|cooler|dryer|drawer|ladder"
    r"|shelter|shutter|timer|tracker"
    r"|trigger|user|other|another|either|together|rather|never|ever|later|earlier|after|under|over|per"
    r"|summer|winter|quarter|list"
    r"|checklist|offer|answer|transfer|layer|paperwork|easter|september|october|november|december|better"
    r"|cheaper|faster|customer"
    r"|dinner|supper|butter|power|weather|color|flavor|labor|harbor|sector|vector|doctor's|tender|border"
    r"|gutter|pier|mailer|flyer"
    r"|sticker|marker|folder|binder|planner|calendar|roster|semester|chapter|header|footer|parameter"
    r"|master|slider|gender)s?\b)"
    r"[a-z]{3,}(?:er|or|ist|eer|ee|ian|man|men|woman|women|master)s?"
    r"|teams?|office|board|committee|department|staff|desk|crew|group|wardens?|guards?|guides?|hosts?"
    r"|nurses?|clerks?|principal|dean"
    r"|trainees?|apprentices?"
    r"|assistants?|accountants?|consultants?|attendants?|agents?|management|administration|payroll"
    r"|procurement|purchasing|logistics"
    r"|finance|accounts|marketing|engineering|facilities|maintenance|security|hr|it|legal|sales|reception"
    r"|council|cooks?|chefs?"
    r"|coach(?:es)?|pilots?|parents|volunteers?|students|physio|vet)"
)
_LED: Final = regex(
    rf"^\W*(?:(?:by|on|until|before) [^,]{{3,18}}?,? )?(?:(?:the|our|both|all|two|three"
    rf"|four) )*(?:[a-z'-]+ ){{0,3}}?{_ROLE} (?:(?:to|will) (?!be\b)[a-z]+"
    r"|(?!(?:is|has|was|needs)\b)[a-z]+(?: (?:up|out|in|on|off))? (?:the|an?|all|our|its|their|every|each"
    r"|it|them|with)) "
    rf"|^\W*(?:I|we)(?:['’]ll)?\b|[(（]\s?(?:[a-z'-]+ ){{0,3}}?{_ROLE}\s?[)）]|\bby (?:the "
    rf"|our )(?:[a-z'-]+ ){{0,2}}?{_ROLE}\b"
    r"|(?:^|[,，;；])\s?(?:由)?(?:我们?|本人|咱们)(?=[\s0-9将会来去在负把]|[一-龥])"
    r"|(?:^"
    r"|[,，;；:：])\W*(?:请)?[一-龥]{1,8}[师员长组队部处科室办局院会校店厂司任理监妈爸哥姐叔伯爷奶婆嫂工总班党社站所团士者手匠商生商]\s?"
    r"(?=(?:20\d\d\s?年\s?)?\d{1,2}\s?月)"
    r"|[一-龥]{2,10}\s?\d{1,2}\s?月\s?\d{1,2}\s?[日号](?:之?前|以前)[^,，。;；]{0,6}把"
    r"|(?<![理自缘事经])由(?!于|此|原|每|[一-龥]{0,6}[到至改变增降升])[一-龥、]{2,12}",
    re.IGNORECASE,
)
"""Who opens a line as the one who does it, or stands in brackets behind."""


def led(text: str) -> bool:
    """Whether a line of a list of actions says who does it, if only beside its day: caretaker, 3 May."""
    found = _LED.search(text)
    if named(text) or (
        found and not _NOBODY.search(text) and not (found.start() == 0 and ordered(_FIGURES.sub(" ", text)))
    ):
        return True
    fields = [
        (_DAY.sub(" ", field).strip(" *_.\"'"), bool(_DAY.search(field)))
        for field in _CUT.split(_WEEKDAY.sub("", text))
    ]
    fields = [one for one in fields if one[0] or one[1]]
    if sum(bool(said) for said, _ in fields) < 2:
        return False
    return any(
        _is_role(said) and (dated or any(day for _, day in fields[max(0, at - 1) : at + 2]))
        for at, (said, dated) in enumerate(fields)
        if at or any(day and not other for other, day in fields[:2])
    )


def _is_role(text: str) -> bool:
    """Whether the field of a line is short and says no doing: somebody."""
    if not text or _NO_ROLE.search(text) or ordered(text):
        return False
    return bool(re.fullmatch(r"[\u4e00-\u9fffA-Za-z]{0,4}[\u4e00-\u9fff]{2,8}", text)) or len(text.split()) <= 5
