"""The numbers of a lead-in that may count what is listed behind it: of three posts over 18 months at £64,000, three."""

from typing import Final

from mcp_server.regex import regex

_OF_ALL: Final = regex(
    r"\b(?:of (?:the|these|our|those|all|its)|out of|each of(?: the)?|among(?: the)?|between(?: the)?"
    r"|across(?: the)?) $"
    r"|总分|满分|每|各$|第$|前$"
)
"""What makes a number that of a whole of which others are told."""
_TOPIC: Final = regex(
    r"(?:^|[,;:.] ?|\*\* ?)(?:(?:and|but|so|then|also) )?"
    r"(?:in|for|at|from|with|across|among|between|during|under|on|to|by|within|after|before|over|of|through"
    r"|since|until|as) (?:the |our |these |all |each of |both |those |its |their |at least )*$"
    r"|\b(?:for|at|from|between|across|per|by|with|in|of|to) (?:the|our|these|its|all|their|your|his|her|those)\s?$"
    r"|\b(?:notes|remarks|comments|minutes|results?|reports?|impressions|thoughts|news|feedback|answers) (?:on|from|of"
    r"|about|to) $"
    r"|(?:^|[,;:。] ?)(?:在|对|对于|从|向|给|针对|由|与|经过|通过|围绕|按照?|根据|结合|关于|随着|经|让|请)"
    r"[^,;:。]{0,4}$"
)
"""What puts a number where only place, time or manner is told, or things that are known already."""
_ACTS: Final = regex(
    r"^[^:]*?(?<!were )(?<!are )(?<!was )(?<!been )(?<!be )(?<!is )(?<!being )(?<!things )(?<!points )(?<!that )\b"
    r"(?:agreed?|decided?|asks?|asked|raised?|said|says?|told|tells?|report(?:s|ed)?|wrote|writes?|wants?"
    r"|wanted|needs?"
    r"|needed|offer(?:s|ed)?|brings?|brought|bought|sold|sells?|lost|made|gave|gives?|sent|took|chose|found|noted"
    r"|nam(?:ed|e)|list(?:ed|s)?|suggest(?:s|ed)?|propos(?:ed|es?)|us(?:ed|es?)|ha(?:ve|s|d)(?! been| to be)|got|left"
    r"|won|shar(?:ed|es?)|saw|serv(?:ed|es?)|received|replaced|repaired|changed|checked|must|should|shall|will(?! be)"
    r"|can|complain(?:ed)?|mention(?:ed|s)?|request(?:ed|s)?|promis(?:ed|es?)|d(?:o|id|oes)|get|cost|open|close|work"
    r"|met|went|started|meet|keep|kept|show(?:ed|s)?|earn(?:ed|s)?|[a-z]{3,}ed (?:the|an?|our|their|his|her|its"
    r"|new|some|more))\b"
)
"""What those who are counted do: the list is of what they do it to."""
_WE: Final = regex(r"\b(?:we|you|they|i|he|she|to|that)\b")
_ACTS_ZH: Final = regex(
    r"提出|反映|认为|表示|建议|要求|商定|约定|决定|提议|指出|强调|希望|[说问答](?=:|$)|承诺|需要|负责|都|均|各|共同|一致|将|了"
)
_BEGINS: Final = regex(
    r"^\W*(?:\*\*[^*]*\*\*\W*)?(?:(?:the|our|all|all of|these|its|my|their|other|those|only|just|about) ?)*$"
)
_CLAUSE: Final = regex(
    r"^(?:and |but |so |or )?(?:please|bring|see|ask|do|don't|they|it|we|you|he|she|i|this|that|these|those|each"
    r"|both|everyone|nobody|none"
    r"|there|neither"
    r"|either|most|some|any|no one|one of|the (?:first|second|third|last|other|others|rest|latter|former|remaining)\b"
    r"|two of|three of|all of)\b|^(?:他们|她们|它们|我们|大家|有人|没人|其[中余他它]|每|各|都|均|谁|全)"
)
"""How a clause begins that tells more of what is counted, or of some of it, and lists nothing."""


_ANOTHER: Final = regex(
    r"[,;](?![0-9]{3})(?!(?:按|依|由|从)[^,;了]{1,8}$) ?[^,;]*(?:\b(?:we|they|it|i|you|he|she|there|this|these|those"
    r"|following|each|both|all|are|were"
    r"|is|was|do|did|have|had|has|will"
    r"|must|can)\b|[有是为了停间隔一二三四五六七八九十两]|包括|分别|主要|建议|如下|以下)|[,;][^,;]*[\u4e00-\u9fff]{13}"
)
"""Behind a pause more is told, and that may be what the list is of."""


def is_of_another(behind: str) -> bool:
    """Whether the words between a number and a list may announce another thing."""
    return bool(_ANOTHER.search(behind))


def is_topic(head: str) -> bool:
    """Whether the words right before a number say that it counts what is known, or is told in passing."""
    return bool(_OF_ALL.search(head) or _TOPIC.search(head))


_PEOPLE: Final = regex(r"[人名位家所方]|个(?:人|班|组|部门|单位|家庭|公司|团队|小组|学校|科室|车间|社区|村|国家)")


def acts(ahead: str, counted: str) -> bool:
    """Whether those who are counted do something to what is listed: three colleagues raised these points."""
    clause = regex(r"[,;。.] ?").split(ahead)[-1]
    does = _ACTS.search(counted) if _BEGINS.match(clause) else None
    # four things we need: these are what is needed
    acting = does and not _WE.search(counted, 0, does.end())
    return bool(acting or (_PEOPLE.search(counted[:6]) and _ACTS_ZH.search(counted)))


_REST: Final = regex(r"\bthe (?:others?|rest|remaining|remainder)\b|\b(?:as well|too)$|其余|另外[^的]{0,3}[人名位家个]")
_APART: Final = regex(
    r"^ ?(?:apart|later|before|after|ago|of|in|to|from|notice|late|early|off|out|past|old|long|and"
    r"|[之以]?[前后内]|期|来)\b"
)
POINTS: Final = regex(
    r"\b(?:things|reasons|causes|facts|changes|lessons|points|rules|problems|mistakes|faults|findings|issues|aims"
    r"|goals"
    r"|conditions|promises|decisions|weaknesses|questions|explanations|circumstances|errors|defects|truths|signs)\b"
)
"""What is told in whole clauses."""
POINTS_ZH: Final = regex("教训|经验|体会|原因|问题|措施|建议|要点|启示|做法|不足|收获|重点|举措|任务")


def tells(head: str, listed: str) -> bool:
    """Whether what would be a list is a clause about what is counted, or names only some of it."""
    return bool((_CLAUSE.match(listed.strip()) and not POINTS.search(head)) or _REST.search(listed))


def is_span(behind: str) -> bool:
    """Whether the words behind a number of days make it a length of time."""
    return bool(_APART.match(behind))
