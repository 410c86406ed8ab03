"""The small chart of a pack: a commander over the superintendents, in boxes of one row."""

from __future__ import annotations

from collections.abc import Sequence

from bcu_desk.features.org_chart.sections import CommandCard, CommandTeam
from bcu_desk.kit.ink import Ink, leading

Place = tuple[float, float, float, float]
GAP, EDGE, BAND = 6.0, 6.0, 3.0
ABOVE = 4.0  # and below the words of a box
LEAD = 190.0  # the width of the commander's box
DROP = 16.0  # between the rows


def draw_command(ink: Ink, place: Place, data: object) -> None:
    """A command team in a place: left, top, width and height in points."""
    assert isinstance(data, CommandTeam)
    left, top, width, _ = place
    middle = left + width / 2
    count = max(1, len(data.team))
    wide = (width - GAP * (count - 1)) / count
    high = _high(ink, (data.commander,), LEAD)
    team_high = _high(ink, data.team, wide)
    _draw_card(ink, (middle - LEAD / 2, top, LEAD, high), data.commander)
    below, bus = top + high + DROP, top + high + DROP / 2
    centres = [left + number * (wide + GAP) + wide / 2 for number in range(len(data.team))]
    if centres:
        lines = [(middle, top + high, middle, bus), (centres[0], bus, centres[-1], bus)]
        ink.lines([*lines, *((x, bus, x, below) for x in centres)], ink.look.muted)
    for centre, card in zip(centres, data.team, strict=True):
        _draw_card(ink, (centre - wide / 2, below, wide, team_high), card)


def _high(ink: Ink, cards: Sequence[CommandCard], width: float) -> float:
    """How high boxes of a width must be for all their words."""
    told = [sum(leading(style) for _, style in _lines(ink, card, width)) for card in cards]
    return max(told, default=0) + 2 * ABOVE


def _lines(ink: Ink, card: CommandCard, width: float) -> list[tuple[str, str]]:
    """The lines of a box with their styles: the holder, the title, what is led and held."""
    room = width - 2 * EDGE
    told = ((card.holder, "strong"), (card.title, "small"), (card.detail, "small"))
    return [
        (line, style)
        for words, style in told
        if words
        for line in ink.measure.wrapped(words, style, room, room)
    ]


def _draw_card(ink: Ink, place: Place, card: CommandCard) -> None:
    """A box: who holds the post, its title, what it leads and holds; dashed where vacant."""
    x, y, width, height = place
    vacant = card.holder == "Vacant"
    look = ink.look
    ink.box(place, look.warn if vacant else look.muted, look.surface, 0.7, dashed=vacant)
    if card.function:
        ink.band((x + 0.8, y + 2, BAND, height - 4), look.hue(card.function))
    colours = {"strong": look.warn if vacant else look.ink, "small": look.muted}
    y += ABOVE
    for line, style in _lines(ink, card, width):
        ink.text((x + EDGE, y), line, style, colours[style])
        y += leading(style)
