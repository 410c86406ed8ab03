"""Printed cards: their words in lines, how large that makes them, and drawing them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.features.org_chart.model.tree import Branch
from bcu_desk.features.org_chart.model.wording import (
    badges_of,
    figures_told,
    holder_short,
    holder_told,
)
from bcu_desk.features.org_chart.rules.tidy_tree import Place
from bcu_desk.kit.ink import Ink, Measure, leading

WIDTHS = {"commander": 190.0, "superintendent": 152.0}
WIDTH = 114.0
STUB = (270.0, 25.0)
STRONG = ("lead", "strong", "strong_tight", "small_strong")
EDGE, TOP, APART = 6.0, 2.2, 5.0
BAND = 3.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card: words at its left and right, each in a style."""

    left: str
    style: str
    right: str = ""
    right_style: str = "small"


@dataclass(frozen=True, slots=True)
class CardWords:
    """A card as lines; `leads` has one line more for its branch, and the page it goes on."""

    lines: tuple[Line, ...]
    width: float
    leads: bool
    vacant: bool
    function: str | None

    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.width, 2 * TOP + sum(leading(line.style) for line in self.lines)


def holder_words(branch: Branch, on: date, *, names: bool) -> tuple[str, str]:
    """The holder, whole and shortened; without names the rank and collar number."""
    row = branch.row
    if row.holder is not None and not names:
        told = f"{row.holder_rank} {row.holder}"
        return told, told
    return holder_told(row, on), holder_short(row, on)


def card_words(
    branch: Branch, on: date, measure: Measure, *, names: bool, led: str = ""
) -> CardWords:
    """What a card says; no word is left out, long ones take more lines.

    `led` tells who leads its function where it reports to another: what a dotted line shows.
    """
    row, charge = branch.row, branch.charge
    width = WIDTHS.get(row.kind, WIDTH)
    room = width - 2 * EDGE
    style = "lead" if row.kind in WIDTHS else "strong"
    first = room - measure.width(row.code, "small") - APART
    who, style = _fitting(holder_words(branch, on, names=names), style, first, measure)
    lines = [Line(words, style) for words in measure.wrapped(who, style, first, room)]
    lines[0] = Line(lines[0].left, style, row.code)
    lines += [Line(words, "small") for words in measure.wrapped(row.title, "small", room, room)]
    if charge is not None:
        lines += [Line(words, "small") for words in _charge_lines(branch, measure, room)]
    if led:
        lines += [
            Line(words, "small_strong")
            for words in measure.wrapped(led, "small_strong", room, room)
        ]
    badges = " · ".join(words for words, _ in badges_of(row, on))
    if badges:
        lines = _with_badges(lines, badges, measure, room)
    if branch.children:
        lines.append(Line(figures_told(branch), "small"))
    function = charge.function if charge is not None else None
    return CardWords(tuple(lines), width, bool(branch.children), row.holder is None, function)


def _fitting(told: tuple[str, str], style: str, room: float, measure: Measure) -> tuple[str, str]:
    """The holder in the first form and style that fits on a line, the narrowest where none does."""
    tight = "strong_tight" if style == "strong" else style
    ways = [(words, look) for words in told for look in (style, tight)]
    return next((way for way in ways if measure.width(*way) <= room), ways[-1])


def _charge_lines(branch: Branch, measure: Measure, room: float) -> tuple[str, ...]:
    """The function led and the boroughs held, where the title does not say so already."""
    charge = branch.charge
    if charge is None:
        return ()
    function = charge.function_title or ""
    leads = f"Leads {function}" if function.lower() not in branch.row.title.lower() else ""
    holds = f"Borough: {', '.join(charge.boroughs)}" if charge.boroughs else "No borough"
    told = [part for part in (leads, holds) if part]
    return tuple(line for part in told for line in measure.wrapped(part, "small", room, room))


def _with_badges(lines: list[Line], badges: str, measure: Measure, room: float) -> list[Line]:
    """Badges at the right of the last line where there is room, else on lines of their own."""
    last = lines[-1]
    taken = measure.width(last.left, last.style) + APART + measure.width(badges, "small_strong")
    if not last.right and taken <= room:
        return [*lines[:-1], Line(last.left, last.style, badges, "small_strong")]
    own = measure.wrapped(badges, "small_strong", room, room)
    return [*lines, *(Line(words, "small_strong") for words in own)]


def draw_card(ink: Ink, words: CardWords, place: Place, goes_on: int | None) -> None:
    """A card in its place; `goes_on` is the page on which its branch follows."""
    look = ink.look
    edge = look.warn if words.vacant else look.muted
    wide = 0.9 if words.leads or words.vacant else 0.5
    ink.box(place, edge, look.surface, wide, dashed=words.vacant)
    if words.function:
        band = (place.x + 0.8, place.y + 2, BAND, place.height - 4)
        ink.band(band, look.hue(words.function))
    y = place.y + TOP
    for number, line in enumerate(words.lines):
        strong = line.style in STRONG
        colour = look.warn if words.vacant and number == 0 else look.ink if strong else look.muted
        ink.text((place.x + EDGE, y), line.left, line.style, colour)
        right, style = line.right, line.right_style
        if goes_on is not None and number == len(words.lines) - 1:
            right, style = f"page {goes_on}", "small_strong"
        if right:
            tone = look.ink if style == "small_strong" else look.muted
            drop = leading(line.style) - leading(style)
            ink.text_right((place.right - EDGE, y + drop), right, style, tone)
        y += leading(line.style)


@dataclass(frozen=True, slots=True)
class StubWords:
    """What a stub says of a post whose card is on another page."""

    title: str
    who: str
    page: int
    part: str


def draw_stub(ink: Ink, words: StubWords, place: Place) -> None:
    """A stub in its place: the post's title, its holder, and the page of its card."""
    look, measure = ink.look, ink.measure
    ink.box(place, None, look.bg)
    ink.band((place.x, place.y, 2.0, place.height), look.muted)
    right, y = place.right - EDGE, place.y + 3.0
    note = f"card on page {words.page}"
    ink.text_right((right, y + 1), note, "small", look.muted)
    room = place.width - 2 * EDGE - measure.width(note, "small") - APART
    style = "lead" if measure.width(words.title, "lead") <= room else "small_strong"
    ink.text((place.x + EDGE + 1, y), measure.cut(words.title, style, room), style)
    y += leading("lead") + 0.8
    ink.text((place.x + EDGE + 1, y), measure.cut(words.who, "small", room), "small", look.muted)
    if words.part:
        ink.text_right((right, y), words.part, "small_strong")
