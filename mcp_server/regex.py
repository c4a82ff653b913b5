"""Regular expressions that are compiled with their first use: a process uses few of the hundreds that there are."""

import re
from typing import Any, cast


class _Regex:
    """Stands for a pattern until it is used, and then hands its methods on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what is used like re.compile(pattern, flags); a pattern with a fault raises re.error at its first use."""
    return cast("re.Pattern[str]", _Regex(pattern, flags))
