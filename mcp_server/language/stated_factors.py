"""Words that tell how figures make another: for each of what, multiplied, taken off or added, and what comes of it."""

import re
from typing import Final

from mcp_server.regex import regex

_AVERAGE: Final = (
    r"单价|均价|客单价|平均|亩产|单产|(?:人|户|日|月|周|年|单|场|亩|店|件|台|车|班|队|校|头|株|箱)均|[日时周月年]薪"
    r"|[日周月年]租|每|(?<![订名账菜清保工运])单(?:本|件|台|个|人|份|次|幅|张|店|车|节|课|场|套|趟|户|株|箱|条|笔)"
    r"|(?<![第每十百千万统同唯])一(?:条|件|台|份|张|本|次|节|场|辆|箱|趟|幅|套|笔|块|株|户|桌|堂|单|页|篇)(?![条件台份张本次节场])"
)
EACH: Final = regex(
    rf"(?:{_AVERAGE})[^,;。!?]{{0,12}}$"
    r"|各(?![地种类项级方界省市区县科个]|部门|单位)(?![^,;。]*[共总合])[^,;。!?]{0,6}$"
    r"|\b(?:an?|one|per) [a-z]+ (?:holds|contains|takes|seats|carries|costs|weighs|needs|gets|uses|pays|makes|brings"
    r"|produces|covers|lasts|fits|serves|earns|yields|requires|receives|eats|drinks)(?: (?:about|just|only|in))?\s?$"
    r"|(?:\bat|@|\beach(?: of (?:the|our|its|these|them|those))?|\bevery"
    r"|\b(?:each|every) (?:of (?:the|our|its|these) )?[a-z]+ (?:[a-z]+ ){0,3}?|\bpriced at|\bat a (?:price|rate"
    r"|cost) of"
    r"|\ban average of|\b(?:unit (?:price|cost)|price)(?: is| of|:)?|\brate(?: is| of|:)?|\bfee(?: is| of|:)?)\s?$"
)
_KIND: Final = r"(?!(?:hundred|thousand|million|mille|cent)\b)"
EACH_BEHIND: Final = regex(
    rf"^\s?(?:each|apiece|a (?:head|piece)|/|per {_KIND}|for (?:each|every)|an? (?:[a-z]+)(?: each)?$"
    r"|an? (?:hour|day|night|week|month|year|quarter|person|unit|box|seat|user|piece|ticket)\b"
    rf"|(?:[a-z²³]+ )?per {_KIND}[a-z]+|(?:[a-z]+ )?(?:each|apiece)\b"
    r"|一[个件台人天张份本盒袋斤次节场位辆瓶箱晚间吨套]|每)"
)
OF: Final = re.compile(r"^ of (?:about )?$")
BY: Final = regex(r"^[^,;。]{0,24}?(?:×|[x*]|乘以?|[、,]?宽|\bby\b|\btimes\b|multiplied by)\s?$")
DIVIDED: Final = regex(
    r"(?:除以|÷|/|divided by|分成?|按|以)[^,;。]{0,8}$|\b(?:at|of|in|into)\s?(?:[a-z]+ of )?$"
    r"|每[^,;。]{0,6}$"
)
MAKES: Final = regex(
    r"(?:=|:|\b(?:makes?|making|made|gives?|giving|gave|yields?|is|are|was|were|equals?|comes? to|came to|coming to"
    r"|amount(?:s|ed|ing)? to|total(?:s|led|ling)?|so|or|i\.e|hence|thus|therefore|for|took|takes?|brought|brings?"
    r"|raised|earn(?:s|ed)?|paid|pays?|costs?|spend|spent|owe[sd]?|due|saves?|saved|end up with|gain(?:s|ed)?|needs?"
    r"|needed|leaves?|leaving|adds? up to|bill of|gets?|got|receives?|means?|meaning|set you back|turnover of"
    r"|adds?|added|booked?|bill(?:ed|s)?|invoiced?|charged?|credited|refund(?:s|ed)?|r[au]ns? to|reach(?:es|ed)?|hit"
    r"|ate|eats?|sold for|went (?:on|for)|go(?:es)? through|went through|works? out at|worked out at|print(?:s|ed)?"
    r"|fetch(?:es|ed)?|holds?|carry|seats?|produces?|produced|uses?|used))(?:[ ,.]+[a-z]+){0,4}[ ,.:(]*$"
    r"|(?:共|合(?![格作同理适规资并法伙影])|合计|共计|总计|总共|计|即|也就是|得|为|是|达|等于|折合|相当于|需要?|应[付收发缴交]|额|面积|累计"
    r"|总?产|容纳|接待"
    r"|总[价量数]|小计|收入|营收|流水|支出|费用?|成本|花费|开支|[支交]?付|收|带来|产[出量生]|形成|拿到|获得|可得"
    r"|省下?"
    r"|节省|要|用|耗|租金|工资|提成|奖金|=|:)[^,;。!?]{0,6}$"
)
SURELY: Final = regex(
    r"(?:=|\b(?:makes?|making|g(?:ives?|iving|ave)|equals?|comes? to|came to|amount(?:s|ed|ing)? to|total(?:s|led"
    r"|ling)?"
    r"|i\.e"
    r"|that is|that's|that means|which (?:makes|is|means)|so|or|in all|in total|total of"
    r"|end up with)(?:[ .,:]+[a-z]+){0,3}[ ,.:(]*$"
    r"|(?:共|合|合计|共计|总计|总共|计|即|也就是|等于|折合|相当于|=|金额|总额|总价|应[付收])[^,;。!?]{0,4}$)"
)
OPENS: Final = regex(
    r"^[^,;。]{0,24}?(?:[:(—=]| for | from |,?\s?(?:即|也就是|or |that is "
    r"|i\.e\.,? ))[^,;。]{0,24}$"
)
"""Between what is made and what makes it."""
ASIDE: Final = regex(
    r"(?:超出?|超过|以外|以上|以内|其余)的?部分|"
    r"\b(?:including|without|excluding|apart from|plus|of which|discount|off|less|except|minus|another|extra"
    r"|besides|on top|vat|tax|target|goal|last year|instead of|up from|down from|compared|against|than|between"
    r"|respectively|or more|at most|at least|share|rate of|bonus|with the)\b"
    r"|其中|含|扣|不计|去掉|另|优惠|[打]折|除|免|减|加(?![起在班了工到])|去年|上年|上月|同比|环比|分别"
    r"|以上|左右|占|比|较|提[高升]|增|降|[上提回攀爬]升|升[至到了高幅为]|已经?[付完用]|平均为"
)
INNOCENT: Final = regex(
    "参加|加入|加盟|加油|加热|加氢|加湿|加固|加装|加急|拆除|清除|消除|排除|解除|扫除|除尘|除草|除湿|避免|免费|免疫|免检|比赛|比武"
    "|每升|/升|公升|毫升|升级|降雨|降水|扣件|扣板|纽扣|余热|余料|若干|加仑|加药|加料|加盖|加压|加密|加餐|增压|增强|减排|减负"
    r"|\boff[- ](?:season|site|peak|line)|\b(?:days?|time) off\b"
    "|对比|增值|增氧|降温|降噪|降尘|减速|减震|减压|减肥|另行|含量|含水|包含|占地|占道"
)
"""Words with a character that alone would say that something else comes in."""
CHANGED: Final = regex(
    rf"{INNOCENT.pattern}|减少|增加|[增加]至|[提升]高|[上提攀]升|升[至到了高幅为]|[下]降|同?比|环比|较|去年|上年|上月"
    r"|\b(?:last year|than|compared|up from|down from|another|less|share)\b"
)
"""Words of a change, which have no part in what figures make."""
PERIODS: Final = (
    ("minute", regex(r"每分钟?|\b(?:a|per|each|every) minute")),
    ("hour", regex(r"每(?:个?小时|时)|时薪|\b(?:an|per|each|every) hour|hourly")),
    ("day", regex(r"每[天日]|日均|日薪|日租|\b(?:a|per|each|every) day|daily|/[天日]")),
    ("week", regex(r"每周|周均|周薪|\b(?:a|per|each|every) week|weekly|/周")),
    ("month", regex(r"每个?月|月均|月薪|月租|月供|\b(?:a|per|each|every|and) month|monthly|/月")),
    ("quarter", regex(r"每个?季|季均|\b(?:a|per|each|every) quarter|quarterly|/季")),
    ("year", regex(r"每年|年均|年薪|年租|\b(?:a|per|each|every) year|yearly|annual|/年")),
)
_ONE: Final = r"\b(?:an?|per|each|every|one|whole|full|(?:over|in|across|for) the)"
WITHIN: Final = (
    ("hour", regex(rf"一个?小时|每小时|{_ONE} hour\b")),
    ("day", regex(rf"一[天日]|每[天日]|当[天日]|{_ONE} day\b|\bdaily\b")),
    ("week", regex(rf"一周|每周|当周|{_ONE} week\b|\bweekly\b")),
    ("month", regex(rf"一个?月|每月|当月|{_ONE} month\b|\bmonthly\b")),
    ("quarter", regex(rf"一个?季|每季|当季|{_ONE} quarter\b")),
    ("half", regex(rf"半年|{_ONE} half[- ]year\b|\b(?:first|second) half\b|\bhalf a year\b")),
    (
        "year",
        regex(rf"全年|一年|每年|整年|年(?:度)?(?:共|合计|总|支出|费用|收入|成本|需)|{_ONE} year\b|yearly|annual"),
    ),
)
TIMES_IN: Final = {
    ("month", "year"): 12, ("quarter", "year"): 4, ("week", "year"): 52, ("month", "quarter"): 3, ("day", "week"): 7,
    ("minute", "hour"): 60, ("day", "year"): 365, ("day", "month"): 30, ("week", "month"): 4, ("hour", "day"): 24,
    ("week", "quarter"): 13, ("month", "half"): 6, ("week", "half"): 26, ("quarter", "half"): 2,
}  # fmt: skip
"""How many of one period another has."""
SURE_IN: Final = frozenset(
    {
        ("minute", "hour"),
        ("month", "year"),
        ("quarter", "year"),
        ("week", "year"),
        ("month", "quarter"),
        ("month", "half"),
    }
)
"""Of which nobody counts otherwise."""
APART_FROM: Final = regex(
    r"^[^,;]{0,24}\band (?!(?:day|week|month|year|hour|shift|night|head|person)s? |so |thus "
    r"|hence |therefore |that |this |it |makes? |came |comes? |costs? |total|altogether )"
    r"[a-z]+ |^[^;]{0,40}\band (?:another |a further )?$"
    r"|^[^;]{0,24}, and (?:the|our|its|an?) (?!total|bill|whole|sum|lot|costs?|invoice|price|fee|rent|team|result)"
    r"[a-z]+ [a-z]+ "
)
"""Between what would make a figure and one that is told of something else: and took 700 at the bar."""
ELSE_BEHIND: Final = regex(r"^ (?:more|extra|on top|besides|in addition)\b|^\s?(?:以外|之外)")
MEANT: Final = regex(
    r"\b(?:budget(?:ed)?|estimated?|quoted?|allow(?:ed|ance)|planned|plan|forecast|expected|targets?|goal|limit|cap)\b"
    r"|预算|计划|预计|限额|额度|上限|目标"
)
REALLY: Final = regex(
    r"实到|到[港货库站]|入库|送达|签收|\b(?:sold|shipped|delivered|issued)\b"
    r"|实际|出席|出勤|到[场会岗课]|已[经到完]|\b(?:actual(?:ly)?|real(?:ly)?|present|turned up|showed up|came"
    r"|attended|in fact|so far|already)\b"
)
"""Beside what came of something, not what it should have come to."""
ALL_OF: Final = regex(
    r"(?:全[场部体年月队校厂院店县市程线区馆村镇班园网站]|共|总|合)[^,;。]{0,8}$|\b(?:all|total|altogether|together|overall)\b[^,;]{0,16}$"
)
"""Before what is told of all of them."""
REDUCES: Final = regex(r"^\s?(?:(?:off|discount|reduction|rebate|cheaper|deduction)\b|的?(?:折扣|优惠|折让|减免))")
REDUCED: Final = regex(
    r"(?:优惠|降价|减免|下浮|扣除|扣|让利|\bless|\bminus|discount of|rebate of|reduced by|reduction of"
    r"|deducting)(?: an?| the|了)?\s?$"
)
ADDS: Final = regex(
    r"(?:\bplus|\band|\bwith|\badd|adding|加上?|另加|外加|加收|上浮|溢价|加价|含)(?: an?| the"
    r"| another)?\s?$"
)
ADDED: Final = regex(
    r"^\s?(?:(?:vat|tax|sales tax|surcharge|service|tip|mark-?up|on top|extra|fee)\b"
    r"|的?(?:增值税|税|服务费|手续费|加价|附加费|管理费|运费)|[a-z]+ (?:tax|charge|fee|tip|on top)\b)"
)
PORTION: Final = regex(
    r"^ of (?:them|these|those|it|which|whom|this|that)\b|^\s?的"
    r"|^\s?(?:commission|interest|deposit|royalt|levy|duty|(?:who|that|which) |do\b|were\b|was\b|are\b|have\b|come"
    r"|came|go|went|sign|buy"
    r"|bought|click|join|stay|order|pay|reply|answer"
    r"|提成|佣金|利息|定金|首付|管理费|税|进|转化|转为|参加|报名|到场|通过|完成|成为|升|复购|退|会|再|属|收|计|算)"
)
RATED: Final = regex(
    r"(?:率|按|其中|里|中|再|又|其|首付|[定订押]金|提成|佣金|税|返点|手续费|违约金|利息|奖金|公积金|预付|分成"
    r"|提取|计提)(?:再|又)?(?:为|是|按|达到?|约|有)?\s?$"
    r"|\b(?:rate|conversion|interest|commission|deposit|down payment|fee|tax|vat|duty|levy|royalty|tip)"
    r"(?: rate)?(?: of| is| at|:)?\s?$|\bat\s?$|\band\s?$"
    r"|\bof (?:them|these|those|whom|which),?\s?$"
)
YIELDS: Final = regex(
    r"(?:带来|[售卖]出?|产[出生]|形成|应[付收发缴交得]|利息|佣金|提成|税[额款]|首付|[定押奖]金|[理务续]费|[收退]回"
    r"|接[通听]"
    r"|报名|注册|录[取用]|[可得]得?|后|[支交缴需]?付|拿到|获得?|转化?为?|成交|签约?|省下?|节省"
    r"|实[收付得]|到手)[^,;。!?]{0,4}$"
    r"|\b(?:gain|gets?|got|pays?|paid|costs?|set you back|saves?|leaves?|leaving|brings?|leads? to|receives?|earns?"
    r"|owe[sd]?|due|charged?|need|needs|yield)"
    r"(?:[ ,.]+[a-z]+){0,3}[ ,.:(]*$"
)
AGREED: Final = regex(
    r"(?:按|税率|费率|利率|佣金|提成)[^,;。]{0,3}$|\b(?:interest|commission|vat|tax|tip|deposit"
    r"|duty|levy)(?: rate)?(?: of| at| is)?\s?$|^\s?(?:提成|佣金|commission|interest|deposit)"
)
"""A rate that is agreed, and so exact."""
NO_PORTION: Final = regex(
    r"\b(?:(?<!sign )(?<!end )up|down|rose|fell|grew|increas\w*|decreas\w*|more|higher|lower|growth|drop\w*"
    r"|target|plan|budget"
    r"|goal"
    r"|than|last|previous|only|equal)\b"
    r"|增|降|涨|跌|提高|同比|环比|较|比上|比去|目标|计划|预算|完成率|达成率|执行率|其余|其他|剩|余下|左右"
    r"|去年|上年|今年|[上下]半年|首[期批付]|季度?|[扣税]后|先付|预付"
    r"|\b(?:half[- ]year|quarter(?:ly)?|monthly|after tax|net of|first instal\w+|so far)\b"
)
ALSO: Final = regex(r"^\s?(?:[a-z]+ )?(?:in total|in all|altogether|overall|all told)\b")
APART: Final = re.compile(r"^[^,(]{0,24}[,(:]\s?$")
"""Right behind what makes it, with nothing said: 6 courses with 20 seats each, 120 seats."""
NAMED: Final = regex(r"([\u4e00-\u9fff]{1,4})率[^,;。]{0,3}$")
HOLDS: Final = regex(
    r"\b(?:carry|hold|seat|serve|host|accommodate|room for|feed|take)s?\s?$|(?:容纳|接待|坐下?"
    r"|服务|供)\s?$"
)
LASTS: Final = regex(
    r"\b(?:lasts?|enough for|will do for|cover(?:s|ing)?|supply for|runway)\b|够[用吃]?|[可能][以]?[用供撑走烧花]|跑道"
    r"|维持"
)
NAMES_RATE: Final = regex(r"\b(?:conversion|commission|[a-z]+ rate)\b[^,;]{0,24}$|率[^,;。]{0,4}$")
