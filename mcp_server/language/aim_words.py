"""Words of aims: what announces one, what is wished for, and what says how much of it."""

import re
from typing import Final

from mcp_server.regex import regex

_I: Final = re.IGNORECASE
GOAL: Final = regex(
    r"(?:[^,，、。;；:：|]{0,10})?(?:目标|愿景|期望|期许|期待|愿望|目的|宗旨|展望|寄语|追求|努力方向|奋斗方向"
    r"|预期(?:成效|效果)?|成功(?:的)?标准|思路|设想|打算)(?:如下|有[一二三四五六]个)?"
    r"|[明来]年|(?:下|未来)(?:一年|半年|学期|季度|个?月|一?阶段|三年|五年)?(?:的)?(?:打算|想法|展望|设想|方向"
    r"|重点)?|往后|今后"
    r"|(?:how (?:we(?:['’]ll| will| shall)? )?(?:know|tell|measure)|what (?:success|good|done) (?:looks|means)"
    r"|what (?:i|we|they) (?:want|hope|wish|aim|expect|would like|are after)"
    r"|where we want|success (?:criteria|looks|means)|looking (?:ahead|forward)|outlook|next (?:year|term|season"
    r"|half)|hopes?|the (?:idea|point|intention)"
    r"|intended (?:results?|effects?|outcomes?)|expected (?:benefits?|outcomes?|results?)|desired (?:results?"
    r"|outcomes?)|outcomes?|purpose)[^:|]{0,40}"
    r"|(?:[a-z0-9' -]{0,24}\b)?(?:goals?|objectives?|aims?|ambitions?|vision)(?: (?:for|of|in|until"
    r"|20[0-9]{2}) ?[^:|]{0,30})?",
    _I,
)
"""A heading, the lead of a list or the head of a column that announces aims."""
TO_DO: Final = regex(
    r"计划|规划|方向|重点|任务|举措|措施|打算|思路|设想|下一?步|下阶段|targets?\b|plan\b|measures\b"
    r"|priorit|next\b|roadmap"
    r"|outlook|coming\b|ahead\b|forward\b|future\b",
    _I,
)
"""A heading that announces what is to be done: aims stand there, too, beside actions."""
OPENS: Final = regex(
    r"^\W*(?:[^,，、。;；:：]{0,12}目标(?:[:：]|就?是|在于)|[^。;；:：]{0,40}(?:是|为)[^,，。;；]{0,8}(?:总体|工作"
    r"|主要)?目标\W*$"
    r"|(?:项目|改造|方案|系统|活动)?[^,，。;；]{0,8}(?:做成|建成|完成|上线|实施|结束)(?:之?后"
    r"|以后),?[,，]?[^。;；]{0,12}[应将要会]"
    r"|(?:[a-z0-9' -]{0,24}\b)?(?:goals?|objectives?|aims?|ambitions?|targets?)(?: (?:for|of) [^:.]{2,30})?\s?(?::"
    r"|\b(?:is|are|was)\b)"
    r"|[^,，。;；:：]{0,12}重点(?:工作)?[:：][^,，。]{0,4}(?:大力|全面|着力|深入|持续|进一步)"
    r"|(?:success|done) (?:means|is|looks)|(?:the|our) (?:project|programme|program|initiative|campaign|reform"
    r"|change|measures?)"
    r" (?:should|will|is to|aims? to|must) (?:lead to|bring|result in|make|help)\b)",
    _I,
)
"""A sentence that calls itself an aim."""
KEYED: Final = regex(
    r"^\W*(?:KR|O|Objective|Goal|Aim|Target|Key result|关键结果"
    r"|目标)\s?[0-9一二三四五](?:[.-][0-9]+)*\s?[:：.、)）]?\s?(?=\S)"
    r"|^[^,，。;；:：]{0,20}目标[^,，。;；:：]{0,8}[:：]"
    r"|^\W*(?:(?:总|总体|工作|主要|年度|我们的|本期|下期|下一步)?(?:目标|期望|愿景|愿望|目的|宗旨|期许|期待|展望)"
    r"|(?:our |the |overall |main |key )*(?:goal|objective|aim|hope"
    r"|ambition|vision|purpose|intention|wish)s?)(?:\*\*)?\s?(?:[:：—–-]|\s{1,3}|(?:就?是|在于)|\b(?:is|was|are)\b)",
    _I,
)
"""A line that names itself an aim or a key result."""
PRAISE: Final = regex(
    r"更上一层楼|台阶|质的(?:飞跃|提升|变化|改变)|长足|跨越式?|突破性|面貌一新|焕然一新|有声有色|圆满|红红火火|红火"
    r"|蒸蒸日上|名列前茅|口碑|好评|赞誉|赞扬|称赞|认可|满意|喜欢|喜爱|信赖|放心|舒心|省心|开心|安心|一流|领先|标杆"
    r"|典范|样板"
    r"|优秀|卓越|精品|最好|最佳|好转|改观|新高度|新局面|新水平|新辉煌|佳绩|实效|成效|见效|打开局面|正轨|深入人心"
    r"|落到实处|家喻户晓|影响力|知名度|美誉度|竞争力|凝聚力|获得感|幸福感|归属感|活力|做[大强优深透好精细实]"
    r"|更进一步|新突破|大突破|越来越|浓厚|良好|和谐|顺畅|高效|高质量|高水平"
    r"|丰收|腾飞|崛起|壮大|扎实|有力|到位|温馨|贴心|周到|热情|过硬|响亮|叫得响|站稳|立足|扎根"
    r"|\b(?:feel|feels|find|enjoy|love|delight(?:ed)?|happy|happily|satisf(?:ied|action|y)|proud|pleased|pleasant"
    r"|confident|comfortable|at ease|welcome"
    r"|smooth(?:ly)?|seamless(?:ly)?|world-class|best-in-class|leading|state of the art|first-class|first-rate"
    r"|outstanding|excellent|great|superb|brilliant"
    r"|success(?:ful|fully)?|thriv(?:e|ing)|flourish|next level|new heights|step (?:forward|up|change)|stand out"
    r"|second to none|well[- ](?:known|liked"
    r"|regarded)|reputation|profile|popular|attractive|appreciate(?:d)?|trust(?:ed)?|strong|lively|vibrant|good"
    r"|nice|fun|top|premium|modern|professional"
    r"|efficient(?:ly)?|effective(?:ly)?|reliable|robust|improvement|progress|difference|leap|breakthrough"
    r"|excellence)\b",
    _I,
)
"""What says that all is well, and not when it is."""
SHOULD: Final = regex(
    r"\b(?:should|ha(?:s|ve) to|ought to|must|shall|(?:is|are) (?:meant |supposed )?to|need(?:s)? to)\b|(?:^"
    r"|[,，、:：])[^,，。]{0,8}?(?:要|应当?|必须|务必|需)(?!求|要)|确保|力争|争取|努力|(?:让|使)[^,，。]{1,16}(?:更"
    r"|越来越)",
    _I,
)
"""What is not so yet, and is to be."""
COMPARED: Final = (
    r"better|greater|higher|stronger|faster|smoother|closer|leaner|safer|cleaner|simpler|broader|deeper|wider"
    r"|quicker|calmer"
    r"|larger|bigger|smaller|longer|shorter|warmer|brighter|richer|fitter|fuller|nicer|quieter|cheaper|lighter"
    r"|clearer"
    r"|firmer|fresher|kinder|milder|neater|prouder|sharper|softer|steadier|sweeter|tighter|tougher|younger|lower"
    r"|fewer|sooner|harder|newer|cooler|finer|fairer|bolder|smarter|keener|greener|rarer|saner|wiser"
    r"|freer|nearer|fitter"
    r"|thicker|purer|stricter|swifter|crisper|gentler|humbler|subtler|abler|bigger|grander|looser|plainer"
    r"|rounder|slimmer"
    r"|(?!(?:earl|suppl|carr|barr|cour|cash|front|mult|multipl|doss|outl|prem|cop|occup|sold|hotel|courr|bar|gl"
    r"|amplif|classif"
    r"|qualif|modif|verif|identif|p|t)ier)[a-z]{3,}ier"
)
BETTER_THAN: Final = regex(
    r"更[\u4e00-\u9fff]|越来越|好转|改观|台阶|质的|飞跃|显著|明显|大幅|新的?(?:水平|高度|局面|层次|境界|气象|面貌"
    r"|突破)"
    rf"|\b(?:{COMPARED}|more [a-z]+|less [a-z]+|improve[sd]?|considerably|noticeably|significantly|markedly"
    rf"|substantially"
    r"|greatly|a lot|much)\b",
    _I,
)
OUTCOME: Final = regex(
    r"^\W*(?:[^:：,，.]{2,24}[:：]\s?)?(?:to |also )?(?:make|keep|bring|get|turn|give|let|help|do|reach"
    r"|attract|win|gain|achieve|become|be|feel|grow|increase"
    r"|improve|raise|reduce|cut|lower"
    r"|enjoy|earn|sell|draw|inspire|appeal to|get)\b",
    _I,
)
"""An item that tells what is to come about, with or without a label."""
DEED: Final = regex(
    r"\bbe (?:[a-z]+ly )?(?!improved|increased|reduced|raised|strengthened|enhanced|cut|lowered|looked|treated|seen"
    r"|pleased"
    r"|satisfied|delighted)[a-z]+(?:ed|en|wn|ught|lt|nt|pt|ade|one)\b",
    _I,
)
"""Something is to be done, not to be so."""
WISH: Final = regex(
    r"(?:^|[,，、:：])\s*(?:并且?|同时|也|还)?(?:(?:[今明本下上]\S{1,3}?)?(?:将|要|应|需|力争|争取|确保"
    r"|实现|计划|希望|努力|全面|进一步"
    r"|尽快)"
    r"|大幅|显著|明显|稳步|不断|持续|逐步|极大)"
    r"|目标(?:是|为)|我们(?:将|要|计划|希望)"
    r"|\b(?:will|shall|should|aims?\sto|plans?\sto|want(?:s)?\sto|intends?\sto|goal\sis|objective\sis|target\sis"
    r"|need(?:s)?\sto|must|hopes?\sto)\b",
    _I,
)
HOPE: Final = regex(
    r"力争|争取|希望|期望|志在|但愿|愿景是|期待|盼望|努力|致力于|旨在|立志|决心|力求|务求|谋求|要(?:让|使"
    r"|把)|目标(?:就?是|只有|有)"
    r"|(?:打算|计划|准备|想|将|还要)(?:让|使|把|要)|想要|打算(?!的)"
    r"|\b(?:wants?|hopes?|wish|intends?|aspires?|strives?|endeavou?rs?)\b"
    r"|\b(?:aims?|seeks?|means?|sets? out|plans?|prepares?|(?:has|have|is|are|am)(?: \w+)? (?:decided|resolved|agreed"
    r"|committed|promised|keen|determined|eager|looking|aiming|hoping|trying|striving|seeking)) to\b"
    r"|\b(?:would|['’]d|should) (?:like|love)\b|\b(?:is|are|am) (?:aiming|hoping|looking|striving|longing|after)\b"
    r"|\baims? (?:at|for)\b"
    r"|\bbent on\b|\baspirations?\b|\bcount(?:s|ing)? on\b|\bexpects? (?:the|our|all|every|that)\b"
    r"|\bwhat (?:we|i) (?:still )?(?:lack|need|miss)\b"
    r"|力促|力保|(?:重心|重点|精力|着力点|功夫)(?:要)?(?:放|落|用|下)在|\bset (?:\w+ )?(?:heart|sights"
    r"|mind)s? on\b|\bresolve\b|\bwould be (?:glad|pleased"
    r"|happy|delighted|good|nice|great"
    r"|lovely|wonderful) (?:if|to)\b|\bgoing to\b|\b(?:is|are) (?:out|keen|anxious|set|minded) to\b"
    r"|\b(?:priority|focus|task|mission|challenge"
    r"|emphasis|accent) (?:is|are|will be|lies)\b|\b(?:concentrat\w+|focus(?:s?ing)?) on\b"
    r"|\bneeds? (?:for |that )?(?:the |our |every |all |more )?[^,.]{1,30}? (?:to|will|would)\b"
    r"|\bit is (?:hoped|intended|planned)\b"
    r"|\bafter (?:now )?is\b|(?:想法|思路|设想|初衷|出发点|着眼点|方向|重点|主线|使命)(?:就?是|在于)"
    r"|\b(?:intention|aim|goal"
    r"|hope|wish|ambition|objective|idea|purpose|plan|dream"
    r"|vision)s?\b(?: [^,.:]{1,40}?)?(?: is\b| of (?=[a-z]+ing\b)"
    r"| are\b| to\b|:)",
    _I,
)
"""Nothing but an aim is said so."""
BETTER: Final = regex(
    r"(?:^\W*(?:\d+[.)、]\s*)?|\b(?:will|shall|should|must|to|and)\s|:\s)(?:[a-z]+ly\s)?(?:improve|increase|reduce"
    r"|raise|lower|cut|boost|grow|strengthen|enhance"
    r"|accelerate|bring (?:down|up)|drive (?:down|up)|push (?:down|up)|get (?:down|up)|step up|build up|lift"
    r"|attract|reach|widen|sharpen|refine|modernise|shorten|expand|make|become|deliver|achieve|optimi[sz]e"
    r"|speed\sup|better|deepen|foster|promote"
    r"|win|streamline)\b"
    r"|(?:提升|提高|改善|增强|加强|优化|压[缩降减]|降低|减少|缩短|扩大|增加|加快|完善|推进|改进)",
    _I,
)
GRADED: Final = regex(
    r"更[\u4e00-\u9fff]|变[好快强高]|好转|[再更]?上(?:一?个)?(?:新)?(?:台阶|水平|层楼|档次)|有(?:所|较大"
    r"|明显|很大|显著"
    r"|比较明显的)[提改增好加]|(?:较大|明显|很大|显著|比较明显)的?"
    r"(?:提升|改善|增强|进步)|新的?(?:水平|高度|台阶|局面|层次|境界|气象|面貌|阶段|突破|进展)"
    r"|做[大强优深透精细实活]|较[高低大小好快多少强短优]的?(?:水平|程度|幅度)?|稳中有[升降进]"
    r"|稳步[上下][升降]|再创[\u4e00-\u9fff]{2}|上档次|见(?:成效|实效)|心坎|极致|越[\u4e00-\u9fff]{1,2}越"
    r"|比(?:今年|去年|上年|现在|以前|往年|以往|过去|目前)[^,，。;；0-9]{1,6}(?=[,，。;；]|$)"
    r"|往[上下前](?:再)?[提拉走压降挪推带赶]|([拉提降压减升抬推])一\1"
    r"|[多好活旺快高强大火做抓搞办闹](?:得)?起来|(?:热闹|红火)起来|[降压减少](?:下[来去])|[提抓搞做](?:上[来去])"
    r"|(?:再|更|明显|尽量)?[少多高快低好强大短细严稳省](?:一些|些|一点|点儿?|一截|得多|不少"
    r"|很多)(?!的时候)|[\u4e00-\u9fff]{2}一(?:些|点儿?)(?![\u4e00-\u9fff])|多[\u4e00-\u9fff]{1,2}一些"
    r"|(?:擦亮|叫响|打响|唱响|亮出)[^,，。;；]{0,10}(?:品牌|招牌|名片|牌子)"
    r"|(?:全面|大力|不断|持续|着力|切实|有效|稳步|进一步|大幅|显著|明显|极大)地?(?:提[升高振]|强化|增强|改善|优化"
    r"|压[降减缩]|降低|减少|缩短|扩大|增加|加快|拓[宽展])"
    rf"|\b(?:{COMPARED}|(?<!no )(?<!not )more [a-z]+|(?<!no )(?<!not )less [a-z]+|fewer [a-z]+"
    rf"|as [a-z]+ as (?:possible"
    rf"|we can|anyone)|becomes? an? [a-z]+|up a notch|(?:a (?:good|fair|great|little|whole)"
    rf"|quite a) (?:bit|deal|lot)|(?:good|decent|proper|reasonable|top|excellent|great|fine) (?:shape"
    rf"|condition|order|form|state|footing)|no longer [a-z]+ (?:so|as) [a-z]+"
    rf"|something [a-z]+(?:able|ible)|the (?:most|best) [a-z]+"
    rf"|(?:(?:noticeable|marked|clear|visible|tangible|real|sharp"
    r"|drastic|dramatic|major|strong|lasting|sustained|steady|considerable|substantial|significant) )(?:rise"
    r"|increase|growth"
    r"|drop|fall|reduction|decline|decrease|cut|gain|improvement|boost|upturn|strength|progress|change)"
    r"|(?:reasonable|sensible|acceptable|manageable|tolerable|decent|respectable|healthy) (?:level|size|figure|number"
    r"|amount|length|share|pace|rate))\b(?!-)",
    _I,
)
ENDED: Final = regex(
    r"了|已经?|得到|取得(?!更|新|明显|显著|较|长足|实质|突破|好|优)|\b(?:was|were|(?<!to )(?<!will )(?:has|have"
    r"|had)|improved|increased"
    r"|reduced|fell|rose|grew|dropped|declined"
    r"|slowed)\b|\bby\s(?:the\s)?\w+ing\b",
    _I,
)
SOME: Final = regex(r"有所")
FIGURE: Final = regex(
    r"\d|[%％]|[一二两三四五六七八九十百千万半]+(?:成|倍|(?<!一)个(?!新?台阶)|个百分点|个(?:点|月)|次|天|小时|分钟"
    r"|家|人|名|项|套|条|元|分|折"
    r"|本|场)|百分之|翻番|减半|归零|[零无]投诉|为零"
    r"|(?<!the )(?<!second )(?<!first )\b(?:half|halve|double|triple|zero|two|three"
    r"|four|five"
    r"|six|seven|eight|nine|ten|dozen)\b",
    _I,
)
WHOLE: Final = regex(r"\b(?:no|every|each|all|one|none)\b|全部", _I)
"""What measures an aim only where no word of degree stands beside it."""
DATE: Final = regex(
    r"(?:20\d\d\s?年?\s?)?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|20\d\d(?:\s?年)?|[qh][1-4]\b|^\W*\d{1,2}[.)、]", 2
)
NAMELY: Final = regex(
    r"^\W*(?:即|具体|其中|也就是|就是说|换句话说|达到|标准|以[^,，。]{1,12}为准|that is|i\.?e\.?|specifically"
    r"|namely|concretely|in figures|we (?:will|shall)"
    r" (?:know|have)|this means|meaning|by then|measured)",
    _I,
)
ASKED: Final = regex(r"[?？]|[\"“「](?![\u4e00-\u9fff]{1,6}[\"”」])[^\"”」]")
MEASURE: Final = regex(
    r"^\W*(?:关键结果|衡量|指标|key results?|kr\s?[0-9]|kr\b|measured?\b|measures?\b"
    r"|kpis?\b)",
    _I,
)

STATE: Final = regex(
    r"(?:希望|期望|期待|盼望?|但愿|力争|争取|力求|务求|志在|致力于)(?![^,，。;；]{0,3}(?:各|大家|全体"
    r"|相关|有关|贵|你|您|同志|同学|领导|上级|得到|通过"
    r"|申请|拿到|批准|支持))[^,，。;；]{2}"
    r"|\b(?:want|hope|wish|aim|strive|aspire|intend|mean|determin|would like|love|ambition|goal|purpose"
    r"|vision|dream|keen"
    r"|eager|striving|aiming|hoping)[a-z]*(?: (?:is|was))? (?:for [^,.]{3,30}? )?to (?:also |then "
    r"|finally )?(?:be|become|feel|stay"
    r"|remain|win|enjoy|grow|attract|gain|earn|improve|increase|reduce|raise|lower|cut|boost|strengthen"
    r"|shorten|ease|lighten"
    r"|modernise|widen|deepen|sharpen|excel|succeed|thrive|lead|inspire|delight|please|convince|stand out"
    r"|do (?:better|more|well))\b"
    r"|\b(?:strives?|striving|aiming|hoping|longing) (?:for|at)\b|(?<!our )(?<!the )(?<!an )\baims? (?:for|at)\b",
    _I,
)
"""What is wanted is how things are, not what is done."""
JOINT: Final = regex(
    r"[;；]|[,，、]\s?(?=力争|争取|力求|务求|努力|希望|同时|并(?!列|非)|且|还[要想得]|也[要想]|[我他她][们店家][还也要想]|另外?|此外"
    r"|而且|以及|进而)"
    r"|(?<=[\u4e00-\u9fff])(?=同时(?:要|让|使|把))"
    r"|,\sand\s|,?\s(?:and|but|while|plus|as well as)\s(?=(?:also |then |from then on,? |after that,? "
    r"|otherwise )?(?:to|we|i|from|in|for|the"
    r"|want|wants|hope|hopes|intend|intends|aim|aims|plan|plans)\b)",
    _I,
)
"""Where a sentence goes on to want something else."""
STOPS: Final = regex(r"[,，;；:：。]|\.\s|\s[–—-]\s")
DAY: Final = regex(
    r"\d{1,2}\s?月\s?\d{1,2}\s?[日号]|\d{1,2}\s?月(?:份|底|末|中旬|上旬|下旬)?(?:之?前|以前)|\b20\d\d-\d{1,2}"
    r"|\b(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?"
    r"|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?=\s\d|[.,;)]|$)|\b\d{1,2}(?:st|nd|rd"
    r"|th)?\s(?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    _I,
)
"""A day or a month by which it is to be so."""
PURPOSE: Final = regex(
    r"\b(?:because|since|so that|so as to|in order (?:to|that)|as (?:it|they|this) )\b|因为|由于|以便"
    r"|从而|好让|[,，]\s?(?:让|使)",
    _I,
)
"""Behind it stands why something is done, not what is aimed at."""
REASON: Final = regex(
    r"^\W*(?:(?:better|more|fewer|less) [a-z]+:|because|since|as it|due to|owing to|although|though|if"
    r"|when|unless|因为|由于|因|为(?:了|让|使|把|此)|虽然|尽管"
    r"|如果|只要|考虑到)",
    _I,
)
OTHERS: Final = regex(
    r"(?:(?:客户|顾客|用户|居民|业主|家长|学生|同学|读者|游客|患者|病人|会员|村民|群众|供应商|厂家|房东"
    r"|对方|甲方|他们?|她们?"
    r"|有人|大家|不少人|很多人|上级|领导|主管部门|市场)[\u4e00-\u9fff]{0,6}|(?:不|没有?|别|曾|原本?|本来"
    r"|原来?|一直|当初|去年|上年))$"
    r"|\b(?:customers?|clients?|guests?|visitors?|parents?|residents?|neighbours?|applicants?|users?"
    r"|suppliers?|patients?|members"
    r"|readers?|buyers?|tenants?|pupils?|students?|people|council|authority|landlord|insurers?|many|some"
    r"|few|most|he|she|they"
    r"|who|which|nobody|not|no longer|never)\s(?:[a-z]+\s){0,2}$|\b(?:said|wrote|asked|told|complained"
    r"|reported|replied|explained)\b[^.;]{0,30}$",
    _I,
)
"""Right before what is wanted: somebody else wants it, or nobody does."""
COMING: Final = regex(
    r"\b(?:as a next step|next (?:year|season|term|quarter|spring|summer|autumn|winter|month)|onwards?"
    r"|in (?:the )?future|henceforth|going forward)\b|^\W*(?:for|in|during) 20\d\d\b,? (?:we|the|our)\b"
    r"|^\W*(?:[明来]年|下(?:一"
    r"|个)?(?:年度?|学期|季度?|阶段|步|半年|期|个?月|周)|往后|今后|未来|接下来"
    r"|后续|日后|新的一年|新(?:年度|学期|赛季))"
    r"|^\W*(?:(?:in|for|during|over|from|throughout) )?(?:the )?(?:coming|next|following"
    r"|new) (?:\w+ )?(?:year|season|term|quarter|half"
    r"|month|winter|summer|spring|autumn)s?\b[^.;]{0,40}?\b(?:we|our|us|i|should|must|is to|are to)\b",
    _I,
)
"""A sentence that opens with the time to come."""
FORECAST: Final = regex(
    r"市场|行情|竞争|天气|气温|物价|政策|需求|预计|预测|可能|或将|也许|\b(?:market|prices?|competition"
    r"|weather|demand|forecast|expect\w*"
    r"|likely|probably|may|might|could|perhaps)\b",
    _I,
)
"""What comes by itself."""
SINCE: Final = regex(
    r"\bthan\b.*|\bha(?:s|ve) to\b|\b(?:has|have|had) (?:\w+ )?(?:decided|resolved|agreed|committed|promised|set)\b"
    r"|\bit (?:was|is) [^,.]{1,40}? that\b"
    r"|比[^,，]{1,12}?(?=更|再|多|少)",
    _I,
)
"""What an aim is held against, and who set it: no past of its own."""
STOCK: Final = regex(
    r"进一步|明年|今年|去年|来年|我们|以及|工作|目标|计划|打算|希望|争取|力争|努力|更加?|明显|\b(?:better"
    r"|clearly|should|would|could"
    r"|further|which|their|there|these|those|where|about|after|again|other|every|years?|month|today"
    r"|wants?|hopes?|quarter)\b"
)
"""Words that say nothing of what a sentence is about."""
NUMBER: Final = regex(
    r"^\W*(?:[一二三四五六七八九十]{1,3}[、.]|[(（]?[0-9一二三四五六七八九十]{1,2}[)）.、]\s?"
    r"|第[一二三四五六七八九十][章节部分]+)\s*"
)
