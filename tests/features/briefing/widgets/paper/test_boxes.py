"""Boxes stand in rows of like length, and hold all their words."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from bcu_desk.features.briefing.widgets.paper.boxes import abreast, facts_pieces, figures_pieces
from bcu_desk.kit.ink import Measure
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.work.packs.blocks import Fact, Facts, Figure, Figures


@pytest.mark.parametrize(
    ("count", "most", "rows"), [(0, 4, []), (3, 4, [3]), (5, 4, [3, 2]), (8, 4, [4, 4])]
)
def test_rows_are_of_like_length(count: int, most: int, rows: list[int]) -> None:
    assert [len(row) for row in abreast(range(count), most)] == rows


def test_every_fact_and_figure_is_told(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    measure = Measure(QGuiApplication.font())
    facts = Facts(tuple(Fact(f"Role{n}", f"Who{n}", f"Until{n}") for n in range(5)))
    figures = Figures(tuple(Figure(str(n), f"words{n}") for n in range(8)))
    said = [word for piece in facts_pieces(facts, measure, 400.0) for word in piece.words]
    assert {f"{kind}{n}" for kind in ("Role", "Who", "Until") for n in range(5)} <= set(said)
    said = [word for piece in figures_pieces(figures, measure, 400.0) for word in piece.words]
    assert {f"words{n}" for n in range(8)} <= set(said)
