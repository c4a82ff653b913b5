import pytest

from tests.conftest import seen


def told(text):
    return seen("TXT101", "check_document", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        "The night operator forgot to close the valve.",
        "It was our finance lead who lost the contract.",
        "The delay is the fault of the purchasing manager.",
        "Had the supervisor checked the list, nobody would have noticed.",
        "Careless handling by the packers cost us 40 boxes.",
        "The cause was simple human error.",
        "采购员粗心，少订了一批螺栓。",
        "要不是小王一拖再拖，合同早就签了。",
        "此事的责任全在运维人员。",
        "项目经理太乐观，工期定得过紧，他应对延期负责。",
        "库管私自调换了批次。",
        "The mix-up came about because Nurse K. does not concentrate.",
        "On nights the setter simply does not care about the mould.",
        "The double booking happened because Mrs Tanner once again did not look at the calendar.",
        "说到底是挖机班组长蛮干，心里没有安全这根弦。",
    ],
)
def test_it_sees_a_person_who_is_blamed(text):
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The night job forgot nothing: it ran twice.",
        "The script failed to start because the disk was full.",
        "Nobody was to blame for the delay.",
        "If an operator forgets a step, the system asks again.",
        "Every operator must check the list before closing the valve.",
        "The operator closed the valve at 02:14 and called the engineer on duty.",
        "We overlooked the second valve because the drawing does not show it.",
        "系统自动忽略了重复的请求。",
        "任何人不得擅自调换批次。",
        "如果采购员粗心漏订，系统会提醒。",
        "这不是采购员的错，订货单上没有这一栏。",
        "小王于 5 月 8 日完成交接，赵敏接手。",
        "我们没有为第二个阀门设置检查项。",
        "疲劳驾驶报警 14 次，超速报警 22 次。",
        "已签的客户按旧价执行，财务看到的均价会低于新价，这不是算错。",
        "Customers do not care about the colour of the box.",
        "The two shifts concentrate on different lines.",
    ],
)
def test_it_does_not_see_things_denials_rules_and_plain_facts(text):
    assert told(text) == []
