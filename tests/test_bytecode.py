import os

import pytest

from mcp_server.bytecode import compiled, place


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.setattr("sys.pycache_prefix", None)
    file = tmp_path / "names.yaml"
    file.write_text("a: 1")
    return file


def made(source, log):
    def work():
        log.append(source.read_text())
        return {("a", "b"): log[-1]}

    return compiled([source], "names", work)


def test_what_follows_from_files_is_worked_out_once(source):
    log = []
    assert [made(source, log), made(source, log)] == [{("a", "b"): "a: 1"}] * 2
    assert log == ["a: 1"]


def test_a_changed_file_is_worked_out_anew(source):
    log = []
    made(source, log)
    source.write_text("a: 2")
    os.utime(source, (1, 1))
    assert made(source, log) == {("a", "b"): "a: 2"}


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xe9", b"N"])
def test_a_broken_file_is_worked_out_anew(source, content):
    log = []
    made(source, log)
    place(source, "names").write_bytes(content)
    assert made(source, log) == {("a", "b"): "a: 1"}


def test_where_nothing_can_be_written_it_is_worked_out_each_time(source):
    log = []
    (source.parent / "__pycache__").write_text("a file where a folder would be")
    assert [made(source, log), made(source, log)] == [{("a", "b"): "a: 1"}] * 2
    assert len(log) == 2
