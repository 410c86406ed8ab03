"""What is left where nothing of a kind is free: to wait for one, or to note that there was none."""

from __future__ import annotations

from collections.abc import Iterator

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.bookings.commands.booking import Book
from bcu_desk.features.bookings.commands.waiting import JoinWaitingList, RecordRefusal
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.work.command import Command

NONE_FREE = frozenset(
    {"vehicle_taken", "turn_round", "vehicle_off_road"}
    | {"vehicle_on_loan", "spare_needed", "held_for_waiting"}
)


def unmet(
    command: Command, refused: Refused, loaded: Loaded | None
) -> Iterator[tuple[str, Command]]:
    """Commands for a booking that was refused as nothing of its kind is free then, in words."""
    row = loaded.vehicle(command.vehicle) if loaded and isinstance(command, Book) else None
    none = refused.code in NONE_FREE and not refused.facts.get("free_vehicle")
    if row is None or not none or not isinstance(command, Book):
        return
    wait = JoinWaitingList(
        kind=row.kind,
        borough=command.borough,
        start=command.start,
        end=command.end,
        purpose=command.purpose,
        driver=command.driver,
    )
    note = RecordRefusal(
        kind=row.kind,
        borough=command.borough,
        start=command.start,
        end=command.end,
        purpose=command.purpose,
        base=row.base,
        driver=command.driver,
    )
    yield "Wait for one", wait
    yield "Note as refused", note
