"""Milestones, reviews and action dates as all-day events of a calendar (RFC 5545)."""

from datetime import UTC, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event, vText

from mcp_server.errors import NotFound
from mcp_server.render._todo import ToDo, told, wanted
from mcp_server.render.formats import Export
from mcp_server.render.markdown import one_line
from mcp_server.words import label, say

_PRODUCT: Final = "-//Fupan//Fupan//EN"


def render(export: Export) -> bytes:
    """Return an event for each day to be kept; NotFound where there is none."""
    document = export.document
    days = [todo for todo in wanted(export) if todo.due]
    if not days:
        raise NotFound("There is no dated milestone, review or action in this document, or in this part of it.")
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(document.title))
    for todo in days:
        calendar.add_component(_event(export, todo))
    return bytes(calendar.to_ical())


def _event(export: Export, todo: ToDo) -> Event:
    document, locale = export.document, export.document.locale
    event = Event()
    # The same item of the same document is the same event in every revision, and tells nothing of either.
    event.add("uid", str(uuid5(NAMESPACE_URL, f"fupan:{document.id}:{todo.at}")))
    event.add("sequence", document.revision)
    event.add("dtstamp", document.at.astimezone(UTC))
    assert todo.due
    event.add("dtstart", todo.due)
    event.add("dtend", todo.due + timedelta(1))
    sort = label(locale, f"todo.{todo.sort}")
    event.add("summary", say(locale, f"ics.{todo.sort}", text=one_line(todo.text)))
    owned = todo.model_copy(update={"details": ((label(locale, "owner"), todo.owner), *todo.details)})
    if lines := told(owned if todo.owner else todo, locale):
        event.add("description", "\n".join(lines))
    event["categories"] = vText(sort)
    event.add("transp", "TRANSPARENT")
    return event
