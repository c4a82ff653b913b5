"""On which side of a limit a measure should stay, by what it is called."""

from typing import Final

from mcp_server.knowledge.metrics import bind
from mcp_server.language.alarm_roles import bad_side
from mcp_server.language.folding import either
from mcp_server.regex import regex

_LESS: Final = regex(
    either(
        """能耗 电费 水费 油耗 水耗 排放 碳 积压 加班 流失 离职 缺勤 客诉 投诉 事故 隐患 不良 差错 返工 返修 逾期
        拖欠 坏账 拖期 停电
        (?<![优良标好效放业行产岗])天数 跌倒 感染 花(?:费|销|掉|了|去|在|钱) 成本 费用 支出 开支 花费 耗 损
        价格 单价 报价
        投标价 杠杆 偏差 误差
        差额 占用 等待 候 排队 响应 回复 时长 周期 耗时 用时 延误 退[费货单款] 空置 缺 粉尘 噪[声音] 含量
        残留 菌落 浓度 毒 湿度 满载 超员 次品 废品 破损 故障 停机""",
        """staff turnover, turnover rate, consum[a-z]+, fuel, energy, electricity, emissions?, carbon, co2,
        complaints?, incidents?, accidents?, backlog, handling, queue, idle, downtime, arrears, overdue, late,
        lateness, rejects?, mileage, overtime, attrition, injur[a-z]+, defects?, faults?, outages?, latency,
        delays?, waste, scrap, rework, churn, absen[a-z]+, length of stay, pue, use, head-?count, costs?, spen[dt],
        spending, expens[a-z]+, price, fees?, debt, leverage, dso, days,
        (?<!first-)(?<!first )(?<!full-)(?<!part-)(?<!real-)time, turnaround, age, variance,
        deviation, errors?, vacan[a-z]+, noise, dust, count of (?:bacteria|germs), full, usage, utili[a-z]+,
        in use, load, occupied, refunds?, returns?, shrink[a-z]*, spoil[a-z]*, infections?, mortality, falls,
        weight, turbidity, moisture, sickness, lost, losses""",
    )
)
"""Measures of which less is better."""


_MORE: Final = regex(
    either(
        """优良 (?:达标|晴好|有效|开放|营业|运行|生产|在岗)天数 收入 营收 销售 利润 回款 产值 营业额 捐款 产量 签约
        毛利 到账 订单 获客 新增 上座 入住 出租 覆盖 通过 命中""",
        """revenue, sales, income, profit, receipts, collections, donations, turnover, output, margin, bookings,
        takings, footfall, occupancy, sign-?ups, coverage, training, attendance, pledges, enrol(?:l)?ment, yield,
        throughput, membership, orders""",
    )
)
"""Measures of which more is better."""
_TURN: Final = regex(r"周转(?:天数|期)|\b(?:days of|turnaround)\b")
_DONE: Final = regex(
    r"(?:达成|完成|达标|合格|满意|及时|准时|按期|通过|履约|兑现|到位|完好|覆盖)率|\bon[- ]time\b"
    r"|\b(?:attainment|compliance|pass|success) rate\b"
)
"""Shares of which more is better, whatever they are shares of."""


def side(text: str) -> int:
    """Return 1 where more is better of what words speak of, -1 where less is; 0 where nobody can say."""
    if _DONE.search(text):
        return 1
    if _TURN.search(text):
        return -1
    if bad := bad_side(text):
        return -bad
    if _LESS.search(text):
        return -1
    if _MORE.search(text):
        return 1
    name = text.strip(" *_|-:：#")
    known = bind(name) if 0 < len(name) <= 60 else None
    return {"higher": 1, "lower": -1}.get(known.better or "", 0) if known else 0
