"""RET204 noise-read-as-a-trend."""

from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "把日常波动当成趋势",
        "message": "写着“{claim}”，但“{name}”的 {count} 个点都在日常波动之内，没有信号。",
        "fix": "改为“没有可见变化”，或再收集一段时间的数据。",
    },
    "en": {
        "title": "Noise read as a trend",
        "message": 'It says "{claim}", but all {count} points of "{name}" are within its usual ups and downs.',
        "fix": "Say that no change is visible, or collect more points.",
    },
}


@rule("RET204")
def noise_read_as_a_trend(body: Retrospective) -> Seen:
    """Noise read as a trend.

    ## What it does
    Checks a claim of a change that names a series whose process behaviour chart, from twelve points or more,
    shows no signal.

    ## Why is this bad?
    What goes up by itself comes down by itself, and the cause that was found for it is none.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    series:
      - metric: orders
        values: {a: 10, b: 12, c: 11, d: 13, e: 10, f: 12, g: 11, h: 12, i: 10, j: 13, k: 11, l: 12}
    claims: [{text: Orders rose, op: change, of: [orders], value: 20%}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    series:
      - metric: orders
        values: {a: 10, b: 12, c: 11, d: 13, e: 10, f: 12, g: 11, h: 12, i: 10, j: 13, k: 11, l: 30}
    claims: [{text: Orders rose, op: change, of: [orders], value: 200%}]
    ```

    ## Fix
    Say that no change is visible, or collect more points.
    """
    ids = {f"/series/id={one.id}": one.id for one in body.series}
    noise = {name: row for row in body.charts if row.verdict == "noise" and not row.provisional
             for name in (row.metric, ids[row.at])}  # fmt: skip
    for claim in body.claims:
        if claim.op in {"change", "points", "difference"}:
            for row in dict.fromkeys(noise[name].at for name in claim.of if name in noise):
                chart = next(one for one in body.charts if one.at == row)
                yield See(f"claims/id={claim.id}", claim=called(claim), name=chart.metric, count=chart.count)
