"""The start loads little: no Qt for a call, no heavy reader or chart before the first paint."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources import ROOT

NOT_AT_FIRST_PAINT = {
    "pyqtgraph",
    "numpy",
    "highspy",
    "shapely",
    "openpyxl",
    "xlsxwriter",
    "alembic",
}
NOT_FOR_A_CALL = {*NOT_AT_FIRST_PAINT, "PySide6", "shiboken6"}
LOADED = "json.dumps(sorted({name.split('.')[0] for name in sys.modules}))"
CALL = f"""
import contextlib, io, json, sys
from bcu_desk.__main__ import main
with contextlib.redirect_stdout(io.StringIO()):
    code = main(sys.argv[1:])
assert code == 0, code
print({LOADED})
"""
PAINT = f"""
import json, sys
from PySide6.QtCore import QEvent, QObject
from bcu_desk.shell.app import build

class FirstPaint(QObject):
    seen = None
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.seen is None:
            self.seen = {LOADED}
        return False

watch = FirstPaint()
qt, app = build(sys.argv[1:])
qt.installEventFilter(watch)
app.window.show()
while watch.seen is None:
    qt.processEvents()
print(watch.seen)
app.window.close()
qt.processEvents()
"""


def _loaded(script: str, *arguments: str) -> set[str]:
    """What a fresh process had loaded, as its last line of output tells."""
    told = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    return set(json.loads(told.stdout.splitlines()[-1]))


def test_a_call_on_the_command_line_loads_neither_qt_nor_heavy_libraries(sample_file: Path) -> None:
    assert NOT_FOR_A_CALL & _loaded(CALL, "info", str(sample_file)) == set()


def test_the_welcome_page_is_painted_before_anything_heavy_is_loaded() -> None:
    loaded = _loaded(PAINT)
    assert "PySide6" in loaded
    assert NOT_AT_FIRST_PAINT & loaded == set()


@pytest.mark.usefixtures("frozen_now")
def test_an_open_desk_is_painted_before_anything_heavy_is_loaded(sample_file: Path) -> None:
    assert NOT_AT_FIRST_PAINT & _loaded(PAINT, str(sample_file)) == set()
