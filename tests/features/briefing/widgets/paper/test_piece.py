"""A piece, the colour of its tone, and lines one below another."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication, QPicture
from PySide6.QtWidgets import QApplication

from bcu_desk.features.briefing.widgets.paper.piece import air, stacked, tone_of
from bcu_desk.kit.ink import Ink, Measure, leading, painting
from bcu_desk.kit.look.theme import apply_theme


@pytest.mark.parametrize("tone", ["bad", "warn", "good", "muted"])
def test_a_tone_has_its_colour_and_no_tone_is_ink(qapp: QApplication, tone: str) -> None:
    apply_theme(qapp, "dark")
    with painting(QPicture()) as painter:
        ink = Ink(painter, Measure(QGuiApplication.font()))
        assert tone_of(ink, tone) == getattr(ink.look, tone)
        assert tone_of(ink, "") == ink.look.ink
    apply_theme(qapp, "light")


def test_lines_stand_one_below_another(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    picture = QPicture()
    with painting(picture) as painter:
        ink = Ink(painter, Measure(QGuiApplication.font()))
        end = stacked(ink, (0.0, 10.0), ("one", "two"), "small", ink.look.ink)
        assert stacked(ink, (0.0, end), (), "small", ink.look.ink) == end
    assert end == pytest.approx(10 + 2 * leading("small"))
    assert picture.size() > 0
    assert air(4.0).height == 4.0
