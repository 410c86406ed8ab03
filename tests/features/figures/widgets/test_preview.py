"""A file of figures, line by line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.figures.model.looked import look
from bcu_desk.features.figures.widgets.preview import Preview
from bcu_desk.kit.look.theme import apply_theme
from tests.builders import a_desk
from tests.features.figures.small import ELSEWHERE, HERE


def test_states_filter_the_lines_and_those_that_are_none_are_left_out(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    apply_theme(qapp, "light")
    path = tmp_path / "counts.csv"
    lines = f"{HERE},2017-01,burglary,3\n{ELSEWHERE},2017-01,drugs,1\n"
    path.write_text(f"Ward code,Month,Category,Count\n{lines}", "utf-8")
    made = Preview()
    qtbot.addWidget(made)
    made.show()
    with a_desk(tmp_path).reader() as reader:
        made.show_looked(look(reader, path), writable=True)
    assert made.table.model().rowCount() == 3
    new = made.findChild(QPushButton, "figures.state.new")
    changed = made.findChild(QPushButton, "figures.state.changed")
    assert new is not None
    assert changed is not None
    assert (new.text(), changed.isVisible()) == ("New 2", False)
    made.table.selectRow(0)
    told = [label.text() for label in made.findChildren(QLabel)]
    assert any(text.startswith("Line 3: ") and HERE not in text for text in told)
    made.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    shown = [str(made.table.model().index(n, 0).data()) for n in range(3)]
    made.table.selectRow(shown.index("3"))
    assert any(label.text().startswith("Line 3: ") for label in made.findChildren(QLabel))
    new.click()
    assert made.table.model().rowCount() == 2
    assert made.apply.isEnabled()
    assert made.looked is not None
    made.show_looked(made.looked, writable=False)
    assert (made.table.model().rowCount(), made.apply.isEnabled()) == (3, False)
