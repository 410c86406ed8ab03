"""The desks of a history: real files, profiles and sticks, with clocks that are wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bcu_desk.domain.desks import LEAD, SECOND, GroupDesk
from bcu_desk.domain.refusals import Refused
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.receiving import How, receive
from bcu_desk.work.exchange.sending import Wanted, send
from tests.builders import NOON, a_booking
from tests.store.exchange.unseen.test_wards import a_ward_of
from tests.work.exchange.histories.looking import Look
from tests.work.exchange.histories.oracle import Before, Oracle, Says, dump, held_by
from tests.work.exchange.stations import Station, another_group

YEAR = 525_600
ALL = How(apply=True, removes=True, copy=False)


@dataclass
class Member:
    """A desk: its number, file and keys; how wrong its clock is; whether somebody is at it."""

    number: int
    name: str
    path: Path
    shelf: KeyShelf
    skew: int
    present: bool = True
    copy: bytes | None = None
    _look: Look | None = field(default=None, init=False, repr=False, compare=False)

    def listed(self) -> dict[int, GroupDesk]:
        """The desks of the group, as its file tells."""
        return listed_by(self.look)

    def leads(self) -> bool:
        """Whether it leads the group, by its own file."""
        mine = self.listed().get(self.number)
        return mine is not None and mine.role == LEAD and mine.active

    @property
    def look(self) -> Look:
        """The file, to look at."""
        if self._look is None or self._look.path != self.path:
            self.leave()
            self._look = Look(self.path)
        return self._look

    def leave(self) -> None:
        """Look no longer: another file comes in its place."""
        if self._look is not None:
            self._look.close()
        self._look = None


@dataclass
class World:
    """Desks, the files between them, the time, and what is true of it all."""

    folder: Path
    draw: Random
    members: list[Member] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    now: int = 0
    made: int = 0
    oracle: Oracle = field(default_factory=Oracle)
    faults: list[str] = field(default_factory=list)
    behind: int = 0
    copies: bool = False

    @classmethod
    def begin(cls, folder: Path, draw: Random, *, copies: bool = False) -> World:
        """Three desks that know one another; with `copies`, each keeps one before every import."""
        shutil.copytree(_made().name, folder)
        world = cls(folder, draw, copies=copies)
        for number, name in enumerate(("small", "Ilford", "Dagenham"), start=1):
            profile = f"profile-{'1' if number == 1 else name}"
            shelf = KeyShelf(folder / profile)
            world.members.append(
                Member(number, name, folder / f"{name}.bcu", shelf, draw.randint(-YEAR, YEAR))
            )
        return world

    @property
    def stick(self) -> Path:
        """Where files lie on their way."""
        return self.folder / "stick"

    def leave(self) -> None:
        """Look at no file any longer."""
        for one in self.members:
            one.leave()

    def present(self) -> list[Member]:
        """The desks at which somebody is."""
        return [one for one in self.members if one.present]

    def others(self, member: Member) -> list[Member]:
        """The other desks at which somebody is."""
        return [one for one in self.present() if one is not member]

    def lead(self) -> Member | None:
        """A desk that leads by its own file."""
        found = [one for one in self.present() if one.leads()]
        return self.draw.choice(found) if found else None

    def true_lead(self) -> Member | None:
        """The desk that leads, by its own file and those of the most others.

        Those that a lead withdrew count less. Of as many, it is the one that the others knew as
        the second: it took the lead from them.
        """
        found = [one for one in self.present() if one.leads()]
        if len(found) < 2:
            return found[0] if found else None
        gone = {n for one in found for n, told in one.listed().items() if not told.active}
        heard = [m for m in self.present() if m in found or m.number not in gone]

        def backed(one: Member) -> tuple[int, int, int]:
            told, by_all = (
                [m.listed()[one.number].role for m in asked if one.number in m.listed()]
                for asked in (heard, self.present())
            )
            return told.count(LEAD), told.count(SECOND), by_all.count(LEAD)

        return max(found, key=backed)

    def named(self, what: str) -> Path:
        """A path on the stick that is free."""
        self.made += 1
        return self.stick / f"{self.made}.{what}"

    def station(self, member: Member) -> Station:
        """A desk at the time that it is there; whatever it does now has a name of its own."""
        self.made += 1
        clock = Clock(NOON + self.now + member.skew + YEAR)
        return Station(Desk(member.path, clock, actor=f"e{self.made}"), member.shelf, self.stick)

    def edit(self, member: Member, act: Callable[[Station], object], again: Says = ()) -> bool:
        """Let a desk do something that may be refused; whether it was done."""
        before = Before(dump(member.look), self.oracle.known(member.look))
        station = self.station(member)
        try:
            act(station)
        except Refused:
            return False
        name = station.desk.actor
        self.faults += self.oracle.note(name, member.number, member.look, before, again)
        return True

    def send(self, member: Member, *to: int, most: int = 0) -> list[Path]:
        """Write a file for others; none where there is nobody to send to."""
        station = self.station(member)
        try:
            out = self.named("bcusync")
            sent = send(station.desk, station.shelf, out, Wanted(tuple(to), most=most))
        except Refused:
            return []
        self.files += sent.files
        return list(sent.files)

    def receive(self, member: Member, paths: Iterable[Path], how: How = ALL) -> str:
        """Take files in; the state, or the code of the refusal, which changes nothing."""
        station = self.station(member)
        known, digest = self.oracle.known(member.look), member.look.digest()
        try:
            how = replace(how, copy=how.apply and self.copies)
            told = receive(station.desk, station.shelf, list(paths), how)
        except Refused as refused:
            if member.look.digest() != digest:
                self.faults.append(f"a refused file changed something ({refused.code})")
            return refused.code
        if not how.apply and member.look.digest() != digest:
            self.faults.append("a look changed something")
        known |= self.oracle.known(member.look)
        self.oracle.note_own(station.desk.actor, member.number, member.look, known)
        return told.state

    @contextmanager
    def losing(self, member: Member) -> Iterator[None]:
        """What the desk's file no longer holds afterwards may be gone."""
        self.oracle.saw(member.number, member.look)
        before = held_by(member.look)
        yield
        after = held_by(member.look) if member.present else set()
        self.oracle.lost(before - after, [one.look for one in self.others(member)])


def listed_by(look: Look) -> dict[int, GroupDesk]:
    """The desks of the group, as a file tells."""
    return look.asked(_listed)


def _listed(look: Look) -> dict[int, GroupDesk]:
    with look.reader() as reader:
        return {one.id: one for one in reader.every(GroupDesk)}


@cache
def _made() -> TemporaryDirectory[str]:
    """The group that histories begin with, made once; it goes when the run ends."""
    made = TemporaryDirectory()
    another_group(Path(made.name), a_booking(), *a_ward_of(3))
    return made
