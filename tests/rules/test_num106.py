import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    "text",
    [
        "We have 40 partners. 46 of them sold at least once.",
        "46 of our 40 partners sold at least once.",
        "启用自动化测试的团队 17 个，占 14 个参与团队的大部分。",
        "参训 30 人，其中 34 人通过考核。",
        "门店 12 家，其中 15 家已改造。",
        "Of the 9 sites, 11 are open.",
        # steps, of which none passes more than came to it
        "We wrote to 85 landlords. Then we phoned 60 landlords, and 66 answered.",
        "Sat: 214, passed: 241.",
        "The nursery issued 300 seedlings to schools and got 36 back; 40 seeds were sown, 44 sprouted.",
        "抽检灭火器 120 具，合格 126 具。",
        "发放告知书 640 份，收回 618 份，有效 621 份。",
        "应到代表 88 人，实到 91 人。",
        "- 走访时接通 75 户\n- 接通的住户里，81 户愿意换表",
        "| 渠道 | 报名 | 初试 | 录用 |\n|-|-|-|-|\n| 校招 | 90 | 31 | 8 |\n| 社招 | 40 | 12 | 13 |",
        "Eleven learners took the driving test and thirteen passed.",
        "- Flyers posted: 1,900\n- Replies: 240\n- Orders among the replies: 251",
        "合唱比武报名 64 人，决赛通过 66 人。",
        "- 发出征询函 210 份\n- 收回 196 份\n- 有效 198 份",
        "| Ward | On the list | Present |\n|-|-|-|\n| A | 40 | 38 |\n| B | 31 | 30 |\n| C | 28 | 29 |",
        "| 环节 | 户数 |\n|-|-|\n| 宣讲 | 900 |\n| 登记 | 610 |\n| 测量 | 540 |\n| 装表 | 552 |",
        "| Step | Visitors |\n|-|-|\n| Invited | 900 |\n| Came | 410 |\n| Stayed for the talk | 430 |",
        "We printed 640 vouchers. Readers used 702 of these vouchers.",
        "全班 42 人，考勤合格的 45 人。",
        "The committee has nine members, eleven of whom voted in favour.",
        "笔试应考 420 人，及格 431 人，缺考者另行安排。",
        "复训应到 384 名，实到 391 名，缺的下月补。",
        "For spring, 8 courses are planned, of which 10 on safety.",
    ],
)
def test_it_sees_a_part_that_is_larger(text):
    assert len(seen("NUM106", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We have 46 partners. 40 of them sold at least once.",
        "40 of our 46 partners sold at least once.",
        "启用自动化测试的团队 14 个，占 17 个参与团队的大部分。",
        "参训 34 人，其中 30 人通过考核。",
        "门店 12 家，其中 15 天内改造 3 家。",
        "Of the 9 sites, 11 people run three.",
        "We have 12 sites. 40 of their customers answered.",
        "8.1 of 10 points, from 60 households.",
        "总体满意度 4.3 分（满分 5 分）。",
        "下单 60 件，到货 64 件，多发的 4 件已退回。",
        "5 月参加 40 人，6 月参加 52 人，合格 50 人。",
        "九月送检 300 件，复检 12 件，合格 296 件。",
        "12 lorries were due on Monday; 14 arrived, two of them from Sunday.",
        "We invited 40 families; 52 children came.",
        "We ordered 40 lamps; 42 were delivered, two of them spares.",
        "会前邀请 60 人，到场 72 人，多出的是随行家属。",
        "去年参加 30 人，今年通过 34 人。",
        "计划抽查 40 家，实际检查 46 家，合格 45 家。",
        "高级职称 9 人、中级 12 人。",
        "报名家庭里两个孩子都参加的有 24 个。",
        "| Month | Ordered | Delivered |\n|-|-|-|\n| May | 40 | 44 |\n| June | 30 | 36 |\n| July | 52 | 41 |",
        "| Stage | Minutes |\n|-|-|\n| Registered | 4 |\n| Examined | 25 |\n| Discharged | 9 |",
        "Ten crews worked four shifts each, 960 hours. Mowing took 702 of these hours.",
        "取消月卡的有 135 位，新办的有 270 位。",
        "The committee has eleven members, nine of whom voted in favour.",
        "今年的退货 187 单，少于去年的 212 单。",
        "笔试应考 420 人，及格 401 人，缺考者另行安排。",
        "复训应到 384 名，补录 12 名，实到 391 名。",
        "For spring, 8 courses are planned, of which 3 on safety.",
    ],
)
def test_it_does_not_see_a_part_that_fits_or_another_thing(text):
    assert seen("NUM106", "check_document", {"text": text}) == []
