"""Drawing pages into files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.shell import app as program
from bcu_desk.shell import page_pictures
from bcu_desk.shell.page_pictures import draw_pages
from tests.builders import a_file
from tests.shell.conftest import PAGES, NotePage


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two small pages in place of the program's."""
    monkeypatch.setattr(program, "FEATURES", PAGES)
    monkeypatch.setattr(page_pictures, "FEATURES", PAGES)


def test_the_welcome_page_and_every_page_are_drawn(qapp: QApplication, tmp_path: Path) -> None:
    file = a_file(tmp_path / "small.bcu")
    drawn = list(draw_pages(file, tmp_path / "dark", "dark", (1000, 600)))
    apply_theme(qapp, "light")
    assert [path.name for path in drawn] == ["welcome.png", "notes.png", "others.png"]
    assert all(path.stat().st_size > 2_000 for path in drawn)


def test_a_page_that_tells_of_a_fault_is_no_good_picture(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_file(tmp_path / "small.bcu")
    monkeypatch.setattr(NotePage, "show_loaded", lambda page, _: page.tell("It can't be read."))
    pages = draw_pages(file, tmp_path / "pages", "light", (1000, 600))
    with pytest.raises(RuntimeError, match="notes: It can't be read"):
        list(pages)
    for window in QApplication.topLevelWidgets():
        window.close()


def test_a_file_that_does_not_open_is_no_good_picture(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="notes: There is no file"):
        list(draw_pages(tmp_path / "gone.bcu", tmp_path / "pages", "light", (1000, 600)))
    for window in QApplication.topLevelWidgets():
        window.close()
