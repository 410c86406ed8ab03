"""Where a list goes on to another page; drops are tested on the page."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.spreadsheets.widgets.incoming.dropping import handed_on


def test_a_list_that_is_handed_on_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    first = handed_on(tmp_path, "crime", "a")
    second = handed_on(tmp_path, "minutes", "b")
    assert not first.exists()
    assert (second.name, second.read_text("utf-8")) == ("minutes.csv", "b")
