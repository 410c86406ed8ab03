"""Icons by name, in any colour."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.icons import colour_of, icon, paint_icon, pixmap, svg
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.store.folders import resources

DRAWN = sorted(path.stem for path in (resources() / "icons").glob("*.svg"))


def inks(picture: QPixmap) -> set[str]:
    image = picture.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in colours if colour.alpha() == 255}


@pytest.mark.parametrize("name", DRAWN)
def test_every_icon_is_drawn_on_the_grid_in_the_current_colour(name: str, qapp: object) -> None:
    text = (resources() / "icons" / f"{name}.svg").read_text("utf-8")
    assert 'viewBox="0 0 24 24"' in text
    assert "currentColor" in text
    assert not re.search(r"#[0-9A-Fa-f]{3,6}", text)
    assert inks(pixmap(name, "#B42318", 48)), "nothing is seen"


def test_an_icon_takes_a_colour_by_token_hue_or_value(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    assert inks(pixmap("check", "#ff0000", 96)) == {"#ff0000"}
    assert inks(pixmap("check", "bad", 96)) == {tokens().bad.lower()}
    assert colour_of("response") == tokens().hue("response")
    assert colour_of(None) == tokens().muted


def test_a_picture_has_the_size_asked_for_and_is_kept(qapp: QApplication) -> None:
    one, same = pixmap("check", "ink", 20), pixmap("check", "ink", 20)
    assert one.deviceIndependentSize().toSize() == QSize(20, 20)
    assert one.cacheKey() == same.cacheKey()
    assert pixmap("check", "ink", 24).cacheKey() != one.cacheKey()


def test_an_icon_that_is_off_is_fainter_and_one_that_is_on_may_differ(qapp: QApplication) -> None:
    made = icon("check", "ink", on="accent")
    normal = made.pixmap(QSize(24, 24), QIcon.Mode.Normal, QIcon.State.Off)
    faint = made.pixmap(QSize(24, 24), QIcon.Mode.Disabled, QIcon.State.Off)
    checked = made.pixmap(QSize(24, 24), QIcon.Mode.Normal, QIcon.State.On)
    assert inks(normal) == {tokens().ink.lower()}
    assert not inks(faint)
    assert inks(checked) == {tokens().accent.lower()}


def test_painters_can_draw_one_in_its_place(qapp: QApplication) -> None:
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_icon(painter, "minus", "#000000", QPoint(20, 20), 16)
    painter.end()
    inked = [
        (x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).lightness() < 170
    ]
    assert inked
    assert min(x for x, _ in inked) >= 20
    assert min(y for _, y in inked) >= 20


def test_a_name_that_is_not_drawn_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        svg("no_such_icon", "#000000")
    with pytest.raises(FileNotFoundError):
        icon("no_such_icon")
