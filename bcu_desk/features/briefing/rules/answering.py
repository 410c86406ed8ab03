"""The question that a pack answers: which there are, of which days, and the part it makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from bcu_desk.domain.places import Borough
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day
from bcu_desk.features.briefing.rules.templates import ANSWER
from bcu_desk.features.briefing.rules.wanted import Reply, Wanted
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Words
from bcu_desk.work.packs.questions import Asking, Question
from bcu_desk.work.packs.sections import Part
from bcu_desk.work.places import borough_among
from bcu_desk.work.view import View

LONGEST = 731  # days
MONTHS = 3


def question_in(questions: Sequence[Question], name: str) -> Question:
    """A question by its name. Raises Refused `unknown_question`."""
    for question in questions:
        if question.name == name:
            return question
    known = tuple(question.name for question in questions)
    raise Refused("unknown_question", value=name[:60], known=known, field="question")


def asking_of(reader: Reader, reply: Reply) -> Asking:
    """What is asked, its borough found by code or name.

    Raises Refused `empty_span`, `question_too_long` or `unknown_borough`.
    """
    first, end = reply.from_day, reply.to_day
    if end <= first:
        raise Refused("empty_span", start=long_day(first), end=long_day(end), field="to")
    if (end - first).days > LONGEST:
        raise Refused("question_too_long", most=LONGEST, field="to")
    borough = borough_among(reader.every(Borough), reply.borough) if reply.borough else None
    return Asking(from_day=first, to_day=end, borough=borough)


def answered(
    reader: Reader, view: View, reply: Reply | None, questions: Sequence[Question]
) -> Part:
    """The part that answers; its first words say what was asked. Refused `question_needed`."""
    if reply is None:
        raise Refused("question_needed", field="question")
    question = question_in(questions, reply.question)
    part = question.read(reader, view, asking_of(reader, reply))
    return replace(part, blocks=(Words(f"{question.told}.", f"{question.title}."), *part.blocks))


def reply_for(on: date) -> Reply:
    """What is asked at first: the vacancies of three months up to a day, the day counted."""
    start = on.replace(day=1)
    for _ in range(MONTHS - 1):
        start = (start - timedelta(days=1)).replace(day=1)
    return Reply(question="vacancies", from_day=start, to_day=on + timedelta(days=1))


def with_reply(wanted: Wanted, reply: Reply | None, questions: Sequence[Question]) -> Wanted:
    """The same pack with a question, under a heading that names it where it is all there is."""
    if reply is None or ANSWER not in wanted.sections:
        return wanted
    heading = wanted.heading
    if wanted.sections == (ANSWER,):
        heading = f"{heading}: {question_in(questions, reply.question).title.lower()}"
    return msgspec.structs.replace(wanted, reply=reply, heading=heading)
