"""The chart's tree: posts with their branches, what is folded, and where each card goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.features.org_chart.queries import ChargeRow, PostRow
from bcu_desk.features.org_chart.rules.tidy_tree import Forest, Place, Spacing, tidy

COMMANDER, SUPERINTENDENT, OTHER = (400.0, 56.0), (200.0, 84.0), (184.0, 36.0)
ASIDE = (190.0, 36.0)
OPEN_GRADE = 4
SPACING = Spacing(indent=14.0, hang=5.0)


@dataclass(frozen=True, slots=True)
class Branch:
    """A post in the chart: its row, what reports to it, how many posts and holders it has."""

    row: PostRow
    charge: ChargeRow | None
    children: tuple[str, ...]
    posts: int
    filled: int


@dataclass(frozen=True, slots=True)
class Tree:
    """All posts in view by code, and the ones that report to nobody in view."""

    branches: Mapping[str, Branch]
    roots: tuple[str, ...]

    def over(self, code: str) -> str | None:
        """The post that a post reports to, or None."""
        above = self.branches[code].row.reports_to
        return above if above in self.branches else None

    def below(self, code: str) -> Iterable[str]:
        """Every post of a branch, the top one first."""
        waiting = [code]
        while waiting:
            at = waiting.pop()
            yield at
            waiting += reversed(self.branches[at].children)


def tree_of(rows: Sequence[PostRow], charges: Iterable[ChargeRow]) -> Tree:
    """The tree of posts; a post whose superior is out of view is a root."""
    known = {row.code: row for row in rows}
    held = {row.post: row for row in charges}
    children: dict[str, list[PostRow]] = {}
    roots = []
    for row in rows:
        if row.reports_to in known:
            children.setdefault(row.reports_to or "", []).append(row)
        else:
            roots.append(row.code)
    order: list[str] = []
    waiting = list(reversed(roots))
    while waiting:
        code = waiting.pop()
        order.append(code)
        waiting += [row.code for row in children.get(code, ())]
    made: dict[str, Branch] = {}
    for code in reversed(order):
        own = sorted(children.get(code, ()), key=lambda row: (row.position, row.code))
        below = [made[row.code] for row in own]
        row = known[code]
        made[code] = Branch(
            row,
            held.get(code),
            tuple(item.code for item in own),
            1 + sum(item.posts for item in below),
            (row.holder is not None) + sum(item.filled for item in below),
        )
    return Tree({code: made[code] for code in order}, tuple(roots))


def folded_at_first(tree: Tree) -> frozenset[str]:
    """Branches below chief inspectors are folded until they are opened."""
    return frozenset(
        code
        for code, branch in tree.branches.items()
        if branch.children and branch.row.grade < OPEN_GRADE
    )


def size_of(branch: Branch) -> tuple[float, float]:
    """How large a post's card is."""
    if branch.row.kind == "commander":
        return COMMANDER
    return SUPERINTENDENT if branch.row.kind == "superintendent" else OTHER


def places_of(tree: Tree, folded: frozenset[str]) -> dict[str, Place]:
    """Where the cards that show go."""
    shown = list(_shown(tree, folded))
    numbers = {code: number for number, code in enumerate(shown)}
    children = [
        () if code in folded else tuple(numbers[kid] for kid in tree.branches[code].children)
        for code in shown
    ]
    spread = frozenset(n for n, code in enumerate(shown) if code in tree.roots)
    aside = frozenset(
        numbers[kid]
        for code in tree.roots
        for kid in tree.branches[code].children
        if kid in numbers and _stands_aside(tree, kid)
    )
    forest = Forest(
        sizes=[size_of(tree.branches[code]) for code in shown],
        children=children,
        roots=[numbers[code] for code in tree.roots],
        spread=spread,
        aside=aside,
    )
    found = tidy(forest, SPACING)
    return {code: found[number] for code, number in numbers.items()}


def _stands_aside(tree: Tree, code: str) -> bool:
    """A staff officer stands beside the commander: no branch of its own, ranks below."""
    branch = tree.branches[code]
    return not branch.children and branch.row.kind not in ("superintendent", "commander")


def _shown(tree: Tree, folded: frozenset[str]) -> Iterable[str]:
    waiting = list(reversed(tree.roots))
    while waiting:
        code = waiting.pop()
        yield code
        if code not in folded:
            waiting += reversed(tree.branches[code].children)
