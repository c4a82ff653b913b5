"""What the check of a text says in Chinese."""

from collections.abc import Mapping

CHECK: Mapping[str, str] = {
    "check.state.faults": "有对不上的地方",
    "check.state.holds": "能复算的都对得上",
    "check.state.no_relation": "有数字，但文中没有写明它们之间的关系，无从复算",
    "check.state.nothing_to_check": "没有可核对的内容",
    "check.file": "{path}：{said}。{counts}",
    "check.counts": "共 {lines} 行，读到 {figures} 个数；写明的关系复算 {relations} 处，对得上 {hold} 处。",
    "check.line": "第 {n} 行",
    "check.relations": "复算的关系",
    "check.figures": "读到的数",
    "check.at": "行",
    "check.written": "原文",
    "check.of": "指标或对象",
    "check.left_out": "篇幅所限，另有{what}未列出。",
    "check.left.findings": "问题 {n} 项",
    "check.left.questions": "待问 {n} 项",
    "check.left.relations": "关系 {n} 处",
    "check.left.figures": "数字 {n} 个",
    "check.stands_on": "出处或算式",
}
