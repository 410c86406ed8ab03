"""What waits is told for as long as it does."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from tests.features.sync.asking import Answers
from tests.work.exchange.stations import three


def test_what_waits_is_in_sight_until_what_is_missing_has_come(shown, tmp_path: Path) -> None:
    first, two, third = three(tmp_path)
    two.rename("Okafor")
    before = two.send(3, name="before.bcusync")
    two.rename("Adeyemi")
    parts = two.send(1, name="parts.bcusync", most=BIG_ENOUGH_FOR_ONE).files
    assert len(parts) > 1
    page = shown(first, Answers(first.stick))
    page.open_part("receive")
    assert not page.receive.waits.isVisible()
    page.receive.files_given.emit(parts[-1:])
    page.receive.preview.apply.click()
    waits = page.receive.waits
    assert waits.isVisible()
    assert waits.title.text().startswith("1 part of what came waits for change")
    assert "of Ilford" in waits.title.text()
    waits.ask.click()
    focused: QWidget | None = page.focusWidget()
    assert focused is page.send.small["request"]
    page.open_part("receive")
    page.receive.files_given.emit(parts[:-1])
    page.receive.preview.apply.click()
    assert not waits.isVisible()
    assert first.surname() == "Adeyemi"
    assert third.receive(before).state == "new"


def test_where_nothing_waits_nothing_is_told(shown, tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    page = shown(first)
    assert page.found.waiting.parts == 0
    assert page.receive.waits.isHidden()


BIG_ENOUGH_FOR_ONE = 3_500
