"""Pages made ready before they are asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from bcu_desk.kit.feature import Feature, lazy
from bcu_desk.kit.page import PageContext
from bcu_desk.shell.stack import page_ahead as module
from bcu_desk.shell.stack.page_ahead import PageAhead
from bcu_desk.shell.stack.page_stack import PageStack

PLACE = "tests.shell.conftest"
FEATURES = (
    Feature("notes", "Notes", "file", lazy(PLACE, "NotePage")),
    Feature("others", "Others", "folder", lazy(PLACE, "OtherPage")),
)


@pytest.fixture
def stack(qtbot, context: PageContext) -> PageStack:
    """Two pages, the first in sight."""
    made = PageStack(FEATURES, context, {})
    qtbot.addWidget(made)
    made.show()
    made.open("notes")
    return made


@pytest.fixture
def patience() -> int:
    """How many milliseconds the user has to be still."""
    return 200


@pytest.fixture
def ahead(
    stack: PageStack, context: PageContext, monkeypatch: pytest.MonkeyPatch, patience: int
) -> Iterator[PageAhead]:
    """What makes the second ready."""
    monkeypatch.setattr(module, "STILL", patience)
    made = PageAhead(stack, FEATURES, context.jobs)
    yield made
    made.end()


def test_the_other_pages_are_made_once_the_user_is_still(
    qtbot, stack: PageStack, ahead: PageAhead
) -> None:
    ahead.begin()
    assert not stack.is_made("others")
    qtbot.waitUntil(lambda: stack.is_made("others"))
    assert stack.current().id == "notes"
    assert not stack.make("others").isVisible()


@pytest.mark.parametrize("patience", [5_000])
def test_whoever_types_is_not_kept_waiting(qtbot, stack: PageStack, ahead: PageAhead) -> None:
    line = stack.current().findChild(QLineEdit)
    ahead.begin()
    qtbot.waitUntil(lambda: ahead.remaining() < 4_200)
    late = ahead.remaining()  # a coarse timer may be wrong by a twentieth: 250 of 5,000
    qtbot.keyClick(line, Qt.Key.Key_A)
    assert ahead.remaining() > late


def test_nothing_is_made_after_the_end(stack: PageStack, ahead: PageAhead) -> None:
    ahead.begin()
    ahead.end()
    assert ahead.remaining() < 0
    assert not stack.is_made("others")
