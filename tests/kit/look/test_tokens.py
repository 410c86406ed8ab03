"""The colours of both themes, and that they can be read: the figures of the design."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.look.tokens import (
    THEMES,
    TONES,
    contrast,
    ink_on,
    luminance,
    text_scale,
    theme_name,
    tokens,
    tokens_of,
)
from bcu_desk.store.folders import resources

TEXT, DIGIT, LINE = 5.3, 4.5, 3.0
GROUNDS = ("bg", "surface", "raised")
CLASSES = ("class.none", "class.short", "class.met", "class.over")
FUNCTIONS = ("neighbourhoods", "response", "investigation", "protecting")


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_text_stands_out_from_every_ground(theme: str) -> None:
    look = tokens_of(theme)
    pairs = [(ink, ground) for ink in ("ink", "muted") for ground in GROUNDS]
    pairs += [("ink", f"{tone}_soft") for tone in TONES]
    pairs += [(tone, f"{tone}_soft") for tone in TONES]
    pairs += [(tone, ground) for tone in TONES for ground in GROUNDS]
    pairs += [("on_accent", "accent"), ("rail_ink", "rail"), ("rail_ink", "rail_chosen")]
    low = {
        pair: round(contrast(look.colour(pair[0]), look.colour(pair[1])), 2)
        for pair in pairs
        if contrast(look.colour(pair[0]), look.colour(pair[1])) < TEXT
    }
    assert not low


def test_lines_that_matter_stand_out(theme: str) -> None:
    look = tokens_of(theme)
    low = [
        (line, ground)
        for line in ("line2", "accent")
        for ground in ("bg", "surface")
        if contrast(look.colour(line), look.colour(ground)) < LINE
    ]
    assert not low


def test_hues_of_functions_can_be_read_as_text(theme: str) -> None:
    look = tokens_of(theme)
    low = [name for name in FUNCTIONS if contrast(look.hue(name), look.surface) < TEXT]
    assert not low
    assert len({look.hue(name) for name in FUNCTIONS}) == 4


def test_digits_on_map_classes_can_be_read_in_black_or_white(theme: str) -> None:
    look = tokens_of(theme)
    for name in CLASSES:
        ground = look.hue(name)
        assert contrast(ink_on(ground), ground) >= DIGIT, name


def test_map_classes_stay_apart_in_brightness(theme: str) -> None:
    look = tokens_of(theme)
    bright = {name: luminance(look.hue(name)) for name in CLASSES}
    close = [
        pair for pair in combinations(CLASSES, 2) if abs(bright[pair[0]] - bright[pair[1]]) < 0.05
    ]
    assert not close


def test_every_token_is_a_colour_in_both_themes(theme: str) -> None:
    look = tokens_of(theme)
    told = [getattr(look, name) for name in look.names()] + list(look.hues.values())
    assert all(QColor(colour).isValid() and colour.startswith("#") for colour in told)
    assert set(tokens_of("light").hues) == set(tokens_of("dark").hues)


def test_a_theme_file_holds_nothing_that_is_not_known(theme: str) -> None:
    kept = json.loads((resources() / "themes" / f"{theme}.json").read_text("utf-8"))
    assert set(kept) == {*tokens_of(theme).names(), "hues"}


def test_colours_are_found_by_token_hue_or_value() -> None:
    look = tokens_of("light")
    assert look.colour("bad") == look.bad
    assert look.colour("response") == look.hue("response")
    assert look.colour("#123456") == "#123456"
    assert look.colour("no such name") == look.muted


def test_a_tone_is_ink_and_ground() -> None:
    look = tokens_of("light")
    assert look.tone("bad") == (look.bad, look.bad_soft)
    assert look.tone("muted") == (look.muted, look.bg)
    assert look.tone("plain") == (look.ink, look.bg)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(one, other) == contrast(other, one)


def test_the_running_theme_and_text_size_are_known(qapp: QApplication) -> None:
    apply_theme(qapp, "dark", 1.5)
    assert (theme_name(), text_scale()) == ("dark", 1.5)
    assert tokens() is tokens_of("dark")
    apply_theme(qapp, "light")
    assert (theme_name(), text_scale()) == ("light", 1.0)


def test_without_a_theme_it_is_light(qapp: QApplication) -> None:
    qapp.setProperty("desk_theme", None)
    qapp.setProperty("desk_text_scale", None)
    assert (theme_name(), text_scale()) == ("light", 1.0)
    apply_theme(qapp, "light")
