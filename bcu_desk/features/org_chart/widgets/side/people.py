"""People beside the chart: found by rank or name, dragged onto a vacancy or appointed by keys."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.moves import knows_told, people_found
from bcu_desk.features.org_chart.queries import PersonRow
from bcu_desk.kit.controls import Card, words
from bcu_desk.kit.fields import TextField
from bcu_desk.kit.look.icons import paint_icon
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of

PAD, GRIP, BAR = 12, 14, 3
COLLAR, NAME, POST, KNOWS = (Qt.ItemDataRole.UserRole + number for number in range(1, 5))
AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
HOW = "Drag somebody onto a vacancy, or press Enter to appoint."
Index = QModelIndex | QPersistentModelIndex


class PeoplePanel(Card):
    """People in service, those without a post first; the signals are those of its list."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("org_chart.people")
        self._people: tuple[PersonRow, ...] = ()
        self._stale = False
        self.seek = TextField()
        self.seek.setObjectName("org_chart.people.find")
        self.seek.setAccessibleName("Find people by rank or name")
        self.seek.setPlaceholderText("Rank, name or number")
        self.seek.setClearButtonEnabled(True)
        self._count = words("", "secondary", wrap=True)
        self.list = PeopleList()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 12, 1, 1)
        lines.setSpacing(8)
        head = QVBoxLayout()
        head.setContentsMargins(PAD, 0, PAD, 0)
        head.setSpacing(6)
        head.addWidget(self.seek)
        head.addWidget(self._count)
        lines.addLayout(head)
        lines.addWidget(self.list, 1)
        self.seek.changed.connect(self._filter)

    def show_people(self, loaded: Loaded) -> None:
        """Show the people of a day; what is typed to find them stays."""
        self._people, self._stale = loaded.people, True
        if self.isVisible():
            self._filter()

    def showEvent(self, event: QShowEvent) -> None:
        """The list is filled once it is in sight."""
        super().showEvent(event)
        if self._stale:
            self._filter()

    def _filter(self) -> None:
        self._stale = False
        found = people_found(self._people, self.seek.value())
        self.list.fill(found)
        spare = sum(not row.posts for row in found)
        told = f"{len(found):,} people, {spare} without a post."
        self._count.setText(f"{told} {HOW}" if found else "Nobody is found by that.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter in the find field go to the list."""
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys and self.seek.hasFocus() and self.list.count():
            self.list.setCurrentRow(max(0, self.list.currentRow()))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


class PeopleList(QListWidget):
    """The list of people.

    `appointed` carries the collar number that Enter or a double click is about, `menu_asked` one
    and where on the screen. `carried` is sent while one is dragged, with the pointer on the
    screen; `let_go` where it is dropped; `put_back` when the drag is given up.
    """

    appointed = Signal(str)
    menu_asked = Signal(str, QPoint)
    carried = Signal(str, QPoint)
    let_go = Signal(str, QPoint)
    put_back = Signal()

    _carrying = ""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("org_chart.people.list")
        self.setAccessibleName("People")
        self.setProperty("flat", "true")
        self.setItemDelegate(_PersonDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.writable = True
        self._pressed: QPoint | None = None
        self.itemDoubleClicked.connect(lambda item: self._appoint(item))

    def fill(self, people: tuple[PersonRow, ...]) -> None:
        """Show people; the one who was current stays so."""
        before = self.collar()
        self.clear()
        for number, row in enumerate(people):
            self.addItem(_item(row))
            if row.collar == before:
                self.setCurrentRow(number)

    def collar(self) -> str:
        """The collar number of the current line, or ''."""
        item = self.currentItem()
        return str(item.data(COLLAR)) if item is not None else ""

    def choose(self, collar: str) -> None:
        """Make somebody's line current and bring it into view."""
        for number in range(self.count()):
            if self.item(number).data(COLLAR) == collar:
                self.setCurrentRow(number)
                self.scrollToItem(self.item(number))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may become a drag."""
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = event.position().toPoint() if left and self.collar() else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry somebody along."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        way = event.position().toPoint() - self._pressed
        if self._carrying or way.manhattanLength() >= QApplication.startDragDistance():
            self._begin()
            self.carried.emit(self._carrying, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of who is carried."""
        collar, self._carrying, self._pressed = self._carrying, "", None
        if collar:
            self.unsetCursor()
            self.let_go.emit(collar, event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter appoints, Esc gives up a drag."""
        item = self.currentItem()
        if self._carrying:
            if event.key() == Qt.Key.Key_Escape:
                self._carrying, self._pressed = "", None
                self.unsetCursor()
                self.put_back.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._appoint(item)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """While somebody is carried Esc is the list's own."""
        carrying = bool(self._carrying) and isinstance(event, QKeyEvent)
        if carrying and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with somebody."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if by_key else self.itemAt(event.pos())
        if item is not None:
            self.setCurrentItem(item)
            spot = self.visualItemRect(item).center() if by_key else event.pos()
            self.menu_asked.emit(self.collar(), self.viewport().mapToGlobal(spot))

    def _begin(self) -> None:
        if not self._carrying and self.writable:
            self._carrying = self.collar()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def _appoint(self, item: QListWidgetItem) -> None:
        self.appointed.emit(str(item.data(COLLAR)))


def _item(row: PersonRow) -> QListWidgetItem:
    name, post = f"{row.rank} {row.name}", ", ".join(row.post_titles) or "No post"
    made = QListWidgetItem(name)
    for role, value in ((COLLAR, row.collar), (POST, post), (KNOWS, knows_told(row))):
        made.setData(role, value)
    told = f"{name} {row.collar}: {post}. {knows_told(row)}"
    made.setData(Qt.ItemDataRole.AccessibleTextRole, told)
    made.setToolTip(told)
    return made


class _PersonDelegate(QStyledItemDelegate):
    """Draws somebody: rank and name, the number, the post held, authorities and boroughs."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for three lines."""
        del option, index
        small, strong = QFontMetrics(font_of("small")), QFontMetrics(font_of("strong"))
        return QSize(120, strong.height() + 2 * small.height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, grip and the three lines."""
        look, rect = tokens(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(look.accent_soft))
            painter.fillRect(QRect(rect.topLeft(), QSize(BAR, rect.height())), QColor(look.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(look.bg))
        painter.setPen(QPen(QColor(look.line), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        grip = QPoint(rect.left() + PAD - 4, rect.center().y() - GRIP // 2)
        paint_icon(painter, "drag", look.muted, grip, GRIP)
        _paint_lines(painter, rect.adjusted(PAD + GRIP, 5, -PAD, -5), index)
        painter.restore()


def _paint_lines(painter: QPainter, box: QRect, index: Index) -> None:
    look, top = tokens(), box.top()
    right = str(index.data(COLLAR))
    spare = index.data(POST) == "No post"
    for role, told, ink in (
        ("strong", str(index.data()), look.ink),
        ("small", str(index.data(POST)), look.good if spare else look.muted),
        ("small", str(index.data(KNOWS)), look.muted),
    ):
        painter.setFont(font_of(role))
        metrics = QFontMetrics(painter.font())
        room = box.width()
        if right:
            painter.setFont(font_of("small"))
            painter.setPen(QColor(look.muted))
            small = QFontMetrics(painter.font())
            line = QRect(box.left(), top, room, metrics.height())
            painter.drawText(line, AT_RIGHT, right)
            room -= small.horizontalAdvance(right) + 8
            painter.setFont(font_of(role))
            right = ""
        painter.setPen(QColor(ink))
        shown = metrics.elidedText(told, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box.left(), top + metrics.ascent(), shown)
        top += metrics.height() + 2
