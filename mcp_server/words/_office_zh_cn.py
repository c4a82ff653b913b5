"""What Word and PowerPoint files say in Chinese."""

from collections.abc import Mapping

OFFICE: Mapping[str, str] = {
    "office.standing": "{kind} · 第 {revision} 版 · {day}",
    "office.page": "第 {page} 页，共 {pages} 页",
    "office.contents": "目录",
    "office.summary": "概要",
    "office.figure": "图 {number}：{title}",
    "office.undrawn": "此图未画出（图表字体缺少字符 {letters}）：{chart}。数据见正文。",
    "office.more": "……另有 {n} 项，见“{title}”",
    "office.rest": "……另有 {n} 项，见完整文档",
    "office.columns": "未列出{heads}，见完整文档",
    "office.others": "同类",
    "office.partial": "本节尚不完整，见“{title}”。",
    "office.closing": "检查结果与待确认事项",
    "office.holds": "检查结果：没有发现错误或缺漏。",
    "office.open": "检查结果：错误 {errors} 处，提醒 {warnings} 处，待确认 {questions} 项。",
    "office.there": "详见“{title}”。",
    "office.finding.level": "级别",
    "office.finding.message": "问题所在",
    "office.finding.fix": "如何修正",
    "office.finding.code": "规则",
    "office.question.ask": "待确认的问题",
    "office.question.why": "为什么要问",
    "office.question.code": "规则",
}
