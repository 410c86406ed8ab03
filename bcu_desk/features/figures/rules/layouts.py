"""Which of the known layouts a file of figures has, by its heads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.figures.rules.cells import head_of, month_of
from bcu_desk.work.text_tables import Table

ABSTRACTIONS, WARD_CRIME, WARD_MONTHS, STREET = "abstractions", "mps_wards", "wards", "street"
TITLES: Mapping[str, str] = {
    ABSTRACTIONS: "monthly abstraction table",
    WARD_CRIME: "ward crime with a column for each month",
    WARD_MONTHS: "counts by ward, month and category",
    STREET: "street-level crime",
}
KINDS: Mapping[str, tuple[str, ...]] = {
    "abstractions": (ABSTRACTIONS,),
    "crime": (WARD_CRIME, WARD_MONTHS, STREET),
}
_HEADS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    ABSTRACTIONS: {
        "month": ("month",),
        "bcu": ("bcu", "bcuname"),
        "borough": ("borough", "boroughname"),
        "team": ("team", "teamname"),
        "duty": ("abstractedfromduty", "abstractedfrom"),
        "kind": ("abstractiontype",),
        "minutes": ("abstractedminutes",),
    },
    WARD_CRIME: {
        "major": ("majortext",),
        "minor": ("minortext",),
        "ward": ("wardcode",),
        "name": ("wardname",),
        "borough": ("lookupboroughname", "boroughname"),
    },
    WARD_MONTHS: {
        "ward": ("wardcode",),
        "month": ("month",),
        "category": ("category",),
        "count": ("count",),
    },
    STREET: {
        "month": ("month",),
        "longitude": ("longitude",),
        "latitude": ("latitude",),
        "force": ("fallswithin",),
        "lsoa": ("lsoacode",),
        "category": ("crimetype",),
    },
}
_MORE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    ABSTRACTIONS: {"borough_code": ("boroughcode",)},
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout with the number of each of its columns; `months` are columns of one month each.

    `passed_over` are the heads that mean nothing here.
    """

    name: str
    columns: Mapping[str, int]
    months: Mapping[int, str]
    passed_over: tuple[str, ...]
    width: int

    def cell(self, cells: tuple[str, ...], column: str) -> str:
        """What stands in a column, '' where the file has no such column or the line ends before."""
        number = self.columns.get(column)
        return "" if number is None or number >= len(cells) else cells[number]


def layout_of(table: Table, kind: str | None) -> Layout:
    """The layout of a table, of a kind where one is told.

    Raises Refused `figures_unknown_layout`, `figures_no_column` or `figures_column_twice`.
    """
    heads = [head_of(head) for head in table.heads]
    name = _name_of(table, heads, tuple(_HEADS) if kind is None else KINDS[kind])
    columns = _columns(heads, {**_HEADS[name], **_MORE.get(name, {})})
    months = _months(table.heads) if name == WARD_CRIME else {}
    _refuse_twice(table.heads, heads, months, columns)
    if name == WARD_CRIME and not months:
        raise Refused(
            "figures_no_column", layout=TITLES[name], missing=("a month, such as 202402",)
        )
    used = {*columns.values(), *months}
    over = tuple(head for n, head in enumerate(table.heads) if n not in used and head)
    return Layout(name, columns, months, over, len(heads))


def _name_of(table: Table, heads: list[str], names: tuple[str, ...]) -> str:
    """The layout with the most of its columns there; refused where one of them is missing."""
    name = max(names, key=lambda one: len(_columns(heads, _HEADS[one])))
    columns = _columns(heads, _HEADS[name])
    if len(columns) < 2:
        known = tuple(TITLES[one] for one in names)
        raise Refused("figures_unknown_layout", heads=table.heads[:8], known=known)
    missing = tuple(told[0] for part, told in _HEADS[name].items() if part not in columns)
    if missing:
        raise Refused("figures_no_column", layout=TITLES[name], missing=missing)
    return name


def _columns(heads: list[str], wanted: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """The first column of each part that is there."""
    found = {}
    for part, names in wanted.items():
        at = [number for number, head in enumerate(heads) if head in names]
        if at:
            found[part] = at[0]
    return found


def _months(heads: tuple[str, ...]) -> dict[int, str]:
    told = {number: month_of(head) for number, head in enumerate(heads)}
    return {number: month for number, month in told.items() if month is not None}


def _refuse_twice(
    shown: tuple[str, ...],
    heads: list[str],
    months: Mapping[int, str],
    columns: Mapping[str, int],
) -> None:
    """Refuse a month, or a column that is read, that stands there twice."""
    told = list(months.values())
    for number, month in months.items():
        if told.count(month) > 1:
            raise Refused("figures_column_twice", column=shown[number])
    for number in columns.values():
        if heads.count(heads[number]) > 1:
            raise Refused("figures_column_twice", column=shown[number])
