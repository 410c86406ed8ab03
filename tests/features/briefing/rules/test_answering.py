"""A pack that answers a question: which, of which days, of which borough; nonsense refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.briefing.rules.answering import reply_for, with_reply
from bcu_desk.features.briefing.rules.composing import Pack, Sources
from bcu_desk.features.briefing.rules.making import read_pack
from bcu_desk.features.briefing.rules.wanted import Reply, Wanted
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from tests.features.briefing.conftest import DAY, SIX, a_wanted

REPLY = Reply(question="posts", from_day=date(2017, 1, 9), to_day=date(2017, 2, 1))


def _asked(sources: Sources, **changes: object) -> Wanted:
    wanted = a_wanted("reply", "OFFICIAL")
    return with_reply(wanted, msgspec.structs.replace(REPLY, **changes), sources.questions)


def _pack(path: Path, sources: Sources, wanted: Wanted) -> Pack:
    with Desk(path, Clock(SIX), read_only=True).reader() as reader:
        return read_pack(reader, wanted, sources)


def test_the_heading_names_the_question_and_the_pack_its_borough(
    made_sample: Path, sources: Sources
) -> None:
    pack = _pack(made_sample, sources, _asked(sources, borough="Havering"))
    assert (pack.wanted.heading, pack.covers) == ("Answer: posts", "Havering")
    assert pack.parts[0].part.note == "Havering, Mon 9 Jan 2017 to Tue 31 Jan 2017"
    assert pack.tables()[0].title == "By borough"
    again = _pack(made_sample, sources, _asked(sources, borough="Havering"))
    assert again.digest == pack.digest


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"to_day": date(2017, 1, 9)}, "empty_span"),
        ({"to_day": date(2020, 1, 9)}, "question_too_long"),
        ({"borough": "Atlantis"}, "unknown_borough"),
    ],
)
def test_odd_questions_are_refused(
    made_sample: Path, sources: Sources, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused, match=code):
        _pack(made_sample, sources, _asked(sources, **changes))


def test_an_answer_needs_a_question_that_there_is(made_sample: Path, sources: Sources) -> None:
    with pytest.raises(Refused, match="question_needed"):
        _pack(made_sample, sources, a_wanted("reply", "OFFICIAL"))
    with pytest.raises(Refused, match="unknown_question"):
        _asked(sources, question="weather")


def test_a_pack_without_an_answer_has_no_question() -> None:
    wanted = a_wanted("daily")
    assert with_reply(wanted, REPLY, ()) == wanted


def test_at_first_three_months_up_to_the_day_are_asked_about() -> None:
    reply = reply_for(DAY)
    assert (reply.from_day, reply.to_day) == (date(2016, 11, 1), date(2017, 1, 24))
