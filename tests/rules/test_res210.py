"""RES210 backups-beyond-the-group, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"organisation": [{"id": "o", "role": "Operator", "group": "Night shift", "heads": "2", "backups": "2"}]},
        ["/organisation/id=o/backups"],
    ),
    (
        {
            "organisation": [
                {"id": "o", "role": "值班员", "group": "运维组", "heads": "1人", "backups": "2人"},
                {"role": "组长", "group": "运维组", "heads": "1人"},
            ]
        },
        ["/organisation/id=o/backups"],
    ),
]
CLEAN = [
    {"organisation": [{"role": "Operator", "group": "Night shift", "heads": "3", "backups": "2"}]},
    {
        "organisation": [
            {"role": "Operator", "group": "Night shift", "heads": "2", "backups": "2"},
            {"role": "Guard", "group": "Night shift"},
        ]
    },
]
SAID = [
    (
        {"organisation": [{"role": "值班员", "group": "运维组", "heads": "2人", "backups": "2人"}]},
        "“值班员”每人要有 2 名备份，可“运维组”一共只有 2 人。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_more_backups_than_other_people(brief, at):
    assert [where for where, _ in seen("RES210", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("RES210", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("RES210", "build_proposal", brief) == []
