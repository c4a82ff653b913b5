"""NUM108 figure-that-nearly-follows."""

from mcp_server.language.claims import from_texts
from mcp_server.language.nearly_rebased import is_rebased
from mcp_server.language.quantities import quantity
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "数字差一点就能推出来",
        "ask": "{stated} 是按什么算的？{formula} 得 {computed}。",
        "why": "旁边的数差一点就能推出它，多半有一个写错了；若另有口径，请写明。",
    },
    "en": {
        "title": "Figure that nearly follows",
        "ask": "What does {stated} follow from? {formula} gives {computed}.",
        "why": "The figures beside it nearly give it, so one may be wrong; where it has another base, say which.",
    },
}


@rule("NUM108", "question")
def figure_that_nearly_follows(nearly: Nearly) -> Seen:
    """Figure that nearly follows.

    ## What it does
    Finds figures that nothing around them gives, though a sum, rest, share, change, product or average of those beside
    them gives almost the same: two digits swapped, one of them wrong, or just off. The words need not say which it is;
    so it is asked, and only where it is unlikely to be chance.

    ## Why is this bad?
    A reader takes the figures beside it for its base, and finds that they do not give it.

    ## Bad
    ```yaml check_document
    text: |
      - Sales $412,000
      - Gross margin $164,800 = 38%
    ```

    ## Good
    ```yaml check_document
    text: |
      - Sales $412,000
      - Gross margin $164,800 = 40%
    ```

    ## Fix
    Mend the figure that is wrong, or say what it follows from.
    """
    result = from_texts(nearly.op, nearly.of, nearly.value)
    if result is not None and (not result.holds or _is_off(nearly, result.value)):
        yield See(stated=nearly.value, computed=result.value, formula=result.formula)


def _is_off(nearly: Nearly, value: Quantity) -> bool:
    """Whether what only rounding allows is likelier a slip.

    Amounts in whole thousands, or 万, add up to another one, or shares to a sum other than 100 of which it is said that
    they do; a change is just what it would be of the new figure.
    """
    every = [one for one in map(quantity, (*nearly.of, nearly.value)) if one]
    if nearly.op == "change":
        return len(every) == len((*nearly.of, nearly.value)) and is_rebased(*every)
    whole = all(1 < one.step <= _ROUND and "." not in one.text for one in every)
    shares = all(one.dimension == "percent" for one in every) and every[-1].value != _ALL if every else False
    return bool(nearly.op == "sum" and every and (whole or shares) and every[-1].value != value.value)


_ROUND = 10_000
_ALL = 100
