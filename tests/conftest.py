"""A desk without chance: ids are counted, the day is fixed, nothing is kept after the test."""

import os
from datetime import UTC, date, datetime
from itertools import count
from typing import NamedTuple

import pytest
from hypothesis import settings

from mcp_server.methods import METHODS
from mcp_server.model.paper import Paper
from mcp_server.model.record import Principal
from mcp_server.operations._compose import accept, compose
from mcp_server.operations.check_document import CheckDocument, checked, paper_of
from mcp_server.rules import check
from mcp_server.store import open_store
from mcp_server.tool import Desk

settings.register_profile("steady", derandomize=True, deadline=None)
settings.load_profile("steady")

METHOD = METHODS


def a_desk(store=None, exports=None):
    ids = count(1)
    return Desk(
        store=store or open_store(None),
        principal=Principal(tenant="local", actor="tester"),
        now=lambda: datetime(2026, 1, 5, 9, tzinfo=UTC),
        today=lambda: date(2026, 1, 5),
        new_id=lambda: f"doc-{next(ids)}",
        exports=exports,
    )


class Pasted(NamedTuple):
    """What a text says, in the shape of a document."""

    body: Paper
    locale: str
    findings: tuple
    questions: tuple


def document(tool, brief):
    """Return the document that a method makes of a brief, or the check of a text; nothing is kept."""
    if tool == "check_document":
        asked = accept(brief, CheckDocument)
        paper, made = paper_of(asked), checked(asked)
        return Pasted(paper, paper.locale, made.findings, made.questions)
    return compose(brief, METHOD[tool], a_desk(), "doc-1", 1)


def seen(rule, tool, brief):
    """Return what one rule sees in a brief: (pointer, message or question) pairs, in order."""
    made = document(tool, brief)
    findings, questions = (
        check(made.body, made.locale, (), made.sources) if tool in METHOD else (made.findings, made.questions)
    )
    return [
        (at, found.message if hasattr(found, "message") else found.ask)
        for found in (*findings, *questions)
        if found.code == rule
        for at in found.at
    ]


@pytest.fixture
def anyio_backend():
    return "asyncio"


@pytest.fixture
def desk():
    return a_desk()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session):
    """Where nothing may be skipped, a skipped test is a failure: what was not run proves nothing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("FUPAN_NO_SKIPS") and reporter and reporter.stats.get("skipped") and not session.exitstatus:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
