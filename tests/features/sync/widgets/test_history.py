"""The list of imports."""

from __future__ import annotations

from bcu_desk.features.sync.queries.imports import ImportRow
from bcu_desk.features.sync.widgets.history import HistoryPart


def test_imports_are_listed_and_the_newest_can_be_taken_back(qtbot) -> None:
    part = HistoryPart()
    qtbot.addWidget(part)
    part.show_imports((), writable=True)
    assert (part.whole.currentIndex(), part.take_back.isEnabled()) == (1, False)
    row = ImportRow(3, "2017-01-23T08:31:00Z", "a.bcusync", "Ilford", 44, newest=True)
    part.show_imports((row,), writable=True)
    assert part.whole.currentIndex() == 0
    assert part.model.index(0, 0).data() == "Mon 23 Jan 2017 08:31"
    with qtbot.waitSignal(part.take_back_asked):
        part.take_back.click()
    with qtbot.waitSignal(part.change_back_asked) as asked:
        part.change_back.click()
    assert asked.args == [row]
    part.show_imports((row,), writable=False)
    assert not part.take_back.isEnabled()
