"""The panel that puts somebody on a ward."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.rules.standings import Lens
from bcu_desk.features.coverage.widgets.move_panel import MOST_SHOWN, MovePanel
from bcu_desk.kit.form import Values
from tests.features.coverage.small import DAY, FULL, SHORT

Show = Callable[[QWidget], QWidget]


def _panel(loaded: Loaded, show: Show, sent: list[Values] | None = None) -> MovePanel:
    told = sent if sent is not None else []
    made = MovePanel(loaded, Lens.IN_POST, (told.append, lambda: None))
    made.resize(640, 660)
    show(made)
    return made


def _part(panel: MovePanel, name: str) -> QWidget:
    found = panel.findChild(QWidget, name)
    assert found is not None
    return found


def test_nothing_is_suggested_until_a_ward_is_chosen(small: Loaded, show: Show) -> None:
    panel = _panel(small, show)
    assert not _part(panel, "coverage.suggestions").isVisible()
    assert not _part(panel, "coverage.effect").isVisible()
    assert panel.form.values()["from"] == DAY
    panel.fill(ward=SHORT, person="")
    assert _part(panel, "coverage.suggestions").isVisible()


def test_a_suggestion_is_taken_and_its_effect_is_told(
    small: Loaded, show: Show, qtbot: QtBot
) -> None:
    sent: list[Values] = []
    panel = _panel(small, show, sent)
    panel.fill(ward=SHORT, person="")
    take = panel.findChild(QPushButton, "coverage.move.take.412KD")
    assert take.accessibleName().startswith("Choose PC Ada Tembo 412KD, from Ward 1")
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    effect = _part(panel, "coverage.effect")
    assert effect.isVisible()
    assert effect.accessibleName() == (
        "Ward 2 1 → 2, turns from short to met; Ward 1 2 → 1, turns from met to short"
    )
    assert (panel.ward(), panel.giving()) == (SHORT, FULL)
    panel.form.send()
    assert sent == [{"ward": SHORT, "person": "412KD", "from": DAY, "to": None}]


def test_the_best_placed_are_shown_for_each_ward_chosen(
    both: Loaded, show: Show, qtbot: QtBot
) -> None:
    panel = _panel(both, show)

    def taken() -> list[str]:
        names = [made.objectName() for made in panel.findChildren(QPushButton) if made.isVisible()]
        return [name for name in names if name.startswith("coverage.move.take.")]

    for ward in ("E05000514", "E05000129"):
        with qtbot.waitSignal(panel.changed):
            panel.form.set_value("ward", ward)
        qtbot.waitUntil(lambda: len(taken()) == MOST_SHOWN)
        row = both.row(ward)
        assert row is not None
        titles = [label.text() for label in panel.findChildren(QLabel)]
        assert f"Best placed for {row.name}" in titles


@pytest.mark.parametrize(
    ("ward", "person", "first"),
    [("", "", "ward"), (SHORT, "", "person"), ("", "412KD", "ward"), (SHORT, "415KD", "from")],
)
def test_the_first_field_that_is_not_known_has_the_focus(
    small: Loaded, show: Show, qtbot: QtBot, ward: str, person: str, first: str
) -> None:
    panel = _panel(small, show)
    panel.fill(ward=ward, person=person)
    field = panel.form.field(first)
    qtbot.waitUntil(lambda: (field.focusProxy() or field).hasFocus())
    assert panel.form.values()["person"] == (person or None)


def test_a_dwo_who_leaves_a_ward_is_asked_about_and_the_answer_is_the_reason(
    small: Loaded, show: Show, qtbot: QtBot
) -> None:
    panel = _panel(small, show)
    panel.fill(ward=SHORT, person="412KD")
    question = _part(panel, "coverage.move.question")
    answer = _part(panel, "coverage.move.reason")
    qtbot.waitUntil(answer.hasFocus)
    assert question.isVisible()
    assert not _part(panel, "coverage.suggestions").isVisible()
    assert panel.lacks_reason()
    qtbot.keyClicks(answer, "Knows the estate")
    assert (panel.lacks_reason(), panel.reason()) == (False, "Knows the estate")
    panel.form.set_value("person", "415KD")
    assert not question.isVisible()
    assert (panel.lacks_reason(), panel.reason()) == (False, None)
    assert _part(panel, "coverage.suggestions").isVisible()
