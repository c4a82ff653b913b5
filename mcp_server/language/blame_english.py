"""English sentences in which a person is blamed.

Who is blamed is a role, a part of an organisation or a name; of what, is a deed, a trait, a fault, or a guilt that is
stated outright. A thing ignores, fails and misses too: a name or a department is blamed only where no thing could be.
"""

import re
from typing import Final

from mcp_server.knowledge import wording
from mcp_server.regex import regex

_ROLE: Final = (
    r"(?:engineers?|developers?|operators?|technicians?|clerks?|drivers?|supervisors?|managers?|management|leads?"
    r"|leaders?|leadership|reps?|representatives?|architects?|analysts?|DBAs?|admins?|administrators?|staff"
    r"|employees?|workers?|nurses?|doctors?|interns?|trainees?|apprentices?|contractors?|subcontractors?|heads?"
    r"|directors?|executives?|colleagues?|teammates?|agents?|people|foremen|foreman|owners?|accountants?|buyers?"
    r"|sellers?|planners?|designers?|testers?|inspectors?|pickers?|packers?|marketers?|cashiers?|assistants?"
    r"|officers?|coordinators?|consultants?|programmers?|authors?|reviewers?|approvers?|sponsors?|lawyers?"
    r"|recruiters?|treasurers?|founders?|chair(?:man|woman)?|newcomers?|juniors?|person|man|woman|guys?|folks"
    r"|boss(?:es)?|chef"
    r"|cook|waiters?|teachers?|auditors?|secretary|secretaries|receptionists?|editors?|salespeople|salesm[ae]n"
    r"|mechanics?|electricians?|fitters?|pilots?|captains?|trainers?|students?|dispatchers?|couriers?|guards?"
    r"|cleaners?|bookkeepers?|storekeepers?|caretakers?|janitors?|wardens?|porters?|stewards?|stewardess(?:es)?"
    r"|cooks?"
    r"|chefs?|bakers?|butchers?|barbers?|hairdressers?|bartenders?|baristas?|hosts?|hostess(?:es)?|waitress(?:es)?"
    r"|housekeepers?|maids?|gardeners?|farmers?|farmhands?|labourers?|laborers?|plumbers?|carpenters?|joiners?"
    r"|roofers?"
    r"|painters?|welders?|bricklayers?|builders?|machinists?|stockers?|loaders?|handlers?|storemen|storeman"
    r"|warehousem[ae]n"
    r"|postm[ae]n|milkm[ae]n|salesgirls?|sales\sgirls?|shopkeepers?|shop\sassistants?|merchandisers?|purchasers?"
    r"|brokers?"
    r"|bankers?|tellers?|underwriters?|adjusters?|bursars?|registrars?|librarians?|archivists?|tutors?"
    r"|lecturers?|professors?|headm(?:aster|istress)(?:es)?|principals?|coach(?:es)?|referees?|umpires?|players?"
    r"|keepers?"
    r"|goalkeepers?|lifeguards?|vets?|carers?|caregivers?|midwi(?:fe|ves)|paramedics?|medics?|therapists?|dentists?"
    r"|physicians?|orderl(?:y|ies)|warders?|sergeants?|officers?|soldiers?|firem[ae]n|firefighters?|police(?:m[ae]n)?"
    r"|conductors?|singers?|actors?|actress(?:es)?|stagehands?|curators?|ushers?|ticket\sinspectors?|chauffeurs?"
    r"|truckers?"
    r"|riders?|deckhands?|skippers?|sailors?|ground\screw|copywriters?|translators?|journalists?|reporters?"
    r"|photographers?"
    r"|scientists?|researchers?|chemists?|biologists?|lab\stechs?|techs?|volunteers?|helpers?|members?|lads?|boys?"
    r"|girls?"
    r"|temps?|freelancers?|landlords?|tenants?|agencies|vendors?|deput(?:y|ies)|chiefs?|president|minister|mayor"
    r"|councillors?|trustees?|governors?|counsel|paralegals?|notar(?:y|ies)|superintendents?|pharmacists?|surgeons?"
    r"|partners?|C[EFIOT]O|VP|PM|PMO|he|she|they|who|whoever"
    r"|somebody|someone|team|crew|department|shift|group|squad|committee|board)"
)
_PART: Final = (
    r"(?:procurement|purchasing|logistics|marketing|sales|finance|accounting|accounts|legal|compliance|operations|ops"
    r"|engineering|production|HR|IT|QA|customer\ssuccess|headquarters|HQ|everyone|everybody)"
)
_NAME: Final = (
    r"(?:(?:^|[,;:]\s|\b(?:because|when|that|as|and|but|if|since|while)\s)(?!We\b|I\b|It\b|This\b|The\b|No\b|Not\w+"
    r"|Nobody\b|Every\w*|Any\w*|All\b|Some\b|Most\b|Many\b|Both\b|These\b|Those\b|You\b|Neither\b|[A-Z][a-z]+ers\b"
    r"|Clients\b|Guests\b|Patients\b|[A-Z][a-z]+ors\b|[A-Z][a-z]+ing\b)[A-Z][a-z]{1,11}(?:\s[A-Z][a-z]{1,14})?)"
)
_WHOM: Final = rf"(?:the\s|an?\s|our\s|one\sof\s|their\s)?(?:[\w’'-]+\s){{0,3}}?{_ROLE}"
_THEIR: Final = r"(?:its|his|her|their)"
_TIRED: Final = r"(?:simply\s|just\s|again\s|also\s|once\s|clearly\s|too\s|so\s|very\s|grossly\s|plainly\s|rather\s)*"

_FLAW: Final = (
    r"(?:lazy|careless|negligent|complacent|irresponsible|reckless|sloppy|incompetent|inattentive|unprofessional"
    r"|distracted|overconfident|unwilling|unqualified|clueless|stubborn|arrogant|ignorant|lax|stupid|unreliable"
    r"|inexperienced|undisciplined|indifferent|half-hearted|short-sighted|naive|clumsy|disorgani[sz]ed|unprepared"
    r"|unresponsive|uncooperative|idle|slack|sluggish|slovenly|thoughtless|heedless|absent-minded|forgetful|inept"
    r"|useless|hopeless|obstinate|pig-headed|bossy|selfish|dishonest|slow-witted|lethargic|apathetic|uninterested"
    r"|disinterested|unmotivated|uncommitted|unpunctual|unfocused|uncaring|impatient|hot-headed|rash|timid|cowardly"
    r"|spineless|work-?shy|bone-idle|chaotic|scatterbrained|slipshod|shoddy|slapdash|lackadaisical|haphazard|cavalier"
    r"|blas[eé]|nonchalant|flippant|dismissive|oblivious|evasive|rude|high-handed|greedy|gullible|ill-prepared"
    r"|under-?prepared|untrustworthy|incapable|foolish|silly|dozy|daft|petty|vain|conceited|big-headed"
    r"|cocky|smug|insubordinate|disobedient|irrational|hysterical|unhelpful|offhand|drunk|hung-?over)"
)
_VICE: Final = (
    r"(?:negligence|neglect|mismanagement|indiscipline|ineptitude|disregard|poor\s(?:planning|judge?ment|leadership"
    r"|management|work)|carelessness|failings?|incompetence|laziness|sloppiness|inattention|recklessness"
    r"|complacency|indifference|inexperience|unwillingness|reluctance|refusal|stubbornness|arrogance|attitude"
    r"|wishful\sthinking|vanity|impatience|haste|greed|ego|pride|slackness|idleness|sloth|thoughtlessness"
    r"|forgetfulness"
    r"|ineptness|obstinacy|pig-headedness|apathy|selfishness|dishonesty|bungling|dithering|dawdling|foot-dragging"
    r"|nonchalance|slovenliness|heedlessness|absent-mindedness|disobedience|insubordination|stupidity|foolishness"
    r"|unreliability|clumsiness|cowardice|bad\s(?:work|attitude|manners|judge?ment)"
    r"|(?:lack|want)\sof\s(?:interest|commitment|effort|will|discipline|backbone|care|attention|diligence|ownership"
    r"|concentration|professionalism|seriousness|common\ssense|thought|initiative|drive|responsibility|respect))"
)
_SLIP: Final = r"(?:mistakes?|errors?|lapses?|blunders?|faults?|slips?|an\soversight)"

_ADVERB: Final = (
    r"(?:carelessly|inattentively|lackadaisically|haphazardly|absent-mindedly|forgetfully|ineptly|incompetently"
    r"|slackly|idly|blindly|recklessly|carelessly|stubbornly|hastily|lazily|sloppily|negligently|foolishly"
    r"|thoughtlessly|naively"
    r"|irresponsibly|wil?lfully|mistakenly|wrongly|needlessly|rashly|clumsily|arrogantly|half-heartedly|selfishly)"
)
_TO_PEOPLE: Final = (
    r"(?:tell|notify|report|inform|check|review|read|follow|escalate|approve|ask|document|raise|mention|test|do|show"
    r"|bring|deliver|think|listen|prepare|plan|order|renew|sign|help|admit|answer|talk|cooperate|own|learn|change"
    r"|care"
    r"|apologi[sz]e|share|budge|explain|warn)"
)
_MANNER: Final = (
    rf"(?:despite\s(?:being\s(?:told|warned|reminded|asked|trained|advised)|(?:repeated|several|clear|many|all\sthe)"
    rf"\s(?:warnings|reminders|instructions|requests|trainings?))|against\s(?:all\s|clear\s|{_THEIR}\s)?(?:advice"
    rf"|instructions|orders|better\sjudge?ment)|on\sa\swhim|without\s(?:even\s|any\s|first\s"
    rf"|so\smuch\sas\s)?(?:reading"
    rf"|checking|asking|testing|telling|looking|thinking|bothering|following|approval|permission|notifying|consulting"
    rf"|informing|verifying|authori[sz]ation|due\scare|a\s(?:second\s)?thought)|(?:out\sof|through|from)\s(?:sheer\s"
    rf"|pure\s|plain\s|simple\s)?{_VICE})"
)
_HUMAN_DEED: Final = (
    r"(?:(?:forgot|forgets)\b|neglected|panicked|lied|lacks|lacked|mismanaged|misjudged|mishandled|procrastinated"
    r"|dithered"
    r"|rushed|botched|bungled|slept\sthrough|slacked|dozed|overpromised|over-promised|oversold|shirked|fumbled"
    r"|fell\sasleep|cut\scorners|dropped\sthe\sball|(?:messed|screwed)\s(?:it\s|this\s|things\s)?up|blew\sit"
    r"|jumped\sthe\sgun"
    r"|could(?:n't|\snot)\sbe\sbothered|chose\snot\sto|decided\snot\sto\s(?:tell|report|check|test|follow|ask)"
    r"|could\shave\s(?:prevented|avoided|caught|stopped)|(?:turned|turns|turning)\sa\s(?:blind\seye|deaf\sear)"
    r"|looked\s(?:the\sother\sway|away)|passed\sthe\sbuck|lost\s(?:interest|track|sight|focus|patience)"
    rf"|lost\s{_THEIR}\s(?:nerve|head|temper)|drag(?:s|ged)\s{_THEIR}\sfeet|[ts](?:ook|at)\s{_THEIR}\s(?:sweet\s"
    rf"|own\s)?time"
    rf"|left\s{_THEIR}\spost|buried\s{_THEIR}\shead|(?:is|was|were|are)\s(?:simply\s"
    rf"|clearly\s)?(?:out\sof\s{_THEIR}\sdepth"
    rf"|in\sover\s{_THEIR}\sheads?|(?:simply\s|just\s|plainly\s)?not\sup\sto\s(?:the\s(?:job|task|mark)|it|scratch"
    rf"|standard))|(?:simply|just|soon|quickly)\sgave\sup"
    rf"|gave\sup\s(?:on|too)\b"
    r"|overslept|dawdled|loafed|idled|daydreamed|muddled|bodged|sulked|skived|gossiped|cheated|dilly-dallied"
    r"|(?:mixed|muddled)\s(?:up\s(?:the|two|his|her)|(?:the|them|two|his|her)[\w\s]{0,20}?\sup)"
    r"|(?:simply\s)?(?:made|invented|fudged|faked|fiddled)\s(?:up\s)?(?:the|his|her|some)\s(?:figures|numbers|data"
    r"|results|readings|records)"
    r"|(?:has|have|had)\s(?:\w+\s){0,2}?(?:forgotten|neglected|overslept|lied|ignored|failed\sto|lost\sinterest"
    r"|given\sup)"
    r"|took\s(?:it|things)\seasy|(?:did|does)(?:n['’]t|\snot)\sthink\s(?:to|of)\s\w+|(?:did|does)(?:n['’]t"
    r"|\snot)\ssee\sfit"
    rf"|never\s(?:concentrates?|answers?|turns?\sup|shows?\sup|calls?|writes?|reads?|finish(?:es)?|asks?"
    rf"|apologi[sz]es?|cleans?"
    r"|checks?|tells?|reports?|looks?|thinks?|pays|follows?|does\swhat)"
    r"|(?:is|was|are|were)\smore\sinterested\sin\s(?:his|her|their)"
    rf"|(?:[a-z]+(?:s|ed|t)\s(?:[\w’'-]+\s){{0,3}}?)(?:{_ADVERB})\b"
    rf"|walked\sout|let\s(?:us|everyone|everybody|it|this|things|the\s\w+)\s(?:down|slip|slide)|sat\son"
    rf"|shrugged|(?:took|takes)\sno\s(?:notice|interest|care|responsibility|ownership)|(?:paid|pays)\s(?:no|little)"
    r"\s(?:attention|heed)|showed\s(?:no|little)\s(?:interest|care|initiative|commitment|ownership|urgency|concern"
    r"|respect)"
    r"|made\s(?:excuses|a\smess|no\seffort)|kept\s(?:quiet|silent|making\sexcuses|changing\s(?:his|her|their)\sminds?"
    r"|(?:on\s)?(?:ignoring|missing|forgetting|postponing|making\sthe\ssame))|thought\s(?:he|she|they)\sknew\sbetter"
    r"|should\sknow\sbetter|did\sas\s(?:he|she|they)\spleased|pick(?:ing)?\sup\sthe\spieces"
    rf"|(?:would(?:n't|\snot)|refus(?:ed|es)\sto|failed\sto)\s{_TO_PEOPLE}\b"
    r"|never\s(?:bothered|checked|read|tested|told|asked|looked|verified|reviewed|followed|replied|reported"
    r"|listen(?:s|ed)?"
    r"|learn(?:s|ed|t)?|admit(?:s|ted)?|cared?|cares|funded)|(?:did|does|do)(?:n't|\snot)\s(?:even\s)?(?:bother"
    r"|care|pay"
    r"|listen)|ignored\s(?:the\s|all\s|our\s|every\s|several\s|a\s|his\s|her\s"
    r"|their\s)?(?:[\w-]+\s){0,2}?(?:warnings?"
    r"|advice|pages?|alerts?|alarms?|reminders?|calls?|e?mails?|instructions?|rules?|procedures?|polic(?:y|ies)"
    r"|deadlines?|complaints?|objections?|feedback|checklists?)|made\s(?:a|an|the\ssame|another|several|many|two"
    rf"|repeated)\s(?:\w+\s){{0,2}}?(?:mistakes?|errors?|blunders?)|should(?:n't|\snot)?\shave|ought\sto\shave"
    rf"|had\s(?:only\s)?(?:done|followed|read|checked|listened)|{_ADVERB}\s\w+"
    rf"|(?:is|was|were|are|been|being)\s{_TIRED}(?:{_FLAW}|at\sfault|to\sblame|guilty|asleep)\b)"
)
"""What only people are said to do."""
_BEFORE: Final = (
    r"(?:(?:as\s(?:usual|always|ever)|once\sagain|yet\sagain|of\scourse|(?:quite\s)?[a-z]+ly|just|again|also|once"
    r"|still|even),?\s){0,3}"
)
_SCORN: Final = (
    r"(?:(?:could|can|would)(?:n['’]t|\snot)\s(?:even\s)?(?:really\s)?be\s(?:bothered|arsed|troubled|fussed)"
    r"|(?:did|does|do)(?:n['’]t|\snot)\s(?:even\s|once\s|really\s)?(?:bother|trouble|take\sthe\strouble|deign"
    r"|think\sit\snecessary)"
    r"|(?:never|hardly|scarcely|barely)\s(?:even\s|once\s)?(?:bothered|troubled|bothers|troubles|lifted\sa\sfinger)"
    r"|without\s(?:even\s)?(?:bothering|troubling|taking\sthe\strouble)|(?:saw|sees)\sno\sneed\sto\s(?:tell|ask"
    r"|check|report|inform|read|call)"
    r"|too\s(?:lazy|careless|idle|stubborn|proud|arrogant|vain|conceited|cocky|complacent|work-?shy|timid|cowardly"
    r"|stupid|greedy|selfish|forgetful|drunk|grand|busy\s(?:chatting|gossiping|playing|on|with\s(?:his|her"
    r"|their)))\b"
    r"|had\sbetter\sthings\sto\sdo|could(?:n['’]t|\snot)\s(?:have\scared|care)\sless|typical\sof\s(?:him|her|them"
    r"|this\s\w+)"
    r"|with(?:\sno|out\sa)\sthought\sfor|(?:his|her|their)\s(?:mind|thoughts|head)\s(?:(?:was|were|is|clearly"
    r"|somewhere)\s)*(?:elsewhere|on\sother)"
    r"|preferred\sto\s(?:chat|gossip|sleep|play|scroll|look\sat\s(?:his|her|their)|sit"
    r"|go\shome)"
    r"|(?:was|were|is|are)\s(?:too\s)?(?:busy\s)?(?:chatting|gossiping|daydreaming|dawdling|slacking|skiving"
    r"|shirking|napping"
    r"|snoozing|on\s(?:his|her|their)\s(?:own\s)?(?:phones?|mobiles?)|playing\s(?:games|cards|with\s(?:his|her"
    r"|their)))"
    r"|(?:half|fast|nearly|almost)[\s-]asleep|simply\s(?:did|does|do)(?:n['’]t|\snot)\s(?:care"
    r"|concentrate|listen|think)"
    r"|(?:did|does)(?:n['’]t|\snot)\s(?:even\s|simply\s|really\s)?concentrate\b|asleep\s(?:at|on)\b"
    r"|(?:has|have)\sonly\s(?:him|her|them)sel(?:f|ves)\sto\s(?:blame|thank)|takes?\sno\spride"
    r"|took\sno\spride"
    r"|thinks?\s(?:that\s)?(?:the\s)?rules\s(?:are|do|don)|(?:is|was|are|were)\s(?:all\s|entirely\s"
    r"|solely\s)?(?:his|her|their)\s(?:own\s)?fault"
    r"|pull(?:s|ed|ing)?\s(?:his|her|their)\s(?:own\s)?weight|(?:doing|does|did|do)\s(?:only\s)?the\sbare\sminimum"
    r"|slack(?:s|ed|ing)?\soff"
    r"|(?:did|does|do)(?:n['’]t|\snot)\shave\s(?:a|the\sfaintest|the\sslightest)\s(?:clue|idea)|has\sno\s(?:clue"
    r"|idea)\swhat"
    r"|know\swhat\s(?:he|she|they)\s(?:is|are|was|were)\sdoing|(?:mind|thoughts|head)\s(?:was|were|is|on"
    r"|in)\s(?:elsewhere|the\sclouds|other\sthings)"
    r"|should\sbe\sashamed|ought\sto\sbe\sashamed|made\sa\s(?:complete\s|total\s|real\s|right\s)?(?:mess|hash|botch"
    r"|pig['’]s\sear)|bodged"
    r"|(?:not|never|n['’]t)\s(?:take|takes|taken|taking)\s(?:[\w’'-]+\s){0,5}?seriously|got\s(?:sloppy|careless"
    r"|lazy|cocky|complacent|slack)"
    r"|never\slearns?|as\susual\s(?:forgot|left|failed|did|was|came|turned|ignored|had|let)|(?:has|have"
    r"|had)\sno\sone\selse\sto\sblame"
    r"|can(?:['’]t|not)\sbe\s(?:trusted|relied)|(?:shrug(?:s|ged)|wave(?:s|d)|brush(?:es|ed)|laugh(?:s|ed))\s(?:it"
    r"|this|that|them|the\s\w+)\s(?:off|away|aside)"
    r"|left\s(?:it|everything|the\s[\w\s]{2,24}?)\s(?:to\srot|lying\saround|undone\sagain)|(?:hid|hiding)\sbehind"
    r"|passing\sthe\sbuck|made\sno\sattempt)"
)
"""What is said of people alone, and never to praise: who did it need not stand beside it."""
_DEED: Final = (
    rf"(?:{_HUMAN_DEED}|{_MANNER}|misread|stalled|hid\b|concealed|covered\sup|violated|breached|broke\sthe\s(?:rules?"
    r"|polic(?:y|ies)|process|procedure)|cost\sus|wasted|disregard(?:ed|s)|neglects|ignor(?:ed|es)|overlooked"
    r"|bypassed"
    r"|refus(?:ed|es)\sto|failed\s(?:to|in\s(?:his|her|their))|too\s(?:slow|late|proud|lazy|confident|inexperienced"
    r"|stubborn"
    r"|busy\swith\s\w+)\sto|had\sno\sidea|(?:did|does)(?:n't|\snot)\sknow\s(?:what|how)|(?:did|does|do)(?:n't|\snot)"
    r"\s(?:even\s)?(?:follow|read|check|test|verify|look|tell|notify|report|document|think|take|do|review|understand)"
    r"|neither\b[^.;]{1,80}\bnor|lack(?:s|ed)?\s(?:the\s|any\s|all\s)?(?:basic\s)?(?:discipline|skills?|care"
    r"|competence"
    r"|diligence|ownership|responsibility|ability|judge?ment|commitment|motivation|rigou?r|attention)"
    r"|took\s(?:no|zero)\s(?:care|responsibility|ownership)|caused\b[^.;]{1,60}\bby\s(?:not|being)"
    r"|repeatedly\s(?:ignored|failed|missed)|(?:is|was|were|are)\snot\s(?:paying|careful|diligent|thorough)"
    r"|(?:is|was|were|are)\sresponsible\sfor\s(?:the|this|that)\s(?:outage|failure|delay|loss|leak|incident|error"
    r"|mistake"
    r"|breach|damage|mess))"
)
_DONE: Final = (
    r"(?:done|followed|read|checked|listened|tested|looked|asked|told|bothered|paid|reported|acted|called|taken)"
)
_HARM: Final = r"(?:outage|incident|delay|leak|loss|failure|breach|error|accident|damage|crash|defect)s?"

_NO_NAMES: Final = (
    r"(?:We|I|It|This|That|The|No|Not|Nobody|Every\w*|Any\w*|All|Some|Most|Many|Both|These|Those|You|Neither|If"
    r"|When|Our"
    r"|[A-Z][a-z]+(?:ers|ors|ing|s)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May"
    r"|June|July"
    r"|August|September|October|November|December|What|Which|There|Nothing|Systems?|Kafka|Redis|Postgres|Jenkins"
    r"|Docker"
    r"|Google|Amazon|Cloudflare|Github|Kubernetes|Linux|Python|Java)\b"
)
_LONE: Final = rf"(?!{_NO_NAMES})(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?[A-Z][a-z]{{1,11}}(?:\s[A-Z][a-z]{{1,14}})?"
_IN_PASSING: Final = regex(
    rf"(?i:\b{_SCORN})|\b(?i:{_ROLE}|{_PART})\s(?i:{_BEFORE})(?i:{_DEED})"
    rf"|(?<![.!?]\s)\b(?!{_NO_NAMES})[A-Z][a-z]{{1,11}}(?:,\swho\s[^,.;]{{2,50}},)?\s(?i:{_BEFORE})(?i:{_HUMAN_DEED})"
    rf"|\b(?:he|she|they)\s(?i:{_BEFORE})(?i:{_HUMAN_DEED})"
    rf"|\b(?:Mr|Mrs|Ms|Dr)\.?\s[A-Z][a-z]+\s(?i:(?:once\sagain|yet\sagain|again|as\s(?:usual|always)),?\s{_DEED})"
    rf"|\b(?i:{_ROLE})\b(?:\s(?!and\b|but\b|that\b|which\b|because\b)[\w'’-]+){{0,6}}?\s(?i:{_DEED})"
    rf"|(?:\b(?i:{_PART})|{_NAME})\s(?:(?:simply|just|again|also|once|[a-z]+ly)\s)?(?i:{_HUMAN_DEED})"
    rf"|{_NAME}\s(?:[\w'’-]+\s){{1,9}}?(?i:{_MANNER})"
    # by whom a fault is, or whose
    rf"|(?i:\b(?:{_VICE}|{_SLIP})\s(?:made\s|committed\s)?(?:by|of|on\sthe\spart\sof|from|lies\swith)\s{_WHOM}\b)"
    rf"|\b(?:(?i:{_ROLE}|{_PART})|[A-Z][a-z]{{1,11}})(?:'s|’s|s'|s’)\s(?i:(?:own\s|sheer\s|lack\sof\s)?(?:{_VICE}"
    rf"|{_SLIP}"
    r"|failure|bad\sjudge?ment|discipline|care|attention))"
    # errors that are said to be people's
    r"|(?i:\b(?:(?:due|owing|thanks|down|attribut\w+|came|comes|led)\s(?:\w+\s)?to|(?:was|is))\s(?:a\s|simple\s"
    r"|plain\s"
    r"|pure\s)*(?:case\sof\s)?(?:human|operator|user|pilot)\serror)"
)
"""How somebody is blamed while something is told."""
_OUTRIGHT: Final = regex(
    rf"\b{_FLAW}\s(?:[\w-]+\s){{0,2}}?(?:{_ROLE}|work|handling|mistakes?|errors?|behaviou?r|attitude|driving"
    rf"|bookkeeping)\b"
    rf"|\b(?:overlooked|forgotten|ignored|neglected|botched|mishandled|skipped|bypassed|mismanaged)\sby\s{_WHOM}\b"
    rf"|\b(?:responsibility|blame|fault)\s(?:\w+\s){{0,3}}?(?:lies|rests|falls|goes|belongs"
    rf"|sits)\b(?:\s\w+)?\s(?:with|on"
    rf"|to|at)\b|\bblame\s(?:lies|rests|falls|goes)\b|\b(?:is|was|all)\sdown\sto\s{_WHOM}\b"
    rf"|\bit\swas\s(?:the\s|our\s)?(?:[\w-]+\s){{0,2}}?\w+\swho\b"
    rf"|\b{_ROLE}\s(?:[\w'’-]+\s){{0,4}}?caused\s(?:the|this|an?|our)\s(?:[\w-]+\s){{0,3}}?{_HARM}\b"
    rf"|\b(?:nobody|no\sone|none)\s(?:(?:in|on|of|from|at)\s(?:[\w-]+\s){{1,5}}?)?(?:bothered|cared"
    rf"|could\sbe\sbothered"
    r"|lifted\sa\sfinger|took\s(?:the\s)?(?:responsibility|ownership|trouble))\b"
    rf"|\b(?:squarely|solely|entirely|wholly|purely|all|only)\s(?:down\sto\s)?{_WHOM}['’]s?\s(?:own\s)?(?:doing"
    rf"|fault|work"
    rf"|responsibility|making)\b|\b{_ROLE}\salone\s(?:is|was|are|were)\s(?:responsible|to\sblame)"
    r"|\bthe\sone\s(?:who\sis\s)?to\sblame\b|\bonly\s(?:has|have)\s(?:him|her|them)sel(?:f|ves)\sto\sblame",
    re.IGNORECASE,
)
"""How somebody is blamed outright: no other clause takes it back, but for a denial."""
_COUNTERFACTUAL: Final = regex(
    rf"\b(?:[Ii]f\s(?:only\s)?(?:(?i:{_WHOM})|{_LONE}|he|she|they)\shad|[Hh]ad\s(?:(?i:{_WHOM})|{_LONE}|he|she|they))"
    rf"\s(?:(?:only|simply|just|not|even|once|properly)\s){{0,2}}(?:{_DONE}|been\smore|been\sawake|kept|thought"
    rf"|\w{{3,}}ed)\b"
    r"|\b(?:Mr|Mrs|Ms|Dr)\.?\s[A-Z][a-z]+\salone\s(?:is|was)\s(?:responsible|to\sblame)"
    rf"|\b(?:{_LONE}|(?i:{_ROLE}))['’]s?\s(?i:{_FLAW})\s[a-z]+"
)
"""What would have been if somebody had done otherwise."""
_SIGN: Final = regex(
    rf"\b(?:{_DEED}|{_SCORN}|{_VICE}|{_SLIP}|{_FLAW}|{_ADVERB}|had|who|blame|faults?|responsib\w+|down\sto"
    rf"|caused|nobody"
    r"|no\sone|none|alone|forgotten|skipped|failure|doing|making)\b"
)
"""Without which nobody is blamed: in small letters, which is quicker to look for."""
_PERSON: Final = regex(
    rf"\b(?:{_ROLE}|our\sown\speople)\b|\bbecause\s[A-Z][a-z]{{2,11}}\s(?:is"
    rf"|was)\b",
    re.IGNORECASE,
)
_NOT: Final = regex(
    r"\b(?:nobody|no[\s-]one|none\s(?:of\sus|was)|not\s(?:\w+\s)?(?:fault|to\sblame|because\sof\sany)|isn't"
    r"|wasn't\sanyone|rather\sthan\sblam|without\sblam|blameless|no\sblame|any\s(?:one|body|individual)"
    r"|is\snot\saccepted|not\sa\sroot\scause|some\s(?:say|said|claim|believe|thought)|it\s(?:is|was)\s(?:said"
    r"|tempting|easy)\sto|accused|would\sbe\s(?:wrong|unfair)|must|shall|may\snot|are\srequired|is\srequired"
    r"|instead\sof\sblaming|training|wrongly\sblamed|not\sa\s(?:question|matter)\sof)\b",
    re.IGNORECASE,
)
_DENIED: Final = regex(
    r"\b(?:not|never|n't|without|rather\sthan|instead\sof|no|nor)\s(?:\w+\s){0,4}?(?:fault|blame|blaming"
    r"|careless\w*|negligen\w+|lazy|incompetent)\b|\bblameless|\bis\snot\saccepted",
    re.IGNORECASE,
)
_IF: Final = regex(
    r"(?:^|[,;]\s|\band\s)(?:if|whenever|when|should|unless|in\scase|once|where)\s(?!\w+\shad\b"
    r"|the\s[\w\s-]{2,30}\shad\b|\w+\sjust\shad\b)[^,;]*[,;]?",
    re.IGNORECASE,
)
_WE: Final = regex(
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
_EVERY: Final = regex(r"\b(?:every|each|any|all|no)\s(?:\w+\s)?$", re.IGNORECASE)
_WORDS: Final = regex(r"[A-Za-z]{2}")
_CLAUSE: Final = regex(r"[,;!?]|(?<=\w)\.(?:\s|$)|:\s")


def blamed_in_english(text: str) -> str:
    """Return the words in which a person is blamed; nothing where nobody is."""
    low = text.lower()
    if not _WORDS.search(text) or not (_SIGN.search(low) or wording.found("blame", low)) or _DENIED.search(text):
        return ""
    if not _WE.search(text):
        for found in (*_OUTRIGHT.finditer(text), *_COUNTERFACTUAL.finditer(text)):
            if not _THING.search(found.group()):
                return found.group()
    if _NOT.search(text):
        return ""
    said = _IF.sub(" ", text)
    for clause in _CLAUSE.split(said):
        if _PERSON.search(clause) and wording.found("blame", clause) and not _of_others(clause):
            return clause.strip()
    for found in _IN_PASSING.finditer(said):
        if not _of_others(found.group()) and not _EVERY.search(said, max(0, found.start() - 30), found.start()):
            return found.group().strip(" ,;:")
    return ""


def _of_others(words: str) -> bool:
    """Whether a thing does it, or the "we" of a review."""
    return bool(_THING.search(words) or _WE.search(words))
