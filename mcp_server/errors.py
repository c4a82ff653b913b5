"""What can go wrong, and who can put it right.

* FupanError                 a call that cannot be carried out; its text is ours and safe to show
  ├─ BriefError              the caller can mend what was sent: every fault has a pointer
  ├─ NotFound                nothing is kept or known under that name
  ├─ Conflict                the document has moved on: read it again
  ├─ TooLarge                a limit was passed; the text names the limit
  └─ Forbidden               this caller, or this server, may not do that

Anything else that is raised is a bug of ours. A plan that is wrong is no error: it is a document with findings.
"""

from collections.abc import Iterable
from typing import NamedTuple

from mcp_server.limits import FAULT_CHARACTERS, FAULTS


class Fault(NamedTuple):
    """One thing that cannot be read: a JSON pointer into what was sent, and what to change."""

    at: str
    message: str


class FupanError(Exception):
    """A call that cannot be carried out; the text is ours and safe to show."""


class BriefError(FupanError):
    """What was sent cannot be read; lists every fault, the first ones in full."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        lines, room = [], FAULT_CHARACTERS
        for fault in self.faults[:FAULTS]:
            line = f"{fault.at or '/'}: {fault.message}"[:400]
            room -= len(line) + 1
            if room < 0:
                break
            lines.append(line)
        if rest := len(self.faults) - len(lines):
            lines.append(f"… and {rest} more of the same.")
        super().__init__("\n".join(lines))


class NotFound(FupanError):  # noqa: N818 - named for what the caller sees
    """Nothing is kept or known under that name."""


class Conflict(FupanError):  # noqa: N818 - named for what the caller sees
    """The document has moved on since the caller read it."""


class TooLarge(FupanError):  # noqa: N818 - named for what the caller sees
    """A limit was passed; the text names it."""


class Forbidden(FupanError):  # noqa: N818 - named for what the caller sees
    """This caller, or this server, may not do that."""
