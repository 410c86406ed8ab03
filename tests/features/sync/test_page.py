"""The exchange page as a whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from tests.features.sync.asking import Answers, alone
from tests.work.exchange.stations import three


def test_a_file_that_stands_alone_is_told_how_a_group_begins(shown, tmp_path: Path) -> None:
    page = shown(alone(tmp_path))
    assert page.alone.isVisible()
    assert page.alone.invite.isEnabled()


def test_the_newest_import_is_taken_back_when_the_user_says_yes(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    two.receive(first.send(2))
    ask = Answers(yes=False)
    page = shown(two, ask)
    page.open_part("history")
    assert page.history.model.rows()[0].senders == "Desk 01"
    page.history.take_back.click()
    assert two.surname() == "Okafor"
    ask.yes = True
    page.history.take_back.click()
    assert two.surname() == "Tembo"
    assert "as if it had never come" in page.told()


def test_a_file_may_be_dropped_or_chosen_from_any_part(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    sent = first.send(2)
    page = shown(two, Answers(sent.file))
    page.take.click()
    assert page.stack.currentWidget() is page.receive
    assert not page.receive.preview.isHidden()
    page.receiving.discard()
    page.open_part("send")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(sent.file))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPoint(5, 5), copy, files, left, Qt.KeyboardModifier.NoModifier)
    page.dropEvent(event)
    assert page.stack.currentWidget() is page.receive
    page.receive.preview.apply.click()
    assert two.surname() == "Okafor"


def test_new_files_in_the_watched_folder_are_counted_at_the_part(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    (tmp_path / "drop").mkdir()
    first.stick = tmp_path / "drop"
    first.send(2, name="new.bcusync")
    page = shown(two, Answers(tmp_path / "drop"))
    assert page.tabs.part("receive").text() == "Receive"
    page.receiving.watch()
    assert page.tabs.part("receive").text() == "Receive 1"
    page.receiving.stop_watching()
