"""How an instant stands in a list."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QListWidgetItem

from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.shell.as_of.moment_rows import MOMENT, MomentRows


def test_a_row_has_two_lines_and_its_words_are_drawn(qtbot, qapp) -> None:
    apply_theme(qapp, "light")
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setItemDelegate(MomentRows(rows))
    rows.resize(300, 120)
    item = QListWidgetItem("End a posting")
    item.setData(MOMENT, ("Mon 23 Jan 2017 09:12", "r.oduya"))
    rows.addItem(item)
    rows.show()
    tall = rows.visualItemRect(item).height()
    assert tall > 2 * 12
    before = rows.grab().toImage()
    item.setText("Appoint somebody else")
    assert rows.grab().toImage() != before
    item.setSelected(True)
    assert rows.visualItemRect(item).height() == tall
