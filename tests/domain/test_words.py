"""Text as people type it."""

from __future__ import annotations

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.words import clean_key, clean_text


def test_text_is_trimmed_and_kept() -> None:
    assert clean_text("  Zoë O’Brien £ 😀 ", "name") == "Zoë O’Brien £ 😀"
    assert clean_text("👩\u200d🚒", "name") == "👩\u200d🚒"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty_text"),
        (" \n\t ", "empty_text"),
        ("x" * 201, "too_long"),
        ("a\x00b", "odd_characters"),
        ("a\nb", "odd_characters"),
        ("a\ud800", "odd_characters"),
        ("a\u202egpj.exe", "odd_characters"),
        ("\ufeffa", "odd_characters"),
    ],
)
def test_text_that_cannot_be_kept_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused, match=code) as caught:
        clean_text(text, "name")
    assert caught.value.facts["field"] == "name"


def test_the_longest_text_may_be_told() -> None:
    assert clean_text("x" * 10, "name", 10) == "x" * 10
    with pytest.raises(Refused, match="too_long"):
        clean_text("x" * 11, "name", 10)


@pytest.mark.parametrize("key", ["412KD", "EA-S1", "BX16 KLM", "CN/12"])
def test_a_key_that_people_use_is_kept_in_capitals(key: str) -> None:
    assert clean_key(f" {key.lower()} ", "code") == key


@pytest.mark.parametrize("key", ["<b>hi</b>", "😀 12", "=1+1", "É12", "-12", "12--KD", "a_b"])
def test_a_key_of_other_characters_is_refused(key: str) -> None:
    with pytest.raises(Refused, match="odd_key") as caught:
        clean_key(key, "collar")
    assert caught.value.facts["field"] == "collar"
