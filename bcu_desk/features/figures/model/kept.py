"""The figures that a desk keeps, a line for each code or kind of abstraction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bcu_desk.features.figures.queries.kept import AbstractionTable, Measures
from bcu_desk.features.figures.rules.titles import month_words, title_of
from bcu_desk.kit.table_model import Column
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

ABSTRACTED = "Abstracted minutes"


@dataclass(frozen=True, slots=True)
class KeptRow:
    """Figures of one code: how many, of how many areas or teams, from which months."""

    title: str
    figures: int
    places: int
    of: str
    first: str
    last: str

    @property
    def months(self) -> str:
        """The months in words: `Jan 2016 to Dec 2018`."""
        first, last = month_words(self.first), month_words(self.last)
        return first if first == last else f"{first} to {last}"


def kept_figures(reader: Reader, view: View) -> tuple[KeptRow, ...]:
    """The counts by code, then the minutes of the monthly abstraction tables by type."""
    counts: dict[str, list[tuple[str, str]]] = {}
    for row in Measures().rows(reader, view):
        counts.setdefault(row.code, []).append((row.area, row.month))
    teams: dict[str, list[tuple[str, str]]] = {}
    for line in AbstractionTable().rows(reader, view):
        teams.setdefault(line.kind, []).append((f"{line.borough} {line.team}", line.month))
    return (
        *(_row(title_of(code), "areas", found) for code, found in sorted(counts.items())),
        *(_row(f"{ABSTRACTED}: {kind}", "teams", found) for kind, found in sorted(teams.items())),
    )


def _row(title: str, of: str, found: Iterable[tuple[str, str]]) -> KeptRow:
    told = tuple(found)
    months = sorted(month for _, month in told)
    return KeptRow(title, len(told), len({place for place, _ in told}), of, months[0], months[-1])


KEPT_COLUMNS: tuple[Column[KeptRow], ...] = (
    Column("Kept", lambda row: row.title, width=300),
    Column("Months", lambda row: row.months, width=180),
    Column(
        "Of",
        lambda row: row.places,
        show=lambda count: f"{count:,}",
        align="right",
        width=80,
        hint="How many areas or teams there are figures of",
    ),
    Column("", lambda row: row.of, width=70, tone=lambda _: "muted"),
    Column(
        "Figures",
        lambda row: row.figures,
        show=lambda count: f"{count:,}",
        align="right",
        width=90,
    ),
)
