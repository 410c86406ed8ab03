"""Giving the application a look."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bcu_desk.kit.look.focus_ring import FocusRing
from bcu_desk.kit.look.theme import apply_theme, palette_of
from bcu_desk.kit.look.tokens import THEMES, contrast, tokens_of

GROUP, ROLE = QPalette.ColorGroup, QPalette.ColorRole
PAIRS = (
    (ROLE.WindowText, ROLE.Window),
    (ROLE.Text, ROLE.Base),
    (ROLE.Text, ROLE.AlternateBase),
    (ROLE.ButtonText, ROLE.Button),
    (ROLE.ToolTipText, ROLE.ToolTipBase),
    (ROLE.HighlightedText, ROLE.Highlight),
    (ROLE.PlaceholderText, ROLE.Base),
    (ROLE.Link, ROLE.Base),
)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("group", [GROUP.Active, GROUP.Inactive])
def test_every_pair_of_the_palette_can_be_read(theme: str, group: QPalette.ColorGroup) -> None:
    palette = palette_of(tokens_of(theme))
    low = [
        (ink.name, ground.name)
        for ink, ground in PAIRS
        if contrast(palette.color(group, ink).name(), palette.color(group, ground).name()) < 5.3
    ]
    assert not low


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_off_can_still_be_read(theme: str) -> None:
    look = tokens_of(theme)
    palette = palette_of(look)
    for role in (ROLE.Text, ROLE.ButtonText, ROLE.WindowText):
        assert palette.color(GROUP.Disabled, role) == QColor(look.muted)
    assert contrast(look.muted, look.surface) >= 4.5


def test_a_look_that_is_worn_already_is_not_put_on_again(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_theme(qapp, "light")
    sheets: list[str] = []
    monkeypatch.setattr(QApplication, "setStyleSheet", lambda _app, sheet: sheets.append(sheet))
    apply_theme(qapp, "light")
    assert sheets == []


def test_widgets_that_are_there_follow_a_change_of_theme(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "light")
    label = QLabel("Words")
    label.setProperty("role", "secondary")
    qtbot.addWidget(label)
    label.ensurePolished()
    light = label.palette().color(ROLE.WindowText)
    apply_theme(qapp, "dark")
    assert light == QColor(tokens_of("light").muted)
    assert label.palette().color(ROLE.WindowText) == QColor(tokens_of("dark").muted)
    apply_theme(qapp, "light")


def test_text_grows_with_its_scale(qapp: QApplication, qtbot: QtBot) -> None:
    heights = []
    for scale in (1.0, 2.0):
        apply_theme(qapp, "light", scale)
        label = QLabel("Words")
        label.setProperty("role", "title")
        qtbot.addWidget(label)
        label.ensurePolished()
        heights.append(label.font().pixelSize())
    apply_theme(qapp, "light")
    assert heights == [18, 36]


def test_there_is_one_ring_however_often_the_theme_changes(qapp: QApplication) -> None:
    for theme in ("light", "dark", "light"):
        apply_theme(qapp, theme)
    assert len(qapp.findChildren(FocusRing)) == 1


def test_an_unknown_theme_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="sepia"):
        apply_theme(qapp, "sepia")
