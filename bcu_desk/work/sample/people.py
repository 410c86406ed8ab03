"""The people of a BCU: who holds which post, who is spare, and what they may drive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bcu_desk.domain.assignments import Post, Posting, Standing
from bcu_desk.domain.people import Person, PersonAuthority
from bcu_desk.domain.places import Bcu
from bcu_desk.work.sample.names import a_name
from bcu_desk.work.sample.posts import RANKS
from bcu_desk.work.sample.world import GO_LIVE, Team

BASIC, RESPONSE, ADVANCED, VAN, CARRIER = 1, 2, 3, 4, 5
FEW_DRIVE = ((ADVANCED, 0.1), (VAN, 0.25), (CARRIER, 0.08))
DRIVE_TOO = ("dwo", "youth", "detective", "sergeant", "inspector")
SPARE = {"PC": 5, "DC": 4, "PS": 3, "DS": 3, "Insp": 2, "DI": 2, "CI": 2, "DCI": 2, "PCSO": 2}
JOINED_FROM = date(1994, 1, 3)
JOINED_DAYS = 8_000


@dataclass(frozen=True, slots=True)
class Staffed:
    """A BCU's people, their postings and driving authorities."""

    people: tuple[Person, ...]
    postings: tuple[Posting, ...]
    authorities: tuple[PersonAuthority, ...]


@dataclass
class Numbers:
    """Collar numbers that are given once: digits and the letters of a station."""

    letters: Sequence[str]
    last: int = 100

    def next(self, chance: Random) -> str:
        """A collar number."""
        self.last += chance.randint(1, 3)
        return f"{self.last}{self.letters[self.last % len(self.letters)]}"


def staffed(bcu: Bcu, team: Team, numbers: Numbers, ids: Iterator[int], chance: Random) -> Staffed:
    """People for every post that is not left empty, and a few of each rank to spare."""
    people: list[Person] = []
    postings: list[Posting] = []
    authorities: list[PersonAuthority] = []
    for post in team.posts:
        if post.id in team.vacant:
            continue
        person = _person(bcu, post.rank_id, numbers, ids, chance)
        people.append(person)
        postings.append(
            Posting(
                id=next(ids),
                post_id=post.id,
                person_id=person.id,
                standing=Standing.SUBSTANTIVE,
                from_day=GO_LIVE,
            )
        )
        authorities += _authorities(person, post, ids, chance)
    for rank, count in SPARE.items():
        people += [_person(bcu, RANKS[rank], numbers, ids, chance) for _ in range(count)]
    return Staffed(tuple(people), tuple(postings), tuple(authorities))


def _person(bcu: Bcu, rank_id: int, numbers: Numbers, ids: Iterator[int], chance: Random) -> Person:
    forename, surname = a_name(chance)
    return Person(
        id=next(ids),
        collar=numbers.next(chance),
        forename=forename,
        surname=surname,
        rank_id=rank_id,
        bcu_id=bcu.id,
        from_day=JOINED_FROM + timedelta(days=chance.randrange(JOINED_DAYS)),
    )


def _authorities(
    person: Person, post: Post, ids: Iterator[int], chance: Random
) -> Iterator[PersonAuthority]:
    for authority in _driving(post.kind, chance):
        expiry = date(2017, 2, 1) + timedelta(days=chance.randrange(1_500))
        yield PersonAuthority(
            id=next(ids),
            person_id=person.id,
            authority_id=authority,
            from_day=person.from_day,
            to_day=expiry if chance.random() < 0.5 else None,
        )


def _driving(kind: str, chance: Random) -> tuple[int, ...]:
    """Most drive; response officers drive more, and a few vans and carriers."""
    if kind == "constable":
        usual = RESPONSE if chance.random() < 0.75 else BASIC
        return (usual, *(more for more, share in FEW_DRIVE if chance.random() < share))
    return (BASIC,) if kind in DRIVE_TOO and chance.random() < 0.85 else ()
