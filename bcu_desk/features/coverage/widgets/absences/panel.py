"""Recording an absence: people, kind and times, what it does to wards, and what is in the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from bcu_desk.features.coverage.commands.absences import RecordAbsence
from bcu_desk.features.coverage.model.absences.columns import SHORTER
from bcu_desk.features.coverage.model.absences.judging import (
    OUT,
    Judged,
    is_ordered,
    judged,
    span_of,
)
from bcu_desk.features.coverage.model.absences.read import AbsenceView
from bcu_desk.features.coverage.model.absences.when import (
    OWN,
    SHIFT,
    quick_choices,
    times_of,
)
from bcu_desk.features.coverage.widgets.absences.effect import AbsenceEffect
from bcu_desk.features.coverage.widgets.absences.people import PeopleField
from bcu_desk.kit.fields import SegmentedField
from bcu_desk.kit.form import FieldSpec, Form, Values
from bcu_desk.kit.notice import Fix
from bcu_desk.work.wire import made

Ends = tuple[Callable[[Values], object], Callable[[], object]]
LAST_KINDS = ("leave", "sick")
FIRST_KIND = "local_aid"


class AbsenceForm(Form):
    """The form of `record_absence`, with the people above its fields; a digit picks a kind."""

    def __init__(self, seen: AbsenceView, people: PeopleField, ends: Ends) -> None:
        super().__init__(
            "coverage.absence",
            "Record an abstraction",
            _specs(seen),
            ("Record", ends[0]),
            ends[1],
            labels="left",
        )
        self._people = people
        self.insert(people)

    def show_refusal(
        self, message: str, field: str | None = None, fixes: Sequence[Fix] = ()
    ) -> None:
        """Say what is wrong; what is wrong with the people takes the keyboard there."""
        super().show_refusal(message, field, fixes)
        if field in ("people", "ward"):
            self._people.finder.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit picks the kind in that place; Enter does it, Esc ends it."""
        kind = self.field("kind")
        number = int(event.text()) if event.text() in "123456789" and event.text() else 0
        if isinstance(kind, SegmentedField) and 1 <= number <= len(kind.values()):
            kind.set_value(kind.values()[number - 1])
        else:
            super().keyPressEvent(event)


class AbsencePanel(QWidget):
    """The form with what it would do; `changed` when that is something else.

    `ends` are what sending and cancelling run; `now` is the minute that it is. `commands()` are
    what is to be done, as one step.
    """

    changed = Signal()

    def __init__(self, seen: AbsenceView, ends: Ends, now: int) -> None:
        super().__init__()
        self._seen, self._now = seen, now
        self._wanted: dict[str, str] = {}
        self._judged = Judged({})
        self.people = PeopleField(seen)
        self.form = AbsenceForm(seen, self.people, ends)
        self._effect = AbsenceEffect()
        self._effect.wanted.connect(self._want)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(self.form)
        lines.addWidget(_scrolled(self._effect), 1)
        self._begin()
        self.people.changed.connect(self._people_changed)
        self.people.grown.connect(self.form.fit)
        self.form.changed.connect(self._judge)
        self._segmented("when").chosen.connect(self._quick)
        for name in ("from", "to"):
            self.form.field(name).changed.connect(self._own_times)
        self._judge()

    def _segmented(self, name: str) -> SegmentedField:
        field = self.form.field(name)
        assert isinstance(field, SegmentedField)
        return field

    def _begin(self) -> None:
        """What the form starts with: the usual kind, the shift or the day, who ordered the last."""
        when = self._segmented("when")
        kinds = self._segmented("kind").values()
        self._segmented("kind").choose(FIRST_KIND if FIRST_KIND in kinds else kinds[0])
        when.choose(when.values()[0])
        self._set_times(when.value())
        self.form.set_value("ordered_by", self._seen.ordered_by)

    def fill(self, *, wards: Sequence[str] = (), person: str = "") -> None:
        """Offer the team of a ward, or take the DWOs of several; tick a person; go to the people.

        Where it is known who is meant, go on to the kind.
        """
        is_several = len(wards) > 1
        for ward in wards:
            self.people.add_team(ward, ticked=is_several)
        if person:
            self.people.add(person)
        kind = self._segmented("kind")
        known = person or is_several
        first: QWidget = kind.part(kind.value()) if known else self.people.finder
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def judged(self) -> Judged:
        """What recording would do as the form stands."""
        return self._judged

    def wards(self) -> tuple[str, ...]:
        """The wards that would lose anybody."""
        return tuple(turn.ward for turn in self._judged.turns)

    def commands(self) -> tuple[RecordAbsence, ...]:
        """What is to be recorded: one command for all those with whom the same is done."""
        values, groups = self.form.values(), dict[str, list[str]]()
        for collar, way in self._judged.ways.items():
            if way != OUT:
                groups.setdefault(way or "refuse", []).append(collar)
        ordered = values["ordered_by"] if is_ordered(self._seen, str(values["kind"])) else None
        told = {name: values[name] for name in ("kind", "from", "to", "note")}
        some_free = any("free" in one.ways for one in self._judged.in_the_way)
        nobody = "refuse" if some_free else "free"  # all are left out: nothing may be recorded
        return tuple(
            made(
                RecordAbsence,
                {**told, "people": people, "ordered_by": ordered, "on_overlap": way},
            )
            for way, people in (groups or {nobody: list(self._judged.ways)}).items()
        )

    def _people_changed(self) -> None:
        if self._segmented("when").value() == SHIFT:
            self._set_times(SHIFT)
        self._judge()

    def _quick(self, choice: str) -> None:
        self._set_times(choice)
        if choice == OWN:
            self.form.field("from").setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_times(self, choice: str) -> None:
        times = times_of(choice, self._seen, self.people.chosen(), self._now)
        if times is None:
            return
        for name, time in zip(("from", "to"), times, strict=True):
            field = self.form.field(name)
            field.blockSignals(True)  # these times are the choice's own
            field.set_value(time)
            field.blockSignals(False)
        self._judge()

    def _own_times(self) -> None:
        """Times set by hand are no quick choice any more."""
        self._segmented("when").choose(OWN)

    def _want(self, collar: str, way: str) -> None:
        """Do something else with somebody who is away then."""
        self._wanted[collar] = way
        self._judge()

    def _judge(self) -> None:
        """Tell what recording would do as the form stands."""
        values = self.form.values()
        kind = str(values["kind"])
        self.form.field("ordered_by").setEnabled(is_ordered(self._seen, kind))
        span = span_of(values["from"], values["to"])
        now = judged(self._seen, self.people.chosen(), kind, span, self._wanted)
        self._judged = now
        away = {one.person.collar: "away then" for one in now.in_the_way}
        out = [collar for collar, way in now.ways.items() if way == OUT]
        self.people.show_away(away, out)
        self._effect.show_judged(now)
        count = len(now.recorded())
        self.form.submit.setText(f"Record {count}" if count else "Record")
        self.changed.emit()


def _scrolled(effect: AbsenceEffect) -> QScrollArea:
    """The effects below the form, which scroll where there is no room for them."""
    inside = QWidget()
    inside.setObjectName("scrolled")
    lines = QVBoxLayout(inside)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.addWidget(effect)
    lines.addStretch(1)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _specs(seen: AbsenceView) -> tuple[FieldSpec, ...]:
    rows = sorted(
        (row for row in seen.board.kinds if row.on(seen.on)),
        key=lambda row: (row.counts_as in LAST_KINDS, row.id),
    )
    kinds = tuple((row.code, SHORTER.get(row.code, row.title)) for row in rows)
    return (
        FieldSpec("kind", "Kind", "segmented", kinds, hint=f"keys 1 to {len(kinds)}"),
        FieldSpec("when", "When", "segmented", quick_choices(seen)),
        FieldSpec("from", "From", "moment"),
        FieldSpec("to", "to", "moment", beside=True),
        FieldSpec("ordered_by", "Ordered by", "text", hint="Rank and name", needed=False),
        FieldSpec("note", "Note", "text", hint="A reference or reason", needed=False, beside=True),
    )
