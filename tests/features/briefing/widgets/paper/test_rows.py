"""A list in columns reads down the first, then the next, and stays on a page."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from bcu_desk.features.briefing.widgets.paper.rows import DEEPEST, lines_pieces, words_pieces
from bcu_desk.kit.ink import Measure
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.work.packs.blocks import Line, Lines, Words


@pytest.fixture
def measure(qapp: QApplication) -> Measure:
    apply_theme(qapp, "light")
    return Measure(QGuiApplication.font())


def test_two_columns_are_read_one_after_the_other(measure: Measure) -> None:
    block = Lines(tuple(Line(f"w{number}", tag="Thu 12:00") for number in range(5)), 2)
    made = list(lines_pieces(block, measure, 400.0))
    rows = [[word for word in piece.words if word.startswith("w")] for piece in made]
    assert rows == [["w0", "w3"], ["w1", "w4"], ["w2"]]
    assert [piece.holds for piece in made] == [True, True, False]
    assert made[0].words.count("Thu 12:00") == 2, "a tag is not broken"


def test_a_list_longer_than_a_page_is_cut_in_stretches(measure: Measure) -> None:
    block = Lines(tuple(Line(f"w{number}") for number in range(2 * DEEPEST + 2)), 2)
    made = list(lines_pieces(block, measure, 400.0))
    assert len(made) == DEEPEST + 1
    assert made[DEEPEST].words == (f"w{2 * DEEPEST}", f"w{2 * DEEPEST + 1}")


def test_a_detail_that_does_not_fit_behind_its_words_stands_below_them(measure: Measure) -> None:
    wide, strong = 120.0, "Ward"
    while measure.width(f"{strong}s", "text_strong") < wide:
        strong += "s"
    full, short = lines_pieces(Lines((Line(strong, "Camden"), Line("A", "Camden"))), measure, wide)
    assert full.words == (strong, "", "Camden")
    assert short.words == ("A", "Camden")
    assert full.height > short.height


def test_words_are_a_piece_a_line(measure: Measure) -> None:
    made = list(words_pieces(Words("one two three " * 20, "9"), measure, 200.0))
    assert len(made) > 2
    assert made[0].words[0] == "9"
