"""What a form asks, and when its answer is shown."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.assignments.model.asking import QUESTIONS, Asking, question_of
from bcu_desk.features.assignments.page import AssignmentsPage
from bcu_desk.features.assignments.rules.details import Detail
from bcu_desk.work.desk import Desk
from tests.domain.model_check.worlds import day
from tests.features.assignments.conftest import Open

AWAY: dict[str, object] = {"from": day(2, 6), "to": day(2, 19)}


def _asking(page: AssignmentsPage) -> tuple[Asking, list[Detail]]:
    shown: list[Detail] = []
    return Asking(page, lambda found, _form: shown.append(found)), shown


def _holder(page: AssignmentsPage, post: str) -> str:
    found = page.side.inspector
    page.focus_key(post)
    assert found.title.text()
    return page.chosen().split("|")[2]


def test_days_that_can_not_be_are_refused_at_their_field(qapp: QApplication) -> None:
    with pytest.raises(Refused) as told:
        question_of("if_away", {"person": "1KD", "from": day(2, 6), "to": day(2, 5)})
    assert (told.value.code, told.value.facts["field"]) == ("last_before_first", "to")


def test_the_last_day_away_and_in_post_are_the_last_inside(open_page: Open, desk: Desk) -> None:
    person = _holder(open_page(), "EA-S2")
    with desk.reader() as reader:
        away = question_of("if_away", {**AWAY, "person": person})(reader)
        ended = question_of("if_ended", {"post": "EA-S2", "last": day(2, 5)})(reader)
    assert (away.days.start, away.days.end) == (day(2, 6), day(2, 20))
    assert ended.days.start == day(2, 6)
    assert {"if_away", "if_ended"} == QUESTIONS


def test_an_answer_is_kept_to_be_asked_again_until_it_is_forgotten(open_page: Open) -> None:
    page = open_page()
    asking, shown = _asking(page)
    assert not asking.again()
    assert asking.before() is None
    person = _holder(page, "EA-S2")
    asking.ask("if_away", {**AWAY, "person": person}, None)
    assert asking.again()
    assert [one.title for one in shown] == [shown[0].title] * 2
    before = asking.before()
    assert before is not None
    assert (before.person, before.first, before.last) == (person, day(2, 6), day(2, 19))
    asking.forget()
    assert not asking.again()


def test_somebody_unknown_is_told_above_the_page_and_nothing_is_kept(open_page: Open) -> None:
    page = open_page()
    asking, shown = _asking(page)
    asking.ask("if_away", {**AWAY, "person": "nobody"}, None)
    assert shown == []
    assert "nobody" in page.told()
    assert not asking.again()
