"""Deciding all of one import."""

from __future__ import annotations

from bcu_desk.features.sync.model.deciding import WholeFile
from bcu_desk.features.sync.widgets.by_file import ByFile
from tests.features.sync.widgets.rows import a_conflict


def test_it_is_offered_where_more_than_one_record_came(qtbot) -> None:
    part = ByFile()
    qtbot.addWidget(part)
    told: list[str] = []
    part.asked.connect(told.append)
    part.show_file(WholeFile("a.bcusync", (a_conflict(), a_conflict("end")), 1), writable=True)
    assert part.isHidden()
    part.show_file(WholeFile("a.bcusync", (a_conflict(), a_conflict("end")), 2), writable=True)
    assert not part.isHidden()
    assert part.told.text() == "Came with a.bcusync: 2 fields of 2 records"
    part.keep.click()
    part.take.click()
    assert told == ["keep", "take"]
    part.show_file(WholeFile("a.bcusync", (a_conflict(),), 2), writable=False)
    assert not part.keep.isEnabled()
