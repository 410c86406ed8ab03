"""The style sheet of a theme, filled in from its tokens."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from string import Template

from PySide6.QtGui import QColor

from bcu_desk.kit.look.tokens import Tokens
from bcu_desk.store.folders import resources

SIZES = (11, 12, 13, 14, 18, 24)


def style_sheet(look: Tokens, text_scale: float = 1.0) -> str:
    """The sheet of a theme with text at `text_scale` times its usual size."""
    sizes = {f"px{size}": f"{round(size * text_scale)}px" for size in SIZES}
    return _template().substitute({**_plain(look), **_derived(look), **sizes})


@cache
def _template() -> Template:
    return Template((resources() / "themes" / "sheet.qss").read_text("utf-8"))


def _plain(look: Tokens) -> Mapping[str, str]:
    return {name: getattr(look, name) for name in look.names()}


def _derived(look: Tokens) -> Mapping[str, str]:
    """Colours between two tokens, for states that carry no meaning alone."""
    return {
        "hover": mixed(look.surface, look.accent_soft, 0.55),
        "accent_hover": mixed(look.accent, look.ink, 0.16),
        "accent_press": mixed(look.accent, look.ink, 0.3),
        "bad_line": mixed(look.line2, look.bad, 0.55),
        "faint": mixed(look.line2, look.muted, 0.35),
        "scroll": mixed(look.line, look.line2, 0.45),
        "rail_hover": mixed(look.rail, look.rail_chosen, 0.6),
    }


def mixed(one: str, other: str, share: float) -> str:
    """The colour that lies `share` (0 to 1) of the way from one to the other."""
    start, end = QColor(one), QColor(other)
    parts = (
        round(a + (b - a) * share)
        for a, b in (
            (start.red(), end.red()),
            (start.green(), end.green()),
            (start.blue(), end.blue()),
        )
    )
    return "#" + "".join(f"{part:02X}" for part in parts)
