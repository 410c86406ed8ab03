"""Help on every page, the dark theme, and a text field's own undo before the desk's."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QTextBrowser

from bcu_desk.features.org_chart.page import OrgChartPage
from bcu_desk.kit.look.theme import theme_name
from bcu_desk.shell.catalogue import FEATURES
from tests.journeys.hands import Calls, Hands, Start


def _help(hands: Hands) -> str:
    found = hands.part("help.text")
    assert isinstance(found, QTextBrowser)
    return found.toPlainText()


def test_every_page_has_help_of_its_own_that_esc_puts_away(start: Start, sample_file: Path) -> None:
    hands = start(sample_file)
    read = []
    for feature in FEATURES:
        hands.click(f"nav.{feature.id}")
        hands.press("F1")
        assert hands.sees("help")
        read.append(_help(hands))
        assert "Ctrl+K" in read[-1]
        hands.press("Esc")
        assert not hands.sees("help")
    assert len(set(read)) == len(FEATURES)
    hands.press("F1")
    hands.press("Ctrl+2")
    assert _help(hands) == read[1]
    hands.press("F1")
    assert not hands.sees("help")


def test_the_dark_theme_reaches_every_page_and_is_kept(start: Start, sample_file: Path) -> None:
    hands = start(sample_file)
    light = hands.app.window.grab().toImage().pixelColor(700, 30).lightness()
    hands.click("rail.theme")
    assert theme_name() == "dark"
    for feature in FEATURES:
        hands.click(f"nav.{feature.id}")
        shown = hands.app.window.grab().toImage()
        dark = shown.pixelColor(shown.width() - 8, shown.height() // 2).lightness()
        assert dark < 80 < light
    hands.app.window.close()
    again = start()
    assert theme_name() == "dark"
    again.click("rail.theme")
    assert theme_name() == "light"


def test_a_field_takes_back_its_own_letters_before_the_desk_does(
    start: Start, calls: Calls, sample_file: Path
) -> None:
    hands = start(sample_file)
    hands.search("EA-S2")
    page = hands.page()
    assert isinstance(page, OrgChartPage)
    hands.click_at(page.chart, page.chart.box_of("EA-S2").center())
    hands.press("V", "Return")
    assert calls.row(sample_file, "superintendents", post="EA-S2")["holder"] is None
    hands.click("org_chart.correct")
    field = hands.part("org_chart.correct.title")
    was = field.property("text")
    field.setFocus()
    hands.press("End")
    hands.write(" (East)")
    hands.press("Ctrl+Z")
    assert field.property("text") == was
    assert calls.row(sample_file, "superintendents", post="EA-S2")["holder"] is None
    hands.press("Esc", "Ctrl+Z")
    assert calls.row(sample_file, "superintendents", post="EA-S2")["holder"] == "108KD"
