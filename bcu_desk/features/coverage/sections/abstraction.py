"""The answer on abstraction in a period: duty taken from DWOs against duty rostered."""

from __future__ import annotations

from collections.abc import Sequence

from bcu_desk.features.coverage.queries.absences import absence_board
from bcu_desk.features.coverage.queries.rates import By, RateRow, days_asked, grouped, parts_of
from bcu_desk.features.coverage.queries.rates import Part as Rated
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Block, DataColumn, DataTable, Figure, Figures, Value, Words
from bcu_desk.work.packs.questions import MOST_ROWS, Asking, Question, shown, told_table
from bcu_desk.work.packs.sections import Part
from bcu_desk.work.view import View

HOUR = 60
FIGURES = (
    DataColumn("Hours taken", "one", 14, "rostered duty taken by the kinds that count"),
    DataColumn("Hours rostered", "one", 15, "duty rostered for DWOs in post"),
    DataColumn("Rate", "share", 10, "hours taken out of hours rostered; empty is no data"),
    DataColumn("Limit", "share", 10, "the limit in force at the beginning"),
    DataColumn("Reported hours", "one", 15, "of the monthly abstraction table, told apart"),
)
LABELS: dict[By, tuple[str, tuple[DataColumn, ...]]] = {
    "bcu": ("By BCU", (DataColumn("BCU", width=24),)),
    "borough": ("By borough", (DataColumn("Borough", width=24),)),
    "ward": ("By ward", (DataColumn("Borough", width=24), DataColumn("Ward", width=26))),
    "month": ("By month", (DataColumn("Month", width=18),)),
}
DEFINED = (
    ("Abstraction", "duty for which a DWO was rostered in the ward and was taken elsewhere."),
    (
        "Abstraction rate",
        "hours taken out of hours rostered, both summed first; percentages are never averaged.",
    ),
    ("DWO", "Dedicated Ward Officer. PCSOs are not in these figures."),
    ("No data", "where no duty is rostered there is no rate: that is not nought."),
)


def abstraction_part(reader: Reader, view: View, asking: Asking) -> Part:
    """Hours taken and rostered by ward, borough and month."""
    here = View(asking.last, view.scope)
    days = days_asked(asking.last, asking.from_day, asking.to_day)
    rated = [part for part in parts_of(reader, here, days) if asking.covers(part.place.borough.id)]
    board = absence_board(reader)
    kinds = ", ".join(board.counted_titles())
    defined = (*DEFINED, ("Kinds that count", f"{kinds}." if kinds else "none is set."))
    if not rated:
        told = Words("No ward is in force on these days.", tone="muted")
        return Part(blocks=(told,), count=0, note=asking.told(), defined=defined)
    by: dict[By, tuple[RateRow, ...]] = {key: grouped(rated, key, board) for key in LABELS}
    tables = {key: _table(key, rows) for key, rows in by.items()}
    blocks: list[Block] = [
        _figures(rated, by["bcu"], by["ward"]),
        told_table(_noted(tables, asking)),
        Words("By borough; By ward; By month; By BCU.", "In the workbook:"),
        *(Words(told, f"{word}:") for word, told in defined),
    ]
    inside = tuple(tables[key] for key in ("borough", "ward", "month", "bcu"))
    return Part(
        blocks=tuple(blocks), count=len(by["ward"]), note=asking.told(), tables=inside,
        defined=defined,
    )  # fmt: skip


def _noted(tables: dict[By, DataTable], asking: Asking) -> DataTable:
    """The table that fits on the page of the note."""
    if asking.borough is not None and len(tables["ward"].rows) <= 2 * MOST_ROWS:
        return tables["ward"]
    return tables["borough" if len(tables["borough"].rows) <= MOST_ROWS else "bcu"]


def _figures(rated: Sequence[Rated], bcus: Sequence[RateRow], wards: Sequence[RateRow]) -> Figures:
    taken = sum(part.minutes.taken for part in rated)
    rostered = sum(part.minutes.rostered for part in rated)
    rate = taken / rostered if rostered else None
    over = sum(row.over for row in wards)
    limit = bcus[0].limit
    return Figures(
        (
            Figure(shown(rate, "share"), "of rostered duty taken"),
            Figure(shown(taken / HOUR, "one"), "hours taken"),
            Figure(shown(rostered / HOUR, "one"), "hours rostered"),
            Figure(str(over), f"wards over the limit of {limit} %", of=f"of {len(wards)}"),
        )
    )


def _table(by: By, rows: Sequence[RateRow]) -> DataTable:
    title, labels = LABELS[by]
    return DataTable(title, (*labels, *FIGURES), tuple(_row(by, row) for row in rows))


def _row(by: By, row: RateRow) -> tuple[Value, ...]:
    name = (row.borough, row.name) if by == "ward" else (row.name,)
    return (
        *name, _hours(row.numerator), _hours(row.denominator), row.rate, row.limit / 100,
        _hours(row.reported),
    )  # fmt: skip


def _hours(minutes: int | None) -> float | None:
    return None if minutes is None else round(minutes / HOUR, 2)


QUESTIONS = (
    Question(
        name="abstraction",
        title="Abstraction",
        told="How much of the DWOs’ rostered duty was taken from their wards",
        read=abstraction_part,
    ),
)
