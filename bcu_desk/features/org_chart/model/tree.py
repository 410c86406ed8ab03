"""The chart's tree: posts with their branches, what is folded, and where each card goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bcu_desk.features.org_chart.queries import ChargeRow, PostRow
from bcu_desk.features.org_chart.rules.tidy_tree import (
    Forest,
    Place,
    Spacing,
    columns,
    places,
    tidy,
)

COMMANDER, SUPERINTENDENT, HIGH = (404.0, 56.0), (214.0, 98.0), 38.0
WIDEST, NARROWEST = 202.0, 176.0  # cards below a superintendent: the deeper, the narrower
LARGE = {"commander": COMMANDER, "superintendent": SUPERINTENDENT}
OPEN_GRADE = 4
SPACING = Spacing(beside=14.0, below=34.0, indent=12.0, first=12.0, hang=5.0, apart=30.0)
SIDEWAYS = Spacing(beside=8.0, below=34.0, apart=30.0)


@dataclass(frozen=True, slots=True)
class Branch:
    """A post in the chart: its row, what reports to it, how many posts and holders it has.

    `function` is the core function that the branch works for: its own, or that of the
    superintendent above. `differs` are badges, words and tone, of how the post differs from a
    second day; `broken` are rules that it or its holder breaks, each with its sentence.
    """

    row: PostRow
    charge: ChargeRow | None
    children: tuple[str, ...]
    posts: int
    filled: int
    function: str | None
    differs: tuple[tuple[str, str], ...] = ()
    broken: tuple[tuple[str, str], ...] = ()

    @property
    def leads(self) -> str:
        """The function that the post leads; '' where it leads none."""
        return "" if self.charge is None else self.charge.function or ""


@dataclass(frozen=True, slots=True)
class Tree:
    """All posts in view by code, and the ones that report to nobody in view."""

    branches: Mapping[str, Branch]
    roots: tuple[str, ...]

    def over(self, code: str) -> str | None:
        """The post that a post reports to, or None."""
        if code in self.roots:
            return None
        above = self.branches[code].row.reports_to
        return above if above in self.branches else None

    def below(self, code: str) -> Iterable[str]:
        """Every post of a branch, the top one first."""
        return self.shown((code,), frozenset())

    def path(self, code: str) -> tuple[str, ...]:
        """The posts above one, the nearest first."""
        found: list[str] = []
        above = self.over(code)
        while above is not None:
            found.append(above)
            above = self.over(above)
        return tuple(found)

    def shown(self, roots: Sequence[str], folded: frozenset[str]) -> Iterable[str]:
        """Posts in reading order, without what is folded away."""
        waiting = list(reversed(roots))
        while waiting:
            code = waiting.pop()
            yield code
            if code not in folded:
                waiting += reversed(self.branches[code].children)


NO_TREE = Tree({}, ())


def tree_of(rows: Sequence[PostRow], charges: Iterable[ChargeRow]) -> Tree:
    """The tree of posts; a post whose superior is out of view is a root.

    Posts that report to one another in a ring, as merged files may say, hang from the highest.
    """
    known = {row.code: row for row in rows}
    roots = [row.code for row in rows if row.reports_to not in known]
    children = _ordered(row for row in rows if row.reports_to in known)
    parents = _walked(roots, children)
    for row in sorted(rows, key=lambda row: -row.grade):
        if row.code not in parents:
            roots.append(row.code)
            parents |= _walked([row.code], children, parents)
    return Tree(_branches(known, parents, {row.post: row for row in charges}), tuple(roots))


def _ordered(rows: Iterable[PostRow]) -> dict[str, list[PostRow]]:
    """Those that report to each post, in their order."""
    children: dict[str, list[PostRow]] = {}
    for row in rows:
        children.setdefault(row.reports_to or "", []).append(row)
    for own in children.values():
        own.sort(key=lambda row: (row.position, row.code))
    return children


def _walked(
    roots: Iterable[str], children: Mapping[str, Sequence[PostRow]], seen: Iterable[str] = ()
) -> dict[str, str | None]:
    """The parent of each post that can be reached, parents first."""
    found: dict[str, str | None] = {}
    done = set(seen)
    waiting: list[tuple[str, str | None]] = [(code, None) for code in reversed(list(roots))]
    while waiting:
        code, parent = waiting.pop()
        if code in done:
            continue
        done.add(code)
        found[code] = parent
        waiting += [(row.code, code) for row in reversed(children.get(code, ()))]
    return found


def _branches(
    rows: Mapping[str, PostRow], parents: Mapping[str, str | None], held: Mapping[str, ChargeRow]
) -> dict[str, Branch]:
    functions, children = _functions(rows, parents, held), _turned(parents)
    made: dict[str, Branch] = {}
    for code in reversed(tuple(parents)):
        below = [made[kid] for kid in children[code]]
        made[code] = Branch(
            rows[code],
            held.get(code),
            tuple(children[code]),
            1 + sum(branch.posts for branch in below),
            (rows[code].holder is not None) + sum(branch.filled for branch in below),
            functions[code],
        )
    return {code: made[code] for code in parents}


def _turned(parents: Mapping[str, str | None]) -> dict[str, list[str]]:
    """The children of each post, from the parent of each."""
    children: dict[str, list[str]] = {code: [] for code in parents}
    for code, parent in parents.items():
        if parent is not None:
            children[parent].append(code)
    return children


def _functions(
    rows: Mapping[str, PostRow], parents: Mapping[str, str | None], held: Mapping[str, ChargeRow]
) -> dict[str, str | None]:
    """By post: the function it leads, or its own, or that of the post above."""
    found: dict[str, str | None] = {}
    for code, parent in parents.items():
        charge = held.get(code)
        own = (charge.function if charge else None) or rows[code].function
        found[code] = own or (found[parent] if parent else None)
    return found


def folded_now(tree: Tree, turned: Mapping[str, bool]) -> frozenset[str]:
    """What is folded: branches below chief inspectors, unless the user turned them otherwise."""
    return frozenset(
        [
            code
            for code, branch in tree.branches.items()
            if branch.children and turned.get(code, branch.row.grade < OPEN_GRADE)
        ]
    )


def is_aside(tree: Tree, code: str) -> bool:
    """A staff officer stands beside the commander: no branch of its own, ranks below."""
    branch = tree.branches[code]
    above = tree.over(code)
    if above is None or above not in tree.roots:
        return False
    return not branch.children and branch.row.kind not in ("superintendent", "commander")


def places_of(tree: Tree, folded: frozenset[str], direction: str = "down") -> dict[str, Place]:
    """Where the cards that show go; one tree beside the other.

    Going `down` branches of superintendents hang in columns; going `right` each card has those
    that report to it at its right, one under another.
    """
    picture = _pictured(tree, folded)
    shown, sizes, children = picture.shown, picture.sizes, picture.children
    if direction == "right":
        return dict(zip(shown, _sideways(sizes, children, picture.roots), strict=True))
    aside = frozenset(
        kid for root in picture.roots for kid in children[root] if is_aside(tree, shown[kid])
    )
    forest = Forest(sizes, children, picture.roots, frozenset(picture.roots), aside)
    return dict(zip(shown, tidy(forest, SPACING), strict=True))


class _Picture(NamedTuple):
    """The cards that show, by number in reading order."""

    shown: list[str]
    sizes: list[tuple[float, float]]
    children: list[Sequence[int]]
    roots: list[int]


def _pictured(tree: Tree, folded: frozenset[str]) -> _Picture:
    """One walk through all that shows; each card tells the one above of its number."""
    shown, sizes, children, roots = _Picture([], [], [], [])
    branches, own_size, small = tree.branches, LARGE.get, list[tuple[float, float]]()
    waiting = list(reversed(tree.roots))
    brothers: list[list[int]] = [roots] * len(waiting)
    levels = [0] * len(waiting)
    while waiting:
        code, depth = waiting.pop(), levels.pop()
        brothers.pop().append(len(shown))
        shown.append(code)
        branch = branches[code]
        if depth == len(small):
            small.append(_small(depth))
        sizes.append(own_size(branch.row.kind) or small[depth])
        below = branch.children
        if not below or code in folded:
            children.append(())
            continue
        kids: list[int] = []
        children.append(kids)
        waiting += below[::-1]
        brothers += [kids] * len(below)
        levels += [depth + 1] * len(below)
    return _Picture(shown, sizes, children, roots)


def _small(depth: int) -> tuple[float, float]:
    """How large the card of most posts is: the deeper, the narrower."""
    return max(NARROWEST, WIDEST - SPACING.indent * max(0, depth - 2)), HIGH


def _sideways(
    sizes: Sequence[tuple[float, float]], children: Sequence[Sequence[int]], roots: Sequence[int]
) -> list[Place]:
    """A tree that grows to the right: laid out with its cards turned, then turned back."""
    turned = [(high, wide) for wide, high in sizes]
    forest = Forest(turned, children, roots, frozenset(range(len(sizes))))
    xs, tops, across, down = columns(forest, SIDEWAYS)
    return places((tops, xs, down, across))
