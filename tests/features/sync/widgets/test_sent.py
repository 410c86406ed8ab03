"""What came of sending."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from bcu_desk.features.sync.widgets.sending.sent import SentCard
from tests.work.exchange.stations import three


def test_where_the_file_lies_and_for_whom_is_told(qtbot, tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    first.rename("Okafor")
    sent = first.send(2, name="a.bcusync")
    made = SentCard()
    qtbot.addWidget(made)
    opened: list[None] = []
    made.open_asked.connect(lambda: opened.append(None))
    made.take_keyboard()
    made.show_sent(sent, 1_500_000, {2: "Ilford"})
    told = [one.text() for one in made.findChildren(QLabel)]
    assert "Encrypted for Ilford" in told
    assert f"1.5 MB, in {first.stick}" in told
    assert made.accessibleName() == "Verified, safe to remove: a.bcusync"
    made.opened.click()
    assert opened == [None]


def test_of_many_parts_the_first_and_the_last_are_named(qtbot, tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    for number in range(40):
        first.rename(f"Okafor {number:060}")
    sent = first.send(2, name="a.bcusync", most=4_000)
    assert len(sent.files) > 2
    made = SentCard()
    qtbot.addWidget(made)
    made.show_sent(sent, 9_000, {2: "Ilford"})
    named = [one.accessibleName() for one in made.findChildren(QLabel) if one.accessibleName()]
    assert named == [sent.files[0].name, f"to {sent.files[-1].name}"]
    told = [one.text() for one in made.findChildren(QLabel)]
    count = len(sent.files)
    assert f"{count} parts: send all of them, they may be taken in any order" in told
