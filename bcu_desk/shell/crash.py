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
Told = Callable[[str], None]
_LOG = logging.getLogger("bcu_desk")
WORDS = (
    "Something went wrong that BCU Desk did not expect. Everything saved before is safe in the"
    " file. Go on working; if it comes again, send {log} to whoever looks after the program."
)


def watch(profile: Path, tell: Told) -> None:
    """Log uncaught errors of every thread to `profile/log.txt` and tell the user in words."""
    path = profile / "log.txt"
    handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(handler)
    _LOG.setLevel(logging.INFO)
    words = WORDS.format(log=path)

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _LOG.error("uncaught", exc_info=(kind, error, trace))
        tell(words)

    def caught_in_thread(told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            caught(told.exc_type, told.exc_value, told.exc_traceback)

    sys.excepthook = caught
    threading.excepthook = caught_in_thread
