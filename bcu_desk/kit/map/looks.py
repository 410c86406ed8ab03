"""How areas, groups of areas and a drop on an area are shown and told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QColor

FAINT = 0.3


@dataclass(frozen=True, slots=True)
class AreaLook:
    """How an area is shown: colour, digit, name, words for a screen reader; hatched, faint.

    `note` is a word or two that equal cells have room for; the name of an area that is `called`
    is told beside the map where it does not fit inside. `brief` stands for a digit that is too
    wide for its area.
    """

    colour: str
    digit: str
    name: str
    told: str
    hatched: bool = False
    faint: bool = False
    note: str = ""
    called: bool = False
    brief: str = ""

    def ground(self, paper: str) -> str:
        """The colour seen, on paper of a colour."""
        return mixed(self.colour, paper, FAINT) if self.faint else self.colour


@dataclass(frozen=True, slots=True)
class GroupLook:
    """A title beside a group of areas and a line about it; a `short` title for little room."""

    title: str
    about: str = ""
    short: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """An area's figure before and after a drop, each on the colour of its class."""

    name: str
    before: str
    after: str
    colour_before: str
    colour_after: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a drop would do; in words what it would do or why not, and what would turn."""

    ok: bool
    words: str
    turns: tuple[Turn, ...] = ()


Judge = Callable[[str, str], Verdict]


@cache
def mixed(colour: str, ground: str, share: float) -> str:
    """A colour of which only a share is left on a ground."""
    one, other = QColor(colour), QColor(ground)
    red = round(one.red() * share + other.red() * (1 - share))
    green = round(one.green() * share + other.green() * (1 - share))
    blue = round(one.blue() * share + other.blue() * (1 - share))
    return QColor(red, green, blue).name()
