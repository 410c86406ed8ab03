"""The timeline under keys and screen readers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt

from bcu_desk.kit.timeline.rows import Content, Proposal
from tests.kit.timeline.conftest import Shown
from tests.kit.timeline.rooms import BARS, CONTENT, HOUR

ShowBoard = Callable[..., Shown]
ALT = Qt.KeyboardModifier.AltModifier


def test_the_keyboard_begins_on_the_first_row(show_board: ShowBoard) -> None:
    shown = show_board()
    shown.board.setFocus()
    assert shown.board.cursor_at.row == "oak"


def test_arrows_walk_and_tell(show_board: ShowBoard) -> None:
    shown = show_board()
    shown.board.select("talk")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        shown.key(key)
    assert shown.chosen == [("lunch", "oak"), ("clean", "elm"), ("", "ash"), ("clean", "elm")]


def test_enter_picks_up_and_drops(show_board: ShowBoard) -> None:
    shown = show_board()
    shown.board.select("lunch")
    shown.key(Qt.Key.Key_Return)
    shown.key(Qt.Key.Key_Right)
    shown.key(Qt.Key.Key_Right, ALT)
    assert shown.proposed[-1] == Proposal("oak", 735, 810, "lunch")
    shown.key(Qt.Key.Key_Return)
    assert shown.asked == [Proposal("oak", 735, 810, "lunch")]


def test_enter_and_space_open_what_cant_be_moved(show_board: ShowBoard) -> None:
    shown = show_board()
    shown.board.select("clean")
    shown.key(Qt.Key.Key_Return)
    shown.board.select("talk")
    shown.key(Qt.Key.Key_Space)
    assert shown.opened == ["clean", "talk"]


def test_n_makes_a_new_one_at_the_cursor_unless_read_only(show_board: ShowBoard) -> None:
    shown = show_board()
    shown.board.select("lunch")
    shown.key(Qt.Key.Key_N)
    assert shown.asked == [Proposal("oak", 12.5 * HOUR, 13.5 * HOUR)]
    locked = show_board(writable=False)
    locked.board.select("lunch")
    locked.key(Qt.Key.Key_N)
    assert locked.asked == []


def test_plus_and_minus_zoom(show_board: ShowBoard) -> None:
    shown = show_board()
    first, last = shown.board.shown_span()
    shown.key(Qt.Key.Key_Plus)
    near = shown.board.shown_span()
    shown.key(Qt.Key.Key_Minus)
    assert near[1] - near[0] < last - first
    assert shown.board.shown_span() == (first, last)


def test_the_cursor_stays_with_its_bar_when_the_content_changes(show_board: ShowBoard) -> None:
    shown = show_board()
    shown.board.select("lunch")
    moved = tuple(replace(one, row="ash") if one.key == "lunch" else one for one in BARS)
    shown.board.set_content(replace(CONTENT, bars=moved))
    assert (shown.board.cursor_at.bar, shown.board.cursor_at.row) == ("lunch", "ash")
    shown.board.set_content(replace(CONTENT, bars=BARS[:1]))
    assert (shown.board.cursor_at.bar, shown.board.cursor_at.row) == (None, "ash")
    shown.board.set_content(Content())
    assert shown.board.cursor_at.row == ""


def test_choosing_by_key_finds_bars_rows_and_nothing(show_board: ShowBoard) -> None:
    shown = show_board()
    assert shown.board.select("ash")
    assert shown.board.cursor_at.row == "ash"
    assert not shown.board.select("nowhere")
    assert shown.chosen == [], "told only when the user chooses"


def test_a_held_proposal_is_shown_with_what_is_wrong(show_board: ShowBoard) -> None:
    shown = show_board()
    shown.board.propose(Proposal("oak", 8 * HOUR, 9 * HOUR))
    assert shown.board.bubble.accessibleName() == "Oak is shut. It opens at nine."
    assert shown.proposed[-1] is None
    shown.board.propose(Proposal("oak", 9 * HOUR, 10 * HOUR))
    assert not shown.board.bubble.isVisible()
    shown.board.propose(None)
    assert shown.board.gesture.asked is None


def test_a_proposal_out_of_sight_is_scrolled_to(show_board: ShowBoard) -> None:
    shown = show_board()
    shown.board.resize(820, 120)
    shown.board.propose(Proposal("ash", 9 * HOUR, 10 * HOUR))
    assert shown.board.verticalScrollBar().value() > 0


def test_pressing_nodes_chooses_rows_and_bars_and_takes_chips(show_board: ShowBoard) -> None:
    shown = show_board()
    names = [node.name for node in shown.board.nodes()]
    for start in ("Ash, Room", "Oak: Lunch", "Yew"):
        shown.board.press_node(next(n for n, name in enumerate(names) if name.startswith(start)))
    assert shown.chosen == [("", "ash"), ("lunch", "oak")]
    assert shown.opened == ["yew"]


def test_the_cursors_time_stays_in_its_place_while_zooming(show_board: ShowBoard) -> None:
    shown = show_board()
    shown.board.setFocus()
    shown.board.select("lunch")
    before = shown.board.shown_span()
    at = shown.board.cursor_at.at
    assert at is not None
    place = shown.board.scale.x(at)
    shown.key(Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert shown.board.shown_span() != before
    assert abs(shown.board.scale.x(at) - place) < 1
    shown.key(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert shown.board.shown_span() == before
