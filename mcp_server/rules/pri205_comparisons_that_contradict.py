"""PRI205 comparisons-that-contradict."""

from mcp_server.methods._prioritize_nouns import Weighing
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "两两比较互相矛盾",
        "message": "一致性比率 {ratio}，超过 0.10。先重看 {a} : {b}：现判 {judged}，"
        "与 {third} 的比较却指向 {better}；改后比率 {after}。",
        "fix": "先重看点名的那一条判断，再看比率是否降到 0.10 以内。",
    },
    "en": {
        "title": "Comparisons that contradict each other",
        "message": "The consistency ratio is {ratio}, above 0.10. {a} : {b} is judged {judged}; the others, above all "
        "those with {third}, say {better}, which makes it {after}.",
        "fix": "Judge the named pair again, then see whether the ratio is at most 0.10.",
    },
}


@rule("PRI205")
def comparisons_that_contradict(weighing: Weighing) -> Seen:
    """Comparisons that contradict each other.

    ## What it does
    Checks the consistency ratio of each set of comparisons, and names the one judgement whose change helps most.

    ## Why is this bad?
    Judgements that contradict each other give weights that nobody meant.

    ## Bad
    ```yaml prioritize
    scheme: AHP
    options: [Fair, Radio, Mail]
    comparisons:
      - {a: Fair, b: Radio, ratio: "3"}
      - {a: Radio, b: Mail, ratio: "3"}
      - {a: Mail, b: Fair, ratio: "9"}
    ```

    ## Good
    ```yaml prioritize
    scheme: AHP
    options: [Fair, Radio, Mail]
    comparisons:
      - {a: Fair, b: Radio, ratio: "3"}
      - {a: Radio, b: Mail, ratio: "3"}
      - {a: Mail, b: Fair, ratio: "1/9"}
    ```

    ## Fix
    Judge the named pair again; the judgement that the others imply is given.
    """
    repair = weighing.repair
    if repair and weighing.ratio is not None:
        yield See(
            repair.at,
            ratio=weighing.ratio,
            a=repair.a,
            b=repair.b,
            judged=repair.judged,
            better=repair.better,
            third=repair.third,
            after=repair.ratio,
        )
