"""How the chart was left: its view, direction, folds and zoom, kept in the settings."""

from __future__ import annotations

from collections.abc import Mapping

from bcu_desk.work.settings import Settings

MOST_FOLDS = 2_000
OPEN, FOLDED = "+", "-"


def folds_kept(settings: Settings) -> dict[str, bool]:
    """The branches that were folded (True) or opened (False), by code."""
    told = settings["chart_folds"]
    marks = told if isinstance(told, tuple) else ()
    return {mark[1:]: mark[0] == FOLDED for mark in marks if mark[:1] in (OPEN, FOLDED)}


def keep_folds(settings: Settings, turned: Mapping[str, bool]) -> None:
    """Keep what is folded or opened other than at first."""
    marks = [f"{FOLDED if folded else OPEN}{code}" for code, folded in turned.items()]
    settings.set("chart_folds", tuple(marks[-MOST_FOLDS:]))


def zoom_kept(settings: Settings) -> float:
    """The zoom that was chosen, 0 where the chart was fitted to its place."""
    told = settings["chart_zoom"]
    return told / 100 if isinstance(told, int) else 0.0


def keep_zoom(settings: Settings, scale: float, *, fitted: bool) -> None:
    """Keep the zoom, or that the chart fits itself to its place."""
    settings.set("chart_zoom", 0 if fitted else round(scale * 100))
