"""The right of the page, with and without a form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.widgets.changes import Changes
from bcu_desk.features.coverage.widgets.forms import target_form
from bcu_desk.features.coverage.widgets.side import Side
from bcu_desk.features.coverage.widgets.ward_table import WardTable
from bcu_desk.kit.form import Form


@pytest.fixture
def side(show: Callable[[QWidget], QWidget], small: Loaded) -> Side:
    made = Side(WardTable(), Changes())
    made.wards.show_loaded(small, Looking())
    made.resize(640, 620)
    show(made)
    return made


def _form(loaded: Loaded) -> Form:
    return target_form(loaded, (lambda _: None, lambda: None))


def test_a_form_stands_above_the_table_which_stays(
    side: Side, small: Loaded, qapp: QApplication
) -> None:
    form = _form(small)
    side.show_form(form, form)
    assert form.isVisible()
    assert side.wards.isVisible()
    assert not side.wards.sums.isVisible()
    qapp.processEvents()
    top = side.wards.mapTo(side, QPoint(0, 0)).y()
    assert form.geometry().bottom() < top


def test_a_panel_takes_the_place_of_the_table(side: Side, small: Loaded) -> None:
    form, panel = _form(small), QWidget()
    form.setParent(panel)
    side.show_form(panel, form)
    assert (side.panel, side.form) == (panel, form)
    assert not side.wards.isVisible()


def test_a_panel_without_a_form_takes_the_whole_place(side: Side) -> None:
    panel = QWidget()
    side.show_panel(panel)
    assert (side.panel, side.form) == (panel, None)
    assert panel.isVisible()
    assert not side.wards.isVisible()
    assert not side.tabs.isVisible()
    assert side.put_away()
    assert side.tabs.isVisible()


def test_putting_a_form_away_brings_everything_back(
    side: Side, small: Loaded, qtbot: QtBot
) -> None:
    form = _form(small)
    side.show_form(form, form)
    assert side.put_away()
    assert (side.panel, side.form) == (None, None)
    assert side.wards.sums.isVisible()
    qtbot.waitUntil(side.wards.table.hasFocus)
    assert not side.put_away()


def test_another_form_replaces_the_one_that_is_open(side: Side, small: Loaded) -> None:
    first, second = _form(small), _form(small)
    side.show_form(first, first)
    side.show_form(second, second)
    assert side.form is second
    assert not first.isVisible()


def test_what_differs_takes_the_place_of_the_table_and_the_keyboard(
    side: Side, qtbot: QtBot
) -> None:
    side.wards.table.setFocus()
    side.show_changes(shown=True)
    assert side.changes.isVisible()
    assert not side.wards.isVisible()
    assert side.changes.isAncestorOf(side.focusWidget())
    side.show_changes(shown=False)
    qtbot.waitUntil(side.wards.table.hasFocus)


def test_other_lists_stand_in_the_place_of_the_wards_and_take_the_keyboard_along(
    side: Side, qtbot: QtBot
) -> None:
    side.wards.table.setFocus()
    with qtbot.waitSignal(side.turned) as turned:
        side.show_tab("rates")
    assert turned.args == ["rates"]
    assert side.rates.isVisible()
    assert QApplication.focusWidget() is side.rates.table
    side.show_changes(shown=True)
    assert side.rates.isVisible()
    side.show_tab("wards")
    assert side.changes.isVisible()


def test_the_choice_of_lists_gives_way_to_a_panel(side: Side, small: Loaded) -> None:
    form, panel = _form(small), QWidget()
    form.setParent(panel)
    assert side.tabs.isVisible()
    side.show_form(panel, form)
    assert not side.tabs.isVisible()
    side.put_away()
    assert side.tabs.isVisible()
