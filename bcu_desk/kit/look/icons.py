"""Icons: our own SVGs, looked up by name and drawn in any colour, sharp at any scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.store.folders import resources

SIZES = (14, 16, 18, 20, 22, 24)
FAINT = 0.45


def icon(name: str, colour: str | None = None, *, on: str | None = None) -> QIcon:
    """The icon of that name in a colour: `#RRGGBB`, a token's or a hue's name; else muted ink.

    `on` is its colour in a button that is checked. FileNotFoundError where no such icon is drawn.
    """
    made = QIcon()
    told = colour_of(colour)
    for size in SIZES:
        made.addPixmap(pixmap(name, told, size), QIcon.Mode.Normal, QIcon.State.Off)
        made.addPixmap(pixmap(name, told, size, FAINT), QIcon.Mode.Disabled, QIcon.State.Off)
        if on is not None:
            checked = pixmap(name, colour_of(on), size)
            made.addPixmap(checked, QIcon.Mode.Normal, QIcon.State.On)
    return made


def pixmap(name: str, colour: str, size: int, opacity: float = 1.0) -> QPixmap:
    """A square picture of an icon, `size` logical pixels wide at the screen's pixel ratio."""
    ratio, told = _ratio(), colour_of(colour)
    key = f"desk_icon {name} {told} {size} {opacity} {ratio}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    drawing = QSvgRenderer(QByteArray(svg(name, told)))
    picture = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setOpacity(opacity)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


def paint_icon(
    painter: QPainter, name: str, colour: str, place: QPointF | QPoint, size: int = 16
) -> None:
    """Draw an icon in a painted view, its top left corner at `place`; `colour` as for `icon`."""
    painter.drawPixmap(QPointF(place), pixmap(name, colour, size))


def colour_of(told: str | None) -> str:
    """A colour from `#RRGGBB`, a token's name or a hue's name; muted ink for none."""
    return tokens().colour(told or "muted")


@lru_cache(maxsize=256)
def svg(name: str, colour: str) -> bytes:
    """The SVG text of an icon with its colour filled in; FileNotFoundError for no such icon."""
    text = (resources() / "icons" / f"{name}.svg").read_text("utf-8")
    return text.replace("currentColor", colour).encode()


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
