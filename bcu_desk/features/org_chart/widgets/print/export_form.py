"""The form that asks how the chart is to be exported or printed, and tells how far that is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from bcu_desk.domain.markings import TIERS
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.printed import SIDES, Wanted
from bcu_desk.kit.controls import button
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form, Values

FORMATS = (("pdf", "PDF, in pages"), ("svg", "SVG"), ("png", "PNG"))
PAPERS = tuple((name, name) for name in SIDES)
DIRECTIONS = (("landscape", "Landscape"), ("portrait", "Portrait"))
WHOLE = "The whole chart in view"


class ExportForm(Form):
    """Format, paper, direction, branch, names and marking; `print_asked` when it is to be printed.

    `name` of a field is `org_chart.export.<field>`; the form itself is `org_chart.export.form`.
    """

    print_asked = Signal()

    def __init__(
        self,
        loaded: Loaded,
        submit: Callable[[Values], object],
        cancel: Callable[[], object],
    ) -> None:
        specs = (
            FieldSpec("format", "Format", "segmented", FORMATS),
            FieldSpec("paper", "Paper", "segmented", PAPERS),
            FieldSpec("direction", "Direction", "segmented", DIRECTIONS),
            FieldSpec("branch", "Branch", "choice", _branches(loaded), WHOLE, needed=False),
            FieldSpec("marking", "Marking", "segmented", tuple((tier, tier) for tier in TIERS)),
            FieldSpec("names", "Names of people", "tick"),
        )
        super().__init__("org_chart.export", "Export or print", specs, ("Export…", submit), cancel)
        self.setObjectName("org_chart.export.form")
        self.bar = QProgressBar()
        self.bar.setObjectName("org_chart.export.progress")
        self.bar.setAccessibleName("Progress of the export")
        self.bar.setTextVisible(False)
        self.bar.hide()
        foot = self._foot.layout()
        if foot is not None:
            foot.addWidget(self.bar)
        self.changed.connect(self._show_needed)

    def _buttons(self, verb: str) -> QHBoxLayout:
        line = super()._buttons(verb)
        self.print = button("Print…", "org_chart.export.print")
        self.print.clicked.connect(lambda: self.print_asked.emit())
        line.insertWidget(0, self.print)
        return line

    def fill(self, wanted: Wanted, kind: str) -> None:
        """Show what is wanted, in a format."""
        values = {
            "format": kind,
            "paper": wanted.paper,
            "direction": wanted.direction,
            "branch": wanted.branch or "",
            "marking": wanted.marking,
            "names": wanted.names,
        }
        for name, value in values.items():
            self.set_value(name, value)
        self._show_needed()

    def wanted(self) -> Wanted:
        """What is filled in."""
        values = self.values()
        return Wanted(
            marking=str(values["marking"]),
            paper=str(values["paper"]),
            direction=str(values["direction"]),
            branch=str(values["branch"]) if values["branch"] else None,
            names=bool(values["names"]),
        )

    def kind(self) -> str:
        """The format chosen: pdf, svg or png."""
        return str(self.values()["format"])

    def show_progress(self, share: int, words: str) -> None:
        """How far the work is, in per cent and words."""
        self.say(words or "Laying out…")
        self.bar.setValue(share)

    def show_working(self, *, working: bool) -> None:
        """Whether work is under way: it can be cancelled then, and nothing else."""
        for made in (self.submit, self.print):
            made.setEnabled(not working)
        self.bar.setVisible(working)
        if working:
            self.clear_trouble()
            self.show_progress(0, "")

    def _show_needed(self) -> None:
        """Paper and direction are for pages only."""
        for name in ("paper", "direction"):
            self.field(name).setEnabled(self.kind() == "pdf")


def _branches(loaded: Loaded) -> tuple[Option, ...]:
    """Every post that leads others."""
    return tuple(
        Option(code, f"{branch.row.title} ({code}), {branch.posts:,} posts")
        for code, branch in loaded.tree.branches.items()
        if branch.children
    )
