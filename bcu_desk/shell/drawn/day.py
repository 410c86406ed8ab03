"""What calls that draw to a file share: the day read, an application to draw with."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication

from bcu_desk.domain.places import Bcu
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import day_of, minute_of
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.store.session import Reader
from bcu_desk.work import wire
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View


@contextmanager
def day_asked_for(desk: Desk, given: argparse.Namespace) -> Iterator[tuple[Reader, View]]:
    """A reader and the view of the day and BCUs asked for, as known now or at an instant.

    Raises Refused for a day too far off, a bad instant, or a BCU that the file lacks.
    """
    on = day_of(given.on, "on") if given.on else desk.clock.today()
    wire.refuse_far_day(on, "on")
    known_at = minute_of(given.known_at, "known_at") if given.known_at else None
    view = View(on, tuple(given.bcu or ()), known_at=known_at)
    with desk.reader() if known_at is None else desk.reader_of_past(known_at) as reader:
        known = {bcu.code for bcu in reader.every(Bcu)}
        for code in view.scope:
            if code not in known:
                raise Refused("unknown_bcu", value=code[:60], field="bcu")
        yield reader, view


def application() -> QApplication:
    """An application to draw with; no screen is needed."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    made = QApplication(["bcu-desk"])
    apply_theme(made, "light")
    return made
