"""The desks, one of them in full, and a card for this computer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from bcu_desk.kit.form import Form
from tests.work.exchange.stations import three
from tests.work.exchange.test_beyond import a_revoked_desk
from tests.work.exchange.test_returning import a_desk_that_heard


def test_a_desk_is_shown_in_full_with_its_words(shown, tmp_path: Path) -> None:
    page = shown(three(tmp_path)[0])
    page.open_part("desks")
    page.desks.table.choose_line(1)
    words = page.desks.findChildren(QLabel, "exchange.words")
    assert words[-1].text() == page.desks.model.row_at(1).words
    assert page.desks.names() == {1: "Desk 01", 2: "Ilford", 3: "Dagenham"}
    assert page.desks.heard(page.desks.model.row_at(0)) == "this desk"


def test_the_name_of_a_card_is_asked_in_the_page(qtbot, shown, tmp_path: Path) -> None:
    page = shown(three(tmp_path)[0])
    page.open_part("desks")
    told: list[str] = []
    page.desks.card_asked.connect(told.append)
    page.desks.ask_name()
    form = page.findChild(Form, "exchange.card")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert page.desks.join.count() == 1
    page.desks.ask_name()
    form = page.desks.join.currentWidget()
    form.set_value("name", "Response")
    form.send()
    assert told == ["Response"]


def test_a_desk_whose_changes_wait_is_told_above_the_list(shown, tmp_path: Path) -> None:
    first, _, third = a_revoked_desk(tmp_path)
    third.receive(first.send(3, name="list.bcusync"))
    page = shown(third)
    page.open_part("desks")
    told = [one.text() for one in page.desks.findChildren(QLabel) if "made here" in one.text()]
    assert told == [
        "1 change made here waits at the desks that have not taken in changes 1 to 3 of Ilford,"
        " which was revoked before. Nothing is lost: the lead desk lets them count (Let them"
        " count…, at Ilford) once a file brings them there."
    ]
    page.desks.table.choose_line(2)
    told = [one.text() for one in page.desks.findChildren(QLabel) if "made here" in one.text()]
    assert len(told) == 2


def test_a_desk_that_hears_of_its_own_withdrawal_is_told_how_to_return(
    shown, tmp_path: Path
) -> None:
    page = shown(a_desk_that_heard(tmp_path))
    page.open_part("desks")
    told = [one.text() for one in page.desks.findChildren(QLabel)]
    assert any("This desk was retired at its change" in one for one in told)
    assert not any("This desk was" in one.text() for one in page.desks.one.findChildren(QLabel))
