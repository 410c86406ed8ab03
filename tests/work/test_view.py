"""Views."""

from __future__ import annotations

from bcu_desk.work.view import View
from tests.builders import START


def test_a_view_without_a_scope_shows_every_bcu() -> None:
    assert View(START).shows("EA")
    assert View(START, ("EA",)).shows("EA")
    assert not View(START, ("EA",)).shows("CN")


def test_what_belongs_to_no_bcu_is_in_every_view() -> None:
    assert View(START).shows(None)
    assert View(START, ("EA",)).shows(None)
