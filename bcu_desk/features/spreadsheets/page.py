"""The export page: which sheets, under which marking, to which file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bcu_desk.domain.markings import TIERS, in_file_name
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day
from bcu_desk.features.spreadsheets.export import Wanted, export_file
from bcu_desk.features.spreadsheets.model import SheetCount, sheet_counts, sheet_model
from bcu_desk.kit.controls import Card, Segmented, button
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.kit.table_model import table_view
from bcu_desk.store.session import Reader
from bcu_desk.work.contributions import Sheet
from bcu_desk.work.view import View

WORDS = (
    "A workbook with one sheet a subject, as of the day shown above: real dates and numbers,"
    " filters, the marking on every page. Excel and LibreOffice open it. Nothing leaves this"
    " computer by itself."
)


class SpreadsheetsPage(Page):
    """Choose sheets and write them out."""

    id = "spreadsheets"
    cares = frozenset({"posting", "person", "post", "booking", "target", "absence", "vehicle"})

    def __init__(self, context: PageContext, sheets: Callable[[], Sequence[Sheet]]) -> None:
        super().__init__(context)
        self._sheets = tuple(sheets())
        self._model = sheet_model()
        self._body = QHBoxLayout(self)
        self._body.setContentsMargins(16, 16, 16, 16)
        self._body.setSpacing(16)
        self._body.addWidget(self._sheet_card(), 1)
        self._body.addWidget(self._options_card())

    def _sheet_card(self) -> Card:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, 0, 0, 0)
        self._head = QLabel("Sheets")
        self._head.setProperty("role", "section")
        self._head.setContentsMargins(16, 12, 16, 4)
        inside.addWidget(self._head)
        self._table = table_view(self._model, "spreadsheets.sheets")
        self._table.setAccessibleName("Sheets to export")
        self._table.doubleClicked.connect(lambda index: self._model.toggle(index.row()))
        inside.addWidget(self._table)
        return card

    def _options_card(self) -> Card:
        card = Card()
        card.setFixedWidth(320)
        lines = QVBoxLayout(card)
        lines.setContentsMargins(16, 16, 16, 16)
        lines.setSpacing(10)
        title = QLabel("Export a workbook")
        title.setProperty("role", "title")
        words = QLabel(WORDS)
        words.setWordWrap(True)
        words.setProperty("role", "secondary")
        self._marking = self._marking_field()
        self._names = QCheckBox("Names of people")
        self._names.setObjectName("spreadsheets.names")
        self._names.setChecked(True)
        self._names.setMinimumHeight(24)
        self._format = Segmented((("xlsx", "Workbook"), ("csv", "CSV files")))
        self._format.setObjectName("spreadsheets.format")
        self._format.setAccessibleName("Format")
        self._format.choose("xlsx")
        self._told = QLabel()
        self._told.setObjectName("spreadsheets.told")
        self._told.setWordWrap(True)
        self._told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._export = button("Export…", "spreadsheets.export", kind="primary", key="Ctrl+E")
        self._export.clicked.connect(self.export)
        label = QLabel("Marking")
        label.setBuddy(self._marking)
        for part in (title, words, label, self._marking, self._format, self._names, self._export):
            lines.addWidget(part)
        lines.addWidget(self._told)
        lines.addStretch(1)
        return card

    def _marking_field(self) -> QComboBox:
        made = QComboBox()
        made.setObjectName("spreadsheets.marking")
        made.setAccessibleName("Marking")
        made.addItems(list(TIERS))
        made.setCurrentText(self.context.settings.text("marking"))
        made.currentTextChanged.connect(lambda chosen: self.context.settings.set("marking", chosen))
        made.setMinimumHeight(32)
        return made

    def load(self, reader: Reader, view: View) -> tuple[SheetCount, ...]:
        """How many rows each sheet has now."""
        return sheet_counts(self._sheets, reader, view)

    def show_loaded(self, loaded: tuple[SheetCount, ...]) -> None:
        """List the sheets with their rows."""
        self._model.know(loaded)
        self._head.setText(f"Sheets as of {long_day(self.context.view().on)}")

    def focus_key(self, key: str) -> None:
        """Choose the sheet with this name."""
        self._model.choose_only(key)

    def chosen(self) -> tuple[Sheet, ...]:
        """The sheets that are ticked."""
        names = self._model.chosen()
        return tuple(sheet for sheet in self._sheets if sheet.name in names)

    def export(self) -> None:
        """Ask where to, and write there in the background."""
        marking = self._marking.currentText()
        view = self.context.view()
        stem = f"BCU {' '.join(view.scope) or 'all'} {view.on.isoformat()} {in_file_name(marking)}"
        out = self._ask_where(stem)
        if out is None:
            return
        wanted = Wanted(
            out=out,
            sheets=self.chosen(),
            view=view,
            marking=marking,
            names=self._names.isChecked(),
        )
        self._told.setText("Writing…")
        self._export.setEnabled(False)
        desk = self.context.desk
        self.context.jobs.run(
            lambda: export_file(desk, wanted),
            done=lambda written: self._say_written(wanted, written),
            failed=self._say_failed,
        )

    def _ask_where(self, stem: str) -> Path | None:
        if self._format.value() == "csv":
            return self.context.ask.folder("Export CSV files into a folder", stem)
        return self.context.ask.save_file("Export a workbook", f"{stem}.xlsx", "Workbook (*.xlsx)")

    def _say_written(self, wanted: Wanted, written: Sequence[tuple[Sheet, int]]) -> None:
        self._export.setEnabled(True)
        rows = sum(count for _, count in written)
        self._told.setText(
            f"Wrote {wanted.out.name}: {len(written)} sheets, {rows} rows, {wanted.marking}."
        )

    def _say_failed(self, error: Exception) -> None:
        self._export.setEnabled(True)
        if isinstance(error, Refused):
            self._told.setText(self.context.message(error))
        else:
            self._told.setText(f"The file could not be written ({error}). Choose another place.")


def made_with(sheets: Callable[[], Sequence[Sheet]]) -> Callable[[PageContext], QWidget]:
    """A page maker over the sheets of the whole program."""
    return lambda context: SpreadsheetsPage(context, sheets)
