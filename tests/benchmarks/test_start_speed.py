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
EMPTY = """
import sqlalchemy
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.show()
app.processEvents()
"""
OURS = """
import sys
from bcu_desk.shell.app import build
app, program = build(sys.argv[1:])
program.window.show()
app.processEvents()
program.window.close()
"""


def _seconds(tmp_path: Path, *words: str) -> float:
    """The median time of a Python call in a process of its own, files warm."""
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "BCU_DESK_PROFILE": str(tmp_path / "profile"),
    }
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, *words], env=environment, check=True, capture_output=True, timeout=60
        )
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


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


def test_info_takes_at_most_three_times_importing_sqlalchemy(
    tmp_path: Path, sample: Path, record_property: pytest.RecordProperty
) -> None:
    floor = _seconds(tmp_path, "-c", "import sqlalchemy")
    ours = _seconds(tmp_path, "-m", "bcu_desk", "info", str(sample), "--json")
    record_property("ratio", ours / floor)
    sys.stdout.write(f"\ninfo {ours:.3f} s, floor {floor:.3f} s, ratio {ours / floor:.2f}\n")
    assert ours <= 3 * floor


def test_first_paint_takes_at_most_twice_an_empty_window(tmp_path: Path, sample: Path) -> None:
    floor = _seconds(tmp_path, "-c", EMPTY)
    ours = _seconds(tmp_path, "-c", OURS, str(sample))
    sys.stdout.write(f"\nwindow {ours:.3f} s, floor {floor:.3f} s, ratio {ours / floor:.2f}\n")
    assert ours <= 2 * floor


def test_a_file_of_twenty_times_the_size_opens_nearly_as_fast(
    tmp_path: Path, sample: Path, large: Path
) -> None:
    small = _seconds(tmp_path, "-c", OURS, str(sample))
    big = _seconds(tmp_path, "-c", OURS, str(large))
    sys.stdout.write(f"\nscale 20 {big:.3f} s, sample {small:.3f} s, ratio {big / small:.2f}\n")
    assert big <= 1.5 * small
