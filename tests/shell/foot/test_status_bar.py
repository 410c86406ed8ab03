"""The status bar."""

from __future__ import annotations

import pytest

from bcu_desk.shell.foot.on_call_line import Told
from bcu_desk.shell.foot.status_bar import LEAST, StatusBar


@pytest.fixture
def status(qtbot) -> StatusBar:
    """A status bar, shown."""
    made = StatusBar()
    qtbot.addWidget(made)
    made.resize(700, 28)
    made.show()
    return made


@pytest.mark.parametrize(
    ("breaches", "clashes", "words"),
    [
        (0, 0, ("No breaches", "No clashes")),
        (1, 1, ("1 breach", "1 clash")),
        (15, 2, ("15 breaches", "2 clashes")),
    ],
)
def test_counts_are_told_in_words(
    status: StatusBar, breaches: int, clashes: int, words: tuple[str, str]
) -> None:
    status.show_counts(breaches, clashes)
    assert (status.breaches.text(), status.clashes.text()) == words
    assert status.breaches.accessibleName() == words[0]
    assert status.breaches.property("tone") == ("bad" if breaches else "")


def test_conflicts_are_always_told_and_the_last_exchange_where_there_is_room(
    status: StatusBar,
) -> None:
    status.show_counts(0, 0, 3)
    assert (status.conflicts.text(), status.conflicts.property("tone")) == ("3 conflicts", "bad")
    status.show_counts(0, 0)
    assert status.conflicts.text() == "No conflicts"
    status.resize(1190, 28)
    status.show_received("2017-01-23T08:52:00Z")
    assert status.received.text() == "Received 23 Jan 08:52"
    assert status.received.accessibleName() == "Received Mon 23 Jan 2017 08:52"
    assert status.received.isVisible()
    status.resize(700, 28)
    assert status.received.isHidden()
    status.show_received(None)
    status.resize(1190, 28)
    assert status.received.isHidden()


def test_breaches_that_nobody_counts_are_not_shown(status: StatusBar) -> None:
    status.show_counts(None, 0)
    assert status.breaches.isHidden()


def test_a_click_asks_for_the_place(status: StatusBar) -> None:
    told: list[str] = []
    status.breaches_asked.connect(lambda: told.append("breaches"))
    status.clashes_asked.connect(lambda: told.append("clashes"))
    status.conflicts_asked.connect(lambda: told.append("conflicts"))
    status.breaches.click()
    status.conflicts.click()
    status.clashes.click()
    assert told == ["breaches", "conflicts", "clashes"]


def test_a_long_line_is_shortened_but_read_whole(qtbot, status: StatusBar) -> None:
    text = "Appoint PC 412KD to DWO 1, Romford Town, from Mon 23 Jan 2017 " * 4
    status.tell(text)
    status.resize(900, 28)
    qtbot.waitUntil(lambda: status.told.text().endswith("…"))
    assert status.told.accessibleName() == text


def test_the_last_step_is_told_whole_and_what_stands_beside_it_gives_way(
    qtbot, status: StatusBar
) -> None:
    line = "On call now CN Supt Adeyemi until 07:00 · EA Supt Lindqvist until 07:00"
    status.resize(1190, 28)
    status.file.setText("east-area.bcu")
    status.saved.setText("Saved 06:00")
    status.show_counts(15, 2, 6)
    status.on_call.tell(Told(line, f"{line}, reserve Supt Tembo"))
    status.show_received("2017-01-23T08:52:00Z")
    qtbot.waitUntil(status.received.isVisible)
    assert status.on_call.text() == line
    text = "Decide forename of person 105KD Okafor: Ileana, as Ilford said"
    status.tell(text)
    qtbot.waitUntil(lambda: status.told.text() == text)
    assert status.received.isHidden()
    assert status.on_call.text().endswith("…")
    assert status.on_call.toolTip() == f"{line}, reserve Supt Tembo"
    assert status.on_call.width() >= LEAST
    status.tell("")
    qtbot.waitUntil(lambda: status.on_call.text() == line)
    assert status.received.isVisible()
    status.resize(600, 28)
    assert status.breaches.geometry().right() < status.conflicts.geometry().left()
