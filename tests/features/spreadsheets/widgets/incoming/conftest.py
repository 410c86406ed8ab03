"""The page over the sample, with files read in this process."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.features.spreadsheets.page import SpreadsheetsPage
from bcu_desk.features.spreadsheets.widgets.incoming import coming
from bcu_desk.kit.jobs import Jobs
from bcu_desk.shell.offers import sheets
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.spreadsheets.coming_back import ON, read
from tests.features.spreadsheets.test_page import _context, _shown


@pytest.fixture
def page(
    qtbot, tmp_path: Path, contested: Desk, monkeypatch: pytest.MonkeyPatch, edited_book: Path
) -> SpreadsheetsPage:
    """The page over the sample; files are read in this process, which the reader's test covers."""
    monkeypatch.setattr(coming, "read_apart", lambda path, _going: read(path))
    (tmp_path / "small").mkdir()
    context = replace(
        _context(tmp_path / "small", Jobs(inline=True), edited_book),
        desk=contested,
        sheets=sheets(),
        view=lambda: View(ON),
    )
    context.ask.open_file = lambda _title, _kinds: edited_book
    return _shown(qtbot, context)
