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
}
