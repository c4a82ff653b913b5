"""PLN205 numbering-with-a-hole."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from mcp_server.language.numerals import chinese
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import Item
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "编号有缺口",
        "message": "{labels} 的编号里少了 {missing}。",
        "fix": "补上缺的一项，或重新编号。",
    },
    "en": {
        "title": "Numbering with a hole",
        "message": "The numbering of {labels} leaves out {missing}.",
        "fix": "Add what is missing, or number anew.",
    },
}


_LABEL: Final = regex(
    r"(?P<a>(?![PQWHDTVRL]\d)[A-Z]{1,2}|阶段|(?i:phase|stage|sprint|gate|iteration)|迭代|里程碑|目标|任务|举措)"
    r"[ -]?(?P<n>\d{1,2}|[一二三四五六七八九十]{1,3})"
    r"(?![\d.,%年月日周万亿元家个-]|\s?(?:days|weeks|months))"
)
_UPPER: Final = regex(r"(?P<a>(?![PQWHDTVRL]\d)[A-Z]{1,2})(?P<n>\d{1,2})")


def _numbered(items: Iterable[Item]) -> dict[str, dict[int, Item]]:
    """Return the items that carry a number at the head of their name, or as an id in capitals, by the sort of label."""
    found: dict[str, dict[int, Item]] = defaultdict(dict)
    for item in items:
        head = getattr(item, "name", "") or item.text
        label = _LABEL.match(head.strip()) or _UPPER.fullmatch(item.id)
        if label:
            read = chinese(label["n"]) if not label["n"].isdigit() else None
            number = int(read.value) if read else int(label["n"]) if label["n"].isdigit() else 0
            if number:
                found[label["a"]].setdefault(number, item)
    return found


@rule("PLN205")
def numbering_with_a_hole(plan: Plan) -> Seen:
    """Numbering with a hole.

    ## What it does
    Checks the labels of milestones, initiatives, objectives, requirements and risks (M1, M2, M4; 阶段一、阶段二、
    阶段四) for a missing number. Priorities, quarters, weeks and versions are no numbering.

    ## Why is this bad?
    Either something was lost on the way, or others still refer to what was taken out.

    ## Bad
    ```yaml generate_plan
    department: IT
    milestones: [{name: M1 Design signed}, {name: M2 Data moved}, {name: M4 Go-live}]
    ```

    ## Good
    ```yaml generate_plan
    department: IT
    milestones: [{name: M1 Design signed}, {name: M2 Data moved}, {name: M3 Go-live}]
    ```

    ## Fix
    Add what is missing, or number anew.
    """
    for field in ("milestones", "initiatives", "objectives", "requirements", "risks"):
        for sort, found in _numbered(getattr(plan, field)).items():
            missing = sorted(set(range(min(found), max(found) + 1)) - found.keys())
            if len(found) >= 3 and 0 < len(missing) <= len(found) // 3:
                labels = tuple(f"{sort}{n}" for n in sorted(found))[:12]
                yield See(field, labels=labels, missing=tuple(f"{sort}{n}" for n in missing))
