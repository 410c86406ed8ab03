"""Somebody carried over the chart."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.moves import offers_to
from bcu_desk.features.org_chart.widgets.chart.offering import (
    Offering,
    draw_offering,
    offering_told,
)


def _offering(east: Loaded, over: str = "") -> Offering:
    spare = next(row for row in east.people if row.rank == "DI" and not row.posts)
    offers = offers_to(east, spare.collar)
    return Offering(f"DI {spare.name}", offers, QPointF(300, 200), over)


def test_vacancies_are_lit_and_other_posts_dimmed_with_the_reason(east: Loaded) -> None:
    offering = _offering(east, "EA-I18")
    lit = offering.marks("EA-I18", folded=False)
    assert (lit.lit, lit.target) == ("The rank asked for", True)
    assert offering.marks("EA-CI1", folded=True).dim == "Not vacant"


def test_the_bubble_tells_what_a_drop_does(east: Loaded) -> None:
    title = east.tree.branches["EA-I18"].row.title
    first, second = offering_told(_offering(east, "EA-I18"), east)
    assert first.endswith(f" to {title}")
    assert second == "From Mon 23 Jan 2017. The rank asked for"
    assert offering_told(_offering(east, "EA-S2"), east) == (
        "Not to Superintendent, Response", "Not vacant",
    )  # fmt: skip
    assert offering_told(_offering(east), east)[1] == "Esc puts back"


def test_the_bubble_keeps_within_the_chart(themed: QApplication, east: Loaded) -> None:
    picture = QPixmap(400, 300)
    picture.fill("white")
    painter = QPainter(picture)
    far = Offering("DI Una Brandt", _offering(east).offers, QPointF(396, 296))
    draw_offering(painter, far, east, QRectF(0, 0, 400, 300))
    painter.end()
    image = picture.toImage()
    assert image.pixelColor(386, 270).lightness() < 60
    assert image.pixelColor(398, 298).lightness() > 200
