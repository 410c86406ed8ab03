"""The commands that the forms of the lists send."""

from __future__ import annotations

from collections.abc import Mapping

from bcu_desk.features.bookings.commands.keys import IssueKeys, ReturnVehicle
from bcu_desk.features.bookings.commands.loans import GiveBack, Lend
from bcu_desk.features.bookings.commands.off_road import MarkOffRoad
from bcu_desk.features.bookings.commands.waiting import JoinWaitingList, TakeHeld

Given = Mapping[str, object]
ODD_MILES = "Give the odometer's figures in whole miles, such as 41,286; or leave it empty."


def is_odd(values: Given) -> bool:
    """Whether the odometer's reading is no number of miles."""
    told = _text(values, "odometer")
    return told is not None and not told.replace(",", "").replace(" ", "").isdecimal()


def issued(values: Given) -> IssueKeys:
    """Hand keys out."""
    return IssueKeys(
        vehicle=str(values["vehicle"]),
        at=str(values["at"]),
        booking=_text(values, "booking"),
        driver=_text(values, "driver"),
        due=_text(values, "due"),
        odometer=_miles(values),
        fuel=_number(values, "fuel"),
        override=_text(values, "override"),
    )


def returned(values: Given) -> ReturnVehicle:
    """Take keys back."""
    return ReturnVehicle(
        vehicle=str(values["vehicle"]),
        at=str(values["at"]),
        odometer=_miles(values),
        fuel=_number(values, "fuel"),
        damage=_text(values, "damage"),
        grounding=bool(values.get("grounding")),
    )


def off_road(vehicle: str, values: Given) -> MarkOffRoad:
    """Take a vehicle off the road; it is back at the start of a day, where that is known."""
    back = values["back"]
    return MarkOffRoad(
        vehicle=vehicle,
        reason=str(values["reason"]),
        start=str(values["start"]),
        end=None if back is None else f"{back}T00:00",
        note=_text(values, "note"),
    )


def lent(values: Given) -> Lend:
    """Lend to another borough."""
    return Lend(
        vehicle=str(values["vehicle"]),
        borough=str(values["borough"]),
        start=str(values["start"]),
        due=str(values["due"]),
        note=_text(values, "note"),
    )


def given_back(values: Given) -> GiveBack:
    """End a loan."""
    return GiveBack(vehicle=str(values["vehicle"]), at=str(values["at"]))


def joined(values: Given, at: str | None) -> JoinWaitingList:
    """Wait for a kind."""
    return JoinWaitingList(
        kind=str(values["kind"]),
        borough=str(values["borough"]),
        start=str(values["start"]),
        end=str(values["end"]),
        purpose=str(values["purpose"]),
        base=_text(values, "base"),
        driver=_text(values, "driver"),
        at=at,
    )


def taken(waiting: int, values: Given, at: str | None) -> TakeHeld:
    """Book what is held."""
    return TakeHeld(waiting=waiting, override=_text(values, "override"), at=at)


def _text(values: Given, name: str) -> str | None:
    value = values.get(name)
    return None if value in (None, "") else str(value)


def _number(values: Given, name: str) -> int | None:
    told = _text(values, name)
    return None if told is None else int(told)


def _miles(values: Given) -> int | None:
    told = _text(values, "odometer")
    return None if told is None else int(told.replace(",", "").replace(" ", ""))
