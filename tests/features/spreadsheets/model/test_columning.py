"""Saying what the columns of somebody else's file are."""

from __future__ import annotations

from bcu_desk.features.spreadsheets.model.columning import (
    Columning,
    columning,
    need_tone,
    need_words,
    rows_words,
    sample_words,
)
from bcu_desk.features.spreadsheets.rules.reading.told import Book, ReadCell, ReadRow, ReadSheet
from bcu_desk.shell.offers import sheets

FLEET = (("VRM", "Vehicle type", "Location", "Mileage"), ("AB12 CDE", "IRV", "Romford", 4_000))
PEOPLE = (("No", "Family name"), ("0412", "Vale"))


def _sheet(title: str, *rows: tuple[ReadCell, ...]) -> ReadSheet:
    return ReadSheet(title, tuple(ReadRow(n, row) for n, row in enumerate(rows, start=1)))


def _asked(*kept: str) -> Columning:
    book = Book((_sheet("Fleet", *FLEET), _sheet("Empty"), _sheet("Staff", *PEOPLE)))
    made = columning(book, sheets(), kept)
    assert made is not None
    return made


def test_a_file_made_here_or_an_empty_one_is_not_asked_about() -> None:
    assert columning(Book((_sheet("Fleet", *FLEET),), base=("{}",)), sheets(), ()) is None
    assert columning(Book((_sheet("Empty"),)), sheets(), ()) is None
    assert columning(Book((_sheet("Fleet", *FLEET),)), (), ()) is None


def test_the_first_sheet_is_guessed_and_nothing_is_said_of_any() -> None:
    made = _asked()
    assert (made.at, made.titles(), made.said) == ("Fleet", ("Fleet", "Staff"), {})
    assert made.chosen.sheet == "vehicles"
    assert made.chosen.places == {"registration": 0, "kind_title": 1, "base": 2}
    assert made.is_enough()
    assert rows_words(made).startswith("1 row, 4 columns.")
    assert sample_words(made.layout.columns[3]) == "4000"


def test_another_sheet_and_other_columns_can_be_chosen() -> None:
    made = _asked().look_at("Staff")
    assert (made.chosen.sheet, made.is_enough()) == ("people", False)
    made = made.take(0, "collar")
    assert made.is_enough()
    assert made.take(0, "").chosen.places == {"surname": 1}
    assert made.take_for("targets").chosen.places == {}
    assert ("surname", "Surname") in made.options()
    bare = made.heads_in(0)
    assert (bare.layout.rows, bare.chosen.places, made.head_rows()) == (2, {}, (1, 2))


def test_what_lacks_is_told_by_how_grave_it_is() -> None:
    made = _asked().look_at("Staff")
    told = {need.field: (need_words(need, made), need_tone(need, made)) for need in made.needs()}
    assert told["collar"] == ("Collar: missing, tells the rows apart", "bad")
    assert told["surname"] == ("Surname: column B, needed in a new row", "good")
    assert told["rank"] == ("Rank: missing, needed in a new row", "warn")
    fleet = _asked()
    told = {need.field: (need_words(need, fleet), need_tone(need, fleet)) for need in fleet.needs()}
    assert told["seats"][1] == "warn"


def test_what_was_said_is_remembered_for_a_file_with_the_same_heads() -> None:
    made = _asked().look_at("Staff").take(0, "collar").say()
    assert set(made.said) == {"Staff"}
    kept = made.remember(())
    again = _asked(*kept)
    assert again.said["Staff"].places == {"collar": 0, "surname": 1}
    assert again.look_at("Staff", kept).chosen.places == {"collar": 0, "surname": 1}
