"""Names of people in a pack, changed to collar numbers wherever they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

import msgspec

from bcu_desk.domain.people import Person, Rank
from bcu_desk.work.tables.names import Names

V = TypeVar("V")
WITHHELD = "(name withheld)"


class Unnaming:
    """Changes the names of known people to collar numbers.

    `Lorna Feldman` and `L. Feldman` become the collar number, `Supt Feldman` keeps its rank. Where
    two people share a name it is withheld. So is the name by which a computer knows who works at it
    (`actors`), where that is all that a text says.
    """

    def __init__(
        self, people: Iterable[Person], ranks: Iterable[Rank], actors: Iterable[str] = ()
    ) -> None:
        self._actors = frozenset(actors)
        self._names = Names(people, ranks)

    def text(self, words: str) -> str:
        """Words without names."""
        if words in self._actors:
            return WITHHELD
        made, at = [], 0
        for found in self._names.found(words):
            kept = f"{found.first} " if found.first in self._names.ranks else ""
            collar = next(iter(found.collars)) if len(found.collars) == 1 else WITHHELD
            made += [words[at : found.start], kept, collar]
            at = found.end
        return "".join((*made, words[at:]))


def in_every_text(value: V, change: Callable[[str], str]) -> V:
    """A value of tuples and frozen dataclasses with each text in it changed."""
    return _changed(value, change)  # type: ignore[return-value]  # the same shape comes back


def _changed(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(item, change) for item in value)
    told = {name: _changed(getattr(value, name), change) for name in _fields_of(value)}
    if isinstance(value, msgspec.Struct):
        return msgspec.structs.replace(value, **told)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **told)
    return value


def _fields_of(value: object) -> tuple[str, ...]:
    """The fields of a frozen value; none of any other."""
    if isinstance(value, msgspec.Struct):
        return value.__struct_fields__
    return tuple(field.name for field in fields(value)) if is_dataclass(value) else ()
