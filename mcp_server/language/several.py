"""What says that shares need not make a whole: several answers are open to each, or figures are rounded."""

from typing import Final

from mcp_server.language.shapes import COUNT
from mcp_server.regex import regex

_MANY: Final = rf"(?:多|几|好几|若干|数|[两二三四五2-5]|{COUNT}\s?)[个项种类条样处方面选次]?|{COUNT}"
_PICK: Final = r"[选勾填记涉属归标打提答挑报列写投画圈举兼]"
SEVERAL: Final = regex(
    rf"多[选填答]|复选|任选|限选|选填|可多|{_PICK}[^,;。:%]{{0,5}}多[于个项种类条样处过]"
    rf"|(?:可|能|允许|准许|容许|最多|至多|限|不妨)[^,;。:%]{{0,5}}{_PICK}[^,;。:%]{{0,5}}?(?:{_MANY})"
    rf"|(?:每|一)[^,;。:%]{{1,6}}[可会能][^,;。:%]{{0,6}}(?:{_MANY})"
    r"|不(?:止|只|限于?|仅限?于?)(?:选|填|有)?[一1]|不止一|非单选|不是单选|不互斥|并不?排斥|重叠|重复|交叉|叠加|重合|兼[有选报具]"
    r"|(?:相加|合计|之和|加起来|总和|加总)[^,;。]{0,6}(?:大于|超过?|高于|不等于|不到|不足|不为|多于|不止)"
    r"|四舍五入|舍入|取整|凑整|尾差"
    r"|\bround(?:ed|ing)\b|\bmultiple\b|\bseveral\b|\boverlap\w*|\bas many\b|\ball that appl|\bany number of\b"
    r"|\bmore than (?:one|100)\b|\bmutually\b|\b(?:two|three|four|up to \w+|\ue000) (?:answers|options|reasons|choices"
    r"|ways|things|boxes|ticks|mentions|causes)(?:,? (?:each|were|was|are|could|allowed|possible|permitted|per)\b)"
    r"|\b(?:up to|at most|as many as|a maximum of) (?:two|three|four|five|[2-5\ue000]) (?:answers|options|reasons"
    r"|choices|ways|things|boxes|causes|items)"
    r"|\b(?:could|can|may|might|allowed to|able to|free to|asked to|invited to) (?:be )?"
    r"(?:tick|choose|name|pick|select|give|mention|mark|check|vote for|have|list|belong to|fall (?:in|und)er|fall into"
    rf"|count(?:ed)? (?:in|under)|cover|concern)\w* [^,;.]{{0,20}}?(?:two|three|four|more|both|{COUNT})"
    r"|\b(?:do|does|did|need) not (?:have to )?(?:add|sum|make|total)"
)


def overlap(*texts: str) -> bool:
    """Whether some of the texts around shares say that these need not make a whole."""
    return any(SEVERAL.search(text.lower()) for text in texts)


ONLY_ONE: Final = regex(
    r"单选|不可多选|不能多选|唯一|不重复|只计一次"
    r"|(?:只|仅|限)[能可准许得]?(?:选|说|填|答|投|报|提|归|属|算|列|计|给|挑|勾|写|记)[了出入为到]?(?:[一1\ue000]|最)"
    r"|\bonce\b|\bsingle[- ](?:answers?|reasons?|choice|cause|option|vote|reply|topic|main)\b"
    r"|\b(?:only|just|exactly) (?:one\b|a single\b|\ue000)"
    r"|(?:\bone [a-z]+|\ue000)(?:,? (?:each|per person|only|a head))\b"
    r"|\b(?:named?|chose|choose|pick(?:ed)?|tick(?:ed)?) (?:one|\ue000)"
    r"(?= (?:answer|reason|choice|option|box|cause|topic))"
)
"""Words for things of which each is counted under one head alone."""
