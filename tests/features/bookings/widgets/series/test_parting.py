"""This date, this and the following, or all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.features.bookings.commands.series import BookSeries
from bcu_desk.features.bookings.commands.series_parts import AddBack, CancelSeries, ChangeSeries
from bcu_desk.features.bookings.model.inspected import inspected
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.work.desk import Desk
from tests.features.bookings.readings import read
from tests.features.bookings.small import KMA, NOW, when
from tests.features.bookings.widgets.driven import Driven


@pytest.fixture
def series(hand: Driven, desk: Desk) -> tuple[Loaded, str]:
    """Four Mondays from the day shown, the second left out."""
    desk.do(
        BookSeries(
            vehicle=KMA,
            borough="E09000016",
            start=when("08:00"),
            end=when("09:00"),
            purpose="School visit",
            repeat="FREQ=WEEKLY;COUNT=4",
            skip=("2017-01-30",),
        )
    )
    loaded = read(Path(desk.path))
    hand.parts.hand.loaded = loaded
    return loaded, next(row.reference for row in loaded.board.bookings if row.series)


def test_the_inspector_says_what_it_is_and_offers_a_date_back(
    series: tuple[Loaded, str],
) -> None:
    loaded, reference = series
    shown = inspected(loaded, reference, NOW)
    assert shown is not None
    assert ("Repeats", "Every week, 4 dates, 1 left out") in shown.facts
    assert "add_back" in shown.verbs


def test_a_change_says_which_dates_it_is_about(hand: Driven, series: tuple[Loaded, str]) -> None:
    _, reference = series
    hand.parts.gestures.start("move", reference, NOW)
    form = hand.form()
    assert form.said() == "Changes this date only: Mon 23 Jan."
    form.set_value("which", "all")
    assert form.said() == "Changes 3 dates: Mon 23 Jan, Mon 6 Feb and Mon 13 Feb."
    form.set_value("start", when("08:30"))
    form.set_value("end", when("09:30"))
    form.send()
    assert hand.doing.sent == [
        ChangeSeries(booking=reference, which="all", start=when("08:30"), end=when("09:30"))
    ]


def test_cancelling_asks_which(hand: Driven, series: tuple[Loaded, str]) -> None:
    _, reference = series
    hand.parts.gestures.start("cancel", reference, NOW)
    hand.form().set_value("which", "following")
    assert hand.form().said().startswith("Cancels 3 dates")
    hand.form().send()
    assert hand.doing.sent == [CancelSeries(booking=reference, which="following")]


def test_a_date_left_out_is_added_back(hand: Driven, series: tuple[Loaded, str]) -> None:
    _, reference = series
    hand.parts.gestures.start("add_back", reference, NOW)
    assert hand.form().values()["day"] == "2017-01-30"
    hand.form().send()
    assert hand.doing.sent == [AddBack(booking=reference, day="2017-01-30")]
