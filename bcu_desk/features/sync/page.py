"""The exchange page: sending, receiving, review, desks and history."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.features.sync.dialogs.deciding import Deciding
from bcu_desk.features.sync.dialogs.errands import Errands
from bcu_desk.features.sync.dialogs.leading import Leading
from bcu_desk.features.sync.dialogs.receiving import Receiving
from bcu_desk.features.sync.dialogs.sending import Sending
from bcu_desk.features.sync.model.state import Exchange, read_exchange
from bcu_desk.features.sync.model.wording import counted, own_words
from bcu_desk.features.sync.queries.desks import DeskRow
from bcu_desk.features.sync.queries.naming import EVERY_NOUN
from bcu_desk.features.sync.widgets.group.alone import AlonePart
from bcu_desk.features.sync.widgets.group.desks import DesksPart
from bcu_desk.features.sync.widgets.history import HistoryPart
from bcu_desk.features.sync.widgets.receive import ReceivePart
from bcu_desk.features.sync.widgets.review import ReviewPart
from bcu_desk.features.sync.widgets.sending.send import SendPart
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import Segmented, words
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.store.session import Reader
from bcu_desk.work.exchange.watching import FRESH
from bcu_desk.work.view import View

PARTS = (
    ("send", "Send"),
    ("receive", "Receive"),
    ("review", "Review"),
    ("desks", "Desks"),
    ("history", "History"),
)


class ExchangePage(Page):
    """What goes to other desks and comes from them, and what they differ in."""

    id = "exchange"
    begins_at = "exchange.send"
    cares = EVERY_NOUN

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.found: Exchange | None = None
        self.tabs = Segmented(PARTS)
        self.tabs.setObjectName("exchange.part")
        self.tabs.setAccessibleName("Part of the page")
        self.send, self.receive, self.review = SendPart(), ReceivePart(), ReviewPart()
        self.desks, self.history, self.alone = DesksPart(), HistoryPart(), AlonePart()
        self.setAcceptDrops(True)
        self._lay_out()
        self.errands = Errands(self)
        self.leading = Leading(self, self.errands)
        self.sending = Sending(self, self.send, self.errands)
        ways = (self.take_back, lambda: self.open_part("review"), self._answer)
        self.receiving = Receiving(self, self.receive, self.errands, ways)
        self.deciding = Deciding(self, self.review)
        self._connect()

    def _lay_out(self) -> None:
        self._own = words("", "secondary")
        line = QHBoxLayout()
        line.addWidget(self.tabs)
        line.addStretch(1)
        line.addWidget(self._own)
        self.take = button("Receive files…", "exchange.take_in", icon="file", key="Ctrl+R")
        self.take.clicked.connect(self._take)
        line.addWidget(self.take)
        self.stack = QStackedWidget()
        for part in (self.send, self.receive, self.review, self.desks, self.history):
            self.stack.addWidget(part)
        group = QWidget()
        lines = QVBoxLayout(group)
        lines.setContentsMargins(16, 12, 16, 16)
        lines.setSpacing(12)
        lines.addLayout(line)
        lines.addWidget(self.stack, 1)
        self.whole = QStackedWidget()
        self.whole.addWidget(group)
        self.whole.addWidget(self.alone)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.whole)

    def _connect(self) -> None:
        self.tabs.chosen.connect(self.open_part)
        self.receive.files_given.connect(lambda _: self.open_part("receive"))
        self.receive.waits.ask_asked.connect(self._ask_missing)
        for part in (self.desks, self.alone):
            part.invite_asked.connect(self.errands.invite)
            part.spoken_asked.connect(self.errands.spoken.invite)
            part.accept_asked.connect(self.errands.accept)
            part.card_asked.connect(self.errands.make_card)
        one = self.desks.one
        one.withdraw_asked.connect(self._withdraw)
        one.readmit_asked.connect(self.errands.invite)
        one.keys_asked.connect(self._change_keys)
        one.second_asked.connect(lambda number: self.leading.name_second(self._desk(number)))
        one.hand_on_asked.connect(lambda number: self.leading.hand_on(self._desk(number)))
        one.allow_asked.connect(lambda number: self.leading.allow(self._desk(number)))
        one.take_lead_asked.connect(lambda: self.leading.take(self._lead()))
        self.history.take_back_asked.connect(self.take_back)
        self.history.change_back_asked.connect(self.errands.change_back)

    def load(self, reader: Reader, view: View) -> Exchange:
        """Read desks, open items, history and what lies in the watched folder."""
        folder = self.receiving.folder
        return read_exchange(reader, view, self.context.desk.clock.minute(), folder)

    def show_loaded(self, loaded: Exchange) -> None:
        """Show them; a file that stands alone says how a group begins."""
        self.found = loaded
        writable = not self.context.desk.read_only
        self.whole.setCurrentIndex(0 if loaded.desks else 1)
        self.alone.show_able(able=writable)
        self._own.setText(own_words(loaded.own))
        count = loaded.open_count
        review = self.tabs.part("review")
        review.setText(f"Review {count}" if count else "Review")
        review.setAccessibleName(f"Review, {count} to decide" if count else "Review")
        self.send.show_desks(loaded, writable=writable)
        for button_ in (self.receive.choose, self.take):
            button_.setEnabled(writable)
        lying = sum(one.state == FRESH for one in loaded.lying)
        waiting = self.tabs.part("receive")
        waiting.setText(f"Receive {lying}" if lying else "Receive")
        waiting.setAccessibleName(f"Receive, {counted(lying, 'new file')}" if lying else "Receive")
        self.receiving.show_watched(loaded.lying)
        known = {one.number: one.name for one in loaded.desks}
        self.receive.waits.show_waiting(loaded.waiting, known, writable=writable)
        self.review.show_items(loaded.items, loaded.imports, writable=writable)
        if not loaded.items and self.review.isAncestorOf(QApplication.focusWidget() or self):
            self.tabs.part("review").setFocus(Qt.FocusReason.OtherFocusReason)
        self.desks.show_desks(loaded, writable=writable)
        self.receiving.names, self.receiving.imports = self.desks.names(), len(loaded.imports)
        self.history.show_imports(loaded.imports, writable=writable)
        self.history.show_exports(loaded.exports)
        self.sending.boroughs = loaded.boroughs

    def open_part(self, name: str) -> None:
        """Show a part of the page by its name."""
        self.tabs.choose(name)
        self.stack.setCurrentIndex([value for value, _ in PARTS].index(name))
        self.take.setVisible(name != "receive")  # that part has the button itself

    def _take(self) -> None:
        """Choose files and look at them, from whatever part is shown."""
        self.open_part("receive")
        self.receiving.choose_files()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Exchange files may be dropped on any part."""
        if self.found is not None and self.found.desks:
            self.receive.dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at the files that were dropped."""
        self.receive.dropEvent(event)

    def focus_key(self, key: str) -> None:
        """Show a part by its name (`review`), or the open item with this id."""
        if key in dict(PARTS):
            self.open_part(key)
        else:
            self.open_part("review")
            self.review.choose(key)

    def _ask_missing(self) -> None:
        """Make ready to ask all desks for what is missing here."""
        self.open_part("send")
        self.send.small["request"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, number: int) -> None:
        """Make ready to send a desk what it asks for."""
        self.open_part("send")
        self.send.tick_only(number)

    def take_back(self) -> None:
        """Ask, and take the newest import back."""
        imports = self.found.imports if self.found else ()
        if imports:
            self.errands.take_back(imports[0].files)

    def _change_keys(self) -> None:
        found = self.found
        if found is not None:
            self.errands.keys.change(found.own.name, leads=found.leads)

    def _withdraw(self, number: int, revoke: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.errands.withdraw(self._desk(number), revoke=revoke)

    def _desk(self, number: int) -> DeskRow:
        """A desk that is shown."""
        return next(one for one in self._desks() if one.number == number)

    def _lead(self) -> str:
        """The name of the lead desk."""
        return next((one.name for one in self._desks() if one.role == "lead"), "")

    def _desks(self) -> tuple[DeskRow, ...]:
        return self.found.desks if self.found else ()
