"""Ways of dotted lines between cards that are laid out: through the gaps, across no card.

Where the chart grows down, the branches of the second row stand in columns with a lane between
them, and a corridor runs above that row. Where it grows to the right, a corridor runs before every
level, and a way leads from one to the next above the card on the path to the top.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.features.org_chart.rules.hanging import Spacing
from bcu_desk.features.org_chart.rules.tidy_tree import Place

Point = tuple[float, float]
Way = tuple[Point, ...]

LOW = 14.0  # from a large card's lower edge to the line that leaves it
SHARE = 0.72  # how far down a card its line ends, clear of the line to the post above
CORRIDOR, TRACK = 8.0, 2.0  # before the row or level below, and between two leaders' lines


@dataclass(frozen=True, slots=True)
class Shape:
    """Cards that show: their places, the one each reports to, and those that report to each.

    `spacing` is what they were laid out with.
    """

    places: Mapping[str, Place]
    above: Mapping[str, str | None]
    below: Mapping[str, Sequence[str]]
    spacing: Spacing

    def chain(self, code: str) -> list[str]:
        """A card and those above it, up to the top."""
        found, at = [code], self.above[code]
        while at is not None:
            found.append(at)
            at = self.above[at]
        return found

    def right_of(self, code: str) -> float:
        """The right edge of a card's branch."""
        right, waiting = 0.0, [code]
        while waiting:
            at = waiting.pop()
            right = max(right, self.places[at].right)
            waiting += self.below[at]
        return right


def way_down(shape: Shape, leader: str, post: str, track: int) -> Way:
    """From a leader's card to a post's where the tree grows down; neither stands on top.

    `track` tells lines of different leaders apart.
    """
    one, other = shape.chain(leader)[-2], shape.chain(post)[-2]
    rightwards = shape.places[one].x < shape.places[other].x
    leaves = _side(shape, leader, right=rightwards)
    ends = _side(shape, post, right=not rightwards and one != other)
    start, end = _lane(shape, one, track, right=leaves), _lane(shape, other, track, right=ends)
    out = _to_lane(shape, leader, start, right=leaves)
    back = _to_lane(shape, post, end, right=ends)[::-1]
    if abs(start - end) <= shape.spacing.beside:
        back = tuple((start if x == end else x, y) for x, y in back)
        return _straight((*out, *back))
    corridor = shape.places[one].y - CORRIDOR - TRACK * track
    return _straight((*out, (start, corridor), (end, corridor), *back))


def way_right(shape: Shape, leader: str, post: str, track: int) -> Way:
    """The same where the tree grows to the right."""
    above, own = shape.chain(leader)[::-1], shape.chain(post)[::-1]
    level = len(above) - 1
    if len(own) - 1 > level:
        start = _leaving(shape.places[leader])
        way = _climb(shape, own, level + 1, track)[::-1]
        return _straight(((shape.places[leader].right, start), (way[0][0], start), *way))
    out = _climb(shape, above, len(own) - 1, track)
    back = _climb(shape, own, len(own) - 1, track)[::-1]
    return _straight((*out, *back))


def _climb(shape: Shape, chain: Sequence[str], level: int, track: int) -> Way:
    """From a card's left to the corridor before a level, by way of the corridors between."""
    places, card = shape.places, shape.places[chain[-1]]
    at = card.y + card.height * SHARE
    found = [(card.x, at)]
    for number in range(len(chain) - 1, level - 1, -1):
        corridor = places[chain[number]].x - CORRIDOR - TRACK * track
        found.append((corridor, at))
        if number > level:
            at = places[chain[number - 1]].y - shape.spacing.beside / 2
            found.append((corridor, at))
    return tuple(found)


def _leaving(place: Place) -> float:
    """How far down a line leaves its leader's card."""
    return max(place.y + place.height / 2, place.bottom - LOW)


def _side(shape: Shape, code: str, *, right: bool) -> bool:
    """Whether a card is reached from the right, which one in a team of columns never is."""
    return right and not _in_columns(shape, code)


def _in_columns(shape: Shape, code: str) -> bool:
    """Whether a card stands in a long team that is broken into columns."""
    chain = shape.chain(code)
    if len(chain) < 3:
        return False
    team = shape.below[chain[1]]
    return shape.places[team[0]].x != shape.places[team[-1]].x


def _lane(shape: Shape, column: str, track: int, *, right: bool) -> float:
    """The middle of the gap beside a column, moved a little for each leader."""
    half = shape.spacing.beside / 2
    off = TRACK * (track % 4 - 1.5)
    return off + (shape.right_of(column) + half if right else shape.places[column].x - half)


def _to_lane(shape: Shape, code: str, lane: float, *, right: bool) -> Way:
    """From a card's edge to a lane."""
    place, chain = shape.places[code], shape.chain(code)
    large = len(chain) == 2
    y = _leaving(place) if large else place.y + place.height * (0.5 if right else SHARE)
    if right:
        return ((place.right, y), (lane, y))
    if large or not _in_columns(shape, code):
        return ((place.x, y), (lane, y))
    gap = shape.spacing.hang / 2
    over = shape.places[shape.below[chain[1]][0]].y - gap
    return ((place.x, y), (place.x - gap, y), (place.x - gap, over), (lane, over))


def _straight(points: Sequence[Point]) -> Way:
    """A way without points that do not turn it."""
    found: list[Point] = []
    for point in points:
        if found and found[-1] == point:
            continue
        before = found[-2:]
        if len(before) == 2 and any(
            before[0][axis] == before[1][axis] == point[axis] for axis in (0, 1)
        ):
            found[-1] = point
        else:
            found.append(point)
    return tuple(found)
