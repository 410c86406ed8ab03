"""The chart's tree: posts with their branches, what is folded, and where each card goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.features.org_chart.queries import ChargeRow, PostRow
from bcu_desk.features.org_chart.rules.tidy_tree import Forest, Place, Spacing, columns, tidy

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
    children: dict[str, list[PostRow]] = {}
    roots = []
    for row in rows:
        if row.reports_to in known:
            children.setdefault(row.reports_to or "", []).append(row)
        else:
            roots.append(row.code)
    for own in children.values():
        own.sort(key=lambda row: (row.position, row.code))
    parents = _walked(roots, children)
    for row in sorted(rows, key=lambda row: -row.grade):
        if row.code not in parents:
            roots.append(row.code)
            parents |= _walked([row.code], children, parents)
    return Tree(_branches(known, parents, {row.post: row for row in charges}), tuple(roots))


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
    functions: dict[str, str | None] = {}
    children: dict[str, list[str]] = {code: [] for code in parents}
    for code, parent in parents.items():
        charge = held.get(code)
        own = (charge.function if charge else None) or rows[code].function
        functions[code] = own or (functions[parent] if parent else None)
        if parent is not None:
            children[parent].append(code)
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


def folded_at_first(tree: Tree) -> frozenset[str]:
    """Branches below chief inspectors are folded until they are opened."""
    return frozenset(
        code
        for code, branch in tree.branches.items()
        if branch.children and branch.row.grade < OPEN_GRADE
    )


def folded_now(tree: Tree, turned: Mapping[str, bool]) -> frozenset[str]:
    """What is folded: as at first, but for the branches that the user folded or opened."""
    first = folded_at_first(tree)
    return frozenset(
        code
        for code, branch in tree.branches.items()
        if branch.children and turned.get(code, code in first)
    )


def size_of(branch: Branch, depth: int) -> tuple[float, float]:
    """How large a post's card is, `depth` being how many posts stand above it."""
    own = LARGE.get(branch.row.kind)
    return own or (max(NARROWEST, WIDEST - SPACING.indent * max(0, depth - 2)), HIGH)


def _sizes(
    tree: Tree, shown: Sequence[str], depths: Mapping[str, int]
) -> list[tuple[float, float]]:
    """How large the cards are, those of one depth worked out once."""
    deepest, branches = max(depths.values(), default=0), tree.branches
    small = [
        (max(NARROWEST, WIDEST - SPACING.indent * max(0, depth - 2)), HIGH)
        for depth in range(deepest + 1)
    ]
    return [LARGE.get(branches[code].row.kind) or small[depths[code]] for code in shown]


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
    shown = list(tree.shown(tree.roots, folded))
    numbers = {code: number for number, code in enumerate(shown)}
    children: list[tuple[int, ...]] = []
    roots = frozenset(tree.roots)
    depths = dict.fromkeys(tree.roots, 0)
    for code in shown:
        kids = () if code in folded else tree.branches[code].children
        children.append(tuple(map(numbers.__getitem__, kids)) if kids else ())
        if kids:
            depths.update(dict.fromkeys(kids, depths[code] + 1))
    sizes = _sizes(tree, shown, depths)
    if direction == "right":
        return dict(zip(shown, _sideways(sizes, children), strict=True))
    forest = Forest(
        sizes=sizes,
        children=children,
        roots=[numbers[code] for code in tree.roots],
        spread=frozenset(number for number, code in enumerate(shown) if code in roots),
        aside=frozenset(
            numbers[kid]
            for root in tree.roots
            for kid in tree.branches[root].children
            if kid in numbers and is_aside(tree, kid)
        ),
    )
    found = tidy(forest, SPACING)
    return dict(zip(shown, found, strict=True))


def _sideways(
    sizes: Sequence[tuple[float, float]], children: Sequence[Sequence[int]]
) -> list[Place]:
    """A tree that grows to the right: laid out with its cards turned, then turned back."""
    below = {kid for kids in children for kid in kids}
    roots = [number for number in range(len(sizes)) if number not in below]
    turned = [(high, wide) for wide, high in sizes]
    forest = Forest(turned, children, roots, frozenset(range(len(sizes))))
    xs, tops, across, down = columns(forest, SIDEWAYS)
    return list(map(Place, tops, xs, down, across))
