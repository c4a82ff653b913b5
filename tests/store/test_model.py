"""Random operations on a store and on a dictionary, side by side."""

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mcp_server.errors import Conflict, FupanError, NotFound
from mcp_server.language.terms import searchable, sought, terms
from mcp_server.model.record import Kept, Principal, Query, Record


class Model:
    """What a store is, in as few words as possible: documents in a dictionary, searched by comparing terms."""

    def __init__(self):
        self.documents = defaultdict(list)
        self.keys = {}

    def create(self, principal, record, key, arguments):
        return self._once(principal, key, arguments, lambda: self._created(principal, record))

    def revise(self, principal, record, expected, key, arguments):
        return self._once(principal, key, arguments, lambda: self._revised(principal, record, expected))

    def _once(self, principal, key, arguments, write):
        if key and (known := self.keys.get((principal, key))):
            return Kept(known[1], replayed=True) if known[0] == arguments else Conflict
        written = write()
        if key and isinstance(written, Record):
            self.keys[principal, key] = (arguments, written)
        return Kept(written, replayed=False) if isinstance(written, Record) else written

    def _created(self, principal, record):
        revisions = self.documents[principal.tenant, record.id]
        return Conflict if revisions else self._appended(revisions, record)

    def _revised(self, principal, record, expected):
        revisions = self.documents[principal.tenant, record.id]
        if not revisions:
            return NotFound
        return self._appended(revisions, record) if len(revisions) == expected else Conflict

    @staticmethod
    def _appended(revisions, record):
        revisions.append(replace(record, revision=len(revisions) + 1))
        return revisions[-1]

    def get(self, principal, name, revision):
        revisions = self.documents[principal.tenant, name]
        wanted = len(revisions) if revision is None else revision
        return revisions[wanted - 1] if 1 <= wanted <= len(revisions) else NotFound

    def found(self, principal, words, title):
        newest = [r[-1] for (tenant, _), r in self.documents.items() if tenant == principal.tenant and r]
        asked = set(sought(words))
        if words.strip() and not asked:
            return set()
        fits = [r for r in newest if not asked or asked & {*terms(r.title), *terms(r.words)}]
        return {r.id for r in fits if searchable(title) in searchable(r.title)}


TEXT = st.text(st.sampled_from("留存延期 ab¶\n"), max_size=6)
WHO = st.sampled_from([Principal("north", "ann"), Principal("north", "ben"), Principal("south", "eve")])
ID = st.sampled_from(["a", "b", "c"])
RECORD = st.builds(
    Record,
    id=ID,
    kind=st.just("plan"),
    title=TEXT,
    locale=st.just("en"),
    at=st.just(datetime(2026, 1, 5, tzinfo=UTC)),
    actor=st.just("ann"),
    version=st.just("0"),
    words=TEXT,
    content=TEXT,
)
KEY = st.tuples(st.sampled_from(["", "", "k", "l"]), st.sampled_from(["x", "y"]))
REVISION = st.integers(0, 4)
STEP = st.one_of(
    st.tuples(st.just("create"), WHO, RECORD, KEY),
    st.tuples(st.just("revise"), WHO, RECORD, REVISION, KEY),
    st.tuples(st.just("get"), WHO, ID, st.none() | REVISION),
    st.tuples(st.just("find"), WHO, TEXT, TEXT.map(lambda text: text[:1])),
)
FRESH = count()


def outcome(verb, *arguments):
    try:
        return verb(*arguments)
    except FupanError as error:
        return type(error)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=16))
def test_random_operations_do_what_a_dictionary_does(store, steps):
    model, turn = Model(), next(FRESH)
    for verb, who, *rest in steps:
        principal = replace(who, tenant=f"{who.tenant}-{turn}")
        if verb == "find":
            page = store.find(principal, Query(words=rest[0], title=rest[1]))
            assert {row.id for row in page.rows} == model.found(principal, *rest)
            assert page.total == len(page.rows)
        else:
            flat = [a for r in rest for a in (r if isinstance(r, tuple) else (r,))]
            assert outcome(getattr(store, verb), principal, *flat) == getattr(model, verb)(principal, *flat)
