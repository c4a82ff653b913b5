"""FIN205 benefit-counted-twice."""

from collections.abc import Iterable
from itertools import combinations

from mcp_server.language.prices import price
from mcp_server.language.reading import name_key
from mcp_server.methods._proposal_money import Years, years
from mcp_server.model.base import called
from mcp_server.model.proposal import Benefit, Case
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "同一收益算了两次",
        "message": "“{one}”和“{two}”都来自“{metric}”，{first} 与 {second} 像是同一笔钱。",
        "fix": "留下一个，或写明两者的差别。",
    },
    "en": {
        "title": "Benefit counted twice",
        "message": '"{one}" and "{two}" both come from "{metric}": {first} and {second} look like the same money.',
        "fix": "Keep one, or say what differs.",
    },
}


def _meet(benefits: Iterable[Benefit]) -> bool:
    """Return whether two benefits are for the same years, at least in part."""
    one, two = (years(b.year) or Years(1, None) for b in benefits)
    if one.calendar != two.calendar and (one.last, two.last) != (None, None):
        return False
    return (two.last is None or one.first <= two.last) and (one.last is None or two.first <= one.last)


@rule("FIN205")
def benefit_counted_twice(case: Case) -> Seen:
    """Benefit counted twice.

    ## What it does
    Checks for two benefits of one case on one measure and for the same years, with the same amount, or one as
    revenue and the other as margin of it.

    ## Why is this bad?
    The same money in two lines makes any project pay.

    ## Bad
    ```yaml build_proposal
    cases:
      - {whose: ours, outlay: $900, horizon: 3 years, rate: 8%, benefits: [{name: Fees, counts_as: revenue,
          metric: fees, amount: $420}, {name: Profit on fees, counts_as: margin, metric: fees, amount: $180}]}
    ```

    ## Good
    ```yaml build_proposal
    cases:
      - {whose: ours, outlay: $900, horizon: 3 years, rate: 8%, benefits: [{name: Fees, counts_as: revenue,
          metric: fees, amount: $420}, {name: Staff, counts_as: cost, metric: hours, amount: $180}]}
    ```

    ## Fix
    Keep one of them, or say what differs.
    """
    for one, two in combinations(case.benefits, 2):
        if not one.metric.strip() or name_key(one.metric) != name_key(two.metric) or not _meet((one, two)):
            continue
        amounts = [price(b.amount) if b.amount else None for b in (one, two)]
        if None in amounts or "turnover" in {one.counts_as, two.counts_as} or "cost" in {one.counts_as, two.counts_as}:
            continue
        same = len({(a.value, a.unit, a.per) for a in amounts if a}) == 1
        if same or {one.counts_as, two.counts_as} == {"revenue", "margin"}:
            yield See(
                f"benefits/id={two.id}", one=one.name or called(one), two=two.name or called(two), metric=one.metric,
                first=one.amount, second=two.amount,
            )  # fmt: skip
