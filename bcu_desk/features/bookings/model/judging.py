"""Whether a drag may be dropped where it is, why not, and what would work: before it is dropped."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.clashes import Clash, clashes, unfit
from bcu_desk.domain.fleet import OffRoad
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.wording import away_words
from bcu_desk.features.bookings.queries.bookings import BookingRow
from bcu_desk.features.bookings.queries.vehicles import VehicleRow
from bcu_desk.features.bookings.rules.booking import Fix as Way
from bcu_desk.features.bookings.rules.booking import (
    Rival,
    clock,
    days_of,
    fixes,
    hour,
    length_words,
)
from bcu_desk.kit.timeline.rows import Fix, Proposal, Verdict


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that a move is held against."""

    ok: bool
    words: str


class Judge:
    """Judges proposals by what was read; the file has the last word when one is dropped."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded

    def verdict(self, asked: Proposal) -> Verdict:
        """Whether a proposal may be, and why not."""
        vehicle = self._loaded.vehicle(asked.row)
        if vehicle is None:
            return Verdict(ok=False, words=f"{asked.row} is not in view")
        own = self._moved(asked)
        if own is not None and own.state == "pending" and not asked.copy:
            return Verdict()
        span = Span(asked.start, asked.end)
        return (
            self._off_road(vehicle, span)
            or self._taken(vehicle, asked)
            or self._unfit(vehicle, span, own)
            or Verdict()
        )

    def ways_out(self, asked: Proposal) -> tuple[Fix, ...]:
        """What would work instead, the nearest first."""
        vehicle = self._loaded.vehicle(asked.row)
        if vehicle is None:
            return ()
        span, but = Span(asked.start, asked.end), self._own(asked)
        rivals = [
            Rival(row.registration, row.base, self._loaded.busy(row, but))
            for row in self._rivals(vehicle)
        ]
        found = fixes(vehicle.registration, span, self._loaded.busy(vehicle, but), rivals)
        return tuple(self._told(way, vehicle, asked) for way in found)

    def checks(self, asked: Proposal) -> tuple[Check, ...]:
        """What a move is held against, each with its outcome in words."""
        vehicle, own = self._loaded.vehicle(asked.row), self._moved(asked)
        if vehicle is None:
            return ()
        span = Span(asked.start, asked.end)
        away, taken = self._off_road(vehicle, span), self._taken(vehicle, asked)
        return (
            Check(away is None, self._loaded.words.state_in if away is None else away.words),
            *((self._driver(vehicle, span, own),) if vehicle.authority else ()),
            Check(taken is None, "Free" if taken is None else f"{taken.words}. {taken.detail}"),
        )

    def _moved(self, asked: Proposal) -> BookingRow | None:
        """The booking that is moved or copied."""
        return self._loaded.booking(asked.bar or "")

    def _own(self, asked: Proposal) -> str | None:
        """The booking that does not stand in its own way."""
        return None if asked.copy else asked.bar

    def _rivals(self, vehicle: VehicleRow) -> list[VehicleRow]:
        """Other vehicles of the kind, those at the same base first, then of the same BCU."""
        found = [
            row
            for row in self._loaded.board.vehicles
            if row.kind == vehicle.kind and row.registration != vehicle.registration
        ]
        return sorted(found, key=lambda row: (row.base != vehicle.base, row.bcu != vehicle.bcu))

    def _off_road(self, vehicle: VehicleRow, span: MinuteSpan) -> Verdict | None:
        rows = self._loaded.board.away.get(vehicle.registration, ())
        away = next((row for row in rows if row.minutes.overlaps(span)), None)
        if away is None:
            return None
        return Verdict(
            ok=False,
            words=f"{vehicle.name} is {self._loaded.words.spoken.lower()}",
            detail=f"{away_words(away)}.",
            figure=_shared(away, span),
            mark=self._loaded.words.state_out,
        )

    def _taken(self, vehicle: VehicleRow, asked: Proposal) -> Verdict | None:
        own = self._own(asked)
        rows = [row for row in self._loaded.taken(vehicle.registration) if row.reference != own]
        moved = self._moved(asked)
        room = vehicle.amount - (1 if moved is None else moved.amount)
        found = clashes(Span(asked.start, asked.end), rows, vehicle.turn_round_minutes, room=room)
        if not found:
            return None
        first = found[0]
        reference = first.booking.reference
        row = self._loaded.booking(reference)
        who = row.who if row is not None else first.booking.booked_by
        if vehicle.amount > 1:
            used = sum(clash.booking.amount for clash in found)
            return Verdict(
                ok=False,
                words=f"{vehicle.name}: {used} of {vehicle.amount} are out",
                detail=f"{who} and others have them.",
                mark="Too few",
            )
        return _taken(vehicle, asked, first, who)

    def _unfit(
        self, vehicle: VehicleRow, span: MinuteSpan, own: BookingRow | None
    ) -> Verdict | None:
        board = self._loaded.board
        if own is None or own.driver is None or own.override_reason:
            return None
        held = board.held.get(own.driver, ())
        lacking = unfit(board.kinds[vehicle.kind], board.authorities, held, days_of(span))
        if lacking is None:
            return None
        return Verdict(
            ok=False,
            words=f"{own.who} may not drive {vehicle.registration}",
            detail=f"{vehicle.kind_title} needs {lacking} authority on every day of the booking.",
            mark="Driver",
        )

    def _driver(self, vehicle: VehicleRow, span: MinuteSpan, own: BookingRow | None) -> Check:
        refused = self._unfit(vehicle, span, own)
        if refused is not None:
            return Check(ok=False, words=refused.words)
        who = "no driver named" if own is None or own.driver is None else own.who
        return Check(ok=True, words=f"Driver: {who}")

    def _told(self, way: Way, vehicle: VehicleRow, asked: Proposal) -> Fix:
        place = Proposal(way.registration, way.start, way.end, asked.bar, asked.copy)
        span = f"{hour(way.start)}–{hour(way.end)}"
        if way.kind == "vehicle":
            detail = f"{vehicle.kind_title}, {way.base}, free {span}"
            return Fix(f"Take {way.registration} instead", detail, place)
        if way.kind == "later":
            same = days_of(Span(way.start, way.end)).start == self._loaded.window.on
            start = hour(way.start) if same else clock(way.start)
            detail = f"{way.registration} {span}, {length_words(way.start - asked.start)} later"
            return Fix(f"Start at {start}", detail, place)
        lasts = length_words(way.end - way.start)
        detail = f"{way.registration}, {lasts} of {length_words(asked.end - asked.start)}"
        return Fix(f"Shorten to {span}", detail, place)


def _taken(vehicle: VehicleRow, asked: Proposal, first: Clash, who: str) -> Verdict:
    booking, turn = first.booking, first.turn_round
    has = f"{hour(booking.start_minute)}–{hour(booking.end_minute)}"
    detail = f"{who} has it {has}: {booking.purpose}."
    if turn and asked.start < booking.end_minute + turn and asked.end > booking.start_minute:
        detail = (
            detail[:-1] + f", then {turn} min turn-round, to {hour(booking.end_minute + turn)}."
        )
    if first.overlap:
        at = max(asked.start, booking.start_minute)
        words = f"{vehicle.name} is taken at {hour(at)}"
        return Verdict(
            ok=False,
            words=words,
            detail=detail,
            figure=f"{length_words(first.overlap)} overlap",
            mark="Taken",
        )
    before = asked.start < booking.start_minute
    gap = booking.start_minute - asked.end if before else asked.start - booking.end_minute
    return Verdict(
        ok=False,
        words=f"{vehicle.name} needs {turn} min turn-round",
        detail=detail,
        figure=f"{length_words(turn - gap)} short",
        mark="Turn-round",
    )


def _shared(away: OffRoad, span: MinuteSpan) -> str:
    shared = away.minutes.within(span)
    if shared is None or shared.end is None:
        return ""
    return f"{length_words(shared.end - shared.start)} overlap"
