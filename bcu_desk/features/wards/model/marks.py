"""How a state of a ward is marked on a map and in its legend."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A colour by the name of a token or hue, a letter, hatched or not."""

    hue: str
    letter: str = ""
    hatched: bool = False
