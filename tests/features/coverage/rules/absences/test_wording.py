"""Times and warnings as sentences tell them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.rota.taken import Minutes
from bcu_desk.features.coverage.rules.absences.effects import Warn
from bcu_desk.features.coverage.rules.absences.wording import span_words, warning
from bcu_desk.work.sentences import sentence
from tests.features.coverage.away import a_desk_with, board, minutes


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        ("2017-01-26T14:00", "2017-01-26T23:00", "Thu 26 Jan 2017 14:00 to 23:00"),
        ("2017-01-26T22:00", "2017-01-27T07:00", "Thu 26 Jan 2017 22:00 to Fri 27 Jan 2017 07:00"),
        ("2017-01-26T00:00", "2017-01-27T00:00", "all Thu 26 Jan 2017"),
        ("2017-01-26T00:00", "2017-01-29T00:00", "Thu 26 Jan 2017 to Sat 28 Jan 2017"),
        ("2017-03-26T00:00", "2017-03-27T00:00", "all Sun 26 Mar 2017"),
    ],
)
def test_whole_days_are_told_by_their_first_and_last(start: str, end: str, told: str) -> None:
    assert span_words(minutes(start, end)) == told


def test_warnings_are_sentences(tmp_path: Path) -> None:
    found = board(a_desk_with(tmp_path))
    day = date(2017, 1, 26)
    code, facts = warning(found, Warn(5000001, day, days=3))
    assert sentence(code, facts) == (
        "Ring-fence: Ward 1 is left without a DWO to hand on Thu 26 Jan 2017 and 2 more days."
        " See who can cover it."
    )
    code, facts = warning(found, Warn(5000001, day, minutes=Minutes(115, 1000), limit=10))
    assert sentence(code, facts) == (
        "Over the limit: Ward 1 reaches 11.5 % of rostered duty abstracted in January 2017;"
        " the limit is 10 % (R13)."
    )
