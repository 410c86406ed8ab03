"""The book of packs: every pack that was made, by whom and for whom; shown or made again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from bcu_desk.domain.times import minute_of, moment_text
from bcu_desk.features.briefing.queries import PackRow
from bcu_desk.kit.buttons import button, icon_button
from bcu_desk.kit.controls import Card, empty_state, rule, words
from bcu_desk.kit.table_model import Column, TableModel, table_view

ABOUT = "Enter shows the chosen pack as it was made. The digest is the same where the content is."
NOTHING = (
    "No packs yet",
    "A pack that is exported or printed is written down here: when, by whom and to whom it went."
    " It can be made again as the file stood then.",
)


COLUMNS: tuple[Column[PackRow], ...] = (
    Column("No.", lambda row: row.pack, align="right", width=46),
    Column("Made", lambda row: minute_of(row.made), show=moment_text, width=158),
    Column("Pack", lambda row: row.heading, width=140),
    Column("Of", lambda row: row.on, width=128),
    Column("To", lambda row: row.recipient or None, width=128),
    Column("By", lambda row: row.by, width=76),
    Column("Marking", lambda row: row.marking, width=92),
    Column("Pages", lambda row: row.pages, align="right", width=56),
)


def told_of(row: PackRow | None) -> str:
    """What else there is to know of a pack."""
    if row is None:
        return ABOUT
    bcus = ", ".join(row.bcus) or "all BCUs"
    names = "with names" if row.names else "without names"
    return f"Pack {row.pack}: {row.file}, {bcus}, {names}. Digest {row.digest}"


class PackBook(Card):
    """A table of all packs; its signals carry the number of one."""

    show_asked = Signal(int)
    again_asked = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("briefing.book")
        self._about = words("", "secondary")
        self._model: TableModel[PackRow] = TableModel(COLUMNS)
        self.table = table_view(self._model, "briefing.packs", "Packs that were made")
        self.table.grows = 2
        self.table.row_chosen.connect(lambda _: self._able())
        self.table.row_opened.connect(lambda _: self._ask(self.show_asked.emit))
        self.shown = button("Show", "briefing.show_pack")
        self.shown.setAccessibleName("Show the chosen pack as it was made")
        self.shown.clicked.connect(lambda: self._ask(self.show_asked.emit))
        self.again = button("Make again…", "briefing.make_again")
        self.again.setAccessibleName("Make the chosen pack again as it was")
        self.again.clicked.connect(lambda: self._ask(self.again_asked.emit))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addLayout(self._head())
        body = QWidget()
        self._pages = QStackedLayout(body)
        self._pages.addWidget(self.table)
        self._pages.addWidget(empty_state(*NOTHING, icon="briefing"))
        lines.addWidget(body, 1)
        lines.addWidget(rule())
        self._foot = words("", "secondary", wrap=True)
        self._foot.setObjectName("briefing.book.told")
        self._foot.setContentsMargins(14, 8, 14, 10)
        lines.addWidget(self._foot)
        self._able()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(14, 8, 8, 8)
        head.setSpacing(8)
        head.addWidget(words("Packs that were made", "section"))
        head.addWidget(self._about, 1)
        close = icon_button("close", "Back to the preview (Esc)", "briefing.close_book")
        close.clicked.connect(lambda: self.closed.emit())
        for part in (self.shown, self.again, close):
            head.addWidget(part)
        return head

    def show_packs(self, packs: Sequence[PackRow]) -> None:
        """Show every pack, the newest first; the chosen one stays so."""
        chosen = self.number()
        self._pages.setCurrentIndex(0 if packs else 1)
        self._model.set_rows(packs)
        self.table.fit_columns([column.width for column in COLUMNS])
        self._about.setText(f"{len(packs):,} in all" if packs else "")
        line = self._model.line_of(lambda row: row.pack == chosen)
        self.table.choose_line(line if chosen else None)
        self._able()

    def number(self) -> int:
        """The number of the chosen pack, 0 for none."""
        line = self.table.chosen_line()
        return 0 if line is None else self._model.row_at(line).pack

    def _able(self) -> None:
        line = self.table.chosen_line()
        self._foot.setText(told_of(None if line is None else self._model.row_at(line)))
        for part in (self.shown, self.again):
            part.setEnabled(line is not None)

    def _ask(self, tell: Callable[[int], object]) -> None:
        number = self.number()
        if number:
            tell(number)
