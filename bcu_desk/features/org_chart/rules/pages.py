"""A chart over several printed pages: a page shows a branch, or as much of it as fits.

Every post has its full card on exactly one page. A card whose branch goes on elsewhere names the
page; that page begins with a stub of the post. Of the ways to cut a branch that fit, the one with
the fewest pages is taken. From the lowest branches up, without recursion.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bcu_desk.features.org_chart.rules.page_layout import (
    Gaps,
    Sheet,
    Size,
    laid_out,
    reading,
)

SMALL = 10  # posts of a branch that is not worth a page of its own where it fits above


class TooSmall(Exception):
    """The paper has no room for a card."""


@dataclass(frozen=True, slots=True)
class Branches:
    """What is to be printed: sizes of cards and of stubs, those below each post, the tops."""

    sizes: Mapping[str, Size]
    stub: Size
    children: Mapping[str, Sequence[str]]
    roots: Sequence[str]


@dataclass(frozen=True, slots=True)
class BranchPage:
    """A page: its head, full or as a stub, the posts with a full card, where branches go on.

    `part` of `parts` counts the pages over which those below one head are spread.
    """

    head: str
    full: bool
    posts: tuple[str, ...]
    cuts: tuple[str, ...]
    sheet: Sheet
    part: int = 1
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Bound:
    """The pages of a chart in order, and for each post the number of its page, from 0.

    `goes_on` is the page on which those below a post follow, or follow further.
    """

    pages: tuple[BranchPage, ...]
    page_of: Mapping[str, int]
    goes_on: Mapping[str, int]


def bound(branches: Branches, room: Size, gaps: Gaps) -> Bound:
    """The chart as pages; raises TooSmall where a card does not fit on one."""
    binder = _Binder(branches, room, gaps)
    pages = tuple(page for root in branches.roots for page in binder.of_root(root))
    page_of = {code: number for number, page in enumerate(pages) for code in page.posts}
    goes_on: dict[str, int] = {}
    for number, page in enumerate(pages):
        if not page.full:
            goes_on.setdefault(page.head, number)
    return Bound(pages, page_of, goes_on)


Pages = tuple[BranchPage, ...]


class _Binder:
    """One chart being cut into pages."""

    def __init__(self, branches: Branches, room: Size, gaps: Gaps) -> None:
        self._branches = branches
        self._children = branches.children
        self._room = room
        self._gaps = gaps
        self._below: dict[str, Pages] = {}
        self._counts: dict[str, int] = {}
        self._least = min(width * high for width, high in branches.sizes.values())

    def of_root(self, root: str) -> Pages:
        """The pages of a whole tree; the first has the root's own card."""
        order = list(reading(root, self._children))
        for code in reversed(order):
            self._counts[code] = 1 + sum(self._counts[kid] for kid in self._children[code])
            if self._children[code] and code != root:
                self._below[code] = self._cut(code, full=False)
        return self._cut(root, full=True)

    def _cut(self, head: str, *, full: bool) -> Pages:
        """The pages below a head, in the way that needs the fewest."""
        whole = self._page(head, self._subtree(head)[1:], full=full)
        if whole is not None:
            return (whole,)
        ways = (*self._by_levels(head, full=full), self._by_parts(head, full=full))
        return min(ways, key=len)

    def _by_levels(self, head: str, *, full: bool) -> Iterable[Pages]:
        """A page with so many levels below the head, for each number that fits; deepest first."""
        found: list[Pages] = []
        shown: list[str] = []
        level = list(self._children[head])
        while level:
            shown += level
            page = self._page(head, shown, full=full)
            if page is None:
                break
            grown = self._grown(page)
            found.append((grown, *self._after(grown)))
            level = [kid for code in level for kid in self._children[code]]
        return reversed(found)

    def _grown(self, page: BranchPage) -> BranchPage:
        """The page with small branches whole, and a level more where that saves a page."""
        for code in page.cuts:
            below = self._children[code]
            more: Sequence[str] = ()
            if self._counts[code] <= SMALL:
                more = self._subtree(code)
            elif sum(len(self._below.get(kid, ())) for kid in below) < len(self._below[code]):
                more = below
            if more:
                shown = (*page.posts, *more)
                page = self._page(page.head, shown, full=page.full) or page
        return page

    def _by_parts(self, head: str, *, full: bool) -> Pages:
        """Those below a head over several pages: each with its whole branch where that fits."""
        pages: list[BranchPage] = []
        page: BranchPage | None = None
        for kid in self._children[head]:
            shown = [] if page is None else list(page.posts)
            first = full and not pages
            more = self._with(head, shown, kid, full=first)
            if more is None and page is not None:
                pages.append(page)
                more = self._with(head, [], kid, full=False)
            if more is None:
                raise TooSmall(kid)
            page = more
        if page is not None:
            pages.append(page)
        return tuple(self._numbered(pages))

    def _numbered(self, pages: Sequence[BranchPage]) -> Iterable[BranchPage]:
        """Pages below one head, each counted and with the pages that go on from it."""
        for number, made in enumerate(pages, 1):
            yield replace(made, part=number, parts=len(pages))
            yield from self._after(made)

    def _with(self, head: str, shown: list[str], kid: str, *, full: bool) -> BranchPage | None:
        """A page with one branch more; its top post only where the branch fits on no page."""
        whole = self._subtree(kid)
        if len(whole) == 1 or self._page(head, whole, full=full) is not None:
            return self._page(head, [*shown, *whole], full=full)
        return self._page(head, [*shown, kid], full=full)

    def _subtree(self, code: str) -> list[str]:
        return list(reading(code, self._children))

    def _after(self, page: BranchPage) -> Iterable[BranchPage]:
        return (after for code in page.cuts for after in self._below[code])

    def _page(self, head: str, shown: Iterable[str], *, full: bool) -> BranchPage | None:
        """A page with these posts below its head, or None where they don't fit."""
        wanted = {*shown, head}
        if len(wanted) * self._least > self._room[0] * self._room[1]:
            return None
        kids = self._within(wanted)
        sizes = self._sizes(wanted) if full else self._sizes(wanted) | {head: self._branches.stub}
        sheet = laid_out(head, kids, sizes, self._room, self._gaps)
        if sheet is None:
            return None
        below = [code for code in reading(head, kids) if code != head]
        order = (head, *below) if full else tuple(below)
        cuts = tuple(code for code in below if self._children[code] and not kids[code])
        return BranchPage(head, full, order, cuts, sheet)

    def _sizes(self, wanted: Iterable[str]) -> dict[str, Size]:
        return {code: self._branches.sizes[code] for code in wanted}

    def _within(self, wanted: Collection[str]) -> dict[str, tuple[str, ...]]:
        """What hangs below each of these posts, of these alone."""
        return {code: tuple(x for x in self._children[code] if x in wanted) for code in wanted}
