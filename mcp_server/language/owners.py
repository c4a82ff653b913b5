"""Who does it: whether a line names somebody as the one to do what it says."""

import re
from typing import Final

from mcp_server.language.blame_chinese import SURNAME
from mcp_server.regex import regex

_PET: Final = (
    r"(?:小(?![组程时学区型企微票额红心于幅批步结件数规伙朋车店白众计看样份麦米]|范围))[\u4e00-\u9fff]"
    r"|(?:老(?![师客旧员用板年人化机设系家款版铁式字问]))[\u4e00-\u9fff]|阿(?!里)[\u4e00-\u9fff]"
)
_BODY: Final = (
    r"(?:部|组|科|处|室|办|班|队|中心|团队|经理|主管|总监|主任|工程师|店长|组长|科长|队长|班长|护士长|校长|部长)"
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
    r"|This|These|That|Our|Their|A|An|It|We|They|There|One|Each|Every|Any|Most|Other|In|On|At|For|From|By|With|To|If"
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
    rf"|^\W*{_PERSON}(?:\s[A-Z][a-z]+)?(?:\s\([^()]{{1,24}}\))?(?:\s(?:and|&)\s[A-Z][a-z]+)?(?::|,\s|\s[–—-]\s|\s(?:to|will|has|have|is\sto"
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
