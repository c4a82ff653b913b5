"""FIN105 proposal-without-success-test."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "立项书没有成功标准",
        "ask": "做成什么样算成功：看哪个指标、到什么时候、达到多少？",
        "why": "现在不定，做完之后怎样都可以说是成功。",
    },
    "en": {
        "title": "Proposal without a success test",
        "ask": "What will count as success: which measure, by when, from where to where?",
        "why": "What is not fixed now can be called a success whatever comes of it.",
    },
}


@rule("FIN105", "question")
def proposal_without_success_test(proposal: Proposal) -> Seen:
    """Proposal without a success test.

    ## What it does
    Asks what counts as success, in a proposal that names none.

    ## Why is this bad?
    What is not fixed before the money is spent can be called a success whatever comes of it.

    ## Bad
    ```yaml build_proposal
    aim: Parcel lockers in twelve stations
    ```

    ## Good
    ```yaml build_proposal
    aim: Parcel lockers in twelve stations
    success_test:
      - {name: Lockers in use, baseline: 0%, target: ≥60%, due: 2027-12-31}
    ```

    ## Fix
    Name one to three measures with baseline, target, day and source.
    """
    if not proposal.success_test:
        yield See("/success_test")
