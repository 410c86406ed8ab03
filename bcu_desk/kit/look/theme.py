"""The look: palette, style, style sheet and type scale, light and dark."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.focus_ring import FocusRing
from bcu_desk.kit.look.style import DeskStyle
from bcu_desk.kit.look.style_sheet import style_sheet
from bcu_desk.kit.look.tokens import (
    SCALE,
    THEME,
    THEMES,
    Tokens,
    text_scale,
    theme_name,
    tokens,
    tokens_of,
)
from bcu_desk.kit.look.type_scale import font_of

__all__ = ["THEMES", "Tokens", "apply_theme", "font_of", "text_scale", "theme_name", "tokens"]

# Where the system has no font of its own for windows, the first of these that is there.
FALLBACKS = ("Inter", "Noto Sans", "Open Sans", "Cantarell", "Liberation Sans", "Arimo")
NARROW = 90  # per cent: DejaVu Sans is a tenth wider than the fonts the pages are drawn for
_PALETTE = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "bg",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line2",
    QPalette.ColorRole.Shadow: "line2",
}
_TEXT = (
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.HighlightedText,
)


def apply_theme(app: QApplication, theme: str, scale: float = 1.0) -> None:
    """Give the application a theme with text at `scale` times its usual size.

    Widgets that are already there follow; where they wear it already, nothing is done again.
    ValueError for a theme that does not exist.
    """
    if theme not in THEMES:
        raise ValueError(f"no theme {theme!r}")
    if (app.property(THEME), app.property(SCALE)) == (theme, scale):
        return
    app.setProperty(THEME, theme)
    app.setProperty(SCALE, scale)
    look = tokens_of(theme)
    if app.findChild(FocusRing) is None:
        app.setStyle(DeskStyle())
        FocusRing(app)
    app.setFont(_system_font(scale))
    app.setPalette(palette_of(look))
    app.setStyleSheet(style_sheet(look, scale))


def palette_of(look: Tokens) -> QPalette:
    """The palette that widgets without a style of their own draw with."""
    palette = QPalette()
    for role, name in _PALETTE.items():
        palette.setColor(role, QColor(look.colour(name)))
    for role in _TEXT:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(look.muted))
    return palette


def _system_font(scale: float) -> QFont:
    """The system's font for windows at body size, with figures of one width where it has them."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if QFontInfo(font).family().startswith(("DejaVu", "Bitstream")):
        there = set(QFontDatabase.families())
        better = next((name for name in FALLBACKS if name in there), None)
        if better is not None:
            font = QFont(better)
        else:
            font.setStretch(NARROW)
    font.setPixelSize(round(13 * scale))
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
