"""TGT317 effect-off-the-success-test."""

from collections.abc import Iterator

from mcp_server.language.quantities import quantity
from mcp_server.language.reading import name_key
from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "同一指标与成功标准不一致",
        "message": "“{name}”的{what}，成功标准写 {first}，“{other}”写 {second}。",
        "fix": "统一成一个；分步达到的，写明各自的检查日期。",
    },
    "en": {
        "title": "Effect that differs from the success test",
        "message": '{what} of "{name}" is {first} in the success test and {second} under "{other}".',
        "fix": "Use one figure; where it is reached step by step, give each step its day.",
    },
}


_PARTS = ("channels", "models", "quality", "training", "compliance", "sustainability")


def _told(proposal: Proposal) -> Iterator[tuple[str, str, str, str, str, str]]:
    """Yield what is said of measures elsewhere: pointer, whose it is, measure, baseline, target, day."""
    for module in proposal.modules:
        for effect in module.effects:
            at = f"/modules/id={module.id}/effects/id={effect.id}"
            yield at, called(module), effect.metric, effect.baseline, effect.expected, effect.check
    for part in _PARTS:
        for one in getattr(proposal, part):
            yield f"/{part}/id={one.id}", called(one), one.metric, one.baseline, one.target, one.when


def _differ(one: str, two: str) -> bool:
    first, second = quantity(one) if one else None, quantity(two) if two else None
    if first is None or second is None or first.unit != second.unit or first.signed or second.signed:
        return False
    return abs(first.value - second.value) > max(first.step, second.step) / 2 and first.upper == second.upper is None


@rule("TGT317")
def effect_off_the_success_test(proposal: Proposal) -> Seen:
    """Effect that differs from the success test.

    ## What it does
    Checks baseline and target of the success test against what modules, channels, models, quality and
    sustainability say of the same measure. A target with another day than the test is a step on the way.

    ## Why is this bad?
    One of the two will be missed, and everybody will quote the other.

    ## Bad
    ```yaml build_proposal
    modules:
      - {name: App, effects: [{metric: Lockers in use, baseline: 10%, expected: 40%}]}
    success_test:
      - {name: Lockers in use, baseline: 10%, target: ≥60%, due: 2027-12-31}
    ```

    ## Good
    ```yaml build_proposal
    modules:
      - {name: App, effects: [{metric: Lockers in use, baseline: 10%, expected: 40%, check: 2027-06-30}]}
    success_test:
      - {name: Lockers in use, baseline: 10%, target: ≥60%, due: 2027-12-31}
    ```

    ## Fix
    Use one figure; where it is reached step by step, give each step its day.
    """
    tests = {key: kpi for kpi in proposal.success_test for key in (kpi.id, name_key(kpi.name)) if key}
    for at, name, metric, baseline, target, day in _told(proposal):
        kpi = tests.get(metric) or tests.get(name_key(metric))
        if kpi is None:
            continue
        last = not day or day.strip() == kpi.due.strip()
        pairs = [("baseline", kpi.baseline, baseline), *([("target", kpi.target, target)] if last else [])]
        for what, first, second in pairs:
            if _differ(first, second):
                yield See(at, name=called(kpi), what=Key(what), first=first, second=second, other=name)
