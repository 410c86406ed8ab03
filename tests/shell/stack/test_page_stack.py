"""Pages made when they are first shown, with their splitters as they stood."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from bcu_desk.kit.page import PageContext
from bcu_desk.shell.stack.page_stack import PageStack
from tests.builders import NOON
from tests.shell.conftest import PAGES, NotePage


def test_a_page_is_made_once(qtbot, context: PageContext) -> None:
    stack = PageStack(PAGES, context, {})
    qtbot.addWidget(stack)
    assert stack.current() is None
    first = stack.open("notes")
    stack.open("others")
    assert stack.open("notes") is first is stack.current()
    assert (stack.known("notes"), stack.known("gone")) == (True, False)


def test_splitters_stand_as_they_stood(qtbot, context: PageContext) -> None:
    stack = PageStack(PAGES, context, {"others.split": "not opened now"})
    qtbot.addWidget(stack)
    stack.resize(800, 400)
    stack.show()
    page = stack.open("notes")
    page.split.setSizes([200, 600])
    kept = stack.places()
    assert kept["others.split"] == "not opened now"
    wanted = page.split.sizes()
    again = PageStack(PAGES, context, kept)
    qtbot.addWidget(again)
    again.resize(800, 400)
    again.show()
    assert again.open("notes").split.sizes() == wanted
    assert again.open("others").split.count() == 2


def test_the_keyboard_goes_along_and_stays_where_it_is_in_the_page_shown(
    qtbot, context: PageContext, monkeypatch
) -> None:
    monkeypatch.setattr(NotePage, "begins_at", "note")
    stack = PageStack(PAGES, context, {})
    qtbot.addWidget(stack)
    stack.show()
    stack.activateWindow()
    qtbot.waitUntil(stack.isActiveWindow)
    for name in ("notes", "others"):
        stack.open(name).line.setObjectName("note")
    for name in ("notes", "others", "notes"):
        page = stack.open(name)
        assert page.line.hasFocus()
    beside = QLineEdit(page)
    beside.show()
    beside.setFocus()
    stack.open("notes")
    assert beside.hasFocus()


def test_pages_of_another_context_come_and_go_and_the_first_are_kept(
    qtbot, context: PageContext
) -> None:
    stack = PageStack(PAGES, context, {})
    qtbot.addWidget(stack)
    stack.show()
    first = stack.open("notes")
    others = stack.open("others")
    for desk in (context.desk.at(NOON), context.desk.at(NOON + 1)):
        stack.look_through(replace(context, desk=desk))
        shown = stack.current()
        assert (shown.id, shown.context.desk) == ("others", desk)
        assert shown is not others
        assert stack.open("notes") is not first
        stack.open("others")
    stack.look_through(None)
    assert stack.current() is others
    assert stack.open("notes") is first
    assert stack.count() == 2
