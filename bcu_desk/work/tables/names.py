"""Names of known people in texts, in each form in which the program writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bcu_desk.domain.people import Person, Rank

# A forename, initial or rank before a surname of one to three words; read on from each word.
_PAIR = re.compile(r"(?<![\w’'-])([A-Z][\w’'-]*\.?) (?=([A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}))")


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in a text: where it stands, what is before the surname, whose it may be."""

    start: int
    end: int
    first: str
    collars: frozenset[str]


class Names:
    """The names of people: `Lorna Feldman`, `L. Feldman` and `Supt Feldman` are the same one's."""

    def __init__(self, people: Iterable[Person], ranks: Iterable[Rank]) -> None:
        codes = {rank.id: rank.code for rank in ranks}
        self.ranks = frozenset(codes.values())
        self._called: dict[tuple[str, str], set[str]] = {}
        for person in people:
            forms = (person.forename, f"{person.forename[:1]}.", codes.get(person.rank_id, ""))
            for form in forms:
                self._called.setdefault((form, person.surname), set()).add(person.collar)

    def found(self, words: str) -> Iterator[FoundName]:
        """The names in a text, one after the other; of two that overlap the first."""
        at = 0
        for pair in _PAIR.finditer(words):
            known = self._known(pair[1], pair[2]) if pair.start() >= at else None
            if known is not None:
                surname, collars = known
                at = pair.start(2) + len(surname)
                yield FoundName(pair.start(), at, pair[1], frozenset(collars))

    def _known(self, first: str, following: str) -> tuple[str, set[str]] | None:
        """The longest surname that follows, and the collar numbers of those who have it."""
        parts = following.split(" ")
        for count in range(len(parts), 0, -1):
            surname = " ".join(parts[:count])
            collars = self._called.get((first, surname))
            if collars:
                return surname, collars
        return None
