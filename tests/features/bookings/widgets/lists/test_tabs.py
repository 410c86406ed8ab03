"""The counts above the list: choosing, keys, words for who cannot see them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.lists.counts import Count
from bcu_desk.features.bookings.widgets.lists.tabs import CountTabs
from bcu_desk.kit.look.theme import apply_theme

SHOWN = (
    Count("keys", "Keys out", 16, "4 late", "bad"),
    Count("due", "Servicing and MOT", 0, "none"),
    Count("waits", "Waiting", 6, "2 held", "good"),
)


def _tabs(qtbot: QtBot) -> CountTabs:
    made = CountTabs()
    qtbot.addWidget(made)
    made.show_counts(SHOWN)
    made.show()
    return made


def test_the_arrows_go_round_the_lists_that_there_are(qtbot: QtBot) -> None:
    tabs, told = _tabs(qtbot), []
    tabs.chosen.connect(told.append)
    tabs.tabs["keys"].setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(tabs.tabs[tabs.value()], key)
    assert told == ["due", "waits", "keys", "waits"]
    assert not tabs.tabs["loans"].isVisible()


def test_a_count_is_read_with_its_title_and_only_the_one_chosen_stops_tab(qtbot: QtBot) -> None:
    tabs = _tabs(qtbot)
    assert tabs.tabs["keys"].accessibleName() == "Keys out: 16, 4 late"
    tabs.choose("waits")
    stops = {name for name, tab in tabs.tabs.items() if tab.focusPolicy() & Qt.FocusPolicy.TabFocus}
    assert stops == {"waits"}


def test_the_words_are_drawn_whole_and_in_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    pictures = []
    for theme in ("light", "dark"):
        apply_theme(qapp, theme)
        tabs = _tabs(qtbot)
        assert tabs.tabs["due"].width() >= tabs.tabs["due"].sizeHint().width()
        pictures.append(tabs.grab().toImage())
    assert pictures[0].pixelColor(120, 4) != pictures[1].pixelColor(120, 4)
