"""What came of sending: where the file lies, for whom, and that it was read back."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.sync.model.wording import counted, listed, size_words
from bcu_desk.features.sync.widgets.layouts import emptied, ticked
from bcu_desk.kit.buttons import Button, button
from bcu_desk.kit.controls import Card, Picture, rule, words
from bcu_desk.work.exchange.sending import Sent


class SentCard(Card):
    """Shown once a file is written; `open_asked` wants its folder shown."""

    open_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.opened: Button | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 14, 16, 14)
        self._lines.setSpacing(8)
        self.hide()

    def show_sent(self, sent: Sent, size: int, names: Mapping[int, str]) -> None:
        """Say that a file is on the disk and was read back."""
        emptied(self._lines)
        to = listed([names.get(number, f"{number:02d}") for number in sent.to])
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(Picture("shield", "good", 24))
        line.addWidget(words("Verified, safe to remove", "title", tone="good"), 1)
        self._lines.addWidget(head)
        for told in _sent_words(sent, to):
            self._lines.addWidget(ticked(told))
        self._lines.addWidget(rule())
        for name in _names(sent):
            shown = words(_broken(name), "strong", wrap=True)
            shown.setAccessibleName(name)
            self._lines.addWidget(shown)
        self._lines.addWidget(
            words(f"{size_words(size)}, in {sent.file.parent}", "secondary", wrap=True)
        )
        self.opened = button("Open the folder", "exchange.open_folder", icon="folder")
        self.opened.clicked.connect(lambda: self.open_asked.emit())
        self._lines.addWidget(self.opened, 0, Qt.AlignmentFlag.AlignLeft)
        self.setAccessibleName(f"Verified, safe to remove: {sent.file.name}")
        self.show()

    def take_keyboard(self) -> None:
        """Give the keyboard to the button that opens the folder."""
        if self.opened is not None:
            self.opened.setFocus(Qt.FocusReason.OtherFocusReason)


def _names(sent: Sent) -> tuple[str, ...]:
    """The name of the file; of many parts the first and the last."""
    first, last = sent.files[0].name, sent.files[-1].name
    return (first, f"to {last}") if len(sent.files) > 1 else (first,)


def _broken(name: str) -> str:
    """A name that goes on in the next line only where a piece of it ends."""
    return "\u200b_".join(name.split("_")).replace("-of-", "\u2011of\u2011")


def _sent_words(sent: Sent, to: str) -> tuple[str, ...]:
    parts = len(sent.files)
    what = {
        "receipt": "Says what this desk has",
        "request": "Asks for what this desk lacks",
    }.get(sent.purpose, f"Sealed and signed {counted(sent.changes, 'change')}")
    names = "a new name" if parts == 1 else f"{parts} new names"
    told = (
        what,
        f"Encrypted for {to}",
        f"Written under {names}, nothing replaced",
        "Read back and found the same",
    )
    more = (f"{parts} parts: send all of them, they may be taken in any order",)
    return told if parts == 1 else (*told, *more)
