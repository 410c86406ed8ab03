"""Who has whose changes, in a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QLabel

from bcu_desk.features.sync.widgets.group.matrix import said_of
from tests.features.sync.asking import settled
from tests.work.exchange.stations import three


def test_each_desk_has_a_row_and_what_it_lacks_stands_out(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    two.receive(first.send(2, name="a.bcusync"))
    first.receive(two.send(1, name="b.bcusync"))
    page = shown(first)
    page.open_part("desks")
    told = [one.text() for one in page.desks.matrix.findChildren(QLabel) if not one.isHidden()]
    assert [one for one in told if "has" in one] == ["Desk 01 has", "Ilford has", "Dagenham has"]
    mine, theirs, third = page.found.desks
    latest = {one.number: one.we_have for one in page.found.desks}
    held = said_of(theirs, mine, latest)
    assert (held.words, held.until) == (f"all {mine.we_have:,}", "to Fri 30 Dec 2016")
    assert held.whole.startswith(f"Ilford is known to have all {mine.we_have:,} changes of Desk 01")
    assert said_of(third, mine, latest).tone == "bad"
    assert said_of(replace(third, status="retired"), mine, latest).tone is None
    assert theirs.program == mine.program
    unknown = said_of(replace(third, holds=((1, 0, None),)), mine, latest)
    assert (unknown.words, unknown.until) == ("none known", f"{mine.we_have:,} behind")
    assert unknown.whole.endswith(f"no changes of Desk 01: {mine.we_have:,} behind")
    first.rename("And on")
    page.refresh()
    behind = said_of(page.found.desks[1], page.found.desks[0], {1: mine.we_have + 1})
    assert behind.words == "1 behind"
    assert behind.words in {one.text() for one in page.desks.matrix.findChildren(QLabel)}


def test_no_word_of_the_table_is_cut(shown, tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    settled(first, two, third)
    page = shown(first)
    page.open_part("desks")
    labels = [one for one in page.desks.matrix.findChildren(QLabel) if one.isVisible()]
    assert len(labels) > 3 * 3
    for one in labels:
        assert one.width() >= one.sizeHint().width(), one.text()
