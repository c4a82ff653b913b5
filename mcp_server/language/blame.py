"""Sentences in which a person is blamed: what went wrong is put down to somebody's care, will or ability."""

from typing import Final

from mcp_server.language.blame_chinese import blamed_in_chinese
from mcp_server.language.blame_english import blamed_in_english

LONGEST: Final = 600
"""Characters; a longer sentence is none that a person has written."""


def blamed(text: str) -> str:
    """Return the clause of a sentence in which a person is blamed; nothing where nobody is.

    A person or a role must be its subject; a denial, a regulation, a condition, a review's own "we", and a thing that
    does what it should not are none.
    """
    if len(text) > LONGEST:
        return ""
    return blamed_in_chinese(text) or blamed_in_english(text)
