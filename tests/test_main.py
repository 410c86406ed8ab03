"""The start: a window, a call, or a sentence why neither."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bcu_desk.__main__ import for_window, has_screen, loading, main
from bcu_desk.shell.cli.names import CALL_NAMES, DRAWN
from tests.sources import ROOT


@pytest.mark.parametrize(
    ("words", "window"),
    [
        ([], True),
        (["small.bcu"], True),
        (["/some/where/else"], True),
        (["info"], False),
        (["nonsense"], False),
        (["--help"], False),
        (["info", "small.bcu"], False),
        (["small.bcu", "--json"], False),
    ],
)
def test_a_file_or_nothing_asks_for_the_window(words: list[str], window: bool) -> None:
    assert for_window(words) is window


def test_a_file_with_another_name_opens_where_it_is_there(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert not for_window(["mine"])
    (tmp_path / "mine").write_bytes(b"")
    assert for_window(["mine"])


@pytest.mark.parametrize(
    ("environment", "platform", "screen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
    ],
)
def test_a_screen_is_looked_for_where_qt_would_end_the_program(
    environment: dict[str, str], platform: str, screen: bool
) -> None:
    assert has_screen(environment, platform) is screen


def test_without_a_screen_a_sentence_says_what_to_do() -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    told = subprocess.run(
        [sys.executable, "-m", "bcu_desk"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    if sys.platform == "linux":
        assert told.returncode == 5
        assert told.stderr.startswith("There is no screen to open a window on")
        assert "Traceback" not in told.stderr


def test_without_a_profile_the_window_says_so(tmp_path: Path, monkeypatch, capsys) -> None:
    (tmp_path / "inside").write_text("a file")
    monkeypatch.setenv("BCU_DESK_PROFILE", str(tmp_path / "inside" / "profile"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main([]) == 5
    assert capsys.readouterr().err.startswith("The profile folder")


def test_a_call_is_carried_out(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["queries", "--json"]) == 0
    assert "bcus" in {entry["name"] for entry in json.loads(capsys.readouterr().out)["queries"]}


def test_a_mistyped_call_is_no_window(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["inffo"])
    assert ended.value.code == 2
    assert "usage: bcu-desk" in capsys.readouterr().err


def test_the_calls_are_known_by_name_before_they_are_loaded() -> None:
    from bcu_desk.shell.cli.calls import CALLS

    assert {*CALLS, *DRAWN} == set(CALL_NAMES)


def test_loading_rests_the_search_for_garbage_and_starts_it_again() -> None:
    with loading():
        assert not gc.isenabled()
    assert gc.isenabled()
