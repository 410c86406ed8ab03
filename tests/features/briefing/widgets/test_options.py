"""The card of options: what is chosen, what may be, warnings, the newest packs."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from bcu_desk.features.briefing.queries import PackRow
from bcu_desk.features.briefing.rules.own import template_in
from bcu_desk.features.briefing.rules.templates import TEMPLATES
from bcu_desk.features.briefing.widgets.options import RECENT, UNCHOSEN, Options, State
from tests.features.briefing.conftest import SENSITIVE


def _row(number: int) -> PackRow:
    return PackRow(
        pack=number,
        made="2017-01-23T06:00Z",
        by="PS Test",
        template="daily",
        heading="Morning briefing",
        on=date(2017, 1, 23),
        bcus=("EA",),
        marking=SENSITIVE,
        names=True,
        sections=("fleet",),
        pages=number,
        file="a.pdf",
        recipient="",
        digest="abcdef0123456789",
    )


@pytest.fixture
def options(qtbot: QtBot) -> Options:
    made = Options()
    qtbot.addWidget(made)
    made.show_templates(TEMPLATES)
    return made


def _state(template: str = "daily", marking: str = "") -> State:
    return State(template_in(TEMPLATES, template), marking, names=True, phones=False)


def test_without_a_marking_it_says_so_and_nothing_is_exported(options: Options) -> None:
    options.show_state(_state(), "pack.pdf", able=True)
    assert options.file.text() == UNCHOSEN
    assert not options.export.isEnabled()
    assert options.tier.value() == ""
    options.show_state(_state(marking=SENSITIVE), "pack.pdf", able=True)
    assert options.export.isEnabled()
    assert options.file.text() == "pack.pdf"


@pytest.mark.parametrize(
    ("template", "marking", "names", "phones"),
    [
        ("daily", "OFFICIAL", True, False),
        ("daily", SENSITIVE, True, True),
        ("partner", SENSITIVE, False, False),
    ],
)
def test_names_and_phones_are_offered_where_they_may_be(
    options: Options, template: str, marking: str, names: bool, phones: bool
) -> None:
    options.show_state(_state(template, marking), "pack.pdf", able=True)
    assert options.names.isEnabled() == names
    assert options.phones.isEnabled() == phones


def test_phones_go_with_the_names(options: Options) -> None:
    daily = template_in(TEMPLATES, "daily")
    for names in (True, False):
        options.show_state(State(daily, SENSITIVE, names=names, phones=True), "a.pdf", able=True)
        assert (options.phones.isChecked(), options.phones.isEnabled()) == (names, names)


def test_the_newest_packs_can_be_made_again(qtbot: QtBot, options: Options) -> None:
    options.show_packs([_row(number) for number in range(7, 0, -1)])
    assert options.recent.count() == RECENT
    assert options.book.text() == "All packs (7)"
    again = options.findChild(object, "briefing.again.7")
    with qtbot.waitSignal(options.again_asked) as told:
        again.click()  # type: ignore[union-attr]
    assert told.args == [7]
    options.show_packs([])
    assert options.recent.count() == 1
    assert options.book.isHidden()


def test_warnings_are_counted(options: Options) -> None:
    for told, lines in (((), 1), (("A gap",), 2), (("A gap", "Another"), 3)):
        options.show_warnings(told)
        assert options.warnings.count() == lines
