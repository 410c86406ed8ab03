"""The key page: what is printed, what is counted, how cards are read, and the index of pages."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bcu_desk.features.org_chart.model.printed import HEAD, MARGIN, Paper
from bcu_desk.features.org_chart.model.tree import Branch
from bcu_desk.features.org_chart.model.wording import ENDS_SOON
from bcu_desk.features.org_chart.rules.tidy_tree import Place
from bcu_desk.features.org_chart.widgets.print.book import Book, Entry, as_at, whole_title
from bcu_desk.features.org_chart.widgets.print.cards import (
    CardWords,
    Line,
    StubWords,
    draw_card,
    draw_stub,
)
from bcu_desk.features.org_chart.widgets.print.sheets import draw_frame, posts_told
from bcu_desk.kit.ink import Ink, leading

COLUMN, GUTTER = 250.0, 17.0
TITLE = 62.0
ROW = 12.0
SAMPLE = 118.0
FIGURES = ("Posts", "Filled", "Vacant")


def index_room(paper: Paper) -> tuple[int, int]:
    """How many lines of the index the first and a further key page take."""
    height = paper.room()[1]
    rows = int((height - ROW * 1.6) / ROW)
    return int((height - TITLE - ROW * 1.6) / ROW), rows * _columns(paper)


def _columns(paper: Paper) -> int:
    return max(1, int((paper.room()[0] + GUTTER) / (COLUMN + GUTTER)))


def draw_key_page(ink: Ink, book: Book, number: int) -> None:
    """A key page, counted from 1: the first tells all, further ones go on with the index."""
    draw_frame(ink, book, ("Org chart", f"Page {number}", posts_told(book)))
    first, further = index_room(book.paper)
    if number > 1:
        start = first + (number - 2) * further
        _further_index(ink, book, book.index[start : start + further])
        return
    left, top = MARGIN, MARGIN + HEAD
    ink.text((left, top - 2), whole_title(book.loaded, book.wanted), "title")
    under = top + leading("title") + 2
    told = f"{as_at(book.loaded, book.source)}. {_sum_told(book)}"
    ink.text((left, under), told, "text", ink.look.muted)
    top += TITLE
    table_ends = _draw_figures(ink, book, (left, top))
    wide = book.paper.room()[0]
    if _columns(book.paper) >= 3:
        _draw_legend(ink, book, (left + (wide - COLUMN) / 2, top))
    else:
        _draw_legend(ink, book, (left, table_ends + ROW * 2))
    _draw_index(ink, (left + wide - COLUMN, top), book.index[:first])


def _sum_told(book: Book) -> str:
    branches = [book.loaded.tree.branches[code] for code in book.cards]
    filled = sum(branch.row.holder is not None for branch in branches)
    acting = sum(branch.row.standing in ("acting", "temporary") for branch in branches)
    told = f"{len(branches):,} posts: {filled:,} filled, {len(branches) - filled:,} vacant"
    return f"{told}, {acting:,} held by somebody acting or temporary."


@dataclass(frozen=True, slots=True)
class _RankRow:
    """How many posts there are for a rank."""

    rank: str
    posts: int
    filled: int


def _rank_rows(branches: Sequence[Branch]) -> list[_RankRow]:
    """The ranks that posts are for, the highest first, then all together."""
    found: dict[str, list[Branch]] = {}
    for branch in sorted(branches, key=lambda branch: (-branch.row.grade, branch.row.rank)):
        found.setdefault(branch.row.rank, []).append(branch)
    rows = [
        _RankRow(rank, len(own), sum(branch.row.holder is not None for branch in own))
        for rank, own in found.items()
    ]
    total = _RankRow("All", sum(row.posts for row in rows), sum(row.filled for row in rows))
    return [*rows, total]


def _draw_figures(ink: Ink, book: Book, at: tuple[float, float]) -> float:
    """The table of posts by rank; returns where it ends."""
    (x, y), ends = at, (110.0, 165.0, 220.0)
    ink.text((x, y), "Posts by rank", "section")
    y += ROW * 1.6
    for end, name in zip(ends, FIGURES, strict=True):
        ink.text_right((x + end, y), name, "small", ink.look.muted)
    rows = _rank_rows([book.loaded.tree.branches[code] for code in book.cards])
    for row in rows:
        y += ROW
        last = row is rows[-1]
        style = "text_strong" if last else "text"
        ink.lines([(x, y - 1, x + ends[-1], y - 1)], ink.look.muted if last else ink.look.line)
        ink.text((x, y), row.rank, style)
        for end, count in zip(ends, (row.posts, row.filled, row.posts - row.filled), strict=True):
            ink.text_right((x + end, y), f"{count:,}", style)
    return y + ROW


def _draw_legend(ink: Ink, book: Book, at: tuple[float, float]) -> None:
    """How cards are read, each kind drawn as it is on the pages."""
    x, y = at
    ink.text((x, y), "How to read the pages", "section")
    y += ROW * 1.6
    for words, told in _samples(book):
        height = words.size()[1]
        draw_card(ink, words, Place(x, y, SAMPLE, height), None)
        y = max(y + height, _paragraph(ink, (x + SAMPLE + 10, y), told)) + 7
    draw_stub(ink, StubWords("Post title", "Holder", 2, ""), Place(x, y, SAMPLE, 25.0))
    y = max(y + 25, _paragraph(ink, (x + SAMPLE + 10, y), STUB_TOLD)) + 9
    for code, name in book.loaded.functions:
        ink.band((x, y + 1, 3.0, 8.0), ink.look.hue(code))
        ink.text((x + 9, y), f"Superintendent who leads {name}", "small")
        y += 11
    ink.text((x, y + 2), "The function is also in words on the card.", "small", ink.look.muted)


STUB_TOLD = "At the head of a page: a post whose own card is on the page named."


def _samples(book: Book) -> tuple[tuple[CardWords, str], ...]:
    """Cards that say what their lines mean, and words beside them."""
    holder = "Holder" if book.wanted.names else "Rank and collar"
    plain = (Line(holder, "strong", "code"), Line("Post title", "small"))
    vacant = (Line("Vacant for 14 days", "strong", "code"), Line("Post title", "small"))
    leads = (*plain, Line("20 of 24 filled", "small", "page 5", "small_strong"))
    badge = (plain[0], Line("Post title", "small", "Acting", "small_strong"))
    led = (*plain, Line("Response: led by code", "small_strong"))
    return (
        (_sample(plain), "A post that leads nobody. Each post has one card in the whole chart."),
        (
            _sample(leads, leads=True),
            "A post that leads others: posts filled in its branch, itself included, and the page"
            " where the branch goes on.",
        ),
        (_sample(vacant, vacant=True), "Nobody holds the post: dashed edge, days counted."),
        (
            _sample(badge),
            f"Acting or temporary holder; Ends in … days where the posting ends within"
            f" {ENDS_SOON} days.",
        ),
        (
            _sample(led),
            "A post that reports to one and whose function another leads: on screen a dotted line.",
        ),
    )


def _sample(lines: tuple[Line, ...], *, leads: bool = False, vacant: bool = False) -> CardWords:
    return CardWords(lines, SAMPLE, leads, vacant, None)


def _paragraph(ink: Ink, at: tuple[float, float], words: str) -> float:
    """Words beside a sample, in lines; returns where they end."""
    x, y = at
    room = COLUMN - SAMPLE - 10
    for line in ink.measure.wrapped(words, "small", room, room):
        ink.text((x, y), line, "small", ink.look.muted)
        y += leading("small") + 0.6
    return y


def _further_index(ink: Ink, book: Book, entries: Sequence[Entry]) -> None:
    columns = _columns(book.paper)
    rows = math.ceil(len(entries) / columns)
    for column in range(columns):
        at = (MARGIN + column * (COLUMN + GUTTER), MARGIN + HEAD)
        part = entries[column * rows : (column + 1) * rows]
        if part:
            _draw_index(ink, at, part)


def _draw_index(ink: Ink, at: tuple[float, float], entries: Sequence[Entry]) -> None:
    """Pages with what they show and how many posts."""
    x, y = at
    ink.text((x, y), "Pages", "section")
    ink.text_right((x + COLUMN, y + 3), "cards", "small", ink.look.muted)
    y += ROW * 1.6
    for entry in entries:
        ink.lines([(x, y - 1, x + COLUMN, y - 1)], ink.look.line)
        ink.text_right((x + 18, y), str(entry.page), "text_strong")
        told = f"{entry.title}, {entry.part}" if entry.part else entry.title
        room = COLUMN - 28 - 26
        style = "text" if ink.measure.width(told, "text") <= room else "small"
        ink.text((x + 28, y), ink.measure.cut(told, style, room), style)
        ink.text_right((x + COLUMN, y), f"{entry.posts:,}", "text", ink.look.muted)
        y += ROW
