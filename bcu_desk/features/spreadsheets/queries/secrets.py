"""What a desk knows that is not for everybody, read to tell the marking of what goes out."""

from __future__ import annotations

from bcu_desk.domain.fleet import Sort, Vehicle, VehicleKind
from bcu_desk.domain.people import AbsenceKind, OnCall, Person, Rank
from bcu_desk.features.spreadsheets.rules.held import PHONES, PLATES, REASONS, Secrets
from bcu_desk.store.session import Reader
from bcu_desk.work.tables.names import Names

SICK = "sick"


def secrets_of(reader: Reader) -> Secrets:
    """Names, registrations of unmarked vehicles, telephone numbers, and kinds of sick leave."""
    return Secrets(Names(reader.every(Person), reader.every(Rank)), texts_of(reader))


def texts_of(reader: Reader) -> dict[str, str]:
    """The texts that tell something by themselves, with what they are."""
    cars = {kind.id for kind in reader.every(VehicleKind) if kind.sort is Sort.VEHICLE}
    plates = [
        vehicle.registration
        for vehicle in reader.every(Vehicle)
        if vehicle.kind_id in cars and not vehicle.marked
    ]
    phones = [turn.phone for turn in reader.every(OnCall) if turn.phone]
    reasons = [kind.title for kind in reader.every(AbsenceKind) if kind.counts_as == SICK]
    return {
        **dict.fromkeys(reasons, REASONS),
        **dict.fromkeys(phones, PHONES),
        **dict.fromkeys(plates, PLATES),
    }
