"""The watched folder in a line."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from bcu_desk.features.sync.widgets.watched import WatchedCard
from bcu_desk.work.exchange.watching import FRESH, REFUSED, SEEN, Lying


def test_what_is_new_is_told_and_given_on(qtbot, tmp_path: Path) -> None:
    part = WatchedCard()
    qtbot.addWidget(part)
    new = Lying(tmp_path / "a.bcusync", FRESH, "Ilford")
    found = (new, Lying(tmp_path / "b.bcusync", SEEN), Lying(tmp_path / "c.bcusync", REFUSED))
    part.show_lying(tmp_path, found)
    told = [one.text() for one in part.findChildren(QLabel)]
    assert f"1 new file in {tmp_path}" in told
    assert any(
        one.startswith("From Ilford. 1 file taken in before. 1 file damaged") for one in told
    )
    with qtbot.waitSignal(part.files_given) as given:
        part.look.click()
    assert given.args == [(new.path,)]
    part.show_lying(None, ())
    assert part.look.isHidden()
    assert part.stop.isHidden()
    assert part.choose.text() == "Watch a folder…"


def test_a_file_that_arrives_is_noticed(qtbot, tmp_path: Path) -> None:
    part = WatchedCard()
    qtbot.addWidget(part)
    part.show_lying(tmp_path, ())
    with qtbot.waitSignal(part.again_asked, timeout=5_000):
        (tmp_path / "a.bcusync").write_bytes(b"")
