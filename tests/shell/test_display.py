"""Whether a display answers."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bcu_desk.shell import display
from bcu_desk.shell.display import answers

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="X displays are Linux's")


@pytest.mark.parametrize(
    "environment",
    [
        {"DISPLAY": ":987", "WAYLAND_DISPLAY": "wayland-0"},
        {"DISPLAY": ":987", "QT_QPA_PLATFORM": "offscreen"},
        {"DISPLAY": "a name of another form"},
        {},
    ],
)
def test_what_qt_does_not_ask_for_is_not_asked_either(environment: dict[str, str]) -> None:
    assert answers(environment)


@on_linux
def test_a_display_that_is_not_there_does_not_answer() -> None:
    assert not answers({"DISPLAY": ":987"})


@on_linux
def test_a_display_that_is_there_answers() -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X986")
        server.listen()
        assert answers({"DISPLAY": ":986"})
        assert answers({"DISPLAY": "unix:986.0"})


def test_a_display_of_another_computer_is_asked_too(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("localhost", 0)) as server:
        monkeypatch.setattr(display, "X_PORT", server.getsockname()[1])
        assert answers({"DISPLAY": "localhost:0.0"})
    assert not answers({"DISPLAY": "localhost:0.0"})


@on_linux
def test_a_dead_display_ends_in_a_sentence(tmp_path: Path) -> None:
    hidden = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: told for name, told in os.environ.items() if name not in hidden}
    ended = subprocess.run(
        [sys.executable, "-m", "bcu_desk"],
        env={**environment, "DISPLAY": ":987"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == 5
    assert "the display :987 does not answer" in ended.stderr
    assert "Traceback" not in ended.stderr
