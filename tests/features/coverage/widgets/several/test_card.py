"""The card of several wards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.features.coverage.widgets.several.card import SeveralCard
from tests.features.coverage.small import FULL, SHORT


def test_it_tells_what_they_lack_and_asks_for_what_is_done_with_all(
    small: Loaded, show: Callable[[QWidget], QWidget], qtbot: QtBot
) -> None:
    made = SeveralCard()
    made.show_wards(small, (FULL, SHORT), Lens.IN_POST)
    show(made)
    assert made.accessibleName() == (
        "2 wards chosen: DWOs in post: short 1 in 1 ward. Ward 2, Ward 1."
    )
    assert {"2 wards chosen", "4", "3"} <= {label.text() for label in made.findChildren(QLabel)}
    for verb, asked in (
        (made.target, made.target_asked),
        (made.record, made.record_asked),
        (made.none, made.none_asked),
    ):
        with qtbot.waitSignal(asked):
            verb.click()
    made.set_writable(writable=False)
    assert not made.target.isEnabled()
