"""Several wards chosen together: how many, what they lack, and what can be done with all."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.lenses.several import Several, several_of
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.kit.controls import Rule, button, words
from bcu_desk.kit.notice import announce

FIGURES = (("need", "target"), ("in_post", "there"), ("shortfall", "short"), ("surplus", "over"))


class SeveralCard(QFrame):
    """What the page shows of several wards, and the gestures on all of them.

    `target_asked` and `record_asked` open a form for all; `none_asked` chooses none.
    """

    target_asked = Signal()
    record_asked = Signal()
    none_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("coverage.several")
        self._title = words("", "section")
        self._places = words("", "secondary")
        self._places.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lacks = words("", "body")
        self._figures: dict[str, QLabel] = {}
        self.target = button("Set their target", "coverage.several.target")
        self.record = button("Record abstraction", "coverage.several.record")
        self.none = button("Choose none", "coverage.several.none", kind="link")
        self.target.clicked.connect(self.target_asked)
        self.record.clicked.connect(self.record_asked)
        self.none.clicked.connect(self.none_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(1)
        titles.addWidget(self._title)
        titles.addWidget(self._places)
        head = QHBoxLayout()
        head.addLayout(titles, 1)
        head.addWidget(self._numbers())
        verbs = QHBoxLayout()
        verbs.setSpacing(8)
        for part in (self.target, self.record):
            verbs.addWidget(part)
        verbs.addStretch(1)
        verbs.addWidget(self.none)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, 10, 14, 12)
        lines.setSpacing(8)
        lines.addLayout(head)
        lines.addWidget(self._lacks)
        lines.addLayout(verbs)
        lines.addStretch(1)

    def _numbers(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        for number, (name, label) in enumerate(FIGURES):
            if number:
                line.addWidget(Rule(vertical=True))
            pair = QVBoxLayout()
            pair.setSpacing(0)
            self._figures[name] = words("", "section")
            for part in (self._figures[name], words(label, "small")):
                part.setAlignment(Qt.AlignmentFlag.AlignRight)
                pair.addWidget(part)
            line.addLayout(pair)
        return made

    def set_writable(self, *, writable: bool) -> None:
        """Offer the gestures that change something, or do not."""
        for verb in (self.target, self.record):
            verb.setEnabled(writable)

    def show_wards(self, loaded: Loaded, wards: Collection[str], lens: Lens) -> None:
        """Show wards by their codes, summed by a lens."""
        self._show(several_of(loaded, wards, lens))

    def _show(self, several: Several) -> None:
        is_other = self._title.text() != several.title
        self._title.setText(several.title)
        self._places.setText(several.places)
        self._places.setToolTip(several.places)
        self._lacks.setText(several.lacks)
        for name, label in self._figures.items():
            label.setText(str(getattr(several.sums, name)))
        self.setAccessibleName(several.words())
        if is_other:
            announce(self, several.words())
