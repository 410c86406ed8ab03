"""Noticing that a desk file was copied or put back, before it gives a number twice.

It is looked at when a file is opened for writing, not at each edit. A file that was only moved or
renamed goes on; a copy goes on under a new incarnation, with ids and references from far beyond.
"""

from __future__ import annotations

import uuid
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bcu_desk.store import facts, session
from bcu_desk.store.exchange import feed, incarnations
from bcu_desk.store.exchange.roster import group_of
from bcu_desk.store.faults import READ_ERRORS
from bcu_desk.store.opening import open_careful
from bcu_desk.store.session import Connection
from bcu_desk.work.exchange.keys.files import FilesOfDesk, KnownFile, node_of, place_of
from bcu_desk.work.exchange.keys.shelf import KeyShelf

MARK = "file_mark"
COPIED = "file_is_a_copy"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a file says of itself: its group and desk, its mark, how far its feed goes."""

    group: str
    desk: int
    mark: str
    incarnation: int
    sealed: int


def notice(path: Path, profile: Path) -> str | None:
    """`file_is_a_copy` where the file now goes on apart from another; None where all is as it was.

    A profile without the desk's keys has nothing to notice by: such a file can't send.
    """
    if not (profile / "exchange").is_dir():
        return None
    with session.engine_of(path, write=False).connect() as connection:
        told = _told(connection)
    shelf = KeyShelf(profile)
    if told is None or not shelf.kept_in(told.group, told.desk):
        return None
    files = FilesOfDesk(profile, told.group, told.desk)
    known = files.known_as(told.mark, path)
    behind = (told.incarnation, told.sealed) < _left_with(shelf, told, known)
    if known is None and told.mark:
        behind = True  # the mark that it had before it was copied, moved or put back
    elif known is None:
        # A file with which the desk returned has a later incarnation than its old one, by the lead.
        others = (one for one in files.known() if one.incarnation >= told.incarnation)
        behind = behind or any(_is_of(told, Path(one.path), path) for one in others)
    elif not known.lies_at(path):
        behind = behind or _has_mark(told, Path(known.path))
    elif not behind and known == _as_known(told, path, known.mark):
        return None
    _go_on(path, files, (told, known), shelf, anew=behind)
    return COPIED if behind else None


def left_with(connection: Connection, shelf: KeyShelf, group: str) -> tuple[int, int]:
    """The incarnation and number that are known to have left the desk from this very file."""
    told = _told(connection)
    if told is None:
        return shelf.mark(group, feed.own_feed(connection).desk)
    lies = Path(connection.exec_driver_sql("PRAGMA database_list").all()[0][2])
    known = FilesOfDesk(shelf.profile, group, told.desk).known_as(told.mark, lies)
    return _left_with(shelf, told, known)


def _left_with(shelf: KeyShelf, told: _Told, known: KnownFile | None) -> tuple[int, int]:
    """Where another file of the desk goes on under a later incarnation, this one's own counts."""
    latest = shelf.mark(told.group, told.desk)
    if known is not None and known.incarnation < latest[0]:
        return known.incarnation, known.sealed
    return latest


def _go_on(
    path: Path,
    files: FilesOfDesk,
    found: tuple[_Told, KnownFile | None],
    shelf: KeyShelf,
    *,
    anew: bool,
) -> None:
    """Write down where the file lies; one that is a copy gets a mark and incarnation of its own."""
    told, known = found
    renamed = known is not None and known.lies_at(path)
    goes_on = renamed or not files.known()
    mark = told.mark if goes_on and not anew else uuid.uuid4().hex
    if mark != told.mark:
        with session.writing(session.engine_of(path, write=True)) as connection:
            facts.keep_fact(connection, MARK, mark)
            if anew:
                latest = max(shelf.mark(told.group, told.desk)[0], told.incarnation)
                feed.number_own(connection)
                incarnations.begin_anew(connection, latest + 1)
                shelf.set_mark(told.group, told.desk, latest + 1, 0)
            told = _told(connection) or told
    # Of a copy, the file that it was copied from stays listed; what was moved has its new mark.
    files.keep(
        _as_known(told, path, mark), instead_of="" if anew and not renamed else found[0].mark
    )


def _as_known(told: _Told, path: Path, mark: str) -> KnownFile:
    return KnownFile(mark, place_of(path), node_of(path), told.incarnation, told.sealed)


def _told(connection: Connection) -> _Told | None:
    group = group_of(connection)
    if group is None:
        return None
    own = feed.own_feed(connection)
    mark = facts.facts(connection).get(MARK, "")
    return _Told(group, own.desk, mark, own.incarnation, incarnations.sealed_upto(connection))


def _has_mark(told: _Told, other: Path) -> bool:
    """Whether a file lies there still that has the same mark."""
    return _facts_of(other).get(MARK) == told.mark


def _is_of(told: _Told, other: Path, path: Path) -> bool:
    """Whether another file of the same desk lies there still."""
    if place_of(other) == place_of(path):
        return False
    said = _facts_of(other)
    return said.get("desk_number") == str(told.desk) and said.get("group_key") == told.group


def _facts_of(path: Path) -> dict[str, str]:
    """What a file says of itself; nothing where it is not there or no desk file."""
    try:
        with closing(open_careful(path)) as opened:
            return dict(opened.execute("SELECT name, value FROM fact").fetchall())
    except (*READ_ERRORS, OSError):
        return {}
