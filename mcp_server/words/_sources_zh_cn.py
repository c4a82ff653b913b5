"""What the sources of figures are called in Chinese."""

from collections.abc import Mapping

SOURCES: Mapping[str, str] = {
    "label.stands_in": "所在语句",
    "label.rests_on": "依据或算式",
    "label.traced": "判定",
    "label.supported": "有依据",
    "label.derived": "可推出",
    "label.possibly_derived": "可能推出",
    "label.value_only": "仅数值相同",
    "label.unsupported": "无来源",
    "sources.brief": "提供的材料",
    "sources.title": "文中各数的来源",
    "sources.chance": "碰巧吻合的期望次数 {n}",
    "sources.more": "另有 {n} 个数未列出。",
}
