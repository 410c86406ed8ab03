"""What the page has read, and what its forms choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from bcu_desk.domain.assignments import CoreFunction, Post
from bcu_desk.domain.people import Rank
from bcu_desk.domain.places import Bcu, Borough
from bcu_desk.features.org_chart.model.marks.breaking import Broken, broken_rules
from bcu_desk.features.org_chart.model.marks.gone import gone_from
from bcu_desk.features.org_chart.model.tree import Branch, Tree, tree_of
from bcu_desk.features.org_chart.queries import (
    Charges,
    HolderRow,
    People,
    PersonRow,
    PostRow,
    Posts,
    costs_on,
    holders_by_post,
    states,
)
from bcu_desk.features.org_chart.rules.comparing import Differs, differences
from bcu_desk.features.org_chart.rules.reporting import Placed, why_not_under
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

TONES = {"joined": "good", "moved": "accent", "changed": "warn", "left": "bad"}
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """Posts as a tree, people, holders by post, and names of what posts refer to.

    `begins` is the first day on which there is a post in view, None where there never is.
    `costs` are pence a year by rank on the day. `differs` is what differs from the second day,
    `against`, to the day in view; `gone` are the posts that were there on that day only.
    """

    on: date
    tree: Tree
    people: tuple[PersonRow, ...]
    holders: Mapping[str, tuple[HolderRow, ...]]
    ranks: Pairs
    grades: dict[str, int]
    bcus: Pairs
    boroughs: Pairs
    functions: Pairs
    begins: date | None = None
    costs: Mapping[str, int] = field(default_factory=dict)
    against: date | None = None
    differs: tuple[Differs, ...] = ()
    gone: tuple[Branch, ...] = ()

    def function_name(self, code: str | None) -> str:
        """What a core function is called; nothing for none."""
        return dict(self.functions).get(code or "", "")

    def why_not(self, post: str, under: str) -> str | None:
        """The code of the reason that a post can't go under another, or None where it can."""
        tree = self.tree
        if post != under and tree.over(post) == under:
            return "under_already"
        chain = (under, *tree.path(under))
        over = dict(pairwise(chain))
        return why_not_under(self._placed(post), self._placed(under), over)

    def targets(self, post: str) -> dict[str, str | None]:
        """For each post the code of the reason that another can't go under it, or None."""
        return {code: self.why_not(post, code) for code in self.tree.branches}

    def _placed(self, code: str) -> Placed:
        row = self.tree.branches[code].row
        return Placed(row.code, row.bcu, row.grade)


def load(reader: Reader, view: View) -> Loaded:
    """Read everything the page shows, from one view of the file."""
    ranks = sorted(reader.every(Rank), key=lambda rank: (-rank.grade, rank.code))
    bcus = sorted(reader.every(Bcu), key=lambda bcu: bcu.code)
    rows = Posts().rows(reader, view)
    tree = tree_of(rows, Charges().rows(reader, view))
    before = _before(reader, view)
    differs = _differs(before, tree)
    return Loaded(
        on=view.on,
        tree=_marked(tree, differs, broken_rules(reader, view, rows)),
        people=People().rows(reader, view),
        holders=holders_by_post(reader),
        ranks=tuple((rank.code, f"{rank.code}, {rank.title}") for rank in ranks),
        grades={rank.code: rank.grade for rank in ranks},
        bcus=tuple((bcu.code, bcu.name) for bcu in bcus if view.shows(bcu.code)),
        boroughs=tuple(sorted((row.code, row.name) for row in reader.every(Borough))),
        functions=tuple((row.code, row.title) for row in reader.every(CoreFunction)),
        begins=_begins(reader, view, bcus),
        costs=costs_on(reader, view.on),
        against=view.against,
        differs=differs,
        gone=gone_from(tree, before or ()),
    )


def _begins(reader: Reader, view: View, bcus: Iterable[Bcu]) -> date | None:
    """The first day on which there is a post in view."""
    shown = {bcu.id for bcu in bcus if view.shows(bcu.code)}
    days = (post.from_day for post in reader.every(Post) if post.bcu_id in shown)
    return min(days, default=None)


def _differs(before: tuple[PostRow, ...] | None, tree: Tree) -> tuple[Differs, ...]:
    """What differs from the posts of the second day."""
    if before is None:
        return ()
    return differences(states(before), states([branch.row for branch in tree.branches.values()]))


def _marked(
    tree: Tree, differs: tuple[Differs, ...], broken: Mapping[str, tuple[Broken, ...]]
) -> Tree:
    """The tree with a badge on each post that differs from the second day or breaks a rule."""
    badges: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in differs:
        badges[row.code] = (*badges.get(row.code, ()), (row.badge, TONES[row.kind]))
    marked = [code for code in {**badges, **broken} if code in tree.branches]
    if not marked:
        return tree
    branches = dict(tree.branches)
    for code in marked:
        branches[code] = replace(
            branches[code], differs=badges.get(code, ()), broken=broken.get(code, ())
        )
    return replace(tree, branches=branches)


def _before(reader: Reader, view: View) -> tuple[PostRow, ...] | None:
    """The posts of the second day, None where there is none."""
    if view.against is None or view.against == view.on:
        return None
    return Posts().rows(reader, replace(view, on=view.against, against=None))
