"""Help beside the page: what it is for, its keys, and the keys of the whole window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from bcu_desk.kit.buttons import icon_button
from bcu_desk.kit.controls import rule, words
from bcu_desk.kit.feature import Feature
from bcu_desk.kit.look.focus_ring import lay_over
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.store.folders import resources

WIDTH = 400
GENERAL = "desk"


class HelpPanel(QFrame):
    """A panel over the right of the pages; Esc closes it and gives the keyboard back."""

    closed = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("help")
        self.setAccessibleName("Help")
        self.setProperty("overlay", "true")
        self._over = over
        self._before: QWidget | None = None
        self._title = words("Help", "section")
        self.close_button = icon_button("close", "Close the help (Esc)", "help.close")
        self.close_button.clicked.connect(lambda: self.put_away())
        self.text = QTextBrowser()
        self.text.setObjectName("help.text")
        self.text.setAccessibleName("Help text")
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(12)
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addWidget(rule())
        body = QHBoxLayout()
        body.setContentsMargins(4, 4, 4, 4)
        body.addWidget(self.text)
        lines.addLayout(body, 1)
        over.installEventFilter(self)
        self.hide()

    def show_for(self, feature: Feature | None) -> None:
        """Show the help of a page, or of the window alone."""
        self._title.setText(f"Help: {feature.title}" if feature else "Help")
        self.text.document().setDefaultFont(font_of("body"))
        self.text.document().setDefaultStyleSheet(_style())
        self.text.setMarkdown(help_text(feature))
        _space_out(self.text.document())
        if not self.isVisible():
            self._before = self.window().focusWidget()
        lay_over(self)
        self._place()
        self.show()
        self.raise_()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Close it and give the keyboard back to whoever had it."""
        self.hide()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of what it lies over."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._over.rect()
        width = min(WIDTH, room.width() - 32)
        self.setGeometry(room.right() - width - 15, 16, width, room.height() - 32)


def help_text(feature: Feature | None) -> str:
    """The help of a page in Markdown, its keys, then the window's own help."""
    general = _read(GENERAL)
    if feature is None:
        return general
    keys = [f"- **{a.shortcut}** {a.title}" for a in feature.actions if a.shortcut]
    own = [_read(feature.id), "## Keys of this page\n\n" + "\n".join(keys) if keys else ""]
    return "\n\n".join(part for part in (*own, general) if part)


def _read(name: str) -> str:
    path: Path = resources() / "help" / f"{name}.md"
    return path.read_text("utf-8") if path.exists() else ""


def _style() -> str:
    look = tokens()
    return f"a {{ color: {look.accent}; }} code {{ color: {look.ink}; }}"


def _space_out(document: QTextDocument) -> None:
    """Headings of our type scale, with room above them."""
    document.setIndentWidth(18)
    for number in range(document.blockCount()):
        block = document.findBlockByNumber(number)
        level = block.blockFormat().headingLevel()
        if not level:
            continue
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        shape = block.blockFormat()
        shape.setTopMargin(14 if number else 0)
        shape.setBottomMargin(4)
        cursor.setBlockFormat(shape)
        look = cursor.charFormat()
        look.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        look.setFont(font_of("title" if level == 1 else "section"))
        cursor.setCharFormat(look)
