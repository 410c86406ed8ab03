"""Law: whatever is booked, moved, cancelled, undone and redone, no vehicle is had twice at once."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of, utc_text
from bcu_desk.features.bookings.commands.booking import (
    ApproveBooking,
    Book,
    CancelBooking,
    MoveBooking,
)
from bcu_desk.features.bookings.commands.off_road import MarkOffRoad
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from tests.builders import A_BOROUGH, A_VEHICLE, a_booking, a_file

FIRST = minute_of("2017-03-25T20:00")  # the night on which the clocks go forward
PLATES = ("BX16 KLM", "BX16 KMA")
REFUSALS = {
    "",
    "vehicle_taken",
    "turn_round",
    "vehicle_off_road",
    "booking_cancelled",
    "not_pending",
    "ends_before_start",
    "off_road_already",
    "nothing_to_undo",
    "nothing_to_redo",
    "overtaken",
}
TWICE = """
SELECT one.reference, other.reference FROM booking AS one JOIN booking AS other
ON one.vehicle_id = other.vehicle_id AND one.id < other.id
WHERE one.state = 'confirmed' AND other.state = 'confirmed'
AND one.start_minute < other.end_minute AND other.start_minute < one.end_minute"""
quarters = st.integers(min_value=0, max_value=40)
lengths = st.integers(min_value=1, max_value=16)
plates = st.sampled_from(PLATES)
reasons = st.sampled_from((None, "Fuelled on the way"))


@cache
def _made() -> bytes:
    """A file with two vehicles, and a pending booking of the first."""
    pending = a_booking(500, start_minute=FIRST + 60, end_minute=FIRST + 180, state="pending")
    with tempfile.TemporaryDirectory() as folder:
        return a_file(Path(folder) / "law.bcu", pending).read_bytes()


def _outcome(step: Callable[[], object]) -> str:
    """The code of the refusal, or nothing."""
    try:
        step()
    except Refused as refused:
        return refused.code
    return ""


class Counter(RuleBasedStateMachine):
    """Somebody at the counter, and an impatient program beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        path = self._folder / "law.bcu"
        path.write_bytes(_made())
        self._desk = Desk(path, Clock(FIRST), actor="PS Test")

    def teardown(self) -> None:
        """Take the file away."""
        shutil.rmtree(self._folder)

    def _do(self, command: Command) -> None:
        """Run a command; a refusal is one of those known, and writes nothing."""
        before = self._rows()
        code = _outcome(lambda: self._desk.do(command))
        assert code in REFUSALS
        assert not code or self._rows() == before

    def _rows(self) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self._desk.path)) as raw:
            return raw.execute("SELECT * FROM booking ORDER BY id").fetchall()

    @rule(plate=plates, start=quarters, length=lengths, reason=reasons)
    def book(self, plate: str, start: int, length: int, reason: str | None) -> None:
        """Book, sometimes with a reason to override."""
        first = FIRST + 15 * start
        self._do(
            Book(
                vehicle=plate,
                borough=A_BOROUGH.name,
                purpose="Visit",
                start=utc_text(first),
                end=utc_text(first + 15 * length),
                override=reason,
            )
        )

    @rule(number=st.integers(0, 99), plate=plates, start=quarters, length=lengths, reason=reasons)
    def move(self, number: int, plate: str, start: int, length: int, reason: str | None) -> None:
        """Move or resize one of those known."""
        first = FIRST + 15 * start
        self._do(
            MoveBooking(
                booking=self._known(number),
                vehicle=plate,
                start=utc_text(first),
                end=utc_text(first + 15 * length),
                override=reason,
            )
        )

    @rule(number=st.integers(0, 99))
    def cancel(self, number: int) -> None:
        """Cancel one."""
        self._do(CancelBooking(booking=self._known(number)))

    @rule(number=st.integers(0, 99))
    def approve(self, number: int) -> None:
        """Approve one."""
        self._do(ApproveBooking(booking=self._known(number)))

    @rule(plate=plates, start=quarters)
    def off_road(self, plate: str, start: int) -> None:
        """Take a vehicle off the road for an hour."""
        first = FIRST + 15 * start
        self._do(
            MarkOffRoad(
                vehicle=plate,
                reason="defect",
                start=utc_text(first),
                end=utc_text(first + 60),
            )
        )

    @rule()
    def undo(self) -> None:
        """Take the last step back."""
        assert _outcome(self._desk.undo) in REFUSALS

    @rule()
    def redo(self) -> None:
        """Do it again."""
        assert _outcome(self._desk.redo) in REFUSALS

    @precondition(lambda self: len(self._rows()) > 1)
    @rule(number=st.integers(0, 99), start=quarters)
    def write_past_the_program(self, number: int, start: int) -> None:
        """Another program moves a booking by raw SQL; the file refuses what would be had twice."""
        first = FIRST + 15 * start
        with closing(sqlite3.connect(self._desk.path, isolation_level=None)) as raw:
            rows = raw.execute("SELECT id FROM booking ORDER BY id").fetchall()
            row = rows[number % len(rows)][0]
            change = "UPDATE booking SET start_minute = ?, end_minute = ? WHERE id = ?"
            with suppress(sqlite3.IntegrityError):
                raw.execute(change, (first, first + 60, row))

    def _known(self, number: int) -> str:
        found = [str(row[1]) for row in self._rows()]
        return found[number % len(found)]

    @invariant()
    def nothing_is_had_twice(self) -> None:
        """No two confirmed bookings of a vehicle overlap."""
        with closing(sqlite3.connect(self._desk.path)) as raw:
            assert raw.execute(TWICE).fetchall() == []


Counter.TestCase.settings = settings(
    max_examples=8,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_the_vehicle_of_the_law_is_the_builders() -> None:
    assert A_VEHICLE.registration in PLATES


TestNoDoubleBooking = Counter.TestCase
