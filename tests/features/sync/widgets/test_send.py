"""Whom a file is for: ticked, unticked, and kept so."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QLabel

from bcu_desk.features.sync.page import ExchangePage
from bcu_desk.work.exchange.membership.group import withdraw
from tests.features.sync.asking import Answers
from tests.work.exchange.stations import three


def box_of(page: ExchangePage, number: int) -> QCheckBox:
    """The tick of a desk that is shown now; those before it are about to go."""
    return page.send.findChildren(QCheckBox, f"exchange.to.{number}")[-1]


def is_cut(label: QLabel) -> bool:
    """Whether a label is lower than its words."""
    wraps = label.wordWrap()
    tall = label.heightForWidth(label.width()) if wraps else label.sizeHint().height()
    return label.height() < tall


def test_desks_that_were_unticked_stay_so_and_none_cannot_be_sent_to(shown, tmp_path: Path) -> None:
    page = shown(three(tmp_path)[0])
    box = box_of(page, 2)
    assert box.accessibleDescription()
    box.click()
    assert page.send.chosen() == (3,)
    page.refresh()
    assert page.send.chosen() == (3,)
    assert page.send.sum.text() == "1 of 2 desks ticked"
    box_of(page, 3).click()
    assert not page.send.send.isEnabled()
    page.sending.write_file()


def test_a_desk_that_was_withdrawn_cannot_be_ticked(shown, tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    withdraw(first.desk, 2)
    page = shown(first)
    assert not box_of(page, 2).isEnabled()
    assert page.send.chosen() == (3,)


def test_nothing_else_is_written_while_a_file_is(shown, tmp_path: Path) -> None:
    page = shown(three(tmp_path)[0])
    page.send.show_writing(writing=True)
    assert (page.send.send.text(), page.send.send.isEnabled()) == (
        "Writing and reading back…",
        False,
    )
    assert not page.send.small["receipt"].isEnabled()
    box_of(page, 2).click()
    page.refresh()
    box_of(page, 2).click()
    assert not page.send.send.isEnabled()
    page.send.show_writing(writing=False)
    assert (page.send.send.text(), page.send.send.isEnabled()) == ("Write the file", True)


def test_all_of_the_place_is_read_once_a_file_is_written(shown, qtbot, tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    page = shown(first, Answers(first.stick))
    page.resize(1190, 640)
    page.send.send.setFocus()
    page.send.send.click()
    labels = [one for one in page.send.side.findChildren(QLabel) if one.isVisible()]
    assert any("OFFICIAL-SENSITIVE" in one.text() for one in labels)
    qtbot.waitUntil(lambda: [one.text() for one in labels if is_cut(one)] == [])
    assert page.focusWidget().objectName() == "exchange.open_folder"


def test_who_was_sent_an_answer_alone_is_not_alone_in_the_next_file(shown, tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    page = shown(first, Answers(first.stick))
    box_of(page, 3).click()
    page.send.tick_only(3)
    assert page.send.chosen() == (3,)
    page.send.send.click()
    assert page.send.chosen() == (2,)
