"""Out and due, and Use, on the fleet page: switched to, written through, read only when shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from bcu_desk.domain.fleet import KeyIssue, Sort
from bcu_desk.features.bookings.model.lists import read as reading
from bcu_desk.features.bookings.widgets.lists.view import OutAndDue
from bcu_desk.features.bookings.widgets.use.view import UseView
from tests.features.bookings.conftest import Opened, OpenPage
from tests.features.bookings.lists import LATE, a_busy_desk
from tests.features.bookings.small import DAY, KLM, KMA, at


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with all four lists filled; nothing is written to it."""
    return a_busy_desk(tmp_path_factory.mktemp("busy")).path


def _pane(opened: Opened, name: str) -> None:
    opened.press(f"bookings.pane.{name}")


def _lists(opened: Opened) -> OutAndDue:
    pane = opened.page.parts.pane("lists")
    assert pane is not None
    assert isinstance(pane.widget, OutAndDue)
    return pane.widget


def test_the_switch_shows_the_lists_and_the_board_again(open_page: OpenPage, busy: Path) -> None:
    opened = open_page(busy)
    _pane(opened, "lists")
    lists = _lists(opened)
    assert lists.isVisible()
    assert not opened.page.timeline.isVisible()
    assert [row.vehicle for row in lists.panes["keys"].rows()] == [KLM, KMA]
    opened.press("bookings.pane.board")
    assert opened.page.timeline.isVisible()


def test_what_is_returned_is_written_told_and_can_be_undone(
    open_page: OpenPage, tmp_path: Path
) -> None:
    opened = open_page(a_busy_desk(tmp_path).path)
    _pane(opened, "lists")
    opened.press("bookings.lists.return")
    form = _lists(opened).place.form
    assert form is not None
    form.send()
    with opened.desk.reader() as reader:
        back = {row.id: row.back_minute for row in reader.every(KeyIssue)}
    assert back[LATE] == at("10:40")
    assert "40 min late" in opened.page.told()
    assert [row.vehicle for row in _lists(opened).panes["keys"].rows()] == [KMA]
    opened.hub.changed.emit(opened.desk.undo())
    assert [row.vehicle for row in _lists(opened).panes["keys"].rows()] == [KLM, KMA]


def test_the_board_reads_no_list(
    open_page: OpenPage, busy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The change of day of the board is not slowed by what is not shown."""
    read: list[Sort] = []
    usual = reading.Resources.rows

    def noted(asked: reading.Resources, *rest: object) -> object:
        read.append(asked.sort or Sort.VEHICLE)
        return usual(asked, *rest)  # type: ignore[arg-type]  # what the query takes

    monkeypatch.setattr(reading.Resources, "rows", noted)
    opened = open_page(busy)
    opened.show_day(DAY.replace(day=24))
    assert read == []
    _pane(opened, "lists")
    opened.show_day(DAY)
    assert read == [Sort.VEHICLE, Sort.VEHICLE]


def test_use_is_read_again_when_it_is_told_otherwise(open_page: OpenPage, busy: Path) -> None:
    opened = open_page(busy)
    _pane(opened, "use")
    pane = opened.page.parts.pane("use")
    assert pane is not None
    use = pane.widget
    assert isinstance(use, UseView)
    opened.press("bookings.use.period.7")
    assert "from Mon 16 Jan 2017" in use.use.sentence.text()
    opened.press("bookings.use.by.vehicle")
    assert use.use.table.model().index(0, 0).data() in {KLM, KMA, "BX16 KNE", "EK14 HTX"}
    opened.press("bookings.sort.room")
    assert use.use.sentence.text().startswith("Rooms were")


def test_a_file_that_is_read_only_offers_no_verb(open_page: OpenPage, busy: Path) -> None:
    opened = open_page(busy, read_only=True)
    _pane(opened, "lists")
    button = opened.page.findChild(QPushButton, "bookings.lists.issue")
    assert button is not None
    assert not button.isVisible()


def test_a_key_leads_to_a_line_of_a_list_and_a_plate_back_to_the_board(
    open_page: OpenPage, busy: Path
) -> None:
    opened = open_page(busy)
    opened.page.focus_key(f"lists:keys:{KMA}")
    row = _lists(opened).row()
    assert row is not None
    assert (row.vehicle, _lists(opened).isVisible()) == (KMA, True)
    opened.page.focus_key("lists:loans:")
    assert _lists(opened).tabs.value() == "loans"
    opened.page.focus_key(KLM)
    assert opened.page.timeline.isVisible()
