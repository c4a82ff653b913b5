"""Amounts that a text makes of its figures: those that do not follow are seen by their units, the others left alone."""

import pytest

from mcp_server.language.claims import recomputed
from mcp_server.language.paper import read_text, relations

SEES = [
    "Twelve rolls of 50 m give us 640 m of cable.",
    "320 covers at £14.50 took £4,460.",
    "Rent is €2,300 a month, i.e. €26,700 a year.",
    "Eight volunteers each gave 15 hours, so 130 hours in all.",
    "Each class has 26 pupils; with 14 classes that makes 374 pupils.",
    "We pay 6 cleaners £13.50 an hour for 20 hours a week, £1,720 a week.",
    "The consultant charges $1,100 a day; 15 days come to $17,500.",
    "The new form saves 20 minutes per order. With 90 orders a month that is 45 hours of work gained.",
    "We need three shifts of eight stewards on each of the five days, so 140 shifts have to be filled.",
    "At 15 mg per kg, a child of 22 kg is to be given 300 mg.",
    "The garden is 18 m by 12 m, that is 226 m².",
    "Two teams of five people work three days: 40 person-days.",
    "14 buses with 45 seats each can carry 680 people.",
    "The machine fills 120 bottles a minute, so 6,200 in an hour.",
    "If 20,000 people see the banner, 5 % click on it and 10 % of those sign up, we end up with 200 sign-ups.",
    "With a 20 % discount the $450 jacket costs $380.",
    "The bill of $240 plus a 15 % tip came to $286.",
    "Half of the 340 tenants, 180 people, have answered.",
    "Uniforms: 36 sets, $74 a set, $2,464 on the card.",
    "A case holds 24 cans and we unloaded 35 cases: 860 cans on the shelf.",
    "We hired 14 casuals for 9 days at $180 a day. The agency invoice came to $22,860.",
    "The van does 62 km a round and three rounds a day, which is 196 km.",
    "VAT at 20% on £3,450 adds £590.",
    "Each patient gets 2 litres a day; with 34 patients we go through 86 litres daily.",
    "The loan car costs £45 a day and came to £1,305 over the 27 days.",
    "三个仓库各存 450 吨，共存 1,250 吨。",
    "6 条生产线各开 3 个班，每班 8 人，全厂 24 人。",
    "加班费按每小时 35 元发，王师傅加了 14 个小时，拿到 460 元。",
    "押金每户 2,000 元，收了 37 户，账上押金 7.6 万元。",
    "帐篷一天 90 元，租 12 天，付了 1,800 元。",
    "The team closed 156 tickets in 12 days, on average 15 a day.",
    "- 26 participants\n- €180 per participant\n- Revenue: €4,860",
    "Print run 12,000 copies; unit cost £1.85, total £23,200.",
    "The crew of 7 worked 11 days of 8 hours, 646 hours altogether.",
    "Together they worked 3,120 hours, that is 50 hours for each of the 52.",
    "External developers cost €96,000, that is 160 days at €650.",
    "25 boxes are left. At 11 a day that lasts for five days.",
    "The roof takes 210 modules of 430 W each. That gives a plant of 93.9 kW.",
    "每人每天补贴 80 元，12 人出差 5 天，共 5,800 元。",
    "会员 2,400 人，到店率 35%，即 940 人到店。",
    "月薪 9,000 元，一年工资 11.8 万元。",
    "门票 60 元一张，卖出 850 张，收入 5.4 万元。",
    "8 台机器每台每天产 150 件，一天共产 1,300 件。",
    "这款电饭煲原价 480 元，打八折后 408 元。",
    "原价 1,200 元，优惠 15% 后为 1,040 元。",
    "4 名工程师投入 15 天，共 65 人天。",
    "大修总工时 960 小时，除以每班 8 小时，需要 140 个班次。",
    "存款 20 万元，年利率 2.5%，一年利息 6,000 元。",
    "收到 100 份简历，四成进入初试，即 40 人；初试通过率 50%，即 25 人进入复试。",
    "晚自习三节，每节 50 分钟，共 140 分钟。",
    "总产 624 吨。分两批卖给了米厂，每公斤 3.2 元，毛收入 219.7 万元。",
    "可得 2 万个注册；其中四成会完成首日任务，也就是 8,000 人；这些人里再有三成进群，即 3,200 人。",
    "人均消费 68 元，当晚来客 220 人，营业额 16,960 元。",
    "我们发出 5,000 份问卷，回收率 42%，收回 2,300 份。",
]
DOES_NOT_SEE = [
    "Twelve rolls of 50 m give us 600 m of cable.",
    "The scanner saves a quarter of an hour per file. With 160 files a week, that is 40 hours gained.",
    "If 50,000 flyers go out, 4 % of those who get one visit the stand and a quarter of these join, we gain 500 members.",
    "A class has 26 pupils; the 14 classes have 352 pupils in all, as some are smaller.",
    "6 crates at €24 and 2 at €30, €204 in total.",
    "14 buses with 45 seats each carried 580 people.",
    "We bought 12 desks at $240 each and paid $2,950 including delivery.",
    "3 % of the 12,000 parts were scrapped; 420 were reworked.",
    "The discount is 20 %; the jacket costs $380 and the trousers $120.",
    "12 people worked 8 hours a day for 5 days; 430 hours were billed.",
    "Tickets cost €18; 210 people came and the bar took €2,600.",
    "We pay £13.50 an hour; 20 hours were worked, and £310 paid with the bonus.",
    "Each of the 12 schools got 3 tablets, and 30 are in use.",
    "About 30 % of the 500 members answered; 160 wanted a change.",
    "5 buses with 50 seats and 3 with 30, for 340 people.",
    "The grant of $60,000 runs for 3 years at 2 % and covers $45,000 of wages.",
    "We may redeem the 2020 and 2049 Notes at a price equal to 100% of the principal amount of the 2020 Notes.",
    "Line 2 makes 45 pallets an hour; in an eight-hour shift without the half-hour break that is 337 pallets.",
    "Four fifths of the wards took part. Cost: 60 nurses × 1.5 hours × £22 = £1,980.",
    "We sold 40 tickets at $15 each and took $700 at the bar.",
    "18 pallets of 40 boxes went out on Thursday, and 650 boxes on Friday.",
    "Licences for 65 users at £11.50 per user; the server costs £900 more.",
    "The budget was $2,000 for 45 lunches at $32 each; we spent $1,440.",
    "We hired 14 casuals for 9 days at $180 a day. The agency invoice came to $22,680.",
    "Four teams of seven nurses work the ward; 31 nurses are on the payroll because of part-timers.",
    "The bus holds 50, and 3 buses took 138 pupils.",
    "The loan car costs £45 a day and came to £1,215 over the 27 days.",
    "贷款 150 万元，年利率 4.2%，上半年利息 3.15 万元。",
    "销售额 86 万元，按 3% 提成，扣税后实发 2.4 万元。",
    "6 条生产线各开 3 个班，每班 8 人，一条线 24 人。",
    "各门店共 120 人，每人补贴 300 元，另发 5,000 元。",
    "每箱 24 瓶，35 箱共 840 瓶，其中 20 瓶破损。",
    "12 个班，每班 40 人，实到 470 人。",
    "会员 2,400 人，到店率 35%，有 940 人买过券。",
    "门票 60 元一张，卖出 850 张，另有赞助，总收入 6.4 万元。",
    "客单价 120 元，比上月高 5%，本月营业额 86 万元。",
    "35 台电脑每台 4,800 元，享九折，总价 15.12 万元。",
    "月薪 9,000 元，一年含年终奖 12.6 万元。",
    "每天 3 班，每班 8 人，另有 6 名机动，共 30 人。",
    "8 台机器每台每天产 150 件，昨天两台停机，共产 900 件。",
    "全国 30 个省，每省 5 家门店以上，共 210 家。",
    "线索 800 条，去年转化率 15%，今年成交 140 单。",
    "线索 800 条，转化率 15%，客单价 3,000 元，收入 36 万元。",
    "3 个项目，每个项目预算 20 万元以内，合计 48 万元。",
]


def wrong(text):
    return [(one.op, one.of, one.value) for one in relations(read_text(text)) if not recomputed(one).holds]


@pytest.mark.parametrize("text", SEES)
def test_an_amount_that_does_not_follow_is_told_once(text):
    assert len(wrong(text)) == 1


@pytest.mark.parametrize("text", DOES_NOT_SEE)
def test_an_amount_that_follows_and_one_of_something_else_are_left_alone(text):
    assert wrong(text) == []
