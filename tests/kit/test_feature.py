"""Features and their pages made late."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from bcu_desk.kit.feature import Feature, lazy


def test_a_page_is_imported_only_when_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    make = lazy("a_module_made_late", "Page")
    with pytest.raises(ModuleNotFoundError):
        make(None)
    late = ModuleType("a_module_made_late")
    late.Page = lambda context: f"page over {context}"
    monkeypatch.setitem(sys.modules, "a_module_made_late", late)
    assert make("desk") == "page over desk"


def test_a_feature_has_no_gestures_unless_told() -> None:
    feature = Feature("x", "X", "file", lazy("nowhere", "Page"))
    assert feature.actions == ()


def test_a_page_s_module_can_be_imported_before_the_page_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = lazy("a_module_made_late", "Page")
    with pytest.raises(ModuleNotFoundError):
        made.prepare()
    monkeypatch.setitem(sys.modules, "a_module_made_late", ModuleType("a_module_made_late"))
    made.prepare()
    with pytest.raises(AttributeError):
        made(None)
