"""Sentences in which a person is blamed: what went wrong is put down to somebody's care, will or ability."""

import re
from typing import Final

from mcp_server.knowledge import wording
from mcp_server.regex import regex

_HAN: Final = regex(r"[\u4e00-\u9fff]")
LONGEST: Final = 600
"""Characters; a longer sentence is none that a person has written."""

_ZH_PERSON: Final = (
    r"(?:个别|某个?|一线|当班|值班|新来的|全体|这些|那些)?"
    r"(?:员工|人员|同事|主管|组长|班长|队长|店长|厂长|部长|经理|总监|主任|负责人|责任人|领导|管理层|干部|师傅|司机|实习生|新人|老员工"
    r"|工程师|架构师|设计师|分析师|会计|出纳|客服|运维|开发|测试|研发|产品经理|销售|采购|财务|法务|仓管|库管|编辑|校对|前台|接待|秘书|助理|顾问|专员|老板|教练|经办人|当事人|施工队|抢修队"
    r"|车队|操作工|工人|护士|医生|教师|老师"
    r"|DBA|[A-Za-z]{1,4}\s?工程师|[\u4e00-\u9fff]{1,3}(?:员|工|师|长)(?![\u4e00-\u9fff]?[作序程资厂])|(?:部|组|团队|部门|小组|方|班)的人"
    r"|[\u4e00-\u9fff]{1,4}(?:团队|部门|小组|班组)|他们?|她们?|本人|自己)"
)
SURNAME: Final = (
    "[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱"
    "秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文]"
)
_NO_NAME: Final = (
    r"(?!任[务何]|程[序度]|方[案法面向便]|金[额融]|高[峰级层端于频]|马上|龙头|常[规见用驻]|万[一元]|白[天名]|江苏|段落|文[档件案本字]|周[期报会末一二三四五六日]"
    r"|毛利|余[额下]|于|范围|石油|黄[金色]|钱款|夏季|顾客|陈[旧列]|许[多可]|曾|何|严[重格禁]|董事|陆续|雷达|杜绝|苏州|郑州|徐州|沈阳|韩国|武汉|林业|谢谢|孔|易|史|白|万|文|常|高"
    r"|方|金|马)"
)
_ZH_NAME: Final = (
    rf"(?:[小老]{SURNAME}|{SURNAME}(?:[工总姐哥]|师傅|经理|主任|老师|某)"
    rf"|(?:(?<![\u4e00-\u9fff])|(?<=[师长员理任人导]))(?:{_NO_NAME}{SURNAME}[\u4e00-\u9fff]{{1,2}}?))"
)
_ZH_WHO: Final = rf"(?:{_ZH_PERSON}|{_ZH_NAME})"
_GAP: Final = r"[^,，。;；:：!！?？]{0,24}?"

_ZH_FAULT: Final = regex(
    r"(?:把关|审核|监管|审批|管控|要求|复核|检查|验收)不严|管理(?:不善|混乱|松懈|失当|缺位)|考虑不周|准备不(?:足|充分)|判断失误|指挥(?:失当|失误)|监管缺位|操作(?:不当|失误|错误)"
    r"|工作失误|失误"
    r"|[搞弄写填录配算发删记看听拿放]错|误(?:删|发|判|点|配|填|读|关|停)|一问三不知|一拖再拖|迟迟[不没未]|不肯|不愿|不想|懒得|嫌麻烦|推卸|甩锅|找借口|不配合|不服从|不沟通"
    r"|不(?:汇报|报告|上报|检查|核对|复核|看|听劝|按(?:规|流|要求)|遵守|守|执行|跟进|落实|思考|动脑)|得过且过|混日子|磨洋工|瞎指挥|乱指挥|随意|随便|胡乱|任意|心不在焉|分心|走神|松懈"
    r"|麻痹|轻率|冒进"
    r"|独断|官僚|形式主义|没把|没将|没放在心上|没有?(?:意识到|想到|尽|负起|做到|起到|把|放在心上)|缺位|怕担责|怕麻烦|贪快|图快|抱侥幸|抵触|消极|固执|傲慢|懒惰|懒散|散漫|幼稚|糊涂|昏头|被动应付"
    r"|忘记|忘了|遗忘了|漏掉了|擅自|擅离|私自|违规|违反|无视|不顾|不听|拒不|拒绝|没当回事|不当回事|不懂装懂|盲目|自以为是|想当然|敷衍|应付了事|走过场"
    r"|推诿|懈怠|怠慢|偷懒|拖拉|磨蹭|拖延|不作为|玩忽|失职|渎职|失察|不力|不到位|不负责|不上心|不用心|不尽责|不称职|不专业|不靠谱|不认真|不细心|不仔细|不主动|不积极"
    r"|拍脑袋|朝令夕改|一意孤行|我行我素|刚愎|大意|马虎|粗心|疏忽|疏漏|疏于|草率|鲁莽|贪图|图省事|图方便|隐瞒|谎报|瞒报|甩手|掉以轻心|心存侥幸|抱有侥幸|玩手机|打瞌睡|睡着"
    r"|(?:能力|水平|经验|责任心|责任感|执行力|积极性|主动性|意识|态度|业务)(?:严重)?(?:不足|不够|不强|不行|太差|较差|很差|差|欠缺|淡薄|有问题|不端正|生疏|太低)"
    r"|(?:缺乏|没有|毫无|缺少)(?:应有的)?(?:责任心|责任感|职业|基本的?|担当|敬业|执行力|主动|耐心|经验|能力)"
    r"|(?:没有?|未能?|未曾)(?:按|照|认真|仔细|及时|主动|提前|履行|尽|遵守|执行|看|查|读|核对|核实|检查|复核|确认|通知|上报|汇报|报告|跟进|盯|管|做好|尽到|起到)"
)
_ZH_GUILT: Final = regex(
    rf"(?:负有|承担|负)(?:[^,，。]{{0,6}})?(?:主要|全部|直接|首要|领导|管理|不可推卸的?|次要)(?:的)?责任|难辞其咎|难逃其责|罪魁祸首"
    rf"|(?:错|责任|问题|过错|毛病|根子)(?:就|全|主要|完全|都)?(?:是)?(?:出)?在(?:于)?{_ZH_WHO}|被{_ZH_WHO}(?:忽视|忽略|遗漏|忘|漏|误|搞|弄|擅自|随意|耽误|拖)"
    rf"|{_ZH_WHO}[^,，。;；]{{0,6}}应该?当?(?:对|为)[^,，。;；]{{1,14}}负责"
    rf"|(?:完全|都|就|全)?(?:是|怪|归咎于|归罪于|赖){_ZH_WHO}的?(?:错|过失|过错|失误|责任|问题)?(?=[,，。;；!！]|$)"
    rf"|{_ZH_WHO}的(?:错|过失|过错|失误|疏忽|失职|粗心|大意|马虎|无能)"
)
_ZH_HUMAN: Final = regex(_ZH_WHO)
_ZH_COUNTERFACTUAL: Final = regex(
    rf"(?:要不是|若不是|若非|如果不是|如果|若|要是|假如|倘若)[\u4e00-\u9fff]{{0,4}}?{_ZH_WHO}[^。;；]{{2,40}}(?:就不会|就不至于|也不至于|不至于|就能|就可以"
    rf"|本可以?|本来可以)"
    rf"|{_ZH_WHO}(?:本可以?|本该|本应|本来可以|本来应该)"
)
_ZH_MORE: Final = regex(
    rf"{_ZH_WHO}{_GAP}(?:竟然?|居然|偏偏|屡教不改|屡次|明知|明明|太(?:随意|激进|乐观|自信|强势|粗|懒|笨|慢|马虎|轻|固执|保守)|过于(?:自信|乐观|激进|随意|保守|草率|强势)"
    rf"|不胜任|不够(?:专业|主动|负责|细致|重视|尽责|成熟|敏感|用心|上心|认真|细心|仔细|严谨|严格|积极)|惹的祸|闯的?祸|闯了祸|捅了?的?娄子|的锅|掉链子|不给力|拖后腿|添乱|拆台)"
    rf"|{_ZH_WHO}[^,，。;；]{{0,6}}(?:应|要|必须|需|须)当?(?:对|为)?[^,，。;；]{{0,12}}(?:负责任|负全责|承担责任|担责|负责)(?=[,，。;；!！]|$)"
    rf"|(?:没有?人|无人|谁都不|谁也不)(?:愿意?|肯|上心|当回事|认真对待|把)"
    rf"|(?:粗心|马虎|不负责任?|不称职|不专业|懒惰|懒散|失职|莽撞|无能|自大)的?{_ZH_WHO}"
)
_ZH_THING: Final = regex(
    r"脚本|系统|程序|任务|接口|服务器?|流程|制度|算法|模型|模块|组件|平台|工具|设备|机器|数据|文档|模板|合同|配置|代码|告警|监控|日志|缓存|队列|接口|按钮|页面|表单|规则|方案|机制|界面"
    r"|软件|硬件|传感器"
)
_ZH_ERROR: Final = regex(r"(?:系|是|由于|因为?|属于?|为)(?:一起|一次)?(?:典型的)?人为(?:失误|错误|疏忽|原因|责任)")
_ZH_SHOULD: Final = regex(rf"{_ZH_WHO}(?:本来?|原本)?应该?当?(?:早|提前|及时|主动)")
_ZH_NOT: Final = regex(
    r"没有(?:任何|哪个?|一个)?人|无人(?:有|犯|因)|不是(?:任何|哪|某)?一?(?:个)?(?:人|谁|[\u4e00-\u9fff]{1,6})的(?:错|问题|责任|过失)|并非|并不是"
    r"|不应?(?:归咎|责怪|指责|追究|怪)|不(?:怪|归咎|追究|针对)"
    r"|对事不对人|有人(?:说|认为|觉得|称)|传言|据说|误以为|被(?:误认|错怪)|任何人|不得|严禁|禁止|必须|须(?:由|经|在|先)|应由|按制度|按规定处理|避免|防(?:止|范|疏忽|误|错|呆)|杜绝"
)
_ZH_IF: Final = regex(r"^\s*(?:如果?|若|倘若|假如|一旦|凡|当[^班]|遇|对于?(?:违|未))|如发现|的话[,，]")
_ZH_WE: Final = regex(r"^(?:[^,，]{0,6}[,，])?\s*(?:我们|咱们|本次复盘|团队(?:共同|一起|整体))")

_ROLE: Final = (
    r"(?:engineers?|developers?|operators?|technicians?|clerks?|drivers?|supervisors?|managers?|management|leads?"
    r"|leaders?|leadership|reps?"
    r"|representatives?|architects?|analysts?|DBAs?|admins?|administrators?|staff|employees?|workers?|nurses?"
    r"|doctors?|interns?|contractors?"
    r"|heads?|directors?|executives?|colleagues?|agents?|people|foremen|foreman|owners?|accountants?|buyers?"
    r"|sellers?|planners?|designers?"
    r"|testers?|inspectors?|pickers?|packers?|marketers?|cashiers?|assistants?|officers?|coordinators?|consultants?"
    r"|programmers?|author|reviewers?|approver"
    r"|person|man|woman|guy|boss|chef|cook|teachers?|auditors?|secretary|secretaries|receptionists?|editors?"
    r"|salespeople|salesm[ae]n|mechanics?|electricians?|pilots?|captains?|trainers?|teachers?|students?"
    r"|dispatchers?|couriers?|guards?|cleaners?|superintendents?"
    r"|partners?|CEO|CTO|CFO|COO|VP|PM|he|she|they|who|whoever|somebody|someone|team|crew|department"
    r"|shift|group)"
)
_BLAMED_VERB: Final = (
    r"(?:kept\s(?:on\s)?(?:ignoring|missing|forgetting|postponing|making\sthe\ssame)|made\s(?:a|an|the\ssame"
    r"|another|several|many|two|repeated)\s(?:\w+\s){0,2}?(?:mistakes?|errors?|blunders?)"
    r"|(?:mistakenly|wrongly|needlessly|rashly|clumsily|arrogantly|foolishly)\s\w+|chose\snot\sto"
    r"|decided\snot\sto\s(?:tell|report|check|test|follow|ask)|could\shave\s(?:prevented|avoided|caught|stopped)"
    r"|without\s(?:even\s|any\s|first\s)?(?:reading|checking|asking|testing|telling|looking|thinking|bothering"
    r"|following|approval|permission|notifying|consulting|informing|verifying|authori[sz]ation|due\scare)"
    r"|too\s(?:slow|late|proud|lazy|confident|inexperienced|stubborn|busy\swith\s\w+)\sto|had\sno\sidea|(?:did"
    r"|does)(?:n't|\snot)\sknow\s(?:what|how)|mismanaged|mishandled|misjudged|misread|panicked|rushed"
    r"|procrastinated|dithered|stalled"
    r"|hid\b|concealed|covered\sup|lied|violated|breached|broke\sthe\s(?:rule|rules|policy|process|procedure)"
    r"|slept\sthrough|walked\sout|left\s(?:his|her|their)\spost|cost\sus|let\s(?:it|this|things)\s(?:slip|slide)"
    r"|shrugged|wasted"
    r"|forgot|forgets|neglect(?:ed|s)|ignor(?:ed|es)|disregard(?:ed|s)|overlooked|bypassed|refus(?:ed|es)"
    r"|could(?:n't| not) be bothered"
    r"|failed\s(?:to|in\s(?:his|her|their))|(?:did|does|do)(?:n't|\snot)\s(?:even\s)?(?:bother|care|pay|follow"
    r"|read|check|listen|test|verify|look|tell|notify|report|document|think|take|do|review|understand)"
    r"|never\s(?:bothered|checked|read|tested|told|asked|looked|verified|reviewed|followed|replied|reported)"
    r"|neither\b[^.;]{1,80}\bnor"
    r"|lack(?:s|ed)?\s(?:the\s|any\s|all\s)?(?:basic\s)?(?:discipline|skills?|care|competence|diligence|ownership"
    r"|responsibility|ability|judge?ment|commitment|motivation|rigou?r|attention)"
    r"|dropped\sthe\sball|mess(?:ed|es)\s(?:it\s|this\s|things\s)?up|screwed\s(?:it\s|this\s|things\s)?up|botched"
    r"|bungled|fumbled|let\s(?:us|everyone|everybody|the\s\w+)\sdown|blew\sit"
    r"|cut\scorners|slacked|dozed|fell\sasleep|sat\son|dragged\s(?:his|her|their)\sfeet|took\s(?:no|zero)\s(?:care"
    r"|responsibility|ownership)|should(?:n't|\snot)?\shave|ought\sto\shave|caused\b[^.;]{1,60}\bby\s(?:not|being)"
    r"|(?:blindly|recklessly|carelessly|stubbornly|hastily|lazily|sloppily|negligently|foolishly|thoughtlessly"
    r"|naively|irresponsibly|wilfully|willfully|repeatedly\s(?:ignored|failed|missed))\s\w+"
    r"|(?:is|was|were|are|been|being)\s(?:simply\s|just\s|clearly\s|too\s|so\s|very\s|grossly\s|plainly\s"
    r"|again\s)*(?:lazy|careless|negligent|complacent|irresponsible|reckless|sloppy|incompetent|inattentive"
    r"|unprofessional|at\sfault"
    r"|to\sblame|asleep|distracted|overconfident|unwilling|unqualified|clueless|not\s(?:paying|careful|diligent"
    r"|thorough|up\sto)|stubborn|arrogant|ignorant|guilty|lax|responsible\sfor\s(?:the|this|that)\s(?:outage"
    r"|failure|delay|loss|leak|incident|error|mistake|breach|damage|mess)))"
)
_EN_ACT: Final = regex(
    rf"\b{_ROLE}\b(?:\s(?!and\b|but\b|that\b|which\b|because\b)[\w'’-]+){{0,6}}?\s{_BLAMED_VERB}", re.IGNORECASE
)
_EN_HUMAN: Final = regex(
    rf"\b(?:{_ROLE}|our\sown\speople)\b|\b[Bb]ecause\s[A-Z][a-z]{{2,11}}\s(?:is"
    rf"|was)\b",
    re.IGNORECASE,
)
_EN_NAME: Final = regex(
    r"(?:^|[,;:]\s|\b(?:because|when|that|as|and|but|if|since)\s)(?!We\b|I\b|It\b|This\b|The\b|Nobody\b|No\b"
    r"|Nothing\b|Everyone\b|Everybody\b|Anyone\b|These\b|Those\b|You\b|Neither\b)"
    r"[A-Z][a-z]{1,11}(?:\s[A-Z][a-z]{1,14})?\s"
    r"(?:(?:simply|just|again|also|once)\s)?(?:forgot|neglected|refused|lacks|lacked|ignored|panicked|lied"
    r"|mismanaged|misjudged|mishandled|procrastinated|rushed|slept\sthrough|never\s(?:bothered|checked|read|asked"
    r"|told|replied|looked)|chose\snot\sto|made\s(?:a|another)\s(?:\w+\s){0,2}?(?:mistake|error|blunder)"
    r"|could\shave\s(?:prevented|avoided|caught|stopped)|kept\s(?:ignoring|forgetting|postponing)"
    r"|should\sknow\sbetter|cut\scorners|dropped\sthe\sball|messed\sup|screwed\sup|botched|blindly|carelessly"
    r"|recklessly"
    r"|should\shave|had\s(?:only\s)?(?:done|followed|read|checked|listened)|did(?:n't|\snot)\s(?:bother|care|pay"
    r"|follow|read|check|listen|tell)"
    r"|(?:was|is)\s(?:simply\s|just\s|too\s|clearly\s)?(?:lazy|careless|negligent|complacent|irresponsible"
    r"|reckless|sloppy|incompetent|at\sfault|to\sblame|asleep|distracted|overconfident)"
    r"|failed\sto\s(?:tell|notify|report|inform|check|review|read|follow|escalate|approve|ask|document|raise"
    r"|mention|test|do|show|bring|deliver|think|listen|prepare|plan|order|renew|sign))"
)
_EN_NOUN: Final = regex(
    r"\b(?:mistakes?|errors?|negligence|neglect|lapses?|blunders?|mismanagement|indiscipline|ineptitude|disregard"
    r"|poor\s(?:planning|judge?ment|leadership|management|work)|carelessness|oversight|fault|failings?"
    r"|incompetence|laziness|sloppiness|inattention|recklessness|complacency|indifference)\s"
    rf"(?:made\s|committed\s)?(?:by|of|on\sthe\spart\sof|from|lies\swith)\s(?:the\s|an?\s|our\s|one\sof\s"
    rf"|their\s)?(?:[\w-]+\s){{0,3}}?{_ROLE}\b"
    rf"|\b(?:{_ROLE}|[A-Z][a-z]{{1,11}})(?:'s|’s|s'|s’)\s(?:own\s|poor\s|sheer\s|lack\sof\s)?(?:mistakes?|fault"
    rf"|blunders?|lapses?|mismanagement|neglect|inexperience|unwillingness|reluctance|refusal|indifference"
    rf"|stubbornness|arrogance|carelessness|negligence|errors?|oversight|failure|laziness|incompetence|judge?ment"
    rf"|inattention|attitude|discipline|care|complacency|recklessness)"
    r"|\b(?:due|owing|thanks|down|attribut\w+|came|comes|led)\s(?:\w+\s)?to\s(?:a\s|simple\s|plain\s"
    r"|pure\s)*(?:human|operator|user|pilot)\serror|\b(?:was|is)\s(?:a\s|simple\s|plain\s"
    r"|pure\s)*(?:case\sof\s)?(?:human|operator|user)\serror"
    r"|\bblame\s(?:lies|rests|falls|goes)\b|\bfault\sof\s(?:the\s)?(?:[\w-]+\s){0,2}?" + _ROLE + r"\b",
    re.IGNORECASE,
)
_ADJECTIVE: Final = (
    r"(?:careless|lazy|sloppy|incompetent|negligent|irresponsible|reckless|inattentive|complacent"
    r"|unprofessional|clueless|stupid|unreliable|inexperienced|undisciplined|arrogant|indifferent)"
)
_EN_MORE: Final = regex(
    rf"\b{_ADJECTIVE}\s(?:[\w-]+\s){{0,2}}?(?:{_ROLE}|work|handling|mistakes?|errors?|behaviou?r|attitude|driving"
    rf"|bookkeeping)\b"
    rf"|\b(?:overlooked|forgotten|ignored|neglected|botched|mishandled|skipped|bypassed|mismanaged)\sby\s(?:the\s"
    rf"|our\s|an?\s)?(?:[\w-]+\s){{0,2}}?{_ROLE}\b"
    rf"|\b(?:responsibility|blame|fault)\s(?:\w+\s){{0,3}}?(?:lies|rests|falls|belongs|sits)\s(?:\w+\s)?(?:with|on"
    rf"|to|at)\b"
    rf"|\bit\swas\s(?:the\s|our\s)?(?:[\w-]+\s){{0,2}}?(?:{_ROLE}|[a-z]+)\swho\b"
    rf"|\b{_ROLE}\s(?:[\w'’-]+\s){{0,4}}?caused\s(?:the|this|an?|our)\s(?:[\w-]+\s){{0,3}}?(?:outage|incident|delay"
    rf"|leak|loss|failure|breach|error|accident|damage|crash|defect)s?\b"
    rf"|\b(?:nobody|no\sone|none)\s(?:(?:in|on|of|from|at)\s(?:[\w-]+\s){{1,5}}?)?(?:bothered|cared"
    rf"|took\s(?:the\s)?(?:responsibility|ownership|trouble))\b"
    rf"|\bhad\s(?:the\s|our\s)?(?:[\w-]+\s){{0,2}}?(?:{_ROLE}|[a-z]+)\s(?:only\s|simply\s|just\s)?(?:done|followed"
    rf"|read|checked|listened|tested|looked|asked|told|bothered|paid|reported|acted|called|taken)\b"
    rf"|\bif\s(?:only\s)?(?:the\s|our\s)?(?:[\w-]+\s){{0,2}}?(?:{_ROLE}|[a-z]+)\shad\s(?:only\s|simply\s"
    rf"|just\s)?(?:done|followed|read|checked|listened|tested|looked|asked|told|bothered|paid|reported|acted|called"
    rf"|taken|been\smore)\b",
    re.IGNORECASE,
)
_EN_NOT: Final = regex(
    r"\b(?:nobody|no[\s-]one|none\s(?:of\sus|was)|not\s(?:\w+\s)?(?:fault|to\sblame|because\sof\sany)|isn't"
    r"|wasn't\sanyone|rather\sthan\sblam|without\sblam|blameless|no\sblame|any\s(?:one|body|individual)"
    r"|is\snot\saccepted|not\sa\sroot\scause|some\s(?:say|said|claim|believe|thought)|it\s(?:is|was)\s(?:said"
    r"|tempting|easy)\sto|accused|would\sbe\s(?:wrong|unfair)|must|shall|may\snot|are\srequired|is\srequired"
    r"|instead\sof\sblaming|training|wrongly\sblamed|not\sa\s(?:question|matter)\sof)\b",
    re.IGNORECASE,
)
_EN_DENIED: Final = regex(
    r"\b(?:not|never|n't|without|rather\sthan|instead\sof|no|nor)\s(?:\w+\s){0,4}?(?:fault|blame|blaming"
    r"|careless\w*|negligen\w+|lazy|incompetent)\b|\bblameless|\bis\snot\saccepted",
    re.IGNORECASE,
)
_EN_IF: Final = regex(
    r"(?:^|[,;]\s|\band\s)(?:if|whenever|when|should|unless|in\scase|once|where)\s(?!\w+\shad\b"
    r"|the\s[\w\s-]{2,30}\shad\b|\w+\sjust\shad\b)[^,;]*[,;]?",
    re.IGNORECASE,
)
_EN_WE: Final = regex(
    r"\b(?:we|I|us)\b\s(?:\w+\s){0,2}?(?:failed|forgot|did\snot|didn't|neglected|overlooked|ignored|should)",
    re.IGNORECASE,
)
_THING: Final = regex(
    r"\b(?:job|jobs|pod|pods|server|service|script|alert|monitor|monitoring|scheduler|system|tool|pipeline|cache"
    r"|database|api|export|template|process|procedure|check|rule|agent\sprocess|user\sagent"
    r"|container|node|cluster|build|deploy(?:ment)?|load\sbalancer|query|retry\slogic|logic|code|bot|app"
    r"|application|software|firmware|device|sensor|robot|machine|model|workers?\s(?:process|pool|thread|node)s?"
    r"|values?|requests?|messages?|packets?|records?|rows?|data|tests?|suite|documentation|dashboard|form|contract"
    r"|plan|budget|package|library|sdk|client|connection)\b(?=(?:\s[\w'’-]+){0,4}?\s(?:forgot|ignor|neglect|failed"
    r"|refus|should|did|does|overlooked|bypassed|blindly|carelessly|lack|never|was|were|is))",
    re.IGNORECASE,
)
_CLAUSE: Final = regex(r"[,，;；。!！?？]|(?<=\w)\.(?:\s|$)|:\s|：")


def blamed(text: str) -> str:
    """Return the clause of a sentence in which a person is blamed; nothing where nobody is.

    A person or a role must be its subject; a denial, a regulation, a condition, a review's own "we", and a thing that
    does what it should not are none.
    """
    if len(text) > LONGEST:
        return ""
    return _in_chinese(text) or _in_english(text)


def _in_chinese(text: str) -> str:
    if not _HAN.search(text) or _ZH_WE.search(text):
        return ""
    if found := _ZH_COUNTERFACTUAL.search(text):
        return found.group()
    if _ZH_IF.search(text) or _ZH_NOT.search(text):
        return ""
    clauses = [clause.strip() for clause in _CLAUSE.split(text) if clause.strip()]
    someone = False
    for clause in clauses:
        if _ZH_ERROR.search(clause) or _ZH_GUILT.search(clause) or _ZH_MORE.search(clause):
            return clause
        character = wording.found("blame", clause)
        if character and not _ZH_THING.search(clause):
            return clause
        fault = _ZH_FAULT.search(clause) or next(iter(character), None)
        who = _ZH_HUMAN.search(clause)
        at = fault.start() if isinstance(fault, re.Match) else fault.start if fault else 0
        if fault and ((who and who.start() <= at + 1) or (someone and not who)):
            return clause
        if _ZH_SHOULD.search(clause):
            return clause
        someone = who is not None and who.start() <= 8
    return ""


def _in_english(text: str) -> str:
    for found in _EN_MORE.finditer(text):
        if not _THING.search(found.group()) and not _EN_DENIED.search(text) and not _EN_WE.search(text):
            return found.group()
    if _EN_NOT.search(text) or _EN_DENIED.search(text):
        return ""
    said = _EN_IF.sub(" ", text)
    for clause in _CLAUSE.split(said):
        who = _EN_HUMAN.search(clause)
        if who and wording.found("blame", clause) and not _THING.search(clause) and not _EN_WE.search(clause):
            return clause.strip()
    for pattern in (_EN_NOUN, _EN_NAME, _EN_ACT):
        for found in pattern.finditer(said):
            if not _THING.search(found.group()) and not _EN_WE.search(found.group()):
                return found.group().strip(" ,;:")
    return ""
