"""What partners get: the marking follows the names."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel

from bcu_desk.features.sync.widgets.sending.partners import PartnersCard, PartnersForm
from bcu_desk.work.exchange.extracting import Extracted, Partners


def test_the_form_says_that_it_is_no_feed_and_what_is_wanted(qtbot) -> None:
    form = PartnersForm(("Barking", "Havering"), lambda _: None, lambda: None)
    qtbot.addWidget(form)
    assert form.said().startswith("An export, not a feed.")
    assert form.wanted() == Partners(names=False, marking="OFFICIAL")
    form.set_value("borough", "Havering")
    form.set_value("names", "yes")
    form.set_value("recipient", "The council")
    told = Partners("Havering", names=True, marking="OFFICIAL-SENSITIVE", recipient="The council")
    assert form.wanted() == told
    assert "names people" in form.said()


def test_what_was_written_is_told_in_place_of_what_was_before(qtbot) -> None:
    card = PartnersCard()
    qtbot.addWidget(card)
    for borough in ("Barking", "Havering"):
        made = Extracted(Path("a.json"), 40, borough, False, "OFFICIAL", "The council")
        card.show_made(made)
    told = [one.text() for one in card.findChildren(QLabel) if not one.isHidden()]
    assert "40 rows of Havering, without names: a.json" in told
    assert "Marked OFFICIAL for The council; noted in the history" in told
