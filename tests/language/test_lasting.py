"""Lengths of time against the moments around them."""

import pytest

from mcp_server.operations.check_document import CheckDocument, checked

FALSE = (
    "水泵 4:15 跳闸，6:50 送上电，断了 3 小时 35 分。",
    "样品 5 月 6 日放进冷库，5 月 27 日取出，存满 28 天。",
    "We sowed on 12 April. When we cut the first lettuce seven weeks later, on 17 May, it weighed 300 g.",
    "Dues for the first five months (1 January to 30 June): 12,400 euros.",
    "仪器 6 月 8 日送检、6 月 12 日取回，头尾都算 4 天。",
    "Night work went on from 22:15 on the 4th to 04:45 the next morning, seven and a half hours.",
    "| 时间 | 事件 |\n|---|---|\n| 20:14 | 队列积压 |\n| 20:21 | 超过 5,000 条，自动告警 |\n| 20:26 | 值班开始处理，告警后 12 分钟 |\n| 21:02 | 恢复 |",
    "The compressor came back at 16:30; the rooms were cold from 16:30 to 21:15, so it took five and three quarter hours.",
    "缺的 90 箱在 9 月 3 日至 9 月 4 日三天内补发。",
    "上一次停机发生在 2024 年 9 月 24 日，到 2025 年 10 月 31 日已过去 412 天。",
    "The pump was switched off at 6.20 a.m. and came back on at 8.50 a.m., three and a half hours in all.",
    "Registration runs from 2 March through Friday 27 March, so members have five weeks to answer.",
    "We leased the van for 18 months from 1 May 2025, and the lease runs out on 30 April 2026.",
    "The hall is closed from Monday, June 1 to Friday, June 12. During those three weeks the floor is sanded.",
    "# Minutes of 3 March 2026\n\nNadia ordered the windows today. The maker quotes four weeks, so they arrive on April 7.",
    "- 09:05 smoke detector on floor 3\n- 09:11 building empty, 16 minutes after the detector\n- 09:20 fire brigade",
    "The tap was found open at 22:15 and closed at 01:45 the next morning, after two and a half hours.",
    "The parcel left on 4 May and was signed for two weeks later, on 25 May.",
    "施工队晚上九点半进场，干到次日凌晨四点，连续作业八个半小时。",
    "夏令营七月六日开营，七月二十六日闭营，为期两周。",
    "押运车8月3日22时出发，8月4日7时抵达，全程11小时。",
    "- 13:10 水位报警\n- 13:35 值班员到场，从报警算起用了15分钟",
    "| Step | Out | Back | Days |\n|---|---|---|---|\n| Wing A | Mon, 4 May | Fri, 8 May | 5 |\n| Wing B | Mon, 11 May | Fri, 15 May | 5 |\n| Wing C | Mon, 18 May | Thu, 21 May | 6 |",
    "| 工序 | 起止 | 工期（天） |\n|---|---|---|\n| 拆除 | 3月2日—3月8日 | 7 |\n| 铺管 | 3月9日—3月22日 | 14 |\n| 回填 | 3月23日—3月31日 | 12 |",
    "Ticket 5511 was opened on March 3 at 4 p.m. and closed on March 5 at 10 a.m. The customer therefore waited 52 hours.",
    "The tenancy started on 15 July 2024 for a fixed term of two years and accordingly comes to an end on 14 July 2027.",
    "食堂改造六月八日停火，七月五日复火，师生在临时餐厅吃了整整六个星期。",
    "集训安排在7月13日（周一）到8月7日（周五），为期五周，周末休息。",
    "The heating engineer billed us from a quarter past eight to a quarter to one: five and a half hours.",
    "Clearing the site takes from 6 to 24 April; the slab follows on 27 April and must cure for 28 days, so that framing can begin on 18 May.",
    "The recall was announced on 12 August. Seventeen days later, on 2 September, the last carton had been returned.",
    "凌晨两点一刻，三号冷库压缩机跳闸；等维修班把它重新开起来，已经是早上六点，整整停了四个半小时。",
    "保修从2025年10月8日验收合格那天算起，两年，到2028年10月7日为止。",
    "展期 10 月 9 日至 10 月 26 日，首尾均计共 17 天。",
    "2026 年期末：复习从 12 月 22 日排到 1 月 9 日，首尾都算在内共 17 天。",
    "The strike ran from Monday 2 March to Thursday 19 March, 17 days with both days counted.",
    "实验 5 月 11 日 0 点到 5 月 24 日 24 点，跑满 13 天。",
    "07:35 出发，11:20 到达，路上 4 小时 45 分。",
    "- 19:42 pump stops\n- 19:58 caretaker called\n- 21:17 pump runs again\n\nThe cellar had no pump for 1 hour and 45 minutes.",
    ("| Time | Event |\n|---|---|\n| 06:12 | Alarm at the gate |\n| 06:40 | Brigade arrives |\n| 08:05 | All clear |\n\n"
    "From the alarm to the all clear it took 1 hour 43 minutes."),
    "Meeting of 9 June 2026, 17:30 to 19:10\n\nPresent: 11.\n\nThe meeting took 1 hour 50 minutes.",
    "- 02:12 chiller trips\n- 02:19 first alarm\n- 02:47 engineer in the hall\n\nNine minutes went by between the trip and the first alarm.",
)  # fmt: skip
HOLDS = (
    "| 时间 | 事件 |\n|---|---|\n| 20:14 | 队列积压 |\n| 20:21 | 超过 5,000 条，自动告警 |\n| 20:26 | 值班开始处理，告警后 5 分钟 |\n| 21:02 | 恢复 |",
    "The compressor came back at 16:30; the rooms were cold from 16:30 to 21:15, so it took four and three quarter hours.",
    "缺的 90 箱在 9 月 3 日至 9 月 4 日两天内补发，第三方过去 7 天内只到了 12 箱。",
    "上一次停机发生在 2024 年 9 月 14 日，到 2025 年 10 月 31 日已过去 412 天。",
    "The pump was switched off at 6.20 a.m. and came back on at 8.50 a.m., two and a half hours in all.",
    "Registration runs from 2 March through Friday 27 March, so members have four weeks to answer.",
    "We leased the van for 18 months from 1 May 2025, and the lease runs out on 31 October 2026.",
    "The hall is closed from Monday, June 1 to Friday, June 12. During those two weeks the floor is sanded.",
    "# Minutes of 3 March 2026\n\nNadia ordered the windows today. The maker quotes five weeks, so they arrive on April 7.",
    "- 09:05 smoke detector on floor 3\n- 09:11 building empty, 6 minutes after the detector\n- 09:20 fire brigade",
    "Open from 9:00 to 17:00 with a break of 45 minutes; the guided tour takes 90 minutes.",
    "The parcel left on 4 May and was signed for three weeks later, on 25 May.",
    "施工队晚上九点半进场，干到次日凌晨四点，连续作业六个半小时。",
    "夏令营七月六日开营，七月二十六日闭营，为期三周，每批两周前报名。",
    "上午8:30开始，11:30结束，下午13:30到16:00，全天上课5个半小时，课间每次10分钟。",
    "- 13:10 水位报警\n- 13:35 值班员到场，从报警算起用了25分钟，比规定的30分钟快",
    "Fitting takes two days a machine, from Monday 4 May to Saturday 9 May.",
    "报名截止 5 月 20 日，开课 6 月 1 日，课程为期 12 周；退费须提前 7 天。",
    "Surgery ran from 8:15 to 13:00. Two cases of 45 minutes each were moved to the afternoon.",
    "王师傅早上七点四十上机，十一点二十五交班，中午没歇，算下来盯了三小时四十五分钟。",
    "食堂改造六月八日停火，七月五日复火，师生在临时餐厅吃了整整四个星期，每餐供应两小时。",
    "The heating engineer billed us from a quarter past eight to a quarter to one: four and a half hours.",
    "Opening hours: Tuesday to Friday 9.30 a.m. to 1 p.m., that is three and a half hours a day, 14 hours a week.",
    "老张2月9日请的病假，3月2日回来上班，歇了三个星期，按规定扣除五天年假。",
    "夜市晚上六点开张，凌晨一点收摊，一晚上营业七个小时，高峰三小时。",
    "展期 10 月 9 日至 10 月 26 日，首尾均计共 18 天，实际开放 16 天。",
    "- Inspect the racks, first on 15 January\n- Freeze the data four weeks ahead: Ida, by 30 November",
    "- 02:40 line down\n- 02:52 crew on its way\n- 03:25 first customers are back after 45 minutes",
    "值班表：12 月 29 日至 1 月 4 日，7 天，每天两班。",
    "时间：10 月 18 日 0 点到 10 月 20 日 24 点，3 天，72 小时",
    "07:35 出发，11:20 到达，路上 3 小时 45 分，其中服务区休息 20 分钟。",
    "- 08:15 doors open\n- 09:30 speech\n- 11:45 doors shut\n\nOver the three and a half hours 214 people came, most in the last 40 minutes.",
    "| 时间 | 事件 |\n|---|---|\n| 9:05 | 停泵 |\n| 9:40 | 清淤完成 |\n| 11:25 | 恢复供水 |\n\n停泵到恢复供水历时 2 小时 20 分钟。",
    "Meeting of 9 June 2026, 17:30 to 19:10\n\nThe meeting took 1 hour 40 minutes; the tour had lasted 50 minutes.",
    "公司成立于2010年，2020年上市，到2026年已有十六年历史，上市六年。",
    "水泵 4:15 跳闸，6:50 送上电，断了 2 小时 35 分。",
    "样品 5 月 6 日放进冷库，5 月 27 日取出，存满 21 天。",
    "We sowed on 12 April. When we cut the first lettuce five weeks later, on 17 May, it weighed 300 g.",
    "Dues for the first six months (1 January to 30 June): 12,400 euros.",
    "仪器 6 月 8 日送检、6 月 12 日取回，头尾都算 5 天。",
    "Orders placed on 3 May arrive on 5 June; the guarantee of two years counts from then.",
    "The canteen was shut from 3 to 28 August except for two weeks.",
)


def spoken(text: str) -> list[str]:
    made = checked(CheckDocument(text=text))
    return [one.code for one in (*made.findings, *made.questions) if one.code in {"NUM103", "NUM108"}]


@pytest.mark.parametrize("text", FALSE)
def test_a_length_that_its_moments_do_not_give_is_told(text: str) -> None:
    assert spoken(text), text


@pytest.mark.parametrize("text", HOLDS)
def test_a_length_that_its_moments_give_or_that_is_another_is_not_told(text: str) -> None:
    assert spoken(text) == [], text
