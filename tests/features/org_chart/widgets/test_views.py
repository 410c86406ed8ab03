"""Posts as a tree, a matrix or a list."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.tree import NO_TREE
from bcu_desk.features.org_chart.widgets.views import PostViews


def _views(qtbot: QtBot, loaded: Loaded) -> PostViews:
    made = PostViews(writable=True)
    qtbot.addWidget(made)
    made.resize(860, 600)
    made.show_posts(loaded)
    made.show()
    return made


def test_a_choice_in_one_view_is_that_of_the_others(
    qtbot: QtBot, themed: QApplication, east: Loaded
) -> None:
    views, told = _views(qtbot, east), list[str]()
    views.chosen.connect(told.append)
    views.choose("EA-S3")
    views.show_as("matrix")
    assert views.currentWidget() is views.matrix
    assert views.matrix.chosen_code() == "EA-S3"
    views.show_as("list")
    assert views.currentWidget() is views.table
    line = views.table.chosen_line()
    assert line == list(east.tree.branches).index("EA-S3")
    views.table.choose_line(line + 1)
    assert told[-1] == list(east.tree.branches)[line + 1]


def test_the_matrix_is_read_only_once_it_is_in_sight(
    qtbot: QtBot, themed: QApplication, east: Loaded, both: Loaded
) -> None:
    views = _views(qtbot, east)
    assert views.matrix.grid.rowCount() == 0
    views.show_as("matrix")
    rows = views.matrix.grid.rowCount()
    assert rows
    views.show_posts(both)
    assert views.matrix.grid.rowCount() > rows


def test_without_a_post_it_says_what_comes_first_in_every_view(
    qtbot: QtBot, themed: QApplication, east: Loaded
) -> None:
    views = _views(qtbot, replace(east, tree=NO_TREE, begins=None))
    for view in ("tree", "matrix", "list"):
        views.show_as(view)
        assert views.currentWidget() is views.empty
