"""What differs, by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.commands.moves import MoveOfficer
from bcu_desk.features.coverage.model.lenses.differing import NOTHING
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.queries.differences import Compared
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.features.coverage.widgets.changes import Changes
from tests.features.coverage.small import DAY, FULL, SHORT, a_borough, loaded

LATER = date(2017, 2, 6)


@pytest.fixture
def two(tmp_path: Path) -> Loaded:
    desk = a_borough(tmp_path)
    desk.do(MoveOfficer(person="413KD", to_ward=SHORT, from_day=date(2017, 2, 1)))
    return loaded(desk, LATER, against=DAY)


@pytest.fixture
def changes(show: Callable[[QWidget], QWidget], two: Loaded) -> Changes:
    made = Changes()
    _show(made, two)
    made.resize(640, 600)
    show(made)
    return made


def _show(made: Changes, two: Loaded, looking: Looking | None = None) -> None:
    made.show_changes(two, two.compared or Compared(()), looking or Looking())


def test_enter_on_a_sentence_goes_to_its_ward(changes: Changes, qtbot: QtBot) -> None:
    changes.list.list.setCurrentRow(0)
    with qtbot.waitSignal(changes.chosen) as sent:
        qtbot.keyClick(changes.list.list, Qt.Key.Key_Return)
    assert sent.args == [SHORT]


def test_the_arrow_keys_change_words_for_the_table_and_its_rows_are_wards(
    changes: Changes, qtbot: QtBot
) -> None:
    assert not changes.table.isVisible()
    qtbot.keyClick(changes.how, Qt.Key.Key_Right)
    assert changes.table.isVisible()
    with qtbot.waitSignal(changes.chosen) as sent:
        changes.table.choose_line(0)
    assert sent.args == [FULL]
    with qtbot.waitSignal(changes.opened) as sent:
        qtbot.keyClick(changes.table, Qt.Key.Key_Return)
    assert sent.args == [FULL]


def test_n_goes_from_ward_to_ward_and_round(changes: Changes, qtbot: QtBot) -> None:
    seen: list[str] = []
    changes.chosen.connect(seen.append)
    changes.chosen.connect(changes.show_ward)
    for _ in range(3):
        qtbot.keyClick(changes, Qt.Key.Key_N)
    assert list(dict.fromkeys(seen)) == [FULL, SHORT]
    assert seen[-1] == FULL


def test_two_days_alike_say_so(changes: Changes, two: Loaded) -> None:
    changes.show_changes(two, Compared(()), Looking())
    assert changes.list.none.text() == NOTHING
    assert changes.list.none.isVisible()
    assert not changes.next.isEnabled()


def test_another_lens_has_its_own_columns(changes: Changes, two: Loaded) -> None:
    _show(changes, two, Looking(Lens.PCSO))
    titles = [column.title for column in changes._model.columns if column.badge]
    assert titles == ["PCSOs"]
