"""The list of posts: the chart's twin, as columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.wording import card_badges, holder_told
from bcu_desk.kit.table_model import Column


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post in the list; `below` counts the posts of its branch without itself."""

    code: str
    title: str
    holder: str
    held: bool
    rank: str
    grade: int
    note: str
    function: str
    reports_to: str
    below: int
    vacant: int


COLUMNS: tuple[Column[PostLine], ...] = (
    Column("Post", lambda row: row.title, width=212),
    Column("Holder", lambda row: row.holder, width=160, tone=lambda row: _tone(row)),
    Column("Note", lambda row: row.note or None, width=80, tone=lambda _: "warn"),
    Column("Rank", lambda row: row.rank, width=50, hint="The rank the post is for"),
    Column("Function", lambda row: row.function or None, width=100, tone=lambda _: "muted"),
    Column("Reports to", lambda row: row.reports_to or None, width=124, tone=lambda _: "muted"),
    Column("Below", lambda row: row.below or None, align="right", width=50, hint="Posts below it"),
    Column("Vacant", lambda row: row.vacant or None, align="right", width=54, hint="In its branch"),
)


def _tone(row: PostLine) -> str | None:
    return None if row.held else "warn"


def lines_of(loaded: Loaded) -> tuple[PostLine, ...]:
    """Every post in view, in the order of the chart."""
    functions: Mapping[str, str] = dict(loaded.functions)
    return tuple(_line(loaded, code, functions) for code in loaded.tree.branches)


def _line(loaded: Loaded, code: str, functions: Mapping[str, str]) -> PostLine:
    branch = loaded.tree.branches[code]
    row, above = branch.row, loaded.tree.over(code)
    return PostLine(
        code=code,
        title=row.title,
        holder=holder_told(row, loaded.on),
        held=row.holder is not None,
        rank=row.rank,
        grade=row.grade,
        note=", ".join(words for words, _ in card_badges(branch, loaded.on)),
        function=functions.get(branch.function or "", ""),
        reports_to="" if above is None else loaded.tree.branches[above].row.title,
        below=branch.posts - 1,
        vacant=branch.posts - branch.filled,
    )
