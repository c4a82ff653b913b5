"""What plans say of money against risks, of who is told, and of gates, in Chinese."""

from collections.abc import Mapping

PLAN: Mapping[str, str] = {
    "plan.covered": "预备金与期望损失：{reserve}（{names}）− 期望损失 {expected} = 结余 {left}。",
    "plan.short": "预备金与期望损失：{reserve}（{names}）− 期望损失 {expected} = {left}，预备金不足。",
    "plan.valued": "{of} 项风险中只有 {n} 项同时写明概率与损失，其余未计入。",
    "plan.unjudged.both": "预备金是否够用无法判断：没有一项风险同时写明概率与损失，预算中也没有预备金。",
    "plan.unjudged.line": "预备金是否够用无法判断：预算中没有预备金。",
    "plan.unjudged.amount": "预备金是否够用无法判断：预备金（{names}）没有明确的金额。",
    "plan.unjudged.loss": "预备金（{names}）是否够用无法判断：没有一项风险同时写明概率与损失。",
    "plan.unjudged.unit": "预备金是否够用无法判断：预备金（{names}）与各项损失的单位不一致。",
    "section.gates": "门禁",
    "section.stage_gates": "阶段门与终止标准",
    "plan.gate": "门禁",
    "plan.no_kill_criteria": "还没有任何门禁、红线或触发条件说明何时终止。",
    "plan.told.figures": "指标数据：{names}",
    "plan.told.done": "{work}已完成",
    "plan.told.handed": "{work}已完成，交付：{names}",
    "plan.told.risk": "风险显现：{text}",
    "label.communication": "沟通清单",
    "label.told": "告知对象",
    "label.told_by": "告知人",
    "label.gate_name": "门禁",
    "label.stage_from": "阶段开始",
    "label.must_be_done": "届时须完成",
    "label.conditions": "通过条件",
    "label.kill_criteria": "终止标准",
}
