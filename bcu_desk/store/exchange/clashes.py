"""Two records that cannot both be, and which of them stands for now: the same on every desk."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from bcu_desk.domain.clashes import overbooked
from bcu_desk.domain.fleet import Booking
from bcu_desk.domain.merge.registers import Value
from bcu_desk.domain.merge.rows import merged
from bcu_desk.domain.merge.settlements import ALLOW_BOTH
from bcu_desk.store.books import feed_item, op, step
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.roster import founder_of, roster
from bcu_desk.store.exchange.unseen.closed import held_beyond
from bcu_desk.store.exchange.unseen.leads import dedicated_twice, led_twice
from bcu_desk.store.exchange.unseen.settled import (
    Apart,
    Decided,
    clash_name,
    members_of,
    settled_apart,
)
from bcu_desk.store.exchange.unseen.sorts import (
    CLOSED,
    DESK,
    DOUBLE_BOOKING,
    DOUBLE_VALUE,
    DUPLICATE,
    GROUP_LEAD,
    SORTS,
    WARD,
    WARD_GAP,
    Sort,
)
from bcu_desk.store.exchange.unseen.values import entered_twice, said_twice
from bcu_desk.store.exchange.unseen.wards import Taking, ward_gaps
from bcu_desk.store.rows import every
from bcu_desk.store.tables import (
    LONGEST_BOOKING,
    SYNCED,
    booking,
    desk,
    post,
    posting,
    vehicle,
)
from bcu_desk.store.tables import settlement as settled

DESK_BITS = 40  # a row's id begins with the number of the desk that made it


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows that clash over their `owner`, and which stands for now.

    The owner is a vehicle, post, core function, borough, a ward below its promise of which two
    postings ended, a closed post that somebody holds (the posting is both rows), whatever has two
    values, the first of two records under one key, or the desk that leads the group, where another
    desk says that it does: then it stands. Of two values the one that begins later, else the one
    with the higher id stands, since that is read (`domain.dated`). Else there stands the
    one made by the owner's home desk, then the more urgent, then the earlier request, then the one
    of the desk with the lower number. `mark` is what both say of what they clash about; of a ward
    `takings` tell of both, the one that stands first.

    Where desks settled it in different ways, `decisions` are those, and the two rows are as the
    last one left them; `gone` are what the rows said that are there no more.
    """

    id: str
    kind: str
    owner: int
    stands: int
    displaced: int
    since: str
    mark: str
    takings: tuple[Taking, ...] = ()
    decisions: tuple[Decided, ...] = ()
    gone: tuple[Mapping[str, Value], ...] = ()

    @property
    def noun(self) -> str:
        """The noun of both rows."""
        return members_of(self.id)[0]


@dataclass(frozen=True, slots=True)
class _Found:
    """A clash before it is told: of a ward with what was taken, the one that stands first."""

    word: str
    owner: int
    rows: tuple[int, ...]
    takings: tuple[Taking, ...] = ()

    @property
    def id(self) -> str:
        """Its name: the same on every desk."""
        return clash_name(self.word, self.rows)

    @property
    def sort(self) -> Sort:
        """What sort it is of."""
        return SORTS[self.word]


def pairs(connection: Connection) -> tuple[Pair, ...]:
    """Every pair of rows that clash and was not settled as it is, double bookings first.

    Then those that desks settled apart, neither having seen what the other decided.
    """
    found = tuple(_pair(connection, one, mark) for one, mark in _unsettled(connection))
    known = {one.id for one in found}
    apart = (one for one in settled_apart(connection) if one.clash not in known)
    return (*found, *(_pair_apart(connection, one) for one in apart))


def count(connection: Connection) -> int:
    """How many there are; what rows say is read only of those that were settled once."""
    found = list(_every(connection))
    allowed = _allowed(connection) if found else set()
    named = {clash for clash, _ in allowed}
    known = {
        one.id
        for one in found
        if one.id not in named or (one.id, _mark(connection, one.sort, one.rows)) not in allowed
    }
    return len(known) + sum(one.clash not in known for one in settled_apart(connection))


def mark_of(connection: Connection, pair: Pair) -> str:
    """The mark of what both rows of a clash say now."""
    word = json.loads(pair.id)[0]
    return _mark(connection, SORTS[word], (pair.stands, pair.displaced))


def _unsettled(connection: Connection) -> list[tuple[_Found, str]]:
    """Clashes with their marks, but for those that people allow."""
    found = list(_every(connection))
    if not found:
        return []
    allowed = _allowed(connection)
    marked = ((one, _mark(connection, one.sort, one.rows)) for one in found)
    return [(one, mark) for one, mark in marked if (one.id, mark) not in allowed]


def _allowed(connection: Connection) -> set[tuple[str, str]]:
    """Clashes that people allow, by id, with the marks of what both said then."""
    found = connection.execute(
        select(settled.c.clash, settled.c.rows).where(settled.c.choice == ALLOW_BOTH)
    )
    return {(row.clash, row.rows) for row in found}


def _every(connection: Connection) -> Iterator[_Found]:
    twice = [(row.owner, row.one, row.two) for row in connection.execute(double_bookings())]
    held = [(row.owner, row.one, row.two) for row in connection.execute(double_holdings())]
    by_noun = (
        ("booking", (*twice, *overbooked_pools(connection))),
        ("posting", held),
        ("function_lead", led_twice(connection)),
        ("dedication", dedicated_twice(connection)),
    )
    for noun, found in by_noun:
        for owner, one, two in found:
            yield _Found(noun, owner, (one, two))
    for gap in ward_gaps(connection, partial(_home, founder_of(connection))):
        both = gap.stands, gap.displaced
        yield _Found(WARD, gap.ward, (both[0].row, both[1].row), both)
    for owner, beyond in held_beyond(connection):
        yield _Found(CLOSED, owner, (beyond,))
    for noun, owner, one, two in (*said_twice(connection), *entered_twice(connection)):
        yield _Found(noun, owner, (one, two))
    yield from _claims(connection)


def _claims(connection: Connection) -> Iterator[_Found]:
    """Desks that say they lead, which does not count."""
    if connection.scalar(select(desk.c.id).limit(1)) is None:
        return
    told = roster(connection)
    for claim in told.claims:
        if claim.desk in told and claim.desk != told.lead:
            yield _Found(DESK, told.lead, (told.lead, claim.desk))


def _home(founder: int, row: int) -> int:
    """The desk that made a row known; of what came with the file, the desk that led first."""
    return (row >> DESK_BITS) or founder


def _mark(connection: Connection, sort: Sort, rows: Sequence[int]) -> str:
    told = connection.execute(
        select(*(cell for cell in sort.table.c if cell.name in sort.about))
        .where(sort.table.c.id.in_(rows))
        .order_by(sort.table.c.id)
    )
    whole = json.dumps([list(row) for row in told]).encode()
    return hashlib.sha256(whole).hexdigest()[:16]


def double_bookings() -> Select[tuple[int, int, int]]:
    """Pairs of confirmed bookings that overlap, of what there is one of only."""
    other = booking.alias("other")
    later = (other.c.start_minute > booking.c.start_minute) | (other.c.id > booking.c.id)
    return (
        select(
            booking.c.vehicle_id.label("owner"), booking.c.id.label("one"), other.c.id.label("two")
        )
        .join(
            other,
            (booking.c.vehicle_id == other.c.vehicle_id)
            & (other.c.start_minute >= booking.c.start_minute)
            & (other.c.start_minute < booking.c.end_minute)
            & later,
        )
        .join(vehicle, vehicle.c.id == booking.c.vehicle_id)
        .where(booking.c.state == "confirmed", other.c.state == "confirmed")
        .where(vehicle.c.amount == 1)  # a pool holds several at once
        # Told as a sum, so that SQLite goes by vehicle, in an index that holds all that is asked.
        .order_by(booking.c.start_minute + 0, booking.c.id, other.c.id)
    )


def overbooked_pools(connection: Connection) -> tuple[tuple[int, int, int], ...]:
    """A pool, each booking that it can't hold, and one in its way that was asked for before."""
    found = []
    for owner, amount, minutes in _crowded(connection):
        near = every(connection, Booking, *_in_use_at(owner, minutes))
        asked = sorted(near, key=lambda row: (_asked(connection, "booking", row.id), row.id))
        found += [(owner, one.id, two.id) for one, two in overbooked(asked, amount)]
    return tuple(found)


def _crowded(connection: Connection) -> Iterator[tuple[int, int, list[int]]]:
    """Each pool of which more is booked than there is: its size, and the minutes of it."""
    other = booking.alias("other")
    in_use = (
        select(func.sum(other.c.amount))
        .where(other.c.vehicle_id == booking.c.vehicle_id, other.c.state == "confirmed")
        .where(other.c.start_minute <= booking.c.start_minute)
        .where(other.c.start_minute > booking.c.start_minute - LONGEST_BOOKING - 1)
        .where(other.c.end_minute > booking.c.start_minute)
        .scalar_subquery()
    )
    pools = (
        select(vehicle.c.id, vehicle.c.amount, booking.c.start_minute)
        .join(booking, booking.c.vehicle_id == vehicle.c.id)
        .where(vehicle.c.amount > 1, booking.c.state == "confirmed", in_use > vehicle.c.amount)
        .order_by(vehicle.c.id, booking.c.start_minute)
    )
    for (owner, amount), found in groupby(connection.execute(pools), lambda row: (row[0], row[1])):
        yield owner, amount, sorted({row[2] for row in found})


def _in_use_at(owner: int, minutes: list[int]) -> tuple[ColumnElement[bool], ...]:
    """Conditions for the confirmed bookings of a pool that lie over one of some minutes."""
    over = (
        and_(booking.c.start_minute <= minute, booking.c.end_minute > minute) for minute in minutes
    )
    return booking.c.vehicle_id == owner, booking.c.state == "confirmed", or_(*over)


def double_holdings() -> Select[tuple[int, int, int]]:
    """Pairs of postings that hold one post on the same day."""
    other = posting.alias("other")
    return (
        select(posting.c.post_id.label("owner"), posting.c.id.label("one"), other.c.id.label("two"))
        .join(
            other,
            (posting.c.post_id == other.c.post_id)
            & (posting.c.id < other.c.id)
            & (posting.c.to_day.is_(None) | (other.c.from_day < posting.c.to_day))
            & (other.c.to_day.is_(None) | (posting.c.from_day < other.c.to_day)),
        )
        .order_by(posting.c.post_id, posting.c.id, other.c.id)
    )


def _pair(connection: Connection, one: _Found, mark: str) -> Pair:
    first, second = one.rows[0], one.rows[-1]
    if one.sort.kind == DOUBLE_VALUE:
        first, second = second, first
    elif len(one.rows) > 1 and not one.takings and one.sort.kind != GROUP_LEAD:
        first, second = sorted(one.rows, key=partial(_standing, connection, one))
    since = _since(connection, one.sort.noun, one.rows)
    return Pair(one.id, one.sort.kind, one.owner, first, second, since, mark, one.takings)


def _pair_apart(connection: Connection, one: Apart) -> Pair:
    """A clash that desks settled apart, told by the rows as they are, or were last."""
    sort = SORTS[json.loads(one.clash)[0]]
    images = {row: _image(connection, one.noun, row) for row in one.rows}
    there = {row for row in one.rows if _is_there(connection, one.noun, row)}
    first, second = one.rows[0], one.rows[-1]
    owner = _owner(sort, images[first])
    if sort.kind == WARD_GAP:
        owner = connection.scalar(select(post.c.ward_id).where(post.c.id == owner)) or 0
    gone = tuple(images[row] for row in one.rows if row not in there)
    since = _since(connection, one.noun, one.rows)
    mark = _mark(connection, sort, one.rows)
    decisions = one.decisions
    return Pair(one.clash, sort.kind, owner, first, second, since, mark, (), decisions, gone)


def _owner(sort: Sort, image: Mapping[str, Value]) -> int:
    """Whom a row is of: of a value or a record that names nobody, itself."""
    referring = [name for name in sort.same if sort.table.c[name].foreign_keys]
    owners = (image.get(name) for name in referring or ("id",))
    return int(next((one for one in owners if one is not None), 0))


def _is_there(connection: Connection, noun: str, row: int) -> bool:
    table = SYNCED[noun]
    return connection.scalar(select(table.c.id).where(table.c.id == row)) is not None


def _image(connection: Connection, noun: str, row: int) -> Mapping[str, Value]:
    """What a row says; of one that is there no more, what it said last."""
    table = SYNCED[noun]
    found = connection.execute(select(table).where(table.c.id == row)).mappings().first()
    if found is not None:
        return dict(found)
    ((_, changes),) = feed.changes(connection, ((noun, row),), feed.contexts(connection)).items()
    return merged(changes).image()


def _standing(connection: Connection, one: _Found, row: int) -> tuple[bool, int, int, int]:
    """What decides between two: the least stands. Every desk comes to the same."""
    founder = founder_of(connection)
    home, made_at = _home(founder, one.owner), _home(founder, row)
    urgent = 0
    if one.sort.kind == DOUBLE_BOOKING:
        asked = select(booking.c.priority).where(booking.c.id == row)
        urgent = connection.scalar(asked) or 0
    away = made_at != home and one.sort.kind != DUPLICATE
    return away, -urgent, _asked(connection, one.sort.noun, row), row


def _asked(connection: Connection, noun: str, row: int) -> int:
    """The clock of the insert: the feeds tell it alike everywhere, and the log before the group."""
    told: int | None = connection.scalar(
        select(func.min(feed_item.c.clock)).where(
            feed_item.c.noun == noun, feed_item.c.row == row, feed_item.c.kind == "insert"
        )
    )
    if told is not None:
        return told
    logged = (
        select(func.min(step.c.hlc))
        .join(op, op.c.tx == step.c.tx)
        .where(op.c.noun == noun, op.c.row == row, op.c.kind == "insert")
    )
    return connection.scalar(logged) or 0


def _since(connection: Connection, noun: str, rows: Sequence[int]) -> str:
    """When this desk last heard something of either row."""
    asked = (
        select(func.max(step.c.wall))
        .join(op, op.c.tx == step.c.tx)
        .where(op.c.noun == noun, op.c.row.in_(rows))
    )
    found = connection.scalar(asked)
    return found or ""
