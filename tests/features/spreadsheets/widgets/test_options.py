"""How to export: what the card offers and shows."""

from __future__ import annotations

import pytest

from bcu_desk.features.spreadsheets.widgets.options import LONGEST_HANDLING, Options


@pytest.fixture
def options(qtbot) -> Options:
    """The card, shown."""
    made = Options("OFFICIAL")
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_marking_is_the_tier_with_its_handling_line(options: Options) -> None:
    assert options.marking() == "OFFICIAL"
    options.tier.part("OFFICIAL-SENSITIVE").click()
    options.handling.setText(" personal data ")
    assert options.marking() == "OFFICIAL-SENSITIVE: PERSONAL DATA"
    options.handling.setText("x" * 200)
    assert len(options.handling.text()) == LONGEST_HANDLING


def test_while_it_works_it_can_only_be_stopped(qtbot, options: Options) -> None:
    options.show_sum("3 sheets, 9 rows", able=True)
    options.notice.tell("Old news.")
    options.show_working(working=True)
    options.show_progress(40, "Posts…")
    assert (options.export.isEnabled(), options.cancel.isVisible()) == (False, True)
    assert (options.bar.value(), options.notice.text()) == (40, "")
    with qtbot.waitSignal(options.cancel_asked):
        options.cancel.click()
    options.show_working(working=False)
    assert (options.export.isEnabled(), options.bar.isVisible()) == (True, False)


def test_clicks_are_told(qtbot, options: Options) -> None:
    with qtbot.waitSignals([options.export_asked, options.names_changed]):
        options.export.click()
        options.names.click()
    assert not options.names.isChecked()
