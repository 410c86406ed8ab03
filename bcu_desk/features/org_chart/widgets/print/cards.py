"""Printed cards: their words in lines, how large that makes them, and drawing them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
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
    row = branch.row
    width = WIDTHS.get(row.kind, WIDTH)
    room = width - 2 * EDGE
    style = "lead" if row.kind in WIDTHS else "strong"
    first = room - measure.width(row.code, "small") - APART
    who, style = _fitting(holder_words(branch, on, names=names), style, first, measure)
    lines = [Line(words, style) for words in measure.wrapped(who, style, first, room)]
    lines[0] = Line(lines[0].left, style, row.code)
    lines += _wrapped(row.title, "small", measure, room)
    for words in _charge_words(branch):
        lines += _wrapped(words, "small", measure, room)
    if led:
        lines += _wrapped(led, "small_strong", measure, room)
    lines = _with_badges(lines, badges_of(row, on), measure, room)
    if branch.children:
        lines.append(Line(figures_told(branch), "small"))
    leads = branch.leads or None
    return CardWords(tuple(lines), width, bool(branch.children), row.holder is None, leads)


def _wrapped(words: str, style: str, measure: Measure, room: float) -> list[Line]:
    return [Line(line, style) for line in measure.wrapped(words, style, room, room)]


def _fitting(told: tuple[str, str], style: str, room: float, measure: Measure) -> tuple[str, str]:
    """The holder in the first form and style that fits on a line, the narrowest where none does."""
    tight = "strong_tight" if style == "strong" else style
    ways = [(words, look) for words in told for look in (style, tight)]
    return next((way for way in ways if measure.width(*way) <= room), ways[-1])


def _charge_words(branch: Branch) -> tuple[str, ...]:
    """The function led and the boroughs held, where the title does not say so already."""
    charge = branch.charge
    if charge is None:
        return ()
    function = charge.function_title or ""
    leads = f"Leads {function}" if function.lower() not in branch.row.title.lower() else ""
    holds = f"Borough: {', '.join(charge.boroughs)}" if charge.boroughs else "No borough"
    return (leads, holds) if leads else (holds,)


def _with_badges(
    lines: list[Line], found: Sequence[tuple[str, str]], measure: Measure, room: float
) -> list[Line]:
    """Badges at the right of the last line where there is room, else on lines of their own."""
    if not found:
        return lines
    badges = " · ".join(words for words, _ in found)
    last = lines[-1]
    taken = measure.width(last.left, last.style) + APART + measure.width(badges, "small_strong")
    if not last.right and taken <= room:
        return [*lines[:-1], Line(last.left, last.style, badges, "small_strong")]
    return [*lines, *_wrapped(badges, "small_strong", measure, room)]


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
    for number, line in enumerate(_going_on(words.lines, goes_on)):
        colour = _colour(ink, line, warned=words.vacant and number == 0)
        ink.text((place.x + EDGE, y), line.left, line.style, colour)
        _draw_right(ink, line, place.right - EDGE, y)
        y += leading(line.style)


def _colour(ink: Ink, line: Line, *, warned: bool) -> str:
    if warned:
        return ink.look.warn
    return ink.look.ink if line.style in STRONG else ink.look.muted


def _going_on(lines: tuple[Line, ...], page: int | None) -> tuple[Line, ...]:
    """The lines of a card, the page on which its branch follows at the right of the last."""
    if page is None:
        return lines
    return (*lines[:-1], replace(lines[-1], right=f"page {page}", right_style="small_strong"))


def _draw_right(ink: Ink, line: Line, right: float, y: float) -> None:
    if line.right:
        tone = ink.look.ink if line.right_style == "small_strong" else ink.look.muted
        drop = leading(line.style) - leading(line.right_style)
        ink.text_right((right, y + drop), line.right, line.right_style, tone)


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
