"""What tables and calendars say, in Chinese."""

from collections.abc import Mapping

SHEETS: Mapping[str, str] = {
    "csv.summary": "标题",
    "csv.description": "描述",
    "csv.assignee": "负责人",
    "csv.start": "开始日期",
    "csv.due": "截止日期",
    "csv.priority": "优先级",
    "csv.type": "类型",
    "csv.id": "编号",
    "csv.parent_id": "父任务编号",
    "csv.parent": "父任务",
    "csv.blocked_by": "前置任务编号",
    "todo.detail": "{word}：{text}",
    "label.todo.task": "任务",
    "label.todo.step": "子任务",
    "label.todo.milestone": "里程碑",
    "label.todo.review": "评审",
    "label.todo.check": "复查",
    "ics.task": "到期：{text}",
    "ics.step": "{text}",
    "ics.milestone": "里程碑：{text}",
    "ics.review": "评审：{text}",
    "ics.check": "复查：{text}",
}
