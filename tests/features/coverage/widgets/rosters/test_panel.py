"""The panel of shift patterns: what can be chosen, and what the command is told."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.coverage.model.absences.read import RatesView
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.queries.rosters import PlaceRow
from bcu_desk.features.coverage.widgets.rosters.panel import RosterPanel, end_form, who_options
from tests.features.coverage.conftest import Show
from tests.features.coverage.model.absences.test_rosters import MONDAY, a_pattern
from tests.features.coverage.small import FULL

PATTERN = a_pattern("E E N N R R R R R R", PlaceRow(2, ("1EA",)))


def _panel(small: Loaded, show: Show) -> tuple[RosterPanel, list[dict[str, object]]]:
    sent: list[dict[str, object]] = []
    made = RosterPanel((PATTERN,), small, (lambda values: sent.append(made.fields(values)), list))
    show(made)
    return made, sent


def test_teams_come_before_people(small: Loaded) -> None:
    options = who_options(small)
    assert [(one.key, one.detail) for one in options] == [
        (f"team:{FULL}", "2 people"),
        ("team:E05000002", "1 person"),
        ("412KD", "Ward 1"),
        ("413KD", "Ward 1"),
        ("414KD", "Ward 2"),
    ]


def test_a_team_is_given_places_apart_from_the_line_clicked(small: Loaded, show: Show) -> None:
    panel, sent = _panel(small, show)
    panel.form.set_value("who", f"team:{FULL}")
    panel.strip.press_node(3)
    panel.form.send()
    assert sent == [
        {"pattern": "p", "offset": 6, "apart": 4, "from": MONDAY, "to": None, "ward": FULL}
    ]


def test_one_person_is_named_and_the_line_chosen_is_marked(small: Loaded, show: Show) -> None:
    panel, sent = _panel(small, show)
    panel.form.set_value("who", "414KD")
    panel.form.set_value("place", "2")
    assert [node.selected for node in panel.strip.nodes()][:3] == [False, True, False]
    panel.form.send()
    assert sent[0]["people"] == ["414KD"]
    assert "ward" not in sent[0]


def test_a_line_is_needed(small: Loaded, show: Show) -> None:
    panel, sent = _panel(small, show)
    panel.form.set_value("who", "414KD")
    panel.form.send()
    assert (sent, panel.form.trouble()) == ([], "Line is missing. Fill it in.")


def test_without_a_pattern_it_says_so(small: Loaded, show: Show) -> None:
    bare = replace(small, rates=RatesView(MONDAY, {}))
    panel = RosterPanel((), bare, (list, list))
    show(panel)
    assert "No shift pattern is in force" in panel._about.text()
    assert list(panel.strip.nodes()) == []


def test_a_roster_is_ended_for_one_person(small: Loaded, show: Show) -> None:
    sent: list[object] = []
    form = end_form(small, (sent.append, list))
    show(form)
    form.set_value("person", "412KD")
    form.send()
    assert sent == [{"person": "412KD", "on": small.on}]
