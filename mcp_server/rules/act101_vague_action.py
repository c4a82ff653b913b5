"""ACT101 vague-action."""

import re
from typing import Final

from mcp_server.knowledge import wording
from mcp_server.model.causes import Countermeasure
from mcp_server.model.work import Initiative, Step
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "行动太笼统",
        "message": "“{text}”没有说清做什么、做到多少、交出什么。",
        "fix": "写出谁在何时做哪件具体的事，以及用哪个数字或交付物来确认。",
    },
    "en": {
        "title": "Vague action",
        "message": '"{text}" does not say what is done, how much of it, or what is handed over.',
        "fix": "Say what somebody does on which day, and the figure or the thing that shows it was done.",
    },
}


LONGEST: Final = 200
"""Characters; a longer text says more than that something will be better."""
_FIGURE: Final = regex(
    r"[\d%％]|[一二两三四五六七八九十百每][次个周天月日份场名人家项条类季年]|"
    r"\b(?:daily|weekly|monthly|quarterly|every|each|once|twice|two|three|four|five)\b",
    re.IGNORECASE,
)
_THING: Final = regex(
    r"文档|手册|清单|模板|报告|课程|考试|看板|脚本|规范|流程图|标准|制度|例会|周会|晨会|会议|工作坊|系统|平台|工具|表|告警|测试|用例|合同|"
    r"机制(?=[:：，,])|名单|数据库|接口|页面|版本|上线|"
    r"\b(?:document|manual|check ?lists?|template|report|course|workshop|training|meeting|stand-?up|dashboard|script|"
    r"guide|policy|procedure|system|tool|form|alert|alarm|tests?|contract|page|list|register|database|release|rule|"
    r"sign-?off|newsletter|survey|channel|rota|calendar|ticket)s?\b",
    re.IGNORECASE,
)
_FILLING: Final = regex(
    r"[与和及对的在之间并同了将要应以各一二]|部门|团队|跨|内部|大家|员工|人员|全员|全体|日常|相关|工作|方面|今后|以后|继续|需要|必须|质量|安全|责任|服务|"
    r"风险|客户|成本|业务|各方|"
    r"\b(?:the|a|an|our|their|all|of|in|on|to|for|with|between|among|and|or|across|within|more|better|about|team|teams|"
    r"departments?|staff|people|everyone|everybody|colleagues|employees|agents|sales|marketing|product|engineering|quality|"
    r"safety|security|risk|service|customers?|internal|cross-team|continuously|further|future|should|must|will|be|is)\b",
    re.IGNORECASE,
)


def _is_vague(text: str) -> bool:
    """Whether vague words are nearly all that a text says."""
    found = wording.found("vague_action", text) if len(text) <= LONGEST else ()
    if not found or _FIGURE.search(text) or _THING.search(text):
        return False
    left = text
    for word in reversed(found):
        left = left[: word.start] + " " + left[word.end :]
    for word in reversed(wording.found("vague_degree", left)):
        left = left[: word.start] + " " + left[word.end :]
    left = _FILLING.sub(" ", left)
    return len(re.findall(r"[\u4e00-\u9fff]", left)) <= 3 and len(re.findall(r"[A-Za-z]{2,}", left)) <= 1


@rule("ACT101")
def vague_action(noun: Step | Countermeasure | Initiative) -> Seen:
    """Vague action.

    ## What it does
    Checks steps, countermeasures and the goals of initiatives for words such as "raise awareness" or 加强沟通 with next
    to nothing beside them: no figure, no thing that could be handed over, no measure in the other fields.

    ## Why is this bad?
    Nobody can tell whether it was done, so it is always done.

    ## Bad
    ```yaml run_5whys
    problem: Three invoices went to the wrong customer
    countermeasures: [{action: Strengthen communication with sales, owner: Mei Lin, due: 2026-05-29}]
    ```

    ## Good
    ```yaml run_5whys
    problem: Three invoices went to the wrong customer
    countermeasures: [{action: Sales confirms the billing address in the order form, owner: Mei Lin, due: 2026-05-29}]
    ```

    ## Fix
    Say what somebody does on which day, and the figure or the thing that shows it was done.
    """
    if isinstance(noun, Countermeasure):
        at, text, measured = (
            ("action" if noun.action else "text"),
            noun.action or noun.text,
            bool(noun.metric and noun.expected),
        )
    elif isinstance(noun, Initiative):
        at, text, measured = "goal", noun.goal, bool(noun.kpis or noun.acceptance or noun.deliverables)
    else:
        at, text, measured = "text", noun.text, bool(noun.kpis)
    if text and not measured and _is_vague(text):
        yield See(at, text=text.strip() if len(text.strip()) <= 60 else f"{text.strip()[:59]}…")
