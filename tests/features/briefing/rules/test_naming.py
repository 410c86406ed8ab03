"""No name of a known person is left, in whatever form, and nothing else is changed."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bcu_desk.domain.people import Person, Rank
from bcu_desk.features.briefing.rules.naming import WITHHELD, Unnaming, in_every_text
from bcu_desk.work.packs.blocks import Column, Figure, Figures, Table

START = date(2017, 1, 9)
RANKS = (
    Rank(id=1, code="Supt", title="Superintendent", branch="uniform", grade=7, from_day=START),
    Rank(id=2, code="PC", title="Constable", branch="uniform", grade=1, from_day=START),
)
PEOPLE = tuple(
    Person(
        id=number,
        collar=collar,
        forename=forename,
        surname=surname,
        rank_id=rank,
        from_day=START,
    )
    for number, (collar, forename, surname, rank) in enumerate(
        (
            ("108EK", "Lorna", "Feldman", 1),
            ("201KD", "Ana", "de Souza Lima", 2),
            ("202KD", "Ana", "Vale", 2),
            ("203KD", "Aron", "Vale", 2),
        )
    )
)
UNNAMING = Unnaming(PEOPLE, RANKS)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Supt L. Feldman until 07:00", "Supt 108EK until 07:00"),
        ("Lorna Feldman, 07700 900085", "108EK, 07700 900085"),
        ("Supt Feldman ends Wed 1 Feb", "Supt 108EK ends Wed 1 Feb"),
        ("PC Ana Vale and PC Aron Vale", "PC 202KD and PC 203KD"),
        ("PC A. Vale", f"PC {WITHHELD}"),
        ("Feldman Road, Lorna Lane and Vale ward", "Feldman Road, Lorna Lane and Vale ward"),
        ("Appoint Lorna Feldman to EA-S1", "Appoint 108EK to EA-S1"),
        ("PC Ana de Souza Lima and A. de Souza Lima", "PC 201KD and 201KD"),
        ("PC Lima: annual leave", "PC 201KD: annual leave"),
        ("A/Supt Vale, once PC Feldman", f"A/Supt {WITHHELD}, once PC 108EK"),
        ("Superintendent Feldman", "Superintendent 108EK"),
    ],
)
def test_names_become_collar_numbers(words: str, told: str) -> None:
    assert UNNAMING.text(words) == told


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["Lorna Feldman", "L. Feldman", "PC", "Supt", "Vale", "in", "x,"])))
def test_whatever_stands_around_it_no_whole_name_is_left(parts: list[str]) -> None:
    made = UNNAMING.text(" ".join(parts))
    assert "Lorna Feldman" not in made
    assert "L. Feldman" not in made


def test_every_text_of_a_block_is_changed_and_numbers_are_not() -> None:
    held = (
        Table((Column("Who"),), (("Lorna Feldman",),), 1),
        Figures((Figure("2", "Supt Feldman"),)),
    )
    assert in_every_text(held, UNNAMING.text) == (
        Table((Column("Who"),), (("108EK",),), 1),
        Figures((Figure("2", "Supt 108EK"),)),
    )


class _Told(msgspec.Struct, frozen=True):
    cause: str


def test_the_rows_of_a_drawing_are_changed_too() -> None:
    assert in_every_text(_Told("PC Vale: training"), UNNAMING.text) == _Told(
        f"PC {WITHHELD}: training"
    )


def test_who_works_at_a_computer_is_withheld_too() -> None:
    unnaming = Unnaming((), (), ("a.tembo",))
    assert unnaming.text("a.tembo") == WITHHELD
    assert unnaming.text("Asked a.tembo") == "Asked a.tembo"
