"""Questions about BCUs and boroughs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bcu_desk.domain.assignments import SUPERINTENDENT, Dedication, Post, Posting
from bcu_desk.domain.dated import Dated
from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Bcu, Borough, BoroughInBcu
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, slots=True)
class BcuRow:
    """A BCU and the GSS codes of its boroughs on the day."""

    code: str
    name: str
    boroughs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoroughRow:
    """A borough, its BCU and the collar number of its dedicated superintendent, if any."""

    code: str
    name: str
    bcu: str
    superintendent: str | None


class Bcus(Query, frozen=True, kw_only=True):
    """BCUs with their boroughs on the day."""

    def rows(self, reader: Reader, view: View) -> tuple[BcuRow, ...]:
        """In order of their names."""
        boroughs = {row.id: row for row in reader.every(Borough)}
        lines = _in_force(reader.every(BoroughInBcu), view.on)
        found = []
        for bcu in _in_force(reader.every(Bcu), view.on):
            held = [boroughs[line.borough_id] for line in lines if line.bcu_id == bcu.id]
            codes = tuple(row.code for row in sorted(held, key=lambda row: row.name))
            if codes and view.shows(bcu.code):
                found.append(BcuRow(bcu.code, bcu.name, codes))
        return tuple(sorted(found, key=lambda row: row.name))


class Boroughs(Query, frozen=True, kw_only=True):
    """Boroughs of the BCUs with their dedicated superintendents on the day."""

    def rows(self, reader: Reader, view: View) -> tuple[BoroughRow, ...]:
        """In order of their BCUs and names."""
        bcus = {row.id: row for row in reader.every(Bcu)}
        boroughs = {row.id: row for row in reader.every(Borough)}
        leads = _superintendents(reader, view.on)
        found = [
            BoroughRow(borough.code, borough.name, bcu.code, leads.get(borough.id))
            for line in _in_force(reader.every(BoroughInBcu), view.on)
            for borough, bcu in ((boroughs[line.borough_id], bcus[line.bcu_id]),)
            if view.shows(bcu.code)
        ]
        return tuple(sorted(found, key=lambda row: (row.bcu, row.name)))


def _superintendents(reader: Reader, on: date) -> dict[int, str]:
    """The collar number of each borough's dedicated superintendent; the first where two are."""
    posts = {row.id for row in reader.every(Post) if row.kind == SUPERINTENDENT and row.on(on)}
    holders = {
        row.post_id: row.person_id
        for row in _in_force(reader.every(Posting), on)
        if row.post_id in posts
    }
    collars = {row.id: row.collar for row in reader.every(Person)}
    found: dict[int, str] = {}
    for line in _in_force(reader.every(Dedication), on):
        if line.post_id in holders:
            found.setdefault(line.borough_id, collars[holders[line.post_id]])
    return found


def _in_force(rows: Iterable[D], on: date) -> list[D]:
    return [row for row in rows if row.on(on)]
