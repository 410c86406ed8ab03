"""A tile's face: what it shows before and after it was read, in each theme and size."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.home.widgets.face import TileFace
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.look.tokens import tokens_of
from tests.features.home.tiles import a_full_tile, a_line, a_tile


@pytest.fixture
def face(qtbot: QtBot, themed: QApplication) -> TileFace:
    """A face that has read nothing yet."""
    made = TileFace(a_tile(0, sentence="", lines=()), 1, writable=True)
    qtbot.addWidget(made)
    made.resize(436, 300)
    made.show()
    return made


def _colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def test_before_it_is_read_only_the_title_stands(face: TileFace) -> None:
    assert face.accessibleName() == "Vacancies, being read"
    empty = face.grab().toImage()
    face.show_tile(a_tile(3))
    assert face.accessibleName() == "Vacancies: 3 posts are vacant."
    assert face.grab().toImage() != empty


def test_it_wears_the_colours_of_the_theme(face: TileFace, themed: QApplication) -> None:
    face.show_tile(a_full_tile())
    assert tokens_of("light").surface in _colours(face.grab().toImage())
    apply_theme(themed, "dark")
    assert tokens_of("dark").surface in _colours(face.grab().toImage())
    apply_theme(themed, "light")


def test_a_larger_card_shows_more_rows_and_the_foot_tells_how_many_are_not(face: TileFace) -> None:
    face.show_tile(a_tile(20))
    few = len(face.plan.placed)
    face.resize(436, 600)
    assert len(face.plan.placed) > few
    assert face.plan.hidden == 20 - len(face.plan.placed)
    assert face.last_row() == 20


def test_text_of_another_size_moves_the_parts(face: TileFace, themed: QApplication) -> None:
    face.show_tile(a_tile(20))
    before = face.plan.head.height
    apply_theme(themed, "light", 1.5)
    assert face.plan.head.height > before
    apply_theme(themed, "light", 1.0)
    assert face.plan.head.height == before


def test_the_row_chosen_stays_within_what_is_left(face: TileFace) -> None:
    face.show_tile(a_tile(9))
    face.chosen = (8, 0)
    face.show_tile(a_tile(2))
    assert face.chosen == (2, 0)
    face.show_tile(a_tile(0, link=""))
    assert face.chosen == (0, 0)
    assert face.last_row() == -1


def test_it_asks_for_the_height_of_all_its_rows(face: TileFace) -> None:
    face.show_tile(a_tile(2))
    two = face.wanted_height()
    face.show_tile(a_tile(3, lines=(a_line(1), a_line(2), a_line(3))))
    assert face.wanted_height() == two + 41
    assert face.sizeHint().height() == face.wanted_height()
