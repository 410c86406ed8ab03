"""The gestures on absences: a form for each, and the command that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from bcu_desk.domain.times import london_text, utc_text
from bcu_desk.features.coverage.commands.absences import ChangeAbsence, EndAbsence
from bcu_desk.features.coverage.model.absences.read import AbsenceView
from bcu_desk.features.coverage.queries.absences import AbsenceRow
from bcu_desk.features.coverage.widgets.absences.forms import change_form, end_form
from bcu_desk.features.coverage.widgets.absences.panel import AbsencePanel
from bcu_desk.kit.form import Form, Values
from bcu_desk.work.changes import Done
from bcu_desk.work.command import Command
from bcu_desk.work.wire import made

QUARTER = 15


class Doer(Protocol):
    """What runs commands as one step: the page."""

    def __call__(
        self,
        *commands: Command,
        on_done: Callable[[Done], object] | None = None,
        form: Form | None = None,
    ) -> None:
        """Run commands as one step."""


class Holds(Protocol):
    """What shows a panel with its form: the right of the page."""

    def show_form(self, panel: QWidget, form: Form) -> None:
        """Show a panel with its form."""


class AbsenceGestures(QObject):
    """Opens the forms of absences and sends what comes of them.

    `done` carries a ward that was changed, or ''; `wards_meant` the wards that the open form would
    take somebody from. `close` puts the open form away.
    """

    done = Signal(str)
    wards_meant = Signal(tuple)

    def __init__(
        self, do: Doer, side: Holds, close: Callable[[], object], now: Callable[[], int]
    ) -> None:
        super().__init__()
        self._do, self._side, self._close, self._now = do, side, close, now
        self._read: AbsenceView | None = None

    def record(
        self, seen: AbsenceView, *, wards: Sequence[str] = (), person: str = ""
    ) -> AbsencePanel:
        """Open the form that records an absence, for wards' teams or a person where told."""
        panel = AbsencePanel(seen, (lambda _: self._send(panel), self._close), self._now())
        panel.changed.connect(lambda: self.wards_meant.emit(panel.wards()))
        self._side.show_form(panel, panel.form)
        panel.fill(wards=wards, person=person)
        return panel

    def show_read(self, read: AbsenceView) -> None:
        """Work with what was read last."""
        self._read = read

    def change(self, row: AbsenceRow) -> Form | None:
        """Open the form that changes an absence; nothing before anything is read."""
        seen = self._read
        if seen is None:
            return None

        def send(values: Values) -> None:
            told = {name: "" if value is None else value for name, value in values.items()}
            named = _named(row)
            began = {"from": named.pop("began")}
            command = made(ChangeAbsence, {**named, **began, **told})
            self._do(command, form=form, on_done=lambda _: self._end(row.ward or ""))

        form = change_form(seen, row, (send, self._close))
        self._open(form, "new_to")
        return form

    def end(self, row: AbsenceRow) -> Form:
        """Open the form that ends an absence early: now, or an hour before its end."""

        def send(values: Values) -> None:
            command = EndAbsence(**_named(row), at=str(values["at"]))
            self._do(command, form=form, on_done=lambda _: self._end(row.ward or ""))

        now = -(-self._now() // QUARTER) * QUARTER
        at = now if row.start < now < row.end else max(row.start, row.end - 60)
        form = end_form(row, london_text(at), (send, self._close))
        self._open(form, "at")
        return form

    def remove(self, row: AbsenceRow) -> None:
        """Take an absence out altogether; undo brings it back."""
        self._do(EndAbsence(**_named(row)), on_done=lambda _: self.done.emit(row.ward or ""))

    def _send(self, panel: AbsencePanel) -> None:
        wards = panel.wards()
        ward = wards[0] if wards else ""
        self._do(*panel.commands(), form=panel.form, on_done=lambda _: self._end(ward))

    def _open(self, form: Form, first: str) -> None:
        self._side.show_form(form, form)
        form.field(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self, ward: str) -> None:
        self._close()
        self.done.emit(ward)


def _named(row: AbsenceRow) -> dict[str, str]:
    """How a command names an absence."""
    return {"person": row.person, "began": utc_text(row.start), "kind": row.kind}
