"""The whole program: first run, opening, refusing, read only, what is kept between runs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from bcu_desk.domain.people import Person
from bcu_desk.kit.look.theme import apply_theme, theme_name
from bcu_desk.shell import app as program
from bcu_desk.shell.app import App, recent_paths, splitters, text_size
from bcu_desk.store.lock import holder, take, this_window
from bcu_desk.work.settings import Settings
from tests.builders import Rename, a_file
from tests.shell.conftest import PAGES, Chosen

Start = Callable[..., App]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The small desk file."""
    return a_file(tmp_path / "small.bcu")


def test_the_first_run_shows_the_welcome_page(start: Start) -> None:
    app = start()
    assert app.welcome is not None
    assert app.window.centralWidget() is app.welcome
    assert app.window.windowTitle() == "BCU Desk"


def test_a_file_opens_and_is_opened_again_at_the_next_start(start: Start, file: Path) -> None:
    app = start(str(file))
    assert app.window.windowTitle() == "small.bcu – BCU Desk"
    app.desk_window.open_page("others")
    assert holder(file) is not None
    app.window.close()
    assert holder(file) is None
    again = start()
    assert again.desk_window.session.desk.path == file
    assert again.desk_window.pages.current().id == "others"


def test_the_sample_is_made_once_and_opened(start: Start, profile: Path) -> None:
    app = start()
    app.welcome.buttons["sample"].click()
    assert app.desk_window.header.state.text() == "Sample"
    made = (profile / "sample.bcu").stat().st_mtime
    app.show_welcome()
    app.open_sample()
    assert (profile / "sample.bcu").stat().st_mtime == made
    assert app.desk_window is not None


def test_an_empty_file_is_made_where_it_was_asked_for(start: Start, tmp_path: Path) -> None:
    app = start(ask=Chosen(tmp_path / "mine"))
    app.welcome.buttons["new"].click()
    assert app.desk_window.session.desk.path == tmp_path / "mine.bcu"
    assert app.desk_window.header.state.text() == "Live"


def test_a_name_that_is_taken_is_refused_and_nothing_is_lost(start: Start, file: Path) -> None:
    app = start(ask=Chosen(file))
    content = file.read_bytes()
    app.ask_and_make()
    assert "is left alone" in app.welcome.notice.text()
    assert file.read_bytes() == content


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "There is no file"),
        (b"", "is empty"),
        (b"hello", "is not a desk file"),
        (b"SQLite format 3\0" + b"\0" * 200, "is damaged"),
    ],
)
def test_what_is_no_desk_file_is_told_with_a_way_on(
    start: Start, tmp_path: Path, file: Path, content: bytes | None, words: str
) -> None:
    odd = tmp_path / "odd.bcu"
    if content is not None:
        odd.write_bytes(content)
    app = start(str(odd), ask=Chosen(file))
    assert words in app.welcome.notice.text()
    app.welcome.notice.fix_buttons()[0].click()
    assert app.desk_window.session.desk.path == file


def test_a_bad_file_leaves_the_open_one_open(start: Start, file: Path, tmp_path: Path) -> None:
    app = start(str(file))
    app.window.file_dropped.emit(tmp_path / "gone.bcu")
    assert "There is no file" in app.desk_window.notice.text()
    assert app.desk_window.session.desk.path == file


def test_a_file_of_another_window_is_offered_to_read_only(start: Start, file: Path) -> None:
    other = replace(this_window("05:40 on Mon 23 Jan 2017"), host="other", user="Ana")
    lock = take(file, other)
    app = start(str(file))
    told = app.welcome.notice.text()
    assert "open in a window of Ana on other since 05:40 on Mon 23 Jan 2017" in told
    read_only, again = app.welcome.notice.fix_buttons()
    assert [read_only.text(), again.text()] == ["Open to read only", "Try again"]
    read_only.click()
    assert app.desk_window.header.state.text() == "Read only"
    lock.release()
    app.open(file)
    assert app.desk_window.header.state.text() == "Live"


def test_trying_again_opens_once_the_other_window_is_closed(start: Start, file: Path) -> None:
    lock = take(file, replace(this_window("05:40"), host="other"))
    app = start(str(file))
    lock.release()
    app.welcome.notice.fix_buttons()[1].click()
    assert app.desk_window.header.state.text() == "Live"


def test_a_folder_that_cannot_be_written_is_told(
    start: Start, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def barred(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr("bcu_desk.shell.opening.take", barred)
    app = start(str(file))
    assert app.desk_window.header.state.text() == "Read only"
    assert "can only be read" in app.desk_window.notice.text()


def test_undo_survives_a_restart(start: Start, file: Path) -> None:
    app = start(str(file))
    desk = app.session.desk
    app.session.hub.changed.emit(desk.do(Rename(collar="412KD", surname="Okoro")))
    app.window.close()
    again = start()
    again.desk_window.steps.undo()
    with again.session.desk.reader() as reader:
        names = {row.surname for row in reader.every(Person)}
    assert "Okoro" not in names


def test_size_fold_and_splitters_are_kept(start: Start, file: Path, profile: Path) -> None:
    app = start(str(file))
    app.window.resize(1200, 600)
    app.desk_window.rail.findChild(object, "rail.fold").click()
    app.desk_window.pages.current().split.setSizes([100, 500])
    app.window.close()
    kept = Settings(profile)
    assert kept["rail_folded"] is True
    assert set(splitters(kept)) == {"notes.split"}
    assert recent_paths(kept) == (file,)
    again = start()
    assert again.desk_window.rail.is_folded()
    assert again.window.height() == 600


def test_the_theme_changes_at_once_and_is_kept(
    qapp: QApplication, start: Start, file: Path, profile: Path
) -> None:
    app = start(str(file))
    before = theme_name()
    app.desk_window.rail.findChild(object, "rail.theme").click()
    assert theme_name() != before
    assert Settings(profile)["theme"] == theme_name()
    assert (
        app.desk_window.rail.findChild(object, "rail.theme")
        .accessibleName()
        .lower()
        .startswith(before)
    )
    apply_theme(qapp, "light")


def test_the_files_tool_goes_back_to_the_welcome_page(start: Start, file: Path) -> None:
    app = start(str(file))
    app.desk_window.rail.findChild(object, "rail.files").click()
    assert app.desk_window is None
    assert holder(file) is None
    app.go_to("notes", "key")
    app.welcome.findChild(object, "welcome.recent.0").click()
    assert app.desk_window.session.desk.path == file


def test_a_copy_that_cannot_be_kept_is_told(start: Start, file: Path, profile: Path) -> None:
    (profile / "copies").write_text("in the way")
    app = start(str(file))
    assert app.desk_window.notice.text().startswith("No copy of this file could be kept today")


def test_an_error_of_another_thread_is_told_in_the_window(start: Start, file: Path) -> None:
    app = start(str(file))
    app.late.emit("Something went wrong.")
    assert app.desk_window.notice.text() == "Something went wrong."
    app.show_welcome()
    app.late.emit("Again.")
    assert app.welcome.notice.text() == "Again."


def test_bad_settings_are_kept_aside_and_said(start: Start, profile: Path) -> None:
    (profile / "settings.json").write_text("{")
    app = start()
    assert "settings.bad.json" in app.welcome.notice.text()


def test_settings_that_make_no_sense_are_read_as_none(profile: Path) -> None:
    settings = Settings(profile)
    assert (splitters(settings), text_size(settings)) == ({}, 1.0)
    settings.set("splitters", "not json")
    assert splitters(settings) == {}
    settings.set("splitters", json.dumps(["a"]))
    assert splitters(settings) == {}
    settings.set("text_size", 900)
    assert text_size(settings) == 2.0


def test_opening_goes_on_in_the_background_while_the_window_is_there(
    qtbot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "FEATURES", PAGES)
    _, app = program.build((str(file),), os.environ)
    app.window.show()
    qtbot.waitUntil(lambda: app.desk_window is not None)
    qtbot.waitUntil(lambda: app.desk_window.pages.current() is not None)
    window = app.desk_window
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.pages.current().id == "others")
    app.window.close()
    app.window.deleteLater()
