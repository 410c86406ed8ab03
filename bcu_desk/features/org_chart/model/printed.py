"""What is asked of a printed chart: paper, direction, branch, names and marking; and its checks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from bcu_desk.domain.markings import marking_of
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.tree import Tree

MM = 72 / 25.4  # points in a millimetre
MARGIN = 10 * MM
HEAD, FOOT = 34.0, 18.0
SIDES = {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "A2": (420.0, 594.0)}
DIRECTIONS = ("landscape", "portrait")
FORMATS = ("pdf", "svg", "png")
DEFAULT_MARKING = "OFFICIAL"


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper in points, as it is held; `room` is what a chart may take of it."""

    name: str
    width: float
    height: float

    def room(self) -> tuple[float, float]:
        """Width and height between the margins, the head and the foot."""
        return self.width - 2 * MARGIN, self.height - 2 * MARGIN - HEAD - FOOT


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A printed chart: on which paper, of which branch (None: all), with names, under a marking."""

    marking: str = DEFAULT_MARKING
    paper: str = "A4"
    direction: str = DIRECTIONS[0]
    branch: str | None = None
    names: bool = True

    def sheet(self) -> Paper:
        """The paper wanted; Refused `unknown_paper` or `unknown_direction`."""
        name = self.paper.strip().upper()
        if name not in SIDES:
            raise Refused("unknown_paper", value=self.paper[:20], known=tuple(SIDES), field="paper")
        if self.direction not in DIRECTIONS:
            raise Refused(
                "unknown_direction",
                value=self.direction[:20],
                known=DIRECTIONS,
                field="direction",
            )
        short, long = (side * MM for side in SIDES[name])
        return Paper(name, *((long, short) if self.direction == "landscape" else (short, long)))


def checked(wanted: Wanted, loaded: Loaded) -> Wanted:
    """What is wanted, the marking in capitals.

    Raises Refused for an unknown paper, direction, marking or post, `empty_chart` for no post.
    """
    wanted.sheet()
    marking = marking_of(wanted.marking)
    if not loaded.tree.branches:
        raise Refused("empty_chart", on=loaded.on.isoformat())
    if wanted.branch is not None and wanted.branch not in loaded.tree.branches:
        raise Refused("unknown_post", value=wanted.branch[:60], field="branch")
    return replace(wanted, marking=marking)


def tops_of(wanted: Wanted, tree: Tree) -> tuple[str, ...]:
    """The posts that the printed chart begins with."""
    return tree.roots if wanted.branch is None else (wanted.branch,)


def format_of(out: Path) -> str:
    """The format that a file's ending asks for; Refused `unknown_chart_format`."""
    ending = out.suffix.lower().removeprefix(".")
    if ending not in FORMATS:
        raise Refused("unknown_chart_format", value=out.suffix[:20], known=FORMATS, field="out")
    return ending
