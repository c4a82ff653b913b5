"""What charts conclude, in Chinese."""

from collections.abc import Mapping

CHARTS: Mapping[str, str] = {
    "chart.path": "{kpi}：{due} 前由 {baseline} 到 {target}",
    "chart.path_alone": "{kpi}：{due} 前达到 {target}",
    "chart.gantt": "{n} 项举措在 {finish} 前完成；关键路径上有 {critical} 项，最后一项是“{last}”",
    "chart.gantt_free": "{n} 项举措在 {finish} 前完成",
    "chart.gantt_milestones": "须守住的 {n} 个日子",
    "chart.first": "只画出 {all} 项中的前 {n} 项。",
}
