"""The style sheet and what the widgets tell it."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from bcu_desk.kit.look.style_sheet import mixed, style_sheet
from bcu_desk.kit.look.tokens import THEMES, contrast, tokens_of
from bcu_desk.store.folders import resources

PACKAGE = Path(__file__).parents[3] / "bcu_desk"
SHEET = (resources() / "themes" / "sheet.qss").read_text("utf-8")
# Read by code, or by what paints itself.
NOT_FOR_THE_SHEET = {"square", "desk_theme", "desk_text_scale", "ring_inside", "kinds"}


@pytest.mark.parametrize("theme", THEMES)
def test_every_gap_of_the_sheet_is_filled(theme: str) -> None:
    made = style_sheet(tokens_of(theme))
    assert "$" not in made
    assert tokens_of(theme).accent in made
    assert made.count("{") == made.count("}")


def test_sizes_follow_the_text_scale() -> None:
    look = tokens_of("light")
    assert 'role="title"] { font-size: 18px' in style_sheet(look)
    assert 'role="title"] { font-size: 27px' in style_sheet(look, 1.5)


def test_colours_between_two_are_mixed_by_share() -> None:
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
    assert mixed("#102030", "#FFFFFF", 0) == "#102030"
    assert mixed("#102030", "#FFFFFF", 1) == "#FFFFFF"


@pytest.mark.parametrize("theme", THEMES)
def test_states_of_buttons_keep_their_words_readable(theme: str) -> None:
    look = tokens_of(theme)
    pressed = [mixed(look.accent, look.ink, share) for share in (0.16, 0.3)]
    hover = mixed(look.surface, look.accent_soft, 0.55)
    assert min(contrast(look.on_accent, ground) for ground in pressed) >= 4.5
    assert min(contrast(look.colour(ink), hover) for ink in ("ink", "muted", "bad")) >= 4.5
    assert contrast(look.rail_ink, mixed(look.rail, look.rail_chosen, 0.6)) >= 4.5


def _properties() -> set[tuple[str, str]]:
    """What code sets as text: property and value; '' for a value only known when it runs."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "setProperty"
                and isinstance(node.args[0], ast.Constant)
            ):
                value = node.args[1].value if isinstance(node.args[1], ast.Constant) else ""
                found.add((str(node.args[0].value), str(value)))
    return found


def test_every_property_that_code_sets_is_in_the_sheet() -> None:
    known = set(re.findall(r'\[(\w+)="([^"]*)"\]', SHEET))
    names = {name for name, _ in known}
    strange = [
        (name, value)
        for name, value in _properties()
        if name not in NOT_FOR_THE_SHEET
        and (name not in names or (value and (name, value) not in known))
    ]
    assert not strange


def test_every_property_in_the_sheet_is_set_by_code() -> None:
    text = "\n".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    names = {name for name, _ in re.findall(r'\[(\w+)="([^"]*)"\]', SHEET)} - {"objectName"}
    assert not [name for name in names if f'"{name}"' not in text]
