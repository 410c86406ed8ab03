"""One of three desks is worked in the window, by mouse and keys; the others by the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from tests.builders import a_booking, a_file
from tests.journeys.hands import Hands, Start, settle
from tests.journeys.test_three_desks_that_never_meet import CLOCKS, Person
from tests.store.exchange.unseen.test_wards import a_ward_of
from tests.work.exchange.stations import digest_of

NAMES = {"412KD": "surname", "413KD": "surname", "EA-D1": "title"}


@pytest.fixture
def people(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[Person, Person, Person]:
    """The lead lets two in, and all have heard of one another; the clocks are not alike."""
    (tmp_path / "stick").mkdir()
    lead, two, three = (Person(tmp_path, name, monkeypatch, capsys) for name in CLOCKS)
    a_file(lead.file, a_booking(), *a_ward_of(3))
    for one in (two, three):
        card, join = one.stick / f"{one.name}.bcucard", one.stick / f"{one.name}.bcujoin"
        one.say("desk card", card, "--name", one.name.capitalize())
        lead.say("desk invite", lead.file, card, join)
        one.say("desk accept", join, one.file)
    two.take(lead.send("list.bcusync"))
    return lead, two, three


def drop(hands: Hands, *files: Path) -> None:
    """Drop files on the page."""
    mime, at, action = QMimeData(), QPointF(300, 300), Qt.DropAction.CopyAction
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), action, mime, left, none)
    QApplication.sendEvent(hands.page(), enter)
    assert enter.isAccepted()
    QApplication.sendEvent(hands.page(), QDropEvent(at, action, mime, left, none))
    settle()


def differ(lead: Person, three: Person) -> None:
    """Two desks change the same three fields, and each take an officer from one ward."""
    for one, post in ((lead, "EA-W0"), (three, "EA-W1")):
        for key, field in NAMES.items():
            record = "post" if field == "title" else "person"
            told = {field: f"{one.name.capitalize()} {key}"}
            one.run("correct", record=record, key=key, changes=told)
        one.run("end_posting", post=post, on="2017-03-01")


def told_by(one: Person) -> dict[str, str]:
    """What a desk calls the people and the posts."""
    people = one.say("show", one.file, "people")["rows"]
    posts = one.say("show", one.file, "posts")["rows"]
    names = {row["collar"]: row["name"] for row in people}
    return names | {row["code"]: row["title"] for row in posts}


def key_of(subject: str) -> str:
    """The key in what a conflict is about."""
    return next(key for key in NAMES if key in subject)


def to_decide(hands: Hands) -> str:
    """What the part that reviews says on its tab."""
    return hands.button("exchange.part.review").text()


def test_files_are_sent_dropped_and_decided_in_the_window_and_all_three_desks_end_alike(
    people: tuple[Person, Person, Person], start: Start
) -> None:
    lead, two, three = people
    differ(lead, three)
    two.run("correct", record="person", key="W2", changes={"forename": "Ileana"})
    brought = lead.send("from lead.bcusync"), three.send("from three.bcusync")
    two.say("info", two.file)  # the program starts with this profile
    hands = start(two.file, answers=(two.stick,))

    hands.click("nav.exchange")
    before = set(two.stick.iterdir())
    hands.click("exchange.send")
    (sent,) = set(two.stick.iterdir()) - before
    assert "Verified, safe to remove" in hands.words_of("exchange.send_side")
    carried = sent.rename(two.stick / "carried.bcusync")
    assert lead.take(carried)["state"] == "new"

    drop(hands, *brought)
    assert "From " in hands.words_of("exchange.preview")
    assert two.open_items() == (set(), [])
    assert hands.focus().objectName() == "exchange.apply"
    hands.press("Return")
    hands.labelled("Review").click()
    settle()
    assert to_decide(hands) == "Review 4"
    found = two.say("show", two.file, "conflicts")["rows"]
    hands.part("exchange.review").setFocus()
    hands.press("Home", "K")
    assert to_decide(hands) == "Review 3"
    hands.press("Ctrl+Z")
    assert to_decide(hands) == "Review 4"
    assert hands.last_step().startswith("Undone: Decide ")
    hands.press("Home", "K", "T", "E")
    hands.press("Ctrl+A")
    hands.write("Agreed on the telephone")
    hands.press("Return")
    assert to_decide(hands) == "Review 1"
    assert hands.sees("exchange.uphold.0")
    hands.press("1")
    assert to_decide(hands) == "Review"
    assert hands.button("status.conflicts").text() == "No conflicts"
    assert hands.button("status.clashes").text() == "No clashes"

    hands.click("exchange.part.send")
    hands.click("exchange.send")
    (sent,) = set(two.stick.iterdir()) - before - {carried}
    for one in (lead, three):
        assert one.take(sent)["state"] == "new"
    lead.take(three.send("what is left.bcusync"))
    assert [one.open_items() for one in people] == [(set(), [])] * 3
    assert len({digest_of(one.file) for one in people}) == 1
    said = told_by(lead)
    kept, taken, entered = (said[key_of(one["subject"])] for one in found)
    assert kept.endswith(found[0]["shown"])
    assert not taken.endswith(found[1]["shown"])
    assert any(taken.endswith(side.rpartition(" (")[0]) for side in found[1]["sides"])
    assert entered.endswith("Agreed on the telephone")
