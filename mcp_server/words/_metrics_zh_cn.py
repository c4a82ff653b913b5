"""What the page of a metric says in Chinese."""

from collections.abc import Mapping

METRICS: Mapping[str, str] = {
    "metric.none": "没有叫“{name}”的指标。",
    "metric.near": "相近的有：{ids}。",
    "metric.names": "又称",
    "metric.behaviour": "性质",
    "metric.behaviour.stock": "存量：某一天的水平，一期以期末值为准",
    "metric.behaviour.flow": "流量：可按时间累加",
    "metric.behaviour.rate": "比率：不能累加，合并各部分时要加权",
    "metric.unit": "单位",
    "metric.better": "方向",
    "metric.neither": "本身无所谓高低",
    "metric.range": "可能范围",
    "metric.formula": "公式",
    "metric.complement": "互补指标（合计100%）",
    "metric.observed": "可观测频率",
    "metric.observed.daily": "每天",
    "metric.observed.weekly": "每周",
    "metric.observed.monthly": "每月",
    "metric.observed.quarterly": "每季度",
    "metric.observed.yearly": "每年",
    "metric.lag": "见效滞后",
    "metric.pitfalls": "常见误区",
    "metric.source": "出处",
}
