"""The page fits a file by another field, or to another ward set, without harm."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules import looking
from bcu_desk.features.wards.rules.looking import KEYS
from tests.features.wards.files import CODES, collection, read_json, rings
from tests.features.wards.pages import Open, kept


@pytest.fixture(autouse=True)
def _two_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file whose last field tells one ward only."""
    told = json.loads(collection(rings()))
    for number, feature in enumerate(told["features"]):
        feature["properties"]["LAST"] = CODES[-1] if number == 2 else "x"
    found = read_json(json.dumps(told).encode())
    monkeypatch.setattr(looking, "read_apart", lambda *_: found)


def test_another_field_is_chosen_shown_and_remembered(qtbot, opened: Open) -> None:
    page = opened()
    page.ask_file()
    keys = page.report.keys
    assert [keys.itemText(n) for n in range(keys.count())] == [
        "GSS_CODE, 3 of 3 wards",
        "LAST, 1 of 3 wards",
        "NAME, 0 of 3 wards",
    ]
    keys.picked.emit("LAST")
    assert page.report.filter.part("matched").text() == "Matched 1"
    assert page.context.settings[KEYS] == ("LAST=GSS_CODE,LAST,NAME",)
    page.body.put_away()
    page.ask_file()
    assert page.report.looked is not None
    assert page.report.looked.key == "LAST"
    assert kept(page) == 0


def test_a_field_that_tells_no_ward_is_refused_and_the_report_stays(qtbot, opened: Open) -> None:
    page = opened()
    page.ask_file()
    page.report.keys.picked.emit("NAME")
    assert page.told().startswith("No field of this file holds GSS codes")
    assert page.report.keys.currentData() == "GSS_CODE"
    assert page.report.filter.part("matched").text() == "Matched 3"


def test_a_file_of_another_set_is_read_for_that_set_by_one_click(
    qtbot, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = collection(rings())
    for old, new in zip(CODES, ("E05000309", "E05000310", "E05000311"), strict=True):
        content = content.replace(old.encode(), new.encode())
    monkeypatch.setattr(looking, "read_apart", lambda *_: read_json(content))
    page = opened()
    page.ask_file()
    assert page.told().startswith("The file holds no ward of 2014")
    (again,) = [b for b in page.findChildren(QPushButton) if b.text() == "Read as wards of 2018"]
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert page.ward_set == "2018"
    assert page.told().startswith("2 of 3 wards in this file lie far from where they are")


def test_a_refusal_offers_another_file(
    qtbot, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Refused("boundaries_damaged", problem="it is cut off")

    monkeypatch.setattr(looking, "read_apart", refuse)
    page = opened()
    page.ask_file()
    assert "it is cut off" in page.told()
    assert page.body.stack.currentWidget() is page.body.kept
