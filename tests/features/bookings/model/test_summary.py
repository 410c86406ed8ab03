"""The fleet in a few figures and lines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.summary import MOST, Summary, summary
from bcu_desk.features.bookings.model.window import Stretch
from tests.features.bookings.readings import read
from tests.features.bookings.small import KLM, KMA, NOW, VAN

DAY_AFTER = 1_440


def _told(made: Summary) -> dict[str, list[tuple[str, str]]]:
    return {one.title: [(line.title, line.words) for line in one.lines] for one in made.lists}


def test_today_tells_who_is_out_and_due_back(loaded: Loaded) -> None:
    made = summary(loaded, NOW)
    assert made.title == "The fleet, Mon 23 Jan"
    assert [(one.count, one.words) for one in made.figures] == [
        (1, "out now"),
        (1, "pending"),
        (1, "off road"),
        (0, "clashes"),
    ]
    told = _told(made)
    assert list(told) == ["To approve", "Due back next", "Off road"]
    assert told["To approve"][0][0] == KMA
    assert told["Due back next"][0][0] == KLM
    assert told["Due back next"][0][1].startswith("12:00 · ")
    assert told["Off road"][0] == (VAN, "Defect, since Sun 22 Jan 14:00, back Mon 23 Jan 18:00")


def test_another_day_tells_what_is_booked_and_who_is_first(loaded: Loaded) -> None:
    made = summary(loaded, NOW + DAY_AFTER)
    assert (made.figures[0].count, made.figures[0].words) == (1, "booked")
    first = _told(made)["First out"]
    assert [words[:5] for _, words in first] == ["10:00", "14:00"]


def test_a_clash_comes_first_and_long_lists_say_how_many_more(loaded: Loaded) -> None:
    row = loaded.board.bookings[0]
    many = tuple(replace(row, reference=f"EA-{n}", clash="EA-0") for n in range(MOST + 2))
    made = summary(replace(loaded, board=replace(loaded.board, bookings=many)), NOW)
    assert (made.lists[0].title, len(made.lists[0].lines), made.lists[0].more) == (
        "Clashes",
        MOST,
        2,
    )
    assert (made.figures[-1].count, made.figures[-1].tone) == (MOST + 2, "bad")


def test_a_week_says_the_day_too(made_fleet: Path) -> None:
    made = summary(read(made_fleet, stretch=Stretch.WEEK), NOW + 30 * DAY_AFTER)
    assert made.title == "The fleet, 23 to 29 Jan"
    assert _told(made)["First out"][0][1].startswith("Mon 23 Jan 10:00 · ")


@pytest.mark.parametrize("now", [0, NOW])
def test_an_empty_day_has_figures_and_no_lists(loaded: Loaded, now: int) -> None:
    bare = replace(loaded.board, bookings=(), away={})
    made = summary(replace(loaded, board=bare), now)
    assert made.lists == ()
    assert [one.count for one in made.figures] == [0, 0, 0, 0]
