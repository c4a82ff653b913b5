"""Words of phases, and of whether they meet or run side by side, in both languages."""

from typing import Final

from mcp_server.regex import regex

PHASE: Final = regex(
    r"阶段|周期|批次|迭代|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,3}期(?=\s?[:：(（])|\bphases?\b|\bstages?\b"
    r"|\bsteps?\b|\bblocks?\b|\btranches?\b|\bbatch(?:es)?\b|\bsprints?\b|\bwaves?\b|第[一二三四五六七八九十0-9]+[期步批]"
    r"|[早中晚夜白日前后大小][班场]|第?[一二三]班|\bshifts?\b|\bsittings?\b|\bsessions?\b|第?[首一二三四五六七八九末][期段轮](?:工程"
    r"|项目)?(?=\s?(?:$|[0-9自从:：(（为于]))",
    2,
)
STAGE: Final = regex(
    r"\b(?:design|build|development|test(?:s|ing)?|pilot|roll-?out|launch|planning|preparation|analysis|implementation"
    r"|migration|training|acceptance|procurement|installation|recruit\w*|interviews?|surveys?|evaluation|hand-?over"
    r"|clearing|works|snagging|report)\b|设计|开发|测试|试点|上线|推广|准备|验收|调研|实施"
    r"|采购|安装|培训|试运行|摸底|整改|施工|评估|总结|筹备|移交|布展|招标|交付"
)
"""Names of phases that follow each other, where a list of three or more does not call them so."""
BESIDE: Final = regex(
    r"并行|有意|特意|故意|叠[了着一两二三半0-9]|留空|空出|缓冲|放假|[春暑寒]假|春节|国庆|half-term"
    r"|left? out|holidays?\b|vacation|on purpose"
    r"|buffer|slack|同时进行|同步进行|穿插|(?<!不)(?<!不相)(?<!无)交叉|(?<!不)(?<!不相)(?<!无)重叠|(?<!不留)(?<!无)(?<!没有)(?<!不许有)空档"
    r"|in parallel|(?<!no )(?<!not )(?<!none )(?<!never )\boverlap(?!s? is (?:not )?allowed)|alongside"
    r"|side by side|concurrent|deliberate|by design|at the same time|hand-?over (?:week|period)"
)
MEET: Final = regex(
    r"首尾[相衔][接连]|[不没无未][^,，。;；]{0,4}(?:重叠|交叉|重合|空[档当白缺窗]|放空|停顿|停歇|间[隙断歇]|遗漏|断档|缝)|[接挨连]着[走来干办做上]|连着|相连|前后脚|接上|错开|不同时|避免[^,，。]{0,6}同时|每个?[天日周月季晚班]都?[要得需]?有|前后相?[衔连]?接"
    r"|无缝|连续(?:进行|施工|排|作业)|依次|[不没无][间中]断|不停工|互?不(?:相)?(?:重叠"
    r"|交叉|冲突|留空)|不留空|无空档|[接衔]续|[衔连]接|紧[挨接跟]着?"
    r"|挨着|一个接一个|一[^,，。]{0,3}完[^,，。]{0,3}再[^,，。]{1,4}下?一|下一[^,，。]{1,4}[才再方]|(?:等|待)?[前上]一[^,，。]{1,10}(?:才"
    r"|再|方可|后)|逐[个段批库]|轮流|接力|没有一天|一天[都也]?[没不]|一天不[落歇停]|[没不]歇|无休|不打烊"
    r"|不离人|总有人|一直有人|人不断|(?:每天|天天|每日|时时|每晚|夜夜)都?有人|[不没无]断[档岗人线班]"
    r"|只有一[拨个组批班人家位场]|全程有人|任何时候|全天候|随时有人|始终有人|不能?断|不脱[岗节]"
    r"|同一(?:天|时间|时段)只|只能?落在|各?只[能属归]"
    r"|\b(?:without (?:a |any )?(?:breaks?|gaps?|interruptions?|overlaps?)(?: (?:or|and) (?:a |an |any )?[a-z]+)?"
    r"|follow (?:each other|one another"
    r"|on)|one after (?:the other|another)|back[- ]to[- ]back"
    r"|(?:no|never|not|without|nor)(?: [a-z]+){0,2} overlap\w*|none (?:of them )?overlap\w*"
    r"|(?:no|not|without)(?: [a-z]+){0,2} (?:shared|in common)|contiguous|end[- ]to[- ]end"
    r"|not (?:run|be|take place|happen|fall|go on|be open) at the same time"
    r"|(?:directly|straight|immediately) (?:after|follow\w*|into)|follow\w* (?:directly|immediately|straight)"
    r"|no (?:idle|gaps?|overlap\w*|breaks?|days? (?:off|uncovered|missed))"
    r"|not overlap|never overlap|non-overlapping|seamless\w*|unbroken|uninterrupted"
    r"|every (?:single |business |working )?(?:day|week|weekday|night|hour|shift)|each (?:one |phase "
    r"|stage |step |block |wave )?(?:start\w*|beg[iau]n\w*|follow\w*|wait\w*)|sequential\w*|consecutive\w*"
    r"|in (?:turn|sequence|succession)"
    r"|at all (?:times|hours)|(?:a)?round the clock|around the clock|(?:one|a single)(?: [a-z]+){0,3} at (?:a"
    r"|any one|any) time|never (?:two"
    r"|more than one)(?: [a-z]+)?(?: at (?:the same time|once))?"
    r"|no two(?:[^.;:]{0,40}at (?:the same time|once))?"
    r"|without a day off|not a (?:single )?day"
    r"|takes? over|picks? up|hands? over to|(?:start\w*|beg[aiu]n\w*|go\w*|enter\w*|mov\w*) (?:only )?(?:when"
    r"|once|after|as soon as|the (?:day|monday|week) after)"
    r"|(?:floor|room|store|site|street|ward|hall|block|section|district|team|line|house|building|unit|class|shop"
    r"|school|field|lane|deck|bay) by (?:floor|room|store|site|street|ward|hall|block|section|district|team|line|house"
    r"|building|unit|class|shop|school|field|lane|deck|bay)|covered throughout|full coverage|always (?:someone"
    r"|somebody|covered|one)|so that (?:someone|somebody)"
    r"|exactly one|only one (?:of|group|band|tier)|must not start before|waits? for)\b"
)
"""What says that phases meet."""
WHOLE: Final = regex(
    r"整[场个体]|全程|全期|总[工周]?期|总体|项目|工程|活动|展期|工期|会期|任期|合同期|本[届期次]"
    r"|\b(?:project|programme|program|campaign|whole|overall|altogether|in all|works|contract|season|festival"
    r"|exhibition|event|engagement|mission|period|term)\b[^.;:]*$"
)
WHOLE_TAIL: Final = regex(r"^,?\s?(?:共|历时|为期|全程|in all|altogether|overall)")
