"""Things made only when they are asked for, and then kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, overload

Thing = TypeVar("Thing")


class Wanted(Sequence[Thing]):
    """So many things, each made from its number when it is first asked for."""

    def __init__(self, many: int, make: Callable[[int], Thing]) -> None:
        self._many = many
        self._make = make
        self._known: dict[int, Thing] = {}

    def __len__(self) -> int:
        return self._many

    @overload
    def __getitem__(self, at: int) -> Thing: ...
    @overload
    def __getitem__(self, at: slice) -> list[Thing]: ...
    def __getitem__(self, at: int | slice) -> Thing | list[Thing]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(self._many))]
        found = self._known.get(at)
        if found is None:
            if not -self._many <= at < self._many:
                raise IndexError(at)
            found = self._known[at] = self._make(at % self._many)
        return found
