"""Fupan's data as another server's arguments."""

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "clients" / "chain.py"
FIELDS = ("name", "owner", "start", "finish")


@pytest.fixture(scope="module")
def chain():
    spec = importlib.util.spec_from_file_location("chain", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.anyio
async def test_the_tasks_of_a_plan_become_arguments_of_another_server_by_field_name(chain, tmp_path):
    many = [{"name": f"Step {n} of the move", "owner": "Ines", "duration": "2 days"} for n in range(80)]
    brief = {**chain.BRIEF, "initiatives": [*chain.BRIEF["initiatives"], *many]}

    tasks, made = await chain.chained(brief, tmp_path / "fupan.db")

    assert {task["name"] for task in tasks} == {item["name"] for item in brief["initiatives"]}
    assert len(tasks) == 82
    assert [{f: task[f] for f in FIELDS} for task in made] == [{f: task[f] for f in FIELDS} for task in tasks]
    triage = {"name": "Triage by topic", "owner": "Ines", "start": "2026-04-06", "finish": "2026-04-24"}
    assert triage in [{f: task[f] for f in FIELDS} for task in made]
