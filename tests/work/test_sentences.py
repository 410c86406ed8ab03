"""Sentences by code."""

from __future__ import annotations

from string import Formatter

from bcu_desk.work.sentences import sentence, sentences


def test_a_sentence_is_filled_with_its_facts() -> None:
    words = sentence("unknown_command", {"value": "fly", "known": ("book", "lead")})
    assert words == "There is no gesture “fly”. Known ones: book, lead. See: bcu-desk commands."


def test_a_missing_fact_reads_as_none_and_an_unknown_code_still_says_something() -> None:
    assert "“none”" in sentence("unknown_command", {})
    assert "Known ones: none." in sentence("unknown_command", {"value": "fly", "known": ()})
    assert sentence("odd_thing", {"why": "x"}) == "Odd thing: why x"
    assert sentence("odd_thing", {}) == "odd_thing"


def test_every_sentence_is_a_well_formed_template() -> None:
    for code, words in sentences().items():
        names = [name for _, name, _, _ in Formatter().parse(words) if name is not None]
        assert all(name.isidentifier() for name in names), code
        assert words[0].isupper() or words[0] in "{“", code
        assert words.endswith((".", "?", "}")), code
