"""NUM106 part-larger-than-its-whole."""

from mcp_server.language.claims import recomputed
from mcp_server.model.paper import Stated
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "部分大于整体",
        "message": "其中 {part}，而总共才 {whole}。",
        "fix": "查清两个数哪个错了，或写明它们不是同一个口径。",
    },
    "en": {
        "title": "Part larger than its whole",
        "message": "{part} are said to be part of {whole}.",
        "fix": "Find out which of the two is wrong, or say that they do not count the same things.",
    },
}


@rule("NUM106", "error")
def part_larger_than_its_whole(stated: Stated) -> Seen:
    """Part larger than its whole.

    ## What it does
    Checks figures that a text calls a part of another ("of them", "5 of 4", 其中, 占), and those of a later step
    against what came to it (48 sat and 49 passed, 收回 486 份而有效 492 份), in sentences, lists and tables; also
    those in both of two groups against the smaller one, and a month or quarter against the year so far.

    ## Why is this bad?
    One of the two is wrong, and every share made of them.

    ## Bad
    ```yaml check_document
    text: We have 40 partners. 46 of them sold at least once.
    ```

    ## Good
    ```yaml check_document
    text: We have 46 partners. 40 of them sold at least once.
    ```

    ## Fix
    Find out which of the two is wrong, or say that they do not count the same things.
    """
    result = recomputed(stated) if stated.op == "within" else None
    if result is not None and not result.holds:
        yield See(part=stated.of[0], whole=stated.value)
