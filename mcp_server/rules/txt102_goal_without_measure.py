"""TXT102 goal-without-measure."""

import re
from typing import Final

from mcp_server.knowledge import wording
from mcp_server.language.dates import moments
from mcp_server.model.paper import Sentence
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "目标没有可衡量的数字",
        "message": "“{text}”没有说到什么程度算达到（{words}）。",
        "fix": "写出指标、从多少到多少、什么时候达到。",
    },
    "en": {
        "title": "Goal without a measure",
        "message": '"{text}" does not say at what point it is reached ({words}).',
        "fix": "Name the measure, from what to what, and by when.",
    },
}

LONGEST: Final = 160
"""Characters; a longer sentence says more than a wish."""
_AIM: Final = regex(
    r"目标|指标|愿景|计划|规划|方向|重点|任务|举措|措施|goals?\b|objectives?\b|targets?\b|aims?\b|plan\b|measures\b|priorit|ambition"
    r"|next\b|roadmap",
    re.IGNORECASE,
)
_WISH: Final = regex(
    r"(?:^|[,，、:：])\s*(?:[今明本下上]\S{1,3}?)?(?:将|要|应|需|力争|争取|确保|实现|计划|希望|努力|全面|大幅|显著|进一步|明显|稳步|不断|持续|尽快|逐步|极大)|目标(?:是|为)|我们(?:将|要|计划|希望)"
    r"|\b(?:will|shall|should|aims?\sto|plans?\sto|want(?:s)?\sto|intends?\sto|goal\sis|objective\sis|target\sis"
    r"|need(?:s)?\sto|must)\b",
    re.IGNORECASE,
)
_VERB: Final = regex(
    r"(?:^\W*(?:\d+[.)、]\s*)?|\b(?:will|shall|should|must|to)\s)(?:[a-z]+ly\s)?(?:improve|increase|reduce|raise|lower|cut|boost|grow|strengthen|enhance"
    r"|accelerate|shorten|expand|make|become|deliver|achieve|raise|optimi[sz]e|speed\sup|better)\b"
    r"|(?:提升|提高|改善|增强|加强|优化|降低|减少|缩短|扩大|增加|加快|完善|推进|改进)",
    re.IGNORECASE,
)
_DONE: Final = regex(
    r"(?:了|已经?|得到|有所|取得)|\b(?:was|were|has|have|had|improved|increased|reduced|fell|rose|grew|dropped|declined"
    r"|slowed)\b|\bby\s(?:the\s)?\w+ing\b",
    re.IGNORECASE,
)
_FIGURE: Final = regex(
    r"\d|[%％]|[一二两三四五六七八九十百千万半]+(?:成|倍|个|次|天|小时|分钟|家|人|名|项|套|条|元|分|折)|百分之|翻番|减半|归零|全部"
    r"|\b(?:half|halve|double|triple|zero|none|every|each|one|two|three|four|five|six|seven|eight|nine|ten|dozen)\b",
    re.IGNORECASE,
)
_DATE: Final = regex(
    r"(?:20\d\d\s?年?\s?)?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?|20\d\d(?:\s?年)?|[qh][1-4]\b|^\W*\d{1,2}[.)、]", 2
)


def _without_dates(text: str) -> str:
    for moment in reversed(moments(text)):
        text = text[: moment.start] + " " + text[moment.end :]
    return _DATE.sub(" ", text)


@rule("TXT102")
def goal_without_measure(sentence: Sentence) -> Seen:
    """Goal without a measure.

    ## What it does
    Finds goals, in lists of goals and in sentences that say what will be, that hold a word such as "significantly",
    显著 or 大幅 where a figure belongs, and no figure at all but dates.

    ## Why is this bad?
    At the end everybody can say that it was reached, and nobody that it was not.

    ## Bad
    ```yaml check_document
    text: |
      ## Goals
      - Significantly improve the quality of our answers
    ```

    ## Good
    ```yaml check_document
    text: |
      ## Goals
      - Significantly improve the quality of our answers, from 82% to 90% solved at once
    ```

    ## Fix
    Name the measure, from what to what, and by when.
    """
    text = sentence.text.strip()
    if sentence.sort not in {"item", "prose"} or len(text) > LONGEST:
        return
    degrees = wording.found("vague_degree", text)
    if not degrees or _FIGURE.search(_without_dates(text)) or _DONE.search(text):
        return
    aimed = any(_AIM.search(words) for words in (*sentence.under[-1:], sentence.lead))
    if _VERB.search(text) and (_WISH.search(text) or (aimed and sentence.sort == "item")):
        yield See(text=sentence.excerpt, words=tuple(dict.fromkeys(word.text for word in degrees)))
