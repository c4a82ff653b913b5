"""Words that part a whole in two, so that what is not the one is the other."""

from typing import Final

from mcp_server.regex import regex

_ZH: Final = """
成功 = 失败 回退 回滚 未成
合格 达标 符合 = 不合格 不达标 未达标 不符合 次品 废品 残次
通过 = 未通过 不通过 没通过 驳回 退回 淘汰 否决
及格 = 不及格
已 按时 准时 如期 提前 = 未 逾期 迟 延期 滞后 超期 超时 误点 晚点 待
实到 到会 到场 到课 到岗 出席 出勤 在岗 参加 参训 参会 签到 = 请假 缺席 缺勤 缺课 旷课 旷工 没到 没来 未 因故 病假 事假
参考 实考 = 缺考
完成 办结 结案 关闭 解决 修复 整改 处理 兑付 交付 销号 验收 = 未 在办 在途 遗留 待 挂起 延期 滚动 转入 结转 没
收回 回收 收到 归还 回款 到账 缴纳 缴清 交齐 上交 = 未 欠 没 挂账 待
使用 占用 入住 出租 租出 在租 开动 在用 投用 = 空置 空着 闲置 停用 待租 空余 空床 备用 未
同意 赞成 支持 满意 = 反对 不同意 弃权 不满意 不支持
到货 运到 送达 入库 收货 = 在途 待到 待收 在路上 在运 预计
安装 装好 装完 上线 铺好 种下 建成 投产 = 待 未 在建 在装 剩
售出 卖出 发出 领用 用去 用掉 用了 支出 花去 花了 发放 = 库存 剩 未 没卖 退回 在库 结存 滞销
接通 接听 应答 = 未接 漏接 呼损 放弃
中标 录取 录用 入围 入选 获批 = 落标 未录 落选 未入 未获 淘汰 候补
续约 续费 续签 留任 留存 = 流失 未续 不续 离开 退出 解约 终止
男 = 女
主动 = 被动
住院 = 门诊
线上 = 线下
国内 = 国外 海外
本地 省内 市内 = 外地 省外 市外
室内 = 室外
内部 = 外部
老 = 新
自有 = 租赁 外租 租用
正式 全职 = 临时 兼职 劳务 外包 试用
公办 = 民办
住校 寄宿 = 走读
医保 = 自费
成人 = 儿童
"""
_EN: Final = r"""
passed succeeded successful\w* completed approved accepted = fail\w* rolled rejected declined refused
closed resolved fixed done finished delivered shipped settled answered = open unresolved outstanding pending waiting
closed resolved fixed done finished delivered shipped settled answered = overdue unanswered missed undelivered slipped
closed resolved finished delivered shipped cleared merged completed = carried rolled unfinished abandoned in.progress
paid collected returned = unpaid owed owing outstanding overdue missing late
arrived delivered received came.in in.use = expected due to.come on.order to.follow on.the.way in.transit to.be
installed built planted laid = expected to.come to.follow under.construction to.be
done finished checked counted compared read processed painted inspected without = to.do to.go to.be still remain\w*
attended present came turned.up showed.up took.part = absent apolog\w+ missed no-shows? away sick excused on.leave
sold used spent occupied taken let filled booked = unsold unused unspent vacant empty free available idle spare unfilled
men boys males? = women girls females?
women girls females? = men boys males?
full.time = part.time
permanent = temporary temps? contractors?
in.house internal = external agency
adults? = children
in.favou?r yes = against no
on.time = late delayed
renewed stayed = lapsed churned left
online = offline in.person
domestic = foreign abroad international
"""
_HALVES: Final = (
    *(
        (regex(f"(?<![未不没]){one.strip().replace(' ', '|(?<![未不没])')}"), regex(other.strip().replace(" ", "|")))
        for one, other in (line.split("=") for line in _ZH.strip().splitlines())
    ),
    *(
        (regex(rf"\b(?:{one.strip().replace(' ', '|')})\b"), regex(rf"\b(?:{other.strip().replace(' ', '|')})\b"))
        for one, other in (line.split("=") for line in _EN.strip().splitlines())
    ),
)
_NEGATED: Final = regex(
    r"(?:没有|尚未|未|没|不|非)(?P<zh>[\u4e00-\u9fff]{2})|\b(?:not (?:yet )?|un|non-?)(?P<en>[a-z]{4,})"
)


def opposed(one: str, other: str) -> bool:
    """Whether figures count two halves of a whole by the words beside them, the second what the first is not."""
    found = _NEGATED.search(other)
    if found and (found["zh"] or found["en"][:4]) in one:
        return True
    return any(half.search(one) and rest.search(other) for half, rest in _HALVES)
