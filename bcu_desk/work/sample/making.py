"""A whole sample, made in one order from one seed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TypeGuard

from bcu_desk.domain.places import Base, Bcu, BoroughInBcu
from bcu_desk.work.reference import TEST_BCUS, Facts, bcu_codes, facts
from bcu_desk.work.sample import duties, lending, sharing
from bcu_desk.work.sample import fleet as fleets
from bcu_desk.work.sample.people import Numbers, Staffed, staffed
from bcu_desk.work.sample.posts import RANKS, establishment
from bcu_desk.work.sample.rosters import shift_lines
from bcu_desk.work.sample.world import Team, World, flat

KINDS = {"east": ("EA",), "central-north": ("CN",), "both": TEST_BCUS, "none": TEST_BCUS}
LETTERS = {"EA": ("KD", "KG", "JI"), "CN": ("EK", "NI")}


@dataclass
class Parts:
    """Rows collected BCU by BCU."""

    rows: dict[str, list[object]] = field(default_factory=dict)

    def take(self, name: str, found: Iterable[object]) -> None:
        """Add rows to a noun."""
        self.rows.setdefault(name, []).extend(found)

    def world(self, reference: Facts) -> World:
        """All of it."""
        found = {name: tuple(rows) for name, rows in self.rows.items()}
        return World(facts=flat(reference), **found)  # type: ignore[arg-type]  # rows by noun


def make_sample(kind: str, *, seed: int, scale: int, ids: Iterator[int]) -> World:
    """The sample of a kind; the same seed and first id give the same rows.

    `scale` multiplies response and detective teams, vehicles and bookings. Kind `none` holds
    the reference facts of both test BCUs only.
    """
    codes = bcu_codes() if kind == "london" else KINDS[kind]
    reference = facts(codes)
    parts = Parts()
    if kind != "none":
        plates = fleets.Plates({})
        for number, bcu in enumerate(reference.bcus):
            _bcu(parts, reference, bcu, (scale, plates, ids, Random(f"{seed}/{number}/{bcu.code}")))
        told = parts.world(reference)
        pattern = reference.shift_patterns[0]
        parts.take("shift_lines", shift_lines(pattern, told.posts, told.postings, ids))
        for number, bcu in enumerate(reference.bcus):
            _lending(parts, told, bcu, ids, Random(f"{seed}/{number}/{bcu.code}/lending"))
    return parts.world(reference)


Means = tuple[int, fleets.Plates, Iterator[int], Random]


def _bcu(parts: Parts, reference: Facts, bcu: Bcu, means: Means) -> None:
    scale, plates, ids, chance = means
    held = {row.borough_id for row in reference.boroughs_in_bcus if row.bcu_id == bcu.id}
    boroughs = tuple(row for row in reference.boroughs if row.id in held)
    wards = tuple(row for row in reference.wards if row.borough_id in held)
    team = establishment(bcu, boroughs, wards, scale, ids, chance)
    numbers = Numbers(LETTERS.get(bcu.code, (bcu.code,)))
    staff = staffed(bcu, team, numbers, ids, chance)
    parts.take("posts", team.posts)
    parts.take("lines", team.lines)
    parts.take("leads", team.leads)
    parts.take("dedications", team.dedications)
    parts.take("people", staff.people)
    parts.take("postings", staff.postings)
    parts.take("authorities", staff.authorities)
    _duties(parts, bcu, team, staff, means)
    parts.take("measures", duties.measures(boroughs, wards, ids, chance))
    bases = fleets.bases_of(boroughs, wards)
    vehicles = fleets.vehicles_of(bases, plates, scale, ids)
    off = fleets.off_roads_of(vehicles, ids, chance)
    drivers = fleets.drivers_of(reference.vehicle_kinds, staff.people, staff.authorities)
    kinds = {row.id: row for row in reference.vehicle_kinds}
    booker = fleets.Booker(bcu, kinds, drivers, ids, chance)
    parts.take("bases", bases)
    parts.take("vehicles", vehicles)
    parts.take("off_roads", off)
    parts.take("bookings", booker.bookings(vehicles, bases, off))
    loanable = [row for row in staff.people if row.rank_id == RANKS["PC"]]
    resources = sharing.resources_of(bcu, bases, loanable, ids)
    parts.take("resources", resources)
    parts.take(
        "room_bookings",
        sharing.briefings(resources, bases, (f"{bcu.code}-01", booker.count + 1), ids),
    )


def _duties(parts: Parts, bcu: Bcu, team: Team, staff: Staffed, means: Means) -> None:
    _, _, ids, chance = means
    people = {person.id: person for person in staff.people}
    kinds = {post.id: post for post in team.posts}
    leads = [
        (kinds[row.post_id].rank_id, people[row.person_id])
        for row in staff.postings
        if kinds[row.post_id].kind == "superintendent"
    ]
    uniform = [person for rank, person in leads if rank == RANKS["Supt"]]
    detectives = [person for rank, person in leads if rank == RANKS["DSupt"]]
    parts.take("absences", duties.absences(staff.postings, team.posts, ids, chance))
    parts.take("on_call", duties.on_call(bcu, uniform, detectives, ids))


def _lending(parts: Parts, told: World, bcu: Bcu, ids: Iterator[int], chance: Random) -> None:
    """Keys, loans and waiting lists: last, so that they change nothing before them."""
    held = {row.borough_id for row in told.facts if _lies_in(row, bcu)}
    bases = tuple(row for row in told.bases if row.borough_id in held)
    if len(bases) < 2:
        return
    yard = _yard(told, bases)
    own = {row.id for row in yard.resources}
    rooms = sum(row.vehicle_id in own for row in told.room_bookings)
    first = len(yard.bookings) + rooms + 1
    kit = lending.kit_bookings(yard, (f"{bcu.code}-01", first), ids, chance)
    parts.take("kit_bookings", kit)
    parts.take("key_issues", lending.keys_out(yard, ids))
    full = yard.with_more(kit)
    parts.take("loans", lending.loans(full, ids, chance))
    parts.take("waits", lending.waits(full, ids, chance))


def _yard(told: World, bases: tuple[Base, ...]) -> lending.Yard:
    """What stands at some bases, with what is on."""
    at = {row.id for row in bases}
    vehicles = tuple(row for row in told.vehicles if row.base_id in at)
    resources = tuple(row for row in told.resources if row.base_id in at)
    own = {row.id for row in vehicles}
    bookings = tuple(row for row in told.bookings if row.vehicle_id in own)
    off = tuple(row for row in told.off_roads if row.vehicle_id in own)
    return lending.yard_of(bases, vehicles, resources, bookings, off)


def _lies_in(row: object, bcu: Bcu) -> TypeGuard[BoroughInBcu]:
    return isinstance(row, BoroughInBcu) and row.bcu_id == bcu.id
