"""The printed chart as a whole: its pages in order, what their heads and feet say, the index."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtGui import QFont

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day, moment_text
from bcu_desk.features.org_chart.model.leads import leads_of
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.printed import Paper, Wanted, checked, tops_of
from bcu_desk.features.org_chart.rules.page_layout import Gaps, Sheet, laid_out
from bcu_desk.features.org_chart.rules.pages import Bound, Branches, BranchPage, TooSmall, bound
from bcu_desk.features.org_chart.rules.tidy_tree import Place
from bcu_desk.features.org_chart.widgets.print.cards import STUB, CardWords, card_words
from bcu_desk.kit.ink import LEAST, Measure

GAPS = Gaps()
MOST_GROWN = 1.25  # how much larger than its least size a page with room to spare is drawn
SQUARE = 1.4  # a sheet that holds the whole chart is about so much wider than high
GREATEST = 60_000.0  # points: a chart wider than this is no picture any more
GROW = 1.12
LOW_FIRST = (0.25, 0.4, 0.6, 1.0)  # shares of the height for columns of one large sheet


@dataclass(frozen=True, slots=True)
class Source:
    """Where a printed chart comes from: the file's name, the minute it was made, as known when."""

    file: str
    made: int
    known_at: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the index: a page, what it shows, and how many posts have their card there."""

    page: int
    title: str
    posts: int
    part: str


@dataclass(frozen=True, slots=True)
class Book:
    """A chart ready to be drawn; `key_pages` come first, then those of `bound`."""

    loaded: Loaded
    wanted: Wanted
    source: Source
    paper: Paper
    measure: Measure
    cards: Mapping[str, CardWords]
    bound: Bound
    index: tuple[Entry, ...]
    key_pages: int

    def count(self) -> int:
        """How many pages there are."""
        return self.key_pages + len(self.bound.pages)

    def page_of(self, code: str) -> int:
        """The number of the page with a post's card."""
        return self.key_pages + 1 + self.bound.page_of[code]

    def grown(self, sheet: Sheet) -> float:
        """How much larger a page is drawn than its least size."""
        room = self.paper.room()
        return max(1.0, min(MOST_GROWN, room[0] / sheet.width, room[1] / sheet.height))

    def least_type(self) -> float:
        """The smallest type in points."""
        return LEAST


def whole_title(loaded: Loaded, wanted: Wanted) -> str:
    """What is printed: the BCUs in view, or a branch."""
    if wanted.branch is not None:
        return loaded.tree.branches[wanted.branch].row.title
    shown = {branch.row.bcu for branch in loaded.tree.branches.values()}
    return ", ".join(name for code, name in loaded.bcus if code in shown)


def as_at(loaded: Loaded, source: Source) -> str:
    """The day shown, and the instant of knowledge where it is not now."""
    told = f"As at {long_day(loaded.on)}"
    if source.known_at is None:
        return told
    return f"{told}, as known on {moment_text(source.known_at)}"


def make_book(
    loaded: Loaded, wanted: Wanted, source: Source, font: QFont, index_room: tuple[int, int]
) -> Book:
    """The chart over pages; `index_room` is how many lines the first and a further key page take.

    Raises Refused as `checked` does, and `paper_too_small` where a card fits on no page.
    """
    wanted = checked(wanted, loaded)
    paper = wanted.sheet()
    measure = Measure(font)
    cards = cards_of(loaded, wanted, measure)
    try:
        pages = bound(_branches(loaded, wanted, cards), paper.room(), GAPS)
    except TooSmall:
        raise Refused("paper_too_small", paper=paper.name, field="paper") from None
    first, further = index_room
    key_pages = 1 + math.ceil(max(0, len(pages.pages) - first) / further)
    index = tuple(
        Entry(
            key_pages + number,
            loaded.tree.branches[page.head].row.title,
            len(page.posts),
            part_told(page),
        )
        for number, page in enumerate(pages.pages, 1)
    )
    return Book(loaded, wanted, source, paper, measure, cards, pages, index, key_pages)


def part_told(page: BranchPage) -> str:
    """`part 1 of 2`, or nothing for a head whose branch has one page."""
    return f"part {page.part} of {page.parts}" if page.parts > 1 else ""


def cards_of(loaded: Loaded, wanted: Wanted, measure: Measure) -> dict[str, CardWords]:
    """The words of each card that is printed."""
    tree = loaded.tree
    led = {lead.post: f"{lead.title}: led by {lead.leader}" for lead in leads_of(tree)}
    return {
        code: card_words(
            tree.branches[code], loaded.on, measure, names=wanted.names, led=led.get(code, "")
        )
        for top in tops_of(wanted, tree)
        for code in tree.below(top)
    }


def _branches(loaded: Loaded, wanted: Wanted, cards: Mapping[str, CardWords]) -> Branches:
    return Branches(
        sizes={code: words.size() for code, words in cards.items()},
        stub=STUB,
        children={code: loaded.tree.branches[code].children for code in cards},
        roots=tops_of(wanted, loaded.tree),
    )


def one_sheet(loaded: Loaded, wanted: Wanted, cards: Mapping[str, CardWords]) -> Sheet:
    """The whole chart on one sheet as large as it needs; trees stand in rows.

    Raises Refused `chart_too_large` where that is larger than any picture.
    """
    branches = _branches(loaded, wanted, cards)
    sheets = [_tree_on_sheet(branches, root) for root in branches.roots]
    across = math.ceil(math.sqrt(len(sheets)))
    places: dict[str, Place] = {}
    lines: list[tuple[float, float, float, float]] = []
    y = width = 0.0
    for start in range(0, len(sheets), across):
        x, row = 0.0, sheets[start : start + across]
        for sheet in row:
            for code, (left, top, wide, high) in sheet.places.items():
                places[code] = Place(left + x, top + y, wide, high)
            lines += [(a + x, b + y, c + x, d + y) for a, b, c, d in sheet.lines]
            x += sheet.width + 4 * GAPS.beside
        width = max(width, x - 4 * GAPS.beside)
        y += max(sheet.height for sheet in row) + 4 * GAPS.beside
    return Sheet(places, tuple(lines), width, y - 4 * GAPS.beside)


def _tree_on_sheet(branches: Branches, root: str) -> Sheet:
    below, waiting = 0.0, [root]
    while waiting:
        code = waiting.pop()
        below += branches.sizes[code][0] * branches.sizes[code][1]
        waiting += branches.children[code]
    width = max(math.sqrt(below * SQUARE), *(size[0] for size in branches.sizes.values()))
    while width < GREATEST:
        room = (width, width / SQUARE)
        sheet = laid_out(root, branches.children, branches.sizes, room, GAPS, LOW_FIRST)
        if sheet is not None:
            return sheet
        width *= GROW
    raise Refused("chart_too_large", field="out")
