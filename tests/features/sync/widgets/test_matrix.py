"""Who has whose changes, in a table."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from bcu_desk.features.sync.widgets.group.matrix import cell_words
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
    assert cell_words(theirs, mine, latest)[0].startswith(f"all {mine.we_have:,}, Fri 30 Dec 2016")
    assert cell_words(third, mine, latest)[1] == "bad"
    assert theirs.program == mine.program
    first.rename("And on")
    page.refresh()
    assert (
        "1 behind" in cell_words(page.found.desks[1], page.found.desks[0], {1: mine.we_have + 1})[0]
    )
