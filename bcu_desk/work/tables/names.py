"""Names of known people in texts, in each form in which the program writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bcu_desk.domain.people import Person, Rank

# A forename, initial or rank before a surname of one to four words; read on from each word.
_WORD = r"[^\W\d_][\w’'-]*"
_PAIR = re.compile(rf"(?<![\w’'-])({_WORD}\.?) (?=({_WORD}(?: {_WORD}){{0,3}}))")
ANY_RANK = "*"


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in a text: where it stands, what is before the surname, whose it may be."""

    start: int
    end: int
    first: str
    collars: frozenset[str]


class Names:
    """The names of people: `Lorna Feldman`, `L. Feldman` and `Supt Feldman` are the same one's.

    Another rank before the surname may be an acting one or an earlier one, so it is a name too; and
    so is the last word of a surname of several.
    """

    def __init__(self, people: Iterable[Person], ranks: Iterable[Rank]) -> None:
        codes = {rank.id: rank.code for rank in ranks}
        titles = {word for rank in ranks for word in rank.title.split()[-1:]}
        self.ranks = frozenset(codes.values()) | titles
        self._called: dict[tuple[str, str], set[str]] = {}
        for person in people:
            given = (*person.forename.split()[-1:], f"{person.forename[:1]}.")
            for surname in {person.surname, *person.surname.split()[-1:]}:
                for form in (*given, codes.get(person.rank_id, ""), ANY_RANK):
                    self._called.setdefault((form, surname), set()).add(person.collar)

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
            if collars is None and first in self.ranks:
                collars = self._called.get((ANY_RANK, surname))
            if collars:
                return surname, collars
        return None
