"""Real desks of one group: copies of one file that go on apart and send one another changes."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

from sqlalchemy import Connection, delete, insert, select, update

from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.store import change_log, facts, session
from bcu_desk.store.books import log_state
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.create import first_number
from bcu_desk.store.digest import synced_digest
from bcu_desk.store.exchange import feed, merging
from bcu_desk.store.exchange.feed import RowKey
from bcu_desk.store.exchange.merging import Taken
from bcu_desk.store.exchange.receive import Arrived, take
from bcu_desk.store.rows import encoded
from bcu_desk.store.tables import SYNCED, booking, person, posting, vehicle
from tests.builders import a_booking, a_desk

WALL = "2017-01-23T06:00:00Z"


class RealDesk:
    """One desk: a file with its own number."""

    def __init__(self, path: Path, number: int, skew: int = 0) -> None:
        self.path = path
        self.number = number
        self.now = 1_000_000 + skew
        self.engine = session.engine_of(path, write=True)

    @property
    def feed(self) -> FeedId:
        """The feed it writes."""
        return FeedId(self.number, 1)

    def edit(self, *statements: object, label: str = "An edit") -> None:
        """One step of statements."""
        self.now += 1
        head = StepHead("do", "Edit", label, f"desk {self.number}", WALL)
        with session.writing(self.engine) as connection:
            tx = change_log.open_step(connection, head, wall_ms=self.now)
            for statement in statements:
                connection.execute(statement)
            change_log.close_step(connection, tx, label)

    def sends(self, known: Knowledge | None = None) -> list[Arrived]:
        """Everything that a desk with this knowledge lacks."""
        with session.writing(self.engine) as connection:
            feed.number_own(connection)
            spans = (known or Knowledge()).missing(feed.held(connection))
            return [
                Arrived(span.feed, tuple(feed.items(connection, span.feed, span.first)), ())
                for span in spans
            ]

    def takes(self, arrived: list[Arrived]) -> Taken:
        """Take in what came."""
        self.now += 1
        head = StepHead("merge", "Receive", "Changes received", f"desk {self.number}", WALL)
        with session.writing(self.engine) as connection:
            return take(connection, arrived, head, wall_ms=self.now)

    def knows(self) -> Knowledge:
        """What it holds."""
        with session.writing(self.engine) as connection:
            feed.number_own(connection)
            return feed.held(connection)

    def digest(self) -> str:
        """Of all that its synced tables say."""
        with closing(sqlite3.connect(self.path)) as opened:
            assert opened.execute("PRAGMA foreign_key_check").fetchall() == []
            assert opened.execute("PRAGMA quick_check").fetchall() == [("ok",)]
            return synced_digest(opened)

    def contested(self) -> dict[RowKey, object]:
        """The conflicts that are open, with the writes side by side."""
        with session.writing(self.engine) as connection:
            found = merging.states_of_contested(connection)
            return {
                key: (sorted(one.open_cells), [w.dot for w in one.open_end])
                for key, one in found.items()
                if one.open_cells or one.open_end
            }

    def rows(self, noun: str) -> list[dict[str, object]]:
        """All rows of a noun."""
        with session.writing(self.engine) as connection:
            table = SYNCED[noun]
            found = connection.execute(select(table).order_by(table.c.id)).mappings()
            return [dict(row) for row in found]


def group(folder: Path, count: int = 3, *more: object) -> list[RealDesk]:
    """Desks 2, 3, 4 … of one group, all alike at first, with clocks that differ by hours."""
    folder.mkdir(exist_ok=True)
    first = a_desk(folder, *more)
    made = []
    for number in range(2, count + 2):
        path = Path(shutil.copy(first.path, folder / f"desk-{number}.bcu"))
        desk = RealDesk(path, number, skew=(number - 3) * 5_000_000)
        with session.writing(desk.engine) as connection:
            _renumber(connection, number)
        made.append(desk)
    return made


def _renumber(connection: Connection, number: int) -> None:
    """What joining a group does to a copy of its file."""
    facts.keep_fact(connection, "desk_number", str(number))
    upto = connection.exec_driver_sql("SELECT max(seq) FROM op").scalar() or 0
    facts.keep_fact(connection, feed.NUMBERED, str(upto))
    connection.execute(update(log_state).values(next_number=first_number(number)))


def exchange_all(desks: list[RealDesk], draw: Random) -> None:
    """Send everything to everybody, in any order, until nobody learns anything new."""
    going = True
    while going:
        going = False
        pairs = [(one, other) for one in desks for other in desks if one is not other]
        for one, other in draw.sample(pairs, len(pairs)):
            arrived = one.sends(other.knows())
            going |= bool(other.takes(arrived).items and _data(arrived))


def _data(arrived: list[Arrived]) -> bool:
    return any(item.kind != feed.MERGE for part in arrived for item in part.items)


def random_edit(desk: RealDesk, draw: Random) -> None:
    """Some edit that is lawful in the file as it is."""
    people = [row["id"] for row in desk.rows("person")]
    cars = [row["id"] for row in desk.rows("vehicle")]
    booked = [row["id"] for row in desk.rows("booking")]
    postings = [row["id"] for row in desk.rows("posting")]
    fresh = first_number(desk.number) + draw.randrange(1 << 30)
    who, car = draw.choice(people), draw.choice(cars)
    start = draw.randrange(1, 400) * 60
    kinds = {
        "rename": update(person).where(person.c.id == who).values(surname=draw.choice("ABC")),
        "seats": update(vehicle).where(vehicle.c.id == car).values(seats=draw.randint(2, 9)),
        "join": insert(person).values(
            id=fresh, collar=f"{fresh}", forename="N", surname="N", rank_id=1, from_day="2017-01-09"
        ),
        "post": insert(posting).values(
            id=fresh,
            post_id=200,
            person_id=who,
            standing="acting",
            from_day=f"{2000 + draw.randrange(900)}-01-01",
            to_day=None,
        ),
    }
    for one in booked:
        kinds["move"] = (
            update(booking).where(booking.c.id == one).values(purpose=draw.choice("xyz"))
        )
        later = (
            update(booking)
            .where(booking.c.id == one)
            .values(start_minute=booking.c.end_minute - draw.randint(1, 9))
        )
        sooner = (
            update(booking)
            .where(booking.c.id == one)
            .values(end_minute=booking.c.start_minute + draw.randint(1, 9))
        )
        kinds[f"times {one}"] = draw.choice((later, sooner))
        kinds["unbook"] = delete(booking).where(booking.c.id == draw.choice(booked))
    kinds["book"] = _booking(fresh, car, start)
    if postings:
        kinds["unpost"] = delete(posting).where(posting.c.id == draw.choice(postings))
    held = {row["person_id"] for row in desk.rows("posting")}
    free = [one for one in people if one not in held and one > 1000]
    if free:
        kinds["leave"] = delete(person).where(person.c.id == draw.choice(free))
    with session.writing(desk.engine) as connection:
        connection.execute(update(log_state).values(merging=1))  # clashes are not what is tested
    desk.edit(kinds[draw.choice(sorted(kinds))])
    with session.writing(desk.engine) as connection:
        connection.execute(update(log_state).values(merging=0))


def _booking(fresh: int, car: int, start: int) -> object:
    times = {"start_minute": start, "end_minute": start + 30}
    made = a_booking(fresh, reference=f"EA-{fresh}", vehicle_id=car, **times)
    return insert(booking).values(encoded(made))
