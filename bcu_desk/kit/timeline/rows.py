"""What a timeline shows: groups of rows, bars on them, bands over them, and what a drag asks.

Time is whole numbers of any unit; the caller's axis says how they read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class BarKind(StrEnum):
    """How a bar looks; each is told by its form too, not by colour alone."""

    SOLID = "solid"  # filled
    SOFT = "soft"  # tinted, with a thick left edge
    DONE = "done"  # grey: over
    PLAN = "plan"  # outlined only
    DASHED = "dashed"  # not settled yet
    HATCHED = "hatched"  # out of use
    ACTING = "acting"  # tinted and hatched
    GAP = "gap"  # red and dashed: something is missing
    CLASH = "clash"  # red, its shared part hatched
    FREE = "free"  # green: a click takes it


class Grips(StrEnum):
    """Which part of a bar can be dragged."""

    WHOLE = "whole"
    ENDS = "ends"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """A row; `chip` is a word beside its name, in a tone (plain, accent, good, warn, bad).

    A `slim` one has a single line of words; `shut` are times hatched as not asked about.
    """

    key: str
    title: str
    subtitle: str = ""
    icon: str = ""
    chip: str = ""
    chip_tone: str = "plain"
    hue: str = "muted"
    slim: bool = False
    shut: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """A bar on a row for [start, end).

    `short` replaces `subtitle` where room is scarce, then the first of `shorter` that fits, then
    nothing; `titles` are shorter ways to say the title, the longest first. `note` is set at the
    right end; `tail` is how long a thin line goes on after the end; `hue` is a colour's name;
    `marked` is the part to hatch; `spoken` is what a screen reader and the tool tip say, `when`
    its time where the axis would say it wrongly, as of one without an end. A `warned` one has a
    warning edge at its end; an `aside` one has its words beside it where they do not fit inside.
    `grips` says which part of a movable one can be dragged; a `turned` one has a diamond at its
    start, where one follows another. A `hollow` one stands for room: a drag on it draws a new bar.
    `badge` is a word in a pill at the right end, in a tone.
    """

    key: str
    row: str
    start: int
    end: int
    title: str
    subtitle: str = ""
    kind: BarKind = BarKind.SOLID
    short: str = ""
    note: str = ""
    tail: int = 0
    hue: str = "accent"
    marked: tuple[int, int] | None = None
    movable: bool = True
    spoken: str = ""
    when: str = ""
    warned: bool = False
    aside: bool = False
    titles: tuple[str, ...] = ()
    shorter: tuple[str, ...] = ()
    grips: Grips = Grips.WHOLE
    turned: bool = False
    hollow: bool = False
    badge: str = ""
    badge_tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Chip:
    """A row without bars, folded into its group's last line."""

    key: str
    title: str
    subtitle: str = ""
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Count:
    """A figure in a group's head at a time; `tone` is plain, warn or bad."""

    at: int
    text: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """Rows under a head; `figures` names what `counts` count."""

    key: str
    title: str
    rows: tuple[TimelineRow, ...]
    detail: str = ""
    figures: str = ""
    counts: tuple[Count, ...] = ()
    folded_title: str = ""
    folded: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A time that is asked about, tinted over all rows."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Late:
    """Bars of a row that are made when the row is first seen, none of them with words beside it.

    `lies` has the key, start and end of each, which is all that is needed to lay them out.
    """

    lies: tuple[tuple[str, int, int], ...]
    make: Callable[[], Sequence[TimelineBar]]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything shown; `late` are further bars by row; `corner` is said above the names."""

    groups: tuple[TimelineGroup, ...] = ()
    bars: tuple[TimelineBar, ...] = ()
    corner: str = ""
    bands: tuple[Band, ...] = ()
    late: Mapping[str, Late] = field(default_factory=dict)

    def every_bar(self) -> tuple[TimelineBar, ...]:
        """All bars, made for once."""
        return (*self.bars, *(bar for late in self.late.values() for bar in late.make()))


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid; `above` starts a new stretch in the upper line of the head."""

    at: int
    label: str = ""
    strong: bool = False
    above: str = ""


@dataclass(frozen=True, slots=True)
class Axis:
    """Time as the caller reads it.

    `ticks(start, end, per_pixel)` gives the grid; `span_words(start, end)` says a span. The view
    can be moved within [first, last). A drag goes by `step`, or by 1 with Shift, and leaves
    `least` at least; `fresh` is the length of a bar made by a key. Where there are `stops`, in
    order, a drag goes from stop to stop instead, and a new bar fills the room between two.
    """

    first: int
    last: int
    ticks: Callable[[int, int, float], Sequence[Tick]]
    span_words: Callable[[int, int], str]
    step: int = 15
    least: int = 15
    fresh: int = 60
    now: int | None = None
    now_words: str = ""
    stops: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a drag or a key asks for: a new bar where `bar` is None, else a bar's new place."""

    row: str
    start: int
    end: int
    bar: str | None = None
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a proposal may be, and why not: short `words` and the full `detail`.

    One that may be can have words too: what would follow. `ghosts` are other bars as they would
    be then. `figure` measures what is wrong ("75 min overlap"); `mark` is one word for the row.
    """

    ok: bool = True
    words: str = ""
    detail: str = ""
    figure: str = ""
    mark: str = ""
    ghosts: tuple[TimelineBar, ...] = ()


@dataclass(frozen=True, slots=True)
class Fix:
    """Something that would work instead; `proposal` is what it asks for."""

    title: str
    detail: str
    proposal: Proposal


Judge = Callable[[Proposal], Verdict]
Mend = Callable[[Proposal], Sequence[Fix]]


def anything(_proposal: Proposal) -> Verdict:
    """A judge that allows everything."""
    return Verdict()


def nothing_else(_proposal: Proposal) -> tuple[Fix, ...]:
    """A mender that knows no way out."""
    return ()
