"""Words of ranks and of comparisons in both languages, and what says that none is meant."""

from typing import Final

from mcp_server.language.folding import words
from mcp_server.regex import regex

_OFTEN: Final = (
    r"(?:expensive|costly|frequent(?:ly)?|often|numerous|common(?:ly)?|visited|used|named|cited|mentioned|sold|read"
    r"|popular|crowded|productive|profitable|liked|loved|watched|viewed|requested|booked|attended|chosen|ordered|played"
    r"|borrowed|time-consuming|valuable|generous|prolific|wanted|asked[- ]for|quoted|energy-hungry)"
)
_UP: Final = (
    r"(?:high|larg|bigg|great|long|dear|heavi|busi|costli|full|rich|tall|wid|deep|hott|loud|thick|broad|prici|fatt"
    r"|lengthi|wett|warm)est"
)
_DOWN: Final = r"(?:low|few|small|short|cheap|light|quiet|empti|thinn|narrow|cold|tini|shallow|dri|cool|lean|calm)est"
_NO_EST: Final = (
    r"(?!(?:w|n|p|v|r|t|ch|cr|qu|gu|z|j|b|inter|requ|for|harv|hon|inv|lat|earli|cont|prot|sugg|mod|dig|pri|arr|att"
    r"|conqu"
    r"|inqu|bequ|det|div|ing|inf|manif|mol|reinv|inc|midw|near|clos|new|old|young|eld|unr|back|far|furth|bl|l"
    r"|str|trav|tempt|fet|gab)est\b|[a-z]*(?:north|south)?west\b|[a-z]*(?:forest|interest|request|test)\b)"
)
MOST: Final = regex(
    r"(?P<high>最[高多大长贵重强热旺远宽厚密深忙火]|冠绝|之最|高峰|峰值|顶峰|最受欢迎|最费|最畅销)"
    r"|(?P<low>最[低少小短轻弱近窄薄浅]|最便宜|最省|最冷|低谷|谷底)"
    r"|(?P<end>最[好差快慢优佳劣稳后前]?(?<=[好差快慢优佳劣稳])|倒数第一|垫底|居首|居末|居第一|领跑|领先|榜首|头名|冠军"
    r"|夺冠|末位|首位|殿后|拔得头筹|头筹|最末|[居为列][^,。;:]{0,8}之[首冠末]"
    r"|排(?:名|在|行)?(?:最[前后]|首|第一|末)"
    r"|[位名]列第一|位居第一|得了?第一|第一名|最后一名|第一位|(?<=[\u4e00-\u9fff])第一(?=$|[,。;!)]))"
    rf"|\b(?P<high2>{_UP}|(?<!al)most {_OFTEN}|the most(?! [a-z]+(?:ed|able|ible|ent|ant|ful|ive|ous|ic|al))"
    r"|tops|topped|peaked|(?:the |its |our )?peak(?= (?:was|came|fell))|lion's share|record(?:s|ed)? the most)\b"
    rf"|\b(?P<low2>{_DOWN}|least {_OFTEN}|the least|(?<=like )least|(?<=liked )least|trough|low point)\b"
    r"|\b(?P<end2>champions?(?= of)|number one|no\. 1|front-?runner|tail-?ender|laggard|in the lead|out in front"
    r"|(?:(?<!were )(?<!was )(?<!been )(?<!be )(?<!are )won|wins|winner|victor|came out on top)(?! (?:the|a|an|by"
    r"|back|over|new|contracts?|orders?|tender)\b)"
    rf"|best|worst|(?<!-){_NO_EST}[a-z]{{3,}}est|(?<!al)most [a-z]+(?:ed|able|ible|ent|ant|ful|ive|ous|ic|ical)"
    r"|least [a-z]+(?:ed|able|ible|ent|ant|ful|ive|ous|ic|ical)"
    r"|(?:was|were|is|came|comes?|ranks?|ranked|placed|finish(?:ed|es)|ended up|in) (?:in )?(?:first|last|top"
    r"|bottom)(?: place)?(?! [a-z]*(?:year|month|week|quarter|time|night|day))"
    r"|(?:at the )?(?:top|bottom|head) of the (?:list|table|ranking|league|field|pack|chart|pile)|(?:leads?|led"
    r"|head(?:s|ed)|trails|brings up the rear of) (?:the (?:list|table|field|ranking|pack|way)|by)|runaway leader)\b"
)
"""Who is first or last; of some it is not known which of the two."""
PLACED: Final = regex(
    r"(?P<n>(?:倒数)?第[二三四]|次(?=[高低多少大小席])|亚军|季军|\b(?:second|third|fourth|runner-up|2nd|3rd|4th)\b)"
    rf"(?:[-\s]?(?P<high>{_UP}|most(?: {_OFTEN})?\b|[多高大])|[-\s]?(?P<low>{_DOWN}|least(?: {_OFTEN})?\b|[少低小])"
    r"|(?=名|位|的|[,。;!)]|$|(?:[-\s](?:best|place[d]?|worst)\b)?))"
)
"""Who is second, third or fourth."""
IS_PLACED: Final = regex(
    r"(?:排名?|位[居列]|名列|[居列位]|得分|拿下|获得?|屈居|为|是)[^,。;]{0,4}$|\b(?:was|were|is|are|came|comes?"
    r"|ranks?|ranked|placed"
    r"|finish(?:ed|es)|ended up|runs?|ran|took|takes|with|had|has)(?: (?:in|a|an|the|close|distant|clear|again))*\s$"
)
FIRST: Final = regex(
    r"最好|最佳|最优|最前|居首|第一(?!位?最)|冠军|夺冠|榜首|头名|首位|头筹|领跑|领先|之[首冠]|\b(?:best|first|top"
    r"|won|wins|winner"
    r"|champions?|number one|no\. 1|front-?runner|in the lead|out in front|leads?|led|head(?:s|ed)?|strongest)\b"
)
LAST: Final = regex(
    r"最差|最劣|最后|垫底|末|倒数|殿后|\b(?:worst|last|bottom|weakest|tail-?ender|laggard|trails|brings up the rear)\b"
)
"""Ranks of which it is known which end is meant where more is better."""
LESS: Final = regex(
    r"[价费]|成本|报价|用时|耗时|时长|工期|天数|排名|名次|\b(?:pric\w+|cost\w*|bids?|quot\w+|offers?|time|days"
    r"|hours|minutes"
    r"|duration|delay\w*|rank\w*|place)\b"
)
"""Measures of which less may be better."""
SHARED: Final = regex(
    r"第[二三四]|次[高低多少席之大]|其次|亚军|季军|并列"
    r"|\b(?:second|third|fourth|next|joint|equal|tied?|shared?|runner-up)\b"
)
"""What says that another rank than the first is meant, or one of several."""
NOT_MOST: Final = regex(
    r"[÷×]|之一|除|不是|并非|不一定|不算|未必|如果|若|目标|争取|力争|希望|计划|历[史年]|以来|新[高低]|同期|上限|下限"
    r"|至少|[建提]议|应当?|[全本]国|全[市省县区行]|同行|业内|可能|预计|哪|谁|\?|最低[投价]|最[大高多](?:承载|容量|容许|允许|接待能力|处理能力|载[重客人]|限[速值额载])|单[日笔周次]最|一[日天周]最"
    r"|\b(?:one of|among(?! the (?:\w+ )?[a-z]+)|among the (?:\w+est|most|top|best|worst)\b|except|apart from"
    r"|but for|other than|not|never|n't|if|should|could|would|aim|goal|target"
    r"|plan|want|hope|ever|on record|since|in (?:\w+ )?years|history|at (?:the )?(?:most|least|best|worst|latest"
    r"|earliest)"
    r"|best (?:practice|regards|wishes|efforts?|case|estimate|guess|way)"
    r"|all the best|worst case|which of|what (?:is|was|are|were)|whether"
    r"|nationwide|nationally|in the (?:country|city|region|industry|sector|world)|will|expect\w*)\b|n't\b"
)
LIMIT: Final = regex(r"^[^,;。的:第(]{0,4}[0-9一二三四五六七八九十百千万两]")
"""Behind a superlative that only sets a limit: 最多选三项, 最高 98."""
THAN_ZH: Final = regex(
    r"(?:比|较)(?:起|之)?|(?P<up>高于|多于|大于|超过|超出(?!部分|的)|超|强于|长于|压过|胜过)|(?P<down>低于|少于|小于|不及"
    r"|不如|不足|短于|弱于|落后于)"
)
ADJECTIVE_ZH: Final = regex(r"(?P<up>多|高|大|长|贵|重)|(?P<down>少|低|小|短|便宜|轻)")
THAN: Final = regex(
    r"\b(?:(?P<up>(?:higher|more|larger|bigger|greater|longer|dearer|heavier|busier|costlier"
    r"|taller)\b[^,;]{0,30}? than|above|ahead of|over|outsold|outnumber(?:s|ed)?|exceed(?:s|ed)?|outsells?|beats?|tops"
    r"|topped|outstrip(?:s|ped)"
    r"|outperform(?:s|ed)|overt(?:ook|akes?|aken))|(?P<down>(?:lower|less|fewer|smaller|shorter|cheaper|lighter"
    r"|quieter)\b[^,;]{0,30}? than|below|behind|under|trail(?:s|ed)|lags?|lagged|undercuts?|falls? short of"
    r"|fell short of))\b"
)
MEASURES: Final = {
    "money": regex(
        r"价|费|额|成本|金|钱|收入|支出|预算|\b(?:pric\w+|cost\w*|spend\w*|quot\w+|bids?|offers?|cheap\w*|dear\w*"
        r"|expensive|revenue|sales|fees?|budget)\b"
    ),
    "duration": regex(r"时间|时长|耗时|用时|工期|周期|\b(?:time|duration|wait\w*|took|takes?)\b"),
}
"""Words of a claim that name a measure of some dimension."""
SAME: Final = (
    regex(
        r"人流|客流|人气|人次|到场|入场|观众|来客|到店|参加|到会|报名|\b(?:people|visitors?|attend\w*|turnout"
        r"|guests?|crowds?"
        r"|participants?|audience|visits?|footfall|patients|customers|busiest|quietest|full(?:est)?|seats?"
        r"|sign-?ups?)\b"
    ),
    regex(
        r"评分|得分|打分|成绩|平均分|均分|满意|分数|受欢迎|好评|\b(?:scor\w+|rat(?:ed|ings?)|points?|satisfaction"
        r"|liked?|loved|popular|marks?"
        r"|grades?)\b"
    ),
    regex(
        r"营收|营业额|收入|销售|卖|业绩|流水|\b(?:revenue|sales|turnover|takings?|sold|sells?|seller|income|earn\w*"
        r"|takes?|took"
        r"|business|trade)\b"
    ),
    regex(r"票|\b(?:votes?|ballots?|polled|won|winner)\b"),
    regex(r"产量|收成|亩产|单产|\b(?:yields?|harvest\w*|crops?|output|produc\w+)\b"),
    regex(r"耗时|用时|工期|周期|时长|最[快慢]|\b(?:time|duration|fastest|slowest|quickest|hours|days|minutes|took)\b"),
)
"""Words for one measure each."""
FILL: Final = regex(
    r"成(?![交功本品绩员])|[的是在为一个了全年度月季周内各中里等也仍再次属于被得都以及和与而就却又因所有"
    r"这那其它他们我们本店家名位次最高低多少大小好差第排居列首末垫底共计合总]"
)
STOP: Final = frozenset(
    words(
        "the a an of in on at by for with to from and or was were is are it its this that these those our we they had"
        " has have all both again once more still which who than four three five six two month months week quarter year"
        " term time place yet too by far clearly easily even just also only them us their there"
    )
)
TOTAL: Final = regex(
    r"合计|总计|小计|总和|平均|均值|全[部体年校厂店员季月期场]|\b(?:total|all|sum|average|mean|overall|together"
    r"|combined"
    r"|altogether)\b|^共|总"
)
QUARTER: Final = regex(r"第?([一二三四1-4])季度?")
MONTH_ZH: Final = regex(r"([一二三四五六七八九]|十[一二]?)月(?:份)?")
WEEKDAY: Final = regex(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|r|rs|ur)?(?:day)?\b\.?")
MONTH: Final = regex(
    r"\b(jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|t|ober|ember)?\b\.?"
)
