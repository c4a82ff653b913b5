"""The engines that keep the contract; a new one joins by its line in ENGINES."""

from datetime import UTC, datetime

import pytest

from mcp_server.model.record import Record
from mcp_server.store.sqlite import open_sqlite

ENGINES = {
    "sqlite in a file": lambda folder: open_sqlite(folder / "fupan.db"),
    "sqlite in memory": lambda _folder: open_sqlite(None),
}


@pytest.fixture(params=ENGINES)
def store(request, tmp_path):
    opened = ENGINES[request.param](tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def a_record():
    def made(name="plan-1", title="Plan", words="", content="{}", revision=1, **other):
        given = {"kind": "plan", "locale": "en", "actor": "ann", "version": "0.1.0"} | other
        given.setdefault("at", datetime(2026, 1, 5, 12, tzinfo=UTC))
        return Record(id=name, title=title, words=words, content=content, revision=revision, **given)

    return made
