"""Instants as people at a terminal read them."""

from __future__ import annotations

import pytest

from bcu_desk.shell.cli.words.moments import in_london_words


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("2017-01-23T06:00:00Z", "2017-01-23T06:00"),
        ("2017-07-03T14:00Z", "2017-07-03T15:00"),
        ("2017-13-41T14:00Z", "2017-13-41T14:00Z"),
        ("2017-07-03", "2017-07-03"),
        ("since 2017-07-03T14:00Z", "since 2017-07-03T14:00Z"),
        ("", ""),
    ],
)
def test_an_instant_is_told_in_london_time_and_nothing_else_is(told: str, words: str) -> None:
    assert in_london_words(told) == words
