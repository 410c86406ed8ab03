"""Desks that are let in by a passphrase spoken on the telephone."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.store.exchange.roster import roster
from bcu_desk.store.exchange.sealed.keys import PublicKeys
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership import joining
from bcu_desk.work.exchange.membership.joining import Spoken
from tests.builders import NOON
from tests.work.exchange.stations import Station

NAME = "Response"


def invited(first: Station, name: str = NAME) -> tuple[Spoken, Path]:
    """A desk that the lead lets in by a passphrase, and its join file."""
    out = first.stick / f"{name}.bcujoin"
    return joining.invite_spoken(first.desk, first.shelf, name, out), out


def accepted(first: Station, told: Spoken, join: Path, where: str = "there") -> Station:
    """The desk, on a computer of its own."""
    folder = first.desk.path.parent / where
    folder.mkdir()
    shelf, clock = KeyShelf(folder / "profile"), Clock(NOON + 5)
    made = joining.accept(join, folder / "new.bcu", shelf, clock, passphrase=told.passphrase)
    assert (made.number, made.lead_words) == (told.number, told.lead_words)
    return Station(Desk(folder / "new.bcu", clock, actor=told.name), shelf, first.stick)


def listed(station: Station, number: int = 4) -> PublicKeys:
    """The keys that a desk has in a station's list of desks."""
    with station.desk.reader() as reader:
        one = roster(reader.connection)[number]
    return PublicKeys(bytes.fromhex(one.signs), one.opens)
