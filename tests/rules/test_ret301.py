"""RET301 success-without-evidence, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    ({"project": "校园外卖柜试点", "successes": [{"id": "s", "text": "首柜上线顺利"}]}, ["/successes/id=s/evidence"]),
    (
        {"project": "Locker pilot", "successes": [{"id": "s", "text": "The launch went well"}]},
        ["/successes/id=s/evidence"],
    ),
]
CLEAN = [
    {"project": "校园外卖柜试点", "successes": [{"id": "s", "text": "首柜上线顺利", "evidence": "30天无停机"}]},
    {"project": "校园外卖柜试点", "successes": ["首柜上线30天无停机"]},
    {"project": "Locker pilot", "successes": []},
    {"project": "Locker pilot", "successes": ["Complaints fell from 12 to 3 a week"]},
]
SAID = [
    (
        {"project": "校园外卖柜试点", "successes": [{"id": "s", "text": "首柜上线顺利"}]},
        "哪个数据或事实说明“首柜上线顺利”是成功的？",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_success_that_nothing_shows(brief, at):
    assert [where for where, _ in seen("RET301", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET301", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_success_with_a_figure_or_a_record(brief):
    assert seen("RET301", "run_retrospective", brief) == []
