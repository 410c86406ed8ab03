"""A user's hands on the real window: keys and the mouse on parts found by their object names."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QEventLoop, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDateTimeEdit, QLabel, QWidget

from bcu_desk.__main__ import main
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.page import Page
from bcu_desk.kit.timeline.view import Timeline
from bcu_desk.shell.app import App
from bcu_desk.shell.desk_window import DeskWindow

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
LONGEST_PRESS = 2_000  # ms


class Answers(Ask):
    """Answers each question for a file with the next of some paths."""

    def __init__(self, *paths: Path) -> None:
        super().__init__()
        self.paths = list(paths)

    def open_file(self, title: str, kinds: str) -> Path | None:
        """The next path."""
        return self.paths.pop(0)

    def open_files(self, title: str, kinds: str) -> tuple[Path, ...]:
        """The next path alone."""
        return (self.paths.pop(0),)

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """The next path."""
        return self.paths.pop(0)

    def folder(self, title: str, name: str) -> Path | None:
        """The next path."""
        return self.paths.pop(0)

    def confirm(self, title: str, text: str, verb: str) -> bool:
        """Yes."""
        return True


class Hands:
    """What a user does with a window and reads from it."""

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def desk(self) -> DeskWindow:
        """The part of the window over the open desk."""
        assert self.app.desk_window is not None
        return self.app.desk_window

    def page(self) -> Page:
        """The page in sight."""
        found = self.desk.pages.current()
        assert found is not None
        return found

    def sees(self, name: str) -> bool:
        """Whether a part with this name is in sight."""
        return any(part.isVisible() for part in self.app.window.findChildren(QWidget, name))

    def part(self, name: str) -> QWidget:
        """The part in sight with this name."""
        parts = self.app.window.findChildren(QWidget, name)
        shown = [part for part in parts if part.isVisible()]
        assert shown, f"{name} is not in sight"
        return shown[0]

    def button(self, name: str) -> QAbstractButton:
        """The button in sight with this name."""
        found = self.part(name)
        assert isinstance(found, QAbstractButton)
        return found

    def labelled(self, words: str) -> QAbstractButton:
        """The button in sight with these words on it."""
        every = self.app.window.findChildren(QAbstractButton)
        found = [made for made in every if made.isVisible() and made.text() == words]
        assert found, f"no button says {words!r}"
        return found[0]

    def focus(self) -> QWidget:
        """The part that has the keyboard."""
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def press(self, *keys: str) -> None:
        """Press keys, told as `Ctrl+K`, where the keyboard is."""
        for told in keys:
            key = QKeySequence(told)[0]
            at = QApplication.focusWidget() or self.app.window
            QTest.keyClick(at, key.key(), key.keyboardModifiers())
            settle()
            self._let_go()

    def _let_go(self) -> None:
        """Wait until a button that a key pressed has come up again and done its work."""
        watch = QElapsedTimer()
        watch.start()
        while any(made.isDown() for made in self.app.window.findChildren(QAbstractButton)):
            assert watch.elapsed() < LONGEST_PRESS
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def write(self, text: str) -> None:
        """Type a text where the keyboard is."""
        QTest.keyClicks(self.focus(), text)
        settle()

    def click(self, name: str) -> None:
        """Click in the middle of a part."""
        self.click_at(self.part(name))

    def click_at(self, part: QWidget, at: QPointF | None = None) -> None:
        """Click a part, at a point of it."""
        where = part.rect().center() if at is None else at.toPoint()
        QTest.mouseClick(part, LEFT, NONE, where)
        settle()

    def drag(self, part: QWidget, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
        """Drag from a point to another, in steps; the button may be kept down."""
        QTest.mousePress(part, LEFT, NONE, start)
        for step in range(1, 7):
            QTest.mouseMove(part, start + (end - start) * step / 6)
        if let_go:
            QTest.mouseRelease(part, LEFT, NONE, end)
        settle()

    def fill(self, name: str, typed: str) -> None:
        """Type into a choice of a form and take the first that matches."""
        self.click(name)
        self.press("Ctrl+A")
        self.write(typed)
        self.press("Return")

    def search(self, typed: str, downs: int = 0) -> None:
        """Search for something and go to what is found, or so many lines below it."""
        self.press("Ctrl+K")
        self.write(typed)
        self.press(*["Down"] * downs, "Return")

    def type_day(self, name: str, typed: str) -> None:
        """Type a day, or a day and a time, into a field of a form, from the day of the month on."""
        field = self.part(name)
        assert isinstance(field, QDateTimeEdit)
        field.setFocus()
        field.setSelectedSection(QDateTimeEdit.Section.DaySection)
        self.write(typed)

    def day(self, typed: str) -> None:
        """Move the as-of day by keys, typed from the day of the month on."""
        self.press("Ctrl+D")
        self.write(typed)
        self.press("Return")

    def drop_file(self, path: Path) -> None:
        """Drop a file on the window."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        at, action = QPoint(300, 300), Qt.DropAction.CopyAction
        enter = QDragEnterEvent(at, action, mime, LEFT, NONE)
        QApplication.sendEvent(self.app.window, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(self.app.window, QDropEvent(QPointF(at), action, mime, LEFT, NONE))
        settle()

    def last_step(self) -> str:
        """What the status bar says of the last step."""
        return self.desk.status.told.accessibleName()

    def breaches(self) -> int:
        """How many rules the status bar says are broken."""
        told = self.button("status.breaches").text().split()[0]
        return 0 if told == "No" else int(told)

    def reads(self, name: str) -> tuple[str, ...]:
        """What a screen reader finds in a painted part: the names of its nodes."""
        found = QAccessible.queryAccessibleInterface(self.part(name))
        children = (found.child(number) for number in range(found.childCount()))
        return tuple(child.text(QAccessible.Text.Name) for child in children if child is not None)

    def words_of(self, name: str) -> str:
        """The words on all labels of a part."""
        labels = self.part(name).findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.isVisible())


def settle() -> None:
    """Let the window do what is waiting."""
    for _ in range(3):
        QApplication.processEvents()


def spot(board: Timeline, row: str, at: int) -> QPoint:
    """Where a time of a row lies on a board."""
    picture = board.picture()
    line = board.rows.line_of(row)
    assert line is not None
    x = picture.names + board.scale.x(at)
    return QPoint(round(x), picture.y(line) + line.height // 2)


class Calls:
    """The command line's own calls, each with its answer as a document."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.code = 0

    def __call__(self, *words: str | Path) -> dict[str, object]:
        """Carry out a call and read its one document."""
        self._capsys.readouterr()
        self.code = main([*map(str, words), "--json"])
        found: dict[str, object] = json.loads(self._capsys.readouterr().out)
        return found

    def rows(self, file: Path, query: str, fields: object = None, **given: str) -> list[dict]:
        """The rows of a query."""
        more = [word for name, told in given.items() for word in (f"--{name}", told)]
        return self("show", file, query, json.dumps(fields or {}), *more)["rows"]  # type: ignore[return-value]

    def row(self, file: Path, query: str, fields: object = None, **where: str) -> dict:
        """The one row of a query with these values."""
        found = [
            row
            for row in self.rows(file, query, fields)
            if all(row[name] == value for name, value in where.items())
        ]
        assert len(found) == 1, found
        return found[0]


Start = Callable[..., Hands]
