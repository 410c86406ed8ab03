"""The last resort: logged, told, never a trace before a user."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from bcu_desk.shell.crash import log_error, log_path, watch


def _raised() -> ZeroDivisionError:
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError as error:
        return error
    raise AssertionError


def test_an_error_is_logged_with_its_trace(tmp_path: Path) -> None:
    log_error(tmp_path, _raised())
    text = log_path(tmp_path).read_text("utf-8")
    assert "ERROR uncaught" in text
    assert "ZeroDivisionError" in text


def test_a_log_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    log_error(tmp_path / "not" / "there", _raised())
    assert list(tmp_path.iterdir()) == []


def test_uncaught_errors_of_every_thread_are_told_in_words(tmp_path: Path) -> None:
    told: list[str] = []
    before = sys.excepthook
    end = watch(tmp_path, told.append)
    error = _raised()
    sys.excepthook(type(error), error, error.__traceback__)
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    end()
    assert sys.excepthook is before
    assert len(told) == 2
    assert str(log_path(tmp_path)) in told[0]
    assert "Traceback" not in told[0]
    assert log_path(tmp_path).read_text("utf-8").count("ERROR uncaught") == 2
