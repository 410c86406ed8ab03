"""Rooms, kit and people on loan on the board."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.content import Look, content
from bcu_desk.features.bookings.model.judging import Judge
from bcu_desk.features.bookings.model.loaded import Loaded, load
from bcu_desk.features.bookings.model.window import Window
from bcu_desk.kit.timeline.rows import Proposal
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.bookings.conftest import OpenPage
from tests.features.bookings.sharing import LIAISON, RADIOS, ROOM, a_shared_desk
from tests.features.bookings.small import DAY, KLM, at, booked


@pytest.fixture
def shared(tmp_path: Path) -> Desk:
    return a_shared_desk(
        tmp_path,
        booked(500, "10:00", "14:00", vehicle_id=321, amount=2),
        booked(501, "12:00", "16:00", vehicle_id=321),
    )


def _read(desk: Desk, sort: Sort) -> Loaded:
    with desk.reader() as reader:
        return load(reader, View(DAY), Window(DAY), None, at("08:00"), sort)


def test_each_sort_has_its_own_rows(shared: Desk) -> None:
    rows = {sort: [v.registration for v in _read(shared, sort).board.vehicles] for sort in Sort}
    assert KLM in rows[Sort.VEHICLE]
    assert (rows[Sort.ROOM], rows[Sort.KIT], rows[Sort.PERSON]) == ([ROOM], [RADIOS], [LIAISON])


def test_a_pool_says_how_many_are_out_and_bars_say_how_many_they_take(shared: Desk) -> None:
    loaded = _read(shared, Sort.KIT)
    made = content(loaded, Look(now=at("11:00")))
    assert made.groups[0].rows[0].subtitle == "2 of 3 out now"
    assert content(loaded, Look()).groups[0].rows[0].subtitle == "3 of 3 out at most"
    assert next(iter(made.every_bar())).title.startswith("2 · ")


def test_one_more_of_a_pool_may_be_had_until_all_are_out(shared: Desk) -> None:
    judge = Judge(_read(shared, Sort.KIT))
    assert judge.verdict(Proposal(RADIOS, at("10:00"), at("11:00"))).ok
    full = judge.verdict(Proposal(RADIOS, at("12:30"), at("13:00")))
    assert not full.ok
    assert full.words == "Radios: 3 of 3 are out"


def test_the_switch_shows_a_sort_or_teaches_it_and_adds_the_first(open_page: OpenPage) -> None:
    opened = open_page()
    parts = opened.page.parts
    opened.press("bookings.sort.room")
    assert opened.page.parts.none.isVisible()
    assert not parts.find_bar.isEnabled()
    opened.press("bookings.sort.vehicle")
    assert parts.timeline.isVisible()
    assert KLM in opened.page.timeline.rows.rows()
