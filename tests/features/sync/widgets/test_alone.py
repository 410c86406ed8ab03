"""The ways into a group."""

from __future__ import annotations

from PySide6.QtCore import Qt

from bcu_desk.features.sync.widgets.group.alone import AlonePart


def test_each_way_is_a_button_and_the_card_asks_for_a_name(qtbot) -> None:
    part = AlonePart()
    qtbot.addWidget(part)
    for made, signal in ((part.invite, part.invite_asked), (part.accept, part.accept_asked)):
        with qtbot.waitSignal(signal):
            made.click()
    part.card.click()
    qtbot.keyClick(part.whole.currentWidget(), Qt.Key.Key_Escape)
    assert part.whole.currentIndex() == 0
    part.card.click()
    form = part.whole.currentWidget()
    form.set_value("name", "Ilford")
    with qtbot.waitSignal(part.card_asked) as told:
        form.send()
    assert told.args == ["Ilford"]
    part.show_able(able=False)
    assert not part.invite.isEnabled()
