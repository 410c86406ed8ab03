"""Receiving in the page: a look first, then apply; each refusal in its own words."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from bcu_desk.features.sync.dialogs.receiving import NOTHING_NEW, STOPPED, TOO_LATE
from tests.features.sync.asking import Answers
from tests.features.sync.model.test_errands import Drop
from tests.work.exchange.stations import three


def test_a_file_is_shown_first_and_taken_in_on_apply(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    page = shown(two, Answers(first.send(2).file))
    told = []
    page.context.hub.changed.connect(lambda done: told.append(done))
    page.open_part("receive")
    page.receive.choose.click()
    assert page.receive.preview.isVisible()
    assert two.surname() == "Tembo"
    page.receive.preview.apply.click()
    assert two.surname() == "Okafor"
    assert "person" in told[0].changed
    assert page.receive.notice.text().startswith("Took in 1 change. New, changed")
    assert page.receive.preview.isHidden()
    page.receiving.choose_files()


def test_what_was_taken_in_before_is_said_so(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    sent = first.send(2)
    two.receive(sent)
    page = shown(two)
    page.receiving.look((sent.file,))
    assert page.receive.notice.text().startswith("Nothing new")


def test_each_refusal_is_a_sentence_of_its_own(shown, tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    first.rename("Okafor")
    for_two = first.send(2).file
    page = shown(third)
    page.receiving.look((for_two,))
    assert "addressed to other desks" in page.receive.notice.text()
    damaged = first.stick / "damaged.bcusync"
    damaged.write_bytes(for_two.read_bytes()[:-40])
    page.receiving.look((damaged,))
    assert "damaged" in page.receive.notice.text()
    page.receiving.look((first.stick / "none.bcusync",))
    assert page.receive.notice.text()
    assert third.surname() == two.surname() == "Tembo"


def test_files_are_dropped_on_the_page(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(first.send(2).file))])
    page = shown(two)
    page.open_part("receive")
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    page.receive.dragEnterEvent(enter)
    assert enter.isAccepted()
    page.receive.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert page.receive.preview.isVisible()
    page.receive.discard_asked.emit()
    assert page.receive.preview.isHidden()
    page.receiving.apply()
    assert two.surname() == "Tembo"


def test_cancel_stops_and_says_that_nothing_was_taken(shown, tmp_path: Path) -> None:
    page = shown(three(tmp_path)[1])
    page.receiving.cancel()
    assert page.receive.notice.text() == STOPPED


def test_what_was_taken_in_before_it_could_be_stopped_is_said_so(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    page = shown(two)
    two.receive(first.send(2))
    page.receiving.cancel()
    assert page.receive.notice.text() == TOO_LATE
    assert page.history.model.rowCount() == page.receiving.imports
    page.receive.notice.fix_buttons()[0].click()
    assert two.surname() == "Tembo"


def test_a_receipt_is_noted_at_once_and_a_request_can_be_answered(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    two.receive(first.send(2, name="a.bcusync"))
    receipt = two.send(1, purpose="receipt", name="r.bcusync")
    page = shown(first)
    assert next(one for one in page.found.desks if one.number == 2).lacking() > 0
    page.receiving.look((receipt.file,))
    assert page.receive.notice.text() == "Noted what Ilford has. A receipt brings no changes."
    assert next(one for one in page.found.desks if one.number == 2).lacking() == 0
    first.rename("Sent")
    page.receiving.look((two.send(1, purpose="request", name="q.bcusync").file,))
    assert page.receive.notice.text() == "Ilford asks for what it lacks."
    page.receive.notice.fix_buttons()[0].click()
    assert page.stack.currentWidget() is page.send
    assert page.send.chosen() == (2,)


def test_a_watched_folder_tells_what_is_new_in_it(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    folder = tmp_path / "arrives"
    folder.mkdir()
    first.stick = folder
    page = shown(two, Answers(folder))
    page.open_part("receive")
    assert page.receive.watched.look.isHidden()
    page.receive.watched.choose.click()
    assert page.receiving.folder == folder
    sent = first.send(2)
    (folder / "other.bcusync").write_bytes(b"no exchange file")
    page.receive.watched.again.click()
    assert not page.receive.watched.look.isHidden()
    page.receive.watched.look.click()
    page.receive.preview.apply.click()
    assert two.surname() == "Okafor"
    page.receive.watched.again.click()
    assert page.receive.watched.look.isHidden()
    page.receive.watched.stop.click()
    assert page.receiving.folder is None
    assert sent.file.exists()


def test_a_refused_file_leaves_the_keyboard_on_the_button_that_chose_it(
    shown, tmp_path: Path
) -> None:
    first, _, third = three(tmp_path)
    first.rename("Okafor")
    page = shown(third, Answers(first.send(2).file))
    page.open_part("receive")
    page.receive.choose.setFocus()
    page.receive.choose.click()
    assert "addressed to other desks" in page.receive.notice.text()
    assert page.receive.choose.hasFocus()


def test_nothing_else_begins_while_files_are_read_or_taken_in(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    sent = first.send(2).file
    page = shown(two)
    page.open_part("receive")
    page.receiving.look((sent,))
    page.receive.show_working(working=True)
    assert not page.receive.preview.apply.isEnabled()
    page.receiving.look((first.stick / "none.bcusync",))
    assert page.receive.preview.isVisible()
    page.receive.show_working(working=False)
    page.receive.preview.apply.click()
    assert two.surname() == "Okafor"
    page.receiving._received(two.receive(sent))
    assert page.receive.notice.text() == NOTHING_NEW


def test_a_file_whose_ending_is_in_capitals_is_dropped_too(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    sent = first.send(2).file.rename(first.stick / "FROM LEAD.BCUSYNC")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sent))])
    page = shown(two)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    page.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert page.receive.preview.isVisible()


def test_a_file_with_only_word_of_what_was_taken_in_is_told_so(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    two.receive(first.send(2, name="a.bcusync"))
    page = shown(first, Answers(two.send(1, name="b.bcusync").file))
    page.open_part("receive")
    page.receive.choose.click()
    assert page.receive.preview.apply.text() == "Apply"
    page.receive.preview.apply.click()
    assert page.receive.notice.text() == (
        "No new changes: it brought only word of what was taken in at Ilford."
    )


def test_enter_on_apply_takes_files_in(qtbot, shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    page = shown(two, Answers(first.send(2).file))
    qtbot.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is page.receive.preview.apply
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert two.surname() == "Okafor"
    assert page.receive.preview.isHidden()


def test_much_that_goes_is_asked_about_once_more_and_a_no_changes_nothing(
    qtbot, shown, tmp_path: Path
) -> None:
    first, two, _ = three(tmp_path)
    first.desk.do(Drop(collar="413KD"))
    ask = Answers(first.send(2).file, yes=False)
    page = shown(two, ask)
    page.open_part("receive")
    page.receive.choose.click()
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert ask.confirmed == [
        "Remove so much? It removes 1 record:\nperson 413KD Lindqvist\n\nThe newest import can be"
        " taken back as long as this desk has not gone on from it."
    ]
    assert two.surname("413KD") == "Lindqvist"
    assert page.receive.preview.isVisible()
    ask.yes = True
    qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert page.receive.notice.text().startswith("Took in 1 change.")
