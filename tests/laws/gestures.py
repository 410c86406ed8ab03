"""Gestures at random: what a session of work, and programs beside it, may do to a desk file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from hypothesis import strategies as st

from bcu_desk.domain.refusals import Refused
from bcu_desk.shell import offers
from bcu_desk.store.digest import synced_digest
from bcu_desk.work import wire
from bcu_desk.work.desk import Desk

GO_LIVE = date(2017, 1, 9)
FUNCTIONS = ("neighbourhoods", "response", "investigation", "protecting")
Fields = dict[str, object]


@dataclass(frozen=True)
class Keys:
    """Keys of a sample that gestures may name; a draw picks one of each."""

    leads: tuple[str, ...]
    posts: tuple[str, ...]
    spare: tuple[str, ...]
    boroughs: tuple[str, ...]
    wards: tuple[str, ...]
    vehicles: tuple[str, ...]
    bookings: tuple[str, ...]


def keys_of(path: Path) -> Keys:
    """A handful of each kind, so that gestures meet one another."""
    few = "ORDER BY id LIMIT 6"
    spare = "NOT EXISTS (SELECT 1 FROM posting WHERE person_id = person.id)"
    asked = (
        f"SELECT code FROM post WHERE kind = 'superintendent' {few}",
        f"SELECT code FROM post WHERE kind = 'dwo' {few}",
        f"SELECT collar FROM person WHERE {spare} {few}",
        f"SELECT code FROM borough {few}",
        f"SELECT code FROM ward {few}",
        f"SELECT registration FROM vehicle {few}",
        f"SELECT reference FROM booking {few}",
    )
    with closing(sqlite3.connect(path)) as opened:
        return Keys(*(tuple(row[0] for row in opened.execute(each)) for each in asked))


@st.composite
def gestures(draw: st.DrawFn, keys: Keys) -> tuple[str, Fields]:
    """The name of a gesture, or `raw`, with its fields."""
    start = draw(st.integers(0, 60).map(lambda days: GO_LIVE + timedelta(days=days)))
    days = {"from": start.isoformat()}
    if draw(st.booleans()):
        days["to"] = (start + timedelta(days=draw(st.integers(1, 30)))).isoformat()
    hour = f"{start.isoformat()}T{draw(st.integers(0, 20)):02d}:00"
    later = f"{start.isoformat()}T{draw(st.integers(21, 23)):02d}:30"
    one = {name: draw(st.sampled_from(getattr(keys, name))) for name in Keys.__annotations__}
    replacing = {"replace": draw(st.booleans())}
    post, other = draw(st.permutations(keys.posts))[:2]
    under = draw(st.sampled_from(keys.leads))
    function = {"function": draw(st.sampled_from(FUNCTIONS))}
    number = draw(st.integers(0, 4))
    choices: tuple[tuple[str, Fields], ...] = (
        ("appoint", {"post": post, "person": one["spare"], **days, **replacing}),
        ("end_posting", {"post": post, "on": start.isoformat()}),
        ("dedicate", {"post": one["leads"], "borough": one["boroughs"], **days, **replacing}),
        ("lead", {"post": one["leads"], **function, **days, **replacing}),
        ("swap", {"post": post, "with": other, "from": start.isoformat()}),
        ("move_post", {"post": post, "under": under}),
        ("set_target", {"ward": one["wards"], "dwo": number, **days}),
        ("assign_shift", {"ward": one["wards"], "pattern": "ward", "offset": 7 * number, **days}),
        (
            "book",
            {
                "vehicle": one["vehicles"],
                "borough": one["boroughs"],
                "start": hour,
                "end": later,
                "purpose": "Patrol",
            },
        ),
        ("move_booking", {"booking": one["bookings"], "start": hour, "end": later}),
        ("cancel_booking", {"booking": one["bookings"]}),
        ("mark_off_road", {"vehicle": one["vehicles"], "reason": "defect", "start": hour}),
        ("back_on_road", {"vehicle": one["vehicles"], "at": later}),
        ("raw", {"sql": f"UPDATE person SET surname = upper(surname) WHERE id % 500 = {number}"}),
        ("raw", {"sql": f"DELETE FROM absence WHERE id % 200 = {number}"}),
        ("raw", {"sql": "INSERT INTO bank_holiday VALUES (900, '2017-06-01', 'Fête £1')"}),
        ("raw", {"sql": f"UPDATE bank_holiday SET id = id + 1000 WHERE id = {number}"}),
        ("raw", {"sql": "REPLACE INTO bank_holiday VALUES (901, '2017-07-01', NULL || 'x')"}),
    )
    return draw(st.sampled_from(choices))


def carry_out(desk: Desk, name: str, fields: Fields) -> bool:
    """Do a gesture; False where it is refused."""
    try:
        if name == "raw":
            with closing(sqlite3.connect(desk.path)) as opened, opened:
                opened.execute("PRAGMA recursive_triggers = ON")
                opened.execute(str(fields["sql"]))
        else:
            desk.do(wire.made(offers.commands()[name], fields))
    except (Refused, sqlite3.IntegrityError):
        return False
    return True


def digest_of(path: Path) -> str:
    """The digest of what a file says, its log and books left out."""
    with closing(sqlite3.connect(path)) as opened:
        return synced_digest(opened)


def steps_of(path: Path) -> int:
    """How many steps the log holds."""
    with closing(sqlite3.connect(path)) as opened:
        return int(opened.execute("SELECT count(*) FROM step").fetchone()[0])
