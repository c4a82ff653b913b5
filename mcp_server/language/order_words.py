"""Words of direction, of steady courses, of ranks and of comparisons, in both languages."""

from typing import Final

from mcp_server.regex import regex

_RISE: Final = (
    r"rose|rise[ns]?|rising|grew|grow[ns]?|growing|climb(?:s|ed|ing)?|increas(?:e[sd]?|ing)|jump(?:s|ed|ing)?"
    r"|surg(?:e[sd]?|ing)"
    r"|soar(?:s|ed|ing)?|leap(?:s|t|ed|ing)?|go(?:es|ne|ing)? up|went up|mov(?:e[sd]?|ing) up|edg(?:e[sd]?|ing) up"
    r"|creep(?:s|ing)? up"
    r"|crept up|pick(?:s|ed|ing)? up|raise[sd]?|raising|lift(?:s|ed|ing)?|mount(?:s|ed|ing)|expand(?:s|ed|ing)?"
    r"|swell(?:s|ed|ing)?"
    r"|widen(?:s|ed|ing)?|lengthen(?:s|ed|ing)?|gain(?:ed|ing)|ascend(?:s|ed|ing)?|upgraded|accelerat(?:e[sd]?|ing)"
    r"|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|ticked up|shot up|build(?:s|ing)? up|built up|advanc(?:e[sd]?|ing)"
)
_FALL: Final = (
    r"fell|falls?|fallen|falling|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|cut(?:s|ting)?"
    r"|reduc(?:e[sd]?|ing|tion)"
    r"|shrank|shrinks?|shrunk|shrinking|slip(?:s|ped|ping)?|slid(?:es?|ing)?|sank|sinks?|sunk|sinking|plung(?:e[sd]?"
    r"|ing)|tumbl(?:e[sd]?|ing)"
    r"|dip(?:s|ped|ping)?|go(?:es|ne|ing)? down|went down|c[oa]m(?:e|es|ing) down|mov(?:e[sd]?|ing) down|edg(?:e[sd]?"
    r"|ing) down|lower(?:s|ed|ing)?"
    r"|eas(?:e[sd]|ing)|shorten(?:s|ed|ing)?|narrow(?:s|ed|ing)?|trim(?:s|med|ming)?|shed(?:s|ding)?|descend(?:s|ed"
    r"|ing)?"
    r"|halv(?:e[sd]?|ing)|dwindl(?:e[sd]?|ing)|wan(?:e[sd]|ing)|reced(?:e[sd]?|ing)|abat(?:e[sd]?|ing)|subsid(?:e[sd]?"
    r"|ing)|brought down"
    r"|ticked down|fell back|sag(?:s|ged|ging)?|retreat(?:s|ed|ing)?|diminish(?:e[sd]|ing)?|slump(?:s|ed|ing)?"
)
_RISE_ZH: Final = (
    r"往上|向上|上行|上移|爬升|爬|上升|上涨|上扬|上调|增长|增加|增至|增到|提高|提升|攀升|回升|走高|抬升|扩大|延长"
    r"|放宽|拉高|追加|扩(?=[至到为])|加(?=[至到])|提(?=[至到])"
    r"|拉长|升高|涨|升|增(?![速幅值])|冲高|抬高|走强|扩增|扩充|加大|递增|攀高"
)
_FALL_ZH: Final = (
    r"往下|向下|下行|下移|下探|下降|下滑|下跌|下调|降低|减少|回落|走低|缩短|缩减|压缩|压降|收窄|缩小|滑落|跌落|跌"
    r"|精简|裁(?=[至到为减])|并(?=[至到为])|降(?![幅水])|减(?![幅免])|缩|落至|落到|退至|退到|掉(?![话线包帧队电落])|压至|压到|砍|萎缩|递减|降温|走弱|探底"
)
_UP: Final = r"up|upwards?|higher|more|growth|dearer|longer|larger|bigger|costlier"
_DOWN: Final = r"down|downwards?|lower|fewer|less|cheaper|shorter|smaller"
RISE: Final = regex(rf"(?<![a-z]-)\b(?:{_RISE}|{_UP})\b|{_RISE_ZH}")
FALL: Final = regex(rf"(?<![a-z]-)\b(?:{_FALL}|{_DOWN})\b|{_FALL_ZH}")
_MORE_ZH: Final = r"(?:贵|多|高|涨)了|比[^,;。]{1,6}[多高贵](?=[,。;\s]|$)"
_LESS_ZH: Final = r"(?:便宜|少|低|省)了|比[^,;。]{1,6}(?:少|低|便宜)(?=[,。;\s]|$)"
_ARE: Final = r"(?:is|are|was|were|stands?) (?:well |far |sharply |slightly |still |again |now |clearly )?"
RISE_VERB: Final = regex(rf"\b(?:{_RISE}|{_ARE}up(?! (?:to|for)))\b|^more [a-z]+ |{_RISE_ZH}|{_MORE_ZH}")
FALL_VERB: Final = regex(rf"\b(?:{_FALL}|{_ARE}down(?! (?:to|for)))\b|^(?:fewer|less) [a-z]+ |{_FALL_ZH}|{_LESS_ZH}")
OF_THE: Final = regex(r"^ (?:out )?of (?:the |our |its |these |those |all )?$")
"""Before the whole of which a figure is a part."""
OVER_ZH: Final = regex(
    r"(?:(?P<up>高于|多于|大于|超过|超出(?!部分|的)|长于|强于)|(?P<down>低于|少于|小于|不及|不如|短于))(?P<of>[^,;。:]{1,12})$"
)
BETTER: Final = regex(
    r"好转|改善|变好|改观|见好|向好|优于|好于|进步|\b(?:improv(?:e[sd]?|ing|ements?)|better|recover(?:s|ed|ing)?"
    r"|faster|quicker|sooner|faster)\b|[更加变]快|快于|提速"
)
WORSE: Final = regex(
    r"恶化|变差|变坏|差于|劣于|退步|转差|\b(?:worse|worsen(?:s|ed|ing)?|deteriorat(?:e[sd]?|ing)|slower|later)\b"
    r"|[更变]慢|慢于"
)
FASTER: Final = regex(r"\b(?:faster|quicker|sooner)\b|[更加变]快|快于|提速")
SLOWER: Final = regex(r"\b(?:slower|later)\b|[更变]慢|慢于")
MORE_IS_GOOD: Final = regex(
    r"合格率|及格率|优秀率|通过率|达标率|满意|准点|准时|按时|出勤|到课|到会|签到|上座|入住率|使用率|利用率|回收率"
    r"|完成率|转化率|续[费约签课]率|留存|复购|中标率|毛利|净利|利润|得分|均分|评分|就业率|升学率|治愈|好评|接通率"
    r"|响应率|覆盖率|良品|一次[通交]|开机率|稼动率|可用"
    r"|\b(?:pass rate|satisfaction|score|rating|sold|sales|on[- ]time|punctual\w*|attendance|turnout|occupancy"
    r"|uptake|utili[sz]ation|retention|renewal|yield|margin|profit|availability|uptime|completion|coverage"
    r"|conversion|recovery rate|response rate|accuracy|nps|compliance|hit rate|fill rate|employment rate"
    r"|success rate|productivity|output)\b"
)
MORE_IS_BAD: Final = regex(
    r"不良|次品|废品|报废|退货|退款|投诉|客诉|差错|错误|故障|事故|逾期|延误|迟到|缺勤|流失|离职|辍学|空置|损耗|漏"
    r"|超时|等[候待位]|耗时|用时|时长|能耗|成本|单耗|返工|缺陷|隐患|感染|死亡|病假|误报"
    r"|\b(?:waiting|wait|turnaround|handling time|lead time|response time|time to|cost per|cost|complaints?"
    r"|defects?|errors?|rejects?|scrap|returns?|accidents?|injur\w+|incidents?|falls|sickness|absen\w+|turnover"
    r"|churn|overdue|late|delays?|backlog|downtime|outages?|infections?|failures?|failure rate|no-shows?|waste"
    r"|loss(?:es)?|vacancy|leavers|mistakes|emissions)\b"
)
NEUTRAL: Final = regex(
    r"\b(?:went|go(?:es|ne)?|going|mov(?:e[sd]?|ing)|chang(?:e[sd]?|ing)|came|comes?|shift(?:s|ed)?|developed"
    r"|improv\w+|worsen\w*|deteriorat\w+|ranged?|swung|turned)\b"
    r"(?! up| down)"
)
"""A verb that tells no direction."""
UP_FROM: Final = regex(
    r"^[^,;(]{0,24}[,(–—-]\s?(?:(?:which|that) (?:is|was|were|are) |and (?:so |thus )?|so )?(?:(?:well|sharply"
    r"|slightly|a (?:little|bit|shade|touch|lot)|again|still|even|further|far|much|clearly|somewhat|way) )*"
    r"(?:[a-z0-9\ue000-\ue006]+ )?(?:(?P<up>up|higher|more|above|increased|risen|grown|longer|larger|bigger|dearer"
    r"|an? (?:[a-z]+ )?(?:increase"
    r"|rise|gain|jump|growth))"
    r"|(?P<down>down|lower|fewer|less|below|decreased|fallen|dropped|shorter|smaller|cheaper"
    r"|an? (?:[a-z]+ )?(?:decrease|drop|fall|decline|reduction|cut)))"
    r"(?: (?:from|on|than|against|compared (?:with|to))\b[^,;()]{0,32})?$"
)
"""Behind a figure, and before the one that it is held against: 52, down from 48."""

TO_ZH: Final = regex(
    rf"(?:(?P<up>{_RISE_ZH})|(?P<down>{_FALL_ZH}))[了又再继续进一步略微小幅大幅近约]{{0,4}}(?:至|到|为|成|回)了?(?:每[\u4e00-\u9fff]|[约近])?\s?$"
)
"""A verb of direction right before what is reached: 降至, 又升到."""
MORE_ZH: Final = regex(
    r"^(?:还|要|也|都|更|略|稍|明显|大幅|有所)?(?:(?P<up>多|高|增|涨|升|上升|增加|增长|提高|上涨)|(?P<down>少|低"
    r"|降|减|跌|下降|减少|降低|下跌))"
)
"""Behind what it is compared with: 比去年的 48 件少."""
AGO: Final = regex(
    r"[今去前上本昨]一?个?[年月季周期届天日次轮批]度?|同期|此前|之前|以前|原来?|原先|当前|目前|现在|眼下|如今"
    r"|第?[\ue009一二三四五六七八九十首末][天日周月季年轮期次批阶段]+|次[日月年周]|翌[日年]|[早中晚下上]午"
    r"|[月季年周][初末底中]"
    r"|[又再继续进一步更也还才就已则而且并后来随后接着然后其后之则终最略微小幅大幅近约均都由从自的了一路为]"
)
"""Words of time and joints that name no other thing."""
PERIOD: Final = regex(
    r"(?:q[1-4]|h[12]|w[0-9]+|[0-9]{4}|[0-9]{1,2}[月季周期日号/.-]"
    r"|第?[0-9一二三四五六七八九十]+[月季周期次轮批届天日]|[上中下]旬|周[一二三四五六日]"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\b|(?:week|month|quarter|round|term|sprint|day"
    r"|year) ?[0-9]|(?:spring|summer|autumn|winter|mon|tue|wed|thu|fri)(?:day)?\b)"
)
"""What a row of a table is called that is a period."""
MONTH: Final = regex(
    r"[\ue007]|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|spring"
    r"|summer|autumn|winter|q[1-4]|week|month|quarter)\b|[0-9一二三四五六七八九十\ue009][月季周]"
)
TIME_WORDS: Final = regex(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun"
    r"|jul|aug|sept?|oct|nov|dec"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|wed|thu|fri|sat|sun|spring|summer|autumn|fall"
    r"|winter|q[1-4]|h[12]|[w]?k"
    r"|first|second|third|fourth|fifth|sixth|last|final|latest|next|early|late|mid|end|start|week|month|quarter|year"
    r"|day|term|round|sprint|session|run|reading|night|shift|season|wave|test|check"
    r"|this|the|a|an|of|in|on|at|by|and|then|now|to|was|were|is|it|for|after|before|again|today|yesterday|finally|only"
    r"|just|some|about|with|from|came|had|we|stood|stands|lastly|still|later|ago)\b"
    r"|[\ue004\ue007-\ue009]|[一二三四五六七八九十头末首两0-9]|[月季年周期次日天号]|是|有|和|与|及|到|达"
)
"""English words of time and joints, which name no thing either."""

EVERY: Final = regex(
    r"逐[年月季周日天次期步级轮届批渐班时个]"
    r"|连续?[0-9一二两三四五六七八九十\ue000\ue004\ue009]*个?[年月季周日天次期轮届]度?(?=[^,;。]{0,6}(?:增|涨|升"
    r"|降|跌|减|上|下|走|提"
    r"|回|改|好))"
    r"|连续\ue004|[仍还]?在?继续|一直|仍在|依旧|一[期天年月周次季届轮批班个](?:更?比一[期天年月周次季届轮批班个])"
    r"|一[期天年月周次季届轮批班个](?:多|高|大|快|好|强|胜|低|少)[过于似]一[期天年月周次季届轮批班个]"
    r"|一[期天年月周次季届轮批班个]不如一[期天年月周次季届轮批班个]|[二两三四五六七八九十]连(?=[降升涨跌增减])"
    r"|日[渐益]|逐渐|渐次|一天天|一年年|\ue004(?:更?比|[多高大快好强胜低少][过于似]|不如)\ue004|节节|持续|不断"
    r"|稳步|一路|步步|接连|年年|月月|天天|周周|季季|次次|期期"
    r"|[每各][一]?个?[年月季周日天次期轮届](?:都|均)|依次递?(?=[增减升降上下走])|递(?=[增减])|越来越|始终|从未(?:回落"
    r"|下降|反弹|回升)|没有(?:反弹|反复|回落|回升)|单边"
    r"|\b(?:at|with|in|on|from|after|for) (?:each|every)\b"
    r"|\b(?:every|each)(?: single| one of the| of the)?(?: [a-z\ue000]+)? ?(?:month|week|day|quarter|year|time|reading"
    r"|round|term|session|season|step|check|measurement"
    r"|sprint|release|run|night|shift|wave|edition|interval|stage|count|survey|hour|visit|one|audit|inspection"
    r"|semester|meeting|period|phase)s?\b"
    r"|\b(?:month|week|day|quarter|year|term|season|sprint|round|step|hour|night)(?: by | on | after |-by-|-on-"
    r"|-after-)(?:month|week|day|quarter|year|term|season|sprint|round|step|hour|night)\b"
    r"|\b(?:steadily|continuously|continually|consistently|uninterrupted(?:ly)?|unbroken|without (?:a |an "
    r"|any )?(?:break|exception|interruption|setback|pause|reversal|relapse)"
    r"|(?:has|have|had) (?:kept|been)(?: steadily| slowly| gradually| constantly)? (?=[a-z]+ing\b)|gradually"
    r"|little by little|bit by bit|step by step|by degrees|still|again and again|the (?:more|longer|further|bigger"
    r"|later|larger|older)|in a row|running|consecutive(?:ly)?"
    r"|straight|successive(?:ly)?|progressively|monotonic(?:ally)?|all the way|never once|throughout|ever (?:higher"
    r"|lower|more|fewer)"
    r"|at every|with every|from (?P<each>[a-z]+) to (?P=each)"
    r"|from (?:month|week|quarter|year|term|day|sprint|one [a-z]+) to (?:month|week|quarter|year"
    r"|term|day|sprint|the next)"
    r"|ke(?:ep|eps|pt)(?: on)? (?=[a-z]+ing)|keeps? (?=[a-z]+ing)|(?:only )?ever since)\b"
)
"""What says that a course never turns."""
CLIMBS: Final = regex(
    r"(?:(?:一[期天年月周次季届轮批班个]|\ue004)更?比(?:一[期天年月周次季届轮批班个]|\ue004)|越来越)"
    r"(?:(?P<up>多|高|大|贵|旺|热|密)|(?P<down>少|低|小|便宜|冷|稀))"
    r"|(?:一[期天年月周次季届轮批班个]|\ue004)(?:(?P<up2>多|高|大)|(?P<down2>低|少|小))[过于似]"
)
_BEFORE_IT: Final = r"(?: [a-z]+)? than (?:in |on |at )?the (?:one |[a-z]+ )?(?:before|previous|last)\b"
_BEFORE_ZH: Final = r"比[上前]一?个?[年月季周期日天次轮届]度?[^,;。]{0,4}"
MORE_EACH: Final = regex(rf"\b(?:more|higher|larger|bigger|greater){_BEFORE_IT}|{_BEFORE_ZH}[多高大长]")
LESS_EACH: Final = regex(rf"\b(?:less|fewer|lower|smaller){_BEFORE_IT}|{_BEFORE_ZH}[少低小短]")
"""Of each period, that it is more or less than the one before."""
MENDS: Final = regex(
    r"好转|改善|变好|恶化|变差|变坏|改观|见好|向好|一[期天年月周次季届轮批班个]更?比一[期天年月周次季届轮批班个]|越来越"
    r"|\b(?:improv(?:e[sd]?|ing)|better|worse|worsen(?:s|ed|ing)?|deteriorat(?:e[sd]?|ing))\b"
)
"""A course that does not turn either, though it is not said which way it goes."""
NOT_EVERY: Final = regex(
    r"除|例外|外,|波动|起伏|反复|先[^,;。]{1,8}后|一度|但|目标|计划|预计|力争|要求|不[再是]|未能?|并非|没有(?!反弹"
    r"|反复|回落|回升)|总体|整体|总的|大体"
    r"|\b(?:except|apart from|but for|other than|not|no longer|aim|target|plan(?:ned)?|expect|will|should|overall"
    r"|almost|nearly|mostly|broadly|if|until|(?<!day )(?<!week )(?<!month )(?<!quarter )(?<!year )(?<!one )before"
    r"|first|then)\b"
)

SORTED: Final = regex(
    r"(?:从|由|自)(?:高|多|大|长|贵|快|重|强)(?:到|至|往)(?P<falls>低|少|小|短|便宜|慢|轻|弱)|(?:从|由|自)(?:低|少"
    r"|小|短|便宜|慢|轻|弱)(?:到|至"
    r"|往)(?P<rises>高|多|大|长|贵|快|重|强)"
    r"|(?P<any>按[^,;。:]{1,8}(?:多少|高低|大小|名次|快慢|长短))|(?P<falls2>降序|递减)(?:排列|排序)?"
    r"|(?P<rises2>升序|递增)(?:排列|排序)?"
    r"|\b(?P<falls3>(?:in |by )?(?:falling|descending|decreasing|declining) order|(?:from )?(?:the )?(?:highest"
    r"|largest|biggest|most|dearest|longest)(?: [a-z]+)? (?:first|to (?:the )?(?:lowest|smallest|least|cheapest"
    r"|shortest)))\b"
    r"|\b(?P<rises3>(?:in |by )?(?:rising|ascending|increasing|climbing) order|(?:from )?(?:the )?(?:lowest|smallest"
    r"|cheapest|shortest) (?:first|to (?:the )?(?:highest|largest|biggest|most|dearest|longest)))\b"
)
"""What says that things are listed by their size."""
REACHES: Final = regex(
    r"检查点|门槛|关口|节点|进度|里程碑|目标|计划|应达|须达|要达|达到|完成|推进|(?<!播)放量|铺开|覆盖"
    r"|\b(?:gates?|checkpoints?|milestones?|targets?|goals?|plan(?:ned)?|should|must|is to|are to|reach(?:ed|es)?"
    r"|ramp\w*|roll-?out|schedule[ds]?|completion|complete[ds]?|progress|trajectory|path|by (?:the )?end of)\b"
)
"""What says that figures at several times are to be reached one after the other."""
NOT_REACHES: Final = regex(
    r"同比|环比|增速|增幅|每[月日周天季年]|当[月日周天季]|单[月日周季]|新增|其中|\bof which\b|\bper (?:month|week"
    r"|day)\b|\b(?:monthly|weekly|daily"
    r"|new)\b|支付|付款|拨付|\bpa(?:y|id)"
)
SO_FAR: Final = regex(
    r"累计|累积|截[至止到]|迄今|总进度|完成进度|形象进度|进度(?=[^,;。]{0,4}[:为])|\b(?:cumulative(?:ly)?"
    r"|running total|to date|so far"
    r"|year to date|ytd|in total by|accumulated|altogether by)\b"
)
"""What only grows."""
