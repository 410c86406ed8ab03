"""A booking that repeats: dates before saving, what is left out, the command."""

from __future__ import annotations

from bcu_desk.features.bookings.commands.series import BookSeries
from bcu_desk.features.bookings.widgets.series.repeating import Repeating
from tests.features.bookings.small import KLM, KMA, at, when
from tests.features.bookings.widgets.driven import Driven


def _part(hand: Driven) -> Repeating:
    part = hand.form().findChild(Repeating)
    assert isinstance(part, Repeating)
    return part


def test_dates_that_clash_are_left_out_before_saving(hand: Driven) -> None:
    hand.parts.gestures.book(KLM, at("10:30"), at("11:30"))
    form = hand.form()
    assert not _part(hand).isVisible()
    form.set_value("purpose", "School visit")
    form.set_value("repeat", "weekly")
    _part(hand).rule.count.set_value(3)
    dates = _part(hand).dates.list
    told = [dates.item(row).text() for row in range(dates.count())]
    assert told == [
        "Mon 23 Jan   taken",
        "Mon 30 Jan",
        "Mon 6 Feb",
    ]
    assert form.submit.text() == "Book 2 dates"
    assert form.said().startswith("2 dates are booked; 1 left out")
    form.send()
    (sent,) = hand.doing.sent
    assert isinstance(sent, BookSeries)
    assert (sent.repeat, sent.skip) == ("FREQ=WEEKLY;BYDAY=MO;COUNT=3", ("2017-01-23",))
    assert sent.start == when("10:30")


def test_a_rule_that_cant_be_says_so_and_once_is_once_again(hand: Driven) -> None:
    hand.parts.gestures.book(KMA, at("08:00"), at("08:00") + 3 * 1_440)
    form = hand.form()
    form.set_value("repeat", "daily")
    assert "repeat it less often" in form.said()
    form.set_value("repeat", "once")
    assert form.said() == ""
    assert form.submit.text() == "Book"
