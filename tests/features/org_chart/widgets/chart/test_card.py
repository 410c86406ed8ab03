"""Drawing cards: what the zoom lets be read, states by more than colour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.tree import LARGE, Branch
from bcu_desk.features.org_chart.widgets.chart.card import (
    LEAST_TEXT,
    CardPainter,
    Marks,
    _scaled,
    block_look,
    narrowed,
)
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import ROLES

DAY = date(2017, 1, 23)
EDGE = 8
SMALL = (160.0, 36.0)  # of most cards, about


def _drawn(branch: Branch, marks: Marks | None = None, zoom: float = 1.0) -> QImage:
    width, height = LARGE.get(branch.row.kind, SMALL)
    image = QImage(
        round(width * zoom) + 2 * EDGE,
        round(height * zoom) + 2 * EDGE,
        QImage.Format.Format_ARGB32,
    )
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    box = QRectF(EDGE, EDGE, width * zoom, height * zoom)
    CardPainter(painter, DAY, zoom).draw(branch, box, marks or Marks())
    painter.end()
    return image


def _count(image: QImage, colour: str) -> int:
    wanted = QColor(colour).rgb()
    return sum(
        image.pixel(x, y) == wanted for y in range(image.height()) for x in range(image.width())
    )


def _vacant(branch: Branch) -> Branch:
    row = replace(branch.row, holder=None, holder_name=None, vacant_since=date(2017, 1, 9))
    return replace(branch, row=row)


@pytest.mark.parametrize("code", ["EA-C1", "EA-S2", "EA-CI1", "EA-SO1"])
@pytest.mark.parametrize("zoom", [1.0, 0.6, 0.45])
def test_each_kind_of_card_shows_words_where_they_can_be_read(
    themed: QApplication, east: Loaded, code: str, zoom: float
) -> None:
    branch = east.tree.branches[code]
    nameless = replace(branch, row=replace(branch.row, holder_name=" ", title=" "))
    assert _drawn(branch, zoom=zoom) != _drawn(nameless, zoom=zoom)


def test_a_superintendents_card_wears_the_functions_hue(themed: QApplication, east: Loaded) -> None:
    hue = tokens().hue("response")
    assert _count(_drawn(east.tree.branches["EA-S2"]), hue) > 300
    assert _count(_drawn(east.tree.branches["EA-CI1"]), hue) == 0


def test_a_vacant_card_is_dashed_and_says_so(themed: QApplication, east: Loaded) -> None:
    """The upper edge of a vacant card has gaps; that of a held one has none."""
    branch = east.tree.branches["EA-CI1"]

    def gaps(image: QImage) -> int:
        ground = QColor(Qt.GlobalColor.white).rgb()
        row = [image.pixel(x, EDGE) == ground for x in range(EDGE + 20, image.width() - 30)]
        return sum(row)

    assert gaps(_drawn(branch)) == 0
    assert gaps(_drawn(_vacant(branch))) > 20


def test_a_chosen_card_has_a_ring_and_a_lit_one_a_ground(
    themed: QApplication, east: Loaded
) -> None:
    branch = east.tree.branches["EA-CI1"]
    plain = _drawn(branch)
    assert _count(_drawn(branch, Marks(chosen=True)), tokens().accent) > 100
    assert _count(plain, tokens().accent) == 0
    lit = _drawn(branch, Marks(lit="Leads 3, would lead 4"))
    assert _count(lit, tokens().accent_soft) > 1000


def test_a_dimmed_card_says_why(themed: QApplication, east: Loaded) -> None:
    branch = east.tree.branches["EA-CI1"]
    one = _drawn(branch, Marks(dim="Not of a higher rank"))
    assert one != _drawn(branch, Marks(dim="Another BCU"))
    assert _count(one, tokens().bg) > 1000


def test_badges_stand_on_the_card(themed: QApplication, east: Loaded) -> None:
    branch = east.tree.branches["EA-S2"]
    soon = replace(branch, row=replace(branch.row, standing="acting", held_to=date(2017, 2, 1)))
    ground = tokens().warn_soft
    assert _count(_drawn(soon), ground) > 500
    assert _count(_drawn(branch), ground) == 0


def test_folded_and_open_branches_have_unlike_chevrons(themed: QApplication, east: Loaded) -> None:
    branch = east.tree.branches["EA-I1"]
    assert _drawn(branch, Marks(folded=True)) != _drawn(branch, Marks(folded=False))


def test_no_text_is_ever_smaller_than_11_pixels(themed: QApplication) -> None:
    for role in ROLES:
        for zoom in (0.42, 0.7, 0.9, 1.0, 2.0):
            assert _scaled(role, zoom).pixelSize() >= LEAST_TEXT == 11


@pytest.mark.parametrize("zoom", [0.9, 0.92, 1.0])
def test_the_longest_function_fits_as_tall_as_the_others(themed: QApplication, zoom: float) -> None:
    font, words = _scaled("strong", zoom), "Protecting vulnerable people"
    room = (214 - 15) * zoom - 18 - 5
    made = narrowed(font, words, room)
    assert made.pixelSize() == font.pixelSize()
    assert QFontMetricsF(made).horizontalAdvance(words) <= room
    assert narrowed(font, "Response", room).stretch() == font.stretch()


def test_a_card_too_small_for_words_keeps_the_hue_and_the_warning(
    themed: QApplication, east: Loaded
) -> None:
    branch, look = east.tree.branches["EA-S2"], tokens()
    assert block_look(branch, Marks()) == (look.line2, look.hue("response"))
    assert block_look(branch, Marks(chosen=True)) == (look.line2, look.accent)
    assert block_look(branch, Marks(lit="Leads 1")) == (look.line2, look.accent_soft)
    assert block_look(branch, Marks(dim="Another BCU")) == (look.line2, look.surface)
    vacant = _vacant(east.tree.branches["EA-CI1"])
    assert block_look(vacant, Marks()) == (look.warn, look.warn_soft)
