"""The forms and what they start with."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from bcu_desk.features.assignments.queries import Board, Choices, PersonChoice, PostChoice
from bcu_desk.features.assignments.rules.items import Asked, asked_of
from bcu_desk.features.assignments.widgets.forms import Missing, first_field, form_of, missing_for
from bcu_desk.kit.choice_field import ChoiceField
from bcu_desk.kit.form import Form
from tests.domain.model_check.worlds import day
from tests.features.assignments.boards import BAR, GAP, ON, REDBRIDGE, shown, with_gap

CHOICES = Choices(
    posts=(
        PostChoice("EA-C1", "BCU commander", "EA", "commander", "Ch Supt A. Tembo"),
        PostChoice("EA-S1", "Superintendent, Neighbourhoods", "EA", "superintendent", ""),
        PostChoice("EA-S2", "Superintendent, Response", "EA", "superintendent", "Supt B. Reed"),
    ),
    people=(PersonChoice("131KD", "Supt", "Ada Tembo", ()),),
    boroughs=((REDBRIDGE, "Redbridge"),),
    functions=(("response", "Response"),),
)


def _board() -> Board:
    return replace(shown(with_gap()).board, choices=CHOICES)


def _form(qtbot: QtBot, verb: str, asked: Asked, sent: list[object] | None = None) -> Form:
    kept = [] if sent is None else sent
    form = form_of(verb, _board(), asked, (kept.append, lambda: None))
    qtbot.addWidget(form)
    return form


def _asked(key: str) -> Asked:
    found = shown(with_gap())
    return asked_of(found.items[key], found.breaches, ON)


def test_a_gap_fills_post_and_days_and_leaves_the_person(qtbot: QtBot) -> None:
    form = _form(qtbot, "appoint", _asked(GAP))
    values = form.values()
    assert (values["post"], values["from"], values["to"]) == ("EA-S1", day(2, 2), day(2, 12))
    assert (values["standing"], values["replace"]) == ("substantive", False)
    assert first_field("appoint", form) == "person"
    assert form.field("person").objectName() in ("", "assignments.appoint.person")


def test_after_a_holder_the_next_starts_when_they_leave(qtbot: QtBot) -> None:
    assert _form(qtbot, "appoint", _asked(BAR)).values()["from"] == day(2, 2)
    assert _form(qtbot, "dedicate", _asked(BAR)).values()["from"] == ON


def test_only_superintendents_posts_are_dedicated(qtbot: QtBot) -> None:
    posts = _form(qtbot, "dedicate", Asked()).field("post")
    assert isinstance(posts, ChoiceField)
    posts.set_value("EA-C1")
    assert posts.value() == ""
    posts.set_value("EA-S1")
    assert posts.value() == "EA-S1"


@pytest.mark.parametrize(("verb", "name"), [("dedicate", "borough"), ("lead", "function")])
def test_what_was_there_is_ended_unless_unticked(qtbot: QtBot, verb: str, name: str) -> None:
    form = _form(qtbot, verb, Asked(post="EA-S1"))
    assert form.values()["replace"] is True
    assert first_field(verb, form) == name


def test_a_waiver_offers_the_breaches_that_count_once_each(qtbot: QtBot) -> None:
    form = _form(qtbot, "waive", _asked(GAP))
    assert form.values()["breach"] == f"R5|{REDBRIDGE}|2017-02-02"
    assert form.values()["until"] == day(3, 1)
    assert first_field("waive", form) == "reason"


def test_a_swap_starts_on_the_day(qtbot: QtBot) -> None:
    form = _form(qtbot, "swap", Asked(post="EA-S1"))
    assert form.values() == {"post": "EA-S1", "with": None, "from": ON}


def test_a_filled_form_hands_its_values_on(qtbot: QtBot) -> None:
    sent: list[object] = []
    form = _form(qtbot, "swap", Asked(post="EA-S1"), sent)
    form.send()
    assert sent == []
    form.set_value("with", "EA-S2")
    form.send()
    assert sent == [{"post": "EA-S1", "with": "EA-S2", "from": ON}]


def _missing(verb: str, **given: object) -> Missing | None:
    choices = replace(CHOICES, **given)  # type: ignore[arg-type]  # fields of the choices
    return missing_for(verb, replace(_board(), choices=choices))


@pytest.mark.parametrize("verb", ["appoint", "dedicate", "lead", "swap", "waive"])
def test_nothing_is_missing_in_a_file_with_a_command(verb: str) -> None:
    assert _missing(verb) is None


@pytest.mark.parametrize("verb", ["appoint", "dedicate", "lead", "swap"])
def test_without_posts_a_form_leads_to_a_new_one(verb: str) -> None:
    found = _missing(verb, posts=())
    assert found is not None
    assert (found.field, found.key) == ("post", ":create")
    assert "org chart" in found.words


def test_with_a_commanders_post_alone_nothing_can_be_led() -> None:
    commander = CHOICES.posts[:1]
    assert _missing("appoint", posts=commander) is None
    found = _missing("lead", posts=commander)
    assert found is not None
    assert "superintendent" in found.words


def test_without_people_of_a_rank_a_form_leads_to_a_new_one() -> None:
    found = _missing("appoint", people=())
    assert found is not None
    assert (found.field, found.key) == ("person", ":person")


def test_where_no_rule_is_broken_nothing_can_be_waived() -> None:
    found = missing_for("waive", replace(_board(), breaches=()))
    assert found is not None
    assert (found.field, found.mend) == ("breach", "")
