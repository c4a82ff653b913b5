import pytest

from mcp_server.language.actions import doings
from mcp_server.language.pages import page

OPEN = [
    "Someone should replace the battery in the hall clock.",
    "Signs will have to be put up at both gates.",
    "The boiler manual still needs translating.",
    "We ought to ring the insurance about the fence.",
    "The duty rota has to be drawn up anew.",
    "It was agreed to look for a cheaper caterer.",
    "The minutes template must be revised.",
    "Let's get the gutters cleaned soon.",
    "A second till is to be set up.",
    "The spare keys need finding.",
    "The seating plan wants looking at.",
    "It would be good to talk to the neighbours about the noise.",
    "Somebody has to chase the outstanding invoices.",
    "Next step: a better lamp for the entrance.",
    "The wiki page on returns is long overdue for an update.",
    "We will sort out the cupboard as soon as possible.",
    "The lift alarm remains to be tested.",
    "Follow-up: check the roof again",
    "Training on the new scanner should be repeated.",
    "The contract with the cleaning firm needs to be renegotiated in due course.",
    "冷库门封条要尽快更换。",
    "这两项还没人牵头。",
    "操场西侧的排水得找人疏通。",
    "会员档案需要重新梳理一遍。",
    "新版价目表有待确认。",
    "投影仪坏了,应抓紧报修。",
    "后续将加强对加盟店的巡查。",
    "下一步要把试题库补充完整。",
    "食堂的意见箱要重新挂起来。",
    "此项由相关部门跟进落实。",
    "地下室的渗水问题亟待解决。",
    "今后应加强交接班的管理。",
    "我们还得跟房东谈谈续租的事。",
    "待办：电梯年检报告归档",
    "安排专人负责档案整理。",
    "请有关人员抓紧办理。",
    "仓库标签该换新的。",
    "消防通道的杂物需清理。",
    "培训教材还要再改改。",
    "车辆保险的事情尽早落实。",
]
CLOSED = [
    "All visitors must be registered at the gate.",
    "The lid must be kept closed while the pump runs.",
    "If the alarm sounds, the building must be cleared.",
    "We need to reach 40 members to break even.",
    "The doors should be closed at night.",
    "We had to replace two pumps in March.",
    "The board has to approve every purchase above 5,000.",
    "Anna needs to sign the form by 5 May.",
    "The report is to be found in the annex.",
    "Parents should bring a second pair of shoes.",
    "The pump needs 4 hours to fill the tank.",
    "Each invoice has to be checked by two people.",
    "We will open at 9 as usual.",
    "Participants have to pay in advance.",
    "The machine needs oil every 200 hours.",
    "凡入库人员必须登记。",
    "员工应当遵守考勤制度。",
    "温度超过8度时须立即上报。",
    "本次采购需要三家报价。",
    "客户需要提供身份证复印件。",
    "每班应至少安排2名安全员。",
    "家长要提前十分钟到校接孩子。",
    "上周已经更换了滤芯。",
    "改造需要停机3天。",
    "不合格的要当场退回。",
    "会员应在到期前续费。",
    "目前还需12万元。",
    "如需退款,应在7日内申请。",
    "老师要把名单在5月8日前交教务处。",
    "参赛者须自带器材。",
]
ENGLISH = """## Minutes
- Rosa orders the new filters by 4 May.
- {}
- Piet hands the keys to the landlord on 6 May.
"""
CHINESE = """## 会议纪要
- 老韩5月4日前采购滤芯。
- {}
- 前台小芮5月6日前交接钥匙。
"""


def told(text):
    return [one for one in doings(page(text)) if not (one.owner and one.due)]


@pytest.mark.parametrize("text", OPEN)
def test_what_is_still_to_be_done_by_nobody_is_seen_wherever_it_is_said(text):
    assert told(text)


@pytest.mark.parametrize("text", CLOSED)
def test_rules_conditions_and_what_is_past_are_no_actions(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text", ["The hinge of the back door", "Have the carpets cleaned", "Look at the contract again"]
)
def test_an_item_between_two_that_name_a_person_and_a_day_is_an_action(text):
    assert told(ENGLISH.format(text))


@pytest.mark.parametrize("text", ["后门的合页坏了要换", "大厅再添几把椅子", "保洁合同再看看", "优化排班"])
def test_an_item_between_two_with_a_name_and_a_day_is_an_action_in_chinese(text):
    assert told(CHINESE.format(text))


@pytest.mark.parametrize("text", ["At least 40 chairs", "三号库温度不高于4度", "Gutters cleaned on 2 May by Ines"])
def test_a_limit_or_what_is_named_and_dated_is_none(text):
    assert told(ENGLISH.format(text)) == []
