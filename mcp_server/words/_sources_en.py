"""What the sources of figures are called in English."""

from collections.abc import Mapping

SOURCES: Mapping[str, str] = {
    "label.stands_in": "Stands in",
    "label.rests_on": "Rests on",
    "label.traced": "Status",
    "label.supported": "supported",
    "label.derived": "derived",
    "label.possibly_derived": "possibly derived",
    "label.value_only": "value only",
    "label.unsupported": "unsupported",
    "sources.brief": "as given",
    "sources.title": "Where the figures in the text come from",
    "sources.chance": "{n} hits by chance expected",
    "sources.more": "{n} more figures of the text are not listed here.",
}
