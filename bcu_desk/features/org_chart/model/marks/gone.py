"""Posts that were there on the second day only: they stand in the chart without being in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bcu_desk.features.org_chart.model.tree import Branch, Tree
from bcu_desk.features.org_chart.queries import PostRow


def gone_from(tree: Tree, before: Iterable[PostRow]) -> tuple[Branch, ...]:
    """The posts of the second day that the tree has no more, by code."""
    return tuple(
        Branch(row, None, (), 1, int(row.holder is not None), row.function)
        for row in sorted(before, key=lambda row: row.code)
        if row.code not in tree.branches
    )


def with_gone(tree: Tree, gone: Iterable[Branch]) -> Tree:
    """The tree with each post that is gone last under the one it reported to.

    One whose own superior is gone too stands under that; one that stood on top is left out.
    """
    waiting = {branch.row.code: branch for branch in gone}
    if not waiting:
        return tree
    branches = dict(tree.branches)
    placed = True
    while placed:
        placed = False
        for code, branch in tuple(waiting.items()):
            over = branches.get(branch.row.reports_to or "")
            if over is not None:
                branches[over.row.code] = replace(over, children=(*over.children, code))
                branches[code] = waiting.pop(code)
                placed = True
    return Tree(branches, tree.roots)


def gone_told(branch: Branch) -> str:
    """`Fleet desk: gone, PS A Castle held it`."""
    row = branch.row
    held = f", {row.holder_rank} {row.holder_name} held it" if row.holder else ""
    return f"{row.title}: gone{held}"
