"""A small timeline of meeting rooms over a day of minutes, for tests."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from bcu_desk.kit.look.tokens import tokens_of
from bcu_desk.kit.timeline.cursor import Cursor
from bcu_desk.kit.timeline.layout import Layout, Sizes
from bcu_desk.kit.timeline.paint.bars import Fonts
from bcu_desk.kit.timeline.paint.board import BoardPainter
from bcu_desk.kit.timeline.paint.picture import Picture
from bcu_desk.kit.timeline.rows import (
    Axis,
    Band,
    BarKind,
    Chip,
    Content,
    Count,
    Fix,
    Proposal,
    Tick,
    TimelineBar,
    TimelineGroup,
    TimelineRow,
    Verdict,
)
from bcu_desk.kit.timeline.scale import Scale

HOUR = 60
LIGHT = tokens_of("light")
OAK, ELM, ASH = (
    TimelineRow(key, key.title(), "Room", icon="calendar") for key in ("oak", "elm", "ash")
)


def ticks(_start: int, _end: int, _per_pixel: float) -> tuple[Tick, ...]:
    """The hours of the day."""
    return tuple(Tick(at * HOUR, f"{at:02d}", strong=at == 12) for at in range(25))


def span_words(start: int, end: int) -> str:
    """A span as hours and minutes."""
    return f"{start // 60:02d}:{start % 60:02d}–{end // 60:02d}:{end % 60:02d}"


AXIS = Axis(0, 24 * HOUR, ticks, span_words, now=10 * HOUR + 30, now_words="10:30")


def bar(key: str, row: str, start: float, end: float, **fields: object) -> TimelineBar:
    """A bar between two hours."""
    times = (round(start * HOUR), round(end * HOUR))
    return TimelineBar(key, row, *times, **{"title": key.title(), **fields})  # type: ignore[arg-type]


BARS = (
    bar("talk", "oak", 8, 10, subtitle="About everything", tail=30),
    bar("lunch", "oak", 12, 13),
    bar("clean", "elm", 9, 17, kind=BarKind.HATCHED, movable=False, title="Shut"),
    bar("one", "elm", 18, 20, kind=BarKind.CLASH, marked=(19 * HOUR, 20 * HOUR)),
    bar("two", "elm", 19, 21, kind=BarKind.CLASH, marked=(19 * HOUR, 20 * HOUR)),
)
GROUPS = (
    TimelineGroup(
        "north",
        "North",
        (OAK, ELM),
        detail="2",
        figures="free",
        counts=(Count(8 * HOUR, "1", "warn"), Count(9 * HOUR, "0", "bad"), Count(10 * HOUR, "2")),
    ),
    TimelineGroup(
        "south",
        "South",
        (ASH,),
        folded_title="2 free all day",
        folded=(Chip("fir", "Fir", "Room", "good"), Chip("yew", "Yew")),
    ),
)
CONTENT = Content(GROUPS, BARS, "5 rooms", (Band(14 * HOUR, 16 * HOUR, "14:00–16:00"),))


def taken(asked: Proposal) -> Verdict:
    """Nothing may stand on Oak before nine."""
    if asked.row == "oak" and asked.start < 9 * HOUR:
        return Verdict(False, "Oak is shut", "It opens at nine.", "60 min", "Shut")
    return Verdict()


def ways(asked: Proposal) -> Sequence[Fix]:
    """At nine, or on Ash."""
    length = asked.end - asked.start
    at_nine = Proposal("oak", 9 * HOUR, 9 * HOUR + length, asked.bar)
    return (
        Fix("Start at 09:00", "Oak, an hour later", at_nine),
        Fix("Take Ash", "free then", Proposal("ash", asked.start, asked.end, asked.bar)),
    )


def a_picture(content: Content = CONTENT, **fields: object) -> Picture:
    """The rooms from 06:00 on, 0.4 pixels a minute, 776 by 300; needs an application."""
    known: dict[str, object] = {
        "layout": Layout(content, Sizes()),
        "axis": AXIS,
        "scale": Scale(6 * HOUR, 1.8),
        "ticks": ticks(0, 0, 0),
        "size": QSize(776, 300),
        "scrolled": 0,
        "fonts": Fonts.now(),
        "cursor": Cursor(),
        "keyboard": False,
        "asked": None,
        "taken": None,
        "verdict": Verdict(),
        "phase": "",
    }
    return Picture(**{**known, **fields})  # type: ignore[arg-type]


def drawn(picture: Picture) -> QImage:
    """A picture drawn in the light theme."""
    image = QImage(picture.size, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    BoardPainter(painter, picture, LIGHT).paint()
    painter.end()
    return image


def colours(image: QImage, left: int, top: int, right: int, bottom: int) -> dict[str, int]:
    """How often each colour is in a part of an image."""
    found: dict[str, int] = {}
    for y in range(top, bottom):
        for x in range(left, right):
            name = image.pixelColor(x, y).name().upper()
            found[name] = found.get(name, 0) + 1
    return found


def middle(picture: Picture, key: str) -> QPoint:
    """The middle of a bar."""
    rect = picture.placed(key)
    assert rect is not None
    return rect.center().toPoint()
