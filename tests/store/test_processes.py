"""What becomes of a store when other processes write, die, or fill the disk."""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def told(what: str, path: Path):
    run = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("worker.py")), what, str(path)],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_a_killed_writer_loses_nothing_that_it_acknowledged(tmp_path):
    happened = told("killed", tmp_path / "fupan.db")
    assert happened["acknowledged"] >= 35
    assert happened["lost"] == []
    assert happened["found"]
    assert 0 <= happened["unknown"] <= happened["rounds"]


def test_processes_that_make_and_write_one_file_together_lose_no_update(tmp_path):
    happened = told("raced", tmp_path / "fupan.db")
    assert happened == {"codes": [0, 0, 0], "late": 2, "revision": 25, "marks": True, "documents": 25}


def test_a_disk_that_takes_no_more_saves_nothing_and_once_it_does_the_same_key_succeeds(tmp_path):
    happened = told("full", tmp_path / "fupan.db")
    assert happened["said"] == 3 * [
        ["Forbidden", "The store could not be written (the disk is full, or reported an error): nothing was saved."]
    ]
    assert happened["readable"] == ["kept", 1]
    assert happened["again"] == [False, True]
    assert happened["total"] == 2
    assert happened["new"] == f"{tmp_path / 'new.db'} cannot be written: the disk is full, or reported an error"


def test_a_folder_that_may_not_be_written_gives_a_store_that_works_and_is_not_kept(tmp_path):
    path = tmp_path / "folder" / "fupan.db"
    path.parent.mkdir()
    assert told("forbidden", path) == {
        "content": "works",
        "kept": False,
        "where": "memory",
        "why": f"{path} cannot be written: Permission denied",
    }


def test_opening_a_store_loads_and_makes_nothing_before_the_first_verb(tmp_path):
    assert told("lazy", tmp_path / "fupan.db") == {"loaded": False, "made": False}
