"""TXT104 heading-with-nothing-below."""

from itertools import zip_longest

from mcp_server.model.paper import Paper
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "标题下没有内容",
        "message": "“{heading}”下面没有内容。",
        "fix": "补上内容，或去掉这个标题。",
    },
    "en": {
        "title": "Heading with nothing below",
        "message": 'There is nothing below "{heading}".',
        "fix": "Write what belongs there, or take the heading out.",
    },
}


@rule("TXT104")
def heading_with_nothing_below(paper: Paper) -> Seen:
    """Heading with nothing below.

    ## What it does
    Finds headings that another one of the same or a higher level follows at once, or that end the text.

    ## Why is this bad?
    What was promised is missing, and nobody can tell whether it was forgotten.

    ## Bad
    ```yaml check_document
    text: |
      ## Costs
      ## Risks
      A supplier may be late.
    ```

    ## Good
    ```yaml check_document
    text: |
      ## Costs
      Nothing is spent before May.
      ## Risks
      A supplier may be late.
    ```

    ## Fix
    Write what belongs there, or take the heading out.
    """
    if all(one.sort == "heading" for one in paper.sentences):
        return  # a title, or a list of contents
    for index, (one, after) in enumerate(zip_longest(paper.sentences, paper.sentences[1:])):
        ends = after is None or (after.sort == "heading" and len(after.under) <= len(one.under))
        if one.sort == "heading" and ends:
            yield See(f"/sentences/{index}", heading=one.text.strip(" #*_"))
