"""The forms: what they start from and what they offer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.dialogs import forms
from bcu_desk.features.org_chart.dialogs.forms import Asked, Ends
from bcu_desk.features.org_chart.dialogs.move_form import move_form
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.kit.fields import ChoiceField
from bcu_desk.kit.form import Form

DAY = date(2017, 1, 23)
Maker = Callable[[Asked, Ends], Form]
MAKERS: tuple[Maker, ...] = (
    forms.appoint_form,
    forms.end_form,
    move_form,
    forms.acting_form,
    forms.create_form,
    forms.close_form,
    forms.person_form,
    forms.correct_form,
)


@pytest.fixture
def made(qtbot: QtBot, themed: QApplication, east: Loaded) -> Callable[..., Form]:
    """Makes a form for a post of East Area."""

    def make(maker: Maker, post: str = "EA-S2", person: str = "") -> Form:
        form = maker(Asked(east, post, person), (lambda _: None, lambda: None))
        qtbot.addWidget(form)
        return form

    return make


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
def test_every_field_is_named_by_page_form_and_field_and_can_be_read_out(
    made: Callable[..., Form], maker: Maker
) -> None:
    form = made(maker)
    name = form.objectName()
    assert name.startswith("org_chart.")
    for field in form.values():
        found = form.findChild(QWidget, f"{name}.{field}")
        assert found is not None
        assert found.accessibleName()


def test_appointing_starts_from_the_post_on_the_day_in_view(made: Callable[..., Form]) -> None:
    values = made(forms.appoint_form, "EA-S2", "102JI").values()
    assert (values["post"], values["from"], values["to"]) == ("EA-S2", DAY, None)
    assert (values["standing"], values["replace"], values["move"]) == ("substantive", False, True)


def _labels(form: Form, name: str, typed: str) -> list[str]:
    field = form.field(name)
    assert isinstance(field, ChoiceField)
    field.show_matches(typed)
    return [field.list.item(row).text() for row in range(field.list.count())]


def test_people_of_the_posts_own_rank_and_without_a_post_are_offered_first(
    made: Callable[..., Form], east: Loaded
) -> None:
    form = made(forms.appoint_form, "EA-I18")
    spare = [row for row in east.people if not row.posts and row.grade == 3]
    assert spare
    first = _labels(form, "person", "")[: len(spare)]
    assert {row.name for row in spare} == {
        name for name in (row.name for row in spare) if any(name in label for label in first)
    }


def test_a_person_is_found_by_name_number_or_post(made: Callable[..., Form], east: Loaded) -> None:
    form = made(forms.appoint_form)
    commander = east.tree.branches["EA-C1"].row
    assert commander.holder_name is not None
    assert commander.holder is not None
    for typed in (commander.holder_name.lower(), commander.holder, "commander, east"):
        assert any(commander.holder in label for label in _labels(form, "person", typed))


def test_moving_offers_lawful_places_only(made: Callable[..., Form], east: Loaded) -> None:
    form = made(move_form, "EA-I13")
    field = form.field("under")
    lawful = {code for code, reason in east.targets("EA-I13").items() if reason is None}
    for code in east.tree.branches:
        form.set_value("under", code)
        assert (field.value() == code) == (code in lawful)


def test_a_new_post_starts_under_the_one_that_is_chosen(made: Callable[..., Form]) -> None:
    values = made(forms.create_form, "EA-CI2").values()
    assert (values["under"], values["bcu"], values["from"]) == ("EA-CI2", "EA", DAY)
    assert made(forms.create_form, "").values()["bcu"] == "EA"


def test_correcting_shows_what_is_recorded(made: Callable[..., Form], east: Loaded) -> None:
    values = made(forms.correct_form, "EA-S2").values()
    assert values == {
        "title": "Superintendent, Response",
        "standing": "substantive",
        "from": east.tree.branches["EA-S2"].row.held_from,
        "to": None,
    }
    assert set(made(forms.correct_form, "EA-CI2").values()) == {"title"}
