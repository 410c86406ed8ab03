"""Places by the names that files give them."""

from __future__ import annotations

from tests.features.figures.small import some_places


def test_a_borough_is_found_by_code_or_name_and_a_bcu_with_or_without_the_word() -> None:
    places = some_places()
    found = [places.borough((told,)) for told in ("E09000016", "HAVERING", "havering")]
    assert [row.name if row else None for row in found] == ["Havering"] * 3
    assert places.borough(("", "Atlantis")) is None
    assert [bool(places.bcu(told)) for told in ("EA", "East Area", "East Area BCU", "XX")] == [
        True,
        True,
        True,
        False,
    ]


def test_teams_are_those_of_the_wards_in_force_in_the_month() -> None:
    places = some_places()
    assert {name for _, name in places.teams("2017-01")} == {"ward 1", "st andrews"}
    assert places.teams("2013-01") == {}
