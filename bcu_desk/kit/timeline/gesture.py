"""A change under the hand: taken with pointer or keys, judged as it goes, dropped or put back."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QPoint, Signal

from bcu_desk.kit.timeline.rows import (
    Axis,
    Fix,
    Grips,
    Judge,
    Mend,
    Proposal,
    TimelineBar,
    Verdict,
    anything,
    nothing_else,
)
from bcu_desk.kit.timeline.scale import Grip, begun, dragged, nudged, stretched, within_axis

FAR = 4  # pixels that the pointer goes before a press becomes a drag


@dataclass(frozen=True, slots=True)
class Spot:
    """What lies under the pointer.

    `zone` is names, space, bar, start, end, chip or nothing; `at` is the time there.
    """

    zone: str = "nothing"
    row: str = ""
    at: float = 0
    bar: TimelineBar | None = None
    chip: str = ""


class Gesture(QObject):
    """At most one proposal at a time, and where it stands.

    `phase` is '' (nothing), pressed, dragging, picked (by keys), refused (dropped where it may
    not be, the fixes shown) or held (waits for the caller).
    """

    changed = Signal()
    dropped = Signal(object)
    refused = Signal(object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.phase = ""
        self.asked: Proposal | None = None
        self.verdict = Verdict()
        self.fixes: tuple[Fix, ...] = ()
        self.judge: Judge = anything
        self.mend: Mend = nothing_else
        self.writable = True
        self.creates = True
        self._grip: Grip | None = None
        self._pressed_at = QPoint()

    def moving(self) -> bool:
        """Whether a proposal is under way and can be put back."""
        return self.phase in {"dragging", "picked", "refused"}

    def taken(self) -> TimelineBar | None:
        """The bar that is being changed, or None."""
        return self._grip.bar if self._grip is not None and self.asked is not None else None

    def press(self, spot: Spot, where: QPoint) -> None:
        """Take hold of what lies under the pointer."""
        self.cancel()
        modes = {"space": "create", "bar": "move", "start": "start", "end": "end"}
        mode, bar = modes.get(spot.zone), spot.bar
        if bar is not None and bar.hollow:
            mode, bar = "create", None
        if mode is None or not self.writable or not self._may(mode, bar):
            return
        self._grip = Grip(mode, spot.row, spot.at, bar)
        self._pressed_at = where
        self.phase = "pressed"

    def move(self, spot: Spot, where: QPoint, axis: Axis, *, free: bool, copy: bool) -> None:
        """Follow the pointer."""
        if self._grip is None or self.phase not in {"pressed", "dragging"}:
            return
        if self.phase == "pressed" and (where - self._pressed_at).manhattanLength() < FAR:
            return
        self.phase = "dragging"
        row = spot.row or self._grip.row
        asked = dragged(self._grip, row, spot.at, axis, free=free)
        whole = self._grip.mode == "move"
        self._ask(replace(asked, copy=copy and whole), axis)

    def release(self) -> None:
        """Drop what is dragged; a press without a drag is no gesture."""
        if self.phase == "dragging":
            self.drop()
        elif self.phase == "pressed":
            self.cancel()

    def _may(self, mode: str, bar: TimelineBar | None) -> bool:
        """Whether a part of a bar can be taken hold of, or a new one drawn."""
        if bar is None:
            return self.creates
        whole = bar.grips is Grips.WHOLE
        return bar.movable and (whole or (bar.grips is Grips.ENDS and mode != "move"))

    def pick(self, bar: TimelineBar) -> None:
        """Take a bar by the keyboard."""
        self.cancel()
        if self.writable and bar.movable and bar.grips is not Grips.NONE:
            self._grip = Grip("move", bar.row, bar.start, bar)
            self.phase = "picked"
            self.asked = Proposal(bar.row, bar.start, bar.end, bar.key)
            self._told()

    def nudge(self, by: int, axis: Axis) -> None:
        """Earlier or later; only the start of a bar that is dragged by its ends."""
        if self.asked is not None:
            change = begun if self._by_ends() else nudged
            self._ask(change(self.asked, by, axis), axis)

    def stretch(self, by: int, axis: Axis) -> None:
        """A shorter or longer one."""
        if self.asked is not None:
            self._ask(stretched(self.asked, by, axis), axis)

    def copy(self, axis: Axis) -> None:
        """A copy beside the bar that was taken, or that bar itself again."""
        if self.asked is not None and self.asked.bar is not None and not self._by_ends():
            self._ask(replace(self.asked, copy=not self.asked.copy), axis)

    def to_row(self, row: str, axis: Axis) -> None:
        """On another row."""
        if self.asked is not None and row and not self._by_ends():
            self._ask(replace(self.asked, row=row), axis)

    def _by_ends(self) -> bool:
        return (
            self._grip is not None
            and self._grip.bar is not None
            and self._grip.bar.grips is Grips.ENDS
        )

    def drop(self) -> None:
        """Let go: hand it on where it may be, else keep it and show what would work."""
        asked = self.asked
        if asked is None:
            return
        if self._is_as_it_was(asked):
            self.cancel()
        elif self.verdict.ok:
            self.cancel()
            self.dropped.emit(asked)
        else:
            self.phase = "refused"
            self.fixes = tuple(self.mend(asked))
            self.changed.emit()
            self.refused.emit(asked, self.verdict)

    def choose(self, number: int) -> bool:
        """Take the fix with this number, counted from 0; whether there is one."""
        if self.phase != "refused" or not 0 <= number < len(self.fixes):
            return False
        chosen = self.fixes[number].proposal
        self.cancel()
        self.dropped.emit(chosen)
        return True

    def hold(self, asked: Proposal | None) -> None:
        """Show a proposal that the caller works on, or none."""
        self.cancel()
        if asked is not None:
            self.phase, self.asked = "held", asked
            self.verdict = self.judge(asked)
            self._told()

    def cancel(self) -> None:
        """Put everything back."""
        was = self.phase
        self.phase, self.asked, self._grip = "", None, None
        self.verdict, self.fixes = Verdict(), ()
        if was not in {"", "pressed"}:
            self._told()

    def _ask(self, asked: Proposal, axis: Axis) -> None:
        if asked == self.asked or not within_axis(asked, axis):
            return
        if self.phase == "refused":
            self.phase, self.fixes = "picked", ()
        self.asked = asked
        self.verdict = Verdict() if self._is_as_it_was(asked) else self.judge(asked)
        self._told()

    def _is_as_it_was(self, asked: Proposal) -> bool:
        bar = self._grip.bar if self._grip is not None else None
        place = (asked.row, asked.start, asked.end)
        return bar is not None and place == (bar.row, bar.start, bar.end) and not asked.copy

    def _told(self) -> None:
        self.changed.emit()
