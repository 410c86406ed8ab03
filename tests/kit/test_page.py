"""Pages: loading, staleness, gestures, refusals."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete
from sqlalchemy import select

from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.form import FieldSpec, Form
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.kit.past_gate import PastGate
from bcu_desk.store.books import step
from bcu_desk.store.session import Reader
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.changes import Done
from bcu_desk.work.changes import Notice as Told
from bcu_desk.work.command import Command
from bcu_desk.work.past_rule import PastRule
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings
from bcu_desk.work.unit import Unit
from bcu_desk.work.view import View
from tests.builders import START, Rename, a_desk

Show = Callable[[QWidget], QWidget]


class Refuse(Command, frozen=True, kw_only=True):
    """A gesture that is always refused."""

    field: str | None = None

    def run(self, unit: Unit) -> str:
        del unit
        raise Refused("nothing_to_undo", **({"field": self.field} if self.field else {}))


def told_of(field: str) -> str:
    """What the refusal of a field says."""
    return sentence("nothing_to_undo", {"field": field})


class NoteIt(Command, frozen=True, kw_only=True):
    """A rename that has something to tell."""

    def run(self, unit: Unit) -> str:
        unit.note("person_in_two_posts", person="Ada", posts="two")
        return Rename(collar="412KD", surname="Osei").run(unit)


class Surnames(Page):
    """Shows the surnames of the file."""

    id = "surnames"
    cares = frozenset({"person"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.shown: list[tuple[str, ...]] = []
        self.fault: Exception | None = None

    def load(self, reader: Reader, view: View) -> tuple[str, ...]:
        if self.fault is not None:
            raise self.fault
        return (str(view.on), *sorted(person.surname for person in reader.every(Person)))

    def show_loaded(self, loaded: tuple[str, ...]) -> None:
        self.shown.append(loaded)


class Holder:
    """The context of a page, and what it was asked."""

    def __init__(self, folder: Path, *, inline: bool) -> None:
        self.on = START
        self.hub = Hub()
        self.jobs = Jobs(inline=inline)
        self.context = PageContext(
            desk=a_desk(folder),
            hub=self.hub,
            jobs=self.jobs,
            settings=Settings(folder),
            ask=Ask(),
            navigate=lambda *_: None,
            view=lambda: View(self.on),
            message=lambda refused: sentence(refused.code, refused.facts),
            set_on=lambda _: None,
        )


@pytest.fixture
def held(tmp_path: Path, themed: QApplication) -> Holder:
    return Holder(tmp_path, inline=True)


@pytest.fixture
def page(held: Holder, show: Show) -> Page:
    made = Surnames(held.context)
    made.resize(600, 400)
    show(made)
    return made


@pytest.fixture
def slow(tmp_path: Path, themed: QApplication) -> Iterator[Holder]:
    made = Holder(tmp_path, inline=False)
    yield made
    made.jobs.close()


def test_a_page_loads_when_it_is_first_shown(held: Holder, show: Show) -> None:
    page = Surnames(held.context)
    assert (page.shown, page.is_settled()) == ([], False)
    show(page)
    assert page.shown == [("2017-01-09", "Lindqvist", "Tembo")]
    assert page.is_settled()
    assert page.objectName() == "page.surnames"


def test_a_gesture_is_written_and_the_page_shows_it(page: Surnames) -> None:
    labels: list[str] = []
    page.do(
        Rename(collar="412KD", surname="Adeyemi"), on_done=lambda done: labels.append(done.label)
    )
    assert labels == ["Rename 412KD to Adeyemi"]
    assert page.shown[-1] == ("2017-01-09", "Adeyemi", "Lindqvist")


def test_a_change_that_does_not_concern_the_page_leaves_it_alone(
    page: Surnames, held: Holder
) -> None:
    held.hub.changed.emit(Done("Book a car", frozenset({"booking"}), ()))
    assert len(page.shown) == 1


def test_another_day_is_loaded(page: Surnames, held: Holder) -> None:
    held.on = date(2017, 2, 1)
    held.hub.view_changed.emit(View(held.on))
    assert page.shown[-1][0] == "2017-02-01"


def test_a_page_out_of_sight_waits_until_it_is_shown(page: Surnames, held: Holder) -> None:
    page.hide()
    held.context.desk.do(Rename(collar="412KD", surname="Adeyemi"))
    held.hub.changed.emit(Done("Rename", frozenset({"person"}), ()))
    assert len(page.shown) == 1
    assert not page.is_settled()
    page.show()
    assert page.shown[-1][1] == "Adeyemi"
    assert page.is_settled()


def test_a_refusal_is_told_above_the_page_and_a_done_step_takes_it_away(page: Surnames) -> None:
    page.do(Refuse())
    assert page.told() == sentence("nothing_to_undo", {})
    page.do(Rename(collar="412KD", surname="Adeyemi"))
    assert page.told() == ""


def test_a_refusal_goes_beside_the_field_it_names(page: Surnames, show: Show) -> None:
    form = Form("surnames.edit", "Edit", (FieldSpec("to", "To"),), ("Go", print), print)
    show(form)
    page.do(Refuse(field="to"), form=form)
    assert form.trouble() == sentence("nothing_to_undo", {})
    assert form.field("to").property("error") == "true"
    assert page.told() == ""


def test_a_refusal_of_a_form_that_was_closed_meanwhile_is_told_above_the_page(
    page: Surnames, show: Show
) -> None:
    form = Form("surnames.edit", "Edit", (FieldSpec("to", "To"),), ("Go", print), print)
    show(form)
    form.hide()
    page.do(Refuse(field="to"), form=form)
    assert page.told() == sentence("nothing_to_undo", {})


def test_a_refusal_goes_into_a_form_whose_page_is_not_shown_yet(held: Holder, qtbot: QtBot) -> None:
    page = Surnames(held.context)
    qtbot.addWidget(page)
    form = Form("surnames.edit", "Edit", (FieldSpec("to", "To"),), ("Go", print), print)
    form.setParent(page)
    page.do(Refuse(field="to"), form=form)
    assert form.trouble() == told_of("to")


@pytest.mark.parametrize("gone", ["hidden", "deleted"])
def test_a_refusal_of_a_form_put_away_with_its_panel_is_told_above_the_page(
    gone: str, page: Surnames
) -> None:
    panel = QWidget(page)
    form = Form("surnames.edit", "Edit", (FieldSpec("to", "To"),), ("Go", print), print)
    form.setParent(panel)
    panel.show()
    panel.hide()
    if gone == "deleted":
        delete(panel)
    page.do(Refuse(field="to"), form=form)
    assert page.told() == told_of("to")


def test_notices_of_a_step_are_shown_as_warnings(page: Surnames, held: Holder) -> None:
    page.tell_done(Done("Rename", frozenset(), (), (Told("nothing_to_undo"),)))
    assert page.told() == sentence("nothing_to_undo", {})
    notice = page.findChild(QWidget, "page.surnames.notice")
    assert notice.property("tone") == "warn"


def test_a_page_that_cannot_be_read_says_so_and_reads_again(held: Holder, show: Show) -> None:
    page = Surnames(held.context)
    page.fault = Unusable("disk_full", file="x.bcu")
    page.resize(600, 400)
    show(page)
    assert page.told() == sentence("disk_full", {"file": "x.bcu"})
    assert not page.is_settled()
    page.fault = None
    page.findChild(QPushButton, "page.surnames.notice.fix.0").click()
    assert (page.told(), len(page.shown)) == ("", 1)


def test_a_bug_while_loading_is_not_hidden(held: Holder, qtbot: QtBot) -> None:
    page = Surnames(held.context)
    qtbot.addWidget(page)
    page.fault = KeyError("bug")
    with pytest.raises(KeyError):
        page.refresh()


def test_a_bug_in_a_gesture_is_not_hidden(page: Surnames) -> None:
    with pytest.raises(NotImplementedError):
        page.do(Command())


def test_only_the_newest_of_two_loads_is_shown(slow: Holder, show: Show, qtbot: QtBot) -> None:
    page = Surnames(slow.context)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.settled):
        page.refresh()
        assert not page.is_settled()
        slow.on = date(2017, 2, 1)
        page.refresh()
    assert [shown[0] for shown in page.shown] == ["2017-02-01"]
    assert page.is_settled()


def test_a_gesture_in_the_background_settles_the_page(
    slow: Holder, show: Show, qtbot: QtBot
) -> None:
    page = Surnames(slow.context)
    show(page)
    qtbot.waitUntil(page.is_settled)
    page.do(Rename(collar="412KD", surname="Adeyemi"))
    qtbot.waitUntil(lambda: page.is_settled() and page.shown[-1][1] == "Adeyemi")


def test_a_page_has_to_say_what_it_loads_and_shows(held: Holder, qtbot: QtBot) -> None:
    page = Page(held.context)
    qtbot.addWidget(page)
    with pytest.raises(NotImplementedError):
        page.refresh()
    with pytest.raises(NotImplementedError):
        page.show_loaded(None)
    page.focus_key("no record")
    assert page.told() == ""


TODAY = date(2017, 1, 23)


class Gate:
    """A past that is asked about: the rule, and what the page asked for."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.reason: str | None = None
        self.asked: list[str] = []

    def gate(self) -> PastGate:
        return PastGate(
            rule=lambda: PastRule(self.on, TODAY, self.reason),
            correct=self._correct,
            plan=lambda: self.asked.append("plan"),
        )

    def _correct(self, then: Callable[[], object]) -> None:
        self.reason = "Wrong name typed"
        then()


@pytest.fixture
def past(held: Holder) -> Gate:
    gate = Gate(START)
    held.context = replace(held.context, past=gate.gate())
    return gate


def _surnames(held: Holder) -> list[str]:
    with held.context.desk.reader() as reader:
        return [person.surname for person in reader.every(Person)]


def _fixes(page: Page) -> list[QPushButton]:
    return [
        part
        for part in page.findChildren(QPushButton)
        if ".fix." in part.objectName() and part.isVisible()
    ]


def test_a_past_day_is_not_changed_before_the_user_says_it_is_corrected(
    held: Holder, past: Gate, show: Show
) -> None:
    page = Surnames(held.context)
    page.resize(600, 400)
    show(page)
    page.do(Rename(collar="412KD", surname="Osei"))
    assert page.told().startswith("Mon 9 Jan 2017 is past, so what you change here corrects")
    assert _surnames(held) == ["Tembo", "Lindqvist"]
    correct, plan = _fixes(page)
    assert (correct.text(), plan.text()) == ("Correct the record", "Plan from today")
    plan.click()
    assert past.asked == ["plan"]
    correct.click()
    assert _surnames(held) == ["Osei", "Lindqvist"]
    assert page.told() == ""
    with held.context.desk.reader() as reader:
        assert reader.rows(select(step.c.reason).order_by(step.c.tx.desc()))[0].reason == (
            "Wrong name typed"
        )


def test_the_refusal_of_a_past_day_goes_when_the_day_moves(
    held: Holder, past: Gate, show: Show
) -> None:
    page = Surnames(held.context)
    show(page)
    page.do(Rename(collar="412KD", surname="Osei"))
    assert page.told()
    past.on = TODAY
    held.hub.view_changed.emit(View(TODAY))
    assert page.told() == ""
    page.do(Rename(collar="412KD", surname="Osei"))
    assert _surnames(held) == ["Osei", "Lindqvist"]


def test_a_form_of_a_past_day_says_so_beside_its_button(
    held: Holder, past: Gate, show: Show
) -> None:
    page = Surnames(held.context)
    form = Form("surnames.edit", "Edit", (FieldSpec("to", "To"),), ("Go", print), print)
    form.setParent(page)
    page.resize(600, 400)
    show(page)
    form.show()
    page.do(Rename(collar="412KD", surname="Osei"), form=form)
    assert form.trouble().startswith("Mon 9 Jan 2017 is past")
    assert _surnames(held) == ["Tembo", "Lindqvist"]
    _fixes(page)[0].click()
    assert _surnames(held) == ["Osei", "Lindqvist"]


def test_what_was_told_of_a_step_goes_when_it_is_undone(held: Holder, page: Surnames) -> None:
    page.do(NoteIt())
    assert page.told() == sentence("person_in_two_posts", {"person": "Ada", "posts": "two"})
    held.hub.changed.emit(held.context.desk.undo())
    assert page.told() == ""


def test_what_was_told_of_another_step_stays(held: Holder, page: Surnames) -> None:
    page.do(Rename(collar="412KD", surname="Osei"))
    page.tell("Something else")
    held.hub.changed.emit(held.context.desk.undo())
    assert page.told() == "Something else"


def test_today_is_the_clock_s_or_the_sample_s_own(held: Holder) -> None:
    assert held.context.today() == date(2016, 12, 30)
    assert replace(held.context, past=Gate(START).gate()).today() == TODAY
