"""What other processes do to a store: run as `python worker.py WHAT FILE`, it tells what happened as JSON."""

import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from mcp_server.errors import Conflict, FupanError
from mcp_server.model.record import Principal, Query, Record
from mcp_server.store import Store, open_store

WHO = Principal("local", "worker")


def record(name: str, content: str, words: str = "") -> Record:
    return Record(
        id=name,
        kind="plan",
        title=name,
        locale="en",
        at=datetime(2026, 1, 5, 9, tzinfo=UTC),
        actor=WHO.actor,
        version="0",
        words=words,
        content=content,
    )


def child(work: Callable[[int], None]) -> tuple[int, int]:
    """Return the id of a new process that does *work*, and the end of the pipe that it writes to."""
    read, write = os.pipe()
    process = os.fork()
    if not process:
        code = 1
        try:
            work(write)
            code = 0
        finally:
            os._exit(code)
    os.close(write)
    return process, read


def ended(process: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def killed(path: Path) -> object:
    """Kill a writer in the middle of its writes, again and again; tell what it acknowledged and what is there."""
    acknowledged: list[tuple[str, int]] = []
    rounds = 5
    for turn in range(rounds):

        def write(pipe: int, turn: int = turn) -> None:
            store = open_store(path)
            for number in range(10_000):
                name, words = f"{turn}-{number}", f"{number} " * 2_000
                store.create(WHO, record(name, f"{name} 1" * 2_000, words))
                os.write(pipe, f"{name} 1\n".encode())
                store.revise(WHO, record(name, f"{name} 2" * 2_000, words), 1)
                os.write(pipe, f"{name} 2\n".encode())

        process, pipe = child(write)
        with os.fdopen(pipe) as told:
            for _ in range(3 + 2 * turn):
                name, revision = told.readline().split()
                acknowledged.append((name, int(revision)))
            os.kill(process, signal.SIGKILL)
            acknowledged.extend((name, int(revision)) for name, revision in map(str.split, told))
        assert ended(process) == -signal.SIGKILL
    store = open_store(path)
    lost = [
        (name, revision)
        for name, revision in acknowledged
        if store.get(WHO, name, revision).content != f"{name} {revision}" * 2_000
    ]
    rows = store.find(WHO, Query(limit=10_000)).rows
    unknown = sum(row.revision for row in rows) - len(acknowledged)
    found = all(store.find(WHO, Query(words=name.split("-")[1], id=name)).total for name, _ in acknowledged)
    return {
        "rounds": rounds,
        "acknowledged": len(acknowledged),
        "lost": lost,
        "unknown": unknown,
        "found": found,
    }


def raced(path: Path) -> object:
    """Let three processes make one file and write to one document in it; tell what is there."""
    writers, edits = 3, 8

    def write(pipe: int, writer: int) -> None:
        store = open_store(path)
        try:
            store.create(WHO, record("shared", ""))
        except Conflict:
            os.write(pipe, b"late\n")
        for edit in range(edits):
            store.create(WHO, record(f"own-{writer}-{edit}", ""))
            add(store, f"{writer}-{edit}")

    def add(store: Store, mark: str) -> None:
        while True:
            before = store.get(WHO, "shared")
            try:
                store.revise(WHO, record("shared", f"{before.content} {mark}"), before.revision)
            except Conflict:
                continue
            return

    children = [child(lambda pipe, writer=writer: write(pipe, writer)) for writer in range(writers)]
    late = sum(len(os.fdopen(pipe).readlines()) for _, pipe in children)
    codes = [ended(process) for process, _ in children]
    store = open_store(path)
    shared = store.get(WHO, "shared")
    marks = sorted(shared.content.split())
    return {
        "codes": codes,
        "late": late,
        "revision": shared.revision,
        "marks": marks == sorted(f"{writer}-{edit}" for writer in range(writers) for edit in range(edits)),
        "documents": store.find(WHO, Query()).total,
    }


def full(path: Path) -> object:
    """Let the disk be full for a while: no file may grow; tell what the store says, and what is there afterwards."""
    store = open_store(path)
    store.create(WHO, record("before", "kept", "留存"))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 4_196, most))
    said = []
    for _ in range(3):
        try:
            store.create(WHO, record("large", "x" * 60_000, "延期"), "key", "arguments")
        except FupanError as error:
            said.append([type(error).__name__, str(error)])
    readable = store.get(WHO, "before").content, store.find(WHO, Query(words="留存 延期")).total
    resource.setrlimit(resource.RLIMIT_FSIZE, (8_192, most))
    new = open_store(path.with_name("new.db")).why
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    again = [store.create(WHO, record("large", "x" * 60_000, "延期"), "key", "arguments").replayed for _ in range(2)]
    return {
        "said": said,
        "readable": readable,
        "again": again,
        "total": store.find(WHO, Query(words="留存 延期")).total,
        "new": new,
    }


def forbidden(path: Path) -> object:
    """Ask for a store in a folder that its owner, no superuser, may not write."""
    path.parent.chmod(0o555)
    open_store(None).create(WHO, record("load", "what is imported must be readable"))
    if os.getuid() == 0:
        os.setuid(65_534)
    store = open_store(path)
    store.create(WHO, record("one", "works"))
    return {"content": store.get(WHO, "one").content, "kept": store.kept, "where": store.where, "why": store.why}


def lazy(path: Path) -> object:
    """Open a store and use none of its verbs."""
    open_store(path)
    return {"loaded": "sqlalchemy" in sys.modules, "made": path.exists()}


if __name__ == "__main__":
    acts = {act.__name__: act for act in (killed, raced, full, forbidden, lazy)}
    sys.stdout.write(json.dumps(acts[sys.argv[1]](Path(sys.argv[2]))))
