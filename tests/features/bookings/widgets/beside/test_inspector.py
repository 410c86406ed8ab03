"""The inspector shows what is chosen and what can be done."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.inspected import inspected
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.summary import summary
from bcu_desk.features.bookings.widgets.beside.inspector import Inspector
from tests.features.bookings.small import NOW, VAN


def _shown(inspector: Inspector) -> list[str]:
    return [name for name, made in inspector.verbs.items() if not made.isHidden()]


def test_buttons_go_with_what_is_chosen(qtbot: QtBot, light: QApplication, loaded: Loaded) -> None:
    inspector, wanted = Inspector(writable=True), list[tuple[str, str]]()
    qtbot.addWidget(inspector)
    inspector.wanted.connect(lambda verb, key: wanted.append((verb, key)))
    assert _shown(inspector) == []
    inspector.verbs["move"].click()
    inspector.show_inspected(inspected(loaded, "EA-01-0502", NOW))
    assert _shown(inspector) == ["approve", "decline", "move", "copy", "off_road"]
    inspector.show_inspected(inspected(loaded, VAN, NOW))
    assert _shown(inspector) == ["book_this", "back", "keep"]
    inspector.verbs["back"].click()
    assert wanted == [("back", VAN)]
    inspector.show_inspected(None)
    assert _shown(inspector) == []


def test_an_authority_that_ends_soon_is_a_warning(
    qtbot: QtBot, light: QApplication, loaded: Loaded
) -> None:
    inspector = Inspector(writable=True)
    qtbot.addWidget(inspector)
    inspector.show_inspected(inspected(loaded, "EA-01-0500", NOW))
    assert inspector._warning.text() == "Authority ends Tue 14 Feb, in 22 days"
    inspector.show_inspected(inspected(loaded, "EA-01-0502", NOW))
    assert inspector._warning.text() == ""


def test_nothing_can_be_done_where_nothing_may_be_written(
    qtbot: QtBot, light: QApplication, loaded: Loaded
) -> None:
    inspector = Inspector(writable=False)
    qtbot.addWidget(inspector)
    inspector.show_inspected(inspected(loaded, "EA-01-0502", NOW))
    assert _shown(inspector) == []


def test_with_nothing_chosen_the_fleet_is_told_in_short_and_leads_on(
    qtbot: QtBot, light: QApplication, loaded: Loaded
) -> None:
    inspector, chosen = Inspector(writable=True), list[str]()
    qtbot.addWidget(inspector)
    inspector.overview.chosen.connect(chosen.append)
    for _ in range(2):
        inspector.show_summary(summary(loaded, NOW))
    inspector.show_inspected(None)
    assert not inspector.overview.isHidden()
    told = [label.text() for label in inspector.overview.findChildren(QLabel)]
    assert "The fleet, Mon 23 Jan" in told
    links = inspector.overview.findChildren(QPushButton)
    assert [link.accessibleName() for link in links] == [
        f"{line.title}, {line.words}" for one in summary(loaded, NOW).lists for line in one.lines
    ]
    links[0].click()
    assert chosen == ["EA-01-0502"]
    inspector.show_inspected(inspected(loaded, VAN, NOW))
    assert inspector.overview.isHidden()


def test_what_can_be_done_stands_in_two_columns(
    qtbot: QtBot, light: QApplication, loaded: Loaded
) -> None:
    inspector = Inspector(writable=True)
    qtbot.addWidget(inspector)
    inspector.resize(296, 560)
    inspector.show()
    inspector.show_inspected(inspected(loaded, "EA-01-0500", NOW))
    move, cancel, copy = (inspector.verbs[name] for name in ("move", "cancel", "copy"))
    qtbot.waitUntil(lambda: copy.y() > move.y())
    assert move.y() == cancel.y()
    assert cancel.x() > move.x()
