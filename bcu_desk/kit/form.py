"""Forms inside a page: fields in a column, errors beside their field, Enter sends, Esc ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bcu_desk.kit import fields as kinds
from bcu_desk.kit.controls import Card, button, restyled, rule, words
from bcu_desk.kit.fields import Option
from bcu_desk.kit.notice import Fix, Notice

MOST_SHOWN = 430  # pixels of fields that a form claims; more of them scroll
EDGE = 16
LABEL_WIDTH = 84  # pixels of labels at the left of their fields
PAIRED = ("day", "number")
Values = dict[str, object]
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

    `options` are (key, label) pairs or Option rows; `hint` says what is expected. One that is
    `beside` stands in the row of the field before it.
    """

    name: str
    label: str
    kind: str = "text"
    options: tuple[tuple[str, str] | Option, ...] = ()
    hint: str = ""
    needed: bool = True
    beside: bool = False


class Form(Card):
    """A form of one gesture; `name` is `<page>.<form>`.

    Labels stand above their fields, or at their left where `labels` is `left`.
    `on_submit` gets the values by field name; fields left empty that are not needed are None.
    `changed` is sent when another value is filled in.
    """

    changed = Signal()

    def __init__(
        self,
        name: str,
        title: str,
        specs: Sequence[FieldSpec],
        submit: tuple[str, Callable[[Values], object]],
        cancel: Callable[[], object],
        *,
        labels: str = "above",
    ) -> None:
        super().__init__()
        self._labels = labels
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("emphasis", "true")
        self._specs = tuple(specs)
        self._fields: dict[str, Field] = {}
        self._rows: dict[str, QWidget] = {}
        self._on_submit = submit[1]
        self._on_cancel = cancel
        self.title = words(title, "title", wrap=True)
        self._trouble = Notice(f"{name}.trouble", flat=True)
        self._said = Notice(f"{name}.said", flat=True)
        self._foot = QWidget()
        self._lay_out(submit[0])

    def _lay_out(self, verb: str) -> None:
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(EDGE, 10, EDGE, 14)
        self._lines.setSpacing(10)
        for specs in _in_rows(self._specs):
            self._add_row(specs)
        self._lines.addWidget(self._trouble)
        self._lines.addStretch(1)
        self._body = _Body(self._lines)
        head = QVBoxLayout()
        head.setContentsMargins(EDGE, 12, EDGE, 10)
        head.addWidget(self.title)
        all_lines = QVBoxLayout(self)
        all_lines.setContentsMargins(1, 1, 1, 1)
        all_lines.setSpacing(0)
        all_lines.addLayout(head)
        all_lines.addWidget(rule())
        all_lines.addWidget(self._body, 1)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(EDGE, 0, EDGE, 12)
        foot.addWidget(self._said)
        self._foot.hide()
        all_lines.addWidget(self._foot)
        all_lines.addWidget(rule())
        all_lines.addLayout(self._buttons(verb))

    def _add_row(self, specs: Sequence[FieldSpec]) -> None:
        """Fields beside one another, each under its label."""
        row = QWidget()
        cells = QHBoxLayout(row)
        cells.setContentsMargins(0, 0, 0, 0)
        cells.setSpacing(12)
        for spec in specs:
            field = _made(f"{self.objectName()}.{spec.name}", spec)
            self._fields[spec.name] = field
            field.changed.connect(lambda *_: self.changed.emit())
            self._rows[spec.name] = row
            if self._labels == "left":
                _beside_label(cells, spec, field, first=spec is specs[0])
            else:
                cells.addLayout(_under_label(spec, field), 1)
        self._lines.addWidget(row)

    def _buttons(self, verb: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(EDGE, 10, EDGE, 10)
        line.setSpacing(8)
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

    def insert(self, part: QWidget, after: str = "") -> None:
        """Put a part of a page's own among the fields: behind one of them, or before all."""
        at = self._lines.indexOf(self._rows[after]) + 1 if after else 0
        self._lines.insertWidget(at, part)

    def fit(self) -> None:
        """Ask for as much room as the fields need now: a part among them has grown."""
        self._lines.activate()
        self._body.updateGeometry()

    def offer(self, name: str, options: Sequence[Option]) -> None:
        """Give a choice field its options."""
        field = self._fields[name]
        if isinstance(field, kinds.ChoiceField):
            field.offer(options)

    def set_value(self, name: str, value: object) -> None:
        """Fill a field; days left open start near a day that is filled in."""
        self._fields[name].set_value(value)
        if isinstance(value, date):
            for field in self._fields.values():
                if isinstance(field, kinds.DayField) and field.value() is None:
                    field.start_near(value)

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
            missing = self._missing(spec, values[spec.name])
            if missing:
                self.show_refusal(missing, spec.name)
                return
        self._on_submit(values)

    def _missing(self, spec: FieldSpec, value: object) -> str:
        """What to say of a field that cannot be sent as it is, or nothing."""
        field = self._fields[spec.name]
        typed = field.typed() if isinstance(field, kinds.ChoiceField) else ""
        if value is None and typed:
            return f"“{typed}” is none of the choices. Pick one from the list."
        if isinstance(field, kinds.DayField | kinds.MomentField) and (doubt := field.doubt()):
            return f"There is no {doubt}. {field.text()} is near: change it, or send it again."
        if value is None and spec.needed:
            return f"{spec.label} is missing. Fill it in."
        return ""

    def show_refusal(
        self, message: str, field: str | None = None, fixes: Sequence[Fix] = ()
    ) -> None:
        """Say what is wrong next to its field, with buttons that mend it."""
        self.clear_trouble()
        self._trouble.tell(message, fixes=fixes)
        at = self._fields.get(field or "")
        if at is not None:
            _mark(at, wrong=True)
            self._lines.removeWidget(self._trouble)
            self._lines.insertWidget(
                self._lines.indexOf(self._rows[field or ""]) + 1, self._trouble
            )
            at.setFocus(Qt.FocusReason.OtherFocusReason)
        self._body.show_part(self._trouble)

    def say(self, told: str, tone: str = "accent") -> None:
        """Say above the buttons what sending the form will do; '' says nothing."""
        self._foot.setVisible(bool(told))
        if not told:
            self._said.hide()
        elif (told, tone) != (self._said.text(), self._said.property("tone")):
            self._said.tell(told, tone=tone)

    def said(self) -> str:
        """What is said of sending the form, or nothing."""
        return self._said.text()

    def trouble(self) -> str:
        """The message shown, or nothing."""
        return self._trouble.text()

    def clear_trouble(self) -> None:
        """Take the message away."""
        self._trouble.hide()
        for field in self._fields.values():
            _mark(field, wrong=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does it, Esc ends it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.send()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)


class _Body(QScrollArea):
    """The fields, as tall as they need; where there is less room they scroll."""

    def __init__(self, lines: QVBoxLayout) -> None:
        super().__init__()
        self._lines = lines
        self._inside = QWidget()
        self._inside.setObjectName("scrolled")
        self._inside.setLayout(lines)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        """What the fields ask for."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The fields whole, up to a height."""
        hint = self._inside.sizeHint()
        return QSize(self._inside.minimumSizeHint().width(), min(hint.height(), MOST_SHOWN))

    def show_part(self, part: QWidget) -> None:
        """Bring a part into sight."""
        self._lines.activate()
        self.updateGeometry()
        self.ensureWidgetVisible(part, 0, EDGE)


def _in_rows(specs: Sequence[FieldSpec]) -> list[list[FieldSpec]]:
    """A row for each field; two days, or two numbers, that follow one another share one.

    So does one that is to stand beside the field before it.
    """
    rows: list[list[FieldSpec]] = []
    for spec in specs:
        before = rows[-1] if rows else []
        alike = bool(before) and before[0].kind == spec.kind and spec.kind in PAIRED
        if len(before) == 1 and (alike or spec.beside):
            rows[-1].append(spec)
        else:
            rows.append([spec])
    return rows


def _under_label(spec: FieldSpec, field: Field) -> QVBoxLayout:
    """A field under its label; a tick has its own words."""
    cell = QVBoxLayout()
    cell.setSpacing(4)
    if spec.kind != "tick":
        cell.addLayout(_label_line(spec, field))
    cell.addWidget(field)
    return cell


def _beside_label(cells: QHBoxLayout, spec: FieldSpec, field: Field, *, first: bool) -> None:
    """A field at the right of its label; the labels of rows are equally wide."""
    label = words(spec.label, "label")
    label.setBuddy(field)
    if first:
        label.setFixedWidth(LABEL_WIDTH)
    cells.addWidget(label)
    cells.addWidget(field, 0 if spec.kind == "segmented" else 1)
    if spec.kind == "segmented":
        cells.addStretch(1)


def _label_line(spec: FieldSpec, field: Field) -> QHBoxLayout:
    """A field's label, and beside it what it expects."""
    line = QHBoxLayout()
    line.setSpacing(8)
    label = words(spec.label, "label")
    label.setBuddy(field)
    line.addWidget(label)
    shown = spec.hint if spec.kind in ("number", "moment", "segmented", "note") else ""
    told = ", ".join(part for part in (shown, "" if spec.needed else "may stay empty") if part)
    line.addWidget(words(told, "secondary"), 1)
    return line


def _mark(field: Field, *, wrong: bool) -> None:
    widget: QWidget = field.edit if isinstance(field, kinds.ChoiceField) else field
    if (widget.property("error") == "true") != wrong:
        widget.setProperty("error", "true" if wrong else "")
        restyled(widget)


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
