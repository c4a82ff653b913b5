"""Things announced by their number: each text once as it holds, and once with another number."""

import pytest

from mcp_server.language.claims import recomputed
from mcp_server.language.paper import relations
from mcp_server.language.text import read_text

SEES = [
    # a roll that says of some how many they are, and times that are told one by one
    ("Present: harbour master (chair), two pilots, the cook, a guest from Oslo (five people).", "five", "four"),
    ("We ran the drill two times. The first run took 18 minutes, the second 12.", "two times", "three times"),
    ("2. 试灌做了两遍。第一遍 18 小时，第二遍 12 小时。", "两遍", "三遍"),
    # named in the same sentence
    ("We called at three ports: Genoa, Marseille and Valencia.", "three", "four"),
    ("The audit took in all four sites (Leeds, York, Hull and Derby).", "four", "three"),
    ("Half a dozen dishes leave the menu: the trout, the rice, the pie, the lamb, the tart and the soup.", "Half a dozen", "Seven"),
    ("The panel of four is made up of a teacher, a parent, a pupil and a governor.", "four", "five"),
    ("We are closed on two days over the holidays, namely 25 and 26 December.", "two", "three"),
    ("All three branches, Hill Street, Market Square and the Quay, stay open.", "three", "four"),
    ("Our three priorities are safety, speed and cost.", "three", "four"),
    ("The board may choose one of three options: (a) renew, (b) move, (c) buy.", "three", "two"),
    ("明年重点抓三件事：降库存、补人手、换系统。", "三件", "四件"),
    ("参会的四家供应商分别是华北仓、蓝海包装、正点物流和宏图印务。", "四家", "五家"),
    ("一季度的三次演练（1 月 18 日、2 月 22 日、3 月 15 日）都按预案完成。", "三次", "两次"),
    ("有三种方案：自建、外包，以及两者结合。", "三种", "四种"),
    ("我们在北京、上海、广州三个城市试点。", "三个", "四个"),
    ("项目组由张工、李工、小王三人组成，三名成员都签了保密协议。", "三名成员", "四名成员"),
    # numbered in the same sentence or in the next ones
    ("本次升级分四步：第一步备份，第二步切换，第三步验证，第四步清理旧数据。", "四步：", "三步："),
    ("退单有三大原因：一是发货慢，二是包装破损，三是色差。", "三大", "两大"),
    ("验收有三条标准：(1) 无渗漏；(2) 坡度达标；(3) 资料齐全。", "三条", "四条"),
    ("There are three reasons. First, the permit came late. Second, the pump broke. Third, it rained.", "three", "two"),
    # lists, tables and sections
    ("Please bring the following four documents:\n\n1. passport\n2. lease\n3. payslip\n4. statement\n", "four", "five"),
    ("- shorter stand-ups\n- one board\n- no late deploys\n\nThese three changes apply from Monday.\n", "three", "four"),
    ("1. 会员日改到周三\n2. 停用纸质券\n3. 增加自提点\n\n以上三项从 12 月 1 日起执行。\n", "三项", "五项"),
    ("The three bidders and their prices:\n\n| Bidder | Price |\n|-|-|\n| A | £81,000 |\n| B | £84,500 |\n| C | £79,900 |\n", "three", "four"),
    ("下表是两个社区的走访进度。\n\n| 社区 | 户数 |\n|-|-|\n| 桃园 | 120 |\n| 南湖 | 96 |\n", "两个", "六个"),
    ("# Three lessons\n\n## 1. Ask early\n\nText.\n\n## 2. Test often\n\nText.\n\n## 3. Say no\n\nText.\n", "Three", "Four"),
    ("其间新增六样点心：枣糕、麻花、豆沙包、绿豆饼、萨其马、蛋挞。", "六样", "七样"),
    ("停水范围：1、2、3、5、6、8 号楼，共 6 栋。", "6 栋", "7 栋"),
    ("参加评审的专家：刘敏、邓一帆、马卓、韩冰、宋佳，共五位。", "五位", "六位"),
    ("出席会议的有校长、两位副校长、教务主任和总务主任，一共 5 人。", "5 人", "7 人"),
    ("评审提了三点意见：进度偏紧、预算漏了运费、没有应急方案。", "三点", "四点"),
    ("Six of us on the call: Gita (chair, from Monday), Paul, Renee, Sam, Walt and Ines.", "Six", "Seven"),
    ("We had four this year: Arbor, Bluefin, Corvid and Delta Loop.", "four", "five"),
    ("On Monday we saw Leeds, York, Hull and Derby, four in all.", "four", "five"),
    ("The three depots are Leeds, York and Hull.", "three", "four"),
    ("All five branches met the goal.\n\n| Branch | Sales |\n|-|-|\n| A | 61 |\n| B | 42 |\n| C | 53 |\n| D | 47 |\n| E | 39 |\n", "five", "six"),
    ("## Four lessons\n\n**Ask early.** We waited.\n\n**Write it down.** Nobody did.\n\n**Test small.** We did not.\n\n**Say stop.** It took weeks.\n", "Four", "Five"),
    # of several numbers ahead of a list the one that counts
    ("The legacy pays for three benches over 10 years, £2,400:\n\n- by the pond\n- at the gate\n- under the lime\n", "three", "four"),
    ("- Opening:\n- Two fares apply from 3 July:\n  - adult €4\n  - child €2\n- Closing.\n", "Two", "Three"),
    ("Five lots are for sale on these ten days:\n\n- 1 the mill\n- 2 the barn\n- 3 the yard\n- 4 the cottage\n- 5 the field\n", "Five", "Six"),
    ("工程划成四个标段，先后衔接，互不交叉：\n\n- 路基\n- 桥涵\n- 路面\n- 绿化\n", "四个", "六个"),
    ("参展的是本市四所中专：航海校、护士校、艺校、商校。", "四所", "五所"),
    ("Three faults explain almost all of the stops: belt slip, sensor dirt and jammed boxes.", "Three", "Four"),
    ("There are three to be handed in by Friday: map, log and key list.", "three", "four"),
    ("Two changes were made to the menu: a smaller plate and a second soup.", "Two", "Four"),
    ("Three things went wrong: there was no key, the lamp was out, and nobody had the number.", "Three", "Four"),
    ("We have three vans in use: a Vito, a Transit and a Master.", "three", "four"),
    ("The three-member jury (Vos, Adeyemi and Lund) sat on Monday.", "three", "four"),
    ("获选的两种纸是：宣纸（二等品）、皮纸（一等品）。", "两种", "三种"),
    ("We took home three lessons.\n\n**Ask early.** We waited.\n\n**Write it down.** Nobody did.\n\n**Test small.** We did not.\n", "three", "four"),
    # those named count themselves
    ("The crew has five members: one skipper, two mates and two hands.", "five", "six"),
    ("值班组由六人组成：组长一名、护士三名、司机两名。", "六人", "七人"),
    ("There are two ways to book.\n\n1. By post\n2. At the desk\n", "two", "three"),
    ("今年抓三项工程：\n\n**1. 换水管。** 六月完工。\n\n开工前公示。\n\n**2. 修路灯。** 七月完工。\n\n**3. 补绿化。** 九月完工。\n", "三项", "四项"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), SEES)
def test_a_number_of_things_that_holds_is_read_as_such_and_another_is_found(text: str, right: str, wrong: str) -> None:
    assert text.count(right) == 1
    told = [recomputed(one) for one in relations(read_text(text)) if one.op in {"count", "sum"}]
    assert told
    assert [one for one in told if one and not one.holds] == []
    changed = [
        recomputed(one) for one in relations(read_text(text.replace(right, wrong))) if one.op in {"count", "sum"}
    ]
    assert [one for one in changed if one and not one.holds]


SILENT = [
    "Present: harbour master (chair), 40 guests from Oslo, the cook, a pilot (five of them members).",
    "Output is three times that of last year. The first line runs by day, the second by night.",
    "2. 试灌做了多遍，每遍三小时。第一遍漏水，第二遍正常。",
    # an owner and a day, a target, a verdict, another number that fits, parts of another figure, a name, a basis
    "- 4 扇破窗：后勤小乔，9 月 20 日前换好。",
    "- Water at berth 6: harbour office, Ole, 12 March 2027",
    "停机 5 次（目标不超过 4 次，没做到）。",
    "Boiler 3 pressure 6.1 bar (alarm 6.5, trip 7.0).",
    "来了 3 家供应商，都报 2 辆的含税价：甲 18.1 万元，乙 17.4 万元，丙 19.2 万元。",
    "The school has 4 wings with 620 seats: 212 in the hall, 394 in class and 14 in the office.",
    "货款分三次付：首付 20 万元、中期 30 万元、尾款 10 万元；尾款在验收后付，另有说明。",
    "Of 20 matches 11 wins, 4 draws and 5 defeats, so we came third.",
    "报价如下，均按 2 台计：\n\n| 项 | 万元 |\n|-|-|\n| 主机 | 9 |\n| 配件 | 2 |\n| 安装 | 1 |\n",
    "Two teams:\n\n| Team | Hours |\n|-|-|\n| North | 310 |\n| South | 290 |\n| Both | 600 |\n",
    "We have two shops in Leeds: they open at nine, close at six, and share a van.",
    "Six members voted: Ann, Bo and Cy for, the other three against.",
    "The two boats left three days apart: the Anna on 3 May, the Berta on 6 May.",
    "The two teams agreed on the following:\n\n- one board\n- one stand-up\n- one backlog\n",
    "三位专家建议：加长试验、换供应商、补一次审核、推迟发布。",
    "The course covers four modules: safety on day one, rigging and knots on day two, and a test on day three.",
    "The two of us cleared the attic: boxes, beds, an old pram and a sewing machine.",
    "Bring two of the following: passport, licence, bank card.",
    "Notes on two visits:\n\n- The ramp is steep.\n- The bell is mute.\n- Nobody came.\n",
    "For the two sites we need:\n\n- a fence\n- a lamp\n- a gate\n",
    "路线分两段，中间停一周：3 月走东线、4 月走西线、5 月走南线。",
    "# 市二院例会\n\n## 一、现状\n\n文字。\n\n## 二、合同\n\n文字。\n\n## 三、决定\n\n文字。\n",
    "四舍五入为 41%、29%、18%、12%。",
    "After three days, 17 hours and 30 minutes it ran again.",
    "In three of the four regions (north, south and west) sales rose.",
    "Four teams, each with its own budget: sales, service and support share one.",
    "Both ends, the intake and the outlet, were checked; three valves: one leaked, two held.",
    "We agreed on two things: to hire a tester, and, once the budget is there, to buy the tool.",
    "The two documents (contract and annex, offer and order) must match.",
    "Half a dozen titles are out of print: the atlas, the cookbook, both thrillers, the diary and the primer.",
    "Over 14 hours across four incidents (errors or severe latency) customers could not sign in.",
    "Our three goals are ambitious, clear and shared by all of the departments that take part.",
    "The library is shut on three days, namely 4-6 June and never again this year.",
    "Steps such as these two: planning, building, testing.",
    "A tree with two scenarios: every node computed, figures checked, levers ranked.",
    "The table below shows three months of sales.\n\n| Shop | Apr | May | Jun |\n|-|-|-|-|\n| A | 1 | 2 | 3 |\n| B | 1 | 2 | 3 |\n",
    "We need four chairs.\n\n- tea\n- cake\n",
    "三家店都换了新招牌：红底白字、字号加大。",
    "我们分两组：一组张三、李四，二组王五、赵六。",
    "三位同事：小王、小李负责前台，小赵负责后厨。",
    "五家门店中三家（城南、城北、城东）已经完工。",
    "四场比赛（周一、周二各两场）都已结束。",
    "分三步走。第一步已经完成，第二步正在进行。",
    "两个情景下的收入指标树：收入、成本、利润。",
    "由甲、乙两人牵头，五名成员分头落实。",
    "主要有四类客户：政府、学校、医院等。",
    "# 三个重点\n\n## 一、背景\n\n文字。\n\n## 二、重点\n\n文字。\n",
    "Five brewers tasted them. Marks out of 5: A 4.1, B 3.8, C 4.4.",
    "评审组五人（研发两人，采购、财务、法务各一人）一致同意。",
    "Annual prices stay at two months off: ten rates, so $140, $320 and $590 a seat.",
    "门店 2 个苹果、3 个梨、5 个桃，共 10 个。",
    "三个班组分别有 14 人、16 人和 15 人，另有见习 3 人不计入定员 45 人。",
    "Two of the six branches were shut.\n\n| Branch | Sales |\n|-|-|\n| A | 61 |\n| B | 42 |\n| C | 53 |\n",
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_called_wrong_where_not_all_of_it_is_named(text: str) -> None:
    told = [recomputed(one) for one in relations(read_text(text)) if one.op in {"count", "sum"}]
    assert [one for one in told if one and not one.holds] == []
