"""FIN204 saving-larger-than-what-is-spent."""

from mcp_server.language.prices import price
from mcp_server.methods._proposal_money import IN_A_YEAR
from mcp_server.model.base import called
from mcp_server.model.proposal import Benefit
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "节省额超过现有花费",
        "message": "“{name}”每年省 {saving}，可现在总共只花 {base}。",
        "fix": "更正节省额，或写全现在的花费。",
    },
    "en": {
        "title": "Saving larger than what is spent",
        "message": '"{name}" saves {saving} a year of the {base} that are spent.',
        "fix": "Correct the saving, or give all that is spent today.",
    },
}


@rule("FIN204", "error")
def saving_larger_than_what_is_spent(benefit: Benefit) -> Seen:
    """Saving larger than what is spent.

    ## What it does
    Checks that a saving is no larger than what is spent today, its base, in the same time and currency; nor a share
    above 100 %.

    ## Why is this bad?
    Nobody can save more than they spend: one of the figures is wrong.

    ## Bad
    ```yaml build_proposal
    cases:
      - {whose: customer, outlay: $900, horizon: 3 years, rate: 8%, benefits: [{name: Paper,
          counts_as: saving, base: $300, amount: $420}]}
    ```

    ## Good
    ```yaml build_proposal
    cases:
      - {whose: customer, outlay: $900, horizon: 3 years, rate: 8%, benefits: [{name: Paper,
          counts_as: saving, base: $600, amount: $420}]}
    ```

    ## Fix
    Correct the saving, or give all that is spent today.
    """
    saving = price(benefit.amount) if benefit.amount else None
    base = price(benefit.base) if benefit.base else None
    if benefit.counts_as != "saving" or saving is None or saving.upper is not None:
        return
    if saving.dimension == "percent":
        if saving.value > 100:
            base_said = benefit.base or "100%"
            yield See("amount", name=benefit.name or called(benefit), saving=benefit.amount, base=base_said)
        return
    if base is None or base.upper is not None or base.unit != saving.unit:
        return
    if saving.value * IN_A_YEAR.get(saving.per, 1) > base.value * IN_A_YEAR.get(base.per, 1):
        yield See("amount", name=benefit.name or called(benefit), saving=benefit.amount, base=benefit.base)
