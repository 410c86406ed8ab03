"""Putting somebody on a ward: the form, who is best placed, and what turns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import class_colour
from bcu_desk.features.coverage.model.moves import (
    Change,
    about,
    candidates,
    changes,
    question_of,
)
from bcu_desk.features.coverage.rules.standings import Candidate, Lens, Standing
from bcu_desk.features.coverage.widgets.forms import Ends, move_form, people_options
from bcu_desk.features.coverage.widgets.moving.question import MoveQuestion
from bcu_desk.kit.controls import Card, button, rule, words
from bcu_desk.kit.fields import ChoiceField
from bcu_desk.kit.look.tokens import ink_on

MOST_SHOWN = 4


class MovePanel(QWidget):
    """A form for a move with the people to ask first; `changed` when ward or person is another."""

    changed = Signal()

    def __init__(self, loaded: Loaded, lens: Lens, ends: Ends) -> None:
        super().__init__()
        self._loaded, self._lens = loaded, lens
        self.form = move_form(loaded, "", lens, ends)
        self._ward, self._person = self._field("ward"), self._field("person")
        self.form.set_value("from", loaded.on)
        self._asked = Suggestions()
        self._asked.taken.connect(lambda collar: self.form.set_value("person", collar))
        self._question = MoveQuestion()
        self.form.insert(self._question, after="to")
        self._question.resized.connect(self.form.fit)
        self._effect = Effect()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(self.form)
        lines.addWidget(self._effect)
        lines.addWidget(self._asked)
        lines.addStretch(1)
        self._ward.changed.connect(lambda _: self._other_ward())
        self._person.changed.connect(lambda _: self._show_effect())
        self._other_ward()

    def _field(self, name: str) -> ChoiceField:
        field = self.form.field(name)
        assert isinstance(field, ChoiceField)
        return field

    def fill(self, *, ward: str, person: str) -> None:
        """Fill in what is known, and go to what is not."""
        if ward:
            self.form.set_value("ward", ward)
        if person:
            self.form.set_value("person", person)
        first = "from" if ward and person else "ward" if not ward else "person"
        if first == "from" and self._question.is_asked():
            self.ask_reason()
        else:
            self.form.field(first).setFocus()

    def ask_reason(self) -> None:
        """Go to the question why somebody leaves their ward."""
        self._question.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def lacks_reason(self) -> bool:
        """Whether the question is asked and not answered."""
        return self._question.is_asked() and not self._question.told()

    def reason(self) -> str | None:
        """Why the person leaves their ward; None where they leave none."""
        return self._question.told() if self._question.is_asked() else None

    def ward(self) -> str:
        """The code of the ward chosen, or ''."""
        return self._ward.value()

    def giving(self) -> str:
        """The code of the ward that the person chosen would leave, or ''."""
        held = self._loaded.holder(self._person.value())
        return held.ward if held else ""

    def effect(self) -> tuple[Change, ...]:
        """What would turn, as far as ward and person are chosen."""
        if not self._ward.value() or not self._person.value():
            return ()
        return changes(self._loaded, self._person.value(), self._ward.value())

    def _other_ward(self) -> None:
        """Rank the people anew for another ward."""
        ward = self._ward.value()
        found = candidates(self._loaded, ward, self._lens)
        self.form.offer("person", people_options(found))
        row = self._loaded.row(ward)
        self._asked.show_people(row.name if row else "", found[:MOST_SHOWN] if row else ())
        self._show_effect()

    def _show_effect(self) -> None:
        """Tell what would turn, and ask why the person leaves their ward."""
        self._question.ask(question_of(self._loaded, self._person.value()))
        self._asked.make_room(wanted=self._question.is_asked())
        self._effect.show_changes(self.effect())
        self.changed.emit()


class Suggestions(Card):
    """The people to ask first for a ward; `taken` carries a collar number."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage.suggestions")
        self._count = 0
        self._title = words("", "section")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 8)
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(words("nobody left short first, then the nearest", "secondary"), 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(rule())
        lines.addLayout(self._rows)

    def show_people(self, ward: str, found: tuple[Candidate, ...]) -> None:
        """Show some people, or nothing where no ward is chosen."""
        _clear(self._rows)
        self._title.setText(f"Best placed for {ward}")
        for number, one in enumerate(found, start=1):
            self._rows.addWidget(self._row(number, one))
        self._count = len(found)
        self.setVisible(bool(found))

    def make_room(self, *, wanted: bool) -> None:
        """Leave the room to a question that is asked of the person chosen, or take it again."""
        self.setVisible(bool(self._count) and not wanted)

    def _row(self, number: int, one: Candidate) -> QWidget:
        row = QFrame()
        row.setProperty("row", "true")
        line = QHBoxLayout(row)
        line.setContentsMargins(15, 7, 12, 7)
        line.setSpacing(10)
        line.addWidget(words(str(number), "secondary"))
        pair = QVBoxLayout()
        pair.setSpacing(1)
        pair.addWidget(words(f"{one.name} {one.collar}", "strong"))
        told = words(about(one), "secondary", wrap=True)
        pair.addWidget(told)
        line.addLayout(pair, 1)
        take = button("Choose", f"coverage.move.take.{one.collar}")
        take.setAccessibleName(f"Choose {one.name} {one.collar}, {about(one)}")
        take.clicked.connect(lambda: self.taken.emit(one.collar))
        line.addWidget(take)
        return row


class Effect(Card):
    """What would turn if the form was sent: each ward before and after."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage.effect")
        self.setProperty("tone", "accent")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 9, 16, 9)
        self._lines.setSpacing(5)
        self.hide()

    def show_changes(self, found: tuple[Change, ...]) -> None:
        """Show changes, or nothing where there are none."""
        _clear(self._lines)
        for change in found:
            self._lines.addWidget(_change_line(change))
        self.setAccessibleName("; ".join(change.words() for change in found))
        self.setVisible(bool(found))


def _clear(lines: QVBoxLayout) -> None:
    """Take all widgets out of a layout for good."""
    while (item := lines.takeAt(0)) is not None:
        gone = item.widget()
        if gone is not None:
            gone.hide()
            gone.deleteLater()


def _change_line(change: Change) -> QWidget:
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(words(change.name, "strong"))
    line.addWidget(_badge(change.before))
    line.addWidget(words("→", "secondary"))
    line.addWidget(_badge(change.after))
    line.addWidget(words(change.words().split(", ", 1)[1], "secondary"), 1)
    return made


def _badge(standing: Standing) -> QLabel:
    colour = class_colour(standing)
    made = words(str(standing.there), "strong")
    made.setStyleSheet(
        f"background: {colour}; color: {ink_on(colour)}; border-radius: 3px; padding: 1px 8px;"
    )
    return made
