"""The rows and bars of the board, made from what was read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from bcu_desk.domain.fleet import OffRoad
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.sorts import SortWords
from bcu_desk.features.bookings.model.wording import (
    away_words,
    icon_of,
    purpose_line,
    shorter_names,
    shorter_purposes,
    when_words,
)
from bcu_desk.features.bookings.queries.bookings import BookingRow
from bcu_desk.features.bookings.queries.vehicles import VehicleRow
from bcu_desk.features.bookings.rules.booking import hour, length_words, reason_words
from bcu_desk.kit.timeline.rows import (
    Band,
    BarKind,
    Chip,
    Content,
    Count,
    Late,
    TimelineBar,
    TimelineGroup,
    TimelineRow,
)
from bcu_desk.work.differences import Mark

FREE, AWAY = "free:", "off:"


@dataclass(frozen=True, slots=True)
class Look:
    """How the board is looked at: grouped by base, kind or borough, rows kept unfolded, and now."""

    by: str = "base"
    open_rows: frozenset[str] = field(default_factory=frozenset)
    now: int = 0


@dataclass(frozen=True, slots=True)
class _Marks:
    """Registrations that clash, that are free at the time asked, and that differ by what."""

    clashing: frozenset[str]
    free: frozenset[str]
    differ: Mapping[str, Mark]

    def chip(self, registration: str) -> tuple[str, str]:
        """What a vehicle's row says beside its name, and in which tone."""
        if registration in self.clashing:
            return "Clash", "bad"
        if registration in self.free:
            return "Free", "good"
        mark = self.differ.get(registration)
        return ("", "plain") if mark is None else (mark.capitalize(), "accent")


@dataclass(frozen=True, slots=True)
class Shown:
    """What was read, how it is looked at, and the rows and bars that come of it.

    `listed` is what a pane in place of the board has read, with the pane's name.
    """

    loaded: Loaded
    look: Look
    content: Content
    listed: tuple[str, object] | None = None


def shown(loaded: Loaded, look: Look, listed: tuple[str, object] | None = None) -> Shown:
    """The board for a look; made off the GUI thread where the page loads."""
    return Shown(loaded, look, content(loaded, look), listed)


def content(loaded: Loaded, look: Look) -> Content:
    """Everything that the timeline shows."""
    marks = _marks(loaded)
    bars, late = tuple(_bars(loaded)), _booked(loaded, look)
    used = frozenset(bar.row for bar in bars if not bar.key.startswith(FREE))
    shown = used | look.open_rows | late.keys()
    made = tuple(
        _group(loaded, look, title, (rows, shown), marks)
        for title, rows in _by_heading(loaded, look.by).items()
    )
    kept = {row.key for group in made for row in group.rows}
    return Content(
        groups=made,
        bars=tuple(bar for bar in bars if bar.row in kept),
        late={row: own for row, own in late.items() if row in kept},
        corner=_corner(loaded, look),
        bands=_bands(loaded),
    )


def _marks(loaded: Loaded) -> _Marks:
    clashing = frozenset(row.vehicle for row in loaded.board.bookings if row.clash)
    differ = loaded.compared.marks() if loaded.compared else {}
    return _Marks(clashing, loaded.free(), differ)


def _by_heading(loaded: Loaded, by: str) -> dict[str, list[VehicleRow]]:
    groups: dict[str, list[VehicleRow]] = {}
    for row in loaded.board.vehicles:
        groups.setdefault(_heading(loaded, row, by), []).append(row)
    return groups


def _heading(loaded: Loaded, row: VehicleRow, by: str) -> str:
    """What a vehicle stands under: its base, its kind or its borough."""
    if by == "kind":
        return row.kind_title
    return loaded.borough_name(row.borough) if by == "borough" else row.base


def _name(row: VehicleRow, by: str) -> str:
    """What a vehicle is called under its heading: a base that stands there is not said again."""
    rest = row.name.removeprefix(f"{row.base} ") if by == "base" else row.name
    return rest[:1].upper() + rest[1:]


def _told(row: VehicleRow, by: str) -> str:
    """What is said beside a vehicle's name: what its heading leaves open."""
    if by == "kind":
        return row.base
    return f"{row.kind_title}, {row.base}" if by == "borough" else row.kind_title


def _corner(loaded: Loaded, look: Look) -> str:
    count = len(loaded.board.vehicles)
    rows = loaded.board.bookings
    if loaded.window.first <= look.now < loaded.window.last:
        out = {
            row.vehicle
            for row in rows
            if row.start_minute <= look.now < row.end_minute and row.state == "confirmed"
        }
        return f"{count} {loaded.words.many}, {len(out)} {loaded.words.total} now"
    return f"{count} {loaded.words.many}, {len({row.vehicle for row in rows})} booked"


def _bands(loaded: Loaded) -> tuple[Band, ...]:
    found = loaded.found
    if found is None or not found.span.overlaps(loaded.window.span):
        return ()
    start, end = found.span.start, found.span.end or found.span.start
    return (Band(start, end, loaded.window.span_words(start, end)),)


def _group(
    loaded: Loaded,
    look: Look,
    title: str,
    own: tuple[Sequence[VehicleRow], frozenset[str]],
    marks: _Marks,
) -> TimelineGroup:
    vehicles, shown = own
    idle = [row for row in vehicles if row.registration not in shown]
    lasting = f"all {loaded.window.stretch}"
    wanted = loaded.found.asked.kind if loaded.found else None
    counted = [row for row in vehicles if wanted in (None, "", row.kind)]
    return TimelineGroup(
        key=f"group:{title}",
        title=title,
        rows=tuple(_row(loaded, look, row, marks) for row in vehicles if row.registration in shown),
        detail=str(len(vehicles)),
        figures=f"{counted[0].kind_title} free" if wanted and counted else "free",
        counts=_counts(loaded, counted),
        folded_title=f"{len(idle)} free {lasting}",
        folded=tuple(_chip(row, marks.free, look.by) for row in idle),
    )


def _row(loaded: Loaded, look: Look, row: VehicleRow, marks: _Marks) -> TimelineRow:
    chip, tone = marks.chip(row.registration)
    return TimelineRow(
        key=row.registration,
        title=_name(row, look.by),
        subtitle=_pool(loaded, look, row) if row.amount > 1 else _told(row, look.by),
        icon=icon_of(row.kind),
        chip=chip,
        chip_tone=tone,
    )


def _pool(loaded: Loaded, look: Look, row: VehicleRow) -> str:
    """How many of a pool are out: now, or at the fullest minute of the time shown."""
    window = loaded.window
    if window.first <= look.now < window.last:
        used = loaded.most_out(row, Span(look.now, look.now + 1))
        return f"{used} of {row.amount} out now"
    return f"{loaded.most_out(row, window.span)} of {row.amount} out at most"


def _chip(row: VehicleRow, free: frozenset[str], by: str) -> Chip:
    found = row.registration in free
    return Chip(row.registration, _name(row, by), _told(row, by), "good" if found else "plain")


def _counts(loaded: Loaded, vehicles: Sequence[VehicleRow]) -> tuple[Count, ...]:
    """How many are free in each part of the time shown."""
    starts, last = loaded.window.counted(), loaded.window.last
    taken = [0] * len(starts)
    for row in vehicles:
        for number in _touched(loaded.occupied(row), starts, last):
            taken[number] += 1
    found = []
    for number, start in enumerate(starts):
        free = len(vehicles) - taken[number]
        scarce = "bad" if free == 0 else "warn" if free == 1 and len(vehicles) > 2 else "plain"
        found.append(Count(start, str(free), scarce))
    return tuple(found)


def _touched(spans: Iterable[tuple[int, int | None]], starts: Sequence[int], last: int) -> set[int]:
    """The numbers of the parts of time that some span touches."""
    found: set[int] = set()
    for start, until in spans:
        end = last if until is None else min(until, last)
        if start < last and starts[0] < end:
            first = max(0, bisect_right(starts, start) - 1)
            found.update(range(first, bisect_left(starts, end)))
    return found


def _booked(loaded: Loaded, look: Look) -> dict[str, Late]:
    """The bookings of each vehicle; their words are made when the row is first seen."""
    rows: dict[str, list[BookingRow]] = {}
    for row in loaded.board.bookings:
        rows.setdefault(row.vehicle, []).append(row)
    return {
        registration: Late(
            tuple((row.reference, row.start_minute, row.end_minute) for row in own),
            partial(_bookings, loaded, look, registration, own),
        )
        for registration, own in rows.items()
    }


def _bookings(
    loaded: Loaded, look: Look, registration: str, rows: Sequence[BookingRow]
) -> list[TimelineBar]:
    vehicle = loaded.vehicle(registration)
    turn = 0 if vehicle is None else vehicle.turn_round_minutes
    return [_booking(row, loaded.booking(row.clash or ""), turn, loaded, look) for row in rows]


def _bars(loaded: Loaded) -> Iterable[TimelineBar]:
    """What else stands on the rows: off-road periods, and what was found to be free."""
    for registration, rows in loaded.board.away.items():
        for away in rows:
            if away.minutes.overlaps(loaded.window.span):
                yield _away(registration, away, loaded.window.last, loaded.words)
    found = loaded.found
    if found is not None and found.span.overlaps(loaded.window.span):
        for free in found.rows:
            yield _free(free.registration, found.span)


def _booking(
    row: BookingRow, other: BookingRow | None, turn: int, loaded: Loaded, look: Look
) -> TimelineBar:
    shared = _shared(row, other)
    many = f"{row.amount} · " if row.amount > 1 else ""
    spoken = [
        f"{many}{row.who}",
        purpose_line(row),
        when_words(row.start_minute, row.end_minute),
        row.state,
    ]
    if other is not None:
        spoken.append(f"clashes with {other.who}")
    return TimelineBar(
        key=row.reference,
        row=row.vehicle,
        start=row.start_minute,
        end=row.end_minute,
        title=f"{many}{row.who}",
        subtitle=purpose_line(row),
        short=purpose_line(row, short=True),
        kind=_kind(row, look.now if loaded.window.first <= look.now < loaded.window.last else 0),
        note=_note(row, shared, loaded.window.last),
        tail=turn if row.state == "confirmed" else 0,
        marked=shared,
        spoken=", ".join(spoken),
        titles=tuple(f"{many}{name}" for name in shorter_names(row)),
        shorter=shorter_purposes(row),
    )


def _kind(row: BookingRow, now: int) -> BarKind:
    if row.clash:
        return BarKind.CLASH
    if row.state == "pending":
        return BarKind.DASHED
    if now and row.end_minute <= now:
        return BarKind.DONE
    return BarKind.SOLID if now and row.start_minute <= now else BarKind.SOFT


def _note(row: BookingRow, shared: tuple[int, int] | None, last: int) -> str:
    if shared is not None:
        return f"clash, {length_words(shared[1] - shared[0])}"
    if row.state == "pending":
        return "pending"
    return f"to {hour(row.end_minute)}" if row.end_minute > last else ""


def _shared(row: BookingRow, other: BookingRow | None) -> tuple[int, int] | None:
    if other is None:
        return None
    start = max(row.start_minute, other.start_minute)
    return start, min(row.end_minute, other.end_minute)


def _away(registration: str, row: OffRoad, last: int, called: SortWords) -> TimelineBar:
    return TimelineBar(
        key=f"{AWAY}{row.id}",
        row=registration,
        start=row.start_minute,
        end=last + 1 if row.end_minute is None else row.end_minute,
        title=called.state_out,
        subtitle=away_words(row),
        short=reason_words(row.reason),
        kind=BarKind.HATCHED,
        movable=False,
        spoken=f"{called.spoken}, {away_words(row)}",
    )


def _free(registration: str, span: MinuteSpan) -> TimelineBar:
    end = span.end or span.start
    return TimelineBar(
        key=f"{FREE}{registration}",
        row=registration,
        start=span.start,
        end=end,
        title="Free · Book",
        short="Book",
        kind=BarKind.FREE,
        movable=False,
        spoken=f"Free, press to book {registration}",
    )
