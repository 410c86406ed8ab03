"""Counts, times and lists of the exchange page in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bcu_desk import VERSION
from bcu_desk.domain.merge.knowledge import Span
from bcu_desk.domain.times import minute_of, moment_text
from bcu_desk.features.sync.queries.desks import DeskRow
from bcu_desk.features.sync.queries.imports import OwnDesk
from bcu_desk.work.exchange.membership.held_up import HeldUp
from bcu_desk.work.exchange.received import Author, Beyond, Received
from bcu_desk.work.exchange.watching import OWN, REFUSED, SEEN, Lying
from bcu_desk.work.tables.nouns import many

HOUR, DAY = 60, 1_440
LATE = 7 * DAY
SILENT_FOR = 60 * DAY
AREAS = {
    "booking": "Fleet bookings",
    "posting": "Postings",
    "absence": "Absences",
    "person": "People",
    "off_road": "Vehicles off the road",
    "desk": "List of desks",
    "on_call": "On-call turns",
}


def counted(count: int, one: str) -> str:
    """`1 change`, `2 changes`, `no changes`."""
    return f"{count:,} {one}" if count == 1 else f"{f'{count:,}' if count else 'no'} {many(one)}"


def own_words(own: OwnDesk) -> str:
    """Which desk this is, and how far its changes go."""
    number = f"{own.number:02d}"
    name = own.name if number in own.name else f"desk {number} {own.name}"
    return f"This is {name} · {counted(own.changes, 'change')} made here"


def moment_of(wall: str) -> str:
    """UTC text as people read it, in London."""
    return moment_text(minute_of(wall)) if wall else ""


def ago(wall: str | None, minute: int) -> str:
    """How long ago something was: `7 days ago`."""
    if not wall:
        return "never heard from"
    gone = minute - minute_of(wall)
    if gone < 0:
        return f"its clock is {_length(-gone)} ahead"
    return "just now" if gone < 2 else f"{_length(gone)} ago"


def is_late(wall: str | None, minute: int) -> bool:
    """Whether a desk has not been heard from for a week."""
    return not wall or minute - minute_of(wall) > LATE


def is_off(one: DeskRow, minute: int) -> bool:
    """Whether a desk's clock is ahead by more than an hour, or it was not heard for a week."""
    if one.this_desk or one.status != "active":
        return False
    return is_late(one.last_heard, minute) or minute_of(one.last_heard or "") > minute + HOUR


def status_words(one: DeskRow) -> str:
    """What a desk is in the group: lead desk, second, member; or retired, revoked."""
    roles = {"lead": "Lead desk", "second": "Second"}
    role = roles.get(one.role, one.role.capitalize())
    return role if one.status == "active" else one.status.capitalize()


def version_words(version: str) -> str:
    """A desk's version of the program beside this one's."""
    if version == VERSION:
        return f"{version}, as here"
    return f"{version}; here it is {VERSION}. They exchange all the same"


def is_silent(one: DeskRow, minute: int) -> bool:
    """Whether an active desk has not been heard from for so long that it holds up the others."""
    heard = one.last_heard
    active = one.status == "active" and not one.this_desk
    return active and heard is not None and minute - minute_of(heard) > SILENT_FOR


def _length(minutes: int) -> str:
    for size, name in ((DAY, "day"), (60, "hour"), (1, "minute")):
        if minutes >= size or size == 1:
            return counted(minutes // size, name)
    return ""


def lacks_words(desk: DeskRow, own: int, names: Mapping[int, str]) -> str:
    """Whose changes a desk may lack."""
    if not desk.lacks:
        return "Has everything that this desk has"
    parts = (
        f"{count:,} {'yours' if number == own else names.get(number, f'desk {number:02d}')}"
        for number, count in desk.lacks
    )
    return ", ".join(parts)


def area_words(noun: str) -> str:
    """A noun as an area of work."""
    return AREAS.get(noun) or f"{noun.replace('_', ' ').capitalize()}s"


def by_area(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Areas with their counts, the most first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((area_words(noun), count) for noun, count in ordered)


def spans_words(spans: Sequence[Span], names: Mapping[int, str]) -> str:
    """`changes 4 to 9 of Romford, change 2 of Ilford`."""
    return ", ".join(
        f"{'change' if one.first == one.last else 'changes'} {_range(one.first, one.last)} of"
        f" {_name(one.feed.desk, names)}"
        for one in spans
    )


def asks_words(desk: DeskRow, names: Mapping[int, str]) -> str:
    """What a desk has asked for, as the sender reads it."""
    told = (f"{_range(first, last)} of {_name(of, names)}" for of, first, last in desk.asks)
    return f"asks for {', '.join(told)}" if desk.asks else ""


def _range(first: int, last: int) -> str:
    return f"{first:,}" if first == last else f"{first:,} to {last:,}"


def _name(number: int, names: Mapping[int, str]) -> str:
    return names.get(number, f"desk {number:02d}")


def waiting_words(found: Received, names: Mapping[int, str]) -> str:
    """What waits, and for what."""
    if not found.waiting:
        return ""
    part = "1 part waits" if found.waiting == 1 else f"{found.waiting} parts wait"
    if not found.missing:
        return f"{part} for what the lead desk decides; then they follow by themselves."
    return (
        f"{part} for {spans_words(found.missing, names)}. Ask for what is missing (Send); the rest"
        " follows by itself."
    )


def beyond_words(one: Beyond) -> str:
    """What came of a desk that was withdrawn, beyond what had counted."""
    which = f"{'Change' if one.first == one.last else 'Changes'} {_range(one.first, one.last)}"
    told = f"{which} of {one.name}, which is {one.status}, came by way of another desk"
    if one.taken:
        return f"{told}: they count from now on."
    return f"{told}: they wait until the lead desk lets them count (Desks)."


def waits_words(one: DeskRow) -> str:
    """What of a withdrawn desk waits for the lead's word."""
    first, last = one.beyond or (0, 0)
    which = f"{'Change' if first == last else 'Changes'} {_range(first, last)}"
    return (
        f"{which} came by way of a desk that had taken them in before it knew: they, and what was"
        " built on them, wait until the lead desk lets them count."
    )


def withdrawn_words(mine: DeskRow) -> str:
    """What a desk does that hears of its own withdrawal; empty where it was not withdrawn."""
    if mine.status == "active":
        return ""
    return (
        f"This desk was {mine.status} at its change {mine.last_number or 0:,}: the others take"
        " nothing later from it, and send it nothing. This file keeps all that it did. Make a card"
        " here and take it to the lead desk; choose this file as the old one when you use the join"
        " file, and what was never sent comes along."
    )


def held_up_words(one: HeldUp, desk: DeskRow) -> str:
    """Whose changes wait for the lead's word on those of another desk, and what is to be done."""
    made = "made here" if desk.this_desk else f"of {desk.name}"
    waits = "waits" if one.changes == 1 else "wait"
    which = f"{'change' if one.first == one.last else 'changes'} {_range(one.first, one.last)}"
    status = "was withdrawn" if one.status == "active" else f"was {one.status}"
    return (
        f"{counted(one.changes, 'change')} {made} {waits} at the desks that have not taken in"
        f" {which} of {one.name}, which {status} before. Nothing is lost: the lead desk lets"
        f" them count (Let them count…, at {one.name}) once a file brings them there."
    )


def builds_words(found: Received, names: Mapping[int, str]) -> str:
    """What the sender took for granted: which changes a reader must hold."""
    upto: dict[int, int] = {}
    for desk, last in found.builds_on:
        upto[desk] = max(last, upto.get(desk, 0))
    told = [f"{_name(desk, names)}'s to {last:,}" for desk, last in sorted(upto.items()) if last]
    if not told:
        return "Builds on nothing that came before."
    here = "some are missing here" if found.waiting else "all of them are here"
    return f"Builds on changes of other desks ({', '.join(told)}): {here}."


def author_words(one: Author, names: Mapping[int, str]) -> str:
    """Who made changes, and where."""
    return f"{one.name or 'Somebody'}, {_name(one.desk, names)}"


def size_words(size: int) -> str:
    """A file's size."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1_000)):,} kB"
    return f"{size / 1_000_000:,.1f} MB"


def listed(names: Sequence[str]) -> str:
    """`Ilford, Romford and Dagenham`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def lying_words(found: Sequence[Lying]) -> tuple[str, ...]:
    """What else lies in a watched folder: taken in before, own, not for this desk."""
    told = (
        (SEEN, "taken in before"),
        (OWN, "written by this desk"),
        (REFUSED, "damaged, for other desks or of another group"),
    )
    counts = ((sum(one.state == state for one in found), about) for state, about in told)
    return tuple(f"{counted(count, 'file')} {about}." for count, about in counts if count)
