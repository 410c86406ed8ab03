"""What is free for the whole of a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec
from sqlalchemy import text

from bcu_desk.domain.clashes import most_in_use, unfit
from bcu_desk.domain.fleet import Loan, OffRoad, Sort, Vehicle, VehicleKind, Waiting
from bcu_desk.domain.people import Authority, Person, PersonAuthority
from bcu_desk.domain.places import Base, Borough
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import midnight, minute_of, utc_text
from bcu_desk.features.bookings.queries.bookings import span_of
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.features.bookings.rules.booking import days_of
from bcu_desk.features.bookings.rules.waiting import HELD, status_at
from bcu_desk.store.session import Reader
from bcu_desk.store.tables import LONG_BOOKING, LONGEST_BOOKING
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

_ASKED = """asked AS MATERIALIZED (SELECT vehicle.id, vehicle.amount, turn_round_minutes AS turn
  FROM vehicle JOIN vehicle_kind ON vehicle_kind.id = vehicle.kind_id
  WHERE vehicle.id IN (SELECT value FROM json_each(:ids)))"""
# What is booked around a time: of the short bookings, and of the few that are long. The indexes
# are told, as SQLite without figures guesses them wrong.
_NEAR = """booking.vehicle_id = asked.id AND booking.state = 'confirmed'
  AND start_minute < :end + turn AND end_minute > :start - turn"""
_SHORT = f"""booking INDEXED BY booking_by_vehicle ON {_NEAR}
  AND start_minute > :start - turn - {LONG_BOOKING + 1}
  AND end_minute - start_minute <= {LONG_BOOKING}"""
_LONG = f"""booking INDEXED BY booking_that_is_long ON {_NEAR}
  AND start_minute > :start - turn - {LONGEST_BOOKING + 1}
  AND end_minute - start_minute > {LONG_BOOKING}"""
_AT_HAND = text(f"""WITH {_ASKED}, used AS MATERIALIZED (SELECT id, amount,
  (SELECT total(booking.amount) FROM {_SHORT.replace(" ON ", " WHERE ", 1)})
  + (SELECT total(booking.amount) FROM {_LONG.replace(" ON ", " WHERE ", 1)}) AS taken FROM asked)
SELECT id, CAST(taken AS INTEGER), CASE WHEN taken < amount OR amount > 1 THEN
  (SELECT min(start_minute) FROM booking INDEXED BY booking_by_vehicle
    WHERE vehicle_id = used.id AND start_minute >= :end AND state = 'confirmed') END FROM used""")
_CELLS = "SELECT vehicle_id, start_minute, end_minute, booking.amount FROM asked CROSS JOIN"
_USES = text(f"WITH {_ASKED} {_CELLS} {_SHORT} UNION ALL {_CELLS} {_LONG}")


@dataclass(frozen=True, slots=True)
class FreeRow:
    """What is free for the whole time asked; `next_booking` is UTC text or None.

    `free` is how many of a pool, `seats` and `cage` what a vehicle has.
    """

    registration: str
    kind: str
    base: str
    borough: str
    next_booking: str | None
    free: int = 1
    seats: int = 0
    cage: bool = False


@dataclass(frozen=True, slots=True)
class AtHand:
    """A vehicle or pool, how many of it nothing takes for a time, and when it is booked next."""

    vehicle: Vehicle
    left: int
    next_start: int | None


class Free(Query, frozen=True, kw_only=True):
    """Vehicles that nothing keeps from a booking for the whole of a time, or other resources.

    `sort` is vehicle, room, kit or person; a kind of any sort may be given instead. What is lent
    to a borough is found by that borough only. What is held `at` a time (the start of the as-of
    day where none is given) for somebody who waits is not free. With a `driver` only what that
    person may drive is found.
    """

    start: str
    end: str
    kind: str | None = None
    borough: str | None = None
    base: str | None = None
    sort: Sort | None = None
    seats: int | None = None
    cage: bool | None = None
    marked: bool | None = None
    amount: int = 1
    at: str | None = None
    driver: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[FreeRow, ...]:
        """By base, kind and registration. Raises Refused for what is odd or unknown."""
        sorts = tuple(Sort) if self.kind else (self.sort or Sort.VEHICLE,)
        at = midnight(view.on) if self.at is None else minute_of(self.at, "at")
        return self.among(reader, yard(reader, view, sorts), at=at)

    def among(self, reader: Reader, place: Yard, at: int = 0) -> tuple[FreeRow, ...]:
        """The same of vehicles that were read.

        Holds that are over `at` a minute count no more. Raises Refused for what is odd or unknown.
        """
        found = at_hand(reader, self.span, self.wanted(reader, place, at))
        return tuple(_free(place, one) for one in found if one.left >= self.amount)

    @property
    def span(self) -> MinuteSpan:
        """The minutes asked for. Raises Refused for odd times."""
        return span_of(minute_of(self.start, "start"), minute_of(self.end, "end"))

    def wanted(self, reader: Reader, place: Yard, at: int = 0) -> list[Vehicle]:
        """What would do, were it free: nobody waits for it and nobody else has it on loan.

        Raises Refused for what is odd or unknown.
        """
        self._refuse_odd(place)
        lent, held = _lent(reader, self.span), _held(reader, self.span, at)
        bases, boroughs = self._bases(place), self._boroughs(place)
        kinds = self._kinds(place) - self._barred(reader, place, self.span)
        return [
            v
            for v in place.vehicles
            if v.kind_id in kinds
            and v.base_id in bases
            and v.id not in held
            and self._has(v)
            and self._is_for(boroughs, lent.get(v.id), place.bases[v.base_id])
        ]

    def _is_for(self, asking: frozenset[int], lent: set[int] | None, base: Base) -> bool:
        """Whether it is lent to nobody but the borough asking; where not lent, is based there."""
        if lent is not None:
            return lent <= asking
        return not self.borough or base.borough_id in asking

    def _kinds(self, place: Yard) -> frozenset[int]:
        """The kinds that would do."""
        return frozenset(
            row.id for row in place.kinds.values() if self.kind in (None, "", row.code)
        )

    def _bases(self, place: Yard) -> frozenset[int]:
        """The bases that would do."""
        rows = place.bases.values()
        return frozenset(row.id for row in rows if not self.base or _is(row, self.base))

    def _boroughs(self, place: Yard) -> frozenset[int]:
        """The borough asked for; none where none is, so that nothing on loan is found."""
        asked = self.borough or ""
        return frozenset(row.id for row in place.boroughs.values() if _is(row, asked))

    def _barred(self, reader: Reader, place: Yard, span: MinuteSpan) -> frozenset[int]:
        """The kinds that the driver asked for may not drive on every day of a span."""
        if self.driver is None:
            return frozenset()
        people = [row for row in reader.every(Person) if row.collar == self.driver]
        if not people:
            raise Refused("unknown_person", value=self.driver[:60], field="driver")
        held = [row for row in reader.every(PersonAuthority) if row.person_id == people[0].id]
        known, days = reader.every(Authority), days_of(span)
        return frozenset(
            kind.id for kind in place.kinds.values() if unfit(kind, known, held, days) is not None
        )

    def _refuse_odd(self, place: Yard) -> None:
        """Raise Refused for a kind, base or borough that is not known, and for odd numbers."""
        self._refuse_unknown(place)
        if self.seats is not None and self.seats < 0:
            raise Refused("bad_seats", value=self.seats, field="seats")
        if self.amount < 1:
            raise Refused("bad_amount", value=self.amount, field="amount")

    def _refuse_unknown(self, place: Yard) -> None:
        if self.kind and not self._kinds(place):
            raise Refused("unknown_vehicle_kind", value=self.kind[:60], field="kind")
        if self.base and not self._bases(place):
            raise Refused("unknown_base", value=self.base[:60], field="base")
        if self.borough and not self._boroughs(place):
            raise Refused("unknown_borough", value=self.borough[:60], field="borough")

    def _has(self, vehicle: Vehicle) -> bool:
        return (
            (self.seats is None or vehicle.seats >= self.seats)
            and self.cage in (None, bool(vehicle.cage))
            and self.marked in (None, bool(vehicle.marked))
        )


def _is(row: Base | Borough, told: str) -> bool:
    """Whether a base or borough is meant, by its code or its name in any case."""
    return told.casefold() in (row.code.casefold(), row.name.casefold())


def _lent(reader: Reader, span: MinuteSpan) -> dict[int, set[int]]:
    """The boroughs that have resources on loan at some of a span, by the resource."""
    found: dict[int, set[int]] = defaultdict(set)
    for row in reader.every(Loan):
        end = row.due_minute if row.back_minute is None else row.back_minute
        if row.out_minute < end and Span(row.out_minute, end).overlaps(span):
            found[row.vehicle_id].add(row.borough_id)
    return found


def _held(reader: Reader, span: MinuteSpan, at: int) -> frozenset[int | None]:
    """The resources that are held for somebody who waits, at some of a span."""
    return frozenset(
        row.vehicle_id
        for row in reader.every(Waiting)
        if status_at(row, at) == HELD and row.minutes.overlaps(span)
    )


def _free(place: Yard, one: AtHand) -> FreeRow:
    vehicle, start = one.vehicle, one.next_start
    base = place.bases[vehicle.base_id]
    return FreeRow(
        registration=vehicle.registration,
        kind=place.kinds[vehicle.kind_id].code,
        base=base.name,
        borough=place.boroughs[base.borough_id].code,
        next_booking=None if start is None else utc_text(start),
        free=one.left,
        seats=vehicle.seats,
        cage=bool(vehicle.cage),
    )


def at_hand(reader: Reader, span: MinuteSpan, vehicles: Iterable[Vehicle]) -> list[AtHand]:
    """Those of some vehicles and pools that are on the road for the whole of a span."""
    away = _away(reader, span)
    asked = {row.id: row for row in vehicles if row.id not in away}
    found = reader.connection.execute(_AT_HAND, _bound(span, asked)).all()
    used = {number: (taken, later) for number, taken, later in found}
    crowded = [row for row in asked.values() if row.amount > 1 and used[row.id][0]]
    most = _most_of_pools(reader, span, crowded) if crowded else {}
    return [
        AtHand(
            row, row.amount - most.get(number, min(used[number][0], row.amount)), used[number][1]
        )
        for number, row in asked.items()
    ]


def _most_of_pools(reader: Reader, span: MinuteSpan, pools: Iterable[Vehicle]) -> dict[int, int]:
    """How many of each pool are in use at the fullest minute of a span, turn-round included."""
    turns = {row.id: row.turn_round_minutes for row in reader.every(VehicleKind)}
    by_id = {row.id: row for row in pools}
    uses: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for number, *use in reader.connection.execute(_USES, _bound(span, by_id)).all():
        uses[number].append((use[0], use[1], use[2]))
    return {
        number: most_in_use(span, found, turns[by_id[number].kind_id])
        for number, found in uses.items()
    }


def _bound(span: MinuteSpan, ids: Iterable[int]) -> dict[str, int | str]:
    """A span and some vehicles as the statements take them."""
    end = span.start if span.end is None else span.end
    return {"start": span.start, "end": end, "ids": msgspec.json.encode(sorted(ids)).decode()}


def _away(reader: Reader, span: MinuteSpan) -> frozenset[int]:
    return frozenset(row.vehicle_id for row in reader.every(OffRoad) if row.minutes.overlaps(span))
