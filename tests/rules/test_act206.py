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
        "## Actions\n- Print the badges – Olga, 12 January\n- Order the spare pump – by 20 January",
        "## Actions\n- Clear the east stair: caretaker, by Friday 4 December\n- Ask the landlord about the lift: Ms Okoro",
        "We take along:\n- The scope note gets a limit; Ines drafts it by 17 July.\n- Feed the parts list into the library.",
        "- Call the glazier – Tom – 5 March\n- New key for the shed – Tom\n- Oil the gate – Ines – 7 March",
        "| Step | Who | When |\n|---|---|---|\n| Book the hall | Dana | 3 Feb |\n| Print tickets | | 10 Feb |",
        "## 待办\n- 整理报名表，王芳，12 月 3 日前\n- 联系大巴公司，12 月 5 日前",
        "四、11 月工作\n- 二号诊室 11 月 10 日前启用，由主任负责。\n- 信息科 11 月 20 日前上线。\n- 推广自助结算，减少窗口排队。",
        "Agreed that somebody should have a word with the school.",
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
        "## Actions\n- Signed lease back to the owner: treasurer, by 16 January",
        "## Actions\n- By 20 January, head of workshop: new guard on the saw",
        "## Actions\n- Third ultrasound list from 12 January 2026 (Head of Imaging).",
        "## Tasks\n- ordering the chairs / Sami / 3 March",
        "## To do\n- The two trainees paint the fence on 6 June\n- Deputy head to ring the coach firm before Thursday",
        "## Actions\n- I call the insurer on 12 January\n- We (the board) decide on 18 March",
        "## 待办\n- 下次例会 12 月 12 日 14:00，由教务处召集\n- 下次会议：5 月 21 日 14:00",
        "## 待办\n- 我 12 月 5 日前把奖牌退给厂家\n- 会计妈妈 11 月 30 日前把票据贴好",
        "## 改进\n- 配置拆分，IT 部阿坤，3 月 20 日前上线\n- 立牌 120 块，老郑，2 月 18 日前；已有 85 块，再做 35 块",
        "Two workshops were lost to the storm of 11 February; both will be held in March. By then 119 of 180 are done.",
        "六、风险应对。推送 40 户，查实有问题 14 户，占 35%。",
        "二、签收：全网及时签收 178,654 票，及时率 98.0%；生鲜 21,728 票。",
        "会议强调，外来人员必须先培训后上岗。8 月新来 64 人，已全部培训。",
        "Decisions: (1) the price stays; (2) the roof is in order; (3) Ida books the van by 3 May.",
        "会议议定：一、价格不变；二、屋顶完好，不再检修；三、小程 5 月 3 日前订车。",
        "| Task | Who | By when |\n|---|---|---|\n| Order filters | Ida | 3 May |",
        "会前已于 6 月 3 日完成 4 台冷柜的提前更换，无需再列计划。",
        "Block 2 has 9 boilers. Those 9 are to be replaced and the other 3 stay.",
        "The longest outage was 3 hours, under the 6 hours that must be reported.",
        "Actions from last time: kettle – done; gutter – Tom, by 9 May. Lamps that need to be lit are lit.",
    ],
)
def test_it_does_not_see_an_action_with_both_or_one_that_is_done(text):
    assert told(text) == []
