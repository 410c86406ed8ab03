"""The surface of a map: its view of the areas, drawn at rest and carried along while it moves."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.drawing.frame import Frame, fitted
from bcu_desk.kit.map.drawing.surface import Surface
from bcu_desk.kit.map.looks import AreaLook, GroupLook, Verdict
from bcu_desk.kit.map.marks import (
    Marks,
    draw_marks,
    draw_note,
    draw_scales,
    draw_verdict,
    scale_boxes,
    with_north,
)
from bcu_desk.kit.map.parts import Ground, Laid
from bcu_desk.kit.map.scene import Scene

SIDE, TOP, BOTTOM = 16.0, 14.0, 44.0
CORNER = 150.0  # pixels at the bottom right that the buttons over the map take
SETTLE_MS = 120
TITLES_AT_ONCE = 16  # more find their places after the view is shown, which stays within a frame
CLOSEST, FARTHEST = 24.0, 0.6  # of the scale at which everything fits


class MapCanvas(QWidget):
    """Areas on a map that can be zoomed and moved.

    While it moves, the picture of the last view is carried along; it is drawn anew at rest.
    """

    def __init__(self) -> None:
        super().__init__()
        self.note = ""
        self.marks = Marks()
        self._areas: Ground | None = None
        self._groups: tuple[str, ...] = ()
        self._titles: Mapping[str, GroupLook] = {}
        self._looks: tuple[AreaLook, ...] = ()
        self._numbers: dict[str, int] = {}
        self._laid: Laid | None = None
        self._frame: Frame | None = None
        self._scene: Scene | None = None
        self._surface: Surface | None = None
        self._scales: list[QRectF] = []
        self._verdict: tuple[QPointF, Verdict] | None = None
        self._is_fitted = True
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SETTLE_MS)
        self._rest.timeout.connect(self.settle)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._entitle)
        self.setMinimumSize(280, 200)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_areas(self, areas: Ground, groups: Sequence[str]) -> None:
        """Show other areas, fitted into view; `groups` names each one's group."""
        self._areas, self._groups = areas, tuple(groups)
        self._frame = None
        self._numbers = {code: number for number, code in enumerate(areas.codes)}
        self._looks, self._titles = (), {}
        self._laid = None
        self._scene = None
        self.fit()

    def show_looks(
        self, looks: Sequence[AreaLook], titles: Mapping[str, GroupLook] | None = None
    ) -> None:
        """Colour and label the areas, in the order of their codes; `titles` by group."""
        self._looks = tuple(looks)
        if titles is not None and titles != self._titles:
            self._titles = titles
            if self._scene is not None:
                self._scene.title(titles)
        if self._scene is not None:
            self._scene.recolour(self._looks)
        self.update()

    def codes(self) -> tuple[str, ...]:
        """The codes of the areas shown."""
        return self._areas.codes if self._areas is not None else ()

    def code_at(self, point: QPointF) -> str:
        """The code of the area under a point of the widget, or ''."""
        return self._code(self._number_at(point))

    def place_of(self, code: str) -> QPointF | None:
        """Where an area's label lies in the widget."""
        if self._laid is None or self._frame is None or code not in self._numbers:
            return None
        return self._frame.point(self._laid.whole().areas.labels[self._numbers[code]])

    def fit(self) -> None:
        """Show everything."""
        self._is_fitted = True
        room = room_of(self.size())
        if self._areas is None or not self._areas.codes or min(room.width(), room.height()) < 20:
            return
        if self._laid is None or not self._laid.is_fixed():
            self._laid = Laid(self._areas, self._groups, room.width() / room.height())
        self._frame = fitted(self._laid.whole().areas.bounds(), room)
        self.settle()

    def fit_areas(self, codes: Collection[str]) -> None:
        """Show some areas as large as they can be; all where none of them is known."""
        numbers = sorted(self._numbers[code] for code in codes if code in self._numbers)
        if not numbers or self._laid is None or len(numbers) == len(self._numbers):
            self.fit()
            return
        areas = self._laid.whole().areas
        closest = fitted(areas.bounds(), room_of(self.size())).scale * CLOSEST
        frame = fitted(areas.bounds(numbers), room_of(self.size()))
        middle = QPointF(room_of(self.size()).center())
        self._frame = frame.zoomed(min(closest, frame.scale), middle)
        self._is_fitted = False
        self.settle()

    def fit_group(self, code: str) -> None:
        """Show the group of an area as large as it can be."""
        number = self._numbers.get(code, -1)
        own = self._groups[number] if number >= 0 else None
        codes = self.codes()
        self.fit_areas([codes[n] for n, group in enumerate(self._groups) if group == own])

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show more or less, the point under `at` (or the middle) staying where it is."""
        if self._frame is None or self._laid is None:
            return
        whole = fitted(self._laid.whole().areas.bounds(), room_of(self.size())).scale
        scale = min(whole * CLOSEST, max(whole * FARTHEST, self._frame.scale * factor))
        self._carry(self._frame.zoomed(scale, at or QPointF(self.width() / 2, self.height() / 2)))

    def pan(self, right: float, down: float) -> None:
        """Move the content by pixels."""
        if self._frame is not None:
            self._carry(self._frame.moved(right, down))

    def settle(self) -> None:
        """Draw the view that is shown, sharp."""
        self._rest.stop()
        self._later.stop()
        if self._frame is None or self._laid is None:
            return
        self._scales = _scales_of(self._laid, self._frame, self.size())
        kept = [*with_north(self._scales), _corner(self.size()), _note_box(self.size())]
        ratio = self.devicePixelRatioF()
        drawing = self._laid.at(self._frame.scale * ratio)
        if self._surface is None or not self._surface.fits(self.size(), ratio):
            self._surface = Surface(self.size(), ratio)
        self._scene = Scene(drawing, self._frame, self.size(), kept, self._surface)
        if len(self._titles) <= TITLES_AT_ONCE:
            self._scene.title(self._titles)
        else:
            self._later.start()
        if self._looks:
            self._scene.recolour(self._looks)
        self.update()

    def _entitle(self) -> None:
        """Put the titles into the view that is shown."""
        if self._scene is not None and self._looks:
            self._scene.title(self._titles)
            self._scene.recolour(self._looks)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture, the marks, and what lies over them."""
        painter = QPainter(self)
        if self._scene is None or self._frame is None or not self._looks:
            painter.fillRect(self.rect(), QColor(tokens().surface))
        else:
            if self._scene.frame != self._frame:
                painter.fillRect(self.rect(), QColor(tokens().surface))
                painter.setTransform(self._scene.frame.towards(self._frame))
            painter.drawImage(0, 0, self._scene.picture())
            draw_marks(painter, self._scene.outline, len(self._looks), self._marks_shown())
            painter.resetTransform()
            if self._laid is not None:
                draw_scales(painter, self._laid.sheet.parts, self._frame, self._scales)
            draw_note(painter, self.note, _note_box(self.size()))
            if self._verdict is not None:
                draw_verdict(painter, *self._verdict, self.size())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the new size, or keep the middle where the user went closer."""
        super().resizeEvent(event)
        if self._is_fitted or self._frame is None:
            self.fit()
            return
        grown = event.size() - event.oldSize()
        self._frame = self._frame.moved(grown.width() / 2, grown.height() / 2)
        self.settle()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._surface = None
            self.settle()

    def _carry(self, frame: Frame) -> None:
        """Show another view by the last picture, and draw it when the hand rests."""
        self._frame = frame
        self._is_fitted = False
        if self._laid is not None:
            self._scales = _scales_of(self._laid, frame, self.size())
        self._rest.start()
        self.update()

    def _marks_shown(self) -> Marks:
        return self.marks

    def _number_at(self, point: QPointF) -> int:
        if self._scene is None or self._frame is None:
            return -1
        return self._scene.number_at(self._frame.towards(self._scene.frame).map(point))

    def _code(self, number: int) -> str:
        return self.codes()[number] if number >= 0 else ""


def room_of(size: QSize) -> QRectF:
    """Where areas are fitted into: clear of the edges and of what lies along the bottom."""
    return QRectF(SIDE, TOP, size.width() - 2 * SIDE, size.height() - TOP - BOTTOM)


def _corner(size: QSize) -> QRectF:
    """Where the buttons over the map lie."""
    return QRectF(size.width() - CORNER, size.height() - BOTTOM, CORNER, BOTTOM)


def _note_box(size: QSize) -> QRectF:
    """Where the note below the map lies."""
    return QRectF(14, size.height() - 30.0, size.width() - CORNER - 110, 20)


def _scales_of(laid: Laid, frame: Frame, size: QSize) -> list[QRectF]:
    """Where the scales lie; equal cells have none."""
    sheet = laid.sheet
    return [] if sheet.is_cells else scale_boxes(sheet.parts, frame, size, CORNER)
