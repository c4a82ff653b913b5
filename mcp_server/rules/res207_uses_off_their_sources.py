"""RES207 uses-off-their-sources."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "资金来源与用途不等",
        "message": "资金来源 {sources}，{what} {other}，两者不等。",
        "fix": "更正其中一个，或写明差额去向。",
    },
    "en": {
        "title": "Sources that differ from uses",
        "message": "Sources come to {sources}, {what} to {other}.",
        "fix": "Correct one of them, or say where the rest goes.",
    },
}


@rule("RES207", "error")
def uses_off_their_sources(proposal: Proposal) -> Seen:
    """Sources that differ from uses.

    ## What it does
    Checks that sources and uses of money, and sources and tranches, come to the same.

    ## Why is this bad?
    Money without a use will find one; a use without money will not be paid.

    ## Bad
    ```yaml build_proposal
    funding:
      sources: [{name: Own, amount: $900}]
      uses: [{name: Lockers, amount: $600}, {name: Launch, amount: $200}]
    ```

    ## Good
    ```yaml build_proposal
    funding:
      sources: [{name: Own, amount: $800}]
      uses: [{name: Lockers, amount: $600}, {name: Launch, amount: $200}]
    ```

    ## Fix
    Correct one of them, or say where the rest goes.
    """
    found = proposal.balance
    if found is None or found.sources is None:
        return
    for name, other in (("uses", found.uses), ("tranches", found.tranches)):
        if other is None or other.unit != found.sources.unit:
            continue
        if abs(other.value - found.sources.value) > max(abs(found.sources.value), abs(other.value)) / 200:
            yield See(f"/funding/{name}", sources=found.sources, what=Key(f"proposal.{name}"), other=other)
