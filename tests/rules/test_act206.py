import pytest

from tests.conftest import seen


def told(text):
    return seen("ACT206", "check_document", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        "## Action items\n- Add an alert for a full queue",
        "## Action items\n- Add an alert for a full queue (Wen)",
        "Next steps:\n1. Call the supplier by 4 May",
        "## 改进措施\n- 加强代码评审",
        "## 下一步\n1. 更换连接池，陆远负责",
        "后续工作：\n- 4 月 10 日前更换连接池",
        "**Action item:** Write down who is called first.",
    ],
)
def test_it_sees_an_action_that_lacks_a_person_or_a_time(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "## Action items\n- Add an alert for a full queue (Wen, 12 May 2026)",
        "## Action items\n- [x] Add an alert for a full queue",
        "## Actions (completed)\n- Added an alert for a full queue",
        "## Next steps until 12 May\n- Wen will add an alert for a full queue",
        "## What we sell\n- Alerts for full queues",
        "## 改进措施\n- 更换连接池：陆远，4 月 10 日前",
        "## 改进措施\n- 连接池已上线",
        "## 行动\n- 更换连接池，负责人陆远，期限 4 月 10 日",
    ],
)
def test_it_does_not_see_an_action_with_both_or_one_that_is_done(text):
    assert told(text) == []
