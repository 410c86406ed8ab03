"""What the page has read, and what its forms choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from bcu_desk.domain.assignments import CoreFunction, Post
from bcu_desk.domain.people import Rank
from bcu_desk.domain.places import Bcu, Borough
from bcu_desk.features.org_chart.model.tree import Tree, tree_of
from bcu_desk.features.org_chart.queries import (
    Charges,
    HolderRow,
    Holders,
    People,
    PersonRow,
    Posts,
    costs_on,
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
    `against`, to the day in view.
    """

    on: date
    tree: Tree
    people: tuple[PersonRow, ...]
    holders: dict[str, tuple[HolderRow, ...]]
    ranks: Pairs
    grades: dict[str, int]
    bcus: Pairs
    boroughs: Pairs
    functions: Pairs
    begins: date | None = None
    costs: Mapping[str, int] = field(default_factory=dict)
    against: date | None = None
    differs: tuple[Differs, ...] = ()

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
    holders: dict[str, list[HolderRow]] = {}
    for row in Holders().rows(reader, view):
        holders.setdefault(row.post, []).append(row)
    ranks = sorted(reader.every(Rank), key=lambda rank: (-rank.grade, rank.code))
    bcus = sorted(reader.every(Bcu), key=lambda bcu: bcu.code)
    shown = {bcu.id for bcu in bcus if view.shows(bcu.code)}
    tree = tree_of(Posts().rows(reader, view), Charges().rows(reader, view))
    differs = _differs(reader, view, tree)
    return Loaded(
        on=view.on,
        tree=_marked(tree, differs),
        people=People().rows(reader, view),
        holders={post: tuple(rows) for post, rows in holders.items()},
        ranks=tuple((rank.code, f"{rank.code}, {rank.title}") for rank in ranks),
        grades={rank.code: rank.grade for rank in ranks},
        bcus=tuple((bcu.code, bcu.name) for bcu in bcus if view.shows(bcu.code)),
        boroughs=tuple(sorted((row.code, row.name) for row in reader.every(Borough))),
        functions=tuple((row.code, row.title) for row in reader.every(CoreFunction)),
        begins=min(
            (post.from_day for post in reader.every(Post) if post.bcu_id in shown), default=None
        ),
        costs=costs_on(reader, view.on),
        against=view.against,
        differs=differs,
    )


def _marked(tree: Tree, differs: tuple[Differs, ...]) -> Tree:
    """The tree with a badge on each post that differs from the second day."""
    badges: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in differs:
        badges[row.code] = (*badges.get(row.code, ()), (row.badge, TONES[row.kind]))
    if not badges:
        return tree
    branches = {
        code: replace(branch, differs=badges[code]) if code in badges else branch
        for code, branch in tree.branches.items()
    }
    return replace(tree, branches=branches)


def _differs(reader: Reader, view: View, tree: Tree) -> tuple[Differs, ...]:
    """What differs from the second day to the day in view, in the order of the chart."""
    if view.against is None or view.against == view.on:
        return ()
    before = Posts().rows(reader, replace(view, on=view.against, against=None))
    return differences(states(before), states([each.row for each in tree.branches.values()]))
