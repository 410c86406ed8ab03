"""The line above the chart."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QWidget
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
    assert {f"{posts - vacant:,} of {posts:,} filled", f"{vacant} vacant"} <= told


def test_in_a_narrow_place_the_sums_give_way_to_the_buttons(
    qtbot: QtBot, themed: QApplication, both: Loaded
) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    line = TopLine()
    line.setParent(place)
    line.show_sums(both)
    line.resize(1200, 50)
    place.show()
    sums = next(part for part in line.findChildren(QLabel) if part.text().endswith("filled"))
    assert sums.isVisible()
    line.resize(line.minimumSizeHint().width(), 50)
    assert not sums.isVisible()
    assert line.create_post.isVisible()
    line.resize(1200, 50)
    assert sums.isVisible()


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
