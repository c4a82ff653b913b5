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
        "| Task | Who | By when |\n|---|---|---|\n| Order filters | Ida | 3 May |\n| Check the valves | | |",
        "| 事项 | 责任人 | 期限 |\n|---|---|---|\n| 换滤芯 | 小程 | 5 月 3 日 |\n| 查阀门 | 待定 | 5 月 9 日 |",
        "Decisions: (1) the price stays; (2) the roof should be looked at; (3) Ida books the van by 3 May.",
        "会议议定：一、价格不变；二、屋顶要尽快检查；三、小程 5 月 3 日前订车。",
        "## Results and actions\n- The roof has to be looked at.\n- Ida books the van by 3 May.",
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
        "## Actions\n- Ida orders filters by 3 May\n- Max and Ida check the valves by 9 May",
        "## Actions\n- Ida (kitchen) orders filters by 3 May",
        "## 下一步\n- 设备部小范 5 月 3 日前换滤芯",
        "## 下一步\n- 小程 5 月 3 日前换滤芯\n- 质检科老段每周查一次阀门",
        "Decisions: (1) the price stays; (2) the roof is in order; (3) Ida books the van by 3 May.",
        "会议议定：一、价格不变；二、屋顶完好，不再检修；三、小程 5 月 3 日前订车。",
        "| Task | Who | By when |\n|---|---|---|\n| Order filters | Ida | 3 May |",
    ],
)
def test_it_does_not_see_an_action_with_both_or_one_that_is_done(text):
    assert told(text) == []
