"""PRI201 figure-that-nothing-uses."""

from mcp_server.methods._prioritize_figures import factor_named, factors_of
from mcp_server.methods._prioritize_nouns import Ranking, pointer
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "没有用到的数值",
        "message": "{where}写了“{word}”，{scheme} 用不到它。",
        "fix": "改成该方法的数值名或准则的名称；要计入它，请用加权评分并把它列为准则。",
    },
    "en": {
        "title": "Figure that nothing uses",
        "message": '{where} has "{word}", which {scheme} does not use.',
        "fix": "Name a figure of the scheme or a criterion; to count it, use weighted criteria with it among them.",
    },
}


@rule("PRI201")
def figure_that_nothing_uses(body: Ranking) -> Seen:
    """Figure that nothing uses.

    ## What it does
    Checks for figures under a name that is no criterion and no figure of the scheme, and for criteria beside a scheme
    that has its own.

    ## Why is this bad?
    Somebody thinks that it counts, and it does not; or a slip of the pen hides a figure.

    ## Bad
    ```yaml prioritize
    scheme: ICE
    options:
      - {name: Search, figures: {impact: "8", confidence: "6", ease: "4", fit: "9"}}
      - {name: Export, figures: {impact: "5", confidence: "8", ease: "8"}}
    ```

    ## Good
    ```yaml prioritize
    scheme: ICE
    options:
      - {name: Search, figures: {impact: "8", confidence: "6", ease: "4"}}
      - {name: Export, figures: {impact: "5", confidence: "8", ease: "8"}}
    ```

    ## Fix
    Use the name of a figure of the scheme, or the id or name of a criterion.
    """
    scheme = Key(f"scheme.{body.scheme}")
    for stray in body.strays:
        if stray.at.startswith("/options/"):
            yield See(stray.at, where=stray.where, word=stray.word, scheme=scheme)
    own = set(factors_of(body.scheme))
    for criterion in body.criteria if own else ():
        if not own & {factor_named(criterion.id), factor_named(criterion.name)}:
            yield See(pointer("criteria", criterion.id), where=Key("criteria"), word=called(criterion), scheme=scheme)
