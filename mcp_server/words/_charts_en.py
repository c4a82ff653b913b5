"""What charts conclude, in English."""

from collections.abc import Mapping

CHARTS: Mapping[str, str] = {
    "chart.path": "{kpi}: from {baseline} to {target} by {due}",
    "chart.path_alone": "{kpi}: {target} by {due}",
    "chart.gantt": "{n} {n:initiative|initiatives} until {finish}; the critical path has {critical} of them and ends with “{last}”",
    "chart.gantt_free": "{n} {n:initiative|initiatives} until {finish}",
    "chart.gantt_milestones": "{n} {n:day|days} to be kept",
    "chart.first": "The first {n} of {all}.",
}
