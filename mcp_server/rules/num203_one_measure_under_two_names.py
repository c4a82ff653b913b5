"""NUM203 one-measure-under-two-names."""

import re

from mcp_server.knowledge.lexicon import key
from mcp_server.knowledge.metrics import bind
from mcp_server.methods.generate_plan import Plan
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "同一指标两个名称",
        "ask": "“{one}”和“{other}”是同一个指标吗？若不是，口径各是什么？",
        "why": "会被算两次，而且两边慢慢不一致。",
    },
    "en": {
        "title": "One measure under two names",
        "ask": 'Are "{one}" and "{other}" the same measure? If not, what does each count?',
        "why": "It is counted twice, and the two drift apart.",
    },
}


_YEARLY = regex(r"年度?(?=[^年末底初轻龄货会报化]*率)|\b(?:annual(?:i[sz]ed)?|yearly)\b", re.IGNORECASE)
"""Says of a rate that it is that of a year."""


@rule("NUM203", "question")
def one_measure_under_two_names(plan: Plan) -> Seen:
    """One measure under two names.

    ## What it does
    Asks whether two KPIs under different names are the same measure, where both names are known for one metric, or
    one of them only adds that it is annual.

    ## Why is this bad?
    It is counted twice, and the two drift apart.

    ## Bad
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Renewal rate, target: "92%"}
      - {name: GRR, target: "90%"}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Renewal rate, target: "92%"}
      - {name: Net revenue retention, target: "105%"}
    ```

    ## Fix
    Keep one name; or give each its definition.
    """
    first: dict[str, str] = {}
    for kpi in plan.kpis:
        bare = " ".join(_YEARLY.sub(" ", kpi.name).split())
        known = bind(kpi.name) or bind(bare)
        measure = known.id if known else " ".join(key(bare))
        if not measure or kpi.definition:
            continue
        if measure in first and key(first[measure]) != key(kpi.name):
            yield See(f"/kpis/id={kpi.id}/name", one=first[measure], other=kpi.name)
        first.setdefault(measure, kpi.name)
