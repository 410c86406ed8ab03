"""Forms: values, what is missing, messages beside their field, Enter and Esc."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit import fields
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form

KEYS = Qt.Key
SPECS = (
    FieldSpec("who", "Person", "choice", (Option("a", "Ada", "free"), ("b", "Ben")), "Type a name"),
    FieldSpec("from", "From", "day"),
    FieldSpec("to", "To", "day", needed=False),
    FieldSpec("seats", "Seats", "number", hint="with the driver"),
    FieldSpec("paid", "Overtime is paid", "tick"),
    FieldSpec("how", "Standing", "segmented", (("own", "Own"), ("lent", "Lent"))),
    FieldSpec("at", "Starts", "moment"),
    FieldSpec("what", "Purpose", "text", hint="What for"),
    FieldSpec("why", "Reason", "note", needed=False),
)


class Sent:
    """What a form handed on, and how often it was cancelled."""

    def __init__(self) -> None:
        self.values: list[dict[str, object]] = []
        self.cancelled = 0

    def cancel(self) -> None:
        self.cancelled += 1


@pytest.fixture
def sent() -> Sent:
    return Sent()


@pytest.fixture
def form(show: Callable[[QWidget], QWidget], sent: Sent) -> Form:
    made = Form("page.lend", "Lend a thing", SPECS, ("Lend", sent.values.append), sent.cancel)
    show(made)
    return made


def fill(form: Form) -> None:
    form.set_value("who", "a")
    form.set_value("from", date(2017, 1, 23))
    form.set_value("at", "2017-01-23T06:00")
    form.set_value("what", "Patrol")


def test_a_filled_form_hands_on_every_value_by_name(form: Form, sent: Sent) -> None:
    fill(form)
    form.set_value("seats", 4)
    form.set_value("paid", value=True)
    form.set_value("how", "lent")
    form.send()
    assert sent.values == [
        {
            "who": "a",
            "from": date(2017, 1, 23),
            "to": None,
            "seats": 4,
            "paid": True,
            "how": "lent",
            "at": "2017-01-23T06:00",
            "what": "Patrol",
            "why": None,
        }
    ]
    assert form.trouble() == ""


def test_a_needed_field_left_empty_is_named_beside_it_and_takes_the_keyboard(
    form: Form, sent: Sent
) -> None:
    fill(form)
    form.set_value("what", "")
    form.send()
    assert sent.values == []
    assert form.trouble() == "Purpose is missing. Fill it in."
    field = form.field("what")
    assert field.hasFocus()
    assert field.property("error") == "true"
    notice = form.findChild(QWidget, "page.lend.trouble")
    below = notice.mapTo(form, QPoint()).y() - field.mapTo(form, QPoint(0, field.height())).y()
    assert 0 < below < 20


def test_words_that_are_none_of_the_choices_are_told_back(
    form: Form, sent: Sent, qtbot: QtBot
) -> None:
    fill(form)
    form.set_value("who", "")
    choice = form.field("who")
    assert isinstance(choice, fields.ChoiceField)
    qtbot.keyClicks(choice.edit, "Zoe")
    form.send()
    assert sent.values == []
    assert form.trouble() == "“Zoe” is none of the choices. Pick one from the list."


def test_enter_in_a_line_sends(form: Form, sent: Sent, qtbot: QtBot) -> None:
    fill(form)
    qtbot.keyClick(form.field("what"), KEYS.Key_Return)
    assert [values["what"] for values in sent.values] == ["Patrol"]


def test_enter_in_a_note_starts_a_line(form: Form, sent: Sent, qtbot: QtBot) -> None:
    fill(form)
    form.set_value("why", "one")
    note = form.field("why")
    note.setFocus()
    qtbot.keyClick(note, KEYS.Key_Return)
    assert sent.values == []
    assert form.values()["why"] == "\none"


def test_esc_cancels_with_nothing_handed_on(form: Form, sent: Sent, qtbot: QtBot) -> None:
    fill(form)
    qtbot.keyClick(form.field("what"), KEYS.Key_Escape)
    assert (sent.values, sent.cancelled) == ([], 1)


def test_esc_in_an_open_list_closes_the_list_first(form: Form, sent: Sent, qtbot: QtBot) -> None:
    choice = form.field("who")
    assert isinstance(choice, fields.ChoiceField)
    choice.show_matches("")
    qtbot.keyClick(choice.edit, KEYS.Key_Escape)
    assert (choice.list.isHidden(), sent.cancelled) == (True, 0)
    qtbot.keyClick(choice.edit, KEYS.Key_Escape)
    assert sent.cancelled == 1


def test_the_buttons_send_and_cancel(form: Form, sent: Sent, qtbot: QtBot) -> None:
    fill(form)
    qtbot.mouseClick(form.submit, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(form.cancel, Qt.MouseButton.LeftButton)
    assert (len(sent.values), sent.cancelled) == (1, 1)
    assert form.submit.text() == "Lend"


def test_a_refusal_offers_buttons_that_mend(form: Form, qtbot: QtBot) -> None:
    mended: list[str] = []
    form.show_refusal(
        "Taken until Wed 1 Feb.", "from", [("Start later", lambda: mended.append("x"))]
    )
    fix = form.findChild(QPushButton, "page.lend.trouble.fix.0")
    assert fix.text() == "Start later"
    qtbot.mouseClick(fix, Qt.MouseButton.LeftButton)
    assert mended == ["x"]
    form.clear_trouble()
    assert form.trouble() == ""
    assert form.field("from").property("error") == ""


def test_a_refusal_without_a_field_is_told_all_the_same(form: Form) -> None:
    form.show_refusal("The file is read only.", "no such field")
    assert form.trouble() == "The file is read only."


def test_a_second_refusal_takes_the_place_of_the_first(form: Form) -> None:
    form.show_refusal("One.", "from", [("Mend", lambda: None)])
    form.show_refusal("Two.", "what")
    assert form.trouble() == "Two."
    assert form.field("from").property("error") == ""
    assert form.field("what").property("error") == "true"


def test_fields_and_buttons_have_the_names_of_the_contract(form: Form) -> None:
    for spec in SPECS:
        assert form.findChild(QWidget, f"page.lend.{spec.name}") is not None, spec.name
    assert form.submit.objectName() == "page.lend.submit"
    assert form.cancel.objectName() == "page.lend.cancel"
    assert form.accessibleName() == "Lend a thing"


def test_every_field_has_a_label_that_is_its_buddy_or_its_own_words(form: Form) -> None:
    buddies = {label.buddy(): label.text() for label in form.findChildren(QLabel) if label.buddy()}
    for spec in SPECS:
        if spec.kind != "tick":
            assert buddies[form.field(spec.name)] == spec.label
    assert form.field("paid").text() == "Overtime is paid"


def test_a_day_and_the_day_after_it_stand_side_by_side(form: Form) -> None:
    start, end = form.field("from"), form.field("to")
    tops = {part.mapTo(form, QPoint()).y() for part in (start, end)}
    assert len(tops) == 1
    assert end.mapTo(form, QPoint()).x() > start.mapTo(form, QPoint(start.width(), 0)).x()


def test_an_open_day_starts_near_the_day_filled_in(form: Form, qtbot: QtBot) -> None:
    form.set_value("from", date(2017, 1, 23))
    qtbot.keyClick(form.field("to"), KEYS.Key_Up)
    assert form.values()["to"] == date(2017, 1, 23)


def test_other_choices_can_be_offered_later(form: Form) -> None:
    fill(form)
    form.offer("who", [Option("b", "Ben"), Option("c", "Cy")])
    assert form.values()["who"] is None
    form.set_value("who", "c")
    assert form.values()["who"] == "c"
    form.offer("what", [Option("b", "Ben")])
    assert form.values()["what"] == "Patrol"


def test_a_form_too_tall_for_its_place_scrolls_to_the_message(
    show: Callable[[QWidget], QWidget], sent: Sent
) -> None:
    place = QWidget()
    lines = QVBoxLayout(place)
    many = tuple(FieldSpec(f"f{n}", f"Field {n}", "text") for n in range(20))
    tall = Form("page.tall", "Tall", many, ("Go", sent.values.append), sent.cancel)
    lines.addWidget(tall)
    place.resize(400, 560)
    show(place)
    assert place.height() <= 600
    tall.show_refusal("Wrong.", "f19")
    notice = tall.findChild(QWidget, "page.tall.trouble")
    assert not notice.visibleRegion().isEmpty()
    assert tall.submit.visibleRegion().boundingRect().height() == tall.submit.height()


def test_what_sending_will_do_is_said_above_the_buttons_and_put_away(form: Form) -> None:
    before = form.sizeHint().height()
    form.say("Ben will drive on Mon 23 Jan.")
    notice = form.findChild(QWidget, "page.lend.said")
    assert notice.isVisible()
    assert form.said() == "Ben will drive on Mon 23 Jan."
    assert notice.mapTo(form, QPoint()).y() < form.submit.mapTo(form, QPoint()).y()
    form.say("")
    assert form.said() == ""
    assert not notice.isVisible()
    assert form.sizeHint().height() == before


def test_every_kind_of_field_tells_the_form_that_it_changed(form: Form, qtbot: QtBot) -> None:
    values = {
        "who": "a",
        "from": date(2017, 1, 23),
        "seats": 3,
        "paid": True,
        "how": "lent",
        "at": "2017-01-23T06:00",
        "what": "Patrol",
        "why": "Short",
    }
    for name, value in values.items():
        with qtbot.waitSignal(form.changed, timeout=1_000):
            form.set_value(name, value)


def test_a_field_may_stand_beside_the_one_before_and_a_part_of_ones_own_among_them(
    show: Callable[[QWidget], QWidget],
) -> None:
    specs = (
        FieldSpec("at", "Starts", "moment"),
        FieldSpec("end", "Ends", "moment", beside=True),
        FieldSpec("what", "Purpose", "text"),
    )
    made = Form("page.lend", "Lend a thing", specs, ("Lend", lambda _: None), lambda: None)
    first, middle = QLabel("first of all"), QLabel("in between")
    made.insert(first)
    made.insert(middle, after="end")
    show(made)
    made.resize(600, 500)

    def top(part: QWidget) -> int:
        return part.mapTo(made, QPoint(0, 0)).y()

    assert top(made.field("at")) == top(made.field("end"))
    assert top(first) < top(made.field("at")) < top(middle) < top(made.field("what"))


def test_labels_may_stand_at_the_left_of_their_fields(show: Callable[[QWidget], QWidget]) -> None:
    end = ("Lend", lambda _: None)
    made = Form("page.lend", "Lend a thing", SPECS, end, lambda: None, labels="left")
    show(made)
    made.resize(600, 700)
    labels = {label.text(): label for label in made.findChildren(QLabel) if label.buddy()}
    for spec in SPECS:
        field, label = made.field(spec.name), labels[spec.label]
        assert label.buddy() is field
        left = field.mapTo(made, QPoint(0, 0))
        assert label.mapTo(made, QPoint(0, 0)).x() + label.width() <= left.x()
