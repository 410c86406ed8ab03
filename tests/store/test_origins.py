"""Whose change an import wrote: the desk, the person there, when and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.features.history.queries import History, HistoryRow
from bcu_desk.work.view import View
from tests.builders import START, Rename
from tests.work.exchange.stations import COLLAR, Station, three


@pytest.fixture
def stations(tmp_path: Path) -> tuple[Station, Station, Station]:
    """Three desks of a group."""
    return three(tmp_path)


def _surnames(station: Station) -> list[HistoryRow]:
    with station.desk.reader() as reader:
        rows = History(of=COLLAR).rows(reader, View(START))
    return [row for row in rows if row.field == "surname" and row.before is not None]


def test_a_change_that_came_is_told_as_its_own_desk_made_it(
    stations: tuple[Station, Station, Station],
) -> None:
    first, two, _ = stations
    two.desk.do(Rename(collar=COLLAR, surname="Osei"), reason="Married")
    made = _surnames(two)[0]
    first.receive(two.send())
    came = _surnames(first)[0]
    assert (came.desk, came.by, came.command) == ("Ilford", "Ilford", "Rename")
    assert (came.after, came.reason, came.at) == ("Osei", "Married", made.at)
    assert made.received is None
    assert came.received is not None


def test_each_import_is_told_by_its_own_changes_and_own_ones_stay_own(
    stations: tuple[Station, Station, Station],
) -> None:
    first, two, three_ = stations
    two.rename("Osei")
    first.receive(two.send())
    three_.receive(first.send())
    three_.rename("Mensah")
    first.receive(three_.send())
    first.rename("Osei")
    told = [(row.desk, row.by, row.after) for row in _surnames(first)]
    assert told == [
        (first_name(first), "PS Test", "Osei"),
        ("Dagenham", "Dagenham", "Mensah"),
        ("Ilford", "Ilford", "Osei"),
    ]


def test_a_taking_back_is_told_beside_the_change_that_it_took_back(
    stations: tuple[Station, Station, Station],
) -> None:
    first, two, _ = stations
    two.rename("Osei")
    first.receive(two.send())
    two.desk.undo()
    first.receive(two.send(name="undone.bcusync"))
    assert [(row.desk, row.command) for row in _surnames(first)] == [
        ("Ilford", "undo"),
        ("Ilford", "Rename"),
    ]


def first_name(station: Station) -> str:
    """What the station's own history calls it."""
    with station.desk.reader() as reader:
        rows = History(of=None).rows(reader, View(START))
    return next(row.desk for row in rows if row.received is None)
