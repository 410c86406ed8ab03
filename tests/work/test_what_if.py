"""What would break if somebody were away or left, and how it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Post, Posting
from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.what_if import OF_PRESENCE
from bcu_desk.domain.people import Person
from bcu_desk.store.session import Reader
from bcu_desk.work.breach_text import breach_words
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.what_if import (
    COVERS,
    MESSAGES,
    away_message,
    away_step,
    what_if_away,
    what_if_ended,
)
from tests.builders import NOON
from tests.domain.model_check.worlds import a_person, day, days

PERSON = a_person(111, 4)


def _breach(rule: str, variant: str) -> Breach:
    return Breach(
        rule=rule,
        bcu="EA",
        subject="X",
        subject_name="Loxford",
        days=days(day(2, 6), day(2, 8)),
        severity="breach",
        variant=variant,
        facts=(("count", 1), ("need", 2)),
    )


def test_every_rule_of_presence_has_its_words() -> None:
    assert {key.split(".")[0] for key in MESSAGES} == OF_PRESENCE == set(COVERS)


@pytest.mark.parametrize(
    ("rule", "variant", "message"),
    [
        ("R1", "none", "Loxford has no BCU commander there"),
        ("R7", "dwo", "Loxford has 1 of 2 dedicated ward officers there"),
        ("R7", "pcso", "Loxford has 1 of 2 PCSOs there"),
    ],
)
def test_the_sentence_names_who_is_away_and_the_days(rule: str, variant: str, message: str) -> None:
    told = away_message(_breach(rule, variant), PERSON)
    assert told == f"{message} from Mon 6 to Tue 7 Feb 2017 (2 days): Ada Tembo111 is away."


def test_the_next_step_is_to_be_done_before() -> None:
    step = away_step(_breach("R2", "few"), PERSON)
    assert step == "Set acting cover with an end date before Ada Tembo111 leaves."


def test_an_answer_names_the_posts_and_words_each_break(made_sample: Path) -> None:
    away = days(day(2, 6), day(2, 20))
    with Desk(made_sample, Clock(NOON), read_only=True).reader() as reader:
        found = what_if_away(reader, _holder(reader, "EA-S1"), away)
    assert [post.code for post in found.posts] == ["EA-S1"]
    assert [item.breach.rule for item in found.breaks] == ["R2", "R3", "R5"]
    told = [found.words_of(item.breach) for item in found.breaks]
    assert all(words.message.endswith(f"{found.person.name} is away.") for words in told)
    assert (
        told[0].next_step == f"Set acting cover with an end date before {found.person.name} leaves."
    )


def test_an_end_is_told_as_the_check_would_tell_it(made_sample: Path) -> None:
    with Desk(made_sample, Clock(NOON), read_only=True).reader() as reader:
        found = what_if_ended(reader, "EA-S1", day(2, 6))
    told = [found.words_of(item.breach) for item in found.breaks]
    assert found.ended
    assert told == [breach_words(item.breach) for item in found.breaks]
    assert {item.breach.days.start for item in found.breaks} == {day(2, 6)}


def _holder(reader: Reader, code: str) -> str:
    post = next(row.id for row in reader.every(Post) if row.code == code)
    person = next(row.person_id for row in reader.every(Posting) if row.post_id == post)
    return next(row.collar for row in reader.every(Person) if row.id == person)
