"""The type scale of the design."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.look.type_scale import ROLES, font_of


@pytest.mark.parametrize(
    ("role", "size", "weight"),
    [
        ("figure", 24, 600),
        ("title", 18, 600),
        ("section", 14, 600),
        ("strong", 13, 600),
        ("body", 13, 400),
        ("secondary", 12, 400),
        ("small", 11, 400),
    ],
)
def test_a_role_has_its_size_and_weight(
    role: str, size: int, weight: int, qapp: QApplication
) -> None:
    apply_theme(qapp, "light")
    font = font_of(role)
    assert (font.pixelSize(), int(font.weight())) == (size, weight)


def test_nothing_is_smaller_than_11_pixels() -> None:
    assert min(size for size, _ in ROLES.values()) == 11


def test_painters_follow_the_text_size(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 1.5)
    assert font_of("secondary").pixelSize() == 18
    apply_theme(qapp, "light")


def test_an_unknown_role_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        font_of("huge")
