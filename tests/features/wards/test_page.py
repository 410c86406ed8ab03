"""The page of ward sets: a file is looked into, shown, kept, taken back, or refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.page import STOPPED
from bcu_desk.features.wards.rules import looking
from tests.features.wards.files import collection, read_json, square
from tests.features.wards.pages import Open, kept, press


@pytest.fixture(autouse=True)
def _read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reading process is tested by itself; here two wards overlap and a third is missing."""
    found = read_json(collection([square(0), square(1, shift=-100)]))
    monkeypatch.setattr(looking, "read_apart", lambda *_: found)


def test_a_file_is_shown_first_then_kept_and_undo_takes_it_back(qtbot, opened: Open) -> None:
    page = opened()
    assert page.ward_set == "2014"
    press(page, qtbot, "wards.load")
    assert page.body.stack.currentWidget() is page.report
    assert kept(page) == 0
    assert page.report.filter.part("overlap").text() == "Overlap 1"
    press(page, qtbot, "wards.apply")
    qtbot.waitUntil(page.is_settled)
    assert kept(page) == 2
    assert page.body.stack.currentWidget() is not page.report
    assert page.sets.model.row_at(0).boundaries == 2
    page.context.desk.undo()
    assert kept(page) == 0


def test_the_counts_filter_the_list_and_the_map(qtbot, opened: Open) -> None:
    page = opened()
    page.ask_file()
    qtbot.mouseClick(page.report.filter.part("missing"), Qt.MouseButton.LeftButton)
    assert [row.code for row in page.report.model.rows()] == ["E05000003"]
    page.report.filter.part("overlap").click()
    assert page.report.model.rowCount() == 1
    assert [node.name for node in page.report.map.nodes()] == [
        "Ward 1: overlap",
        "Ward 2: overlap",
        "Ward 1 and Ward 2: overlap",
    ]
    page.report.table.choose_line(0)
    assert page.report.map.chosen_code() == "overlap 1"


def test_discard_and_another_set_put_the_report_away(qtbot, opened: Open) -> None:
    page = opened()
    page.ask_file()
    press(page, qtbot, "wards.discard")
    assert page.report.looked is None
    page.ask_file()
    page.focus_key("2018")
    assert (page.ward_set, page.report.looked) == ("2018", None)
    assert kept(page) == 0


def test_a_refusal_is_told_with_another_try(
    qtbot, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Refused("boundaries_empty")

    monkeypatch.setattr(looking, "read_apart", refuse)
    page = opened()
    page.ask_file()
    assert page.told().startswith("This file holds no area")
    assert not page.sets.load_button.isHidden()


def test_a_file_is_dropped_on_the_page(qtbot, opened: Open, file: Path) -> None:
    page = opened()
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    page.dropEvent(event)
    assert page.report.looked is not None
    assert page.report.looked.file == file.name


def test_reading_can_be_stopped(qtbot, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    import threading

    begun, ended = threading.Event(), threading.Event()

    def slow(_path: Path, _points: object, going: Callable[[], object]) -> None:
        begun.set()
        try:
            while True:
                going()
        finally:
            ended.set()

    monkeypatch.setattr(looking, "read_apart", slow)
    page = opened(inline=False)
    page.ask_file()
    qtbot.waitUntil(begun.is_set)
    assert page.sets.load_button.isHidden()
    press(page, qtbot, "wards.cancel")
    qtbot.waitUntil(ended.is_set)
    assert page.told() == STOPPED
    assert kept(page) == 0
