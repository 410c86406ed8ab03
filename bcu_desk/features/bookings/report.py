"""What the fleet offers the rest of the program."""

from __future__ import annotations

from datetime import date

from bcu_desk.features.bookings.commands import (
    authorities,
    booking,
    correcting,
    keys,
    limits,
    loans,
    off_road,
    series,
    series_parts,
    vehicles,
    waiting,
)
from bcu_desk.features.bookings.queries.affected import Affected
from bcu_desk.features.bookings.queries.bookings import Bookings
from bcu_desk.features.bookings.queries.differences import FleetDifferences
from bcu_desk.features.bookings.queries.drivers import Drivers
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.features.bookings.queries.series import SeriesPreview
from bcu_desk.features.bookings.queries.sharing.authorities import Authorities, authority_codes
from bcu_desk.features.bookings.queries.sharing.between import Between
from bcu_desk.features.bookings.queries.sharing.choices import (
    base_names,
    kind_titles,
    kinds_in_view,
)
from bcu_desk.features.bookings.queries.sharing.due import Due
from bcu_desk.features.bookings.queries.sharing.keys import KeysOut
from bcu_desk.features.bookings.queries.sharing.loans import Loans
from bcu_desk.features.bookings.queries.sharing.resources import Resources
from bcu_desk.features.bookings.queries.sharing.unmet import Unmet
from bcu_desk.features.bookings.queries.sharing.use import Use
from bcu_desk.features.bookings.queries.sharing.waiting import WaitingList
from bcu_desk.features.bookings.queries.vehicles import OffRoads, Vehicles
from bcu_desk.features.bookings.sections import SECTIONS
from bcu_desk.features.bookings.tile import TILE
from bcu_desk.work.command import Command
from bcu_desk.work.contributions import (
    Find,
    Offer,
    RowEdit,
    Sheet,
    SheetChart,
    SheetColumn,
    SheetEdits,
)


def _vehicle_change(edit: RowEdit) -> tuple[Command, ...]:
    """The record of a vehicle put right."""
    changed = edit.changed()
    return (
        correcting.CorrectVehicle(
            registration=edit.key,
            base=edit.text("base") if "base" in changed else None,
            seats=edit.whole("seats") if "seats" in changed else None,
            marked=edit.after["marked"] == "yes" if "marked" in changed else None,
        ),
    )


def _vehicle_new(edit: RowEdit) -> tuple[Command, ...]:
    """A vehicle of a row that is new, in service from the day of the workbook."""
    seats = edit.whole("seats")
    return (
        vehicles.AddVehicle(
            registration=edit.key,
            kind=edit.text("kind_title") or "",
            base=edit.text("base") or "",
            from_day=edit.on,
            seats=5 if seats is None else seats,
            marked=edit.after.get("marked") != "no",
        ),
    )


VEHICLES = Sheet(
    name="vehicles",
    title="Vehicles",
    query=Vehicles(),
    columns=(
        SheetColumn("Registration", "registration", width=14),
        SheetColumn("Kind", "kind_title", width=16),
        SheetColumn("Base", "base", width=18),
        SheetColumn("BCU", "bcu", width=8),
        SheetColumn("Authority", "authority", width=12, note="what a driver needs"),
        SheetColumn("Endorsement", "endorsement", width=14),
        SheetColumn("Turn-round", "turn_round_minutes", "whole", 12, "minutes after a booking"),
        SheetColumn("Off road", "off_road", "tick", 10, "at noon of the day"),
        SheetColumn("Reason", "off_road_reason", width=14),
        SheetColumn("Seats", "seats", "whole", 8),
        SheetColumn("Marked", "marked", "tick", 10),
    ),
    note="Vehicles in service on the day. Base, seats and marking can be changed, vehicles added.",
    edits=SheetEdits(
        key="registration",
        fields=("base", "seats", "marked"),
        change=_vehicle_change,
        add=_vehicle_new,
        only_new=("kind_title",),
        needs=("registration", "kind_title", "base", "seats", "marked"),
        choices={"kind_title": kind_titles, "base": base_names},
        answers={"kind": "kind_title"},
        heads={
            "registration": ("VRM", "Reg", "Reg no", "Registration number", "Registration mark"),
            "kind_title": ("Type", "Vehicle type", "Role", "Class"),
            "base": ("Location", "Station", "Home base", "Based at"),
            "seats": ("Number of seats", "Seating"),
            "marked": ("Liveried", "Marked vehicle", "Livery"),
        },
    ),
)


def _authority_change(edit: RowEdit) -> tuple[Command, ...]:
    """An authority that expires on another day."""
    start = edit.before["from_day"]
    return (
        authorities.ChangeAuthority(
            person=str(edit.before["collar"]),
            authority=str(edit.before["authority"]),
            on=start if isinstance(start, date) else edit.on,
            to_day=edit.day("to_day"),
        ),
    )


def _authority_new(edit: RowEdit) -> tuple[Command, ...]:
    """An authority of a row that is new, from its day or the workbook's."""
    return (
        authorities.GrantAuthority(
            person=edit.text("collar") or "",
            authority=edit.text("authority") or "",
            from_day=edit.day("from_day") or edit.on,
            to_day=edit.day("to_day"),
        ),
    )


def _authority_gone(edit: RowEdit) -> tuple[Command, ...]:
    """An authority whose row is to go: it ends on the day of the workbook."""
    start = edit.before["from_day"]
    on = max(start, edit.on) if isinstance(start, date) else edit.on
    return (
        authorities.ChangeAuthority(
            person=str(edit.before["collar"]),
            authority=str(edit.before["authority"]),
            on=on,
            to_day=on,
        ),
    )


DRIVERS = Sheet(
    name="drivers",
    title="Drivers",
    query=Authorities(),
    columns=(
        SheetColumn("Held", "held", width=22, note="its number; empty in a new row"),
        SheetColumn("Collar", "collar", width=12),
        SheetColumn("Name", "name", width=26, personal=True),
        SheetColumn("Authority", "authority", width=14),
        SheetColumn("Title", "title", width=26),
        SheetColumn("From", "from_day", "day", 16),
        SheetColumn("To", "to_day", "day", 16, "the first day without; empty for no end"),
    ),
    note="Driving authorities on the day or later, one a row. Their ends can be changed.",
    edits=SheetEdits(
        key="held",
        fields=("to_day",),
        change=_authority_change,
        add=_authority_new,
        remove=_authority_gone,
        only_new=("collar", "authority", "from_day"),
        needs=("collar", "authority"),
        choices={"authority": authority_codes},
        answers={"person": "collar", "from": "from_day", "to": "to_day"},
        told_by=("collar", "authority"),
        heads={
            "collar": ("Collar number", "Collar no", "Warrant number", "Warrant no", "Driver"),
            "authority": ("Driving authority", "Course", "Standard", "Permit", "Level"),
            "from_day": ("Granted", "Passed", "Start", "Start date", "Date from"),
            "to_day": ("Expires", "Expiry", "Expiry date", "Valid to", "End", "End date"),
        },
    ),
)
USE = Sheet(
    name="fleet_use",
    title="Use of the fleet",
    query=Use(),
    columns=(
        SheetColumn("Kind", "of", width=20),
        SheetColumn("Bookings", "bookings", "whole", 12),
        SheetColumn("Minutes booked", "booked_minutes", "whole", 16),
        SheetColumn("Minutes there were", "minutes", "whole", 18, "off-road time taken out"),
        SheetColumn("Used, per cent", "percent", "whole", 14, "booked of what there was"),
        SheetColumn("Judged", "judged", width=14),
    ),
    note="How much each kind of vehicle was used in the four weeks up to the day.",
    counts=kinds_in_view,
    chart=SheetChart("Use of the fleet, per cent of the time", "of", ("percent",)),
)
BOOKINGS = Sheet(
    name="bookings",
    title="Bookings",
    query=Bookings(),
    columns=(
        SheetColumn("Reference", "reference", width=14),
        SheetColumn("Vehicle", "vehicle", width=12),
        SheetColumn("Kind", "kind", width=14),
        SheetColumn("Borough", "borough_name", width=24),
        SheetColumn("Driver", "driver", width=12, note="collar number"),
        SheetColumn("Driver's name", "driver_name", width=24, personal=True),
        SheetColumn("Purpose", "purpose", width=28),
        SheetColumn("Start", "start_minute", "moment", 18),
        SheetColumn("End", "end_minute", "moment", 18),
        SheetColumn("State", "state", width=12),
    ),
    note="Bookings that touch the day, in London time.",
)

DIFFERENCES = Sheet(
    name="fleet_differences",
    title="Fleet, what differs",
    query=FleetDifferences(),
    columns=(
        SheetColumn("Subject", "subject", width=10, note="a vehicle or a base"),
        SheetColumn("Name", "name", width=18),
        SheetColumn("Change", "change", width=12),
        SheetColumn("Vehicles before", "vehicles_before", "whole", 12),
        SheetColumn("Vehicles", "vehicles", "whole", 12),
        SheetColumn("Bookings before", "bookings_before", "whole", 12),
        SheetColumn("Bookings", "bookings", "whole", 12),
        SheetColumn("What differs", "words", width=60),
    ),
    note="Vehicles that differ from the second day to the day, and each base's figures on both.",
    compares=True,
)


def _title(row: object) -> str:
    return f"{getattr(row, 'registration', '')}, {getattr(row, 'kind_title', '')}"


def _detail(row: object) -> str:
    away = " · off road" if getattr(row, "off_road", False) else ""
    return f"Based at {getattr(row, 'base', '')}{away}"


OFFER = Offer(
    feature="bookings",
    commands=(
        ("book", booking.Book),
        ("move_booking", booking.MoveBooking),
        ("cancel_booking", booking.CancelBooking),
        ("approve_booking", booking.ApproveBooking),
        ("mark_off_road", off_road.MarkOffRoad),
        ("back_on_road", off_road.BackOnRoad),
        ("add_vehicle", vehicles.AddVehicle),
        ("correct_vehicle", correcting.CorrectVehicle),
        ("book_series", series.BookSeries),
        ("change_series", series_parts.ChangeSeries),
        ("cancel_series", series_parts.CancelSeries),
        ("add_back", series_parts.AddBack),
        ("issue_keys", keys.IssueKeys),
        ("return_vehicle", keys.ReturnVehicle),
        ("lend", loans.Lend),
        ("give_back", loans.GiveBack),
        ("join_waiting_list", waiting.JoinWaitingList),
        ("record_refusal", waiting.RecordRefusal),
        ("take_held", waiting.TakeHeld),
        ("leave_waiting_list", waiting.LeaveWaitingList),
        ("pass_on_holds", waiting.PassOnHolds),
        ("set_spare_minimum", limits.SetSpareMinimum),
        ("set_quota", limits.SetQuota),
        ("grant_authority", authorities.GrantAuthority),
        ("change_authority", authorities.ChangeAuthority),
    ),
    queries=(
        ("vehicles", Vehicles),
        ("bookings", Bookings),
        ("free", Free),
        ("off_roads", OffRoads),
        ("drivers", Drivers),
        ("authorities", Authorities),
        ("fleet_differences", FleetDifferences),
        ("resources", Resources),
        ("series_preview", SeriesPreview),
        ("affected", Affected),
        ("loans", Loans),
        ("waiting", WaitingList),
        ("due", Due),
        ("use", Use),
        ("keys_out", KeysOut),
        ("use_between", Between),
        ("unmet", Unmet),
    ),
    sheets=(VEHICLES, BOOKINGS, USE, DIFFERENCES, DRIVERS),
    finds=(
        Find(
            "Vehicles",
            "bookings",
            "bookings",
            Vehicles(),
            "registration",
            _title,
            _detail,
            (("Book", "book"),),
        ),
    ),
    sections=SECTIONS,
    tiles=(TILE,),
)
