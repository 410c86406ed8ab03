"""Going from card to card: to a parent, a child, a sibling, or to a name that is typed."""

from __future__ import annotations

from itertools import chain

from bcu_desk.features.org_chart.model.tree import Tree, is_aside

STEPS = {"up": -1, "left": -1, "down": 1, "right": 1}  # along a row or a column


def step(tree: Tree, folded: frozenset[str], code: str, way: str) -> str:
    """The card to go to from one, `way` being up, down, left, right or home.

    Beside one another stand the superintendents; what hangs below them is walked like a list,
    left to the parent and right to the first child. Stays where there is nothing that way.
    """
    if code not in tree.branches:
        return tree.roots[0] if tree.roots else ""
    if way == "home":
        return (code, *tree.path(code))[-1]
    across = code in tree.roots or tree.over(code) in tree.roots
    return _across(tree, folded, code, way) if across else _down(tree, folded, code, way)


def step_sideways(tree: Tree, folded: frozenset[str], code: str, way: str) -> str:
    """The same in a tree that grows to the right: up and down go to neighbours of one column."""
    if code not in tree.branches or way == "home":
        return step(tree, folded, code, way)
    if way == "left":
        return tree.over(code) or code
    if way == "right":
        return code if code in folded else next(iter(tree.branches[code].children), code)
    return _neighbour(_column(tree, folded, code), code, STEPS[way]) or code


def _column(tree: Tree, folded: frozenset[str], code: str) -> tuple[str, ...]:
    """Every card that shows as many levels below the top as one."""
    column = tree.roots
    for _ in tree.path(code):
        open_ones = (above for above in column if above not in folded)
        column = tuple(chain.from_iterable(tree.branches[x].children for x in open_ones))
    return column


def _across(tree: Tree, folded: frozenset[str], code: str, way: str) -> str:
    above = tree.over(code)
    if way == "up":
        return above or code
    if way == "down":
        return _first_below(tree, folded, code)
    if above is not None:
        return _beside_second(tree, code, above, way)
    return _beside_root(tree, folded, code, way)


def _beside_root(tree: Tree, folded: frozenset[str], code: str, way: str) -> str:
    """The neighbour of a root; what hangs aside of it comes first to the right."""
    if way == "right" and code not in folded:
        for kid in tree.branches[code].children:
            if is_aside(tree, kid):
                return kid
    return _neighbour(tree.roots, code, STEPS[way]) or code


def _beside_second(tree: Tree, code: str, above: str, way: str) -> str:
    """The neighbour of a post below the roots; what hangs aside lies between two roots."""
    if is_aside(tree, code):
        return above if way == "left" else _neighbour(tree.roots, above, 1) or code
    return _neighbour(_second_row(tree), code, STEPS[way]) or code


def _first_below(tree: Tree, folded: frozenset[str], code: str) -> str:
    kids = () if code in folded else tree.branches[code].children
    under = [kid for kid in kids if not is_aside(tree, kid)]
    return next(iter([*under, *kids]), code)


def _second_row(tree: Tree) -> tuple[str, ...]:
    """What stands side by side below the tops of all trees."""
    return tuple(
        kid
        for root in tree.roots
        for kid in tree.branches[root].children
        if not is_aside(tree, kid)
    )


def _neighbour(row: tuple[str, ...], code: str, by: int) -> str | None:
    at = row.index(code) + by
    return row[at] if 0 <= at < len(row) else None


def _down(tree: Tree, folded: frozenset[str], code: str, way: str) -> str:
    if way == "left":
        return tree.over(code) or code
    if way == "right":
        return _first_below(tree, folded, code)
    top = tree.path(code)[-2]
    order = list(tree.shown((top,), folded))
    at = order.index(code) + STEPS[way]
    return order[at] if 0 <= at < len(order) else code


def found(tree: Tree, typed: str, after: str, *, stay: bool = False) -> str | None:
    """The next post whose holder or title has a word that starts as typed, or None.

    With `stay` the post that is chosen now counts first.
    """
    wanted = typed.casefold().strip()
    order = list(tree.shown(tree.roots, frozenset()))
    if not wanted or not order:
        return None
    start = order.index(after) if after in order else 0
    start += 0 if stay or after not in order else 1
    for code in (*order[start:], *order[:start]):
        if _has(tree, code, wanted):
            return code
    return None


def _has(tree: Tree, code: str, wanted: str) -> bool:
    row = tree.branches[code].row
    told = f" {row.holder_name or ''} {row.title} {row.code} {row.holder or ''}".casefold()
    return f" {wanted}" in told
