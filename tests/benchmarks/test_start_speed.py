"""Start-up speed, as ratios to a floor measured in the same run."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bcu_desk.work.clock import Clock
from bcu_desk.work.new_file import NewFile, create_file

ROUNDS = 7
pytestmark = pytest.mark.timeout(900)
EMPTY = """
import sys, time
import sqlalchemy
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
print(time.monotonic())
"""
# As the program starts: the window's first paint, and then the open file's first page.
OURS = """
import sys, time
from bcu_desk.__main__ import loading
with loading():
    from bcu_desk.shell.frame import painted_frame
    app, window = painted_frame(sys.argv[1:])
    assert window.painted
    print(time.monotonic())
    from bcu_desk.shell.app import build
from PySide6.QtCore import QEventLoop
app, program = build(sys.argv[1:], window=window)
while program.desk_window is None or program.desk_window.pages.current() is None:
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
app.processEvents()
print(time.monotonic())
program.window.close()
"""


def _times(tmp_path: Path, *words: str) -> list[float]:
    """The seconds from a Python call to each instant that it prints; files are warm."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "BCU_DESK_PROFILE": str(tmp_path / "profile"),
    }
    began = time.monotonic()
    ran = subprocess.run(
        [sys.executable, *words],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    ended = time.monotonic()
    told = [line for line in ran.stdout.splitlines() if line.replace(".", "").isdigit()]
    return [*(float(line) - began for line in told), ended - began]


def _medians(tmp_path: Path, *calls: tuple[str, ...]) -> list[list[float]]:
    """The median times of calls made by turns, so that a slow minute is slow for all."""
    rounds = [[_times(tmp_path, *words) for words in calls] for _ in range(ROUNDS + 1)][1:]
    return [
        [statistics.median(each) for each in zip(*runs, strict=True)]
        for runs in zip(*rounds, strict=True)
    ]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample of both test BCUs."""
    path = tmp_path_factory.mktemp("speed") / "sample.bcu"
    create_file(path, NewFile(kind="both"), Clock())
    return path


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with twenty times the people, fleet and bookings."""
    path = tmp_path_factory.mktemp("speed") / "large.bcu"
    create_file(path, NewFile(kind="both", scale=20), Clock())
    return path


def test_info_takes_at_most_three_times_importing_sqlalchemy(tmp_path: Path, sample: Path) -> None:
    info = ("-m", "bcu_desk", "info", str(sample), "--json")
    floor, ours = (times[-1] for times in _medians(tmp_path, ("-c", "import sqlalchemy"), info))
    sys.stdout.write(f"\ninfo {ours:.3f} s, floor {floor:.3f} s, ratio {ours / floor:.2f}\n")
    assert ours <= 3 * floor


def test_first_paint_takes_at_most_twice_an_empty_window(tmp_path: Path, sample: Path) -> None:
    empty, ours = _medians(tmp_path, ("-c", EMPTY), ("-c", OURS, str(sample)))
    ratio = ours[0] / empty[0]
    sys.stdout.write(
        f"\nwindow {ours[0]:.3f} s, empty {empty[0]:.3f} s, ratio {ratio:.2f};"
        f" with the first page {ours[1]:.3f} s\n"
    )
    assert ratio <= 2


def test_a_file_of_twenty_times_the_size_opens_nearly_as_fast(
    tmp_path: Path, sample: Path, large: Path
) -> None:
    small, big = _medians(tmp_path, ("-c", OURS, str(sample)), ("-c", OURS, str(large)))
    for name, at in (("first paint", 0), ("first page", 1)):
        told = f"scale 20 {big[at]:.3f} s, sample {small[at]:.3f} s, ratio"
        sys.stdout.write(f"\n{name}: {told} {big[at] / small[at]:.2f}\n")
        assert big[at] <= 1.5 * small[at]
