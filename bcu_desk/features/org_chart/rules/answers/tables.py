"""The tables of an answer: by borough, by ward, by kind of post, by month, and each vacancy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from bcu_desk.domain.spans import DaySpan, last_day
from bcu_desk.features.org_chart.rules.answers.counts import Counted
from bcu_desk.features.org_chart.rules.answers.held import BCU_WIDE, KINDS, Held, length
from bcu_desk.work.packs.blocks import DataColumn, DataTable, Value
from bcu_desk.work.packs.questions import Asking, months_in

Held_by = Callable[[Held], tuple[str, ...]]
BCU, BOROUGH, WARD = (
    DataColumn("BCU", width=18),
    DataColumn("Borough", width=24),
    DataColumn("Ward", width=26),
)
KIND = DataColumn("Kind of post", width=20)


def _in_order(held: Iterable[Held], key: Held_by) -> dict[tuple[str, ...], list[Held]]:
    """Posts by a key, what is BCU-wide behind the boroughs."""
    groups: dict[tuple[str, ...], list[Held]] = {}
    for post in held:
        groups.setdefault(key(post), []).append(post)
    order = sorted(groups, key=lambda told: tuple((part == BCU_WIDE, part) for part in told))
    return {told: groups[told] for told in order}


def _table(
    title: str,
    labels: tuple[DataColumn, ...],
    groups: dict[tuple[str, ...], list[Held]],
    counted: Sequence[Counted],
    asking: Asking,
) -> DataTable:
    columns = (*labels, *(item.column(asking) for item in counted))
    rows = tuple((*told, *cells(posts, counted, asking)) for told, posts in groups.items())
    return DataTable(title, columns, rows)


def cells(held: Sequence[Held], counted: Sequence[Counted], asking: Asking) -> tuple[Value, ...]:
    """The figures of some posts, one a column."""
    return tuple(item.count(held, asking) for item in counted)


def by_borough(held: Sequence[Held], counted: Sequence[Counted], asking: Asking) -> DataTable:
    """A row a borough of each BCU, with what belongs to no borough."""
    groups = _in_order(held, lambda post: (post.bcu, post.borough))
    return _table("By borough", (BCU, BOROUGH), groups, counted, asking)


def by_bcu(held: Sequence[Held], counted: Sequence[Counted], asking: Asking) -> DataTable:
    """A row a BCU."""
    return _table("By BCU", (BCU,), _in_order(held, lambda post: (post.bcu,)), counted, asking)


def by_ward(
    held: Sequence[Held], counted: Sequence[Counted], asking: Asking, kinds: Sequence[str] = ()
) -> DataTable:
    """The ward teams: a row a ward and kind."""
    wanted = tuple(kinds) or tuple(KINDS.values())
    team = [post for post in held if post.ward and post.kind in wanted]
    groups = _in_order(team, lambda post: (post.borough, post.ward, post.kind))
    return _table("By ward", (BOROUGH, WARD, KIND), groups, counted, asking)


def by_kind(held: Sequence[Held], counted: Sequence[Counted], asking: Asking) -> DataTable:
    """A row a kind of post in each borough."""
    groups = _in_order(held, lambda post: (post.bcu, post.borough, post.kind))
    return _table("By kind of post", (BCU, BOROUGH, KIND), groups, counted, asking)


def by_month(
    held_of: Callable[[Asking], Sequence[Held]], counted: Sequence[Counted], asking: Asking
) -> DataTable:
    """A row a month: its own first and last day within the days asked about."""
    rows = []
    for span in months_in(asking.days):
        month = replace(asking, from_day=span.start, to_day=span.end or asking.to_day)
        told = f"{span.start:%B %Y}"
        rows.append((told, span.start, month.last, *cells(held_of(month), counted, month)))
    columns = (
        DataColumn("Month", width=18),
        DataColumn("First day", "day", 18),
        DataColumn("Last day", "day", 18),
        *(item.column(asking) for item in counted),
    )
    plain = tuple(replace(column, note="") for column in columns)
    return DataTable("By month", plain, tuple(rows), "First and last day are those of the month.")


VACANCY = (
    DataColumn("Post", width=14),
    DataColumn("Title", width=36),
    KIND,
    DataColumn("Rank", width=10),
    BCU,
    BOROUGH,
    WARD,
    DataColumn("Vacant from", "day", 18, "the first day without a holder, also before the period"),
    DataColumn("Last day vacant", "day", 18, "empty where it was open on the last day asked about"),
    DataColumn("Days vacant", "whole", 13, "of the period"),
)


def each_vacancy(held: Sequence[Held], asking: Asking) -> DataTable:
    """Each gap of each post, the longest first."""
    rows = [
        (
            *(post.code, post.title, post.kind, post.rank, post.bcu, post.borough, post.ward),
            since,
            _last_day(inside, asking),
            length(inside),
        )
        for post in held
        for since, inside in post.vacant
    ]
    rows.sort(key=lambda row: (-int(str(row[-1])), str(row[0])))
    return DataTable("Each vacancy", VACANCY, tuple(rows))


def _last_day(vacant: DaySpan, asking: Asking) -> date | None:
    """The last day of a gap that ended within the days asked about."""
    ended = vacant.end is not None and vacant.end < asking.to_day
    return last_day(vacant) if ended else None
