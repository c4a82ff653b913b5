"""What several rules of retrospectives ask of a body."""

from mcp_server.language.reading import name_key
from mcp_server.language.reading_names import metric_of
from mcp_server.methods._retro_gaps import ASKED_OF_PEOPLE
from mcp_server.methods._retro_goals import Attained
from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.model.brief import Claim, Evidence


def covered(claim: Claim, body: Retrospective) -> tuple[Attained, ...]:
    """Return the goals that a claim is about: those that it names, else all."""
    names = {name.strip() for name in claim.of}
    return tuple(row for row in body.attained if not names or names & {row.id, row.name})


def surveys_without_n(body: Retrospective) -> tuple[Evidence, ...]:
    """Return the first fact of each score that people were asked for where nobody says how many answered."""
    counted = {name_key(fact.metric) for fact in body.evidence if fact.metric and fact.n}
    found: dict[str, Evidence] = {}
    for fact in body.evidence:
        metric = metric_of(fact.metric) if fact.metric and fact.value else None
        if metric and metric.id in ASKED_OF_PEOPLE and name_key(fact.metric) not in counted:
            found.setdefault(name_key(fact.metric), fact)
    return tuple(found.values())
