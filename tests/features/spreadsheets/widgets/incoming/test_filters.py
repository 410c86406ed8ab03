"""Counts as filters."""

from __future__ import annotations

from bcu_desk.features.spreadsheets.rules.merging import State
from bcu_desk.features.spreadsheets.widgets.incoming.filters import Filters, told_of

COUNTS = {"new": 0, "changed": 3, "missing": 1, "conflict": 2, "error": 1, "unchanged": 52}


def test_counts_are_told_and_a_click_shows_or_hides_rows(qtbot) -> None:
    filters = Filters()
    qtbot.addWidget(filters)
    filters.show_counts(COUNTS, frozenset({State.CHANGED, State.CONFLICT}))
    assert filters.part(State.CHANGED).text() == "3 changed"
    assert filters.part(State.CONFLICT).text() == "2 conflicts"
    assert filters.part(State.UNCHANGED).accessibleName() == "52 unchanged rows, hidden"
    assert filters.part(State.NEW).isHidden()
    sent: list[frozenset[State]] = []
    filters.changed.connect(sent.append)
    filters.part(State.UNCHANGED).click()
    assert sent == [frozenset({State.CHANGED, State.CONFLICT, State.UNCHANGED})]


def test_errors_and_conflicts_have_a_plural() -> None:
    assert (told_of(State.ERROR, 1), told_of(State.ERROR, 2)) == ("error", "errors")
    assert told_of(State.CHANGED, 2) == "changed"
