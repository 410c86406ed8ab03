"""Who is away: people and whole ward teams, found by typing, each with a tick."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.domain.assignments import WARD_OFFICER
from bcu_desk.features.coverage.model.absences.read import AbsenceView, Known
from bcu_desk.kit.controls import icon_button, restyled, words
from bcu_desk.kit.fields import ChoiceField, Option
from bcu_desk.kit.flow import FlowLayout
from bcu_desk.kit.form import LABEL_WIDTH

TEAM = "team:"


class PeopleField(QWidget):
    """A line to type in, and the people found with a tick each; `changed` when others are ticked.

    A team comes with its DWOs ticked, or with nobody where it is only offered. `grown` when it
    needs another height.
    """

    changed = Signal()
    grown = Signal()

    def __init__(self, seen: AbsenceView) -> None:
        super().__init__()
        self._seen = seen
        self._boxes: dict[str, QCheckBox] = {}
        self._rows: dict[str, QWidget] = {}
        self.finder = ChoiceField("coverage.absence.people", "People")
        self.finder.offer(_options(seen))
        self.finder.edit.setPlaceholderText("Type a name or number, or a ward for its team")
        self.finder.changed.connect(self._take)
        label = words("People", "label")
        label.setBuddy(self.finder)
        label.setFixedWidth(LABEL_WIDTH)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        label.setContentsMargins(0, 9, 0, 0)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.finder, 1)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(2)
        self._lines.addLayout(head)
        self.setFocusProxy(self.finder)

    def chosen(self) -> tuple[Known, ...]:
        """Everybody who is ticked."""
        found = (
            self._seen.person(collar) for collar, box in self._boxes.items() if box.isChecked()
        )
        return tuple(one for one in found if one is not None)

    def add(self, collar: str) -> None:
        """Tick a person, who is shown with their ward."""
        one = self._seen.person(collar)
        if one is not None:
            self._show(one).setChecked(True)
            self.changed.emit()

    def add_team(self, ward: str, *, ticked: bool = True) -> None:
        """Show the people of a ward; its DWOs are ticked, unless the team is only offered."""
        for one in self._seen.team(ward):
            box = self._show(one)
            if ticked and one.kind == WARD_OFFICER:
                box.setChecked(True)
        self.changed.emit()

    def show_away(self, told: Mapping[str, str], out: Collection[str]) -> None:
        """Say of some people that they are away, and of whom nothing is recorded."""
        for collar, box in self._boxes.items():
            one = self._seen.person(collar)
            if one is None:
                continue
            why = told.get(collar, "")
            left = ", left out" if collar in out else ""
            box.setText(f"{self._label(one)}{f', {why}' if why else ''}{left}")
            box.setAccessibleName(f"{one.name} {collar}{f', {why}' if why else ''}{left}")
            if (box.property("tone") or "") != ("warn" if why else ""):
                box.setProperty("tone", "warn" if why else "")
                restyled(box)

    def event(self, event: QEvent) -> bool:
        """Tell when there is more or less to show."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return done

    def _take(self, key: str) -> None:
        """A choice was made: add it, and empty the line for the next one."""
        if not key:
            return
        self.finder.set_value("")
        if key.startswith(TEAM):
            self.add_team(key.removeprefix(TEAM))
        else:
            self.add(key)

    def _show(self, one: Known) -> QCheckBox:
        """The tick of a person, in the row of their ward."""
        if one.collar in self._boxes:
            return self._boxes[one.collar]
        box = QCheckBox(self._label(one))
        box.setToolTip(f"{one.rank} {one.name} {one.collar}")
        box.setObjectName(f"coverage.absence.person.{one.collar}")
        box.setAccessibleName(f"{one.name} {one.collar}")
        box.toggled.connect(lambda _: self.changed.emit())
        self._boxes[one.collar] = box
        self._row(one.ward).addWidget(box)
        return box

    def _label(self, one: Known) -> str:
        """Rank and surname; with the number where the team has two of that name."""
        alike = [other for other in self._seen.team(one.ward) if other.short == one.short]
        return one.short if one.ward and len(alike) == 1 else f"{one.short} {one.collar}"

    def _row(self, ward: str) -> FlowLayout:
        """The row of a ward, new where there is none yet."""
        if ward not in self._rows:
            self._rows[ward] = self._made_row(ward)
            self._lines.addWidget(self._rows[ward])
        flow = self._rows[ward].findChild(_Flow)
        assert flow is not None
        return flow.flow

    def _made_row(self, ward: str) -> QWidget:
        place = self._seen.place(ward)
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 2, 0, 0)
        line.setSpacing(12)
        name = words(place.ward.name if place else "Off the wards", "secondary", wrap=True)
        name.setFixedWidth(LABEL_WIDTH)
        line.addWidget(name)
        line.addWidget(_Flow(), 1)
        told = place.ward.name if place else "those off the wards"
        away = icon_button("close", f"Take {told} out", f"coverage.absence.out.{ward or 'others'}")
        away.clicked.connect(lambda: self._remove(ward))
        line.addWidget(away)
        return made

    def _remove(self, ward: str) -> None:
        """Take a ward's row with its people out."""
        row = self._rows.pop(ward)
        for one in self._seen.people:
            if one.ward == ward:
                self._boxes.pop(one.collar, None)
        self._lines.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.finder.edit.setFocus()
        self.changed.emit()


class _Flow(QWidget):
    """A widget whose parts wrap like words."""

    def __init__(self) -> None:
        super().__init__()
        self.flow = FlowLayout(gap=12)
        self.setLayout(self.flow)


def _options(seen: AbsenceView) -> tuple[Option, ...]:
    """Everybody, and each ward's team after its people."""
    names = {place.ward.code: place.ward.name for place in seen.places}
    teams = (
        Option(
            f"{TEAM}{place.ward.code}",
            f"{place.ward.name} team",
            f"{len(seen.team(place.ward.code))} people, {place.borough.short_name}",
        )
        for place in seen.places
        if seen.team(place.ward.code)
    )
    people = (
        Option(one.collar, f"{one.rank} {one.name} {one.collar}", _about(one, names))
        for one in seen.people
    )
    return (*teams, *people)


def _about(one: Known, names: Mapping[str, str]) -> str:
    return f"{one.kind.upper()}, {names[one.ward]}" if one.ward in names else one.post
