"""People of any day: a person's row is made once for each set of posts and authorities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from bcu_desk.domain.assignments import Dedication, Post, Posting
from bcu_desk.domain.dated import Every
from bcu_desk.domain.people import Authority, Person, PersonAuthority, Rank
from bcu_desk.domain.places import Bcu, Borough, Ward
from bcu_desk.features.org_chart.rules.rows import PersonRow

State = tuple[int, tuple[int, ...], tuple[str, ...], tuple[str, ...]]


class PersonRows:
    """The rows of people; those of a day are looked up, or made where they are new."""

    def __init__(self, every: Every) -> None:
        self._people, self._driving = every(Person), every(PersonAuthority)
        self._ranks = {row.id: row for row in every(Rank)}
        self._codes = {row.id: row.code for row in every(Authority)}
        self._bcus = {row.id: row.code for row in every(Bcu)}
        self._posts = {row.id: row for row in every(Post)}
        self._postings = every(Posting)
        self._learned = _learned(every)
        self._made: dict[State, PersonRow] = {}

    def on(
        self, on: date, shows: Callable[[str], bool], collar: str | None, *, unposted: bool
    ) -> tuple[PersonRow, ...]:
        """Those in service on a day: by rank, the highest first, then by name."""
        held, driving = self._posts_on(on), self._driving_on(on)
        shown = {None} | {number for number, code in self._bcus.items() if shows(code)}
        found = [
            self._row(person, held.get(person.id, ()), driving.get(person.id, ()), on)
            for person in self._people
            if person.on(on)
            and person.bcu_id in shown
            and collar in (None, person.collar)
            and not (unposted and person.id in held)
        ]
        return tuple(sorted(found, key=lambda row: (-row.grade, row.rank, row.name, row.collar)))

    def _posts_on(self, on: date) -> dict[int, tuple[int, ...]]:
        """The posts that each person holds on a day."""
        held: dict[int, tuple[int, ...]] = {}
        for posting in self._postings:
            if posting.on(on):
                held[posting.person_id] = (*held.get(posting.person_id, ()), posting.post_id)
        return held

    def _driving_on(self, on: date) -> dict[int, list[str]]:
        """The driving authorities that each person has on a day."""
        driving: dict[int, list[str]] = {}
        for row in self._driving:
            if row.on(on):
                driving.setdefault(row.person_id, []).append(self._codes[row.authority_id])
        return driving

    def _row(
        self, person: Person, held: tuple[int, ...], driving: Sequence[str], on: date
    ) -> PersonRow:
        learned = self._learned.get(person.id, ())
        known = {name: None for day, name in learned if day <= on}
        state = (person.id, held, tuple(sorted(driving)), tuple(known))
        found = self._made.get(state)
        if found is None:
            found = self._made[state] = self._new(person, *state[1:])
        return found

    def _new(
        self,
        person: Person,
        held: tuple[int, ...],
        driving: tuple[str, ...],
        known: tuple[str, ...],
    ) -> PersonRow:
        rank = self._ranks[person.rank_id]
        return PersonRow(
            collar=person.collar,
            name=person.name,
            rank=rank.code,
            grade=rank.grade,
            bcu=None if person.bcu_id is None else self._bcus[person.bcu_id],
            posts=tuple(sorted(self._posts[post].code for post in held)),
            post_titles=tuple(sorted(self._posts[post].title for post in held)),
            authorities=driving,
            boroughs=tuple(sorted(known)),
            forename=person.forename,
            surname=person.surname,
        )


def _learned(every: Every) -> dict[int, tuple[tuple[date, str], ...]]:
    """From which day each person knows which boroughs, by the posts they hold or held.

    A post knows its own borough, and each one it was dedicated to by then.
    """
    taught = _taught(every)
    first: dict[int, dict[str, date]] = {}
    for posting in every(Posting):
        known = first.setdefault(posting.person_id, {})
        for day, name in taught[posting.post_id]:
            begins = max(day, posting.from_day)
            known[name] = min(begins, known.get(name, begins))
    return {
        person: tuple((day, name) for name, day in known.items()) for person, known in first.items()
    }


def _taught(every: Every) -> dict[int, list[tuple[date, str]]]:
    """By post: the boroughs that whoever holds it learns, each from its day."""
    names = {row.id: row.name for row in every(Borough)}
    at: dict[int | None, int] = {row.id: row.borough_id for row in every(Ward)}
    own: dict[int, list[tuple[date, str]]] = {}
    for post in every(Post):
        borough = post.borough_id or at.get(post.ward_id)
        own[post.id] = [(date.min, names[borough])] if borough else []
    for row in every(Dedication):
        if row.post_id in own:
            own[row.post_id].append((row.from_day, names[row.borough_id]))
    return own
