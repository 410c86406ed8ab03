"""Forms inside a page: fields in a column, errors beside their field, Enter does it, Esc ends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bcu_desk.kit import fields as kinds
from bcu_desk.kit.controls import button, restyled, words
from bcu_desk.kit.fields import Option

Values = dict[str, object]
Fix = tuple[str, Callable[[], object]]
Field = (
    kinds.ChoiceField
    | kinds.DayField
    | kinds.MomentField
    | kinds.TextField
    | kinds.NoteField
    | kinds.NumberField
    | kinds.TickField
    | kinds.SegmentedField
)


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field: `kind` is choice, text, number, day, moment, segmented, note or tick.

    `options` are (key, label) pairs or Option rows; `hint` says what is expected.
    """

    name: str
    label: str
    kind: str = "text"
    options: tuple[tuple[str, str] | Option, ...] = ()
    hint: str = ""
    needed: bool = True


class Form(QFrame):
    """A form of one gesture; `name` is `<page>.<form>`.

    `on_submit` gets the values by field name; fields left empty that are not needed are None.
    """

    def __init__(
        self,
        name: str,
        title: str,
        specs: Sequence[FieldSpec],
        submit: tuple[str, Callable[[Values], object]],
        cancel: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("card", "true")
        self._specs = tuple(specs)
        self._fields: dict[str, Field] = {}
        self._on_submit = submit[1]
        self._on_cancel = cancel
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 14, 16, 14)
        self._lines.setSpacing(6)
        self.title = words(title, "title")
        self.title.setWordWrap(True)
        self._lines.addWidget(self.title)
        for spec in self._specs:
            self._add(spec)
        self._trouble = self._trouble_box()
        self._lines.addWidget(self._trouble)
        self._lines.addStretch(1)
        self._lines.addLayout(self._buttons(submit[0]))

    def _add(self, spec: FieldSpec) -> None:
        field = _made(f"{self.objectName()}.{spec.name}", spec)
        self._fields[spec.name] = field
        if spec.kind != "tick":
            label = QLabel(spec.label if spec.needed else f"{spec.label} (may stay empty)")
            label.setProperty("role", "secondary")
            label.setBuddy(field)
            self._lines.addSpacing(4)
            self._lines.addWidget(label)
        self._lines.addWidget(field)

    def _trouble_box(self) -> QFrame:
        box = QFrame()
        box.setObjectName(f"{self.objectName()}.trouble")
        box.setProperty("banner", "bad")
        self._told = words("")
        self._told.setWordWrap(True)
        self._told.setProperty("tone", "bad")
        self._fixes = QVBoxLayout()
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.addWidget(self._told)
        inside.addLayout(self._fixes)
        box.hide()
        return box

    def _buttons(self, verb: str) -> QHBoxLayout:
        line = QHBoxLayout()
        self.cancel = button("Cancel", f"{self.objectName()}.cancel")
        self.cancel.clicked.connect(lambda: self._on_cancel())
        self.submit = button(verb, f"{self.objectName()}.submit", kind="primary")
        self.submit.clicked.connect(lambda: self.send())
        line.addStretch(1)
        line.addWidget(self.cancel)
        line.addWidget(self.submit)
        return line

    def field(self, name: str) -> Field:
        """A field's widget by its name."""
        return self._fields[name]

    def offer(self, name: str, options: Sequence[Option]) -> None:
        """Give a choice field its options."""
        field = self._fields[name]
        if isinstance(field, kinds.ChoiceField):
            field.offer(options)

    def set_value(self, name: str, value: object) -> None:
        """Fill a field."""
        self._fields[name].set_value(value)

    def values(self) -> Values:
        """What is filled in, by field name; None for what was left empty."""
        found: Values = {}
        for spec in self._specs:
            value = self._fields[spec.name].value()
            found[spec.name] = None if value == "" else value
        return found

    def send(self) -> None:
        """Hand the values on, unless a needed field is empty."""
        self.clear_trouble()
        values = self.values()
        for spec in self._specs:
            if spec.needed and values[spec.name] is None:
                self.show_refusal(f"{spec.label} is missing. Fill it in.", spec.name)
                return
        self._on_submit(values)

    def show_refusal(
        self, message: str, field: str | None = None, fixes: Sequence[Fix] = ()
    ) -> None:
        """Say what is wrong next to its field, with buttons that mend it."""
        self.clear_trouble()
        self._told.setText(message)
        for label, mend in fixes:
            fix = QPushButton(label)
            fix.setAccessibleName(label)
            fix.clicked.connect(lambda _=False, mend=mend: mend())
            self._fixes.addWidget(fix)
        at = self._fields.get(field or "")
        if at is not None:
            self._mark(at, bad=True)
            self._lines.removeWidget(self._trouble)
            self._lines.insertWidget(self._lines.indexOf(at) + 1, self._trouble)
            at.setFocus(Qt.FocusReason.OtherFocusReason)
        self._trouble.show()

    def clear_trouble(self) -> None:
        """Take the message away."""
        self._trouble.hide()
        while self._fixes.count():
            fix = self._fixes.takeAt(0).widget()
            if fix is not None:
                fix.deleteLater()
        for field in self._fields.values():
            self._mark(field, bad=False)

    def _mark(self, field: Field, *, bad: bool) -> None:
        widget: QWidget = field.edit if isinstance(field, kinds.ChoiceField) else field
        if bool(widget.property("bad")) != bad:
            widget.setProperty("bad", "true" if bad else None)
            restyled(widget)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does it, Esc ends it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.send()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)


def _made(name: str, spec: FieldSpec) -> Field:
    if spec.kind == "choice":
        choice = kinds.ChoiceField(name, spec.label)
        choice.offer([o if isinstance(o, Option) else Option(*o) for o in spec.options])
        choice.edit.setPlaceholderText(spec.hint)
        return choice
    field = _plain_field(spec)
    field.setObjectName(name)
    field.setAccessibleName(spec.label)
    if isinstance(field, kinds.TextField):
        field.setPlaceholderText(spec.hint)
    return field


def _plain_field(spec: FieldSpec) -> Field:
    pairs = [(o.key, o.label) if isinstance(o, Option) else o for o in spec.options]
    makers: Mapping[str, Callable[[], Field]] = {
        "text": kinds.TextField,
        "note": kinds.NoteField,
        "number": kinds.NumberField,
        "moment": kinds.MomentField,
        "day": lambda: kinds.DayField(optional=not spec.needed, hint=spec.hint or "no end"),
        "tick": lambda: kinds.TickField(spec.label),
        "segmented": lambda: kinds.SegmentedField(pairs),
    }
    return makers[spec.kind]()
