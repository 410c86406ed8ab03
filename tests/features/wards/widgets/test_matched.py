"""The match report as a widget."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from bcu_desk.features.wards.model.looked import looked_into
from bcu_desk.features.wards.rules import looking
from bcu_desk.features.wards.widgets.matched import ReportPart
from bcu_desk.work.settings import Settings
from tests.builders import a_desk
from tests.features.wards.files import collection, read_json, small_wards, square


def test_counts_notes_and_lines_are_shown(
    qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = read_json(collection([square(0), square(1, shift=-100), square(2)]))
    monkeypatch.setattr(looking, "read_apart", lambda *_: found)
    desk = a_desk(tmp_path, small_wards()[2])
    part = ReportPart()
    qtbot.addWidget(part)
    part.show_looked(
        looked_into(desk, Settings(tmp_path), tmp_path / "w.json", "2014", lambda *_: None)
    )
    assert part.model.rowCount() == 4
    assert part.filter.part("matched").accessibleName() == "Matched, 3"
    assert part.filter.part("gap").isHidden()
    notes = part.findChild(QLabel, "wards.notes")
    assert notes is not None
    assert "Overlaps (1): Ward 1 and Ward 2." in notes.text()
