"""What an absence would do, shown in cards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.coverage.model.absences.judging import Judged, judged
from bcu_desk.features.coverage.widgets.absences.effect import AbsenceEffect
from bcu_desk.kit.controls import Segmented
from tests.features.coverage.away import TEMBO, a_desk_with, an_absence, minutes, seen

SPAN = minutes("2017-01-23T00:00", "2017-01-24T00:00")


def _words(effect: AbsenceEffect) -> list[str]:
    return [label.text() for label in effect.findChildren(QLabel) if not label.isHidden()]


def test_wards_overlaps_and_warnings_have_a_card_each(
    show: Callable[[QWidget], QWidget], tmp_path: Path, qtbot: QtBot
) -> None:
    found = seen(a_desk_with(tmp_path, an_absence(TEMBO, "2017-01-20T00:00", "2017-01-24T00:00")))
    effect = AbsenceEffect()
    qtbot.addWidget(effect)
    effect.show_judged(judged(found, found.people[:2], "local_aid", SPAN, {}))
    show(effect)
    told = _words(effect)
    assert "1 person, 1 left out. 24 hours in all." in told
    assert "turns from short to none" in told
    assert any(words.startswith("PC Tembo is away then") for words in told)
    assert any(words.startswith("Ring-fence: Ward 1") for words in told)
    ways = effect.findChild(Segmented, "coverage.absence.overlap.412KD")
    assert ways is not None
    assert ways.value() == "out"
    with qtbot.waitSignal(effect.wanted) as asked:
        ways.part("replace").click()
    assert asked.args == ["412KD", "replace"]


def test_nothing_is_shown_where_nobody_is_chosen(qtbot: QtBot) -> None:
    effect = AbsenceEffect()
    qtbot.addWidget(effect)
    effect.show_judged(Judged({}))
    assert effect.isHidden()
    assert effect.accessibleName() == ""
