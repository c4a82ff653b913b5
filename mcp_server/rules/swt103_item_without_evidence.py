"""SWT103 item-without-evidence."""

from mcp_server.model.base import called
from mcp_server.model.swot import Factor
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "条目没有依据",
        "ask": "“{text}”有什么依据（数字、记录、谁说的）？",
        "why": "没有依据的条目只是看法，声音大的会赢。",
    },
    "en": {
        "title": "Item without evidence",
        "ask": 'What shows that "{text}" (a figure, a record, who said so)?',
        "why": "Without evidence an item is an opinion, and the loudest one wins.",
    },
}


@rule("SWT103", "question")
def item_without_evidence(item: Factor) -> Seen:
    """Item without evidence.

    ## What it does
    Asks for what shows a SWOT item to be true.

    ## Why is this bad?
    A SWOT without evidence is a list of opinions; the loudest one wins.

    ## Bad
    ```yaml swot
    items:
      - {text: Customers leave after the first year, quadrant: weakness}
    ```

    ## Good
    ```yaml swot
    items:
      - {text: Customers leave after the first year, quadrant: weakness, evidence: "31% renewals in 2025, CRM"}
    ```

    ## Fix
    Name the figure, the document or the person that shows it.
    """
    if item.text and item.quadrant and not item.evidence and not any(c.isdigit() for c in item.text):
        yield See("evidence", text=called(item))
