"""Two clicks out, three in: counted with a mouse, from the page as it opens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from bcu_desk.features.sync.dialogs.receiving import WATCHED
from bcu_desk.features.sync.dialogs.sending import SETTING
from tests.features.sync.asking import Answers
from tests.work.exchange.stations import three


class Mouse:
    """Clicks what is in sight in a page, and counts; an answer for a place or file is a click."""

    def __init__(self, qtbot, page: QWidget, ask: Answers) -> None:
        self._qtbot, self._page, self._ask = qtbot, page, ask
        self._answers, self._clicks = len(ask.paths), 0

    def click(self, widget: QWidget) -> None:
        """One click with the left button, where the widget is."""
        assert widget.isVisible()
        assert widget.isEnabled()
        self._clicks += 1
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self._qtbot.waitUntil(self._page.is_settled)

    @property
    def count(self) -> int:
        """How many so far."""
        return self._clicks + self._answers - len(self._ask.paths)


def test_two_clicks_send_where_the_place_is_asked_for_and_one_where_it_is_known(
    shown, qtbot, tmp_path: Path
) -> None:
    first, _, _ = three(tmp_path)
    first.rename("Okafor")
    ask = Answers(first.stick)
    page = shown(first, ask)
    mouse = Mouse(qtbot, page, ask)
    mouse.click(page.send.send)
    assert len(list(first.stick.glob("*.bcusync"))) == 1 + ROSTER
    assert mouse.count == 2
    first.rename("Adeyemi")
    mouse.click(page.send.send)
    assert mouse.count == 3


ROSTER = 1  # the file by which the group began lies on the stick


def test_three_clicks_take_in_a_file_that_is_chosen(shown, qtbot, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    ask = Answers(first.send(2).file)
    page = shown(two, ask)
    mouse = Mouse(qtbot, page, ask)
    mouse.click(page.take)
    assert two.surname() == "Tembo"
    mouse.click(page.receive.preview.apply)
    assert two.surname() == "Okafor"
    assert mouse.count == 3


def test_three_clicks_take_in_what_lies_in_the_watched_folder(shown, qtbot, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    first.send(2)
    ask = Answers()
    page = shown(two, ask)
    page.context.settings.set(WATCHED, str(first.stick))
    page.refresh()
    mouse = Mouse(qtbot, page, ask)
    mouse.click(page.tabs.part("receive"))
    mouse.click(page.receive.watched.look)
    mouse.click(page.receive.preview.apply)
    assert two.surname() == "Okafor"
    assert mouse.count == 3
    assert page.context.settings.text(SETTING) == ""
