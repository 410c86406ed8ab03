"""What a desk knows that is not for everybody, read to tell the marking of what goes out."""

from __future__ import annotations

from bcu_desk.domain.fleet import Vehicle, VehicleKind
from bcu_desk.domain.people import AbsenceKind, OnCall, Person, Rank
from bcu_desk.features.spreadsheets.rules.held import PHONES, PLATES, REASONS, Secrets
from bcu_desk.store.session import Reader
from bcu_desk.work.tables.names import Names
from bcu_desk.work.tables.withheld import phones_on_call, sick_titles, unmarked_plates


def secrets_of(reader: Reader) -> Secrets:
    """Names, registrations of unmarked vehicles, telephone numbers, and kinds of sick leave."""
    return Secrets(Names(reader.every(Person), reader.every(Rank)), texts_of(reader))


def texts_of(reader: Reader) -> dict[str, str]:
    """The texts that tell something by themselves, with what they are."""
    plates = unmarked_plates(reader.every(Vehicle), reader.every(VehicleKind))
    return {
        **dict.fromkeys(sick_titles(reader.every(AbsenceKind)), REASONS),
        **dict.fromkeys(phones_on_call(reader.every(OnCall)), PHONES),
        **dict.fromkeys(plates, PLATES),
    }
