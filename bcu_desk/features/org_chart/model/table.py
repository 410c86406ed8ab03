"""The list of posts: the chart's twin, as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.wording import badges_of, holder_told
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
    standing: str
    function: str
    borough: str
    reports_to: str
    below: int
    vacant: int
    until: date | None


COLUMNS: tuple[Column[PostLine], ...] = (
    Column("Post", lambda row: row.title, width=230),
    Column("Holder", lambda row: row.holder, width=180, tone=lambda row: _tone(row)),
    Column("Rank", lambda row: row.rank, width=60, hint="The rank the post is for"),
    Column("Standing", lambda row: row.standing or None, width=110, tone=lambda _: "muted"),
    Column("Function", lambda row: row.function or None, width=150, tone=lambda _: "muted"),
    Column("Borough", lambda row: row.borough or None, width=140, tone=lambda _: "muted"),
    Column("Reports to", lambda row: row.reports_to or None, width=190, tone=lambda _: "muted"),
    Column("Below", lambda row: row.below or None, align="right", width=58, hint="Posts below it"),
    Column("Vacant", lambda row: row.vacant or None, align="right", width=62, hint="In its branch"),
    Column("Code", lambda row: row.code, width=90, tone=lambda _: "muted"),
)


def _tone(row: PostLine) -> str | None:
    return None if row.held else "warn"


def lines_of(loaded: Loaded) -> tuple[PostLine, ...]:
    """Every post in view, in the order of the chart."""
    boroughs: Mapping[str, str] = dict(loaded.boroughs)
    functions: Mapping[str, str] = dict(loaded.functions)
    return tuple(_line(loaded, code, boroughs, functions) for code in loaded.tree.branches)


def _line(
    loaded: Loaded, code: str, boroughs: Mapping[str, str], functions: Mapping[str, str]
) -> PostLine:
    branch = loaded.tree.branches[code]
    row, above = branch.row, loaded.tree.over(code)
    dedicated: Sequence[str] = branch.charge.boroughs if branch.charge else ()
    badges = [words for words, _ in badges_of(row, loaded.on)]
    standing = (row.standing or "").capitalize()
    return PostLine(
        code=code,
        title=row.title,
        holder=holder_told(row, loaded.on),
        held=row.holder is not None,
        rank=row.rank,
        grade=row.grade,
        standing=", ".join(dict.fromkeys([*badges[::-1], standing])) if badges else standing,
        function=functions.get(branch.function or "", ""),
        borough=", ".join(dedicated) or boroughs.get(row.borough or "", ""),
        reports_to="" if above is None else loaded.tree.branches[above].row.title,
        below=branch.posts - 1,
        vacant=branch.posts - branch.filled,
        until=row.held_to,
    )
