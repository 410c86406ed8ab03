"""What is found, in which order, and what can be done with it."""

from __future__ import annotations

import pytest

from bcu_desk.shell import offers
from bcu_desk.shell.search_box.index import (
    MOST_A_NOUN,
    MOST_GESTURES,
    Entry,
    entries,
    gestures,
    matching,
)
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import START


def _entry(noun: str, key: str, title: str, detail: str = "") -> Entry:
    return Entry(noun, "page", "file", key, title, detail, "", f"{title} {detail} {key}".casefold())


KNOWN = (
    _entry("Posts", "EA-D1", "DWO 1, Romford Town", "PC Tembo"),
    _entry("People", "412KD", "PC Ada Tembo", "DWO 1, Romford Town"),
    _entry("Wards", "E05000001", "Romford Town", "Havering"),
    _entry("Wards", "E05000002", "Upminster", "Havering"),
)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("romf", ["E05000001", "EA-D1", "412KD"]),
        ("tembo", ["412KD", "EA-D1"]),
        ("412kd", ["412KD"]),
        ("havering upm", ["E05000002"]),
        ("nothing like it", []),
        ("  ", []),
    ],
)
def test_all_words_must_be_met_and_the_closest_comes_first(typed: str, keys: list[str]) -> None:
    assert [entry.key for entry in matching(KNOWN, typed)] == keys


def test_a_noun_fills_a_few_lines_only_and_stays_together() -> None:
    many = [_entry("Wards", f"W{n}", f"Ward {n}") for n in range(20)]
    mixed = [*many, _entry("Posts", "P", "Ward post"), *many]
    found = matching(mixed, "ward")
    nouns = [entry.noun for entry in found]
    assert nouns.count("Wards") == MOST_A_NOUN
    assert nouns == sorted(nouns, key=nouns.index)


def test_the_equally_close_keep_the_order_of_their_query_and_a_whole_title_wins() -> None:
    ranked = (
        _entry("People", "1KD", "Supt Nkechi Lovelock"),
        _entry("People", "2KD", "PC Al Lovelock"),
        _entry("People", "3KD", "Lovelock"),
    )
    assert [entry.key for entry in matching(ranked, "lovelock")] == ["3KD", "1KD", "2KD"]


def test_every_find_of_the_program_gives_entries_with_words(desk: Desk) -> None:
    with desk.reader() as reader:
        found = entries(offers.finds(), reader, View(START))
    assert {"412KD", "EA-D1", "E05000001", "BX16 KLM"} <= {entry.key for entry in found}
    assert all(entry.title and entry.detail for entry in found)


def test_what_was_found_can_be_acted_on_unless_the_file_is_read_only(desk: Desk) -> None:
    with desk.reader() as reader:
        found = entries(offers.finds(), reader, View(START))
    able = gestures(offers.finds(), found)
    assert 0 < len(able) <= MOST_GESTURES
    assert all(entry.verb and entry.title for entry in able)
    assert gestures(offers.finds(), found, read_only=True) == ()


def test_a_gesture_may_be_made_on_another_page() -> None:
    person = next(find for find in offers.finds() if find.noun == "People")
    found = gestures((person,), [Entry("People", person.page, "person", "412KD", "PC Tembo", "")])
    away = next(entry for entry in found if entry.verb == "if_away")
    assert (away.page, away.key) == ("assignments", "412KD")
    assert away.title == "What breaks without PC Tembo"
