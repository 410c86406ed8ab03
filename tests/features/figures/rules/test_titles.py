"""Codes and months as people read them."""

from __future__ import annotations

from bcu_desk.features.figures.rules.titles import month_words, title_of


def test_codes_and_months_are_told_in_words() -> None:
    assert title_of("offences.vehicle-crime") == "Offences: vehicle crime"
    assert title_of("something") == "something"
    assert (month_words("2017-01"), month_words("?")) == ("Jan 2017", "?")
