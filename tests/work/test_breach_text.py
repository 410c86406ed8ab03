"""Every breach has a sentence and a next step, in dates that people read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from string import Formatter

import pytest

from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.check import JUDGES
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.work.breach_text import breach_words, brief_message, days_text, texts
from tests.sources import PACKAGE

BREACH = Breach(
    rule="R5",
    bcu="EA",
    subject="E09000016",
    subject_name="Havering",
    days=Span(date(2017, 1, 10), date(2017, 1, 17)),
    severity="breach",
    variant="none",
)


def test_a_breach_reads_as_a_sentence_and_a_step() -> None:
    assert breach_words(BREACH) == (
        "Havering has no dedicated superintendent from Tue 10 to Mon 16 Jan 2017 (7 days).",
        "Dedicate a superintendent’s post to Havering.",
    )


def test_a_brief_message_leaves_the_days_out() -> None:
    assert brief_message(BREACH) == "Havering has no dedicated superintendent."
    few = replace(BREACH, rule="R2", variant="few", facts=(("count", 3), ("need", 4)))
    assert brief_message(few) == "Havering has 3 superintendents in post, not 4."


def test_facts_fill_the_sentence_and_an_end_is_told_as_the_last_day() -> None:
    facts = (
        ("person", "CI A. Varsani"),
        ("collar", "1KD"),
        ("rank", "DSupt"),
        ("standing", "temporary"),
        ("until", "2017-02-02"),
    )
    acting = replace(
        BREACH, rule="R9", variant="acting", facts=facts, subject="EA-S3", subject_name="Supt"
    )
    message, step = breach_words(acting)
    assert message.endswith(
        "(Supt), a post for the rank of DSupt, as temporary until Wed 1 Feb 2017."
    )
    assert step == "Lawful. Plan the next holder before Wed 1 Feb 2017."


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (Span(date(2017, 1, 10), date(2017, 1, 11)), "on Tue 10 Jan 2017"),
        (Span(date(2017, 1, 10)), "from Tue 10 Jan 2017 on"),
        (
            Span(date(2017, 1, 30), date(2017, 2, 2)),
            "from Mon 30 Jan to Wed 1 Feb 2017 (3 days)",
        ),
        (
            Span(date(2016, 12, 31), date(2017, 1, 2)),
            "from Sat 31 Dec 2016 to Sun 1 Jan 2017 (2 days)",
        ),
    ],
)
def test_days_are_told_without_saying_anything_twice(days: DaySpan, text: str) -> None:
    assert days_text(days) == text


def test_every_variant_that_a_rule_finds_has_a_text_and_no_text_is_left_over() -> None:
    folder = PACKAGE / "domain" / "model_check"
    source = "\n".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    variants = set(re.findall(r'Finding\("(\w+)"', source)) | {"few", "dwo", "pcso"}
    assert {key.split(".")[1] for key in texts()} == variants
    assert {key.split(".")[0] for key in texts()} == set(JUDGES)


def test_every_text_is_a_sentence_with_gaps_that_have_names() -> None:
    for words in texts().values():
        for text in words:
            assert text.endswith(".")
            assert all(name for _, name, _, _ in Formatter().parse(text) if name is not None)
