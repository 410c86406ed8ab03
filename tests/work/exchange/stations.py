"""Three stations that exchange files: each a desk file and a profile of its own."""

from __future__ import annotations

import shutil
import sqlite3
import uuid
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from bcu_desk.store import facts, session
from bcu_desk.store.digest import synced_digest
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership import cards, joining
from bcu_desk.work.exchange.received import Received
from bcu_desk.work.exchange.receiving import How, receive
from bcu_desk.work.exchange.sending import Sent, Wanted, send
from tests.builders import NOON, Rename, a_desk

COLLAR = "412KD"


@dataclass
class Station:
    """A desk with its keys, and the stick that files go on."""

    desk: Desk
    shelf: KeyShelf
    stick: Path

    def rename(self, surname: str, collar: str = COLLAR) -> None:
        """An edit."""
        self.desk.do(Rename(collar=collar, surname=surname))

    def send(self, *to: int, name: str = "", purpose: str = "changes", most: int = 0) -> Sent:
        """Write a file onto the stick."""
        out = self.stick / name if name else self.stick
        return send(self.desk, self.shelf, out, Wanted(to, purpose, most))

    def receive(self, *files: Sent | Path, apply: bool = True, removes: bool = True) -> Received:
        """Take files in."""
        paths = [path for one in files for path in (one.files if isinstance(one, Sent) else [one])]
        return receive(self.desk, self.shelf, paths, How(apply=apply, removes=removes))

    def digest(self) -> str:
        """Of all that its file says."""
        return digest_of(self.desk.path)

    def surname(self, collar: str = COLLAR) -> str:
        """What the file calls a person."""
        with closing(sqlite3.connect(self.desk.path)) as opened:
            asked = "SELECT surname FROM person WHERE collar = ?"
            return str(opened.execute(asked, (collar,)).fetchone()[0])


def digest_of(path: Path) -> str:
    """Of all that a desk file says."""
    with closing(sqlite3.connect(path)) as opened:
        return synced_digest(opened)


def lead(folder: Path, *more: object) -> Station:
    """A station whose file stands alone as yet, with more rows where given."""
    stick = folder / "stick"
    stick.mkdir(parents=True, exist_ok=True)
    desk = a_desk(folder, *more)
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        facts.keep_fact(connection, "file_key", uuid.uuid4().hex)
    return Station(desk, KeyShelf(folder / "profile-1"), stick)


def join(first: Station, name: str, minute: int = NOON) -> Station:
    """Let another station in."""
    folder = first.desk.path.parent
    shelf, clock = KeyShelf(folder / f"profile-{name}"), Clock(minute)
    card = cards.write_card(first.stick / f"{name}.bcucard", name, shelf.pending())
    out = first.stick / f"{name}.bcujoin"
    invited = joining.invite(first.desk, first.shelf, card, out)
    joined = joining.accept(out, folder / f"{name}.bcu", shelf, clock)
    assert joined.lead_words == invited.lead_words
    return Station(Desk(folder / f"{name}.bcu", clock, actor=name), shelf, first.stick)


def another_group(folder: Path, *more: object) -> tuple[Station, Station, Station]:
    """A lead and two stations of a group of their own."""
    first = lead(folder, *more)
    two, three = join(first, "Ilford", NOON + 90), join(first, "Dagenham", NOON - 500_000)
    two.receive(first.send(name="roster.bcusync"))
    return first, two, three


@cache
def _three_made() -> TemporaryDirectory[str]:
    """The group that tests begin with, made once; it goes when the run ends."""
    made = TemporaryDirectory()
    another_group(Path(made.name))
    return made


def three(folder: Path) -> tuple[Station, Station, Station]:
    """The lead and two stations that know one another, as files and profiles of their own."""
    shutil.copytree(_three_made().name, folder, dirs_exist_ok=True)
    stick = folder / "stick"
    first = Desk(folder / "small.bcu", Clock(NOON), actor="PS Test")
    two = Desk(folder / "Ilford.bcu", Clock(NOON + 90), actor="Ilford")
    three = Desk(folder / "Dagenham.bcu", Clock(NOON - 500_000), actor="Dagenham")
    return (
        Station(first, KeyShelf(folder / "profile-1"), stick),
        Station(two, KeyShelf(folder / "profile-Ilford"), stick),
        Station(three, KeyShelf(folder / "profile-Dagenham"), stick),
    )


def group_of(station: Station) -> str:
    """The key of the group."""
    with station.desk.reader() as reader:
        return facts.fact(reader.connection, "group_key")
