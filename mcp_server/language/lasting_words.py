"""Words that say that something begins, ends, or lasts as long as the figure behind them says."""

from typing import Final

from mcp_server.regex import regex

BEGINS: Final = regex(
    r"\b(?:off|on at|switched|turned|cut|from|between|since|beg[aiu]n\w*|start\w*|open\w*|launch\w*"
    r"|commenc\w+|kick\w* off|detect\w+|broke"
    r"|fail\w*|dropp?\w*"
    r"|went (?:down|out|dark|off|live|in)|left|leav\w+|depart\w*|sail\w*|set out|took off|enter\w*|arriv\w+"
    r"|admitted|checked in"
    r"|found\w*|born|establish\w*|hired|joined|signed|placed|ordered|sent|filed|submitted|received|raised"
    r"|reported|posted"
    r"|acknowledged|paged|fired|alarm|alert|closed|shut|stopp?\w*|out|down|first|issued|announced|lost|tripped"
    r"|blocked|called)\b"
    r"|由|从|自|于|起|发[生现出车货布]|开[一-龥]|启动|中断|故障|报[警修案告]|告警|动[工手身笔]|破土|进[场驻组院点]"
    r"|成立|创[办立建]|签[订约署]|停[电水机线产运气业工摆]|封[停库路场闭]|上[线岗班任]|入[院职场库住学]"
    r"|出[发现院险]|接[到报手警诊单电]|投[入放]|放[款行]|起[息算飞运]|出[厂发院险]|试[点行卖营运]|到[货任岗]"
    r"|下[单线达]|积压|断[电水网]|受理|提交|立项|着手|生效|被困|堵|拆"
)
ENDS: Final = regex(
    r"\b(?:to|until|till|through|and|ends?|ended|ending|finish\w*|clos\w+|over|restored?|resolv\w+|recover\w*"
    r"|fixed|back"
    r"|stopp?\w*|disbanded|dock\w*|arriv\w*|reopen\w*|complet\w+|done|clear\w*|lifted|graduat\w+|expir\w+"
    r"|lapse\w*|runs? out|is up|up on"
    r"|deliver\w*|return\w*|filled|shipped|hand\w* over|ceas\w+|conclud\w+|wrap\w* up|discharged|left|leav\w+"
    r"|landed|signed off"
    r"|paid|answered|normal|settled|mitigated|opened|live|through|last|replied|met|checked out|home|removed"
    r"|renew\w*)\b"
    r"|至|到|结束|恢复|完[成工毕]|解[决封除]|修[复好]|收[尾工官]|竣工|投[用产运]|交[付货工房验还差]|验收"
    r"|开[业通]|通[车水电气]|上线|关闭|来[电水]|止|终|满|截|疏通"
    r"|复[机工产电业课]|撤|出[院库]|闭[一-龥]|散|落幕|收[场摊队假]|归|办结|结[案题项业束]|清场|处[理置]完"
    r"|排除|离|回|脱困|救出|抵达|下[班线岗]|毕业|到期|届满|失效|拿到|入库|[-–—~]"
)
LASTS: Final = regex(
    r"(?:\b(?:last(?:s|ed|ing)?|t(?:ake|akes|ook|aking)|for|ran|runs?|running|over|in all|all told|altogether"
    r"|total(?:s|led|ling)?(?: of)?|duration|length"
    r"|span(?:s|ned|ning)?|comes? to|came to|mak(?:es|ing)|made|i\.e\.|that is|that's|which is|that was"
    r"|which was|it was|giv(?:es|ing)|leav(?:es|ing)|so|thus"
    r"|therefore|exactly|included|counted|inclusive|elapsed|out|down|downtime|outage|lost|cover(?:s|ed"
    r"|ing)|equals?|worth|hence|or|after"
    r"|window|stretch|period(?: of)?|shift|session|delay|gap|wait(?:ed)?"
    r"|spent|used|needed|within|time to [a-z]+|full|whole|entire|have|has|had|got|gets?|a|an|these|those"
    r"|this|the|lead time"
    r"|term|in|of|about|around|roughly|some|nearly|almost|just|is|was|means|=)"
    r"[\s,:]{0,2}){1,6}$"
    r"|(?:(?:连续|持续|累计|全程|前后|一共|总共|全天)[一-龥]{0,6}|已经?[一-龥]{0,4}|历时|持续|共计?[一-龥]{0,4}"
    r"|一[个次]?[班轮天次趟场]|用时|耗时|为期|工期|总计|合计|总共|一共|时长|全程|前后|周期|[一-龥]{1,3}期限?"
    r"|长达|连续|连轴转|整整?|间隔|相隔|相距|即|为|是|有"
    r"|达|计|需|费时|[一-龥]了|等于|足足|跨|合"
    r"|停[机电水线产运用工业课]|中断|断[电水网]|宕机|[跑做干住站走用撑放存坐躺待等停开关晾晒养泡腌熬值]满|[首头]尾[^,，。]{0,3}[算计]|延续|停留|滞留|被困|住|时间|窗口期?|天数|这)[,:]?(?:时间"
    r"|为|约|大约|近|将近|整整?|共|有|了|达|长达|满|只|才|正好|刚好"
    r"|一共|不到一点){0,3}\s?$"
)
BARE: Final = regex(
    r"^[\s\])）]{0,3}[,，(（:：=＝、—–/]?\s?(?:about |around |roughly |exactly |or |约|共|计"
    r"|合|整|即|也就是|大约|一共|近)?\s?$"
)
