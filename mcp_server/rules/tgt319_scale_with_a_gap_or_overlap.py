"""TGT319 scale-with-a-gap-or-overlap."""

from mcp_server.model.paper import Scale
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "分级有空档或重叠",
        "message": "“{one}”（{low}）与“{two}”（{high}）没有首尾相接：中间的值不属于任何一级，或同属两级。",
        "fix": "让一级止于下一级开始之处。",
    },
    "en": {
        "title": "Scale with a gap or overlap",
        "message": '"{one}" ({low}) and "{two}" ({high}) do not meet: what lies between has no grade, or two.',
        "fix": "Let one grade end where the next begins.",
    },
}


@rule("TGT319", "error")
def scale_with_a_gap_or_overlap(scale: Scale) -> Seen:
    """Scale with a gap or overlap.

    ## What it does
    Checks traffic lights, marks and levels of a text that are given from one figure to another: each must end where
    the next begins.

    ## Why is this bad?
    A value in the gap has no grade, one in the overlap has two, and everybody takes the one that suits.

    ## Bad
    ```yaml check_document
    text: "0.8 and above is green, from 0.5 up to 0.8 is amber, below 0.4 is red."
    ```

    ## Good
    ```yaml check_document
    text: "0.8 and above is green, from 0.5 up to 0.8 is amber, below 0.5 is red."
    ```

    ## Fix
    Let one grade end where the next begins.
    """
    yield See(one=scale.one, low=scale.low, two=scale.two, high=scale.high)
