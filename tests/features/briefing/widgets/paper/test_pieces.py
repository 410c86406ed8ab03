"""Blocks become pieces with all their words, as high as their lines need."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication

from bcu_desk.features.briefing.rules.composing import PackPart
from bcu_desk.features.briefing.widgets.paper.pieces import painter_of, pieces_of, table_pieces
from bcu_desk.kit.ink import UNIT, Ink, Measure
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.work.packs.blocks import (
    Block,
    Column,
    Drawing,
    Fact,
    Facts,
    Figure,
    Figures,
    Line,
    Lines,
    Table,
    Words,
)
from bcu_desk.work.packs.sections import Part

WIDE = 400.0
LONG = "a rather long sentence that can't stand on one line of so narrow a page " * 3
BLOCKS: tuple[Block, ...] = (
    Words(LONG, "9"),
    Figures((Figure("9", "rules broken", "of 13", "bad"), Figure("2", LONG))),
    Facts((Fact("Superintendent", "Supt L. Feldman", LONG), Fact("Detective", "Nobody"))),
    Lines((Line("Valentines", LONG, "R7", "Redbridge"), Line("No tag"))),
    Table((Column("Ward"), Column("Met", number=True)), ((LONG, "1"), ("All", "1")), 1),
)


@pytest.fixture
def measure(qapp: QApplication) -> Measure:
    apply_theme(qapp, "light")
    return Measure(QGuiApplication.font())


def _said(block: Block, measure: Measure) -> str:
    part = PackPart("x", "Section", Part(blocks=(block,), left_out=("2 reasons",)))
    pieces = list(pieces_of(part, measure, WIDE))
    assert pieces[0].part == "Section"
    assert pieces[0].holds
    return " ".join(word for piece in pieces for word in piece.words)


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_no_word_is_lost(block: Block, measure: Measure) -> None:
    said = _said(block, measure)
    assert LONG.rsplit(maxsplit=1)[-1] in said
    assert said.count("rather") >= 3
    assert "Left out of this pack: 2 reasons." in said


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: type(block).__name__)
def test_nothing_is_drawn_below_a_piece(block: Block, measure: Measure) -> None:
    part = PackPart("x", "", Part(blocks=(block,)))
    for piece in list(pieces_of(part, measure, WIDE))[1:]:
        drawn = QImage(450, 400, QImage.Format.Format_RGB32)
        drawn.fill(0xFFFFFFFF)
        painter = QPainter(drawn)
        painter.scale(1 / UNIT, 1 / UNIT)
        piece.draw(Ink(painter, measure), 10.0, 10.0)
        painter.end()
        foot = int(10 + piece.height) + 2
        assert all(
            drawn.pixel(x, y) == 0xFFFFFFFF for y in range(foot, 400, 3) for x in range(0, 450, 7)
        )


def test_a_table_s_head_goes_with_each_row(measure: Measure) -> None:
    table = BLOCKS[4]
    assert isinstance(table, Table)
    head, first, total = table_pieces(table, measure, WIDE)
    assert head.holds
    assert first.head is not None
    assert first.head.words == total.head.words == ("Ward", "Met")  # type: ignore[union-attr]
    assert first.height > total.height


def test_a_drawing_finds_its_painter_by_name() -> None:
    drawing = Drawing(
        "bcu_desk.features.org_chart.widgets.print.command", "draw_command", None, "", 0.3
    )
    assert painter_of(drawing).__name__ == "draw_command"
