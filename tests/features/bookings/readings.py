"""What the page reads of the small fleet."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.bookings.model.loaded import Loaded, load
from bcu_desk.features.bookings.model.window import Stretch, Window
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.features.bookings.small import DAY, NOW, VIEW


def read(path: Path, asked: Free | None = None, *, stretch: Stretch = Stretch.DAY) -> Loaded:
    """What the page reads."""
    with Desk(path, Clock(NOW)).reader() as reader:
        return load(reader, VIEW, Window(DAY, stretch), asked)
