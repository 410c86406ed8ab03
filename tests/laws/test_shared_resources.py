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
from contextlib import closing
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

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
from bcu_desk.features.bookings.commands.off_road import MarkOffRoad
from bcu_desk.features.bookings.commands.series import BookSeries
from bcu_desk.features.bookings.commands.series_parts import AddBack, CancelSeries, ChangeSeries
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from tests.builders import A_BOROUGH, A_VEHICLE, LONG_AGO, a_file

FIRST = minute_of("2017-10-27T18:00")  # two nights before the clocks go back
CAR, RADIOS, TURN = "BX16 KLM", "KD-RADIO", 30
STEP = 15
STEPS = int(os.environ.get("BCU_DESK_LAW_STEPS", "75"))
EACH = 25
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
    radios = replace(A_VEHICLE, id=321, registration=RADIOS, kind_id=21, amount=3)
    with tempfile.TemporaryDirectory() as folder:
        return a_file(Path(folder) / "law.bcu", kind, radios).read_bytes()


class Desks(RuleBasedStateMachine):
    """Somebody at the counter, and an oracle beside."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path(tempfile.mkdtemp())
        path = self._folder / "law.bcu"
        path.write_bytes(_made())
        self._desk = Desk(path, Clock(FIRST), actor="PS Test")

    def teardown(self) -> None:
        """Take the file away."""
        shutil.rmtree(self._folder)

    def _read(self, sql: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self._desk.path)) as raw:
            return raw.execute(sql).fetchall()

    def _rows(self) -> list[tuple[object, ...]]:
        return self._read("SELECT * FROM booking ORDER BY id")

    def _done(self, step: Callable[[], object]) -> bool:
        """Whether a step was done; one that was refused has written nothing."""
        before = self._rows()
        try:
            step()
        except Refused:
            assert self._rows() == before
            return False
        return True

    def _do(self, command: Command) -> bool:
        return self._done(lambda: self._desk.do(command))

    def _known(self, number: int) -> str:
        found = self._read("SELECT reference FROM booking ORDER BY id")
        return str(found[number % len(found)][0]) if found else "EA-01-9999"

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
        count = len(self._rows())
        done = self._do(
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
        assert len(self._rows()) == count + done

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
        self._do(
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

    @rule(number=numbers, plate=resources, start=quarters, length=lengths, reason=reasons)
    def move(self, number: int, plate: str, start: int, length: int, reason: str | None) -> None:
        """Move or resize one of those known."""
        first = FIRST + STEP * start
        self._do(
            MoveBooking(
                booking=self._known(number),
                vehicle=plate,
                start=utc_text(first),
                end=utc_text(first + STEP * length),
                override=reason,
            )
        )

    @rule(number=numbers, which=parts, start=quarters, plate=st.none() | resources)
    def change_series(self, number: int, which: str, start: int, plate: str | None) -> None:
        """Change a part of a series."""
        wall = london_text(FIRST + STEP * start)
        self._do(ChangeSeries(booking=self._known(number), which=which, start=wall, vehicle=plate))

    @rule(number=numbers, which=parts)
    def cancel_series(self, number: int, which: str) -> None:
        """Cancel a part of a series."""
        self._do(CancelSeries(booking=self._known(number), which=which))

    @rule(number=numbers, day=st.sampled_from(("2017-10-28", "2017-10-29", "2017-10-30")))
    def add_back(self, number: int, day: str) -> None:
        """Book a day of a series that was left out."""
        self._do(AddBack(booking=self._known(number), day=day))

    @rule(number=numbers, command=st.sampled_from((CancelBooking, ApproveBooking)))
    def decide(self, number: int, command: type[CancelBooking] | type[ApproveBooking]) -> None:
        """Cancel or approve one."""
        self._do(command(booking=self._known(number)))

    @rule(plate=resources, start=quarters)
    def off_road(self, plate: str, start: int) -> None:
        """Take a resource out for an hour; its bookings stay."""
        before = self._rows()
        first = FIRST + STEP * start
        end = utc_text(first + 60)
        self._do(MarkOffRoad(vehicle=plate, reason="defect", start=utc_text(first), end=end))
        assert self._rows() == before

    @rule(redo=st.booleans())
    def undo(self, redo: bool) -> None:
        """Take the last step back, or do it again."""
        self._done(self._desk.redo if redo else self._desk.undo)

    @invariant()
    def no_more_is_in_use_than_there_is(self) -> None:
        """Every quarter of an hour, counted one by one."""
        used: Counter[tuple[object, int]] = Counter()
        rows = self._read(
            "SELECT vehicle_id, start_minute, end_minute, amount FROM booking"
            " WHERE state = 'confirmed'"
        )
        for vehicle, start, end, amount in rows:
            for minute in range(int(str(start)), int(str(end)), STEP):
                used[vehicle, minute] += int(str(amount))
        assert all(count <= {300: 1, 321: 3}[int(str(key[0]))] for key, count in used.items())

    @invariant()
    def turn_round_is_left_where_no_reason_lets_it_pass(self) -> None:
        """Between every two bookings of the car."""
        rows = self._read(
            "SELECT start_minute, end_minute FROM booking WHERE vehicle_id = 300"
            " AND state = 'confirmed' AND override_reason IS NULL ORDER BY start_minute"
        )
        times = [(int(str(start)), int(str(end))) for start, end in rows]
        assert all(end + 15 <= start for (_, end), (start, _) in pairwise(times))

    @invariant()
    def references_are_given_once(self) -> None:
        """No two bookings have one reference."""
        assert not self._read("SELECT reference FROM booking GROUP BY 1 HAVING count(*) > 1")


TestSharedResources = Desks.TestCase
TestSharedResources.settings = settings(
    max_examples=max(1, STEPS // EACH), stateful_step_count=EACH, deadline=None
)
