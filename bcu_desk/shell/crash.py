"""The last resort: an error nobody caught is logged, told in plain words, and nothing is lost."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

LOG_BYTES = 500_000
Told = Callable[[str], object]
WORDS = (
    "Something went wrong that BCU Desk did not expect. Everything saved before is safe in the"
    " file. Go on working; if it comes again, send {log} to whoever looks after the program."
)


def log_path(profile: Path) -> Path:
    """Where errors are logged."""
    return profile / "log.txt"


def log_error(profile: Path, error: BaseException) -> None:
    """Write an error with its trace to the log of a profile; a log that can't be written is none.

    Python's own logging is used with a handler of this call alone, so that nothing stays open.
    """
    try:
        path = log_path(profile)
        handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8")
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    told = (type(error), error, error.__traceback__)
    handler.handle(logging.LogRecord("bcu_desk", logging.ERROR, "", 0, "uncaught", (), told))
    handler.close()


def watch(profile: Path, tell: Told) -> Callable[[], None]:
    """Log uncaught errors of every thread and tell the user in words; returns what ends that.

    `tell` may be called from any thread.
    """
    words = WORDS.format(log=log_path(profile))
    before = sys.excepthook, threading.excepthook

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log_error(profile, error)
        tell(words)

    def caught_in_thread(told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            caught(told.exc_type, told.exc_value, told.exc_traceback)

    def end() -> None:
        sys.excepthook, threading.excepthook = before

    sys.excepthook = caught
    threading.excepthook = caught_in_thread
    return end
