"""The words beside a figure that tell how it may follow from others, in wide classes: they only make a way likelier."""

from typing import Final

from mcp_server.regex import regex

ABOUT: Final = r"(?<![节合违预签履契条制公爽大])约(?![定束会])|大约|(?<![附最就])近"
"""What makes a figure one that is only near, in Chinese, and in no other word: 节约, 附近."""
_PER: Final = (
    r"每|单价|均价"
    r"|一[个台份件人张套家户间条节本次趟场班辆箱块幅笔页]"
    r"|[×*@/]|\b(?:each|every|per|apiece|times|at|by|x|an? (?:head|piece|month"
    r"|day|week|year|night|seat|ticket|person|unit|time|box|go|hour))\b"
)
_MADE: Final = (
    r"[共合总计即折得为=＝→]|等于|相当|就是|\b(?:total\w*|together|altogether|in all|makes?|making|so|worth|which is"
    r"|that is|i\.?e\.?|comes? to|came to|or|equals?|is|are|was|means?|giv(?:es?|ing)|add(?:s|ed)?|put|bill\w*|cost\w*"
    r"|brings?|overall|sum\w*|combined)\b"
)
_ALL: Final = (
    r"[共合总计和全]|\b(?:total\w*|together|altogether|in all|overall|sum\w*|combined|adds?|made|makes?|all|both"
    r"|between|split|breaks?|namely)\b"
)
_LEFT: Final = (
    r"[剩余差少多增减降省净高低超欠缺未涨跌落升快慢缩延尚待短长末现]|其他|另|\b(?:left|leav\w+|remain\w*|rest|others?"
    r"|more|less|fewer|lower|higher|net|up|down|sav\w+|gap|differen\w+|short\w*|over|under|above|below|better|worse"
    r"|gain\w*|los[te]\w*|increas\w+|decreas\w+|reduc\w+|rose|fell|grew|dropp?\w*|cut\w*|extra|beyond|ahead|behind"
    r"|outstanding|open|faster|slower|longer|un(?:paid|sold)|missing|still|not?|without|balance|ends?|clos\w+)\b"
)
_OF: Final = (
    r"[占率比]|份额|\b(?:shares?|rate|of|proportion|ratio|conversion|margin|percent\w*|response|yield|uptake|attainment"
    r"|return|churn|occupancy|turnout|coverage|utili[sz]ation|completion|account\w*|ma[kd]e|is|are|only|just|or"
    r"|i\.?e\.?)\b|[=＝(（]\s?$"
)
_MOVED: Final = (
    r"[增减降升涨跌落省缩高低多少提快慢幅]|\b(?:up|down|r[oi]se\w*|fell|fall\w*|gr[eo]w\w*|increas\w+|decreas\w+"
    r"|drop\w*|cut\w*|reduc\w+|more|less|fewer|higher|lower|faster|slower|shorter|longer|cheaper|sav\w+|gain\w*|improv\w+"
    r"|declin\w+|chang\w+|jump\w*|climb\w*|slip\w*|los[te]\w*|better|worse|above|below|over|under|ahead|behind)\b"
    r"|[+-]\s?$"
)
PER: Final = regex(_PER)
CUES: Final = {
    "sum": regex(_ALL), "difference": regex(_LEFT), "points": regex(_LEFT), "balance": regex(_LEFT),
    "product": regex(_MADE), "part": regex(_MADE), "whole": regex(_MADE), "share": regex(_OF),
    "change": regex(_MOVED), "ratio": regex(rf"均|折合|相当于|\b(?:average[sd]?|averaging|mean)\b|{_PER}"),
}  # fmt: skip
"""The words beside a figure that ask for each operation."""
STRONG: Final = {
    "difference": regex(
        r"(?:余下?|剩余?|剩下|结余|结存|遗留|差|缺口?|尚余|未\w{1,3}|净增|净减|[少多减增省高低短长贵重轻大小早晚快慢宽厚远近深浅热冷](?:了|出|收|花|用|于)?"
        r"|降了|超出?)$"
        r"|\b(?:remaining|leav(?:es?|ing)|left|rest|short(?:fall)?(?: of| by)?|over by|under by|outstanding|missing"
        r"|sav(?:es?|ing)|net (?:gain|loss|change)|down|up|by|gap of|difference of|open)"
        r"(?: (?:of|us|with|at|is|are))* ?$"
    ),
    "change": regex(
        r"(?:[增升涨跌落降减省缩提](?:了|长|加|幅|低|速|少|高|下|去|短)*|[高低多少快慢](?:了|出)?|环比|同比)[^,，;；]{0,3}$"
        r"|\b(?:up|down|by|rose|fell|grew|dropp?ed|cut|gain(?:ed)?|growth|increase|decrease|rise|drop|fall)"
        r"(?: (?:of|by|is|was|about|an?))* ?$"
    ),
    "ratio": regex(
        r"(?:平均|人均|户均|日均|月均|场均|均价|每\w{1,3})[^,，;；]{0,6}$|\b(?:averag\w+|mean)\b[a-z ,:]{0,24}$"
    ),
    "share": regex(
        r"(?:占[^,，;；]{0,8}|(?:率|比[例重]|份额)[^,，;；]{0,4})$|\b(?:rate|share)\b[a-z ,]{0,8}$"
        r"|[=＝(（]\s?$"
    ),
    "product": regex(
        r"(?:[=＝→]|共|合计|总计|计|合|折合)\s?$"
        r"|\b(?:together|in all|in total|makes?|so|which is|worth|that is)\b[a-z ,:]{0,8}$"
    ),
}
"""Such words right before it."""
BEHIND: Final = {
    "difference": regex(
        r"^ (?:[a-z]+ )?(?:left|remain(?:s|ed|ing)?|short|to go|more|less|fewer|(?:are )?still|carried over|unsold|over"
        r"|better|worse|[a-z]{3,}er than)\b"
    ),
    "change": regex(
        r"^\s?(?:more|less|fewer|lower|higher|faster|slower|shorter|longer|cheaper|up|down"
        r"|(?:year.on.year )?(?:increase|decrease|growth|reduction|rise|drop|fall|decline|cut|jump|gain|improvement))\b"
    ),
    "ratio": regex(
        r"^ (?:to|for) (?:an?|each|every) |^ ?/"
        r"|^ ?(?:[a-z]+ )?(?:each|apiece|a head|a day|a month|on average|for each|per\b)"
    ),
    "share": regex(r"^ (?:[a-z-]+ ){0,2}(?:rate|share|of (?:it|them|those|these|all|the))\b"),
}
"""Such words right behind it."""
UP: Final = regex(
    r"[增升涨多高提]|\b(?:up|r[oi]sen?|rises?|gr[eo]wn?|growth|increas\w+|more|higher|gain\w*|jump\w*|climb\w*|extra)\b"
)
DOWN: Final = regex(
    r"[降减跌落少低省缩]|\b(?:down|f[ae]ll(?:en|s)?|drop\w*|decreas\w+|declin\w+|less|fewer|lower|cut\w*|reduc\w+"
    r"|sav\w+|shrank|shrunk|slip\w*|lost)\b"
)
"""Words beside a change that tell which way it goes."""
OWN: Final = regex(r"^\s?[(（]$|^,?占[^,，]{0,4}$|^ (?:or|i\.e\.|=) ?$")
"""Between an amount and the percentage that is its own."""
JOINTS: Final = {
    "times": regex(r"[×*@]|每|单价|\b(?:at|each|every|times|x|by|per|for)\b"),
    "less": regex(r"[减扣除去]|用[了去掉]|\b(?:less|minus|against|of which)\b|[−–-]\s?$"),
    "of": regex(r"\b(?:of|out of)\b|[中里]|/\s?$"),
    "to": regex(r"[到至→]|->|\b(?:to|after|from|than|now)\b|比|上[月年周]|去年"),
    "and": regex(r"^ ?[、,，和及与加+]|\b(?:and|plus)\b"),
}
"""What may stand between two figures that are taken together."""
WHOLE: Final = regex(r"\bof (?:(?:the|those|these|our|all|its|their|every) ?)*$|\b(?:out of|in) ?$|/ ?$")
WHOLE_BEHIND: Final = regex(r"^[^,，;；]{0,6}?[中里的]")
OLD: Final = regex(
    r"[去上前]年|上[一个]*[月周季届次期轮半]|同期|原|以前|之前|此前|改造前|[由从自比较]|\b(?:from|than|last|previous\w*|prior"
    r"|was|were|earlier|ago|before|against|vs|versus|compared|original\w*|old|used to)\b"
)
NEW: Final = regex(
    r"今年|本[月周季期年次]|现|目前|改造后|[到至为达]|\b(?:to|now|this|today|current\w*|after|is|are|stands)\b"
)
BY: Final = regex(r"([人户日月年周天场店班组])均|每[一个]{0,2}(\w)|\b(?:per|each|every|an?) ([a-z]+)")
MANY: Final = {
    "day": "days",
    "week": "weeks",
    "month": "months",
    "hour": "hours",
    "year": "years",
    "minute": "minutes",
}
SAME: Final = {"人": "人名位", "户": "户家", "日": "天日", "天": "天日", "店": "家店", "月": "月个月"}
