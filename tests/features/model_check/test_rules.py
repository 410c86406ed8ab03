"""The sentences of what breaks while somebody is away."""

from __future__ import annotations

import pytest

from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.what_if import OF_PRESENCE
from bcu_desk.features.model_check.rules import COVERS, MESSAGES, away_message, away_step
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
