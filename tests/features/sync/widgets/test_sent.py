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
