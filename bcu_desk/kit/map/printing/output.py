"""Writing a map to a file: PDF, SVG or PNG by its ending; the file is put in place whole."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import (
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from bcu_desk.kit.map.printing.sheet import MapSheet, draw_map_sheet
from bcu_desk.store.replace import replacing

FORMATS = ("pdf", "svg", "png")
PAPER = QSize(1123, 794)  # A4 held wide, in pixels of 1/96 inch
DOTS, INCH = 96, 0.0254
FINER = 2  # a picture's pixels for each


def map_format(out: Path) -> str:
    """The format that a file's ending asks for; '' where there is none of that name."""
    kind = out.suffix.lstrip(".").lower()
    return kind if kind in FORMATS else ""


def write_map(sheet: MapSheet, out: Path) -> None:
    """Write a map; an old file stays as it is until the new one is whole.

    Raises ValueError for an ending that is not in FORMATS; OSError as the disk does.
    """
    makers = {"pdf": pdf_bytes, "svg": svg_bytes, "png": png_bytes}
    made = makers[_known(out)](sheet)
    with replacing(out) as beside:
        beside.write_bytes(made)


def _known(out: Path) -> str:
    kind = map_format(out)
    if not kind:
        raise ValueError(out.suffix)
    return kind


def pdf_bytes(sheet: MapSheet) -> bytes:
    """A map as a page of A4 with its fonts in it."""
    with _buffer() as (data, buffer):
        writer = QPdfWriter(buffer)
        writer.setResolution(DOTS * FINER)
        writer.setTitle(sheet.title)
        writer.setCreator("BCU Desk")
        size = QPageSize(QSizeF(PAPER) * (72 / DOTS), QPageSize.Unit.Point, "A4")
        layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
        layout.setMode(QPageLayout.Mode.FullPageMode)
        writer.setPageLayout(layout)
        _draw(writer, sheet, FINER)
    return bytes(data.data())


def svg_bytes(sheet: MapSheet) -> bytes:
    """A map as shapes and text."""
    with _buffer() as (data, buffer):
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setResolution(DOTS)
        generator.setSize(PAPER)
        generator.setViewBox(QRect(0, 0, PAPER.width(), PAPER.height()))
        generator.setTitle(sheet.title)
        generator.setDescription(sheet.marking)
        _draw(generator, sheet, 1)
    return bytes(data.data())


def png_bytes(sheet: MapSheet) -> bytes:
    """A map as a picture."""
    image = picture(sheet)
    with _buffer() as (data, buffer):
        QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(data.data())


def picture(sheet: MapSheet) -> QImage:
    """A map as a picture, to be written or copied."""
    image = QImage(PAPER * FINER, QImage.Format.Format_RGB32)
    dots = round(DOTS * FINER / INCH)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    image.setText("Title", sheet.title)
    image.setText("Description", sheet.marking)
    _draw(image, sheet, FINER)
    return image


def _draw(device: QPaintDevice, sheet: MapSheet, times: float) -> None:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    try:
        painter.scale(times, times)
        draw_map_sheet(painter, sheet, PAPER)
    finally:
        painter.end()


@contextlib.contextmanager
def _buffer() -> Iterator[tuple[QByteArray, QBuffer]]:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    try:
        yield data, buffer
    finally:
        buffer.close()
