"""Names of known people are found in each form in which the program writes them."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.people import Person, Rank
from bcu_desk.work.tables.names import Names

START = date(2017, 1, 9)
RANK = Rank(id=1, code="Supt", title="Superintendent", branch="uniform", grade=7, from_day=START)


def _person(number: int, collar: str, forename: str, surname: str) -> Person:
    told = {"forename": forename, "surname": surname, "rank_id": 1, "from_day": START}
    return Person(id=number, collar=collar, **told)


NAMES = Names(
    (_person(1, "108EK", "Lorna", "Feldman"), _person(2, "2XX", "Ana", "Vale Stone")), (RANK,)
)


def _collars(words: str) -> list[set[str]]:
    return [set(found.collars) for found in NAMES.found(words)]


def test_a_name_is_found_in_each_form() -> None:
    for form in ("Lorna Feldman", "L. Feldman", "Supt Feldman", "Supt L. Feldman"):
        assert _collars(f"Led by {form} since May") == [{"108EK"}], form


def test_a_surname_of_two_words_is_found_whole() -> None:
    (found,) = NAMES.found("by Ana Vale Stone, today")
    assert (found.start, found.end, found.first) == (3, 17, "Ana")


def test_other_words_are_no_names() -> None:
    assert _collars("Feldman Road, Lorna Place and Wood Green") == []
