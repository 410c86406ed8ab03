"""Mending cover by forms and drops: moves, and targets of one ward or of several."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from bcu_desk.domain.assignments import WARD_OFFICER
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.commands.moves import MoveOfficer
from bcu_desk.features.coverage.commands.targets import SetTarget
from bcu_desk.features.coverage.model.lenses.several import several_of
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.moves import full_wards, lens_of, question_of, verdict
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.features.coverage.widgets.forms import target_form
from bcu_desk.features.coverage.widgets.move_panel import MovePanel
from bcu_desk.features.coverage.widgets.several.targets import (
    several_target_form,
    target_commands,
)
from bcu_desk.features.coverage.widgets.side import Side
from bcu_desk.kit.form import Form, Values
from bcu_desk.kit.map.looks import Verdict
from bcu_desk.kit.map.view import AreaMap
from bcu_desk.kit.page import Page
from bcu_desk.work.wire import made

READING = "The wards are still being read"
NO_REASON = "Say why they leave their ward: pick an answer above, or type one."


class Mending(QObject):
    """The gestures of the page.

    `done` carries the ward that was mended; `over` is sent when a form is put away; `carrying`
    when an officer is taken in hand or let go.
    """

    done = Signal(str)
    over = Signal()
    carrying = Signal()

    def __init__(self, page: Page, side: Side, shown: AreaMap) -> None:
        super().__init__(page)
        self._page, self._side, self._map = page, side, shown
        self._loaded: Loaded | None = None
        self._carried = ""

    def show_loaded(self, loaded: Loaded) -> None:
        """Work with what was read last."""
        self._loaded = loaded

    def form(self) -> Form | None:
        """The form that is open, if any."""
        return self._side.form

    def panel(self) -> QWidget | None:
        """The panel that is open, with its form; None where none is."""
        return self._side.panel

    def dimmed(self) -> frozenset[str]:
        """The wards that the officer in hand can't go to."""
        if self._loaded is None or not self._carried:
            return frozenset()
        return full_wards(self._loaded, self._carried)

    def judge(self, collar: str, ward: str) -> Verdict:
        """What a drop of an officer on a ward would do, in words."""
        if self._loaded is None:
            return Verdict(ok=False, words=READING)
        return verdict(self._loaded, collar, ward)

    def carry(self, collar: str) -> None:
        """An officer is taken in hand; '' when the drag is over."""
        self._carried = collar
        held = self._loaded.holder(collar) if self._loaded else None
        self._map.show_giving(held.ward if held else "")
        self.carrying.emit()

    def drop(self, collar: str, ward: str) -> None:
        """Move an officer from the day shown, without an end; who leaves a ward is asked about."""
        if self._loaded is not None and question_of(self._loaded, collar) is not None:
            self.open_move(person=collar, ward=ward)
            return
        command = MoveOfficer(person=collar, to_ward=ward, from_day=self._page.context.view().on)
        self._page.do(command, on_done=lambda _: self.done.emit(ward))

    def open_move(self, *, person: str = "", ward: str = "", kind: str = WARD_OFFICER) -> None:
        """Open the form that puts an officer on a ward."""
        loaded = self._open_to_change()
        if loaded is None:
            return
        lens = Lens.IN_POST if kind == WARD_OFFICER else Lens.PCSO
        lens = lens_of(loaded, person) if person else lens
        panel = MovePanel(loaded, lens, (lambda values: self._send_move(panel, values), self.close))
        panel.changed.connect(lambda: self._show_wards(panel))
        self._side.show_form(panel, panel.form)
        panel.fill(ward=ward, person=person)

    def _show_wards(self, panel: MovePanel) -> None:
        """Mark the wards that the open form is about."""
        self._map.show_giving(panel.giving())
        if panel.ward():
            self._map.choose(panel.ward())

    def open_target(self, ward: str) -> None:
        """Open the form that sets a ward's targets."""
        loaded = self._open_to_change()
        if loaded is None:
            return
        form = target_form(loaded, (self._send_target, self.close))
        row = loaded.row(ward)
        form.set_value("ward", ward)
        form.set_value("from", loaded.on)
        form.set_value("dwo", row.base_target_dwo if row else 2)
        form.set_value("uplift", row.uplift_dwo if row else 0)
        form.set_value("pcso", row.target_pcso if row else 1)
        self._side.show_form(form, form)
        form.field("dwo" if ward else "ward").setFocus(Qt.FocusReason.OtherFocusReason)

    def open_targets(self, wards: tuple[str, ...]) -> None:
        """Open the form that sets the targets of several wards."""
        loaded = self._open_to_change()
        if loaded is None:
            return
        several = several_of(loaded, wards, Lens.IN_POST)
        form = several_target_form(
            several, (lambda told: self._send_targets(wards, told), self.close)
        )
        form.set_value("from", loaded.on)
        self._side.show_form(form, form)
        form.field("dwo").setFocus(Qt.FocusReason.OtherFocusReason)

    def _send_targets(self, wards: tuple[str, ...], values: Values) -> None:
        """Set the targets of several wards as one step; those wards stay chosen."""
        form = self.form()
        try:
            commands = target_commands(wards, values)
        except Refused as refused:
            self._page.show_refusal(refused, form)
            return
        self._page.do(*commands, form=form, on_done=lambda _: self.close())

    def _open_to_change(self) -> Loaded | None:
        """What the page shows, where there is something and it may be changed."""
        loaded = self._loaded
        if loaded is None or not loaded.cover or self._page.context.desk.read_only:
            return None
        return loaded

    def close(self) -> None:
        """Put the form away with nothing changed."""
        if self._side.put_away():
            self._map.show_giving("")
            self.over.emit()

    def _send_move(self, panel: MovePanel, values: Values) -> None:
        """Move somebody, once it is told why they leave a ward that they are dedicated to."""
        if panel.lacks_reason():
            panel.form.show_refusal(NO_REASON)
            panel.ask_reason()
            return
        command = made(MoveOfficer, values)
        self._page.do(
            command,
            form=panel.form,
            on_done=lambda _: self._end(command.to_ward),
            reason=panel.reason(),
        )

    def _send_target(self, values: Values) -> None:
        command = made(SetTarget, values)
        self._page.do(command, form=self.form(), on_done=lambda _: self._end(command.ward))

    def _end(self, ward: str) -> None:
        self.close()
        self.done.emit(ward)
