"""ACT204 too-many-actions-for-one, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "project": "校园外卖柜试点",
            "actions": [
                {"id": "a0", "text": "第0步", "owner": "林梅"},
                {"id": "a1", "text": "第1步", "owner": "林梅"},
                {"id": "a2", "text": "第2步", "owner": "林梅"},
                {"id": "a3", "text": "第3步", "owner": "林梅"},
                {"id": "a4", "text": "第4步", "owner": "林梅"},
                {"id": "a5", "text": "第5步", "owner": "林梅"},
                {"id": "a6", "text": "第6步", "owner": "林梅"},
                {"id": "a7", "text": "第7步", "owner": "林梅"},
                {"id": "a8", "text": "第8步", "owner": "林梅"},
                {"id": "a9", "text": "第9步", "owner": "林梅"},
                {"id": "a10", "text": "第10步", "owner": "林梅"},
                {"id": "a11", "text": "第11步", "owner": "林梅"},
                {"id": "a12", "text": "第12步", "owner": "林梅"},
            ],
        },
        ["/actions/id=a0/owner"],
    )
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "actions": [
            {"id": "a0", "text": "第0步", "owner": "林梅"},
            {"id": "a1", "text": "第1步", "owner": "林梅"},
            {"id": "a2", "text": "第2步", "owner": "林梅"},
            {"id": "a3", "text": "第3步", "owner": "林梅"},
            {"id": "a4", "text": "第4步", "owner": "林梅"},
            {"id": "a5", "text": "第5步", "owner": "林梅"},
            {"id": "a6", "text": "第6步", "owner": "林梅"},
            {"id": "a7", "text": "第7步", "owner": "林梅"},
            {"id": "a8", "text": "第8步", "owner": "林梅"},
            {"id": "a9", "text": "第9步", "owner": "林梅"},
            {"id": "a10", "text": "第10步", "owner": "林梅"},
            {"id": "a11", "text": "第11步", "owner": "林梅"},
        ],
    },
    {
        "project": "校园外卖柜试点",
        "actions": [
            {"id": "a0", "text": "第0步", "owner": ""},
            {"id": "a1", "text": "第1步", "owner": ""},
            {"id": "a2", "text": "第2步", "owner": ""},
            {"id": "a3", "text": "第3步", "owner": ""},
            {"id": "a4", "text": "第4步", "owner": ""},
            {"id": "a5", "text": "第5步", "owner": ""},
            {"id": "a6", "text": "第6步", "owner": ""},
            {"id": "a7", "text": "第7步", "owner": ""},
            {"id": "a8", "text": "第8步", "owner": ""},
            {"id": "a9", "text": "第9步", "owner": ""},
            {"id": "a10", "text": "第10步", "owner": ""},
            {"id": "a11", "text": "第11步", "owner": ""},
            {"id": "a12", "text": "第12步", "owner": ""},
            {"id": "a13", "text": "第13步", "owner": ""},
            {"id": "a14", "text": "第14步", "owner": ""},
            {"id": "a15", "text": "第15步", "owner": ""},
            {"id": "a16", "text": "第16步", "owner": ""},
            {"id": "a17", "text": "第17步", "owner": ""},
            {"id": "a18", "text": "第18步", "owner": ""},
            {"id": "a19", "text": "第19步", "owner": ""},
        ],
    },
    {
        "project": "Locker pilot",
        "actions": [
            {"id": "a0", "text": "x", "owner": "P0"},
            {"id": "a1", "text": "x", "owner": "P1"},
            {"id": "a2", "text": "x", "owner": "P0"},
            {"id": "a3", "text": "x", "owner": "P1"},
            {"id": "a4", "text": "x", "owner": "P0"},
            {"id": "a5", "text": "x", "owner": "P1"},
            {"id": "a6", "text": "x", "owner": "P0"},
            {"id": "a7", "text": "x", "owner": "P1"},
            {"id": "a8", "text": "x", "owner": "P0"},
            {"id": "a9", "text": "x", "owner": "P1"},
            {"id": "a10", "text": "x", "owner": "P0"},
            {"id": "a11", "text": "x", "owner": "P1"},
            {"id": "a12", "text": "x", "owner": "P0"},
            {"id": "a13", "text": "x", "owner": "P1"},
            {"id": "a14", "text": "x", "owner": "P0"},
            {"id": "a15", "text": "x", "owner": "P1"},
            {"id": "a16", "text": "x", "owner": "P0"},
            {"id": "a17", "text": "x", "owner": "P1"},
            {"id": "a18", "text": "x", "owner": "P0"},
            {"id": "a19", "text": "x", "owner": "P1"},
        ],
    },
]
SAID = [
    (
        {
            "project": "校园外卖柜试点",
            "actions": [
                {"id": "a0", "text": "第0步", "owner": "林梅"},
                {"id": "a1", "text": "第1步", "owner": "林梅"},
                {"id": "a2", "text": "第2步", "owner": "林梅"},
                {"id": "a3", "text": "第3步", "owner": "林梅"},
                {"id": "a4", "text": "第4步", "owner": "林梅"},
                {"id": "a5", "text": "第5步", "owner": "林梅"},
                {"id": "a6", "text": "第6步", "owner": "林梅"},
                {"id": "a7", "text": "第7步", "owner": "林梅"},
                {"id": "a8", "text": "第8步", "owner": "林梅"},
                {"id": "a9", "text": "第9步", "owner": "林梅"},
                {"id": "a10", "text": "第10步", "owner": "林梅"},
                {"id": "a11", "text": "第11步", "owner": "林梅"},
                {"id": "a12", "text": "第12步", "owner": "林梅"},
            ],
        },
        "林梅 一人名下有 13 项行动。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_more_than_a_dozen_actions_of_one_person(brief, at):
    assert [where for where, _ in seen("ACT204", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("ACT204", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_dozen_actions_or_several_people(brief):
    assert seen("ACT204", "run_retrospective", brief) == []
