"""What several rules of retrospectives ask of a body."""

from collections.abc import Container, Iterator
from typing import Final

from mcp_server.language.reading import name_key
from mcp_server.language.reading_names import metric_of
from mcp_server.methods._retro_gaps import ASKED_OF_PEOPLE
from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.methods.summarize_work import WorkSummary
from mcp_server.model.brief import Claim, Evidence

LookedBack = Retrospective | WorkSummary
"""What looks back on goals and evidence."""
NAMED: Final = 6
"""Names that a message writes out."""


def claimed(body: LookedBack, verdicts: Container[str]) -> Iterator[tuple[Claim, tuple[str, ...]]]:
    """Yield each claim that all goals are met with the goals that have one of some verdicts, of those it names."""
    rows = [row for row in body.attained if row.verdict in verdicts]
    for claim in body.claims:
        named = {name.strip() for name in claim.of}
        about = (
            [row.name for row in rows if named & {row.id, row.name}]
            if named
            else [row.name for row in rows[: NAMED + 1]]
        )
        if claim.op == "all_met" and about:
            yield claim, tuple(about[:NAMED]) + (("…",) if len(about) > NAMED else ())


def surveys_without_n(body: LookedBack) -> tuple[Evidence, ...]:
    """Return the first fact of each score that people were asked for where nobody says how many answered."""
    counted = {name_key(fact.metric) for fact in body.evidence if fact.metric and fact.n}
    found: dict[str, Evidence] = {}
    for fact in body.evidence:
        metric = metric_of(fact.metric) if fact.metric and fact.value else None
        if metric and metric.id in ASKED_OF_PEOPLE and name_key(fact.metric) not in counted:
            found.setdefault(name_key(fact.metric), fact)
    return tuple(found.values())
