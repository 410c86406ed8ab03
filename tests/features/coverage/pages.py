"""Looking at the coverage page, and acting on it, in tests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.page import CoveragePage
from bcu_desk.features.coverage.queries.wards import Cover, CoverRow
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.coverage.small import DAY

Open = Callable[..., CoveragePage]
VALENTINES = "E05000514"  # a ward of Redbridge where the sample has nobody
LEFT = Qt.MouseButton.LeftButton


def row_of(desk: Desk, ward: str) -> CoverRow:
    with desk.reader() as reader:
        return next(row for row in Cover().rows(reader, View(DAY)) if row.ward == ward)


def ward_in(desk: Desk, state: str, bcu: str = "EA") -> str:
    """The first ward of a class."""
    with desk.reader() as reader:
        rows = Cover().rows(reader, View(DAY))
    return next(row.ward for row in rows if row.state == state and row.bcu == bcu)


def node_of(page: CoveragePage, ward: str) -> str:
    return page.map.nodes()[page.map.codes().index(ward)].name


def press(page: CoveragePage, qtbot: QtBot, name: str) -> None:
    made = page.findChild(QPushButton, name)
    assert made is not None, name
    qtbot.mouseClick(made, LEFT)


def spot_of(page: CoveragePage, ward: str) -> QPointF:
    place = page.map.place_of(ward)
    assert place is not None
    return place


def officer_in(page: CoveragePage, other: str, *, state: str) -> str:
    """A DWO of a ward of a class, but for one ward."""
    assert page._loaded is not None
    homes = {row.ward for row in page._loaded.cover if row.state == state} - {other}
    return next(
        row.collar
        for row in page._loaded.officers
        if row.collar and row.kind == "dwo" and row.ward in homes
    )
