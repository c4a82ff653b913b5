"""What tables and calendars say, in English."""

from collections.abc import Mapping

SHEETS: Mapping[str, str] = {
    "csv.summary": "Summary",
    "csv.description": "Description",
    "csv.assignee": "Assignee",
    "csv.start": "Start Date",
    "csv.due": "Due Date",
    "csv.priority": "Priority",
    "csv.type": "Issue Type",
    "csv.id": "Issue ID",
    "csv.parent_id": "Parent ID",
    "csv.parent": "Subtask of",
    "csv.blocked_by": "Blocked by",
    "todo.detail": "{word}: {text}",
    "label.todo.task": "Task",
    "label.todo.step": "Sub-task",
    "label.todo.milestone": "Milestone",
    "label.todo.review": "Review",
    "label.todo.check": "Check",
    "ics.task": "Due: {text}",
    "ics.step": "{text}",
    "ics.milestone": "Milestone: {text}",
    "ics.review": "Review: {text}",
    "ics.check": "Check: {text}",
}
