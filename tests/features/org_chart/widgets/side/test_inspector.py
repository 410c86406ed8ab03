"""The post chosen, beside the chart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.queries import HolderRow
from bcu_desk.features.org_chart.widgets.side.inspector import EMPTY, Inspector, coming

DAY = date(2017, 1, 23)


@pytest.fixture
def inspector(qtbot: QtBot, themed: QApplication) -> Inspector:
    """An inspector that shows nothing yet."""
    made = Inspector()
    qtbot.addWidget(made)
    made.resize(290, 660)
    made.show()
    return made


def _told(inspector: Inspector) -> set[str]:
    QApplication.processEvents()
    return {label.text() for label in inspector.findChildren(QLabel) if label.isVisible()}


def _button(inspector: Inspector, verb: str) -> QPushButton:
    found = inspector.findChild(QPushButton, f"org_chart.{verb}")
    assert isinstance(found, QPushButton)
    return found


def test_without_a_post_it_says_what_it_is_for(inspector: Inspector) -> None:
    assert _told(inspector) == {EMPTY}
    assert not _button(inspector, "appoint").isVisible()


def test_it_shows_holder_function_borough_superior_and_branch(
    inspector: Inspector, east: Loaded
) -> None:
    inspector.show_post(east, "EA-S2", writable=True)
    told, branch = _told(inspector), east.tree.branches["EA-S2"]
    above = east.tree.branches["EA-C1"].row
    assert told >= {
        "Superintendent, Response",
        "EA-S2",
        f"Supt {branch.row.holder_name}",
        "Response",
        "Havering",
        f"Ch Supt {above.holder_name}",
        "Superintendent",
        f"{branch.posts}",
        f"{branch.filled}",
        f"{branch.posts - branch.filled}",
    }


def test_a_vacant_post_has_no_posting_to_end(inspector: Inspector, east: Loaded) -> None:
    inspector.show_post(east, "EA-CI2", writable=True)
    assert "Vacant for 14 days" in _told(inspector)
    assert not _button(inspector, "end").isEnabled()
    assert _button(inspector, "appoint").isEnabled()


def test_a_post_alone_has_no_branch_figures(inspector: Inspector, east: Loaded) -> None:
    inspector.show_post(east, "EA-SO1", writable=True)
    assert "Branch" not in _told(inspector)


def test_where_nothing_may_be_written_the_buttons_are_off(
    inspector: Inspector, east: Loaded
) -> None:
    inspector.show_post(east, "EA-S2", writable=False)
    assert not any(
        _button(inspector, verb).isEnabled()
        for verb in ("appoint", "end", "move", "correct", "close")
    )


@pytest.mark.parametrize("verb", ["appoint", "end", "move", "correct", "close"])
def test_each_button_asks_for_its_gesture(
    inspector: Inspector, east: Loaded, qtbot: QtBot, verb: str
) -> None:
    inspector.show_post(east, "EA-S2", writable=True)
    with qtbot.waitSignal(inspector.asked) as told:
        qtbot.mouseClick(_button(inspector, verb), Qt.MouseButton.LeftButton)
    assert told.args == [verb]


def test_what_is_coming_is_told_in_words(east: Loaded) -> None:
    row = replace(east.tree.branches["EA-S2"].row, held_to=date(2017, 2, 1))
    next_one = HolderRow("EA-S2", "9", "Ada Okonjo", "Supt", "substantive", date(2017, 2, 1), None)
    ends = "Ends on Tue 31 Jan 2017, in 8 days."
    assert coming(row, (), DAY) == f"{ends} Nobody follows."
    assert coming(row, (next_one,), DAY) == f"{ends} Supt Ada Okonjo follows the day after."
    late = replace(next_one, from_day=date(2017, 2, 13))
    assert coming(row, (late,), DAY) == f"{ends} Then nobody for 12 days, until Supt Ada Okonjo."
    today = replace(row, held_to=date(2017, 1, 24))
    assert coming(today, (), DAY) == "Mon 23 Jan 2017 is the last day. Nobody follows."
    assert coming(replace(row, held_to=None), (), DAY) == ""
    assert coming(replace(row, held_to=date(2017, 12, 1)), (), DAY) == ""


def test_who_comes_to_a_vacant_post_is_told(east: Loaded) -> None:
    row = east.tree.branches["EA-CI2"].row
    next_one = HolderRow("EA-CI2", "9", "Ada Okonjo", "CI", "substantive", date(2017, 2, 1), None)
    assert coming(row, (), DAY) == ""
    assert coming(row, (next_one,), DAY) == "CI Ada Okonjo comes on Wed 1 Feb 2017."
