"""The colour tokens of a theme, those of the running program, and the contrast of two colours."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from functools import cache

from PySide6.QtCore import QCoreApplication

from bcu_desk.store.folders import resources

THEMES = ("light", "dark")
TONES = ("accent", "good", "warn", "bad")
THEME, SCALE = "desk_theme", "desk_text_scale"  # what the application is told of its look
_PAPER: ContextVar[bool] = ContextVar("paper", default=False)  # of the thread that draws


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours as `#RRGGBB` text; `hues` are further colours by name."""

    bg: str
    surface: str
    raised: str
    line: str
    line2: str
    ink: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    bad: str
    bad_soft: str
    warn: str
    warn_soft: str
    good: str
    good_soft: str
    rail: str
    rail_ink: str
    rail_chosen: str
    hues: Mapping[str, str]

    def hue(self, name: str) -> str:
        """A further colour by name; muted ink where the theme has none of that name."""
        return self.hues.get(name, self.muted)

    def tone(self, name: str) -> tuple[str, str]:
        """Ink and ground of a tone: accent, good, warn, bad, muted; else plain."""
        if name in TONES:
            return str(getattr(self, name)), str(getattr(self, f"{name}_soft"))
        return (self.muted if name == "muted" else self.ink), self.bg

    def colour(self, name: str) -> str:
        """A colour by a token's name, a hue's name, or as `#RRGGBB` itself."""
        if name.startswith("#"):
            return name
        return str(getattr(self, name)) if name in self.names() else self.hue(name)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the tokens, hues apart."""
        return tuple(field.name for field in fields(cls) if field.name != "hues")


@cache
def tokens_of(theme: str) -> Tokens:
    """The tokens of a theme, `light` or `dark`; KeyError or TypeError where its file is wrong."""
    path = resources() / "themes" / f"{theme}.json"
    return Tokens(**json.loads(path.read_text("utf-8")))


@contextmanager
def light_paper() -> Iterator[None]:
    """Draw as on white paper at the usual text size, whatever the program's look is.

    Only the thread that asks for it does; a window that is painted meanwhile keeps its look.
    """
    before = _PAPER.set(True)
    try:
        yield
    finally:
        _PAPER.reset(before)


def theme_name() -> str:
    """The name of the running application's theme; `light` on paper or before one was applied."""
    if _PAPER.get():
        return "light"
    app = QCoreApplication.instance()
    name = app.property(THEME) if app is not None else None
    return name if isinstance(name, str) else "light"


def tokens() -> Tokens:
    """The tokens of the running application."""
    return tokens_of(theme_name())


def text_scale() -> float:
    """How large text is, 1.0 being its usual size."""
    if _PAPER.get():
        return 1.0
    app = QCoreApplication.instance()
    scale = app.property(SCALE) if app is not None else None
    return float(scale) if isinstance(scale, (int, float)) else 1.0


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two `#RRGGBB` colours, 1 to 21 (WCAG 2.2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def ink_on(ground: str) -> str:
    """Black or white, whichever reads better on a ground."""
    return max(("#000000", "#FFFFFF"), key=lambda ink: contrast(ink, ground))
