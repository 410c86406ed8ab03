"""Sending from the page: two clicks, a place that is remembered, and what can go wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.sync.dialogs.sending import STOPPED, TOO_LATE
from bcu_desk.features.sync.widgets.sending.send import WRITE
from bcu_desk.store.exchange.sealed.bundle import read_file
from tests.features.sync.asking import Answers
from tests.work.exchange.stations import three


def test_two_clicks_send_to_everybody_and_the_place_is_remembered(shown, tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    page = shown(first, Answers(first.stick))
    assert page.send.chosen() == (2, 3)
    page.send.send.click()
    (made,) = first.stick.glob("BCU_01-*.bcusync")
    assert page.send.result.accessibleName() == f"Verified, safe to remove: {made.name}"
    assert page.context.settings.text("exchange_folder") == str(first.stick)
    again = shown(first)
    assert again.send.place == first.stick
    assert "surname" not in two.surname()


def test_a_stick_that_is_gone_is_told_and_another_place_offered(shown, tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    page = shown(first, Answers(tmp_path / "gone", first.stick))
    page.sending.write_file()
    assert "is not there now" in page.told()
    page._notice.fix_buttons()[0].click()
    assert page.send.place == first.stick


def test_a_name_that_is_taken_is_refused_and_nothing_written_over(shown, tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    page = shown(first, Answers(first.stick))
    page.sending.write_file()
    kept = {path: path.read_bytes() for path in first.stick.iterdir()}
    page.sending.write_file()
    assert "already" in page.told()
    assert {path: path.read_bytes() for path in first.stick.iterdir()} == kept
    assert page.send.send.isEnabled()


def test_a_receipt_a_request_and_parts_are_written_from_the_page(shown, tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    first.rename("Okafor")
    page = shown(first, Answers(first.stick))
    for purpose, told in (("receipt", "Says what this desk has"), ("request", "Asks for what")):
        page.send.small[purpose].click()
        (made,) = first.stick.glob(f"*_{purpose}.bcusync")
        assert page.send.result.accessibleName().endswith(made.name)
        labels = [one.text() for one in page.send.result.findChildren(QLabel)]
        assert any(one.startswith(told) for one in labels)
    page.send.size_box.setCurrentIndex(1)
    assert page.send.most() == 5_000_000
    page.send.send.click()
    assert page.send.result.accessibleName().startswith("Verified")


def test_an_export_for_partners_is_no_feed_and_is_kept_in_the_history(
    shown, tmp_path: Path
) -> None:
    first, _, _ = three(tmp_path)
    page = shown(first, Answers(tmp_path / "for the council"))
    page.send.partners.write.click()
    form = page.send.side.currentWidget()
    assert form.values()["marking"] == "OFFICIAL"
    form.send()
    assert "To whom it goes is missing" in form.trouble()
    form.set_value("names", "yes")
    assert form.values()["marking"] == "OFFICIAL-SENSITIVE"
    assert "not encrypted" in form.said()
    form.set_value("marking", "OFFICIAL")
    form.set_value("recipient", "The council")
    form.send()
    assert "OFFICIAL-SENSITIVE at least" in form.trouble()
    page.context.ask.paths.append(tmp_path / "for the council")
    form.set_value("names", "no")
    form.send()
    made = tmp_path / "for the council.json"
    assert read_to(made) == "The council"
    with pytest.raises(Refused, match="exchange_is_an_export"):
        read_file(made)
    told = [one.text() for one in page.send.partners.findChildren(QLabel)]
    assert any("without names: for the council.json" in one for one in told)
    assert page.history.sent.row_at(0).recipient == "The council"


def test_an_export_is_left_by_escape_with_nothing_written(shown, tmp_path: Path, qtbot) -> None:
    first, _, _ = three(tmp_path)
    page = shown(first, Answers(tmp_path / "never.json"))
    page.send.partners.write.click()
    qtbot.keyClick(page.send.side.currentWidget(), Qt.Key.Key_Escape)
    assert page.send.side.currentIndex() == 0
    assert page.send.partners.write.hasFocus()
    assert not (tmp_path / "never.json").exists()


def read_to(path: Path) -> str:
    """To whom an export goes, by the file."""
    return str(json.loads(path.read_text("utf-8"))["for"])


def test_sending_shows_how_far_it_is_and_cancel_says_what_came_of_it(shown, tmp_path: Path) -> None:
    first, _, _ = three(tmp_path)
    first.rename("Okafor")
    page = shown(first, Answers(first.stick))
    seen: list[tuple[bool, int]] = []
    page.send.bar.valueChanged.connect(
        lambda share: seen.append((page.send.working.isVisible(), share))
    )
    page.sending.write_file()
    assert max(share for _, share in seen) >= 90
    assert all(visible for visible, share in seen if share)
    assert page.send.working.isHidden()
    assert page.send.send.text() == WRITE
    page.send.cancel_asked.emit()
    assert page.told() == TOO_LATE
    again = shown(first, Answers(first.stick))
    again.send.cancel_asked.emit()
    assert again.told() == STOPPED
