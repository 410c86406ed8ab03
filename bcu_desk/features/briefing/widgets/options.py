"""How a pack is made: template, marking, names and phones, warnings, recent packs, the buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.domain.markings import TIERS
from bcu_desk.domain.times import minute_of, moment_text
from bcu_desk.features.briefing.queries import PackRow
from bcu_desk.features.briefing.rules.templates import SENSITIVE, TEMPLATES, Template
from bcu_desk.features.briefing.widgets.asking import AskingBox
from bcu_desk.kit.buttons import button
from bcu_desk.kit.choice_field import Option, PickBox
from bcu_desk.kit.controls import Card, Segmented, rule, words
from bcu_desk.kit.notice import Notice
from bcu_desk.work.packs.questions import Question

WIDTH = 324
RECENT = 3
LONGEST = 60
UNCHOSEN = "Choose a marking: a pack can't be made without one."


@dataclass(frozen=True, slots=True)
class State:
    """What the card shows: the template, its marking ('' for none yet), names and phones."""

    template: Template
    marking: str
    names: bool
    phones: bool


class Options(Card):
    """The card at the right; its signals carry what the user chose."""

    template_picked = Signal(str)
    marking_chosen = Signal(str)
    names_changed = Signal(bool)
    phones_changed = Signal(bool)
    export_asked = Signal()
    print_asked = Signal()
    book_asked = Signal()
    write_asked = Signal()
    present_asked = Signal()
    again_asked = Signal(int)
    keep_asked = Signal(str)
    forget_asked = Signal()

    def __init__(self, questions: Sequence[Question] = ()) -> None:
        super().__init__()
        self.setObjectName("briefing.options")
        self.asking = AskingBox(questions)
        self.asking.hide()
        self.setFixedWidth(WIDTH)
        self._make_fields()
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(14, 12, 14, 12)
        self._inside.setSpacing(8)
        self._fill()
        scrolled = QScrollArea()
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setWidgetResizable(True)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scrolled.setWidget(inside)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addWidget(scrolled, 1)
        lines.addWidget(rule())
        lines.addWidget(self._foot())

    def _make_fields(self) -> None:
        self.template = PickBox("briefing.template", "Template")
        self.template.picked.connect(self.template_picked)
        self.tier = Segmented(tuple((tier, tier) for tier in TIERS))
        self.tier.setObjectName("briefing.marking")
        self.tier.setAccessibleName("Marking, required")
        self.tier.choose("")
        self.tier.chosen.connect(self.marking_chosen)
        self.names = _tick("names", "Names of officers", self.names_changed)
        self.phones = _tick("phones", "On-call phone numbers", self.phones_changed)
        self.recipient = QLineEdit()
        self.recipient.setObjectName("briefing.recipient")
        self.recipient.setAccessibleName("To whom it goes")
        self.recipient.setPlaceholderText("Kept in the book of packs")
        self.recipient.setMaxLength(LONGEST)
        self.warnings = QVBoxLayout()
        self.warnings.setSpacing(4)
        self.recent = QVBoxLayout()
        self.recent.setSpacing(4)
        self._about = words("", "secondary", wrap=True)
        self._marked = words("required", "secondary")

    def _fill(self) -> None:
        """The parts from top to bottom."""
        lines = self._inside
        lines.addWidget(_label("Template", self.template))
        lines.addWidget(self.template)
        lines.addWidget(self._about)
        lines.addWidget(self.asking)
        lines.addLayout(self._own())
        lines.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addWidget(rule())
        head = QHBoxLayout()
        head.addWidget(words("Marking", "strong"))
        head.addStretch(1)
        head.addWidget(self._marked)
        lines.addLayout(head)
        lines.addWidget(self.tier)
        lines.addWidget(self.names)
        lines.addWidget(words("Without them: rank and collar number, no phones.", "secondary"))
        lines.addWidget(self.phones)
        lines.addWidget(words(f"{SENSITIVE} packs with names only.", "secondary"))
        lines.addWidget(_label("To whom it goes (may stay empty)", self.recipient))
        lines.addWidget(self.recipient)
        lines.addWidget(rule())
        lines.addLayout(self.warnings)
        lines.addWidget(rule())
        lines.addWidget(words("Recent packs", "strong"))
        lines.addLayout(self.recent)
        self.book = button("All packs", "briefing.all_packs", kind="link")
        self.book.clicked.connect(lambda: self.book_asked.emit())
        lines.addWidget(self.book, 0, Qt.AlignmentFlag.AlignLeft)
        lines.addStretch(1)

    def _own(self) -> QHBoxLayout:
        """Where the sections as they are get a name of their own."""
        self.name = QLineEdit()
        self.name.setObjectName("briefing.template_name")
        self.name.setAccessibleName("Name of a template of your own")
        self.name.setPlaceholderText("Keep as a template of your own")
        self.name.setMaxLength(LONGEST)
        self.keep = button("Keep", "briefing.keep_template")
        self.keep.setAccessibleName("Keep these sections as a template")
        self.keep.setEnabled(False)
        self.name.textChanged.connect(lambda told: self.keep.setEnabled(bool(told.strip())))
        self.name.returnPressed.connect(self.keep.click)
        self.keep.clicked.connect(self._keep)
        self.forget = button("Forget this template", "briefing.forget_template", kind="link")
        self.forget.clicked.connect(lambda: self.forget_asked.emit())
        self.forget.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.name, 1)
        line.addWidget(self.keep)
        return line

    def _keep(self) -> None:
        name = self.name.text()
        self.name.clear()
        self.keep_asked.emit(name)

    def _foot(self) -> QWidget:
        foot = QWidget()
        lines = QVBoxLayout(foot)
        lines.setContentsMargins(14, 10, 14, 12)
        lines.setSpacing(8)
        self.notice = Notice("briefing.notice")
        self.file = words("", "secondary", wrap=True)
        self.export = button("Export…", "briefing.export", kind="primary", key="Ctrl+E")
        self.export.setAccessibleName("Export the pack")
        self.export.clicked.connect(lambda: self.export_asked.emit())
        self.print = button("Print…", "briefing.print", key="Ctrl+P")
        self.print.setAccessibleName("Print the pack, after a preview")
        self.print.clicked.connect(lambda: self.print_asked.emit())
        self.write = button("Notes and actions", "briefing.write")
        self.write.clicked.connect(lambda: self.write_asked.emit())
        self.present = button("Present", "briefing.present", key="F5")
        self.present.setAccessibleName("Show the pack on the whole screen")
        self.present.clicked.connect(lambda: self.present_asked.emit())
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.write, 1)
        row.addWidget(self.present, 1)
        out = QHBoxLayout()
        out.setSpacing(8)
        out.addWidget(self.export, 1)
        out.addWidget(self.print, 1)
        lines.addWidget(self.notice)
        lines.addWidget(self.file)
        lines.addLayout(out)
        lines.addLayout(row)
        return foot

    def show_templates(self, templates: Sequence[Template]) -> None:
        """Offer these templates, the one shown staying as it is."""
        shown = str(self.template.currentData() or "")
        options = [Option(item.name, item.title) for item in templates]
        self.template.offer(options, shown)

    def show_state(self, state: State, file: str, *, able: bool) -> None:
        """Show what is chosen, the file's name, and whether the pack can be made."""
        self.template.setCurrentIndex(self.template.findData(state.template.name))
        self.forget.setVisible(state.template not in TEMPLATES)
        self._about.setText(state.template.told)
        self.tier.choose(state.marking)
        self._marked.setText("chosen" if state.marking else "required")
        self.names.setChecked(state.names)
        self.names.setEnabled(not state.template.for_others)
        self.phones.setChecked(state.phones and state.names)
        sensitive = state.marking.startswith(SENSITIVE) and not state.template.for_others
        self.phones.setEnabled(sensitive and state.names)
        self.file.setText(file if state.marking else UNCHOSEN)
        for part in (self.export, self.print):
            part.setEnabled(able and bool(state.marking))

    def show_warnings(self, told: Sequence[str]) -> None:
        """What is to be known before the pack goes out."""
        _clear(self.warnings)
        count = len(told)
        head = "No warnings" if not count else "1 warning" if count == 1 else f"{count} warnings"
        self.warnings.addWidget(words(head, "strong"))
        for line in told:
            self.warnings.addWidget(words(line, "secondary", wrap=True))

    def show_packs(self, packs: Sequence[PackRow]) -> None:
        """The newest packs, each with a button that makes it again."""
        _clear(self.recent)
        if not packs:
            told = "None yet. A pack that is exported is listed here and can be made again."
            self.recent.addWidget(words(told, "secondary", wrap=True))
        for row in packs[:RECENT]:
            self.recent.addWidget(self._pack(row))
        self.book.setText(f"All packs ({len(packs):,})")
        self.book.setVisible(bool(packs))

    def _pack(self, row: PackRow) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(words(moment_text(minute_of(row.made)), "body"))
        pages = "1 page" if row.pages == 1 else f"{row.pages} pages"
        to = f" · to {row.recipient}" if row.recipient else ""
        told.addWidget(
            words(f"{row.heading} · {pages} · {row.digest[:8]}{to}", "secondary", wrap=True)
        )
        again = button("Again…", f"briefing.again.{row.pack}", kind="link")
        again.setAccessibleName(f"Make pack {row.pack} again as it was")
        again.clicked.connect(lambda _=False, number=row.pack: self.again_asked.emit(number))
        line.addLayout(told, 1)
        line.addWidget(again)
        return made


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def _tick(name: str, title: str, changed: object) -> QCheckBox:
    made = QCheckBox(title)
    made.setObjectName(f"briefing.{name}")
    made.clicked.connect(changed)
    return made


def _label(text: str, field: QWidget) -> QLabel:
    made = words(text, "secondary")
    made.setBuddy(field)
    return made
