"""Which cards show and where: the tree with what the user folded, kept in the settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bcu_desk.features.org_chart.model.marks.gone import with_gone
from bcu_desk.features.org_chart.model.tree import NO_TREE, Branch, Tree, folded_now, places_of
from bcu_desk.features.org_chart.rules.grid import Grid
from bcu_desk.features.org_chart.rules.tidy_tree import Place
from bcu_desk.store.session import collector_at_rest
from bcu_desk.work.settings import Settings

MOST_FOLDS = 2_000
OPEN, FOLDED = "+", "-"


class Cards:
    """The cards that show, by code in reading order; what is folded stays so over a refresh.

    `gone` are places of posts of a second day that are no more: part of the picture only, as
    `drawn` holds them, not of the tree.
    """

    def __init__(self) -> None:
        self.tree: Tree = NO_TREE
        self.drawn: Tree = NO_TREE
        self.gone: dict[str, Place] = {}
        self.places: dict[str, Place] = {}
        self.folded: frozenset[str] = frozenset()
        self.direction = "down"
        self.grid: Grid[str] = Grid((), ())
        self._size = (0.0, 0.0)
        self._turned: dict[str, bool] = {}

    def show(self, tree: Tree, gone: Iterable[Branch] = ()) -> None:
        """Show another state of the posts, with those that are gone."""
        self.tree, self.drawn = tree, with_gone(tree, gone)
        self._lay_out()

    def grow(self, direction: str) -> None:
        """Have the tree grow `down` or `right`."""
        self.direction = direction
        self._lay_out()

    def fold(self, code: str, *, folded: bool) -> bool:
        """Fold a branch away or open it; whether there is one."""
        if code not in self.places or not self.tree.branches[code].children:
            return False
        self._turned[code] = folded
        self._lay_out()
        return True

    def fold_all(self, *, folded: bool) -> None:
        """Fold as at first, or open every branch."""
        self._turned = {} if folded else {**self._turned, **dict.fromkeys(self.folded, False)}
        self._lay_out()

    def turned(self) -> dict[str, bool]:
        """The branches folded (True) or opened (False) other than at first."""
        return dict(self._turned)

    def turn(self, turned: Mapping[str, bool]) -> None:
        """Fold and open branches as they were left."""
        self._turned = dict(turned)
        self._lay_out()

    def open_to(self, code: str) -> None:
        """Open every branch above a post."""
        hidden = [above for above in self.tree.path(code) if above in self.folded]
        if hidden:
            self._turned.update(dict.fromkeys(hidden, False))
            self._lay_out()

    def at(self, x: float, y: float) -> str:
        """The post whose card lies at a point of the chart, or ''."""
        for code in self.grid.near(x, y, x, y):
            place = self.places[code]
            if place.x <= x <= place.right and place.y <= y <= place.bottom:
                return code
        return ""

    def side_by_side(self, code: str) -> bool:
        """Whether a card's neighbours stand at its left and right, not above and below it."""
        return self.direction == "down" and len(self.tree.path(code)) <= 1

    def everything(self) -> dict[str, Place]:
        """The places of all that is drawn."""
        return {**self.places, **self.gone} if self.gone else self.places

    def gone_at(self, x: float, y: float) -> str:
        """The post that is gone whose card lies at a point of the chart, or ''."""
        return next(
            (
                code
                for code, place in self.gone.items()
                if place.x <= x <= place.right and place.y <= y <= place.bottom
            ),
            "",
        )

    def size(self) -> tuple[float, float]:
        """Width and height of the chart."""
        return self._size

    def _lay_out(self) -> None:
        with collector_at_rest():
            self._place_all()

    def _place_all(self) -> None:
        self.folded = folded_now(self.tree, self._turned)
        self.places, self.gone = {}, {}
        if self.tree.branches:
            self.places = places_of(self.drawn, self.folded, self.direction)
        if self.drawn is not self.tree:
            away = [code for code in self.places if code not in self.tree.branches]
            self.gone = {code: self.places.pop(code) for code in away}
        self.grid = Grid(tuple(self.places), self.places.values())
        wide, high = self.grid.size()
        self._size = (
            max([wide, *(place.right for place in self.gone.values())]),
            max([high, *(place.bottom for place in self.gone.values())]),
        )


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
