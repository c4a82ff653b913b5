"""Words that tell which part a figure plays in a change: what was before, what is now, and by how much."""

import re
from typing import Final

from mcp_server.regex import regex

_FILL: Final = (
    r"(?: (?:only|just|the|a|an|its|our|their|level|figure|value|total|of|was|were|it|had|is|are|be|been|at|stood"
    r"|takes?|took|year|month|week|quarter|term|in"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|budget(?:ed)?|planned"
    r"|plan|target|[\ue007](?:'s)?)){0,5}:?\s?\(?$"
)
STRONG: Final = regex(
    r"\b(?:from|than|against|after|compared (?:with|to)|versus|vs\.?|instead of|rather than)(?: (?!to\b)[a-z'-]+"
    r"| [\ue007]){0,5}:?\s?\(?$"
    r"|\b(?:than|from|against|compared (?:with|to))\b[^;]{0,20}, when (?:it|we|they|there|i|he"
    r"|she)(?: [a-z]+){1,3}\s?$"
    r"|(?:由|从|自|较|相比|对比|(?<![占同环])比(?![例重率较]))[^,;。!?\ue000-\ue006]{0,10}$"
)
EARLIER: Final = regex(
    r"\b(?:used to(?: \w+){0,3}|(?:until|up to) (?:now|then|recently)|hitherto"
    r"|previous(?:ly)?|former(?:ly)?|original(?:ly)?|initial(?:ly)?|prior|earlier|before|baseline|last (?:year"
    r"|month|week|quarter|term|season)(?:'s)?"
    r"|(?:a|one|the) (?:year|month|week|quarter) (?:ago|before|earlier)|had been|start(?:ed|ing)(?: \w+){0,3} (?:at"
    r"|with|from))\b" + _FILL + r"|^[之以]?前的?[^,;。!?\ue000-\ue006]{0,10}$"
    r"|(?:原来?|原先|此前|之前|以前|过去|曾|前值|基线|基数|年初(?![至到]今|以来)|期初|期前|[造化革整]前"
    r"|[前去上昨]年|上月|上季度?|上周|上期|上半年|上学期|上财年|上一?[届次批轮回场天]|上一?个?(?:年度?|月|季度?|周|期|学期)|前一?个?(?:月|天"
    r"|日|周|季度?)|昨[天日]"
    r"|同期)[^,;。!?\ue000-\ue006]{0,10}$"
)
LINK: Final = regex(
    r"^,?\s?(?:on|over|above|below|up on|down on|of)" + _FILL + r"|^,?\s?(?:above|below|under|short of|up on|down on)"
    r"(?: (?!to\b)[a-z'-]+| [\ue007]){0,5}:?\s?\(?$"
)
"""What was before, right behind how much it has changed: up 5 % on 1,200."""
BEFORE_TAIL: Final = regex(
    r"^\s?(?:[a-z]+ ){0,2}?(?:had been|ago|before|earlier|previously|until now|beforehand|in the past|last (?:year"
    r"|month|week|quarter|term|season)"
    r"|the (?:previous|preceding|last) (?:year|month|week|quarter|term)|the (?:year|month|week|quarter) before)\b"
    r"|^\s?[\u4e00-\u9fff]{0,4}?(?:的基础上|相[比较]|比起来)"
)
AFTER: Final = regex(
    r"\b(?:to|now(?: \w+){0,2}|become|became|becomes|turned into|(?:ended(?: up)?|finished|came in|comes in|closed"
    r"|settled|landed|stands?|stood) at|today|currently|at present|this (?:year|month|week|quarter|term|season|time)"
    r"|reach(?:ed|es|ing)?)"
    + _FILL
    + r"|(?:至|到|为|达|成|达到|如今|现在|目前|本[年月季周期]|本季度|本学期|今年|当前|[造化革整]后|之后|现|今天"
    r"|今日)[^,;。!?\ue000-\ue006]{0,8}$"
)
LEFT: Final = regex(
    r"^ (?:[a-z]+ ){0,3}?(?:left|remain\w*|still|now|today|currently|at present|this (?:year|month|week|quarter"
    r"|term|season))\b"
)
LEAVES: Final = regex(r"(?:剩下?|余下?|还有|留下|仅剩)\s?$")
NOT_AFTER: Final = regex(r"\b(?:until|up to|before|by|compared|used|amount(?:s|ed)?|due|equal) (?:now|to)\b")
_UP: Final = (
    r"rose|rise[ns]?|rising|grew|grow[ns]?|growth|growing|climb\w*|increas\w*|up|gain\w*|jump\w*|surg\w*|added|leap(?:s|t|ed)?|soar\w*|spik(?:es?|ed|ing)"
    r"|higher|more|above|over|longer|dearer|extra"
    r"|raise[ds]?|uplift|additional|plus|lengthen\w*|widen\w*|expan\w+|larger|greater|bigger|older|taller|heavier|wider|deeper|warmer|hotter|costlier|busier"
)
_DOWN: Final = (
    r"fell|falls?|fallen|falling|drop\w*|declin\w*|decreas\w*|down|cut(?:s|ting)?|reduc\w*|shrank|shrinks?|shrunk"
    r"|shrinking|lost|loses?|lower\w*|less|fewer"
    r"|below|under|shorter|cheaper|faster|quicker|sav\w+|shed|slipped|slid|trimmed|plung\w+|plummet\w*|slump\w*|dipp?(?:s|ed)?|sank|tumbl\w+|dwindl\w+|diminish\w*|short(?:ened|en)|minus|off|eased"
    r"|narrow\w*|got rid of"
    r"|eliminated|removed|dispensed with|did away with|smaller|younger|lighter|cooler|colder|thinner|narrower|quieter"
)
_UP_ZH: Final = (
    r"提高|提升|增长|增加|增幅|上升|上涨|上调|涨幅|涨|升幅|(?<![公毫晋])升|增|扩大|延长|拉长|高出|多出|(?<![最至许众几])多|(?<![最至新])高|翻|扩|追加|上浮"
    r"|冒出|涨出|添|贵|[长重厚宽大]了|超出|增[派设开配补购聘招发办订]|(?<![参附])加[了派开招购装设订办发印配]|超支|透支|超产|超收"
)
_DOWN_ZH: Final = (
    r"下降|下滑|下调|下跌|降低|降幅|降|减少|减幅|减|缩短|缩减|缩小|压缩|压降|节省|节约|(?<![全各外本])省|短收|欠产|跌幅|跌|回落|收窄|(?<![最至])少|(?<!最)低"
    r"|(?<!最)短|(?<!最)快|精简|(?<!总)裁|压下来?|压掉|(?<![积血气电水油])压|砍掉?|(?<![全各外本])省下来?|省去|省出|去掉|掉|缩|削减|削|下浮|挤掉|让利|滑落|退|便宜|[轻薄窄小]了"
)
UP: Final = regex(rf"(?<![a-z]-)\b(?:{_UP})\b|{_UP_ZH}")
DOWN: Final = regex(rf"(?<![a-z]-)\b(?:{_DOWN})\b|{_DOWN_ZH}")
ANY: Final = rf"{_UP}|{_DOWN}|chang\w+|differen\w+|improv\w+"
ANY_ZH: Final = rf"{_UP_ZH}|{_DOWN_ZH}|变化|变动|差额?|相差|差距|提前|优化|改善"
GREW: Final = regex(
    rf"\b(?:{ANY})(?: in (?:[a-z]+ ){{1,3}}of)?(?: (?:by|of|is|was|were|are|that is|just|only|exactly|some|a|an"
    rf"|another|us|them|it|further|again)){{0,4}}:?\s?$"
    rf"|(?:{ANY_ZH})(?:了|去|掉|下来?|下去|上来|起来|回来?|幅度?|率|量|额|比例|为|达到?|是|整整|:|共|出|近"
    rf"|约){{0,3}}\s?$|(?:同比|环比)\s?$|^\s?(?:that is"
    rf"|that's|i\.e\.|or|namely)?,? ?by\s?$"
    r"|(?<![至不最很许众较更减缺稀])(?:多|少)(?![少于个人项次家年月天种数元名半达为是有的])[\u4e00-\u9fff]{1,2}了?\s?$"
)
MORE: Final = regex(
    r"^(?!\s?(?:up|down) (?:to|until|till)\b)(?!\s?(?:over|under) the (?:summer"
    r"|winter|spring|autumn|year|month|week|weekend|season|quarter|holidays?|period"
    r"|same|first|last|next|past)\b)"
    rf"\s?(?:(?!is|are|was|were|and|but|to|of|or)[a-z]+ )?(?:{ANY})\b|^\s?(?:的(?:增长|下降|提升|增量|减少|提高"
    rf"|降低|上升)|的?(?:增幅|降幅|涨幅|跌幅|升幅|减幅))"
    r"|^\s?(?:better|worse|slower|apart)\b"
)
THEN: Final = re.compile(
    r"^[,(;]?\s?(?:or|i\.e\.,?|that is|that means|which is|equal to|=|:|即|也就是|约合|合|折合|幅度为?"
    r"|in other words)?,?\s?\(?$"
)
ASIDE: Final = regex(
    r"\b(?:targets?|goals?|plan(?:s|ned)?|forecasts?|expect\w*|budget\w*|should|between|of which"
    r"|including|if|would|could|might|out of"
    r"|at least|at most|capacity|limit|probab\w+|confiden\w+|another)\b"
    r"|目标|计划|预算|预计|预期|其中|占|包括|力争|拟|如果|假设|上限|下限|不[低高少多超]|允许|完成率|达成率"
)
AIM: Final = regex(r"\b(?:targets?|goals?|plan(?:ned)?|forecasts?|budget\w*|quota)\b|目标|计划|预算|预期")
EXCEEDS: Final = regex(r"^\s?(?:over|under|above|below|more|less|short|too)\b|^\s?的?(?:超支|结余)")
EXCEEDED: Final = regex(
    r"(?:超支|超出|超过|超额|超(?:计划|预算|目标|定额)?|低于|少|节约|节省|结余|短缺|相差|差)(?:了|为|:)?\s?$|\b(?:over(?:ran)?|under"
    r"|exceeded|overspent|overrun)\b[^,;]{0,12}$"
)
ARROW: Final = re.compile(r"^\s?(?:-{1,3}>|→|➡|⇒|⟶)\s?$")
TIMES_ZH: Final = re.compile(r"(?:至|到|为|成|是|达|相当于|等于|翻了?)[^,;。]{0,8}$|^\)?的[近约]?\s?$")
BY_ZH: Final = re.compile(rf"(?:{_UP_ZH}|{_DOWN_ZH})了?(?:近|约)?\s?$")
TIMES: Final = re.compile(
    r"^\s?(?:as (?:many|much|high|long|large|big|fast|often|\w+)\b|(?:of )?(?:the|what|that|last|those|its|our)\b|的)"
)
BY: Final = regex(rf"\bby\s?$|\b(?:{_UP}|{_DOWN})(?: us| them| by)?\s?$")
MUCH: Final = regex(rf"^\s?(?:{_UP}|{_DOWN}|reduction|saving)\b")
VERB: Final = regex(r"(?:doubl|tripl|trebl|quadrupl|halv|cut in half|翻|减半|腰斩|折半).*")
DATED: Final = regex(r"\(\ue007:?\s?$")
SAYS: Final = regex(
    rf"\b(?:{ANY}|by|of|is|was|were|are|it|that|this|which|an?|the|or|and|so|thus|hence|i\.e|e|to|in all|about|net"
    rf"|just|only|exactly|overall|total|in|year|on|making|makes"
    r"|represent\w*|equal\w*|mean\w*|amount\w*|has|have|had|been|we|they|there|with|for|roughly|clear|full|further"
    r"|brings?|gives?|month|week|quarter|corresponds?"
    r"|now|come|came|goes|went|be|therefore|altogether|percentage|points?|some|another|again|year-on-year|well)\b"
    rf"|\b(?:[a-z]+ly|these|those|extra|additional|altogether|what|all|a|good|whole|nearly|almost)\b"
    rf"|[年月季期周学][初末底中]|足足|正好|恰好|刚好|差不多|几乎|大约|大概|总共|一下子?|直接|明显|大幅|小幅|显著"
    rf"|实际|相当|可以|能|节约"
    rf"|也就|就是|等于说|相比|合起来|前后|里外|算下来|平均下来|[又再还能可得些约]"
    rf"|{ANY_ZH}|同比|环比|[净约共了为达是即也就的着这其一整又均已实现出比较与]"
    rf"|[上去前今本同昨]一?[个]?[年月季周期天日]度?|幅度?|相当于|合计|合|累计|整体|总体|平均|[\W\d_]"
)
CUT: Final = regex(r";|\b(?:while|whereas|although|though|but|even if)\b|[但而]|尽管|虽然")
WHEN: Final = regex(
    r"\b(?:last|this|now|today|before|previous|in|since|january|february|march|april|may|june|july|august|september"
    r"|october|november|december"
    r"|spring|summer|autumn|winter|monday|tuesday|wednesday|thursday|friday)\b|[今去前上本昨][年月季周期天]|上一"
    r"|如今|现在|目前|原来?|此前|之前|[\ue007]"
)
NOW: Final = regex(
    r"(?:现在|现有|目前|当前|今年|现为|现状|实际|如今|眼下)[^,;。!?]{0,10}$|\b(?:now|today|currently|at present"
    r"|this year|actual(?:ly)?)\b[^,;]{0,24}$"
)
MEANT: Final = regex(
    r"(?:目标|计划|预计|预期|拟|力争|将|明年)[^,;。!?]{0,12}$|\b(?:targets?|plan(?:s|ned)?|goal|forecast|expect\w*"
    r"|will|next year|aim\w*)\b[^,;]{0,24}$"
)
THEREFORE: Final = regex(r"^\s?(?:that is|which is|that means|i\.e\.?|so|即|也就是|相当于|等于)(?: [a-z]+)?\s?$")
JOINS: Final = regex(
    r"\b(?:to|from|against|instead of|rather than|than|now|compared (?:to|with))\b|至|到|为|比|较|→|->"
)
BECOMES: Final = regex(
    r"(?:降|减|增|升|提高|缩短|压缩|减少|增加|下降|上升|扩大|缩小|调整|上调|下调|延长|改|变)(?:为|成)\s?$"
)
"""Before what something has become, and no change: 由 12 人减为 8 人."""
SCALE: Final = regex(r"\bout of(?: a (?:possible|maximum of))?\s?$|满分(?:为|是)?\s?$")
"""Before the most that a score can be: 3.9 out of 5."""
HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
WHEN_HAN: Final = frozenset("年月日季度上下半本今去前的为是在达共有和与至到")
"""Characters that name a time, and no thing."""
