"""The window's frame: painted before what fills it is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bcu_desk.shell.frame import (
    application,
    chosen_theme,
    file_to_open,
    painted_frame,
    recent_paths,
    text_size,
)
from bcu_desk.work.settings import Settings
from tests.sources import ROOT


def test_the_frame_is_painted_and_names_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    _, window = painted_frame([str(tmp_path / "east.bcu")])
    qtbot.addWidget(window)
    assert window.painted
    assert window.centralWidget().text() == "Opening east.bcu…"


def test_the_frame_is_painted_before_the_store_and_the_features_are_loaded(profile: Path) -> None:
    code = (
        "import sys; from bcu_desk.shell.frame import painted_frame;"
        "qt, window = painted_frame([]); assert window.painted;"
        "loaded = {'sqlalchemy', 'bcu_desk.shell.app', 'bcu_desk.shell.offers'} & set(sys.modules);"
        "sys.exit(str(loaded) if loaded else 0)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_the_last_file_is_opened_again_unless_another_is_named(profile: Path) -> None:
    settings = Settings(profile)
    assert file_to_open((), settings) is None
    settings.set("recent_files", ("/a/one.bcu", "/a/two.bcu"))
    assert recent_paths(settings) == (Path("/a/one.bcu"), Path("/a/two.bcu"))
    assert file_to_open((), settings) == Path("/a/one.bcu")
    assert file_to_open(("/b/three.bcu",), settings) == Path("/b/three.bcu")
    settings.set("open_last", value=False)
    assert file_to_open((), settings) is None


@pytest.mark.parametrize(("told", "size"), [(100, 1.0), (150, 1.5), (900, 2.0), (5, 0.8)])
def test_text_has_a_size_that_can_be_read(profile: Path, told: int, size: float) -> None:
    settings = Settings(profile)
    settings.set("text_size", told)
    assert text_size(settings) == size


def test_the_theme_is_the_chosen_one(qtbot: QtBot, profile: Path) -> None:
    settings = Settings(profile)
    settings.set("theme", "dark")
    assert chosen_theme(settings, application()) == "dark"
