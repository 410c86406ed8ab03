"""Sending from the page: two clicks, a place that is remembered, and what can go wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

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
