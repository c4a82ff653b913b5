"""What is loaded with its first use: most calls need one method, or one operation, and none of the others."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import TypeVar, cast

T = TypeVar("T")


class Loaded(Mapping[str, T]):
    """Things by their names, in the order given; each stands in a module of its own name."""

    def __init__(self, package: str, names: Iterable[str]) -> None:
        self._package, self._names = package, dict.fromkeys(names)

    def __getitem__(self, name: str) -> T:
        if name not in self._names:
            raise KeyError(name)
        return cast("T", getattr(import_module(f"{self._package}.{name}"), name))

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
