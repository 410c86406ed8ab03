"""Saying what the columns of a file are: the sheet looked at, what it is taken for, what lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from bcu_desk.features.spreadsheets.rules.columns import (
    Chosen,
    FileColumn,
    Layout,
    Need,
    fields_of,
    first_rows,
    guessed,
    guessed_as,
    is_enough,
    kept_with,
    layout_of,
    needs_of,
    remembered,
)
from bcu_desk.features.spreadsheets.rules.intakes import sheet_of, text_of
from bcu_desk.features.spreadsheets.rules.laying import column_letter, sheets_in_order
from bcu_desk.features.spreadsheets.rules.reading.told import Book, ReadSheet
from bcu_desk.work.contributions import Intake, Sheet

NOT_USED, AS_IT_IS = "Not used", "As it is"
WHY = {
    "key": "tells the rows apart",
    "new": "needed in a new row",
    "change": "can be changed",
}


@dataclass(frozen=True, slots=True)
class Columning:
    """A file of somebody else under way to a comparison: a sheet of it and what it is taken for.

    `known` are the sheets of the desk that can come back, `said` what sheets of the file were
    said to be, by their titles.
    """

    book: Book
    known: tuple[Sheet, ...]
    at: str
    layout: Layout
    chosen: Chosen
    said: Mapping[str, Chosen] = field(default_factory=lambda: MappingProxyType({}))
    intakes: tuple[Intake, ...] = ()

    def intake(self) -> Intake | None:
        """The list of another page that the sheet is taken for; None where it is one of ours."""
        return next((one for one in self.intakes if one.name == self.chosen.sheet), None)

    def text(self, intake: Intake) -> str:
        """The sheet as that page takes it."""
        return text_of(intake, self.read(), self.layout, self.chosen)

    def read(self) -> ReadSheet:
        """The sheet of the file that is looked at."""
        return next(sheet for sheet in self.book.sheets if sheet.title == self.at)

    def sheet(self) -> Sheet:
        """The sheet of the desk that it is taken for."""
        return next(sheet for sheet in self.known if sheet.name == self.chosen.sheet)

    def titles(self) -> tuple[str, ...]:
        """The sheets of the file with something in them."""
        return tuple(sheet.title for sheet in self.book.sheets if sheet.rows)

    def look_at(self, title: str, kept: Sequence[str] = ()) -> Columning:
        """With another sheet of the file, as it was said, remembered, or guessed to be."""
        read = next(sheet for sheet in self.book.sheets if sheet.title == title)
        layout = layout_of(read)
        known = self.said.get(title) or remembered(layout, kept, self.known)
        chosen = known or guessed(layout, self.known)
        if chosen.head != layout.head:
            layout = layout_of(read, chosen.head)
        return replace(self, at=title, layout=layout, chosen=chosen)

    def take_for(self, name: str) -> Columning:
        """With the file's sheet taken for another sheet of the desk."""
        sheet = next(sheet for sheet in self.known if sheet.name == name)
        return replace(self, chosen=guessed_as(self.layout, sheet))

    def heads_in(self, number: int) -> Columning:
        """With another row that names the columns; 0 for none."""
        layout = layout_of(self.read(), number)
        return replace(self, layout=layout, chosen=guessed_as(layout, self.sheet()))

    def head_rows(self) -> tuple[int, ...]:
        """The rows that can name the columns."""
        return first_rows(self.read())

    def take(self, place: int, name: str) -> Columning:
        """With a column taken for a field; '' for none."""
        return replace(self, chosen=self.chosen.take(name, place))

    def options(self) -> tuple[tuple[str, str], ...]:
        """What a column can be taken for: fields with their titles."""
        told = {column.field: column.title for column in self.sheet().columns}
        intake = self.intake()
        others = AS_IT_IS if intake is not None and intake.takes_more else NOT_USED
        return (("", others), *((name, told[name]) for name in fields_of(self.sheet())))

    def needs(self) -> tuple[Need, ...]:
        """What is wanted of the file."""
        return needs_of(self.sheet(), self.chosen)

    def is_enough(self) -> bool:
        """Whether it can be compared."""
        return is_enough(self.sheet(), self.chosen)

    def say(self) -> Columning:
        """With the sheet said to be what it is taken for."""
        return replace(self, said={**self.said, self.at: self.chosen})

    def remember(self, kept: Sequence[str]) -> tuple[str, ...]:
        """What is remembered, with this layout."""
        return kept_with(kept, self.layout, self.chosen)


def columning(
    book: Book, sheets: Sequence[Sheet], kept: Sequence[str], intakes: Sequence[Intake] = ()
) -> Columning | None:
    """A file of somebody else, each sheet of which whose layout is remembered is said to be so.

    None where the file was made here, or holds nothing. `intakes` are lists of other pages.
    """
    known = (*sheets_in_order(sheets), *map(sheet_of, intakes))
    filled = [sheet for sheet in book.sheets if sheet.rows]
    if book.base or not filled or not known:
        return None
    said = {}
    for sheet in filled:
        before = remembered(layout_of(sheet), kept, known)
        if before is not None:
            said[sheet.title] = before
    layout = layout_of(filled[0])
    made = Columning(
        book, known, filled[0].title, layout, guessed(layout, known), said, tuple(intakes)
    )
    return made.look_at(filled[0].title, kept)


def need_words(need: Need, columning: Columning) -> str:
    """A field that is wanted, and where it is."""
    place = columning.chosen.places.get(need.field)
    where = "missing" if place is None else f"column {column_letter(place)}"
    why = "" if columning.intake() else f", {WHY[need.why]}"
    return f"{need.title}: {where}{why}"


def need_tone(need: Need, columning: Columning) -> str:
    """How grave it is that a field is missing."""
    if need.met:
        return "good"
    if columning.intake() is not None:
        return "bad"
    keyed = columning.sheet().edits
    if need.why == "key" and not (keyed is not None and keyed.key in columning.chosen.places):
        return "bad"
    return "warn" if need.why == "new" else "muted"


def sample_words(column: FileColumn) -> str:
    """The first values of a column."""
    return " · ".join(column.samples) or "empty"


def rows_words(columning: Columning) -> str:
    """How much the sheet holds, and what is asked."""
    rows, count = columning.layout.rows, len(columning.layout.columns)
    told = f"{rows:,} row{'' if rows == 1 else 's'}, {count} column{'' if count == 1 else 's'}."
    return f"{told} Say what each is; files with the same heads are then taken the same way."
