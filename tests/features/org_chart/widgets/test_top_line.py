"""The line above the chart."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.top_line import TopLine, VacantMark


def test_it_says_how_many_posts_are_filled_and_vacant(
    qtbot: QtBot, themed: QApplication, both: Loaded
) -> None:
    line = TopLine()
    qtbot.addWidget(line)
    line.show_sums(both)
    posts = len(both.tree.branches)
    vacant = sum(branch.row.holder is None for branch in both.tree.branches.values())
    told = {label.text() for label in line.findChildren(QLabel)}
    assert {f"{posts - vacant:,} of {posts:,} posts filled", f"{vacant} vacant"} <= told


def test_the_mark_of_a_vacancy_is_drawn_and_named(qtbot: QtBot, themed: QApplication) -> None:
    mark = VacantMark()
    qtbot.addWidget(mark)
    assert mark.accessibleName() == "A dashed outline is a vacant post"
    picture = mark.grab().toImage()
    assert any(
        picture.pixel(x, y) != picture.pixel(0, 0)
        for x in range(picture.width())
        for y in range(picture.height())
    )
