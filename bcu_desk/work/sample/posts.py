"""The establishment of a BCU: its posts and who reports to whom."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from random import Random

from bcu_desk.domain.assignments import Dedication, FunctionLead, Post, ReportingLine
from bcu_desk.domain.places import Bcu, Borough, Ward
from bcu_desk.work.reference import GO_LIVE
from bcu_desk.work.sample.world import Team

RANKS = {
    "Staff": 1,
    "PCSO": 2,
    "PC": 3,
    "PS": 4,
    "Insp": 5,
    "CI": 6,
    "Supt": 7,
    "Ch Supt": 8,
    "DC": 9,
    "DS": 10,
    "DI": 11,
    "DCI": 12,
    "DSupt": 13,
}
KINDS = {
    "Ch Supt": "commander",
    "Supt": "superintendent",
    "DSupt": "superintendent",
    "CI": "chief_inspector",
    "DCI": "chief_inspector",
    "Insp": "inspector",
    "DI": "inspector",
    "PS": "sergeant",
    "DS": "sergeant",
    "PC": "constable",
    "DC": "detective",
    "Staff": "staff",
    "PCSO": "pcso",
}
STEMS = {
    "Ch Supt": "C",
    "Supt": "S",
    "DSupt": "S",
    "CI": "CI",
    "DCI": "CI",
    "Insp": "I",
    "DI": "I",
    "PS": "PS",
    "DS": "PS",
    "PC": "PC",
    "DC": "DC",
    "Staff": "ST",
    "PCSO": "PCSO",
}
NEIGHBOURHOODS, RESPONSE, INVESTIGATION, PROTECTING = 1, 2, 3, 4
LEADS = (
    ("Neighbourhoods", "Supt"),
    ("Response", "Supt"),
    ("Investigation", "DSupt"),
    ("Protecting vulnerable people", "DSupt"),
)
TEAMS = "ABCDE"
CRIME_UNITS = (
    "Burglary and robbery",
    "Violence",
    "Gangs and offenders",
    "Prisoner handling",
    "Intelligence",
)
CARE_UNITS = ("Child protection", "Sexual offences", "Domestic abuse", "Missing people")
WARDS_A_SERGEANT = 6
YOUTH_A_BOROUGH = 5
SHORT_ONE_IN = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where a post belongs: a borough, a ward, a core function."""

    borough_id: int | None = None
    ward_id: int | None = None
    function_id: int | None = None


COMMAND = Place()


@dataclass
class Establishment:
    """A BCU's posts while they are made; `vacant` holds the ids of those left empty."""

    bcu: Bcu
    ids: Iterator[int]
    posts: list[Post] = field(default_factory=list)
    lines: list[ReportingLine] = field(default_factory=list)
    vacant: set[int] = field(default_factory=set)
    _under: dict[int, int] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)

    def add(
        self,
        title: str,
        rank: str,
        under: Post | None,
        place: Place = COMMAND,
        *,
        stem: str = "",
        kind: str = "",
    ) -> Post:
        """A post of a rank under another; its code counts within its stem."""
        told = stem or STEMS[rank]
        self._numbers[told] = self._numbers.get(told, 0) + 1
        post = Post(
            id=next(self.ids),
            code=f"{self.bcu.code}-{told}{self._numbers[told]}",
            title=title,
            kind=kind or KINDS[rank],
            rank_id=RANKS[rank],
            bcu_id=self.bcu.id,
            from_day=GO_LIVE,
            borough_id=place.borough_id,
            ward_id=place.ward_id,
            function_id=place.function_id,
        )
        self.posts.append(post)
        if under is not None:
            self._report(post, under)
        return post

    def _report(self, post: Post, under: Post) -> None:
        place = self._under.get(under.id, 0)
        self._under[under.id] = place + 1
        self.lines.append(
            ReportingLine(
                id=next(self.ids),
                post_id=post.id,
                under_id=under.id,
                position=place,
                from_day=GO_LIVE,
            )
        )

    def leave_empty(self, chosen: Sequence[Post]) -> None:
        """Leave posts without a holder."""
        self.vacant.update(post.id for post in chosen)


def establishment(
    bcu: Bcu,
    boroughs: Sequence[Borough],
    wards: Sequence[Ward],
    scale: int,
    ids: Iterator[int],
    chance: Random,
) -> Team:
    """All posts of a BCU, their lines, leads and dedications, and which are left empty."""
    made = Establishment(bcu, ids)
    commander = made.add(f"BCU commander, {bcu.name}", "Ch Supt", None)
    made.add("Staff officer", "PS", commander, stem="SO")
    leads = tuple(
        made.add(f"Superintendent, {title}", rank, commander, Place(function_id=function))
        for function, (title, rank) in enumerate(LEADS, start=1)
    )
    _neighbourhoods(made, leads[0], boroughs, wards, chance)
    _response(made, leads[1], max(3, len(wards) // 11), scale)
    _crime(made, leads[2], CRIME_UNITS, INVESTIGATION, scale)
    _crime(made, leads[3], CARE_UNITS, PROTECTING, scale)
    _some_empty(made, chance)
    return Team(
        posts=tuple(made.posts),
        lines=tuple(made.lines),
        leads=tuple(
            FunctionLead(id=next(ids), post_id=lead.id, function_id=number, from_day=GO_LIVE)
            for number, lead in enumerate(leads, start=1)
        ),
        dedications=tuple(
            Dedication(id=next(ids), post_id=lead.id, borough_id=borough.id, from_day=GO_LIVE)
            for lead, borough in zip(leads, boroughs, strict=False)
        ),
        vacant=frozenset(made.vacant),
    )


def _neighbourhoods(
    made: Establishment,
    lead: Post,
    boroughs: Sequence[Borough],
    wards: Sequence[Ward],
    chance: Random,
) -> None:
    function = Place(function_id=NEIGHBOURHOODS)
    chief = made.add("Ward teams and partnership", "CI", lead, function)
    for borough in boroughs:
        place = replace(function, borough_id=borough.id)
        insp = made.add(f"Neighbourhoods, {borough.name}", "Insp", chief, place)
        own = sorted((w for w in wards if w.borough_id == borough.id), key=lambda w: w.name)
        for start in range(0, len(own), WARDS_A_SERGEANT):
            part = own[start : start + WARDS_A_SERGEANT]
            title = f"Ward teams, {part[0].name} to {part[-1].name}"
            sergeant = made.add(title, "PS", insp, place)
            for ward in part:
                _ward_team(made, sergeant, ward, chance)
        youth = made.add(f"Youth and schools, {borough.name}", "PS", insp, place)
        for number in range(1, YOUTH_A_BOROUGH + 1):
            title = f"Youth officer {number}, {borough.name}"
            made.add(title, "PC", youth, place, stem="Y", kind="youth")
    _short_wards(made, wards, chance)


def _ward_team(made: Establishment, sergeant: Post, ward: Ward, chance: Random) -> None:
    place = Place(ward.borough_id, ward.id, NEIGHBOURHOODS)
    for number in range(1, 4 if chance.random() < 0.09 else 3):
        made.add(f"DWO {number}, {ward.name}", "PC", sergeant, place, stem="D", kind="dwo")
    made.add(f"PCSO, {ward.name}", "PCSO", sergeant, place, stem="P")


def _short_wards(made: Establishment, wards: Sequence[Ward], chance: Random) -> None:
    """About one ward in eight lacks an officer; one of them has none at all."""
    teams: dict[int, list[Post]] = {ward.id: [] for ward in wards}
    for post in _of_wards(made, "dwo", teams):
        teams[post.ward_id or 0].append(post)
    plain = [ward for ward, posts in teams.items() if len(posts) == 2]
    short = chance.sample(plain, round(len(wards) / SHORT_ONE_IN))
    made.leave_empty(teams[short[0]])
    for ward in short[1:]:
        made.leave_empty(teams[ward][1:])
    made.leave_empty(_of_wards(made, "pcso", short[:2]))


def _of_wards(made: Establishment, kind: str, wards: Collection[int]) -> list[Post]:
    return [post for post in made.posts if post.kind == kind and post.ward_id in wards]


def _response(made: Establishment, lead: Post, sergeants: int, scale: int) -> None:
    place = Place(function_id=RESPONSE)
    chief = made.add("Response teams", "CI", lead, place)
    names = [f"{team}{number or ''}" for number in range(scale) for team in TEAMS]
    for name in names:
        insp = made.add(f"Response team {name}", "Insp", chief, place)
        for number in range(1, sergeants + 1):
            sergeant = made.add(f"Response team {name}, section {number}", "PS", insp, place)
            for seat in range(1, 18):
                made.add(f"Response team {name}{number}, officer {seat}", "PC", sergeant, place)
    support = made.add("Response support", "CI", lead, place)
    insp = made.add("Fleet and resourcing", "Insp", support, place)
    made.add("Fleet desk", "PS", insp, place)
    for number in range(1, 7):
        made.add(f"Resourcing {number}", "Staff", insp, place)


def _crime(
    made: Establishment, lead: Post, units: Sequence[str], function: int, scale: int
) -> None:
    place = Place(function_id=function)
    half = (len(units) + 1) // 2
    for part in (units[:half], units[half:]):
        chief = made.add(f"{part[0]} and {part[-1].lower()}", "DCI", lead, place)
        for number, unit in product(range(scale), part):
            name = f"{unit} {number + 1}" if number else unit
            _unit(made, made.add(name, "DI", chief, place), name, place)


def _unit(made: Establishment, head: Post, name: str, place: Place) -> None:
    for desk in range(1, 4):
        sergeant = made.add(f"{name}, desk {desk}", "DS", head, place)
        for seat in range(1, 8):
            made.add(f"{name}, officer {desk}.{seat}", "DC", sergeant, place)


def _some_empty(made: Establishment, chance: Random) -> None:
    """A few vacant posts of each kind below superintendent."""
    few = {
        "chief_inspector": 1,
        "inspector": 1,
        "sergeant": 3,
        "constable": 5,
        "detective": 4,
        "youth": 1,
        "staff": 1,
    }
    for kind, count in few.items():
        own = [post for post in made.posts if post.kind == kind]
        made.leave_empty(chance.sample(own, count))
