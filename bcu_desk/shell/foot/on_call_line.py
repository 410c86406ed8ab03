"""Who is on call now, as a line of the status bar that follows the clock and leads to the rota."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from bcu_desk.domain.rota.on_call import RANK_OF, at_wall
from bcu_desk.domain.times import in_london, utc_text
from bcu_desk.kit.buttons import Button, restyled
from bcu_desk.store.session import Reader
from bcu_desk.work import wire
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

EVERY = 60_000
ASKED = "on_call_now"


class NowRow(Protocol):
    """What the line needs of a row of the query `on_call_now`."""

    bcu: str
    role: str
    who: str | None
    reserve_who: str | None
    phone: str | None
    double: bool
    until_minute: int
    next_who: str | None
    rota: bool


@dataclass(frozen=True, slots=True)
class Told:
    """What the line says, all of it in words, whether somebody is missing, and where it leads."""

    line: str = ""
    whole: str = ""
    gap: bool = False
    key: str = ""


class OnCallLine(Button):
    """The line; `due` is sent each minute while it is in the window, for it to be told anew.

    `asked` carries the key of the rota's page for what the line tells; `told` is sent after that.
    """

    due = Signal()
    asked = Signal(str)
    told = Signal()

    def __init__(self) -> None:
        super().__init__("", kind="link")
        self.setObjectName("status.on_call")
        self.setFixedHeight(24)
        self.setAccessibleName("On call now")
        self._key_of_page = self._line = ""
        self.clicked.connect(lambda: self.asked.emit(self._key_of_page))
        self._minutes = QTimer(self)
        self._minutes.setInterval(EVERY)
        self._minutes.timeout.connect(self.due)
        self.hide()

    def tell(self, told: Told) -> None:
        """Show who is on call; nothing where no BCU is in view."""
        self._key_of_page, self._line = told.key, told.line
        self.setText(told.line)
        self.setToolTip(told.whole)
        self.setAccessibleName(told.whole or "On call now")
        self.setProperty("tone", "bad" if told.gap else "")
        restyled(self)
        self.setVisible(bool(told.line))
        self.told.emit()

    def full_width(self) -> int:
        """How wide it is with all its words."""
        return self._edges() + self.fontMetrics().horizontalAdvance(self._line)

    def shorten(self, width: int) -> None:
        """Leave off what does not fit; the tool tip and the accessible name tell all of it."""
        room, mode = max(0, width - self._edges()), Qt.TextElideMode.ElideRight
        cut = width < self.full_width()
        text = self.fontMetrics().elidedText(self._line, mode, room) if cut else self._line
        if text != self.text():
            self.setText(text)

    def _edges(self) -> int:
        return self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the clock."""
        super().showEvent(event)
        self._minutes.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._minutes.stop()


def minute_now(clock: Clock, today: date) -> int:
    """The minute that counts as now: the time of the clock, on a sample's own day."""
    if today == clock.today():
        return clock.minute()
    wall = in_london(clock.minute())
    return at_wall(today, wall.hour * 60 + wall.minute)


def on_call_told(reader: Reader, view: View, at: int, queries: Mapping[str, type[Query]]) -> Told:
    """Read and say who is on call in the BCUs in view at a minute; nothing where nobody can."""
    if ASKED not in queries:
        return Told()
    asked = wire.made(queries[ASKED], {"at": utc_text(at)})
    found = asked.rows(reader, View(in_london(at).date(), view.scope))
    return told(cast("tuple[NowRow, ...]", found))


def _missing(rows: Sequence[NowRow]) -> str:
    """Whom nobody stands in for, and until when."""
    first, more = rows[0], len(rows) - 1
    line = f"No {RANK_OF[first.role]} on call in {first.bcu} until {_hour(first)}"
    return f"{line}, {more} more" if more else line


def told(rows: Sequence[NowRow]) -> Told:
    """One line: who is missing where anybody is, else each BCU's superintendent.

    A BCU without a rota misses nobody.
    """
    several = len({row.bcu for row in rows}) > 1
    known = [row for row in rows if row.rota]
    whole = "\n".join(_whole(row) for row in rows)
    if not known:
        key = f"{rows[0].bcu}:{rows[0].role}" if rows else ""
        return Told("No on-call rota" if rows else "", whole, key=key)
    missing = [row for row in known if row.who is None]
    if missing:
        key = f"{missing[0].bcu}:{missing[0].role}:fill"
        return Told(_missing(missing), whole, gap=True, key=key)
    leads = [row for row in known if row.role == "superintendent"]
    shown = " · ".join(_short(row, several=several) for row in leads)
    return Told(f"On call now {shown}", whole, key=f"{leads[0].bcu}:{leads[0].role}")


def _short(row: NowRow, *, several: bool) -> str:
    if several:
        return f"{row.bcu} {row.who} until {_hour(row)}"
    reserve = f" (reserve {row.reserve_who})" if row.reserve_who else ""
    return f"{row.who}{reserve} until {_hour(row)}"


def _whole(row: NowRow) -> str:
    """A role of a BCU in words, with who comes next."""
    after = f", then {row.next_who}" if row.next_who else ", then nobody"
    until = f"until {_hour(row)}{after}"
    if not row.rota:
        return f"{row.bcu}: no on-call rota"
    if row.who is None:
        return f"{row.bcu}: no {RANK_OF[row.role]} on call {until}"
    reserve = f", reserve {row.reserve_who}" if row.reserve_who else ", no reserve"
    phone = f", {row.phone}" if row.phone else ""
    double = ". More than one is on call" if row.double else ""
    return f"{row.bcu}: {row.who} on call{phone}{reserve}, {until}{double}"


def _hour(row: NowRow) -> str:
    return f"{in_london(row.until_minute):%H:%M}"
