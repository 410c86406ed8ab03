"""Law: whatever is booked, moved, repeated, cancelled or undone, no more is in use than there is.

An oracle of its own counts every quarter of an hour from the rows as they lie in the file. More
steps are taken with BCU_DESK_LAW_STEPS (25,000 before a release).
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bcu_desk.domain.fleet import Sort, VehicleKind
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import london_text, minute_of, utc_text
from bcu_desk.features.bookings.commands.booking import (
    ApproveBooking,
    Book,
    CancelBooking,
    MoveBooking,
)
from bcu_desk.features.bookings.commands.off_road import BackOnRoad, MarkOffRoad
from bcu_desk.features.bookings.commands.series import BookSeries
from bcu_desk.features.bookings.commands.series_parts import AddBack, CancelSeries, ChangeSeries
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from tests.builders import A_BOROUGH, A_VEHICLE, LONG_AGO, a_file

FIRST = minute_of("2017-10-27T18:00")  # two nights before the clocks go back
CAR, RADIOS, TURN = "BX16 KLM", "KD-RADIO", 30
CAR_ID, RADIOS_ID = 300, 321
THERE_ARE = {CAR_ID: 1, RADIOS_ID: 3}
STEP = 15
STEPS = int(os.environ.get("BCU_DESK_LAW_STEPS", "75"))
EACH = 25
MEMORY = Path("/dev/shm")
SLOWEST_STEP = 0.5  # seconds
COLUMNS = "id, reference, vehicle_id, start_minute, end_minute, amount, state, override_reason"
Row = tuple[int, str, int, int, int, int, str, str | None]
ID, REFERENCE, VEHICLE, START, END, AMOUNT, STATE, REASON = range(8)
quarters = st.integers(0, 4 * 24 * 4)
lengths = st.integers(1, 60)
resources = st.sampled_from((CAR, RADIOS))
numbers = st.integers(0, 200)
reasons = st.sampled_from((None, None, "Needed at once"))
parts = st.sampled_from(("this", "following", "all"))


@cache
def _made() -> bytes:
    """A file with a car, and a pool of three radios that need half an hour between bookings."""
    kind = VehicleKind(
        id=21,
        code="radio",
        title="Radio",
        sort=Sort.KIT,
        turn_round_minutes=TURN,
        from_day=LONG_AGO,
    )
    radios = replace(A_VEHICLE, id=RADIOS_ID, registration=RADIOS, kind_id=21, amount=3)
    with tempfile.TemporaryDirectory() as folder:
        return a_file(Path(folder) / "law.bcu", kind, radios).read_bytes()


class Desks(RuleBasedStateMachine):
    """Somebody at the counter, and an oracle beside that keeps a connection of its own."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        path = self._folder / "law.bcu"
        path.write_bytes(_made())
        self._desk = Desk(path, Clock(FIRST), actor="PS Test")
        self._raw = sqlite3.connect(path)
        self._known: list[Row] = self._read()

    def teardown(self) -> None:
        """Take the file away."""
        self._raw.close()
        shutil.rmtree(self._folder)

    def _read(self) -> list[Row]:
        return self._raw.execute(f"SELECT {COLUMNS} FROM booking ORDER BY id").fetchall()

    def _done(self, step: Callable[[], object]) -> list[Row]:
        """The bookings that a step wrote; one that was refused has written nothing."""
        before = self._known
        try:
            step()
        except Refused:
            assert self._read() == before
            return []
        self._known = self._read()
        return [row for row in self._known if row not in before]

    def _do(self, command: Command) -> list[Row]:
        """The bookings that a command wrote; it never loses one."""
        before = {row[REFERENCE] for row in self._known}
        written = self._done(lambda: self._desk.do(command))
        assert before <= {row[REFERENCE] for row in self._known}
        return written

    def _one_of(self, number: int) -> str:
        known = self._known
        return known[number % len(known)][REFERENCE] if known else "EA-01-9999"

    def _off_road(self) -> list[tuple[int, int, int]]:
        return self._raw.execute(
            "SELECT vehicle_id, start_minute, coalesce(end_minute, 1 << 40) FROM off_road"
        ).fetchall()

    def _none_is_off_road(self, written: list[Row]) -> None:
        """What is confirmed by a step is on the road for all of its time."""
        away = self._off_road()
        assert not [
            row
            for row in written
            for vehicle, start, end in away
            if row[STATE] == "confirmed"
            and vehicle == row[VEHICLE]
            and start < row[END]
            and row[START] < end
        ]

    @rule(
        plate=resources,
        start=quarters,
        length=lengths,
        amount=st.integers(1, 3),
        reason=reasons,
        priority=st.sampled_from((0, 0, 2)),
        pending=st.booleans(),
    )
    def book(
        self,
        plate: str,
        start: int,
        length: int,
        amount: int,
        reason: str | None,
        priority: int,
        pending: bool,
    ) -> None:
        """Book once; what is acknowledged is there."""
        first = FIRST + STEP * start
        known = len(self._known)
        written = self._do(
            Book(
                vehicle=plate,
                borough=A_BOROUGH.name,
                purpose="Visit",
                start=utc_text(first),
                end=utc_text(first + STEP * length),
                amount=amount,
                override=reason,
                priority=priority if reason else 0,
                pending=pending,
            )
        )
        assert len(self._known) == known + bool(written)
        gave_way = [row for row in written if row[START] != first or row[STATE] == "pending"]
        assert pending or priority or not gave_way
        self._none_is_off_road(written)

    @rule(
        plate=resources,
        start=quarters,
        length=lengths,
        count=st.integers(1, 5),
        amount=st.integers(1, 3),
        clash=st.sampled_from(("refuse", "skip")),
    )
    def repeat(
        self, plate: str, start: int, length: int, count: int, amount: int, clash: str
    ) -> None:
        """Book a series over the night on which the clocks go back."""
        first = FIRST + STEP * start
        written = self._do(
            BookSeries(
                vehicle=plate,
                borough=A_BOROUGH.name,
                purpose="Patrol",
                start=london_text(first),
                end=london_text(first + STEP * length),
                repeat=f"FREQ=DAILY;COUNT={count}",
                amount=amount,
                on_clash=clash,
            )
        )
        assert len(written) <= count
        self._none_is_off_road(written)

    @rule(number=numbers, plate=resources, start=quarters, length=lengths, reason=reasons)
    def move(self, number: int, plate: str, start: int, length: int, reason: str | None) -> None:
        """Move or resize one of those known."""
        first = FIRST + STEP * start
        written = self._do(
            MoveBooking(
                booking=self._one_of(number),
                vehicle=plate,
                start=utc_text(first),
                end=utc_text(first + STEP * length),
                override=reason,
            )
        )
        self._none_is_off_road(written)

    @rule(number=numbers, which=parts, start=quarters, plate=st.none() | resources)
    def change_series(self, number: int, which: str, start: int, plate: str | None) -> None:
        """Change a part of a series."""
        wall = london_text(FIRST + STEP * start)
        self._do(ChangeSeries(booking=self._one_of(number), which=which, start=wall, vehicle=plate))

    @rule(number=numbers, which=parts)
    def cancel_series(self, number: int, which: str) -> None:
        """Cancel a part of a series."""
        self._do(CancelSeries(booking=self._one_of(number), which=which))

    @rule(number=numbers, day=st.sampled_from(("2017-10-28", "2017-10-29", "2017-10-30")))
    def add_back(self, number: int, day: str) -> None:
        """Book a day of a series that was left out."""
        self._do(AddBack(booking=self._one_of(number), day=day))

    @rule(number=numbers, command=st.sampled_from((CancelBooking, ApproveBooking)))
    def decide(self, number: int, command: type[CancelBooking] | type[ApproveBooking]) -> None:
        """Cancel or approve one."""
        self._do(command(booking=self._one_of(number)))

    @rule(plate=resources, start=quarters, back=st.booleans())
    def off_road(self, plate: str, start: int, back: bool) -> None:
        """Take a resource out for an hour, or have it back; its bookings stay."""
        first = FIRST + STEP * start
        out = MarkOffRoad(
            vehicle=plate, reason="defect", start=utc_text(first), end=utc_text(first + 60)
        )
        written = self._do(BackOnRoad(vehicle=plate, at=utc_text(first)) if back else out)
        assert not written

    @rule(redo=st.booleans())
    def undo(self, redo: bool) -> None:
        """Take the last step back, or do it again."""
        self._done(self._desk.redo if redo else self._desk.undo)

    @invariant()
    def no_more_is_in_use_than_there_is(self) -> None:
        """Every quarter of an hour, counted one by one."""
        used: Counter[tuple[int, int]] = Counter()
        for row in self._known:
            if row[STATE] == "confirmed":
                for minute in range(row[START], row[END], STEP):
                    used[row[VEHICLE], minute] += row[AMOUNT]
        assert all(count <= THERE_ARE[vehicle] for (vehicle, _), count in used.items())

    @invariant()
    def turn_round_is_left_where_no_reason_lets_it_pass(self) -> None:
        """Between every two bookings of the car."""
        times = sorted(
            (row[START], row[END])
            for row in self._known
            if row[VEHICLE] == CAR_ID and row[STATE] == "confirmed" and row[REASON] is None
        )
        assert all(end + 15 <= start for (_, end), (start, _) in pairwise(times))

    @invariant()
    def references_are_given_once(self) -> None:
        """No two bookings have one reference."""
        assert len({row[REFERENCE] for row in self._known}) == len(self._known)

    @invariant()
    def what_is_remembered_is_what_the_file_holds(self) -> None:
        """The file, read anew, is as after the last step."""
        assert self._read() == self._known


TestSharedResources = pytest.mark.timeout(60 + SLOWEST_STEP * STEPS)(Desks.TestCase)
TestSharedResources.settings = settings(
    max_examples=max(1, STEPS // EACH), stateful_step_count=EACH, deadline=None
)
