"""The gestures on rosters: a form for each, and the command that comes of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from bcu_desk.features.coverage.commands.rosters import AssignShift, EndShift
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.widgets.absences.gestures import Doer, Holds
from bcu_desk.features.coverage.widgets.rosters.panel import RosterPanel, end_form
from bcu_desk.kit.form import Form, Values
from bcu_desk.work.wire import made


class RosterGestures(QObject):
    """Opens the panel of shift patterns and sends what comes of it.

    `done` is sent when a roster was changed; `close` puts the open form away.
    """

    done = Signal()

    def __init__(self, do: Doer, side: Holds, close: Callable[[], object]) -> None:
        super().__init__()
        self._do, self._side, self._close = do, side, close

    def open(self, loaded: Loaded) -> RosterPanel | None:
        """Open the panel; None before rates and patterns are read."""
        if loaded.rates is None:
            return None

        def send(values: Values) -> None:
            command = made(AssignShift, panel.fields(values))
            self._do(command, form=panel.form, on_done=lambda _: self._end())

        panel = RosterPanel(loaded.rates.patterns, loaded, (send, self._close))
        panel.ending.connect(lambda: self.end(loaded))
        self._side.show_form(panel, panel.form)
        panel.form.field("who").setFocus(Qt.FocusReason.OtherFocusReason)
        return panel

    def end(self, loaded: Loaded) -> Form:
        """Open the form that ends somebody's roster."""

        def send(values: Values) -> None:
            command = made(EndShift, values)
            self._do(command, form=form, on_done=lambda _: self._end())

        form = end_form(loaded, (send, self._close))
        self._side.show_form(form, form)
        form.field("person").setFocus(Qt.FocusReason.OtherFocusReason)
        return form

    def _end(self) -> None:
        self._close()
        self.done.emit()
