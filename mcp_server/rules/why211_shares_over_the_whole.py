"""WHY211 shares-over-the-whole."""

from decimal import Decimal

from mcp_server.methods.run_5whys import FiveWhys
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "占比超过整体",
        "message": "根因 {names} 的占比合计 {total}%，超过 100%。",
        "fix": "用同一个整体重新估计各占多少。",
    },
    "en": {
        "title": "Shares larger than the whole",
        "message": "The shares of {names} add up to {total}%.",
        "fix": "Estimate each share again, out of the same whole.",
    },
}


@rule("WHY211", "error")
def shares_over_the_whole(body: FiveWhys) -> Seen:
    """Shares larger than the whole.

    ## What it does
    Checks for shares of root causes that add up to more than 100 %.

    ## Why is this bad?
    Together they would explain more than what happened.

    ## Bad
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: No spare belt is kept, evidence: Stock list, share: "70%"}
      - {id: c2, because: Two drivers were ill, evidence: Rota, share: "50%"}
    ```

    ## Good
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: No spare belt is kept, evidence: Stock list, share: "70%"}
      - {id: c2, because: Two drivers were ill, evidence: Rota, share: "30%"}
    ```

    ## Fix
    Estimate each share again, out of the same whole.
    """
    shares = [root for root in body.roots if root.share is not None]
    total = sum((root.share for root in shares if root.share is not None), Decimal(0))
    if total > Decimal("100.5"):
        yield See("/causes", names=tuple(root.because for root in shares), total=total)
