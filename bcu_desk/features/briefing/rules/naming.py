"""Names of people in a pack, changed to collar numbers wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from bcu_desk.domain.people import Person, Rank

V = TypeVar("V")
WITHHELD = "(name withheld)"
# A forename, initial or rank before a surname of one to three words; read on from each word.
_PAIR = re.compile(r"(?<![\w’'-])([A-Z][\w’'-]*\.?) (?=([A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}))")


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
        codes = {rank.id: rank.code for rank in ranks}
        self._called: dict[tuple[str, str], set[str]] = {}
        self._ranks = frozenset(codes.values())
        for person in people:
            forms = (person.forename, f"{person.forename[:1]}.", codes.get(person.rank_id, ""))
            for form in forms:
                self._called.setdefault((form, person.surname), set()).add(person.collar)

    def text(self, words: str) -> str:
        """Words without names."""
        if words in self._actors:
            return WITHHELD
        made, at = [], 0
        for found in _PAIR.finditer(words):
            if found.start() < at:
                continue
            known = self._known(found[1], found[2])
            if known is None:
                continue
            surname, collar = known
            kept = f"{found[1]} " if found[1] in self._ranks else ""
            made += [words[at : found.start()], kept, collar]
            at = found.start(2) + len(surname)
        return "".join((*made, words[at:]))

    def _known(self, first: str, following: str) -> tuple[str, str] | None:
        """The longest surname that follows and its collar number."""
        parts = following.split(" ")
        for count in range(len(parts), 0, -1):
            surname = " ".join(parts[:count])
            collars = self._called.get((first, surname))
            if collars:
                return surname, next(iter(collars)) if len(collars) == 1 else WITHHELD
        return None


def in_every_text(value: V, change: Callable[[str], str]) -> V:
    """A value of tuples and frozen dataclasses with each text in it changed."""
    return _changed(value, change)  # type: ignore[return-value]  # the same shape comes back


def _changed(value: object, change: Callable[[str], str]) -> object:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        told = {field.name: _changed(getattr(value, field.name), change) for field in fields(value)}
        return replace(value, **told)
    return value
