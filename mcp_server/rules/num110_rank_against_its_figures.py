"""NUM110 rank-against-its-figures."""

from mcp_server.model.paper import Misranked
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "排名或比较与数字不符",
        "message": "文字说“{name}”（{value}）{words}，而“{other}”为 {than}。",
        "fix": "查清是名字、数字写错，还是说法不对；若比的是别的指标，请写明。",
    },
    "en": {
        "title": "Rank or comparison against its own figures",
        "message": 'It says "{words}" of "{name}" ({value}), but "{other}" has {than}.',
        "fix": "Find out whether a name, a figure or the word is wrong; where another measure is meant, name it.",
    },
}


@rule("NUM110", "error")
def rank_against_its_figures(ranked: Misranked) -> Seen:
    """Rank or comparison against its own figures.

    ## What it does
    Holds what is said to be the largest, the lowest, first or last, or above another, against the values that the same
    text lists by name.

    ## Why is this bad?
    The choice, the praise or the blame goes to the wrong one.

    ## Bad
    ```yaml check_document
    text: |
      Orders by shop: North 420, South 515, West 388. North had the most orders.
    ```

    ## Good
    ```yaml check_document
    text: |
      Orders by shop: North 420, South 515, West 388. South had the most orders.
    ```

    ## Fix
    Find out whether a name, a figure or the word is wrong; where another measure is meant, name it.
    """
    yield See(name=ranked.name, words=ranked.words, value=ranked.value, other=ranked.other, than=ranked.than)
